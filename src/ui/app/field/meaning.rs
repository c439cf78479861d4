//! What a field is in the document: what it shows, and what typing in it means.

use keikaku::command::{IndicatorCommand, InputField, InputPhase, InputTarget, PlanCommand};
use keikaku::plan::Indicator;
use keikaku::plan::place::{CellPlace, InputPlace, TextPlace, cell_at, part_at, text_at};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::AppState;

/// The document's form of a field of a row.
pub(crate) fn shown_in_row(row: &Indicator, place: InputPlace) -> String {
    match place {
        InputPlace::Cell(place) => cell_at(row, place).shown(&row.unit),
        InputPlace::Text(place) => text_at(row, place),
        InputPlace::Part(year, part) => part_at(row, year, part).shown(""),
    }
}

/// What typing means, where what is typed is what is kept.
pub(crate) fn typed(field: InputField, text: String, phase: InputPhase) -> PlanCommand {
    let (indicator, place) = match field {
        InputField::Fact(fact) => return PlanCommand::SetFact { fact, text },
        InputField::Row(indicator, place) => (indicator, place),
    };
    let command = match place {
        InputPlace::Cell(place) => IndicatorCommand::SetCell { place, text, phase, on: clock::today() },
        InputPlace::Text(place) => IndicatorCommand::SetText { place, text },
        InputPlace::Part(year, part) => IndicatorCommand::SetPart { year, part, text, phase, on: clock::today() },
    };
    PlanCommand::InIndicator { indicator, command }
}

/// Whether it is the name of an indicator.
pub(crate) fn is_name(target: InputTarget) -> bool {
    matches!(target.field, InputField::Row(_, InputPlace::Text(TextPlace::Name)))
}

/// Whether it is a cell of the table proper.
pub(crate) fn is_in_table(target: InputTarget) -> bool {
    matches!(target.field, InputField::Row(_, InputPlace::Cell(place)) if place != CellPlace::StatedTotal)
}

/// The document's form of a field of the shown plan.
pub(crate) fn shown(app: AppState, target: InputTarget) -> Option<String> {
    let workbook = app.workbook.get_untracked();
    let plan = workbook.plan(target.plan)?;
    match target.field {
        InputField::Fact(fact) => Some(plan.facts.text(fact)),
        InputField::Row(indicator, place) => {
            let row = plan.indicator(indicator)?;
            let columns = app.grid_state().map(|grid_state| grid_state.columns.get_untracked().1);
            Some(columns.map_or_else(|| shown_in_row(row, place), |columns| columns.shown(row, place)))
        }
    }
}
