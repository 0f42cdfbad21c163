//! The numbers of an RSA private key as a file has them, and what can be wrong with them.

use std::{fmt, ops::RangeInclusive};

/// The lengths of the modulus in bits that are read: OpenSSH takes none that is shorter
/// (`SSH_RSA_MINIMUM_MODULUS_SIZE`) and none that is longer (`SSHBUF_MAX_BIGNUM`).
pub const MODULUS_BITS: RangeInclusive<usize> = 1024..=16_384;

/// The numbers of RFC 8017, section 3.2, unsigned and big-endian, without leading zeros.
pub struct RsaNumbers<'b> {
    /// Modulus.
    pub n: &'b [u8],
    /// Public exponent.
    pub e: &'b [u8],
    /// Private exponent.
    pub d: &'b [u8],
    /// The first prime.
    pub p: &'b [u8],
    /// The second prime.
    pub q: &'b [u8],
    /// `d` modulo `p - 1`, in the formats that have it.
    pub dp: Option<&'b [u8]>,
    /// `d` modulo `q - 1`, in the formats that have it.
    pub dq: Option<&'b [u8]>,
    /// The inverse of `q` modulo `p`.
    pub iqmp: Option<&'b [u8]>,
}

/// One of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of RFC 8017, appendix A.1.2")]
pub enum RsaField {
    Modulus,
    PublicExponent,
    PrivateExponent,
    Prime1,
    Prime2,
    Exponent1,
    Exponent2,
    Coefficient,
}

/// Why numbers do not make an RSA key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RsaError {
    /// The modulus has fewer bits than [`MODULUS_BITS`] allows.
    TooShort,
    /// The modulus has more.
    TooLong,
    /// A number does not agree with the others.
    Inconsistent(RsaField),
    /// One of the primes can be factored.
    NotPrime(RsaField),
}

impl RsaNumbers<'_> {
    /// Refuses what would take long to compute with, before anything is computed.
    pub(super) fn check_lengths(&self) -> Result<(), RsaError> {
        check_modulus(self.n)?;
        check_exponent(self.e)?;
        let limit = self.n.len();
        let parts = [
            (self.d, RsaField::PrivateExponent),
            (self.p, RsaField::Prime1),
            (self.q, RsaField::Prime2),
            (self.dp.unwrap_or(&[1]), RsaField::Exponent1),
            (self.dq.unwrap_or(&[1]), RsaField::Exponent2),
            (self.iqmp.unwrap_or(&[1]), RsaField::Coefficient),
        ];
        if let Some((_, field)) =
            parts.into_iter().find(|(number, _)| number.is_empty() || number.len() > limit)
        {
            return Err(RsaError::Inconsistent(field));
        }
        // The arithmetic library takes primes of half the length only, and so does FIPS 186-5.
        let half = bits(self.n).div_ceil(2);
        match [(self.p, RsaField::Prime1), (self.q, RsaField::Prime2)].iter().find(|(p, _)| bits(p) > half) {
            Some((_, field)) => Err(RsaError::Inconsistent(*field)),
            None => Ok(()),
        }
    }
}

/// The length of a number in bits.
fn bits(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    let number = &number[zeros..];
    number.len() * 8 - number.first().map_or(0, |first| first.leading_zeros() as usize)
}

/// The modulus of a public or private key is odd and of an allowed length.
pub(in crate::key) fn check_modulus(n: &[u8]) -> Result<(), RsaError> {
    if bits(n) < *MODULUS_BITS.start() {
        Err(RsaError::TooShort)
    } else if bits(n) > *MODULUS_BITS.end() {
        Err(RsaError::TooLong)
    } else if n.last().is_none_or(|last| last % 2 == 0) {
        Err(RsaError::Inconsistent(RsaField::Modulus))
    } else {
        Ok(())
    }
}

/// The public exponent is odd, at least 3, and has at most 33 bits, as the arithmetic library has it.
pub(in crate::key) fn check_exponent(e: &[u8]) -> Result<(), RsaError> {
    let odd = e.last().is_some_and(|last| last % 2 == 1);
    if odd && (2..=33).contains(&bits(e)) {
        Ok(())
    } else {
        Err(RsaError::Inconsistent(RsaField::PublicExponent))
    }
}

impl fmt::Display for RsaField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Modulus => "n (modulus)",
            Self::PublicExponent => "e (public exponent)",
            Self::PrivateExponent => "d (private exponent)",
            Self::Prime1 => "p (first prime)",
            Self::Prime2 => "q (second prime)",
            Self::Exponent1 => "d mod (p - 1)",
            Self::Exponent2 => "d mod (q - 1)",
            Self::Coefficient => "the inverse of q modulo p",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_in_bits() {
        assert_eq!([&[][..], &[0], &[1], &[0, 0x80], &[1, 0]].map(bits), [0, 0, 1, 8, 9]);
    }

    #[test]
    fn exponents() {
        for good in [&[3][..], &[1, 0, 1], &[1, 0xff, 0xff, 0xff, 0xff]] {
            assert_eq!(check_exponent(good), Ok(()), "{good:?}");
        }
        for bad in [&[][..], &[0], &[1], &[2], &[1, 0, 0], &[3, 0, 0, 0, 1]] {
            assert!(check_exponent(bad).is_err(), "{bad:?}");
        }
    }
}
