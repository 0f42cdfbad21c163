//! The files a key lives in: one module for each format, listed by one exhaustive `match`.
//!
//! To add a private key format, write its module and follow the compiler from
//! [`PrivateFormat`].

pub mod openssh;
mod pem;
pub mod pkcs1;
pub mod pkcs8;
pub mod public_line;
mod secret;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use secret::Secret;

use crate::key::{KeyPair, PrivateKey};

/// The formats in which a private key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivateFormat {
    /// PKCS#1 PEM, RSA only: see [`pkcs1`].
    Pkcs1,
    /// `openssh-key-v1`: see [`openssh`].
    OpenSsh,
}

/// What a format is called, and how a browser is told of its files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The format's usual name.
    pub name: &'static str,
    /// The media type to download it under.
    pub media_type: &'static str,
}

/// Why a file could not be written or read. Never contains any of the file's content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// The format has no form for this type of key.
    KeyType,
    /// The text is not in this format, or is damaged.
    Malformed,
    /// The parts of the key do not agree with each other.
    Inconsistent,
}

impl PrivateFormat {
    /// The format's metadata.
    #[must_use]
    pub fn metadata(self) -> &'static Metadata {
        match self {
            Self::Pkcs1 => &pkcs1::METADATA,
            Self::OpenSsh => &openssh::METADATA,
        }
    }

    /// The format's usual name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.metadata().name
    }

    /// Writes the private key file.
    ///
    /// # Errors
    /// [`FormatError::KeyType`] if the format does not know this type of key.
    pub fn write(self, pair: &KeyPair) -> Result<Secret, FormatError> {
        match self {
            Self::Pkcs1 => pkcs1::write(pair),
            Self::OpenSsh => Ok(openssh::write(pair)),
        }
    }

    /// Reads a private key file.
    ///
    /// # Errors
    /// [`FormatError::Malformed`] or [`FormatError::Inconsistent`].
    pub fn read(self, file: &Secret) -> Result<KeyPair, FormatError> {
        match self {
            Self::Pkcs1 => pkcs1::read(file),
            Self::OpenSsh => openssh::read(file),
        }
    }
}

/// The private key file that a user asks for, by the name that EC2's console uses for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivateFile {
    /// What EC2 itself would have given: PKCS#1 for RSA, `openssh-key-v1` for Ed25519.
    #[default]
    Pem,
    /// `openssh-key-v1` for every type of key, as `ssh-keygen` writes it.
    OpenSsh,
}

impl PrivateFile {
    /// Every choice, in the order in which a form should offer them.
    pub const ALL: [Self; 2] = [Self::Pem, Self::OpenSsh];

    /// The format that the file has for `key`.
    #[must_use]
    pub fn format(self, key: &PrivateKey) -> PrivateFormat {
        match (self, key) {
            (Self::Pem, PrivateKey::Rsa(_)) => PrivateFormat::Pkcs1,
            (Self::Pem, PrivateKey::Ed25519(_)) | (Self::OpenSsh, _) => PrivateFormat::OpenSsh,
        }
    }

    /// What follows the key's name in the file's name; OpenSSH's own files have no extension.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pem => ".pem",
            Self::OpenSsh => "",
        }
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::KeyType => "the format has no form for this type of key",
            Self::Malformed => "the text is not in this format, or is damaged",
            Self::Inconsistent => "the parts of the key do not agree with each other",
        })
    }
}

impl std::error::Error for FormatError {}
