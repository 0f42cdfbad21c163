//! Textual encoding with `BEGIN` and `END` lines (RFC 7468).

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use super::Secret;

/// Wraps `bytes` as base64 between `-----BEGIN label-----` and `-----END label-----`.
///
/// `width` is in characters. Every line, the last one too, ends in a single line feed.
pub(super) fn armor(label: &str, width: usize, bytes: &[u8]) -> Secret {
    let base64 = Zeroizing::new(Base64::encode_string(bytes));
    let lines = base64.len().div_ceil(width);
    let frame = "-----BEGIN -----\n-----END -----\n".len() + 2 * label.len();
    let mut text = Zeroizing::new(Vec::with_capacity(frame + base64.len() + lines));
    text.extend_from_slice(format!("-----BEGIN {label}-----\n").as_bytes());
    for line in base64.as_bytes().chunks(width) {
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    text.extend_from_slice(format!("-----END {label}-----\n").as_bytes());
    text.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wraps_and_ends_with_a_line_feed() {
        let text = armor("X", 4, b"abcdef");
        assert_eq!(text.expose(), b"-----BEGIN X-----\nYWJj\nZGVm\n-----END X-----\n");
        let text = armor("X", 6, b"abcdef");
        assert_eq!(text.expose(), b"-----BEGIN X-----\nYWJjZG\nVm\n-----END X-----\n");
    }
}
