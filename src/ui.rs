//! The page, in Yew. It holds no cryptography and no file layout, only what is shown and asked.

mod advice;
mod choice;
mod confirm;
mod copy;
mod create;
mod frame;
mod passphrase_field;
mod text_field;

use web_sys::window;

use crate::text::{EN, Text};

/// The wording in the language of the page.
fn text() -> &'static Text {
    &EN
}

/// Draws the page in place of the line that says that it is starting.
pub(crate) fn start() {
    // A panic is a fault of this program. What it would print could hold anything, so nothing is
    // printed; `static/boot.js` sees the fault and tells the user that the page has stopped.
    yew::set_custom_panic_hook(Box::new(|_| {}));
    let root = window().and_then(|window| window.document()).and_then(|page| page.get_element_by_id("app"));
    if let Some(root) = root {
        yew::Renderer::<frame::Page>::with_root(root).render();
    }
}
