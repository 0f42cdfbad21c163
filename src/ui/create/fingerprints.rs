//! Every fingerprint that anything will ever show for the key.

use yew::{Html, Properties, component, html};

use super::made::Shared;
use crate::ui::text;

/// What the section is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The key pair.
    pub made: Shared,
}

/// The section: one labelled `<output>` for each fingerprint.
#[component]
pub fn Fingerprints(props: &Props) -> Html {
    let text = &text().made;
    let prints = &props.made.fingerprints;
    let print = |id: &'static str, label: &'static str, value: &str| {
        html! {
            <div class="fingerprint">
                <label for={id}>{ label }</label>
                <output {id}>{ value }</output>
            </div>
        }
    };
    html! {
        <section aria-labelledby="fingerprints-heading">
            <h3 id="fingerprints-heading">{ text.fingerprints_heading }</h3>
            <p>{ (text.fingerprints_note)(props.made.key_type) }</p>
            { print("ec2-imported", text.ec2_imported, &prints.ec2_imported) }
            { print("ec2-created", text.ec2_created, prints.ec2_created.as_deref().unwrap_or(text.ec2_created_unknown)) }
            { print("openssh-sha256", text.openssh_sha256, &prints.openssh_sha256) }
            { print("openssh-md5", text.openssh_md5, &prints.openssh_md5) }
            { print("randomart", text.randomart, &prints.randomart) }
        </section>
    }
}
