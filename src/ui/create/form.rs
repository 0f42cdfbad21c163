//! The form: what kind of key pair, and under which name.

use web_sys::{HtmlDetailsElement, HtmlElement, SubmitEvent};
use yew::{Callback, Html, NodeRef, Properties, component, html};

use crate::{
    ec2::{FileStem, KeyName, KeyNameError},
    format::PrivateFile,
    job::Request,
    key::{Comment, CommentError, KeyType},
    text::Advice,
    ui::{
        choice::{Choice, Entry},
        text,
        text_field::TextField,
    },
};

/// What the user has filled in so far, right or wrong.
#[derive(Clone, Default, PartialEq)]
pub struct Form {
    /// The key pair's name.
    pub name: String,
    /// The comment; empty for the name.
    pub comment: String,
    /// The type of key.
    pub key_type: KeyType,
    /// The private key file that will be offered first.
    pub file: PrivateFile,
}

/// One change of the form. Not the form as it then is: a second change may come before the first
/// one is drawn, and must not undo it.
pub enum Change {
    /// Another name.
    Name(String),
    /// Another comment.
    Comment(String),
    /// Another type of key.
    KeyType(KeyType),
    /// Another private key file.
    File(PrivateFile),
}

impl Form {
    /// Makes a change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Name(name) => self.name = name,
            Change::Comment(comment) => self.comment = comment,
            Change::KeyType(key_type) => self.key_type = key_type,
            Change::File(file) => self.file = file,
        }
    }

    /// What to ask of the worker; `None` if something is wrong with the form.
    pub fn request(&self) -> Option<Request> {
        let name = KeyName::new(&self.name).ok()?;
        let comment = if self.comment.is_empty() { name.as_str() } else { &self.comment };
        let comment = Comment::new(comment).ok()?;
        Some(Request::Generate { key_type: self.key_type, name, comment })
    }

    /// What is wrong with the name. What is still being typed may be empty or end in a space; that
    /// is a mistake once the form was sent.
    fn name_error(&self, sent: bool) -> Option<Advice> {
        let error = KeyName::new(&self.name).err()?;
        let settled = !matches!(error, KeyNameError::Empty | KeyNameError::OuterSpace);
        (sent || settled).then(|| (text().errors.key_name)(error))
    }

    /// What to know about the name's files.
    fn name_remark(&self) -> Option<String> {
        let name = KeyName::new(&self.name).ok()?;
        let file = FileStem::of(&name).private(self.file);
        if name.looks_like_a_file() {
            Some((text().form.name_is_a_file)(&file))
        } else if file.strip_suffix(self.file.extension()) != Some(name.as_str()) {
            Some((text().form.name_changed_for_file)(&file))
        } else {
            None
        }
    }

    /// What is wrong with the comment, in the same way.
    fn comment_error(&self, sent: bool) -> Option<Advice> {
        let error = Comment::new(&self.comment).err()?;
        (sent || error != CommentError::OuterSpace).then(|| (text().errors.comment)(error))
    }
}

/// The elements of the form that get the focus.
#[derive(Clone, Default, PartialEq)]
pub struct Fields {
    name: NodeRef,
    /// What hides the comment until it is opened.
    more: NodeRef,
    comment: NodeRef,
    generate: NodeRef,
}

impl Fields {
    /// Moves the focus to the button that sends the form.
    pub fn focus_generate(&self) {
        focus(&self.generate);
    }

    /// Moves the focus to the first mistake in `form`, or to the name if there is none.
    pub fn focus(&self, form: &Form) {
        if KeyName::new(&form.name).is_ok() && Comment::new(&form.comment).is_err() {
            if let Some(more) = self.more.cast::<HtmlDetailsElement>() {
                more.set_open(true);
            }
            focus(&self.comment);
        } else {
            focus(&self.name);
        }
    }
}

/// Moves the focus to an element, if it is drawn.
pub fn focus(node: &NodeRef) {
    if let Some(element) = node.cast::<HtmlElement>() {
        drop(element.focus());
    }
}

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
    let on_name = on_edit.reform(Change::Name);
    let on_comment = on_edit.reform(Change::Comment);
    let on_type = on_edit.reform(|index: usize| Change::KeyType(KeyType::ALL[index]));
    let on_file = on_edit.reform(|index: usize| Change::File(PrivateFile::ALL[index]));
    let types =
        KeyType::ALL.map(|each| Entry { label: (text.key_types)(each), note: (text.key_type_notes)(each) });
    let files = PrivateFile::ALL
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
                on_input={on_name}
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
                chosen={position(&PrivateFile::ALL, &form.file)}
                on_choose={on_file}
            />
            <details ref={props.fields.more.clone()}>
                <summary>{ text.more }</summary>
                <TextField
                    id="comment"
                    label={text.comment}
                    hint={text.comment_hint}
                    value={form.comment.clone()}
                    error={form.comment_error(props.sent)}
                    on_input={on_comment}
                    node={props.fields.comment.clone()}
                />
            </details>
            <div class="buttons">
                <button type="submit" class="primary" disabled={props.busy} ref={props.fields.generate.clone()}>{ text.generate }</button>
            </div>
        </form>
    }
}

fn position<T: PartialEq>(all: &[T], chosen: &T) -> usize {
    all.iter().position(|each| each == chosen).unwrap_or_default()
}
