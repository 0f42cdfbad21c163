//! Golden files: what a seeded run gives, byte for byte.
//!
//! To write them anew after a deliberate change: `UPDATE_GOLDEN=1 cargo test --test golden`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/sample.rs"]
mod sample;

use std::{env, fs, path::PathBuf};

use ec2_keygen::{format::PrivateFile, job::Made, key::KeyType, recipe};

fn check(stem: &str, made: &Made) {
    let file = |file| made.private_file(file).unwrap().content.expose().to_vec();
    let prints = &made.fingerprints;
    let fingerprints = format!(
        "{}\n{}\n{}\n{}\n{}\n",
        prints.ec2_imported, prints.ec2_created, prints.openssh_sha256, prints.openssh_md5, prints.randomart
    );
    for (name, content) in [
        (format!("{stem}.pem"), file(PrivateFile::Pem)),
        (format!("{stem}.openssh"), file(PrivateFile::OpenSsh)),
        (format!("{stem}.pub"), made.public_line.clone().into_bytes()),
        (format!("{stem}.fingerprints"), fingerprints.into_bytes()),
        (format!("{stem}.import"), (recipe::import_key_pair(&made.name) + "\n").into_bytes()),
    ] {
        let path = PathBuf::from("tests/golden").join(name);
        if env::var_os("UPDATE_GOLDEN").is_some() {
            fs::write(&path, content).unwrap();
        } else {
            let expected = fs::read(&path).unwrap_or_default();
            assert!(content == expected, "{} is not what it was", path.display());
        }
    }
}

#[test]
fn ed25519() {
    check("ed25519", &sample::make(KeyType::Ed25519, "TEST-KEY-do-not-use", 1));
}

#[test]
fn rsa_2048() {
    check("rsa2048", &sample::make(KeyType::Rsa2048, "TEST-KEY-do-not-use", 2));
}
