//! Shows the place that 元に戻す or やり直す changed, as in a spreadsheet: the first cell that the step changed (none if it
//! changed the focused cell), or the KPI that it restored, if the table shows it. If the focus is outside of the table
//! (on the button), it stays there and the place is scrolled into view.

use keikaku::plan::place::cell_at;
use keikaku::plan::{CellAddress, InputPlace, TextPlace, Workbook};
use keikaku::value::IndicatorId;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::ui::app::field::place;
use crate::ui::app::focus;
use crate::ui::app::selection::{go, id, input, navigation, reveal};
use crate::ui::app::view::EditorView;

/// Shows the first place at which the workbook differs from `before`.
pub(crate) fn show(view: EditorView, before: &Workbook) {
    if let Some(restored) = restored_indicator(view, before) {
        return reveal_indicator(restored);
    }
    let Some(changed) = first_changed(view, before) else { return };
    match view.fields.in_cell(view) {
        Some(at) if has_cell_changed(view, before, at.cell) => {}
        Some(_) => {
            go(view, changed);
            // If the row is recreated, the cell has a new element, which needs the focus then.
            focus::focus_after_update(vec![id(changed)]);
        }
        None => {
            if let Some(cell) = input(view, changed) {
                reveal(&cell);
            }
        }
    }
}

/// The first shown KPI that did not exist before.
fn restored_indicator(view: EditorView, before: &Workbook) -> Option<IndicatorId> {
    let plan = view.editor.navigation.route.get_untracked().plan()?;
    let shown = view.grid_state()?.shown_ids();
    let before = before.plan(plan)?;
    shown.into_iter().find(|id| before.indicator(*id).is_none())
}

/// Moves the focus to the KPI's name if the focus is in the table; otherwise only scrolls to the name.
fn reveal_indicator(indicator: IndicatorId) {
    let name = place::id(indicator, InputPlace::Text(TextPlace::Name));
    let is_in_table =
        document().active_element().is_some_and(|element| matches!(element.closest(".grid"), Ok(Some(_))));
    if is_in_table {
        return focus::focus_after_update(vec![name]);
    }
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if let Some(name) = document().get_element_by_id(&name).and_then(|name| name.dyn_into().ok()) {
            reveal(&name);
        }
    });
}

/// Whether the step changed that cell, in which case the focus stays in it.
fn has_cell_changed(view: EditorView, before: &Workbook, (row, at): CellAddress) -> bool {
    let Some(plan) = view.editor.navigation.route.get_untracked().plan() else { return false };
    let cell = |workbook: &Workbook| Some(cell_at(workbook.plan(plan)?.indicator(row)?, at));
    cell(before) != cell(&view.editor.workbook.get_untracked())
}

fn first_changed(view: EditorView, before: &Workbook) -> Option<CellAddress> {
    let plan = view.editor.navigation.route.get_untracked().plan()?;
    let now = view.editor.workbook.get_untracked();
    navigation(view)?.first_changed(before.plan(plan)?, now.plan(plan)?)
}
