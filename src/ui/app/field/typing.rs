//! The meaning of typing in a cell that shows a level: the increments to store are computed from the typed level.

use keikaku::command::{BulkEdit, BulkStep, Command, InputField, InputPhase, InputTarget, PlanCommand, levels};
use keikaku::plan::{CellPlace, InputPlace};
use keikaku::value::IndicatorId;
use keikaku::wording::levels::why_not;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::field::TypedMeaning;
use crate::ui::app::view::EditorView;

/// The meaning of a text that is typed into a field.
pub(crate) fn meaning_of(view: EditorView, field: InputField, text: &str, phase: InputPhase) -> TypedMeaning {
    match field {
        InputField::Row(id, InputPlace::Cell(at)) => level_typed(view, id, at, text, phase),
        _ => None,
    }
    .unwrap_or(TypedMeaning::Content)
}

fn level_typed(
    view: EditorView,
    id: IndicatorId,
    at: CellPlace,
    text: &str,
    phase: InputPhase,
) -> Option<TypedMeaning> {
    let columns = view.grid_state()?.columns.get_untracked().1;
    if !columns.options.shows_levels {
        return None;
    }
    let plan = view.editor.navigation.route.get_untracked().plan()?;
    let field = InputField::Row(id, InputPlace::Cell(at));
    let base_workbook =
        view.editor.read_session(|session| session.base_workbook(InputTarget { plan, field }).clone())?;
    let row = base_workbook.plan(plan)?.indicator(id)?.clone();
    let (kind, year) = levels::year_of(&row, at)?;
    let commands = levels::set(&row, columns.span(), kind, year, text, phase, clock::today()).unwrap_or_else(|why| {
        if phase == InputPhase::Left {
            view.editor.messages.show_error(why_not(why, view.editor.language()));
        }
        Vec::new()
    });
    if commands.is_empty() {
        return Some(TypedMeaning::Nothing);
    }
    let commands = commands.into_iter().map(|command| (id, command)).collect();
    let step = BulkStep::new(commands, BulkEdit::Typed(at), Some(field));
    Some(TypedMeaning::Otherwise(Command::InPlan { plan, command: PlanCommand::InRows(step) }))
}
