//! The texts of a sheet, with the cells that each of them covers and the years that it mentions.
//!
//! They are collected once for all marks of the sheet: searching the whole sheet for each mark took seconds in a book with
//! thousands of marks.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;
use std::sync::Arc;

use super::book::{Area, CellReference, FormCell, FormSheet, Held};
use crate::columns::book_words::{may_name_a_year, speaks_of_units};
use crate::columns::seen_words::{Classifier, Seen};
use crate::columns::stated_units::unit_of_title;
use crate::columns::vocabulary::HeadWord;
use crate::plan::Cell;
use crate::value::fiscal_year::{YearMention, year_mentions};
use crate::value::width;

/// A text of a sheet.
#[derive(Debug)]
pub(super) struct SheetWord<'b> {
    /// The text without blanks around it.
    pub text: &'b str,
    /// Its comparable form.
    pub key: String,
    /// Its meaning as a heading.
    pub seen: Arc<Seen>,
    /// The years that it mentions.
    pub years: Vec<YearMention>,
    /// Whether a formula produces it.
    pub is_computed: bool,
    /// The first row and column of its cell or merged area.
    pub first: CellReference,
    /// The last row and column of its cell or merged area.
    pub last: CellReference,
}

/// The texts of a sheet, line by line.
#[derive(Debug)]
pub(super) struct SheetWords<'b> {
    words: Vec<SheetWord<'b>>,
    /// The indexes of the words in each row, from the left; a merged word is in several rows.
    rows: BTreeMap<u32, Vec<usize>>,
    /// The indexes of the words in each column, from above.
    columns: BTreeMap<u32, Vec<usize>>,
    /// The indexes of the words that may be titles: they name a year and are no headings of figures.
    titles: Vec<usize>,
    /// The indexes of the words that are headings of units, and of those that state the unit of a whole table.
    units: (Vec<usize>, Vec<usize>),
    /// The cached words that name a KPI, by the search key.
    named: RefCell<NamedWords>,
}

/// The indexes of the words that name a KPI, by the keys of its name and unit, sorted by these.
type NamedWords = Vec<((String, String), Rc<[usize]>)>;

