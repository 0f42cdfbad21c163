//! `cargo xtask fuzz`: each reader against libFuzzer for a bounded time.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{process::run, tools};

const FOLDER: &str = "tests/fuzz";

/// Runs every target for so many seconds. What it finds interesting is kept in `target/fuzz`, what
/// breaks it is reported with a file that breaks it again.
///
/// # Errors
/// If cargo-fuzz cannot be had, or if a target fails.
pub fn fuzz(seconds: &str) -> Result<()> {
    let path = tools::for_fuzzing()?;
    let mut targets: Vec<_> = fs::read_dir(Path::new(FOLDER).join("corpus"))
        .context("there are no seeds; tests/fuzz/seed.sh makes them")?
        .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
        .collect::<Result<_>>()?;
    targets.sort();
    for target in targets {
        println!("\n=== {target}, {seconds} s");
        let found = format!("target/fuzz/{target}");
        fs::create_dir_all(&found)?;
        let seeds = format!("{FOLDER}/corpus/{target}");
        let time = format!("-max_total_time={seconds}");
        let mut cargo = path.command(
            "cargo",
            &["fuzz", "run", "--fuzz-dir", FOLDER, "--sanitizer", "none", &target, &found, &seeds, "--"],
        );
        cargo.args([&time, "-timeout=10", "-max_len=16384", "-rss_limit_mb=2048", "-print_final_stats=1"]);
        // The coverage that libFuzzer steers by is a compiler option for experiments, of which the
        // stable compiler is just told that it may be used.
        run(cargo.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", "target/fuzz-build"))
            .with_context(|| format!("the fuzz target {target} failed"))?;
    }
    Ok(())
}
