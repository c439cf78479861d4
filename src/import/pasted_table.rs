//! A block that makes indicators: a table with names, or a column of names.
//!
//! It is read as if it were a file (`docs/keys.md`, "What is pasted where"): its headings and rows by
//! [`crate::import::wide`], what it means for the plan by [`crate::import::preview`]. Only the rows that it goes to are
//! settled here: indicators of the plan by their names, else the rows that nobody has begun, from the cursor on, else new
//! rows at the end. Those count as the form's own rows do, so nothing is asked about them. What the reader does ask is
//! shown in the ordinary preview ([`TableReview`]).

use std::collections::BTreeSet;
use std::sync::Arc;

use super::paste::{Block, FieldContent, LeftOut, is_blank};
use crate::columns::vocabulary::FigureKind;
use crate::columns::{Slot, Wide, names_a_kpi, pasted_head};
use crate::command::PlanCommand;
use crate::command::pasted_table::PastedTable;
use crate::import::encoding::Encoding;
use crate::import::preview::{ImportBase, ImportTarget, OpenedOn, Preview, preview};
use crate::import::questions::{Answer, Answers, Ask, Dashes, Question};
use crate::import::read::{ImportError, TableFile, are_bounded};
use crate::import::reading::{Cut, Says, SheetGrid, SheetMark, Subject};
use crate::import::text_table::{TextRow, TextTable};
use crate::import::wide::{self, WideFile};
use crate::merge::review::{Change, ChangeKind, ChangePlace, DecidedChange, Decision};
use crate::merge::{IndicatorField, Resolution, Setting};
use crate::plan::cell::{Cell, Reading, is_unit};
use crate::plan::indicator::Row;
use crate::plan::lineage::Lineages;
use crate::plan::place::TextPlace;
use crate::plan::{Facts, Indicator, MOST_INDICATORS, Plan, Workbook};
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::{ById, IndicatorId};
use crate::value::width::{key, trim};

/// The number of rows among which headings are looked for.
const MOST_HEADINGS: usize = 3;
/// The most times that a table is read anew with the row of figures that nothing in it names.
const MOST_READINGS: usize = 8;

/// Where a table is pasted.
#[derive(Clone, Copy, Debug)]
pub struct TablePlace<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The ids of the indicators that are shown, from that of the cursor on.
    pub rows: &'a [IndicatorId],
    /// The row of the figures that the table does not name: that of the cursor, or the targets.
    pub row: Row,
    /// The current day.
    pub on: Date,
}

/// The result of reading a block as a table that makes indicators.
#[derive(Clone, Debug)]
pub enum TablePaste {
    /// Nothing is asked.
    Done(Box<TableTaken>),
    /// Something is to be decided in the ordinary preview.
    Review(Box<TableReview>),
}

/// A table that can be pasted at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableTaken {
    /// What it does to the plan.
    pub table: PastedTable,
    /// The years that the plan gets by it, ascending.
    pub years: Vec<FiscalYear>,
    /// The years of a plan in which nothing was entered that the table does not have, and that go, ascending.
    pub dropped_years: Vec<FiscalYear>,
    /// The row of the figures, where the table does not name it; `None` otherwise.
    pub unnamed: Option<Row>,
    /// What of the table has no place.
    pub left_out: LeftOut,
}

/// A table that is looked through before it is taken in, with what is known of it already.
#[derive(Clone, Debug)]
pub struct TableReview {
    /// The rows.
    pub file: TableFile,
    /// The indicators, as they are read with the answers.
    pub kpis: WideFile,
    /// Which row of the plan each indicator goes to, and what its figures are.
    pub answers: Answers,
}

impl TableTaken {
    /// The command that carries the paste out as one step.
    pub fn command(self) -> PlanCommand {
        PlanCommand::PasteTable(self.table)
    }
}

