//! What is wrong with a name or a comment is said at its field, and nothing is lost.

use crate::{
    engine::Engine,
    page::{Origin, Page},
};

/// The text that the field's `aria-describedby` points to.
fn description(page: &Page, id: &str) -> String {
    let script = format!(
        "const field = document.getElementById('{id}');
         return field.getAttribute('aria-describedby').split(' ')
           .map(id => document.getElementById(id).textContent).join(' ');"
    );
    page.session.execute(&script).as_str().unwrap().to_owned()
}

fn wrong_names(engine: Engine) {
    let page = Page::open(engine, Origin::File);
    page.generate("kept", "ED25519");
    page.wait_for_key("kept");
    page.button("Download private key").click();
    page.saved("kept.pem");

    let too_long = "x".repeat(256);
    for (name, said) in [
        ("", "the key pair has no name. Give it one"),
        (" x", "the name begins or ends with a space, which EC2 does not take. Remove the space."),
        ("x ", "the name begins or ends with a space, which EC2 does not take. Remove the space."),
        ("schlüssel", "EC2 takes ASCII characters only, and the name contains ü (U+00FC). Replace"),
        (&too_long, "the name has 256 characters, and EC2 takes 255 at most. Shorten it."),
    ] {
        page.generate(name, "ED25519");
        let found = description(&page, "name");
        assert!(found.contains(said), "{name:?}: {found}");
        assert_eq!(page.field("Key pair name").property("ariaInvalid"), "true", "{name:?}");
        let focused = page.session.execute("return document.activeElement.id");
        assert_eq!(focused, "name", "the focus is not where the mistake is");
        page.wait_for_key("kept");
    }
    for (name, said) in [
        (
            "x.pem",
            "The name ends like a file's. EC2 will show it just as it is, while the file will be called x.pem.",
        ),
        ("a/b:c*d", "The file will be called a-b-c-d.pem."),
        ("con", "The file will be called key-con.pem."),
    ] {
        page.generate(name, "ED25519");
        let found = description(&page, "name");
        assert!(found.contains(said), "{name:?}: {found}");
        page.wait_for_key(name);
        page.button("Download private key").click();
    }
    for file in ["x.pem", "a-b-c-d.pem", "key-con.pem"] {
        page.saved(file);
    }
    page.assert_clean();
}

#[test]
fn chromium_says_what_is_wrong_with_a_name() {
    wrong_names(Engine::Chromium);
}

#[test]
fn firefox_says_what_is_wrong_with_a_name() {
    wrong_names(Engine::Firefox);
}

#[test]
fn a_comment_of_its_own() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.session.one("form details summary").click();
    page.field("Comment").click();
    page.devtools("Input.insertText", serde_json::json!({ "text": "Jürgen on \u{202e}his laptop" }));
    page.generate("my-key", "ED25519");
    assert!(description(&page, "comment").contains("the comment contains a control character"));
    let focused = page.session.execute("return document.activeElement.id");
    assert_eq!(focused, "comment", "the focus is not where the mistake is");
    assert!(page.session.all(".made").is_empty());
    page.field("Comment").replace("Jürgen on his laptop");
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    assert!(page.area("Public key").ends_with(" Jürgen on his laptop"));
}

/// A line break never reaches the public key: the field takes only one line, whatever is pasted.
#[test]
fn a_comment_with_a_line_break() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.session.one("form details summary").click();
    page.field("Comment").click();
    page.devtools("Input.insertText", serde_json::json!({ "text": "one\nssh-rsa two" }));
    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    assert_eq!(page.area("Public key").lines().count(), 1);
}
