//! What a field is in the document: what it shows, and what typing in it means.

use keikaku::command::indicators::{Place, cell_at, part_at, text_at};
use keikaku::command::{CellPlace, Field, Hand, IndicatorCommand, PlanCommand, Target, TextPlace};
use keikaku::plan::Indicator;
use leptos::prelude::*;

use crate::browser::moment;
use crate::ui::app::AppState;

/// The document's form of a field of a row.
pub(crate) fn shown_in_row(row: &Indicator, place: Place) -> String {
    match place {
        Place::Cell(place) => cell_at(row, place).shown(&row.unit),
        Place::Text(place) => text_at(row, place),
        Place::Part(year, part) => part_at(row, year, part).shown(""),
    }
}

/// What typing means, where what is typed is what is kept.
pub(crate) fn typed(field: Field, text: String, hand: Hand) -> PlanCommand {
    let (indicator, place) = match field {
        Field::Fact(fact) => return PlanCommand::SetFact { fact, text },
        Field::Row(indicator, place) => (indicator, place),
    };
    let command = match place {
        Place::Cell(place) => IndicatorCommand::SetCell { place, text, hand, on: moment::today() },
        Place::Text(place) => IndicatorCommand::SetText { place, text },
        Place::Part(year, part) => IndicatorCommand::SetPart { year, part, text, hand, on: moment::today() },
    };
    PlanCommand::InIndicator { indicator, command }
}

/// Whether it is the name of an indicator.
pub(crate) fn is_name(target: Target) -> bool {
    matches!(target.field, Field::Row(_, Place::Text(TextPlace::Name)))
}

/// Whether it is a cell of the table proper.
pub(crate) fn is_in_table(target: Target) -> bool {
    matches!(target.field, Field::Row(_, Place::Cell(place)) if place != CellPlace::StatedTotal)
}

/// The document's form of a field of the shown plan.
pub(crate) fn shown(app: AppState, target: Target) -> Option<String> {
    let workbook = app.workbook.get_untracked();
    let plan = workbook.plan(target.plan)?;
    match target.field {
        Field::Fact(fact) => Some(plan.facts.text(fact)),
        Field::Row(indicator, place) => {
            let row = plan.indicator(indicator)?;
            let frame = app.grid_state().map(|grid_state| grid_state.frame.get_untracked().1);
            Some(frame.map_or_else(|| shown_in_row(row, place), |frame| frame.shown(row, place)))
        }
    }
}
