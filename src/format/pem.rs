//! Textual encoding with `BEGIN` and `END` lines (RFC 7468).
//!
//! Written strictly, read leniently: any text around the blocks, any line width, white space at the
//! ends of lines, headers of the older RFC 1421.

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use super::{ReadError, Secret, input::find};

/// Wraps `bytes` as base64 between `-----BEGIN label-----` and `-----END label-----`.
///
/// `width` is in characters. Every line, the last one too, ends in a single line feed.
pub(super) fn armor(label: &str, width: usize, bytes: &[u8]) -> Secret {
    let frame = "-----BEGIN -----\n-----END -----\n".len() + 2 * label.len();
    let lines = base64_lines(width, bytes);
    let mut text = Zeroizing::new(Vec::with_capacity(frame + lines.len()));
    text.extend_from_slice(format!("-----BEGIN {label}-----\n").as_bytes());
    text.extend_from_slice(&lines);
    text.extend_from_slice(format!("-----END {label}-----\n").as_bytes());
    text.into()
}

/// `bytes` as base64 in lines of `width` characters, each of which ends in a line feed.
pub(super) fn base64_lines(width: usize, bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let base64 = Zeroizing::new(Base64::encode_string(bytes));
    let mut text = Zeroizing::new(Vec::with_capacity(base64.len() + base64.len().div_ceil(width)));
    for line in base64.as_bytes().chunks(width) {
        text.extend_from_slice(line);
        text.push(b'\n');
    }
    text
}

/// The bytes that base64 stands for, whatever white space is in it. `field` is for the error.
pub(super) fn decode_base64(text: &[u8], field: &'static str) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    bytes.extend(text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()));
    let length = Base64::decode_in_place(&mut bytes).map_err(|_| ReadError::Malformed(field))?.len();
    bytes.truncate(length);
    Ok(bytes)
}

/// What is between a `BEGIN` line and its `END` line.
pub(super) struct Block<'t> {
    /// What kind of thing it is, such as `RSA PRIVATE KEY`.
    pub label: &'t [u8],
    content: &'t [u8],
}

impl<'t> Block<'t> {
    /// The value of a header, such as `DEK-Info` (RFC 1421, section 4.6).
    pub fn header(&self, name: &str) -> Option<&'t [u8]> {
        self.headers().find_map(|line| {
            let value = line.strip_prefix(name.as_bytes())?.strip_prefix(b":")?;
            Some(value.trim_ascii())
        })
    }

    fn headers(&self) -> impl Iterator<Item = &'t [u8]> {
        let lines = self.content.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
        lines.filter(|line| line.contains(&b':'))
    }

    /// The bytes in base64.
    pub fn bytes(&self) -> Result<Zeroizing<Vec<u8>>, ReadError> {
        let mut base64 = Zeroizing::new(Vec::with_capacity(self.content.len()));
        for line in self.content.split(|byte| *byte == b'\n').filter(|line| !line.contains(&b':')) {
            base64.extend_from_slice(line);
        }
        decode_base64(&base64, "base64")
    }
}

const BEGIN: &[u8] = b"-----BEGIN ";
const END: &[u8] = b"-----END ";
const DASHES: &[u8] = b"-----";

/// Every block in `text`, in order.
pub(super) fn blocks(text: &[u8]) -> Result<Vec<Block<'_>>, ReadError> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some(begin) = find(rest, BEGIN) {
        let after = &rest[begin + BEGIN.len()..];
        let label = &after[..find(after, DASHES).ok_or(ReadError::Malformed("BEGIN line"))?];
        if label.contains(&b'\n') {
            return Err(ReadError::Malformed("BEGIN line"));
        }
        let after = &after[label.len() + DASHES.len()..];
        let end = find(after, END).ok_or(ReadError::Truncated("END line"))?;
        let content = &after[..end];
        let closing = after[end + END.len()..].strip_prefix(label).and_then(|rest| rest.strip_prefix(DASHES));
        rest = closing.ok_or(ReadError::Malformed("END line"))?;
        if find(content, BEGIN).is_some() {
            return Err(ReadError::Malformed("END line"));
        }
        blocks.push(Block { label, content });
    }
    Ok(blocks)
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

    #[test]
    fn reads_blocks_in_any_surroundings() {
        let text = b"Bag Attributes: x\n-----BEGIN A B-----\nProc-Type: 4,ENCRYPTED\n\nYWJj\n ZGVm \n-----END A B-----\n\
            between -----BEGIN C----- YW Jj -----END C----- after";
        let blocks = blocks(text).unwrap();
        assert_eq!(blocks.iter().map(|block| block.label).collect::<Vec<_>>(), [&b"A B"[..], b"C"]);
        assert_eq!(blocks[0].header("Proc-Type"), Some(&b"4,ENCRYPTED"[..]));
        assert_eq!(blocks[0].header("Proc"), None);
        assert_eq!(*blocks[0].bytes().unwrap(), b"abcdef");
        assert_eq!(*blocks[1].bytes().unwrap(), b"abc");
    }

    #[test]
    fn damaged_blocks() {
        for (text, error) in [
            (&b"-----BEGIN A"[..], ReadError::Malformed("BEGIN line")),
            (b"-----BEGIN A-----\nYQ==\n", ReadError::Truncated("END line")),
            (b"-----BEGIN A-----\nYQ==\n-----END B-----", ReadError::Malformed("END line")),
            (b"-----BEGIN A-----\nYQ==\n-----END A--", ReadError::Malformed("END line")),
            (
                b"-----BEGIN A-----\n-----BEGIN A-----\nYQ==\n-----END A-----",
                ReadError::Malformed("END line"),
            ),
        ] {
            assert_eq!(blocks(text).err(), Some(error));
        }
        let bad = blocks(b"-----BEGIN A-----\nY!==\n-----END A-----").unwrap();
        assert_eq!(bad[0].bytes().err(), Some(ReadError::Malformed("base64")));
    }
}
