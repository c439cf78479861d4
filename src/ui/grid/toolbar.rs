//! The tools above the grid: rows and years added and removed, and the two states that no digit says.

use keikaku::edit::indicators::Place;
use keikaku::edit::{Command, Hand, IndicatorCommand, PlanCommand, TextPlace};
use keikaku::fiscal_year::FiscalYear;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use super::in_plan;
use crate::browser::moment;
use crate::ui::board::Board;
use crate::ui::desk::{Desk, fresh_indicator, use_desk};
use crate::ui::field::place;
use crate::ui::focus;
use crate::ui::live::{part, press};

/// The tools.
#[component]
pub(crate) fn Toolbar(
    /// The grid they work on.
    board: Board,
) -> impl IntoView {
    let desk = use_desk();
    let frame = board.frame;
    let ends = part(move || {
        let years = frame.get().1.years.clone();
        let ends = [years.first(), years.last()].into_iter().take(if years.len() > 1 { 2 } else { 0 });
        ends.map(|year| remove_year(desk, year)).collect_view().into_any()
    });
    let add = move |_| {
        let id = fresh_indicator();
        in_plan(desk, PlanCommand::AddIndicator { id }, vec![place::id(id, Place::Text(TextPlace::Name))]);
    };
    view! {
        <div class="toolbar" role="group" aria-label=desk.label(Label::Tools)>
            <button type="button" id="add-indicator" on:click=press(add)>{desk.label(Label::AddIndicator)}</button>
            <button type="button" class="secondary" id="append-year" on:click=press(move |_| in_plan(desk, PlanCommand::AppendYear, vec![]))>
                {desk.label(Label::AppendYear)}
            </button>
            <button type="button" class="secondary" on:click=press(move |_| in_plan(desk, PlanCommand::PrependYear, vec![]))>
                {desk.label(Label::PrependYear)}
            </button>
            {ends}
            <button type="button" class="secondary" on:click=press(move |_| fill_last_cell(desk, "-"))>{desk.label(Label::MakeNotApplicable)}</button>
            <button type="button" class="secondary" on:click=press(move |_| fill_last_cell(desk, "未把握"))>{desk.label(Label::MakeUnknown)}</button>
        </div>
    }
}

fn remove_year(desk: Desk, year: FiscalYear) -> AnyView {
    let words = desk.words();
    let name = terms::year(year, words);
    let label = words.of(format!("{name}を削除"), format!("Remove {name}"));
    let remove = move |_| in_plan(desk, PlanCommand::RemoveYear(year), vec!["append-year".to_owned()]);
    view! { <button type="button" class="secondary" on:click=press(remove)>{label}</button> }.into_any()
}

/// Writes a state into the cell that had the focus last, and gives it the focus back.
fn fill_last_cell(desk: Desk, state: &str) {
    let Some(target) = desk.fields.last_cell(desk) else {
        desk.warn(desk.label(Label::ChooseCellFirst).to_owned());
        return;
    };
    if let Place::Cell(place) = target.place {
        let command =
            IndicatorCommand::SetCell { place, text: state.to_owned(), hand: Hand::Left, on: moment::today() };
        desk.command(Command::in_indicator(target.plan, target.indicator, command));
        focus::give_soon(vec![place::id(target.indicator, target.place)]);
    }
}
