//! PuTTY's private key file, versions 3 and 2 (PuTTY's manual, appendix C).
//!
//! ```text
//! PuTTY-User-Key-File-3: ssh-ed25519       or -2:, or ssh-rsa
//! Encryption: aes256-cbc                   or none
//! Comment: any bytes but CR and LF
//! Public-Lines: 2
//! base64 of the public key's blob, 64 characters a line
//! Key-Derivation: Argon2id                 these five in version 3 and only if encrypted
//! Argon2-Memory: 8192                      KiB
//! Argon2-Passes: 34
//! Argon2-Parallelism: 1
//! Argon2-Salt: 32 hexadecimal digits
//! Private-Lines: 1
//! base64 of the private part, padded to blocks of 16 and encrypted if so
//! Private-MAC: 64 hexadecimal digits       40 in version 2
//!
//! private part, Ed25519: string seed (32)
//! private part, RSA:     mpint d, p, q, iqmp, with p > q
//! ```
//!
//! The MAC is HMAC-SHA-256 (version 2: HMAC-SHA-1) of `string` key type, encryption, comment, public
//! blob and the *plain* private part with its padding. The keys are derived in a
//! module of their own.
//!
//! Not as the manual has it but observed in PuTTY 0.78: the seed of an Ed25519 key is a `string` of 32
//! bytes and no `mpint`, but `puttygen` also reads one that lacks zero bytes at its end; the padding is the beginning of the SHA-1 of the private part, not random.

mod keys;
mod parse;

use hmac::{Hmac, KeyInit, Mac};
use rsa::traits::PublicKeyParts;
use sha1::{Digest, Sha1};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use self::keys::Keys;
use super::{
    Encryption, Lock, Metadata, Passphrase, ReadError, Secret, WriteError, blob,
    cipher::{AES_BLOCK, aes_cbc_decrypt_blocks, aes256_cbc_encrypt_blocks},
    pem,
};
use crate::{
    key::{Comment, Ed25519Secret, KeyPair, PrivateKey, PublicKey, RsaNumbers, RsaSecret},
    wire::{Reader, Wire},
};

pub(super) use parse::{BEGINNING, Envelope};

/// Name, file and use of version 3.
pub const METADATA_3: Metadata = Metadata {
    label: "PuTTY 3",
    extension: ".ppk",
    media_type: "application/octet-stream",
    unix_mode: 0o600,
    readers: "PuTTY ≥ 0.75, WinSCP ≥ 5.19",
};

/// Name, file and use of version 2.
pub const METADATA_2: Metadata = Metadata {
    label: "PuTTY 2",
    extension: "-v2.ppk",
    media_type: "application/octet-stream",
    unix_mode: 0o600,
    readers: "PuTTY ≥ 0.52 (ED25519: ≥ 0.68), WinSCP",
};

const LINE_WIDTH: usize = 64;

/// The versions of the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Since PuTTY 0.75, with Argon2.
    V3,
    /// Before: a passphrase is guessed as fast as SHA-1.
    V2,
}

/// Writes the private key file.
///
/// # Errors
/// [`WriteError::Fault`] if the key could not be encrypted.
pub fn write(version: Version, pair: &KeyPair, lock: Option<&Lock<'_>>) -> Result<Secret, WriteError> {
    let public = pair.public();
    let (blob, comment) = (public.blob(), pair.comment().as_str());
    let encryption = if lock.is_some() { "aes256-cbc" } else { "none" };
    let keys = Keys::of_lock(version, lock).map_err(|_| WriteError::Fault)?;
    let mut private = private_part(pair);
    if lock.is_some() {
        let padding = private.len().next_multiple_of(AES_BLOCK) - private.len();
        let filler = Sha1::digest(&private);
        private.extend_from_slice(&filler[..padding]);
    }
    let mac = keys.mac(version, [public.ssh_name(), encryption, comment].map(str::as_bytes), &blob, &private);
    if let Some(cipher) = &keys.cipher {
        aes256_cbc_encrypt_blocks(&cipher.key, &cipher.iv, &mut private).ok_or(WriteError::Fault)?;
    }

    let number = match version {
        Version::V3 => 3,
        Version::V2 => 2,
    };
    let mut text = Zeroizing::new(Vec::with_capacity(32 * 1024));
    let mut line = |line: String| text.extend_from_slice(line.as_bytes());
    line(format!("PuTTY-User-Key-File-{number}: {}\n", public.ssh_name()));
    line(format!("Encryption: {encryption}\nComment: {comment}\n"));
    let public_lines = pem::base64_lines(LINE_WIDTH, &blob);
    line(format!("Public-Lines: {}\n", count_lines(&public_lines)));
    text.extend_from_slice(&public_lines);
    if let (Version::V3, Some(lock)) = (version, lock) {
        let cost = lock.argon2;
        let fields = format!(
            "Key-Derivation: Argon2id\nArgon2-Memory: {}\nArgon2-Passes: {}\nArgon2-Parallelism: {}\nArgon2-Salt: {}\n",
            cost.memory,
            cost.passes,
            cost.parallelism,
            hex(&lock.salt)
        );
        text.extend_from_slice(fields.as_bytes());
    }
    let private_lines = pem::base64_lines(LINE_WIDTH, &private);
    text.extend_from_slice(format!("Private-Lines: {}\n", count_lines(&private_lines)).as_bytes());
    text.extend_from_slice(&private_lines);
    text.extend_from_slice(format!("Private-MAC: {}\n", hex(&mac)).as_bytes());
    Ok(text.into())
}

