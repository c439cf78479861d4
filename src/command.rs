//! Commands: the only way one workbook becomes another.
//!
//! [`apply`] is pure and total: no clock, no randomness (dates and fresh ids come in with the command),
//! and it either gives a new workbook that shares all that did not change, or a [`Rejection`] and changes
//! nothing. A command that would change nothing is a rejection too, so it never enters history.
//!
//! Commands are plain data and nest as the things they speak of do: workbook → plan → indicator. Each level is one file
//! that matches its variants, and each arm calls one function.

use std::sync::Arc;

use crate::checks::Code;
use crate::plan::place::{CellPlace, ChoiceKind, InputPlace, SharePart, TextPlace};
use crate::plan::{Fact, Placement, Plan, Workbook};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::{IndicatorId, PlanId, VersionId};

mod bounds;
mod cells;
pub mod history;
pub mod indicators;
pub mod levels;
mod merging;
mod parts;
mod picks;
pub mod plans;
mod rows;
mod silencing;
mod stated_total;
mod table;
mod taking;
mod units;

pub use indicators::{IndicatorCommand, InputPhase};
pub(crate) use merging::{put_back, with_picks};
pub use picks::{ImportContent, ImportStep, PlanFileResolution};
pub use plans::{Origin, PlanResolution};
pub use rows::{BulkEdit, BulkStep};
pub use table::PlanCommand;

/// One thing that a user would say in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Put a new plan at the end of the list, or a plan back as a copy has it.
    AddPlan {
        /// The plan, with an id of its own.
        plan: Arc<Plan>,
        /// Where it comes from, for the label.
        origin: Origin,
    },
    /// Put a plan on the desk, in the archive or in the bin.
    MovePlan {
        /// Which plan.
        plan: PlanId,
        /// Where to.
        placement: Placement,
    },
    /// Take plans in from a file, whole or not at all.
    ImportPlans {
        /// What becomes of each.
        picks: Vec<PlanResolution>,
    },
    /// Take what was chosen of a table file, or of plans that are here, whole or not at all.
    ApplyImport(ImportStep),
    /// Change one plan.
    InPlan {
        /// Which plan.
        plan: PlanId,
        /// What to do.
        command: PlanCommand,
    },
}

impl Command {
    /// Changes one indicator of one plan.
    pub fn in_indicator(plan: PlanId, indicator: IndicatorId, command: IndicatorCommand) -> Self {
        Self::InPlan { plan, command: PlanCommand::InIndicator { indicator, command } }
    }

    /// The text field that the command fills, if it does: commands on the same one are one step of history.
    pub fn target(&self) -> Option<InputTarget> {
        let Self::InPlan { plan, command } = self else { return None };
        let field = match command {
            PlanCommand::InIndicator { indicator, command } => InputField::Row(*indicator, command.place()?),
            PlanCommand::SetFact { fact, .. } => InputField::Fact(*fact),
            PlanCommand::InRows(step) => step.field?,
            _ => return None,
        };
        Some(InputTarget { plan: *plan, field })
    }
}

/// A field that is filled by typing, and its plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct InputTarget {
    /// Of which plan.
    pub plan: PlanId,
    /// Which field.
    pub field: InputField,
}

/// A field that is filled by typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputField {
    /// A cell or a text of an indicator.
    Row(IndicatorId, InputPlace),
    /// A fact of 基本情報.
    Fact(Fact),
}

