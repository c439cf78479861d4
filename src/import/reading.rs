//! The reading of tables of others: a sheet as it came becomes figures, each with its indicator, its kind and its year, and
//! everything that is not certain is asked (表の読み取り).
//!
//! 1. A [`SheetGrid`] has the cells where they stand in the source; each is judged once ([`seen_words`]).
//! 2. Tables are found in it: headings, rows with figures, lines above and between them.
//! 3. For each figure the sources of its attributes are looked up: the heading above, the label at the left, the column
//!    beside, the line above. Layouts differ in the sources only; no cell is ever moved.
//! 4. What a source does not say is asked ([`SheetQuestion`]); an answer is a [`SheetMark`], which is a source, too.
//!
//! Every cell with a digit that is no label is **placed**, **asked**, **left out** by a mark, or **open**, and these four add up
//! ([`SheetReading`]). Unanswered is open: no text lands in a cell of a plan.

mod alignment;
mod columns;
mod cutting;
mod fact;
mod grid;
mod mark;
mod marked_sheet;
mod names;
mod page;
mod questions;
mod row_labels;
mod section;
mod seen_words;

pub use fact::FigurePlace;
pub use grid::{CellId, Cut, GridCell, SheetGrid};
pub use mark::{FigureAttribute, NoRegion, Region, RowSide, Says, SheetMark, YearSaid};
pub use questions::{SheetQuestion, Subject};
pub use seen_words::{CellFigure, KindSaid, Seen};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use fact::Value;
use marked_sheet::MarkedSheet;
use questions::Questions;
use section::{ColumnHolds, SheetColumn, SheetSection};

use crate::import::text_table::{Delimiter, OpenQuote, TextRow, TextTable, is_of_thousands, read_by};
use crate::plan::cell::Cell;
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::key;

/// A figure with its place in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedFigure {
    /// The cell of the sheet.
    pub cell: CellId,
    /// The name of the indicator.
    pub name: String,
    /// The unit of the figure; empty if nothing says it.
    pub unit: String,
    /// Where it goes.
    pub place: FigurePlace,
    /// The text of the figure.
    pub text: String,
    /// The cells that say the name, the kind and the time, by which the figure answers why it is where it is.
    pub why: Vec<CellId>,
}

/// What a sheet says, and what it leaves open.
#[derive(Clone, Debug, Default)]
pub struct SheetReading {
    /// The figures that have a place.
    pub facts: Vec<PlacedFigure>,
    /// What is asked.
    pub questions: Vec<SheetQuestion>,
    /// Figures for one place that differ, so that none of them is taken.
    pub contested: Vec<Vec<CellId>>,
    /// The cells with a digit of which nothing is known and nothing asked.
    pub open: Vec<CellId>,
    /// The cells with a digit that marks leave out.
    pub left_out: Vec<CellId>,
}

/// Reads a sheet with the marks on it; `reported` is the year that the sheet reports on, by which marks count years.
pub fn read_sheet(grid: &SheetGrid, marks: &[SheetMark], reported: Option<FiscalYear>) -> SheetReading {
    let sheet = MarkedSheet::new(grid, marks);
    let mut sections = sheet.sections();
    for section in &mut sections {
        sheet.align(section);
        sheet.read_columns(section);
        sheet.find_names(section);
    }
    let mut values = sheet.values(&sections, reported);
    tell_apart(&sheet, &sections, &mut values);
    let (facts, contested) = facts(&sheet, &values);
    let questions = Questions::new(&sheet, &sections, &values).gather();
    account(&sheet, &sections, SheetReading { facts, questions, contested, ..SheetReading::default() })
}

/// The share of lines above which a text with tabs in them is a table of tabs, in tenths.
const ENOUGH_TABS: usize = 3;
/// The share of rows from which on a text is one of commas if commas part them, in tenths.
const ENOUGH_COMMAS: usize = 4;

/// The grid of a text: of tabs, of commas, or else the lines of a page.
pub fn grid_of_text(text: &str) -> Result<SheetGrid, OpenQuote> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let count = lines().count();
    let tabbed = lines().filter(|line| line.contains('\t')).count();
    if tabbed * 10 > count * ENOUGH_TABS {
        return read_by(text, Delimiter::Tab).map(|table| SheetGrid::from_table(&table, Cut::Tabs));
    }
    match read_by(text, Delimiter::Comma) {
        Ok(table) if is_of_commas(&table) => Ok(SheetGrid::from_table(&table, Cut::Sheet)),
        // A quote that is never closed is one in a page, unless commas part most lines of the text.
        Err(open) if lines().filter(|line| line.contains(',')).count() * 2 > count => Err(open),
        _ => Ok(page::page(text)),
    }
}

/// Whether commas part the cells of a text: a share of its rows, or two of them alike. Those between the digits of numbers part
/// nothing, unless others part words.
fn is_of_commas(table: &TextTable) -> bool {
    let parted: Vec<&Arc<TextRow>> = table.rows.iter().filter(|row| row.len() > 1).collect();
    let is_alike = |pair: &[&Arc<TextRow>]| matches!(pair, [one, next] if one.len() == next.len() && one.len() > 2);
    let are_enough = table.rows.len() > 1 && parted.len() * 10 >= table.rows.len() * ENOUGH_COMMAS;
    let parts_words = parted.iter().any(|row| !is_of_thousands(row));
    parts_words && (are_enough || parted.windows(2).any(is_alike))
}

/// What two figures must share to be for one cell of a plan.
type Target = (String, String, FigurePlace);

