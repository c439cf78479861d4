//! The cursor as the source of what a pasted table does not state: whose figures these are, of which kind and of which year. The
//! result is a list of marks, like those that a user makes on the sheet of a file.

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::TablePlace;
use crate::columns::Wide;
use crate::columns::seen_words::KindSaid;
use crate::columns::vocabulary::{ERAS, FigureKind, HeadWord};
use crate::import::paste::{LeftOut, columns_from};
use crate::import::reading::{
    CellId, GridCell, Region, Says, SheetGrid, SheetMark, SheetQuestion, SheetReading, Subject, YearSaid,
    name_of_indicator, read_sheet,
};
use crate::plan::indicator::Row;
use crate::plan::place::CellPlace;
use crate::value::fiscal_year::{FiscalYear, Time, year_of_era};
use crate::value::width::key;
use crate::value::{distinct, only};

/// The largest number of times that a table is reread with further marks.
const MOST_ROUNDS: usize = 8;

/// The meaning of the headings of a column of figures.
enum Headed {
    /// Figures of this kind and this year, each `None` if the headings do not state it.
    Figures(Option<FigureKind>, Option<FiscalYear>),
    /// Figures that are computed from others.
    Computed,
    /// Figures with another meaning, or of an uncertain year, which the user is asked about.
    Otherwise,
}

/// What the cursor adds to a table.
#[derive(Default)]
pub(super) struct SaidByCursor {
    pub(super) marks: Vec<SheetMark>,
    /// The number of indicators that it assigns rows to.
    pub(super) named_rows: usize,
    /// Whether the cursor's row decides the kind of some figures.
    pub(super) is_of_cursor_row: bool,
    pub(super) left_out: LeftOut,
}

