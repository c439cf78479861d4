//! Ways to look at the grid, beside its tools: increments or levels, one group or section alone, and the way to 年度の締め.

use std::sync::Arc;

use keikaku::edit::levels::has_levels;
use keikaku::filter::Filter;
use keikaku::fiscal_year::{Date, FiscalYear};
use keikaku::id::PlanId;
use keikaku::plan::{Indicator, Plan};
use keikaku::wording::{Label, grid};

use crate::browser::moment;
use crate::ui::board::Board;
use crate::ui::choice::{choice, filter_choices};
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::route::Route;
use leptos::prelude::*;

/// The ways.
pub(crate) fn table_tools(desk: Desk, board: &Board) -> El {
    el("div")
        .class("table-tools")
        .with(levels(desk, board.clone()))
        .with(filters(desk, board.clone()))
        .with(count(desk, board.clone()))
        .with(way_to_close(desk, board.plan))
}

/// 増加分 or 水準, where there is a KPI of increments.
fn levels(desk: Desk, board: Board) -> El {
    let plan = board.plan;
    let is_possible = Memo::new(move |_| {
        let has_levels = |plan: &Arc<Plan>| plan.indicators().iter().any(|row| has_levels(row));
        desk.settled.with(|workbook| workbook.plan(plan).is_some_and(has_levels))
    });
    group().part(move || {
        if !is_possible.get() {
            return None;
        }
        let options = [("", Label::AsIncrements), ("levels", Label::AsLevels)];
        let options = options.map(|(value, label)| (value.to_owned(), desk.label(label).to_owned())).to_vec();
        let is_level = board.frame.with_untracked(|(_, frame)| frame.shows_levels);
        let board = board.clone();
        let show = move |value: String| {
            desk.fields.leave(desk);
            let levels = value == "levels";
            desk.keep_levels(plan, levels);
            board.show_levels(&desk.workbook.get_untracked(), levels);
        };
        Some(choice("show-as", desk.label(Label::ShowAs), options, if is_level { "levels" } else { "" }, show))
    })
}

/// グループ and 所管課. A row that is changed later stays as it is until something is chosen anew.
pub(super) fn filters(desk: Desk, board: Board) -> El {
    let filter = RwSignal::new(Filter::default());
    let plan = board.plan;
    Effect::new(move |_| {
        let workbook = desk.workbook.get_untracked();
        let is_out = |row: &&Arc<Indicator>| filter.with(|filter| !filter.lets_pass(row));
        if let Some(plan) = workbook.plan(plan) {
            board.hide(plan, plan.indicators().iter().filter(is_out).map(|row| row.id).collect());
        }
    });
    filter_choices(desk, plan, filter)
}

/// How many rows are shown, while not all are.
pub(super) fn count(desk: Desk, board: Board) -> El {
    let text = move || {
        let (shown, all) = (board.shown().len(), board.order.get().len());
        if shown == all { String::new() } else { grid::shown(shown, all, desk.words()) }
    };
    el("span").class("count").live_text(text)
}

/// The link to 年度の締め, at the year that is most likely being closed.
fn way_to_close(desk: Desk, plan: PlanId) -> El {
    let year = Memo::new(move |_| {
        desk.settled.with(|workbook| workbook.plan(plan).map(|plan| closing(plan, moment::today())))
    });
    let link = move || {
        let to = Route::Close(plan, year.get()?).fragment();
        Some(el("a").attr("href", to).text(desk.label(Label::ViewClose)))
    };
    group().part(link)
}

/// The year before the present one, as actuals are asked for in April; within the plan's columns.
fn closing(plan: &Plan, today: Date) -> FiscalYear {
    let before = today.fiscal_year().plus(-1).unwrap_or(plan.years.first());
    before.clamp(plan.years.first(), plan.years.last())
}
