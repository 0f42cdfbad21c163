//! The public key: what EC2 gets.

use yew::{Callback, Html, Properties, component, html, use_node_ref, use_state_eq};

use super::made::Shared;
use crate::{
    format::public_line,
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
}

/// The section.
#[component]
pub fn PublicKey(props: &Props) -> Html {
    let made = &props.made;
    let text = &text().made;
    let area = use_node_ref();
    let refused = use_state_eq(|| false);
    let file = made.file_stem().public();
    let download = {
        let (made, file, refused) = (made.clone(), file.clone(), refused.clone());
        Callback::from(move |_| {
            let media_type = public_line::METADATA.media_type;
            refused.set(!platform::save(&file, media_type, made.public_line.as_bytes()));
        })
    };
    html! {
        <section aria-labelledby="public-heading">
            <h3 id="public-heading">{ text.public_heading }</h3>
            <p>{ text.public_note }</p>
            <label for="public-key">{ text.public_text }</label>
            <textarea ref={area.clone()} id="public-key" class="key" readonly=true rows="4" spellcheck="false"
                value={made.public_line.trim_end().to_owned()} />
            <div class="buttons">
                <CopyButton label={text.copy_public} content={made.public_line.clone()} shown_in={area} />
                <button type="button" onclick={download} aria-describedby="public-name">{ text.download_public }</button>
                <span id="public-name" class="file-name">{ &file }</span>
            </div>
            <div class="error" role="alert">
                if *refused {
                    { advice(&(crate::ui::text().errors.page)(PageFault::DownloadRefused)) }
                }
            </div>
            <Command id="import-command" label={text.import_label} command={recipe::import_key_pair(&made.name)} />
            <p class="hint">{ (text.import_note)(&file) }</p>
        </section>
    }
}
