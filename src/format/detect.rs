//! What a file is, before anyone is asked for a passphrase; and then what is in it.

use std::fmt;

use super::{
    Entry, Foreign, Passphrase, PrivateFormat, PublicFormat, ReadError, authorized_keys,
    input::{self, find},
    legacy_pem, openssh,
    pem::{self, Block},
    pkcs1, pkcs1_public, pkcs8, ppk, public_line, rfc4716, spki,
};
use crate::key::{Comment, KeyPair, PrivateKey, PublicKey};

/// A file that was recognised and taken apart, but not decrypted.
pub struct Detected {
    format: Format,
    encryption: Encryption,
    content: Closed,
}

/// The format of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// A private key.
    Private(PrivateFormat),
    /// A public key.
    Public(PublicFormat),
    /// Public keys with options, or several of them.
    AuthorizedKeys,
}

/// Whether a passphrase is needed, and what it guards with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encryption {
    /// The key is there for everyone to read.
    None,
    /// A passphrase is needed.
    Passphrase {
        /// The cipher, as the format names it.
        cipher: &'static str,
        /// What derives the cipher's key.
        kdf: &'static str,
    },
}

/// What a file holds.
pub enum Content {
    /// A private key, and so the public key, too.
    Private(KeyPair),
    /// A public key.
    Public(PublicKey, Comment),
    /// The lines of `authorized_keys`.
    AuthorizedKeys(Vec<Entry>),
}

/// What was read so far.
enum Closed {
    OpenSsh(openssh::Envelope),
    LegacyPem(legacy_pem::Envelope),
    Pkcs8(pkcs8::Envelope),
    Ppk(ppk::Envelope),
    Private(KeyPair),
    Public(PublicKey, Comment),
    AuthorizedKeys(Vec<Entry>),
}

/// Says what `input` is. It may be in any encoding and have any text around it.
///
/// # Errors
/// [`ReadError`]; whatever can be found wrong without a passphrase is found here.
pub fn detect(input: &[u8]) -> Result<Detected, ReadError> {
    let text = input::text(input)?;
    // A comment may hold what another file begins with, so the beginning of this one comes first.
    let beginning = text.trim_ascii_start();
    let word = beginning.split(u8::is_ascii_whitespace).next().unwrap_or_default();
    if public_line::is_key_type(word) {
        return Detected::of_lines(&text);
    }
    if beginning.starts_with(ppk::BEGINNING) {
        let others = lines_that_begin(&text, ppk::BEGINNING) + lines_that_begin(&text, b"-----BEGIN ");
        return if others > 1 { Err(ReadError::SeveralKeys) } else { Detected::of_ppk(&text) };
    }
    if beginning.starts_with(b"---- BEGIN SSH2 ") {
        return Detected::of_rfc4716(&text);
    }
    let ppks = count(&text, ppk::BEGINNING);
    if find(&text, b"-----BEGIN ").is_some() {
        let blocks = pem::blocks(&text)?;
        let privates = blocks.iter().filter(|block| block.label.ends_with(PRIVATE)).count();
        if privates + ppks > 1 {
            return Err(ReadError::SeveralKeys);
        }
        if ppks == 0 {
            return Detected::of_blocks(&blocks);
        }
    }
    if ppks > 1 {
        return Err(ReadError::SeveralKeys);
    }
    if ppks == 1 {
        return Detected::of_ppk(&text);
    }
    if rfc4716::is_in(&text) {
        return Detected::of_rfc4716(&text);
    }
    if find(&text, b"SSH PRIVATE KEY FILE FORMAT 1.1").is_some() {
        return Err(Foreign::Ssh1.into());
    }
    Detected::of_lines(&text)
}

/// What the label of every private key ends with.
const PRIVATE: &[u8] = b"PRIVATE KEY";

fn lines_that_begin(text: &[u8], needle: &[u8]) -> usize {
    text.split(|byte| *byte == b'\n').filter(|line| line.starts_with(needle)).count()
}

fn count(text: &[u8], needle: &[u8]) -> usize {
    text.windows(needle.len()).filter(|window| *window == needle).count()
}

impl Detected {
    /// The file's format.
    #[must_use]
    pub fn format(&self) -> Format {
        self.format
    }

    /// Whether a passphrase is needed.
    #[must_use]
    pub fn encryption(&self) -> Encryption {
        self.encryption
    }

    /// Reads the key, which is complete and consistent. What this leaves out is whether the primes of
    /// an RSA key are prime, which takes longer than everything else: see [`Detected::read`].
    ///
    /// # Errors
    /// [`ReadError`]. A passphrase that is not needed is ignored.
    pub fn open(self, passphrase: Option<&Passphrase>) -> Result<Content, ReadError> {
        Ok(match self.content {
            Closed::OpenSsh(envelope) => Content::Private(envelope.open(passphrase)?),
            Closed::LegacyPem(envelope) => Content::Private(envelope.open(passphrase)?),
            Closed::Pkcs8(envelope) => Content::Private(envelope.open(passphrase)?),
            Closed::Ppk(envelope) => Content::Private(envelope.open(passphrase)?),
            Closed::Private(pair) => Content::Private(pair),
            Closed::Public(key, comment) => Content::Public(key, comment),
            Closed::AuthorizedKeys(entries) => Content::AuthorizedKeys(entries),
        })
    }

