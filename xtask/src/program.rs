//! The wasm module, as it goes into the page.

use std::io::Write;

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};
use flate2::{Compression, GzBuilder};
use wasmparser::{Parser, Payload};

/// The module without the names of its functions and of the tools that made it: a third of its
/// size, and of no use to anyone but a debugger.
///
/// # Errors
/// If `module` is not a wasm module.
pub fn without_names(module: &[u8]) -> Result<Vec<u8>> {
    let header = module.get(..8).context("the wasm module has no header")?;
    let mut kept = header.to_vec();
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.context("the wasm module is damaged")?;
        let unwanted = matches!(&payload, Payload::CustomSection(section)
            if matches!(section.name(), "name" | "producers" | "target_features"));
        if let (Some((id, range)), false) = (payload.as_section(), unwanted) {
            kept.push(id);
            leb128(&mut kept, range.len());
            kept.extend_from_slice(&module[range]);
        }
    }
    Ok(kept)
}

/// The length of a section, in the variable-length form of the WebAssembly specification, 5.2.2.
fn leb128(out: &mut Vec<u8>, mut value: usize) {
    loop {
        #[expect(clippy::cast_possible_truncation, reason = "seven bits")]
        let low = (value & 0x7f) as u8;
        value >>= 7;
        out.push(if value == 0 { low } else { low | 0x80 });
        if value == 0 {
            return;
        }
    }
}

/// The module in base64 of gzip: what every engine can unpack without a request. The gzip header
/// holds no time, so that the same module always gives the same text.
///
/// # Errors
/// None that memory could cause in practice.
pub fn pack(module: &[u8]) -> Result<String> {
    Ok(BASE64_STANDARD.encode(gzip(module)?))
}

/// The module under gzip.
///
/// # Errors
/// None that memory could cause in practice.
pub fn gzip(module: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    encoder.write_all(module)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_and_the_rest_stays() {
        let custom = |name: &str, content: &[u8]| {
            let length = |n: usize| u8::try_from(n).unwrap();
            let mut section = vec![0, length(1 + name.len() + content.len()), length(name.len())];
            section.extend_from_slice(name.as_bytes());
            section.extend_from_slice(content);
            section
        };
        let header = b"\0asm\x01\0\0\0".to_vec();
        let types = [1, 4, 1, 0x60, 0, 0];
        let kept = custom("kept", b"x");
        let module =
            [&header[..], &types, &custom("name", b"secret"), &kept, &custom("producers", b"\0")].concat();
        assert_eq!(without_names(&module).unwrap(), [&header[..], &types, &kept].concat());
        assert!(without_names(b"\0asm\x01\0\0\0\x01\xff").is_err());
    }

    #[test]
    fn packing_is_reproducible() {
        assert_eq!(pack(b"module").unwrap(), pack(b"module").unwrap());
        // No time in bytes 4 to 7 (RFC 1952, 2.3.1).
        assert_eq!(gzip(b"module").unwrap()[4..8], [0; 4]);
    }
}
