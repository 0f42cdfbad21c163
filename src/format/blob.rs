//! The public key blob: how every SSH format holds a public key (RFC 4253, section 6.6; RFC 8709).
//!
//! ```text
//! Ed25519: string "ssh-ed25519", string point (32)
//! RSA:     string "ssh-rsa", mpint e, mpint n
//! ```
//!
//! It is written by [`PublicKey::blob`].

use super::{Foreign, ReadError};
use crate::{key::PublicKey, wire::Reader};

/// Reads a blob.
pub(super) fn read(blob: &[u8]) -> Result<PublicKey, ReadError> {
    let mut reader = Reader::new(blob);
    let public = match reader.string("key type")? {
        b"ssh-ed25519" => {
            let point = reader.string("public key")?;
            PublicKey::ed25519(point).ok_or(ReadError::Malformed("public key"))?
        }
        b"ssh-rsa" => {
            let e = reader.mpint("e (public exponent)")?;
            PublicKey::rsa(reader.mpint("n (modulus)")?, e)?
        }
        name => return Err(unknown(name)),
    };
    reader.end("public key")?;
    Ok(public)
}

/// Why a key with this type's name is not read.
pub(super) fn unknown(name: &[u8]) -> ReadError {
    Foreign::of_ssh_name(name).map_or(ReadError::Unknown("key type"), ReadError::Foreign)
}
