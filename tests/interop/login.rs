//! A real server lets the key in, and no other.

use std::fs;

use ec2_keygen::{format::PrivateFile, job::Made, key::KeyType, recipe};
use tempfile::TempDir;

use crate::{program::shell, sample, sshd::Sshd};

fn log_in(key_type: KeyType) {
    let [made, other] = [21, 22].map(|seed| sample::make(key_type, "my-key", seed));
    let sshd = Sshd::start(made.public_line());
    for file in [PrivateFile::Pem, PrivateFile::OpenSsh] {
        let save = |made: &Made| {
            let folder = TempDir::new().unwrap();
            let path = folder.path().join(made.file_stem().private(file));
            fs::write(&path, sample::file(made, file).content.expose()).unwrap();
            shell(folder.path(), &recipe::protect_unix(&made.name, file));
            (folder, path)
        };
        let ((_folder, right), (_other_folder, wrong)) = (save(&made), save(&other));
        sshd.assert_lets_in(&right);
        sshd.assert_refuses(&wrong);
    }
}

#[test]
fn ed25519() {
    log_in(KeyType::Ed25519);
}

#[test]
fn rsa_2048() {
    log_in(KeyType::Rsa2048);
}

#[test]
fn rsa_3072() {
    log_in(KeyType::Rsa3072);
}

#[test]
fn rsa_4096() {
    log_in(KeyType::Rsa4096);
}
