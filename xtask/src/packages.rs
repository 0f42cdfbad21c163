//! The programs that the tests judge with, from Debian's archive, PyPI and npm.
//!
//! A program that is missing and cannot be installed fails the run: it is never skipped.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::{
    dist::hex,
    process::{SearchPath, command, output, run},
    tools::{self, cache},
};

/// Programs and the Debian packages that bring them.
const DEBIAN: [(&str, &str); 13] = [
    ("chromium", "chromium"),
    ("chromedriver", "chromium-driver"),
    ("firefox-esr", "firefox-esr"),
    ("ssh", "openssh-client"),
    ("ssh-keygen", "openssh-client"),
    ("sshd", "openssh-server"),
    ("openssl", "openssl"),
    ("puttygen", "putty-tools"),
    ("plink", "putty-tools"),
    ("git", "git"),
    ("node", "nodejs"),
    ("npm", "npm"),
    ("python3", "python3"),
];

const PINS: &str = "tests/peers/debian-12.txt";
const REQUIREMENTS: &str = "tests/peers/requirements.txt";
const NODE_PACKAGES: [&str; 2] = ["tests/peers/package.json", "tests/peers/package-lock.json"];

/// Everything that the tests need beside cargo.
pub struct Peers {
    /// Where the programs are.
    pub path: SearchPath,
    /// The accessibility checker axe-core: one script file.
    pub axe: PathBuf,
}

/// Makes sure that every peer is there, and says which versions they are.
///
/// # Errors
/// If one is missing and cannot be installed.
pub fn provide() -> Result<Peers> {
    let mut path = tools::for_testing()?;
    debian(&path)?;
    path.0.push(python()?);
    let axe = node()?.join("node_modules/axe-core/axe.min.js");
    ensure!(axe.is_file(), "axe-core was installed, but there is no {}", axe.display());
    Ok(Peers { path, axe })
}

fn debian(path: &SearchPath) -> Result<()> {
    let pins = fs::read_to_string(PINS)?;
    let pin = |package: &str| pins.lines().find_map(|line| line.strip_prefix(package)?.strip_prefix(' '));
    let mut missing: Vec<&str> =
        DEBIAN.iter().filter(|(program, _)| !path.has(program)).map(|(_, package)| *package).collect();
    if command("python3", &["-c", "import ensurepip, venv"]).status().is_ok_and(|status| !status.success()) {
        missing.push("python3-venv");
    }
    missing.dedup();
    if !missing.is_empty() {
        println!("installing from the system's archive: {} (1 to 3 minutes, once)", missing.join(" "));
        let root = output(&mut command("id", &["-u"]))? == "0";
        let apt = |arguments: &[&str]| {
            let words = [if root { &[][..] } else { &["sudo"] }, &["apt-get"], arguments].concat();
            command(words[0], &words[1..]).env("DEBIAN_FRONTEND", "noninteractive").status()
        };
        apt(&["update", "-q"]).context("cannot start apt-get; install these packages by hand")?;
        for package in missing {
            let pinned = pin(package).map(|version| format!("{package}={version}"));
            let install = |what: &str| apt(&["install", "-y", "-q", "--no-install-recommends", what]);
            let done = pinned.is_some_and(|pinned| install(&pinned).is_ok_and(|status| status.success()))
                || install(package)?.success();
            ensure!(done, "{package} is missing and apt-get cannot install it");
        }
    }
    for (program, package) in DEBIAN {
        ensure!(path.has(program), "{program} is missing; it is in the package {package}");
        let installed =
            output(&mut command("dpkg-query", &["-W", "-f=${Version}", package])).unwrap_or_default();
        if let Some(pin) = pin(package).filter(|pin| *pin != installed) {
            println!("note: {package} is {installed:?} here; the tests were last seen green with {pin}");
        }
    }
    Ok(())
}

/// The folder of programs in a Python environment that holds just the pinned requirements.
fn python() -> Result<PathBuf> {
    let folder = once("python", &[REQUIREMENTS], |folder| {
        println!("installing the AWS CLI, moto and three SSH libraries from PyPI (about 1 minute, once)");
        run(command("python3", &["-m", "venv"]).arg(folder))?;
        let pip = folder.join("bin/pip");
        let pip = pip.to_str().context("the cache folder's name is not Unicode")?;
        run(&mut command(pip, &["install", "--quiet", "--require-hashes", "-r", REQUIREMENTS]))
    })?;
    Ok(folder.join("bin"))
}

/// The folder in which npm has installed the pinned packages.
fn node() -> Result<PathBuf> {
    once("npm", &NODE_PACKAGES, |folder| {
        println!("installing axe-core from npm (some seconds, once)");
        for file in NODE_PACKAGES {
            let name = Path::new(file).file_name().context("a package file has no name")?;
            fs::copy(file, folder.join(name))?;
        }
        let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
        run(command("npm", &arguments).current_dir(folder))
    })
}

/// A folder of the cache, filled by `install` unless that was done for these very `inputs` before.
fn once(name: &str, inputs: &[&str], install: impl FnOnce(&Path) -> Result<()>) -> Result<PathBuf> {
    let mut hash = Sha256::new();
    for input in inputs {
        hash.update(fs::read(input).with_context(|| format!("cannot read {input}"))?);
    }
    let folder = cache()?.join(format!("{name}-{}", &hex(&hash.finalize())[..16]));
    let mark = folder.join(".complete");
    if !mark.is_file() {
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(&folder)?;
        install(&folder)?;
        fs::write(mark, "")?;
    }
    Ok(folder)
}
