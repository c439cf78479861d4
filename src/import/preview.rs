//! The preview of the changes that importing a table file would make (読み込みの確認), made before anything is changed.
//!
//! The rows of the file are matched with the KPIs of the plan, read with their units, and merged with our state on the base that
//! the file names ([`crate::merge`]). For each difference, a [`Change`](crate::merge::review::Change), the user makes a
//! [`Decision`](crate::merge::review::Decision); the accepted changes become one command, one step of history. A file that was
//! applied before changes nothing.
//!
//! If the base is not known, the two states are compared directly, and the user is informed. Then a change is chosen by default
//! only if name, unit and year are beyond doubt and it clears nothing. What the file leaves open is asked
//! ([`crate::import::questions`]), and the preview is made anew after each answer.

use std::borrow::Cow;
use std::sync::Arc;

use crate::import::questions::{Answer, Answers, Ask, Dashes, Question};
use crate::import::read::ImportError;
use crate::import::wide::{UnreadParts, WideFile};
use crate::merge::review::{Changes, Charge, Elsewhere};
use crate::plan::Plan;
use crate::plan::lineage::{KpiTable, Lineage, Taken};
use crate::value::id::{IndicatorId, PlanId};

mod answering;
mod codes;
mod contest;
mod counting;
mod foreign_units;
mod import_base;
mod known_plan;
mod matching;
mod named_row;
mod names_here;
mod new_plan;
mod opinions;
mod other_times;
mod outcome;
mod returned_table;
mod row;
mod row_findings;
mod row_questions;
mod signs;
mod stated;
mod totals;
mod unplaced;

use known_plan::ComparedFile;
use matching::KnownTables;

pub use contest::{FileAlone, contest, hand_over};
pub(crate) use counting::likely_direction;
pub use import_base::ImportBase;
pub use matching::{matching_plans, proposed_plan};
pub use stated::{StatedTable, known_as, stated};
pub use unplaced::{ImportCounts, Unplaced, UnplacedField, unplaced};

/// The preview of a table file: the changes that importing it would make, with notes and questions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The plan that the file would be imported into.
    pub target: ImportTarget,
    /// The changes, in the order of the KPI table.
    pub changes: Changes,
    /// The notes to show above the changes.
    pub notes: Vec<Note>,
    /// The questions that only the user can answer, in the order in which they are best answered.
    pub questions: Vec<Question>,
    /// The `-` among the actuals; `None` where they are not asked about.
    pub dashes: Option<AskedDashes>,
    taken: Taken,
    /// See [`Answers::filled_from`].
    filled_from: Option<IndicatorId>,
    /// The section that sends the file, and how certain that is; `None` if nothing names it.
    sender: Option<(String, Charge)>,
}

impl Preview {
    /// An empty preview for this target.
    fn new(target: ImportTarget, taken: Taken) -> Self {
        let (changes, notes, questions) = Default::default();
        Self { target, changes, notes, questions, dashes: None, taken, filled_from: None, sender: None }
    }
}

/// The `-` among the actuals of a file whose meaning the user is asked for. Until the answer none of them is imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AskedDashes {
    /// The number of these `-`.
    pub count: usize,
    /// Their meaning; `None` until the user has answered.
    pub meaning: Option<Dashes>,
}

impl AskedDashes {
    fn new(count: usize, answers: &Answers) -> Option<Self> {
        (count > 0).then_some(Self { count, meaning: answers.dashes })
    }

    /// The number of `-` that wait for the answer.
    fn waiting(self) -> usize {
        if self.meaning.is_none() { self.count } else { 0 }
    }
}

/// The plan that a file would be imported into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportTarget {
    /// The plan in the workbook with this id.
    Plan(PlanId),
    /// A new plan, made from the file.
    NewPlan(Arc<Plan>),
}

