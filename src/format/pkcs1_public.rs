//! PKCS#1 public key PEM: what `ssh-keygen -e -m PEM` gives for an RSA key, and old libraries want.
//!
//! ```text
//! -----BEGIN RSA PUBLIC KEY-----
//! base64, 64 characters a line
//! -----END RSA PUBLIC KEY-----
//!
//! RSAPublicKey ::= SEQUENCE { n, e }      RFC 8017, appendix A.1.1, in DER
//! ```

use rsa::pkcs1::EncodeRsaPublicKey;

use super::{Metadata, ReadError, WriteError, der::Der, pem};
use crate::key::{KeyPair, PublicKey};

/// Name, file and use.
pub const METADATA: Metadata = Metadata {
    label: "PKCS#1 public key PEM",
    extension: "-public-pkcs1.pem",
    media_type: "application/x-pem-file",
    unix_mode: 0o644,
    readers: "OpenSSL",
};

pub(super) const LABEL: &str = "RSA PUBLIC KEY";
const LINE_WIDTH: usize = 64;

/// Writes the file. It has no room for a comment.
///
/// # Errors
/// [`WriteError::KeyType`] for a key that is not RSA.
pub fn write(pair: &KeyPair) -> Result<String, WriteError> {
    let PublicKey::Rsa(key) = pair.public() else {
        return Err(WriteError::KeyType);
    };
    let der = key.to_pkcs1_der().map_err(|_| WriteError::Fault)?;
    Ok(String::from_utf8_lossy(pem::armor(LABEL, LINE_WIDTH, der.as_bytes()).expose()).into_owned())
}

/// Reads an `RSAPublicKey`.
pub(super) fn read(der: &[u8]) -> Result<PublicKey, ReadError> {
    let mut outer = Der::new(der);
    let mut key = outer.sequence("RSAPublicKey")?;
    let (n, e) = (key.uint("modulus")?, key.uint("publicExponent")?);
    key.end("RSAPublicKey")?;
    outer.end("RSAPublicKey")?;
    Ok(PublicKey::rsa(n, e)?)
}
