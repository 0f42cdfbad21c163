//! The page's side of the protocol: a worker that runs jobs, and is terminated when dropped.

use wasm_bindgen::{JsCast, JsValue, closure::Closure, prelude::wasm_bindgen};
use web_sys::{MessageEvent, Worker};

use super::transfer;
use crate::job::{Event, Request};

#[wasm_bindgen]
extern "C" {
    /// Defined in `static/boot.js`, which holds the compiled module and the Trusted Types policy.
    #[wasm_bindgen(catch, js_name = ec2KeygenStartWorker)]
    fn start_worker() -> Result<Worker, JsValue>;
}

/// What comes from a worker.
#[derive(Debug)]
pub enum Signal {
    /// It said something.
    Event(Event),
    /// It ended by a fault, or said something that cannot be understood.
    Died,
}

/// A running worker. Dropping it ends the worker at once and frees its memory, whatever it does.
pub struct JobWorker {
    worker: Worker,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(web_sys::Event)>,
}

impl JobWorker {
    /// Starts a worker. It takes requests once it has said [`Event::Ready`]. `None` if the browser
    /// refuses.
    #[must_use]
    pub fn start(on_signal: impl Fn(Signal) + Clone + 'static) -> Option<Self> {
        let worker = start_worker().ok()?;
        let on_death = on_signal.clone();
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
            on_signal(transfer::unpack(&message).map_or(Signal::Died, Signal::Event));
        });
        let on_error = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
            // Else the browser reports it as an error of the page, too.
            event.prevent_default();
            on_death(Signal::Died);
        });
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        worker.set_onmessageerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Self { worker, _on_message: on_message, _on_error: on_error })
    }

    /// Sends a request; whether it was sent.
    #[must_use]
    pub fn post(&self, request: &Request) -> bool {
        transfer::pack(request).is_some_and(|(bytes, transfer)| {
            self.worker.post_message_with_transfer(&bytes, &transfer).is_ok()
        })
    }
}

impl Drop for JobWorker {
    fn drop(&mut self) {
        self.worker.set_onmessage(None);
        self.worker.set_onerror(None);
        self.worker.set_onmessageerror(None);
        self.worker.terminate();
    }
}
