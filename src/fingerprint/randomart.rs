//! The picture of a fingerprint that `ssh-keygen -lv` prints.
//!
//! No RFC defines it; the walk is described in Loss, Limmer and von Gernler, "The drunken bishop"
//! (2009), and `fingerprint_randomart` in OpenSSH's `sshkey.c` is the reference.

use sha2::{Digest, Sha256};

use crate::key::PublicKey;

const COLUMNS: usize = 17;
const ROWS: usize = 9;
/// A square's character by the number of visits; a square with more shows the last.
const VISITS: &[u8; 15] = b" .o+=*BOX@%&#/^";
const START: char = 'S';
const END: char = 'E';

/// The picture for the SHA-256 of the key's blob: eleven lines without a final line feed.
///
/// Each two bits of the hash, from the lowest, move the bishop diagonally: bit 0 right or left,
/// bit 1 down or up; at a wall it slides along it.
#[must_use]
pub fn randomart(public: &PublicKey) -> String {
    let mut visits = [[0_usize; COLUMNS]; ROWS];
    let (mut x, mut y) = (COLUMNS / 2, ROWS / 2);
    for byte in Sha256::digest(public.blob()) {
        for shift in [0, 2, 4, 6] {
            let step = byte >> shift;
            x = if step & 1 == 0 { x.saturating_sub(1) } else { (x + 1).min(COLUMNS - 1) };
            y = if step & 2 == 0 { y.saturating_sub(1) } else { (y + 1).min(ROWS - 1) };
            visits[y][x] += 1;
        }
    }
    let square = |row: usize, column: usize| match (row, column) {
        here if here == (y, x) => END,
        here if here == (ROWS / 2, COLUMNS / 2) => START,
        _ => char::from(VISITS[visits[row][column].min(VISITS.len() - 1)]),
    };
    let kind = match public {
        PublicKey::Ed25519(_) => "ED25519",
        PublicKey::Rsa(_) => "RSA",
    };
    let mut lines = vec![border(&format!("[{kind} {}]", public.bits()))];
    lines.extend((0..ROWS).map(|row| {
        let squares: String = (0..COLUMNS).map(|column| square(row, column)).collect();
        format!("|{squares}|")
    }));
    lines.push(border("[SHA256]"));
    lines.join("\n")
}

/// The title in a line of hyphens; the odd one goes to the right.
fn border(title: &str) -> String {
    format!("+{title:-^COLUMNS$}+")
}
