//! RSA private keys (RFC 8017, section 3.2): the prime search and the key built from its result.

use std::num::NonZero;

use crypto_bigint::{BoxedUint, Limb};
use crypto_primes::{Flavor, hazmat::SmallFactorsSieve, is_prime};
use rand_core::TryCryptoRng;
use rsa::{
    Pkcs1v15Sign, RsaPrivateKey,
    traits::{PrivateKeyParts, PublicKeyParts},
};
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};
use zeroize::{Zeroize, Zeroizing};

use super::{GenerateError, Progress, PublicKey};
use crate::random::RandomError;

/// The public exponent of every key made here: 2^16 + 1 (FIPS 186-5, A.1.1).
const PUBLIC_EXPONENT: u32 = 65_537;

/// An RSA private key whose parts agree with each other, with `p > q`. Wiped when dropped.
pub struct RsaSecret(RsaPrivateKey);

/// The parts of an RSA private key, as unsigned big-endian bytes without leading zeros.
pub struct RsaParts {
    /// Modulus.
    pub n: Vec<u8>,
    /// Public exponent.
    pub e: Vec<u8>,
    /// Private exponent.
    pub d: Zeroizing<Vec<u8>>,
    /// The larger prime.
    pub p: Zeroizing<Vec<u8>>,
    /// The smaller prime.
    pub q: Zeroizing<Vec<u8>>,
    /// The inverse of `q` modulo `p`.
    pub iqmp: Zeroizing<Vec<u8>>,
}

impl RsaSecret {
    /// Searches two primes and builds the key. `bits` is the length of the modulus.
    pub(super) fn generate<R>(
        bits: u32,
        rng: &mut R,
        report: &mut dyn FnMut(Progress),
    ) -> Result<Self, GenerateError>
    where
        R: TryCryptoRng + ?Sized,
        RandomError: From<R::Error>,
    {
        let mut progress = Progress { usual: usual_candidates(bits), ..Progress::default() };
        loop {
            let p = search_prime(bits / 2, rng, &mut progress, report)?;
            let q = search_prime(bits / 2, rng, &mut progress, report)?;
            let (p, q) = if p > q { (p, q) } else { (q, p) };
            if far_apart(&p, &q, bits) {
                let key = Self::from_primes(p, q)?;
                if key.has_length(bits) {
                    return Ok(key);
                }
            }
            progress.primes = 0;
        }
    }

    fn from_primes(p: BoxedUint, q: BoxedUint) -> Result<Self, GenerateError> {
        RsaPrivateKey::from_p_q(p, q, BoxedUint::from(PUBLIC_EXPONENT))
            .map(Self)
            .map_err(|_| GenerateError::InvalidKey)
    }

    /// Wraps a key that was read; `None` unless its parts agree and it has two primes.
    pub(crate) fn from_key(key: RsaPrivateKey) -> Option<Self> {
        (key.validate().is_ok() && key.primes().len() == 2).then_some(Self(key))
    }

    /// A key from its parts; `None` unless they agree.
    #[must_use]
    pub fn from_parts(n: &[u8], e: &[u8], d: &[u8], p: &[u8], q: &[u8]) -> Option<Self> {
        let uint = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
        let key = RsaPrivateKey::from_components(uint(n), uint(e), uint(d), vec![uint(p), uint(q)]);
        key.ok().and_then(Self::from_key)
    }

    /// The modulus has exactly `bits` bits, and d > 2^(bits/2) (FIPS 186-5, A.1.1).
    fn has_length(&self, bits: u32) -> bool {
        self.0.n().bits_vartime() == bits && self.0.d().bits_vartime() > bits / 2
    }

    /// The public key.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey::Rsa(self.0.to_public_key())
    }

    /// The RSASSA-PKCS1-v1_5 signature of `message` with SHA-256; `None` if the parts disagree.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Option<Vec<u8>> {
        self.0.sign(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(message)).ok()
    }

    /// The key in the arithmetic library's own type, for the writers of DER.
    pub(crate) fn key(&self) -> &RsaPrivateKey {
        &self.0
    }

    /// The parts, for the writers of SSH formats.
    #[must_use]
    pub fn parts(&self) -> RsaParts {
        let secret = |value: &BoxedUint| {
            let bytes = Zeroizing::new(value.to_be_bytes());
            let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
            Zeroizing::new(bytes[zeros..].to_vec())
        };
        let mut coefficient = self.0.crt_coefficient();
        let iqmp = coefficient.as_ref().map(secret).unwrap_or_default();
        coefficient.zeroize();
        let primes = self.0.primes();
        RsaParts {
            n: self.0.n().to_be_bytes_trimmed_vartime().into(),
            e: self.0.e().to_be_bytes_trimmed_vartime().into(),
            d: secret(self.0.d()),
            p: secret(&primes[0]),
            q: secret(&primes[1]),
            iqmp,
        }
    }
}

