//! The reading of tables of others: a sheet as it came becomes figures, each with its indicator, its kind and its year, and
//! everything that is not certain is asked (表の読み取り).
//!
//! 1. A [`SheetGrid`] has the cells where they stand in the source; each is judged once ([`crate::columns::seen_words`]).
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

use columns::says_value;
use fact::Value;
use marked_sheet::MarkedSheet;
use questions::Questions;
use section::{ColumnHolds, SheetColumn, SheetSection};

use crate::columns::Wide;
use crate::columns::in_names::is_note;
use crate::columns::parts_of_names::names_a_quantity;
use crate::columns::seen_words::{ends_with_a_value, labels_a_figure, says_a_figure};
use crate::columns::stated_units::brackets_at_end;
use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::import::import_error::ImportError;
use crate::import::text_table::{Delimiter, TextRow, TextTable, is_of_page, is_of_thousands, read_by};
use crate::plan::cell::{Cell, Certainty};
use crate::value::distinct;
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::key;

/// A figure with its place in a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedFigure {
    /// The cell of the sheet.
    pub cell: CellId,
    /// The name of the indicator.
    pub name: String,
    /// The unit that the table says of the figure; empty if it says none.
    pub unit: String,
    /// The unit beside the figure itself.
    pub own_unit: Option<String>,
    /// Where it goes.
    pub place: FigurePlace,
    /// The text of the figure.
    pub text: String,
    /// How certain it is by its heading or label.
    pub certainty: Option<Certainty>,
    /// Whether its heading says that it is what the year adds (増加分).
    pub is_increment: bool,
    /// Whether it is words that stand in the place of a figure among others, which are a note on it.
    pub is_remark: bool,
    /// Its year by its sources, which the value before the project may have as well.
    pub year: Option<FiscalYear>,
    /// The cells that say its name, its kind and its time, by which it answers why it is where it is; what a mark says has none.
    pub name_at: CellId,
    /// See [`Self::name_at`].
    pub kind_at: Option<CellId>,
    /// See [`Self::name_at`].
    pub time_at: Option<CellId>,
}

/// A text of the sheet that describes the indicators of a row: their group, the section in charge, a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DescribingText {
    /// The row of the grid that it describes.
    pub row: usize,
    /// The column of a plan's table in which it goes.
    pub column: Wide,
    /// The cell with the text, which may stand above the row.
    pub at: CellId,
}

/// A sheet with what was read of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadSheet {
    /// Its cells.
    pub grid: Arc<SheetGrid>,
    /// What they say.
    pub reading: SheetReading,
}

/// What a sheet says, and what it leaves open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SheetReading {
    /// The line above the tables that names them; empty if there is none.
    pub title: String,
    /// The rows of headings.
    pub heads: BTreeSet<usize>,
    /// The figures that have a place.
    pub facts: Vec<PlacedFigure>,
    /// The dashes and words in the place of figures that have a place (-, 集計中).
    pub stated: Vec<PlacedFigure>,
    /// What describes the indicators, row by row.
    pub texts: Vec<DescribingText>,
    /// What is asked.
    pub questions: Vec<SheetQuestion>,
    /// Figures for one place that differ, so that none of them is taken.
    pub contested: Vec<Vec<CellId>>,
    /// The cells with a digit of which nothing is known and nothing asked.
    pub open: Vec<CellId>,
    /// The cells with a digit that marks leave out.
    pub left_out: Vec<CellId>,
    /// See [`Self::counts`].
    counts: [usize; 4],
}

/// Reads a sheet with the marks on it; `reported` is the year that the sheet reports on, by which marks count years.
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
    questions.extend(questions::of_contested(&sheet, &sections, &contested));
    let title = title(&sheet, &sections);
    let heads = sections.iter().flat_map(|section| section.heads.iter().copied()).collect();
    account(
        &sheet,
        &sections,
        SheetReading { title, heads, facts, stated, texts, questions, contested, ..SheetReading::default() },
    )
}

/// The share of lines above which a text with tabs in them is a table of tabs, in tenths.
const ENOUGH_TABS: usize = 3;
/// The share of rows from which on a text is one of commas if commas part them, in tenths.
const ENOUGH_COMMAS: usize = 4;

