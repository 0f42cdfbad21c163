//! Fingerprints: the short texts by which EC2 and OpenSSH name a key.
//!
//! One RSA key has two fingerprints in EC2, depending on whether EC2 created or imported it, and
//! neither is one that OpenSSH prints. An Ed25519 key has one in EC2, which is OpenSSH's SHA-256
//! fingerprint with base64 padding and without the prefix.

mod ec2;
mod openssh;
mod randomart;

use serde::{Deserialize, Serialize};

pub use ec2::{created, imported};
pub use openssh::{md5, sha256};
pub use randomart::randomart;

use crate::{format::FormatError, key::KeyPair};

/// Every fingerprint of one key pair.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprints {
    /// What EC2 shows once the public key was imported; see [`imported`].
    pub ec2_imported: String,
    /// What EC2 would show if it had created this very key; see [`created`].
    pub ec2_created: String,
    /// `ssh-keygen -l`; see [`sha256`].
    pub openssh_sha256: String,
    /// `ssh-keygen -l -E md5`; see [`fn@md5`].
    pub openssh_md5: String,
    /// The picture of `ssh-keygen -lv`; see [`fn@randomart`].
    pub randomart: String,
}

impl Fingerprints {
    /// All fingerprints of `pair`.
    ///
    /// # Errors
    /// [`FormatError`] if the private key cannot be written in the form that EC2 hashes.
    pub fn of(pair: &KeyPair) -> Result<Self, FormatError> {
        let public = pair.public();
        Ok(Self {
            ec2_imported: imported(&public),
            ec2_created: created(pair.private())?,
            openssh_sha256: sha256(&public),
            openssh_md5: md5(&public),
            randomart: randomart(&public),
        })
    }
}

/// Lower-case hexadecimal bytes with colons between them.
fn colon_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(":")
}
