//! The page in a browser, used by the accessible names that its design promises.

use std::{
    env, fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{
    engine::{Engine, Wishes},
    program::{Server, wait_for},
    proxy::Recorder,
    webdriver::{Element, Session},
};

/// The longest that anything but an RSA key may take: machines are slow at times.
pub const SOON: Duration = Duration::from_secs(30);
/// The longest that an RSA key may take.
pub const KEY: Duration = Duration::from_mins(2);

/// Where the page is opened from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From `cargo xtask serve`, over HTTP.
    Http,
    /// The built file itself.
    File,
    /// Another file.
    Changed(PathBuf),
}

/// A browser that shows the page.
pub struct Page {
    /// The remote control.
    pub session: Session,
    /// What the page has saved.
    pub downloads: TempDir,
    /// What the browser has asked for.
    pub recorder: Recorder,
    /// The page's address.
    pub url: String,
    engine: Engine,
    _profile: TempDir,
    _driver: Server,
    _site: Option<Server>,
}

impl Page {
    /// Opens the page and waits until it can be used.
    pub fn open(engine: Engine, origin: Origin) -> Self {
        let page = Self::open_with(engine, origin, &Wishes::default(), "");
        page.wait_until_usable();
        page
    }

    /// Opens the page in a browser of certain wishes, after running `preload` in it (Chromium only),
    /// and does not wait.
    pub fn open_with(engine: Engine, origin: Origin, wishes: &Wishes, preload: &str) -> Self {
        let (site, url) = match origin {
            Origin::Http => serve(),
            Origin::File => (None, file_url(&built_page())),
            Origin::Changed(file) => (None, file_url(&file)),
        };
        let port =
            url.strip_prefix("http://127.0.0.1:").map(|rest| rest.trim_end_matches('/').parse().unwrap());
        let (profile, downloads) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let recorder = Recorder::start(port);
        let (driver, address) = engine.start_driver();
        let capabilities = engine.capabilities(profile.path(), downloads.path(), recorder.port, wishes);
        let session = Session::start(&address, capabilities);
        let page = Self {
            session,
            downloads,
            recorder,
            url,
            engine,
            _profile: profile,
            _driver: driver,
            _site: site,
        };
        if wishes.dark && engine == Engine::Chromium {
            page.emulate_media("screen", "dark");
        }
        if !preload.is_empty() {
            page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": preload }));
        }
        page.session.open(&page.url);
        page
    }

    /// Waits until the form is there.
    pub fn wait_until_usable(&self) {
        wait_for("the form", SOON, || self.session.all("form button").into_iter().next());
    }

