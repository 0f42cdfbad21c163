//! The question before a key that was not saved is discarded.

use web_sys::HtmlDialogElement;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

use super::text;

/// What the question is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The name of the key pair.
    pub name: String,
    /// Called with whether to discard the key.
    pub on_answer: Callback<bool>,
}

/// The question, in a modal dialog. Escape answers no.
#[component]
pub fn ConfirmLoss(props: &Props) -> Html {
    let dialog = use_node_ref();
    use_effect_with(dialog.clone(), |dialog| {
        if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
            drop(dialog.show_modal());
        }
    });
    // Closing gives the focus back to the button that asked; then the page may move it on.
    let answer = |discard: bool| {
        let (dialog, on_answer) = (dialog.clone(), props.on_answer.clone());
        move || {
            if let Some(dialog) = dialog.cast::<HtmlDialogElement>() {
                dialog.close();
            }
            on_answer.emit(discard);
        }
    };
    let (keep, discard, cancel) = (answer(false), answer(true), answer(false));
    let text = &text().confirm;
    html! {
        <dialog ref={dialog} aria-labelledby="confirm-question" oncancel={move |_| cancel()}>
            <h2 id="confirm-question">{ (text.question)(&props.name) }</h2>
            <p>{ text.consequence }</p>
            <div class="buttons">
                <button type="button" class="primary" onclick={move |_| keep()}>{ text.keep }</button>
                <button type="button" class="danger" onclick={move |_| discard()}>{ text.discard }</button>
            </div>
        </dialog>
    }
}
