//! PKCS#8 PEM: the private key file of OpenSSL 3, Java, Go and most libraries. Its plain DER form is
//! also what EC2 hashes for the fingerprint of an RSA key pair that it created itself.
//!
//! ```text
//! -----BEGIN PRIVATE KEY-----             or ENCRYPTED PRIVATE KEY, RFC 7468, sections 10 and 11
//! base64, 64 characters a line
//! -----END PRIVATE KEY-----
//!
//! PrivateKeyInfo ::= SEQUENCE {           RFC 5208, section 5, in DER: version 1 of the format
//!   version 0,
//!   AlgorithmIdentifier { rsaEncryption, NULL } or { id-Ed25519 },
//!   OCTET STRING of the RSAPrivateKey of PKCS#1, or of the OCTET STRING of the seed (RFC 8410) }
//!
//! EncryptedPrivateKeyInfo ::= SEQUENCE {  RFC 5208, section 6
//!   AlgorithmIdentifier { PBES2, SEQUENCE { key derivation, encryption scheme } },
//!   OCTET STRING of the encrypted PrivateKeyInfo }
//! ```
//!
//! PBES2 is in a module of its own.

mod pbes2;

use rsa::pkcs8::EncodePrivateKey;
use zeroize::Zeroizing;

use super::{
    Encryption, Foreign, Lock, Metadata, Passphrase, ReadError, Secret, WriteError,
    der::{Der, Tag, encode, integer},
    pem, pkcs1, pkcs1_public,
};
use crate::key::{Comment, Ed25519Secret, KeyPair, PrivateKey, RsaSecret};

/// Name, file and use.
pub const METADATA: Metadata = Metadata {
    label: "PKCS#8 PEM",
    extension: "-pkcs8.pem",
    media_type: "application/x-pem-file",
    unix_mode: 0o600,
    readers: "OpenSSL, Java, Go, Terraform, OpenSSH (ED25519: ≥ 9.6)",
};

pub(super) const LABEL: &str = "PRIVATE KEY";
pub(super) const ENCRYPTED_LABEL: &str = "ENCRYPTED PRIVATE KEY";
const LINE_WIDTH: usize = 64;

const RSA_ENCRYPTION: &str = "1.2.840.113549.1.1.1";
const ID_ED25519: &str = "1.3.101.112";
/// `id-Ed25519` in DER, without its parameters, which must be absent (RFC 8410, section 3).
const ID_ED25519_DER: &[u8] = &[0x06, 0x03, 0x2b, 0x65, 0x70];

/// Writes the private key file. The format has no room for a comment.
///
/// # Errors
/// [`WriteError::Fault`] if the key could not be encoded or encrypted.
pub fn write(pair: &KeyPair, lock: Option<&Lock<'_>>) -> Result<Secret, WriteError> {
    let der = match pair.private() {
        PrivateKey::Rsa(secret) => rsa_der(secret)?,
        PrivateKey::Ed25519(secret) => ed25519_der(secret),
    };
    match lock {
        None => Ok(pem::armor(LABEL, LINE_WIDTH, &der)),
        Some(lock) => Ok(pem::armor(ENCRYPTED_LABEL, LINE_WIDTH, &pbes2::encrypt(&der, lock)?)),
    }
}

/// The unencrypted DER form, byte for byte as `openssl pkcs8 -topk8 -nocrypt -outform DER`.
///
/// # Errors
/// [`WriteError::Fault`] if the parts of the key do not agree.
pub fn rsa_der(secret: &RsaSecret) -> Result<Zeroizing<Vec<u8>>, WriteError> {
    secret.key().to_pkcs8_der().map(|der| der.to_bytes()).map_err(|_| WriteError::Fault)
}

fn ed25519_der(secret: &Ed25519Secret) -> Zeroizing<Vec<u8>> {
    let seed = encode(Tag::OctetString, &[secret.seed()]);
    encode(
        Tag::Sequence,
        &[&integer(0), &encode(Tag::Sequence, &[ID_ED25519_DER]), &encode(Tag::OctetString, &[&seed])],
    )
}

/// Reads a `PrivateKeyInfo`, or the `OneAsymmetricKey` of RFC 5958 that followed it.
pub(super) fn read(der: &[u8]) -> Result<KeyPair, ReadError> {
    let mut outer = Der::new(der);
    let mut info = outer.sequence("PrivateKeyInfo")?;
    outer.end("PrivateKeyInfo")?;
    let version = info.uint32("version")?;
    if version > 1 {
        return Err(ReadError::Unknown("version"));
    }
    let mut algorithm = info.sequence("privateKeyAlgorithm")?;
    let oid = algorithm.oid("privateKeyAlgorithm")?;
    if algorithm.next_is(Tag::Null) && oid == RSA_ENCRYPTION {
        algorithm.value(Tag::Null, "privateKeyAlgorithm")?;
    }
    if let Some(foreign) = Foreign::of_oid(&oid) {
        return Err(foreign.into());
    }
    algorithm.end("privateKeyAlgorithm")?;
    let private = info.value(Tag::OctetString, "privateKey")?;
    if info.next_is(Tag::Context0) {
        info.value(Tag::Context0, "attributes")?;
    }
    let public = (version == 1 && info.next_is(Tag::Context1))
        .then(|| info.value(Tag::Context1, "publicKey"))
        .transpose()?;
    info.end("PrivateKeyInfo")?;
    match oid.as_str() {
        RSA_ENCRYPTION => {
            let pair = pkcs1::read(private)?;
            if let Some(public) = public {
                let public = public.strip_prefix(&[0]).ok_or(ReadError::Malformed("publicKey"))?;
                if pkcs1_public::read(public)? != pair.public() {
                    return Err(ReadError::Inconsistent("publicKey"));
                }
            }
            Ok(pair)
        }
        ID_ED25519 => read_ed25519(private, public),
        _ => Err(ReadError::Unknown("privateKeyAlgorithm")),
    }
}

fn read_ed25519(private: &[u8], public: Option<&[u8]>) -> Result<KeyPair, ReadError> {
    let mut octets = Der::new(private);
    let seed = octets.value(Tag::OctetString, "privateKey")?;
    octets.end("privateKey")?;
    let seed = seed.try_into().map_err(|_| ReadError::Malformed("privateKey"))?;
    let secret = Ed25519Secret::from_seed(seed);
    if public.is_some_and(|public| public.strip_prefix(&[0]) != Some(&secret.public_bytes())) {
        return Err(ReadError::Inconsistent("publicKey"));
    }
    Ok(KeyPair::new(PrivateKey::Ed25519(Box::new(secret)), Comment::default(), 0))
}

/// An encrypted key with what is needed to decrypt it.
pub(super) struct Envelope(pbes2::Pbes2);

impl Envelope {
    /// Takes an `EncryptedPrivateKeyInfo` apart.
    pub fn parse(der: &[u8]) -> Result<Self, ReadError> {
        pbes2::Pbes2::parse(der).map(Self)
    }

    /// What opening it takes.
    pub fn encryption(&self) -> Encryption {
        self.0.encryption()
    }

    /// Decrypts and reads it. There is no checksum: a wrong passphrase gives bytes that are no key.
    pub fn open(&self, passphrase: Option<&Passphrase>) -> Result<KeyPair, ReadError> {
        let der = self.0.decrypt(passphrase.ok_or(ReadError::PassphraseMissing)?)?;
        read(&der).map_err(|error| match error {
            ReadError::Malformed(_) | ReadError::Truncated(_) | ReadError::Trailing(_) => {
                ReadError::PassphraseWrong
            }
            error => error,
        })
    }
}
