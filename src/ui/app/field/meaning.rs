//! The relation between fields and the document: the text that a field shows, and the command that results from typing
//! in it.

use keikaku::command::{
    EvaluationCommand, IndicatorCommand, InputField, InputPhase, InputTarget, PlanCommand, RecordCommand,
};
use keikaku::plan::place::{cell_at, part_at, text_at};
use keikaku::plan::{CellPlace, Indicator, InputPlace, TextPlace};
use keikaku::wording::activity_log;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::view::EditorView;

/// The text of the document for a field of a row.
pub(crate) fn shown_in_row(row: &Indicator, place: InputPlace) -> String {
    match place {
        InputPlace::Cell(place) => place.shown(&cell_at(row, place), &row.unit),
        InputPlace::Text(place) => text_at(row, place).to_owned(),
        InputPlace::Part(year, part) => part_at(row, year, part).shown(""),
    }
}

/// The bare figure of a cell of the table in the shown plan, as a level where the grid shows levels; `None` if the
/// field is not a cell of the table or the row is gone.
pub(crate) fn bare(view: EditorView, target: InputTarget) -> Option<String> {
    let InputField::Row(indicator, InputPlace::Cell(place)) = target.field else { return None };
    let workbook = view.editor.workbook.get_untracked();
    let row = workbook.plan(target.plan)?.indicator(indicator)?;
    let columns = view.grid_state()?.columns.get_untracked().1;
    Some(place.bare(&columns.shown_cell(row, place), &row.unit)).filter(|_| is_in_table(target))
}

/// The command that stores the typed text as the content of the field.
pub(crate) fn command_of(field: InputField, text: String, phase: InputPhase) -> PlanCommand {
    let (indicator, place) = match field {
        InputField::Fact(fact) => return PlanCommand::SetFact { fact, text },
        InputField::Text(place) => return PlanCommand::SetText { place, text },
        InputField::Approval(approval, of) => return PlanCommand::SetApprovalText { approval, of, text },
        InputField::Evaluation(place) => {
            return PlanCommand::Evaluate(EvaluationCommand::SetText { place, text });
        }
        InputField::Record(record, of) => {
            return PlanCommand::Log(RecordCommand::SetText { record, of, text, at: clock::stamp() });
        }
        InputField::Row(indicator, place) => (indicator, place),
    };
    let command = match place {
        InputPlace::Cell(place) => IndicatorCommand::SetCell { place, text, phase, on: clock::today() },
        InputPlace::Text(place) => IndicatorCommand::SetText { place, text },
        InputPlace::Part(year, part) => IndicatorCommand::SetPart { year, part, text, phase, on: clock::today() },
    };
    PlanCommand::InIndicator { indicator, command }
}

/// Whether the field is the name of an indicator.
pub(crate) fn is_name(target: InputTarget) -> bool {
    matches!(target.field, InputField::Row(_, InputPlace::Text(TextPlace::Name)))
}

/// Whether the field is a cell of the table itself; the cell of 記載の累計 is among the details.
pub(crate) fn is_in_table(target: InputTarget) -> bool {
    matches!(target.field, InputField::Row(_, InputPlace::Cell(place)) if place != CellPlace::StatedTotal)
}

/// The text of the document for a field of the shown plan, as a level where the grid shows levels; `None` if the plan
/// or the row is gone.
pub(crate) fn shown(view: EditorView, target: InputTarget) -> Option<String> {
    let workbook = view.editor.workbook.get_untracked();
    let plan = workbook.plan(target.plan)?;
    match target.field {
        InputField::Fact(fact) => Some(plan.facts.text(fact)),
        InputField::Text(place) => Some(plan.document.text(place).to_owned()),
        InputField::Approval(approval, of) => Some(plan.approval(approval)?.text(of).to_owned()),
        InputField::Evaluation(place) => Some(plan.evaluation_text(place).to_owned()),
        InputField::Record(record, of) => {
            Some(activity_log::shown(plan.log().get(record)?, of, view.editor.language()))
        }
        InputField::Row(indicator, place) => {
            let row = plan.indicator(indicator)?;
            let columns = view.grid_state().map(|grid_state| grid_state.columns.get_untracked().1);
            Some(columns.map_or_else(|| shown_in_row(row, place), |columns| columns.shown(row, place)))
        }
    }
}
