//! A key pair as the page receives it: its outputs, made at once from one [`KeyPair`].

use serde::{Deserialize, Serialize};

use super::{CheckError, check_file, check_pair};
use crate::{
    ec2::{FileStem, KeyName},
    fingerprint::Fingerprints,
    format::{Lock, PrivateFile, PrivateFormat, PublicFormat, Secret, openssh},
    key::{KeyPair, KeyType},
};

/// All that is shown and saved of one key pair. Because everything comes from one value, no file can
/// disagree with another.
///
/// What is secret in it is wiped when this is dropped.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The type and size.
    pub key_type: KeyType,
    /// The name of the key pair in EC2.
    pub name: KeyName,
    /// The private key as the file that was asked for.
    pub file: MadeFile,
    /// The key itself, as an `openssh-key-v1` file without a passphrase: from it, any other file is
    /// made by [`Request::Write`](super::Request::Write).
    pub key: Secret,
    /// The public key, in every format that knows its type. The first one is its line.
    pub public_files: Vec<(PublicFormat, String)>,
    /// Every fingerprint.
    pub fingerprints: Fingerprints,
}

/// One private key file.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeFile {
    /// Which choice of the form it is for.
    pub file: PrivateFile,
    /// Its format.
    pub format: PrivateFormat,
    /// Whether it can be opened with the passphrase only.
    pub encrypted: bool,
    /// Its content.
    pub content: Secret,
}

impl Made {
    /// Derives everything else of a key pair whose private key file was written, and checks it.
    ///
    /// # Errors
    /// [`CheckError`]: nothing of this key pair may be given out.
    pub fn from_pair(
        pair: &KeyPair,
        key_type: KeyType,
        name: KeyName,
        file: MadeFile,
    ) -> Result<Self, CheckError> {
        let public_files: Vec<_> = PublicFormat::ALL
            .into_iter()
            .filter_map(|format| Some((format, format.write(pair).ok()?)))
            .collect();
        check_pair(pair, &public_files)?;
        let key = openssh::write(pair, None).map_err(|_| CheckError::NotWritten(PrivateFormat::OpenSsh))?;
        let fingerprints = Fingerprints::of(pair).map_err(|_| CheckError::Signature)?;
        Ok(Self { key_type, name, file, key, public_files, fingerprints })
    }

    /// The public key line with its final line feed.
    #[must_use]
    pub fn public_line(&self) -> &str {
        self.public_file(PublicFormat::Line).unwrap_or_default()
    }

    /// The public key in another format; `None` if that does not know its type.
    #[must_use]
    pub fn public_file(&self, format: PublicFormat) -> Option<&str> {
        self.public_files.iter().find(|(made, _)| *made == format).map(|(_, text)| text.as_str())
    }

    /// The names of the files.
    #[must_use]
    pub fn file_stem(&self) -> FileStem {
        FileStem::of(&self.name)
    }
}

impl MadeFile {
    /// Writes one file, encrypted if there is a lock, and checks it.
    ///
    /// # Errors
    /// [`CheckError`]: the file may not be given out.
    pub fn write(
        pair: &KeyPair,
        key_type: KeyType,
        file: PrivateFile,
        lock: Option<&Lock<'_>>,
    ) -> Result<Self, CheckError> {
        let format = file.format(key_type);
        let content = format.write(pair, lock).map_err(|_| CheckError::NotWritten(format))?;
        let made = Self { file, format, encrypted: lock.is_some(), content };
        check_file(pair, &made, lock.map(Lock::passphrase))?;
        Ok(made)
    }
}
