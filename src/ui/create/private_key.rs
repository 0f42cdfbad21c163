//! The private key: saved by one button, and shown only when asked for.

use web_sys::Element;
use yew::{Callback, Html, Properties, component, html, use_effect_with, use_node_ref, use_state_eq};

use super::made::Shared;
use crate::{
    format::PrivateFile,
    job::MadeFile,
    platform,
    text::PageFault,
    ui::{advice::advice, text},
};

/// What the section is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The key pair.
    pub made: Shared,
    /// The file that was saved last; before that, the one that was asked for.
    pub file: PrivateFile,
    /// Called when one was handed to the browser.
    pub on_saved: Callback<PrivateFile>,
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
                on_saved.emit(file);
            } else {
                outcome.set(Some(Err(PageFault::DownloadRefused)));
            }
        })
    };
    let toggle = {
        let visible = visible.clone();
        Callback::from(move |_| visible.set(!*visible))
    };
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
                <button type="button" onclick={toggle}>
                    { if *visible { text.hide_private } else { text.show_private } }
                </button>
            </div>
            if *visible {
                <Revealed made={made.clone()} file={*file} />
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

/// What the revealed key is made of.
#[derive(Properties, PartialEq)]
struct RevealedProps {
    made: Shared,
    file: PrivateFile,
}

/// The private key as text, for the eye. It goes from the wiped bytes straight into the document: a
/// property of a component would leave a copy that is not wiped, and browsers write what is in
/// text fields to the disk, to restore it after a crash.
#[component]
fn Revealed(props: &RevealedProps) -> Html {
    let shown_in = use_node_ref();
    use_effect_with((props.made.clone(), props.file, shown_in.clone()), |(made, file, shown_in)| {
        let made = made.private_file(*file);
        let content = made.and_then(|made| str::from_utf8(made.content.expose()).ok());
        if let Some(element) = shown_in.cast::<Element>() {
            element.set_text_content(content);
        }
    });
    html! {
        <pre ref={shown_in} id="private-key" class="on-screen" tabindex="0" role="group"
            aria-label={text().made.private_text} />
    }
}
