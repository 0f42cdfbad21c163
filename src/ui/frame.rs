//! The frame around everything: the name, the one page there is so far, and what to trust.

use yew::{Html, component, html};

use super::{create::Create, text};

/// The whole page.
#[component]
pub fn Page() -> Html {
    let text = &text().frame;
    html! {
        <>
            <header>
                <h1>{ text.name }</h1>
                <p>{ text.purpose }</p>
            </header>
            <main>
                <Create />
            </main>
            <footer>
                <p>{ text.trust }</p>
                <details>
                    <summary>{ text.trust_summary }</summary>
                    <ul>{ for text.trust_checks.iter().map(|check| html! { <li>{ *check }</li> }) }</ul>
                </details>
                <p class="version">{ (text.version)(env!("CARGO_PKG_VERSION")) }</p>
            </footer>
        </>
    }
}
