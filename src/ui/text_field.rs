//! A labelled line of text with a hint, and the error that concerns it.

use web_sys::{HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, NodeRef, Properties, TargetCast, classes, component, html};

use super::advice::advice;
use crate::text::Advice;

/// What a text field is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The element's id, from which those of hint and error are made.
    pub id: &'static str,
    /// The accessible name.
    pub label: &'static str,
    /// Always shown below the field.
    pub hint: &'static str,
    /// What is in the field.
    pub value: AttrValue,
    /// Something to know about the value, which is not wrong.
    #[prop_or_default]
    pub remark: Option<String>,
    /// What is wrong with the value.
    #[prop_or_default]
    pub error: Option<Advice>,
    /// Called with the new value at each change.
    pub on_input: Callback<String>,
    /// The `<input>` itself, to move the focus to.
    #[prop_or_default]
    pub node: NodeRef,
}

/// The field. Error and hint are tied to it by `aria-describedby`.
#[component]
pub fn TextField(props: &Props) -> Html {
    let on_input =
        props.on_input.reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    let (hint_id, error_id) = (format!("{}-hint", props.id), format!("{}-error", props.id));
    let wrong = props.error.is_some();
    let described_by = if wrong { format!("{error_id} {hint_id}") } else { hint_id.clone() };
    html! {
        <div class={classes!("field", wrong.then_some("wrong"))}>
            <label for={props.id}>{ props.label }</label>
            <input
                ref={props.node.clone()}
                id={props.id}
                type="text"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                value={props.value.clone()}
                oninput={on_input}
                aria-invalid={wrong.then_some("true")}
                aria-describedby={described_by}
            />
            <div id={error_id} class="error" role="alert">
                if let Some(error) = &props.error {
                    { advice(error) }
                }
            </div>
            <div id={hint_id} class="hint">
                <p>{ props.hint }</p>
                if let Some(remark) = &props.remark {
                    <p class="remark">{ remark }</p>
                }
            </div>
        </div>
    }
}
