//! The name of a key pair in EC2.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A name that EC2 takes: 1 to 255 ASCII characters without a space at either end ("Create a key
/// pair for your Amazon EC2 instance", EC2 User Guide). Control characters, which the guide does
/// not mention, are refused too: no name needs them and a terminal may obey them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyName(String);

/// Why a text cannot be the name of a key pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyNameError {
    /// Nothing was given.
    Empty,
    /// It begins or ends with a space.
    OuterSpace,
    /// It contains this character, which is not printable ASCII.
    Character(char),
    /// It has this many characters, more than [`KeyName::MAX_CHARACTERS`].
    TooLong(usize),
}

impl KeyName {
    /// The longest name, in characters.
    pub const MAX_CHARACTERS: usize = 255;

    /// Takes `text` as a name.
    ///
    /// # Errors
    /// [`KeyNameError`] says what must be changed.
    pub fn new(text: &str) -> Result<Self, KeyNameError> {
        if text.is_empty() {
            return Err(KeyNameError::Empty);
        }
        if text.trim() != text {
            return Err(KeyNameError::OuterSpace);
        }
        if let Some(character) = text.chars().find(|c| !matches!(c, ' '..='~')) {
            return Err(KeyNameError::Character(character));
        }
        if text.len() > Self::MAX_CHARACTERS {
            return Err(KeyNameError::TooLong(text.len()));
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether the name ends like a file of this program, which is seldom meant: EC2 takes the
    /// name as it stands, and the files get their own endings.
    #[must_use]
    pub fn looks_like_a_file(&self) -> bool {
        super::file_stem::known_extension(&self.0).is_some()
    }
}

impl TryFrom<String> for KeyName {
    type Error = KeyNameError;
    fn try_from(text: String) -> Result<Self, KeyNameError> {
        Self::new(&text)
    }
}

impl From<KeyName> for String {
    fn from(name: KeyName) -> Self {
        name.0
    }
}

impl fmt::Display for KeyNameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("the key pair name is empty"),
            Self::OuterSpace => f.write_str("the key pair name begins or ends with a space"),
            Self::Character(_) => {
                f.write_str("the key pair name has a character that is not printable ascii")
            }
            Self::TooLong(length) => write!(f, "the key pair name has {length} characters, more than 255"),
        }
    }
}

impl std::error::Error for KeyNameError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_ec2_takes() {
        for text in ["k", "my-key", "my key", "a/b:c", "-rf", "~", &"a".repeat(255)] {
            assert_eq!(KeyName::new(text).unwrap().as_str(), text);
        }
    }

    #[test]
    fn names_that_it_does_not_take() {
        use KeyNameError::*;
        for (text, error) in [
            ("", Empty),
            (" ", OuterSpace),
            (" a", OuterSpace),
            ("a ", OuterSpace),
            ("a\u{a0}", OuterSpace),
            ("ä", Character('ä')),
            ("a\tb", Character('\t')),
            ("a\0b", Character('\0')),
            ("🔑", Character('🔑')),
            (&"a".repeat(256), TooLong(256)),
        ] {
            assert_eq!(KeyName::new(text), Err(error), "{text:?}");
        }
    }

    #[test]
    fn names_that_look_like_files() {
        let looks = |text| KeyName::new(text).unwrap().looks_like_a_file();
        assert!(looks("my-key.pem") && looks("my-key.PEM") && looks("x.pub") && looks("x.ppk"));
        assert!(!looks("my-key") && !looks("pem") && !looks("my.key"));
    }
}
