//! Commands on the sheets of 効果検証: their texts, and their steps from 記入中 to 確定 and 公表 and back.

use std::sync::Arc;

use super::table::Done;
use super::{Rejection, StepKind};
use crate::plan::evaluation::{
    EvaluationPart, Frozen, GroupKey, ItemId, KpiText, MeetingText, OpinionText, Reopening, SheetStep, Whole, WholeText,
};
use crate::plan::{Evaluation, EvaluationPlace, Grading, MOST_LETTERS, Plan};
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::IndicatorId;
use crate::value::width;

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
    /// Removes an opinion with what is answered to it.
    RemoveOpinion(FiscalYear, ItemId),
    /// Removes a meeting.
    RemoveMeeting(FiscalYear, ItemId),
    /// Settles the sheet of a year (確定) with its rows as they are.
    Settle(FiscalYear, Arc<Frozen>),
    /// Notes that the sheet of a year was published (公表).
    Publish(FiscalYear),
    /// Opens a settled sheet again (記入中に戻す).
    Reopen {
        /// The fiscal year of the sheet.
        year: FiscalYear,
        /// The day on which it is opened.
        on: Date,
        /// Why.
        reason: String,
    },
}

/// Sets the rule of grades in force. Settled sheets keep theirs; on the others the grades that people chose by another rule go.
pub(super) fn set_grading(plan: &Plan, grading: &Grading) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.grading.clone_from(grading);
    if plan.grading.rule_id() != grading.rule_id() {
        // A word that was chosen is one of the rule before.
        for (year, sheet) in plan.evaluations.iter().filter(|(_, sheet)| sheet.state.frozen().is_none()) {
            let is_grade = |part: &EvaluationPart| {
                matches!(part, EvaluationPart::Kpi(_, KpiText::Grade) | EvaluationPart::Whole(_, WholeText::Grade))
            };
            for part in sheet.texts().map(|(part, _)| part).filter(is_grade) {
                after.change_evaluation(year, |sheet| sheet.set_text(part, ""));
            }
        }
    }
    (after, None, StepKind::GradingSet)
}

/// Carries a command on a sheet out. Returns [`Rejection::SheetSettled`] for a text that the step of the sheet does not leave
/// open, [`Rejection::NotThatStep`] for a step that does not follow on that of the sheet.
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
            let step = |_: &SheetStep| SheetStep::Settled(Arc::clone(frozen));
            let is_open = |step: &SheetStep| *step == SheetStep::Draft;
            (with_step(plan, *year, is_open, step)?, StepKind::EvaluationSettled(*year))
        }
        EvaluationCommand::Publish(year) => (published(plan, *year)?, StepKind::EvaluationPublished(*year)),
        EvaluationCommand::Reopen { reason, .. } if width::trim(reason).is_empty() => return Err(Rejection::NoReason),
        EvaluationCommand::Reopen { year, on, reason } => {
            let mut after = with_step(plan, *year, |step| *step != SheetStep::Draft, |_| SheetStep::Draft)?;
            let reopening = Reopening { on: *on, reason: width::trim(reason).to_owned() };
            after.change_evaluation(*year, |sheet| sheet.state.reopened.push(reopening));
            (after, StepKind::EvaluationReopened(*year))
        }
    };
    Ok((after, None, what))
}

/// The plan with that text in a sheet.
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
    let name = group_name(plan, place);
    after.change_evaluation(place.year, |sheet| {
        sheet.set_text(place.part, text);
        if let Some((part, name)) = name
            && !text.is_empty()
        {
            sheet.set_text(part, name);
        }
        // The name of a goal of which nothing is said any more says nothing.
        if let EvaluationPart::Whole(whole, _) = place.part
            && WholeText::ALL
                .iter()
                .all(|text| *text == WholeText::Name || sheet.text(EvaluationPart::Whole(whole, *text)).is_empty())
        {
            sheet.set_text(EvaluationPart::Whole(whole, WholeText::Name), "");
        }
    });
    Ok(after)
}

fn check_open(plan: &Plan, place: EvaluationPlace) -> Result<(), Rejection> {
    let is_open = |sheet: &Arc<Evaluation>| sheet.state.is_open(place.part);
    if plan.evaluations.get(place.year).is_none_or(is_open) { Ok(()) } else { Err(Rejection::SheetSettled) }
}

/// The name of the 基本目標 that the text is about, with the part in which the sheet notes it.
fn group_name(plan: &Plan, place: EvaluationPlace) -> Option<(EvaluationPart, &str)> {
    let EvaluationPart::Whole(Whole::Group(key), _) = place.part else { return None };
    let row = plan.indicators().iter().find(|row| GroupKey::from_name(&row.group) == key)?;
    Some((EvaluationPart::Whole(Whole::Group(key), WholeText::Name), &row.group))
}

fn without(plan: &Plan, year: FiscalYear, parts: impl Iterator<Item = EvaluationPart>) -> Result<Plan, Rejection> {
    let mut after = plan.clone();
    for part in parts {
        check_open(plan, EvaluationPlace { year, part })?;
        after.change_evaluation(year, |sheet| sheet.set_text(part, ""));
    }
    Ok(after)
}

fn published(plan: &Plan, year: FiscalYear) -> Result<Plan, Rejection> {
    let is_settled = |step: &SheetStep| matches!(step, SheetStep::Settled(_));
    with_step(plan, year, is_settled, |step| match step {
        SheetStep::Settled(frozen) => SheetStep::Published(Arc::clone(frozen)),
        other => other.clone(),
    })
}

fn with_step(
    plan: &Plan,
    year: FiscalYear,
    follows: impl FnOnce(&SheetStep) -> bool,
    step: impl FnOnce(&SheetStep) -> SheetStep,
) -> Result<Plan, Rejection> {
    let before = plan.evaluations.get(year).map(|sheet| sheet.state.step.clone()).unwrap_or_default();
    if !follows(&before) {
        return Err(Rejection::NotThatStep);
    }
    let mut after = plan.clone();
    after.change_evaluation(year, |sheet| sheet.state.step = step(&before));
    Ok(after)
}
