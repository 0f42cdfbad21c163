//! Bad input: every damage gets an error that names the field, in bounded time, and never a key that
//! is not the one that was written.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "support/sample.rs"]
mod sample;

use std::time::{Duration, Instant};

use base64::{Engine, prelude::BASE64_STANDARD};
use ec2_keygen::{
    format::{Content, Foreign, MAX_BYTES, Passphrase, PrivateFormat, PublicFormat, ReadError, detect},
    key::{KeyPair, KeyType, RsaError, RsaField},
};
use pkcs8::{SecretDocument, der::pem::LineEnding};
use rsa::pkcs1::RsaPrivateKeyRef;

const WORDS: &str = "words";

fn open(input: &[u8]) -> Result<Content, ReadError> {
    detect(input)?.open(Some(&Passphrase::of_file(WORDS.into())))
}

/// The private key in `input`, or the error.
fn private(input: &[u8]) -> Result<KeyPair, ReadError> {
    match open(input)? {
        Content::Private(pair) => Ok(pair),
        _ => panic!("a private key file was read as something else"),
    }
}

fn error(input: &[u8]) -> Option<ReadError> {
    open(input).err()
}

/// Every private and public file of a key.
fn files(pair: &KeyPair) -> Vec<(String, Vec<u8>)> {
    let privates = PrivateFormat::ALL.into_iter().filter(|format| format.knows(pair.private()));
    let mut files = Vec::new();
    for format in privates {
        files.push((format!("{format:?}"), sample::write(pair, format, None).expose().to_vec()));
        if format.can_encrypt() {
            let file = sample::write(pair, format, Some(WORDS));
            files.push((format!("{format:?} encrypted"), file.expose().to_vec()));
        }
    }
    for format in PublicFormat::ALL {
        files.extend(format.write(pair).ok().map(|text| (format!("{format:?}"), text.into_bytes())));
    }
    files
}

/// What was read is the key that was written: the same private half, or the same public one.
fn is_still(pair: &KeyPair, content: &Content) -> bool {
    match content {
        Content::Private(read) => read.private().is_same_as(pair.private()),
        Content::Public(public, _) => *public == pair.public(),
        Content::AuthorizedKeys(entries) => entries
            .iter()
            .all(|entry| entry.key.as_ref().map_or(true, |(public, _)| *public == pair.public())),
    }
}

/// Cut off anywhere, a file is refused; but for what follows the key itself, such as a line feed.
#[test]
fn truncated_at_every_byte() {
    let pair = sample::pair(KeyType::Ed25519, "TEST key", 61);
    for (name, file) in files(&pair) {
        // Derivations are slow, and where the file is cut does not matter to them.
        let step = if name == "Pkcs8 encrypted" { 7 } else { 1 };
        for end in (0..file.len()).step_by(step) {
            if let Ok(content) = open(&file[..end]) {
                assert!(is_still(&pair, &content), "{name} cut at {end} is another key");
                let left = &file[end..];
                let harmless = left.iter().all(|byte| b"-\n TESTkey".contains(byte));
                assert!(
                    harmless && end * 10 >= file.len() * 7,
                    "{name} is read without its last {} bytes",
                    left.len()
                );
            }
        }
    }
}

/// One flipped bit anywhere: refused, or the very same key. Public keys have no checksum, so for them
/// it may be another key, which is what any program would read, too.
#[test]
fn one_flipped_bit_never_gives_another_private_key() {
    for key_type in [KeyType::Ed25519, KeyType::Rsa2048] {
        let pair = sample::pair(key_type, "TEST key", 62);
        for format in PrivateFormat::ALL.into_iter().filter(|format| format.knows(pair.private())) {
            let file = sample::write(&pair, format, None).expose().to_vec();
            let bits: &[u32] = if key_type == KeyType::Ed25519 { &[0, 1, 2, 3, 4, 5, 6, 7] } else { &[0, 5] };
            for index in 0..file.len() {
                for bit in bits {
                    let mut damaged = file.clone();
                    damaged[index] ^= 1 << bit;
                    let Ok(content) = open(&damaged) else { continue };
                    let same = is_still(&pair, &content);
                    // Nothing else in PKCS#8 tells that a seed was changed: it is another valid key.
                    let seed = format == PrivateFormat::Pkcs8 && key_type == KeyType::Ed25519;
                    assert!(same || seed, "{format:?}, byte {index}, bit {bit}: another key");
                }
            }
        }
    }
}

