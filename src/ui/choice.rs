//! A group of radio buttons, each with a line that says what it is for.

use yew::{Callback, Html, Properties, component, html};

/// One choice of a group.
#[derive(Clone, Copy, PartialEq)]
pub struct Entry {
    /// The accessible name.
    pub label: &'static str,
    /// What it is for, in one line.
    pub note: &'static str,
}

/// What a group is made of.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The group's name, from which the ids of its buttons are made.
    pub name: &'static str,
    /// The accessible name of the group.
    pub legend: &'static str,
    /// The choices.
    pub entries: Vec<Entry>,
    /// The index of the one that is chosen.
    pub chosen: usize,
    /// Called with the index of a new choice.
    pub on_choose: Callback<usize>,
}

/// The group.
#[component]
pub fn Choice(props: &Props) -> Html {
    let entry = |(index, entry): (usize, &Entry)| {
        let (id, note_id) = (format!("{}-{index}", props.name), format!("{}-{index}-note", props.name));
        html! {
            <div class="choice">
                <input
                    type="radio"
                    id={id.clone()}
                    name={props.name}
                    checked={index == props.chosen}
                    onchange={props.on_choose.reform(move |_| index)}
                    aria-describedby={note_id.clone()}
                />
                <label for={id}>{ entry.label }</label>
                <p id={note_id}>{ entry.note }</p>
            </div>
        }
    };
    html! {
        <fieldset>
            <legend>{ props.legend }</legend>
            { for props.entries.iter().enumerate().map(entry) }
        </fieldset>
    }
}
