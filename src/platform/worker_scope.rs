//! The worker's side of the protocol: takes requests, one at a time, and answers them.

use js_sys::global;
use wasm_bindgen::{JsCast, closure::Closure, throw_str};
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::{entropy, now, transfer};
use crate::{
    job::{self, Event, Failure, Request},
    key::{GenerateError, Progress},
};

/// Progress is told at most this often, in milliseconds.
const REPORT_INTERVAL: f64 = 50.0;

/// Listens for requests from now on, and says [`Event::Ready`].
pub(super) fn start() {
    let mut entropy = None;
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |message: MessageEvent| {
        let Some(request) = transfer::unpack::<Request>(&message) else {
            // The page takes an exception for the worker's death, and says so.
            throw_str("not a request")
        };
        if entropy.is_none() {
            entropy = Some(entropy::open());
        }
        let event = match &mut entropy {
            Some(Ok(rng)) => job::run(request, rng, &now, &mut throttled_report()),
            Some(Err(error)) => Event::Failed(Failure::from(*error)),
            None => Event::Failed(Failure::Generate(GenerateError::InvalidKey)),
        };
        post(&event);
    });
    scope().set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    on_message.forget();
    post(&Event::Ready);
    // Requests wait until this task ends, but users take longer than this to type a name.
    job::rehearse();
}

fn scope() -> DedicatedWorkerGlobalScope {
    global().unchecked_into()
}

fn post(event: &Event) {
    let sent = transfer::pack(event)
        .is_some_and(|(bytes, transfer)| scope().post_message_with_transfer(&bytes, &transfer).is_ok());
    if !sent {
        throw_str("an event could not be sent");
    }
}

fn throttled_report() -> impl FnMut(Progress) {
    let (mut last, mut primes) = (0.0, 0);
    move |progress| {
        let now = now();
        if now - last >= REPORT_INTERVAL || progress.primes != primes {
            (last, primes) = (now, progress.primes);
            post(&Event::Progress(progress));
        }
    }
}