    /// The element with this accessible name among those that match `css`.
    pub fn find(&self, css: &str, name: &str) -> Option<Element<'_>> {
        self.session.all(css).into_iter().find(|element| element.accessible_name().as_deref() == Some(name))
    }

    fn get(&self, css: &str, name: &str) -> Element<'_> {
        self.find(css, name).unwrap_or_else(|| panic!("there is no {css} named {name:?}"))
    }

    /// The button with this accessible name.
    pub fn button(&self, name: &str) -> Element<'_> {
        self.get("button", name)
    }

    /// The text field with this accessible name.
    pub fn field(&self, name: &str) -> Element<'_> {
        self.get("input[type=text]", name)
    }

    /// Chooses the radio button with this accessible name.
    pub fn choose(&self, name: &str) {
        self.get("input[type=radio]", name).click();
    }

    /// What is in the text area with this accessible name.
    pub fn area(&self, name: &str) -> String {
        self.get("textarea", name).property("value").as_str().unwrap().to_owned()
    }

    /// What the output with this accessible name says.
    pub fn output(&self, name: &str) -> String {
        self.get("output", name).property("textContent").as_str().unwrap().to_owned()
    }

    /// Everything that can be read on the page.
    pub fn text(&self) -> String {
        self.session.one("body").text()
    }

    /// Fills in the form and sends it.
    pub fn generate(&self, name: &str, key_type: &str) {
        self.field("Key pair name").replace(name);
        self.choose(key_type);
        self.button("Generate key pair").click();
    }

    /// Fills in the passphrase, which takes the place of any that was there.
    pub fn passphrase(&self, words: &str) {
        self.get("#passphrase", "Passphrase").replace(words);
    }

    /// Opens the list of the key's further private files.
    pub fn open_other_files(&self) {
        self.session.one("[aria-labelledby=private-heading] summary").click();
    }

    /// Waits for the key pair of this name.
    pub fn wait_for_key(&self, name: &str) {
        let heading = format!("Key pair {name}");
        wait_for(&heading, KEY, || {
            let error = self.session.one("#create-error").text();
            assert_eq!(error, "", "there is an error instead of {heading}");
            self.shows_key(&heading)
        });
    }

    /// The key pair of this name is there, whatever else is said.
    pub fn wait_for_key_despite_error(&self, name: &str) {
        let heading = format!("Key pair {name}");
        wait_for(&heading, SOON, || self.shows_key(&heading));
    }

    fn shows_key(&self, heading: &str) -> Option<()> {
        let script = "return document.querySelector('.made h2')?.textContent";
        (self.session.execute(script) == heading).then_some(())
    }

    /// Waits for a text that can be read on the page.
    pub fn wait_for_text(&self, text: &str) {
        wait_for(text, SOON, || self.text().contains(text).then_some(()));
    }

    /// The file of this name, once the browser has saved it.
    pub fn saved(&self, name: &str) -> PathBuf {
        let path = self.downloads.path().join(name);
        wait_for(&format!("the download of {name}"), SOON, || {
            let complete = fs::metadata(&path).is_ok_and(|file| file.len() > 0);
            let partial = fs::read_dir(self.downloads.path()).unwrap().flatten().any(|entry| {
                let name = entry.file_name().to_string_lossy().into_owned();
                name.contains(".part") || name.contains(".crdownload") || name.starts_with(".com.google")
            });
            (complete && !partial).then_some(())
        });
        path
    }

    /// Whether leaving the page would ask first.
    pub fn asks_before_leaving(&self) -> bool {
        let script = "const e = new Event('beforeunload', { cancelable: true }); dispatchEvent(e); \
                      return e.defaultPrevented;";
        self.session.execute(script).as_bool().unwrap()
    }

    /// Nothing was blocked by the policy, and nothing was asked for but the page itself.
    pub fn assert_clean(&self) {
        assert!(!self.session.one("#violations").is_displayed(), "{}", self.text());
        let expected: Vec<String> =
            if self.url.starts_with("http") { vec![format!("GET {}", self.url)] } else { Vec::new() };
        assert_eq!(self.recorder.requests(), expected);
        if self.engine == Engine::Chromium {
            let log = self.session.post("/se/log", json!({ "type": "browser" }));
            assert_eq!(log, json!([]), "the console is not empty");
        }
    }

    /// A command of Chromium's own protocol for developer tools.
    pub fn devtools(&self, command: &str, parameters: Value) -> Value {
        self.session.post("/goog/cdp/execute", json!({ "cmd": command, "params": parameters }))
    }

    /// Shows the page as on another medium, in another colour scheme (Chromium only).
    pub fn emulate_media(&self, medium: &str, scheme: &str) {
        let features = [json!({ "name": "prefers-color-scheme", "value": scheme })];
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": medium, "features": features }));
    }
}

/// The page as it was built.
pub fn built_page() -> PathBuf {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist/index.html");
    assert!(page.is_file(), "there is no dist/index.html; cargo xtask test builds it");
    page
}

fn file_url(path: &Path) -> String {
    format!("file://{}", path.display()).replace(' ', "%20")
}

fn serve() -> (Option<Server>, String) {
    let xtask = env::var("EC2_KEYGEN_XTASK").expect("cargo xtask test says where it is");
    let mut command = std::process::Command::new(xtask);
    let mut server = Server::start(command.args(["serve-only", "0"]).stdout(Stdio::piped()));
    let mut lines = BufReader::new(server.child().stdout.take().unwrap()).lines();
    let line = lines.next().expect("the server says where the page is").unwrap();
    // Reads to the end, so that the server never writes into a closed pipe.
    std::thread::spawn(move || lines.for_each(drop));
    let url = line.split_whitespace().last().expect("the server says where the page is").to_owned();
    (Some(server), url)
}
