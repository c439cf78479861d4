//! What the buttons and choices of the rows do.

use keikaku::command::{Command, IndicatorCommand, PlanCommand};
use keikaku::plan::Workbook;
use keikaku::plan::place::{ChoiceKind, InputPlace, TextPlace};
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Label, changes, choices, grid};
use leptos::prelude::*;

use crate::ui::app::field::place;
use crate::ui::app::{AppState, focus, fresh_indicator};

/// What the buttons of a KPI do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowAction {
    /// 詳細: opens and closes them.
    Details,
    /// 上へ.
    Up,
    /// 下へ.
    Down,
    /// 複製.
    Copy,
    /// 削除.
    Delete,
}

impl RowAction {
    /// All of them, in the order of their buttons.
    pub(crate) const ALL: [Self; 5] = [Self::Details, Self::Up, Self::Down, Self::Copy, Self::Delete];

    /// What the button is called.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Details => Label::Details,
            Self::Up => Label::MoveUp,
            Self::Down => Label::MoveDown,
            Self::Copy => Label::Copy,
            Self::Delete => Label::Delete,
        }
    }

    /// The id of the button, by which it gets the focus back after its row has moved.
    pub(crate) fn button_id(self, indicator: IndicatorId) -> String {
        let word = match self {
            Self::Details => "details",
            Self::Up => "up",
            Self::Down => "down",
            Self::Copy => "copy",
            Self::Delete => "delete",
        };
        format!("act-{indicator}-{word}")
    }
}

/// Takes the choice that was made for a KPI.
pub(crate) fn choose(app: AppState, indicator: IndicatorId, choice: ChoiceKind, option: &str) {
    let Some(plan) = app.route.get_untracked().plan() else { return };
    if let Some(chosen) = choices::read(choice, option) {
        app.command(Command::in_indicator(plan, indicator, IndicatorCommand::Choose(chosen)));
        // Another この目標値は can make the row group anew.
        focus::give_soon(vec![place::of_choice(indicator, choice)]);
    }
}

/// Does what a button of a KPI is for.
pub(crate) fn carry_out(app: AppState, indicator: IndicatorId, action: RowAction) {
    let name_field = |id| place::id(id, InputPlace::Text(TextPlace::Name));
    match action {
        RowAction::Details => toggle_details(app, indicator),
        RowAction::Up => move_past(app, indicator, -1, action.button_id(indicator)),
        RowAction::Down => move_past(app, indicator, 1, action.button_id(indicator)),
        RowAction::Copy => {
            let id = fresh_indicator();
            in_plan(app, PlanCommand::CopyIndicator { of: indicator, id }, vec![name_field(id)]);
        }
        RowAction::Delete => {
            let neighbours = app.grid_state().map(|rows| rows.neighbours(indicator)).unwrap_or_default();
            let next = neighbours.into_iter().map(name_field).chain(["add-indicator".to_owned()]).collect();
            in_plan(app, PlanCommand::RemoveIndicator(indicator), next);
        }
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
    let what = changes::change(&change, before, app.language());
    app.show_message(grid::removed(&what, app.language()));
}

fn toggle_details(app: AppState, indicator: IndicatorId) {
    if let Some(row) = app.grid_state().and_then(|grid_state| grid_state.row(indicator)) {
        row.is_open.update(|is_open| *is_open = !*is_open);
    }
}