/// Reads a block as a table that makes indicators. `fresh` gives ids for new ones. Returns the reason if nothing of it can
/// be read.
pub fn table_paste(
    block: &Block,
    place: TablePlace<'_>,
    fresh: &mut dyn FnMut() -> IndicatorId,
) -> Result<TablePaste, ImportError> {
    let file = file(sheet(block, place.plan)?);
    let mut answers = Answers::default();
    answers.dashes = Some(Dashes::NotKnown);
    let (kpis, unnamed) = kpis(&file, place.row, &mut answers)?;
    let begun = Begun::of(place, kpis.kpis.len(), fresh);
    let trial = begun.preview(&kpis, &answers)?;
    let lines = open_lines(&trial);
    let mut bound = answers.clone();
    for (line, id) in lines.iter().zip(begun.slots()) {
        bound.give(Ask::Kpi { line: *line }, Answer::Kpi(id));
    }
    let is_read = kpis.source.as_ref().is_none_or(|source| source.is_read());
    let decided = taken_whole(begun.preview(&kpis, &bound)?, is_read);
    if let Some(preview) = decided {
        let unnamed = Some(place.row).filter(|_| unnamed);
        return Ok(TablePaste::Done(Box::new(begun.taken(&preview, &kpis, unnamed))));
    }
    let mut untouched = begun.untouched.iter();
    for line in lines {
        answers.give(Ask::Kpi { line }, untouched.next().map_or(Answer::NewKpi, |id| Answer::Kpi(*id)));
    }
    Ok(TablePaste::Review(Box::new(TableReview { file, kpis, answers })))
}

/// The indicators of the sheet; where nothing says whether figures are targets or actuals they are of that row, and it is told.
fn kpis(table: &TableFile, row: Row, answers: &mut Answers) -> Result<(WideFile, bool), ImportError> {
    let kind = if row == Row::Target { FigureKind::Target } else { FigureKind::Actual };
    let is_of_row = |mark: &&SheetMark| mark.says == Says::Figures { kind: Some(kind), year: None };
    // Names alone are no figures, and make indicators all the same.
    let mut file = match wide::read_file(table, answers) {
        Ok(file) => file,
        Err(refused) => return Ok((WideFile::of_names(&table.sheet).ok_or(refused)?, false)),
    };
    let mut is_unnamed = false;
    for _ in 0..MOST_READINGS {
        let source = file.source.as_ref().ok_or(ImportError::NoHeader)?;
        let open = source.reading.questions.iter().filter(|question| question.asked == Subject::Kind);
        let marks: Vec<SheetMark> =
            open.filter_map(|question| question.choices.iter().find(is_of_row).cloned()).collect();
        if marks.is_empty() {
            break;
        }
        is_unnamed = true;
        answers.marks.extend(marks);
        file = wide::read_file(table, answers)?;
    }
    Ok((file, is_unnamed))
}

/// A pasted block as a table of others.
fn file(sheet: TextTable) -> TableFile {
    let grid = Some(Arc::new(SheetGrid::from_table(&sheet, Cut::Tabs)));
    TableFile { sheet, encoding: Encoding::Clipboard, name: String::new(), grid }
}

/// The lines of the indicators that the plan does not have, and of which none of the plan is like them.
fn open_lines(preview: &Preview) -> Vec<usize> {
    let open = preview.questions.iter().filter(|question| question.answer.is_none() && question.alike.is_empty());
    let line = |question: &Question| match question.ask {
        Ask::Kpi { line } if !is_blank(&question.subject) => Some(line),
        _ => None,
    };
    open.filter_map(line).collect()
}

/// The preview with all of the table taken; `None` if something is asked or cannot be taken.
fn taken_whole(mut preview: Preview, is_read: bool) -> Option<Preview> {
    let is_here = matches!(preview.target, ImportTarget::Plan(_));
    if !is_here || !is_read || preview.questions.iter().any(|question| question.answer.is_none()) {
        return None;
    }
    let is_value = |change: &&Change| matches!(change.kind, ChangeKind::Set | ChangeKind::Unread | ChangeKind::Add);
    let is_order = |change: &Change| change.place == ChangePlace::Order;
    let is_certain = |change: &Change| change.remark.as_ref().is_none_or(|remark| !remark.is_of_another_figure());
    let values = preview.changes.iter().filter(is_value).filter(|change| !is_order(change) && is_certain(change));
    let decisions: Vec<DecidedChange> = values.map(|change| change.decided(Decision::Theirs)).collect();
    preview.changes.decide(&decisions);
    let tally = preview.changes.tally();
    (tally.open + tally.left_out == 0 && tally.taken > 0).then_some(preview)
}

/// The plan with as many rows that nobody has begun as a table may fill.
struct Begun {
    workbook: Arc<Workbook>,
    place_on: Date,
    plan: Arc<Plan>,
    /// The number of rows that the plan had before.
    before: usize,
    /// The ids of the rows from the cursor on that nobody has begun.
    untouched: Vec<IndicatorId>,
    /// The ids of the new rows.
    added: Vec<IndicatorId>,
}

