//! PKCS#8 DER: what EC2 hashes for the fingerprint of an RSA key pair that it created itself.
//!
//! ```text
//! PrivateKeyInfo ::= SEQUENCE {           RFC 5208, section 5, in DER
//!   version 0, AlgorithmIdentifier { rsaEncryption, NULL },
//!   OCTET STRING of the RSAPrivateKey of PKCS#1 }
//! ```

use rsa::pkcs8::EncodePrivateKey;
use zeroize::Zeroizing;

use super::FormatError;
use crate::key::RsaSecret;

/// The unencrypted DER form, byte for byte as `openssl pkcs8 -topk8 -nocrypt -outform DER`.
///
/// # Errors
/// [`FormatError::Inconsistent`] if the parts of the key do not agree.
pub fn rsa_der(secret: &RsaSecret) -> Result<Zeroizing<Vec<u8>>, FormatError> {
    secret.key().to_pkcs8_der().map(|der| der.to_bytes()).map_err(|_| FormatError::Inconsistent)
}
