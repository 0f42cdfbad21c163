//! `cargo xtask bench`: figures, side by side in one run.

use std::fs;

use anyhow::{Context, Result};
use base64::{Engine, prelude::BASE64_STANDARD};

use crate::{dist, packages, page, process, program, test};

/// Builds the release page, measures its size here and its speed in the browsers.
///
/// # Errors
/// If the page cannot be built or a browser cannot be driven.
pub fn run() -> Result<()> {
    let peers = packages::provide()?;
    page::build()?;
    sizes()?;
    process::run(&mut test::tests(&peers, &["bench", "--locked", "--bench", "page"])?)?;
    for (driver, variable) in [("chromedriver", "CHROMEDRIVER"), ("geckodriver", "GECKODRIVER")] {
        println!("\n| {driver}: what | mean, ms |\n|---|---:|");
        let words =
            "test --release --locked --target wasm32-unknown-unknown --test wasm_speed -- --nocapture";
        let words: Vec<&str> = words.split_whitespace().collect();
        let mut reading = test::tests(&peers, &words)?;
        // Making an RSA 4096 key may take longer than the 20 seconds that a test has.
        reading.env("WASM_BINDGEN_TEST_TIMEOUT", "120");
        process::run(reading.env(variable, test::find(&peers, driver)?))?;
    }
    Ok(())
}

fn sizes() -> Result<()> {
    let page = fs::read_to_string(format!("{}/{}", dist::FOLDER, dist::PAGE))?;
    let block = r#"<script type="text/plain" id="program">"#;
    let packed = page.split_once(block).and_then(|(_, rest)| rest.split_once("</script>"));
    let packed = packed.context("the page has no program")?.0;
    let gzipped = BASE64_STANDARD.decode(packed)?;
    // The last four bytes of gzip are the length of what is in it (RFC 1952, 2.3.1).
    let raw = gzipped.last_chunk().map_or(0, |length| u32::from_le_bytes(*length));
    println!("\n| size | bytes |\n|---|---:|");
    println!("| wasm, raw | {raw} |");
    println!("| wasm, gzip | {} |", gzipped.len());
    println!("| dist/index.html | {} |", page.len());
    println!("| dist/index.html, gzip | {} |", program::gzip(page.as_bytes())?.len());
    Ok(())
}