impl Begun {
    fn of(place: TablePlace<'_>, count: usize, fresh: &mut dyn FnMut() -> IndicatorId) -> Self {
        let TablePlace { plan, rows, on, .. } = place;
        let is_untouched = |id: &&IndicatorId| plan.indicator(**id).is_some_and(|row| row.is_untouched());
        let untouched: Vec<IndicatorId> = rows.iter().filter(is_untouched).copied().collect();
        let before = plan.indicators().len();
        let count = count.saturating_sub(untouched.len()).min(MOST_INDICATORS.saturating_sub(before));
        let added: Vec<IndicatorId> = (0..count).map(|_| fresh()).collect();
        let new = added.iter().map(|id| Arc::new(Indicator::new(*id, plan.form.table.basis)));
        let rows = plan.indicators().iter().cloned().chain(new).collect();
        let whole = Arc::new(plan.with_indicators(rows).unwrap_or_else(|| plan.clone()));
        let workbook = Arc::new(Workbook::new([Arc::clone(&whole)]));
        Self { workbook, place_on: on, plan: whole, before, untouched, added }
    }

    /// The rows that indicators which the plan does not have go to, in their order.
    fn slots(&self) -> impl Iterator<Item = IndicatorId> {
        self.untouched.iter().chain(&self.added).copied()
    }

    fn preview(&self, kpis: &WideFile, answers: &Answers) -> Result<Preview, ImportError> {
        let base = ImportBase::new(Arc::clone(&self.workbook), Lineages::default());
        preview(kpis, OpenedOn::Plan(self.plan.id), &base, self.plan.id, answers)
    }

    /// What that preview, of which all is taken, does to the plan as it was.
    fn taken(&self, preview: &Preview, kpis: &WideFile, unnamed: Option<Row>) -> TableTaken {
        let mut picks = preview.changes.picks();
        let mut filled = ById::default();
        let mut named = ById::default();
        let (mut cells, mut of_table) = (0, Vec::new());
        for pick in &picks {
            let Resolution::Set(id, setting) = pick else { continue };
            filled.insert(*id, 0);
            cells += usize::from(matches!(setting, Setting::Cell(..)));
            if setting.field() == IndicatorField::Text(TextPlace::Name) && self.is_slot(*id) {
                named.insert(*id, 0);
            }
            of_table.extend(setting.field().year());
        }
        of_table.sort_unstable();
        of_table.dedup();
        let dropped_years = self.idle_years(&of_table);
        picks.extend(dropped_years.iter().map(|year| Resolution::RemoveYear(*year)));
        let years = of_table.into_iter().filter(|year| !self.plan.years.contains(*year)).collect();
        let added: Vec<IndicatorId> = self.added.iter().filter(|id| filled.get(**id).is_some()).copied().collect();
        let indicators = self.slots().filter(|id| named.get(*id).is_some()).count();
        let left_out = LeftOut {
            other_columns: kpis.unread.columns.len(),
            other_rows: kpis.unread.rows.len(),
            ..LeftOut::default()
        };
        let table = PastedTable { added, picks, indicators, cells, on: self.place_on };
        TableTaken { table, years, dropped_years, unnamed: unnamed.filter(|_| cells > 0), left_out }
    }

    /// The years that no figure is in, where a table of other years comes into a plan without any entry and without a period:
    /// those before and after the years of the table.
    fn idle_years(&self, of_table: &[FiscalYear]) -> Vec<FiscalYear> {
        let (Some(first), Some(last)) = (of_table.first(), of_table.last()) else { return Vec::new() };
        let Facts { project_start, project_end, .. } = &self.plan.facts;
        let has_period = !is_blank(project_start) || !is_blank(project_end);
        let has_headings = self.plan.years.iter().any(|(_, heading)| !heading.is_empty());
        let are_new = of_table.iter().any(|year| !self.plan.years.contains(*year));
        if !are_new || has_period || has_headings || !self.plan.indicators().iter().all(|row| row.is_untouched()) {
            return Vec::new();
        }
        self.plan.years.years().filter(|year| !(first..=last).contains(&year)).collect()
    }

