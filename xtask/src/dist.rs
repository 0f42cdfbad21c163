//! The folder that holds the finished page, and what lies beside it there.

use std::{fmt::Write, fs, path::Path};

use anyhow::{Context, Result};
use sha2::{Digest, Sha256};

/// Where trunk puts the finished page.
pub const FOLDER: &str = "dist";
/// The page.
pub const PAGE: &str = "index.html";

/// Headers for hosts that read a `_headers` file: what a policy inside the page cannot say.
const HEADERS: &str = "\
/*
  Content-Security-Policy: frame-ancestors 'none'
  Cross-Origin-Embedder-Policy: require-corp
  Cross-Origin-Opener-Policy: same-origin
  Cross-Origin-Resource-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), payment=(), usb=()
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  X-Frame-Options: DENY
";

/// Writes the page and its companions into `folder`.
///
/// # Errors
/// If a file cannot be written.
pub fn write(folder: &Path, page: &str) -> Result<()> {
    let mut sums = String::new();
    for (name, content) in [(PAGE, page), ("_headers", HEADERS)] {
        fs::write(folder.join(name), content).with_context(|| format!("cannot write {name}"))?;
        writeln!(sums, "{}  {name}", hex(&Sha256::digest(content)))?;
    }
    fs::write(folder.join("SHA256SUMS"), sums).context("cannot write SHA256SUMS")
}

/// The headers of the `_headers` file, as names and values.
pub fn headers() -> impl Iterator<Item = (&'static str, &'static str)> {
    HEADERS.lines().filter_map(|line| line.strip_prefix("  ")?.split_once(": "))
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
