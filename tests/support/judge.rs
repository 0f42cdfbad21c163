//! What `ssh-keygen` and `openssl` say of a key file, by the commands that AWS documents.

use std::path::Path;

use crate::program::{Said, output, program, run, shell};

/// The public key line that `ssh-keygen -y` derives from a private key file.
pub fn public_line(private: &Path) -> String {
    output(program("ssh-keygen").args(["-y", "-P", "", "-f"]).arg(private))
}

/// The same, for a file that may be refused.
pub fn try_public_line(private: &Path) -> Said {
    run(program("ssh-keygen").args(["-y", "-P", "", "-f"]).arg(private))
}

/// `SHA256:…` or `MD5:…`, by `ssh-keygen -l -E`, of a private or public key file.
pub fn fingerprint(file: &Path, hash: &str) -> String {
    let line = output(program("ssh-keygen").args(["-l", "-E", hash, "-f"]).arg(file));
    line.split(' ').nth(1).unwrap().to_owned()
}

/// The picture, by `ssh-keygen -lv`.
pub fn randomart(file: &Path) -> String {
    let said = output(program("ssh-keygen").args(["-l", "-v", "-f"]).arg(file));
    said.split_once('\n').unwrap().1.to_owned()
}

/// EC2's fingerprint after import, by the commands of the EC2 User Guide for each kind of file.
pub fn ec2_imported(folder: &Path, file: &str) -> String {
    let command = match kind(folder, file) {
        Kind::RsaPem => format!("openssl rsa -in {file} -pubout -outform DER | openssl md5 -c"),
        Kind::RsaOpenSsh => format!(
            "ssh-keygen -e -f {file} -m PEM | openssl rsa -RSAPublicKey_in -outform DER | openssl md5 -c"
        ),
        Kind::Ed25519 => return ed25519(folder, file),
    };
    last_word(&shell(folder, &command))
}

/// EC2's fingerprint for a key of its own making, by the command of the EC2 User Guide.
pub fn ec2_created(folder: &Path, file: &str) -> String {
    match kind(folder, file) {
        Kind::RsaPem => last_word(&shell(
            folder,
            &format!("openssl pkcs8 -in {file} -inform PEM -outform DER -topk8 -nocrypt | openssl sha1 -c"),
        )),
        Kind::RsaOpenSsh => panic!("openssl does not read {file}"),
        Kind::Ed25519 => ed25519(folder, file),
    }
}

/// EC2 shows OpenSSH's fingerprint with padding and without the prefix.
fn ed25519(folder: &Path, file: &str) -> String {
    let openssh = fingerprint(&folder.join(file), "sha256");
    format!("{}=", openssh.strip_prefix("SHA256:").unwrap())
}

enum Kind {
    RsaPem,
    RsaOpenSsh,
    Ed25519,
}

fn kind(folder: &Path, file: &str) -> Kind {
    let text = std::fs::read_to_string(folder.join(file)).unwrap();
    if text.starts_with("-----BEGIN RSA PRIVATE KEY-----") {
        Kind::RsaPem
    } else if public_line(&folder.join(file)).starts_with("ssh-rsa ") {
        Kind::RsaOpenSsh
    } else {
        Kind::Ed25519
    }
}

/// OpenSSL 3 says `MD5(stdin)= ` first.
fn last_word(said: &str) -> String {
    said.split_whitespace().last().unwrap().to_owned()
}
