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
use questions::{Contests, Questions};
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
/// figures of one indicator and are compared with each other.
fn complete_units(values: &mut [Value]) {
    if values.iter().all(|value| !value.unit.is_empty()) {
        return;
    }
    let name = |value: &Value| value.place().and(value.name.as_ref()).map(|(name, _)| key(name));
    // `None` where values with the name have several units.
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

/// Groups of figures that belong to the same cell of a plan and differ.
fn rivals<'v>(sheet: &MarkedSheet<'_>, sections: &[SheetSection], values: &'v [Value]) -> Vec<Vec<&'v Value>> {
    let target = |value: &'v Value| Some(((key(&value.name.as_ref()?.0), value.place()?), value));
    let mut targets: Vec<((String, FigurePlace), &Value)> = values.iter().filter_map(target).collect();
    targets.sort_by(|(one, _), (other, _)| one.cmp(other));
    let amount =
        |value: &Value| Cell::read(&text(sheet, value), &value.unit).amount().ok_or_else(|| text(sheet, value));
    // Rows with different words for their kind are about different things, such as 量の見込み and 確保方策, even if their figures are equal.
    let word = |value: &Value| value.kind_at.and_then(|at| sheet.grid.cell(at)).map(|cell| &cell.seen.key);
    let is_of_other_row = |one: &Value, other: &Value| one.at.row != other.at.row && word(one) != word(other);
    // So are figures with different words behind the name or in the heading: 平均寿命 | 男性, 女性. Words before the name are a group, which may
    // list the indicator again.
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
        // Figures in different units belong to different indicators.
        values.sort_by(|one, other| one.unit.cmp(&other.unit));
        let in_units = values.chunk_by(|one, other| one.unit == other.unit);
        rivals.extend(in_units.filter(|values| any_from_first(values, is_other)).map(<[&Value]>::to_vec));
    }
    rivals
}

/// Whether `differ` holds between the first figure and any other.
fn any_from_first(values: &[&Value], differ: impl Fn(&Value, &Value) -> bool) -> bool {
    values.split_first().is_some_and(|(first, others)| others.iter().any(|other| differ(first, other)))
}

/// Lengthens the names of figures that compete for one place with the words beside or above them. Returns the groups that still compete.
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
    // Words put before a contested name are also put before the other names that have the same words before them: if 売上 of one good is
    // contested because other goods have 売上 as well, the other figures of that good are named after it, too.
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

/// Groups of figures of one row whose headings have different words, so that they may belong to different indicators: 国語 R5実績 | 算数 R6実績. If
/// some heading names a quantity, an actual whose heading has no words counts as different: 参加者数 R5実績 | R6実績.
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

/// A figure with its place; `None` if it lacks a name or a place.
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

/// Completes the reading so that every cell with a digit that is no label is counted.
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
            // A name or label that contains a figure is not just a label, so its figure is open: 来場者数（目標値：3,600人）.
            let has_value = || labels_a_figure(&cell.text) || ends_with_a_value(&cell.text);
            let says_more = || has_value() || !seen.kinds.is_empty() && says_a_figure(&cell.text);
            // Neither is a sentence with a figure below a heading that states a kind for certain: 目標 over 創業20件.
            let is_below_kind = || below_kinds.get(at) && says_a_figure(&cell.text);
            // Neither is a figure in a column of names that is no name: 2,980人/日（休日）, where a cell broke over two lines.
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

/// The cells of a table that are labels, whatever digits they have: titles, headings, and the columns of names, times, units, notes and row
/// numbers.
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
        // Words with times below a heading of figures may hold figures: 男性 81年 女性 85年.
        .filter(|(at, cell)| {
            let is_of_values = section.columns.get(at.index).is_some_and(SheetColumn::is_value);
            section.heads.contains(&at.row) || !is_of_values || !cell.seen.is_words || cell.seen.times.is_empty()
        })
        .filter(|(at, cell)| {
            let is_heading = || section.heads.contains(&at.row) && !says_value(cell);
            !says_a_figure(&cell.text) || is_heading() || sheet.begins_name_below(section, at.row)
        });
    // Words under a heading of a kind or a year are in the place of figures, so they are no labels.
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
    // In a row whose cells cannot be assigned to headings, no figure is a label.
    let known = section.rows.iter().filter(|row| !section.ragged.contains(*row));
    let cells = known.flat_map(|row| columns.iter().map(move |column| (*row, *column)));
    // Below 実績／備考, 45／3月末 is a figure with its note.
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

/// The cells in the name columns of a table and below headings of names.
fn cells_of_names(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let is_of_names = |column: &&SheetColumn| column.head == Some(HeadWord::Name) || section.holds_names(column.index);
    let columns = section.columns.iter().filter(is_of_names);
    let cells = columns.flat_map(|column| section.rows.iter().map(|row| (*row, column.index)));
    cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column)).map(|(at, _)| at).collect()
}

/// The days in columns of figures, such as those by which something is to be built: R9.3.
fn days(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<CellId> {
    let cells = section.rows.iter().flat_map(|row| section.values().map(|column| (*row, column.index)));
    let filled = cells.filter_map(|(row, column)| sheet.filled_cell(section, row, column));
    filled.filter(|(_, cell)| cell.seen.is_heading()).map(|(at, _)| at).collect()
}

impl PlacedFigure {
    /// The unit that the table states, or else the one beside the figure; empty if there is neither.
    pub fn unit(&self) -> &str {
        if self.unit.is_empty() { self.own_unit.as_deref().unwrap_or_default() } else { &self.unit }
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
