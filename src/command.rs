//! Commands: the only way to change a workbook.
//!
//! [`apply`] is pure and total: no clock, no randomness (dates and fresh ids are given with the command). It returns
//! either a new workbook that shares all unchanged parts, or a [`Rejection`] without any change. A command that would
//! change nothing is a rejection too, so it never enters history.
//!
//! Commands are plain data and nested like the data that they change: workbook, plan, indicator. Each level is one file
//! that matches its variants, and each arm calls one function.

use std::sync::Arc;

use crate::checks::Code;
use crate::plan::coded::with_codes;
use crate::plan::{
    ApprovalText, CellPlace, ChoiceKind, DocumentPlace, EvaluationPlace, Fact, InputPlace, Leaf, Placement, Plan,
    RecordText, SharePart, TextPlace, Workbook,
};
use crate::value::{ApprovalId, FiscalYear, IndicatorId, PlanId, RecordId, VersionId};

pub mod activity_log;
mod applied_picks;
pub mod approvals;
mod bounds;
mod cells;
pub mod evaluation;
pub mod history;
pub mod indicators;
pub mod levels;
mod merging;
pub mod next_period;
mod parts;
pub mod pasted_table;
mod picks;
pub mod plans;
pub mod replacing;
pub mod restating;
mod rows;
mod silencing;
mod stated_total;
mod table;
mod table_rows;
pub mod units;
mod years;

pub use activity_log::RecordCommand;
pub use approvals::ApprovalNotes;
pub use cells::InputPhase;
pub use evaluation::EvaluationCommand;
pub use indicators::IndicatorCommand;
pub(crate) use merging::{put_back, taken_out, with_picks};
pub use picks::{ImportContent, ImportStep, ImportedTable, PlanFileResolution};
pub use plans::{Origin, PlanResolution};
pub use restating::Restated;
pub use rows::{BulkEdit, BulkStep};
pub use table::PlanCommand;

/// A change of the workbook that a user would describe in one sentence. [`apply`] carries it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Adds a new plan at the end of the list, or restores the state of a plan from an automatic copy.
    AddPlan {
        /// The plan to add. Its id must be free unless the origin is [`Origin::PutBack`].
        plan: Arc<Plan>,
        /// The origin of the plan, which determines the label of the step.
        origin: Origin,
    },
    /// Moves a plan between the active list, the archive and the bin.
    MovePlan {
        /// The id of the plan that is moved.
        plan: PlanId,
        /// The new placement of the plan.
        placement: Placement,
    },
    /// Renames a plan from the list. A name that is typed in the plan itself is a fact of it
    /// ([`PlanCommand::SetFact`]) and a step of the plan.
    RenamePlan {
        /// The id of the plan that is renamed.
        plan: PlanId,
        /// The new name.
        name: String,
    },
    /// Imports plans from a plan file, either all of them or, if one is refused, none.
    ImportPlans {
        /// The plans to import, each with whether it is added or replaces the plan of the same id.
        picks: Vec<PlanResolution>,
    },
    /// Imports the chosen changes of a table file, or the chosen plans of a plan file, either all of them or none.
    ApplyImport(ImportStep),
    /// Changes one plan.
    InPlan {
        /// The id of the plan that is changed.
        plan: PlanId,
        /// The command to carry out on that plan.
        command: PlanCommand,
    },
}

impl Command {
    /// Builds the command that changes one indicator of one plan.
    pub fn in_indicator(plan: PlanId, indicator: IndicatorId, command: IndicatorCommand) -> Self {
        Self::InPlan { plan, command: PlanCommand::InIndicator { indicator, command } }
    }