/// A note to show above the changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The file belongs to another plan and is offered as a new one.
    OtherPlan,
    /// The file belongs to another plan of the workbook, with this name, into which it would be merged.
    OtherPlanHere(String),
    /// The plan of the file is not in the workbook; the file is offered as a new plan.
    NoSuchPlan,
    /// A file with the same content was applied before.
    AlreadyApplied {
        /// The number of its changed values that differ in the plan now: left out at that time, unread, or changed here since.
        differing: usize,
    },
    /// A heading names a year that need not be a fiscal year (2024年), and is read as one.
    CalendarYear(String),
    /// The file contains nothing that differs from the plan.
    NothingToTake {
        /// Whether all of the file was read; the parts that were not may contain a difference.
        all_read: bool,
    },
    /// The file names no version, or no version that is still known here, so it is compared with the plan as it is.
    BaseUnknown,
    /// The rows of the file are from files of different versions.
    MixedVersions,
    /// The number of `-` among the actuals that the user is asked about.
    Dashes(usize),
    /// The totals that are not imported and that do not match the years of the file.
    TotalsDiffer(Vec<TotalDiffers>),
    /// The lines on which the same headings are repeated, as at a page break (IN-012).
    Torn(Vec<usize>),
    /// The columns and rows that have no place in a plan.
    Unread(UnreadParts),
    /// The number of changes, which is larger than a plan can hold.
    TooMany(usize),
    /// The names of the KPIs that an answer book asks a section about and whose rows are missing from the sheet.
    RowsMissing(Vec<String>),
    /// A section has signed its sheet without any change.
    UnchangedAnswer {
        /// The name of the section; empty if its KPIs have none.
        section: String,
        /// The name of the respondent.
        respondent: String,
    },
    /// The sheet of this section has changes but no respondent's name, while another sheet of the book has one.
    OfAnotherSection(String),
    /// Values of the file that are listed with other files, which change the same places.
    Elsewhere(Elsewhere),
}

/// A total in the file that is not imported and that does not match the years of its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TotalDiffers {
    /// The line of the total, counted from 1.
    pub line: usize,
    /// How it differs from the years of its row.
    pub against: AgainstYears,
}

/// How a total that is not imported differs from the years of its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgainstYears {
    /// It is a number other than their sum.
    OtherSum,
    /// It could not be read as a number, while the years have a sum.
    Unread,
    /// There is no sum: the file has no yearly figures, or they are not added up.
    NoSum,
}

/// The page on which the user opened the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedOn {
    /// The list of plans (計画一覧).
    List,
    /// A view of the plan with this id.
    Plan(PlanId),
}

/// Makes the preview of the file for the plans of `base`, with the answers given so far. `fresh` is an id for a new plan whose
/// own id is in use. `file` must have been read with the same answers ([`Answers::of_reading`]).
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
    let asked = whose_is_it(file, opened, base, answers);
    let answer = asked.as_ref().map(|question| question.answer);
    let is_other = matches!(answer, Some(Some(answer)) if answer != Answer::Yes);
    let here = wanted.and_then(|id| base.workbook.plan(id));
    let is_shown = |plan: &Plan| matches!(opened, OpenedOn::List) || opened == OpenedOn::Plan(plan.id);
    let mut preview = match here.filter(|plan| is_shown(plan) && !is_other) {
        // Not yet answered whether the file belongs to that plan.
        Some(plan) if answer == Some(None) => {
            Preview::new(ImportTarget::Plan(plan.id), Taken::new(&KpiTable::default(), None))
        }
        Some(plan) => {
            let nothing = Lineage::default();
            let lineage = base.lineages.get(&plan.id).unwrap_or(&nothing);
            let is_new = base.is_made(plan.id) || plan.begun_indicators().next().is_none();
            compare(file, plan, lineage, is_new, answers)
        }
        None if file.sheet.is_some() => return Err(ImportError::SheetOfOther { name: file.plan_name.clone() }),
        None => new_plan::offer(file, opened, &base.workbook, fresh, answers)?,
    };
    preview.questions.splice(0..0, asked);
    preview.filled_from = answers.filled_from;
    base.contest(&mut preview);
    Ok(preview)
}