fn private_part(pair: &KeyPair) -> Zeroizing<Vec<u8>> {
    let mut wire = Wire::new();
    match pair.private() {
        PrivateKey::Ed25519(secret) => wire.string(secret.seed()),
        PrivateKey::Rsa(secret) => {
            let parts = secret.parts_larger_prime_first();
            for number in [&parts.d, &parts.p, &parts.q, &parts.iqmp] {
                wire.mpint(number);
            }
        }
    }
    wire.into_bytes()
}

fn count_lines(text: &[u8]) -> usize {
    text.split(|byte| *byte == b'\n').count() - 1
}

fn hex(bytes: &[u8]) -> String {
    let digits = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]);
    digits.filter_map(|digit| char::from_digit(digit.into(), 16)).collect()
}

impl Keys {
    /// The MAC over key type, encryption, comment, public blob and plain private part.
    fn mac(&self, version: Version, texts: [&[u8]; 3], blob: &[u8], private: &[u8]) -> Vec<u8> {
        let mut wire = Wire::new();
        for text in texts {
            wire.string(text);
        }
        wire.string(blob);
        wire.string(private);
        let message = wire.into_bytes();
        match version {
            Version::V3 => mac::<Hmac<Sha256>>(&self.mac, &message),
            Version::V2 => mac::<Hmac<Sha1>>(&self.mac, &message),
        }
    }
}

fn mac<M: Mac + KeyInit>(key: &[u8], message: &[u8]) -> Vec<u8> {
    // A key of any length will do, so this never fails; if it did, the MAC would fit nothing.
    let Ok(mac) = <M as KeyInit>::new_from_slice(key) else { return Vec::new() };
    mac.chain_update(message).finalize().into_bytes().to_vec()
}

impl Envelope {
    /// What opening it takes.
    pub fn encryption(&self) -> Encryption {
        match (self.encrypted, &self.argon2) {
            (false, _) => Encryption::None,
            (true, Some(_)) => Encryption::Passphrase { cipher: "aes256-cbc", kdf: "Argon2" },
            (true, None) => Encryption::Passphrase { cipher: "aes256-cbc", kdf: "SHA-1" },
        }
    }

    /// Decrypts it, compares the MAC, and reads the key.
    pub fn open(&self, passphrase: Option<&Passphrase>) -> Result<KeyPair, ReadError> {
        let passphrase = match (self.encrypted, passphrase) {
            (false, _) => None,
            (true, Some(passphrase)) => Some(passphrase),
            (true, None) => return Err(ReadError::PassphraseMissing),
        };
        let keys = Keys::of_file(self, passphrase)?;
        let mut private = Zeroizing::new(self.private.to_vec());
        if let Some(cipher) = &keys.cipher {
            aes_cbc_decrypt_blocks(&cipher.key, &cipher.iv, &mut private)
                .ok_or(ReadError::Malformed("Private-Lines"))?;
        }
        let encryption = if self.encrypted { "aes256-cbc" } else { "none" };
        let texts = [&self.key_type[..], encryption.as_bytes(), &self.comment];
        let mac = keys.mac(self.version, texts, &self.public, &private);
        if !bool::from(hex(&mac).as_bytes().ct_eq(&self.mac)) {
            return Err(if self.encrypted { ReadError::PassphraseWrong } else { ReadError::Mac });
        }
        let public = blob::read(&self.public)?;
        let mut reader = Reader::new(&private);
        let private = match &public {
            PublicKey::Ed25519(_) => {
                let seed = reader.string("private key")?;
                let mut padded = Zeroizing::new([0; Ed25519Secret::SEED_BYTES]);
                padded
                    .get_mut(..seed.len())
                    .ok_or(ReadError::Malformed("private key"))?
                    .copy_from_slice(seed);
                PrivateKey::Ed25519(Box::new(Ed25519Secret::from_seed(&padded)))
            }
            PublicKey::Rsa(key) => {
                let (n, e) = (key.n().to_be_bytes_trimmed_vartime(), key.e().to_be_bytes_trimmed_vartime());
                let d = reader.mpint("d (private exponent)")?;
                let (p, q, iqmp) = (reader.mpint("p")?, reader.mpint("q")?, reader.mpint("iqmp")?);
                let numbers = RsaNumbers { n: &n, e: &e, d, p, q, dp: None, dq: None, iqmp: Some(iqmp) };
                PrivateKey::Rsa(Box::new(RsaSecret::from_numbers(&numbers)?))
            }
        };
        if private.public() != public {
            return Err(ReadError::Inconsistent("Public-Lines"));
        }
        let padding = reader.rest().len();
        if padding >= if self.encrypted { AES_BLOCK } else { 1 } {
            return Err(ReadError::Trailing("Private-Lines"));
        }
        Ok(KeyPair::new(private, Comment::tolerant(&self.comment), 0))
    }
}
