//! RFC 4716, the public key file of the commercial SSH program; EC2 imports RSA keys in it, and
//! `PuTTYgen` saves it.
//!
//! ```text
//! ---- BEGIN SSH2 PUBLIC KEY ----
//! Comment: "…"                            a header line has 72 bytes at most; \ at its end continues it
//! base64 of the blob, 70 characters a line
//! ---- END SSH2 PUBLIC KEY ----
//! ```

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
        text += &continued(&format!("Comment: \"{}\"", pair.comment().as_str()));
    }
    text += &String::from_utf8_lossy(&base64);
    text + "---- END SSH2 PUBLIC KEY ----\n"
}

/// A header in lines of at most [`HEADER_WIDTH`] bytes, all but the last of which end in `\`.
fn continued(header: &str) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for character in header.chars() {
        if width + character.len_utf8() >= HEADER_WIDTH {
            lines += "\\\n";
            width = 0;
        }
        lines.push(character);
        width += character.len_utf8();
    }
    lines + "\n"
}

/// Whether there is such a file in `text`, public or private.
pub(super) fn is_in(text: &[u8]) -> bool {
    find(text, b"---- BEGIN SSH2 ").is_some()
}

/// Reads the first such file in `text`.
pub(super) fn read(text: &[u8]) -> Result<(PublicKey, Comment), ReadError> {
    let Some(begin) = find(text, BEGIN) else {
        return Err(Foreign::SshCom.into());
    };
    let after = &text[begin + BEGIN.len()..];
    let content = &after[..find(after, END).ok_or(ReadError::Truncated("END line"))?];
    let mut comment = Vec::new();
    let mut base64 = Vec::new();
    let mut lines = content.split(|byte| *byte == b'\n');
    while let Some(line) = lines.next() {
        if !line.contains(&b':') {
            base64.extend_from_slice(line);
            continue;
        }
        let mut header = line.to_vec();
        while header.ends_with(b"\\") {
            header.pop();
            header.extend_from_slice(lines.next().ok_or(ReadError::Truncated("header"))?);
        }
        let (tag, value) = header.split_at(header.iter().position(|byte| *byte == b':').unwrap_or_default());
        if tag.eq_ignore_ascii_case(b"Comment") {
            comment = unquoted(value[1..].trim_ascii()).to_vec();
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
    fn long_headers_are_continued() {
        let header = format!("Comment: \"{}\"", "ä".repeat(120));
        let lines = continued(&header);
        assert!(lines.lines().all(|line| line.len() <= HEADER_WIDTH));
        assert_eq!(lines.replace("\\\n", "").trim_end(), header);
        assert_eq!(continued("Comment: x"), "Comment: x\n");
    }
}