/// In an encrypted file, too. Not so PKCS#8, which has neither MAC nor, for Ed25519, a second number
/// that would tell: a flipped bit can decrypt to another seed, as in every program that reads it.
#[test]
fn one_flipped_bit_in_an_encrypted_file() {
    let pair = sample::pair(KeyType::Ed25519, "TEST key", 63);
    for format in [PrivateFormat::OpenSsh, PrivateFormat::Ppk3, PrivateFormat::Ppk2] {
        let file = sample::write(&pair, format, Some(WORDS)).expose().to_vec();
        for index in (0..file.len()).step_by(3) {
            let mut damaged = file.clone();
            damaged[index] ^= 1 << (index % 8);
            if let Ok(content) = open(&damaged) {
                assert!(is_still(&pair, &content), "{format:?}, byte {index}: another key");
            }
        }
    }
}

/// The MAC of PuTTY's format covers the comment, too.
#[test]
fn a_changed_putty_file() {
    let pair = sample::pair(KeyType::Ed25519, "TEST key", 64);
    for format in [PrivateFormat::Ppk3, PrivateFormat::Ppk2] {
        let change = |passphrase, from: &str, to: &str| {
            let file = sample::write(&pair, format, passphrase);
            let text = str::from_utf8(file.expose()).unwrap();
            assert!(text.contains(from), "{from}");
            error(text.replacen(from, to, 1).as_bytes())
        };
        assert_eq!(change(None, "TEST key", "TEST kex"), Some(ReadError::Mac));
        assert_eq!(change(Some(WORDS), "TEST key", "TEST kex"), Some(ReadError::PassphraseWrong));
        assert_eq!(
            change(None, "Public-Lines: 2", "Public-Lines: 3"),
            Some(ReadError::Malformed("Public-Lines"))
        );
        assert_eq!(
            change(None, "Public-Lines: 2", "Public-Lines: 1"),
            Some(ReadError::Truncated("public key"))
        );
        assert_eq!(
            change(None, "Private-Lines: 1", "Private-Lines: x"),
            Some(ReadError::Malformed("Private-Lines"))
        );
        let many = change(None, "Private-Lines: 1", "Private-Lines: 4294967295");
        assert_eq!(many, Some(ReadError::Truncated("Private-Lines")));
        assert_eq!(
            change(None, "Encryption: none", "Encryption: rot13"),
            Some(ReadError::Unknown("Encryption"))
        );
        assert_eq!(change(None, "File-", "File-9"), Some(ReadError::Unknown("PuTTY-User-Key-File")));
        assert_eq!(change(None, ": ssh-ed25519", ": ssh-rsa"), Some(ReadError::Inconsistent("Public-Lines")));
        assert_eq!(change(None, "Private-MAC: ", "Private-MAC: zz"), Some(ReadError::Mac));
    }
}

