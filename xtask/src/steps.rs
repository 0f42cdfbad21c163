//! A list of steps that are all run, with an account at the end.

use std::time::Instant;

use anyhow::{Result, ensure};

/// Runs steps and remembers how each went.
#[derive(Default)]
pub struct Steps(Vec<Step>);

struct Step {
    name: &'static str,
    seconds: u64,
    error: Option<anyhow::Error>,
}

impl Steps {
    /// Runs a step. One that fails does not keep the others from running.
    pub fn run(&mut self, name: &'static str, step: impl FnOnce() -> Result<()>) {
        println!("\n=== {name}");
        let start = Instant::now();
        let error = step().err();
        if let Some(error) = &error {
            eprintln!("error: {error:#}");
        }
        self.0.push(Step { name, seconds: start.elapsed().as_secs(), error });
    }

    /// Prints the account.
    ///
    /// # Errors
    /// If a step failed.
    pub fn finish(self) -> Result<()> {
        println!();
        for Step { name, seconds, error } in &self.0 {
            println!("{:6} {seconds:4} s  {name}", if error.is_none() { "passed" } else { "FAILED" });
        }
        let failed = self.0.iter().filter(|step| step.error.is_some()).count();
        println!("\n{} passed, {failed} failed", self.0.len() - failed);
        ensure!(failed == 0, "not every step passed");
        Ok(())
    }
}
