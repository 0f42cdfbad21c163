//! Key pairs from seeded randomness, for tests only.

use ec2_keygen::{
    ec2::KeyName,
    format::{Argon2Cost, Lock, Passphrase, PrivateFile, PrivateFormat, Secret},
    job::{self, Event, Made, MadeFile, Request},
    key::{Comment, KeyPair, KeyType},
};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};

/// What a job gives for this type, name and seed: always the same, and so worth nothing as a key.
pub fn make(key_type: KeyType, name: &str, seed: u64) -> Made {
    make_with_comment(key_type, name, name, seed)
}

/// The same with a comment of its own.
pub fn make_with_comment(key_type: KeyType, name: &str, comment: &str, seed: u64) -> Made {
    let (name, comment) = (KeyName::new(name).unwrap(), Comment::new(comment).unwrap());
    let file = PrivateFile::Pem;
    match run(Request::Generate { key_type, name, comment, file, passphrase: None }, seed) {
        Event::Made(made) => *made,
        other => panic!("no key pair: {other:?}"),
    }
}

/// Another file of a key pair, as the page has it written.
pub fn file(made: &Made, file: PrivateFile) -> MadeFile {
    let key = Secret::new(made.key.expose().to_vec());
    match run(Request::Write { key_type: made.key_type, key, file, passphrase: None }, 0) {
        Event::Written(file) => file,
        other => panic!("no file: {other:?}"),
    }
}

fn run(request: Request, seed: u64) -> Event {
    job::run(request, &mut ChaCha20Rng::seed_from_u64(seed), &|| 0.0, &mut |_| {})
}

/// The key pair itself, for those who write its files on their own.
pub fn pair(key_type: KeyType, comment: &str, seed: u64) -> KeyPair {
    let mut rng = ChaCha20Rng::seed_from_u64(seed);
    KeyPair::generate(key_type, Comment::new(comment).unwrap(), &mut rng, &mut |_| {}).unwrap()
}

/// A file of `pair`, with or without a passphrase. The cost of guessing is low: these are no secrets.
pub fn write(pair: &KeyPair, format: PrivateFormat, passphrase: Option<&str>) -> Secret {
    let passphrase = passphrase.map(|words| Passphrase::of_file(words.into()));
    let cost = Argon2Cost::with_passes(2);
    let mut rng = ChaCha20Rng::seed_from_u64(99);
    let lock = passphrase.as_ref().map(|words| Lock::draw(words, cost, &mut rng).unwrap());
    format.write(pair, lock.as_ref()).unwrap()
}
