//! The cells of a sheet as the source has them. A cutter makes them, and nothing rewrites or renumbers them afterwards: a layout is
//! expressed by where a figure's name, kind and year are ([`super::fact`]), never by moving cells.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::grades::cells_of_grades;
use super::mark::{Region, Says, SheetMark};
use crate::columns::fields::figure;
use crate::columns::in_names::{number_and_name, numbers_an_indicator};
use crate::columns::parts_of_names::quantity_in_title;
use crate::columns::seen_words::{Classifier, KindSaid, Seen};
use crate::columns::stated_units::{says_only_a_unit, units_of_title};
use crate::columns::vocabulary::{FigureKind, HeadWord, grade_of_school, is_of_direction};
use crate::import::seen::SeenSheet;
use crate::import::text_table::{FieldPosition, TextTable};
use crate::value::emphasis::without_emphasis;
use crate::value::fiscal_year::Time;
use crate::value::only;
use crate::value::width::{is_space, key};

/// The highest number of a year that counts as early in its era.
const EARLY: i32 = 10;
/// The most lines that are kept as giving a number its name.
const MOST_NUMBERED: usize = 200;

/// How the cells of a sheet were separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cut {
    /// By a workbook, in which each cell has its column; blank cells at the end of rows are missing.
    Book,
    /// As in the file: a file with separators, a table of a page.
    Sheet,
    /// By the tabs of a copied text; cells at the end of rows may be missing.
    Tabs,
    /// At the blanks in the lines of a page; blank cells may be missing anywhere.
    Page,
}

/// A cell with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GridCell {
    /// The text as written.
    pub text: String,
    /// The line and the column in the source, counted from 1.
    pub place: FieldPosition,
    /// What the text means.
    pub seen: Arc<Seen>,
    /// Whether the cell looks different from its text: letters were struck out or raised, or it was merged over several columns.
    pub is_altered: bool,
    /// The number of blanks before its text.
    pub(super) indent: usize,
}

/// The row of a cell and its index in the row, counted from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellId {
    /// The row of the grid.
    pub row: usize,
    /// The cell of the row.
    pub index: usize,
}

/// A cell of a sheet with its id.
pub type SheetCell<'g> = (CellId, &'g GridCell);

/// A sheet as the source has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetGrid {
    /// Its rows from top to bottom; blank ones are left out.
    pub rows: Vec<Vec<GridCell>>,
    /// How its cells were separated.
    pub cut: Cut,
    /// The appearance of its cells, as far as their texts do not show it.
    pub looks: SeenSheet,
    /// What its words state about the whole sheet.
    pub(super) words: GridWords,
}

/// A value for each cell of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellTable<T>(Vec<Vec<T>>);

impl<T: Copy + Default> CellTable<T> {
    /// A table for the grid with the default value in every cell.
    pub(super) fn new(grid: &SheetGrid) -> Self {
        Self(grid.rows.iter().map(|row| vec![T::default(); row.len()]).collect())
    }

    /// The value of a cell; the default beyond the end of a row.
    pub fn get(&self, at: CellId) -> T {
        self.0.get(at.row).and_then(|row| row.get(at.index)).copied().unwrap_or_default()
    }

    /// Sets these cells to `value`.
    pub(super) fn fill(&mut self, cells: impl Iterator<Item = CellId>, value: T) {
        for at in cells {
            if let Some(cell) = self.0.get_mut(at.row).and_then(|row| row.get_mut(at.index)) {
                *cell = value;
            }
        }
    }
}

impl CellTable<bool> {
    /// The number of cells that are set.
    pub(super) fn count(&self) -> usize {
        self.0.iter().flatten().filter(|is_said| **is_said).count()
    }
}

impl GridCell {
    /// A cell with this text, without emphasis marks, at this place.
    pub(super) fn new(text: &str, place: FieldPosition, classifier: &mut Classifier) -> Self {
        // The lines of a mail quoted in an answer begin with this sign.
        let own = if place.column == 1 { text.trim_start_matches("> ") } else { text };
        let text = without_emphasis(own);
        Self { text: text.to_owned(), place, seen: classifier.see(text), is_altered: false, indent: 0 }
    }
}

