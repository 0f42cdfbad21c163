//! `ssh-keygen` and `openssl` read every file and agree on every fingerprint.

use std::fs;

use ec2_keygen::{
    ec2::KeyName,
    format::{PrivateFile, PrivateFormat, PublicFormat},
    job::Made,
    key::KeyType,
    recipe,
};
use tempfile::TempDir;

use crate::{
    judge,
    program::{filter, output, program, shell},
    sample,
};

/// The files that `ssh` opens for every type of key.
const FILES: [PrivateFile; 2] = [PrivateFile::Pem, PrivateFile::OpenSsh];

/// The files of a key pair in a folder, saved as a browser would and protected as the page says.
struct Saved {
    folder: TempDir,
    made: Made,
}

impl Saved {
    fn new(made: Made) -> Self {
        let folder = TempDir::new().unwrap();
        let stem = made.file_stem();
        fs::write(folder.path().join(stem.public(PublicFormat::Line)), made.public_line()).unwrap();
        for file in FILES {
            let content = sample::file(&made, file).content;
            fs::write(folder.path().join(stem.private(file)), content.expose()).unwrap();
            shell(folder.path(), &recipe::protect_unix(&made.name, file));
        }
        Self { folder, made }
    }
}

fn judge_all(key_type: KeyType, seed: u64) {
    let Saved { folder, made } = Saved::new(sample::make(key_type, "my key", seed));
    let folder = folder.path();
    let public = folder.join(made.file_stem().public(PublicFormat::Line));
    let prints = &made.fingerprints;
    let line = made.public_line().trim_end();

    for file in FILES {
        let name = made.file_stem().private(file);
        let path = folder.join(&name);
        let derived = judge::public_line(&path);
        match file.format(made.key_type) {
            PrivateFormat::OpenSsh => assert_eq!(derived, line, "{name}"),
            // PKCS#1 has no room for a comment.
            _ => assert_eq!(derived, line.strip_suffix(" my key").unwrap(), "{name}"),
        }
        assert_eq!(judge::fingerprint(&path, "sha256"), prints.openssh_sha256, "{name}");
        assert_eq!(judge::fingerprint(&path, "md5"), prints.openssh_md5, "{name}");
        assert_eq!(judge::randomart(&path), prints.randomart, "{name}");
        assert_eq!(judge::ec2_imported(folder, &name), prints.ec2_imported, "{name}");
    }
    assert_eq!(judge::fingerprint(&public, "sha256"), prints.openssh_sha256);
    assert_eq!(judge::fingerprint(&public, "md5"), prints.openssh_md5);
    assert_eq!(judge::randomart(&public), prints.randomart);
    let pem = made.file_stem().private(PrivateFile::Pem);
    assert_eq!(Some(judge::ec2_created(folder, &pem)), prints.ec2_created);
}

#[test]
fn ed25519() {
    (0..8).for_each(|seed| judge_all(KeyType::Ed25519, seed));
}

#[test]
fn rsa_2048() {
    (0..4).for_each(|seed| judge_all(KeyType::Rsa2048, seed));
}

#[test]
fn rsa_3072() {
    judge_all(KeyType::Rsa3072, 0);
}

#[test]
fn rsa_4096() {
    judge_all(KeyType::Rsa4096, 0);
}

/// `openssl rsa -check` recomputes everything from the primes, and tests those.
#[test]
fn openssl_finds_every_rsa_key_consistent() {
    for (key_type, seed) in [(KeyType::Rsa2048, 5), (KeyType::Rsa2048, 6), (KeyType::Rsa3072, 7)] {
        let made = sample::make(key_type, "my-key", seed);
        let pem = made.file.content.expose();
        let said = filter("openssl", &["rsa", "-check", "-noout"], pem);
        assert_eq!(said.trim_ascii(), b"RSA key ok");
    }
}

/// The `.pem` of an RSA key is byte for byte what OpenSSL itself writes as PKCS#1.
#[test]
fn openssl_would_write_the_same_pem() {
    let made = sample::make(KeyType::Rsa2048, "my-key", 8);
    let pem = made.file.content.expose();
    assert!(filter("openssl", &["rsa", "-traditional"], pem) == pem);
}

/// What `ssh-keygen` writes when it only changes the comment differs in nothing but that comment
/// and the random number, and what it reads it hands on unchanged.
#[test]
fn ssh_keygen_would_write_the_same_openssh_file() {
    for (key_type, seed) in [(KeyType::Ed25519, 9), (KeyType::Rsa2048, 10)] {
        let Saved { folder, made } = Saved::new(sample::make(key_type, "my-key", seed));
        let path = folder.path().join("my-key");
        shell(folder.path(), "chmod 600 my-key");
        output(program("ssh-keygen").args(["-q", "-c", "-C", "another", "-P", "", "-f"]).arg(&path));
        output(program("ssh-keygen").args(["-q", "-c", "-C", "my-key", "-P", "", "-f"]).arg(&path));
        let (theirs, ours) = (fs::read(&path).unwrap(), sample::file(&made, PrivateFile::OpenSsh));
        let differing = theirs.iter().zip(ours.content.expose()).filter(|(a, b)| a != b).count();
        assert_eq!(theirs.len(), ours.content.expose().len());
        // Twice the same 32 bits: at most 2 × 6 characters of base64.
        assert!(differing <= 12, "{differing} characters differ");
    }
}

/// A file that is damaged as browsers, mail and editors damage files is refused, so what passes
/// above passes because it is right.
#[test]
fn ssh_keygen_refuses_a_file_without_its_final_line_feed() {
    let Saved { folder, .. } = Saved::new(sample::make(KeyType::Ed25519, "my-key", 11));
    let path = folder.path().join("my-key");
    let content = fs::read(&path).unwrap();
    shell(folder.path(), "chmod 600 my-key");
    fs::write(&path, content.strip_suffix(b"\n").unwrap()).unwrap();
    assert!(!judge::try_public_line(&path).success);
    fs::write(&path, &content).unwrap();
    assert!(judge::try_public_line(&path).success);
}

/// Hostile and unusual names reach the file system as one harmless file each.
#[test]
fn names_become_files_that_commands_can_use() {
    for name in ["-rf", "a b", "$(touch hacked)", "it's", "a/../b", "~", "con", "x.pem", "*", "a&b|c;d"] {
        let name = KeyName::new(name).unwrap();
        let Saved { folder, made } = Saved::new(sample::make(KeyType::Ed25519, name.as_str(), 12));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "{name:?}");
        let path = folder.path().join(made.file_stem().private(PrivateFile::Pem));
        assert_eq!(judge::public_line(&path), made.public_line().trim_end());
    }
}
