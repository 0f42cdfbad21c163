//! The name of a key's files, made from the name of the key pair.

use super::KeyName;
use crate::format::{PrivateFile, PublicFormat};

/// A file name without its extension that every file system and every shell takes as it is.
///
/// What is not an ASCII letter, a digit or one of `. _ @ + = -` becomes a hyphen, so no command
/// needs to quote the file and no browser renames it. A `.pem`, `.pub` or `.ppk` at the end of the
/// name is not repeated; names that begin with another sign than `_` or `+`, which some shell would
/// obey, and the names that Windows keeps for devices, get `key-` in front; and at most [`FileStem::MAX_BYTES`] bytes are kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileStem(String);

impl FileStem {
    /// The longest stem in bytes: file systems take 255 with the extension, and browsers add
    /// " (1)" to a name that exists.
    pub const MAX_BYTES: usize = 200;

    /// The stem for the files of the key pair `name`.
    #[must_use]
    pub fn of(name: &KeyName) -> Self {
        let mut name = name.as_str();
        while let Some(extension) = known_extension(name) {
            name = &name[..name.len() - extension.len()];
        }
        let safe = |c: char| if c.is_ascii_alphanumeric() || "._@+=-".contains(c) { c } else { '-' };
        let stem: String = name.chars().map(safe).take(Self::MAX_BYTES).collect();
        let bare = stem.trim_start_matches(SPECIAL_FIRST).trim_end_matches('.');
        Self(match bare {
            "" => "key".to_owned(),
            _ if stem.starts_with(SPECIAL_FIRST) || is_device(bare) => format!("key-{bare}"),
            _ => bare.to_owned(),
        })
    }

    /// The private key's file name.
    #[must_use]
    pub fn private(&self, file: PrivateFile) -> String {
        format!("{}{}", self.0, file.extension())
    }

    /// The public key's file name.
    #[must_use]
    pub fn public(&self, format: PublicFormat) -> String {
        format!("{}{}", self.0, format.metadata().extension)
    }
}

/// A dot hides a file, a hyphen makes it an option, zsh looks up what follows `=`, and PowerShell
/// splats what follows `@`.
const SPECIAL_FIRST: [char; 4] = ['.', '-', '=', '@'];

/// The extension at the end of `name` that the files of a key pair have, in any case of letters.
pub(super) fn known_extension(name: &str) -> Option<&str> {
    let (stem, _) = name.rsplit_once('.')?;
    let extension = &name[stem.len()..];
    let known = [".pem", ".pub", ".ppk"].iter().any(|known| extension.eq_ignore_ascii_case(known));
    (known && !stem.is_empty()).then_some(extension)
}

/// Names that Windows reserves, with or without an extension ("Naming Files, Paths, and
/// Namespaces", Win32 documentation).
fn is_device(stem: &str) -> bool {
    let base = stem.split('.').next().unwrap_or_default().to_ascii_lowercase();
    let numbered = |device| {
        base.strip_prefix(device).is_some_and(|n| n.len() == 1 && n.bytes().all(|b| b.is_ascii_digit()))
    };
    ["con", "prn", "aux", "nul"].contains(&base.as_str()) || numbered("com") || numbered("lpt")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(name: &str) -> String {
        FileStem::of(&KeyName::new(name).unwrap()).0
    }

    #[test]
    fn stems() {
        for (name, expected) in [
            ("my-key", "my-key"),
            ("my key", "my-key"),
            ("jane@example.com", "jane@example.com"),
            ("a/b\\c:d*e?f\"g<h>i|j", "a-b-c-d-e-f-g-h-i-j"),
            ("$HOME `id` 'x'", "key-HOME--id---x-"),
            ("my-key.pem", "my-key"),
            ("my-key.PEM", "my-key"),
            ("my-key.pem.pem", "my-key"),
            ("x.pub.pem", "x"),
            ("=ls", "key-ls"),
            ("@team", "key-team"),
            (".pem", "key-pem"),
            ("..", "key"),
            ("-rf", "key-rf"),
            ("a.", "a"),
            ("con", "key-con"),
            ("Com1.x", "key-Com1.x"),
            ("com10", "com10"),
            ("console", "console"),
        ] {
            assert_eq!(stem(name), expected, "{name:?}");
        }
        assert_eq!(stem(&"a".repeat(255)).len(), FileStem::MAX_BYTES);
    }

    #[test]
    fn file_names() {
        let stem = FileStem::of(&KeyName::new("my key").unwrap());
        assert_eq!(stem.private(PrivateFile::Pem), "my-key.pem");
        assert_eq!(stem.private(PrivateFile::OpenSsh), "my-key");
        assert_eq!(stem.public(PublicFormat::Line), "my-key.pub");
        // No two files of one key have the same name.
        let mut names: Vec<_> = PrivateFile::ALL.map(|file| stem.private(file)).into();
        names.extend(PublicFormat::ALL.map(|format| stem.public(format)));
        let count = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), count);
    }
}
