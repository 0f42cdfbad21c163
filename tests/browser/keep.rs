//! A private key is hidden until asked for, kept until saved, and gone when forgotten.

use crate::{
    engine::Engine,
    page::{Origin, Page},
};

/// Whether private key text is anywhere in the document, in a field or in storage.
fn exposed(page: &Page) -> bool {
    let script = "const fields = [...document.querySelectorAll('textarea, input')].map(f => f.value);
        const stored = JSON.stringify([{...localStorage}, {...sessionStorage}, location.href, document.title]);
        return [document.documentElement.outerHTML, stored, ...fields].some(t => t.includes('PRIVATE KEY-----'));";
    page.session.execute(script).as_bool().unwrap()
}

fn hidden_until_asked_for(engine: Engine) {
    let page = Page::open(engine, Origin::File);
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    assert!(!exposed(&page));
    page.button("Show private key").click();
    let shown = page.session.one("#private-key").property("textContent");
    let shown = shown.as_str().unwrap();
    assert!(shown.starts_with("-----BEGIN OPENSSH PRIVATE KEY-----\n") && shown.ends_with("-----\n"));
    page.button("Hide private key").click();
    assert!(!exposed(&page));

    page.button("Forget this key").click();
    page.wait_for_text("Discard the private key of my-key?");
    page.button("Keep the key").click();
    assert_eq!(page.area("Public key").split(' ').count(), 3);
    assert!(page.asks_before_leaving());
    page.button("Forget this key").click();
    page.button("Discard the key").click();
    page.wait_for_text("The key was forgotten.");
    assert!(page.session.all(".made").is_empty() && !exposed(&page) && !page.asks_before_leaving());
    page.assert_clean();
}

#[test]
fn chromium_hides_and_forgets() {
    hidden_until_asked_for(Engine::Chromium);
}

#[test]
fn firefox_hides_and_forgets() {
    hidden_until_asked_for(Engine::Firefox);
}

/// A second key does not replace an unsaved first one without a question; a saved one it does.
#[test]
fn a_second_key_asks_before_it_replaces_an_unsaved_one() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.generate("first", "ED25519");
    page.wait_for_key("first");
    page.generate("second", "ED25519");
    page.wait_for_text("Discard the private key of first?");
    page.button("Keep the key").click();
    page.wait_for_key("first");
    page.button("Download private key").click();
    page.saved("first.pem");
    page.generate("second", "ED25519");
    page.wait_for_key("second");
}

/// What was shown of one key says nothing of the next.
#[test]
fn the_next_key_is_hidden_again() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.generate("first", "ED25519");
    page.wait_for_key("first");
    page.button("Show private key").click();
    page.button("Download private key").click();
    page.wait_for_text("Handed to the browser as first.pem.");
    page.generate("second", "ED25519");
    page.wait_for_key("second");
    assert!(!exposed(&page));
    assert!(!page.text().contains("Handed to the browser"), "{}", page.text());
}

/// The other formats are saved without making the key again.
#[test]
fn the_same_key_in_another_format() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.generate("my-key", "RSA 2048");
    page.wait_for_key("my-key");
    page.open_other_files();
    page.button("Download my-key (OpenSSH)").click();
    let saved = std::fs::read_to_string(page.saved("my-key")).unwrap();
    assert!(saved.starts_with("-----BEGIN OPENSSH PRIVATE KEY-----\n"));
    assert!(!page.asks_before_leaving());
    page.wait_for_text("Handed to the browser as my-key.");
}

/// Copying says so, and the clipboard holds what the field shows.
#[test]
fn copying_the_public_key() {
    let page = Page::open(Engine::Chromium, Origin::Http);
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    page.session.post(
        "/permissions",
        serde_json::json!({ "descriptor": { "name": "clipboard-read" }, "state": "granted" }),
    );
    page.button("Copy public key").click();
    page.wait_for_text("Copied.");
    let script = "navigator.clipboard.readText().then(arguments[0])";
    let copied = page.session.execute_async(script, serde_json::json!([]));
    assert_eq!(copied.as_str().unwrap().trim_end(), page.area("Public key"));
}
