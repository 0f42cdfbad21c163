//! The public key as one line: a `.pub` file, a line of `authorized_keys`, what EC2 imports.
//!
//! ```text
//! ssh-ed25519 AAAA… comment
//! ```
//!
//! Key type, base64 of the blob with its padding, comment; see the section
//! on the format of `authorized_keys` in sshd(8). No RFC defines it.

use base64ct::{Base64, Encoding};
use ssh_key::public::KeyData;

use super::{FormatError, Metadata};
use crate::key::{Comment, KeyPair, PublicKey};

/// Name and media type.
pub const METADATA: Metadata =
    Metadata { name: "OpenSSH public key", media_type: "application/octet-stream" };

/// Writes the line, with its final line feed.
#[must_use]
pub fn write(pair: &KeyPair) -> String {
    let public = pair.public();
    let base64 = Base64::encode_string(&public.blob());
    let comment = pair.comment().as_str();
    let space = if comment.is_empty() { "" } else { " " };
    format!("{} {base64}{space}{comment}\n", public.ssh_name())
}

/// Reads a line, with the reader of the `ssh-key` crate.
///
/// # Errors
/// [`FormatError::KeyType`] if the key is neither Ed25519 nor RSA.
pub fn read(line: &str) -> Result<(PublicKey, Comment), FormatError> {
    let read = ssh_key::PublicKey::from_openssh(line).map_err(|_| FormatError::Malformed)?;
    let public = match read.key_data() {
        KeyData::Ed25519(key) => PublicKey::Ed25519(key.try_into().map_err(|_| FormatError::Inconsistent)?),
        KeyData::Rsa(key) => {
            let number = |mpint: &ssh_key::Mpint| mpint.as_positive_bytes().map(<[u8]>::to_vec);
            let (n, e) = number(key.n()).zip(number(key.e())).ok_or(FormatError::Malformed)?;
            PublicKey::rsa(&n, &e).ok_or(FormatError::Inconsistent)?
        }
        _ => return Err(FormatError::KeyType),
    };
    let comment = read.comment().as_str().map_err(|_| FormatError::Malformed)?;
    Ok((public, Comment::new(comment).map_err(|_| FormatError::Malformed)?))
}
