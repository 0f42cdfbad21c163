//! Reading the data types of RFC 4251, section 5, with the name of what is read.

/// A structure did not read: which field of it, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WireError {
    /// The field, by its name in the format's specification.
    pub field: &'static str,
    /// What is the matter with it.
    pub fault: WireFault,
}

/// What can be the matter with a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WireFault {
    /// The bytes end before the field does.
    Truncated,
    /// It is not in the one form that RFC 4251 allows, or not a number at all.
    Malformed,
    /// The structure has more bytes than it should.
    Trailing,
}

/// Bytes that are read from the front. Nothing is copied, so nothing has to be wiped.
pub(crate) struct Reader<'b>(&'b [u8]);

impl<'b> Reader<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Self {
        Self(bytes)
    }

    /// The next `length` bytes as they are.
    pub(crate) fn raw(&mut self, length: usize, field: &'static str) -> Result<&'b [u8], WireError> {
        let (bytes, rest) =
            self.0.split_at_checked(length).ok_or(WireError { field, fault: WireFault::Truncated })?;
        self.0 = rest;
        Ok(bytes)
    }

    /// `uint32`.
    pub(crate) fn uint32(&mut self, field: &'static str) -> Result<u32, WireError> {
        let bytes = self.raw(4, field)?;
        Ok(bytes.iter().fold(0, |value, byte| value << 8 | u32::from(*byte)))
    }

    /// `string`.
    pub(crate) fn string(&mut self, field: &'static str) -> Result<&'b [u8], WireError> {
        let length = self.uint32(field)? as usize;
        self.raw(length, field)
    }

    /// A positive `mpint`, as unsigned big-endian bytes without leading zeros. Only the shortest form
    /// is taken, as RFC 4251 demands.
    pub(crate) fn mpint(&mut self, field: &'static str) -> Result<&'b [u8], WireError> {
        match self.string(field)? {
            [0, number @ ..] if number.first().is_some_and(|byte| *byte >= 0x80) => Ok(number),
            number @ [0x01..0x80, ..] => Ok(number),
            _ => Err(WireError { field, fault: WireFault::Malformed }),
        }
    }

    /// What is left.
    pub(crate) fn rest(self) -> &'b [u8] {
        self.0
    }

    /// Insists that nothing is left of `structure`.
    pub(crate) fn end(self, structure: &'static str) -> Result<(), WireError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(WireError { field: structure, fault: WireFault::Trailing })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault<T>(result: Result<T, WireError>) -> Option<WireFault> {
        result.err().map(|error| error.fault)
    }

    #[test]
    fn lengths_beyond_the_end_are_refused() {
        for bytes in [&b""[..], b"\0\0\0", b"\0\0\0\x01", b"\xff\xff\xff\xff", b"\0\0\0\x05abcd"] {
            assert_eq!(fault(Reader::new(bytes).string("x")), Some(WireFault::Truncated));
        }
    }

    /// Zero, negative numbers and numbers with needless zeros are none that a key has.
    #[test]
    fn numbers_have_one_form() {
        for bytes in
            [&b"\0\0\0\0"[..], b"\0\0\0\x01\0", b"\0\0\0\x01\x80", b"\0\0\0\x02\0\x7f", b"\0\0\0\x02\0\0"]
        {
            assert_eq!(fault(Reader::new(bytes).mpint("x")), Some(WireFault::Malformed), "{bytes:?}");
        }
        assert_eq!(Reader::new(b"\0\0\0\x02\0\x80").mpint("x"), Ok(&b"\x80"[..]));
        assert_eq!(Reader::new(b"\0\0\0\x01\x7f").mpint("x"), Ok(&b"\x7f"[..]));
    }

    #[test]
    fn what_is_left_is_noticed() {
        let mut reader = Reader::new(b"\0\0\0\x01ab");
        assert_eq!(reader.string("x"), Ok(&b"a"[..]));
        assert_eq!(fault(reader.end("y")), Some(WireFault::Trailing));
    }
}
