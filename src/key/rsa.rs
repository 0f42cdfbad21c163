//! RSA private keys (RFC 8017, section 3.2), and what makes their numbers belong together.

mod numbers;
mod search;

use crypto_bigint::{BoxedUint, ConcatenatingMul};
use crypto_primes::{Flavor, is_prime};
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

pub use numbers::{MODULUS_BITS, RsaError, RsaField, RsaNumbers};
pub(super) use numbers::{check_exponent, check_modulus};

/// The public exponent of every key made here: 2^16 + 1 (FIPS 186-5, A.1.1).
const PUBLIC_EXPONENT: u32 = 65_537;

/// An RSA private key whose numbers agree with each other. Wiped when dropped.
///
/// A key made here has `p > q`, as RFC 8017 has it; one that was read keeps the order of its file,
/// because the fingerprint that EC2 shows for a key of its own making depends on it.
pub struct RsaSecret(RsaPrivateKey);

/// The parts of an RSA private key, as unsigned big-endian bytes without leading zeros.
pub struct RsaParts {
    /// Modulus.
    pub n: Vec<u8>,
    /// Public exponent.
    pub e: Vec<u8>,
    /// Private exponent.
    pub d: Zeroizing<Vec<u8>>,
    /// The first prime.
    pub p: Zeroizing<Vec<u8>>,
    /// The second prime.
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
        loop {
            let (p, q) = search::two_primes(bits, rng, report)?;
            let key = RsaPrivateKey::from_p_q(p, q, BoxedUint::from(PUBLIC_EXPONENT))
                .map(Self)
                .map_err(|_| GenerateError::InvalidKey)?;
            if key.has_length(bits) {
                return Ok(key);
            }
        }
    }

    /// The key of `numbers`, if they agree with each other. Whether the primes are prime takes longer
    /// to find out: [`RsaSecret::prove_primes`].
    ///
    /// # Errors
    /// [`RsaError`] names the first number that does not fit.
    pub fn from_numbers(numbers: &RsaNumbers<'_>) -> Result<Self, RsaError> {
        numbers.check_lengths()?;
        let [n, e, d, p, q] = [numbers.n, numbers.e, numbers.d, numbers.p, numbers.q].map(uint);
        let product = Zeroizing::new(p.concatenating_mul(&q));
        if *product != n {
            return Err(RsaError::Inconsistent(RsaField::Modulus));
        }
        if p == q {
            return Err(RsaError::Inconsistent(RsaField::Prime2));
        }
        let key = RsaPrivateKey::from_components(n, e, d, vec![p, q])
            .map_err(|_| RsaError::Inconsistent(RsaField::PrivateExponent))?;
        let key = Self(key);
        key.check_crt(numbers)?;
        Ok(key)
    }

    /// Compares the three numbers that the key does not depend on, and that whoever opens the file
    /// signs with.
    fn check_crt(&self, numbers: &RsaNumbers<'_>) -> Result<(), RsaError> {
        let same = |computed: Option<&BoxedUint>, read: Option<&[u8]>, field| match (computed, read) {
            (_, None) => Ok(()),
            (Some(computed), Some(read)) if bool::from(trimmed(computed).ct_eq(read)) => Ok(()),
            _ => Err(RsaError::Inconsistent(field)),
        };
        let mut coefficient = self.0.crt_coefficient();
        let result = same(self.0.dp(), numbers.dp, RsaField::Exponent1)
            .and_then(|()| same(self.0.dq(), numbers.dq, RsaField::Exponent2))
            .and_then(|()| same(coefficient.as_ref(), numbers.iqmp, RsaField::Coefficient));
        coefficient.zeroize();
        result
    }

    /// Whether both primes are prime, by the Baillie–PSW test. A key that came from elsewhere needs
    /// it; it takes up to a tenth of a second for each prime of 2048 bits in a browser.
    ///
    /// # Errors
    /// [`RsaError::NotPrime`] names the one that is not.
    pub fn prove_primes(&self) -> Result<(), RsaError> {
        for (prime, field) in self.0.primes().iter().zip([RsaField::Prime1, RsaField::Prime2]) {
            if !is_prime(Flavor::Any, prime.as_ref()) {
                return Err(RsaError::NotPrime(field));
            }
        }
        Ok(())
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
        self.parts_in_order(0, 1)
    }

    /// The parts with the larger prime first, for the formats that insist on it.
    #[must_use]
    pub fn parts_larger_prime_first(&self) -> RsaParts {
        let primes = self.0.primes();
        if primes[0].as_ref() > primes[1].as_ref() { self.parts() } else { self.parts_in_order(1, 0) }
    }

    fn parts_in_order(&self, p: usize, q: usize) -> RsaParts {
        let [p, q] = [p, q].map(|index| &self.0.primes()[index]);
        let mut coefficient: Option<BoxedUint> = q.invert_odd_mod(p).into_option();
        let iqmp = coefficient.as_ref().map(trimmed).unwrap_or_default();
        coefficient.zeroize();
        RsaParts {
            n: self.0.n().to_be_bytes_trimmed_vartime().into(),
            e: self.0.e().to_be_bytes_trimmed_vartime().into(),
            d: trimmed(self.0.d()),
            p: trimmed(p),
            q: trimmed(q),
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

fn uint(bytes: &[u8]) -> BoxedUint {
    BoxedUint::from_be_slice_vartime(bytes)
}

/// A secret number as bytes without leading zeros.
fn trimmed(value: &BoxedUint) -> Zeroizing<Vec<u8>> {
    let bytes = Zeroizing::new(value.to_be_bytes());
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    Zeroizing::new(bytes[zeros..].to_vec())
}
