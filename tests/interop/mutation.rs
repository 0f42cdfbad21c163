//! Damaged files: where a program refuses one, so must we, and the other way round. Every difference
//! is listed in [`EXPLAINED`] with its reason; one that is not listed fails the test, and so does an
//! explanation that explains nothing any more.

use std::{collections::BTreeMap, fmt::Write};

use ec2_keygen::{
    format::{Passphrase, PrivateFormat, PublicFormat, detect},
    key::KeyType,
};

use crate::{
    readers::{Reader, Readers},
    sample,
};

const WORDS: &str = "words";

/// A file and the program that judges what is left of it.
struct Case {
    name: &'static str,
    reader: Reader,
    file: Vec<u8>,
    passphrase: Option<&'static str>,
    public: bool,
    /// Every how many bytes it is damaged.
    step: usize,
    /// Every how many bytes it is cut.
    cuts: usize,
}

fn cases() -> Vec<Case> {
    use PrivateFormat::{OpenSsh, Pkcs1, Pkcs8, Ppk2, Ppk3};
    let ed25519 = sample::pair(KeyType::Ed25519, "TEST key", 81);
    let rsa = sample::pair(KeyType::Rsa2048, "TEST key", 82);
    let private = |name, reader, format, passphrase, step| {
        let pair = if format == Pkcs1 { &rsa } else { &ed25519 };
        let file = sample::write(pair, format, passphrase).expose().to_vec();
        Case { name, reader, file, passphrase, public: false, step, cuts: step }
    };
    let public = |name, reader, format: PublicFormat| {
        let pair = if format == PublicFormat::Pkcs1 { &rsa } else { &ed25519 };
        let file = format.write(pair).unwrap().into_bytes();
        Case { name, reader, file, passphrase: None, public: true, step: 1, cuts: 1 }
    };
    vec![
        private("OpenSSH", Reader::SshKeygen, OpenSsh, None, 1),
        private("OpenSSH, encrypted", Reader::SshKeygen, OpenSsh, Some(WORDS), 9),
        private("PKCS#1", Reader::OpensslCheck, Pkcs1, None, 3),
        private("PKCS#8", Reader::Openssl, Pkcs8, None, 1),
        private("PKCS#8, encrypted", Reader::Openssl, Pkcs8, Some(WORDS), 7),
        private("PuTTY 3", Reader::Puttygen, Ppk3, None, 1),
        private("PuTTY 3, encrypted", Reader::Puttygen, Ppk3, Some(WORDS), 3),
        private("PuTTY 2", Reader::Puttygen, Ppk2, None, 1),
        private("PuTTY 2, encrypted", Reader::Puttygen, Ppk2, Some(WORDS), 3),
        public("OpenSSH public key", Reader::SshKeygen, PublicFormat::Line),
        public("RFC 4716", Reader::SshKeygen, PublicFormat::Rfc4716),
        Case { cuts: 31, ..public("RFC 4716, PuTTY", Reader::Puttygen, PublicFormat::Rfc4716) },
        public("Public key PEM", Reader::Openssl, PublicFormat::SpkiPem),
        public("PKCS#1 public key", Reader::Openssl, PublicFormat::Pkcs1),
    ]
}

/// What part of the file is damaged.
fn region(file: &[u8], index: usize) -> String {
    let line_start = file[..index].iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
    let line = file[line_start..].split(|byte| *byte == b'\n').next().unwrap();
    let colon = line.windows(2).position(|pair| pair == b": ");
    if file[index] == b'\n' {
        let last = if index + 1 == file.len() { "last line feed" } else { "line feed" };
        last.to_owned()
    } else if line.starts_with(b"--") {
        if line_start == 0 { "BEGIN line".to_owned() } else { "END line".to_owned() }
    } else if let Some(colon) = colon {
        let name = String::from_utf8_lossy(&line[..colon]).into_owned();
        if index - line_start > colon + 1 { format!("{name}, value") } else { format!("{name}, name") }
    } else if file.starts_with(b"ssh-") {
        let words = line[..index - line_start].split(|byte| *byte == b' ').count();
        ["key type", "base64", "comment", "comment"][words - 1].to_owned()
    } else {
        "base64".to_owned()
    }
}