    fn is_slot(&self, id: IndicatorId) -> bool {
        let at = self.plan.indicators().iter().position(|row| row.id == id);
        at.is_some_and(|at| at >= self.before) || self.untouched.contains(&id)
    }
}

/// The block as the sheet of a file: with the results of its sums, and below headings of ours where it has none.
fn sheet(block: &Block, plan: &Plan) -> Result<TextTable, ImportError> {
    let mut rows: Vec<Vec<String>> =
        block.rows().iter().filter(|row| row.iter().any(|text| !is_blank(text))).cloned().collect();
    if let Some(heads) = heads_of_grid(&rows, plan) {
        rows.insert(0, heads);
    }
    write_results(&mut rows);
    add_columns_of_figures(&mut rows, plan);
    let lines = rows.iter().zip(1..).map(|(row, line)| {
        let fields: Vec<&str> = row.iter().map(String::as_str).collect();
        Arc::new(TextRow::new(line, &fields))
    });
    let sheet = TextTable { rows: lines.collect(), ..TextTable::default() };
    are_bounded(&sheet)?;
    Ok(sheet)
}

/// Puts the results of sums in their places, in columns that are headed as figures: `1+1運動` in others is a name.
fn write_results(rows: &mut [Vec<String>]) {
    let (heads, below) = rows.split_at_mut(rows.len().min(MOST_HEADINGS));
    let of_figures: BTreeSet<usize> = heads
        .iter()
        .flat_map(|row| row.iter().enumerate())
        .filter(|(_, text)| pasted_head(text).is_of_figures())
        .map(|(column, _)| column)
        .collect();
    for row in heads.iter_mut().chain(below) {
        for (_, text) in row.iter_mut().enumerate().filter(|(column, _)| of_figures.contains(column)) {
            let cell = Cell { state: Reading::typed(text, "").state, text: std::mem::take(text) };
            *text = cell.written().into_owned();
        }
    }
}

/// The headings of the columns of figures of the grid: the value before the project, and the years.
fn heads_of_figures(plan: &Plan) -> Vec<String> {
    [Wide::Baseline].into_iter().chain(plan.years.years().map(Wide::Year)).map(Wide::name).collect()
}

/// Adds the columns of the figures of the grid, all blank, to a block of names: the reader knows a table by them.
fn add_columns_of_figures(rows: &mut [Vec<String>], plan: &Plan) {
    let is_figure = |text: &String| FieldContent::of(text).is_figure() || pasted_head(text).is_of_figures();
    let Some((heads, below)) = rows.split_first_mut().filter(|(heads, _)| heads.iter().any(|text| names_a_kpi(text)))
    else {
        return;
    };
    if heads.iter().any(is_figure) || below.iter().flatten().any(is_figure) {
        return;
    }
    let width = below.iter().map(Vec::len).max().unwrap_or_default().max(heads.len());
    heads.resize(width, String::new());
    heads.extend(heads_of_figures(plan));
    for row in below {
        row.resize(heads.len(), String::new());
    }
}

/// The headings of the grid for a block without any: names, units, and the value before the project with the years, or the
/// years alone. `None` if it has headings, or columns that are not those of the grid.
fn heads_of_grid(rows: &[Vec<String>], plan: &Plan) -> Option<Vec<String>> {
    if rows.iter().take(MOST_HEADINGS).any(|row| has_heading(row)) {
        return None;
    }
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    let second = || rows.iter().filter_map(|row| row.get(1)).filter(|text| !is_blank(text));
    let has_units = second().next().is_some() && second().all(|text| is_unit(trim(text)));
    let names = [Wide::KpiName].into_iter().chain(has_units.then_some(Wide::Unit)).map(Wide::name);
    let mut figures = heads_of_figures(plan);
    let count = width.checked_sub(1 + usize::from(has_units))?;
    if count + 1 == figures.len() {
        figures.remove(0);
    }
    let figures = if count == 0 { Vec::new() } else { figures };
    (count == figures.len()).then(|| names.chain(figures).collect())
}

/// Whether a row says what a column of the table is: its names or units, a year in words, 目標.
fn has_heading(row: &[String]) -> bool {
    let is_number = |text: &str| key(text).bytes().all(|letter| letter.is_ascii_digit());
    let is_head = |text: &str| names_a_kpi(text) || !matches!(pasted_head(text), Slot::Unknown | Slot::Blank);
    row.iter().any(|text| !is_blank(text) && !is_number(text) && is_head(text))
}
