//! From a passphrase to the key of a cipher: what each format prescribes, with a limit to what a file
//! may demand. The limit is checked before anything is computed.

use argon2::{Algorithm, Argon2, Params, Version};
use md5::{Digest, Md5};
use sha1::Sha1;
use zeroize::Zeroizing;

use super::{Passphrase, ReadError};

/// Key bytes, wiped when dropped.
pub(super) type DerivedKey = Zeroizing<Vec<u8>>;

/// The rounds of `bcrypt_pbkdf` in new files: those of `ssh-keygen` since OpenSSH 9.4.
pub(super) const BCRYPT_ROUNDS: u32 = 24;
/// The most that a file may demand; about ten seconds in a browser.
pub(super) const BCRYPT_MAX_ROUNDS: u32 = 1024;
/// The iterations of PBKDF2-HMAC-SHA-256 in new files: the OWASP Password Storage Cheat Sheet, 2023
/// and since.
pub(super) const PBKDF2_ITERATIONS: u32 = 600_000;
/// The most that a file may demand; about ten seconds in a browser.
pub(super) const PBKDF2_MAX_ITERATIONS: u32 = 5_000_000;
/// The most memory that scrypt or Argon2 may take, in KiB.
pub(super) const MAX_MEMORY_KIB: u32 = 256 * 1024;
/// The most that Argon2 may write, memory times passes, in KiB.
pub(super) const ARGON2_MAX_TRAFFIC_KIB: u32 = 16 * 1024 * 1024;
/// The most lanes or blocks that scrypt or Argon2 may have.
pub(super) const MAX_PARALLELISM: u32 = 16;
/// The longest salt in bytes; every program takes 8, 16 or 32.
const MAX_SALT_BYTES: usize = 64;

/// `bcrypt_pbkdf` of OpenBSD, as `openssh-key-v1` uses it (PROTOCOL.key).
pub(super) fn bcrypt(
    passphrase: &Passphrase,
    salt: &[u8],
    rounds: u32,
    length: usize,
) -> Result<DerivedKey, ReadError> {
    at_most("rounds", rounds, BCRYPT_MAX_ROUNDS)?;
    check_salt(salt)?;
    let mut key = Zeroizing::new(vec![0; length]);
    bcrypt_pbkdf::bcrypt_pbkdf(passphrase.expose(), salt, rounds, &mut key).map_err(|error| match error {
        // It takes no empty passphrase, so an empty one cannot be right.
        bcrypt_pbkdf::Error::InvalidParamLen => ReadError::PassphraseWrong,
        _ => ReadError::Malformed("rounds"),
    })?;
    Ok(key)
}

/// The pseudo-random functions of PBKDF2 (RFC 8018, appendix B.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Prf {
    Sha1,
    Sha224,
    Sha256,
    Sha384,
    Sha512,
}

/// PBKDF2 (RFC 8018, section 5.2).
pub(super) fn pbkdf2(
    prf: Prf,
    passphrase: &Passphrase,
    salt: &[u8],
    iterations: u32,
    length: usize,
) -> Result<DerivedKey, ReadError> {
    at_most("iterationCount", iterations, PBKDF2_MAX_ITERATIONS)?;
    check_salt(salt)?;
    let derive = match prf {
        Prf::Sha1 => pbkdf2::pbkdf2_hmac::<Sha1>,
        Prf::Sha224 => pbkdf2::pbkdf2_hmac::<sha2::Sha224>,
        Prf::Sha256 => pbkdf2::pbkdf2_hmac::<sha2::Sha256>,
        Prf::Sha384 => pbkdf2::pbkdf2_hmac::<sha2::Sha384>,
        Prf::Sha512 => pbkdf2::pbkdf2_hmac::<sha2::Sha512>,
    };
    let mut key = Zeroizing::new(vec![0; length]);
    derive(passphrase.expose(), salt, iterations, &mut key);
    Ok(key)
}

/// scrypt (RFC 7914). `n` is the cost, a power of two.
pub(super) fn scrypt(
    passphrase: &Passphrase,
    salt: &[u8],
    (n, r, p): (u64, u32, u32),
    length: usize,
) -> Result<DerivedKey, ReadError> {
    // It takes N + p + 1 times 128 · r bytes.
    let blocks = n.saturating_add(u64::from(p)).saturating_add(1);
    let kib = u32::try_from(blocks.saturating_mul(u64::from(r)) / 8).unwrap_or(u32::MAX);
    at_most("parallelizationParameter", p, MAX_PARALLELISM)?;
    at_most("the memory of scrypt in KiB", kib.max(1), MAX_MEMORY_KIB)?;
    check_salt(salt)?;
    let log_n = u8::try_from(n.trailing_zeros()).unwrap_or_default();
    if n < 2 || !n.is_power_of_two() {
        return Err(ReadError::Malformed("costParameter"));
    }
    let params = ::scrypt::Params::new(log_n, r, p).map_err(|_| ReadError::Malformed("scrypt-params"))?;
    let mut key = Zeroizing::new(vec![0; length]);
    ::scrypt::scrypt(passphrase.expose(), salt, &params, &mut key)
        .map_err(|_| ReadError::Malformed("scrypt-params"))?;
    Ok(key)
}

/// The variants of Argon2 (RFC 9106).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Argon2Kind {
    Argon2d,
    Argon2i,
    Argon2id,
}