/// The grid of a text: of tabs, of commas, or else the lines of a page.
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
        // A quote that is never closed is one in a page, unless commas part most lines of the text.
        Err(open) if lines().filter(|line| line.contains(',')).count() * 2 > count => Err(open),
        _ => Ok(page::page(text)),
    }
}

/// Whether commas part the cells of a text: a share of its rows, or two of them alike. Those between the digits of numbers part
/// nothing, unless others part words. The last row may end within a number, as that of a copy that was cut off, if another row is one
/// of a page.
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

/// The first line above the headings of the first table that is words alone.
fn title(sheet: &MarkedSheet<'_>, sections: &[SheetSection]) -> String {
    let captions = sections.first().into_iter().flat_map(|section| &section.captions);
    let mut lines = captions.filter_map(|row| sheet.grid.only(*row));
    let is_title = |cell: &GridCell| cell.seen.is_words && cell.text.chars().count() <= LONGEST_TITLE;
    lines.find(|(_, cell)| is_title(cell)).map(|(_, cell)| cell.text.trim().to_owned()).unwrap_or_default()
}

/// Gives the values that have a place, and of which their table says no unit, the only one that it says of others with their name:
/// they are figures of one indicator, and are held against each other.
fn complete_units(values: &mut [Value]) {
    if values.iter().all(|value| !value.unit.is_empty()) {
        return;
    }
    let name = |value: &Value| value.place().and(value.name.as_ref()).map(|(name, _)| key(name));
    // No unit where several are said.
    let mut units: HashMap<String, Option<String>> = HashMap::new();
    // A rate has a unit of its own.
    let is_rate = |value: &Value| value.kind == Some(FigureKind::Rate);
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
}

/// The figures for each cell of a plan that differ.
fn rivals<'v>(sheet: &MarkedSheet<'_>, sections: &[SheetSection], values: &'v [Value]) -> Vec<Vec<&'v Value>> {
    let target = |value: &'v Value| Some(((key(&value.name.as_ref()?.0), value.place()?), value));
    let mut targets: Vec<((String, FigurePlace), &Value)> = values.iter().filter_map(target).collect();
    targets.sort_by(|(one, _), (other, _)| one.cmp(other));
    let amount =
        |value: &Value| Cell::read(&text(sheet, value), &value.unit).amount().ok_or_else(|| text(sheet, value));
    // Rows of other words for their kind are of different things, as 量の見込み and 確保方策, though their figures be equal.
    let word = |value: &Value| value.kind_at.and_then(|at| sheet.grid.cell(at)).map(|cell| &cell.seen.key);
    let is_of_other_row = |one: &Value, other: &Value| one.at.row != other.at.row && word(one) != word(other);
    // So are those with other words behind the name or in the heading: 平均寿命 | 男性, 女性. A group before it may have it once more.
    let are_parts = |one: &Value, other: &Value| {
        let differ = |one: Option<&str>, other: Option<&str>| one.zip(other).is_some_and(|(one, other)| one != other);
        let Some(section) = sections.get(one.section).filter(|_| one.section == other.section) else { return false };
        let [over, over_other] = [one, other].map(|value| sheet.part_in_heading(section, value.column));
        differ(one.part.as_deref(), other.part.as_deref()) || differ(over, over_other)
    };
    let is_other = |one: &Value, other: &Value| is_of_other_row(one, other) || amount(one) != amount(other);
    let mut rivals = Vec::new();
    for together in targets.chunk_by(|(one, _), (other, _)| one == other).filter(|together| together.len() > 1) {
        let mut values: Vec<&Value> = together.iter().map(|(_, value)| *value).collect();
        if any_from_first(&values, are_parts) {
            rivals.push(values);
            continue;
        }
        // Figures in other units are of other indicators.
        values.sort_by(|one, other| one.unit.cmp(&other.unit));
        let in_units = values.chunk_by(|one, other| one.unit == other.unit);
        rivals.extend(in_units.filter(|values| any_from_first(values, is_other)).map(<[&Value]>::to_vec));
    }
    rivals
}