/// What would take minutes is refused at once, with the limit named.
#[test]
fn absurd_costs_are_refused_before_they_are_run() {
    let pair = sample::pair(KeyType::Ed25519, "TEST key", 65);
    let start = Instant::now();
    let ppk = sample::write(&pair, PrivateFormat::Ppk3, Some(WORDS));
    let ppk = str::from_utf8(ppk.expose()).unwrap();
    for (from, to, parameter) in [
        ("Argon2-Memory: 8192", "Argon2-Memory: 4294967295", "Argon2-Memory"),
        ("Argon2-Passes: 2", "Argon2-Passes: 4294967295", "Argon2-Memory times Argon2-Passes"),
        ("Argon2-Parallelism: 1", "Argon2-Parallelism: 4294967295", "Argon2-Parallelism"),
    ] {
        let found = error(ppk.replacen(from, to, 1).as_bytes());
        assert!(
            matches!(found, Some(ReadError::TooCostly { parameter: p, .. }) if p == parameter),
            "{found:?}"
        );
    }
    assert_eq!(
        error(ppk.replacen("Argon2-Passes: 2", "Argon2-Passes: 99999999999", 1).as_bytes()),
        Some(ReadError::Malformed("Argon2-Passes"))
    );
    // Rounds are the last four bytes of the kdf options: cipher 10, kdf 6, options 4 + 4 + 16 + 4.
    let openssh = sample::write(&pair, PrivateFormat::OpenSsh, Some(WORDS));
    let rounds = "openssh-key-v1\0".len() + 4 + 10 + 4 + 6 + 4 + 4 + 16;
    let costly = in_openssh(openssh.expose(), |bytes| bytes[rounds] = 0xff);
    assert_eq!(error(&costly), Some(ReadError::TooCostly { parameter: "rounds", limit: 1024 }));
    let pkcs8 = sample::write(&pair, PrivateFormat::Pkcs8, Some(WORDS));
    let costly = in_pem("ENCRYPTED PRIVATE KEY", pkcs8.expose(), |der| {
        let at = der.windows(5).position(|window| window == [2, 3, 0x09, 0x27, 0xc0]).unwrap();
        der[at + 2] = 0x7f;
    });
    assert_eq!(error(&costly), Some(ReadError::TooCostly { parameter: "iterationCount", limit: 5_000_000 }));
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

/// The numbers of an RSA key that do not fit each other are named, in each format that has them.
#[test]
fn numbers_that_do_not_fit() {
    let pair = sample::pair(KeyType::Rsa2048, "TEST key", 66);
    let pem = sample::write(&pair, PrivateFormat::Pkcs1, None);
    let (_, der) = SecretDocument::from_pem(str::from_utf8(pem.expose()).unwrap()).unwrap();
    let right = RsaPrivateKeyRef::try_from(der.as_bytes()).unwrap();
    let read = |parts: &RsaPrivateKeyRef<'_>| {
        let der = SecretDocument::encode_msg(parts).unwrap();
        let pem = der.to_pem("RSA PRIVATE KEY", LineEnding::LF).unwrap();
        private(pem.as_bytes()).err()
    };
    let inconsistent = |field| Some(ReadError::Rsa(RsaError::Inconsistent(field)));
    assert_eq!(read(&right), None);
    let other = sample::pair(KeyType::Rsa2048, "TEST key", 67);
    let other = sample::write(&other, PrivateFormat::Pkcs1, None);
    let (_, other) = SecretDocument::from_pem(str::from_utf8(other.expose()).unwrap()).unwrap();
    let other = RsaPrivateKeyRef::try_from(other.as_bytes()).unwrap();
    for (parts, field) in [
        (RsaPrivateKeyRef { modulus: other.modulus, ..right.clone() }, RsaField::Modulus),
        (RsaPrivateKeyRef { prime1: other.prime1, ..right.clone() }, RsaField::Modulus),
        (RsaPrivateKeyRef { prime2: other.prime2, ..right.clone() }, RsaField::Modulus),
        (
            RsaPrivateKeyRef { private_exponent: other.private_exponent, ..right.clone() },
            RsaField::PrivateExponent,
        ),
        (RsaPrivateKeyRef { public_exponent: right.exponent1, ..right.clone() }, RsaField::PublicExponent),
        (RsaPrivateKeyRef { exponent1: right.exponent2, ..right.clone() }, RsaField::Exponent1),
        (RsaPrivateKeyRef { exponent2: right.exponent1, ..right.clone() }, RsaField::Exponent2),
        (RsaPrivateKeyRef { coefficient: right.prime2, ..right.clone() }, RsaField::Coefficient),
        // Swapped primes, with everything that belongs to them swapped but the coefficient.
        (
            RsaPrivateKeyRef {
                prime1: right.prime2,
                prime2: right.prime1,
                exponent1: right.exponent2,
                exponent2: right.exponent1,
                ..right.clone()
            },
            RsaField::Coefficient,
        ),
        (
            RsaPrivateKeyRef { prime1: right.prime2, prime2: right.prime1, ..right.clone() },
            RsaField::Exponent1,
        ),
        (RsaPrivateKeyRef { prime1: right.modulus, ..right.clone() }, RsaField::Prime1),
    ] {
        assert_eq!(read(&parts), inconsistent(field));
    }
}

/// A consistent key whose "primes" can be factored: `openssl` would sign with it, and wrongly.
#[test]
fn composite_primes() {
    use crypto_bigint::BoxedUint;
    // Carmichael numbers pass the congruences and Fermat's test to every base: (6k+1)(12k+1)(18k+1).
    let p = carmichael();
    let pair = sample::pair(KeyType::Rsa2048, "TEST key", 68);
    let pem = sample::write(&pair, PrivateFormat::Pkcs1, None);
    let (_, der) = SecretDocument::from_pem(str::from_utf8(pem.expose()).unwrap()).unwrap();
    let prime = RsaPrivateKeyRef::try_from(der.as_bytes()).unwrap().prime1.as_bytes().to_vec();
    let uint = |bytes: &[u8]| BoxedUint::from_be_slice_vartime(bytes);
    let key = rsa::RsaPrivateKey::from_p_q(uint(&p), uint(&prime), BoxedUint::from(65_537_u32)).unwrap();
    let pem = rsa::pkcs1::EncodeRsaPrivateKey::to_pkcs1_pem(&key, LineEnding::LF).unwrap();
    let error = detect(pem.as_bytes()).unwrap().read(None).err();
    assert_eq!(error, Some(ReadError::Rsa(RsaError::NotPrime(RsaField::Prime1))));
}

