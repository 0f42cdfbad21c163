//! Every file that the core writes, opened by the programs that users will open it with.
#![cfg(not(target_arch = "wasm32"))]

#[path = "../support/judge.rs"]
mod judge;
#[path = "../support/program.rs"]
mod program;
#[path = "../support/sample.rs"]
mod sample;
#[path = "../support/sshd.rs"]
mod sshd;

mod files;
mod login;
