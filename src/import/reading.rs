//! The reader of tables made by other offices: it turns a sheet into figures, each with its indicator, kind and year, and asks the user
//! about everything that is not certain (表の読み取り).
//!
//! 1. A [`SheetGrid`] keeps the cells where the source has them; each text is classified once ([`crate::columns::seen_words`]).
//! 2. The tables of the grid are found: headings, rows with figures, and the lines above and between these rows.
//! 3. For each figure the sources of its attributes are looked up: the heading above, the label at the left, the column beside, the line
//!    above. Layouts differ only in these sources; no cell is ever moved.
//! 4. What no source states is asked ([`SheetQuestion`]); an answer is a [`SheetMark`], which is a further source.
//!
//! Every cell that has a digit and is no label is **placed**, **asked**, **left out** by a mark, or **open**; the four counts add up to all
//! such cells ([`SheetReading`]). An unanswered figure stays open: no text gets into a cell of a plan.

mod accounting;
mod alignment;
mod columns;
mod cutting;
mod describing;
mod doubts;
mod fact;
mod grades;
mod grid;
mod mark;
mod mark_json;
mod marked_sheet;
mod memory;
mod names;
mod page;
mod questions;
mod row_labels;
mod section;
mod summary;
mod telling_apart;

pub use fact::FigurePlace;
pub use grid::{CellId, CellTable, Cut, GridCell, SheetCell, SheetGrid};
pub use mark::{Bounds, NoRegion, Region, RowSide, Says, SheetMark, YearSaid, indicator_named, name_of_indicator};
pub use mark_json::{JsonMark, NoMark};
pub use memory::{
    KnownSheet, Likeness, ReadingsFault, Recalled, RememberedReading, are_readings, decode_readings, encode_readings,
    forget, readings_file, recall, remember, remembered,
};
pub use questions::{SheetQuestion, Subject};
pub use summary::{CellState, ColumnSummary};

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use accounting::account;
use fact::Value;
use marked_sheet::MarkedSheet;
use questions::{Contests, Questions};
use section::SheetSection;
use telling_apart::tell_apart;

use crate::columns::Wide;
use crate::columns::vocabulary::FigureKind;
use crate::import::import_error::ImportError;
use crate::import::text_table::{Delimiter, TextRow, TextTable, is_of_page, is_of_thousands, read_by};
use crate::plan::cell::Certainty;
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::key;

/// A figure with its place in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedFigure {
    /// The cell of the sheet.
    pub cell: CellId,
    /// The name of the indicator.
    pub name: String,
    /// The unit that the table states for the figure; empty if it states none.
    pub unit: String,
    /// The unit written beside the figure itself.
    pub own_unit: Option<String>,
    /// The cell of the plan to which the figure belongs.
    pub place: FigurePlace,
    /// The text of the figure.
    pub text: String,
    /// How certain the figure is by its heading or label.
    pub certainty: Option<Certainty>,
    /// Whether its heading states that it is the increment of the year (増加分).
    pub is_increment: bool,
    /// Whether it is a remark: words in the place of a figure in a row that has other figures.
    pub is_remark: bool,
    /// The year by its sources; a value before the project may have one, too.
    pub year: Option<FiscalYear>,
    /// The cells from which the name, the kind and the time were read, shown as the reason for the place. What a mark states has no such
    /// cell (for the name, it is the figure's own cell).
    pub name_at: CellId,
    /// See [`Self::name_at`].
    pub kind_at: Option<CellId>,
    /// See [`Self::name_at`].
    pub time_at: Option<CellId>,
}

/// A text of the sheet that describes the indicators of a row: their group, section in charge or note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DescribingText {
    /// The row of the grid that it describes.
    pub row: usize,
    /// The column of a plan's table to which the text belongs.
    pub column: Wide,
    /// The cell with the text, which may be above the row.
    pub at: CellId,
}

/// A sheet with its reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSheet {
    /// Its cells.
    pub grid: Arc<SheetGrid>,
    /// What was read from the cells.
    pub reading: SheetReading,
}

