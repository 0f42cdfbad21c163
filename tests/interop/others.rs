//! What other programs write, fresh from them, for every type of key that this program makes.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use ec2_keygen::{
    fingerprint::Fingerprints,
    format::{Content, detect, public_line},
};
use tempfile::TempDir;

use crate::{
    judge, others_folder,
    program::{output, program},
};

#[test]
fn every_file_of_other_programs_is_read() {
    let folder = TempDir::new().unwrap();
    let folder = folder.path();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/generate.sh");
    let types = ["ed25519", "rsa1024", "rsa2048", "rsa3072", "rsa4096"];
    output(program("bash").arg(script).arg(folder).args(types));
    let files = others_folder::read_all(folder);
    assert!(files > 200, "{files} files");
    for key_type in types {
        fingerprints_agree(&folder.join(format!("{key_type}.pub")));
        let Ok(Content::Private(pair)) = open(&folder.join(format!("{key_type}.key"))) else {
            panic!("not a private key")
        };
        // With the private half, EC2's other fingerprint can be told.
        let created = Fingerprints::of(&pair).unwrap().ec2_created.unwrap();
        if key_type != "ed25519" {
            assert_eq!(created, judge::ec2_created(folder, &format!("{key_type}.ssh-keygen-pem")));
        }
    }
}

fn open(path: &Path) -> Result<Content, ec2_keygen::format::ReadError> {
    detect(&fs::read(path).unwrap())?.read(None)
}

/// What `ssh-keygen -lv` prints of a public key is what is shown of it here.
fn fingerprints_agree(path: &Path) {
    let prints = Fingerprints::of_public(&public_line::read(&fs::read(path).unwrap()).unwrap().0);
    assert_eq!(prints.openssh_sha256, judge::fingerprint(path, "sha256"));
    assert_eq!(prints.openssh_md5, judge::fingerprint(path, "md5"));
    assert_eq!(prints.randomart, judge::randomart(path));
    // An Ed25519 key has one fingerprint in EC2, an RSA key that is not known whole lacks one.
    assert!(prints.ec2_created.is_none_or(|created| created == prints.ec2_imported));
}

/// Moduli of every length that is read, from the shortest to the longest, and of odd lengths between.
#[test]
fn fingerprints_of_every_size() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("key.pub");
    for bits in [1024_usize, 1025, 1536, 2047, 7680, 8192, 15_360, 16_384] {
        let mut n = vec![0xff; bits.div_ceil(8)];
        n[0] >>= n.len() * 8 - bits;
        let string = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat();
        let sign = if n[0] > 0x7f { &[0][..] } else { &[] };
        let blob = [string(b"ssh-rsa"), string(&[1, 0, 1]), string(&[sign, &n].concat())].concat();
        fs::write(&path, format!("ssh-rsa {} TEST\n", BASE64_STANDARD.encode(blob))).unwrap();
        fingerprints_agree(&path);
    }
}