impl TablePlace<'_> {
    /// The marks for what the table does not state. With `ignores_names` all of its rows go to the indicators from the cursor on.
    pub(super) fn complete(&self, grid: &SheetGrid, ignores_names: bool) -> SaidByCursor {
        let mut said = SaidByCursor::default();
        if ignores_names {
            let heads = read_sheet(grid, &[], None).heads;
            self.name(grid, rows_of_figures(grid).filter(|row| !heads.contains(row)), &mut said);
        }
        for _ in 0..MOST_ROUNDS {
            let reading = read_sheet(grid, &said.marks, None);
            let before = said.marks.len();
            self.answer(grid, &reading, &mut said);
            if said.marks.len() == before {
                if self.at.is_some() {
                    self.leave_out_unshown(grid, &reading, &mut said);
                }
                break;
            }
        }
        if said.named_rows > 0 {
            self.leave_out_names(grid, &mut said);
        }
        said
    }

    /// Leaves out names of the plan in rows that the cursor names: they are not the content of a cell.
    fn leave_out_names(&self, grid: &SheetGrid, said: &mut SaidByCursor) {
        let names: Vec<String> = self.plan.begun_indicators().map(|row| key(&row.name)).collect();
        let cells = grid.rows.iter().flatten().filter(|cell| cell.seen.is_words && names.contains(&cell.seen.key));
        let before = said.marks.len();
        said.marks.extend(cells.map(|cell| Region::cell(cell.place).mark(Says::LeftOut)));
        said.left_out.words += said.marks.len() - before;
    }

    /// Answers the questions that the cursor's place decides.
    fn answer(&self, grid: &SheetGrid, reading: &SheetReading, said: &mut SaidByCursor) {
        let kind = if self.row() == Row::Target { FigureKind::Target } else { FigureKind::Actual };
        let is_of_row = |mark: &&SheetMark| mark.says == Says::Figures { kind: Some(kind), year: None };
        let asked = |subject: Subject| reading.questions.iter().filter(move |question| question.asked == subject);
        if let Some(at) = self.at {
            let first = || Says::FirstYear(self.plan.years.first());
            said.marks.extend(asked(Subject::FirstYear).map(|question| question.on.mark(first())));
            let names: BTreeSet<usize> =
                asked(Subject::Name).flat_map(|question| &question.cells).map(|at| at.row).collect();
            // Where the table names some of its rows, a row without a name is left to the user.
            let is_unnamed = |row: &usize| names.contains(row) || reading.heads.contains(row);
            if !names.is_empty() && rows_of_figures(grid).all(|row| is_unnamed(&row)) {
                self.name(grid, names.iter().copied(), said);
            }
            self.columns(grid, reading, at, said);
        }
        // Figures with a weak word (計画, 見込) over or beside them are left to the user.
        let has_weak_word = |at: &CellId| heads_over(grid, reading, at.index).chain(grid.row(at.row)).any(weak);
        let is_weak = |question: &&SheetQuestion| self.at.is_some() && question.cells.iter().any(has_weak_word);
        let kinds: Vec<SheetMark> = asked(Subject::Kind)
            .filter(|question| !is_weak(question))
            .filter_map(|question| question.choices.iter().find(is_of_row).cloned())
            .collect();
        said.is_of_cursor_row |= !kinds.is_empty();
        said.marks.extend(kinds);
    }

    /// The meaning of the headings of a column.
    fn headed(&self, grid: &SheetGrid, reading: &SheetReading, column: usize) -> Headed {
        let heads: Vec<&GridCell> = heads_over(grid, reading, column).collect();
        let is_of_others = |kind| matches!(kind, Some(KindSaid::Sum | KindSaid::Forbidden));
        if heads.iter().any(|cell| cell.seen.rest.is_empty() && is_of_others(cell.seen.kind())) {
            return Headed::Computed;
        }
        let certain = |time: &Time| match time {
            Time::Year(year) => Some(*year),
            Time::Short(number) => self.year_without_era(*number),
            Time::Nth(_) | Time::Relative(_) | Time::Span => None,
        };
        let times: Option<Vec<FiscalYear>> = heads.iter().flat_map(|cell| &cell.seen.times).map(certain).collect();
        match times {
            Some(times) if !heads.iter().any(|cell| !cell.seen.is_blank() && !cell.seen.is_label || weak(cell)) => {
                Headed::Figures(heads.iter().find_map(|cell| cell.seen.kind()?.placed()), times.first().copied())
            }
            _ => Headed::Otherwise,
        }
    }

    /// The fiscal year of a year without an era: 2018 for 30年度 if it can be no other year of the plan.
    fn year_without_era(&self, number: i32) -> Option<FiscalYear> {
        let years = ERAS.iter().filter_map(|era| year_of_era(era, number));
        only(years.filter(|year| self.plan.years.contains(*year)))
    }

    /// Assigns rows to the indicators from the cursor on, one after the other. Rows of different kinds and years belong to the
    /// same indicator until a kind and year repeats.
    fn name(&self, grid: &SheetGrid, rows: impl Iterator<Item = usize>, said: &mut SaidByCursor) {
        // The kinds and years of the current indicator so far.
        let mut known: Vec<(Row, Option<FiscalYear>)> = Vec::new();
        let mut place = 0;
        for row in rows {
            // A row of rates or sums belongs to the indicator above it.
            if !is_computed_row(grid, row) {
                let own = (kind_of_row(grid, row).unwrap_or(self.row()), year_of_row(grid, row));
                if known.contains(&own) {
                    known.clear();
                    place += 1;
                }
                known.push(own);
            }
            said.named_rows = said.named_rows.max(place + 1);
            let line = grid.line(row);
            let id = self.rows.get(place);
            said.left_out.rows += usize::from(id.is_none());
            let says = id.map_or(Says::LeftOut, |id| Says::Name(name_of_indicator(*id)));
            said.marks.push(Region::lines(line, line).mark(says));
        }
    }

    /// Assigns columns without a year to the columns of the grid from the cursor on. Columns of several kinds are counted separately.
    fn columns(&self, grid: &SheetGrid, reading: &SheetReading, at: CellPlace, said: &mut SaidByCursor) {
        let mut columns: LiteMap<usize, Vec<CellId>> = LiteMap::new();
        let asks = |question: &&SheetQuestion| matches!(question.asked, Subject::Column | Subject::Year | Subject::Era);
        for cell in reading.questions.iter().filter(asks).flat_map(|question| &question.cells) {
            columns.entry(cell.index).or_default().push(*cell);
        }
        let of_grid = columns_from(self.plan, at);
        let mut taken: Vec<Option<FigureKind>> = Vec::new();
        for (column, cells) in columns {
            let cells = distinct(cells);
            let on = grid.region(cells.iter().copied());
            if numbers_rows(grid, column, &cells) {
                said.marks.push(on.mark(Says::LeftOut));
                continue;
            }
            // Where other figures of the column have a date beside them, a figure without one is left to the user.
            if reading.facts.iter().any(|fact| fact.cell.index == column && fact.time_at.is_some()) {
                continue;
            }
            let (kind, time) = match self.headed(grid, reading, column) {
                Headed::Otherwise => continue,
                Headed::Computed => {
                    said.left_out.computed += cells.len();
                    said.marks.push(on.mark(Says::LeftOut));
                    continue;
                }
                Headed::Figures(kind, time) => (kind, time),
            };
            let own = of_grid.get(taken.iter().filter(|known| **known == kind).count()).copied();
            let figures = |kind, year| Says::Figures { kind, year };
            // Only figures that are not marked as actuals can be the value before the project or the target of the period.
            let is_target = kind.is_none() && self.row() == Row::Target;
            let says = match (time, own) {
                (Some(year), _) | (None, Some(Wide::Year(year))) => figures(None, Some(YearSaid::Year(year))),
                (None, Some(Wide::Baseline)) if is_target => figures(Some(FigureKind::Baseline), None),
                (None, Some(Wide::Total)) if is_target => figures(Some(FigureKind::Target), Some(YearSaid::Period)),
                (None, Some(_)) => {
                    said.left_out.no_input += cells.len();
                    Says::LeftOut
                }
                (None, None) => {
                    said.left_out.columns += 1;
                    Says::LeftOut
                }
            };
            taken.extend(time.is_none().then_some(kind));
            said.marks.push(on.mark(says));
        }
        if reading.heads.is_empty() && said.marks.is_empty() && reading.facts.is_empty() {
            said.marks.extend(years_in_rows(grid));
        }
    }

    /// Leaves out rates, which are computed here, figures for cells that are not shown, and years that the plan does not have.
    fn leave_out_unshown(&self, grid: &SheetGrid, reading: &SheetReading, said: &mut SaidByCursor) {
        let mut unshown = Vec::new();
        for fact in reading.facts.iter().chain(&reading.stated) {
            let place = match fact.place.column {
                Wide::Year(year) if fact.place.kind == FigureKind::Target => CellPlace::Target(year),
                Wide::Year(year) => CellPlace::Actual(year),
                Wide::Total => CellPlace::Period,
                _ => CellPlace::Baseline,
            };
            let is_rate = fact.place.kind == FigureKind::Rate;
            let Some(cell) = grid.cell(fact.cell).filter(|_| is_rate || !(self.is_shown)(place)) else { continue };
            unshown.push(cell.place);
            match place.year() {
                _ if is_rate => said.left_out.computed += 1,
                Some(year) if said.left_out.years.contains(&year) => {}
                Some(year) => said.left_out.years.push(year),
                None => said.left_out.no_input += 1,
            }
        }
        if !unshown.is_empty() {
            said.marks.push(Region::of_cells(unshown).mark(Says::LeftOut));
        }
    }
}

