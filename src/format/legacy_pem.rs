//! PKCS#1 PEM as OpenSSL encrypted it before PKCS#8: read for migration, never written.
//!
//! ```text
//! -----BEGIN RSA PRIVATE KEY-----
//! Proc-Type: 4,ENCRYPTED                  RFC 1421, section 4.6.1.1
//! DEK-Info: AES-128-CBC,hex of the IV     RFC 1421, section 4.6.1.3, with OpenSSL's cipher names
//!
//! base64 of the encrypted RSAPrivateKey
//! -----END RSA PRIVATE KEY-----
//! ```
//!
//! The key is derived by one round of MD5 over the passphrase and the first eight bytes of the IV (no
//! specification; observed in OpenSSL 3.0), so whoever has the file can guess fast.

use zeroize::Zeroizing;

use super::{Encryption, Passphrase, ReadError, cipher::Cbc, kdf, pem::Block, pkcs1};
use crate::key::KeyPair;

/// An encrypted `RSAPrivateKey` with what is needed to decrypt it.
pub(super) struct Envelope {
    cipher: Cbc,
    iv: Vec<u8>,
    bytes: Zeroizing<Vec<u8>>,
}

const CIPHERS: [Cbc; 4] = [Cbc::Aes128, Cbc::Aes192, Cbc::Aes256, Cbc::DesEde3];
/// The part of the IV that serves as salt.
const SALT_BYTES: usize = 8;

impl Envelope {
    /// Takes the headers apart; `None` if the block is not encrypted.
    pub fn parse(block: &Block<'_>) -> Result<Option<Self>, ReadError> {
        let Some(proc_type) = block.header("Proc-Type") else { return Ok(None) };
        if proc_type != b"4,ENCRYPTED" {
            return Err(ReadError::Unknown("Proc-Type"));
        }
        let info = block.header("DEK-Info").ok_or(ReadError::Truncated("DEK-Info"))?;
        let comma = info.iter().position(|byte| *byte == b',').ok_or(ReadError::Malformed("DEK-Info"))?;
        let (name, iv) = (&info[..comma], hex(&info[comma + 1..]));
        let cipher = CIPHERS.into_iter().find(|cipher| cipher.name().as_bytes() == name.trim_ascii());
        let cipher = cipher.ok_or(ReadError::Unknown("DEK-Info"))?;
        let iv = iv.filter(|iv| iv.len() == cipher.block_bytes()).ok_or(ReadError::Malformed("DEK-Info"))?;
        let bytes = block.bytes()?;
        if bytes.is_empty() || bytes.len() % cipher.block_bytes() != 0 {
            return Err(ReadError::Truncated("RSAPrivateKey"));
        }
        Ok(Some(Self { cipher, iv, bytes }))
    }

    /// What opening it takes.
    pub fn encryption(&self) -> Encryption {
        Encryption::Passphrase { cipher: self.cipher.name(), kdf: "MD5" }
    }

    /// Decrypts and reads it. There is no checksum: a wrong passphrase gives bytes that are no key.
    pub fn open(&self, passphrase: Option<&Passphrase>) -> Result<KeyPair, ReadError> {
        let passphrase = passphrase.ok_or(ReadError::PassphraseMissing)?;
        let key = kdf::evp_bytes_to_key(passphrase, &self.iv[..SALT_BYTES], self.cipher.key_bytes());
        let der = self.cipher.decrypt(&key, &self.iv, &self.bytes).ok_or(ReadError::PassphraseWrong)?;
        pkcs1::read(&der).map_err(|error| match error {
            ReadError::Malformed(_) | ReadError::Truncated(_) | ReadError::Trailing(_) => {
                ReadError::PassphraseWrong
            }
            error => error,
        })
    }
}

/// Bytes from their hexadecimal digits, in either case.
pub(super) fn hex(digits: &[u8]) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let (pairs, []) = digits.trim_ascii().as_chunks::<2>() else { return None };
    pairs.iter().map(|[high, low]| Some(digit(*high)? << 4 | digit(*low)?)).collect()
}
