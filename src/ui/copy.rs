//! Text to copy, with the button that copies it.

use web_sys::Element;
use yew::{
    Callback, Html, NodeRef, Properties, component, html, platform::spawn_local, use_node_ref, use_state,
};

use super::text;
use crate::platform;

/// What a copy button is made of.
#[derive(Properties, PartialEq)]
pub struct ButtonProps {
    /// What the button says.
    pub label: &'static str,
    /// The accessible name, if that says more.
    #[prop_or_default]
    pub name: Option<String>,
    /// What to copy. Public text only: clipboards remember.
    pub content: String,
    /// The element that shows the text, which is selected if copying fails.
    pub shown_in: NodeRef,
}

/// Copies and says so.
#[component]
pub fn CopyButton(props: &ButtonProps) -> Html {
    let outcome = use_state(|| None);
    let on_click = {
        let (content, shown_in, outcome) = (props.content.clone(), props.shown_in.clone(), outcome.clone());
        Callback::from(move |_| {
            let (content, shown_in, outcome) = (content.clone(), shown_in.clone(), outcome.clone());
            spawn_local(async move {
                let copied = platform::copy(&content).await;
                if let (false, Some(element)) = (copied, shown_in.cast::<Element>()) {
                    platform::select(&element);
                }
                outcome.set(Some(copied));
            });
        })
    };
    let said = match *outcome {
        None => "",
        Some(true) => text().made.copied,
        Some(false) => text().made.copy_failed,
    };
    html! {
        <>
            <button type="button" onclick={on_click} aria-label={props.name.clone()}>{ props.label }</button>
            <span class="said" role="status">{ said }</span>
        </>
    }
}

/// What a command is made of.
#[derive(Properties, PartialEq)]
pub struct CommandProps {
    /// The element's id.
    pub id: &'static str,
    /// What the command does.
    pub label: &'static str,
    /// The command, of one or more lines.
    pub command: String,
}

/// A command to paste into a terminal.
#[component]
pub fn Command(props: &CommandProps) -> Html {
    let shown_in = use_node_ref();
    let text = &text().made;
    let label_id = format!("{}-label", props.id);
    html! {
        <div class="command">
            <div class="buttons">
                <p class="label" id={label_id.clone()}>{ props.label }</p>
                <CopyButton
                    label={text.copy}
                    name={(text.copy_label)(props.label)}
                    content={props.command.clone()}
                    shown_in={shown_in.clone()}
                />
            </div>
            <pre ref={shown_in} id={props.id} tabindex="0" role="group" aria-labelledby={label_id}>
                { &props.command }
            </pre>
        </div>
    }
}
