//! The worker's protocol: what the page asks of it and what it tells the page.
//!
//! ```text
//! page                          worker
//!   │  compiled wasm module  ──▶  │  starts
//!   │  ◀──────────────  Ready     │
//!   │  Generate  ─────────────▶   │
//!   │  ◀───────────  Progress …   │  RSA only
//!   │  ◀──────  Made or Failed    │
//!   │  (terminate)                │  at any time: this is how a job is cancelled
//!   │                             │
//!   │  Write  ────────────────▶   │  in a fresh worker, which knows no key: the request has it
//!   │  ◀────  Written or Failed   │
//! ```
//!
//! Messages travel as [postcard](https://postcard.jamesmunns.com/wire-format.html) bytes. The
//! module knows nothing of workers: [`run`] is an ordinary function, and tests call it natively.

mod check;
mod made;

use std::fmt;

use rand_core::TryCryptoRng;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

pub use check::{CheckError, check_file, check_pair};
pub use made::{Made, MadeFile};

use crate::{
    ec2::KeyName,
    format::{Argon2Cost, Content, Lock, Passphrase, PrivateFile, PrivateFormat, Secret, detect},
    key::{Comment, Ed25519Secret, GenerateError, KeyPair, KeyType, PrivateKey, Progress},
    random::RandomError,
};

/// What the page asks.
#[derive(Debug, Serialize, Deserialize)]
pub enum Request {
    /// Make a key pair; answered by [`Event::Made`] or [`Event::Failed`].
    Generate {
        /// The type and size.
        key_type: KeyType,
        /// The name of the key pair in EC2.
        name: KeyName,
        /// The comment in the public key line and, where the format has room, in the files.
        comment: Comment,
        /// The private key file to begin with.
        file: PrivateFile,
        /// What protects that file, if anything does.
        passphrase: Option<Passphrase>,
    },
    /// Write another file of a key pair; answered by [`Event::Written`] or [`Event::Failed`].
    Write {
        /// The type and size.
        key_type: KeyType,
        /// [`Made::key`].
        key: Secret,
        /// The file.
        file: PrivateFile,
        /// What protects it, if its format can be protected.
        passphrase: Option<Passphrase>,
    },
}

/// Tells the time in milliseconds from some moment on.
pub type Clock<'c> = &'c dyn Fn() -> f64;

/// What the worker tells.
#[derive(Debug, Serialize, Deserialize)]
pub enum Event {
    /// The worker has started and takes requests. Always the first event, and sent once.
    Ready,
    /// A prime candidate was tested.
    Progress(Progress),
    /// The key pair was made and checked. The worker keeps nothing of it.
    Made(Box<Made>),
    /// The file was written and checked.
    Written(MadeFile),
    /// There is no key pair, or no file.
    Failed(Failure),
}

/// Why a job ended with nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Failure {
    /// It could not be made.
    Generate(GenerateError),
    /// It was made, but did not pass the check, and was discarded.
    Check(CheckError),
    /// Another file of a key pair could not be written. The key pair itself is none the worse.
    Write(CheckError),
}

impl From<GenerateError> for Failure {
    fn from(error: GenerateError) -> Self {
        Self::Generate(error)
    }
}

impl From<CheckError> for Failure {
    fn from(error: CheckError) -> Self {
        Self::Check(error)
    }
}

