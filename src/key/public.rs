//! Public keys: what EC2 imports and every fingerprint is computed from.

use crypto_bigint::BoxedUint;
use ed25519_dalek::VerifyingKey;
use pkcs8::{EncodePublicKey, der::Encode};
use rsa::{Pkcs1v15Sign, RsaPublicKey, traits::PublicKeyParts};
use sha2::{Digest, Sha256};

use super::rsa::{MODULUS_BITS, RsaError, RsaField, check_exponent, check_modulus};
use crate::wire::Wire;

/// The public half of a key pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// A point on edwards25519, RFC 8032.
    Ed25519(VerifyingKey),
    /// Modulus and exponent, RFC 8017, section 3.1.
    Rsa(RsaPublicKey),
}

impl PublicKey {
    /// An RSA public key from its modulus and exponent, unsigned and big-endian.
    ///
    /// # Errors
    /// [`RsaError`] if they cannot be one.
    pub fn rsa(n: &[u8], e: &[u8]) -> Result<Self, RsaError> {
        check_modulus(n)?;
        check_exponent(e)?;
        let uint = BoxedUint::from_be_slice_vartime;
        RsaPublicKey::new_with_size_limits(uint(n), uint(e), MODULUS_BITS)
            .map(Self::Rsa)
            .map_err(|_| RsaError::Inconsistent(RsaField::Modulus))
    }

    /// An Ed25519 public key from its 32 bytes; `None` if they are not a point (RFC 8032, 5.1.3) or
    /// one of the few that fit every signature.
    #[must_use]
    pub fn ed25519(point: &[u8]) -> Option<Self> {
        let key = VerifyingKey::from_bytes(point.try_into().ok()?).ok()?;
        (!key.is_weak()).then_some(Self::Ed25519(key))
    }

    /// The key type's name in SSH: `ssh-ed25519` (RFC 8709) or `ssh-rsa` (RFC 4253, 6.6).
    #[must_use]
    pub fn ssh_name(&self) -> &'static str {
        match self {
            Self::Ed25519(_) => "ssh-ed25519",
            Self::Rsa(_) => "ssh-rsa",
        }
    }

    /// The key's length in bits, as `ssh-keygen -l` prints it.
    #[must_use]
    pub fn bits(&self) -> u32 {
        match self {
            Self::Ed25519(_) => 256,
            Self::Rsa(key) => key.n().bits_vartime(),
        }
    }

    /// The SSH wire form, also called the key blob.
    ///
    /// - Ed25519 (RFC 8709, section 4): `string "ssh-ed25519"`, `string` of the 32-byte point
    /// - RSA (RFC 4253, section 6.6): `string "ssh-rsa"`, `mpint e`, `mpint n`
    #[must_use]
    pub fn blob(&self) -> Vec<u8> {
        let mut wire = Wire::new();
        wire.string(self.ssh_name().as_bytes());
        match self {
            Self::Ed25519(key) => wire.string(key.as_bytes()),
            Self::Rsa(key) => {
                wire.mpint(&key.e().to_be_bytes_trimmed_vartime());
                wire.mpint(&key.n().to_be_bytes_trimmed_vartime());
            }
        }
        wire.into_bytes().to_vec()
    }

    /// The DER form of `SubjectPublicKeyInfo` (RFC 5280, 4.1.2.7; RFC 8410 for Ed25519).
    /// Empty only if the encoder fails, which for a valid key it does not.
    #[must_use]
    pub fn spki_der(&self) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => {
                let key = pkcs8::spki::SubjectPublicKeyInfoRef {
                    algorithm: ED25519,
                    subject_public_key: match pkcs8::der::asn1::BitStringRef::from_bytes(key.as_bytes()) {
                        Ok(bits) => bits,
                        Err(_) => return Vec::new(),
                    },
                };
                key.to_der().unwrap_or_default()
            }
            Self::Rsa(key) => key.to_public_key_der().map(pkcs8::Document::into_vec).unwrap_or_default(),
        }
    }

    /// Whether `signature` is this key's signature of `message`; see
    /// [`PrivateKey::sign`](super::PrivateKey::sign) for the two schemes.
    #[must_use]
    pub fn verify(&self, message: &[u8], signature: &[u8]) -> bool {
        match self {
            Self::Ed25519(key) => ed25519_dalek::Signature::from_slice(signature)
                .is_ok_and(|signature| key.verify_strict(message, &signature).is_ok()),
            Self::Rsa(key) => {
                key.verify(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message), signature).is_ok()
            }
        }
    }
}

/// id-Ed25519, without parameters (RFC 8410, section 3).
const ED25519: pkcs8::AlgorithmIdentifierRef<'static> = pkcs8::AlgorithmIdentifierRef {
    oid: pkcs8::ObjectIdentifier::new_unwrap("1.3.101.112"),
    parameters: None,
};
