//! The browser's question "Leave this page?".

use gloo_events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BeforeUnloadEvent, window};

/// As long as this value lives, leaving or reloading the page asks first.
pub struct LeavingGuard {
    _listener: Option<EventListener>,
}

impl LeavingGuard {
    /// Asks from now on.
    #[must_use]
    pub fn new() -> Self {
        let listener = window().map(|window| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(&window, "beforeunload", options, |event| {
                event.prevent_default();
                // What older engines want to see; the text itself is never shown.
                if let Some(event) = event.dyn_ref::<BeforeUnloadEvent>() {
                    event.set_return_value("unsaved");
                }
            })
        });
        Self { _listener: listener }
    }
}

impl Default for LeavingGuard {
    fn default() -> Self {
        Self::new()
    }
}
