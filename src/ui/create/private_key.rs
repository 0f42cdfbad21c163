//! The private key: saved by one button, and shown only when asked for.

use yew::{Callback, Html, Properties, component, html, use_state_eq};

use super::made::Shared;
use crate::{
    format::PrivateFile,
    job::MadeFile,
    platform,
    text::PageFault,
    ui::{text, text_field::advice},
};

/// What the section is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The key pair.
    pub made: Shared,
    /// The file that the form asks for.
    pub file: PrivateFile,
    /// Whether a private key file was saved.
    pub saved: bool,
    /// Called when one was handed to the browser.
    pub on_saved: Callback<()>,
}

/// The section.
#[component]
pub fn PrivateKey(props: &Props) -> Html {
    let Props { made, file, on_saved, .. } = props;
    let text = &text().made;
    let visible = use_state_eq(|| false);
    // The name of the file that was saved last, or the fault that prevented it.
    let outcome = use_state_eq(|| None::<Result<String, PageFault>>);
    let name = made.file_stem().private(*file);
    let save = |file: PrivateFile| {
        let (made, outcome, on_saved) = (made.clone(), outcome.clone(), on_saved.clone());
        Callback::from(move |_| {
            let name = made.file_stem().private(file);
            if made.private_file(file).is_some_and(|made| save_file(&name, made)) {
                outcome.set(Some(Ok(name)));
                on_saved.emit(());
            } else {
                outcome.set(Some(Err(PageFault::DownloadRefused)));
            }
        })
    };
    let toggle = {
        let visible = visible.clone();
        Callback::from(move |_| visible.set(!*visible))
    };
    let shown_text = made.private_file(*file).filter(|_| *visible).map(text_of);
    let others = made.files.iter().filter(|other| other.file != *file).map(|other| {
        let name = made.file_stem().private(other.file);
        html! {
            <button type="button" onclick={save(other.file)}>
                { (text.download_other)(&name, other.format.name()) }
            </button>
        }
    });
    html! {
        <section aria-labelledby="private-heading">
            <h3 id="private-heading">{ text.private_heading }</h3>
            <p class="danger-note">{ text.private_note }</p>
            <div class="buttons">
                <button type="button" class="primary" onclick={save(*file)} aria-describedby="private-name">
                    { text.download_private }
                </button>
                <span id="private-name" class="file-name">{ name }</span>
            </div>
            <div class="said" role="status">
                if let Some(Ok(name)) = &*outcome {
                    <p>{ (text.saved)(name) }</p>
                }
            </div>
            <div class="error" role="alert">
                if let Some(Err(fault)) = &*outcome {
                    { advice(&(crate::ui::text().errors.page)(*fault)) }
                }
            </div>
            <div class="buttons on-screen">
                <button type="button" onclick={toggle} aria-expanded={visible.to_string()}>
                    { if *visible { text.hide_private } else { text.show_private } }
                </button>
            </div>
            if let Some(shown) = shown_text {
                <textarea class="key on-screen" readonly=true rows="12" spellcheck="false"
                    aria-label={text.private_text} value={shown} />
            }
            <details class="on-screen">
                <summary>{ text.other_files }</summary>
                <div class="buttons">{ for others }</div>
            </details>
        </section>
    }
}

fn save_file(name: &str, made: &MadeFile) -> bool {
    platform::save(name, made.format.metadata().media_type, made.content.expose())
}

/// The file as text, for the eye. From here on there are copies that cannot be wiped.
fn text_of(made: &MadeFile) -> String {
    String::from_utf8_lossy(made.content.expose()).into_owned()
}
