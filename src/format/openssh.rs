//! `openssh-key-v1`, the private key file of OpenSSH since 6.5 (PROTOCOL.key in its source).
//!
//! ```text
//! -----BEGIN OPENSSH PRIVATE KEY-----
//! base64, 70 characters a line
//! -----END OPENSSH PRIVATE KEY-----
//!
//! "openssh-key-v1\0"
//! string  cipher name       "none" or "aes256-ctr"
//! string  kdf name          "none" or "bcrypt"
//! string  kdf options       "", or string salt (16), uint32 rounds (24)
//! uint32  number of keys    1
//! string  public key        the blob, see PublicKey::blob
//! string  private section, encrypted
//!           uint32  check   a random number,
//!           uint32  check   and the same again, which tells a wrong passphrase
//!           Ed25519: string "ssh-ed25519", string public (32), string seed ‖ public (64)
//!           RSA:     string "ssh-rsa", mpint n, e, d, iqmp, p, q
//!           string  comment
//!           bytes   1, 2, 3, … up to a multiple of the block size, 8 for "none"
//! ```
//!
//! `bcrypt_pbkdf` of the passphrase gives key and initialisation vector in one.
//!
//! Not in a specification but observed in OpenSSH 9.2: a file without the final line feed, or with
//! CR LF, is refused with "error in libcrypto". So lines end in LF here, the last one too.

use zeroize::Zeroizing;

use super::{
    Encryption, Lock, Metadata, Passphrase, ReadError, Secret, WriteError, blob,
    cipher::{aes_cbc_decrypt_blocks, aes_ctr},
    kdf, pem,
};
use crate::{
    key::{Comment, Ed25519Secret, KeyPair, PrivateKey, RsaNumbers, RsaSecret},
    wire::{Reader, Wire},
};

/// Name, file and use.
pub const METADATA: Metadata = Metadata {
    label: "OpenSSH",
    extension: "",
    media_type: "application/octet-stream",
    unix_mode: 0o600,
    readers: "OpenSSH ≥ 6.5, Git, PuTTYgen",
};

pub(super) const LABEL: &str = "OPENSSH PRIVATE KEY";
const MAGIC: &[u8] = b"openssh-key-v1\0";
const LINE_WIDTH: usize = 70;
/// The block size of "none" and of AES.
const PLAIN_BLOCK: usize = 8;
const AES_BLOCK: usize = super::cipher::AES_BLOCK;
const PADDING: [u8; AES_BLOCK] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

/// Writes the private key file.
///
/// # Errors
/// [`WriteError::Fault`] if the key could not be encrypted.
pub fn write(pair: &KeyPair, lock: Option<&Lock<'_>>) -> Result<Secret, WriteError> {
    let mut wire = Wire::new();
    wire.raw(MAGIC);
    let section = if let Some(lock) = lock {
        wire.string(b"aes256-ctr");
        wire.string(b"bcrypt");
        let mut options = Wire::new();
        options.string(&lock.salt);
        options.uint32(kdf::BCRYPT_ROUNDS);
        wire.string(&options.into_bytes());
        let key = kdf::bcrypt(lock.passphrase, &lock.salt, kdf::BCRYPT_ROUNDS, 32 + AES_BLOCK)
            .map_err(|_| WriteError::Fault)?;
        let mut section = private_section(pair, AES_BLOCK);
        aes_ctr(&key[..32], &key[32..], &mut section).ok_or(WriteError::Fault)?;
        section
    } else {
        wire.string(b"none");
        wire.string(b"none");
        wire.string(b"");
        private_section(pair, PLAIN_BLOCK)
    };
    wire.uint32(1);
    wire.string(&pair.public().blob());
    wire.string(&section);
    Ok(pem::armor(LABEL, LINE_WIDTH, &wire.into_bytes()))
}

fn private_section(pair: &KeyPair, block: usize) -> Zeroizing<Vec<u8>> {
    let public = pair.public();
    let mut wire = Wire::new();
    wire.uint32(pair.check());
    wire.uint32(pair.check());
    wire.string(public.ssh_name().as_bytes());
    match pair.private() {
        PrivateKey::Ed25519(secret) => {
            wire.string(&secret.public_bytes());
            wire.string(secret.seed_and_public().as_ref());
        }
        PrivateKey::Rsa(secret) => {
            let parts = secret.parts();
            for number in [&parts.n, &parts.e, &*parts.d, &parts.iqmp, &parts.p, &parts.q] {
                wire.mpint(number);
            }
        }
    }
    wire.string(pair.comment().as_str().as_bytes());
    let padding = wire.len().next_multiple_of(block) - wire.len();
    wire.raw(&PADDING[..padding]);
    wire.into_bytes()
}

/// A private key file whose private section is still closed.
pub(super) struct Envelope {
    cipher: Cipher,
    salt: Vec<u8>,
    rounds: u32,
    public: Vec<u8>,
    section: Zeroizing<Vec<u8>>,
}

/// How the private section is encrypted.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cipher {
    None,
    AesCtr { key_bytes: usize },
    AesCbc { key_bytes: usize },
}

