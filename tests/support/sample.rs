//! Key pairs from seeded randomness, for tests only.

use ec2_keygen::{
    ec2::KeyName,
    job::{self, Event, Made, Request},
    key::{Comment, KeyType},
};
use rand_chacha::{ChaCha20Rng, rand_core::SeedableRng};

/// What a job gives for this type, name and seed: always the same, and so worth nothing as a key.
pub fn make(key_type: KeyType, name: &str, seed: u64) -> Made {
    make_with_comment(key_type, name, name, seed)
}

/// The same with a comment of its own.
pub fn make_with_comment(key_type: KeyType, name: &str, comment: &str, seed: u64) -> Made {
    let (name, comment) = (KeyName::new(name).unwrap(), Comment::new(comment).unwrap());
    let request = Request::Generate { key_type, name, comment };
    match job::run(request, &mut ChaCha20Rng::seed_from_u64(seed), &mut |_| {}) {
        Event::Made(made) => *made,
        other => panic!("no key pair: {other:?}"),
    }
}
