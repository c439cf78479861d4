//! A pasted block that may create indicators: a table with names, or a column of names.
//!
//! It is read like a file (`docs/keys.md`, "What is pasted where"): its headings and rows by [`crate::import::wide`], its effect
//! on the plan by [`crate::import::preview`]. Only the rows that it goes to are chosen here: indicators of the plan by their
//! names, otherwise the rows that nobody has begun, from the cursor on, otherwise new rows at the end. These count like the
//! form's own rows, so nothing is asked about them. But if their figures are clearly levels, or aim at less, that is set and
//! reported ([`TableTaken::guessed`]), since otherwise a KPI that gets worse would be called 達成. The questions of the reader are
//! shown in the ordinary preview ([`TableReview`]).

mod cursor;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use cursor::SaidByCursor;

use super::paste::{Block, LeftOut, Paste, PasteBy, PasteQuestion, PasteReason, TableNames, is_blank};
use crate::checks::steady_levels;
use crate::columns::Wide;
use crate::command::levels::set_all;
use crate::command::pasted_table::PastedTable;
use crate::command::{self, Command, IndicatorCommand, PlanCommand};
use crate::figures::totals::Span;
use crate::import::encoding::Encoding;
use crate::import::preview::{ImportBase, ImportTarget, OpenedOn, Preview, likely_direction, preview};
use crate::import::questions::{Answer, Answers, Ask, Dashes, Question};
use crate::import::read::{ImportError, TableFile, is_bounded};
use crate::import::reading::{Cut, GridCell, SheetGrid};
use crate::import::text_table::TextTable;
use crate::import::wide::{self, FileKpi, FileRow, UnreadParts, WideFile};
use crate::merge::review::{Change, ChangeKind, ChangePlace, DecidedChange, Decision};
use crate::merge::{IndicatorField, Resolution, Setting};
use crate::plan::cell::{Cell, Reading, is_unit};
use crate::plan::indicator::{Basis, Direction, Measure, Row};
use crate::plan::lineage::Lineages;
use crate::plan::place::{CellPlace, ChoiceKind, ChoiceValue, TextPlace, cell_at};
use crate::plan::{Facts, Indicator, MOST_INDICATORS, Plan, Workbook};
use crate::value::distinct;
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::IndicatorId;
use crate::value::width::trim;

/// The number of rows that are searched for headings.
const MOST_HEADINGS: usize = 3;

/// The place where a table is pasted.
#[derive(Clone, Copy)]
pub struct TablePlace<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The ids of the indicators that are shown, from the cursor's on.
    pub rows: &'a [IndicatorId],
    /// The cursor's cell; `None` at a name or a unit.
    pub at: Option<CellPlace>,
    /// Whether a cell is shown; a table that is pasted at a cell fills no hidden cells.
    pub is_shown: &'a dyn Fn(CellPlace) -> bool,
    /// The current day.
    pub on: Date,
}

impl fmt::Debug for TablePlace<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TablePlace").field("rows", &self.rows).field("at", &self.at).finish_non_exhaustive()
    }
}

impl TablePlace<'_> {
    /// The row of figures whose row the table does not name: the cursor's row, or the targets.
    fn row(&self) -> Row {
        if matches!(self.at, Some(CellPlace::Actual(_))) { Row::Actual } else { Row::Target }
    }
}

/// The outcome of reading a block as a table.
#[derive(Clone, Debug)]
pub enum TablePaste {
    /// The table can be pasted without a question.
    Done(Box<TableTaken>),
    /// The user has to decide something in the ordinary preview.
    Review(Box<TableReview>),
    /// The plan does not have all indicators that the table names.
    Ask(PasteQuestion),
}

