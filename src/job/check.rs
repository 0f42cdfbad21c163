//! The check that every new key pair must pass before anyone sees it.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::{
    format::{PrivateFormat, Secret, public_line},
    key::{KeyPair, PublicKey},
};

/// What the check signs. Any text would do: it shows that the two halves belong together.
const MESSAGE: &[u8] = b"ec2-keygen checks each key pair before it shows it";

/// Which part of the check failed. Such a key pair must not be given out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum CheckError {
    /// A signature made with the private key was not accepted by the public key.
    Signature,
    /// The public key line does not read back as the same public key.
    PublicLine,
    /// A private key file could not be written.
    NotWritten(PrivateFormat),
    /// A private key file does not read back, or reads back as another key.
    NotReadBack(PrivateFormat),
}

/// Checks what is about to be handed out of `pair`, as its receiver would use it.
///
/// `line` must read back as the public key. Each file must read back, its public half must be that
/// of `line`, and a signature made with *the file's* private key must be accepted by *the line's*
/// public key.
///
/// # Errors
/// The first [`CheckError`] found.
pub fn check(pair: &KeyPair, line: &str, files: &[(PrivateFormat, &Secret)]) -> Result<(), CheckError> {
    let public = public_line::read(line).map_err(|_| CheckError::PublicLine)?.0;
    if public != pair.public() {
        return Err(CheckError::PublicLine);
    }
    check_signature(pair, &public)?;
    for (format, file) in files {
        if !has_plain_lines(file.expose()) {
            return Err(CheckError::NotReadBack(*format));
        }
        let read = format.read(file).map_err(|_| CheckError::NotReadBack(*format))?;
        if read.public() != public {
            return Err(CheckError::NotReadBack(*format));
        }
        check_signature(&read, &public)?;
    }
    Ok(())
}

fn check_signature(pair: &KeyPair, public: &PublicKey) -> Result<(), CheckError> {
    match pair.private().sign(MESSAGE) {
        Some(signature) if public.verify(MESSAGE, &signature) => Ok(()),
        _ => Err(CheckError::Signature),
    }
}

/// Printable ASCII in lines that all end in a single line feed, the last one too. Readers are more
/// tolerant than `ssh`, which refuses anything else (observed in OpenSSH 9.2).
fn has_plain_lines(file: &[u8]) -> bool {
    file.ends_with(b"-\n") && file.iter().all(|byte| matches!(byte, b' '..=b'~' | b'\n'))
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Signature => f.write_str("the private and the public key do not belong together"),
            Self::PublicLine => f.write_str("the public key line does not read back"),
            Self::NotWritten(format) => write!(f, "the {} file could not be written", format.name()),
            Self::NotReadBack(format) => write!(f, "the {} file does not read back", format.name()),
        }
    }
}

impl std::error::Error for CheckError {}
