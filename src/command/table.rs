//! Commands on one plan: its facts and texts, the rows and years of its KPI table, and several of its cells at once.

use std::sync::Arc;

use super::indicators::IndicatorCommand;
use super::pasted_table::{self, PastedTable};
use super::rows::BulkStep;
use super::{
    ApprovalNotes, EvaluationCommand, RecordCommand, Rejection, StepKind, StepLabel, activity_log, approvals,
    evaluation, replacing, rows, silencing, table_rows, years,
};
use crate::plan::judging::JudgingSetting;
use crate::plan::{
    Acknowledgement, ApprovalText, ComparisonStyle, DocumentPlace, Fact, Form, Grading, Leaf, Plan, Procedure,
    RateFormula, RateRounding, SheetColumn, Workbook,
};
use crate::value::{ApprovalId, Date, FiscalYear, IndicatorId, PlanId};

/// A change of one plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanCommand {
    /// Sets a fact of the plan's basic information (基本情報).
    SetFact {
        /// The fact that is set.
        fact: Fact,
        /// The new text of the fact; several making bodies are on one line each.
        text: String,
    },
    /// Sets a text of the document (本文); a blank one removes it.
    SetText {
        /// The place of the text.
        place: DocumentPlace,
        /// The new text.
        text: String,
    },
    /// Removes an own project from the document with all its fields.
    RemoveProject {
        /// The section of the project.
        leaf: Leaf,
        /// The number of the project.
        number: u8,
    },
    /// Replaces words in the whole plan ([`super::replacing`]).
    ReplaceWords {
        /// The search text, exactly as written.
        sought: String,
        /// The replacement.
        by: String,
    },
    /// Gives the plan another form. Contents without a place in that form are kept.
    SetForm(Arc<Form>),
    /// Sets or clears the reference date (基準日), the day that rules about time refer to (`docs/decisions.md` 7).
    SetReferenceDate(Option<Date>),
    /// Sets the formula of rates (達成率の出し方) of the KPIs that have none of their own.
    SetRateFormula(RateFormula),
    /// Sets the rounding of rates (達成率の端数).
    SetRateRounding(RateRounding),
    /// Makes one setting of judgement (判定): a word of the plan's own, or the threshold of おおむね順調.
    SetJudging(JudgingSetting),
    /// Records the current state of the plan as approved (認定版として登録).
    RecordApproval {
        /// The id of the approved state.
        id: ApprovalId,
        /// The notes on the approval.
        notes: ApprovalNotes,
    },
    /// Removes the newest approved state, which was recorded by mistake.
    RemoveLatestApproval(ApprovalId),
    /// Writes a text of an approval.
    SetApprovalText {
        /// The id of the approved state.
        approval: ApprovalId,
        /// The text that is written.
        of: ApprovalText,
        /// The new text.
        text: String,
    },
    /// Sets the procedure by which an approved state came into force.
    SetProcedure {
        /// The id of the approved state.
        approval: ApprovalId,
        /// The procedure; `None` if it is not known.
        procedure: Option<Procedure>,
    },
    /// Makes the current draft from an approved state.
    BeginAmendment {
        /// The id of the approved state.
        from: ApprovalId,
        /// The current day, for the targets that it replaces.
        on: Date,
    },
    /// Sets the layout of the table of old and new (新旧対照表).
    SetComparisonStyle(ComparisonStyle),
    /// Silences a warning or a note, with the user's reason (`docs/decisions.md` 23).
    Silence {
        /// The id of the indicator that the finding concerns; `None` for facts and headings.
        row: Option<IndicatorId>,
        /// The rule, the place, the figures and the reason ([`crate::checks::Finding::silenced_because`]).
        kept: Acknowledgement,
    },
    /// Shows a silenced finding again.
    Unsilence {
        /// The id of the indicator that the finding concerns; `None` for facts and headings.
        row: Option<IndicatorId>,
        /// The recorded reason; only its rule and its place are compared.
        kept: Acknowledgement,
    },
    /// Adds a column for the year after the last one (末尾に年度を追加).
    AppendYear,
    /// Adds a column for the year before the first one (先頭に年度を追加).
    PrependYear,
    /// Removes the first or the last year with its cells and notes.
    RemoveYear(FiscalYear),
    /// Adds the columns that the period of the plan's form lacks, and removes empty columns outside of it (期間に列を合わせる).
    FitYears,
    /// Adds an empty indicator at the end.
    AddIndicator {
        /// The id of the new indicator.
        id: IndicatorId,
    },
    /// Removes the indicator of this id.
    RemoveIndicator(IndicatorId),
    /// Moves an indicator up or down past another one.
    MoveIndicator {
        /// The id of the indicator that is moved.
        indicator: IndicatorId,
        /// The id of the indicator that it moves past: its neighbour, or the next visible one if some are hidden.
        past: IndicatorId,
    },
    /// Inserts a copy of an indicator directly after it.
    CopyIndicator {
        /// The id of the indicator that is copied.
        of: IndicatorId,
        /// The id of the copy.
        id: IndicatorId,
    },
    /// Changes one indicator.
    InIndicator {
        /// The id of the indicator that is changed.
        indicator: IndicatorId,
        /// The command to carry out on that indicator.
        command: IndicatorCommand,
    },
    /// Changes several cells of one or more indicators in one step.
    InRows(BulkStep),
    /// Pastes a table that creates indicators.
    PasteTable(PastedTable),
    /// Sets the rule of grades (判定の規則).
    SetGrading(Grading),
    /// Sets whether the form of the sheets of 効果検証 asks for that part (様式の項目).
    SetSheetColumn(SheetColumn, bool),
    /// Changes a sheet of 効果検証.
    Evaluate(EvaluationCommand),
    /// Changes the records of activity (活動記録).
    Log(RecordCommand),
}

