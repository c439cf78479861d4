//! The fields of a file that have no place in a plan, as a list that can be copied.

use std::sync::Arc;

use keikaku::export::clipboard::copy_texts;
use keikaku::import::preview::{Unplaced, UnplacedField};
use keikaku::wording::{ReviewLabel, import, names};
use leptos::prelude::*;
use web_sys::{Element, Event};

use crate::ui::app::{Messages, use_locale, use_messages};

/// The maximum number of fields that are listed. The other fields are only counted, and copied like the listed ones.
const MOST_LISTED: usize = 500;

/// The list with the place and the whole content of each field, which is closed at first, and the button that copies
/// it. Nothing if every field has a place.
#[component]
pub(crate) fn UnplacedFields(
    /// The fields.
    unplaced: Arc<Unplaced>,
    /// Whether the list is open.
    is_open: ArcRwSignal<bool>,
    /// The index of the file in the preview.
    file: usize,
    /// The id of the file's heading, if there are several files.
    heading: Option<String>,
) -> impl IntoView {
    let count = unplaced.fields.len();
    if count == 0 {
        return ().into_any();
    }
    let (language, messages) = (use_locale().language(), use_messages());
    let (summary, button) = (format!("unplaced-{file}"), format!("unplaced-{file}-copy"));
    // With several files, the heading distinguishes the accessible names of these buttons.
    let labelled_by = heading.map(|heading| format!("{heading} {button}"));
    let row = |field: &UnplacedField| {
        view! {
            <tr>
                <td>{field.line}</td>
                <td>{field.column}</td>
                <td lang="ja" class="content">{names::without_long_runs(&field.text)}</td>
            </tr>
        }
    };
    let rows = unplaced.fields.iter().take(MOST_LISTED).map(row).collect_view();
    let more = count.saturating_sub(MOST_LISTED);
    let heads = [ReviewLabel::UNPLACED_LINE, ReviewLabel::UNPLACED_COLUMN, ReviewLabel::UNPLACED_TEXT];
    let heads = heads.map(|label| view! { <th scope="col">{label.text(language)}</th> });
    let is_open_at_first = is_open.get_untracked();
    let note = move |event: Event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    view! {
        <details class="unplaced" open=is_open_at_first on:toggle=note>
            <summary id=summary.clone()>{import::unplaced(count, language)}</summary>
            <button
                type="button"
                class="secondary"
                id=button
                aria-labelledby=labelled_by
                on:click=move |_| copy_fields(messages, &unplaced)
            >
                {ReviewLabel::COPY_UNPLACED.text(language)}
            </button>
            <table aria-labelledby=summary>
                <thead>
                    <tr>{heads.collect_view()}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            {(more > 0).then(|| view! { <p>{import::more_unplaced(more, language)}</p> })}
        </details>
    }
    .into_any()
}

/// Copies all fields, including those that are not listed.
fn copy_fields(messages: Messages, unplaced: &Unplaced) {
    let language = messages.locale.language();
    let heads = [ReviewLabel::UNPLACED_LINE, ReviewLabel::UNPLACED_COLUMN, ReviewLabel::UNPLACED_TEXT];
    let head = heads.map(|label| (label.text(language).to_owned(), false)).to_vec();
    let row = |field: &UnplacedField| {
        vec![(field.line.to_string(), true), (field.column.to_string(), true), (field.text.clone(), false)]
    };
    let rows: Vec<_> = [head].into_iter().chain(unplaced.fields.iter().map(row)).collect();
    messages.copy(copy_texts(&rows), import::unplaced_copied(unplaced.fields.len(), language));
}