/// A table that can be pasted at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableTaken {
    /// The changes to the plan.
    pub table: PastedTable,
    /// The number of filled cells that had content before.
    pub replaced: usize,
    /// The years that the paste adds to the plan, ascending.
    pub years: Vec<FiscalYear>,
    /// The years that the paste removes, ascending: years that the table lacks, of a plan without any entry.
    pub dropped_years: Vec<FiscalYear>,
    /// The row of the figures, if the table does not name it; `None` otherwise.
    pub unnamed: Option<Row>,
    /// Whether the table itself says how its figures count.
    pub says_counting: bool,
    /// Whether several indicators are taken from the cursor on, because the table does not name them.
    pub is_by_order: bool,
    /// The parts of the table without a place.
    pub left_out: LeftOut,
    /// The choices derived from the figures of new indicators, with the names of the indicators.
    pub guessed: Vec<(ChoiceValue, String)>,
    /// The number of `-` among its actuals, which are read as 未把握.
    pub dashes: usize,
}

/// A table to review in the preview, with the answers known so far.
#[derive(Clone, Debug)]
pub struct TableReview {
    /// The rows of the table.
    pub file: TableFile,
    /// The indicators, read with the answers.
    pub kpis: WideFile,
    /// The row of the plan for each indicator, and the meaning of its figures.
    pub answers: Answers,
}

impl TableTaken {
    /// Reads the figures as levels in the indicators that the grid shows in levels, unless the table says how they count. Returns
    /// the number of cells that take no level, which are left out.
    pub fn read_as_levels(&mut self, plan: &Plan) -> usize {
        if self.says_counting {
            return 0;
        }
        let on = self.table.on;
        let is_shown = |id: IndicatorId| plan.indicator(id).is_some_and(|row| !row.is_untouched());
        let mut commands = Vec::new();
        self.table.picks.retain(|pick| match pick {
            Resolution::Set(id, setting @ Setting::Cell(..)) if is_shown(*id) => {
                commands.extend(IndicatorCommand::of_setting(setting, on).map(|command| (*id, command)));
                false
            }
            _ => true,
        });
        let (commands, without_place) = set_all(plan, commands);
        let pick = |(id, command): (IndicatorId, IndicatorCommand)| match command {
            IndicatorCommand::SetCell { place, text, .. } => {
                Some(Resolution::Set(id, Setting::Cell(place, plan.indicator(id)?.typed_cell(&text))))
            }
            _ => None,
        };
        self.table.picks.extend(commands.into_iter().filter_map(pick));
        self.table.cells = self.table.cells.saturating_sub(without_place);
        without_place
    }

    /// The command that applies the paste as one step.
    pub fn command(self) -> PlanCommand {
        PlanCommand::PasteTable(self.table)
    }
}

