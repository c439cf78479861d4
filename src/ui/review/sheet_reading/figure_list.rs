//! The indicators and figures that the plan gets from a sheet.

use std::collections::BTreeMap;

use keikaku::import::reading::{PlacedFigure, SheetReading};
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{SheetReadingLabel, names};
use leptos::prelude::*;

use super::chosen_cells::ChosenCells;
use super::sheet_view::use_sheet_view;
use crate::ui::app::use_locale;
use crate::ui::components::Button;

/// The maximum number of indicators that are listed.
const MOST_LISTED: usize = 100;

/// The indicators in the order of the sheet, each with its figures by kind and year. Pressing a figure shows its cell.
#[component]
pub(crate) fn FigureList() -> impl IntoView {
    let (locale, view) = (use_locale(), use_sheet_view());
    let rows = move || {
        let sheet = view.sheet.get();
        let listed = by_indicator(&sheet.reading);
        let more = listed.len().saturating_sub(MOST_LISTED);
        let rows = listed.into_iter().take(MOST_LISTED).map(|(name, unit, mut facts)| {
            let name = wording::indicator_in_unit(name, unit, locale.language());
            facts.sort_by_key(|fact| fact.place);
            let figures = facts.into_iter().map(|fact| {
                let said = format!(
                    "{} {}",
                    wording::place_in_plan(fact, locale.language()),
                    names::without_long_runs(&fact.text)
                );
                let at = fact.cell;
                let show = move |_| view.show(ChosenCells::Cells(at, at));
                view! { <Button class="quiet" text=said on_press=show /> }
            });
            view! { <li><span lang="ja">{name}</span> <span class="sheet-figures">{figures.collect_view()}</span></li> }
        });
        let more = (more > 0).then(|| view! { <li>{wording::more_indicators(more, locale.language())}</li> });
        view! { {rows.collect_view()}{more} }
    };
    view! {
        <section class="sheet-plan">
            <h3>{locale.label(SheetReadingLabel::FIGURES)}</h3>
            <ul>{rows}</ul>
        </section>
    }
}

/// The indicators of a sheet, each with its unit and its figures. Figures without a unit belong to the first indicator
/// of the same name.
fn by_indicator(reading: &SheetReading) -> Vec<(&str, &str, Vec<&PlacedFigure>)> {
    let mut known: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut listed: Vec<(&str, &str, Vec<&PlacedFigure>)> = Vec::new();
    // A blank cell is read as having no figure, so it is not listed.
    let in_words = reading.stated.iter().filter(|fact| !fact.text.is_empty());
    for fact in reading.facts.iter().chain(in_words) {
        let of_name = known.entry(&fact.name).or_default();
        let has_its_unit = |place: &&usize| {
            let unit = listed.get(**place).map_or("", |(_, unit, _)| *unit);
            unit.is_empty() || fact.unit().is_empty() || unit == fact.unit()
        };
        let place = of_name.iter().find(has_its_unit).copied().unwrap_or_else(|| {
            of_name.push(listed.len());
            listed.push((&fact.name, "", Vec::new()));
            listed.len() - 1
        });
        if let Some((_, unit, facts)) = listed.get_mut(place) {
            if unit.is_empty() {
                *unit = fact.unit();
            }
            facts.push(fact);
        }
    }
    listed
}
