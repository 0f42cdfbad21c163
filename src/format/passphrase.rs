//! Passphrases: what protects a private key file at rest.

mod strength;

use std::fmt;

pub use strength::Strength;

use serde::{Deserialize, Serialize};

use super::Secret;

/// A passphrase as the bytes of its UTF-8. Wiped when dropped, compared in constant time, never
/// printed.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passphrase(Secret);

/// Why a passphrase is not taken for a new file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassphraseError {
    /// It has fewer bytes than [`Passphrase::MIN_BYTES`].
    TooShort,
    /// It has more bytes than [`Passphrase::MAX_BYTES`].
    TooLong,
    /// It contains a control character, which nobody can type at a prompt.
    Control,
}

impl Passphrase {
    /// `ssh-keygen` makes no key with a shorter one.
    pub const MIN_BYTES: usize = 5;
    /// OpenSSH reads 1,023 bytes at its prompt, and OpenSSL as many.
    pub const MAX_BYTES: usize = 1023;

    /// The passphrase of a file that exists; it is as its owner once chose it.
    #[must_use]
    pub fn of_file(bytes: Vec<u8>) -> Self {
        Self(Secret::new(bytes))
    }

    /// A passphrase for a new file.
    ///
    /// # Errors
    /// [`PassphraseError`], if some program could not open the file with it.
    pub fn new(secret: &Secret) -> Result<Self, PassphraseError> {
        let bytes = secret.expose();
        let text = str::from_utf8(bytes).map_err(|_| PassphraseError::Control)?;
        if text.chars().any(char::is_control) {
            Err(PassphraseError::Control)
        } else if bytes.len() < Self::MIN_BYTES {
            Err(PassphraseError::TooShort)
        } else if bytes.len() > Self::MAX_BYTES {
            Err(PassphraseError::TooLong)
        } else {
            Ok(Self::of_file(bytes.to_vec()))
        }
    }

    /// The bytes, on loan.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.expose()
    }
}

impl fmt::Display for PassphraseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooShort => "the passphrase has fewer than 5 characters",
            Self::TooLong => "the passphrase is longer than 1023 bytes",
            Self::Control => "the passphrase contains a control character",
        })
    }
}

impl std::error::Error for PassphraseError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        let error = |text: &str| Passphrase::new(&Secret::new(text.into())).err();
        assert_eq!(error("1234"), Some(PassphraseError::TooShort));
        assert_eq!(error("12345"), None);
        assert_eq!(error(&"x".repeat(1023)), None);
        assert_eq!(error(&"x".repeat(1024)), Some(PassphraseError::TooLong));
        assert_eq!(error("tab\there"), Some(PassphraseError::Control));
        assert_eq!(error("Grüße, mit Leerzeichen"), None);
        assert_eq!(Passphrase::new(&Secret::new(vec![0xff; 8])).err(), Some(PassphraseError::Control));
    }
}