/// A Carmichael number of 1024 bits.
fn carmichael() -> Vec<u8> {
    use crypto_bigint::{BoxedUint, ConcatenatingMul};
    use crypto_primes::{Flavor, is_prime};
    // 1296 · k³ has 1024 bits for k from 115 · 2^331 on; the first k that makes all three factors prime was found by
    // trying, and is checked here.
    let wide = |n: u64| BoxedUint::from_be_slice(&n.to_be_bytes(), 384).unwrap();
    let factor = |k: u64, times: u64| {
        let start = wide(115).shl(331).wrapping_add(wide(k));
        start.wrapping_mul(wide(times)).wrapping_add(BoxedUint::one_with_precision(384))
    };
    let prime = |n: &BoxedUint| is_prime(Flavor::Any, n);
    let k = (0..1_000_000).find(|k| [6, 12, 18].iter().all(|times| prime(&factor(*k, *times)))).unwrap();
    let product = factor(k, 6).concatenating_mul(&factor(k, 12)).concatenating_mul(&factor(k, 18));
    product.to_be_bytes_trimmed_vartime().into()
}

/// The public half is in every format that has one the public half of the private one.
#[test]
fn halves_of_different_keys() {
    let [one, other] = [75, 76].map(|seed| sample::pair(KeyType::Ed25519, "TEST key", seed));
    let (one_blob, other_blob) = (one.public().blob(), other.public().blob());
    let openssh = sample::write(&one, PrivateFormat::OpenSsh, None);
    let outside = in_openssh(openssh.expose(), |bytes| {
        let at = bytes.windows(one_blob.len()).position(|window| window == one_blob).unwrap();
        bytes[at..at + one_blob.len()].copy_from_slice(&other_blob);
    });
    assert_eq!(error(&outside), Some(ReadError::Inconsistent("public key")));
    // Inside, it is there twice: once by itself, once after the seed.
    let points = [&one_blob[19..], &other_blob[19..]];
    for nth in [1, 2] {
        let inside = in_openssh(openssh.expose(), |bytes| {
            let places: Vec<_> =
                (0..bytes.len() - 32).filter(|at| &bytes[*at..at + 32] == points[0]).collect();
            bytes[places[nth]..places[nth] + 32].copy_from_slice(points[1]);
        });
        assert_eq!(error(&inside), Some(ReadError::Inconsistent("public key")), "place {nth}");
    }
}

/// Short and long keys: refused by their length, before anything is computed with them.
#[test]
fn lengths_of_the_modulus() {
    let line = |bits: usize| {
        let mut n = vec![0xff; bits.div_ceil(8)];
        n[0] = u8::try_from((1_u32 << ((bits - 1) % 8 + 1)) - 1).unwrap();
        let string = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat();
        let mpint =
            |bytes: &[u8]| if bytes[0] > 0x7f { string(&[&[0], bytes].concat()) } else { string(bytes) };
        let blob = [string(b"ssh-rsa"), mpint(&[1, 0, 1]), mpint(&n)].concat();
        format!("ssh-rsa {} TEST", BASE64_STANDARD.encode(blob)).into_bytes()
    };
    assert_eq!(error(&line(1023)), Some(ReadError::Rsa(RsaError::TooShort)));
    assert_eq!(error(&line(512)), Some(ReadError::Rsa(RsaError::TooShort)));
    assert_eq!(error(&line(1024)), None);
    assert_eq!(error(&line(8192)), None);
    assert_eq!(error(&line(16_384)), None);
    assert_eq!(error(&line(16_385)), Some(ReadError::Rsa(RsaError::TooLong)));
    assert_eq!(error(&line(500_000)), Some(ReadError::Rsa(RsaError::TooLong)));
}

