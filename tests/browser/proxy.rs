//! A proxy that every request of a browser must pass, and that writes each one down.

use std::{
    io::{BufRead, BufReader, Write, copy},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
    thread,
};

/// The hosts of the browsers' own services (time, updates, settings, start page, push, safe browsing),
/// which they ask for whatever they show. Exact names: everything else counts, such as the fonts that
/// pages like to fetch from a neighbour of these.
const BROWSERS_OWN: [&str; 14] = [
    "accounts.google.com",
    "android.clients.google.com",
    "aus5.mozilla.org",
    "clients2.google.com",
    "clientservices.googleapis.com",
    "content-signature-2.cdn.mozilla.net",
    "firefox.settings.services.mozilla.com",
    "incoming.telemetry.mozilla.org",
    "optimizationguide-pa.googleapis.com",
    "push.services.mozilla.com",
    "redirector.gvt1.com",
    "safebrowsing.googleapis.com",
    "start.duckduckgo.com",
    "update.googleapis.com",
];

/// The record of a browser's requests. Requests to the site are passed on; all others are refused.
pub struct Recorder {
    /// The proxy's own port.
    pub port: u16,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Recorder {
    /// Listens on the loopback address. `site` is the port of the only server that may be reached.
    pub fn start(site: Option<u16>) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let record = Arc::clone(&requests);
        thread::spawn(move || {
            for client in listener.incoming().flatten() {
                let record = Arc::clone(&record);
                thread::spawn(move || pass(client, site, &record));
            }
        });
        Self { port, requests }
    }

    /// Each request so far, as its method and address, such as `GET http://127.0.0.1:1234/` or
    /// `CONNECT example.com:443`.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn pass(client: TcpStream, site: Option<u16>, record: &Mutex<Vec<String>>) -> Option<()> {
    let mut reader = BufReader::new(client.try_clone().ok()?);
    let mut line = String::new();
    reader.read_line(&mut line).ok()?;
    let (method, rest) = line.split_once(' ')?;
    let target = rest.split(' ').next()?;
    let host = target.trim_start_matches("http://").split(['/', ':']).next()?;
    if !BROWSERS_OWN.contains(&host) {
        record.lock().unwrap().push(format!("{method} {target}"));
    }
    // The rest of the head is read, else closing would reset the connection.
    let mut header = String::new();
    while reader.read_line(&mut header).ok()? > 2 {
        header.clear();
    }

    let mut client = client;
    let path = site.and_then(|site| target.strip_prefix(&format!("http://127.0.0.1:{site}")));
    let (Some(site), Some(path)) = (site, path) else {
        client.write_all(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n").ok()?;
        return None;
    };
    let mut server = TcpStream::connect(("127.0.0.1", site)).ok()?;
    write!(server, "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{site}\r\nConnection: close\r\n\r\n").ok()?;
    copy(&mut server, &mut client).ok()?;
    Some(())
}
