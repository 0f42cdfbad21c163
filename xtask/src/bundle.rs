//! Turns what trunk has built into one self-contained page.
//!
//! ```text
//! index.html  + program (wasm)   gzip, base64, in a block of data
//!             + glue (js)        inline, pinned by its hash
//!             + boot.js          inline, pinned by its hash; knows the SHA-256 of the program
//!             + style.css        inline, pinned by its hash
//!             + icon.svg         as a data: address
//!             + the policy that names these hashes
//! ```

use std::{env, fs, path::Path};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use sha2::{Digest, Sha256};

use crate::{dist, program};

/// Runs as trunk's `post_build` hook, in the folder that trunk is about to make `dist/`.
///
/// # Errors
/// If anything is not as it is expected to be: the page must never be built by luck.
pub fn run() -> Result<()> {
    let folder =
        env::var_os("TRUNK_STAGING_DIR").context("bundle is called by trunk; you want: cargo xtask build")?;
    let release = env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release");
    bundle(Path::new(&folder), release)
}

fn bundle(folder: &Path, release: bool) -> Result<()> {
    let glue_file = only_file(folder, ".js")?;
    let program_file = only_file(folder, ".wasm")?;
    ensure!(!folder.join("snippets").exists(), "a dependency brings scripts of its own (snippets)");

    let program = program::without_names(&fs::read(&program_file)?)?;
    let program_hash = dist::hex(&Sha256::digest(&program));
    let glue = inline_script(&(read(&glue_file)? + REMEMBER_GLUE))?;
    let boot = inline_script(&replace_once(&read("static/boot.js")?, "{program-sha256}", &program_hash)?)?;
    let style = read("static/style.css")?;
    ensure!(!style.contains("</style"), "style.css would end its own element");
    let icon =
        format!("data:image/svg+xml;base64,{}", BASE64_STANDARD.encode(read("static/icon.svg")?.trim()));

    let mut page = read(folder.join(dist::PAGE))?;
    page = without_trunk_links(&page);
    page = replace_once(&page, "static/icon.svg", &icon)?;
    page =
        replace_once(&page, r#"<link rel="stylesheet" href="static/style.css">"#, &element("style", &style))?;
    page = replace_once(&page, r#"<script src="static/boot.js"></script>"#, &element("script", &boot))?;
    page = replace_once(&page, "{glue}", &glue)?;
    let mut scripts = vec![hash(&boot), hash(&glue)];
    if !release {
        page = allow_live_reload(&page, &mut scripts)?;
    }
    page = replace_once(&page, "{styles}", &hash(&style))?;
    page = replace_once(&page, "{scripts}", &scripts.join(" "))?;
    page = replace_once(&page, "{program}", &program::pack(&program)?)?;

    fs::remove_file(glue_file)?;
    fs::remove_file(program_file)?;
    dist::write(folder, &page)
}

/// The worker's script is the glue as it ran on the page, whose hash the policy has checked: not
/// what an element that calls itself the glue may say.
const REMEMBER_GLUE: &str =
    "\nif (globalThis.document) globalThis.ec2KeygenGlue = document.currentScript.textContent;\n";

/// Trunk's own elements are for trunk alone.
fn without_trunk_links(page: &str) -> String {
    page.lines()
        .filter(|line| !line.starts_with("<link data-trunk"))
        .fold(String::new(), |page, line| page + line + "\n")
}

/// A development build may talk to the server that reloads it. A release never gets here.
fn allow_live_reload(page: &str, scripts: &mut Vec<String>) -> Result<String> {
    let mut rest = page;
    while let Some((_, after)) = rest.split_once("<script>") {
        let (script, after) = after.split_once("</script>").context("an inline script does not end")?;
        if !scripts.contains(&hash(script)) {
            scripts.push(hash(script));
        }
        rest = after;
    }
    replace_once(page, "connect-src 'none'", "connect-src 'self' ws:")
}

fn element(name: &str, content: &str) -> String {
    format!("<{name}>{content}</{name}>")
}

/// A CSP source that allows just this inline content ("CSP Level 3", 6.7.2.3).
fn hash(content: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content)))
}

/// What would end or confuse a script element must not occur in it ("HTML", 4.12.1.3).
fn inline_script(script: &str) -> Result<String> {
    for forbidden in ["<!--", "</script", "<script"] {
        ensure!(!script.to_ascii_lowercase().contains(forbidden), "a script contains {forbidden}");
    }
    Ok(script.to_owned())
}

/// The file as text with line feeds only: a browser would read them so, and hash them so.
fn read(file: impl AsRef<Path>) -> Result<String> {
    let file = file.as_ref();
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    Ok(text.replace("\r\n", "\n"))
}

fn replace_once(text: &str, from: &str, to: &str) -> Result<String> {
    match text.matches(from).count() {
        1 => Ok(text.replacen(from, to, 1)),
        n => bail!("{from} occurs {n} times where it should occur once"),
    }
}

fn only_file(folder: &Path, ending: &str) -> Result<std::path::PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.to_string_lossy().ends_with(ending) {
            found.push(path);
        }
    }
    match <[_; 1]>::try_from(found) {
        Ok([file]) => Ok(file),
        Err(found) => bail!("trunk has built {} {ending} files; there should be one", found.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_are_those_of_the_csp_specification() {
        // The example of CSP Level 3, section 8.3.
        assert_eq!(hash("alert('Hello, world.');"), "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }

    #[test]
    fn a_script_cannot_end_its_element() {
        assert!(inline_script("let a = '</SCRIPT>'").is_err());
        assert!(inline_script("<!-- x").is_err());
        assert!(inline_script("a < b").is_ok());
    }

    #[test]
    fn only_a_development_build_may_connect() {
        let page = "connect-src 'none'<script>reload()</script>";
        let mut scripts = Vec::new();
        let page = allow_live_reload(page, &mut scripts).unwrap();
        assert!(page.starts_with("connect-src 'self' ws:"));
        assert_eq!(scripts, [hash("reload()")]);
    }
}
