//! What encrypting one file takes: the passphrase, fresh randomness, and how hard to make guessing.

use rand_core::TryCryptoRng;

use super::{Passphrase, kdf::Argon2Cost};
use crate::random::RandomError;

/// Everything that the encrypted form of a key depends on beside the key: the same lock gives the
/// same file. Use each for one file only.
pub struct Lock<'p> {
    pub(super) passphrase: &'p Passphrase,
    /// For whatever derives a key from the passphrase.
    pub(super) salt: [u8; 16],
    /// For the formats that do not derive it (PKCS#8).
    pub(super) iv: [u8; 16],
    pub(super) argon2: Argon2Cost,
}

impl<'p> Lock<'p> {
    /// Draws salt and initialisation vector, 16 bytes each.
    ///
    /// # Errors
    /// [`RandomError`] if the random source fails.
    pub fn draw<R>(passphrase: &'p Passphrase, argon2: Argon2Cost, rng: &mut R) -> Result<Self, RandomError>
    where
        R: TryCryptoRng + ?Sized,
        RandomError: From<R::Error>,
    {
        let mut lock = Self { passphrase, salt: [0; 16], iv: [0; 16], argon2 };
        rng.try_fill_bytes(&mut lock.salt)?;
        rng.try_fill_bytes(&mut lock.iv)?;
        Ok(lock)
    }

    /// What opens the file.
    #[must_use]
    pub fn passphrase(&self) -> &'p Passphrase {
        self.passphrase
    }
}
