//! The fuzz targets over their seeds, and over every file of `tests/vectors` and `tests/golden`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "fuzz/targets.rs"]
mod targets;

use std::{fs, path::Path};

fn files(folder: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| fs::read(entry.unwrap().path()).unwrap())
        .collect()
}

#[test]
fn every_target_takes_its_seeds() {
    for (name, _) in targets::TARGETS {
        let seeds = files(&format!("tests/fuzz/corpus/{name}"));
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for seed in seeds {
            targets::run(name, &seed);
        }
    }
}

#[test]
fn every_target_takes_the_files_of_the_others() {
    let files = [files("tests/vectors"), files("tests/golden")].concat();
    for (name, _) in targets::TARGETS {
        for file in &files {
            targets::run(name, file);
        }
    }
}