impl<'b> SheetWords<'b> {
    /// The texts of this sheet.
    pub(super) fn of_sheet(sheet: &'b FormSheet) -> Self {
        let (mut words, mut classifier) = (Vec::new(), Classifier::default());
        for (row, number) in sheet.rows.iter().zip(1..) {
            let placed = row.cells.iter().zip(1..);
            let found = placed.filter_map(|(cell, column)| {
                SheetWord::of_cell(cell, CellReference { row: number, column }, &mut classifier)
            });
            words.extend(found);
        }
        let (mut rows, mut columns) = (BTreeMap::<_, Vec<_>>::new(), BTreeMap::<_, Vec<_>>::new());
        for (word, nth) in words.iter().zip(0..) {
            // Rows and columns of a merged area beyond the listed cells lead to no cell.
            let last_row = word.last.row.min(u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX));
            let width = sheet.rows.first().map_or(0, |row| row.cells.len());
            let last_column = word.last.column.min(u32::try_from(width).unwrap_or(u32::MAX).max(word.first.column));
            (word.first.row..=last_row).for_each(|row| rows.entry(row).or_default().push(nth));
            (word.first.column..=last_column).for_each(|column| columns.entry(column).or_default().push(nth));
        }
        for in_row in rows.values_mut() {
            in_row.sort_by_key(|nth: &usize| words.get(*nth).map(|word| word.first.column));
        }
        let mut all =
            Self { words, rows, columns, titles: Vec::new(), units: Default::default(), named: RefCell::default() };
        let may_be =
            |word: &SheetWord<'_>| !word.years.is_empty() && (all.is_alone(word) || !word.seen.heads_figures());
        let titles = all.words.iter().zip(0..).filter(|(word, _)| may_be(word)).map(|(_, nth)| nth);
        all.titles = titles.collect();
        let of_units: Vec<_> = all.words.iter().zip(0..).filter(|(word, _)| speaks_of_units(&word.key)).collect();
        let numbers = |is_it: fn(&SheetWord<'_>) -> bool| {
            of_units.iter().filter(|(word, _)| is_it(word)).map(|(_, nth)| *nth).collect()
        };
        all.units = (
            numbers(|word| word.seen.head == Some(HeadWord::Unit)),
            numbers(|word| unit_of_title(word.text).is_some()),
        );
        all
    }

    /// Whether the row in which the word begins has no other word.
    pub(super) fn is_alone(&self, word: &SheetWord<'_>) -> bool {
        self.rows.get(&word.first.row).is_some_and(|row| row.len() == 1)
    }

    /// The words of the nearest `lines` non-empty lines above a row, from the last row upwards.
    pub(super) fn lines_above(&self, row: u32, lines: usize) -> Vec<&SheetWord<'b>> {
        let from = self.rows.range(..row).rev().take(lines).last().map_or(row, |(row, _)| *row);
        if from < row { self.lines(from, row - 1) } else { Vec::new() }
    }

    /// The nearest word above a row that is alone in its own row.
    pub(super) fn lone_above(&self, row: u32) -> Option<&SheetWord<'b>> {
        let lone = self.rows.range(..row).rev().find(|(_, nths)| nths.len() == 1)?;
        self.numbered(lone.1).next()
    }

    /// The words that may be titles, line by line.
    pub(super) fn titles(&self) -> impl DoubleEndedIterator<Item = &SheetWord<'b>> {
        self.numbered(&self.titles)
    }

    /// The words of a row, from the left.
    pub(super) fn in_row(&self, row: u32) -> impl DoubleEndedIterator<Item = &SheetWord<'b>> {
        self.numbered(self.rows.get(&row).map_or(&[], Vec::as_slice))
    }

    /// The words to the left of a cell, from the left.
    pub(super) fn left_of(&self, place: CellReference) -> impl DoubleEndedIterator<Item = &SheetWord<'b>> {
        self.in_row(place.row).filter(move |word| word.last.column < place.column)
    }

    /// The words to the right of a cell, from the left.
    pub(super) fn right_of(&self, place: CellReference) -> impl DoubleEndedIterator<Item = &SheetWord<'b>> {
        self.in_row(place.row).filter(move |word| word.first.column > place.column)
    }

    /// The words above a cell in its column, the nearest first.
    pub(super) fn above(&self, place: CellReference) -> impl Iterator<Item = &SheetWord<'b>> {
        let of_column = self.columns.get(&place.column).map_or(&[][..], Vec::as_slice);
        let before =
            of_column.partition_point(|nth| self.words.get(*nth).is_some_and(|word| word.last.row < place.row));
        self.numbered(of_column.get(..before).unwrap_or_default()).rev()
    }

    /// The words that begin in one of these rows, from the last row upwards, each row from the left.
    pub(super) fn lines(&self, from: u32, to: u32) -> Vec<&SheetWord<'b>> {
        let rows = self.rows.range(from..=to.max(from)).rev().filter(|(row, _)| **row <= to);
        rows.flat_map(|(row, nths)| self.numbered(nths).filter(|word| word.first.row == *row)).collect()
    }

    /// The words that name a KPI, line by line; the result is cached by its name and unit.
    pub(super) fn known(
        &self,
        sought: (String, String),
        is_named_by: impl Fn(&SheetWord<'b>) -> bool,
    ) -> Vec<&SheetWord<'b>> {
        let place = self.named.borrow().binary_search_by(|(known, _)| known.cmp(&sought));
        let known = place.ok().and_then(|at| self.named.borrow().get(at).map(|(_, found)| Rc::clone(found)));
        let found = known.unwrap_or_else(|| {
            let named = self.words.iter().zip(0..).filter(|(word, _)| is_named_by(word));
            let found: Rc<[usize]> = named.map(|(_, nth)| nth).collect();
            self.named.borrow_mut().insert(place.unwrap_or_else(|at| at), (sought, Rc::clone(&found)));
            found
        });
        found.iter().filter_map(|nth| self.words.get(*nth)).collect()
    }

    /// The words that are headings of units (単位).
    pub(super) fn heading_units(&self) -> impl DoubleEndedIterator<Item = &SheetWord<'b>> {
        self.numbered(&self.units.0)
    }

    /// The words that state the unit of a whole table (単位：人).
    pub(super) fn units_of_tables(&self) -> impl DoubleEndedIterator<Item = &SheetWord<'b>> {
        self.numbered(&self.units.1)
    }

    fn numbered<'s>(&'s self, nths: &'s [usize]) -> impl DoubleEndedIterator<Item = &'s SheetWord<'b>> {
        nths.iter().filter_map(|nth| self.words.get(*nth))
    }
}

impl<'b> SheetWord<'b> {
    fn of_cell(cell: &'b FormCell, first: CellReference, classifier: &mut Classifier) -> Option<Self> {
        let is_computed = cell.held == Held::Formula && cell.number.is_empty();
        let text = width::trim(&cell.text);
        if cell.is_covered || text.is_empty() || !(cell.held == Held::Text || is_computed) {
            return None;
        }
        let Area(rows, columns) = cell.span.unwrap_or(Area(1, 1));
        let last = CellReference {
            row: first.row.saturating_add(rows.saturating_sub(1)),
            column: first.column.saturating_add(columns.saturating_sub(1)),
        };
        let years = if may_name_a_year(text) { year_mentions(text) } else { Vec::new() };
        Some(Self { text, key: width::key(text), seen: classifier.see(text), years, is_computed, first, last })
    }

    /// Whether it covers a cell of that row.
    pub(super) fn is_in_row(&self, row: u32) -> bool {
        (self.first.row..=self.last.row).contains(&row)
    }

    /// Whether it covers a cell of that column.
    pub(super) fn is_in_column(&self, column: u32) -> bool {
        (self.first.column..=self.last.column).contains(&column)
    }

    /// Whether it is the state of a figure, such as 調査中, and so the content of a row above and not a heading.
    pub(super) fn is_state(&self) -> bool {
        Cell::stated(self.text).is_some()
    }
}
