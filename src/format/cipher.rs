//! The ciphers of key files.

use aes::{Aes128, Aes192, Aes256};
use cbc::cipher::{
    BlockModeDecrypt, BlockModeEncrypt, KeyIvInit, StreamCipher,
    block_padding::{NoPadding, Pkcs7},
};
use des::TdesEde3;
use zeroize::Zeroizing;

/// Plain or encrypted bytes, wiped when dropped.
type Bytes = Zeroizing<Vec<u8>>;

/// The block size of AES in bytes.
pub(super) const AES_BLOCK: usize = 16;

/// The block ciphers that are used in CBC mode with the padding of RFC 8018, section 6.1.1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cbc {
    Aes128,
    Aes192,
    Aes256,
    /// Triple DES with three keys; only ever read.
    DesEde3,
}

impl Cbc {
    /// Its usual name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Aes128 => "AES-128-CBC",
            Self::Aes192 => "AES-192-CBC",
            Self::Aes256 => "AES-256-CBC",
            Self::DesEde3 => "DES-EDE3-CBC",
        }
    }

    /// Length of its key in bytes.
    pub fn key_bytes(self) -> usize {
        match self {
            Self::Aes128 => 16,
            Self::Aes192 | Self::DesEde3 => 24,
            Self::Aes256 => 32,
        }
    }

    /// Length of its block, and so of the initialisation vector, in bytes.
    pub fn block_bytes(self) -> usize {
        if self == Self::DesEde3 { 8 } else { AES_BLOCK }
    }

    /// Decrypts and removes the padding; `None` if it is wrong, as it mostly is with a wrong key.
    pub fn decrypt(self, key: &[u8], iv: &[u8], bytes: &[u8]) -> Option<Bytes> {
        match self {
            Self::Aes128 => decrypt::<cbc::Decryptor<Aes128>>(key, iv, bytes),
            Self::Aes192 => decrypt::<cbc::Decryptor<Aes192>>(key, iv, bytes),
            Self::Aes256 => decrypt::<cbc::Decryptor<Aes256>>(key, iv, bytes),
            Self::DesEde3 => decrypt::<cbc::Decryptor<TdesEde3>>(key, iv, bytes),
        }
    }
}

fn decrypt<D: KeyIvInit + BlockModeDecrypt>(key: &[u8], iv: &[u8], bytes: &[u8]) -> Option<Bytes> {
    let mut plain = Zeroizing::new(bytes.to_vec());
    let length = D::new_from_slices(key, iv).ok()?.decrypt_padded::<Pkcs7>(&mut plain).ok()?.len();
    plain.truncate(length);
    Some(plain)
}

/// Encrypts with AES-256 in CBC mode, with padding.
pub(super) fn aes256_cbc_encrypt(key: &[u8], iv: &[u8], plain: &[u8]) -> Option<Bytes> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(plain.len() + AES_BLOCK));
    bytes.extend_from_slice(plain);
    bytes.resize(plain.len() + AES_BLOCK, 0);
    let cipher = cbc::Encryptor::<Aes256>::new_from_slices(key, iv).ok()?;
    let length = cipher.encrypt_padded::<Pkcs7>(&mut bytes, plain.len()).ok()?.len();
    bytes.truncate(length);
    Some(bytes)
}

/// Encrypts whole blocks in place, without padding, as PuTTY does. Whether it could.
pub(super) fn aes256_cbc_encrypt_blocks(key: &[u8], iv: &[u8], bytes: &mut [u8]) -> Option<()> {
    let length = bytes.len();
    let cipher = cbc::Encryptor::<Aes256>::new_from_slices(key, iv).ok()?;
    cipher.encrypt_padded::<NoPadding>(bytes, length).ok().map(|_| ())
}

/// Decrypts whole blocks in place. The key may have 16, 24 or 32 bytes. Whether it could.
pub(super) fn aes_cbc_decrypt_blocks(key: &[u8], iv: &[u8], bytes: &mut [u8]) -> Option<()> {
    fn blocks<D: KeyIvInit + BlockModeDecrypt>(key: &[u8], iv: &[u8], bytes: &mut [u8]) -> Option<()> {
        D::new_from_slices(key, iv).ok()?.decrypt_padded::<NoPadding>(bytes).ok().map(|_| ())
    }
    match key.len() {
        16 => blocks::<cbc::Decryptor<Aes128>>(key, iv, bytes),
        24 => blocks::<cbc::Decryptor<Aes192>>(key, iv, bytes),
        _ => blocks::<cbc::Decryptor<Aes256>>(key, iv, bytes),
    }
}

/// AES in counter mode, in place: the same for both directions. The key may have 16, 24 or 32 bytes.
pub(super) fn aes_ctr(key: &[u8], iv: &[u8], bytes: &mut [u8]) -> Option<()> {
    match key.len() {
        16 => ctr::Ctr128BE::<Aes128>::new_from_slices(key, iv).ok()?.apply_keystream(bytes),
        24 => ctr::Ctr128BE::<Aes192>::new_from_slices(key, iv).ok()?.apply_keystream(bytes),
        _ => ctr::Ctr128BE::<Aes256>::new_from_slices(key, iv).ok()?.apply_keystream(bytes),
    }
    Some(())
}