/// Reads a block as a table, with this treatment of its names. `fresh` makes ids for new indicators. Returns the reason if
/// nothing of it can be read.
pub fn table_paste(
    block: &Block,
    place: TablePlace<'_>,
    names: TableNames,
    fresh: &mut dyn FnMut() -> IndicatorId,
) -> Result<TablePaste, ImportError> {
    let sheet = sheet(block, place)?;
    let grid = Arc::new(SheetGrid::from_table(&sheet, Cut::Tabs));
    let file = TableFile { sheet, encoding: Encoding::Clipboard, name: String::new(), grid: Some(Arc::clone(&grid)) };
    let mut said = place.complete(&grid, names == TableNames::Ignored);
    let mut answers = Answers::default();
    (answers.dashes, answers.marks) = (Some(Dashes::default()), std::mem::take(&mut said.marks));
    // Names alone are no figures, but they still create indicators.
    let kpis = match wide::read_file(&file, &answers) {
        Ok(file) => file,
        Err(refused) => WideFile::of_names(&grid).ok_or(refused)?,
    };
    let begun = Begun::new(place, kpis.kpis.len(), fresh);
    let trial = begun.preview(&kpis, &answers)?;
    let lines = open_lines(&trial, &kpis, place.plan);
    if let (Some(_), false) = (place.at, lines.is_empty()) {
        let unknown = || kpis.kpis.iter().filter(|kpi| lines.contains(&kpi.line())).map(FileKpi::name).collect();
        match names {
            TableNames::Asked => {
                let other = if kpis.kpis.len() > lines.len() {
                    (PasteBy::Names, Paste::AsTable(TableNames::Known))
                } else {
                    (PasteBy::Cursor, Paste::AsTable(TableNames::Ignored))
                };
                let choices = vec![(PasteBy::Adding, Paste::AsTable(TableNames::Added)), other];
                let reasons = vec![PasteReason::NoSuchName(unknown())];
                return Ok(TablePaste::Ask(PasteQuestion { reasons, choices }));
            }
            TableNames::Known => {
                said.left_out.names = unknown();
                answers.give_all(lines.iter().map(|line| Ask::Kpi { line: *line }).collect(), Answer::LeaveOut);
            }
            TableNames::Added | TableNames::Ignored => {}
        }
    }
    let mut bound = answers.clone();
    let are_added = names != TableNames::Known || place.at.is_none();
    for (line, id) in lines.iter().zip(&begun.slots).filter(|_| are_added) {
        bound.give(Ask::Kpi { line: *line }, Answer::Kpi(*id));
    }
    let is_read = kpis.source.as_ref().is_none_or(|source| source.is_left_out());
    if let Some(preview) = taken_whole(begun.preview(&kpis, &bound)?, is_read) {
        return Ok(TablePaste::Done(Box::new(begun.taken(&preview, &kpis, said))));
    }
    // As for a file, proposals are made for all indicators together, and are shown.
    answers.give_all(vec![Ask::Basis, Ask::Direction], Answer::Proposed);
    answers.filled_from = place.rows.first().copied();
    let added = lines.into_iter().filter(|_| are_added).map(|line| Ask::Kpi { line });
    answers.give_all(added.collect(), Answer::NewKpi);
    Ok(TablePaste::Review(Box::new(TableReview { file, kpis, answers })))
}

/// The lines of the indicators that the plan does not have and that resemble none of its indicators. In a plan without a begun
/// KPI these are all named indicators.
fn open_lines(preview: &Preview, kpis: &WideFile, plan: &Plan) -> Vec<usize> {
    if plan.begun_indicators().next().is_none() {
        return kpis.kpis.iter().filter(|kpi| !is_blank(&kpi.name())).map(FileKpi::line).collect();
    }
    let open = preview.questions.iter().filter(|question| question.answer.is_none() && question.alike.is_empty());
    let line = |question: &Question| match question.ask {
        Ask::Kpi { line } if !is_blank(&question.subject) => Some(line),
        _ => None,
    };
    open.filter_map(line).collect()
}

/// The preview with the whole table accepted; `None` if something is asked or cannot be accepted.
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

/// The plan extended by unused rows for all indicators of a table.
struct Begun<'a> {
    place: TablePlace<'a>,
    workbook: Arc<Workbook>,
    plan: Arc<Plan>,
    /// The rows for indicators that the plan does not have, in order: the unused rows from the cursor on, then the new ones.
    slots: Vec<IndicatorId>,
    /// The ids of the new rows.
    added: Vec<IndicatorId>,
}

impl<'a> Begun<'a> {
    fn new(place: TablePlace<'a>, count: usize, fresh: &mut dyn FnMut() -> IndicatorId) -> Self {
        let TablePlace { plan, rows, .. } = place;
        let is_untouched = |id: &&IndicatorId| plan.indicator(**id).is_some_and(|row| row.is_untouched());
        let mut slots: Vec<IndicatorId> = rows.iter().filter(is_untouched).copied().collect();
        let room = MOST_INDICATORS.saturating_sub(plan.indicators().len());
        let added: Vec<IndicatorId> = (0..count.saturating_sub(slots.len()).min(room)).map(|_| fresh()).collect();
        slots.extend(&added);
        let new = added.iter().map(|id| Arc::new(Indicator::new(*id, plan.form.table.basis)));
        let rows = plan.indicators().iter().cloned().chain(new).collect();
        let whole = Arc::new(plan.with_indicators(rows).unwrap_or_else(|| plan.clone()));
        Self { place, workbook: Arc::new(Workbook::new([Arc::clone(&whole)])), plan: whole, slots, added }
    }

