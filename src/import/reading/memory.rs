//! Remembered readings of tables made by others: the user's marks on a sheet, located by the words of headings and labels, with years
//! counted from the reported year, never by lines or columns. They are applied to next year's sheet, which may have other rows and one more
//! column; whatever is not found there is asked as on any sheet.

mod record;
mod sheet_labels;

pub use record::{ReadingsFault, are_readings, decode_readings, encode_readings, readings_file};

use std::collections::BTreeSet;

use record::{ColumnWords, RememberedArea, RememberedMark};
use sheet_labels::{SHORT_YEAR, SheetLabels, TableLabels, without_times};

use super::SheetReading;
use super::grid::SheetGrid;
use super::mark::{Bounds, Region, Says, SheetMark, YearSaid};
use crate::columns::words_of_years::names_relative_year;
use crate::value::fiscal_year::{Date, FiscalYear};
use crate::value::id::PlanId;
use crate::value::only;

/// The most readings that are kept; the oldest are dropped first.
const MOST_READINGS: usize = 200;
/// The share of headings, in tenths, that two sheets of one layout must have in common.
const ENOUGH_HEADS: usize = 7;

/// A remembered reading of a table made by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RememberedReading {
    /// The words of the sheet's title and of its file's name, without years.
    called: Vec<String>,
    /// The words over its columns.
    heads: BTreeSet<String>,
    /// The plan into which the sheet was imported.
    pub plan: Option<PlanId>,
    /// The year that the sheet reported on.
    reported: Option<FiscalYear>,
    /// The day on which it was last read.
    pub last: Date,
    marks: Vec<RememberedMark>,
}

/// How certainly a remembered reading fits a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// Only the headings are the same.
    Headings,
    /// The title or the file's name is the same as well.
    Named,
}

/// A remembered reading that fits a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recalled {
    /// The reading.
    pub reading: RememberedReading,
    /// How certainly it fits the sheet.
    pub likeness: Likeness,
    /// Its marks, placed on the cells of this sheet.
    pub marks: Vec<SheetMark>,
    /// The number of its marks whose places are not found in this sheet.
    pub missing: usize,
}

/// A sheet for which a reading is remembered or recalled.
#[derive(Clone, Copy, Debug)]
pub struct KnownSheet<'a> {
    /// Its cells.
    pub grid: &'a SheetGrid,
    /// The reading without the user's marks ([`SheetGrid::first_marks`]).
    pub reading: &'a SheetReading,
    /// The name of its file, with the sheet's name if it is a sheet of a book.
    pub name: &'a str,
    /// The year that it reports on.
    pub reported: Option<FiscalYear>,
}

impl KnownSheet<'_> {
    /// The labels of the sheet without the user's marks, and the words of its title and name.
    fn labels(&self) -> (SheetLabels<'_>, Vec<String>) {
        let called = [&*self.reading.title, self.name].map(without_times);
        let called = called.into_iter().filter(|words| words.chars().count() > 1).collect();
        (SheetLabels::new(self.grid, &self.reading.heads, self.reported), called)
    }
}

/// Makes the reading to be remembered for a sheet with these marks that was imported into this plan.
pub fn remembered(sheet: KnownSheet<'_>, marks: &[SheetMark], plan: Option<PlanId>, last: Date) -> RememberedReading {
    let (labels, called) = sheet.labels();
    let first = sheet.grid.first_marks();
    let said = marks.iter().filter(|mark| !first.contains(mark));
    let marks = said.filter_map(|mark| {
        let on: Vec<RememberedArea> = mark.on.areas().flat_map(|area| areas_by_words(&labels, area)).collect();
        let says = says_by_reported(&mark.says, &on, sheet.reported)?;
        // A mark on places without words is kept, so that it is reported as missing next time.
        Some(RememberedMark { on, says })
    });
    let marks = marks.collect();
    RememberedReading { called, heads: labels.words(), plan, reported: sheet.reported, last, marks }
}

/// Adds a reading and removes earlier readings of the same sheet.
pub fn remember(readings: &mut Vec<RememberedReading>, reading: RememberedReading) {
    forget(readings, &reading);
    readings.push(reading);
    let surplus = readings.len().saturating_sub(MOST_READINGS);
    readings.drain(..surplus);
}

/// Removes all readings of the same sheet as this reading.
pub fn forget(readings: &mut Vec<RememberedReading>, reading: &RememberedReading) {
    readings.retain(|known| known.heads != reading.heads || known.called != reading.called);
}

