//! Published vectors: RFC 8032, and fingerprints that EC2 itself returned.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/others.rs"]
mod others;

use std::path::Path;

use ec2_keygen::{
    fingerprint,
    format::public_line,
    key::{Ed25519Secret, PrivateKey, PublicKey},
};

/// Secret key, public key, message and signature of RFC 8032, section 7.1.
const RFC_8032: [[&str; 4]; 4] = [
    [
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
         d25bf5f0595bbe24655141438e7a100b",
    ],
    [
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c\
         387b2eaeb4302aeeb00d291612bb0c00",
    ],
    [
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659\
         4a7c15e9716ed28dc027beceea1ec40a",
    ],
    [
        "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42",
        "ec172b93ad5e563bf4932c70e1245034c35467ef2efd4d64ebf819683467e2bf",
        "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd\
         454d4423643ce80e2a9ac94fa54ca49f",
        "dc2a4459e7369633a52b1bf277839a00201009a3efbf3ecb69bea2186c26b58909351fc9ac90b3ecfdfbc7c66431e030\
         3dca179c138ac17ad9bef1177331a704",
    ],
];

#[test]
fn ed25519_is_that_of_rfc_8032() {
    for [seed, public, message, signature] in RFC_8032.map(|vector| vector.map(unhex)) {
        let secret = Ed25519Secret::from_seed(&seed.try_into().unwrap());
        assert_eq!(secret.public_bytes().as_slice(), public);
        assert_eq!(secret.sign(&message), signature);
        let private = PrivateKey::Ed25519(Box::new(secret));
        assert!(private.public().verify(&message, &signature));
        assert!(!private.public().verify(b"another message", &signature));
    }
}

/// Public keys and the fingerprints that EC2's `ImportKeyPair` returned for them (us-east-1;
/// recorded by the project mulgadc/spinifex, the second also by RHEnVision/provisioning-backend).
const IMPORTED: [[&str; 2]; 2] = [
    [
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDP9LrByKWpgbX+prxBwnlf7lrmI5AfDwuiCofuvOAzt9/PwIDMMIAhlvlpm09jj\
         OuuH/MRQApJB5A714Auv+hBKVK0lCq9KcTrnKZOpRj2aGgIZgaoO6P/POoZc+kBf9Y/GP18DCKc4y/XyBsp69dPP6XRdYBlEdeIeV\
         ZdgCPYrM7s5FjT7aML2ba2Y2EvH116hPxv+nJZGwM6yqWxWRyTOoNMMTAfNYmoKkNy2zC1FARUyqDwumJ2z5Fvo4ZdN1qoFPOsfPc\
         3iB0NUtSZbLU1awScvHb0rwR5PRnelTZ3Nbkw8I8A0IAhBTE5veW9D38hDIJhRd4nW73BUhgmzDL7",
        "ad:57:77:5e:13:5f:87:5d:e8:95:46:cb:3c:92:a1:be",
    ],
    [
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEhnn80ZywmjeBFFOGm+cm+5HUwm62qTVnjKlOdYFLHN",
        "gL/y6MvNmJ8jDXtsL/oMmK8jUuIefN39BBuvYw/Rndk=",
    ],
];

#[test]
fn fingerprints_are_those_that_ec2_returned() {
    for [line, expected] in IMPORTED {
        assert_eq!(fingerprint::imported(&read(line)), expected);
    }
}

/// OpenSSH's MD5 of the RSA key above, by `ssh-keygen -l -E md5`: not what EC2 shows.
#[test]
fn openssh_md5_is_another_fingerprint() {
    let md5 = fingerprint::md5(&read(IMPORTED[0][0]));
    assert_eq!(md5, "MD5:35:76:17:80:c5:ca:87:56:ff:db:4b:0e:9c:76:63:6b");
}

/// What other programs have written once, by `tests/vectors/generate.sh`.
#[test]
fn files_of_other_programs_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
    let files = others::read_all(&folder);
    assert!(files > 90, "{files} files");
}

fn read(line: &str) -> PublicKey {
    public_line::read(line.as_bytes()).unwrap().0
}

fn unhex(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .map(|digits| u8::from_str_radix(str::from_utf8(digits).unwrap(), 16).unwrap())
        .collect()
}