impl SheetGrid {
    /// The rows of a table whose cells were separated as `cut` states.
    pub fn from_table(table: &TextTable, cut: Cut) -> Self {
        let mut classifier = Classifier::default();
        let mut rows = Vec::with_capacity(table.rows.len());
        for row in &table.rows {
            // The signs by which spreadsheets mark a figure as text are not part of it.
            let cells = (1..).zip(row.fields()).map(|(column, field)| GridCell {
                is_altered: table.seen.is_altered((row.line, column)),
                indent: field.chars().take_while(|letter| is_space(*letter)).count(),
                ..GridCell::new(&figure(field), FieldPosition { line: row.line, column }, &mut classifier)
            });
            rows.push(cells.collect::<Vec<_>>());
        }
        Self { looks: table.seen.clone(), ..Self::new(rows, cut) }
    }

    /// A grid of these rows.
    pub(super) fn new(mut rows: Vec<Vec<GridCell>>, cut: Cut) -> Self {
        rows.retain(|row| row.iter().any(|cell| !cell.seen.is_blank()));
        // Few sheets have a first grade, without which there are no other grades.
        if rows.iter().flatten().any(|cell| grade_of_school(&cell.seen.key) == Some(1)) {
            let seen: Vec<Vec<&Seen>> = rows.iter().map(|row| row.iter().map(|cell| &*cell.seen).collect()).collect();
            for (row, index) in cells_of_grades(&seen) {
                if let Some(cell) = rows.get_mut(row).and_then(|cells| cells.get_mut(index)) {
                    cell.seen = Arc::new(Seen::part(&cell.seen.key));
                }
            }
        }
        let grid = Self { rows, cut, looks: SeenSheet::default(), words: GridWords::default() };
        Self { words: GridWords::new(&grid), ..grid }
    }

    /// The number of its columns.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// The line of a row in the source, counted from 1.
    pub fn line(&self, row: usize) -> usize {
        self.row(row).first().map_or(0, |cell| cell.place.line)
    }

    /// The marks that the sheet itself implies: hidden rows are left out.
    pub fn first_marks(&self) -> Vec<SheetMark> {
        self.looks.hidden_lines.iter().map(|line| Region::lines(*line, *line).mark(Says::LeftOut)).collect()
    }

    /// A table that is true for these cells of the grid.
    pub(super) fn table_of(&self, cells: impl Iterator<Item = CellId>) -> CellTable<bool> {
        let mut table = CellTable::new(self);
        table.fill(cells, true);
        table
    }

    /// The places of these cells in the source.
    pub fn region(&self, cells: impl IntoIterator<Item = CellId>) -> Region {
        Region::of_all(cells.into_iter().filter_map(|at| self.cell(at)).map(|cell| Region::cell(cell.place)))
    }

    /// The cell; `None` beyond the end of the row.
    pub fn cell(&self, at: CellId) -> Option<&GridCell> {
        self.row(at.row).get(at.index)
    }

    /// The cells of a row; empty if the grid has no such row.
    pub fn row(&self, row: usize) -> &[GridCell] {
        self.rows.get(row).map(Vec::as_slice).unwrap_or_default()
    }

