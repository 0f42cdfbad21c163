//! The built page in real browsers, from `http://127.0.0.1` and from `file://`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::needless_pass_by_value, reason = "JSON reads best where it stands")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/ec2.rs"]
mod ec2;
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/judge.rs"]
mod judge;
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/program.rs"]
mod program;
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/sample.rs"]
mod sample;
#[allow(dead_code, reason = "each test crate uses a part of it")]
#[path = "../support/sshd.rs"]
mod sshd;

mod engine;
mod page;
mod proxy;
mod webdriver;

mod access;
mod create;
mod faults;
mod formats;
mod keep;
mod looks;
mod names;
mod policy;