    /// The text field that the command fills; `None` if it fills none. Successive commands with the same target are
    /// merged into one step of history.
    pub fn target(&self) -> Option<InputTarget> {
        let Self::InPlan { plan, command } = self else { return None };
        let field = match command {
            PlanCommand::InIndicator { indicator, command } => InputField::Row(*indicator, command.place()?),
            PlanCommand::SetFact { fact, .. } => InputField::Fact(*fact),
            PlanCommand::SetText { place, .. } => InputField::Text(*place),
            PlanCommand::SetApprovalText { approval, of, .. } => InputField::Approval(*approval, *of),
            PlanCommand::Evaluate(EvaluationCommand::SetText { place, .. }) => InputField::Evaluation(*place),
            PlanCommand::Log(RecordCommand::SetText { record, of, .. }) => InputField::Record(*record, *of),
            PlanCommand::InRows(step) => step.field?,
            _ => return None,
        };
        Some(InputTarget { plan: *plan, field })
    }
}

/// A field that is filled by typing, together with the plan that it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InputTarget {
    /// The id of the plan that the field belongs to.
    pub plan: PlanId,
    /// The field inside that plan.
    pub field: InputField,
}

/// A field that is filled by typing, inside one plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputField {
    /// A cell, a part of a share or a text of the indicator with this id.
    Row(IndicatorId, InputPlace),
    /// A fact of the plan's basic information (基本情報).
    Fact(Fact),
    /// A text of the document (本文).
    Text(DocumentPlace),
    /// A text of the approved state with this id.
    Approval(ApprovalId, ApprovalText),
    /// A text of a sheet of 効果検証.
    Evaluation(EvaluationPlace),
    /// A text of a record of activity (活動記録).
    Record(RecordId, RecordText),
}

/// The label of a step in history: what the command did, and to which plan and indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLabel {
    /// The id of the plan that was changed; `None` where several plans were imported at once.
    pub plan: Option<PlanId>,
    /// The id of the indicator that was changed; `None` if the step did not change exactly one indicator.
    pub indicator: Option<IndicatorId>,
    /// The kind of change.
    pub what: StepKind,
}

/// The kind of change that a step of history made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A plan was created from an empty form.
    PlanMade,
    /// A plan was created from one of the samples.
    SampleAdded,
    /// A plan was added as a copy of another plan.
    PlanCopied,
    /// A plan was added that continues another plan in its next period.
    PlanContinued,
    /// A plan was added under a new id because another tab had changed the stored plan of the old id.
    PlanKeptApart,
    /// A plan was moved to this placement.
    PlanMoved(Placement),
    /// A plan was renamed in the list.
    PlanRenamed,
    /// A plan was restored to the state in an automatic copy.
    CopyPutBack,
    /// This number of plans was imported from a plan file.
    PlansImported(usize),
    /// The chosen changes of a file were imported.
    TableImported {
        /// The name of the file.
        file: Arc<str>,
        /// The versions of the file's tables, by which the plan's lineage recognises them.
        versions: Arc<[VersionId]>,
        /// The number of imported changes; for a new plan the number of its indicators.
        count: usize,
    },
    /// A column for this fiscal year was added.
    YearAdded(FiscalYear),
    /// The column of this fiscal year was removed with its cells.
    YearRemoved(FiscalYear),
    /// The columns were fitted to the project's period.
    YearsFitted,
    /// An empty indicator was added.
    IndicatorAdded,
    /// An indicator was removed.
    IndicatorRemoved,
    /// An indicator was moved up or down in the table.
    IndicatorMoved,
    /// A copy of an indicator was added.
    IndicatorCopied,
    /// A table was pasted that creates indicators.
    TablePasted {
        /// The number of indicators that got their name from the table.
        indicators: usize,
        /// The number of cells that it filled.
        cells: usize,
    },
    /// The cell at this place was filled, cleared or changed.
    CellSet(CellPlace),
    /// Several cells were changed in one step, in the given way.
    Filled(BulkEdit),
    /// The numerator or the denominator of this year's share was filled, and the actual was calculated from both parts.
    PartSet(FiscalYear, SharePart),
    /// The text at this place was changed.
    TextSet(TextPlace),
    /// A choice of this kind was made for an indicator.
    ChoiceMade(ChoiceKind),
    /// The targets of an indicator were converted to increments or levels.
    Restated(Restated),
    /// This fact of the plan's basic information was changed.
    FactSet(Fact),
    /// The text at this place of the document was changed.
    DocumentTextSet(DocumentPlace),
    /// An own project of this section was removed from the document.
    ProjectRemoved(Leaf),
    /// Words were replaced in this number of places of the plan.
    WordsReplaced(usize),
    /// The plan was given another form.
    FormSet,
    /// The reference date (基準日) was set or cleared.
    ReferenceDateSet,
    /// The formula of rates (達成率の出し方) of the plan was set.
    RateFormulaSet,
    /// The rounding of rates (達成率の端数) was set.
    RateRoundingSet,
    /// A word or the threshold of judgement (判定) was set.
    JudgingSet,
    /// The state of the plan was recorded as approved, under this id.
    ApprovalRecorded(ApprovalId),
    /// The newest approved state was removed.
    ApprovalRemoved,
    /// A text of the approved state with this id was changed.
    ApprovalTextSet(ApprovalId, ApprovalText),
    /// The procedure by which the approved state with this id came into force was set.
    ProcedureSet(ApprovalId),
    /// The current draft was made from the approved state with this id.
    AmendmentBegun(ApprovalId),
    /// The layout of the table of old and new was set.
    ComparisonStyleSet,
    /// The rule of grades (判定の規則) was set.
    GradingSet,
    /// The list of items that the form of the sheets asks for (様式の項目) was changed.
    SheetColumnSet,
    /// The text at this place of a sheet of 効果検証 was changed.
    EvaluationTextSet(EvaluationPlace),
    /// An opinion or a meeting was removed from the sheet of this year.
    EvaluationItemRemoved(FiscalYear),
    /// The sheet of this year was settled (確定).
    EvaluationSettled(FiscalYear),
    /// The sheet of this year was marked as published (公表).
    EvaluationPublished(FiscalYear),
    /// The sheet of this year was opened again (記入中).
    EvaluationReopened(FiscalYear),
    /// This number of records of activity was added or replaced.
    RecordsPut(usize),
    /// A record of activity was made from a typed actual.
    TypedActualRecorded,
    /// A text of a record of activity was changed.
    RecordTextSet(RecordText),
    /// This number of records of activity was removed.
    RecordsRemoved(usize),
    /// A finding of the rule with this code was silenced.
    FindingSilenced(Code),
    /// A silenced finding of the rule with this code is shown again.
    FindingReturned(Code),
}

