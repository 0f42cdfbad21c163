//! Building the page with trunk.

use std::env;

use anyhow::Result;

use crate::{process::run, tools};

/// Builds the release page into `dist/`.
///
/// # Errors
/// If a tool cannot be installed or the build fails.
pub fn build() -> Result<()> {
    let tools = tools::for_building()?;
    run(tools.command("trunk", &["build", "--release", "--offline", "--locked"]).envs(flags()))
}

/// Serves a development build that follows every change.
///
/// # Errors
/// If a tool cannot be installed or the build fails.
pub fn dev() -> Result<()> {
    let tools = tools::for_building()?;
    run(tools.command("trunk", &["serve", "--offline", "--locked"]).envs(flags()))
}

/// The program holds the source paths of its panics. Without the folders of whoever built it, they
/// are the same everywhere, and tell nothing about that person.
fn flags() -> Vec<(&'static str, String)> {
    let cargo = env::var("CARGO_HOME")
        .ok()
        .or_else(|| env::home_dir().map(|home| home.join(".cargo").display().to_string()));
    let remap = |from: String, to: &str| format!("--remap-path-prefix={from}={to}");
    let flags: Vec<_> = cargo.map(|cargo| remap(cargo, "/cargo")).into_iter().collect();
    vec![("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" ")), ("NO_COLOR", "true".to_owned())]
}