/// The remembered reading that fits a sheet best; `None` if none does.
pub fn recall(readings: &[RememberedReading], sheet: KnownSheet<'_>) -> Option<Recalled> {
    if readings.is_empty() {
        return None;
    }
    let (labels, called) = sheet.labels();
    let heads = labels.words();
    let ranked = |reading: &RememberedReading| {
        let likeness = likeness(reading, &heads, &called)?;
        let in_common = reading.called.iter().filter(|words| called.contains(words)).count();
        Some(((likeness, in_common, reading.last), reading.clone()))
    };
    let ((likeness, ..), reading) = readings.iter().filter_map(ranked).max_by_key(|(rank, _)| *rank)?;
    let (mut marks, mut missing) = (Vec::new(), 0);
    for mark in &reading.marks {
        let moved = |area: &RememberedArea| region_by_words(&labels, area, reading.reported);
        let regions: Vec<Region> = mark.on.iter().filter_map(moved).collect();
        if regions.is_empty() {
            missing += 1;
        } else {
            marks.push(SheetMark { on: Region::of_all(regions), says: mark.says.clone() });
        }
    }
    Some(Recalled { reading, likeness, marks, missing })
}

fn likeness(reading: &RememberedReading, heads: &BTreeSet<String>, called: &[String]) -> Option<Likeness> {
    let in_common = reading.heads.intersection(heads).count();
    let is_enough = |all: usize| in_common * 10 >= all * ENOUGH_HEADS;
    if !is_enough(reading.heads.len()) || !is_enough(heads.len()) {
        return None;
    }
    let is_named = reading.called.iter().any(|words| called.contains(words));
    if is_named { Some(Likeness::Named) } else { (!heads.is_empty()).then_some(Likeness::Headings) }
}

/// A mark's statement with years counted from the reported year. The reported year itself is converted, and so is a year whose heading is
/// relative (翌年度, 前年度), and an earlier year whose heading has a year. Any other earlier year may be that of a survey, so it is not
/// remembered and is asked again. A later year is the end of a plan and stays as it is. A year that only repeats the heading is dropped, and so
/// is one below a year without an era: the heading gives it next time.
fn says_by_reported(says: &Says, on: &[RememberedArea], reported: Option<FiscalYear>) -> Option<Says> {
    let heads = || on.iter().filter_map(|area| area.columns.as_ref()).flat_map(|(first, last)| [first, last]);
    let is_dated = heads().any(|column| column.year.is_some());
    let is_short = heads().any(|column| column.words.contains(SHORT_YEAR));
    let is_counted = heads().any(|column| names_relative_year(&column.words));
    let relative = |year: FiscalYear, reported: FiscalYear| YearSaid::Reported(year.western() - reported.western());
    let is_own = |year: FiscalYear, reported: FiscalYear| {
        is_dated && heads().all(|column| column.year == Some(year.western() - reported.western()))
    };
    match says {
        Says::Figures { kind, year: Some(YearSaid::Year(year)) } => {
            let year = match reported {
                _ if is_short => None,
                Some(reported) if kind.is_some() && is_own(*year, reported) => None,
                Some(reported) if *year == reported || is_counted => Some(relative(*year, reported)),
                // A heading with a year moves on with the reported year, and so does the mark on it.
                Some(reported) if *year < reported && is_dated => Some(relative(*year, reported)),
                Some(reported) if *year < reported => None,
                _ => Some(YearSaid::Year(*year)),
            };
            (kind.is_some() || year.is_some()).then_some(Says::Figures { kind: *kind, year })
        }
        Says::ActualsUntil(YearSaid::Year(year)) => {
            Some(Says::ActualsUntil(reported.map_or(YearSaid::Year(*year), |reported| relative(*year, reported))))
        }
        Says::ThisYear(YearSaid::Year(year)) => reported.map(|reported| Says::ThisYear(relative(*year, reported))),
        other => Some(other.clone()),
    }
}

