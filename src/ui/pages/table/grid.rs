//! The KPI grid: an HTML table in which each KPI is a row group of 目標, 実績 and the computed rows.
//!
//! The cells are `<input>` elements that always exist; typing in them is handled by the field protocol.

pub(crate) mod cells;
pub(crate) mod charts;
pub(crate) mod choice_select;
pub(crate) mod figure;
pub(crate) mod finding_mark;
pub(crate) mod head;
pub(crate) mod kpi_head;
pub(crate) mod row_group;
pub(crate) mod row_texts;

use std::sync::Arc;
use std::time::Duration;

use keikaku::plan::{CellPlace, Indicator, Plan};
use keikaku::wording::{Label, TableLabel, grid, widths};
use leptos::prelude::*;

use crate::ui::app::{GridColumns, GridState, RowKey, use_grid_state, use_locale, use_open_plan};
use crate::ui::components::SkipLink;
use crate::ui::pages::table::grid::charts::ChartsDrawn;
use crate::ui::pages::table::grid::head::{GridHead, NamesOfRows};
use crate::ui::pages::table::grid::row_group::RowGroup;

/// The id of the table.
pub(crate) const GRID: &str = "grid";

/// The id of the element to which 表を飛ばす leads.
const AFTER_GRID: &str = "after-grid";

/// The number of row groups that are created at once: more than a screen shows, in an unnoticeable time.
const AT_ONCE: usize = 8;

/// The table, with the link that leads past it.
#[component]
pub(crate) fn Grid() -> impl IntoView {
    let (locale, plan, grid_state) = (use_locale(), use_open_plan(), use_grid_state());
    provide_context(ChartsDrawn::begin(grid_state.order.with_untracked(Vec::len)));
    let order = grid_state.order.clone();
    let has_rows = move || !order.with(Vec::is_empty);
    let columns = grid_state.columns.clone();
    // The number of steps that the widest figure of a column needs beyond the usual width.
    let steps_of = |widest: fn(&Indicator, &GridColumns) -> usize, usual: usize| {
        let columns = columns.clone();
        Memo::new(move |_| {
            let columns = columns.get().1;
            plan.read_settled(|plan| {
                steps(plan.indicators().iter().map(|row| widest(row, &columns)).max().unwrap_or_default(), usual)
            })
        })
    };
    let wide = steps_of(widest, USUAL_YEAR);
    let wide_total = steps_of(|row, columns| widths::widest_total(row, columns.span()), USUAL_TOTAL);
    let class = {
        let (drawer, columns) = (grid_state.drawer.clone(), columns.clone());
        move || {
            let options = columns.with(|(_, columns)| columns.options);
            let parts = [
                (options.is_compact, " compact"),
                (options.has_computed_rows() && !options.is_compact, " with-lines"),
                (drawer.with(Option::is_some), " beside-drawer"),
                (wide.get().is_some_and(|steps| steps > 0), " wide"),
            ];
            parts.into_iter().filter(|(is_on, _)| *is_on).fold("grid-frame".to_owned(), |all, (_, part)| all + part)
        }
    };
    view! {
        <SkipLink label=TableLabel::SKIP_GRID to=AFTER_GRID />
        <NamesOfRows />
        <div
            class=class
            style:--steps=move || wide.get().unwrap_or_default().to_string()
            style:--total-steps=move || wide_total.get().unwrap_or_default().to_string()
        >
            <table id=GRID role="grid" aria-multiselectable="true" class="grid" aria-label=locale.label(Label::VIEW_KPI)>
                <GridHead />
                <Rows />
            </table>
            <UnusedSlots />
            <p class="empty" hidden=move || !hides_all(&grid_state)>{locale.label(Label::NOTHING_PASSES)}</p>
            <p class="empty" hidden=has_rows>{locale.label(TableLabel::NO_INDICATORS)}</p>
            <div id=AFTER_GRID tabindex="-1"></div>
        </div>
    }
}

/// Whether the filters let no row pass.
fn hides_all(grid_state: &GridState) -> bool {
    grid_state.shown().is_empty() && grid_state.hidden.with(|hidden| !hidden.is_empty())
}

