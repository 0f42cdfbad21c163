//! Every file that the core writes, opened by the programs that users will open it with.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/ec2.rs"]
mod ec2;
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/judge.rs"]
mod judge;
#[path = "../support/others.rs"]
mod others_folder;
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/program.rs"]
mod program;
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/sample.rs"]
mod sample;
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/sshd.rs"]
mod sshd;

mod files;
mod import;
mod login;
mod matrix;
mod mutation;
mod others;
mod readers;
