//! What EC2 accepts and shows.

mod file_stem;
mod key_name;

pub use file_stem::FileStem;
pub use key_name::{KeyName, KeyNameError};
