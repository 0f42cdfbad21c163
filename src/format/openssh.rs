//! `openssh-key-v1`, the private key file of OpenSSH since 6.5 (PROTOCOL.key in its source).
//!
//! ```text
//! -----BEGIN OPENSSH PRIVATE KEY-----
//! base64, 70 characters a line
//! -----END OPENSSH PRIVATE KEY-----
//!
//! "openssh-key-v1\0"
//! string  cipher name       "none"
//! string  kdf name          "none"
//! string  kdf options       ""
//! uint32  number of keys    1
//! string  public key        the blob, see PublicKey::blob
//! string  private section
//!           uint32  check   a random number,
//!           uint32  check   and the same again
//!           Ed25519: string "ssh-ed25519", string public (32), string seed ‖ public (64)
//!           RSA:     string "ssh-rsa", mpint n, e, d, iqmp, p, q
//!           string  comment
//!           bytes   1, 2, 3, … up to a multiple of 8 (the block size of "none")
//! ```
//!
//! Not in a specification but observed in OpenSSH 9.2: a file without the final line feed, or with
//! CR LF, is refused with "error in libcrypto". So lines end in LF here, the last one too.

use ssh_key::private::{KeypairData, RsaKeypair};
use zeroize::Zeroizing;

use super::{FormatError, Metadata, Secret, pem};
use crate::{
    key::{Comment, Ed25519Secret, KeyPair, PrivateKey, RsaSecret},
    wire::Wire,
};

/// Name and media type.
pub const METADATA: Metadata = Metadata { name: "OpenSSH", media_type: "application/octet-stream" };

const LABEL: &str = "OPENSSH PRIVATE KEY";
const MAGIC: &[u8] = b"openssh-key-v1\0";
const LINE_WIDTH: usize = 70;
const BLOCK_BYTES: usize = 8;
const PADDING: [u8; BLOCK_BYTES - 1] = [1, 2, 3, 4, 5, 6, 7];

/// Writes the private key file, without a passphrase.
#[must_use]
pub fn write(pair: &KeyPair) -> Secret {
    let mut wire = Wire::new();
    wire.raw(MAGIC);
    wire.string(b"none");
    wire.string(b"none");
    wire.string(b"");
    wire.uint32(1);
    wire.string(&pair.public().blob());
    wire.string(&private_section(pair));
    pem::armor(LABEL, LINE_WIDTH, &wire.into_bytes())
}

fn private_section(pair: &KeyPair) -> Zeroizing<Vec<u8>> {
    let public = pair.public();
    let mut wire = Wire::new();
    wire.uint32(pair.check());
    wire.uint32(pair.check());
    wire.string(public.ssh_name().as_bytes());
    match pair.private() {
        PrivateKey::Ed25519(secret) => {
            wire.string(&secret.public_bytes());
            wire.string(secret.seed_and_public().as_ref());
        }
        PrivateKey::Rsa(secret) => {
            let parts = secret.parts();
            for number in [&parts.n, &parts.e, &*parts.d, &parts.iqmp, &parts.p, &parts.q] {
                wire.mpint(number);
            }
        }
    }
    wire.string(pair.comment().as_str().as_bytes());
    let padding = wire.len().next_multiple_of(BLOCK_BYTES) - wire.len();
    wire.raw(&PADDING[..padding]);
    wire.into_bytes()
}

/// Reads a private key file that has no passphrase.
///
/// Writer and reader are deliberately strangers: the reader is that of the `ssh-key` crate, so
/// that reading back what was written checks more than that this module agrees with itself.
///
/// # Errors
/// [`FormatError`]; a passphrase counts as malformed here.
pub fn read(file: &Secret) -> Result<KeyPair, FormatError> {
    let read = ssh_key::PrivateKey::from_openssh(file.expose()).map_err(|_| FormatError::Malformed)?;
    let private = match read.key_data() {
        KeypairData::Ed25519(pair) => {
            let seed = Zeroizing::new(pair.private.to_bytes());
            let secret = Ed25519Secret::from_seed(&seed);
            if secret.public_bytes() != pair.public.0 {
                return Err(FormatError::Inconsistent);
            }
            PrivateKey::Ed25519(Box::new(secret))
        }
        KeypairData::Rsa(pair) => PrivateKey::Rsa(Box::new(rsa_secret(pair)?)),
        _ => return Err(FormatError::KeyType),
    };
    let comment = read.comment().as_str().map_err(|_| FormatError::Malformed)?;
    let comment = Comment::new(comment).map_err(|_| FormatError::Malformed)?;
    // The check number has done its work once the file is read; the reader keeps it to itself.
    Ok(KeyPair::new(private, comment, 0))
}

fn rsa_secret(pair: &RsaKeypair) -> Result<RsaSecret, FormatError> {
    let (public, private) = (pair.public(), pair.private());
    let numbers = [public.n(), public.e(), private.d(), private.p(), private.q(), private.iqmp()];
    let [n, e, d, p, q, iqmp] = numbers.map(|number| number.as_positive_bytes().unwrap_or_default());
    let secret = RsaSecret::from_parts(n, e, d, p, q).ok_or(FormatError::Inconsistent)?;
    if secret.parts().iqmp.as_slice() == iqmp { Ok(secret) } else { Err(FormatError::Inconsistent) }
}
