//! The private key: saved by one button, in any other format by another, and shown only when asked for.

use web_sys::Element;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref, use_state_eq};

use super::made::{Saving, Shared};
use crate::{
    format::PrivateFile,
    ui::{advice::advice, text},
};

/// What the section is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The key pair.
    pub made: Shared,
    /// Whether there is a passphrase.
    pub protected: bool,
    /// What became of the last wish for a file.
    pub saving: Saving,
    /// Whether the worker has something to do, so that no other file can be written.
    pub busy: bool,
    /// Called when the user wants a file.
    pub on_save: Callback<PrivateFile>,
}

/// The section.
#[component]
pub fn PrivateKey(props: &Props) -> Html {
    let Props { made, saving, on_save, .. } = props;
    let text = &text().made;
    let visible = use_state_eq(|| false);
    let file = made.file.file;
    let stem = made.file_stem();
    let toggle = {
        let visible = visible.clone();
        Callback::from(move |_| visible.set(!*visible))
    };
    html! {
        <section aria-labelledby="private-heading">
            <h3 id="private-heading">{ text.private_heading }</h3>
            <p class="danger-note">{ (text.private_note)(made.file.encrypted) }</p>
            <div class="buttons">
                <button type="button" class="primary" onclick={on_save.reform(move |_| file)}
                    aria-describedby="private-name">
                    { text.download_private }
                </button>
                <span id="private-name" class="file-name">{ stem.private(file) }</span>
            </div>
            <div class="said" role="status">
                if let Saving::Saved(name) = saving {
                    <p>{ (text.saved)(name) }</p>
                }
                if let Saving::Writing(file) = saving {
                    <p>{ (text.writing)(&stem.private(*file)) }</p>
                }
            </div>
            <div class="error" role="alert">
                if let Saving::Failed(why) = saving {
                    { advice(why) }
                }
            </div>
            <div class="buttons on-screen">
                <button type="button" onclick={toggle}>
                    { if *visible { text.hide_private } else { text.show_private } }
                </button>
            </div>
            if *visible {
                <Revealed made={made.clone()} />
            }
            <details class="on-screen">
                <summary>{ text.other_files }</summary>
                <OtherFiles
                    made={made.clone()}
                    protected={props.protected}
                    busy={props.busy}
                    on_save={on_save.clone()}
                />
            </details>
        </section>
    }
}

/// What the list of further files is made of.
#[derive(Properties, PartialEq)]
struct OtherProps {
    made: Shared,
    protected: bool,
    busy: bool,
    on_save: Callback<PrivateFile>,
}

/// The same key as every other file, each with what it is and who needs it.
#[component]
fn OtherFiles(props: &OtherProps) -> Html {
    let OtherProps { made, protected, busy, on_save } = props;
    let text = &text().made;
    let item = |file: PrivateFile| {
        let format = file.format(made.key_type);
        let (name, metadata) = (made.file_stem().private(file), format.metadata());
        let encrypted = protected.then(|| format.can_encrypt());
        html! {
            <li>
                <button type="button" disabled={*busy} onclick={on_save.reform(move |_| file)}>
                    { (text.download_other)(&name, metadata.label) }
                </button>
                <p class="hint">{ (text.other_note)(metadata.readers, encrypted) }</p>
            </li>
        }
    };
    let others = PrivateFile::ALL.into_iter().filter(|other| *other != made.file.file);
    html! { <ul class="files">{ for others.map(item) }</ul> }
}

/// What the revealed key is made of.
#[derive(Properties, PartialEq)]
struct RevealedProps {
    made: Shared,
}

/// The private key as text, for the eye. It goes from the wiped bytes straight into the document: a
/// property of a component would leave a copy that is not wiped, and browsers write what is in
/// text fields to the disk, to restore it after a crash.
#[component]
fn Revealed(props: &RevealedProps) -> Html {
    let shown_in = use_node_ref();
    use_effect_with((props.made.clone(), shown_in.clone()), |(made, shown_in)| {
        if let Some(element) = shown_in.cast::<Element>() {
            element.set_text_content(str::from_utf8(made.file.content.expose()).ok());
        }
    });
    html! {
        <pre ref={shown_in} id="private-key" class="on-screen" tabindex="0" role="group"
            aria-label={text().made.private_text} />
    }
}
