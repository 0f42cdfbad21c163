//! PKCS#1 PEM: the `.pem` that EC2 gives for an RSA key, and that it wants back to decrypt a
//! Windows password.
//!
//! ```text
//! -----BEGIN RSA PRIVATE KEY-----
//! base64, 64 characters a line
//! -----END RSA PRIVATE KEY-----
//!
//! RSAPrivateKey ::= SEQUENCE {            RFC 8017, appendix A.1.2, in DER
//!   version 0, n, e, d, p, q, d mod (p-1), d mod (q-1), (inverse of q) mod p }
//! ```
//!
//! RFC 7468 requires 64 characters a line, and strict readers insist on it; AWS's own examples
//! have 76. No RFC defines the label, which comes from OpenSSL.

use rsa::{
    RsaPrivateKey,
    pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey},
};

use super::{FormatError, Metadata, Secret, pem};
use crate::key::{Comment, KeyPair, PrivateKey, RsaSecret};

/// Name, media type, mode and readers.
pub const METADATA: Metadata = Metadata {
    name: "PKCS#1 PEM",
    media_type: "application/x-pem-file",
    unix_mode: 0o600,
    readers: "OpenSSH, OpenSSL, puttygen, the AWS CLI and EC2's Windows password box",
};

const LABEL: &str = "RSA PRIVATE KEY";
const LINE_WIDTH: usize = 64;

/// Writes the private key file, without a passphrase. The format has no room for a comment.
///
/// # Errors
/// [`FormatError::KeyType`] for a key that is not RSA.
pub fn write(pair: &KeyPair) -> Result<Secret, FormatError> {
    let PrivateKey::Rsa(secret) = pair.private() else {
        return Err(FormatError::KeyType);
    };
    let der = secret.key().to_pkcs1_der().map_err(|_| FormatError::Inconsistent)?;
    Ok(pem::armor(LABEL, LINE_WIDTH, der.as_bytes()))
}

/// Reads a private key file that has no passphrase, with the strict reader of the `pkcs1` crate.
///
/// # Errors
/// [`FormatError`]; a passphrase counts as malformed here.
pub fn read(file: &Secret) -> Result<KeyPair, FormatError> {
    let text = str::from_utf8(file.expose()).map_err(|_| FormatError::Malformed)?;
    let key = RsaPrivateKey::from_pkcs1_pem(text).map_err(|_| FormatError::Malformed)?;
    let secret = RsaSecret::from_key(key).ok_or(FormatError::Inconsistent)?;
    Ok(KeyPair::new(PrivateKey::Rsa(Box::new(secret)), Comment::default(), 0))
}
