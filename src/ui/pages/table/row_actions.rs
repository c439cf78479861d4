//! What the buttons and choices of the rows do.

use keikaku::edit::indicators::Place;
use keikaku::edit::{Command, IndicatorCommand, PlanCommand, TextPlace};
use keikaku::id::IndicatorId;
use keikaku::plan::Workbook;
use keikaku::wording::{changes, grid};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;

use crate::ui::app::field::place;
use crate::ui::app::focus;
use crate::ui::app::{AppState, fresh_indicator};
use crate::ui::pages::table::grid::ChoiceField;
use leptos::prelude::*;

/// Does what the button of that id is for (`act-{indicator}-{word}`).
pub(crate) fn press(app: AppState, button: &str) {
    let mut parts = button.split('-').skip(1);
    let indicator = parts.next().and_then(|id| id.parse().ok());
    if let (Some(indicator), Some(act)) = (indicator, parts.next()) {
        carry_out(app, indicator, act, button.to_owned());
    }
}

/// Takes what is chosen in the element of that id.
pub(crate) fn choose(app: AppState, id: String) {
    let select = document().get_element_by_id(&id).and_then(|it| it.dyn_into::<HtmlSelectElement>().ok());
    let (Some(select), Some((indicator, field)), Some(plan)) =
        (select, ChoiceField::of_id(&id), app.route.get_untracked().plan())
    else {
        return;
    };
    if let Some(choice) = field.choice(&select.value()) {
        app.command(Command::in_indicator(plan, indicator, IndicatorCommand::Choose(choice)));
        // Another この目標値は can make the row group anew.
        focus::give_soon(vec![id]);
    }
}

fn carry_out(app: AppState, indicator: IndicatorId, act: &str, button: String) {
    let name_field = |id| place::id(id, Place::Text(TextPlace::Name));
    match act {
        "details" => toggle_details(app, indicator),
        "up" => move_past(app, indicator, -1, button),
        "down" => move_past(app, indicator, 1, button),
        "copy" => {
            let id = fresh_indicator();
            in_plan(app, PlanCommand::CopyIndicator { of: indicator, id }, vec![name_field(id)]);
        }
        "delete" => {
            let neighbours = app.grid_state().map(|grid_state| grid_state.neighbours(indicator)).unwrap_or_default();
            let neighbours = neighbours.into_iter().map(name_field);
            let next = neighbours.chain(["add-indicator".to_owned()]).collect();
            in_plan(app, PlanCommand::RemoveIndicator(indicator), next);
        }
        _ => {}
    }
}

/// Moves a row past the next one that is shown, up or down; rows between them, which a filter leaves out, stay where they are.
fn move_past(app: AppState, indicator: IndicatorId, way: isize, button: String) {
    let shown = app.grid_state().map(|grid_state| grid_state.shown_ids()).unwrap_or_default();
    let at = shown.iter().position(|row| *row == indicator).and_then(|at| at.checked_add_signed(way));
    if let Some(past) = at.and_then(|at| shown.get(at)) {
        in_plan(app, PlanCommand::MoveIndicator { indicator, past: *past }, vec![button]);
    }
}

/// Carries a command on the shown plan out and gives the focus to the first of these that is there then.
pub(crate) fn in_plan(app: AppState, command: PlanCommand, focus_next: Vec<String>) {
    if let Some(plan) = app.route.get_untracked().plan() {
        let is_removal = matches!(command, PlanCommand::RemoveIndicator(_) | PlanCommand::RemoveYear(_));
        let before = app.workbook.get_untracked();
        if app.command(Command::InPlan { plan, command }) && is_removal {
            say_removed(app, &before);
        }
        focus::give_soon(focus_next);
    }
}

/// What is gone may have been out of sight.
fn say_removed(app: AppState, before: &Workbook) {
    let Some(change) = app.steps.get_untracked().undo else { return };
    let what = changes::change(&change, before, app.words());
    app.say(grid::removed(&what, app.words()));
}

fn toggle_details(app: AppState, indicator: IndicatorId) {
    if let Some(row) = app.grid_state().and_then(|grid_state| grid_state.row(indicator)) {
        row.is_open.update(|is_open| *is_open = !*is_open);
    }
}
