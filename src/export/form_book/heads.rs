//! The words that lead to a cell of a book: they show whether the form is still the one in which the cell was marked.
//!
//! A row of a table is identified by the texts to its left. In a form with blocks the name of the KPI is elsewhere: to the
//! right, or in a line above. There the words up to the name are kept as well, since every block has the same headings.

use super::book::{CellReference, FormSheet};
use super::naming::SoughtName;
use super::words::{SheetWord, SheetWords};
use crate::value::fiscal_year::{YearMention, year_mentions};
use crate::value::width;

/// The words that lead to a cell; empty if there are none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CellHeads {
    /// All texts to the left of the cell, from left to right. A group's name alone would not distinguish the rows.
    pub row: String,
    /// The nearest text above it.
    pub column: String,
    /// The texts between the cell and the KPI's name, and the name itself, if it is not among the texts to the left.
    pub path: Vec<String>,
    /// The nearest text above that names a year, unless it is the nearest text of all.
    pub year: String,
    /// The nearest title above that names a year and is no heading of a column of figures.
    pub title: String,
}

/// The words that lead to a cell, as words of the sheet.
#[derive(Debug)]
pub(super) struct Leading<'s> {
    pub left: Vec<&'s SheetWord<'s>>,
    pub above: Option<&'s SheetWord<'s>>,
    pub path: Vec<&'s SheetWord<'s>>,
    pub year: Option<&'s SheetWord<'s>>,
    pub title: Option<&'s SheetWord<'s>>,
    /// The word that names the KPI.
    pub name: Option<&'s SheetWord<'s>>,
}

impl CellHeads {
    /// The words that lead to a cell of a sheet and to the name of its KPI.
    pub fn from_sheet(sheet: &FormSheet, place: CellReference, name: &SoughtName) -> Self {
        Leading::of_cell(&SheetWords::of_sheet(sheet), place, name).heads()
    }

    /// Whether both lead to the same cell. Their years may differ, since the same form comes again next year.
    pub fn is_like(&self, other: &Self) -> bool {
        let is_same = |one: &str, other: &str| one == other || shape(one) == shape(other);
        let has_same_path = self.path.len() == other.path.len()
            && self.path.iter().zip(&other.path).all(|(one, other)| is_same(one, other));
        is_same(&self.row, &other.row) && is_same(&self.column, &other.column) && has_same_path
    }

    /// The texts in the order of comparison, without those that are only kept for their years.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        [&self.row, &self.column].into_iter().chain(&self.path).map(String::as_str)
    }
}

impl<'s> Leading<'s> {
    /// The words that lead to this cell and to this name.
    pub(super) fn of_cell(words: &'s SheetWords<'s>, place: CellReference, name: &SoughtName) -> Self {
        let left = words.left_of(place).filter(|word| !word.is_computed).collect();
        let (path, named) = path(words, place, name);
        let above = words.above(place).next();
        let year = words.above(place).find(|word| !word.years.is_empty());
        Self { left, above, path, year, title: title(words, place), name: named }
    }

    /// The words in the form in which a mark keeps them.
    pub(super) fn heads(&self) -> CellHeads {
        let row: Vec<&str> = self.left.iter().map(|word| word.text).collect();
        let text = |word: Option<&SheetWord<'_>>| word.map(|word| word.text.to_owned()).unwrap_or_default();
        let nearest = self.above.map(|word| word.first);
        CellHeads {
            row: row.join(" "),
            column: text(self.above),
            path: self.path.iter().map(|word| word.text.to_owned()).collect(),
            year: text(self.year.filter(|word| Some(word.first) != nearest)),
            title: text(self.title),
        }
    }
}

/// The texts where the name of a KPI used to be, for the user to see: those to the right, otherwise those of the lines above.
pub(super) fn nearest_texts(words: &SheetWords<'_>, place: CellReference) -> Vec<String> {
    let on_right: Vec<&SheetWord<'_>> = words.right_of(place).collect();
    let found = if on_right.is_empty() { words.lines_above(place.row, LINES_SHOWN) } else { on_right };
    found.into_iter().filter(|word| !word.is_state()).map(|word| word.text.to_owned()).collect()
}

/// The number of lines above that are shown if none of them names the KPI.
const LINES_SHOWN: usize = 3;

/// The words up to the name of a KPI, and the word that names it: in the row, otherwise in the lines above.
fn path<'s>(
    words: &'s SheetWords<'s>,
    place: CellReference,
    name: &SoughtName,
) -> (Vec<&'s SheetWord<'s>>, Option<&'s SheetWord<'s>>) {
    let named = name.found_in(words);
    let is_in_row = |word: &&&SheetWord<'_>| word.is_in_row(place.row);
    let on_left = named.iter().rfind(|word| is_in_row(word) && word.last.column < place.column).copied();
    let on_right = named.iter().filter(is_in_row).find(|word| word.first.column > place.column).copied();
    let over = named.iter().filter(|word| word.last.row < place.row).max_by_key(|word| word.last.row).copied();
    let mut path: Vec<&SheetWord<'_>> = match (on_left, on_right, over) {
        (Some(name), ..) => Some(name).filter(|name| name.is_computed).into_iter().collect(),
        (None, Some(name), _) => words.right_of(place).filter(|word| word.first.column <= name.first.column).collect(),
        (None, None, Some(name)) => words.lines(name.first.row, place.row - 1),
        (None, None, None) => Vec::new(),
    };
    let found = on_left.or(on_right).or(over);
    if let Some(found) = found.filter(|_| name.is_shared) {
        path.extend(group(words, &named, found));
    }
    path.retain(|word| !word.is_state());
    (path, found)
}

/// The words that distinguish a name from the same name of another KPI: the nearest line above with nothing else in it, and
/// the lines between both.
fn group<'s>(words: &'s SheetWords<'s>, named: &[&SheetWord<'_>], name: &SheetWord<'_>) -> Vec<&'s SheetWord<'s>> {
    let before = named.iter().map(|word| word.last.row).filter(|row| *row < name.first.row).max();
    let above = before.map_or(1, |row| row + 1)..name.first.row;
    let mut group = words.lines(above.start, name.first.row.saturating_sub(1).max(above.start));
    group.retain(|word| above.contains(&word.first.row));
    group.extend(words.lone_above(name.first.row));
    group
}

/// The nearest title above a cell that is not the heading of its column.
fn title<'s>(words: &'s SheetWords<'s>, place: CellReference) -> Option<&'s SheetWord<'s>> {
    let is_head = |word: &SheetWord<'_>| word.is_in_column(place.column) && word.first.column == word.last.column;
    words.titles().rev().find(|word| word.last.row < place.row && (!is_head(word) || words.is_alone(word)))
}

/// The key of a text with its years replaced by `#`. Other numbers are kept, since they distinguish rows.
fn shape(text: &str) -> String {
    let (mut shape, mut rest) = (String::new(), text);
    for YearMention { text, .. } in year_mentions(text) {
        if let Some((before, after)) = rest.split_once(&text) {
            shape.push_str(before);
            shape.push('#');
            rest = after;
        }
    }
    width::key(&(shape + rest))
}
