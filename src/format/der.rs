//! The Distinguished Encoding Rules (ITU-T X.690), as far as keys use them.
//!
//! Read strictly: one encoding for each value, and every error names the field.

use zeroize::Zeroizing;

use super::ReadError;

/// Tags of X.690, section 8.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Integer = 0x02,
    BitString = 0x03,
    OctetString = 0x04,
    Null = 0x05,
    Oid = 0x06,
    Sequence = 0x30,
    /// `[0]`, constructed: the attributes of PKCS#8.
    Context0 = 0xa0,
    /// `[1]`, primitive: the public key of PKCS#8 version 2.
    Context1 = 0x81,
}

/// One value: tag, length, and the parts of its content.
pub(super) fn encode(tag: Tag, parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let length: usize = parts.iter().map(|part| part.len()).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(length + 10));
    bytes.push(tag as u8);
    let be = length.to_be_bytes();
    let significant = &be[be.iter().take_while(|byte| **byte == 0).count()..];
    match significant {
        [] => bytes.push(0),
        [short @ 0..0x80] => bytes.push(*short),
        long => {
            #[expect(clippy::cast_possible_truncation, reason = "a length has at most eight bytes")]
            bytes.push(0x80 | long.len() as u8);
            bytes.extend_from_slice(long);
        }
    }
    for part in parts {
        bytes.extend_from_slice(part);
    }
    bytes
}

/// An `INTEGER` that fits 32 bits.
pub(super) fn integer(value: u32) -> Zeroizing<Vec<u8>> {
    // A leading zero keeps it positive; DER wants no more of them than that takes.
    let be = [&[0], &value.to_be_bytes()[..]].concat();
    let needless = be.windows(2).take_while(|pair| pair[0] == 0 && pair[1] < 0x80).count();
    encode(Tag::Integer, &[&be[needless..]])
}

/// DER that is read from the front. Nothing is copied.
pub(super) struct Der<'b>(&'b [u8]);

impl<'b> Der<'b> {
    pub fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// Whether a value with this tag comes next.
    pub fn next_is(&self, tag: Tag) -> bool {
        self.0.first() == Some(&(tag as u8))
    }

    /// The content of the next value, which must have this tag.
    pub fn value(&mut self, tag: Tag, field: &'static str) -> Result<&'b [u8], ReadError> {
        let malformed = ReadError::Malformed(field);
        let truncated = ReadError::Truncated(field);
        let [first, length, rest @ ..] = self.0 else { return Err(truncated) };
        if *first != tag as u8 {
            return Err(malformed);
        }
        let (length, rest) = match length {
            0..=0x7f => (usize::from(*length), rest),
            0x81..=0x83 => {
                let (be, rest) = rest.split_at_checked(usize::from(length & 0x7f)).ok_or(truncated)?;
                let length = be.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
                if be.first() == Some(&0) || length < 0x80 {
                    return Err(malformed);
                }
                (length, rest)
            }
            _ => return Err(malformed),
        };
        let (content, rest) = rest.split_at_checked(length).ok_or(truncated)?;
        self.0 = rest;
        Ok(content)
    }

    /// The inside of a `SEQUENCE`.
    pub fn sequence(&mut self, field: &'static str) -> Result<Der<'b>, ReadError> {
        self.value(Tag::Sequence, field).map(Der)
    }

    /// A positive `INTEGER` as big-endian bytes without leading zeros.
    pub fn uint(&mut self, field: &'static str) -> Result<&'b [u8], ReadError> {
        match self.value(Tag::Integer, field)? {
            [0, number @ ..] if number.first().is_some_and(|byte| *byte >= 0x80) => Ok(number),
            number @ [0..0x80, ..] if number.len() == 1 || number[0] != 0 => Ok(number),
            _ => Err(ReadError::Malformed(field)),
        }
    }

    /// An `INTEGER` from 0 to 2^32 - 1; whatever is greater counts as that.
    pub fn uint32(&mut self, field: &'static str) -> Result<u32, ReadError> {
        let number = self.uint(field)?;
        let be = number.last_chunk::<4>().filter(|_| number.len() > 4).map(|_| u32::MAX);
        Ok(be.unwrap_or_else(|| number.iter().fold(0, |value, byte| value << 8 | u32::from(*byte))))
    }

    /// An `OBJECT IDENTIFIER` in dotted form.
    pub fn oid(&mut self, field: &'static str) -> Result<String, ReadError> {
        let bytes = self.value(Tag::Oid, field)?;
        pkcs8::ObjectIdentifier::from_bytes(bytes)
            .map(|oid| oid.to_string())
            .map_err(|_| ReadError::Malformed(field))
    }

    /// The bytes of a `BIT STRING` without unused bits.
    pub fn bits(&mut self, field: &'static str) -> Result<&'b [u8], ReadError> {
        self.value(Tag::BitString, field)?.strip_prefix(&[0]).ok_or(ReadError::Malformed(field))
    }

    /// Insists that nothing is left of `structure`.
    pub fn end(self, structure: &'static str) -> Result<(), ReadError> {
        if self.0.is_empty() { Ok(()) } else { Err(ReadError::Trailing(structure)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths() {
        for (length, header) in [
            (0_usize, &[4, 0][..]),
            (127, &[4, 127]),
            (128, &[4, 0x81, 128]),
            (256, &[4, 0x82, 1, 0]),
            (70_000, &[4, 0x83, 1, 0x11, 0x70]),
        ] {
            let content = vec![7; length];
            let encoded = encode(Tag::OctetString, &[&content]);
            assert!(encoded.starts_with(header), "{length}");
            assert_eq!(Der::new(&encoded).value(Tag::OctetString, "x"), Ok(&content[..]));
        }
        for bad in [&[4, 0x80][..], &[4, 0x81, 0x7f], &[4, 0x82, 0, 0x80], &[4, 0x84, 0, 0, 0, 1, 7], &[5, 0]]
        {
            assert!(Der::new(bad).value(Tag::OctetString, "x").is_err(), "{bad:?}");
        }
    }

    #[test]
    fn integers() {
        for (value, encoded) in [
            (0, &[2, 1, 0][..]),
            (127, &[2, 1, 127]),
            (128, &[2, 2, 0, 128]),
            (600_000, &[2, 3, 9, 0x27, 0xc0]),
            (u32::MAX, &[2, 5, 0, 255, 255, 255, 255]),
        ] {
            assert_eq!(*integer(value), encoded);
            assert_eq!(Der::new(encoded).uint32("x"), Ok(value));
        }
        assert_eq!(Der::new(&[2, 6, 1, 0, 0, 0, 0, 0]).uint32("x"), Ok(u32::MAX));
        for bad in [&[2, 0][..], &[2, 1, 0x80], &[2, 2, 0, 1], &[2, 2, 0, 0]] {
            assert!(Der::new(bad).uint("x").is_err(), "{bad:?}");
        }
    }
}
