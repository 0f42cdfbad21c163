//! Text to paste: commands that use a key pair outside this program.
//!
//! A recipe is a pure function from names to text. The tests have the real tool run it, but for those
//! of Windows.

mod aws_cli;
mod putty;
mod shell;
mod ssh;

pub use aws_cli::import_key_pair;
pub use putty::connect_putty;
pub use ssh::{connect, protect_unix, protect_windows};