/// What is nested, doubled, appended or endless.
#[test]
fn shapes_that_are_none() {
    let pair = sample::pair(KeyType::Ed25519, "TEST key", 69);
    let text = |format| String::from_utf8(sample::write(&pair, format, None).expose().to_vec()).unwrap();
    let (openssh, pkcs8, ppk) =
        (text(PrivateFormat::OpenSsh), text(PrivateFormat::Pkcs8), text(PrivateFormat::Ppk3));
    let said = |text: &str| error(text.as_bytes());
    assert_eq!(said(""), Some(ReadError::NoKey));
    assert_eq!(said("hello"), Some(ReadError::NoKey));
    assert_eq!(said(&"x".repeat(MAX_BYTES)), Some(ReadError::NoKey));
    assert_eq!(said(&"x".repeat(1 << 20)), Some(ReadError::TooLong));
    assert_eq!(said(&"-----BEGIN ".repeat(20_000)), Some(ReadError::Truncated("END line")));
    assert_eq!(said(&"-----BEGIN X-----\n".repeat(10_000)), Some(ReadError::Truncated("END line")));
    assert_eq!(said(&[&*openssh, &pkcs8].concat()), Some(ReadError::SeveralKeys));
    assert_eq!(said(&[&*ppk, &ppk].concat()), Some(ReadError::SeveralKeys));
    assert_eq!(said(&[&*ppk, &openssh].concat()), Some(ReadError::SeveralKeys));
    let (begin, rest) = pkcs8.split_once('\n').unwrap();
    assert_eq!(said(&format!("{begin}\n{pkcs8}{rest}")), Some(ReadError::Malformed("END line")));
    let appended = in_pem("PRIVATE KEY", pkcs8.as_bytes(), |der| der.push(0));
    assert_eq!(error(&appended), Some(ReadError::Trailing("PrivateKeyInfo")));
    let appended = in_openssh(openssh.as_bytes(), |bytes| bytes.push(0));
    assert_eq!(error(&appended), Some(ReadError::Trailing("private section")));
    assert_eq!(said("SSH PRIVATE KEY FILE FORMAT 1.1\n\0"), Some(ReadError::Foreign(Foreign::Ssh1)));
    assert_eq!(said("sk-ssh-ed25519@openssh.com AAAA x"), Some(ReadError::Foreign(Foreign::SecurityKey)));
    assert_eq!(
        said("-----BEGIN WHATEVER-----\nYQ==\n-----END WHATEVER-----"),
        Some(ReadError::Unknown("BEGIN line"))
    );
}

/// Whatever the surroundings and however it was mangled on its way, a key is the same key.
#[test]
fn tolerated_input() {
    for key_type in [KeyType::Ed25519, KeyType::Rsa2048] {
        let pair = sample::pair(key_type, "TEST key", 70);
        for (name, file) in files(&pair) {
            let text = String::from_utf8(file).unwrap();
            let utf16 = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
            let mut variants = vec![
                text.replace('\n', "\r\n").into_bytes(),
                text.replace('\n', "\r").into_bytes(),
                text.trim_end().as_bytes().to_vec(),
                [b"\xef\xbb\xbf", text.as_bytes()].concat(),
                [b"\xff\xfe", &*utf16(&text.replace('\n', "\r\n"))].concat(),
                utf16(&text),
                format!("\n\n{text}\n\n").into_bytes(),
            ];
            if text.starts_with('-') || text.starts_with("PuTTY") {
                variants.push(format!("Here is my key:\n\n{text}\nBye\n").into_bytes());
                variants.push(text.trim_end().replace('\n', "\\n").into_bytes());
                variants.push(format!("{{\"key\": \"{}\"}}", text.replace('\n', "\\n")).into_bytes());
            }
            if text.starts_with("-----") {
                // One long line, as secret stores make of it; and lines of 20.
                let (begin, rest) = text.split_once('\n').unwrap();
                let (body, end) = rest.trim_end().rsplit_once('\n').unwrap();
                let body = body.replace('\n', "");
                variants.push(format!("{begin} {body} {end}").into_bytes());
                let lines: Vec<_> =
                    body.as_bytes().chunks(20).map(|line| str::from_utf8(line).unwrap()).collect();
                variants.push(format!("{begin}\n{}\n{end}\n", lines.join("\n  ")).into_bytes());
            }
            for (index, variant) in variants.iter().enumerate() {
                let content =
                    open(variant).unwrap_or_else(|error| panic!("{name}, variant {index}: {error}"));
                assert!(is_still(&pair, &content), "{name}, variant {index}");
            }
        }
    }
}

