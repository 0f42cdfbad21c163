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

use crate::{
    format::WriteError,
    key::{KeyPair, PublicKey},
};

/// Every fingerprint of one key.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fingerprints {
    /// What EC2 shows once the public key was imported; see [`imported`].
    pub ec2_imported: String,
    /// What EC2 would show if it had created this very key; see [`created`]. `None` for an RSA key of
    /// which only the public half is known: EC2 hashes the private one.
    pub ec2_created: Option<String>,
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
    /// [`WriteError`] if the private key cannot be written in the form that EC2 hashes.
    pub fn of(pair: &KeyPair) -> Result<Self, WriteError> {
        let created = created(pair.private())?;
        Ok(Self { ec2_created: Some(created), ..Self::of_public(&pair.public()) })
    }

    /// What can be said of a key whose private half is not there.
    #[must_use]
    pub fn of_public(public: &PublicKey) -> Self {
        let imported = imported(public);
        Self {
            ec2_created: matches!(public, PublicKey::Ed25519(_)).then(|| imported.clone()),
            ec2_imported: imported,
            openssh_sha256: sha256(public),
            openssh_md5: md5(public),
            randomart: randomart(public),
        }
    }
}

/// Lower-case hexadecimal bytes with colons between them.
fn colon_hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(":")
}
