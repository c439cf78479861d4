//! How each column of a table is read, which may be chosen otherwise: the table of an office has headings that nobody knew
//! before.

use keikaku::import::questions::{Answer, Ask};
use keikaku::import::wide::{ColumnReading, FileColumn};
use keikaku::wording::{Label, import};
use leptos::prelude::*;
use web_sys::{Element, Event};

use crate::ui::app::{focus, use_locale};
use crate::ui::components::select_field::SelectField;

/// The greatest number of columns that are listed.
const MOST_LISTED: usize = 100;

/// The columns of a file, each with the choice of what it is read as; closed at first. Nothing if there are none to choose.
#[component]
pub(crate) fn ColumnMapping(
    /// The columns.
    columns: Vec<FileColumn>,
    /// Whether the list is open.
    is_open: ArcRwSignal<bool>,
    /// Whether they are read as was chosen for another file with these headings.
    is_recalled: bool,
    /// The index of the file in the preview.
    file: usize,
    /// Called with the question and its answer, or without one where the heading counts again.
    #[prop(into)]
    on_choose: Callback<(Ask, Option<Answer>)>,
) -> impl IntoView {
    if columns.is_empty() {
        return ().into_any();
    }
    let recalled = is_recalled.then(|| view! { <p>{use_locale().label(Label::ColumnsRecalled)}</p> });
    let summary = import::columns(&columns, use_locale().language());
    let is_open_at_first = is_open.get_untracked();
    let note = move |event: Event| is_open.set(event_target::<Element>(&event).has_attribute("open"));
    // What is asked has its choices there.
    let listed = columns.into_iter().filter(|column| column.read_as != ColumnReading::Unclear).take(MOST_LISTED);
    let listed = listed.map(|column| view! { <ColumnChoice column file on_choose /> }).collect_view();
    view! {
        <details class="column-mapping" open=is_open_at_first on:toggle=note>
            <summary>{summary}</summary>
            {recalled}
            <div class="columns">{listed}</div>
        </details>
    }
    .into_any()
}

/// A column with the list of what it can be read as.
#[component]
fn ColumnChoice(column: FileColumn, file: usize, on_choose: Callback<(Ask, Option<Answer>)>) -> impl IntoView {
    let language = use_locale().language();
    let ask = column.ask();
    let FileColumn { position, heading, read_as, choices, answer, .. } = column;
    let id = format!("column-{file}-{}", ask.key());
    let name = import::column_name(position, &heading, language);
    let chosen = choices.iter().position(|choice| answer == Some(*choice));
    let chosen = chosen.map(|place| place.to_string()).unwrap_or_default();
    let option = |(place, choice): (usize, &Answer)| (place.to_string(), import::column_choice(*choice, language));
    let by_heading = (String::new(), import::read_by_heading(read_as, language));
    let options: Vec<_> = [by_heading].into_iter().chain(choices.iter().enumerate().map(option)).collect();
    let own = id.clone();
    let choose = move |place: String| {
        let chosen = place.parse().ok().and_then(|place: usize| choices.get(place).copied());
        on_choose.run((ask.clone(), chosen));
        focus::focus_after_update(vec![own.clone(), "preview".to_owned()]);
    };
    view! {
        <label for=id.clone()>{name}</label>
        <SelectField id options chosen on_select=choose />
    }
}
