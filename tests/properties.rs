//! Properties that hold for every key and every name.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use ec2_keygen::{
    ec2::{FileStem, KeyName},
    format::{
        Content, Passphrase, PrivateFile, PrivateFormat, PublicFormat, ReadError, Secret, detect, public_line,
    },
    job::{self, Event, Made, Request},
    key::{Comment, GenerateError, KeyPair, KeyType},
    random::RandomError,
    recipe,
};
use proptest::prelude::*;
use rand_chacha::{
    ChaCha20Rng,
    rand_core::{SeedableRng, TryCryptoRng, TryRng},
};

fn key_name() -> impl Strategy<Value = String> {
    "[!-~]([ -~]{0,80}[!-~])?"
}

fn comment() -> impl Strategy<Value = String> {
    "[^\\p{C}\\p{Z}]([^\\p{C}\\p{Zl}\\p{Zp}]{0,40}[^\\p{C}\\p{Z}])?|"
}

/// Every file reads back as the key that was written, and the worker's wire form loses nothing.
fn round_trips(made: &Made, comment: &str) -> Result<(), TestCaseError> {
    let (public, read_comment) = public_line::read(made.public_line().as_bytes()).unwrap();
    prop_assert_eq!(read_comment.as_str(), comment);
    for file in PrivateFile::ALL {
        let file = sample::file(made, file);
        let Content::Private(pair) = detect(file.content.expose()).unwrap().open(None).unwrap() else {
            panic!("not a private key");
        };
        prop_assert_eq!(pair.public(), public.clone());
        if !matches!(file.format, PrivateFormat::Pkcs1 | PrivateFormat::Pkcs8) {
            prop_assert_eq!(pair.comment().as_str(), comment);
        }
        let signature = pair.private().sign(b"message").unwrap();
        prop_assert!(public.verify(b"message", &signature));
    }
    let bytes = job::encode(made).unwrap();
    let decoded: Option<Made> = job::decode(&bytes);
    prop_assert_eq!(decoded.as_ref(), Some(made));
    Ok(())
}

proptest! {
    #[test]
    fn ed25519_round_trips(seed: u64, name in key_name(), comment in comment()) {
        round_trips(&sample::make_with_comment(KeyType::Ed25519, &name, &comment, seed), &comment)?;
    }

    #[test]
    fn any_text_is_a_name_or_a_plain_refusal(text in any::<String>()) {
        if let Ok(name) = KeyName::new(&text) {
            prop_assert!(text.is_ascii() && (1..=255).contains(&text.len()) && text.trim() == text);
            let stem = FileStem::of(&name);
            for file in PrivateFile::ALL.map(|file| stem.private(file)).into_iter().chain([stem.public(PublicFormat::Line)]) {
                prop_assert!(file.len() <= 215 && !file.starts_with(['.', '-', '=', '@']), "{}", file);
                prop_assert!(file.chars().all(|c| c.is_ascii_alphanumeric() || "._@+=-".contains(c)), "{}", file);
            }
            prop_assert_eq!(recipe::import_key_pair(&name, PublicFormat::Line).lines().count(), 1);
        }
    }

    #[test]
    fn any_text_is_a_comment_or_a_plain_refusal(text in any::<String>()) {
        if let Ok(comment) = Comment::new(&text) {
            prop_assert_eq!(comment.as_str().lines().count(), usize::from(!text.is_empty()));
        }
    }

    #[test]
    fn any_bytes_are_a_message_or_none(bytes: Vec<u8>) {
        let _: Option<Event> = job::decode(&bytes);
        let _: Option<Request> = job::decode(&bytes);
    }

    #[test]
    fn any_bytes_are_a_key_file_or_a_plain_refusal(bytes: Vec<u8>) {
        prop_assert!(detect(&bytes).is_err());
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn rsa_round_trips(seed: u64, name in key_name(), comment in comment()) {
        round_trips(&sample::make_with_comment(KeyType::Rsa2048, &name, &comment, seed), &comment)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6))]

    /// Whatever the passphrase and the comment, every encrypted file opens with it and not without.
    #[test]
    fn encrypted_files_open_with_their_passphrase(seed: u64, comment in comment(), words in "\\PC{5,40}") {
        let pair = sample::pair(KeyType::Ed25519, &comment, seed);
        let passphrase = Passphrase::new(&Secret::new(words.clone().into_bytes())).unwrap();
        for format in PrivateFormat::ALL.into_iter().filter(|format| format.can_encrypt()) {
            let file = sample::write(&pair, format, Some(&words));
            let open = |passphrase| detect(file.expose()).unwrap().open(passphrase);
            let Ok(Content::Private(read)) = open(Some(&passphrase)) else { panic!("{format:?} does not open") };
            prop_assert!(read.private().is_same_as(pair.private()));
            prop_assert_eq!(open(None).err(), Some(ReadError::PassphraseMissing));
        }
    }
}

/// A random source that gives `left` bytes and then fails.
struct Failing {
    source: ChaCha20Rng,
    left: usize,
}

impl TryRng for Failing {
    type Error = RandomError;
    fn try_next_u32(&mut self) -> Result<u32, RandomError> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes).map(|()| u32::from_be_bytes(bytes))
    }
    fn try_next_u64(&mut self) -> Result<u64, RandomError> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes).map(|()| u64::from_be_bytes(bytes))
    }
    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), RandomError> {
        self.left = self.left.checked_sub(bytes.len()).ok_or(RandomError::Unavailable)?;
        let _ = self.source.try_fill_bytes(bytes);
        Ok(())
    }
}

impl TryCryptoRng for Failing {}

/// However late the random source fails, there is no key.
#[test]
fn a_random_source_that_fails_never_leads_to_a_key() {
    // Ed25519 draws 32 + 4 bytes, RSA 2048 twice 128 + 4.
    for (key_type, needed) in [(KeyType::Ed25519, 36), (KeyType::Rsa2048, 260)] {
        for left in [0, 1, 31, 32, 35, 128, 255, 256, 259].into_iter().filter(|left| *left < needed) {
            let mut rng = Failing { source: ChaCha20Rng::seed_from_u64(3), left };
            let made = KeyPair::generate(key_type, Comment::default(), &mut rng, &mut |_| {});
            assert_eq!(made.err(), Some(GenerateError::Random(RandomError::Unavailable)), "{left} bytes");
        }
        let mut rng = Failing { source: ChaCha20Rng::seed_from_u64(3), left: needed };
        assert!(KeyPair::generate(key_type, Comment::default(), &mut rng, &mut |_| {}).is_ok());
    }
}

/// Progress counts every candidate and ends with two primes.
#[test]
fn progress_is_the_work_that_was_done() {
    let mut seen = Vec::new();
    let mut rng = ChaCha20Rng::seed_from_u64(4);
    KeyPair::generate(KeyType::Rsa2048, Comment::default(), &mut rng, &mut |progress| seen.push(progress))
        .unwrap();
    assert!(seen.iter().zip(1..).all(|(progress, n)| progress.tested == n && progress.usual == 81));
    assert_eq!(seen.last().map(|progress| progress.primes), Some(2));
}
