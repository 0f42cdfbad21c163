//! A real `sshd` on the loopback address, and logins to it.

use std::{
    fs,
    net::{Ipv4Addr, TcpStream},
    path::Path,
    time::Duration,
};

use tempfile::TempDir;

use crate::program::{Said, Server, free_port, output, program, run, run_with_input, wait_for};

/// A server that lets in whoever has one of the keys it was given.
pub struct Sshd {
    port: u16,
    folder: TempDir,
    _server: Server,
}

impl Sshd {
    /// Starts it with one public key line in its `authorized_keys`.
    pub fn start(public_line: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let path = |name: &str| folder.path().join(name);
        output(program("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path("host")));
        fs::write(path("authorized_keys"), public_line).unwrap();
        let port = free_port();
        let config = format!(
            "Port {port}\nListenAddress 127.0.0.1\nHostKey {host}\nAuthorizedKeysFile {keys}\nPidFile none\n\
             StrictModes no\nUsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\n\
             PermitRootLogin prohibit-password\nLogLevel VERBOSE\n",
            host = path("host").display(),
            keys = path("authorized_keys").display(),
        );
        fs::write(path("config"), config).unwrap();
        if is_root() {
            // The server confines itself to this empty folder; Debian makes it at boot.
            fs::create_dir_all("/run/sshd").unwrap();
        }
        let mut server =
            Server::start(program("sshd").args(["-D", "-f"]).arg(path("config")).arg("-E").arg(path("log")));
        wait_for("sshd", Duration::from_secs(20), || {
            server.assert_runs("sshd");
            TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()
        });
        Self { port, folder, _server: server }
    }

    /// Logs in with a private key file and nothing else, and has the server run `echo welcome`.
    pub fn login(&self, private: &Path) -> Said {
        let user = output(&mut program("whoami"));
        let mut ssh = program("ssh");
        ssh.args(["-F", "none", "-p", &self.port.to_string(), "-i"]).arg(private);
        for option in [
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "BatchMode=yes",
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            "ConnectTimeout=20",
        ] {
            ssh.args(["-o", option]);
        }
        run(ssh.arg(format!("{user}@127.0.0.1")).args(["echo", "welcome"]))
    }

    /// Logs in with `plink` and types the passphrase, if it asks for one.
    pub fn login_with_plink(&self, private: &Path, passphrase: &str) -> Said {
        let user = output(&mut program("whoami"));
        let host_key = output(program("ssh-keygen").arg("-lf").arg(self.folder.path().join("host.pub")));
        let host_key = host_key.split(' ').nth(1).unwrap();
        // Without a terminal of its own, plink asks on standard output and reads standard input.
        let mut plink = program("setsid");
        plink.args(["--wait", "plink", "-ssh", "-noagent", "-no-antispoof", "-P", &self.port.to_string()]);
        plink.args(["-hostkey", host_key, "-i"]).arg(private).env("HOME", self.folder.path());
        plink.arg(format!("{user}@127.0.0.1")).args(["echo", "welcome"]);
        run_with_input(&mut plink, format!("{passphrase}\n").as_bytes())
    }

    /// Logs in, which must succeed.
    pub fn assert_lets_in(&self, private: &Path) {
        let said = self.login(private);
        assert_eq!(said.stdout.trim(), "welcome", "{}\n{}", said.stderr, self.log());
    }

    /// Logs in, which the server must refuse for the key, and for no other reason.
    pub fn assert_refuses(&self, private: &Path) {
        let said = self.login(private);
        assert!(!said.success && said.stderr.contains("Permission denied (publickey)"), "{}", said.stderr);
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

fn is_root() -> bool {
    output(program("id").arg("-u")) == "0"
}