    /// The cells of a row that are not blank, with their ids.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = SheetCell<'_>> {
        let cells = self.row(row).iter().enumerate();
        cells.filter(|(_, cell)| !cell.seen.is_blank()).map(move |(index, cell)| (CellId { row, index }, cell))
    }

    /// Whether the first cell of a row marks the second as the name of an indicator, and the others give only its unit, the section in
    /// charge and the like: 指標1 | 来場者数 | 単位：人, 指標名 | 来場者数 | 担当課 | 観光課.
    pub(super) fn names_an_indicator(&self, row: usize) -> bool {
        let cells: Vec<&GridCell> = self.filled(row).map(|(_, cell)| cell).collect();
        let [heading, name, others @ ..] = cells.as_slice() else { return false };
        let heads = heading.seen.head == Some(HeadWord::Name) || numbers_an_indicator(&heading.text);
        let says_more = |cell: &GridCell| {
            use HeadWord::{Group, Note, Responsible, Unit};
            matches!(cell.seen.head, Some(Unit | Responsible | Group | Note)) || is_of_direction(&cell.seen.key)
        };
        let describes = |[before, cell]: &[&GridCell; 2]| {
            let is_unit = says_only_a_unit(&cell.text) || cell.seen.unit.is_some();
            is_unit || says_more(cell) || says_more(before) && !cell.seen.has_digit()
        };
        let is_name = name.seen.is_words && name.seen.head.is_none();
        let has_values = others.is_empty() || others.iter().any(|cell| !says_more(cell));
        heads && is_name && has_values && cells.array_windows().skip(1).all(describes)
    }

    /// The first cell of a row whose other cells, if any, state only a unit: 宿泊者数の推移 | | 単位：人; `None` for any other row.
    pub(super) fn words_of_line(&self, row: usize) -> Option<&GridCell> {
        let mut cells = self.filled(row).map(|(_, cell)| cell);
        let words = cells.next()?;
        cells.all(|cell| says_only_a_unit(&cell.text)).then_some(words)
    }

    /// The only cell of a row that is not blank; `None` if there are several or none.
    pub fn only(&self, row: usize) -> Option<SheetCell<'_>> {
        only(self.filled(row))
    }
}

/// What the words of a sheet state about the whole of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct GridWords {
    /// The kinds of the figures on the upper and the lower line, with the cell that states them; `None` if no cell does or cells differ.
    pub(super) kinds_of_lines: Option<([FigureKind; 2], CellId)>,
    /// Whether some lines head blocks of targets, and others blocks of actuals (■目標値, ■実績値).
    pub(super) has_blocks_of_kinds: bool,
    /// Whether lines head blocks of different years (【令和5年度】, 【令和6年度】).
    pub(super) has_blocks_of_years: bool,
    /// Whether years without an era have small numbers, so that large numbers beside them belong to the era before: 30年度, 元年度.
    pub(super) has_early_years: bool,
    /// The rows in which the only figures are bare years.
    pub(super) year_rows: BTreeSet<usize>,
    /// The indicator numbers (in comparable form) that a line names, with these lines; rows may refer to the indicator by the number (KPI①
    /// | 移住相談件数 | 単位 | 件).
    pub(super) named_numbers: Vec<(String, usize)>,
    /// The quantity named by the title of the whole sheet, with its units.
    pub(super) title: Option<(String, Vec<String>)>,
}

impl GridWords {
    /// Collects what the words of a grid state.
    pub(super) fn new(grid: &SheetGrid) -> Self {
        Self {
            kinds_of_lines: kinds_of_lines(grid),
            has_blocks_of_kinds: has_blocks_of_kinds(grid),
            has_blocks_of_years: has_blocks_of_years(grid),
            has_early_years: has_early_years(grid),
            year_rows: (0..grid.rows.len()).filter(|row| is_of_years(grid, *row)).collect(),
            named_numbers: named_numbers(grid),
            title: quantity_of_sheet(grid),
        }
    }
}

/// The most lines of the title of a sheet.
const MOST_OF_TITLE: usize = 10;

