//! The question before a key that was not saved is lost.

use web_sys::HtmlDialogElement;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref};

use super::text;

/// What the question is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The name of the key pair.
    pub name: String,
    /// Called with whether to lose the key.
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
    let text = &text().confirm;
    html! {
        <dialog ref={dialog} aria-labelledby="confirm-question" oncancel={props.on_answer.reform(|_| false)}>
            <h2 id="confirm-question">{ (text.question)(&props.name) }</h2>
            <p>{ text.consequence }</p>
            <div class="buttons">
                <button type="button" class="primary" onclick={props.on_answer.reform(|_| false)}>{ text.keep }</button>
                <button type="button" class="danger" onclick={props.on_answer.reform(|_| true)}>{ text.lose }</button>
            </div>
        </dialog>
    }
}
