//! The private key file that a user asks for.

use serde::{Deserialize, Serialize};

use super::PrivateFormat;
use crate::key::KeyType;

/// A private key file by the name that users know it by. Each has an extension of its own, so that the
/// files of one key lie side by side in one folder.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivateFile {
    /// What EC2 itself would have given: PKCS#1 for RSA, `openssh-key-v1` for Ed25519.
    #[default]
    Pem,
    /// PuTTY's, for PuTTY 0.75 and later.
    Ppk,
    /// `openssh-key-v1` for every type of key, as `ssh-keygen` writes it.
    OpenSsh,
    /// PKCS#8 for every type of key.
    Pkcs8,
    /// PuTTY's, for PuTTY up to 0.74.
    Ppk2,
}

impl PrivateFile {
    /// Every file, in the order in which they should be offered.
    pub const ALL: [Self; 5] = [Self::Pem, Self::Ppk, Self::OpenSsh, Self::Pkcs8, Self::Ppk2];

    /// The format that the file has for this type of key.
    #[must_use]
    pub fn format(self, key_type: KeyType) -> PrivateFormat {
        match self {
            Self::Pem if key_type == KeyType::Ed25519 => PrivateFormat::OpenSsh,
            Self::Pem => PrivateFormat::Pkcs1,
            Self::Ppk => PrivateFormat::Ppk3,
            Self::OpenSsh => PrivateFormat::OpenSsh,
            Self::Pkcs8 => PrivateFormat::Pkcs8,
            Self::Ppk2 => PrivateFormat::Ppk2,
        }
    }

    /// What follows the key's name in the file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            // For an Ed25519 key, too, whose format has no extension of its own.
            Self::Pem => ".pem",
            Self::Ppk => PrivateFormat::Ppk3.metadata().extension,
            Self::OpenSsh => PrivateFormat::OpenSsh.metadata().extension,
            Self::Pkcs8 => PrivateFormat::Pkcs8.metadata().extension,
            Self::Ppk2 => PrivateFormat::Ppk2.metadata().extension,
        }
    }

    /// Whether PuTTY opens it, and OpenSSH does not.
    #[must_use]
    pub fn is_putty(self) -> bool {
        matches!(self, Self::Ppk | Self::Ppk2)
    }
}