fn target(value: &Value) -> Option<Target> {
    let (name, _) = value.name.as_ref()?;
    Some((key(name), value.unit.clone(), value.place().ok()?))
}

/// The figures for each cell of a plan that differ.
fn rivals<'v>(sheet: &MarkedSheet<'_>, values: &'v [Value]) -> Vec<Vec<&'v Value>> {
    let mut by_target: BTreeMap<Target, Vec<&Value>> = BTreeMap::new();
    for value in values {
        if let Some(target) = target(value) {
            by_target.entry(target).or_default().push(value);
        }
    }
    let amount =
        |value: &&Value| Cell::read(&text(sheet, value), &value.unit).amount().ok_or_else(|| text(sheet, value));
    by_target.retain(|_, values| {
        let mut amounts = values.iter().map(amount);
        let first = amounts.next();
        amounts.any(|amount| Some(&amount) != first.as_ref())
    });
    by_target.into_values().collect()
}

/// Gives figures that would go to one place longer names, with the words beside or above theirs.
fn tell_apart(sheet: &MarkedSheet<'_>, sections: &[SheetSection], values: &mut [Value]) {
    let contested: BTreeSet<(CellId, usize)> =
        rivals(sheet, values).into_iter().flatten().map(|value| (value.at, value.column)).collect();
    for value in values.iter_mut().filter(|value| contested.contains(&(value.at, value.column))) {
        let Some((section, (name, at))) = sections.get(value.section).zip(value.name.clone()) else { continue };
        let longer = sheet.longer_name(section, value.row, value.column, &name);
        value.name = Some((longer, at));
    }
}

/// The text of a figure.
fn text(sheet: &MarkedSheet<'_>, value: &Value) -> String {
    let own = || sheet.grid.cell(value.at).map(|cell| cell.text.trim().to_owned());
    value.figure.text.clone().or_else(own).unwrap_or_default()
}

/// The figures that have a place, and those that take each other back.
fn facts(sheet: &MarkedSheet<'_>, values: &[Value]) -> (Vec<PlacedFigure>, Vec<Vec<CellId>>) {
    let contested: Vec<Vec<CellId>> =
        rivals(sheet, values).into_iter().map(|values| values.into_iter().map(|value| value.at).collect()).collect();
    let taken_back: BTreeSet<CellId> = contested.iter().flatten().copied().collect();
    let fact = |value: &Value| {
        let (name, name_at) = value.name.clone()?;
        let why = [Some(name_at), value.kind_at, value.time_at].into_iter().flatten().collect();
        let place = value.place().ok()?;
        Some(PlacedFigure { cell: value.at, name, unit: value.unit.clone(), place, text: text(sheet, value), why })
    };
    let facts = values.iter().filter(|value| !taken_back.contains(&value.at)).filter_map(fact).collect();
    (facts, contested)
}

/// The reading with every cell accounted for that has a digit and is no label.
fn account(sheet: &MarkedSheet<'_>, sections: &[SheetSection], mut reading: SheetReading) -> SheetReading {
    let known = reading.facts.iter().map(|fact| fact.cell).chain(reading.contested.iter().flatten().copied());
    let asked = reading.questions.iter().flat_map(|question| question.cells.iter().copied());
    let known: BTreeSet<CellId> = known.chain(asked).collect();
    let labels: BTreeSet<CellId> = sections.iter().flat_map(|section| labels(sheet, section)).collect();
    for row in 0..sheet.grid.rows.len() {
        for (at, cell) in sheet.grid.filled(row) {
            let seen = &cell.seen;
            let has_figure = seen.figure.is_some() || !seen.labelled.is_empty() || seen.has_digit() && !seen.is_label;
            if !has_figure || seen.is_dash || known.contains(&at) {
                continue;
            }
            if sheet.is_left_out(cell) {
                reading.left_out.push(at);
            } else if !labels.contains(&at) {
                reading.open.push(at);
            }
        }
    }
    reading
}

/// The cells of a table that are labels, whatever digits they have: titles, headings, and the columns of names, times, units,
/// notes and numbers of rows.
fn labels(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let lines = section.heads.iter().chain(&section.captions).chain(section.groups.values().flatten());
    let above = lines
        .flat_map(|row| sheet.grid.filled(*row))
        .filter(|(at, cell)| cell.seen.figure.is_none() || sheet.is_year_row(at.row) && cell.seen.is_label);
    let is_of_labels = |column: &&SheetColumn| !matches!(column.holds, ColumnHolds::Values | ColumnHolds::Unclear);
    let columns: Vec<usize> = section.columns.iter().filter(is_of_labels).map(|column| column.index).collect();
    // Of a row of which it is not known under which headings its cells stand no figure is a label.
    let known = section.rows.iter().filter(|row| !section.ragged.contains(*row));
    let cells = known.flat_map(|row| columns.iter().map(move |column| (*row, *column)));
    let beside = cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column));
    above.chain(beside).map(|(at, _)| at).collect()
}

impl SheetReading {
    /// The number of figures that are placed, asked, left out and open.
    pub fn counts(&self) -> [usize; 4] {
        let cells = |cells: &mut dyn Iterator<Item = CellId>| cells.collect::<BTreeSet<_>>();
        let placed = cells(&mut self.facts.iter().map(|fact| fact.cell));
        let mut asked = cells(&mut self.questions.iter().flat_map(|question| question.cells.iter().copied()));
        asked.extend(self.contested.iter().flatten());
        asked.retain(|cell| !placed.contains(cell));
        [placed.len(), asked.len(), self.left_out.len(), self.open.len()]
    }
}
