//! `cargo xtask`: everything there is to do with this project, in commands that set up what they
//! need.

mod bench;
mod bundle;
mod dist;
mod fuzz;
mod packages;
mod page;
mod process;
mod program;
mod serve;
mod steps;
mod test;
mod tools;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask COMMAND

  serve [PORT]  build the release page and serve it at http://127.0.0.1:8080/
  test          run every test: native, wasm, interoperability, browser
  build         build the release page into dist/
  dev           build and serve while you work, and reload on each change
  bench         measure size and speed in the browsers
  fuzz [SECONDS] run libFuzzer on each reader, for a minute each
  bundle        (called by trunk) turn what trunk has built into one file
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    std::env::set_current_dir(root())?;
    match arguments {
        ["serve"] => serve::build_and_serve("8080"),
        ["serve", port] => serve::build_and_serve(port),
        // What the browser tests use: the page is there already.
        ["serve-only", port] => serve::serve(port),
        ["test"] => test::run(),
        ["build"] => page::build(),
        ["dev"] => page::dev(),
        ["bench"] => bench::run(),
        ["fuzz"] => fuzz::fuzz("60"),
        ["fuzz", seconds] => fuzz::fuzz(seconds),
        ["bundle"] => bundle::run(),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => bail!("there is no such command: {}\n\n{HELP}", arguments.join(" ")),
    }
}

/// The folder of the workspace.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}