/// Whether that holds between the first figure and any other.
fn any_from_first(values: &[&Value], differ: impl Fn(&Value, &Value) -> bool) -> bool {
    values.split_first().is_some_and(|(first, others)| others.iter().any(|other| differ(first, other)))
}

/// Gives figures that would go to one place longer names, with the words beside or above theirs. Returns those that still would.
fn tell_apart(sheet: &MarkedSheet<'_>, sections: &[SheetSection], values: &mut [Value]) -> Vec<Vec<CellId>> {
    // All figures of an indicator have its longer name.
    let of_indicator = |value: &Value| {
        let is_turned = sections.get(value.section).is_some_and(|section| section.is_turned);
        (value.section, if is_turned { value.column } else { value.at.row })
    };
    let longer = |value: &Value| {
        let ((name, _), section) = value.name.as_ref().zip(sections.get(value.section))?;
        Some(sheet.longer_name(section, value.at.row, value.column, name))
    };
    // What is before a longer name in a table is of all names that have it before them: where one of its goods has 売上 as others have,
    // the other figures of that one have its name, too.
    let before = |value: &Value, longer: &str| {
        let (name, _) = value.name.as_ref()?;
        Some((value.section, longer.strip_suffix(&**name).filter(|before| !before.is_empty())?.to_owned()))
    };
    let contested = distinct(rivals(sheet, sections, values).into_iter().flatten().map(of_indicator));
    let is_contested = |value: &Value| contested.binary_search(&of_indicator(value)).is_ok();
    let of_contested = values.iter().filter(|value| is_contested(value));
    let groups = distinct(of_contested.filter_map(|value| before(value, &longer(value)?)));
    let tables = distinct(contested.iter().map(|(table, _)| *table));
    for value in values.iter_mut().filter(|value| tables.binary_search(&value.section).is_ok()) {
        let Some(longer) = longer(value) else { continue };
        let is_of_group = || before(value, &longer).is_some_and(|before| groups.binary_search(&before).is_ok());
        if is_contested(value) || is_of_group() {
            value.name = value.name.take().map(|(_, at)| (longer, at));
        }
    }
    let cells = |values: Vec<&Value>| values.into_iter().map(|value| value.at).collect();
    let rivals = if contested.is_empty() { Vec::new() } else { rivals(sheet, sections, values) };
    let mut contested: Vec<Vec<CellId>> = rivals.into_iter().map(cells).collect();
    let known = sheet.grid.table_of(contested.iter().flatten().copied());
    let parts = parts_of_rows(sheet, sections, values).into_iter();
    contested.extend(parts.filter(|cells| !cells.iter().any(|at| known.get(*at))));
    contested
}

/// The figures of a row below headings with different words, by which they may be of different indicators: 国語 R5実績 | 算数 R6実績. An actual
/// below none may be of another one than those below the name of a quantity: 参加者数 R5実績 | R6実績.
fn parts_of_rows(sheet: &MarkedSheet<'_>, sections: &[SheetSection], values: &[Value]) -> Vec<Vec<CellId>> {
    let word = |value: &Value| sheet.indicator_in_heading(sections.get(value.section)?, value.column);
    let rows = values.chunk_by(|one, next| (one.section, one.at.row) == (next.section, next.at.row));
    let parts = |row: &[Value]| {
        let words: Vec<Option<&str>> = row.iter().map(word).collect();
        let has_quantity = words.iter().flatten().any(|word| names_a_quantity(word));
        let no_word = |value: &Value| (has_quantity && value.kind == Some(FigureKind::Actual)).then_some("");
        let worded = row.iter().zip(words).filter_map(|(value, word)| Some((value, word.or_else(|| no_word(value))?)));
        let placed = worded.filter(|(value, _)| value.place().is_some() && !value.is_told);
        let part = |(value, word): (&Value, _)| Some(((value.name.as_ref()?.0.clone(), word), value.at));
        let mut parts = distinct(placed.filter_map(part));
        parts.dedup_by(|(one, _), (other, _)| one == other);
        let by_name = parts.chunk_by(|one, other| one.0.0 == other.0.0).filter(|parts| parts.len() > 1);
        by_name.map(|parts| parts.iter().map(|(_, at)| *at).collect()).collect::<Vec<Vec<CellId>>>()
    };
    rows.flat_map(parts).collect()
}

