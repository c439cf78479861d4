//! The KPI grid: a real table, each KPI a row group of 目標, 実績 and the derived rows.
//!
//! Cells are native inputs that are always there; what is typed in them is heard by the field protocol.
//! The buttons and choices of all rows are heard here, once, so that a row costs no listeners.

pub(crate) mod choices;
pub(crate) mod details;
pub(crate) mod finding_line;
pub(crate) mod head;
pub(crate) mod large_picture;
pub(crate) mod pictures;
pub(crate) mod row_group;
pub(crate) mod row_texts;

use std::sync::Arc;
use std::time::Duration;

use keikaku::edit::CellPlace;
use keikaku::plan::{Indicator, Plan};
use keikaku::wording::{Label, widths};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use crate::ui::app::AppState;
use crate::ui::app::grid_state::{Frame, GridState, RowKey};
use crate::ui::components::el::{El, el, group};
use crate::ui::components::skip_link::SkipLink;
use crate::ui::pages::table::row_actions::{choose, press};
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
pub(crate) fn grid(app: AppState, grid_state: GridState) -> El {
    let order = grid_state.order.clone();
    let has_rows = move || !order.with(Vec::is_empty);
    let (plan, shown) = (grid_state.plan, grid_state.frame.clone());
    let wide = move || {
        let frame = shown.get().1;
        let widest =
            |plan: &Arc<Plan>| plan.indicators().iter().map(|row| widest(row, &frame)).max().unwrap_or_default();
        app.settled.with(|workbook| workbook.plan(plan).map(|plan| steps(widest(plan))))
    };
    let table = el("table")
        .role("grid")
        .attr("aria-multiselectable", "true")
        .class("grid")
        .attr("aria-label", app.label(Label::ViewKpi))
        .with(grid_head(app, grid_state.frame.clone()))
        .child(rows(app, grid_state));
    let frame = el("div")
        .class("grid-frame")
        .live("data-wide", move || wide().map(|steps| steps.to_string()))
        .on("click", move |event| on_click(app, &event))
        .on("change", move |event| on_change(app, &event))
        .with(table);
    group()
        .child(view! { <SkipLink label=Label::SkipGrid to=AFTER_GRID /> }.into_any())
        .with(names(app))
        .with(frame)
        .with(el("p").class("empty").live_flag("hidden", has_rows).text(app.label(Label::NoIndicators)))
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
fn rows(app: AppState, grid_state: GridState) -> AnyView {
    let at_opening = grid_state.order.with_untracked(Vec::len);
    let made = ArcRwSignal::new(AT_ONCE);
    let_follow(&made, at_opening, StoredValue::new(()));
    let shown = grid_state.clone();
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
        let frame = grid_state.frame.get_untracked().1;
        grid_state.row(key.indicator).map_or_else(group, |signals| row_group(app, signals, frame)).view()
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
fn names(app: AppState) -> El {
    let words = [
        ("lbl-target", Label::RowTarget),
        ("lbl-actual", Label::RowActual),
        ("lbl-target-level", Label::RowTargetLevel),
        ("lbl-actual-level", Label::RowActualLevel),
        ("lbl-period", Label::WholePeriod),
    ];
    let word = |(id, label): (&'static str, Label)| el("span").id(id).text(app.label(label));
    el("div").flag("hidden", true).each(words.map(word))
}

/// The element that an event is on or in, of that kind.
fn under(event: &Event, kind: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(kind).ok()?
}

fn on_click(app: AppState, event: &Event) {
    if let Some(button) = under(event, "button[id^='act-']") {
        press(app, &button.id());
    }
}

fn on_change(app: AppState, event: &Event) {
    if let Some(select) = under(event, "select") {
        choose(app, select.id());
    }
}
