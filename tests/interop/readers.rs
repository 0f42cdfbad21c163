//! The programs that open key files, each asked for the public key in one way.

use std::{
    fmt, fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{ChildStdin, ChildStdout, Command, Stdio},
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::program::{Said, Server, find, program, run};

/// A program or library that opens key files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reader {
    SshKeygen,
    Puttygen,
    Openssl,
    /// `openssl rsa -check`, which computes with the numbers.
    OpensslCheck,
    Cryptography,
    Paramiko,
    Asyncssh,
}

impl Reader {
    pub const ALL: [Self; 6] =
        [Self::SshKeygen, Self::Puttygen, Self::Openssl, Self::Cryptography, Self::Paramiko, Self::Asyncssh];

    pub fn name(self) -> &'static str {
        match self {
            Self::SshKeygen => "ssh-keygen",
            Self::Puttygen => "puttygen",
            Self::Openssl => "openssl",
            Self::OpensslCheck => "openssl rsa -check",
            Self::Cryptography => "cryptography",
            Self::Paramiko => "paramiko",
            Self::Asyncssh => "asyncssh",
        }
    }
}

impl fmt::Display for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// The readers at work, with a folder for what they write.
pub struct Readers {
    folder: TempDir,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    _python: Server,
}

impl Readers {
    pub fn start() -> Self {
        let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/peers/readers.py");
        let mut python =
            Server::start(program("python3").arg(script).stdin(Stdio::piped()).stdout(Stdio::piped()));
        let (input, output) = (python.child().stdin.take().unwrap(), python.child().stdout.take().unwrap());
        Self { folder: TempDir::new().unwrap(), input, output: BufReader::new(output), _python: python }
    }

    /// The public key's line, without a comment, that `reader` finds in a private key file; or what it
    /// says instead.
    pub fn open(
        &mut self,
        reader: Reader,
        content: &[u8],
        passphrase: Option<&str>,
    ) -> Result<String, String> {
        let file = self.write("private", content);
        match reader {
            Reader::SshKeygen => ssh_keygen(&file, passphrase),
            Reader::Puttygen => {
                // For the public key alone, puttygen would not decrypt anything.
                let old = self.write("old", passphrase.unwrap_or_default().as_bytes());
                let new = self.write("new", b"");
                let opened = self.write("opened", b"");
                let convert = |from: &Path, to: &str| {
                    let mut puttygen = bounded("puttygen");
                    puttygen.arg(from).arg("--old-passphrase").arg(&old).arg("--new-passphrase").arg(&new);
                    said(run(puttygen.args(["-O", to, "-o"]).arg(&opened)))
                };
                if content.starts_with(b"-----BEGIN OPENSSH") {
                    // What it would not change it does not convert.
                    convert(&file, "private")?;
                    fs::rename(&opened, &file).unwrap();
                }
                convert(&file, "private-openssh-new")?;
                ssh_keygen(&opened, None)
            }
            Reader::Openssl => {
                let words = self.write("old", format!("{}\n", passphrase.unwrap_or_default()).as_bytes());
                let opened = self.write("opened", b"");
                let mut pkey = bounded("openssl");
                pkey.args(["pkey", "-in"]).arg(&file).arg("-passin");
                pkey.arg(format!("file:{}", words.display())).args(["-pubout", "-out"]).arg(&opened);
                said(run(&mut pkey))?;
                self.ask(Reader::Cryptography, &opened, true, None)
            }
            Reader::OpensslCheck => {
                let said = said(run(bounded("openssl").args(["rsa", "-check", "-noout", "-in"]).arg(&file)))?;
                if said == "RSA key ok" { Ok(said) } else { Err(said) }
            }
            library => self.ask(library, &file, false, passphrase),
        }
    }

    /// The same of a public key file.
    pub fn open_public(&mut self, reader: Reader, content: &[u8]) -> Result<String, String> {
        let file = self.write("public", content);
        match reader {
            Reader::SshKeygen if content.starts_with(b"ssh-") => {
                // It prints the line as it is, so what counts is that it can convert it, and back.
                let rfc4716 = said(run(bounded("ssh-keygen").args(["-e", "-f"]).arg(&file)))?;
                let file = self.write("rfc4716", (rfc4716 + "\n").as_bytes());
                said(run(bounded("ssh-keygen").args(["-i", "-f"]).arg(file))).map(|line| two_words(&line))
            }
            Reader::SshKeygen => {
                let format = if content.starts_with(b"-----BEGIN RSA") {
                    "PEM"
                } else if content.starts_with(b"-----BEGIN") {
                    "PKCS8"
                } else {
                    "RFC4716"
                };
                said(run(bounded("ssh-keygen").args(["-i", "-m", format, "-f"]).arg(file)))
                    .map(|line| two_words(&line))
            }
            // Of a file that lacks its END line, puttygen 0.78 never comes back.
            Reader::Puttygen => {
                said(run(bounded_by("2", "puttygen").arg(file).arg("-L"))).map(|line| two_words(&line))
            }
            Reader::Openssl => {
                let opened = self.write("opened", b"");
                let mut pkey = bounded("openssl");
                if content.starts_with(b"-----") {
                    pkey.args(["pkey", "-pubin", "-in"]).arg(&file).arg("-out").arg(&opened);
                } else {
                    let der = self.folder.path().join("der");
                    said(run(bounded("openssl")
                        .args(["base64", "-d", "-A", "-in"])
                        .arg(file)
                        .arg("-out")
                        .arg(&der)))?;
                    pkey.args(["pkey", "-pubin", "-inform", "DER", "-in"]).arg(&der).arg("-out").arg(&opened);
                }
                said(run(&mut pkey))?;
                self.ask(Reader::Cryptography, &opened, true, None)
            }
            library => self.ask(library, &file, true, None),
        }
    }

    fn ask(
        &mut self,
        library: Reader,
        file: &Path,
        public: bool,
        passphrase: Option<&str>,
    ) -> Result<String, String> {
        let request =
            json!({ "library": library.name(), "file": file, "public": public, "passphrase": passphrase });
        writeln!(self.input, "{request}").unwrap();
        let mut answer = String::new();
        self.output.read_line(&mut answer).unwrap();
        let answer: Value = serde_json::from_str(&answer).expect("readers.py has ended");
        match answer["key"].as_str() {
            Some(key) => Ok(key.to_owned()),
            None => Err(answer["error"].to_string()),
        }
    }

    fn write(&self, name: &str, content: &[u8]) -> PathBuf {
        use std::os::unix::fs::PermissionsExt;
        let path = self.folder.path().join(name);
        fs::write(&path, content).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path
    }
}

/// A program that is ended after some seconds: a damaged file may ask for a derivation that takes days.
fn bounded(name: &str) -> Command {
    bounded_by("5", name)
}

fn bounded_by(seconds: &str, name: &str) -> Command {
    let mut timeout = program("timeout");
    timeout.arg(seconds).arg(find(name));
    timeout
}

fn ssh_keygen(file: &Path, passphrase: Option<&str>) -> Result<String, String> {
    let words = passphrase.unwrap_or_default();
    said(run(bounded("ssh-keygen").args(["-y", "-P", words, "-f"]).arg(file))).map(|line| two_words(&line))
}

fn said(Said { success, stdout, stderr }: Said) -> Result<String, String> {
    if success { Ok(stdout.trim_end().to_owned()) } else { Err(stderr.trim_end().to_owned()) }
}

fn two_words(line: &str) -> String {
    line.split(' ').take(2).collect::<Vec<_>>().join(" ")
}
