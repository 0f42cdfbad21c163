//! A key pair as the page receives it: every output, made at once from one [`KeyPair`].

use serde::{Deserialize, Serialize};

use super::{CheckError, check};
use crate::{
    ec2::{FileStem, KeyName},
    fingerprint::Fingerprints,
    format::{PrivateFile, PrivateFormat, Secret, public_line},
    key::{KeyPair, KeyType},
};

/// All that is shown and saved of one key pair. Because everything comes from one value in one
/// call, no file can disagree with another.
///
/// The private key files are wiped when this is dropped.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Made {
    /// The type and size.
    pub key_type: KeyType,
    /// The name of the key pair in EC2.
    pub name: KeyName,
    /// The private key, once for each of [`PrivateFile::ALL`].
    pub files: Vec<MadeFile>,
    /// The public key line with its final line feed.
    pub public_line: String,
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
    /// Its content.
    pub content: Secret,
}

impl Made {
    /// Writes everything and checks it; see [`fn@check`].
    ///
    /// # Errors
    /// [`CheckError`]: nothing of this key pair may be given out.
    pub fn from_pair(pair: &KeyPair, key_type: KeyType, name: KeyName) -> Result<Self, CheckError> {
        let write = |file: PrivateFile| {
            let format = file.format(pair.private());
            let content = format.write(pair).map_err(|_| CheckError::NotWritten(format))?;
            Ok(MadeFile { file, format, content })
        };
        let files = PrivateFile::ALL.into_iter().map(write).collect::<Result<Vec<_>, _>>()?;
        let public_line = public_line::write(pair);
        let checked: Vec<_> = files.iter().map(|file| (file.format, &file.content)).collect();
        check(pair, &public_line, &checked)?;
        let fingerprints = Fingerprints::of(pair).map_err(|_| CheckError::Signature)?;
        Ok(Self { key_type, name, files, public_line, fingerprints })
    }

    /// The private key as the file that was asked for.
    #[must_use]
    pub fn private_file(&self, file: PrivateFile) -> Option<&MadeFile> {
        self.files.iter().find(|made| made.file == file)
    }

    /// The names of the files.
    #[must_use]
    pub fn file_stem(&self) -> FileStem {
        FileStem::of(&self.name)
    }
}
