//! What can fail fails with a plain sentence where it happened, and never gives a key.

use std::fs;

use serde_json::json;
use tempfile::TempDir;

use crate::{
    engine::{Engine, Wishes},
    page::{Origin, Page, SOON, built_page},
    program::wait_for,
};

fn open_with(preload: &str) -> Page {
    let page = Page::open_with(Engine::Chromium, Origin::File, &Wishes::default(), preload);
    page.wait_until_usable();
    page
}

fn assert_refuses(page: &Page, said: &str) {
    page.generate("my-key", "ED25519");
    let error = wait_for(said, SOON, || {
        Some(page.session.one("#create-error").text()).filter(|text| !text.is_empty())
    });
    assert!(error.to_lowercase().contains(&said.to_lowercase()), "{error}");
    assert!(page.session.all(".made").is_empty(), "there is a key all the same");
    assert!(page.button("Generate key pair").is_enabled(), "the user cannot try again");
}

/// Puts a line of script before the glue in each worker, where it can replace the random source.
fn worker_begins_with(line: &str) -> String {
    format!(
        "const RealBlob = Blob;
         globalThis.Blob = function (parts, options) {{
           return new RealBlob(options?.type === 'text/javascript' ? [{}, ...parts] : parts, options);
         }};",
        json!(line)
    )
}

#[test]
fn a_missing_or_failing_random_source_gives_no_key() {
    for line in [
        "Object.defineProperty(self, 'crypto', { value: undefined });\n",
        "crypto.getRandomValues = undefined;\n",
        "crypto.getRandomValues = () => { throw new Error('no entropy'); };\n",
        "let n = 0; const real = crypto.getRandomValues.bind(crypto);
         crypto.getRandomValues = (a) => { if (++n > 2) throw new Error('no entropy'); return real(a); };\n",
    ] {
        let page = open_with(&worker_begins_with(line));
        assert_refuses(&page, "this browser gives no random numbers");
        // Nor does it the next time.
        assert_refuses(&page, "this browser gives no random numbers");
    }
}

#[test]
fn a_random_source_that_repeats_gives_no_key() {
    for line in [
        "crypto.getRandomValues = (a) => a.fill(0);\n",
        "crypto.getRandomValues = (a) => { for (let i = 0; i < a.length; i++) a[i] = i * 7; return a; };\n",
    ] {
        assert_refuses(&open_with(&worker_begins_with(line)), "random numbers repeat themselves");
    }
}

#[test]
fn a_worker_that_the_browser_refuses() {
    let page = open_with("globalThis.Worker = function () { throw new Error('no workers'); };");
    assert_refuses(&page, "the browser would not start the background worker");
}

#[test]
fn a_worker_that_never_says_ready() {
    let page = open_with(&worker_begins_with("self.postMessage = () => {};\n"));
    assert_refuses(&page, "the background worker that makes keys does not answer");
}

/// Remembers the workers, so that a test can do to them what a browser out of memory does.
const REMEMBER_WORKERS: &str = "const RealWorker = Worker; globalThis.workers = [];
    globalThis.Worker = function (url) { const w = new RealWorker(url); workers.push(w); return w; };";

#[test]
fn a_worker_that_dies_loses_nothing_and_is_replaced() {
    let page = open_with(REMEMBER_WORKERS);
    page.generate("kept", "ED25519");
    page.wait_for_key("kept");
    page.button("Download private key").click();
    page.saved("kept.pem");

    page.generate("lost", "RSA 4096");
    wait_for("progress", SOON, || page.session.all(".tested").into_iter().next());
    page.session.execute("workers.at(-1).dispatchEvent(new Event('error'))");
    page.wait_for_text("Close other tabs and programs and try again");
    page.wait_for_key_despite_error("kept");

    page.generate("next", "ED25519");
    page.wait_for_key("next");
}

/// A module that runs out of memory traps, and the page hears of it.
#[test]
fn a_worker_out_of_memory() {
    let preload = worker_begins_with(
        "const grow = WebAssembly.Memory.prototype.grow;
         WebAssembly.Memory.prototype.grow = () => { throw new RangeError('out of memory'); };
         const real = WebAssembly.Instance;
         WebAssembly.Instance = function (module, imports) {
           const instance = new real(module, imports);
           self.onmessage = null;
           Object.defineProperty(self, 'onmessage', { set(handler) {
             self.addEventListener('message', () => { throw new RangeError('out of memory'); });
           } });
           return instance;
         };\n",
    );
    let page = open_with(&preload);
    assert_refuses(&page, "the background worker stopped before it was done");
    assert!(page.session.all("#stopped").is_empty(), "the page says that it has stopped itself");
}

