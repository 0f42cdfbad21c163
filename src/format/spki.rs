//! `SubjectPublicKeyInfo`, the public key of X.509, as PEM and as bare base64.
//!
//! ```text
//! -----BEGIN PUBLIC KEY-----              RFC 7468, section 13
//! base64, 64 characters a line
//! -----END PUBLIC KEY-----
//!
//! SubjectPublicKeyInfo ::= SEQUENCE {     RFC 5280, section 4.1.2.7, in DER
//!   AlgorithmIdentifier { rsaEncryption, NULL } or { id-Ed25519 },
//!   BIT STRING of the RSAPublicKey of PKCS#1, or of the point (RFC 8410) }
//! ```
//!
//! The bare base64 is what EC2's documentation calls "Base64 encoded DER"; EC2 imports RSA keys in it.

use base64ct::{Base64, Encoding};

use super::{
    Foreign, Metadata, ReadError,
    der::{Der, Tag},
    pem, pkcs1_public,
};
use crate::key::{KeyPair, PublicKey};

/// Name, file and use of the PEM form.
pub const METADATA_PEM: Metadata = Metadata {
    label: "Public key PEM",
    extension: "-public.pem",
    media_type: "application/x-pem-file",
    unix_mode: 0o644,
    readers: "OpenSSL, Java, Go",
};

/// Name, file and use of the bare base64.
pub const METADATA_BASE64: Metadata = Metadata {
    label: "DER in base64",
    extension: "-public.der.b64",
    media_type: "application/octet-stream",
    unix_mode: 0o644,
    readers: "EC2 (RSA)",
};

pub(super) const LABEL: &str = "PUBLIC KEY";
const LINE_WIDTH: usize = 64;

/// Writes the PEM form. It has no room for a comment.
#[must_use]
pub fn write_pem(pair: &KeyPair) -> String {
    let text = pem::armor(LABEL, LINE_WIDTH, &pair.public().spki_der());
    String::from_utf8_lossy(text.expose()).into_owned()
}

/// Writes the DER form in base64, on one line.
#[must_use]
pub fn write_base64(pair: &KeyPair) -> String {
    Base64::encode_string(&pair.public().spki_der()) + "\n"
}

/// Reads the DER form.
pub(super) fn read(der: &[u8]) -> Result<PublicKey, ReadError> {
    let mut outer = Der::new(der);
    let mut info = outer.sequence("SubjectPublicKeyInfo")?;
    outer.end("SubjectPublicKeyInfo")?;
    let mut algorithm = info.sequence("algorithm")?;
    let oid = algorithm.oid("algorithm")?;
    if let Some(foreign) = Foreign::of_oid(&oid) {
        return Err(foreign.into());
    }
    let bits = info.bits("subjectPublicKey")?;
    info.end("SubjectPublicKeyInfo")?;
    match oid.as_str() {
        "1.2.840.113549.1.1.1" => {
            algorithm.value(Tag::Null, "algorithm")?;
            algorithm.end("algorithm")?;
            pkcs1_public::read(bits)
        }
        "1.3.101.112" => {
            algorithm.end("algorithm")?;
            PublicKey::ed25519(bits).ok_or(ReadError::Malformed("subjectPublicKey"))
        }
        _ => Err(ReadError::Unknown("algorithm")),
    }
}

/// Reads bare base64; `None` if the text is something else altogether.
pub(super) fn read_base64(text: &[u8]) -> Option<Result<PublicKey, ReadError>> {
    let der = pem::decode_base64(text, "base64").ok()?;
    (!der.is_empty() && Der::new(&der).next_is(Tag::Sequence)).then(|| read(&der))
}
