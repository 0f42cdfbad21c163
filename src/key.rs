//! The key pair: the one value from which every file, fingerprint and command is derived.
//!
//! [`KeyPair::generate`] is the only place that draws randomness. Everything else in this crate
//! *derives*: given the same [`KeyPair`], it gives the same bytes.

mod comment;
mod ed25519;
mod progress;
mod public;
mod rsa;

use std::fmt;

use rand_core::TryCryptoRng;
use serde::{Deserialize, Serialize};
use subtle::ConstantTimeEq;

pub use comment::{Comment, CommentError};
pub use progress::Progress;
pub use public::PublicKey;

use crate::random::RandomError;

pub use self::rsa::{MODULUS_BITS, RsaError, RsaField, RsaNumbers, RsaSecret};
pub use ed25519::Ed25519Secret;

/// What can be generated: the key types that EC2 imports, in the sizes this program offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum KeyType {
    /// Ed25519 (RFC 8032). EC2 does not accept it for Windows instances.
    #[default]
    Ed25519,
    /// RSA with a 2048-bit modulus: what EC2 itself creates.
    Rsa2048,
    /// RSA with a 3072-bit modulus: EC2 imports it, though its documentation does not list it.
    Rsa3072,
    /// RSA with a 4096-bit modulus.
    Rsa4096,
}

impl KeyType {
    /// Every key type, in the order in which a form should offer them.
    pub const ALL: [Self; 4] = [Self::Ed25519, Self::Rsa2048, Self::Rsa3072, Self::Rsa4096];

    /// The length of the RSA modulus in bits; `None` for Ed25519.
    #[must_use]
    pub fn modulus_bits(self) -> Option<u32> {
        match self {
            Self::Ed25519 => None,
            Self::Rsa2048 => Some(2048),
            Self::Rsa3072 => Some(3072),
            Self::Rsa4096 => Some(4096),
        }
    }
}

/// Why no key pair was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GenerateError {
    /// The random source failed.
    Random(RandomError),
    /// The two primes did not make a valid RSA key: a fault of this program or of the computer.
    InvalidKey,
}

impl From<RandomError> for GenerateError {
    fn from(error: RandomError) -> Self {
        Self::Random(error)
    }
}

impl fmt::Display for GenerateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Random(error) => error.fmt(f),
            Self::InvalidKey => f.write_str("the primes found do not make a valid rsa key"),
        }
    }
}

impl std::error::Error for GenerateError {}

/// The private half of a key pair.
///
/// Wiped when dropped. Deliberately neither `Clone`, `Debug` nor `Serialize`; and boxed, so that
/// moving it leaves no copy behind.
pub enum PrivateKey {
    /// The 32-byte seed of RFC 8032, section 5.1.5, with its public key.
    Ed25519(Box<Ed25519Secret>),
    /// Modulus, exponents and primes of RFC 8017, section 3.2.
    Rsa(Box<RsaSecret>),
}

impl PrivateKey {
    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        match self {
            Self::Ed25519(secret) => secret.public(),
            Self::Rsa(secret) => secret.public(),
        }
    }

    /// Whether the other key is the same one, in constant time.
    #[must_use]
    pub fn is_same_as(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Ed25519(secret), Self::Ed25519(other)) => secret.ct_eq(other).into(),
            (Self::Rsa(secret), Self::Rsa(other)) => secret.ct_eq(other).into(),
            _ => false,
        }
    }

    /// Signs `message`: Ed25519 (RFC 8032) or RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2).
    /// `None` if the key cannot sign, which for an RSA key means that its parts do not agree.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        match self {
            Self::Ed25519(secret) => Some(secret.sign(message)),
            Self::Rsa(secret) => secret.sign(message),
        }
    }
}

/// A key pair with the comment it travels under.
///
/// Wiped when dropped. Deliberately neither `Clone`, `Debug` nor `Serialize`.
pub struct KeyPair {
    private: PrivateKey,
    comment: Comment,
    check: u32,
}

impl KeyPair {
    /// Makes a new key pair.
    ///
    /// `progress` is called after each RSA prime candidate; never for Ed25519. A panic or trap in
    /// it abandons the search, so a caller that wants to stop early may simply end the thread.
    ///
    /// # Errors
    /// [`GenerateError`]; in particular, a random source that fails even once gives no key.
    pub fn generate<R>(
        key_type: KeyType,
        comment: Comment,
        rng: &mut R,
        progress: &mut dyn FnMut(Progress),
    ) -> Result<Self, GenerateError>
    where
        R: TryCryptoRng + ?Sized,
        RandomError: From<R::Error>,
    {
        let private = match key_type.modulus_bits() {
            None => PrivateKey::Ed25519(Box::new(Ed25519Secret::generate(rng)?)),
            Some(bits) => PrivateKey::Rsa(Box::new(RsaSecret::generate(bits, rng, progress)?)),
        };
        let check = rng.try_next_u32().map_err(RandomError::from)?;
        Ok(Self::new(private, comment, check))
    }

    /// A key pair from its parts. `check` is the number that an OpenSSH private key file carries
    /// twice, so that a wrong passphrase is noticed (PROTOCOL.key, "checkint"); it should be random.
    #[must_use]
    pub fn new(private: PrivateKey, comment: Comment, check: u32) -> Self {
        Self { private, comment, check }
    }

    /// The private half.
    #[must_use]
    pub fn private(&self) -> &PrivateKey {
        &self.private
    }

    /// The public half.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        self.private.public()
    }

    /// The comment.
    #[must_use]
    pub fn comment(&self) -> &Comment {
        &self.comment
    }

    /// The "checkint" of PROTOCOL.key.
    #[must_use]
    pub fn check(&self) -> u32 {
        self.check
    }
}
