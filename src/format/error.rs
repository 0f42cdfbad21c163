//! Why a file could not be written or read.

use std::fmt;

use super::{Foreign, input};
use crate::{
    key::{RsaError, RsaField},
    wire::{WireError, WireFault},
};

/// Why a file could not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WriteError {
    /// The format has no form for this type of key.
    KeyType,
    /// The format has no encryption, or none that should be used.
    Encryption,
    /// The key could not be encoded or encrypted: a fault of this program.
    Fault,
}

/// Why a file could not be read. Never contains any of the file's content.
///
/// The [`Display`](fmt::Display) form says what is wrong, [`ReadError::remedy`] what to do. Fields
/// have the names of the format's specification.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// The input is longer than any key file.
    TooLong,
    /// There is no key in the input.
    NoKey,
    /// There is more than one private key in the input.
    SeveralKeys,
    /// The input ends before this field does.
    Truncated(&'static str),
    /// This field does not have the form that it must have.
    Malformed(&'static str),
    /// There is something after this structure that does not belong there.
    Trailing(&'static str),
    /// This field contradicts the others.
    Inconsistent(&'static str),
    /// The numbers do not make an RSA key.
    Rsa(RsaError),
    /// It is a key, but not one that EC2 takes.
    Foreign(Foreign),
    /// This field names something that is not known here: a cipher, a key derivation, a version.
    Unknown(&'static str),
    /// Deriving the key would cost too much.
    TooCostly {
        /// What there is too much of, as the format calls it.
        parameter: &'static str,
        /// The most that is allowed.
        limit: u32,
    },
    /// The key is encrypted, and there was no passphrase.
    PassphraseMissing,
    /// The passphrase does not decrypt the key; or the file is damaged, which looks the same.
    PassphraseWrong,
    /// The message authentication code does not fit, so the file was changed.
    Mac,
}

impl ReadError {
    /// What to do about it: a sentence.
    #[must_use]
    pub fn remedy(self) -> &'static str {
        match self {
            Self::TooLong => {
                "Give only the key: open the file in a text editor and copy the block that holds it."
            }
            Self::NoKey => "Look for a file that begins with -----BEGIN, PuTTY-User-Key-File or ssh-.",
            Self::SeveralKeys => "Give one key at a time.",
            Self::Truncated(_) => "Copy the file again, from its first line to its last.",
            Self::Malformed(_) | Self::Trailing(_) | Self::Mac => {
                "Get the file again from where it came: it was changed or damaged on its way."
            }
            Self::Inconsistent(_) | Self::Rsa(RsaError::Inconsistent(_) | RsaError::NotPrime(_)) => {
                "Do not use this key: it is damaged, or was made by a faulty program. Make a new one."
            }
            Self::Rsa(RsaError::TooShort) => "Make a new key of 2048 bits or more: this one can be broken.",
            Self::Rsa(RsaError::TooLong) => "Make a new key: OpenSSH does not take this one either.",
            Self::Foreign(foreign) => foreign.remedy(),
            Self::Unknown(_) => "Save the key in another format with the program that made it.",
            Self::TooCostly { .. } => {
                "Change the passphrase with the program that made the file, at a usual cost, and try again."
            }
            Self::PassphraseMissing => "Enter the passphrase that the key was saved with.",
            Self::PassphraseWrong => "Check the keyboard layout and the caps lock key, and try again.",
        }
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong => write!(f, "the input is longer than {} KiB", input::MAX_BYTES / 1024),
            Self::NoKey => f.write_str("there is no key in it that is known here"),
            Self::SeveralKeys => f.write_str("it holds more than one private key"),
            Self::Truncated(field) => write!(f, "it ends before its end, in: {field}"),
            Self::Malformed(field) => write!(f, "this part of it is damaged: {field}"),
            Self::Trailing(field) => write!(f, "there is something left over after: {field}"),
            Self::Inconsistent(field) => write!(f, "this part contradicts the rest of the key: {field}"),
            Self::Rsa(error) => error.fmt(f),
            Self::Foreign(foreign) => write!(f, "it is {}, {}", foreign.name(), foreign.why()),
            Self::Unknown(field) => write!(f, "it uses something that is not known here, in: {field}"),
            Self::TooCostly { parameter, limit } => {
                write!(f, "decrypting it would take too long: {parameter} may be {limit} at most")
            }
            Self::PassphraseMissing => f.write_str("the key is encrypted, and there is no passphrase"),
            Self::PassphraseWrong => f.write_str("the passphrase is wrong, or the file is damaged"),
            Self::Mac => f.write_str("the file was changed: its checksum (Private-MAC) does not fit"),
        }
    }
}

impl std::error::Error for ReadError {}

impl From<WireError> for ReadError {
    fn from(WireError { field, fault }: WireError) -> Self {
        match fault {
            WireFault::Truncated => Self::Truncated(field),
            WireFault::Malformed => Self::Malformed(field),
            WireFault::Trailing => Self::Trailing(field),
        }
    }
}

impl From<RsaError> for ReadError {
    fn from(error: RsaError) -> Self {
        Self::Rsa(error)
    }
}

impl From<Foreign> for ReadError {
    fn from(foreign: Foreign) -> Self {
        Self::Foreign(foreign)
    }
}

impl fmt::Display for RsaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooShort => f.write_str("the rsa key has fewer than 1024 bits"),
            Self::TooLong => f.write_str("the rsa key has more than 16384 bits"),
            Self::Inconsistent(RsaField::PublicExponent) => {
                f.write_str("e (public exponent) must be odd, more than 1 and at most 33 bits long")
            }
            Self::Inconsistent(field) => write!(f, "this number contradicts the rest of the key: {field}"),
            Self::NotPrime(field) => write!(f, "this number is not prime: {field}"),
        }
    }
}

impl std::error::Error for RsaError {}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::KeyType => "the format has no form for this type of key",
            Self::Encryption => "the format cannot be protected by a passphrase",
            Self::Fault => "the key could not be encoded",
        })
    }
}

impl std::error::Error for WriteError {}
