//! The health test between a random source and a key.

use std::{convert::Infallible, fmt};

use rand_core::{TryCryptoRng, TryRng};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Why no random bytes could be had. No key is ever made after one of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RandomError {
    /// There is no random source, or it returned an error.
    Unavailable,
    /// The source repeats itself.
    Repeats,
}

impl From<Infallible> for RandomError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl fmt::Display for RandomError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unavailable => "the random source is missing or failed",
            Self::Repeats => "the random source repeats itself",
        })
    }
}

impl std::error::Error for RandomError {}

/// A random source under the repetition count test of NIST SP 800-90B, section 4.4.1.
///
/// A sample is eight bytes and the cutoff is two: no sample may equal the one before it, within a
/// request or across two. Moreover, no request may begin with the sixteen bytes that an earlier
/// one began with. A good source fails with a probability below 2^-60 a key; one that is stuck, or
/// that gives each caller the same bytes, fails at once. This is an alarm for a broken source, not
/// a proof of a good one.
pub struct HealthTested<R> {
    source: R,
    previous: Zeroizing<[u8; SAMPLE]>,
    /// SHA-256 of each request's first [`BEGINNING`] bytes, since those themselves may be a seed.
    beginnings: Vec<[u8; 32]>,
    /// The first failure. A source that failed once is not asked again.
    failed: Option<RandomError>,
}

const SAMPLE: usize = 8;
const BEGINNING: usize = 16;

impl<R> HealthTested<R>
where
    R: TryCryptoRng,
    RandomError: From<R::Error>,
{
    /// Takes `source` under test, beginning with two requests of 64 bytes that are not used.
    ///
    /// # Errors
    /// [`RandomError`] if the source fails already here.
    pub fn new(source: R) -> Result<Self, RandomError> {
        let mut tested =
            Self { source, previous: Zeroizing::default(), beginnings: Vec::new(), failed: None };
        let mut discarded = Zeroizing::new([0; 64]);
        tested.try_fill_bytes(discarded.as_mut())?;
        tested.try_fill_bytes(discarded.as_mut())?;
        Ok(tested)
    }

    fn test(&mut self, bytes: &[u8]) -> Result<(), RandomError> {
        for sample in bytes.as_chunks::<SAMPLE>().0 {
            if *sample == *self.previous {
                return Err(RandomError::Repeats);
            }
            *self.previous = *sample;
        }
        if let Some(beginning) = bytes.first_chunk::<BEGINNING>() {
            let digest = Sha256::digest(beginning).into();
            if self.beginnings.contains(&digest) {
                return Err(RandomError::Repeats);
            }
            self.beginnings.push(digest);
        }
        Ok(())
    }
}

impl<R> TryRng for HealthTested<R>
where
    R: TryCryptoRng,
    RandomError: From<R::Error>,
{
    type Error = RandomError;

    fn try_next_u32(&mut self) -> Result<u32, RandomError> {
        let mut bytes = Zeroizing::new([0; 4]);
        self.try_fill_bytes(bytes.as_mut())?;
        Ok(u32::from_be_bytes(*bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, RandomError> {
        let mut bytes = Zeroizing::new([0; 8]);
        self.try_fill_bytes(bytes.as_mut())?;
        Ok(u64::from_be_bytes(*bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), RandomError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let filled = self.source.try_fill_bytes(bytes).map_err(RandomError::from);
        filled.and_then(|()| self.test(bytes)).inspect_err(|error| self.failed = Some(*error))
    }
}

impl<R> TryCryptoRng for HealthTested<R>
where
    R: TryCryptoRng,
    RandomError: From<R::Error>,
{
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Fills requests by the function it holds, which gets the number of the request.
    struct Source<F>(F, usize);

    impl<F: FnMut(usize, &mut [u8]) -> Result<(), RandomError>> TryRng for Source<F> {
        type Error = RandomError;
        fn try_next_u32(&mut self) -> Result<u32, RandomError> {
            Err(RandomError::Unavailable)
        }
        fn try_next_u64(&mut self) -> Result<u64, RandomError> {
            Err(RandomError::Unavailable)
        }
        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), RandomError> {
            self.1 += 1;
            (self.0)(self.1, bytes)
        }
    }

    impl<F: FnMut(usize, &mut [u8]) -> Result<(), RandomError>> TryCryptoRng for Source<F> {}

    #[expect(clippy::unnecessary_wraps, reason = "it stands for a source, which may fail")]
    /// Eight-byte samples that all differ, continued from request to request.
    fn counting(start: &mut u64, bytes: &mut [u8]) -> Result<(), RandomError> {
        for chunk in bytes.chunks_mut(8) {
            *start += 1;
            let sample = start.to_be_bytes();
            chunk.copy_from_slice(&sample[..chunk.len()]);
        }
        Ok(())
    }

    fn outcome(fill: impl FnMut(usize, &mut [u8]) -> Result<(), RandomError>) -> Result<(), RandomError> {
        let mut rng = HealthTested::new(Source(fill, 0))?;
        (0..4).try_for_each(|_| rng.try_fill_bytes(&mut [0; 32]))
    }

    #[test]
    fn samples_that_differ_pass() {
        let mut n = 0;
        assert_eq!(outcome(|_, bytes| counting(&mut n, bytes)), Ok(()));
    }

    #[test]
    fn a_source_that_is_stuck_fails() {
        for byte in [0, 0xff, 0x5a] {
            let stuck = |_, bytes: &mut [u8]| {
                bytes.fill(byte);
                Ok(())
            };
            assert_eq!(outcome(stuck), Err(RandomError::Repeats));
        }
    }

    #[test]
    fn a_source_that_gives_the_same_each_time_fails() {
        assert_eq!(outcome(|_, bytes| counting(&mut 0, bytes)), Err(RandomError::Repeats));
    }

    #[test]
    fn a_source_that_failed_is_not_asked_again() {
        let mut n = 0;
        let once = |request, bytes: &mut [u8]| match request {
            3 => Err(RandomError::Unavailable),
            _ => counting(&mut n, bytes),
        };
        let mut rng = HealthTested::new(Source(once, 0)).unwrap();
        for _ in 0..3 {
            assert_eq!(rng.try_fill_bytes(&mut [0; 32]), Err(RandomError::Unavailable));
        }
    }

    #[test]
    fn a_source_that_fails_later_fails() {
        let mut n = 0;
        let late = |request, bytes: &mut [u8]| match request {
            0..4 => counting(&mut n, bytes),
            _ => Err(RandomError::Unavailable),
        };
        assert_eq!(outcome(late), Err(RandomError::Unavailable));
    }
}
