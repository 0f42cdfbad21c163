//! The fingerprints that `ssh-keygen -l` prints.

use base64ct::{Base64Unpadded, Encoding};
use md5::Md5;
use sha2::{Digest, Sha256};

use super::colon_hex;
use crate::key::PublicKey;

/// `SHA256:` and the base64, without padding, of the SHA-256 of the blob (observed in OpenSSH 9.2).
#[must_use]
pub fn sha256(public: &PublicKey) -> String {
    format!("SHA256:{}", Base64Unpadded::encode_string(&Sha256::digest(public.blob())))
}

/// `MD5:` and the MD5 of the blob (RFC 4716, section 4) as colon-separated hex. EC2 never shows it.
#[must_use]
pub fn md5(public: &PublicKey) -> String {
    format!("MD5:{}", colon_hex(&Md5::digest(public.blob())))
}