/// The result of a command that was carried out: the new workbook and the label of the step.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The workbook after the command.
    pub workbook: Arc<Workbook>,
    /// The label of the step, which describes the change.
    pub change: StepLabel,
}

with_codes! {
    /// The reason why a command was refused. The workbook is unchanged.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
    Rejection {
        /// The workbook after the command would be equal to the one before it.
        #[error("nothing would change")]
        NothingChanged: "REJ-001",
        /// The workbook holds no plan of that id.
        #[error("no such plan")]
        NoSuchPlan: "REJ-002",
        /// The plan holds no indicator of that id.
        #[error("no such indicator")]
        NoSuchIndicator: "REJ-003",
        /// The plan has no column for that fiscal year.
        #[error("the plan has no such year")]
        NoSuchYear: "REJ-004",
        /// A plan or an indicator with the same id exists already.
        #[error("the id is taken")]
        IdTaken: "REJ-005",
        /// The plan would hold more than [`crate::plan::MOST_INDICATORS`] indicators.
        #[error("too many indicators")]
        TooManyIndicators: "REJ-006",
        /// The plan would hold more than [`crate::plan::MOST_YEARS`] years, or a year outside the supported range.
        #[error("too many years, or one that cannot be named")]
        NoRoomForYear: "REJ-007",
        /// The year is neither the first nor the last year of the plan, and no other can be removed.
        #[error("only the first or the last year can be removed")]
        YearInTheMiddle: "REJ-008",
        /// The year is the only year of the plan, which cannot be removed.
        #[error("the only year cannot be removed")]
        OnlyYear: "REJ-009",
        /// There is no step to undo or redo.
        #[error("nothing to undo or redo")]
        NoStep: "REJ-010",
        /// The plan was changed elsewhere since that step, and nothing of the step can be undone or redone any more.
        #[error("the plan was changed elsewhere since that step")]
        ChangedElsewhere: "REJ-011",
        /// The step added a plan that was changed since; undoing the step would remove these changes.
        #[error("the plan that the step added was worked in since")]
        WorkedInSince: "REJ-013",
        /// The finding is an error or its rule is unknown; only warnings and notes can be silenced.
        #[error("an error cannot be silenced")]
        CannotBeSilenced: "REJ-012",
        /// The plan holds no approved state of that id.
        #[error("no such approved state")]
        NoSuchApproval: "REJ-015",
        /// The plan would hold more than [`crate::plan::MOST_APPROVALS`] approved states.
        #[error("too many approved states")]
        TooManyApprovals: "REJ-016",
        /// Only the newest approved state can be removed.
        #[error("only the newest approved state can be removed")]
        NotTheNewest: "REJ-017",
        /// The text has more characters than a table cell may have, [`crate::plan::MOST_LETTERS`].
        #[error("a text of {letters} letters")]
        TextTooLong {
            /// The number of characters of the text.
            letters: usize,
        }: "REJ-018",
        /// The targets of the KPI cannot be converted, because the cell is blank or not known.
        #[error("{place:?} is needed")]
        NotRestated {
            /// The place of the cell.
            place: CellPlace,
        }: "REJ-019",
        /// The sheet of the year is settled or published, and the text can only be changed after the sheet is opened
        /// again.
        #[error("the sheet is settled")]
        SheetSettled: "REJ-020",
        /// The sheet of the year has not reached the step before the requested one.
        #[error("the sheet has not reached that step")]
        NotThatStep: "REJ-021",
        /// A settled sheet can be opened again only with a reason.
        #[error("no reason")]
        NoReason: "REJ-023",
        /// The text is no choice of its place.
        #[error("none of the choices")]
        NoSuchChoice: "REJ-022",
        /// The plan has no record of activity with that id, or the record was removed.
        #[error("no such record")]
        NoSuchRecord: "REJ-024",
        /// The plan would hold more than [`crate::plan::activity_log::MOST_RECORDS`] records of activity.
        #[error("too many records")]
        TooManyRecords: "REJ-025",
        /// The KPI cannot be a part of the given KPI: one of the two is missing, or a part would have parts.
        #[error("not a KPI of which that one can be a part")]
        NotAWhole: "REJ-014",
        /// In the plan of the next period the KPI would be merged into a KPI that is not continued.
        #[error("{indicator} goes into none that is continued")]
        NotContinued {
            /// The KPI that would be merged.
            indicator: IndicatorId,
        }: "REJ-026",
        /// In the plan of the next period the KPI would have no name.
        #[error("{indicator} has no name")]
        NameMissing {
            /// The KPI of the old plan.
            indicator: IndicatorId,
        }: "REJ-027",
        /// The plan of the next period would continue no KPI.
        #[error("no KPI is continued")]
        NothingContinued: "REJ-028",
    }
}

/// Carries the command out on the workbook and returns the new workbook with the label of the step. Returns a
/// [`Rejection`] otherwise, also [`Rejection::NothingChanged`] if the workbook would stay equal.
pub fn apply(workbook: &Workbook, command: &Command) -> Result<Applied, Rejection> {
    let (after, change) = match command {
        Command::AddPlan { plan, origin } => plans::add(workbook, plan, *origin)?,
        Command::MovePlan { plan, placement } => plans::move_plan(workbook, *plan, *placement)?,
        Command::RenamePlan { plan, name } => plans::rename(workbook, *plan, name)?,
        Command::ImportPlans { picks } => plans::take(workbook, picks)?,
        Command::ApplyImport(step) => picks::import_table(workbook, step)?,
        Command::InPlan { plan, command } => table::in_plan(workbook, *plan, command)?,
    };
    if after == *workbook {
        return Err(Rejection::NothingChanged);
    }
    Ok(Applied { workbook: Arc::new(after), change })
}
