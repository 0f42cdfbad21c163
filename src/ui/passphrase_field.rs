//! The field for a passphrase: hidden until asked for, with an honest word on its strength.

use std::rc::Rc;

use web_sys::{HtmlInputElement, InputEvent};
use yew::{Callback, Html, NodeRef, Properties, TargetCast, classes, component, html, use_state_eq};

use super::{advice::advice, text};
use crate::{format::Secret, text::Advice};

/// What the field is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What to know about the passphrase and the file that it is for.
    pub remarks: Vec<String>,
    /// How strong it is, once there is one.
    pub strength: Option<String>,
    /// What is wrong with it.
    pub error: Option<Advice>,
    /// Called with the new bytes at each change; `None` for an empty field.
    pub on_input: Callback<Option<Rc<Secret>>>,
    /// The `<input>` itself, to move the focus to, and to empty.
    pub node: NodeRef,
}

/// The field. Its content is read at each change and never written, so that no copy of it is made in
/// the page's own strings, which cannot be wiped.
#[component]
pub fn PassphraseField(props: &Props) -> Html {
    let text = &text().form;
    let visible = use_state_eq(|| false);
    let on_input = props.on_input.reform(|event: InputEvent| {
        let typed = event.target_unchecked_into::<HtmlInputElement>().value();
        (!typed.is_empty()).then(|| Rc::new(Secret::new(typed.into_bytes())))
    });
    let toggle = {
        let visible = visible.clone();
        Callback::from(move |_| visible.set(!*visible))
    };
    let wrong = props.error.is_some();
    html! {
        <div class={classes!("field", wrong.then_some("wrong"))}>
            <label for="passphrase">{ text.passphrase }</label>
            <div class="with-button">
                <input
                    ref={props.node.clone()}
                    id="passphrase"
                    type={if *visible { "text" } else { "password" }}
                    autocomplete="new-password"
                    autocapitalize="off"
                    spellcheck="false"
                    oninput={on_input}
                    aria-invalid={wrong.then_some("true")}
                    aria-describedby="passphrase-error passphrase-strength passphrase-hint"
                />
                <button type="button" onclick={toggle} aria-pressed={if *visible { "true" } else { "false" }}>
                    { text.show_passphrase }
                </button>
            </div>
            <div id="passphrase-error" class="error" role="alert">
                if let Some(error) = &props.error {
                    { advice(error) }
                }
            </div>
            <div id="passphrase-strength" class="strength" role="status">
                if let Some(strength) = &props.strength {
                    <p>{ strength }</p>
                }
            </div>
            <div id="passphrase-hint" class="hint">
                <p>{ text.passphrase_hint }</p>
                { for props.remarks.iter().map(|remark| html! { <p class="remark">{ remark }</p> }) }
            </div>
        </div>
    }
}
