//! The AWS CLI runs the import command as it is shown, whatever the key pair is called.

use std::fs;

use ec2_keygen::{format::PublicFormat, key::KeyType, recipe};
use tempfile::TempDir;

use crate::{ec2::Ec2, sample};

#[test]
fn every_name_arrives_as_it_is() {
    let ec2 = Ec2::start();
    let folder = TempDir::new().unwrap();
    let names = [
        "my-key",
        "my key",
        "it's \"mine\"",
        "$HOME `id` \\n",
        "-rf",
        "file://x",
        "https://x",
        "a=b,c={d}",
        "=ls",
        "@x",
        "~",
    ];
    for (seed, name) in names.into_iter().enumerate() {
        let made = sample::make(KeyType::Ed25519, name, seed as u64);
        let public = made.file_stem().public(PublicFormat::Line);
        fs::write(folder.path().join(public), made.public_line()).unwrap();
        ec2.shell(folder.path(), &recipe::import_key_pair(&made.name, PublicFormat::Line));
        let expected = format!("{name}\t{}", made.public_line().trim_end());
        let found = ec2.key_pairs(folder.path());
        assert!(found.contains(&expected), "{expected:?} is not among {found:?}");
    }
    assert_eq!(ec2.key_pairs(folder.path()).len(), names.len());
}
