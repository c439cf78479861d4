//! The preview of a file for an existing plan: the merge, the questions and the notes.

use std::sync::Arc;

use super::returned_table::ReturnedTable;
use super::{AskedDashes, ImportTarget, Note, Preview, TotalDiffers, counting, totals};
use crate::columns::{NOT_APPLICABLE, NOT_KNOWN};
use crate::import::questions::{Answers, Ask, Dashes, Question};
use crate::import::wide::WideFile;
use crate::merge::review::of_table;
use crate::merge::{Sides, merge, merge_texts};
use crate::plan::cell::{Cell, State};
use crate::plan::indicator::Actual;
use crate::plan::lineage::{KpiTable, Taken};
use crate::plan::{Indicator, MOST_INDICATORS, Plan};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::ById;

/// A file with everything that it is compared with.
pub(super) struct ComparedFile<'a> {
    pub(super) file: &'a WideFile,
    pub(super) plan: &'a Plan,
    pub(super) ours: KpiTable,
    pub(super) base: Option<KpiTable>,
    pub(super) answers: Vec<KpiTable>,
    pub(super) reply: ReturnedTable<'a>,
    pub(super) given: &'a Answers,
    pub(super) questions: Vec<Question>,
    pub(super) taken: Taken,
}

/// Makes the preview of the file.
pub(super) fn compose(mut compared: ComparedFile<'_>) -> Preview {
    let asked = if compared.base.is_none() { compared.answer_dashes() } else { 0 };
    let counting = compared.settle_counting();
    let base = compared.base.as_ref().unwrap_or(&compared.ours);
    let (theirs, answers) = (&compared.reply.table, compared.answers.as_slice());
    let of_sheets = merge_texts(compared.base.as_ref(), compared.plan, theirs, answers);
    // The sheet of 効果検証 alone states nothing about KPIs.
    let differences = if theirs.is_sheet {
        of_sheets
    } else {
        merge(Sides { base, ours: &compared.ours, theirs, answers }).into_iter().chain(of_sheets).collect()
    };
    let reply = &compared.reply;
    let changes = of_table(compared.plan, &reply.table.rows, compared.base.is_some(), reply, differences);
    compared.questions.extend(compared.reply.found.questions(compared.given).into_iter().chain(counting));
    let notes = compared.notes(asked, changes.is_empty());
    let dashes = AskedDashes::new(asked, compared.given);
    let (target, questions) = (ImportTarget::Plan(compared.plan.id), compared.questions);
    Preview { changes, notes, questions, dashes, ..Preview::new(target, compared.taken) }
}

/// The number of values that a file changes and that differ in the plan although the file was imported before.
pub(super) fn still_differing(base: Option<&KpiTable>, ours: &KpiTable, plan: &Plan, theirs: &KpiTable) -> usize {
    let of_kpis = || merge(Sides { base: base.unwrap_or(ours), ours, theirs, answers: &[] }).len();
    merge_texts(base, plan, theirs, &[]).len() + if theirs.is_sheet { 0 } else { of_kpis() }
}

