//! The prime search (FIPS 186-5, appendix A.1.3).

use std::num::NonZero;

use crypto_bigint::{BoxedUint, Limb};
use crypto_primes::{Flavor, hazmat::SmallFactorsSieve, is_prime};
use rand_core::TryCryptoRng;
use zeroize::{Zeroize, Zeroizing};

use super::PUBLIC_EXPONENT;
use crate::{
    key::{GenerateError, Progress},
    random::RandomError,
};

/// Two primes for a modulus of `bits` bits, the larger one first.
pub(super) fn two_primes<R>(
    bits: u32,
    rng: &mut R,
    report: &mut dyn FnMut(Progress),
) -> Result<(BoxedUint, BoxedUint), GenerateError>
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
            return Ok((p, q));
        }
        progress.primes = 0;
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
