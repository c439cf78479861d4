//! The KPI grid: a real table, each KPI a row group of 目標, 実績 and the derived rows.
//!
//! Cells are native inputs that are always there; what is typed in them is heard by the field protocol.
//! The buttons and choices of all rows are heard here, once, so that a row costs no listeners.

mod choices;
mod details;
mod finding_line;
mod head;
mod large_picture;
mod pictures;
mod row_group;
mod row_texts;

use std::sync::Arc;
use std::time::Duration;

use keikaku::edit::CellPlace;
use keikaku::plan::{Indicator, Plan};
use keikaku::wording::{Label, widths};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::board::{Board, Frame, RowKey};
use super::desk::Desk;
use super::el::{El, el, group};
use super::shell::skip_link;
use super::table::{choose, press};
pub(crate) use choices::ChoiceField;
use head::grid_head;
pub(crate) use pictures::row_pictures;
pub(crate) use row_group::cell;
use row_group::row_group;
pub(crate) use row_texts::{mark_field, sentence_id};

/// Where 表を飛ばす goes.
const AFTER_GRID: &str = "after-grid";

/// How many rows are made in one go: more than a screen holds, in a time that no hand notices.
const AT_ONCE: usize = 8;

/// What the buttons of a row do, by the word in their id (`act-{indicator}-{word}`).
const ACTS: [(&str, Label); 5] = [
    ("details", Label::Details),
    ("up", Label::MoveUp),
    ("down", Label::MoveDown),
    ("copy", Label::Copy),
    ("delete", Label::Delete),
];

/// The table.
pub(crate) fn grid(desk: Desk, board: Board) -> El {
    let order = board.order.clone();
    let has_rows = move || !order.with(Vec::is_empty);
    let (plan, shown) = (board.plan, board.frame.clone());
    let wide = move || {
        let frame = shown.get().1;
        let widest =
            |plan: &Arc<Plan>| plan.indicators().iter().map(|row| widest(row, &frame)).max().unwrap_or_default();
        desk.settled.with(|workbook| workbook.plan(plan).map(|plan| steps(widest(plan))))
    };
    let table = el("table")
        .role("grid")
        .attr("aria-multiselectable", "true")
        .class("grid")
        .attr("aria-label", desk.label(Label::ViewKpi))
        .with(grid_head(desk, board.frame.clone()))
        .child(rows(desk, board));
    let frame = el("div")
        .class("grid-frame")
        .live("data-wide", move || wide().map(|steps| steps.to_string()))
        .on("click", move |event| on_click(desk, &event))
        .on("change", move |event| on_change(desk, &event))
        .with(table);
    group()
        .with(skip_link(desk, Label::SkipGrid, AFTER_GRID))
        .with(names(desk))
        .with(frame)
        .with(el("p").class("empty").live_flag("hidden", has_rows).text(desk.label(Label::NoIndicators)))
        .with(el("div").id(AFTER_GRID).attr("tabindex", "-1"))
}

/// The widest figure of a row as it is shown. Levels grow or shrink throughout, so that the widest is the first or the last.
fn widest(row: &Indicator, frame: &Frame) -> usize {
    let mut widest = widths::widest(row);
    if !frame.shows_levels {
        return widest;
    }
    for kind in [CellPlace::Target, CellPlace::Actual] {
        let level = |year| frame.level(row, kind(year)).map(|level| level.cell.shown(&row.unit));
        let level = |year| level(year).filter(|level| !level.is_empty());
        if let Some(last) = frame.years.years().rev().find_map(level) {
            widest = widest.max(widths::width(&last));
        }
    }
    widest
}

/// By how many steps of 10 px (at letters of 16 px) the columns are wider than they are for figures of usual length
/// (`style/grid.css`), from the width of the widest one in hundredths of the letters' height, which is 15 px. What is typed
/// widens nothing before it is taken in.
fn steps(widest: usize) -> usize {
    const LETTERS: usize = 15;
    const PADDING: usize = 28;
    const USUAL: usize = 116;
    (widest * LETTERS / 100 + PADDING).saturating_sub(USUAL).div_ceil(10).min(12)
}

/// The row groups, by key: a group is kept, moved or made anew, never rewritten into another.
///
/// The first screenful comes at once and can be typed in while the others follow.
fn rows(desk: Desk, board: Board) -> AnyView {
    let at_opening = board.order.with_untracked(Vec::len);
    let made = ArcRwSignal::new(AT_ONCE);
    let_follow(&made, at_opening, StoredValue::new(()));
    let shown = board.clone();
    let keys = move || {
        let mut keys = shown.shown();
        let made = made.get();
        // What is added meanwhile is to be there: the focus goes to it.
        if keys.len() == at_opening {
            keys.truncate(made);
        }
        keys
    };
    let row = move |key: RowKey| {
        let frame = board.frame.get_untracked().1;
        board.row(key.indicator).map_or_else(group, |signals| row_group(desk, signals, frame)).view()
    };
    view! { <For each=keys key=|key| *key children=row /> }.into_any()
}

/// Has further rows made, some at a time, until all are there or the grid is closed.
fn let_follow(made: &ArcRwSignal<usize>, all: usize, grid: StoredValue<()>) {
    if made.get_untracked() >= all {
        return;
    }
    let next = made.clone();
    let more = move || {
        if !grid.is_disposed() {
            next.update(|made| *made += AT_ONCE);
            let_follow(&next, all, grid);
        }
    };
    if set_timeout_with_handle(more, Duration::ZERO).is_err() {
        made.set(all);
    }
}

/// The words that cells' names are put together from, by reference: `{指標名} {YYYY}年度 目標`.
fn names(desk: Desk) -> El {
    let words = [
        ("lbl-target", Label::RowTarget),
        ("lbl-actual", Label::RowActual),
        ("lbl-target-level", Label::RowTargetLevel),
        ("lbl-actual-level", Label::RowActualLevel),
        ("lbl-period", Label::WholePeriod),
    ];
    let word = |(id, label): (&'static str, Label)| el("span").id(id).text(desk.label(label));
    el("div").flag("hidden", true).each(words.map(word))
}

/// The element that an event is on or in, of that kind.
fn under(event: &Event, kind: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(kind).ok()?
}

fn on_click(desk: Desk, event: &Event) {
    if let Some(button) = under(event, "button[id^='act-']") {
        press(desk, &button.id());
    }
}

fn on_change(desk: Desk, event: &Event) {
    if let Some(select) = under(event, "select") {
        choose(desk, select.id());
    }
}
