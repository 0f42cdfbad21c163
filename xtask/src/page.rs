//! Building the page with trunk.

use std::{env, fs};

use anyhow::Result;

use crate::{process::run, tools};

/// A development page may connect; it must never lie where the release does.
const DEV_FOLDER: &str = "target/dev-page";

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
    run(tools.command("trunk", &["serve", "--offline", "--locked", "--dist", DEV_FOLDER]).envs(flags()))
}

/// The program holds the source paths of its panics. Without the folders of whoever built it, and
/// of the registry its sources came from, they are the same everywhere.
fn flags() -> Vec<(&'static str, String)> {
    let cargo = env::var("CARGO_HOME")
        .ok()
        .or_else(|| env::home_dir().map(|home| home.join(".cargo").display().to_string()));
    let mut flags = Vec::new();
    if let Some(cargo) = cargo {
        flags.push(format!("--remap-path-prefix={cargo}=/cargo"));
        // Of several that fit, the last one counts.
        for registry in fs::read_dir(format!("{cargo}/registry/src")).into_iter().flatten().flatten() {
            flags.push(format!("--remap-path-prefix={}=/cargo/src", registry.path().display()));
        }
    }
    vec![("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" ")), ("NO_COLOR", "true".to_owned())]
}