/// The text of a figure.
fn text(sheet: &MarkedSheet<'_>, value: &Value) -> String {
    let own = || sheet.grid.cell(value.at).map(|cell| cell.text.trim().to_owned());
    value.figure.text.clone().or_else(own).unwrap_or_default()
}

/// A figure with its place; `None` if it has none.
fn placed(sheet: &MarkedSheet<'_>, value: &Value) -> Option<PlacedFigure> {
    let (name, name_at) = value.name.clone()?;
    Some(PlacedFigure {
        cell: value.at,
        name,
        unit: value.unit.clone(),
        own_unit: value.figure.unit.clone(),
        place: value.place()?,
        text: text(sheet, value),
        certainty: value.certainty,
        is_increment: value.is_increment,
        is_remark: value.is_remark,
        year: value.year,
        name_at,
        kind_at: value.kind_at,
        time_at: value.time_at,
    })
}

/// The reading with every cell accounted for that has a digit and is no label.
fn account(sheet: &MarkedSheet<'_>, sections: &[SheetSection], mut reading: SheetReading) -> SheetReading {
    let known = reading.states(sheet.grid);
    let why = sheet.grid.table_of(reading.facts.iter().flat_map(PlacedFigure::why));
    let texts = sheet.grid.table_of(reading.texts.iter().map(|text| text.at));
    let labels = sheet.grid.table_of(sections.iter().flat_map(|section| labels(sheet, section)));
    let columns = sections.iter().flat_map(|section| &section.columns);
    let of_kinds = columns.filter(|column| column.placed_kind().is_some() && column.head != Some(HeadWord::Name));
    let below_kinds = sheet.grid.table_of(of_kinds.flat_map(|column| &column.words).copied());
    let days = sheet.grid.table_of(sections.iter().flat_map(|section| days(sheet, section)));
    let in_names = sheet.grid.table_of(sections.iter().flat_map(|section| cells_of_names(sheet, section)));
    for row in 0..sheet.grid.rows.len() {
        let stands_alone = sheet.grid.only(row).is_some();
        for (at, cell) in sheet.grid.filled(row) {
            let seen = &cell.seen;
            let is_counted = !seen.is_label || seen.is_numbered || days.get(at);
            let has_figure = seen.has_figure() || seen.has_digit() && is_counted;
            let is_remark = stands_alone && is_note(&cell.text) && !says_a_figure(&cell.text);
            // A name or another label with a figure in it is no place for that: 来場者数（目標値：3,600人）.
            let has_value = || labels_a_figure(&cell.text) || ends_with_a_value(&cell.text);
            let says_more = || has_value() || !seen.kinds.is_empty() && says_a_figure(&cell.text);
            // Neither is one below a word that says for certain what figures are, as 目標: 創業20件.
            let is_below_kind = || below_kinds.get(at) && says_a_figure(&cell.text);
            // Nor is a figure in the place of a name that is none: 2,980人/日（休日）, where a cell broke over two lines.
            let is_misplaced = || in_names.get(at) && has_note(&cell.text);
            let is_labelled = seen.is_words && (says_more() || is_below_kind() || is_misplaced());
            let is_more = is_labelled && !texts.get(at);
            let is_known = known.get(at) != CellState::Label || why.get(at) && !is_more;
            if !has_figure || seen.is_dash || is_known || is_remark {
                continue;
            }
            if sheet.is_left_out(cell) {
                reading.left_out.push(at);
            } else if is_more || !labels.get(at) {
                reading.open.push(at);
            }
        }
    }
    let placed = sheet.grid.table_of(reading.facts.iter().map(|fact| fact.cell));
    let asked = sheet.grid.table_of(reading.asked().filter(|at| !placed.get(*at)));
    reading.counts = [placed.count(), asked.count(), reading.left_out.len(), reading.open.len()];
    reading
}

