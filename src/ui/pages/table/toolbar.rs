//! The tools above the grid: rows and years added and removed, at both ends.

use keikaku::edit::indicators::Place;
use keikaku::edit::{PlanCommand, TextPlace};
use keikaku::fiscal_year::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::field::place;
use crate::ui::app::grid_state::GridState;
use crate::ui::app::{AppState, fresh_indicator};
use crate::ui::components::el::{El, button, el, group};
use crate::ui::pages::table::row_actions::in_plan;

/// The tools.
pub(crate) fn toolbar(app: AppState, grid_state: GridState) -> El {
    let frame = grid_state.frame;
    let ends = move || {
        let years = frame.get().1.years.clone();
        let ends = [years.first(), years.last()].into_iter().take(if years.len() > 1 { 2 } else { 0 });
        Some(group().each(ends.map(|year| remove_year(app, year))))
    };
    let tool = |label: Label| button("secondary", app.label(label));
    el("div")
        .class("toolbar")
        .role("group")
        .attr("aria-label", app.label(Label::Tools))
        .with(button("primary", app.label(Label::AddIndicator)).id("add-indicator").press(move || add_indicator(app)))
        .with(tool(Label::AppendYear).id("append-year").press(move || in_plan(app, PlanCommand::AppendYear, vec![])))
        .with(tool(Label::PrependYear).press(move || in_plan(app, PlanCommand::PrependYear, vec![])))
        .part(ends)
}

fn add_indicator(app: AppState) {
    let id = fresh_indicator();
    in_plan(app, PlanCommand::AddIndicator { id }, vec![place::id(id, Place::Text(TextPlace::Name))]);
}

fn remove_year(app: AppState, year: FiscalYear) -> El {
    let words = app.words();
    let name = terms::year(year, words);
    let label = words.of(format!("{name}を削除"), format!("Remove {name}"));
    let remove = move || in_plan(app, PlanCommand::RemoveYear(year), vec!["main".to_owned()]);
    button("secondary", label).press(remove)
}
