//! 効果検証: the sheet of a year, its contents, when it is settled, and how the sheets of two people are merged.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

mod columns;
mod grading;
mod merged;
mod papers;
mod points;
mod points_sent;
mod rows_shown;
mod sheets;
mod steps;
mod table_file;
mod words;

use std::sync::Arc;

use keikaku::command::{EvaluationCommand, PlanCommand, Rejection};
use keikaku::figures::evaluation::PlanInForce;
use keikaku::plan::evaluation::{EvaluationPart, Frozen, KpiText, SheetText};
use keikaku::plan::{EvaluationPlace, Plan};
use keikaku::value::fiscal_year::{Date, FiscalYear};
use keikaku::wording::Language;
use keikaku::wording::evaluation::rule_in_force;

use crate::support::{Hand, year};

/// The command for 公表 of the sheet, on that day and in that place.
fn published(on: &str, place: &str) -> EvaluationCommand {
    EvaluationCommand::Publish { year: sheet_year(), on: on.to_owned(), place: place.to_owned() }
}

/// The year whose sheet is filled in: the first of sample 000.
fn sheet_year() -> FiscalYear {
    year(2018)
}

/// The autumn after that year.
fn today() -> Date {
    Date::new(2019, 9, 30).unwrap()
}

/// The sheet of that year as it would be settled today.
fn sheet(plan: &Plan) -> Frozen {
    PlanInForce::new(plan, sheet_year()).sheet(sheet_year(), today(), rule_in_force(plan, Language::Japanese))
}

fn write(hand: &mut Hand, part: EvaluationPart, text: &str) -> Result<(), Rejection> {
    let place = EvaluationPlace { year: sheet_year(), part };
    evaluate(hand, EvaluationCommand::SetText { place, text: text.to_owned() })
}

fn evaluate(hand: &mut Hand, command: EvaluationCommand) -> Result<(), Rejection> {
    hand.table(PlanCommand::Evaluate(command)).map(|_| ())
}

fn settle(hand: &mut Hand) -> Result<(), Rejection> {
    let frozen = Arc::new(sheet(hand.plan()));
    evaluate(hand, EvaluationCommand::Settle(sheet_year(), frozen))
}

fn cause(hand: &Hand, number: usize) -> EvaluationPart {
    EvaluationPart::Kpi(hand.row(number).id, KpiText::Cause)
}

const SPENT: EvaluationPart = EvaluationPart::Sheet(SheetText::Spent);
