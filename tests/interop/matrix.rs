//! Which program opens which file: every format, plain and with a passphrase, for every type of key,
//! by every reader. The table in README.md is what this finds; `UPDATE_GOLDEN=1` writes it there.

use std::{env, fs, path::Path};

use ec2_keygen::{
    format::{PrivateFormat, PublicFormat},
    key::{KeyPair, KeyType},
};

use crate::{
    readers::{Reader, Readers},
    sample,
    sshd::Sshd,
};

const WORDS: &str = "correct horse battery staple";

/// The types of key that a reader should open in a format; all others it must refuse.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Opens {
    All,
    Rsa,
    Nothing,
}

use Opens::{All, Nothing, Rsa};

/// What the readers should do, in the order of [`Reader::ALL`]: `ssh-keygen` 9.2, `puttygen` 0.78,
/// `openssl` 3.0, and the Python libraries `cryptography`, `paramiko` and `asyncssh`.
///
/// Refused, and why:
/// - PKCS#8 Ed25519 by OpenSSH before 9.6, which hands PEM to OpenSSL and then knows RSA, DSA and ECDSA
/// - PKCS#8 by puttygen, which has no reader for it, and by paramiko, whose classes know only the labels
///   that name their type of key and OpenSSH's
/// - OpenSSH's format by openssl, and PuTTY's by everyone but puttygen: they have no readers for it
#[rustfmt::skip]
const PRIVATE: [(PrivateFormat, bool, [Opens; 6]); 9] = [
    (PrivateFormat::Pkcs1,   false, [Rsa,     Rsa,     Rsa,     Rsa,     Rsa,     Rsa]),
    (PrivateFormat::Pkcs8,   false, [Rsa,     Nothing, All,     All,     Nothing, All]),
    (PrivateFormat::Pkcs8,   true,  [Rsa,     Nothing, All,     All,     Nothing, All]),
    (PrivateFormat::OpenSsh, false, [All,     All,     Nothing, All,     All,     All]),
    (PrivateFormat::OpenSsh, true,  [All,     All,     Nothing, All,     All,     All]),
    (PrivateFormat::Ppk3,    false, [Nothing, All,     Nothing, Nothing, Nothing, Nothing]),
    (PrivateFormat::Ppk3,    true,  [Nothing, All,     Nothing, Nothing, Nothing, Nothing]),
    (PrivateFormat::Ppk2,    false, [Nothing, All,     Nothing, Nothing, Nothing, Nothing]),
    (PrivateFormat::Ppk2,    true,  [Nothing, All,     Nothing, Nothing, Nothing, Nothing]),
];

/// The same for public keys. Refused, and why:
/// - `SubjectPublicKeyInfo` of Ed25519 by OpenSSH before 9.6, for the reason above
/// - PEM by puttygen and paramiko, SSH's forms by openssl: they have no readers for it
#[rustfmt::skip]
const PUBLIC: [(PublicFormat, [Opens; 6]); 5] = [
    (PublicFormat::Line,       [All,     All,     Nothing, All,     All,     All]),
    (PublicFormat::Rfc4716,    [All,     All,     Nothing, Nothing, Nothing, All]),
    (PublicFormat::SpkiPem,    [Rsa,     Nothing, All,     All,     Nothing, All]),
    (PublicFormat::SpkiBase64, [Nothing, Nothing, All,     All,     Nothing, Nothing]),
    (PublicFormat::Pkcs1,      [Rsa,     Nothing, Rsa,     Rsa,     Nothing, Rsa]),
];

struct Sample {
    key_type: KeyType,
    pair: KeyPair,
    line: String,
}

fn samples() -> [Sample; 4] {
    KeyType::ALL.map(|key_type| {
        // A comment that needs two lines in RFC 4716, with what quoting and encodings can get wrong.
        let comment = format!("Jürgen's \"key\", a:b \\ {}", "long ".repeat(20) + "end");
        let pair = sample::pair(key_type, &comment, 51);
        let line = PublicFormat::Line.write(&pair).unwrap();
        let line = line.split(' ').take(2).collect::<Vec<_>>().join(" ");
        Sample { key_type, pair, line }
    })
}

impl Opens {
    fn opens(self, key_type: KeyType) -> bool {
        self == All || (self == Rsa && key_type != KeyType::Ed25519)
    }

    fn cell(self, format_knows_all: bool) -> &'static str {
        match self {
            Rsa if format_knows_all => "RSA",
            All | Rsa => "yes",
            Nothing => "no",
        }
    }
}

/// Opened where it should be, with the right public half; refused where it should be; and with the
/// wrong passphrase or none, refused by all.
fn judge_private(readers: &mut Readers, sample: &Sample) -> Vec<String> {
    let mut unexpected = Vec::new();
    for (format, encrypted, expected) in PRIVATE {
        if !format.knows(sample.pair.private()) {
            continue;
        }
        let passphrase = encrypted.then_some(WORDS);
        let file = sample::write(&sample.pair, format, passphrase);
        for (reader, opens) in Reader::ALL.into_iter().zip(expected) {
            let what = format!("{reader}, {format:?}, {:?}, encrypted: {encrypted}", sample.key_type);
            let found = readers.open(reader, file.expose(), passphrase);
            unexpected.extend(differs(&what, found, opens, sample));
            for wrong in [Some("correct horse battery stable"), None].into_iter().filter(|_| encrypted) {
                let found = readers.open(reader, file.expose(), wrong);
                unexpected.extend(differs(&format!("{what}, with {wrong:?}"), found, Nothing, sample));
            }
        }
    }
    unexpected
}