/// The quantity in the lines at the top of a sheet, with the units that these lines state. Another line of words must follow, the title of
/// the first table, so that the quantity is that of all tables.
fn quantity_of_sheet(grid: &SheetGrid) -> Option<(String, Vec<String>)> {
    let filled = (0..grid.rows.len()).filter(|row| grid.filled(*row).next().is_some());
    let top: Vec<usize> = filled.take_while(|row| grid.words_of_line(*row).is_some()).take(MOST_OF_TITLE).collect();
    let mut words = top.iter().filter_map(|row| grid.words_of_line(*row)).filter(|line| !says_only_a_unit(&line.text));
    let quantity = words.find_map(|line| quantity_in_title(&line.text))?;
    words.next()?;
    let cells = top.iter().flat_map(|row| grid.filled(*row));
    let units = cells.map(|(_, cell)| units_of_title(&cell.text)).find(|units| !units.is_empty());
    Some((quantity.to_owned(), units.into_iter().flatten().map(str::to_owned).collect()))
}

/// Whether the only figures of a row are years.
fn is_of_years(grid: &SheetGrid, row: usize) -> bool {
    let is_year = |cell: &GridCell| cell.seen.bare_year().is_some() && cell.seen.figure.is_some();
    let filled: Vec<&GridCell> = grid.filled(row).map(|(_, cell)| cell).collect();
    let is_other = |cell: &&GridCell| cell.seen.figure.is_some() && !is_year(cell) && cell.seen.times.is_empty();
    let years = filled.iter().filter(|cell| is_year(cell)).count();
    let are_labels = || filled.len() > 2 && filled.iter().all(|cell| cell.seen.is_label);
    !filled.iter().any(is_other) && (years >= 2 || years == 1 && are_labels())
}

/// Whether several lines are a year alone, and the years differ.
fn has_blocks_of_years(grid: &SheetGrid) -> bool {
    let lines = (0..grid.rows.len()).filter_map(|row| grid.only(row));
    let years =
        lines.filter(|(_, cell)| cell.seen.is_label && cell.seen.kinds.is_empty() && cell.seen.part_of_year.is_none());
    let mut years = years.filter_map(|(_, cell)| cell.seen.time()?.fiscal_year());
    years.next().is_some_and(|first| years.any(|year| year != first))
}

/// Whether a year without an era has the number of an early year of its era.
fn has_early_years(grid: &SheetGrid) -> bool {
    let times = grid.rows.iter().flatten().flat_map(|cell| &cell.seen.times);
    times.into_iter().any(|time| matches!(time, Time::Short(1..=EARLY)))
}

/// The lines that give a number of an indicator its name, each with the number.
fn named_numbers(grid: &SheetGrid) -> Vec<(String, usize)> {
    let number = |row: usize| {
        let (_, first) = grid.filled(row).next()?;
        let of_line = || number_and_name(&first.text).filter(|_| grid.only(row).is_some()).map(|(number, _)| number);
        let of_cells = || numbers_an_indicator(&first.text) && grid.names_an_indicator(row);
        of_line().or_else(|| of_cells().then_some(first.text.as_str()))
    };
    (0..grid.rows.len()).filter_map(|row| Some((key(number(row)?), row))).take(MOST_NUMBERED).collect()
}

/// What the cells of a sheet state about two lines, with the first cell that states it; `None` if no cell does, or cells differ.
fn kinds_of_lines(grid: &SheetGrid) -> Option<([FigureKind; 2], CellId)> {
    let cells = (0..grid.rows.len()).flat_map(|row| grid.filled(row));
    let mut said = cells.filter_map(|(at, cell)| Some((cell.seen.kinds_of_lines?, at)));
    let first = said.next()?;
    said.all(|(kinds, _)| kinds == first.0).then_some(first)
}

/// Whether some lines are only a word for targets, and others only a word for actuals.
fn has_blocks_of_kinds(grid: &SheetGrid) -> bool {
    let says = |kind: FigureKind| {
        let lines = (0..grid.rows.len()).filter_map(|row| grid.only(row)).map(|(_, cell)| &cell.seen);
        let is_label = |seen: &&Arc<Seen>| seen.is_label && seen.times.is_empty();
        lines.filter(is_label).any(|seen| seen.kind() == Some(KindSaid::Placed(kind)))
    };
    says(FigureKind::Target) && says(FigureKind::Actual)
}
