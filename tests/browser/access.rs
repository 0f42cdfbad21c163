//! Everybody can use the page: what axe-core finds, and what the design promises to name.

use std::{env, fs};

use serde_json::{Value, json};

use crate::{
    engine::{Engine, Wishes},
    page::{Origin, Page, SOON},
    program::wait_for,
};

/// Runs axe-core by the rules of WCAG 2.2, levels A and AA. What it cannot decide counts, too.
fn assert_accessible(page: &Page, what: &str) {
    let axe = env::var("EC2_KEYGEN_AXE").expect("cargo xtask test says where axe-core is");
    page.session.execute(&fs::read_to_string(axe).unwrap());
    let script = "const done = arguments[arguments.length - 1];
        axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(r =>
          done([...r.violations, ...r.incomplete].map(v => [v.id, v.nodes.map(n => [n.html.slice(0, 200), n.failureSummary])])));";
    let found = page.session.execute_async(script, json!([]));
    assert_eq!(found, Value::Array(Vec::new()), "{what}");
}

fn every_state(engine: Engine, dark: bool) {
    let wishes = Wishes { dark, ..Wishes::default() };
    let page = Page::open_with(engine, Origin::File, &wishes, "");
    page.wait_until_usable();
    assert_eq!(
        page.session.execute("return matchMedia('(prefers-color-scheme: dark)').matches"),
        json!(dark)
    );
    assert_accessible(&page, "the form");
    page.field("Key pair name").type_text("schlüssel");
    page.session.one("form details summary").click();
    assert_accessible(&page, "the form with an error");
    page.generate("my-key", "RSA 4096");
    wait_for("progress", SOON, || page.session.all(".tested").into_iter().next());
    assert_accessible(&page, "work in progress");
    page.button("Cancel").click();
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    page.button("Show private key").click();
    assert_accessible(&page, "the result");
    page.button("Forget this key").click();
    page.wait_for_text("It has not been saved.");
    assert_accessible(&page, "the question");
}

#[test]
fn chromium_in_light() {
    every_state(Engine::Chromium, false);
}

#[test]
fn chromium_in_dark() {
    every_state(Engine::Chromium, true);
}

#[test]
fn firefox_in_light() {
    every_state(Engine::Firefox, false);
}

#[test]
fn firefox_in_dark() {
    every_state(Engine::Firefox, true);
}

/// The accessible names that handouts rely on.
fn promised_names(engine: Engine) {
    let page = Page::open(engine, Origin::File);
    let names = |css: &str| -> Vec<String> {
        page.session.all(css).iter().filter_map(crate::webdriver::Element::accessible_name).collect()
    };
    assert_eq!(names("form > fieldset"), ["Key type", "Private key file"]);
    assert_eq!(
        names("form > fieldset input[type=radio]"),
        ["ED25519", "RSA 2048", "RSA 3072", "RSA 4096", ".pem", ".ppk", "OpenSSH"]
    );
    assert_eq!(names("#passphrase"), ["Passphrase"]);
    page.session.one("form details summary").click();
    assert_eq!(names("details fieldset"), ["Format of the .pem", "Public key file"]);
    page.choose(".ppk");
    assert_eq!(names("details fieldset"), ["Version of the .ppk", "Public key file"]);
    page.choose(".pem");
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    assert_eq!(
        names("output"),
        [
            "EC2 fingerprint after import",
            "EC2 fingerprint if EC2 had created it",
            "OpenSSH SHA256 fingerprint",
            "OpenSSH MD5 fingerprint",
            "Randomart",
        ]
    );
    for button in ["Download private key", "Download public key", "Copy public key", "Forget this key"] {
        page.button(button);
    }
    let focused = page.session.execute("return document.activeElement.id");
    assert_eq!(focused, "made-heading", "the focus does not follow the result");
}

#[test]
fn chromium_has_the_promised_names() {
    promised_names(Engine::Chromium);
}

#[test]
fn firefox_has_the_promised_names() {
    promised_names(Engine::Firefox);
}

/// The keyboard alone makes a key: Enter in the name's field sends the form, Escape keeps the key.
#[test]
fn the_keyboard_alone() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.field("Key pair name").type_text("my-key\u{e007}");
    page.wait_for_key("my-key");
    page.button("Forget this key").click();
    page.wait_for_text("It has not been saved.");
    page.session.one("dialog").type_text("\u{e00c}");
    wait_for("the question to go", SOON, || page.session.all("dialog").is_empty().then_some(()));
    page.wait_for_key("my-key");
    assert_eq!(focused(&page), "Forget this key", "the focus does not return to the button that asked");
    page.button("Forget this key").click();
    page.button("Discard the key").click();
    page.wait_for_text("The key was forgotten.");
    assert_eq!(focused(&page), "name");
    page.generate("my-key", "RSA 4096");
    wait_for("progress", SOON, || page.session.all(".tested").into_iter().next());
    page.button("Cancel").click();
    page.wait_for_text("Cancelled.");
    assert_eq!(focused(&page), "Generate key pair");
}

/// The id, or else the text, of what has the focus.
fn focused(page: &Page) -> String {
    let script = "const e = document.activeElement; return e.id || e.textContent.trim()";
    page.session.execute(script).as_str().unwrap().to_owned()
}
