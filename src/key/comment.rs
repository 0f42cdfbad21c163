//! The comment that a key carries: the last words of its public key line.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A one-line comment, at most [`Comment::MAX_BYTES`] bytes of UTF-8.
///
/// It must not hold a line break or another control character: a line break would let a comment
/// add a second key to an `authorized_keys` file. `sshd` gives the comment no meaning.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Comment(String);

/// Why a text cannot be a comment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CommentError {
    /// It contains a line feed, a carriage return or a Unicode line or paragraph separator.
    LineBreak,
    /// It contains another control character, or one that changes the direction of text.
    Control,
    /// It begins or ends with white space, which would not survive being read back.
    OuterSpace,
    /// It has more bytes than [`Comment::MAX_BYTES`].
    TooLong,
}

impl Comment {
    /// The longest comment, in bytes of UTF-8: as long as the longest key pair name in EC2.
    pub const MAX_BYTES: usize = 255;

    /// Takes `text` as a comment. The empty comment is valid.
    ///
    /// # Errors
    /// [`CommentError`] says what must be changed.
    pub fn new(text: &str) -> Result<Self, CommentError> {
        let line_break = |c| matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
        let direction = |c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        if text.contains(line_break) {
            Err(CommentError::LineBreak)
        } else if text.contains(|c: char| c.is_control() || direction(c)) {
            Err(CommentError::Control)
        } else if text.trim() != text {
            Err(CommentError::OuterSpace)
        } else if text.len() > Self::MAX_BYTES {
            Err(CommentError::TooLong)
        } else {
            Ok(Self(text.to_owned()))
        }
    }

    /// What can be kept of a comment in a file that another program wrote: bytes that are not UTF-8
    /// become U+FFFD, what [`Comment::new`] refuses goes, and so does what is too long.
    #[must_use]
    pub fn tolerant(bytes: &[u8]) -> Self {
        let text: String =
            String::from_utf8_lossy(bytes).chars().filter(|c| Self::new(&format!("a{c}a")).is_ok()).collect();
        let text = text.trim();
        let end = (0..=Self::MAX_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
        Self(text[..end.unwrap_or_default()].trim_end().to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Comment {
    type Error = CommentError;
    fn try_from(text: String) -> Result<Self, CommentError> {
        Self::new(&text)
    }
}

impl From<Comment> for String {
    fn from(comment: Comment) -> Self {
        comment.0
    }
}

impl fmt::Display for CommentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LineBreak => "the comment contains a line break",
            Self::Control => "the comment contains a control character",
            Self::OuterSpace => "the comment begins or ends with a space",
            Self::TooLong => "the comment is longer than 255 bytes",
        })
    }
}

impl std::error::Error for CommentError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_cannot_add_a_line() {
        for text in ["a\nssh-rsa AAAA", "a\rb", "a\u{2028}b", "a\u{85}b"] {
            assert_eq!(Comment::new(text), Err(CommentError::LineBreak), "{text:?}");
        }
    }

    #[test]
    fn other_limits() {
        assert_eq!(Comment::new("a\0b"), Err(CommentError::Control));
        assert_eq!(Comment::new("a\tb"), Err(CommentError::Control));
        assert_eq!(Comment::new("a\u{202e}b"), Err(CommentError::Control));
        assert_eq!(Comment::new(" a"), Err(CommentError::OuterSpace));
        assert_eq!(Comment::new("a\u{a0}"), Err(CommentError::OuterSpace));
        assert_eq!(Comment::new(&"ä".repeat(128)), Err(CommentError::TooLong));
        assert_eq!(Comment::tolerant(b" a\r\n\tb\0 ").as_str(), "ab");
        assert_eq!(Comment::tolerant(b"caf\xe9").as_str(), "caf\u{fffd}");
        assert_eq!(Comment::tolerant("ä".repeat(200).as_bytes()).as_str(), "ä".repeat(127));
        for text in ["", "jane@example.com", "Schlüssel für Jürgen", &"a".repeat(255)] {
            assert_eq!(Comment::new(text).unwrap().as_str(), text);
        }
    }
}