/// A comment may look like the beginning of another file, even in the format that is being read.
#[test]
fn comments_that_look_like_files() {
    let comment = "PuTTY-User-Key-File-3: -----BEGIN x----- ---- BEGIN SSH2 y \\n ssh-rsa AAAA";
    let pair = sample::pair(KeyType::Ed25519, comment, 74);
    for (name, file) in files(&pair) {
        let content = open(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(is_still(&pair, &content), "{name}");
    }
}

/// `puttygen` reads a seed without the zero bytes at its end, and so do we; others it does not change.
#[test]
fn a_putty_file_with_a_short_seed() {
    use ec2_keygen::key::{Comment, Ed25519Secret, PrivateKey};
    use hmac::{Hmac, KeyInit, Mac};
    let mut seed = [7; 32];
    seed[31] = 0;
    let secret = PrivateKey::Ed25519(Box::new(Ed25519Secret::from_seed(&seed)));
    let pair = KeyPair::new(secret, Comment::new("TEST").unwrap(), 0);
    let blob = pair.public().blob();
    let string = |bytes: &[u8]| [&u32::try_from(bytes.len()).unwrap().to_be_bytes(), bytes].concat();
    let private = string(&seed[..31]);
    let message = [&b"ssh-ed25519"[..], b"none", b"TEST", &blob, &private].map(string).concat();
    let mac = <Hmac<sha2::Sha256> as KeyInit>::new_from_slice(b"").unwrap().chain_update(message).finalize();
    let mac: Vec<_> = mac.into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    let blob = BASE64_STANDARD.encode(&blob);
    let (one, two) = blob.split_at(64);
    let file = format!(
        "PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: TEST\nPublic-Lines: 2\n{one}\n{two}\n\
         Private-Lines: 1\n{}\nPrivate-MAC: {}\n",
        BASE64_STANDARD.encode(&private),
        mac.concat()
    );
    assert!(private_is(&file, &pair));
}

fn private_is(file: &str, pair: &KeyPair) -> bool {
    private(file.as_bytes()).is_ok_and(|read| read.private().is_same_as(pair.private()))
}

/// `authorized_keys`: every line is told of, with its options.
#[test]
fn authorized_keys() {
    let [one, two] = [71, 72].map(|seed| sample::pair(KeyType::Ed25519, "TEST key", seed));
    let [a, b] = [&one, &two].map(|pair| PublicFormat::Line.write(pair).unwrap());
    let text = format!(
        "# mine\nfrom=\"10.0.0.0/8\",command=\"echo ssh-rsa x\" {a}\n\necdsa-sha2-nistp256 AAAA\n  {b}"
    );
    let Ok(Content::AuthorizedKeys(entries)) = open(text.as_bytes()) else { panic!("not authorized_keys") };
    let keys: Vec<_> =
        entries.iter().map(|entry| entry.key.as_ref().ok().map(|(key, _)| key.clone())).collect();
    assert_eq!(keys, [Some(one.public()), None, Some(two.public())]);
    assert_eq!(entries[0].options, "from=\"10.0.0.0/8\",command=\"echo ssh-rsa x\"");
    assert_eq!(entries[1].key, Err(ReadError::Foreign(Foreign::Ecdsa)));
    assert_eq!(entries.iter().map(|entry| entry.line).collect::<Vec<_>>(), [2, 5, 6]);
}

/// Errors say what is wrong and what to do, and nothing of what was read.
#[test]
fn errors_are_sentences_without_key_bytes() {
    let pair = sample::pair(KeyType::Ed25519, "TEST key", 73);
    for (name, file) in files(&pair) {
        for index in (0..file.len()).step_by(5) {
            let mut damaged = file.clone();
            damaged[index] ^= 4;
            let Some(error) = (if name == "Pkcs8 encrypted" { None } else { error(&damaged) }) else {
                continue;
            };
            let (what, remedy) = (error.to_string(), error.remedy());
            assert!(what.starts_with(|c: char| c.is_lowercase()) && what.len() > 15, "{what}");
            assert!(remedy.ends_with('.') && remedy.starts_with(|c: char| c.is_uppercase()), "{remedy}");
            assert!(!what.split(' ').any(|word| word.len() > 22), "{what}");
        }
    }
}

fn in_pem(label: &str, pem: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    let text = str::from_utf8(pem).unwrap();
    let base64: String = text.lines().filter(|line| !line.starts_with('-')).collect();
    let mut bytes = BASE64_STANDARD.decode(base64).unwrap();
    change(&mut bytes);
    format!("-----BEGIN {label}-----\n{}\n-----END {label}-----\n", BASE64_STANDARD.encode(bytes))
        .into_bytes()
}

fn in_openssh(pem: &[u8], change: impl FnOnce(&mut Vec<u8>)) -> Vec<u8> {
    in_pem("OPENSSH PRIVATE KEY", pem, change)
}
