//! The page's policy: what it says, and that the browsers enforce it.

use std::fs;

use base64::{Engine as _, prelude::BASE64_STANDARD};
use serde_json::json;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{
    engine::{Engine, Wishes},
    page::{Origin, Page, built_page},
};

/// The policy is this one, word for word, with the hashes of just what is in the page.
#[test]
fn the_policy_is_as_strict_as_it_can_be() {
    let page = fs::read_to_string(built_page()).unwrap();
    let hashes = |element: &str| -> String {
        let (open, close) = (format!("<{element}"), format!("</{element}>"));
        let mut hashes: Vec<_> = page
            .split(&open)
            .skip(1)
            .map(|rest| rest.split_once('>').unwrap())
            .filter(|(attributes, _)| !attributes.contains("text/plain"))
            .map(|(_, rest)| rest.split_once(&close).unwrap().0)
            .map(|content| format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(content))))
            .collect();
        hashes.reverse();
        hashes.join(" ")
    };
    let expected = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {}; img-src data:; worker-src blob:; \
         connect-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; \
         require-trusted-types-for 'script'; trusted-types ec2-keygen",
        hashes("script"),
        hashes("style"),
    );
    let policy =
        page.split("Content-Security-Policy\" content=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(policy, expected);
}

/// The page holds everything: it names no other file and no other place.
#[test]
fn the_page_names_nothing_outside_itself() {
    let page = fs::read_to_string(built_page()).unwrap();
    let markup = page.split("<script").next().unwrap();
    for (attribute, allowed) in [("src=", &[][..]), ("href=", &["data:"])] {
        for value in markup.split(attribute).skip(1) {
            let value = value.trim_start_matches('"');
            assert!(allowed.iter().any(|start| value.starts_with(start)), "{attribute}{}", &value[..40]);
        }
    }
    assert!(!page.contains(" style="), "there is a style attribute");
    let beside = fs::read_dir(built_page().parent().unwrap()).unwrap();
    let mut found: Vec<_> = beside.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    found.sort();
    assert_eq!(found, ["SHA256SUMS", "_headers", "index.html"]);
}

/// `sha256sum -c` accepts what lies beside the page.
#[test]
fn the_checksums_are_right() {
    let folder = built_page().parent().unwrap().to_owned();
    let said = crate::program::shell(&folder, "sha256sum --strict --check SHA256SUMS");
    assert_eq!(said, "index.html: OK\n_headers: OK");
}

/// What a policy inside the page cannot say, the server says.
#[test]
fn the_server_sends_the_headers() {
    let page = Page::open(Engine::Chromium, Origin::Http);
    let answer = ureq::get(&page.url).call().unwrap();
    let header =
        |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    assert_eq!(header("Content-Security-Policy"), "frame-ancestors 'none'");
    assert_eq!(header("X-Content-Type-Options"), "nosniff");
    assert_eq!(header("Referrer-Policy"), "no-referrer");
    assert_eq!(header("Content-Type"), "text/html; charset=utf-8");
}

