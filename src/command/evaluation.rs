//! Commands on the sheets of 効果検証: their texts, and their steps from 記入中 to 確定 and 公表 and back.

use std::sync::Arc;

use super::table_rows::Done;
use super::{Rejection, StepKind};
use crate::plan::evaluation::{Frozen, ItemId, MeetingText, OpinionText, Reopening, SheetStep};
use crate::plan::{EvaluationPart, EvaluationPlace, Grading, MOST_LETTERS, Plan, SheetColumn, SheetText};
use crate::value::{Date, FiscalYear, IndicatorId, width};

/// A change of a sheet of 効果検証.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvaluationCommand {
    /// Writes a text, or makes a choice by its code.
    SetText {
        /// The place of the text.
        place: EvaluationPlace,
        /// The new text.
        text: String,
    },
    /// Removes an opinion with its reply.
    RemoveOpinion(FiscalYear, ItemId),
    /// Removes a meeting.
    RemoveMeeting(FiscalYear, ItemId),
    /// Settles the sheet of a year (確定) with its current rows.
    Settle(FiscalYear, Arc<Frozen>),
    /// Marks the sheet of a year as published (公表), with the day and the place, which may be blank until they are
    /// known.
    Publish {
        /// The fiscal year of the sheet.
        year: FiscalYear,
        /// 公表日 as it was typed.
        on: String,
        /// 公表の場所.
        place: String,
    },
    /// Opens a settled sheet again (記入中に戻す).
    Reopen {
        /// The fiscal year of the sheet.
        year: FiscalYear,
        /// The day on which it is opened.
        on: Date,
        /// The reason.
        reason: String,
    },
}

/// Sets the rule of grades in force. Settled sheets keep their rule, and grades that people chose under the old rule
/// stay marked with it.
pub(super) fn set_grading(plan: &Plan, grading: &Grading) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.set_grading(grading);
    (after, None, StepKind::GradingSet)
}

/// Sets whether the form of the sheets asks for a part. Texts of that part are kept.
pub(super) fn set_column(plan: &Plan, column: SheetColumn, is_asked: bool) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.sheet_columns.set(column, is_asked);
    (after, None, StepKind::SheetColumnSet)
}

/// Carries out a command on a sheet. Returns [`Rejection::SheetSettled`] for a text that can't be changed in the
/// current step of the sheet, and [`Rejection::NotThatStep`] for a step that does not follow the current one.
pub(super) fn apply(plan: &Plan, command: &EvaluationCommand) -> Done {
    let (after, what) = match command {
        EvaluationCommand::SetText { place, text } => {
            (with_text(plan, *place, text)?, StepKind::EvaluationTextSet(*place))
        }
        EvaluationCommand::RemoveOpinion(year, id) => {
            let parts = OpinionText::ALL.iter().map(|text| EvaluationPart::Opinion(*id, *text));
            (without(plan, *year, parts)?, StepKind::EvaluationItemRemoved(*year))
        }
        EvaluationCommand::RemoveMeeting(year, id) => {
            let parts = MeetingText::ALL.iter().map(|text| EvaluationPart::Meeting(*id, *text));
            (without(plan, *year, parts)?, StepKind::EvaluationItemRemoved(*year))
        }
        EvaluationCommand::Settle(year, frozen) => {
            let settled = |step| match step {
                SheetStep::Draft => Some(SheetStep::Settled(Arc::clone(frozen))),
                SheetStep::Settled(_) | SheetStep::Published(_) => None,
            };
            (with_step(plan, *year, settled)?, StepKind::EvaluationSettled(*year))
        }
        EvaluationCommand::Publish { year, on, place } => {
            (published(plan, *year, on, place)?, StepKind::EvaluationPublished(*year))
        }
        EvaluationCommand::Reopen { reason, .. } if width::trim(reason).is_empty() => return Err(Rejection::NoReason),
        EvaluationCommand::Reopen { year, on, reason } => {
            let opened = |step| if step == SheetStep::Draft { None } else { Some(SheetStep::Draft) };
            let mut after = with_step(plan, *year, opened)?;
            let reopening = Reopening { on: *on, reason: width::trim(reason).to_owned() };
            after.change_evaluation(*year, |sheet| sheet.state.reopened.push(reopening));
            (after, StepKind::EvaluationReopened(*year))
        }
    };
    Ok((after, None, what))
}

/// The plan with the sheet of that year published, with that day and place.
fn published(plan: &Plan, year: FiscalYear, on: &str, place: &str) -> Result<Plan, Rejection> {
    let published = |step| match step {
        SheetStep::Settled(frozen) => Some(SheetStep::Published(frozen)),
        SheetStep::Draft | SheetStep::Published(_) => None,
    };
    let mut after = with_step(plan, year, published)?;
    for (text, said) in [(SheetText::PublishedOn, on), (SheetText::PublishedWhere, place)] {
        after = with_text(&after, EvaluationPlace { year, part: EvaluationPart::Sheet(text) }, width::trim(said))?;
    }
    Ok(after)
}

/// The plan with `text` in a sheet.
pub(super) fn with_text(plan: &Plan, place: EvaluationPlace, text: &str) -> Result<Plan, Rejection> {
    let letters = text.chars().count();
    if letters > MOST_LETTERS {
        return Err(Rejection::TextTooLong { letters });
    }
    if !place.part.accepts(text) {
        return Err(Rejection::NoSuchChoice);
    }
    check_open(plan, place)?;
    let mut after = plan.clone();
    after.set_evaluation_text(place, &plan.with_rule_noted(place, text));
    Ok(after)
}

/// Checks that the part may be written.
///
/// # Errors
/// [`Rejection::SheetSettled`] if the sheet of the year is settled.
pub(super) fn check_open(plan: &Plan, place: EvaluationPlace) -> Result<(), Rejection> {
    if plan.is_sheet_open(place) { Ok(()) } else { Err(Rejection::SheetSettled) }
}

fn without(plan: &Plan, year: FiscalYear, parts: impl Iterator<Item = EvaluationPart>) -> Result<Plan, Rejection> {
    let mut after = plan.clone();
    for part in parts {
        let place = EvaluationPlace { year, part };
        check_open(plan, place)?;
        after.set_evaluation_text(place, "");
    }
    Ok(after)
}

/// The plan with the sheet in the next step; [`Rejection::NotThatStep`] if `next` returns `None` for the current step.
fn with_step(
    plan: &Plan,
    year: FiscalYear,
    next: impl FnOnce(SheetStep) -> Option<SheetStep>,
) -> Result<Plan, Rejection> {
    let before = plan.evaluations.get(year).map(|sheet| sheet.state.step.clone()).unwrap_or_default();
    let step = next(before).ok_or(Rejection::NotThatStep)?;
    let mut after = plan.clone();
    // When opened again, the sheet has the rule of the plan.
    after.note_rule_of_grades(year);
    after.change_evaluation(year, |sheet| sheet.state.step = step);
    Ok(after)
}
