//! What each fuzz target does with its input. `cargo xtask fuzz` runs them with libFuzzer, and
//! `tests/corpus.rs` runs them over the seeds and whatever was found since.

use base64::{Engine, prelude::BASE64_STANDARD};
use ec2_keygen::{
    format::{Content, PrivateFormat, PublicFormat, detect, public_line},
    job::{self, Event, Request},
    key::KeyPair,
};

/// A target: its name, which is that of its seeds' folder, and what it does.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: [Target; 11] = [
    ("any_text", any_text),
    ("authorized_keys", any_text),
    ("encrypted_pkcs8", |input| armored("ENCRYPTED PRIVATE KEY", input)),
    ("openssh", |input| armored("OPENSSH PRIVATE KEY", input)),
    ("pkcs1", |input| armored("RSA PRIVATE KEY", input)),
    ("pkcs1_public", |input| armored("RSA PUBLIC KEY", input)),
    ("pkcs8", |input| armored("PRIVATE KEY", input)),
    ("ppk", any_text),
    ("public_blob", public_blob),
    ("spki", |input| armored("PUBLIC KEY", input)),
    ("worker_message", worker_message),
];

/// A file as it is. Without a passphrase, so that no input is slow for a good reason.
fn any_text(input: &[u8]) {
    if let Ok(content) = detect(input).and_then(|file| file.open(None)) {
        check(&content);
    }
}

/// The bytes inside a PEM block: the fuzzer need not learn base64.
fn armored(label: &str, input: &[u8]) {
    let base64 = BASE64_STANDARD.encode(input);
    any_text(format!("-----BEGIN {label}-----\n{base64}\n-----END {label}-----\n").as_bytes());
}

/// The bytes inside a public key line, of the type that they say.
fn public_blob(input: &[u8]) {
    let name = if input.get(4..11) == Some(b"ssh-rsa") { "ssh-rsa" } else { "ssh-ed25519" };
    any_text(format!("{name} {} comment", BASE64_STANDARD.encode(input)).as_bytes());
}

fn worker_message(input: &[u8]) {
    let _: Option<Request> = job::decode(input);
    let _: Option<Event> = job::decode(input);
}

/// Whatever was read can be written in every format, and reads back as the same.
fn check(content: &Content) {
    match content {
        Content::Private(pair) => check_pair(pair),
        Content::Public(..) => {}
        Content::AuthorizedKeys(entries) => assert!(entries.iter().any(|entry| entry.key.is_ok())),
    }
}

fn check_pair(pair: &KeyPair) {
    for format in PrivateFormat::ALL.into_iter().filter(|format| format.knows(pair.private())) {
        let file = format.write(pair, None).expect("a key that was read can be written");
        match detect(file.expose()).and_then(|file| file.open(None)) {
            Ok(Content::Private(again)) => assert!(again.public() == pair.public(), "another key"),
            _ => panic!("a file that was written does not read back"),
        }
    }
    let line = PublicFormat::Line.write(pair).expect("every key has a line");
    assert!(public_line::read(line.as_bytes()).is_ok_and(|(public, _)| public == pair.public()));
}

/// Runs the target of this name.
pub fn run(name: &str, input: &[u8]) {
    let target = TARGETS.iter().find(|(known, _)| *known == name).expect("there is such a target");
    target.1(input);
}