/// Each way out of the page is tried from within it, and the recorder hears of none.
#[test]
fn nothing_gets_out_of_the_page() {
    let page = Page::open(Engine::Chromium, Origin::Http);
    let requests = page.recorder.requests();
    let target = format!("{}leak", page.url);
    let script = "const [url, done] = arguments;
        const out = [];
        const attempt = (name, f) => { try { out.push([name, f()]); } catch { } };
        attempt('fetch', () => fetch(url));
        attempt('image', () => new Promise((yes, no) => { const i = new Image(); i.onload = yes; i.onerror = no; i.src = url; }));
        attempt('script', () => new Promise((yes, no) => { const s = document.createElement('script'); s.onload = yes; s.onerror = no; s.src = url; document.body.append(s); }));
        attempt('style', () => new Promise((yes, no) => { const l = document.createElement('link'); l.rel = 'stylesheet'; l.onload = yes; l.onerror = no; l.href = url; document.head.append(l); }));
        attempt('request', () => new Promise((yes, no) => { const x = new XMLHttpRequest(); x.onload = yes; x.onerror = no; x.open('GET', url); x.send(); }));
        attempt('socket', () => new Promise((yes, no) => { const w = new WebSocket(url.replace('http', 'ws')); w.onopen = yes; w.onerror = no; }));
        attempt('events', () => new Promise((yes, no) => { const e = new EventSource(url); e.onopen = yes; e.onerror = no; }));
        Promise.allSettled(out.map(([, p]) => p)).then(all =>
          done(all.map((result, i) => [out[i][0], result.status]).filter(([, status]) => status !== 'rejected')));";
    let succeeded = page.session.execute_async(script, json!([target]));
    assert_eq!(succeeded, json!([]), "these got through");
    page.session.execute(&format!("navigator.sendBeacon('{target}')"));
    page.wait_for_text("The page's policy has blocked something.");
    assert_eq!(page.recorder.requests(), requests);
}

/// The same from the worker, which inherits the policy.
#[test]
fn nothing_gets_out_of_the_worker() {
    let preload = "const RealBlob = Blob;
        globalThis.Blob = function (parts, options) {
          const leak = `const leak = '${location.origin}/leak';
            try { importScripts(leak); } catch (e) { }
            try { new WebSocket(leak.replace('http', 'ws')); } catch (e) { }
            fetch(leak).then(() => self.close(), () => {});\\n`;
          return new RealBlob(options?.type === 'text/javascript' ? [leak, ...parts] : parts, options);
        };";
    let page = Page::open_with(Engine::Chromium, Origin::Http, &Wishes::default(), preload);
    page.wait_until_usable();
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    assert_eq!(page.recorder.requests(), [format!("GET {}", page.url)]);
}

/// What an attacker would put into the page does not run.
///
/// Each attempt runs from a timer: what the driver itself runs is exempt from the policy's ban on
/// `eval`.
#[test]
fn nothing_else_runs_in_the_page() {
    let page = Page::open(Engine::Chromium, Origin::File);
    for attempt in [
        "const s = document.createElement('script'); s.textContent = 'hacked = 1'; document.body.append(s)",
        "const p = document.createElement('p'); p.innerHTML = '<img src=x onerror=\"hacked = 1\">'",
        "document.body.setAttribute('onclick', 'hacked = 1'); document.body.click()",
        "hacked = eval('1')",
        "hacked = new Function('return 1')()",
        "setTimeout('hacked = 1')",
        "location.href = 'javascript:hacked = 1'",
        "hacked = new Worker('data:text/javascript,postMessage(1)')",
        "hacked = new Worker(URL.createObjectURL(new Blob([])))",
        "hacked = trustedTypes.createPolicy('mine', { createScript: s => s })",
        "hacked = trustedTypes.createPolicy('ec2-keygen', { createScript: s => s })",
    ] {
        let script = format!(
            "const done = arguments[0]; globalThis.hacked = undefined;
             setTimeout(() => {{ try {{ {attempt} }} catch {{ }} }});
             setTimeout(() => done(typeof hacked), 100);"
        );
        assert_eq!(page.session.execute_async(&script, json!([])), "undefined", "{attempt}");
    }
    page.wait_for_text("The page's policy has blocked something.");
}

/// In a frame, the page around could deceive the user.
#[test]
fn it_does_not_run_inside_another_page() {
    let folder = TempDir::new().unwrap();
    let around = folder.path().join("around.html");
    fs::write(
        &around,
        format!("<iframe src='file://{}' width=800 height=800></iframe>", built_page().display()),
    )
    .unwrap();
    for engine in Engine::ALL {
        let page = Page::open_with(engine, Origin::Changed(around.clone()), &Wishes::default(), "");
        page.session.post("/frame", json!({ "id": 0 }));
        page.wait_for_text("This page does not run inside another page.");
        assert!(page.session.all("form").is_empty());
    }
}