impl ComparedFile<'_> {
    fn answer_dashes(&mut self) -> usize {
        let (plan, project) = (self.plan, self.plan.project_years());
        let KpiTable { rows, years, .. } = &mut self.reply.table;
        let is_asked = |row: &Indicator, year: FiscalYear| {
            let ours_is_one = plan.indicator(row.id).is_some_and(|ours| is_dash(ours, year));
            // A year that the plan gets from the file may be one of the project.
            (project.contains(&year) || !plan.years.contains(year)) && !ours_is_one
        };
        let kept = |row: &Indicator, year: FiscalYear| plan.indicator(row.id)?.actual_entry(year).cloned();
        answer_dashes(rows, years, is_asked, kept, self.given.dashes)
    }

    /// Applies the answers on how the targets of added KPIs count and where they aim, and returns the questions.
    fn settle_counting(&mut self) -> Vec<Question> {
        let (plan, base) = (self.plan, self.base.as_ref());
        let ReturnedTable { table, sources, .. } = &mut self.reply;
        // For a row, the question which KPI it means comes first.
        let open = self.questions.iter().filter(|question| question.answer.is_none());
        let open: Vec<usize> =
            open.filter_map(|question| if let Ask::Kpi { line } = question.ask { Some(line) } else { None }).collect();
        let lines = ById::places(table.rows.iter().map(|row| row.id));
        let is_open = |id| {
            let source = lines.get(id).and_then(|at| sources.get(at));
            source.is_some_and(|source| open.contains(&source.line()))
        };
        // A row of the plan that nobody has begun counts as added by the file.
        let is_begun = |id| plan.indicator(id).is_some_and(|row| !row.is_untouched());
        let is_known = |id| is_begun(id) || base.is_some_and(|base| base.row(id).is_some());
        let is_added = |row: &Indicator| !is_known(row.id) && !is_open(row.id);
        counting::settle(&mut table.rows, sources, is_added, self.given)
    }

    fn notes(&self, asked: usize, nothing: bool) -> Vec<Note> {
        let added = self.reply.table.rows.iter().filter(|row| self.plan.indicator(row.id).is_none()).count();
        let rows = self.ours.rows.len() + added;
        let mut notes = Vec::new();
        if self.file.mixed {
            notes.push(Note::MixedVersions);
        } else if self.base.is_none() {
            notes.push(Note::BaseUnknown);
        }
        let known: Vec<&KpiTable> = self.base.iter().chain([&self.ours]).collect();
        let ReturnedTable { table, sources, .. } = &self.reply;
        let totals = totals::differing(&table.rows, sources, &self.file.years, &known, self.given);
        notes.append(&mut notes_of_file(self.file, totals, asked));
        if rows > MOST_INDICATORS {
            notes.push(Note::TooMany(rows));
        }
        if nothing {
            let waits = asked > 0 && self.given.dashes.is_none();
            let is_open = waits
                || self.questions.iter().any(|question| question.answer.is_none() && !question.ask.is_of_answer());
            let is_read =
                self.file.unread.is_empty() && self.file.source.as_ref().is_none_or(|source| source.is_read());
            notes.push(Note::NothingToTake { all_read: is_read && !is_open });
        }
        notes
    }
}

/// The notes that apply to any file.
pub(super) fn notes_of_file(file: &WideFile, totals: Vec<TotalDiffers>, dashes: usize) -> Vec<Note> {
    let mut notes = Vec::new();
    if !totals.is_empty() {
        notes.push(Note::TotalsDiffer(totals));
    }
    notes.extend(file.calendar_year.clone().map(Note::CalendarYear));
    if !file.torn.is_empty() {
        notes.push(Note::Torn(file.torn.clone()));
    }
    if dashes > 0 {
        notes.push(Note::Dashes(dashes));
    }
    if !file.unread.is_empty() {
        notes.push(Note::Unread(file.unread.clone()));
    }
    notes
}

/// Whether the actual of that year is a `-`, whose meaning is asked for. The words 該当なし (not applicable) are clear.
fn is_dash(row: &Indicator, year: FiscalYear) -> bool {
    let Cell { state, text } = row.actual(year);
    *state == State::NotApplicable && text != NOT_APPLICABLE
}

/// Replaces each `-` among the actuals that is asked about by the meaning that the user has given, and returns their
/// number. A `-` that means a blank, or that is not answered yet, leaves the actual that is `kept` here.
pub(super) fn answer_dashes(
    rows: &mut [Arc<Indicator>],
    years: &[FiscalYear],
    is_asked: impl Fn(&Indicator, FiscalYear) -> bool,
    kept: impl Fn(&Indicator, FiscalYear) -> Option<Actual>,
    dashes: Option<Dashes>,
) -> usize {
    let mut asked = 0;
    for row in rows {
        for year in years {
            if row.is_unused() || !is_dash(row, *year) || !is_asked(row, *year) {
                continue;
            }
            asked += 1;
            let meant = match dashes {
                Some(Dashes::NotApplicable) => continue,
                Some(Dashes::NotKnown) => Some(Actual { cell: Cell::read(NOT_KNOWN, ""), ..Actual::default() }),
                Some(Dashes::Blank) | None => kept(row, *year),
            };
            let actuals = &mut Arc::make_mut(row).actuals;
            actuals.remove(year);
            actuals.extend(meant.map(|actual| (*year, actual)));
        }
    }
    asked
}
