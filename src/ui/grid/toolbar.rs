//! The tools above the grid: rows and years added and removed, and the two states that no digit says.

use keikaku::edit::indicators::Place;
use keikaku::edit::{Command, Field, Hand, IndicatorCommand, PlanCommand, Target, TextPlace};
use keikaku::fiscal_year::FiscalYear;
use keikaku::wording::{Label, changes, terms};

use super::in_plan;
use crate::browser::moment;
use crate::ui::board::Board;
use crate::ui::desk::{Desk, fresh_indicator};
use crate::ui::el::{El, button, el, group};
use crate::ui::field::place;
use crate::ui::focus;

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
        .with(tool(Label::MakeNotApplicable).press(move || fill_last_cell(desk, "-")))
        .with(tool(Label::MakeUnknown).press(move || fill_last_cell(desk, "未把握")))
}

fn add_indicator(desk: Desk) {
    let id = fresh_indicator();
    in_plan(desk, PlanCommand::AddIndicator { id }, vec![place::id(id, Place::Text(TextPlace::Name))]);
}

fn remove_year(desk: Desk, year: FiscalYear) -> El {
    let words = desk.words();
    let name = terms::year(year, words);
    let label = words.of(format!("{name}を削除"), format!("Remove {name}"));
    let remove = move || in_plan(desk, PlanCommand::RemoveYear(year), vec!["append-year".to_owned()]);
    button("secondary", label).press(remove)
}

/// Writes a state into the cell that had the focus last, and gives it the focus back.
fn fill_last_cell(desk: Desk, state: &str) {
    let Some(Target { plan, field: Field::Row(indicator, Place::Cell(at)) }) = desk.fields.last_cell(desk) else {
        desk.warn(desk.label(Label::ChooseCellFirst).to_owned());
        return;
    };
    let command =
        IndicatorCommand::SetCell { place: at, text: state.to_owned(), hand: Hand::Left, on: moment::today() };
    if desk.command(Command::in_indicator(plan, indicator, command)) {
        say_what_changed(desk, state);
    }
    focus::give_soon(vec![place::id(indicator, Place::Cell(at))]);
}

/// The cell may be out of sight by now.
fn say_what_changed(desk: Desk, state: &str) {
    let words = desk.words();
    let Some(change) = desk.steps.get_untracked().undo else { return };
    let what = changes::change(&change, &desk.workbook.get_untracked(), words);
    desk.say(words.of(format!("{what} を「{state}」にしました。"), format!("{what} is now “{state}”.")));
}
