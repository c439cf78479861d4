//! What a table file would do, before it does anything (読み込みの確認).
//!
//! The file's rows are matched with the plan's KPIs, read with their units, and merged with what we have on the base
//! that the file names ([`crate::merge`]). Of each difference, a [`Change`](crate::merge::review::Change), somebody decides what becomes of it
//! ([`Decision`](crate::merge::review::Decision)); what is taken becomes one command, one step of history. A file that was applied before changes nothing.
//!
//! Where the base is not known the two states are held against each other, and it is said. Then a change is chosen only
//! where name, unit and year are beyond doubt and nothing is cleared by it. What the file does not say is asked
//! ([`crate::import::questions`]), and the preview is made anew with each answer.

use std::borrow::Cow;
use std::sync::Arc;

use crate::import::questions::{Answers, Dashes, Question};
use crate::import::read::ImportError;
use crate::import::wide::{UnreadParts, WideFile};
use crate::merge::review::Changes;
use crate::plan::Plan;
use crate::plan::indicator::Row;
use crate::plan::lineage::{KpiTable, Lineage, Taken};
use crate::value::amount::Amount;
use crate::value::id::PlanId;

mod codes;
mod import_base;
mod known_plan;
mod matching;
mod new_plan;
mod outcome;
mod returned_table;
mod row;
mod row_questions;
mod signs;
mod stated;

pub use import_base::ImportBase;
pub use stated::{StatedTable, known_as, stated};

/// What a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// To which plan.
    pub target: ImportTarget,
    /// The changes, in the order of the table.
    pub changes: Changes,
    /// What is to be said above them.
    pub notes: Vec<Note>,
    /// What cannot be told without the user, in the order in which it is best answered.
    pub questions: Vec<Question>,
    /// What the `-` among the actuals are taken for, where that is asked.
    pub dashes: Option<Dashes>,
    taken: Taken,
}

/// The plan that a file goes to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportTarget {
    /// One that is here.
    Plan(PlanId),
    /// It would be a new one.
    NewPlan(Arc<Plan>),
}

/// Something to say above the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The file is another plan's, and is offered as a new one.
    OtherPlan,
    /// The file is that of another plan of the list, by that name, where it would be merged.
    OtherPlanHere(String),
    /// There is no such plan here; the file is offered as a new one.
    NoSuchPlan,
    /// The same content was applied before.
    AlreadyApplied,
    /// The file says nothing that is not here.
    NothingToTake {
        /// Whether all of it was read; what was not may say something.
        all_read: bool,
    },
    /// The file names no version, or none that is known here (any more): it is compared with the plan as it is.
    BaseUnknown,
    /// Its rows come from files of different versions.
    MixedVersions,
    /// So many `-` among the actuals are asked about.
    Dashes(usize),
    /// Totals that are not the sums of their years; they are not taken.
    TotalsDiffer(Vec<TotalDiffers>),
    /// So many rows have their 累計 from a table of its own (IN-013).
    TotalsApart(usize),
    /// On these lines the same headings stand once more, as where a page ended (IN-012).
    Torn(Vec<usize>),
    /// What has no place.
    Unread(UnreadParts),
    /// The changes are more than a plan can hold.
    TooMany(usize),
}

/// A total of the file that is not the sum of its own years.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalDiffers {
    /// Its line.
    pub line: usize,
    /// The KPI's name.
    pub name: String,
    /// Of targets or of actuals.
    pub row: Row,
    /// What the file says.
    pub stated: Amount,
    /// What its years add up to.
    pub sum: Option<Amount>,
}

/// Where the file is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedOn {
    /// On 計画一覧.
    List,
    /// On a view of that plan.
    Plan(PlanId),
}

/// Says what the file would do to the plans of `base`, as far as the user has answered what is asked about it. `fresh` is an
/// id for a new plan whose own is in use. `file` was read with the same answers ([`Answers::of_reading`]).
pub fn preview(
    file: &WideFile,
    opened: OpenedOn,
    base: &ImportBase,
    fresh: PlanId,
    answers: &Answers,
) -> Result<Preview, ImportError> {
    let wanted = match opened {
        OpenedOn::List => file.plan,
        OpenedOn::Plan(shown) => Some(file.plan.unwrap_or(shown)),
    };
    let here = wanted.and_then(|id| base.workbook.plan(id));
    let is_shown = |plan: &Plan| matches!(opened, OpenedOn::List) || opened == OpenedOn::Plan(plan.id);
    let mut preview = match here.filter(|plan| is_shown(plan)) {
        Some(plan) => {
            let nothing = Lineage::default();
            compare(file, plan, base.lineages.get(&plan.id).unwrap_or(&nothing), answers)
        }
        None => new_plan::offer(file, opened, &base.workbook, fresh, answers)?,
    };
    base.contest(&mut preview.changes);
    Ok(preview)
}

/// Holds the file against that plan.
fn compare(file: &WideFile, plan: &Plan, lineage: &Lineage, given: &Answers) -> Preview {
    let ours = KpiTable::of(plan);
    let base = lineage.base(&file.versions);
    let mut questions = file.questions.clone();
    row_questions::offer_years(&mut questions, plan);
    let mut file = Cow::Borrowed(file);
    if base.is_none() {
        questions.append(&mut row_questions::questions(&file, &ours, given));
        row_questions::leave_out(&mut file, given);
    }
    let from = base.as_ref().map(|(version, _)| *version);
    let answers = from.map(|from| lineage.answers_to(from)).unwrap_or_default();
    let known =
        returned_table::KnownTables { ours: &ours, base: base.as_ref().map(|(_, table)| table), answers: &answers };
    let reply = returned_table::read(&file, plan.years.first(), known, given);
    let taken = Taken::new(&reply.content, from);
    let target = ImportTarget::Plan(plan.id);
    if lineage.is_applied(taken.version) && questions.iter().all(|question| question.answer.is_some()) {
        let notes = vec![Note::AlreadyApplied];
        return Preview { target, changes: Changes::default(), notes, questions, dashes: None, taken };
    }
    let base = base.map(|(_, table)| table);
    let answers = answers.iter().map(|answer| matching::known_here(answer, base.as_ref(), &ours)).collect();
    known_plan::compose(known_plan::Compared {
        file: &file,
        plan,
        ours,
        base,
        answers,
        reply,
        answers_given: given,
        questions,
        taken,
    })
}