/// 使っていない指標（2件）: the line into which unused slots are folded. A press shows or hides them. Nothing if there are none.
#[component]
fn UnusedSlots() -> impl IntoView {
    let (locale, plan, grid_state) = (use_locale(), use_open_plan(), use_grid_state());
    let count = Memo::new(move |_| {
        let unused = |plan: &Arc<Plan>| {
            let unused = plan.indicators().iter().filter(|row| row.is_unused()).count();
            if unused < plan.indicators().len() { unused } else { 0 }
        };
        plan.read_settled(unused).unwrap_or_default()
    });
    let folded = grid_state.folded.clone();
    let is_shown = move || folded.with(Vec::is_empty);
    let toggle = {
        let is_shown = is_shown.clone();
        move |_| {
            if let Some(plan) = plan.read_now(Arc::clone) {
                grid_state.fold(&plan, untrack(&is_shown));
            }
        }
    };
    let is_expanded = move || is_shown().to_string();
    view! {
        <button
            type="button"
            class="quiet unused-slots"
            hidden=move || count.get() == 0
            aria-expanded=is_expanded
            on:click=toggle
        >
            {move || grid::unused_slots(count.get(), locale.language())}
        </button>
    }
}

/// The width of the widest figure of a row as shown. Levels only rise or only fall, so of the levels only the last is
/// measured; [`widths::widest`] measures the baseline.
fn widest(row: &Indicator, columns: &GridColumns) -> usize {
    let mut widest = widths::widest(row);
    if !columns.options.shows_levels {
        return widest;
    }
    for kind in [CellPlace::Target, CellPlace::Actual] {
        let level = |year| columns.level(row, kind(year)).map(|level| kind(year).shown(&level.cell, &row.unit));
        let level = |year| level(year).filter(|level| !level.is_empty());
        if let Some(last) = columns.years.years().rev().find_map(level) {
            widest = widest.max(widths::width(&last));
        }
    }
    widest
}

/// The width of a year's column for figures of usual length, in pixels at a font size of 16 px (`style/grid.css`).
const USUAL_YEAR: usize = 84;
/// The width of the column 累計 for figures of usual length.
const USUAL_TOTAL: usize = 100;

/// The number of steps of 10 px (at a font size of 16 px) by which a column is wider than one for figures of usual
/// length. `widest` is the width of the widest figure in hundredths of the font size, which is 14 px for figures.
/// Uncommitted typing does not widen the columns.
fn steps(widest: usize, usual: usize) -> usize {
    const LETTERS: usize = 14;
    const PADDING: usize = 14;
    (widest * LETTERS / 100 + PADDING).saturating_sub(usual).div_ceil(10).min(16)
}

/// The row groups by key: a group is kept, moved or created anew, and never changed into another one.
///
/// The first groups are created at once and can be edited while the others follow.
#[component]
fn Rows() -> impl IntoView {
    let grid_state = use_grid_state();
    let at_opening = grid_state.order.with_untracked(Vec::len);
    let made = RwSignal::new(AT_ONCE);
    make_more(made, at_opening);
    let shown = grid_state.clone();
    let keys = move || {
        let mut keys = shown.shown();
        let made = made.get();
        // The page may be about to focus a row that was added meanwhile, so that all rows have to exist.
        if keys.len() == at_opening {
            keys.truncate(made);
        }
        keys
    };
    let row = move |key: RowKey| grid_state.shown_row(key.indicator).map(|row| view! { <RowGroup row /> });
    view! { <For each=keys key=|key| *key children=row /> }
}

/// Creates further row groups, [`AT_ONCE`] at a time, until all exist or the grid is closed.
fn make_more(made: RwSignal<usize>, all: usize) {
    if made.try_get_untracked().is_none_or(|made| made >= all) {
        return;
    }
    let more = move || {
        if made.try_update(|made| *made += AT_ONCE).is_some() {
            make_more(made, all);
        }
    };
    if set_timeout_with_handle(more, Duration::ZERO).is_err() {
        made.set(all);
    }
}
