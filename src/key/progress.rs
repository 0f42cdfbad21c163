//! How far an RSA prime search has come.

use serde::{Deserialize, Serialize};

/// Work done so far. A prime search is a lottery: there is no percentage, only the number of
/// tickets drawn and the number that it usually takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Prime candidates put to a primality test so far.
    pub tested: u32,
    /// Candidates that a key of this size takes on average.
    pub usual: u32,
    /// Primes found so far, of the two that are needed.
    pub primes: u8,
}
