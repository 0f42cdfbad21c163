//! SSH key pairs for Amazon EC2, made entirely in the browser.
//!
//! The modules from [`key`] to [`text`] are plain Rust that builds and is tested natively; they do
//! not know the browser. `platform` and `ui` exist only on `wasm32`. See `ARCHITECTURE.md`.

pub mod ec2;
pub mod fingerprint;
pub mod format;
pub mod job;
pub mod key;
pub mod random;
pub mod recipe;
pub mod text;
mod wire;

#[cfg(target_arch = "wasm32")]
mod platform;
#[cfg(target_arch = "wasm32")]
mod ui;

#[cfg(target_arch = "wasm32")]
pub use platform::start;
