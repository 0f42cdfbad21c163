//! The files a key lives in: one module for each format, listed by one exhaustive `match`.
//!
//! Every file is written from a [`KeyPair`]; the same pair and [`Lock`] give the same bytes. Every
//! file is read by [`detect()`], which says what it is before anyone is asked for a passphrase.
//!
//! To add a format, write its module with its layout and `METADATA`, and follow the compiler from
//! [`PrivateFormat`] or [`PublicFormat`].

mod authorized_keys;
mod blob;
mod choice;
mod cipher;
mod der;
mod detect;
mod error;
mod foreign;
mod input;
mod kdf;
mod legacy_pem;
mod lock;
pub mod openssh;
mod passphrase;
mod pem;
pub mod pkcs1;
pub mod pkcs1_public;
pub mod pkcs8;
pub mod ppk;
pub mod public_line;
pub mod rfc4716;
mod secret;
pub mod spki;

use serde::{Deserialize, Serialize};

pub use authorized_keys::Entry;
pub use choice::PrivateFile;
pub use detect::{Content, Detected, Encryption, Format, detect};
pub use error::{ReadError, WriteError};
pub use foreign::Foreign;
pub use input::MAX_BYTES;
pub use kdf::Argon2Cost;
pub use lock::Lock;
pub use passphrase::{Passphrase, PassphraseError, Strength};
pub use secret::Secret;

use crate::key::{KeyPair, PrivateKey};

/// What a format is called, and what its files are like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The format's usual name.
    pub label: &'static str,
    /// What follows the key's name in the file's name, so that no two formats have the same.
    pub extension: &'static str,
    /// The media type to download it under.
    pub media_type: &'static str,
    /// The permissions that the file should have on Unix.
    pub unix_mode: u32,
    /// Who needs it: names of programs, in no language.
    pub readers: &'static str,
}

/// The formats in which a private key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PrivateFormat {
    /// PKCS#1 PEM, RSA only and without a passphrase only: see [`pkcs1`].
    Pkcs1,
    /// PKCS#8 PEM: see [`pkcs8`].
    Pkcs8,
    /// `openssh-key-v1`: see [`openssh`].
    OpenSsh,
    /// PuTTY's format, version 3: see [`ppk`].
    Ppk3,
    /// PuTTY's format, version 2: see [`ppk`].
    Ppk2,
}

impl PrivateFormat {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Pkcs1, Self::Pkcs8, Self::OpenSsh, Self::Ppk3, Self::Ppk2];

    /// The format's metadata.
    #[must_use]
    pub fn metadata(self) -> &'static Metadata {
        match self {
            Self::Pkcs1 => &pkcs1::METADATA,
            Self::Pkcs8 => &pkcs8::METADATA,
            Self::OpenSsh => &openssh::METADATA,
            Self::Ppk3 => &ppk::METADATA_3,
            Self::Ppk2 => &ppk::METADATA_2,
        }
    }

    /// Whether the format has a form for this type of key.
    #[must_use]
    pub fn knows(self, key: &PrivateKey) -> bool {
        match self {
            Self::Pkcs1 => matches!(key, PrivateKey::Rsa(_)),
            Self::Pkcs8 | Self::OpenSsh | Self::Ppk3 | Self::Ppk2 => true,
        }
    }

    /// Whether the format can be protected by a passphrase.
    #[must_use]
    pub fn can_encrypt(self) -> bool {
        match self {
            Self::Pkcs1 => false,
            Self::Pkcs8 | Self::OpenSsh | Self::Ppk3 | Self::Ppk2 => true,
        }
    }

    /// How many passphrases one computer with graphics processors can try in a second on a file that
    /// was written here: the order of magnitude.
    #[must_use]
    pub fn guesses_per_second(self) -> f64 {
        match self {
            // Two calls of SHA-1.
            Self::Ppk2 => 1e10,
            // The derivations are slow by design.
            Self::Pkcs1 | Self::Pkcs8 | Self::OpenSsh | Self::Ppk3 => 1e4,
        }
    }

    /// Writes the private key file, encrypted if there is a lock.
    ///
    /// # Errors
    /// [`WriteError`]: see [`PrivateFormat::knows`] and [`PrivateFormat::can_encrypt`].
    pub fn write(self, pair: &KeyPair, lock: Option<&Lock<'_>>) -> Result<Secret, WriteError> {
        match self {
            Self::Pkcs1 => pkcs1::write(pair, lock),
            Self::Pkcs8 => pkcs8::write(pair, lock),
            Self::OpenSsh => openssh::write(pair, lock),
            Self::Ppk3 => ppk::write(ppk::Version::V3, pair, lock),
            Self::Ppk2 => ppk::write(ppk::Version::V2, pair, lock),
        }
    }
}

/// The formats in which a public key is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum PublicFormat {
    /// One line: see [`public_line`].
    Line,
    /// RFC 4716: see [`rfc4716`].
    Rfc4716,
    /// `SubjectPublicKeyInfo` as PEM: see [`spki`].
    SpkiPem,
    /// `SubjectPublicKeyInfo` as DER in base64: see [`spki`].
    SpkiBase64,
    /// PKCS#1, RSA only: see [`pkcs1_public`].
    Pkcs1,
}

impl PublicFormat {
    /// Every format, in the order in which they should be offered.
    pub const ALL: [Self; 5] = [Self::Line, Self::Rfc4716, Self::SpkiBase64, Self::SpkiPem, Self::Pkcs1];

    /// The format's metadata.
    #[must_use]
    pub fn metadata(self) -> &'static Metadata {
        match self {
            Self::Line => &public_line::METADATA,
            Self::Rfc4716 => &rfc4716::METADATA,
            Self::SpkiPem => &spki::METADATA_PEM,
            Self::SpkiBase64 => &spki::METADATA_BASE64,
            Self::Pkcs1 => &pkcs1_public::METADATA,
        }
    }

    /// Writes the public key file.
    ///
    /// # Errors
    /// [`WriteError::KeyType`] if the format has no form for this type of key.
    pub fn write(self, pair: &KeyPair) -> Result<String, WriteError> {
        match self {
            Self::Line => Ok(public_line::write(pair)),
            Self::Rfc4716 => Ok(rfc4716::write(pair)),
            Self::SpkiPem => Ok(spki::write_pem(pair)),
            Self::SpkiBase64 => Ok(spki::write_base64(pair)),
            Self::Pkcs1 => pkcs1_public::write(pair),
        }
    }
}
