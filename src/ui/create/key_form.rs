//! The form: what kind of key pair, and under which name.

use web_sys::SubmitEvent;
use yew::{Callback, Html, Properties, component, html};

use super::form::{Change, Fields, Form};
use crate::{
    format::PrivateFile,
    key::KeyType,
    ui::{
        choice::{Choice, Entry},
        passphrase_field::PassphraseField,
        text,
        text_field::TextField,
    },
};

/// What the form is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// What is filled in.
    pub form: Form,
    /// Whether it was sent as it is.
    pub sent: bool,
    /// Whether a key is being made; then the button rests.
    pub busy: bool,
    /// The fields, to move the focus to.
    pub fields: Fields,
    /// Called at each change.
    pub on_edit: Callback<Change>,
    /// Called when it is sent.
    pub on_generate: Callback<()>,
}

/// The form.
#[component]
pub fn KeyForm(props: &Props) -> Html {
    let Props { form, on_edit, .. } = props;
    let text = &text().form;
    let on_submit = props.on_generate.reform(|event: SubmitEvent| event.prevent_default());
    let on_type = on_edit.reform(|index: usize| Change::KeyType(KeyType::ALL[index]));
    let on_file = on_edit.reform(|index: usize| Change::File(Form::FILES[index]));
    let types =
        KeyType::ALL.map(|each| Entry { label: (text.key_types)(each), note: (text.key_type_notes)(each) });
    let files = Form::FILES
        .map(|each| Entry { label: (text.files)(each), note: (text.file_notes)(each, form.key_type) });
    html! {
        <form onsubmit={on_submit} novalidate=true>
            <TextField
                id="name"
                label={text.name}
                hint={text.name_hint}
                value={form.name.clone()}
                error={form.name_error(props.sent)}
                remark={form.name_remark()}
                on_input={on_edit.reform(Change::Name)}
                node={props.fields.name.clone()}
            />
            <Choice
                name="key-type"
                legend={text.key_type}
                entries={types.to_vec()}
                chosen={position(&KeyType::ALL, &form.key_type)}
                on_choose={on_type}
            />
            <Choice
                name="private-file"
                legend={text.file}
                entries={files.to_vec()}
                chosen={position(&Form::FILES, &form.choice)}
                on_choose={on_file}
            />
            <PassphraseField
                remarks={form.passphrase_remarks()}
                strength={form.strength()}
                error={form.passphrase_error(props.sent)}
                on_input={on_edit.reform(Change::Passphrase)}
                node={props.fields.passphrase.clone()}
            />
            <div class="hint notice" role="status" id="windows-remark">
                if form.is_useless_for_windows() {
                    <p class="remark">{ text.useless_for_windows }</p>
                }
            </div>
            <details ref={props.fields.more.clone()}>
                <summary>{ text.more }</summary>
                <div class="options">
                    <TextField
                        id="comment"
                        label={text.comment}
                        hint={text.comment_hint}
                        value={form.comment.clone()}
                        error={form.comment_error(props.sent)}
                        on_input={on_edit.reform(Change::Comment)}
                        node={props.fields.comment.clone()}
                    />
                    if form.has_pem_format() {
                        <Choice
                            name="pem-format"
                            legend={text.pem_format}
                            entries={text.pem_formats.map(|(label, note)| Entry { label, note }).to_vec()}
                            chosen={usize::from(form.file() == PrivateFile::Pkcs8)}
                            on_choose={on_edit.reform(|index| Change::Pkcs8(index == 1))}
                        />
                    }
                    if form.choice == PrivateFile::Ppk {
                        <Choice
                            name="ppk-version"
                            legend={text.ppk_version}
                            entries={text.ppk_versions.map(|(label, note)| Entry { label, note }).to_vec()}
                            chosen={usize::from(form.old_putty)}
                            on_choose={on_edit.reform(|index| Change::OldPutty(index == 1))}
                        />
                    }
                    <Choice
                        name="public-file"
                        legend={text.public_file}
                        entries={text.public_files.map(|(label, note)| Entry { label, note }).to_vec()}
                        chosen={form.public}
                        on_choose={on_edit.reform(Change::Public)}
                    />
                </div>
            </details>
            <div class="buttons">
                <button type="submit" class="primary" disabled={props.busy} ref={props.fields.generate.clone()}>
                    { text.generate }
                </button>
            </div>
        </form>
    }
}

fn position<T: PartialEq>(all: &[T], chosen: &T) -> usize {
    all.iter().position(|each| each == chosen).unwrap_or_default()
}