    /// Reads the key and proves its primes: what a key from elsewhere should go through.
    ///
    /// # Errors
    /// [`ReadError`]. A passphrase that is not needed is ignored.
    pub fn read(self, passphrase: Option<&Passphrase>) -> Result<Content, ReadError> {
        let content = self.open(passphrase)?;
        if let Content::Private(pair) = &content
            && let PrivateKey::Rsa(secret) = pair.private()
        {
            secret.prove_primes()?;
        }
        Ok(content)
    }

    fn of_blocks(blocks: &[Block<'_>]) -> Result<Self, ReadError> {
        let ends_with = |end: &'static [u8]| blocks.iter().filter(move |block| block.label.ends_with(end));
        if let Some(block) = ends_with(PRIVATE).next() {
            return Self::of_private_block(block);
        }
        let mut publics = ends_with(b"PUBLIC KEY");
        match (publics.next(), publics.next()) {
            (Some(_), Some(_)) => Err(ReadError::SeveralKeys),
            (Some(block), None) if block.label == spki::LABEL.as_bytes() => {
                let key = spki::read(&block.bytes()?)?;
                Ok(Self::public(PublicFormat::SpkiPem, key, Comment::default()))
            }
            (Some(block), None) if block.label == pkcs1_public::LABEL.as_bytes() => {
                let key = pkcs1_public::read(&block.bytes()?)?;
                Ok(Self::public(PublicFormat::Pkcs1, key, Comment::default()))
            }
            _ => {
                let foreign = blocks.iter().find_map(|block| Foreign::of_label(block.label));
                Err(foreign.map_or(ReadError::Unknown("BEGIN line"), ReadError::Foreign))
            }
        }
    }

    fn of_private_block(block: &Block<'_>) -> Result<Self, ReadError> {
        let is = |label: &str| block.label == label.as_bytes();
        if is(openssh::LABEL) {
            let envelope = openssh::Envelope::parse(&block.bytes()?)?;
            let encryption = envelope.encryption();
            return Ok(Self::private(PrivateFormat::OpenSsh, encryption, Closed::OpenSsh(envelope)));
        }
        if is(pkcs8::ENCRYPTED_LABEL) {
            let envelope = pkcs8::Envelope::parse(&block.bytes()?)?;
            let encryption = envelope.encryption();
            return Ok(Self::private(PrivateFormat::Pkcs8, encryption, Closed::Pkcs8(envelope)));
        }
        let (format, pair) = if is(pkcs8::LABEL) {
            (PrivateFormat::Pkcs8, pkcs8::read(&block.bytes()?)?)
        } else if is(pkcs1::LABEL) {
            if let Some(envelope) = legacy_pem::Envelope::parse(block)? {
                let encryption = envelope.encryption();
                return Ok(Self::private(PrivateFormat::Pkcs1, encryption, Closed::LegacyPem(envelope)));
            }
            (PrivateFormat::Pkcs1, pkcs1::read(&block.bytes()?)?)
        } else {
            let foreign = Foreign::of_label(block.label);
            return Err(foreign.map_or(ReadError::Unknown("BEGIN line"), ReadError::Foreign));
        };
        Ok(Self::private(format, Encryption::None, Closed::Private(pair)))
    }

    fn of_ppk(text: &[u8]) -> Result<Self, ReadError> {
        let envelope = ppk::Envelope::parse(text)?;
        let format = match envelope.version {
            ppk::Version::V3 => PrivateFormat::Ppk3,
            ppk::Version::V2 => PrivateFormat::Ppk2,
        };
        let encryption = envelope.encryption();
        Ok(Self::private(format, encryption, Closed::Ppk(envelope)))
    }

    fn of_rfc4716(text: &[u8]) -> Result<Self, ReadError> {
        let (key, comment) = rfc4716::read(text)?;
        Ok(Self::public(PublicFormat::Rfc4716, key, comment))
    }

    /// Public key lines; or bare base64, which has no mark of its own.
    fn of_lines(text: &[u8]) -> Result<Self, ReadError> {
        let mut entries = authorized_keys::read(text);
        let known = |entry: &Entry| entry.key != Err(ReadError::Unknown("key type"));
        if entries.iter().any(|entry| entry.key.is_ok())
            && (entries.len() > 1 || !entries[0].options.is_empty())
        {
            let content = Closed::AuthorizedKeys(entries);
            return Ok(Self { format: Format::AuthorizedKeys, encryption: Encryption::None, content });
        }
        // A file of one line; or of several, none of which is a key: then one error must do.
        let at = entries.iter().position(known);
        match at.map(|at| entries.swap_remove(at).key) {
            Some(Ok((key, comment))) => Ok(Self::public(PublicFormat::Line, key, comment)),
            Some(Err(error)) => Err(error),
            None => {
                let key = spki::read_base64(text).ok_or(ReadError::NoKey)??;
                Ok(Self::public(PublicFormat::SpkiBase64, key, Comment::default()))
            }
        }
    }

    fn private(format: PrivateFormat, encryption: Encryption, content: Closed) -> Self {
        Self { format: Format::Private(format), encryption, content }
    }

    fn public(format: PublicFormat, key: PublicKey, comment: Comment) -> Self {
        let content = Closed::Public(key, comment);
        Self { format: Format::Public(format), encryption: Encryption::None, content }
    }
}

impl Format {
    /// The format's usual name.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Private(format) => format.metadata().label,
            Self::Public(format) => format.metadata().label,
            Self::AuthorizedKeys => "authorized_keys",
        }
    }
}

impl fmt::Display for Encryption {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("not encrypted"),
            Self::Passphrase { cipher, kdf } => write!(f, "{cipher} with {kdf}"),
        }
    }
}