impl PlanCommand {
    /// The same command with its cells marked as left; `None` if the command fills no cell.
    pub(crate) fn left(self) -> Option<Self> {
        match self {
            Self::InIndicator {
                indicator,
                command: command @ (IndicatorCommand::SetCell { .. } | IndicatorCommand::SetPart { .. }),
            } => Some(Self::InIndicator { indicator, command: command.left() }),
            Self::InRows(step) => Some(Self::InRows(step.left())),
            _ => None,
        }
    }
}

/// Carries out a command on one plan. Returns [`Rejection::NoSuchPlan`] if the workbook does not hold the plan.
pub(super) fn in_plan(
    workbook: &Workbook,
    id: PlanId,
    command: &PlanCommand,
) -> Result<(Workbook, StepLabel), Rejection> {
    let plan = workbook.plan(id).ok_or(Rejection::NoSuchPlan)?;
    let (after, indicator, what) = match command {
        PlanCommand::SetFact { fact, text } => set_fact(plan, *fact, text),
        PlanCommand::SetText { place, text } => set_text(plan, *place, text),
        PlanCommand::RemoveProject { leaf, number } => remove_project(plan, *leaf, *number),
        PlanCommand::ReplaceWords { sought, by } => replacing::replace(plan, sought, by)?,
        PlanCommand::SetForm(form) => set_form(plan, form),
        PlanCommand::SetReferenceDate(day) => set_reference_date(plan, *day),
        PlanCommand::SetRateFormula(formula) => set_rate_formula(plan, *formula),
        PlanCommand::SetRateRounding(rounding) => set_rate_rounding(plan, *rounding),
        PlanCommand::SetJudging(setting) => set_judging(plan, setting),
        PlanCommand::RecordApproval { id, notes } => approvals::record(plan, *id, notes)?,
        PlanCommand::RemoveLatestApproval(id) => approvals::remove_latest(plan, *id)?,
        PlanCommand::SetApprovalText { approval, of, text } => approvals::set_text(plan, *approval, *of, text)?,
        PlanCommand::SetProcedure { approval, procedure } => approvals::set_procedure(plan, *approval, *procedure)?,
        PlanCommand::BeginAmendment { from, on } => approvals::begin_amendment(plan, *from, *on)?,
        PlanCommand::SetComparisonStyle(style) => {
            (approvals::set_comparison_style(plan, style), None, StepKind::ComparisonStyleSet)
        }
        PlanCommand::Silence { row, kept } => silencing::silence(plan, *row, kept)?,
        PlanCommand::Unsilence { row, kept } => silencing::unsilence(plan, *row, kept)?,
        PlanCommand::AppendYear => years::append_year(plan)?,
        PlanCommand::PrependYear => years::prepend_year(plan)?,
        PlanCommand::RemoveYear(year) => years::remove_year(plan, *year)?,
        PlanCommand::FitYears => years::fit_years(plan)?,
        PlanCommand::AddIndicator { id } => table_rows::add(plan, *id)?,
        PlanCommand::RemoveIndicator(id) => table_rows::remove(plan, *id)?,
        PlanCommand::MoveIndicator { indicator, past } => table_rows::shift(plan, *indicator, *past)?,
        PlanCommand::CopyIndicator { of, id } => table_rows::copy(plan, *of, *id)?,
        PlanCommand::InIndicator { indicator, command } => table_rows::in_indicator(plan, *indicator, command)?,
        PlanCommand::InRows(step) => rows::fill(plan, step)?,
        PlanCommand::PasteTable(table) => pasted_table::paste(plan, table)?,
        PlanCommand::SetGrading(grading) => evaluation::set_grading(plan, grading),
        PlanCommand::SetSheetColumn(column, is_asked) => evaluation::set_column(plan, *column, *is_asked),
        PlanCommand::Evaluate(command) => evaluation::apply(plan, command)?,
        PlanCommand::Log(command) => activity_log::apply(plan, command)?,
    };
    Ok((workbook.with_plan(Arc::new(after)), StepLabel { plan: Some(id), indicator, what }))
}

fn set_fact(plan: &Plan, fact: Fact, text: &str) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.facts.set(fact, text);
    (after, None, StepKind::FactSet(fact))
}

fn set_text(plan: &Plan, place: DocumentPlace, text: &str) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.document.set(place, text);
    (after, None, StepKind::DocumentTextSet(place))
}

fn remove_project(plan: &Plan, leaf: Leaf, number: u8) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.document.remove_project(leaf, number);
    (after, None, StepKind::ProjectRemoved(leaf))
}

fn set_form(plan: &Plan, form: &Arc<Form>) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.form = Arc::clone(form);
    (after, None, StepKind::FormSet)
}

fn set_reference_date(plan: &Plan, day: Option<Date>) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.reference_date = day;
    (after, None, StepKind::ReferenceDateSet)
}

fn set_rate_formula(plan: &Plan, formula: RateFormula) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.rate_formula = formula;
    (after, None, StepKind::RateFormulaSet)
}

fn set_rate_rounding(plan: &Plan, rounding: RateRounding) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.rate_rounding = rounding;
    (after, None, StepKind::RateRoundingSet)
}

fn set_judging(plan: &Plan, setting: &JudgingSetting) -> (Plan, Option<IndicatorId>, StepKind) {
    let mut after = plan.clone();
    after.judging.set(setting);
    (after, None, StepKind::JudgingSet)
}