    fn preview(&self, kpis: &WideFile, answers: &Answers) -> Result<Preview, ImportError> {
        let base = ImportBase::new(Arc::clone(&self.workbook), Lineages::default());
        preview(kpis, OpenedOn::Plan(self.plan.id), &base, self.plan.id, answers)
    }

    /// The effect of this preview, with everything accepted, on the plan as it was.
    fn taken(&self, preview: &Preview, kpis: &WideFile, said: SaidByCursor) -> TableTaken {
        let mut picks = preview.changes.picks();
        let field = |pick: &Resolution| match pick {
            Resolution::Set(id, setting) => Some((*id, setting.field())),
            _ => None,
        };
        let set: Vec<(IndicatorId, IndicatorField)> = picks.iter().filter_map(field).collect();
        let before = |(id, field): &(IndicatorId, IndicatorField)| match field {
            IndicatorField::Cell(place) => self.plan.indicator(*id).map(|row| cell_at(row, *place)),
            _ => None,
        };
        let before: Vec<Cell> = set.iter().filter_map(before).collect();
        let (cells, replaced) = (before.len(), before.iter().filter(|cell| !is_blank(&cell.text)).count());
        let of_table = distinct(set.iter().filter_map(|(_, field)| field.year()));
        let dropped_years = self.idle_years(&of_table);
        picks.extend(dropped_years.iter().map(|year| Resolution::RemoveYear(*year)));
        let years = of_table.into_iter().filter(|year| !self.plan.years.contains(*year)).collect();
        let is_named = |id: &IndicatorId| set.contains(&(*id, IndicatorField::Text(TextPlace::Name)));
        let named: Vec<IndicatorId> = self.slots.iter().copied().filter(is_named).collect();
        let added = self.added.iter().copied().filter(|id| set.iter().any(|(row, _)| row == id)).collect();
        let mut table = PastedTable { added, picks, indicators: named.len(), cells, on: self.place.on };
        let UnreadParts { columns, rows } = &kpis.unread;
        TableTaken {
            guessed: self.guess(&mut table, &named, &set),
            table,
            replaced,
            years,
            dropped_years,
            says_counting: kpis.kpis.iter().flat_map(FileKpi::rows).any(says_counting),
            unnamed: Some(self.place.row()).filter(|_| said.is_of_cursor_row && cells > 0),
            is_by_order: said.named_rows > 1,
            left_out: LeftOut { other_columns: columns.len(), other_rows: rows.len(), ..said.left_out },
            dashes: preview.dashes.map_or(0, |dashes| dashes.count),
        }
    }

    /// Adds to the table the choices that the figures of new indicators suggest and that the table does not set: levels among
    /// increments, and a direction of less. Returns these choices with the names of the indicators.
    fn guess(
        &self,
        table: &mut PastedTable,
        named: &[IndicatorId],
        set: &[(IndicatorId, IndicatorField)],
    ) -> Vec<(ChoiceValue, String)> {
        let filled = PlanCommand::PasteTable(PastedTable { added: Vec::new(), ..table.clone() });
        let after = command::apply(&self.workbook, &Command::InPlan { plan: self.plan.id, command: filled });
        let Some(plan) = after.as_ref().ok().and_then(|after| after.workbook.plan(self.plan.id)) else {
            return Vec::new();
        };
        let is_set = |row: &Indicator, kind| set.contains(&(row.id, IndicatorField::Choice(kind)));
        let mut guesses = Vec::new();
        for row in named.iter().filter_map(|id| plan.indicator(*id)).filter(|row| row.measure != Measure::Descriptive) {
            let mut guess = |choice: ChoiceValue| {
                table.picks.push(Resolution::Set(row.id, Setting::Choice(choice.clone())));
                guesses.push((choice, row.name.clone()));
            };
            let are_levels = row.basis == Some(Basis::Increment)
                && !is_set(row, ChoiceKind::Basis)
                && steady_levels(row, Span::from_plan(plan)).is_some();
            if are_levels {
                guess(ChoiceValue::Basis(Some(Basis::Level)));
            }
            let basis = if are_levels { Some(Basis::Level) } else { row.basis };
            let is_less = basis.is_some_and(|basis| likely_direction(row, basis, false) == Some(Direction::Down));
            if is_less && row.direction == Some(Direction::Up) && !is_set(row, ChoiceKind::Direction) {
                guess(ChoiceValue::Direction(Some(Direction::Down)));
            }
        }
        guesses
    }

