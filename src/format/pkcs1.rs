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

use crypto_bigint::BoxedUint;
use pkcs8::{SecretDocument, der::asn1::UintRef};
use rsa::{
    RsaPrivateKey,
    pkcs1::{DecodeRsaPrivateKey, EncodeRsaPrivateKey, RsaPrivateKeyRef},
    traits::PrivateKeyParts,
};
use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use super::{FormatError, Metadata, Secret, pem};
use crate::key::{Comment, KeyPair, PrivateKey, RsaSecret};

/// Name and media type.
pub const METADATA: Metadata = Metadata { name: "PKCS#1 PEM", media_type: "application/x-pem-file" };

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
/// Every number in it must agree with the others.
///
/// # Errors
/// [`FormatError`]; a passphrase counts as malformed here.
pub fn read(file: &Secret) -> Result<KeyPair, FormatError> {
    let text = str::from_utf8(file.expose()).map_err(|_| FormatError::Malformed)?;
    let (label, der) = SecretDocument::from_pem(text).map_err(|_| FormatError::Malformed)?;
    let parts = RsaPrivateKeyRef::try_from(der.as_bytes()).map_err(|_| FormatError::Malformed)?;
    if label != LABEL {
        return Err(FormatError::Malformed);
    }
    let key = RsaPrivateKey::from_pkcs1_der(der.as_bytes()).map_err(|_| FormatError::Inconsistent)?;
    if !crt_agrees(&key, &parts) {
        return Err(FormatError::Inconsistent);
    }
    let secret = RsaSecret::from_key(key).ok_or(FormatError::Inconsistent)?;
    Ok(KeyPair::new(PrivateKey::Rsa(Box::new(secret)), Comment::default(), 0))
}

/// The reader of the `rsa` crate computes these three anew and takes no notice of those in the file;
/// whoever opens the file signs with them.
fn crt_agrees(key: &RsaPrivateKey, parts: &RsaPrivateKeyRef<'_>) -> bool {
    let same = |computed: Option<&BoxedUint>, read: UintRef<'_>| {
        computed.is_some_and(|computed| {
            let computed = Zeroizing::new(computed.to_be_bytes());
            let zeros = computed.iter().take_while(|byte| **byte == 0).count();
            computed[zeros..].ct_eq(read.as_bytes()).into()
        })
    };
    let mut coefficient = key.crt_coefficient();
    let agrees = same(key.dp(), parts.exponent1)
        && same(key.dq(), parts.exponent2)
        && same(coefficient.as_ref(), parts.coefficient);
    coefficient.zeroize();
    agrees
}