/// The cells of a table that are labels, whatever digits they have: titles, headings, and the columns of names, times, units,
/// notes and numbers of rows.
fn labels(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let lines =
        section.heads.iter().chain(&section.captions).chain(section.groups.iter().flat_map(|group| &group.lines));
    let above = lines
        .flat_map(|row| sheet.grid.filled(*row))
        .filter(|(at, cell)| {
            let is_of_years = || sheet.is_year_row(at.row) && cell.seen.is_label;
            let heads_part = || section.heads.contains(&at.row) && cell.seen.numbers_a_part();
            cell.seen.figure.is_none() || is_of_years() || heads_part()
        })
        .filter(|(at, cell)| !says_a_figure(&cell.text) || section.heads.contains(&at.row) && !says_value(cell));
    // Words under a heading that says a kind or a year stand in the place of figures.
    let is_of_labels = |column: &&SheetColumn| match column.holds {
        ColumnHolds::Values | ColumnHolds::Unclear => false,
        ColumnHolds::Words => column.head.is_some() || column.is_bare(),
        ColumnHolds::Units
        | ColumnHolds::Times
        | ColumnHolds::OtherTimes
        | ColumnHolds::RowNumbers
        | ColumnHolds::Parts => true,
    };
    let columns: Vec<usize> = section.columns.iter().filter(is_of_labels).map(|column| column.index).collect();
    // Of a row of which it is not known under which headings its cells stand no figure is a label.
    let known = section.rows.iter().filter(|row| !section.ragged.contains(*row));
    let cells = known.flat_map(|row| columns.iter().map(move |column| (*row, *column)));
    // Below 実績／備考 45／3月末 is a figure with its note.
    let is_of_both = |column: &SheetColumn| column.head == Some(HeadWord::Note) && column.placed_kind().is_some();
    let is_note = |(at, cell): &SheetCell<'_>| {
        let may_be_figure = cell.seen.holds_figure || cell.seen.has_figure();
        let column = section.columns.get(at.index);
        // A bare number is no unit.
        let is_number = cell.seen.figure.as_ref().is_some_and(|figure| figure.unit.is_none());
        let is_misplaced = is_number && column.is_some_and(|column| column.holds == ColumnHolds::Units);
        !is_misplaced && (!may_be_figure || !column.is_some_and(is_of_both))
    };
    let beside = cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column)).filter(is_note);
    above.chain(beside).map(|(at, _)| at).collect()
}

/// Whether a text is a figure with a note in brackets, and no name.
fn has_note(text: &str) -> bool {
    brackets_at_end(text).is_some_and(|(before, _)| Cell::read(before, "").amount().is_some())
}

/// The cells in the columns of names of a table, and below headings of names.
fn cells_of_names(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let is_of_names = |column: &&SheetColumn| column.head == Some(HeadWord::Name) || section.holds_names(column.index);
    let columns = section.columns.iter().filter(is_of_names);
    let cells = columns.flat_map(|column| section.rows.iter().map(|row| (*row, column.index)));
    cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column)).map(|(at, _)| at).collect()
}

/// The days that stand in columns of figures, as those by which something is to be built: R9.3.
fn days(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let cells = section.rows.iter().flat_map(|row| section.values().map(|column| (*row, column.index)));
    let filled = cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column));
    filled.filter(|(_, cell)| cell.seen.is_heading()).map(|(at, _)| at).collect()
}

impl PlacedFigure {
    /// The unit that the table says of it, or else the one beside it; empty if nothing says it.
    pub fn unit(&self) -> &str {
        if self.unit.is_empty() { self.own_unit.as_deref().unwrap_or_default() } else { &self.unit }
    }

    /// The cells that say its name, its kind and its time.
    pub fn why(&self) -> impl Iterator<Item = CellId> {
        [Some(self.name_at), self.kind_at, self.time_at].into_iter().flatten()
    }
}

impl SheetReading {
    /// The number of figures that are placed, asked, left out and open.
    pub fn counts(&self) -> [usize; 4] {
        self.counts
    }
}