/// Each damaged form of the file, with what was done to it.
fn mutations(case: &Case) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for index in (0..case.file.len()).step_by(case.step) {
        let mut flipped = case.file.clone();
        flipped[index] ^= 1 << (index % 7);
        all.push((format!("flip in {}", region(&case.file, index)), flipped));
    }
    for index in (0..case.file.len()).step_by(case.cuts) {
        all.push((format!("cut in {}", region(&case.file, index)), case.file[..index].to_vec()));
    }
    all
}

fn ours(case: &Case, file: &[u8]) -> bool {
    let passphrase = case.passphrase.map(|words| Passphrase::of_file(words.into()));
    detect(file).and_then(|file| file.read(passphrase.as_ref())).is_ok()
}

/// A difference: the file, what was done to it, whether only we read it (or only the program), and why
/// that is so.
type Difference = (&'static str, &'static str, bool, &'static str);

const TOLERANT: &str = "we take text after the block, and do without the last line feed: only what is written must \
                        be strict";
const NO_POINT: &str =
    "the program takes any 32 bytes for an Ed25519 public key; we insist on a point of the curve";
const LABELS: &str = "ssh-keygen looks for lines that begin like a BEGIN or END line and does not read on";

const NOT_READ: &str = "for the public key alone, puttygen passes the blob on without reading the key in it";
const UNKNOWN_HEADER: &str =
    "puttygen refuses headers that it does not know, which RFC 4716, 3.3, has readers ignore";

const EXPLAINED: [Difference; 17] = [
    ("OpenSSH", "cut in last line feed", true, TOLERANT),
    ("OpenSSH", "flip in last line feed", true, TOLERANT),
    (
        "OpenSSH",
        "flip in base64",
        false,
        "ssh-keygen compares neither the seed nor the copy of the public key after it with the public key; we do",
    ),
    ("OpenSSH, encrypted", "flip in base64", false, "the same"),
    ("OpenSSH public key", "flip in base64", false, NO_POINT),
    ("PKCS#1 public key", "flip in base64", false, "openssl takes an even modulus, which no RSA key has"),
    ("PKCS#1 public key", "flip in last line feed", true, TOLERANT),
    ("PKCS#8", "flip in last line feed", true, TOLERANT),
    ("Public key PEM", "flip in base64", false, NO_POINT),
    ("RFC 4716", "cut in END line", false, LABELS),
    ("RFC 4716", "flip in BEGIN line", false, LABELS),
    ("RFC 4716", "flip in END line", false, LABELS),
    ("RFC 4716", "flip in base64", false, NO_POINT),
    ("RFC 4716", "flip in line feed", false, LABELS),
    ("RFC 4716, PuTTY", "flip in base64", false, NOT_READ),
    ("RFC 4716, PuTTY", "flip in Comment, name", true, UNKNOWN_HEADER),
    ("RFC 4716, PuTTY", "flip in last line feed", true, TOLERANT),
];

#[test]
fn we_and_the_programs_refuse_the_same() {
    let mut readers = Readers::start();
    let mut found: BTreeMap<(String, String, bool), (usize, String)> = BTreeMap::new();
    for case in cases() {
        for (what, file) in mutations(&case) {
            let ours = ours(&case, &file);
            let theirs = if case.public {
                readers.open_public(case.reader, &file).is_ok()
            } else {
                readers.open(case.reader, &file, case.passphrase).is_ok()
            };
            if ours != theirs {
                let entry = found.entry((case.name.to_owned(), what, ours)).or_default();
                entry.0 += 1;
                entry.1 = String::from_utf8_lossy(&file).into_owned();
            }
        }
    }
    let mut report = String::new();
    for ((case, what, only_we), (count, example)) in &found {
        if !EXPLAINED.iter().any(|known| (known.0, known.1, known.2) == (case, what, *only_we)) {
            let who = if *only_we { "only we read it" } else { "only the program reads it" };
            let _ = writeln!(report, "{case}: {what}, {count} times, {who}:\n{example:?}");
        }
    }
    for (case, what, only_we, why) in EXPLAINED {
        match found.get(&(case.to_owned(), what.to_owned(), only_we)) {
            Some((count, _)) => println!("{case}: {what}, {count} times, only we read it: {only_we}: {why}"),
            None => {
                let _ = writeln!(report, "{case}: {what}: there is nothing to explain any more");
            }
        }
    }
    assert!(report.is_empty(), "{report}");
}
