//! The browsers and their drivers.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::Stdio,
    sync::mpsc,
    thread,
    time::Duration,
};

use serde_json::{Value, json};

use crate::program::{Server, find, program};

/// A browser engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Debian's `chromium`.
    Chromium,
    /// Debian's `firefox-esr`.
    Firefox,
}

/// What a test may ask of a browser.
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
#[derive(Clone, Debug, Default)]
pub struct Wishes {
    /// A dark colour scheme.
    pub dark: bool,
    /// No WebAssembly (Firefox only).
    pub no_wasm: bool,
    /// No scripts (Firefox only).
    pub no_script: bool,
    /// No proxy, and so no record of requests: for measurements.
    pub direct: bool,
}

impl Engine {
    /// Both engines.
    pub const ALL: [Self; 2] = [Self::Chromium, Self::Firefox];

    /// Starts the driver; the address at which it listens.
    ///
    /// chromedriver takes a port of its choice for IPv4 and wants the same one for IPv6, and gives up
    /// if that is not free; so a driver that ends before it names a port is started again.
    pub fn start_driver(self) -> (Server, String) {
        let started = (0..5).find_map(|_| {
            let (server, port) = self.try_start_driver();
            port.map(|port| (server, format!("http://127.0.0.1:{port}")))
        });
        started.unwrap_or_else(|| panic!("the driver of {self:?} does not start"))
    }

    fn try_start_driver(self) -> (Server, Option<u16>) {
        let mut command = match self {
            Self::Chromium => {
                let mut command = program("chromedriver");
                command.arg("--port=0");
                command
            }
            Self::Firefox => {
                let mut command = program("geckodriver");
                command.args(["--port", "0", "--websocket-port", "0"]);
                command
            }
        };
        let mut server = Server::start(command.stdout(Stdio::piped()).stderr(Stdio::null()));
        let stdout = server.child().stdout.take().unwrap();
        let (sender, receiver) = mpsc::channel();
        // Reads to the end, so that the driver never blocks on a full pipe.
        thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                // "… was started successfully on port 1234." and "… Listening on 127.0.0.1:1234".
                let number =
                    line.trim_end_matches('.').rsplit([' ', ':']).next().and_then(|word| word.parse().ok());
                if let Some(port @ 1_u16..) = number.filter(|_| line.contains(" on ")) {
                    let _ = sender.send(port);
                }
            }
        });
        (server, receiver.recv_timeout(Duration::from_secs(30)).ok())
    }

    /// The capabilities for a fresh browser that saves into `downloads` and sends everything
    /// through the proxy at `proxy`.
    pub fn capabilities(self, profile: &Path, downloads: &Path, proxy: u16, wishes: &Wishes) -> Value {
        match self {
            Self::Chromium => json!({
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "binary": find("chromium"),
                    "args": [
                        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        // The browser's own requests, which are not the page's. One of them the page
                        // brings about: by its last name here, Chromium asks a server of Google
                        // what the fields of a form are for. README.md tells of it.
                        "--disable-extensions", "--disable-component-extensions-with-background-pages",
                        "--disable-default-apps", "--disable-search-engine-choice-screen",
                        "--disable-features=OptimizationHints,MediaRouter,Translate,ChromeWhatsNewUI,\
                         AutofillServerCommunication",
                        "--force-color-profile=srgb",
                        format!("--user-data-dir={}", profile.display()),
                        if wishes.direct {
                            "--no-proxy-server".to_owned()
                        } else {
                            format!("--proxy-server=http://127.0.0.1:{proxy}")
                        },
                        // Loopback addresses, too.
                        "--proxy-bypass-list=<-loopback>",
                    ],
                    "prefs": {
                        "download.default_directory": downloads,
                        "download.prompt_for_download": false,
                    },
                },
            }),
            Self::Firefox => json!({
                "moz:firefoxOptions": {
                    "binary": find("firefox-esr"),
                    "args": ["-headless"],
                    "prefs": {
                        "browser.download.folderList": 2,
                        "browser.download.dir": downloads,
                        "browser.download.useDownloadDir": true,
                        // The driver turns this off, which lets pages from file: do what they
                        // cannot do for users.
                        "security.fileuri.strict_origin_policy": true,
                        "network.proxy.type": i32::from(!wishes.direct),
                        "network.proxy.http": "127.0.0.1",
                        "network.proxy.http_port": proxy,
                        "network.proxy.ssl": "127.0.0.1",
                        "network.proxy.ssl_port": proxy,
                        "network.proxy.no_proxies_on": "",
                        "network.proxy.allow_hijacking_localhost": true,
                        // The browser's own requests, which are not the page's.
                        "network.captive-portal-service.enabled": false,
                        "network.connectivity-service.enabled": false,
                        "services.settings.server": "data:,",
                        "ui.systemUsesDarkTheme": i32::from(wishes.dark),
                        "javascript.options.wasm": !wishes.no_wasm,
                        "javascript.enabled": !wishes.no_script,
                    },
                },
            }),
        }
    }
}
