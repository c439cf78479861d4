//! The actions of the buttons and choices of the rows.

use keikaku::command::{Command, IndicatorCommand, InputField, InputTarget, PlanCommand};
use keikaku::figures::progress;
use keikaku::plan::{CellPlace, ChoiceKind, InputPlace, TextPlace};
use keikaku::value::IndicatorId;
use keikaku::wording::{Label, TableLabel, changes, choices};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{Editor, EditorView, OpenPlan, PageField, focus, place, selection};

/// The id of the drawer, by which it gets the focus.
pub(crate) const DRAWER: &str = "drawer";
/// The id of the list of findings in the drawer.
pub(crate) const FINDINGS: &str = "drawer-findings";

/// The action of a button of a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RowAction {
    /// 詳細: opens or closes the details.
    Details,
    /// 上へ: moves the KPI up.
    Up,
    /// 下へ: moves the KPI down.
    Down,
    /// 複製: adds a copy of the KPI.
    Copy,
    /// 削除: removes the KPI.
    Delete,
}

impl RowAction {
    /// The actions behind ⋯, in the order of their buttons.
    pub(crate) const IN_MENU: [Self; 4] = [Self::Up, Self::Down, Self::Copy, Self::Delete];

    /// The label of the button.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Details => TableLabel::DETAILS,
            Self::Up => TableLabel::MOVE_UP,
            Self::Down => TableLabel::MOVE_DOWN,
            Self::Copy => Label::COPY,
            Self::Delete => Label::DELETE,
        }
    }

    /// The id of the button, to which its accessible name refers.
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

/// The id of the button `{指標名} の操作`, which gets the focus back after its row has moved.
pub(crate) fn menu_id(indicator: IndicatorId) -> String {
    format!("acts-{indicator}")
}

/// Carries out the selection of an option of a KPI's choice.
pub(crate) fn choose(plan: OpenPlan, indicator: IndicatorId, choice: ChoiceKind, option: &str) {
    if let Some(chosen) = choices::read(choice, option) {
        plan.command_on(indicator, IndicatorCommand::Choose(chosen));
        // Another option of 目標の数え方 can recreate the row group, which would lose the focus.
        focus::focus_after_update(vec![place::of_choice(indicator, choice)]);
    }
}

/// Carries out the action of a button of a KPI.
pub(crate) fn carry_out(view: EditorView, indicator: IndicatorId, action: RowAction) {
    let name_field = |id| place::id(id, InputPlace::Text(TextPlace::Name));
    match action {
        RowAction::Details => toggle_details(view, indicator),
        RowAction::Up => move_past(view, indicator, -1),
        RowAction::Down => move_past(view, indicator, 1),
        RowAction::Copy => {
            let id = clock::fresh_indicator();
            in_plan(view.editor, PlanCommand::CopyIndicator { of: indicator, id }, vec![name_field(id)]);
        }
        RowAction::Delete => {
            let neighbours = view.grid_state().map(|rows| rows.neighbours(indicator)).unwrap_or_default();
            let next = neighbours.into_iter().map(name_field).chain(["add-indicator".to_owned()]).collect();
            in_plan(view.editor, PlanCommand::RemoveIndicator(indicator), next);
        }
    }
}

/// Moves a row up or down past the next shown row, and past the rows between them that a filter hides.
fn move_past(view: EditorView, indicator: IndicatorId, direction: isize) {
    let Some(grid_state) = view.grid_state() else { return };
    if grid_state.sorted.with_untracked(Option::is_some) {
        return view.editor.messages.say_error(TableLabel::NOT_MOVED_WHILE_SORTED);
    }
    let shown = grid_state.shown_ids();
    let at = shown.iter().position(|row| *row == indicator).and_then(|at| at.checked_add_signed(direction));
    if let Some(past) = at.and_then(|at| shown.get(at)) {
        in_plan(view.editor, PlanCommand::MoveIndicator { indicator, past: *past }, vec![menu_id(indicator)]);
    }
}

/// Carries out a command on the shown plan, and moves the focus to the first of the elements that exists afterwards.
pub(crate) fn in_plan(editor: Editor, command: PlanCommand, focus_next: Vec<String>) {
    if let Some(plan) = editor.navigation.route.get_untracked().plan() {
        let is_removal = matches!(command, PlanCommand::RemoveIndicator(_) | PlanCommand::RemoveYear(_));
        let before = editor.workbook.get_untracked();
        let is_changed = editor.command(Command::InPlan { plan, command });
        if let Some(change) = editor.steps.get_untracked().undo.filter(|_| is_changed && is_removal) {
            // What was removed may have been out of sight.
            editor.messages.show_message(changes::removed(&change, &before, editor.language()));
        }
        focus::focus_after_update(focus_next);
    }
}

/// Opens the drawer with the details of the KPI, at its findings. The cell bar shows the first cell that one of the
/// findings is about.
pub(crate) fn open_findings(view: EditorView, indicator: IndicatorId) {
    let Some(grid_state) = view.grid_state() else { return };
    let found = grid_state.row(indicator).map(|row| row.findings.get_untracked()).unwrap_or_default();
    let of_cell = found.iter().find_map(|finding| match finding.field {
        PageField::Input(field @ InputField::Row(_, InputPlace::Cell(_))) => Some(field),
        _ => None,
    });
    if let Some(field) = of_cell {
        view.fields.set_last_cell(InputTarget { plan: grid_state.plan, field });
    }
    grid_state.drawer.set(Some(indicator));
    reveal_year(view, indicator);
    focus::focus_after_update(vec![FINDINGS.to_owned()]);
}

/// Opens the drawer with the details of the KPI and moves the focus there, or closes the drawer if it shows them.
pub(crate) fn toggle_details(view: EditorView, indicator: IndicatorId) {
    let Some(grid_state) = view.grid_state() else { return };
    if grid_state.drawer.get_untracked() == Some(indicator) {
        grid_state.drawer.set(None);
    } else {
        grid_state.drawer.set(Some(indicator));
        reveal_year(view, indicator);
        focus::focus_at_top(DRAWER);
    }
}

/// Scrolls the year in work into view, since the drawer covers a part of the years: the year of the cell that last had
/// the focus, else the year whose actuals are due.
fn reveal_year(view: EditorView, indicator: IndicatorId) {
    let due = || {
        let plan = view.editor.navigation.route.get_untracked().plan()?;
        let workbook = view.editor.workbook.get_untracked();
        let plan = workbook.plan(plan)?;
        Some(CellPlace::Actual(progress::year_due(plan, progress::as_of(plan, clock::today()))))
    };
    let place = match view.fields.last_cell(view) {
        Some(InputTarget { field: InputField::Row(_, InputPlace::Cell(place)), .. }) => Some(place),
        _ => due(),
    };
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if let Some(input) = place.and_then(|place| selection::input(view, (indicator, place))) {
            selection::reveal(&input);
        }
    });
}
