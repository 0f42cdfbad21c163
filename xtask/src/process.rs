//! Running other programs.

use std::{env, ffi::OsStr, path::PathBuf, process::Command};

use anyhow::{Context, Result, ensure};

/// A command from its words.
pub fn command<S: AsRef<OsStr>>(program: &str, arguments: &[S]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments);
    command
}

/// Runs to the end with the terminal as it is.
///
/// # Errors
/// If the program cannot be started or says that it failed.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {}", name(command)))?;
    ensure!(status.success(), "{} failed: {status}", name(command));
    Ok(())
}

/// Runs to the end and gives what the program printed.
///
/// # Errors
/// If the program cannot be started or says that it failed.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command.output().with_context(|| format!("cannot start {}", name(command)))?;
    ensure!(output.status.success(), "{} failed: {}", name(command), output.status);
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Folders to look for programs in before those of the `PATH`.
pub struct SearchPath(pub Vec<PathBuf>);

impl SearchPath {
    /// A command from its words, which finds its program, and whose program finds others, here.
    pub fn command<S: AsRef<OsStr>>(&self, program: &str, arguments: &[S]) -> Command {
        let mut command = command(program, arguments);
        command.env("PATH", env::join_paths(self.folders()).unwrap_or_default());
        command
    }

    /// Whether there is a program of this name.
    pub fn has(&self, program: &str) -> bool {
        self.folders().any(|folder| folder.join(program).is_file())
    }

    /// Daemons such as `sshd` are where an ordinary user's `PATH` does not look.
    fn folders(&self) -> impl Iterator<Item = PathBuf> {
        let path = env::var_os("PATH").unwrap_or_default();
        let rest: Vec<_> = env::split_paths(&path).chain(["/usr/sbin".into(), "/sbin".into()]).collect();
        self.0.clone().into_iter().chain(rest)
    }
}

fn name(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().take(3).map(OsStr::to_string_lossy));
    words.join(" ")
}
