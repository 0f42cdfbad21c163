//! RFC 4716, the public key file of the commercial SSH program; EC2 imports RSA keys in it, and
//! `PuTTYgen` saves it.
//!
//! ```text
//! ---- BEGIN SSH2 PUBLIC KEY ----
//! Comment: "…"                            a line has 72 bytes at most; \ at its end continues a header
//! base64 of the blob, 70 characters a line
//! ---- END SSH2 PUBLIC KEY ----
//! ```
//!
//! Headers may be continued, but `puttygen` 0.78 takes the second line for base64. So what is written
//! here has one line, and a comment that does not fit is cut.

use super::{Foreign, Metadata, ReadError, blob, input::find, pem};
use crate::key::{Comment, KeyPair, PublicKey};

/// Name, file and use.
pub const METADATA: Metadata = Metadata {
    label: "RFC 4716",
    extension: "-rfc4716.pub",
    media_type: "application/octet-stream",
    unix_mode: 0o644,
    readers: "EC2 (RSA), Tectia SSH, PuTTYgen",
};

const BEGIN: &[u8] = b"---- BEGIN SSH2 PUBLIC KEY ----";
const END: &[u8] = b"---- END SSH2 PUBLIC KEY ----";
/// What `ssh-keygen -e` uses; section 3.4 allows 72.
const LINE_WIDTH: usize = 70;
/// Section 3.3.
const HEADER_WIDTH: usize = 72;

/// Writes the file.
#[must_use]
pub fn write(pair: &KeyPair) -> String {
    let base64 = pem::base64_lines(LINE_WIDTH, &pair.public().blob());
    let mut text = String::from("---- BEGIN SSH2 PUBLIC KEY ----\n");
    if !pair.comment().as_str().is_empty() {
        text += &comment_header(pair.comment().as_str());
    }
    text += &String::from_utf8_lossy(&base64);
    text + "---- END SSH2 PUBLIC KEY ----\n"
}

/// The header with as much of the comment as fits into one line.
fn comment_header(comment: &str) -> String {
    let room = HEADER_WIDTH - "Comment: \"\"".len();
    let end = (0..=room.min(comment.len())).rev().find(|end| comment.is_char_boundary(*end));
    format!("Comment: \"{}\"\n", comment[..end.unwrap_or_default()].trim_end())
}

/// Whether there is such a file in `text`, public or private.
pub(super) fn is_in(text: &[u8]) -> bool {
    find(text, b"---- BEGIN SSH2 ").is_some()
}

/// Reads the one such file in `text`.
pub(super) fn read(text: &[u8]) -> Result<(PublicKey, Comment), ReadError> {
    let Some(begin) = find(text, BEGIN) else {
        return Err(Foreign::SshCom.into());
    };
    let after = &text[begin + BEGIN.len()..];
    let end = find(after, END).ok_or(ReadError::Truncated("END line"))?;
    let (content, rest) = after.split_at(end);
    if find(rest, BEGIN).is_some() {
        return Err(ReadError::SeveralKeys);
    }
    let mut comment = Vec::new();
    let mut base64 = Vec::new();
    let mut lines = content.split(|byte| *byte == b'\n');
    if lines.next().is_some_and(|rest| !rest.trim_ascii().is_empty()) {
        return Err(ReadError::Malformed("BEGIN line"));
    }
    while let Some(line) = lines.next() {
        if find(line, b": ").is_none() {
            base64.extend_from_slice(line);
            continue;
        }
        let mut header = line.to_vec();
        while header.ends_with(b"\\") {
            header.pop();
            header.extend_from_slice(lines.next().ok_or(ReadError::Truncated("header"))?);
        }
        if let Some((tag, value)) = header.split_at_checked(b"Comment:".len())
            && tag.eq_ignore_ascii_case(b"Comment:")
        {
            comment = unquoted(value.trim_ascii()).to_vec();
        }
    }
    let bytes = pem::decode_base64(&base64, "base64")?;
    Ok((blob::read(&bytes)?, Comment::tolerant(&comment)))
}

/// Quotes around a comment do not belong to it (section 3.3.2).
fn unquoted(value: &[u8]) -> &[u8] {
    value.strip_prefix(b"\"").and_then(|rest| rest.strip_suffix(b"\"")).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_is_one_line() {
        let header = comment_header(&"ä".repeat(120));
        assert_eq!(header, format!("Comment: \"{}\"\n", "ä".repeat(30)));
        assert!(header.len() <= HEADER_WIDTH + 1);
        assert_eq!(comment_header("x"), "Comment: \"x\"\n");
    }

    /// RFC 4716, section 3.3.
    #[test]
    fn a_continued_header_is_read() {
        let text = b"---- BEGIN SSH2 PUBLIC KEY ----\nSubject: me\nComment: \"one, \\\ntwo\"\nx-tag: y\n\
            AAAAC3NzaC1lZDI1NTE5AAAAIEhnn80ZywmjeBFFOGm+cm+5HUwm62qT\nVnjKlOdYFLHN\n---- END SSH2 PUBLIC KEY ----\n";
        assert_eq!(read(text).unwrap().1.as_str(), "one, two");
    }
}