/// The mark for a block without headings whose first column has a year in words in each row: it is the column of years. `None`
/// for other blocks.
fn years_in_rows(grid: &SheetGrid) -> Option<SheetMark> {
    let mut first = grid.rows.iter().filter_map(|row| row.first()).peekable();
    let are_years = first.peek().is_some() && first.all(|cell| year(cell).is_some() && cell.seen.is_label);
    are_years.then(|| Region::column(1).mark(Says::Tells(HeadWord::Year)))
}

/// Whether a column counts the rows (1, 2, 3) before their names.
fn numbers_rows(grid: &SheetGrid, column: usize, cells: &[CellId]) -> bool {
    cells.iter().zip(1_usize..).all(|(at, nth)| {
        let is_before_name = grid.row(at.row).get(column + 1).is_some_and(|cell| cell.seen.is_words);
        is_before_name && grid.cell(*at).is_some_and(|cell| cell.seen.key == nth.to_string())
    })
}

/// The rows that contain figures.
fn rows_of_figures(grid: &SheetGrid) -> impl Iterator<Item = usize> {
    (0..grid.rows.len()).filter(|row| grid.row(*row).iter().any(|cell| cell.seen.is_of_figures()))
}

/// The headings over a column.
fn heads_over<'g>(grid: &'g SheetGrid, reading: &'g SheetReading, index: usize) -> impl Iterator<Item = &'g GridCell> {
    reading.heads.iter().filter_map(move |row| grid.cell(CellId { row: *row, index }))
}
/// Whether a cell gives figures a kind that is not used without the user's confirmation.
fn weak(cell: &GridCell) -> bool {
    cell.seen.kind().is_some_and(|kind| !matches!(kind, KindSaid::Placed(_)))
}

fn year(cell: &GridCell) -> Option<FiscalYear> {
    cell.seen.times.iter().find_map(|time| time.fiscal_year())
}

/// The kinds that the words of a row give to its figures.
fn kinds_of_row(grid: &SheetGrid, row: usize) -> impl Iterator<Item = KindSaid> {
    grid.row(row).iter().filter(|cell| cell.seen.figure.is_none()).filter_map(|cell| cell.seen.kind())
}

/// The row (目標 or 実績) that the words of a row name; `None` if they name neither.
fn kind_of_row(grid: &SheetGrid, row: usize) -> Option<Row> {
    kinds_of_row(grid, row).filter_map(KindSaid::placed).find_map(|kind| match kind {
        FigureKind::Target => Some(Row::Target),
        FigureKind::Actual => Some(Row::Actual),
        FigureKind::Baseline | FigureKind::Rate => None,
    })
}

/// Whether the words of a row mark its figures as computed from others.
fn is_computed_row(grid: &SheetGrid, row: usize) -> bool {
    let is_computed = |kind| matches!(kind, KindSaid::Placed(FigureKind::Rate) | KindSaid::Sum | KindSaid::Forbidden);
    kinds_of_row(grid, row).any(is_computed)
}

/// The year that a row names before its figures.
fn year_of_row(grid: &SheetGrid, row: usize) -> Option<FiscalYear> {
    let cells = || grid.filled(row).map(|(_, cell)| cell);
    let before = cells().take_while(|cell| !cell.seen.is_of_figures()).find_map(year);
    // A bare year at the beginning of a row counts if other cells follow.
    before.or_else(|| cells().next().filter(|_| cells().nth(1).is_some()).and_then(year))
}
