//! The key pair that was made, in the order in which it is used.

use std::{ops::Deref, rc::Rc};

use yew::{Callback, Html, NodeRef, Properties, component, html};

use super::{fingerprints::Fingerprints, login::Login, private_key::PrivateKey, public_key::PublicKey};
use crate::{
    format::{PrivateFile, PublicFormat},
    job::Made,
    text::Advice,
    ui::text,
};

/// A key pair that several components show. Two are equal if they are the same one.
#[derive(Clone)]
pub struct Shared(pub Rc<Made>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Deref for Shared {
    type Target = Made;
    fn deref(&self) -> &Made {
        &self.0
    }
}

/// What became of the last wish for a private key file.
#[derive(Clone, PartialEq)]
pub enum Saving {
    /// There was none.
    Nothing,
    /// It is being written.
    Writing(PrivateFile),
    /// It was handed to the browser under this name.
    Saved(String),
    /// It was not.
    Failed(Advice),
}

/// What the result is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The key pair.
    pub made: Shared,
    /// The private key file that was saved last; before that, the one that was asked for.
    pub file: PrivateFile,
    /// The public key file that was asked for.
    pub public: PublicFormat,
    /// Whether there is a passphrase.
    pub protected: bool,
    /// What became of the last wish for a file.
    pub saving: Saving,
    /// Whether the worker has something to do.
    pub busy: bool,
    /// The heading, which gets the focus.
    pub heading: NodeRef,
    /// Called when the user wants a private key file.
    pub on_save: Callback<PrivateFile>,
    /// Called when the user wants the key wiped.
    pub on_forget: Callback<()>,
}

/// The result.
#[component]
pub fn MadeKey(props: &Props) -> Html {
    let Props { made, file, .. } = props;
    let text = &text().made;
    html! {
        <article class="made" aria-labelledby="made-heading">
            <h2 id="made-heading" tabindex="-1" ref={props.heading.clone()}>{ (text.heading)(made.name.as_str()) }</h2>
            <p class="checked">{ text.checked }</p>
            <PrivateKey
                made={made.clone()}
                protected={props.protected}
                saving={props.saving.clone()}
                busy={props.busy}
                on_save={props.on_save.clone()}
            />
            <PublicKey made={made.clone()} public={props.public} />
            <Fingerprints made={made.clone()} />
            <Login made={made.clone()} file={*file} />
            <div class="forget">
                <button type="button" class="danger" onclick={props.on_forget.reform(|_| ())}>{ text.forget }</button>
                <p>{ text.forget_note }</p>
            </div>
        </article>
    }
}
