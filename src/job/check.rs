//! The checks that every new key pair, and every file of it, must pass before anyone sees it.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::MadeFile;
use crate::{
    format::{Content, Encryption, Format, Passphrase, PrivateFormat, PublicFormat, detect},
    key::{KeyPair, PublicKey},
};

/// What the check signs. Any text would do: it shows that the two halves belong together.
const MESSAGE: &[u8] = b"ec2-keygen checks each key pair before it shows it";

/// Which part of the check failed. Such a key pair must not be given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckError {
    /// A signature made with the private key was not accepted by the public key.
    Signature,
    /// A public key file does not read back as the same public key.
    PublicFile(PublicFormat),
    /// A private key file could not be written.
    NotWritten(PrivateFormat),
    /// A private key file does not read back, or reads back as another key.
    NotReadBack(PrivateFormat),
}

/// Checks that the halves of `pair` belong together, and that each of `files` reads back as its public
/// half. A signature made with the private key must be accepted by the public key as it was read.
///
/// # Errors
/// The first [`CheckError`] found.
pub fn check_pair(pair: &KeyPair, files: &[(PublicFormat, String)]) -> Result<(), CheckError> {
    check_signature(pair, &pair.public())?;
    for (format, text) in files {
        let error = CheckError::PublicFile(*format);
        let read = detect(text.as_bytes()).map_err(|_| error)?;
        if read.format() != Format::Public(*format) {
            return Err(error);
        }
        match read.open(None) {
            Ok(Content::Public(public, _)) if public == pair.public() => {}
            _ => return Err(error),
        }
        if *format == PublicFormat::Line && !another_reader_agrees(text, &pair.public()) {
            return Err(error);
        }
    }
    Ok(())
}

/// Checks that `file` reads back, with the passphrase if it has one, as exactly the private key of
/// `pair`; and that it is encrypted if it should be.
///
/// # Errors
/// [`CheckError::NotReadBack`]
pub fn check_file(
    pair: &KeyPair,
    file: &MadeFile,
    passphrase: Option<&Passphrase>,
) -> Result<(), CheckError> {
    let error = CheckError::NotReadBack(file.format);
    if !has_plain_lines(file.content.expose()) {
        return Err(error);
    }
    let read = detect(file.content.expose()).map_err(|_| error)?;
    let encrypted = read.encryption() != Encryption::None;
    if read.format() != Format::Private(file.format) || encrypted != file.encrypted {
        return Err(error);
    }
    match read.open(passphrase) {
        Ok(Content::Private(read)) if read.private().is_same_as(pair.private()) => {}
        _ => return Err(error),
    }
    let plain_openssh = file.format == PrivateFormat::OpenSsh && !file.encrypted;
    if plain_openssh && !another_reader_opens(file.content.expose(), &pair.public()) {
        return Err(error);
    }
    Ok(())
}

fn check_signature(pair: &KeyPair, public: &PublicKey) -> Result<(), CheckError> {
    match pair.private().sign(MESSAGE) {
        Some(signature) if public.verify(MESSAGE, &signature) => Ok(()),
        _ => Err(CheckError::Signature),
    }
}

/// What EC2 gets is read by a stranger, too, the `ssh-key` crate: reading back with our own reader
/// alone would only show that writer and reader agree.
fn another_reader_agrees(line: &str, public: &PublicKey) -> bool {
    ssh_key::PublicKey::from_openssh(line)
        .and_then(|read| read.to_bytes())
        .is_ok_and(|blob| blob == public.blob())
}

/// The same for a private key file that the crate knows.
fn another_reader_opens(file: &[u8], public: &PublicKey) -> bool {
    ssh_key::PrivateKey::from_openssh(file)
        .and_then(|read| read.public_key().to_bytes())
        .is_ok_and(|blob| blob == public.blob())
}

/// Lines that all end in a single line feed, the last one too, without control characters and, but
/// for PuTTY's comment, in ASCII. Readers are more tolerant than `ssh`, which refuses anything else
/// (observed in OpenSSH 9.2).
fn has_plain_lines(file: &[u8]) -> bool {
    let plain = |byte: &u8| !byte.is_ascii_control() || *byte == b'\n';
    let ascii = |line: &[u8]| line.is_ascii() || line.starts_with(b"Comment: ");
    file.ends_with(b"\n") && file.iter().all(plain) && file.split(|byte| *byte == b'\n').all(ascii)
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature => f.write_str("the private and the public key do not belong together"),
            Self::PublicFile(format) => {
                write!(f, "the {} file does not read back", format.metadata().label)
            }
            Self::NotWritten(format) => {
                write!(f, "the {} file could not be written", format.metadata().label)
            }
            Self::NotReadBack(format) => {
                write!(f, "the {} file does not read back", format.metadata().label)
            }
        }
    }
}

impl std::error::Error for CheckError {}
