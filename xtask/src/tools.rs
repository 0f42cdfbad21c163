//! What the build needs beside cargo: the wasm target, and tools that cargo builds from source at
//! pinned versions. They go into the user's cache, so that a second clone needs nothing.

use std::{
    env,
    path::{Path, PathBuf},
    time::Instant,
};

use anyhow::{Context, Result, ensure};

use crate::process::{SearchPath, command, output, run};

const TARGET: &str = "wasm32-unknown-unknown";

/// A program that cargo builds.
struct Tool {
    package: &'static str,
    version: &'static str,
    program: &'static str,
    /// How long that takes on two cores.
    minutes: &'static str,
}

/// The same version as in Cargo.toml and Trunk.toml.
const WASM_BINDGEN: Tool =
    Tool { package: "wasm-bindgen-cli", version: "0.2.129", program: "wasm-bindgen", minutes: "3 to 4" };
/// The same version as in Trunk.toml.
const TRUNK: Tool = Tool { package: "trunk", version: "0.21.14", program: "trunk", minutes: "7 to 8" };
const GECKODRIVER: Tool =
    Tool { package: "geckodriver", version: "0.37.1", program: "geckodriver", minutes: "1 to 3" };

const CARGO_FUZZ: Tool =
    Tool { package: "cargo-fuzz", version: "0.13.2", program: "cargo-fuzz", minutes: "1 to 2" };

/// Makes sure that the page can be built; where the tools for that are.
///
/// # Errors
/// If something is missing and cannot be installed.
pub fn for_building() -> Result<SearchPath> {
    wasm_target()?;
    Ok(SearchPath(vec![WASM_BINDGEN.provide()?, TRUNK.provide()?]))
}

/// Makes sure that Firefox can be driven, too; Debian has no package of its driver.
///
/// # Errors
/// If something is missing and cannot be installed.
pub fn for_testing() -> Result<SearchPath> {
    let mut path = for_building()?;
    path.0.push(GECKODRIVER.provide()?);
    Ok(path)
}

/// Makes sure that there is cargo-fuzz.
///
/// # Errors
/// If it is missing and cannot be installed.
pub fn for_fuzzing() -> Result<SearchPath> {
    Ok(SearchPath(vec![CARGO_FUZZ.provide()?]))
}

/// The folder in the user's cache that holds everything installed for this project.
///
/// # Errors
/// If the system does not say where the user's cache is.
pub fn cache() -> Result<PathBuf> {
    let base = env::var_os("XDG_CACHE_HOME")
        .or_else(|| env::var_os("LOCALAPPDATA"))
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cache")));
    Ok(base.context("no cache folder: set XDG_CACHE_HOME")?.join("ec2-keygen"))
}

fn wasm_target() -> Result<()> {
    let folder = output(&mut command("rustc", &["--print", "target-libdir", "--target", TARGET]))?;
    if PathBuf::from(folder).is_dir() {
        return Ok(());
    }
    println!("installing the {TARGET} target of Rust (some seconds)");
    run(&mut command("rustup", &["target", "add", TARGET]))
}

impl Tool {
    /// Makes sure that the program is there; the folder it is in.
    fn provide(&self) -> Result<PathBuf> {
        let root = cache()?.join("tools").join(format!("{}-{}", self.package, self.version));
        let program = root.join("bin").join(format!("{}{}", self.program, env::consts::EXE_SUFFIX));
        if !program.is_file() {
            self.install(&root)?;
            ensure!(
                program.is_file(),
                "{} was installed, but there is no {}",
                self.package,
                program.display()
            );
        }
        Ok(root.join("bin"))
    }

    fn install(&self, root: &Path) -> Result<()> {
        let Self { package, version, minutes, .. } = self;
        println!("installing {package} {version} into {} ({minutes} minutes, once)", root.display());
        let start = Instant::now();
        let build = cache()?.join("build");
        let mut install = command("cargo", &["install", "--locked", "--quiet", "--version"]);
        install.arg(format!("={version}")).arg("--root").arg(root).arg(package);
        // Tools that run for a second need no optimisation that takes minutes.
        install
            .env("CARGO_TARGET_DIR", &build)
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_DEBUG", "0");
        run(&mut install).with_context(|| format!("cannot install {package} {version}"))?;
        drop(std::fs::remove_dir_all(build));
        println!("installed {package} in {} s", start.elapsed().as_secs());
        Ok(())
    }
}
