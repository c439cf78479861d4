//! The bar above a sheet: the choice of the sheet, the plan and the year, the number of figures that are read, and the
//! button that continues.

use keikaku::import::reading::CellState;
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{Label, SheetReadingLabel, terms};
use leptos::prelude::*;

use super::chosen_cells::state_label;
use super::sheet_view::{SheetView, use_sheet_view};
use crate::browser::clock;
use crate::ui::app::{Locale, use_locale};
use crate::ui::components::{Button, Choice};
use crate::ui::review::opened_table::OpenedTable;
use crate::ui::review::plan_choice::PlanChoice;
use crate::ui::review::{TableFiles, use_previews};

/// The states that are counted, in their order, with their names in the `data-reading` attribute.
const COUNTED: [(CellState, &str); 4] = [
    (CellState::Placed, "placed"),
    (CellState::Asked, "asked"),
    (CellState::LeftOut, "left-out"),
    (CellState::Open, "open"),
];
/// The id of the text about the read figures and the next step.
const GOES_ON: &str = "sheet-goes-on";
/// The number of years before the current one that are offered as the reported year.
const YEARS_BEFORE: i32 = 10;

/// The bar.
#[component]
pub(crate) fn SheetBar(
    /// The files.
    files: TableFiles,
    /// The index of the file.
    nth: usize,
) -> impl IntoView {
    let (locale, previews, view) = (use_locale(), use_previews(), use_sheet_view());
    let counts = move || {
        let counts = view.sheet.with(|sheet| sheet.reading.counts());
        let counted = COUNTED.into_iter().zip(counts).map(|((state, name), count)| {
            view! {
                <span class="sheet-count" data-reading=name>
                    {locale.label(state_label(state))} " " <b data-count=name>{count}</b>
                </span>
            }
        });
        counted.collect_view()
    };
    // Which file comes next does not depend on marks on this file.
    let next = files.next_to_read(nth);
    let goes_on = {
        let files = files.clone();
        move || {
            let figures = view.sheet.with(|sheet| sheet.reading.facts.len());
            let indicators = files.file(nth).map_or(0, OpenedTable::indicators);
            let read = wording::goes_on(indicators, figures, locale.language());
            match next {
                Some(next) => wording::goes_on_to_table(&read, &files.place(next), locale.language()),
                None => read,
            }
        }
    };
    let reading = files.reading.clone();
    let go_on = move |_| {
        reading.set(next);
        previews.lead_to_preview();
    };
    view! {
        <div class="sheet-bar">
            <SheetChoice files=files.clone() nth />
            <PlanChoice files nth id="sheet-plan" />
            <ReportedYear />
            <div class="sheet-counts">{counts}</div>
            <div class="buttons">
                <span class="note" id=GOES_ON>{goes_on}</span>
                <button type="button" class="primary" id="sheet-go-on" aria-describedby=GOES_ON on:click=go_on>
                    {locale.label(SheetReadingLabel::GO_ON)}
                </button>
                <Button class="secondary" text=locale.label(Label::CANCEL) on_press=move |_| previews.cancel() />
            </div>
        </div>
    }
}

/// The choice of the shown sheet; nothing if there is only one table from another office.
#[component]
fn SheetChoice(files: TableFiles, nth: usize) -> impl IntoView {
    let locale = use_locale();
    let options: Vec<(String, String)> =
        files.of_others().map(|(nth, file)| (nth.to_string(), file.read.file.name.clone())).collect();
    let reading = files.reading.clone();
    (options.len() > 1).then(|| {
        let choose = move |chosen: String| reading.set(chosen.parse().ok());
        view! { <Choice id="sheet-file" label=locale.label(SheetReadingLabel::FILE) options chosen=nth.to_string() on_select=choose /> }
    })
}

/// The choice of the year on which the table reports.
#[component]
fn ReportedYear() -> impl IntoView {
    let (locale, view) = (use_locale(), use_sheet_view());
    let this_year = clock::today().fiscal_year();
    let years = (-YEARS_BEFORE..=1).rev().filter_map(|by| this_year.plus(by));
    let options: Vec<_> = years.map(|year| terms::year_option(year, locale.language())).collect();
    let chosen = Signal::derive(move || {
        let reported = view.answers.with(|answers| answers.reported);
        reported.map(|year| year.to_string()).unwrap_or_default()
    });
    let choose = move |chosen: String| view.answers.update(|answers| answers.reported = chosen.parse().ok());
    view! { <Choice id="sheet-reported" label=locale.label(SheetReadingLabel::REPORTED) options chosen on_select=choose /> }
}

/// The counts as a text for screen readers.
pub(crate) fn counts_in_words(view: SheetView, locale: Locale) -> String {
    let counts = view.sheet.with(|sheet| sheet.reading.counts());
    let said = COUNTED
        .into_iter()
        .zip(counts)
        .map(|((state, _), count)| format!("{} {count}", locale.label(state_label(state))));
    said.collect::<Vec<_>>().join(" ")
}
