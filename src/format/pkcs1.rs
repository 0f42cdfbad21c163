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
//!
//! It is written without a passphrase only. What older programs encrypted is read: see
//! `legacy_pem`.

use rsa::pkcs1::EncodeRsaPrivateKey;

use super::{Lock, Metadata, ReadError, Secret, WriteError, der::Der, pem};
use crate::key::{Comment, KeyPair, PrivateKey, RsaNumbers, RsaSecret};

/// Name, file and use.
pub const METADATA: Metadata = Metadata {
    label: "PKCS#1 PEM",
    extension: ".pem",
    media_type: "application/x-pem-file",
    unix_mode: 0o600,
    readers: "AWS Console, AWS CLI, OpenSSH, OpenSSL, PuTTYgen",
};

pub(super) const LABEL: &str = "RSA PRIVATE KEY";
const LINE_WIDTH: usize = 64;

/// Writes the private key file. The format has no room for a comment.
///
/// # Errors
/// [`WriteError::KeyType`] for a key that is not RSA, [`WriteError::Encryption`] for a passphrase:
/// the encryption that programs have for this format derives its key by one round of MD5.
pub fn write(pair: &KeyPair, lock: Option<&Lock<'_>>) -> Result<Secret, WriteError> {
    let PrivateKey::Rsa(secret) = pair.private() else {
        return Err(WriteError::KeyType);
    };
    if lock.is_some() {
        return Err(WriteError::Encryption);
    }
    let der = secret.key().to_pkcs1_der().map_err(|_| WriteError::Fault)?;
    Ok(pem::armor(LABEL, LINE_WIDTH, der.as_bytes()))
}

/// Reads an `RSAPrivateKey`.
pub(super) fn read(der: &[u8]) -> Result<KeyPair, ReadError> {
    let mut outer = Der::new(der);
    let mut key = outer.sequence("RSAPrivateKey")?;
    if key.uint32("version")? != 0 {
        return Err(ReadError::Unknown("version"));
    }
    let names = [
        "modulus",
        "publicExponent",
        "privateExponent",
        "prime1",
        "prime2",
        "exponent1",
        "exponent2",
        "coefficient",
    ];
    let mut numbers = [&[][..]; 8];
    for (number, name) in numbers.iter_mut().zip(names) {
        *number = key.uint(name)?;
    }
    key.end("coefficient")?;
    outer.end("RSAPrivateKey")?;
    let [n, e, d, p, q, dp, dq, iqmp] = numbers;
    let numbers = RsaNumbers { n, e, d, p, q, dp: Some(dp), dq: Some(dq), iqmp: Some(iqmp) };
    let secret = RsaSecret::from_numbers(&numbers)?;
    Ok(KeyPair::new(PrivateKey::Rsa(Box::new(secret)), Comment::default(), 0))
}