impl From<RandomError> for Failure {
    fn from(error: RandomError) -> Self {
        Self::Generate(GenerateError::Random(error))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Generate(error) => error.fmt(f),
            Self::Check(error) | Self::Write(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

/// Does what `request` asks. `report` hears of each prime candidate; the last event is returned.
pub fn run<R>(request: Request, rng: &mut R, clock: Clock<'_>, report: &mut dyn FnMut(Progress)) -> Event
where
    R: TryCryptoRng + ?Sized,
    RandomError: From<R::Error>,
{
    try_run(request, rng, clock, report).unwrap_or_else(Event::Failed)
}

fn try_run<R>(
    request: Request,
    rng: &mut R,
    clock: Clock<'_>,
    report: &mut dyn FnMut(Progress),
) -> Result<Event, Failure>
where
    R: TryCryptoRng + ?Sized,
    RandomError: From<R::Error>,
{
    match request {
        Request::Generate { key_type, name, comment, file, passphrase } => {
            let pair = KeyPair::generate(key_type, comment, rng, report)?;
            let lock = lock(file.format(key_type), passphrase.as_ref(), rng, clock)?;
            let file = MadeFile::write(&pair, key_type, file, lock.as_ref())?;
            Ok(Event::Made(Box::new(Made::from_pair(&pair, key_type, name, file)?)))
        }
        Request::Write { key_type, key, file, passphrase } => {
            let pair = reopen(&key).map_err(Failure::Write)?;
            let lock = lock(file.format(key_type), passphrase.as_ref(), rng, clock)?;
            MadeFile::write(&pair, key_type, file, lock.as_ref()).map(Event::Written).map_err(Failure::Write)
        }
    }
}

/// What encrypts a file of this format, if there is a passphrase and the format can be encrypted.
fn lock<'p, R>(
    format: PrivateFormat,
    passphrase: Option<&'p Passphrase>,
    rng: &mut R,
    clock: Clock<'_>,
) -> Result<Option<Lock<'p>>, RandomError>
where
    R: TryCryptoRng + ?Sized,
    RandomError: From<R::Error>,
{
    let Some(passphrase) = passphrase.filter(|_| format.can_encrypt()) else { return Ok(None) };
    let argon2 = match format {
        PrivateFormat::Ppk3 => Argon2Cost::tuned(clock),
        _ => Argon2Cost::default(),
    };
    Lock::draw(passphrase, argon2, rng).map(Some)
}

/// The key pair in [`Made::key`].
fn reopen(key: &Secret) -> Result<KeyPair, CheckError> {
    match detect(key.expose()).and_then(|file| file.open(None)) {
        Ok(Content::Private(pair)) => Ok(pair),
        _ => Err(CheckError::NotReadBack(PrivateFormat::OpenSsh)),
    }
}

/// Does a small job with a published key and throws the result away. Engines compile a function of
/// wasm when it is first called; after this, the user's first job finds most of them compiled.
pub fn rehearse() {
    let secret = Ed25519Secret::from_seed(&RFC_8032_TEST_1);
    let pair = KeyPair::new(PrivateKey::Ed25519(Box::new(secret)), Comment::default(), 0);
    if let Ok(name) = KeyName::new("rehearsal") {
        let key_type = KeyType::Ed25519;
        let made = MadeFile::write(&pair, key_type, PrivateFile::Pem, None)
            .and_then(|file| Made::from_pair(&pair, key_type, name, file));
        std::hint::black_box(made.ok().and_then(|made| encode(&made)));
    }
}

/// The secret key of the first test vector in RFC 8032, section 7.1.
const RFC_8032_TEST_1: [u8; Ed25519Secret::SEED_BYTES] = [
    0x9d, 0x61, 0xb1, 0x9d, 0xef, 0xfd, 0x5a, 0x60, 0xba, 0x84, 0x4a, 0xf4, 0x92, 0xec, 0x2c, 0xc4, //
    0x44, 0x49, 0xc5, 0x69, 0x7b, 0x32, 0x69, 0x19, 0x70, 0x3b, 0xac, 0x03, 0x1c, 0xae, 0x7f, 0x60,
];

/// The largest message in bytes. An RSA 4096 key in both formats has about 9,000.
const MESSAGE_BYTES: usize = 64 * 1024;

/// The message in bytes, wiped when dropped. `None` if it is longer than any message should be.
#[must_use]
pub fn encode<M: Serialize>(message: &M) -> Option<Zeroizing<Vec<u8>>> {
    let mut buffer = Zeroizing::new(vec![0; MESSAGE_BYTES]);
    let length = postcard::to_slice(message, &mut buffer).ok()?.len();
    buffer.truncate(length);
    Some(buffer)
}

/// The message in `bytes`. `None` if they are not one.
#[must_use]
pub fn decode<'b, M: Deserialize<'b>>(bytes: &'b [u8]) -> Option<M> {
    postcard::from_bytes(bytes).ok()
}
