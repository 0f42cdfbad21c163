//! `cargo xtask test`: every test there is.

use std::{env, fs, path::Path, process::Command};

use anyhow::{Context, Result, ensure};

use crate::{
    packages::{self, Peers},
    page,
    process::{self, command, output},
    steps::Steps,
};

/// Written by `tests/interop/matrix.rs`.
const MATRIX: &str = "target/matrix.md";
const TARGET: &str = "wasm32-unknown-unknown";

/// Sets up what the tests need and runs them.
///
/// # Errors
/// If a program that they judge with cannot be had, or if a step fails.
pub fn run() -> Result<()> {
    let peers = packages::provide()?;
    let cargo = |words: &str| {
        let words: Vec<&str> = words.split_whitespace().collect();
        tests(&peers, &words)
    };
    let before = changes()?;
    let mut steps = Steps::default();
    steps.run("format", || run_all([cargo("fmt --all --check")?]));
    steps.run("lints", || {
        run_all([
            cargo("clippy --locked --workspace --all-targets -- -D warnings")?,
            cargo(&format!(
                "clippy --locked --target {TARGET} --lib --bins --test wasm --test wasm_speed -- -D warnings"
            ))?,
        ])
    });
    steps.run("documentation", || {
        let mut doc =
            cargo("doc --locked --no-deps --lib --target wasm32-unknown-unknown --document-private-items")?;
        doc.env("RUSTDOCFLAGS", "-D warnings");
        run_all([doc])
    });
    steps.run("page", page::build);
    steps.run("native tests", || {
        run_all([cargo(
            "test --locked --workspace --lib --bins --test vectors --test golden --test properties --test bad_input --test wycheproof --test corpus",
        )?])
    });
    steps.run("interoperability tests", || run_all([cargo("test --locked --test interop")?]));
    steps.run("wasm tests", || {
        let test = format!("test --locked --target {TARGET} --test wasm");
        let (mut chromium, mut firefox) = (cargo(&test)?, cargo(&test)?);
        chromium.env("CHROMEDRIVER", find(&peers, "chromedriver")?);
        firefox.env("GECKODRIVER", find(&peers, "geckodriver")?);
        run_all([chromium, firefox])
    });
    steps.run("browser tests", || run_all([cargo("test --locked --test browser -- --test-threads 2")?]));
    steps.run("nothing changed", || unchanged(&before));
    if let Ok(table) = fs::read_to_string(MATRIX) {
        println!("\nwho opens what, as the interoperability tests found it:\n\n{table}");
    }
    steps.finish()
}

/// A cargo command that finds the peers.
pub fn tests(peers: &Peers, arguments: &[&str]) -> Result<Command> {
    let mut cargo = peers.path.command("cargo", arguments);
    cargo.env("EC2_KEYGEN_AXE", &peers.axe).env("EC2_KEYGEN_XTASK", env::current_exe()?);
    Ok(cargo)
}

fn run_all<const N: usize>(commands: [Command; N]) -> Result<()> {
    commands.into_iter().try_for_each(|mut command| process::run(&mut command))
}

/// Where a program is.
///
/// # Errors
/// If it is nowhere.
pub fn find(peers: &Peers, program: &str) -> Result<String> {
    let mut which = peers.path.command("sh", &["-c", "command -v \"$0\""]);
    output(which.arg(program)).with_context(|| format!("{program} is missing"))
}

/// What differs from the last commit, of the files under version control.
fn changes() -> Result<String> {
    if !Path::new(".git").exists() {
        return Ok(String::new());
    }
    output(&mut command("git", &["--no-pager", "diff", "HEAD"]))
}

/// No step may change a file that is under version control.
fn unchanged(before: &str) -> Result<()> {
    ensure!(changes()? == before, "a step has changed files: see git diff");
    Ok(())
}
