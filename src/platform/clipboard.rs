//! Copying public text.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlTextAreaElement, window};

/// Copies `text`; whether that worked. Where there is no clipboard, as on a page that came by
/// plain `http:` from another computer, it does not.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window() else { return false };
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Selects all that `element` shows, so that the user can copy it by hand.
pub fn select(element: &Element) {
    if let Some(area) = element.dyn_ref::<HtmlTextAreaElement>() {
        area.select();
        return;
    }
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection {
        selection.select_all_children(element).unwrap_or_else(super::transfer::ignore);
    }
}
