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
    /// The private key file that was saved last; before that, the one that was asked for.
    pub file: PrivateFile,
}

/// The section.
#[component]
pub fn Login(props: &Props) -> Html {
    let Props { made, file } = props;
    let text = &text().made;
    let name = made.file_stem().private(*file);
    html! {
        <section aria-labelledby="login-heading">
            <h3 id="login-heading">{ text.connect_heading }</h3>
            if file.is_putty() {
                <p>{ (text.connect_putty_note)(&name) }</p>
                <Command id="connect" label={text.connect_putty} command={recipe::connect_putty(&made.name, *file)} />
            } else {
                <p>{ (text.connect_note)(&name) }</p>
                <Command id="protect-unix" label={text.protect_unix} command={recipe::protect_unix(&made.name, *file)} />
                <Command id="protect-windows" label={text.protect_windows} command={recipe::protect_windows(&made.name, *file)} />
                <Command id="connect" label={text.connect} command={recipe::connect(&made.name, *file)} />
            }
            if made.key_type.modulus_bits().is_some() {
                <p class="hint">{ (text.windows_note)(&made.file_stem().private(PrivateFile::Pem)) }</p>
            }
        </section>
    }
}