/// What a command did, as the label of its step in history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepLabel {
    /// The plan it happened in; `None` where several were imported at once.
    pub plan: Option<PlanId>,
    /// The indicator it happened to.
    pub indicator: Option<IndicatorId>,
    /// What happened.
    pub what: StepKind,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StepKind {
    /// A plan was made from a form.
    PlanMade,
    /// A plan was made from a sample.
    SampleAdded,
    /// A plan was copied.
    PlanCopied,
    /// The plan was kept under a new id because another tab had changed the stored one.
    PlanKeptApart,
    /// A plan went to another shelf.
    PlanMoved(Placement),
    /// A plan was put back as an automatic copy has it.
    CopyPutBack,
    /// So many plans were imported from a file.
    PlansImported(usize),
    /// What was chosen of a file was imported, change by change.
    TableImported {
        /// The file's name.
        file: Arc<str>,
        /// The version of its content, by which the plan's lineage knows a table file.
        version: VersionId,
        /// How many changes were chosen.
        count: usize,
    },
    /// A year was added.
    YearAdded(FiscalYear),
    /// A year was removed.
    YearRemoved(FiscalYear),
    /// A row was added.
    IndicatorAdded,
    /// A row was removed.
    IndicatorRemoved,
    /// A row was moved up or down.
    IndicatorMoved,
    /// A row was copied.
    IndicatorCopied,
    /// A cell was filled, cleared or changed.
    CellSet(CellPlace),
    /// Several cells were.
    Filled(BulkEdit),
    /// A part of a share was filled, and its actual followed.
    PartSet(FiscalYear, SharePart),
    /// A text was changed.
    TextSet(TextPlace),
    /// A choice was made.
    ChoiceMade(ChoiceKind),
    /// A fact was written.
    FactSet(Fact),
    /// 基準日 was set or cleared.
    ReferenceDateSet,
    /// A finding was silenced.
    FindingSilenced(Code),
    /// A silenced finding speaks again.
    FindingReturned(Code),
}

/// A new workbook and what made it.
#[derive(Clone, Debug)]
pub struct Applied {
    /// The workbook after the command.
    pub workbook: Arc<Workbook>,
    /// What the command did.
    pub change: StepLabel,
}

/// Why a command could not be carried out. Nothing changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Rejection {
    /// The workbook would be as before.
    #[error("nothing would change")]
    NothingChanged,
    /// The plan is gone.
    #[error("no such plan")]
    NoSuchPlan,
    /// The indicator is gone.
    #[error("no such indicator")]
    NoSuchIndicator,
    /// The plan has no such year.
    #[error("the plan has no such year")]
    NoSuchYear,
    /// The plan's id is taken already.
    #[error("the id is taken")]
    IdTaken,
    /// The plan would hold more than [`crate::plan::MOST_INDICATORS`] indicators.
    #[error("too many indicators")]
    TooManyIndicators,
    /// The plan would hold more than [`crate::plan::MOST_YEARS`] years, or years that can't be named.
    #[error("too many years, or one that cannot be named")]
    NoRoomForYear,
    /// Only the first or the last year can be removed.
    #[error("only the first or the last year can be removed")]
    YearInTheMiddle,
    /// The only year can't be removed.
    #[error("the only year cannot be removed")]
    OnlyYear,
    /// Nothing to undo or redo.
    #[error("nothing to undo or redo")]
    NoStep,
    /// The plan was changed elsewhere since that step.
    #[error("the plan was changed elsewhere since that step")]
    ChangedElsewhere,
    /// An error can't be silenced.
    #[error("an error cannot be silenced")]
    CannotBeSilenced,
}

impl Rejection {
    /// Its stable printed form, for tests and support mails.
    pub fn code(self) -> &'static str {
        match self {
            Self::NothingChanged => "REJ-001",
            Self::NoSuchPlan => "REJ-002",
            Self::NoSuchIndicator => "REJ-003",
            Self::NoSuchYear => "REJ-004",
            Self::IdTaken => "REJ-005",
            Self::TooManyIndicators => "REJ-006",
            Self::NoRoomForYear => "REJ-007",
            Self::YearInTheMiddle => "REJ-008",
            Self::OnlyYear => "REJ-009",
            Self::NoStep => "REJ-010",
            Self::ChangedElsewhere => "REJ-011",
            Self::CannotBeSilenced => "REJ-012",
        }
    }
}

/// Carries the command out on the workbook.
pub fn apply(workbook: &Workbook, command: &Command) -> Result<Applied, Rejection> {
    let (after, change) = match command {
        Command::AddPlan { plan, origin } => plans::add(workbook, plan, *origin)?,
        Command::MovePlan { plan, placement } => plans::move_plan(workbook, *plan, *placement)?,
        Command::ImportPlans { picks } => plans::take(workbook, picks)?,
        Command::ApplyImport(step) => picks::import_table(workbook, step)?,
        Command::InPlan { plan, command } => table::in_plan(workbook, *plan, command)?,
    };
    if after == *workbook {
        return Err(Rejection::NothingChanged);
    }
    Ok(Applied { workbook: Arc::new(after), change })
}
