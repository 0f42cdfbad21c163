//! Quoting for POSIX shells.

/// `word` as one word of a POSIX shell ("Shell Command Language", POSIX.1-2017, 2.2).
///
/// A word of harmless characters stays as it is. Anything else goes into single quotes, within
/// which nothing is special; a single quote itself is written as `'\''`. Not for PowerShell or
/// `cmd.exe`, which quote otherwise.
pub(super) fn quote(word: &str) -> String {
    let harmless = |c: char| c.is_ascii_alphanumeric() || "._+/:-".contains(c);
    if !word.is_empty() && word.chars().all(harmless) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', r"'\''"))
    }
}

#[cfg(test)]
mod tests {
    use super::quote;

    #[test]
    fn words() {
        assert_eq!(quote("my-key"), "my-key");
        assert_eq!(quote("my key"), "'my key'");
        assert_eq!(quote("$(id)"), "'$(id)'");
        assert_eq!(quote("it's"), r"'it'\''s'");
        assert_eq!(quote("~"), "'~'");
        assert_eq!(quote("=ls"), "'=ls'");
        assert_eq!(quote("a,b"), "'a,b'");
        assert_eq!(quote(""), "''");
    }
}
