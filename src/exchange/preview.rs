//! What a table file would do, before it does anything (読み込みの確認).
//!
//! The file's rows are matched with the plan's KPIs, read with their units, and merged with what we have on the base
//! that the file names ([`crate::merge`]). Of each difference, a [`Change`], somebody decides what becomes of it
//! ([`Decision`]); what is taken becomes one command, one step of history. A file that was applied before changes nothing.
//!
//! Where the base is not known the two states are held against each other, and it is said. Then a change is chosen only
//! where name, unit and year are beyond doubt and nothing is cleared by it. What the file does not say is asked
//! ([`super::asking`]), and the preview is made anew with each answer.

use std::sync::Arc;

use super::asking::{Answers, Question};
use super::read::{TableFile, Trouble};
use super::wide::{self, Unread, WideFile};
use crate::merge::{Field, Pick, PlanField, Value};
use crate::plan::cell::{Bound, Doubt};
use crate::plan::indicator::Row;
use crate::plan::lineage::{KpiTable, Lineage, Lineages, Taken};
use crate::plan::{Indicator, Plan, Workbook};
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::{IndicatorId, PlanId};

mod answer;
mod asked;
mod changes;
mod codes;
mod deciding;
mod matching;
mod new_plan;
mod reply;
mod row;
mod several;
mod signs;
mod stated;
mod whole;

pub use deciding::{Changes, Decided, Decision};
pub use several::{Stage, Waiting, several};
pub use stated::{Stated, known_as, stated};
pub use whole::{of_conflicts, of_merge};

/// What a file would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// To which plan.
    pub target: Target,
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
pub enum Target {
    /// One that is here.
    Plan(PlanId),
    /// It would be a new one.
    NewPlan(Arc<Plan>),
}

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind it is.
    pub kind: Kind,
    /// Where.
    pub place: Place,
    /// The name of its KPI as it is here, or in the file where it is new; of a new plan the plan's.
    pub name: String,
    /// The unit that its figures are in.
    pub unit: String,
    /// What stood there when the file was sent, where it is a field and that is known.
    pub base: Option<Value>,
    /// What stands there now, where it is a field.
    pub old: Option<Value>,
    /// What the file says, where it is a field.
    pub new: Option<Value>,
    /// What the file says where it could not be read as anything.
    pub text: Option<String>,
    /// The line of the file.
    pub line: Option<usize>,
    /// What a person should look at.
    pub remark: Option<Remark>,
    /// What becomes of it, as it is proposed or decided.
    pub decision: Decision,
    /// What taking it does; `None` if it cannot be taken.
    pick: Option<Pick>,
}

/// The kinds of changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A value takes the place of another, or of nothing.
    Set,
    /// A value goes.
    Clear,
    /// A KPI, a year or a plan comes.
    Add,
    /// A KPI goes, if the user says so.
    Remove,
    /// A KPI that comes and one that was added here are one, if the user says so.
    Join,
    /// Both sides changed it: somebody decides.
    Conflict,
    /// It could not be read: ours stays unless the user takes the text as it is.
    Unread,
}

/// Where a change happens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In a field of a KPI.
    Field(IndicatorId, Field),
    /// A whole KPI.
    Kpi(IndicatorId),
    /// A KPI of the file, by its id there, and one of ours that may be the same.
    Join(IndicatorId),
    /// A field in which those two differ.
    Within(IndicatorId, Field),
    /// A column.
    Year(FiscalYear),
    /// The order of the KPIs.
    Order,
    /// A field of the plan itself.
    Own(PlanField),
    /// A whole plan.
    Plan,
}

/// What a person should look at in a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remark {
    /// The text could not be read for sure.
    Doubt(Doubt),
    /// The cell carries another unit than its KPI (IN-009).
    OtherUnit(String),
    /// A year's target where the KPI has one for the whole period.
    TargetIsOfPeriod,
    /// A baseline in the row of actuals.
    BaselineOfActuals,
    /// A target with 超, 以上, 以下 or 未満 behind it where the KPI is compared otherwise, which is named.
    OtherBound(Bound),
    /// Not one of the words of its column.
    NoSuchWord,
}

/// What the `-` among the actuals of a file mean that was not sent from here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dashes {
    /// 該当なし.
    NotApplicable,
    /// 未把握.
    #[default]
    NotKnown,
    /// 未入力.
    Blank,
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
    Unread(Unread),
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
pub enum Opened {
    /// On 計画一覧.
    List,
    /// On a view of that plan.
    Plan(PlanId),
}

/// Says what the file would do, as far as the user has answered what is asked about it. `fresh` is an id for a new plan whose
/// own is taken. After each answer the preview is made anew.
pub fn preview(
    file: &TableFile,
    opened: Opened,
    workbook: &Workbook,
    lineages: &Lineages,
    fresh: PlanId,
    answers: &Answers,
) -> Result<Preview, Trouble> {
    let file = wide::read(&file.sheet, answers)?;
    let wanted = match opened {
        Opened::List => file.plan,
        Opened::Plan(shown) => Some(file.plan.unwrap_or(shown)),
    };
    let here = wanted.and_then(|id| workbook.plan(id));
    let nothing = Lineage::default();
    match (here, opened) {
        (Some(plan), Opened::List) => Ok(compare(file, plan, lineages.get(&plan.id).unwrap_or(&nothing), answers)),
        (Some(plan), Opened::Plan(shown)) if plan.id == shown => {
            Ok(compare(file, plan, lineages.get(&plan.id).unwrap_or(&nothing), answers))
        }
        _ => new_plan::offer(&file, opened, workbook, fresh, answers),
    }
}

/// Holds the file against that plan.
fn compare(mut file: WideFile, plan: &Plan, lineage: &Lineage, given: &Answers) -> Preview {
    let ours = KpiTable::of(plan);
    let base = lineage.base(&file.versions);
    let mut questions = file.questions.clone();
    asked::offer_years(&mut questions, plan);
    if base.is_none() {
        questions.append(&mut asked::questions(&file, &ours, given));
        asked::leave_out(&mut file, given);
    }
    let from = base.as_ref().map(|(version, _)| *version);
    let answers = from.map(|from| lineage.answers_to(from)).unwrap_or_default();
    let known = reply::Known { ours: &ours, base: base.as_ref().map(|(_, table)| table), answers: &answers };
    let reply = reply::read(&file, plan.years.first(), known, given);
    let taken = Taken::new(&reply.content, from);
    let target = Target::Plan(plan.id);
    if lineage.is_applied(taken.version) && questions.iter().all(|question| question.answer.is_some()) {
        let notes = vec![Note::AlreadyApplied];
        return Preview { target, changes: Changes::default(), notes, questions, dashes: None, taken };
    }
    let base = base.map(|(_, table)| table);
    let answers = answers.iter().map(|answer| matching::known_here(answer, base.as_ref(), &ours)).collect();
    answer::compose(answer::Compared {
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

impl Change {
    /// The KPI that it would add, or make one with ours.
    pub fn added(&self) -> Option<&Indicator> {
        match &self.pick {
            Some(Pick::Add { row, .. } | Pick::Join { row, .. }) => Some(row),
            _ => None,
        }
    }
}
