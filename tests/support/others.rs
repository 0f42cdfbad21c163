//! Key files as other programs write them, by `tests/vectors/generate.sh`: each is read here, and
//! holds the very key that the program put into it.

use std::{fs, path::Path};

use ec2_keygen::{
    format::{Content, Encryption, Foreign, Passphrase, ReadError, detect, public_line},
    key::{KeyPair, PublicKey},
};

/// What must be said of the files that begin with `foreign.`.
const FOREIGN: [(&str, ReadError); 16] = [
    ("aes256-gcm", ReadError::Unknown("cipher name")),
    ("chacha20-poly1305", ReadError::Unknown("cipher name")),
    ("dsa", ReadError::Foreign(Foreign::Dsa)),
    ("dsa.pub", ReadError::Foreign(Foreign::Dsa)),
    ("ecdsa", ReadError::Foreign(Foreign::Ecdsa)),
    ("ecdsa-cert.pub", ReadError::Foreign(Foreign::SshCertificate)),
    ("ecdsa.pkcs8", ReadError::Foreign(Foreign::Ecdsa)),
    ("ecdsa.ppk", ReadError::Foreign(Foreign::Ecdsa)),
    ("ecdsa.pub", ReadError::Foreign(Foreign::Ecdsa)),
    ("ecdsa.sec1", ReadError::Foreign(Foreign::Ecdsa)),
    ("ed448", ReadError::Foreign(Foreign::Ed448)),
    ("pbes1", ReadError::Unknown("encryptionAlgorithm")),
    ("rsa-pss", ReadError::Foreign(Foreign::RsaPss)),
    ("sshcom", ReadError::Foreign(Foreign::SshCom)),
    ("x25519", ReadError::Foreign(Foreign::KeyAgreement)),
    ("x509", ReadError::Foreign(Foreign::X509)),
];

/// Reads every file in `folder`; how many there were.
pub fn read_all(folder: &Path) -> usize {
    let words = fs::read_to_string(folder.join("words")).unwrap();
    let passphrase = |words: &str| Passphrase::of_file(words.trim_end().into());
    let (right, wrong) = (passphrase(&words), passphrase("another passphrase"));
    let mut names: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| !["words", "generate.sh", "README.md"].contains(&name.as_str()))
        .collect();
    names.sort();
    let foreign: Vec<_> = names.iter().filter_map(|name| name.strip_prefix("foreign.")).collect();
    assert_eq!(foreign, FOREIGN.map(|(name, _)| name));
    for (name, error) in FOREIGN {
        let content = fs::read(folder.join(format!("foreign.{name}"))).unwrap();
        assert_eq!(detect(&content).err(), Some(error), "{name}");
    }
    for name in names.iter().filter(|name| !name.starts_with("foreign.")) {
        let content = fs::read(folder.join(name)).unwrap();
        let (key_type, rest) = name.split_once('.').unwrap();
        let ending = rest.rsplit('.').next().unwrap();
        let line = fs::read(folder.join(format!("{key_type}.pub"))).unwrap();
        let original = fs::read(folder.join(format!("{key_type}.key"))).unwrap();
        let (public, original) = (public_line::read(&line).unwrap().0, private(&original, None));
        assert_eq!(original.public(), public, "{name}");

        let detected = detect(&content).unwrap_or_else(|error| panic!("{name}: {error}"));
        let encrypted = ending == "words";
        assert_eq!(detected.encryption() != Encryption::None, encrypted, "{name}");
        if ending == "public" || ending == "pub" {
            assert_eq!(public_key(&content), public, "{name}");
        } else if encrypted {
            assert!(private(&content, Some(&right)).private().is_same_as(original.private()), "{name}");
            let error = |passphrase| detect(&content).unwrap().open(passphrase).err();
            assert_eq!(error(Some(&wrong)), Some(ReadError::PassphraseWrong), "{name}");
            assert_eq!(error(None), Some(ReadError::PassphraseMissing), "{name}");
        } else {
            assert!(private(&content, None).private().is_same_as(original.private()), "{name}");
        }
    }
    names.len()
}

fn private(content: &[u8], passphrase: Option<&Passphrase>) -> KeyPair {
    match detect(content).unwrap().read(passphrase) {
        Ok(Content::Private(pair)) => pair,
        Ok(_) => panic!("not a private key"),
        Err(error) => panic!("{error}"),
    }
}

fn public_key(content: &[u8]) -> PublicKey {
    match detect(content).unwrap().read(None) {
        Ok(Content::Public(key, _)) => key,
        _ => panic!("not a public key"),
    }
}
