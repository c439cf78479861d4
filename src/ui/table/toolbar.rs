//! The tools above the grid: rows and years added and removed, at both ends.

use keikaku::edit::indicators::Place;
use keikaku::edit::{PlanCommand, TextPlace};
use keikaku::fiscal_year::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use super::rows::in_plan;
use crate::ui::board::Board;
use crate::ui::desk::{Desk, fresh_indicator};
use crate::ui::el::{El, button, el, group};
use crate::ui::field::place;

/// The tools.
pub(crate) fn toolbar(desk: Desk, board: Board) -> El {
    let frame = board.frame;
    let ends = move || {
        let years = frame.get().1.years.clone();
        let ends = [years.first(), years.last()].into_iter().take(if years.len() > 1 { 2 } else { 0 });
        Some(group().each(ends.map(|year| remove_year(desk, year))))
    };
    let tool = |label: Label| button("secondary", desk.label(label));
    el("div")
        .class("toolbar")
        .role("group")
        .attr("aria-label", desk.label(Label::Tools))
        .with(button("primary", desk.label(Label::AddIndicator)).id("add-indicator").press(move || add_indicator(desk)))
        .with(tool(Label::AppendYear).id("append-year").press(move || in_plan(desk, PlanCommand::AppendYear, vec![])))
        .with(tool(Label::PrependYear).press(move || in_plan(desk, PlanCommand::PrependYear, vec![])))
        .part(ends)
}

fn add_indicator(desk: Desk) {
    let id = fresh_indicator();
    in_plan(desk, PlanCommand::AddIndicator { id }, vec![place::id(id, Place::Text(TextPlace::Name))]);
}

fn remove_year(desk: Desk, year: FiscalYear) -> El {
    let words = desk.words();
    let name = terms::year(year, words);
    let label = words.of(format!("{name}を削除"), format!("Remove {name}"));
    let remove = move || in_plan(desk, PlanCommand::RemoveYear(year), vec!["main".to_owned()]);
    button("secondary", label).press(remove)
}