/// What was read from a sheet, and what remains open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetReading {
    /// The line above the tables that names them; empty if there is none.
    pub title: String,
    /// The rows of headings.
    pub heads: BTreeSet<usize>,
    /// The figures that have a place.
    pub facts: Vec<PlacedFigure>,
    /// The dashes and words that are in the place of a figure (-, 集計中) and have a place.
    pub stated: Vec<PlacedFigure>,
    /// The texts that describe the indicators, row by row.
    pub texts: Vec<DescribingText>,
    /// The questions to the user.
    pub questions: Vec<SheetQuestion>,
    /// Groups of figures that compete for one place, so that none of them is taken.
    pub contested: Vec<Vec<CellId>>,
    /// The cells with a digit about which nothing is known and nothing is asked.
    pub open: Vec<CellId>,
    /// The cells with a digit that marks leave out.
    pub left_out: Vec<CellId>,
    /// See [`Self::counts`].
    counts: [usize; 4],
}

/// Reads a sheet with its marks; `reported` is the year that the sheet reports on, from which marks may count years.
pub fn read_sheet(grid: &SheetGrid, marks: &[SheetMark], reported: Option<FiscalYear>) -> SheetReading {
    let sheet = MarkedSheet::new(grid, marks, reported);
    let mut sections = sheet.sections();
    for section in &mut sections {
        sheet.align(section);
        sheet.read_columns(section);
        sheet.find_names(section);
        section.lower_lines = sheet.lower_lines(section);
    }
    let mut values = sheet.values(&sections);
    doubts::note(&sheet, &mut values);
    complete_units(&mut values);
    let stated: Vec<Value> = values.extract_if(.., |value| value.is_stated).collect();
    let contested = tell_apart(&sheet, &sections, &mut values);
    let taken_back = grid.table_of(contested.iter().flatten().copied());
    let free = values.iter().filter(|value| !taken_back.get(value.at));
    let facts = free.filter_map(|value| placed(&sheet, value)).collect();
    let texts = sections.iter().flat_map(|section| sheet.describing_texts(section)).collect();
    let mut questions = Questions::new(&sheet, &sections, &values).gather(&stated);
    let stated = stated.iter().filter_map(|value| placed(&sheet, value)).collect();
    questions.extend(Contests { sheet: &sheet, sections: &sections }.questions(&contested));
    let title = title(&sheet, &sections);
    let heads = sections.iter().flat_map(|section| section.heads.iter().copied()).collect();
    account(
        &sheet,
        &sections,
        SheetReading { title, heads, facts, stated, texts, questions, contested, ..SheetReading::default() },
    )
}

/// The share of lines with tabs, in tenths, above which a text is read as tab-separated.
const ENOUGH_TABS: usize = 3;
/// The share of rows with several cells, in tenths, from which on a text is read as comma-separated.
const ENOUGH_COMMAS: usize = 4;

/// The grid of a text: tab-separated, comma-separated (or semicolons), or else the lines of a page.
pub fn grid_of_text(text: &str) -> Result<SheetGrid, ImportError> {
    let lines = || text.lines().filter(|line| !line.trim().is_empty());
    let count = lines().count();
    let tabbed = lines().filter(|line| line.contains('\t')).count();
    if tabbed * 10 > count * ENOUGH_TABS {
        return read_by(text, Delimiter::Tab).map(|table| SheetGrid::from_table(&table, Cut::Tabs));
    }
    let semicolons = lines().filter(|line| line.matches(';').count() > 1).count();
    let delimiter = if semicolons * 2 > count { Delimiter::Semicolon } else { Delimiter::Comma };
    match read_by(text, delimiter) {
        Ok(table) if is_of_commas(&table) => Ok(SheetGrid::from_table(&table, Cut::Sheet)),
        // An unclosed quote is plain text of a page, unless most lines of the text have commas.
        Err(open) if lines().filter(|line| line.contains(',')).count() * 2 > count => Err(open),
        _ => Ok(page::page(text)),
    }
}

/// Whether a text is comma-separated: enough of its rows have several cells, or two consecutive rows have the same number of them. Commas
/// between the digits of numbers do not count, unless other commas separate words. The last row may end within a number, as in a copy that
/// was cut off, if another row is a line of a page.
fn is_of_commas(table: &TextTable) -> bool {
    let parted: Vec<&Arc<TextRow>> = table.rows.iter().filter(|row| row.len() > 1).collect();
    let is_alike = |pair: &[&Arc<TextRow>]| matches!(pair, [one, next] if one.len() == next.len() && one.len() > 2);
    let are_enough = table.rows.len() > 1 && parted.len() * 10 >= table.rows.len() * ENOUGH_COMMAS;
    let is_page = parted.iter().any(|row| is_of_page(row));
    let may_be_torn = |row: &TextRow| is_page && table.rows.last().is_some_and(|last| last.line == row.line);
    let parts_words = parted.iter().any(|row| !is_of_thousands(row, may_be_torn(row)));
    parts_words && (are_enough || parted.windows(2).any(is_alike))
}

