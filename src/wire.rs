//! The data types of the SSH wire format (RFC 4251, section 5), as they are written and read.

mod reader;

use zeroize::Zeroizing;

pub(crate) use reader::Reader;
pub use reader::{WireError, WireFault};

/// A buffer that grows by SSH data types. Its bytes are wiped when dropped.
pub(crate) struct Wire(Zeroizing<Vec<u8>>);

impl Wire {
    /// Room for the largest structure written here, so that growing leaves no copy of a secret
    /// behind: the private key file of a 16,384-bit RSA key has about 10,000 bytes.
    const CAPACITY: usize = 16 * 1024;

    pub(crate) fn new() -> Self {
        Self(Zeroizing::new(Vec::with_capacity(Self::CAPACITY)))
    }

    /// Bytes as they are.
    pub(crate) fn raw(&mut self, bytes: &[u8]) {
        self.0.extend_from_slice(bytes);
    }

    /// `uint32`: four bytes, big-endian.
    pub(crate) fn uint32(&mut self, value: u32) {
        self.raw(&value.to_be_bytes());
    }

    /// `string`: a `uint32` length, then the bytes.
    pub(crate) fn string(&mut self, bytes: &[u8]) {
        #[expect(clippy::cast_possible_truncation, reason = "nothing written here comes near 4 GiB")]
        self.uint32(bytes.len() as u32);
        self.raw(bytes);
    }

    /// `mpint` of an unsigned big-endian number without leading zeros: a `string` in two's
    /// complement, so a number whose top bit is set gets a zero byte in front.
    pub(crate) fn mpint(&mut self, number: &[u8]) {
        match number.first() {
            Some(0x80..) => {
                #[expect(clippy::cast_possible_truncation, reason = "nothing written here comes near 4 GiB")]
                self.uint32(number.len() as u32 + 1);
                self.raw(&[0]);
                self.raw(number);
            }
            _ => self.string(number),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    pub(crate) fn into_bytes(self) -> Zeroizing<Vec<u8>> {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mpint(number: &[u8]) -> Vec<u8> {
        let mut wire = Wire::new();
        wire.mpint(number);
        wire.into_bytes().to_vec()
    }

    /// The positive examples of RFC 4251, section 5.
    #[test]
    fn mpint_examples_of_the_rfc() {
        assert_eq!(mpint(&[]), [0, 0, 0, 0]);
        assert_eq!(
            mpint(&[0x09, 0xa3, 0x78, 0xf9, 0xb2, 0xe3, 0x32, 0xa7]),
            [0, 0, 0, 8, 0x09, 0xa3, 0x78, 0xf9, 0xb2, 0xe3, 0x32, 0xa7]
        );
        assert_eq!(mpint(&[0x80]), [0, 0, 0, 2, 0, 0x80]);
    }

    #[test]
    fn string_example_of_the_rfc() {
        let mut wire = Wire::new();
        wire.string(b"testing");
        assert_eq!(*wire.into_bytes(), *b"\0\0\0\x07testing");
    }
}
