//! The lines of PuTTY's format, which come in one fixed order.

use zeroize::Zeroizing;

use super::{
    super::{
        ReadError, blob,
        cipher::AES_BLOCK,
        input::find,
        kdf::{Argon2Cost, Argon2Kind},
        legacy_pem::hex,
        pem,
    },
    Version,
};
use crate::wire::Reader;

/// What the file begins with.
pub(in crate::format) const BEGINNING: &[u8] = b"PuTTY-User-Key-File-";

/// A key file taken apart, its private part as it is in the file.
pub(in crate::format) struct Envelope {
    pub version: Version,
    pub(super) key_type: Vec<u8>,
    pub(super) encrypted: bool,
    pub(super) comment: Vec<u8>,
    pub(super) public: Vec<u8>,
    pub(super) argon2: Option<(Argon2Kind, Argon2Cost, Vec<u8>)>,
    pub(super) private: Zeroizing<Vec<u8>>,
    /// In hexadecimal digits, which PuTTY insists be lower-case.
    pub(super) mac: Vec<u8>,
}

impl Envelope {
    /// Takes the file apart that begins somewhere in `text`.
    pub fn parse(text: &[u8]) -> Result<Self, ReadError> {
        let start = find(text, BEGINNING).ok_or(ReadError::NoKey)?;
        let mut lines = Lines(&text[start + BEGINNING.len()..]);
        let first = lines.next("PuTTY-User-Key-File")?;
        let (version, key_type) = match first {
            [b'3', b':', b' ', key_type @ ..] => (Version::V3, key_type),
            [b'2', b':', b' ', key_type @ ..] => (Version::V2, key_type),
            _ => return Err(ReadError::Unknown("PuTTY-User-Key-File")),
        };
        let encrypted = match lines.field("Encryption")? {
            b"none" => false,
            b"aes256-cbc" => true,
            _ => return Err(ReadError::Unknown("Encryption")),
        };
        let comment = lines.field("Comment")?.to_vec();
        let public = lines.base64("Public-Lines")?.to_vec();
        // PuTTY compares nothing but the MAC here, which a wrong passphrase spoils, too.
        if Reader::new(&public).string("key type")? != key_type {
            return Err(ReadError::Inconsistent("Public-Lines"));
        }
        blob::read(&public)?;
        let argon2 = match version {
            Version::V3 if encrypted => Some(lines.argon2()?),
            _ => None,
        };
        let private = lines.base64("Private-Lines")?;
        if encrypted && private.len() % AES_BLOCK != 0 {
            return Err(ReadError::Malformed("Private-Lines"));
        }
        let mac = lines.field("Private-MAC")?.to_vec();
        Ok(Self { version, key_type: key_type.to_vec(), encrypted, comment, public, argon2, private, mac })
    }
}

/// The lines that are left.
struct Lines<'t>(&'t [u8]);

impl<'t> Lines<'t> {
    /// The next line.
    fn next(&mut self, field: &'static str) -> Result<&'t [u8], ReadError> {
        if self.0.is_empty() {
            return Err(ReadError::Truncated(field));
        }
        let end = self.0.iter().position(|byte| *byte == b'\n').unwrap_or(self.0.len());
        let (line, rest) = self.0.split_at(end);
        self.0 = rest.get(1..).unwrap_or_default();
        Ok(line)
    }

    /// The value of the next line, which must be this field.
    fn field(&mut self, name: &'static str) -> Result<&'t [u8], ReadError> {
        let line = self.next(name)?;
        let value = line.strip_prefix(name.as_bytes()).and_then(|rest| rest.strip_prefix(b": "));
        value.ok_or(ReadError::Malformed(name))
    }

    fn number(&mut self, name: &'static str) -> Result<u32, ReadError> {
        let digits = self.field(name)?;
        let digits =
            str::from_utf8(digits).ok().filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
        digits.and_then(|digits| digits.parse().ok()).ok_or(ReadError::Malformed(name))
    }

    /// The number of lines, and the base64 in them.
    fn base64(&mut self, name: &'static str) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let count = self.number(name)?;
        let mut base64 = Zeroizing::new(Vec::with_capacity(self.0.len()));
        for _ in 0..count {
            base64.extend_from_slice(self.next(name)?);
        }
        pem::decode_base64(&base64, name)
    }

    fn argon2(&mut self) -> Result<(Argon2Kind, Argon2Cost, Vec<u8>), ReadError> {
        let kind = match self.field("Key-Derivation")? {
            b"Argon2id" => Argon2Kind::Argon2id,
            b"Argon2i" => Argon2Kind::Argon2i,
            b"Argon2d" => Argon2Kind::Argon2d,
            _ => return Err(ReadError::Unknown("Key-Derivation")),
        };
        let cost = Argon2Cost {
            memory: self.number("Argon2-Memory")?,
            passes: self.number("Argon2-Passes")?,
            parallelism: self.number("Argon2-Parallelism")?,
        };
        let salt = hex(self.field("Argon2-Salt")?).ok_or(ReadError::Malformed("Argon2-Salt"))?;
        Ok((kind, cost, salt))
    }
}
