//! The core on wasm, in a worker of a real browser: the same bytes as natively.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use ec2_keygen::{
    format::{PrivateFile, PrivateFormat},
    key::KeyType,
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[wasm_bindgen_test]
fn ed25519_is_that_of_the_golden_files() {
    let made = sample::make(KeyType::Ed25519, "TEST-KEY-do-not-use", 1);
    assert_eq!(made.public_line(), include_str!("golden/ed25519.pub"));
    assert!(made.file.content.expose() == include_bytes!("golden/ed25519.pem"));
}

#[wasm_bindgen_test]
fn rsa_is_that_of_the_golden_files() {
    let made = sample::make(KeyType::Rsa2048, "TEST-KEY-do-not-use", 2);
    assert_eq!(made.public_line(), include_str!("golden/rsa2048.pub"));
    for (file, expected) in [
        (PrivateFile::Pem, &include_bytes!("golden/rsa2048.pem")[..]),
        (PrivateFile::OpenSsh, include_bytes!("golden/rsa2048.openssh")),
        (PrivateFile::Ppk, include_bytes!("golden/rsa2048.ppk")),
        (PrivateFile::Pkcs8, include_bytes!("golden/rsa2048.pkcs8")),
    ] {
        assert!(sample::file(&made, file).content.expose() == expected);
    }
}

#[wasm_bindgen_test]
fn encrypted_files_are_those_of_the_golden_files() {
    let pair = sample::pair(KeyType::Ed25519, "TEST-KEY-do-not-use", 1);
    for (format, expected) in [
        (PrivateFormat::OpenSsh, &include_bytes!("golden/ed25519.encrypted.openssh")[..]),
        (PrivateFormat::Pkcs8, include_bytes!("golden/ed25519.encrypted.pkcs8")),
        (PrivateFormat::Ppk3, include_bytes!("golden/ed25519.encrypted.ppk")),
        (PrivateFormat::Ppk2, include_bytes!("golden/ed25519.encrypted.ppk2")),
    ] {
        assert!(sample::write(&pair, format, Some("TEST passphrase")).expose() == expected, "{format:?}");
    }
}