    /// The years to remove: those before and after the years of the table, where a table with other years is pasted into a plan
    /// without any entry, period or year heading. Empty otherwise.
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
}

/// Whether the row of a table says how its figures count, as a copied file of ours does.
fn says_counting(row: &FileRow) -> bool {
    [Wide::Basis, Wide::CountedAs].iter().any(|column| row.trimmed(*column).is_some())
}

/// The block as the sheet of a file: with the results of its sums, and at a name or a unit with our headings if it has none.
fn sheet(block: &Block, place: TablePlace<'_>) -> Result<TextTable, ImportError> {
    let mut rows: Vec<Vec<String>> =
        block.rows.iter().filter(|row| row.iter().any(|text| !is_blank(text))).cloned().collect();
    if place.at.is_none() {
        let grid = SheetGrid::from_table(&TextTable::of_rows(&rows), Cut::Tabs);
        rows.splice(0..0, heads_of_grid(&grid, place.plan));
    }
    write_results(&mut rows);
    let sheet = TextTable::of_rows(&rows);
    sheet.rows.iter().try_for_each(|row| is_bounded(row))?;
    Ok(sheet)
}

/// Replaces sums by their results in columns under headings of figures; elsewhere `1+1運動` is a name.
fn write_results(rows: &mut [Vec<String>]) {
    let grid = SheetGrid::from_table(&TextTable::of_rows(rows), Cut::Tabs);
    let cells = grid.rows.iter().take(MOST_HEADINGS).flat_map(|row| row.iter().enumerate());
    let heads = cells.filter(|(_, cell)| cell.seen.heads_figures());
    let of_figures: BTreeSet<usize> = heads.map(|(column, _)| column).collect();
    for row in rows {
        for (_, text) in row.iter_mut().enumerate().filter(|(column, _)| of_figures.contains(column)) {
            let cell = Cell { state: Reading::typed(text, "").state, text: std::mem::take(text) };
            *text = cell.written().into_owned();
        }
    }
}

/// The headings of the grid for a block without any: name, unit, and the value before the project with the years, or the years
/// alone. `None` if it has headings, or if its columns do not fit the grid.
fn heads_of_grid(grid: &SheetGrid, plan: &Plan) -> Option<Vec<String>> {
    let is_number = |cell: &GridCell| cell.seen.key.bytes().all(|letter| letter.is_ascii_digit());
    let is_head = |cell: &GridCell| cell.seen.is_label && !is_number(cell) && cell.seen.unit.is_none();
    if grid.rows.iter().take(MOST_HEADINGS).flatten().any(is_head) {
        return None;
    }
    let second = || grid.rows.iter().filter_map(|row| row.get(1)).filter(|cell| !cell.seen.is_blank());
    let has_units = second().next().is_some() && second().all(|cell| is_unit(trim(&cell.text)));
    let names = [Wide::KpiName].into_iter().chain(has_units.then_some(Wide::Unit));
    let figures: Vec<Wide> = [Wide::Baseline].into_iter().chain(plan.years.years().map(Wide::Year)).collect();
    let count = grid.width().checked_sub(1 + usize::from(has_units))?;
    let lacking = figures.len().checked_sub(count).filter(|lacking| *lacking <= 1 || count == 0)?;
    Some(names.chain(figures.into_iter().skip(lacking)).map(Wide::name).collect())
}
