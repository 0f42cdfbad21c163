//! `authorized_keys`: public key lines, each with the options that `sshd` applies to it.
//!
//! ```text
//! # comment
//! ssh-ed25519 AAAA… comment
//! from="10.0.0.0/8",no-pty ssh-rsa AAAA… comment
//! ```
//!
//! See the section on its format in sshd(8). It is read, not written: a line without options is
//! [`public_line`].

use super::{ReadError, public_line};
use crate::key::{Comment, PublicKey};

/// One line that holds a key, or should.
#[derive(Debug, PartialEq, Eq)]
pub struct Entry {
    /// The number of the line, from 1.
    pub line: usize,
    /// The options as they stand before the key; mostly empty.
    pub options: String,
    /// The key, or what is wrong with it.
    pub key: Result<(PublicKey, Comment), ReadError>,
}

/// Reads every line that is neither empty nor a comment.
pub(super) fn read(text: &[u8]) -> Vec<Entry> {
    let lines = text.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).enumerate();
    let entry = |(index, line): (usize, &[u8])| {
        let (options, rest) = split_options(line);
        let options = String::from_utf8_lossy(options).into_owned();
        Entry { line: index + 1, options, key: public_line::read(rest) }
    };
    lines.filter(|(_, line)| !line.is_empty() && !line.starts_with(b"#")).map(entry).collect()
}

/// A line begins with options if its first word is no type of key but its second one is. White space
/// between double quotes does not end a word, and `\"` does not end the quotes.
fn split_options(line: &[u8]) -> (&[u8], &[u8]) {
    let (mut quoted, mut escaped) = (false, false);
    let end = line.iter().position(|byte| {
        let ends = !quoted && matches!(byte, b' ' | b'\t');
        quoted ^= *byte == b'"' && !escaped;
        escaped = *byte == b'\\' && !escaped;
        ends
    });
    let (options, rest) = line.split_at(end.unwrap_or(line.len()));
    let rest = rest.trim_ascii();
    let first_of_rest = rest.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    if !public_line::is_key_type(options) && public_line::is_key_type(first_of_rest) {
        (options, rest)
    } else {
        (&[], line)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_told_from_keys() {
        for (line, options) in [
            ("ssh-ed25519 AAAA x", ""),
            ("no-pty ssh-ed25519 AAAA x", "no-pty"),
            ("command=\"a b\",no-pty\tssh-rsa AAAA", "command=\"a b\",no-pty"),
            ("command=\"say \\\"hi there\\\"\" ssh-rsa AAAA", "command=\"say \\\"hi there\\\"\""),
            ("ssh-rsa ssh-rsa ssh-rsa", ""),
            ("just some words", ""),
            ("command=\"never closed ssh-rsa AAAA", ""),
        ] {
            assert_eq!(split_options(line.as_bytes()).0, options.as_bytes(), "{line}");
        }
    }

    #[test]
    fn every_line_is_told_of() {
        let entries = read(b"\n# a comment\n  ecdsa-sha2-nistp256 AAAA x\n\nnot a key\n");
        assert_eq!(entries.iter().map(|entry| entry.line).collect::<Vec<_>>(), [3, 5]);
        assert_eq!(entries[0].key, Err(ReadError::Foreign(super::super::Foreign::Ecdsa)));
        assert_eq!(entries[1].key, Err(ReadError::Unknown("key type")));
    }
}
