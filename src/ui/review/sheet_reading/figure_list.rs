//! What the plan will have of a sheet: its indicators with their figures.

use std::collections::BTreeMap;

use keikaku::import::reading::{FigurePlace, PlacedFigure};
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{Label, names};
use leptos::prelude::*;

use super::SheetView;
use super::chosen_cells::ChosenCells;
use crate::ui::app::use_locale;

/// The most indicators that are listed.
const MOST_LISTED: usize = 100;

/// The indicators in the order of the sheet, each with its figures by kind and year. A figure leads to its cell.
#[component]
pub(crate) fn FigureList(
    /// The sheet.
    view: SheetView,
) -> impl IntoView {
    let locale = use_locale();
    let rows = move || {
        let sheet = view.sheet.get();
        let mut known: BTreeMap<(String, String), usize> = BTreeMap::new();
        let mut listed: Vec<(String, Vec<PlacedFigure>)> = Vec::new();
        for fact in sheet.reading.facts.iter().chain(&sheet.reading.stated) {
            let next = listed.len();
            let place = *known.entry((fact.name.clone(), fact.unit().to_owned())).or_insert(next);
            if place == next {
                let unit = if fact.unit().is_empty() { String::new() } else { format!("（{}）", fact.unit()) };
                listed.push((format!("{}{unit}", names::without_long_runs(&fact.name)), Vec::new()));
            }
            if let Some((_, facts)) = listed.get_mut(place) {
                facts.push(fact.clone());
            }
        }
        let more = listed.len().saturating_sub(MOST_LISTED);
        let rows = listed.into_iter().take(MOST_LISTED).map(|(name, mut facts)| {
            facts.sort_by_key(|fact| order(fact.place));
            let figures = facts.into_iter().map(|fact| {
                let said = format!(
                    "{} {}",
                    wording::place(fact.place, locale.language()),
                    names::without_long_runs(&fact.text)
                );
                let show = move |_| view.show(ChosenCells::Cells(fact.cell, fact.cell));
                view! { <button type="button" class="quiet" on:click=show>{said}</button> }
            });
            view! { <li><span lang="ja">{name}</span> <span class="sheet-figures">{figures.collect_view()}</span></li> }
        });
        let more = (more > 0).then(|| view! { <li>{wording::more_indicators(more, locale.language())}</li> });
        view! { {rows.collect_view()}{more} }
    };
    view! {
        <section class="sheet-plan">
            <h3>{locale.label(Label::SheetFigures)}</h3>
            <ul>{rows}</ul>
        </section>
    }
}

/// The order of figures of an indicator: as a plan shows them.
fn order(place: FigurePlace) -> (u8, i32) {
    match place {
        FigurePlace::Baseline => (0, 0),
        FigurePlace::Target(year) => (1, year.western()),
        FigurePlace::Period => (2, 0),
        FigurePlace::Actual(year) => (3, year.western()),
        FigurePlace::Rate(year) => (4, year.western()),
    }
}
