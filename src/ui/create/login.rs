//! What to do with the private key file: protect it, and log in.

use yew::{Html, Properties, component, html};

use super::made::Shared;
use crate::{
    format::PrivateFile,
    recipe,
    ui::{copy::Command, text},
};

/// What the section is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The key pair.
    pub made: Shared,
    /// The private key file that the form asks for.
    pub file: PrivateFile,
}

/// The section.
#[component]
pub fn Login(props: &Props) -> Html {
    let Props { made, file } = props;
    let text = &text().made;
    let command = |id: &'static str, label: &str, command: String| {
        html! { <Command {id} label={label.to_owned()} copy={(text.copy_command)(label)} {command} /> }
    };
    html! {
        <section aria-labelledby="login-heading">
            <h3 id="login-heading">{ text.connect_heading }</h3>
            <p>{ text.connect_note }</p>
            { command("protect-unix", text.protect_unix, recipe::protect_unix(&made.name, *file)) }
            { command("protect-windows", text.protect_windows, recipe::protect_windows(&made.name, *file)) }
            { command("connect", text.connect, recipe::connect(&made.name, *file)) }
        </section>
    }
}
