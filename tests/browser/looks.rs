//! How the page looks: pictures for people, and what can be measured of them.

use std::{fs, path::Path};

use serde_json::json;

use crate::{
    engine::Engine,
    page::{Origin, Page},
};

/// Takes a picture of the whole page as it is emulated now, into `target/screenshots/`.
fn picture(page: &Page, name: &str) {
    take(page, name, true);
}

fn take(page: &Page, name: &str, all: bool) {
    use base64::{Engine, prelude::BASE64_STANDARD};
    let parameters = json!({ "format": "png", "captureBeyondViewport": all });
    let png = page.devtools("Page.captureScreenshot", parameters);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots");
    fs::create_dir_all(&folder).unwrap();
    let png = BASE64_STANDARD.decode(png["data"].as_str().unwrap()).unwrap();
    fs::write(folder.join(format!("{name}.png")), png).unwrap();
}

fn width(page: &Page, pixels: u32) {
    size(page, pixels, 900);
}

fn size(page: &Page, width: u32, height: u32) {
    page.devtools(
        "Emulation.setDeviceMetricsOverride",
        json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
    );
}

fn assert_fits(page: &Page, what: &str) {
    let script = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(page.session.execute(script), json!(0), "{what} scrolls sideways");
}

/// Nothing scrolls sideways, down to the 320 pixels of WCAG 2.2, 1.4.10, with the longest name.
#[test]
fn pictures_in_every_light_and_width() {
    let page = Page::open(Engine::Chromium, Origin::File);
    page.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true }));
    width(&page, 900);
    picture(&page, "form-light");
    page.emulate_media("screen", "dark");
    picture(&page, "form-dark");
    page.emulate_media("screen", "light");

    page.session.one("form details summary").click();
    page.choose("RSA 2048");
    page.choose(".ppk");
    page.choose("Version 2");
    page.passphrase(" Größe2024");
    picture(&page, "options");
    page.choose(".pem");
    page.choose("ED25519");
    page.session.one("form details summary").click();
    page.passphrase("1234");
    page.field("Key pair name").type_text("schlüssel");
    page.button("Generate key pair").click();
    picture(&page, "form-error");
    page.passphrase("");
    page.generate("my-key", "RSA 4096");
    page.session.execute("scrollTo(0, 0)");
    crate::program::wait_for("progress", crate::page::SOON, || {
        page.session.all(".tested").into_iter().next()
    });
    picture(&page, "working");
    page.button("Cancel").click();

    page.generate("my-key", "ED25519");
    page.wait_for_key("my-key");
    page.session.execute("scrollTo(0, 0)");
    picture(&page, "made-light");
    // The picture of README.md, docs/create.png.
    size(&page, 900, 1450);
    take(&page, "readme", false);
    width(&page, 900);
    page.emulate_media("screen", "dark");
    picture(&page, "made-dark");
    page.emulate_media("screen", "light");
    page.button("Forget this key").click();
    take(&page, "question", false);
    page.button("Keep the key").click();
    page.emulate_media("print", "light");
    width(&page, 800);
    picture(&page, "print");
    assert!(!page.text().contains("Download private key"), "controls are printed");
    page.emulate_media("screen", "light");

    page.button("Download private key").click();
    page.passphrase("correct horse battery staple");
    page.choose(".ppk");
    page.generate("putty-key", "RSA 2048");
    page.wait_for_key("putty-key");
    page.open_other_files();
    page.session.one("[aria-labelledby=public-heading] summary").click();
    page.session.execute("scrollTo(0, 0)");
    picture(&page, "encrypted");
    page.button("Download private key").click();
    let longest = "w".repeat(255);
    page.generate(&longest, "RSA 2048");
    page.wait_for_key(&longest);
    page.button("Show private key").click();
    for pixels in [320, 375, 768, 1280] {
        width(&page, pixels);
        assert_fits(&page, &format!("the page at {pixels} pixels"));
    }
    width(&page, 320);
    page.session.execute("scrollTo(0, 0)");
    picture(&page, "narrow");
}
