//! Saving a file.

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, window};

/// How long the browser may take to fetch the bytes before their address is withdrawn, in
/// milliseconds. Safari asks the user first.
const ADDRESS_LIFETIME: u32 = 60_000;

/// The address of bytes that were handed to the browser, withdrawn when dropped.
struct Address(String);

impl Drop for Address {
    fn drop(&mut self) {
        drop(Url::revoke_object_url(&self.0));
    }
}

thread_local! {
    /// The addresses that the browser may still be fetching, each with the timer that ends it.
    static ADDRESSES: RefCell<Vec<(Address, Timeout)>> = const { RefCell::new(Vec::new()) };
}

/// Hands `bytes` to the browser, to be saved under `name`. Whether it took them; whether they
/// arrive on the disk no page can know.
///
/// The bytes travel as bytes and never become a JavaScript string.
#[must_use]
pub fn save(name: &str, media_type: &str, bytes: &[u8]) -> bool {
    try_save(name, media_type, bytes).is_ok()
}

/// Withdraws what the browser was handed and may not have fetched yet.
pub fn forget_downloads() {
    ADDRESSES.with_borrow_mut(Vec::clear);
}

fn try_save(name: &str, media_type: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let array = Uint8Array::from(bytes);
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_u8_array_sequence_and_options(&Array::of1(&array), &options);
    array.fill(0, 0, array.length());
    let address = Address(Url::create_object_url_with_blob(&blob?)?);
    let document = window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let anchor: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    anchor.set_href(&address.0);
    anchor.set_download(name);
    anchor.click();
    let url = address.0.clone();
    let end = Timeout::new(ADDRESS_LIFETIME, move || {
        ADDRESSES.with_borrow_mut(|addresses| addresses.retain(|(address, _)| address.0 != url));
    });
    ADDRESSES.with_borrow_mut(|addresses| addresses.push((address, end)));
    Ok(())
}
