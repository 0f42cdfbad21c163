//! Golden files: what a seeded run gives, byte for byte.
//!
//! To write them anew after a deliberate change: `UPDATE_GOLDEN=1 cargo test --test golden`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/sample.rs"]
mod sample;

use std::{env, fs, path::PathBuf};

use ec2_keygen::{
    format::{PrivateFile, PrivateFormat, PublicFormat},
    job::Made,
    key::KeyType,
    recipe,
};

const PASSPHRASE: &str = "TEST passphrase";

fn check(stem: &str, made: &Made, seed: u64) {
    let pair = sample::pair(made.key_type, made.name.as_str(), seed);
    let encrypted = |format| sample::write(&pair, format, Some(PASSPHRASE)).expose().to_vec();
    let file = |file| sample::file(made, file).content.expose().to_vec();
    let public = |format| made.public_file(format).unwrap_or_default().into();
    let prints = &made.fingerprints;
    let fingerprints = format!(
        "{}\n{}\n{}\n{}\n{}\n",
        prints.ec2_imported,
        prints.ec2_created.as_deref().unwrap(),
        prints.openssh_sha256,
        prints.openssh_md5,
        prints.randomart
    );
    for (name, content) in [
        (format!("{stem}.pem"), file(PrivateFile::Pem)),
        (format!("{stem}.openssh"), file(PrivateFile::OpenSsh)),
        (format!("{stem}.pkcs8"), file(PrivateFile::Pkcs8)),
        (format!("{stem}.ppk"), file(PrivateFile::Ppk)),
        (format!("{stem}.ppk2"), file(PrivateFile::Ppk2)),
        (format!("{stem}.encrypted.openssh"), encrypted(PrivateFormat::OpenSsh)),
        (format!("{stem}.encrypted.pkcs8"), encrypted(PrivateFormat::Pkcs8)),
        (format!("{stem}.encrypted.ppk"), encrypted(PrivateFormat::Ppk3)),
        (format!("{stem}.encrypted.ppk2"), encrypted(PrivateFormat::Ppk2)),
        (format!("{stem}.pub"), public(PublicFormat::Line)),
        (format!("{stem}.rfc4716"), public(PublicFormat::Rfc4716)),
        (format!("{stem}.spki"), public(PublicFormat::SpkiPem)),
        (format!("{stem}.spki.b64"), public(PublicFormat::SpkiBase64)),
        (format!("{stem}.pkcs1.pub"), public(PublicFormat::Pkcs1)),
        (format!("{stem}.fingerprints"), fingerprints.into_bytes()),
        (
            format!("{stem}.import"),
            (recipe::import_key_pair(&made.name, PublicFormat::Line) + "\n").into_bytes(),
        ),
    ] {
        if content.is_empty() {
            continue; // a format that does not know this type of key
        }
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
    check("ed25519", &sample::make(KeyType::Ed25519, "TEST-KEY-do-not-use", 1), 1);
}

#[test]
fn rsa_2048() {
    check("rsa2048", &sample::make(KeyType::Rsa2048, "TEST-KEY-do-not-use", 2), 2);
}
