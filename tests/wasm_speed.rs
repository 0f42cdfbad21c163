//! `cargo xtask bench`: how fast files are read in a browser's worker. Prints figures, asserts nothing.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a bench stops by panicking")]

#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::hint::black_box;

use ec2_keygen::{
    format::{Content, PrivateFormat, PublicFormat, detect},
    key::{KeyType, PrivateKey},
};
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// The mean time of a call in milliseconds, over at least 200 ms after as many calls to warm up.
fn mean(mut call: impl FnMut()) -> f64 {
    let mut calls = 1_u32;
    loop {
        let start = js_sys::Date::now();
        (0..calls).for_each(|_| call());
        let elapsed = js_sys::Date::now() - start;
        if elapsed >= 200.0 {
            return elapsed / f64::from(calls);
        }
        calls *= 2;
    }
}

#[wasm_bindgen_test]
fn ed25519() {
    reading(KeyType::Ed25519);
}

#[wasm_bindgen_test]
fn rsa_2048() {
    reading(KeyType::Rsa2048);
}

#[wasm_bindgen_test]
fn rsa_3072() {
    reading(KeyType::Rsa3072);
}

#[wasm_bindgen_test]
fn rsa_4096() {
    reading(KeyType::Rsa4096);
}

fn reading(key_type: KeyType) {
    let pair = sample::pair(key_type, "TEST key", 91);
    for format in PrivateFormat::ALL.into_iter().filter(|format| format.knows(pair.private())) {
        let file = sample::write(&pair, format, None);
        let time = mean(|| drop(black_box(detect(file.expose()).unwrap().open(None).unwrap())));
        console_log!("| parse {key_type:?}, {} | {time:.2} |", format.metadata().label);
    }
    for format in PublicFormat::ALL {
        let Ok(file) = format.write(&pair) else { continue };
        let time = mean(|| drop(black_box(detect(file.as_bytes()).unwrap().open(None).unwrap())));
        console_log!("| parse {key_type:?}, {} | {time:.2} |", format.metadata().label);
    }
    let file = sample::write(&pair, PrivateFormat::OpenSsh, None);
    if let Ok(Content::Private(pair)) = detect(file.expose()).unwrap().open(None)
        && let PrivateKey::Rsa(secret) = pair.private()
    {
        let time = mean(|| black_box(secret.prove_primes()).unwrap());
        console_log!("| prove the primes of {key_type:?} | {time:.1} |");
    }
}
