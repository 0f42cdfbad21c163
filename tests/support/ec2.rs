//! The AWS CLI against an EC2 on the loopback address, played by moto.
//!
//! moto's fingerprints are wrong (it hashes other things than EC2 does), so they are not looked at.

use std::{net::TcpStream, path::Path, process::Stdio, time::Duration};

use crate::program::{Server, free_port, output, program, wait_for};

/// A pretended EC2, empty at first.
pub struct Ec2 {
    endpoint: String,
    _server: Server,
}

impl Ec2 {
    /// Starts it.
    pub fn start() -> Self {
        let port = free_port();
        let mut command = program("moto_server");
        command
            .args(["-H", "127.0.0.1", "-p", &port.to_string()])
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut server = Server::start(&mut command);
        wait_for("moto", Duration::from_mins(1), || {
            server.assert_runs("moto");
            TcpStream::connect(("127.0.0.1", port)).ok()
        });
        Self { endpoint: format!("http://127.0.0.1:{port}"), _server: server }
    }

    /// Runs a line of a shell in `folder`, in which `aws` talks to this EC2; what it printed.
    pub fn shell(&self, folder: &Path, line: &str) -> String {
        let mut bash = program("bash");
        bash.current_dir(folder).args(["-c", line]);
        for (name, value) in [
            ("AWS_ENDPOINT_URL", self.endpoint.as_str()),
            ("AWS_ACCESS_KEY_ID", "testing"),
            ("AWS_SECRET_ACCESS_KEY", "testing"),
            ("AWS_DEFAULT_REGION", "us-east-1"),
            ("AWS_CONFIG_FILE", "/dev/null"),
            ("AWS_SHARED_CREDENTIALS_FILE", "/dev/null"),
            ("AWS_EC2_METADATA_DISABLED", "true"),
            ("NO_PROXY", "127.0.0.1"),
        ] {
            bash.env(name, value);
        }
        output(&mut bash)
    }

    /// The names and public keys that were imported, one a line, with a tab between.
    pub fn key_pairs(&self, folder: &Path) -> Vec<String> {
        let said = self.shell(
            folder,
            "aws ec2 describe-key-pairs --include-public-key --output text --query 'KeyPairs[].[KeyName,PublicKey]'",
        );
        said.lines().filter(|line| !line.is_empty()).map(str::to_owned).collect()
    }
}