/// The longest line that is a title, in letters.
const LONGEST_TITLE: usize = 60;

/// The title: the first line above the headings of the first table that consists of words alone; empty if there is none.
fn title(sheet: &MarkedSheet<'_>, sections: &[SheetSection]) -> String {
    let captions = sections.first().into_iter().flat_map(|section| &section.captions);
    let mut lines = captions.filter_map(|row| sheet.grid.only(*row));
    let is_title = |cell: &GridCell| cell.seen.is_words && cell.text.chars().count() <= LONGEST_TITLE;
    lines.find(|(_, cell)| is_title(cell)).map(|(_, cell)| cell.text.trim().to_owned()).unwrap_or_default()
}

/// Completes the units of placed values: a value without a unit gets the only unit that other values with its name have, since they are
/// figures of one indicator and are compared with each other. A rate gets the unit of its indicator: that of its row, or else of its name.
fn complete_units(values: &mut [Value]) {
    // A rate has a unit of its own, by which it is no other indicator.
    let is_rate = |value: &Value| value.kind == Some(FigureKind::Rate);
    if values.iter().all(|value| !value.unit.is_empty() && !is_rate(value)) {
        return;
    }
    let name = |value: &Value| value.place().and(value.name.as_ref()).map(|(name, _)| key(name));
    // `None` where values with the name have several units.
    let mut units: HashMap<String, Option<String>> = HashMap::new();
    for value in values.iter().filter(|value| !value.unit.is_empty() && !is_rate(value)) {
        let Some(name) = name(value) else { continue };
        let known = units.entry(name).or_insert_with(|| Some(value.unit.clone()));
        if known.as_ref().is_some_and(|known| key(known) != key(&value.unit)) {
            *known = None;
        }
    }
    for value in values.iter_mut().filter(|value| value.unit.is_empty() && !is_rate(value)) {
        let unit = name(value).and_then(|name| units.get(&name)?.clone());
        value.unit = unit.unwrap_or_default();
    }
    for row in values.chunk_by_mut(|one, next| (one.section, one.at.row) == (next.section, next.at.row)) {
        for rate in 0..row.len() {
            let Some(name) = row.get(rate).filter(|value| is_rate(value)).and_then(|value| value.name.as_ref()) else {
                continue;
            };
            let is_own = |other: &&Value| !is_rate(other) && other.name.as_ref().is_some_and(|own| own.0 == name.0);
            let of_row = row.iter().find(is_own).map(|other| other.unit.clone());
            let of_name = || units.get(&key(&name.0)).map_or_else(|| Some(String::new()), Clone::clone);
            let unit = of_row.or_else(of_name);
            if let Some((value, unit)) = row.get_mut(rate).zip(unit) {
                value.unit = unit;
            }
        }
    }
}

/// A figure with its place; `None` if it lacks a name or a place.
fn placed(sheet: &MarkedSheet<'_>, value: &Value) -> Option<PlacedFigure> {
    let (name, name_at) = value.name.clone()?;
    Some(PlacedFigure {
        cell: value.at,
        name,
        unit: value.unit.clone(),
        own_unit: value.figure.unit.clone(),
        place: value.place()?,
        text: value.text(sheet),
        certainty: value.certainty,
        is_increment: value.is_increment,
        is_remark: value.is_remark,
        year: value.year,
        name_at,
        kind_at: value.kind_at,
        time_at: value.time_at,
    })
}

impl PlacedFigure {
    /// The unit that the table states, or else the one beside the figure, which for a rate is not that of its indicator; empty if there is
    /// neither.
    pub fn unit(&self) -> &str {
        let own = self.own_unit.as_deref().filter(|_| self.place.kind != FigureKind::Rate);
        if self.unit.is_empty() { own.unwrap_or_default() } else { &self.unit }
    }

    /// The cells from which its name, kind and time were read.
    pub fn why(&self) -> impl Iterator<Item = CellId> {
        [Some(self.name_at), self.kind_at, self.time_at].into_iter().flatten()
    }
}

impl SheetReading {
    /// The numbers of cells that are placed, asked, left out and open.
    pub fn counts(&self) -> [usize; 4] {
        self.counts
    }
}
