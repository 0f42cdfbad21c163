//! The fingerprints that EC2 shows ("Verify the fingerprint of your key pair", EC2 User Guide).
//!
//! EC2's API reference says that an imported RSA key is shown as "specified in section 4 of
//! RFC 4716", the MD5 of the SSH blob. Observed in EC2: it is the MD5 of the DER form of
//! SubjectPublicKeyInfo, as the User Guide's own commands compute it.

use base64ct::{Base64, Encoding};
use md5::Md5;
use sha1::Sha1;
use sha2::{Digest, Sha256};

use super::colon_hex;
use crate::{
    format::{WriteError, pkcs8},
    key::{PrivateKey, PublicKey},
};

/// The fingerprint of a key that was imported.
///
/// - RSA: MD5 of the public key's `SubjectPublicKeyInfo` in DER, 16 bytes of colon-separated hex
/// - Ed25519: SHA-256 of the blob, base64 *with* padding and without a prefix
#[must_use]
pub fn imported(public: &PublicKey) -> String {
    match public {
        PublicKey::Rsa(_) => colon_hex(&Md5::digest(public.spki_der())),
        PublicKey::Ed25519(_) => Base64::encode_string(&Sha256::digest(public.blob())),
    }
}

/// The fingerprint that EC2 would show had it created the key itself.
///
/// - RSA: SHA-1 of the private key's PKCS#8 DER, 20 bytes of colon-separated hex
/// - Ed25519: the same as [`imported`]
///
/// # Errors
/// [`WriteError::Fault`] if the parts of the RSA key do not agree.
pub fn created(private: &PrivateKey) -> Result<String, WriteError> {
    match private {
        PrivateKey::Rsa(secret) => Ok(colon_hex(&Sha1::digest(&*pkcs8::rsa_der(secret)?))),
        PrivateKey::Ed25519(_) => Ok(imported(&private.public())),
    }
}
