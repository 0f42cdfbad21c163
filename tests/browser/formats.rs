//! Every private and public key file that the page offers, saved by a browser and opened by the
//! program that it is for.

use std::{fs, path::Path};

use serde_json::json;

use crate::{
    engine::Engine,
    judge,
    page::{Origin, Page},
    program::shell,
};

const WORDS: &str = "correct horse battery staple";

/// Asks for a file, and waits for it.
fn other_file(page: &Page, label: &str, name: &str) -> String {
    page.button(&format!("Download {name} ({label})")).click();
    let path = page.saved(name);
    page.wait_for_text(&format!("Handed to the browser as {name}."));
    fs::read_to_string(path).unwrap()
}

/// The public key that a program reads out of a private key file with a passphrase; and that it reads
/// nothing with another one.
fn assert_opens(folder: &Path, name: &str, expected: &str) {
    fs::write(folder.join("words"), WORDS).unwrap();
    fs::write(folder.join("wrong"), "wrong horse").unwrap();
    shell(folder, &format!("chmod 600 {name}"));
    let putty = Path::new(name).extension().is_some_and(|extension| extension == "ppk");
    let (right, wrong) = if putty {
        // For the public key alone, puttygen would not decrypt anything.
        let read = |words: &str| {
            format!(
                "puttygen {name} --old-passphrase {words} --new-passphrase /dev/null -O private-openssh-new -o opened \
                 && ssh-keygen -y -P '' -f opened"
            )
        };
        (read("words"), read("wrong"))
    } else {
        let read = |words: &str| format!("ssh-keygen -y -P \"$(cat {words})\" -f {name}");
        (read("words"), read("wrong"))
    };
    let blob = |line: &str| line.split(' ').nth(1).unwrap_or_default().to_owned();
    assert_eq!(blob(&shell(folder, &right)), blob(expected), "{name}");
    shell(folder, &format!("! {wrong} < /dev/null"));
}

fn every_file(engine: Engine, origin: Origin) {
    let page = Page::open(engine, origin);
    let folder = page.downloads.path();
    page.passphrase(WORDS);
    page.choose(".ppk");
    page.generate("k", "RSA 2048");
    page.wait_for_key("k");
    let public = page.area("Public key");
    page.button("Download private key").click();
    page.saved("k.ppk");
    assert_opens(folder, "k.ppk", &public);
    assert!(page.session.one("#connect").text().starts_with("putty -i k.ppk "));

    page.open_other_files();
    other_file(&page, "PuTTY 2", "k-v2.ppk");
    assert_opens(folder, "k-v2.ppk", &public);
    let pkcs8 = other_file(&page, "PKCS#8 PEM", "k-pkcs8.pem");
    assert!(pkcs8.starts_with("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"));
    assert_opens(folder, "k-pkcs8.pem", &public);
    other_file(&page, "OpenSSH", "k");
    assert_opens(folder, "k", &public);
    assert!(page.session.one("#connect").text().starts_with("ssh -i k "));
    // What EC2 wants for a Windows password, whatever the passphrase.
    let pem = other_file(&page, "PKCS#1 PEM", "k.pem");
    assert!(pem.starts_with("-----BEGIN RSA PRIVATE KEY-----\n") && !pem.contains("ENCRYPTED"));
    assert!(public.starts_with(&judge::public_line(&{
        shell(folder, "chmod 600 k.pem");
        folder.join("k.pem")
    })));

    page.session.one("[aria-labelledby=public-heading] summary").click();
    for (label, name, command) in [
        ("RFC 4716", "k-rfc4716.pub", "ssh-keygen -i -f k-rfc4716.pub"),
        ("Public key PEM", "k-public.pem", "ssh-keygen -i -m PKCS8 -f k-public.pem"),
        ("PKCS#1 public key PEM", "k-public-pkcs1.pem", "ssh-keygen -i -m PEM -f k-public-pkcs1.pem"),
        (
            "DER in base64",
            "k-public.der.b64",
            "base64 -d k-public.der.b64 | openssl pkey -pubin -inform DER -out t && ssh-keygen -i -m PKCS8 -f t",
        ),
    ] {
        page.button(&format!("Download {name} ({label})")).click();
        page.saved(name);
        assert!(public.starts_with(&shell(folder, command)), "{name}");
    }
    page.assert_clean();
}

#[test]
fn chromium_saves_every_file() {
    every_file(Engine::Chromium, Origin::File);
}

#[test]
fn firefox_saves_every_file() {
    every_file(Engine::Firefox, Origin::File);
}