/// A rectangle by its words, row by row unless it is a whole table; empty if its rows or columns have no words, or share them with others.
fn areas_by_words(labels: &SheetLabels<'_>, (lines, columns): (Bounds, Bounds)) -> Vec<RememberedArea> {
    let area = |table: Option<&TableLabels>| match columns {
        None => Some(RememberedArea::default()),
        Some(columns) => {
            Some(RememberedArea { columns: Some(columns_by_words(table?, columns)?), ..RememberedArea::default() })
        }
    };
    let Some((first, last)) = lines else { return area(labels.tables.first()).into_iter().collect() };
    let rows = labels.row(first).zip(labels.row(last));
    let Some((table, (top, bottom))) = rows.and_then(|rows| Some((labels.table_with(rows.0)?, rows))) else {
        return Vec::new();
    };
    let Some(area) = area(Some(table)) else { return Vec::new() };
    // Tables with the same headings cannot be distinguished by them.
    let is_only = labels.tables.iter().filter(|other| other.words() == table.words()).count() == 1;
    let is_whole = table.rows.contains(&top) && table.lines.is_some_and(|(from, to)| first <= from && to <= last);
    if table.heads.contains(&top) && table.heads.contains(&bottom) {
        let head = Some((top - table.heads.start + 1, bottom - table.heads.start + 1));
        return if labels.tables.len() == 1 { vec![RememberedArea { head, ..area }] } else { Vec::new() };
    }
    if is_whole && is_only && first < last {
        return vec![RememberedArea { table: Some(table.words()), ..area }];
    }
    let labelled = (top..=bottom).filter_map(|row| labels.row_label(row));
    let rows = labelled.map(|label| Some((label.to_owned(), label.to_owned())));
    rows.map(|rows| RememberedArea { rows, ..area.clone() }).collect()
}

/// The first and the last of several columns by their words; `None` if either has neither words nor a year.
fn columns_by_words(table: &TableLabels, (first, last): (usize, usize)) -> Option<(ColumnWords, ColumnWords)> {
    let is_known = |column: &ColumnWords| !column.words.is_empty() || column.year.is_some();
    let column = |number: usize| table.columns.get(number.checked_sub(1)?).filter(|column| is_known(column)).cloned();
    Some((column(first)?, column(last)?))
}

/// The region that the words of an area denote in a sheet; `then` is the year reported at that time. `None` if the words are not found.
fn region_by_words(labels: &SheetLabels<'_>, area: &RememberedArea, then: Option<FiscalYear>) -> Option<Region> {
    let moved = then.zip(labels.reported).map(|(then, now)| then.western() - now.western());
    let columns = |table: &TableLabels| match &area.columns {
        None => Some(None),
        Some((first, last)) => {
            let places = |words| column_places(table, words, moved);
            // A range of columns grows with the sheet: new years are added behind the last column, and the first stays.
            let (from, to) = (places(first), places(last));
            let is_one = first == last;
            let first = if is_one { from.first() } else { from.iter().min() };
            let last = if is_one { to.first() } else { to.iter().max() };
            Some(Some((*first?, *last?)))
        }
    };
    let in_table = |table: &TableLabels, lines: Bounds| Some(Region::area(lines, columns(table)?));
    match (area.head, &area.rows, &area.table) {
        (Some((first, last)), ..) => {
            let table = only(labels.tables.iter())?;
            let row =
                |nth: usize| Some(table.heads.start + nth.checked_sub(1)?).filter(|row| table.heads.contains(row));
            in_table(table, Some((labels.grid.line(row(first)?), labels.grid.line(row(last)?))))
        }
        (_, Some((first, last)), _) => {
            let (first, last) = (labels.line_labelled(first)?, labels.line_labelled(last)?);
            let table = labels.table_with(labels.row(first)?).filter(|_| first <= last)?;
            in_table(table, Some((first, last)))
        }
        (.., Some(heads)) => {
            let table = only(labels.tables.iter().filter(|table| table.words() == *heads))?;
            in_table(table, Some(table.lines?))
        }
        _ if area.columns.is_none() => Some(Region::all()),
        _ => labels.tables.iter().find_map(|table| in_table(table, None)),
    }
}

/// The numbers of the columns with these headings, counted from 1: first the column with the same distance from the reported year, then the
/// column with the same calendar year.
fn column_places(table: &TableLabels, sought: &ColumnWords, moved: Option<i32>) -> Vec<usize> {
    let itself = sought.year.zip(moved).map(|(year, moved)| Some(year + moved));
    let place = |year: Option<i32>| {
        let sought = ColumnWords { year, ..sought.clone() };
        table.columns.iter().position(|column| *column == sought)
    };
    [Some(sought.year), itself].into_iter().flatten().filter_map(place).map(|index| index + 1).collect()
}
