//! The Create tab: a key pair made, saved and judged by the programs that will use it.

use std::fs;

use ec2_keygen::key::KeyType;

use crate::{
    ec2::Ec2,
    engine::Engine,
    judge,
    page::{Origin, Page, SOON},
    program::{shell, wait_for},
    sample,
    sshd::Sshd,
};

/// The whole way of a user: make, save, protect, compare, log in.
fn make_and_use(engine: Engine, origin: Origin) {
    let page = Page::open(engine, origin);
    for (key_type, other) in [("ED25519", KeyType::Ed25519), ("RSA 2048", KeyType::Rsa2048)] {
        for (file, extension) in [(".pem", ".pem"), ("OpenSSH", "")] {
            let stem = format!("{}{}", key_type.replace(' ', ""), extension.replace('.', "-"));
            page.choose(file);
            page.generate(&stem, key_type);
            page.wait_for_key(&stem);

            assert!(page.asks_before_leaving(), "a key that is not saved could be lost");
            page.button("Download private key").click();
            let private_name = format!("{stem}{extension}");
            let private = page.saved(&private_name);
            assert!(!page.asks_before_leaving(), "a key that is saved holds the user back");
            page.button("Download public key").click();
            let public = page.saved(&format!("{stem}.pub"));
            let folder = page.downloads.path();
            shell(folder, &page.session.one("#protect-unix").text());

            let shown = page.area("Public key");
            assert_eq!(fs::read_to_string(&public).unwrap(), format!("{shown}\n"));
            let derived = judge::public_line(&private);
            assert!(shown == derived || shown == format!("{derived} {stem}"), "{shown}\n{derived}");

            assert_eq!(page.output("OpenSSH SHA256 fingerprint"), judge::fingerprint(&private, "sha256"));
            assert_eq!(page.output("OpenSSH MD5 fingerprint"), judge::fingerprint(&private, "md5"));
            assert_eq!(page.output("Randomart"), judge::randomart(&private));
            let imported = judge::ec2_imported(folder, &private_name);
            assert_eq!(page.output("EC2 fingerprint after import"), imported);
            if file == ".pem" {
                let created = judge::ec2_created(folder, &private_name);
                assert_eq!(page.output("EC2 fingerprint if EC2 had created it"), created);
            }

            let sshd = Sshd::start(&shown);
            sshd.assert_lets_in(&private);
            let foreign = folder.join("foreign");
            let content = sample::make(other, "foreign", 31);
            fs::write(&foreign, content.file.content.expose()).unwrap();
            shell(folder, "chmod 600 foreign");
            sshd.assert_refuses(&foreign);
        }
    }
    page.assert_clean();
}

/// The shown command, run by the AWS CLI where the browser has put the file, imports the shown key.
#[test]
fn the_shown_command_imports_the_shown_key() {
    let ec2 = Ec2::start();
    let page = Page::open(Engine::Chromium, Origin::Http);
    for (name, key_type) in [("my-key", "ED25519"), ("Jane's key", "RSA 2048")] {
        page.generate(name, key_type);
        page.wait_for_key(name);
        page.button("Download private key").click();
        page.button("Download public key").click();
        page.saved(&format!("{}.pub", name.replace(['\'', ' '], "-")));
        let folder = page.downloads.path();
        ec2.shell(folder, &page.session.one("#import-command").text());
        let expected = format!("{name}\t{}", page.area("Public key"));
        assert!(ec2.key_pairs(folder).contains(&expected), "{expected}");
    }
}

/// Progress is shown, cancelling ends it at once, and the next key is made by a fresh worker.
fn cancel(engine: Engine) {
    let page = Page::open(engine, Origin::File);
    page.generate("slow", "RSA 4096");
    let tested = wait_for("progress", SOON, || page.session.all(".tested").into_iter().next()).text();
    assert!(tested.contains("about 163 are usual"), "{tested}");
    assert!(!page.button("Generate key pair").is_enabled());
    page.button("Cancel").click();
    page.wait_for_text("Cancelled. No key was made.");
    assert!(page.find("button", "Cancel").is_none());
    assert!(page.session.all(".made").is_empty());
    page.generate("quick", "ED25519");
    page.wait_for_key("quick");
    page.assert_clean();
}

/// The key that is there can be saved while the next one is made; what needs the worker rests.
#[test]
fn a_key_can_be_saved_while_the_next_one_is_made() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.generate("first", "ED25519");
    page.wait_for_key("first");
    page.open_other_files();
    page.generate("slow", "RSA 4096");
    page.button("Discard the key").click();
    wait_for("progress", SOON, || page.session.all(".tested").into_iter().next());
    assert!(!page.button("Download first.ppk (PuTTY 3)").is_enabled());
    page.button("Download private key").click();
    page.saved("first.pem");
    assert!(!page.asks_before_leaving());
    page.button("Cancel").click();
    page.wait_for_text("Cancelled. No key was made.");
    page.button("Download first.ppk (PuTTY 3)").click();
    page.saved("first.ppk");
}

#[test]
fn chromium_cancels() {
    cancel(Engine::Chromium);
}

#[test]
fn firefox_cancels() {
    cancel(Engine::Firefox);
}

#[test]
fn chromium_over_http() {
    make_and_use(Engine::Chromium, Origin::Http);
}

#[test]
fn chromium_from_file() {
    make_and_use(Engine::Chromium, Origin::File);
}

#[test]
fn firefox_over_http() {
    make_and_use(Engine::Firefox, Origin::Http);
}

#[test]
fn firefox_from_file() {
    make_and_use(Engine::Firefox, Origin::File);
}
