//! What is shown while a key is made: the time it has taken and the work that was done.

use yew::{Callback, Html, Properties, component, html};

use crate::{
    key::{KeyType, Progress},
    ui::text,
};

/// How far the work has come.
#[derive(Clone, Copy, PartialEq)]
pub struct Work {
    /// Whether there are primes to search.
    rsa: bool,
    /// Whether the file will be encrypted, which takes a moment.
    encrypts: bool,
    /// The search so far.
    pub progress: Progress,
    /// Seconds since the user asked.
    pub seconds: f64,
}

impl Work {
    /// Nothing done yet.
    pub fn begin(key_type: KeyType, encrypts: bool) -> Self {
        let rsa = key_type.modulus_bits().is_some();
        Self { rsa, encrypts, progress: Progress::default(), seconds: 0.0 }
    }
}

/// What the display is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// How far the work has come.
    pub work: Work,
    /// Called when the user gives up.
    pub on_cancel: Callback<()>,
}

/// The display. Its bar shows the primes found, of two: the one thing that can be known.
///
/// Assistive technology hears of each prime, not of each tenth of a second.
#[component]
pub fn Working(props: &Props) -> Html {
    let Work { rsa, encrypts, progress, seconds } = props.work;
    let text = text();
    let searching = rsa && progress.usual > 0;
    let encrypting = encrypts && (!rsa || progress.primes == 2);
    html! {
        <div class="working">
            <div class="counts">
                <span class="elapsed">{ (text.progress.elapsed)(seconds) }</span>
                if encrypting {
                    <span>{ text.progress.encrypting }</span>
                } else if searching {
                    <span class="tested">{ (text.progress.tested)(progress) }</span>
                } else {
                    <span>{ text.progress.starting }</span>
                }
            </div>
            if searching {
                <progress max="2" value={progress.primes.to_string()} aria-label={text.progress.label} />
                <p class="primes" role="status">{ (text.progress.primes)(progress) }</p>
            }
            <div class="buttons">
                <button type="button" onclick={props.on_cancel.reform(|_| ())}>{ text.form.cancel }</button>
            </div>
        </div>
    }
}