/// A fault of the page's own program is told, and what to do.
#[test]
fn a_fault_of_the_page() {
    let page = open_with("");
    page.session.execute("setTimeout(() => { throw new Error('a fault') })");
    page.wait_for_text("The page has stopped because of a fault.");
}

/// The worker runs the glue that the policy has checked, not an element that calls itself so.
#[test]
fn a_worker_with_another_script() {
    let (_folder, origin) = changed(|page| {
        page.replace("<div id=\"app\">", "<p id=\"glue\" hidden>throw new Error()</p><div id=\"app\">")
    });
    let page = Page::open(Engine::Chromium, origin);
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    page.assert_clean();
}

#[test]
fn a_download_that_the_browser_refuses() {
    let page = open_with("URL.createObjectURL = ((real) => (blob) => {
        if (blob.type !== 'text/javascript') throw new Error('no'); return real.call(URL, blob); })(URL.createObjectURL);");
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    page.button("Download private key").click();
    page.wait_for_text("Allow downloads for this page and try again");
    assert!(page.asks_before_leaving(), "the key counts as saved");
}

#[test]
fn no_web_assembly() {
    let wishes = Wishes { no_wasm: true, ..Wishes::default() };
    let page = Page::open_with(Engine::Firefox, Origin::File, &wishes, "");
    page.wait_for_text("WebAssembly is missing or turned off in this browser.");
    page.assert_clean();
}

#[test]
fn no_script() {
    let wishes = Wishes { no_script: true, ..Wishes::default() };
    let page = Page::open_with(Engine::Firefox, Origin::File, &wishes, "");
    page.wait_for_text("Scripts are turned off.");
    assert!(!page.text().contains("Starting"), "it says that it starts");
}

#[test]
fn an_old_browser() {
    let preload = "delete globalThis.DecompressionStream";
    let page = Page::open_with(Engine::Chromium, Origin::File, &Wishes::default(), preload);
    page.wait_for_text("This browser is too old.");
}

/// The page as it was built, with one change, in a folder of its own.
fn changed(change: impl FnOnce(String) -> String) -> (TempDir, Origin) {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("changed page.html");
    fs::write(&file, change(fs::read_to_string(built_page()).unwrap())).unwrap();
    (folder, Origin::Changed(file))
}

#[test]
fn a_program_that_was_changed_does_not_start() {
    for engine in Engine::ALL {
        let (_folder, origin) = changed(|page| {
            // One character in the middle of the packed program.
            let start = page.find(r#"id="program">"#).unwrap();
            let at = start + (page.len() - start) / 2;
            let other = if page.as_bytes()[at] == b'A' { "B" } else { "A" };
            format!("{}{other}{}", &page[..at], &page[at + 1..])
        });
        let page = Page::open_with(engine, origin, &Wishes::default(), "");
        page.wait_for_text("This file is damaged or was changed.");
        assert!(page.session.all("form").is_empty());
    }
}

#[test]
fn a_script_that_was_changed_does_not_run() {
    for engine in Engine::ALL {
        for (from, to) in [
            ("\"use strict\";\n(() => {", "\"use strict\"; \n(() => {"),
            ("let wasm_bindgen", "let  wasm_bindgen"),
        ] {
            let (_folder, origin) = changed(|page| {
                assert_eq!(page.matches(from).count(), 1, "{from}");
                page.replace(from, to)
            });
            let page = Page::open_with(engine, origin, &Wishes::default(), "");
            // What runs of the page's scripts has run once the page is loaded.
            assert!(page.session.all("form").is_empty(), "{engine:?} runs a changed script");
        }
    }
}

/// The same file from a path with spaces and letters that are not ASCII.
#[test]
fn any_path_will_do() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("Schlüssel für EC2.html");
    fs::copy(built_page(), &file).unwrap();
    for engine in Engine::ALL {
        let page = Page::open(engine, Origin::Changed(file.clone()));
        page.generate("my-key", "ED25519");
        page.wait_for_key("my-key");
        page.assert_clean();
    }
}
