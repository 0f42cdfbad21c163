//! The keys that a passphrase gives in PuTTY's format.
//!
//! ```text
//! version 3, encrypted:  Argon2 of the passphrase gives cipher key (32) ‖ IV (16) ‖ MAC key (32)
//! version 3, plain:      the MAC key is empty
//! version 2, encrypted:  cipher key = first 32 bytes of SHA-1(0 ‖ passphrase) ‖ SHA-1(1 ‖ passphrase),
//!                        IV = 0, MAC key = SHA-1("putty-private-key-file-mac-key" ‖ passphrase)
//! version 2, plain:      the same MAC key with an empty passphrase
//! ```

use sha1::{Digest, Sha1};
use zeroize::Zeroizing;

use super::{
    super::{
        Lock, Passphrase, ReadError,
        cipher::AES_BLOCK,
        kdf::{self, Argon2Cost, Argon2Kind},
    },
    Envelope, Version,
};

pub(super) struct Keys {
    /// For AES-256-CBC, if the file is encrypted.
    pub cipher: Option<CipherKey>,
    pub mac: Zeroizing<Vec<u8>>,
}

pub(super) struct CipherKey {
    pub key: Zeroizing<Vec<u8>>,
    pub iv: Zeroizing<Vec<u8>>,
}

const KEY_BYTES: usize = 32;
const MAC_KEY_BYTES: usize = 32;
const V2_MAC_PREFIX: &[u8] = b"putty-private-key-file-mac-key";

impl Keys {
    pub fn of_lock(version: Version, lock: Option<&Lock<'_>>) -> Result<Self, ReadError> {
        match (version, lock) {
            (Version::V3, Some(lock)) => {
                Self::v3(lock.passphrase, Argon2Kind::Argon2id, lock.argon2, &lock.salt)
            }
            (Version::V3, None) => Ok(Self { cipher: None, mac: Zeroizing::default() }),
            (Version::V2, lock) => Ok(Self::v2(lock.map(|lock| lock.passphrase))),
        }
    }

    pub fn of_file(file: &Envelope, passphrase: Option<&Passphrase>) -> Result<Self, ReadError> {
        match (file.version, &file.argon2, passphrase) {
            (Version::V3, Some((kind, cost, salt)), Some(passphrase)) => {
                Self::v3(passphrase, *kind, *cost, salt)
            }
            (Version::V3, ..) => Ok(Self { cipher: None, mac: Zeroizing::default() }),
            (Version::V2, ..) => Ok(Self::v2(passphrase)),
        }
    }

    fn v3(
        passphrase: &Passphrase,
        kind: Argon2Kind,
        cost: Argon2Cost,
        salt: &[u8],
    ) -> Result<Self, ReadError> {
        let keys = kdf::argon2(kind, passphrase, salt, cost, KEY_BYTES + AES_BLOCK + MAC_KEY_BYTES)?;
        let (key, rest) = keys.split_at(KEY_BYTES);
        let (iv, mac) = rest.split_at(AES_BLOCK);
        let [key, iv, mac] = [key, iv, mac].map(|part| Zeroizing::new(part.to_vec()));
        Ok(Self { cipher: Some(CipherKey { key, iv }), mac })
    }

    fn v2(passphrase: Option<&Passphrase>) -> Self {
        let words = passphrase.map(Passphrase::expose).unwrap_or_default();
        let mac = Sha1::new().chain_update(V2_MAC_PREFIX).chain_update(words).finalize().to_vec();
        let cipher = passphrase.map(|passphrase| CipherKey {
            key: kdf::ppk2(passphrase),
            iv: Zeroizing::new(vec![0; AES_BLOCK]),
        });
        Self { cipher, mac: Zeroizing::new(mac) }
    }
}
