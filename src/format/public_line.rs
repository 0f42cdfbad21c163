//! The public key as one line: a `.pub` file, a line of `authorized_keys`, what EC2 imports.
//!
//! ```text
//! ssh-ed25519 AAAA… comment
//! ```
//!
//! Key type, base64 of the blob with its padding, comment; see the section
//! on the format of `authorized_keys` in sshd(8). No RFC defines it.

use base64ct::{Base64, Encoding};

use super::{Metadata, ReadError, blob, pem};
use crate::{
    key::{Comment, KeyPair, PublicKey},
    wire::Reader,
};

/// Name, file and use.
pub const METADATA: Metadata = Metadata {
    label: "OpenSSH public key",
    extension: ".pub",
    media_type: "application/octet-stream",
    unix_mode: 0o644,
    readers: "EC2, OpenSSH, Git",
};

/// Writes the line, with its final line feed.
#[must_use]
pub fn write(pair: &KeyPair) -> String {
    let public = pair.public();
    let base64 = Base64::encode_string(&public.blob());
    let comment = pair.comment().as_str();
    let space = if comment.is_empty() { "" } else { " " };
    format!("{} {base64}{space}{comment}\n", public.ssh_name())
}

/// Reads a line, which may have white space around it.
///
/// # Errors
/// [`ReadError`]
pub fn read(line: &[u8]) -> Result<(PublicKey, Comment), ReadError> {
    let line = line.trim_ascii();
    let (name, rest) = word(line);
    let (base64, comment) = word(rest);
    if !matches!(name, b"ssh-ed25519" | b"ssh-rsa") {
        return Err(blob::unknown(name));
    }
    if base64.is_empty() {
        return Err(ReadError::Truncated("public key"));
    }
    let bytes = pem::decode_base64(base64, "base64")?;
    if Reader::new(&bytes).string("key type")? != name {
        return Err(ReadError::Inconsistent("key type"));
    }
    Ok((blob::read(&bytes)?, Comment::tolerant(comment)))
}

/// Whether a line's word is the name of a type of key, be it one that EC2 takes or not.
pub(super) fn is_key_type(word: &[u8]) -> bool {
    matches!(word, b"ssh-ed25519" | b"ssh-rsa") || super::Foreign::of_ssh_name(word).is_some()
}

/// The first word of a line, and what follows it.
fn word(line: &[u8]) -> (&[u8], &[u8]) {
    let end = line.iter().position(|byte| matches!(byte, b' ' | b'\t')).unwrap_or(line.len());
    let (word, rest) = line.split_at(end);
    (word, rest.trim_ascii())
}
