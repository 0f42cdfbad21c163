//! Every touch of the browser beyond the page's own elements.
//!
//! Page and worker run the very same wasm module; [`start`] finds out which of the two this is.

mod clipboard;
mod download;
mod entropy;
mod leaving;
mod transfer;
mod worker;
mod worker_scope;

pub use clipboard::{copy, select};
pub use download::{forget_downloads, save};
pub use leaving::LeavingGuard;
pub use worker::{JobWorker, Signal};

/// Starts the page, or the worker, according to where this module finds itself.
pub fn start() {
    if web_sys::window().is_some() {
        crate::ui::start();
    } else {
        worker_scope::start();
    }
}

/// Milliseconds since the epoch.
#[must_use]
pub fn now() -> f64 {
    js_sys::Date::now()
}
