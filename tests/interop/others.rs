//! What other programs write, fresh from them, for every type of key that this program makes.

use tempfile::TempDir;

use crate::{
    others_folder,
    program::{output, program},
};

#[test]
fn every_file_of_other_programs_is_read() {
    let folder = TempDir::new().unwrap();
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/vectors/generate.sh");
    let types = ["ed25519", "rsa1024", "rsa2048", "rsa3072", "rsa4096"];
    output(program("bash").arg(script).arg(folder.path()).args(types));
    let files = others_folder::read_all(folder.path());
    assert!(files > 200, "{files} files");
}