/// The question whether the file belongs to the plan that is shown, asked if the text in the place of its plan id is not an id;
/// `None` if a version that it names was sent from that plan.
fn whose_is_it(file: &WideFile, opened: OpenedOn, base: &ImportBase, answers: &Answers) -> Option<Question> {
    let OpenedOn::Plan(shown) = opened else { return None };
    let plan = base.workbook.plan(shown)?;
    let text = file.plan_text.clone()?;
    if base.lineages.get(&shown).is_some_and(|lineage| lineage.base(&file.versions).is_some()) {
        return None;
    }
    let question = Question::new(Ask::Plan { text }, vec![Answer::Yes, Answer::No], answers);
    Some(Question { subject: plan.facts.name.clone(), ..question })
}

/// Compares the file with this plan. In a new plan (made by another file of the same import, or without any begun KPI), a row
/// without candidates becomes a new KPI without a question.
fn compare(file: &WideFile, plan: &Plan, lineage: &Lineage, is_new: bool, given: &Answers) -> Preview {
    let ours = KpiTable::from_plan(plan);
    let base = lineage.base(&file.versions).filter(|(_, table)| table.is_sheet == file.sheet.is_some());
    let (from, base) = base.unzip();
    let mut questions = file.questions.clone();
    let mut file = Cow::Borrowed(file);
    let mut given = Cow::Borrowed(given);
    if base.is_none() {
        let mut of_rows = row_questions::questions(&file, &ours, &given);
        if is_new {
            let news = of_rows.extract_if(.., |question| question.alike.is_empty() && question.answer.is_none());
            let asks = news.map(|question| question.ask).collect();
            given.to_mut().give_all(asks, Answer::NewKpi);
        }
        questions.append(&mut of_rows);
        row_questions::leave_out(&mut file, &given);
    }
    let given = &*given;
    let answers = from.map(|from| lineage.answers_to(from)).unwrap_or_default();
    if opinions::are_added(&file.answered.texts) {
        opinions::number(&mut file.to_mut().answered.texts, plan, &answers);
    }
    let known = KnownTables { ours: &ours, base: base.as_ref(), answers: &answers, takes_in: true };
    if file.is_part {
        matching::complete(&mut file.to_mut().kpis, known);
    }
    let reply = returned_table::read(&file, known, given);
    let said = answering::answer_of_file(&file, lineage, known, &reply, given);
    questions.extend(said.question);
    // Notes on the KPIs that an answer book lacks, and on whose answer it is.
    let missing = Some(&file.answered.missing).filter(|missing| !missing.is_empty());
    let told: Vec<Note> = missing.cloned().map(Note::RowsMissing).into_iter().chain(said.note).collect();
    let sender = contest::sender(&file, said.reply.as_ref());
    let open = open_part(plan, &reply.content).map(|open| Arc::new(Taken::new(&open, from)));
    let taken = Taken { reply: said.reply, open, ..Taken::new(&reply.content, from) };
    let target = ImportTarget::Plan(plan.id);
    if lineage.is_applied(taken.version) && questions.iter().all(|question| question.answer.is_some()) {
        let differing = known_plan::still_differing(base.as_ref(), &ours, plan, &reply.table);
        let notes = told.into_iter().chain([Note::AlreadyApplied { differing }]).collect();
        return Preview { notes, questions, sender, ..Preview::new(target, taken) };
    }
    let answers = answers.iter().map(|answer| matching::known_here(answer, known)).collect();
    let compared = ComparedFile { file: &file, plan, ours, base, answers, reply, given, questions, taken };
    let mut preview = known_plan::compose(compared);
    preview.notes.splice(0..0, told);
    preview.sender = sender;
    preview.changes.note_answers(|figure| lineage.answered(figure));
    preview
}

/// The table without the texts that settled sheets of 効果検証 hold back; `None` if nothing is held back, or nothing would be left.
fn open_part(plan: &Plan, table: &KpiTable) -> Option<KpiTable> {
    let mut open = table.clone();
    open.texts.retain(|(place, _)| plan.is_sheet_open(*place));
    let is_part = open.texts.len() < table.texts.len();
    (is_part && !(open.rows.is_empty() && open.texts.is_empty())).then_some(open)
}
