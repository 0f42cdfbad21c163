//! Saving a file.

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, window};

/// How long the browser may take to fetch the bytes before their address is withdrawn, in
/// milliseconds. Safari asks the user first.
const ADDRESS_LIFETIME: u32 = 60_000;

/// Hands `bytes` to the browser, to be saved under `name`. Whether it took them; whether they
/// arrive on the disk no page can know.
///
/// The bytes travel as bytes and never become a JavaScript string.
#[must_use]
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    try_save(name, media_type, bytes).is_ok()
}

fn try_save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let array = Uint8Array::from(bytes);
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&array), &options);
    array.fill(0, 0, array.length());
    let url = Url::create_object_url_with_blob(&blob?)?;
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Timeout::new(ADDRESS_LIFETIME, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}
