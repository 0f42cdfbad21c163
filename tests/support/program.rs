//! The programs that the tests judge with.

use std::{
    env,
    ffi::OsStr,
    io::Write,
    net::TcpListener,
    path::PathBuf,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// A command of a program that must be there: a test that cannot judge has failed.
pub fn program(name: &str) -> Command {
    Command::new(find(name))
}

/// Where the program is; daemons are where an ordinary user's path does not look.
pub fn find(name: &str) -> PathBuf {
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = env::split_paths(&path).chain(["/usr/sbin".into(), "/sbin".into()]);
    let found = folders.map(|folder| folder.join(name)).find(|program| program.is_file());
    found.unwrap_or_else(|| panic!("the program {name} is missing; cargo xtask test installs it"))
}

/// What a program printed, and whether it was content.
pub struct Said {
    pub success: bool,
    pub stdout: String,
    pub stderr: String,
}

/// Runs a command to its end, without input.
pub fn run(command: &mut Command) -> Said {
    run_with_input(command, b"")
}

/// Runs a command to its end with `input`, which it need not read.
pub fn run_with_input(command: &mut Command, input: &[u8]) -> Said {
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // A program that has ended already, or does not read, breaks the pipe.
    drop(child.stdin.take().unwrap().write_all(input));
    let output = child.wait_with_output().unwrap();
    Said {
        success: output.status.success(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// Runs a command that must succeed; what it printed, without the last line feed.
pub fn output(command: &mut Command) -> String {
    let said = run(command);
    assert!(said.success, "{command:?} failed: {}{}", said.stdout, said.stderr);
    said.stdout.trim_end().to_owned()
}

/// Runs a line of a POSIX shell in a folder, as a user would who pastes it. A failure anywhere in
/// a pipe is a failure.
pub fn shell(folder: &std::path::Path, line: &str) -> String {
    let mut bash = program("bash");
    output(bash.current_dir(folder).args(["-o", "pipefail", "-c", line]))
}

/// Feeds `input` to a command that must succeed; what it printed.
pub fn filter<S: AsRef<OsStr>>(name: &str, arguments: &[S], input: &[u8]) -> Vec<u8> {
    let mut command = program(name);
    let mut child = command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{name} failed: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// A port on the loopback address that was free a moment ago.
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Asks again and again until there is an answer, for at most `limit`.
pub fn wait_for<T>(what: &str, limit: Duration, mut ask: impl FnMut() -> Option<T>) -> T {
    let start = Instant::now();
    loop {
        if let Some(answer) = ask() {
            return answer;
        }
        assert!(start.elapsed() < limit, "waited {limit:?} in vain for {what}");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// A server of a test, in a process group of its own that ends with this value.
pub struct Server(Child);

impl Server {
    /// Starts it.
    pub fn start(command: &mut Command) -> Self {
        use std::os::unix::process::CommandExt;
        Self(command.process_group(0).spawn().unwrap())
    }

    /// Its process.
    pub fn child(&mut self) -> &mut Child {
        &mut self.0
    }

    /// Panics with `what` if it has ended already.
    pub fn assert_runs(&mut self, what: &str) {
        assert!(self.0.try_wait().unwrap().is_none(), "{what} has ended");
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let group = format!("-{}", self.0.id());
        let _ = program("kill").args(["-KILL", "--", &group]).stderr(Stdio::null()).status();
        let _ = self.0.wait();
    }
}
