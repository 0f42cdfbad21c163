//! Ed25519 private keys (RFC 8032, section 5.1).

use ed25519_dalek::{Signer, SigningKey};
use rand_core::TryCryptoRng;
use subtle::{Choice, ConstantTimeEq};
use zeroize::Zeroizing;

use super::PublicKey;
use crate::random::RandomError;

/// A 32-byte seed and the public key that follows from it. Wiped when dropped.
pub struct Ed25519Secret(SigningKey);

impl Ed25519Secret {
    /// Length of the seed in bytes.
    pub const SEED_BYTES: usize = 32;

    /// Draws a seed: every 32-byte string is a valid private key (RFC 8032, 5.1.5).
    pub(super) fn generate<R>(rng: &mut R) -> Result<Self, RandomError>
    where
        R: TryCryptoRng + ?Sized,
        RandomError: From<R::Error>,
    {
        let mut seed = Zeroizing::new([0; Self::SEED_BYTES]);
        rng.try_fill_bytes(seed.as_mut())?;
        Ok(Self::from_seed(&seed))
    }

    /// The key that belongs to `seed`.
    #[must_use]
    pub fn from_seed(seed: &[u8; Self::SEED_BYTES]) -> Self {
        Self(SigningKey::from_bytes(seed))
    }

    /// The seed.
    #[must_use]
    pub fn seed(&self) -> &[u8; Self::SEED_BYTES] {
        self.0.as_bytes()
    }

    /// The public key as the 32 bytes of RFC 8032, section 5.1.2.
    #[must_use]
    pub fn public_bytes(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    /// Seed and public key together, which OpenSSH calls the private key.
    #[must_use]
    pub fn seed_and_public(&self) -> Zeroizing<[u8; 64]> {
        Zeroizing::new(self.0.to_keypair_bytes())
    }

    /// The public key.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::Ed25519(self.0.verifying_key())
    }

    /// The 64-byte signature of `message`.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Vec<u8> {
        self.0.sign(message).to_vec()
    }
}

impl ConstantTimeEq for Ed25519Secret {
    fn ct_eq(&self, other: &Self) -> Choice {
        self.seed().ct_eq(other.seed())
    }
}
