//! From the bytes that a user gives to the text of a key file.
//!
//! Files come as editors, shells, mail programs and secret stores left them: with CR LF, with a byte
//! order mark, as UTF-16 from PowerShell's `>`, on one line with `\n` written out. None of that can
//! turn one key into another, so all of it is undone here.

use zeroize::Zeroizing;

use super::{ReadError, public_line};

/// The longest input in bytes. The private key file of a 16,384-bit RSA key has about 13,000, and
/// `authorized_keys` files have some hundred lines.
pub const MAX_BYTES: usize = 256 * 1024;

/// The text with LF as its only line ending, as bytes: comments may be in any encoding.
///
/// # Errors
/// [`ReadError::TooLong`], and [`ReadError::Malformed`] for UTF-16 that is none.
pub(super) fn text(input: &[u8]) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    if input.len() > MAX_BYTES {
        return Err(ReadError::TooLong);
    }
    let bytes = match input {
        [0xef, 0xbb, 0xbf, rest @ ..] => Zeroizing::new(rest.to_vec()),
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes)?,
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes)?,
        [1..=0xff, 0, 1..=0xff, 0, ..] => utf16(input, u16::from_le_bytes)?,
        [0, 1..=0xff, 0, 1..=0xff, ..] => utf16(input, u16::from_be_bytes)?,
        _ => Zeroizing::new(input.to_vec()),
    };
    Ok(line_feeds(&written_out(bytes)))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<Zeroizing<Vec<u8>>, ReadError> {
    let (units, []) = bytes.as_chunks::<2>() else {
        return Err(ReadError::Truncated("UTF-16 text"));
    };
    // A unit becomes three bytes at most, so the text does not move while it grows.
    let mut text = Zeroizing::new(Vec::with_capacity(units.len() * 3));
    for character in char::decode_utf16(units.iter().map(|bytes| unit(*bytes))) {
        let character = character.map_err(|_| ReadError::Malformed("UTF-16 text"))?;
        text.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
    }
    Ok(text)
}

/// What every key file begins with.
const BEGINNINGS: [&[u8]; 3] = [b"-----BEGIN ", b"---- BEGIN ", b"PuTTY-User-Key-File-"];

/// Undoes `\n` written out as two characters, as secret stores and JSON have it. Only where the line
/// on which a key begins has them: elsewhere they may be part of a comment.
fn written_out(text: Zeroizing<Vec<u8>>) -> Zeroizing<Vec<u8>> {
    let start = text.trim_ascii_start();
    if public_line::is_key_type(start.split(u8::is_ascii_whitespace).next().unwrap_or_default()) {
        return text;
    }
    let begins = |line: &[u8]| BEGINNINGS.iter().any(|beginning| find(line, beginning).is_some());
    let written_out = |line: &[u8]| begins(line) && find(line, b"\\n").is_some();
    let mut lines = start.split(|byte| *byte == b'\n');
    // A file that begins at once begins with its first line; in other texts it may begin anywhere.
    let at_once = BEGINNINGS.iter().any(|beginning| start.starts_with(beginning));
    if !(if at_once { lines.next().is_some_and(written_out) } else { lines.any(written_out) }) {
        return text;
    }
    let mut undone = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut rest = &text[..];
    while let [first, tail @ ..] = rest {
        rest = match rest {
            [b'\\', b'r', after @ ..] => after,
            [b'\\', b'n', after @ ..] => {
                undone.push(b'\n');
                after
            }
            _ => {
                undone.push(*first);
                tail
            }
        };
    }
    undone
}

/// Makes CR LF, and CR alone, a line feed.
fn line_feeds(text: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut lines = Zeroizing::new(Vec::with_capacity(text.len()));
    let mut after_cr = false;
    for byte in text.iter().copied() {
        match byte {
            b'\n' if after_cr => {}
            b'\r' => lines.push(b'\n'),
            byte => lines.push(byte),
        }
        after_cr = byte == b'\r';
    }
    lines
}

/// Where `needle` first is in `text`.
pub(super) fn find(text: &[u8], needle: &[u8]) -> Option<usize> {
    text.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_and_line_endings() {
        let expected = b"-----BEGIN X-----\nYQ==\n-----END X-----\n";
        let text_of = |input: &[u8]| text(input).unwrap().to_vec();
        let crlf = String::from_utf8(expected.to_vec()).unwrap().replace('\n', "\r\n");
        let units: Vec<u16> = crlf.encode_utf16().collect();
        let little: Vec<u8> = units.iter().flat_map(|unit| unit.to_le_bytes()).collect();
        let big: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
        for input in [
            expected.to_vec(),
            crlf.clone().into_bytes(),
            crlf.replace('\n', "").into_bytes(),
            [b"\xef\xbb\xbf", &expected[..]].concat(),
            [b"\xff\xfe", &little[..]].concat(),
            [b"\xfe\xff", &big[..]].concat(),
            little,
            big,
            crlf.replace('\n', "\\n").replace('\r', "\\r").into_bytes(),
        ] {
            assert_eq!(text_of(&input), expected);
        }
    }

    #[test]
    fn a_backslash_in_a_comment_stays() {
        let file = b"PuTTY-User-Key-File-3: ssh-ed25519\nComment: c:\\new\n";
        assert_eq!(*text(file).unwrap(), file);
    }

    #[test]
    fn limits() {
        assert_eq!(text(&vec![b'a'; MAX_BYTES + 1]).err(), Some(ReadError::TooLong));
        assert_eq!(text(b"\xff\xfea").err(), Some(ReadError::Truncated("UTF-16 text")));
        assert_eq!(text(b"\xff\xfe\x00\xd8").err(), Some(ReadError::Malformed("UTF-16 text")));
        assert_eq!(*text(b"").unwrap(), b"");
    }
}
