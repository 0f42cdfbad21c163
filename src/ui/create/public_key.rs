//! The public key: what EC2 gets.

use yew::{Callback, Html, Properties, component, html, use_node_ref, use_state_eq};

use super::made::Shared;
use crate::{
    format::PublicFormat,
    platform, recipe,
    text::PageFault,
    ui::{
        advice::advice,
        copy::{Command, CopyButton},
        text,
    },
};

/// What the section is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The key pair.
    pub made: Shared,
    /// The file that was asked for.
    pub public: PublicFormat,
}

/// The section.
#[component]
pub fn PublicKey(props: &Props) -> Html {
    let Props { made, public } = props;
    let text = &text().made;
    let area = use_node_ref();
    let refused = use_state_eq(|| false);
    let stem = made.file_stem();
    let download = |format: PublicFormat| {
        let (made, refused) = (made.clone(), refused.clone());
        Callback::from(move |_| {
            let name = made.file_stem().public(format);
            let content = made.public_file(format).unwrap_or_default().as_bytes();
            refused.set(!platform::save(&name, format.metadata().media_type, content));
        })
    };
    // EC2 imports an Ed25519 key as a line only.
    let imported = if made.key_type.modulus_bits().is_some() { *public } else { PublicFormat::Line };
    let other = |format: PublicFormat| {
        let (name, metadata) = (stem.public(format), format.metadata());
        html! {
            <li>
                <button type="button" onclick={download(format)}>
                    { (text.download_other)(&name, metadata.label) }
                </button>
                <p class="hint">{ (text.other_note)(metadata.readers, None) }</p>
            </li>
        }
    };
    let others = made.public_files.iter().map(|(format, _)| *format).filter(|format| format != public);
    html! {
        <section aria-labelledby="public-heading">
            <h3 id="public-heading">{ text.public_heading }</h3>
            <p>{ text.public_note }</p>
            <label for="public-key">{ text.public_text }</label>
            <textarea ref={area.clone()} id="public-key" class="key" readonly=true rows="4" spellcheck="false"
                value={made.public_line().trim_end().to_owned()} />
            <div class="buttons">
                <CopyButton label={text.copy_public} content={made.public_line().to_owned()} shown_in={area} />
                <button type="button" onclick={download(*public)} aria-describedby="public-name">{ text.download_public }</button>
                <span id="public-name" class="file-name">{ stem.public(*public) }</span>
            </div>
            <div class="error" role="alert">
                if *refused {
                    { advice(&(crate::ui::text().errors.page)(PageFault::DownloadRefused)) }
                }
            </div>
            <details class="on-screen">
                <summary>{ text.other_public_files }</summary>
                <ul class="files">{ for others.map(other) }</ul>
            </details>
            <Command id="import-command" label={text.import_label} command={recipe::import_key_pair(&made.name, imported)} />
            <p class="hint">{ (text.import_note)(&stem.public(imported)) }</p>
        </section>
    }
}
