//! Where 元に戻す and やり直す lead, as in a spreadsheet: to the first cell that the step changed (nowhere if it changed the
//! focused one), or to the KPI that it brought back, if the table shows it. A focus that is elsewhere (on the button) stays
//! there, and the place is scrolled into view.

use keikaku::plan::Workbook;
use keikaku::plan::place::{CellAddress, InputPlace, TextPlace, cell_at};
use keikaku::value::id::IndicatorId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::app::field::place;
use crate::ui::app::selection::{go, id, input, navigation, reveal};
use crate::ui::app::{AppState, focus};

/// Shows what has changed since that workbook.
pub(crate) fn show(app: AppState, before: &Workbook) {
    if let Some(back) = came_back(app, before) {
        return stand_in(back);
    }
    let Some(changed) = first_changed(app, before) else { return };
    match app.fields.in_cell(app) {
        Some(at) if has_changed(app, before, at.cell) => {}
        Some(_) => {
            go(app, changed);
            // Where rows are made anew it is another element in a moment.
            focus::give_soon(vec![id(changed)]);
        }
        None => {
            if let Some(cell) = input(app, changed) {
                reveal(&cell);
            }
        }
    }
}

/// The first KPI that is there now and was not before.
fn came_back(app: AppState, before: &Workbook) -> Option<IndicatorId> {
    let plan = app.route.get_untracked().plan()?;
    let shown = app.grid_state()?.shown_ids();
    let before = before.plan(plan)?;
    shown.into_iter().find(|id| before.indicator(*id).is_none())
}

/// A focus in the table goes to the KPI's name; from elsewhere that is scrolled to.
fn stand_in(indicator: IndicatorId) {
    let name = place::id(indicator, InputPlace::Text(TextPlace::Name));
    let is_in_table =
        document().active_element().is_some_and(|element| matches!(element.closest(".grid"), Ok(Some(_))));
    if is_in_table {
        return focus::give_soon(vec![name]);
    }
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if let Some(name) = document().get_element_by_id(&name).and_then(|name| name.dyn_into().ok()) {
            reveal(&name);
        }
    });
}

/// Whether the step changed that cell: then the focus stays in it.
fn has_changed(app: AppState, before: &Workbook, (row, at): CellAddress) -> bool {
    let Some(plan) = app.route.get_untracked().plan() else { return false };
    let cell = |workbook: &Workbook| Some(cell_at(workbook.plan(plan)?.indicator(row)?, at));
    cell(before) != cell(&app.workbook.get_untracked())
}

fn first_changed(app: AppState, before: &Workbook) -> Option<CellAddress> {
    let plan = app.route.get_untracked().plan()?;
    let now = app.workbook.get_untracked();
    navigation(app)?.first_changed(before.plan(plan)?, now.plan(plan)?)
}
