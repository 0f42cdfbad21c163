//! The one door to the system's random numbers: `crypto.getRandomValues`.

use getrandom::SysRng;

use crate::random::{HealthTested, RandomError};

/// The system's random source, under its health test.
pub(super) type Entropy = HealthTested<SysRng>;

impl From<getrandom::Error> for RandomError {
    fn from(_: getrandom::Error) -> Self {
        Self::Unavailable
    }
}

/// Opens the door.
///
/// # Errors
/// [`RandomError`] if there is no random source or if it fails its test.
pub(super) fn open() -> Result<Entropy, RandomError> {
    HealthTested::new(SysRng)
}