fn judge_public(readers: &mut Readers, sample: &Sample) -> Vec<String> {
    let mut unexpected = Vec::new();
    for (format, expected) in PUBLIC {
        let Ok(file) = format.write(&sample.pair) else { continue };
        for (reader, opens) in Reader::ALL.into_iter().zip(expected) {
            let found = readers.open_public(reader, file.as_bytes());
            let what = format!("{reader}, {format:?}, {:?}", sample.key_type);
            unexpected.extend(differs(&what, found, opens, sample));
        }
    }
    unexpected
}

/// What to complain of, if a reader does not do as expected.
fn differs(what: &str, found: Result<String, String>, expected: Opens, sample: &Sample) -> Option<String> {
    match (found, expected.opens(sample.key_type)) {
        (Ok(line), true) if line == sample.line => None,
        (Ok(line), true) => Some(format!("{what}: another key: {line}")),
        (Ok(_), false) => Some(format!("{what}: opened, against expectation")),
        (Err(error), true) => Some(format!("{what}: {error}")),
        (Err(_), false) => None,
    }
}

/// `plink` logs in with every file of PuTTY's format, and with no passphrase but the right one.
fn judge_plink(sample: &Sample) {
    let sshd = Sshd::start(&format!("{}\n", sample.line));
    let folder = tempfile::TempDir::new().unwrap();
    let path = folder.path().join("key.ppk");
    for format in [PrivateFormat::Ppk3, PrivateFormat::Ppk2] {
        for passphrase in [None, Some(WORDS)] {
            fs::write(&path, sample::write(&sample.pair, format, passphrase).expose()).unwrap();
            let said = sshd.login_with_plink(&path, passphrase.unwrap_or_default());
            assert!(
                said.success && said.stdout.ends_with("welcome\n"),
                "{format:?}: {:?} {:?}",
                said.stdout,
                said.stderr
            );
            if passphrase.is_some() {
                let said = sshd.login_with_plink(&path, "correct horse battery stable");
                // It asks again, and ends content with the end of the input.
                assert!(
                    said.stderr.contains("Wrong passphrase") && said.stdout.is_empty(),
                    "{}",
                    said.stderr
                );
            }
        }
    }
    let other = sample::pair(sample.key_type, "another", 52);
    fs::write(&path, sample::write(&other, PrivateFormat::Ppk3, None).expose()).unwrap();
    assert!(!sshd.login_with_plink(&path, "").stdout.contains("welcome"), "another key was let in");
}

fn table() -> String {
    let names = Reader::ALL.map(Reader::name).join(" | ");
    let mut lines = vec![
        format!("| file | | {names} | plink login |"),
        format!("|---|---|{}---|", "---|".repeat(Reader::ALL.len())),
    ];
    let mut line = |label: &str, what: &str, opens: &[Opens], knows_all: bool, plink: &str| {
        let cells: Vec<_> = opens.iter().map(|opens| opens.cell(knows_all)).collect();
        lines.push(format!("| {label} | {what} | {} | {plink} |", cells.join(" | ")));
    };
    for (format, encrypted, opens) in PRIVATE {
        let putty = matches!(format, PrivateFormat::Ppk3 | PrivateFormat::Ppk2);
        let what = if encrypted { "with passphrase" } else { "plain" };
        let plink = if putty { "yes" } else { "" };
        line(format.metadata().label, what, &opens, format != PrivateFormat::Pkcs1, plink);
    }
    for (format, opens) in PUBLIC {
        line(format.metadata().label, "public", &opens, format != PublicFormat::Pkcs1, "");
    }
    lines.join("\n") + "\n"
}

const BEGIN: &str = "<!-- the table begins: tests/interop/matrix.rs writes it -->\n";
const END: &str = "<!-- the table ends -->\n";

/// Puts the table into README.md, or finds it there.
fn publish(table: &str) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::write(root.join("target/matrix.md"), table).unwrap();
    let path = root.join("README.md");
    let readme = fs::read_to_string(&path).unwrap();
    let (before, rest) = readme.split_once(BEGIN).expect("README.md has a place for the table");
    let (found, after) = rest.split_once(END).expect("README.md has an end of the table");
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, [before, BEGIN, table, END, after].concat()).unwrap();
    } else {
        assert!(found == table, "the table in README.md is not what the tests expect of the programs");
    }
}

/// The table holds only because the other tests of this module pass.
#[test]
fn the_table_is_in_the_readme() {
    publish(&table());
}

fn judge(index: usize) {
    let sample = &samples()[index];
    let mut readers = Readers::start();
    let unexpected = [judge_private(&mut readers, sample), judge_public(&mut readers, sample)].concat();
    assert!(unexpected.is_empty(), "{unexpected:#?}");
    judge_plink(sample);
}

#[test]
fn ed25519() {
    judge(0);
}

#[test]
fn rsa_2048() {
    judge(1);
}

#[test]
fn rsa_3072() {
    judge(2);
}

#[test]
fn rsa_4096() {
    judge(3);
}