impl ConstantTimeEq for RsaSecret {
    fn ct_eq(&self, other: &Self) -> Choice {
        let (a, b) = (self.parts(), other.parts());
        a.n.ct_eq(&b.n) & a.e.ct_eq(&b.e) & a.d.ct_eq(&b.d) & a.p.ct_eq(&b.p) & a.q.ct_eq(&b.q)
    }
}

/// The next prime of `bits` bits after a random start whose two top bits are set, so that the
/// product of two has exactly twice as many bits; `p - 1` is coprime to the public exponent.
fn search_prime<R>(
    bits: u32,
    rng: &mut R,
    progress: &mut Progress,
    report: &mut dyn FnMut(Progress),
) -> Result<BoxedUint, GenerateError>
where
    R: TryCryptoRng + ?Sized,
    RandomError: From<R::Error>,
{
    let length = NonZero::new(bits).ok_or(GenerateError::InvalidKey)?;
    let exponent = crypto_bigint::NonZero::new(Limb::from(PUBLIC_EXPONENT))
        .into_option()
        .ok_or(GenerateError::InvalidKey)?;
    loop {
        let start = random_start(bits, rng)?;
        let sieve = SmallFactorsSieve::new(start, length, false).map_err(|_| GenerateError::InvalidKey)?;
        for mut candidate in sieve {
            progress.tested = progress.tested.saturating_add(1);
            // The exponent is prime, so gcd(p - 1, e) = 1 unless p leaves the remainder 1.
            let found = is_prime(Flavor::Any, &candidate) && candidate.rem_limb(exponent) != Limb::ONE;
            progress.primes += u8::from(found);
            report(*progress);
            if found {
                return Ok(candidate);
            }
            candidate.zeroize();
        }
    }
}

fn random_start<R>(bits: u32, rng: &mut R) -> Result<BoxedUint, RandomError>
where
    R: TryCryptoRng + ?Sized,
    RandomError: From<R::Error>,
{
    let mut bytes = Zeroizing::new(vec![0; (bits / 8) as usize]);
    rng.try_fill_bytes(&mut bytes)?;
    if let Some(top) = bytes.first_mut() {
        *top |= 0b1100_0000;
    }
    Ok(BoxedUint::from_be_slice_truncated(&bytes, bits))
}

/// |p - q| > 2^(bits/2 - 100), so that n does not fall to Fermat's method (FIPS 186-5, A.1.3).
fn far_apart(p: &BoxedUint, q: &BoxedUint, bits: u32) -> bool {
    p.wrapping_sub(q).bits() > bits / 2 - 100
}

/// The average number of candidates that two primes take, after the sieve.
///
/// Primes near 2^k have density 1 / (k ln 2); removing the multiples of all primes up to B raises
/// it by e^γ ln B (Mertens). The sieve of `crypto-primes` 0.7 goes up to B = 17,863.
fn usual_candidates(bits: u32) -> u32 {
    const E_TO_MINUS_GAMMA: f64 = 0.561_459_483_566_885_2;
    const SIEVE_LIMIT: f64 = 17_863.0;
    let per_prime = f64::from(bits / 2) * std::f64::consts::LN_2 * E_TO_MINUS_GAMMA / SIEVE_LIMIT.ln();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a positive number below 400"
    )]
    let usual = (2.0 * per_prime).round() as u32;
    usual
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn primes_that_are_close_together_are_refused() {
        let p = BoxedUint::one_with_precision(1024).shl(1023);
        let near = p.wrapping_add(BoxedUint::one_with_precision(1024).shl(923));
        let far = p.wrapping_add(BoxedUint::one_with_precision(1024).shl(924));
        assert!(!far_apart(&near, &p, 2048));
        assert!(far_apart(&far, &p, 2048));
    }

    #[test]
    fn usual_numbers_of_candidates() {
        assert_eq!([2048, 3072, 4096].map(usual_candidates), [81, 122, 163]);
    }
}
