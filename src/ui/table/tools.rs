//! Ways to look at the grid, beside its tools: increments or levels, one group or section alone, and the way to 年度の締め.

use keikaku::edit::levels::has_levels;
use keikaku::fiscal_year::{Date, FiscalYear};
use keikaku::plan::Indicator;
use keikaku::plan::Plan;
use keikaku::wording::{LateLabel, grid};
use wasm_split_macros::wasm_split;

use super::levels::LEVELS;
use crate::browser::chunk::{self, NotArrived};
use crate::browser::moment;
use crate::ui::board::Board;
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::focus;
use crate::ui::late::LateView;
use crate::ui::leptos::*;
use crate::ui::route::Route;

/// Reads a text of a row.
type Text = fn(&Indicator) -> &str;

/// By what rows can be picked out, with its label.
const FILTERS: [(LateLabel, Text); 2] =
    [(LateLabel::FilterGroup, |row| &row.group), (LateLabel::FilterResponsible, |row| &row.responsible)];

#[wasm_split(table, wasm_split_path = chunk, fallible)]
pub(crate) fn table_tools(desk: Desk, board: Board) -> Result<LateView, NotArrived> {
    Ok(LateView::new(move || tools(desk, &board)))
}

fn tools(desk: Desk, board: &Board) -> El {
    el("div")
        .class("table-tools")
        .with(levels(desk, board.clone()))
        .with(filters(desk, board.clone()))
        .with(count(desk, board.clone()))
        .with(way_to_close(desk))
}

/// A choice with its visible label.
pub(super) fn choice(
    id: &str,
    label: &str,
    options: Vec<(String, String)>,
    current: &str,
    act: impl Fn(String) + Send + 'static,
) -> El {
    let option = |(value, label): (String, String)| {
        let is_current = value == current;
        el("option").attr("value", value).flag("selected", is_current).text(label)
    };
    let select = el("select")
        .id(id)
        .each(options.into_iter().map(option))
        .on("change", move |event| act(event_target_value(&event)));
    el("label").class("field").with(el("span").class("field-label").text(label)).with(select)
}

/// 増加分 or 水準, where there is a KPI of increments.
fn levels(desk: Desk, board: Board) -> El {
    let is_possible = derived(move || {
        let plan = desk.route.get().plan();
        desk.workbook.with(|workbook| {
            plan.and_then(|plan| workbook.plan(plan))
                .is_some_and(|plan| plan.indicators().iter().any(|row| has_levels(row)))
        })
    });
    group().part(move || {
        if !is_possible.get() {
            return None;
        }
        let options = [("", LateLabel::AsIncrements), ("levels", LateLabel::AsLevels)];
        let options = options.map(|(value, label)| (value.to_owned(), desk.label(label).to_owned())).to_vec();
        let is_level = board.frame.with_untracked(|(_, frame)| frame.levels.is_some());
        let board = board.clone();
        let show = move |value: String| {
            desk.fields.leave(desk);
            board.show_levels(&desk.workbook.get_untracked(), (value == "levels").then_some(LEVELS));
        };
        Some(choice("show-as", desk.label(LateLabel::ShowAs), options, if is_level { "levels" } else { "" }, show))
    })
}

/// グループ and 所管課, where there is more than one of them.
pub(super) fn filters(desk: Desk, board: Board) -> El {
    let chosen = Live::new([const { String::new() }; 2]);
    let values = derived(move || {
        let plan = desk.route.get().plan();
        desk.settled.with(|workbook| {
            plan.and_then(|plan| workbook.plan(plan)).map(|plan| FILTERS.map(|(_, text)| grid::values(plan, text)))
        })
    });
    group().part(move || {
        let values = values.get()?;
        let chosen_now = chosen.get();
        let choices = FILTERS.into_iter().zip(values).zip(chosen_now).zip(0..);
        let board = board.clone();
        Some(group().each(choices.filter_map(move |(((filter, values), current), nth)| {
            // While rows are left out there must be a way to have them back.
            let is_needed = values.len() > 1 || !current.is_empty();
            is_needed.then(|| filter_choice(desk, board.clone(), chosen, (nth, filter.0), values, &current))
        })))
    })
}

/// A choice by which rows are picked out. A blank value and no choice at all are told apart by a mark ahead of the value.
fn filter_choice(
    desk: Desk,
    board: Board,
    chosen: Live<[String; 2]>,
    (nth, label): (usize, LateLabel),
    values: Vec<String>,
    current: &str,
) -> El {
    let gone = current.strip_prefix('=').filter(|value| !values.iter().any(|known| known == value));
    let gone = gone.map(str::to_owned);
    let named = |value: String| {
        let shown = if value.is_empty() { desk.label(LateLabel::NoneOfThem).to_owned() } else { value.clone() };
        (format!("={value}"), shown)
    };
    let all = (String::new(), desk.label(LateLabel::AllRows).to_owned());
    let options = [all].into_iter().chain(values.into_iter().chain(gone).map(named)).collect();
    let id = format!("filter-{nth}");
    let back = id.clone();
    choice(&id, desk.label(label), options, current, move |value| {
        desk.fields.leave(desk);
        chosen.update(|chosen| {
            if let Some(one) = chosen.get_mut(nth) {
                *one = value;
            }
        });
        hide(desk, &board, &chosen.get_untracked());
        focus::give_soon(vec![back.clone()]);
    })
}

/// Hides the rows that are not of what was chosen. A row that is changed later stays as it is until something is chosen anew.
fn hide(desk: Desk, board: &Board, chosen: &[String; 2]) {
    let workbook = desk.workbook.get_untracked();
    let Some(plan) = desk.route.get_untracked().plan().and_then(|plan| workbook.plan(plan)) else { return };
    let is_hidden = |row: &Indicator| {
        FILTERS
            .iter()
            .zip(chosen)
            .any(|((_, text), chosen)| chosen.strip_prefix('=').is_some_and(|value| !grid::is_of(text(row), value)))
    };
    let hidden = plan.indicators().iter().filter(|row| is_hidden(row)).map(|row| row.id);
    board.hidden.set(hidden.collect());
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
fn way_to_close(desk: Desk) -> El {
    let to = derived(move || {
        let plan = desk.route.get().plan()?;
        let year = desk.workbook.with(|workbook| workbook.plan(plan).map(|plan| closing(plan, moment::today())))?;
        Some(Route::Close(plan, year))
    });
    group().part(move || Some(el("a").attr("href", to.get()?.fragment()).text(desk.label(LateLabel::ViewClose))))
}

/// The year before the present one, as actuals are asked for in April; within the plan's columns.
fn closing(plan: &Plan, today: Date) -> FiscalYear {
    let before = today.fiscal_year().plus(-1).unwrap_or(plan.years.first());
    before.clamp(plan.years.first(), plan.years.last())
}
