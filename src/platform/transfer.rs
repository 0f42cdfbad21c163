//! Messages between page and worker, as bytes that change hands without leaving a copy.

use js_sys::{Array, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::MessageEvent;
use zeroize::Zeroizing;

use crate::job;

/// The message as a byte array and the list that transfers it: the sender's copy is gone with it.
/// `None` if the message is longer than any should be.
pub(super) fn pack<M: Serialize>(message: &M) -> Option<(Uint8Array, Array)> {
    let bytes = Uint8Array::from(job::encode(message)?.as_slice());
    let transfer = Array::of1(&bytes.buffer());
    Some((bytes, transfer))
}

/// The message that arrived. The array that it came in is overwritten with zeros.
/// `None` if it is not such a message.
pub(super) fn unpack<M: DeserializeOwned>(event: &MessageEvent) -> Option<M> {
    let array = event.data().dyn_into::<Uint8Array>().ok()?;
    let bytes = Zeroizing::new(array.to_vec());
    array.fill(0, 0, array.length());
    job::decode(&bytes)
}

/// The text of a JavaScript exception is not shown anywhere: it may contain anything.
pub(super) fn ignore(_: JsValue) {}
