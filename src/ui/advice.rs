//! An error as it is shown.

use yew::{Html, html};

use crate::text::Advice;

/// An error: what is wrong, and what to do.
pub fn advice(advice: &Advice) -> Html {
    html! { <p><strong>{ &advice.what }</strong>{ " " }{ advice.remedy }</p> }
}