/// How hard Argon2 works.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Argon2Cost {
    /// In KiB.
    pub memory: u32,
    /// How often it goes over the memory.
    pub passes: u32,
    /// Lanes.
    pub parallelism: u32,
}

impl Argon2Cost {
    /// What PuTTY takes by default, but for the passes, which it measures.
    const MEMORY_KIB: u32 = 8192;
    /// How long it should take, in milliseconds: PuTTY's default.
    const AIM_MS: f64 = 100.0;
    /// However slow the device: with 7 MiB, the OWASP Password Storage Cheat Sheet wants five.
    const MIN_PASSES: u32 = 5;
    /// However fast the device is, or seems.
    const MAX_PASSES: u32 = 200;

    /// PuTTY's memory and parallelism with so many passes.
    #[must_use]
    pub fn with_passes(passes: u32) -> Self {
        Self { memory: Self::MEMORY_KIB, passes, parallelism: 1 }
    }

    /// What PuTTY 0.78 chose on the computer that this was written on.
    const USUAL_PASSES: u32 = 34;

    /// The cost that takes about 100 ms on this device, as PuTTY chooses it: the time is measured with
    /// more and more passes, until it is long enough to tell. `clock` gives milliseconds.
    #[must_use]
    pub fn tuned(clock: &dyn Fn() -> f64) -> Self {
        let passphrase = Passphrase::of_file(b"a passphrase to measure with".to_vec());
        let mut passes = 1;
        while passes < Self::MAX_PASSES {
            let start = clock();
            let key = argon2(Argon2Kind::Argon2id, &passphrase, &[0; 16], Self::with_passes(passes), 80);
            std::hint::black_box(key.is_ok());
            let elapsed = clock() - start;
            if elapsed >= Self::AIM_MS / 4.0 {
                let wanted = f64::from(passes) * Self::AIM_MS / elapsed;
                #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped before")]
                let wanted = wanted.clamp(1.0, f64::from(Self::MAX_PASSES)) as u32;
                return Self::with_passes(wanted.max(Self::MIN_PASSES));
            }
            passes *= 2;
        }
        Self::with_passes(Self::MAX_PASSES)
    }
}

impl Default for Argon2Cost {
    fn default() -> Self {
        Self::with_passes(Self::USUAL_PASSES)
    }
}

/// Argon2 version 1.3 (RFC 9106) without secret and associated data.
pub(super) fn argon2(
    kind: Argon2Kind,
    passphrase: &Passphrase,
    salt: &[u8],
    cost: Argon2Cost,
    length: usize,
) -> Result<DerivedKey, ReadError> {
    at_most("Argon2-Memory", cost.memory, MAX_MEMORY_KIB)?;
    at_most("Argon2-Parallelism", cost.parallelism, MAX_PARALLELISM)?;
    let traffic = cost.memory.saturating_mul(cost.passes);
    at_most("Argon2-Memory times Argon2-Passes", traffic, ARGON2_MAX_TRAFFIC_KIB)?;
    check_salt(salt)?;
    let algorithm = match kind {
        Argon2Kind::Argon2d => Algorithm::Argon2d,
        Argon2Kind::Argon2i => Algorithm::Argon2i,
        Argon2Kind::Argon2id => Algorithm::Argon2id,
    };
    let params = Params::new(cost.memory, cost.passes, cost.parallelism, Some(length))
        .map_err(|_| ReadError::Malformed("Argon2-Memory"))?;
    let mut key = Zeroizing::new(vec![0; length]);
    Argon2::new(algorithm, Version::V0x13, params)
        .hash_password_into(passphrase.expose(), salt, &mut key)
        .map_err(|_| ReadError::Malformed("Argon2-Salt"))?;
    Ok(key)
}

/// `EVP_BytesToKey` of OpenSSL with MD5 and one iteration, for the encryption of RFC 1421 as OpenSSL
/// has it. No specification; observed in OpenSSL 3.0. Guessing is as fast as MD5, so it is only read.
pub(super) fn evp_bytes_to_key(passphrase: &Passphrase, salt: &[u8], length: usize) -> DerivedKey {
    let mut key = Zeroizing::new(Vec::with_capacity(length + 16));
    let mut block = Zeroizing::new(Vec::new());
    while key.len() < length {
        let hash = Md5::new().chain_update(&*block).chain_update(passphrase.expose()).chain_update(salt);
        block = Zeroizing::new(hash.finalize().to_vec());
        key.extend_from_slice(&block);
    }
    key.truncate(length);
    key
}

/// The key of version 2 of PuTTY's format: SHA-1 of a counter and the passphrase, twice.
pub(super) fn ppk2(passphrase: &Passphrase) -> DerivedKey {
    let mut key = Zeroizing::new(Vec::with_capacity(40));
    for counter in [0_u32, 1] {
        let hash = Sha1::new().chain_update(counter.to_be_bytes()).chain_update(passphrase.expose());
        key.extend_from_slice(&hash.finalize());
    }
    key.truncate(32);
    key
}

fn at_most(parameter: &'static str, value: u32, limit: u32) -> Result<(), ReadError> {
    if value == 0 {
        Err(ReadError::Malformed(parameter))
    } else if value > limit {
        Err(ReadError::TooCostly { parameter, limit })
    } else {
        Ok(())
    }
}

fn check_salt(salt: &[u8]) -> Result<(), ReadError> {
    if (1..=MAX_SALT_BYTES).contains(&salt.len()) { Ok(()) } else { Err(ReadError::Malformed("salt")) }
}

#[cfg(test)]
mod tests;