/// A `.pem` with a passphrase is what the type of key allows, and the page says what that means.
#[test]
fn a_pem_with_a_passphrase() {
    let page = Page::open(Engine::Chromium, Origin::File);
    let windows = "EC2's console and the AWS CLI want the .pem without a passphrase (PKCS#1)";
    page.choose("RSA 2048");
    assert!(!page.text().contains(windows));
    page.passphrase(WORDS);
    assert!(page.text().contains(windows) && page.text().contains("The file will be PKCS#8"));
    page.passphrase("");
    page.choose("OpenSSH");
    assert!(page.text().contains(windows));
    page.choose("ED25519");
    assert!(!page.text().contains(windows));
    page.choose(".pem");
    page.passphrase(WORDS);
    page.generate("e", "ED25519");
    page.wait_for_key("e");
    page.button("Download private key").click();
    page.saved("e.pem");
    assert_opens(page.downloads.path(), "e.pem", &page.area("Public key"));
    page.generate("r", "RSA 2048");
    page.wait_for_key("r");
    page.button("Download private key").click();
    page.saved("r-pkcs8.pem");
    assert_opens(page.downloads.path(), "r-pkcs8.pem", &page.area("Public key"));
}

/// The options under the disclosure: what they choose is what is saved.
#[test]
fn the_options() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.session.one("form details summary").click();
    page.choose(".ppk");
    page.choose("Version 2");
    page.choose("RFC 4716");
    page.generate("old", "RSA 2048");
    page.wait_for_key("old");
    page.button("Download private key").click();
    let ppk = fs::read_to_string(page.saved("old-v2.ppk")).unwrap();
    assert!(ppk.starts_with("PuTTY-User-Key-File-2: ssh-rsa\nEncryption: none\n"));
    page.button("Download public key").click();
    assert!(
        fs::read_to_string(page.saved("old-rfc4716.pub")).unwrap().starts_with("---- BEGIN SSH2 PUBLIC KEY")
    );
    assert!(page.session.one("#import-command").text().ends_with(" fileb://old-rfc4716.pub"));
    page.choose(".pem");
    page.choose("PKCS#8");
    page.generate("p", "ED25519");
    page.wait_for_key("p");
    page.button("Download private key").click();
    let pem = fs::read_to_string(page.saved("p-pkcs8.pem")).unwrap();
    assert!(pem.starts_with("-----BEGIN PRIVATE KEY-----\n"));
    // EC2 takes an ED25519 key as a line only.
    assert!(page.session.one("#import-command").text().ends_with(" fileb://p.pub"));
}

/// The passphrase is hidden until asked for, can be pasted, and is nowhere but in its field.
#[test]
fn the_passphrase_field() {
    let page = Page::open(Engine::Chromium, Origin::File);
    let field = || page.find("#passphrase", "Passphrase").unwrap();
    assert_eq!(field().property("type"), "password");
    page.passphrase("1234");
    page.generate("k", "ED25519");
    page.wait_for_text("the passphrase has fewer than 5 characters");
    assert_eq!(page.session.execute("return document.activeElement.id"), "passphrase");
    assert!(page.session.all(".made").is_empty());
    page.passphrase("");
    field().click();
    page.devtools("Input.insertText", json!({ "text": WORDS }));
    page.wait_for_text("Strong: about");
    page.button("Show passphrase").click();
    assert_eq!(field().property("type"), "text");
    assert_eq!(field().property("value"), WORDS);
    page.generate("k", "ED25519");
    page.wait_for_key("k");
    let script = format!(
        "const stored = JSON.stringify([{{...localStorage}}, {{...sessionStorage}}, location.href, document.title]);
         return [document.documentElement.outerHTML, stored].some(t => t.includes('{WORDS}'));"
    );
    assert_eq!(page.session.execute(&script), false);
    page.button("Forget this key").click();
    page.button("Discard the key").click();
    page.wait_for_text("The key was forgotten.");
    assert_eq!(field().property("value"), "");
    // Nor does the form remember what the field has lost.
    page.generate("plain", "ED25519");
    page.wait_for_key("plain");
    page.button("Download private key").click();
    let pem = page.saved("plain.pem");
    shell(page.downloads.path(), "chmod 600 plain.pem");
    assert_eq!(judge::public_line(&pem), page.area("Public key"));
}

/// What is said of a passphrase follows what is typed and which file it protects.
#[test]
fn strength_is_said_for_the_file() {
    let page = Page::open(Engine::Chromium, Origin::File);
    let said = || page.session.one("#passphrase-strength").text();
    page.choose(".ppk");
    page.passphrase("horse battery");
    let modern = said();
    assert!(modern.starts_with("Weak: about 31 bits.") && modern.contains("finds it in days"), "{modern}");
    page.passphrase("P@ssw0rd1");
    assert!(said().starts_with("Weak"), "{}", said());
    page.passphrase("x9vq-72mk-pzt4");
    assert!(said().starts_with("Strong"), "{}", said());
    page.session.one("form details summary").click();
    page.choose("Version 2");
    assert!(!said().starts_with("Strong"), "{}", said());
}