impl Cipher {
    /// The ciphers that `ssh-keygen` writes by default (aes256-ctr since 7.6, aes256-cbc before), and
    /// their shorter keys.
    const ALL: [(&'static str, Self); 7] = [
        ("none", Self::None),
        ("aes256-ctr", Self::AesCtr { key_bytes: 32 }),
        ("aes192-ctr", Self::AesCtr { key_bytes: 24 }),
        ("aes128-ctr", Self::AesCtr { key_bytes: 16 }),
        ("aes256-cbc", Self::AesCbc { key_bytes: 32 }),
        ("aes192-cbc", Self::AesCbc { key_bytes: 24 }),
        ("aes128-cbc", Self::AesCbc { key_bytes: 16 }),
    ];
}

impl Envelope {
    /// Takes the outer structure apart.
    pub fn parse(bytes: &[u8]) -> Result<Self, ReadError> {
        let rest = bytes.strip_prefix(MAGIC).ok_or(ReadError::Malformed("openssh-key-v1"))?;
        let mut reader = Reader::new(rest);
        let name = reader.string("cipher name")?;
        let cipher = Cipher::ALL.iter().find(|(known, _)| known.as_bytes() == name);
        let cipher = cipher.ok_or(ReadError::Unknown("cipher name"))?.1;
        let kdf_name = reader.string("kdf name")?;
        let options = reader.string("kdf options")?;
        let (salt, rounds) = match (cipher, kdf_name) {
            (Cipher::None, b"none") if options.is_empty() => (Vec::new(), 0),
            (Cipher::None, b"none") => return Err(ReadError::Malformed("kdf options")),
            (Cipher::None, _) | (_, b"none") => return Err(ReadError::Inconsistent("kdf name")),
            (_, b"bcrypt") => {
                let mut options = Reader::new(options);
                let parsed = (options.string("salt")?.to_vec(), options.uint32("rounds")?);
                options.end("kdf options")?;
                parsed
            }
            _ => return Err(ReadError::Unknown("kdf name")),
        };
        match reader.uint32("number of keys")? {
            0 => return Err(ReadError::NoKey),
            1 => {}
            _ => return Err(ReadError::SeveralKeys),
        }
        let public = reader.string("public key")?.to_vec();
        blob::read(&public)?;
        let section = Zeroizing::new(reader.string("private section")?.to_vec());
        reader.end("private section")?;
        let block = if cipher == Cipher::None { PLAIN_BLOCK } else { AES_BLOCK };
        if section.len() % block != 0 {
            return Err(ReadError::Malformed("private section"));
        }
        Ok(Self { cipher, salt, rounds, public, section })
    }

    /// What opening it takes.
    pub fn encryption(&self) -> Encryption {
        let name = Cipher::ALL.iter().find(|(_, cipher)| *cipher == self.cipher);
        match name {
            Some((name, cipher)) if *cipher != Cipher::None => {
                Encryption::Passphrase { cipher: name, kdf: "bcrypt" }
            }
            _ => Encryption::None,
        }
    }

    /// Decrypts and reads the private section.
    pub fn open(&self, passphrase: Option<&Passphrase>) -> Result<KeyPair, ReadError> {
        match self.cipher {
            Cipher::None => self.read_section(&self.section, ReadError::Inconsistent("check")),
            Cipher::AesCtr { key_bytes } | Cipher::AesCbc { key_bytes } => {
                let passphrase = passphrase.ok_or(ReadError::PassphraseMissing)?;
                let key = kdf::bcrypt(passphrase, &self.salt, self.rounds, key_bytes + AES_BLOCK)?;
                let (key, iv) = key.split_at(key_bytes);
                let mut section = Zeroizing::new(self.section.to_vec());
                let done = match self.cipher {
                    Cipher::AesCbc { .. } => aes_cbc_decrypt_blocks(key, iv, &mut section),
                    _ => aes_ctr(key, iv, &mut section),
                };
                done.ok_or(ReadError::Malformed("private section"))?;
                self.read_section(&section, ReadError::PassphraseWrong)
            }
        }
    }

    fn read_section(&self, section: &[u8], check_differs: ReadError) -> Result<KeyPair, ReadError> {
        let mut reader = Reader::new(section);
        let check = reader.uint32("check")?;
        if check != reader.uint32("check")? {
            return Err(check_differs);
        }
        let private = match reader.string("key type")? {
            b"ssh-ed25519" => read_ed25519(&mut reader)?,
            b"ssh-rsa" => read_rsa(&mut reader)?,
            name => return Err(blob::unknown(name)),
        };
        let comment = Comment::tolerant(reader.string("comment")?);
        let padding = reader.rest();
        if padding.len() >= AES_BLOCK || !PADDING.starts_with(padding) {
            return Err(ReadError::Malformed("padding"));
        }
        if private.public().blob() != self.public {
            return Err(ReadError::Inconsistent("public key"));
        }
        Ok(KeyPair::new(private, comment, check))
    }
}

fn read_ed25519(reader: &mut Reader<'_>) -> Result<PrivateKey, ReadError> {
    let public = reader.string("public key")?;
    let private = reader.string("private key")?;
    let (seed, again) = private.split_first_chunk().ok_or(ReadError::Malformed("private key"))?;
    let secret = Ed25519Secret::from_seed(seed);
    if secret.public_bytes() != public || public != again {
        return Err(ReadError::Inconsistent("public key"));
    }
    Ok(PrivateKey::Ed25519(Box::new(secret)))
}

fn read_rsa(reader: &mut Reader<'_>) -> Result<PrivateKey, ReadError> {
    let names = ["n (modulus)", "e (public exponent)", "d (private exponent)", "iqmp", "p", "q"];
    let mut numbers = [&[][..]; 6];
    for (number, name) in numbers.iter_mut().zip(names) {
        *number = reader.mpint(name)?;
    }
    let [n, e, d, iqmp, p, q] = numbers;
    let numbers = RsaNumbers { n, e, d, p, q, dp: None, dq: None, iqmp: Some(iqmp) };
    Ok(PrivateKey::Rsa(Box::new(RsaSecret::from_numbers(&numbers)?)))
}
