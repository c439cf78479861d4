//! Which column holds the names of the indicators, by the headings of the columns and the looks of their cells.

use super::columns_over::has_own_quantity;
use crate::columns::vocabulary::{HeadWord, OF_PLACES_AND_PEOPLE, WEAK_FOR_NAMES, heads_names_of_things};
use crate::import::reading::grid::GridCell;
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{NameColumn, SheetColumn, SheetSection};
use crate::value::{distinct, only};

/// The mean length of names above which longer names add no weight, in letters.
const LONG_NAME: f64 = 8.0;

impl MarkedSheet<'_> {
    /// The candidates for the name column if the only heading of names is a weak one: its own column and those with different words in
    /// every row. Empty if there is no other candidate.
    pub(super) fn rivals_of_weak_heading(&self, section: &SheetSection, only: usize) -> Vec<usize> {
        let mut headings = section.heads.iter().filter_map(|row| self.filled_cell(section, *row, only));
        let rows = section.columns.get(only).map_or(0, |column| column.words.len());
        if !headings.any(|(_, cell)| WEAK_FOR_NAMES.has(&cell.seen.key)) {
            return Vec::new();
        }
        let may_be = |column: &&SheetColumn| {
            let different = distinct(self.words(column).map(|cell| cell.seen.key.as_str()));
            let is_headed = matches!(column.head, None | Some(HeadWord::Group));
            column.index == only || is_headed && column.may_name() && different.len() >= rows
        };
        let rivals: Vec<usize> = section.columns.iter().filter(may_be).map(|column| column.index).collect();
        if rivals.len() > 1 { rivals } else { Vec::new() }
    }

    /// For each column of figures, the column that looks most like names among those between it and the figures before it; or else the name
    /// column of these figures.
    pub(super) fn names_by_looks(&self, section: &SheetSection) -> Vec<(usize, NameColumn)> {
        let mut run: Vec<&SheetColumn> = Vec::new();
        let mut best: Option<NameColumn> = None;
        let mut named = Vec::new();
        for column in &section.columns {
            if !column.is_value() {
                run.push(column);
                continue;
            }
            if let Some(found) = WordColumns::new(self, section, &run).name_column() {
                let is_other =
                    |best: &NameColumn| self.is_better(section, &found, best) || begins_a_table(section, found.index);
                best = best.filter(|best| !is_other(best)).or(Some(found));
            }
            run.clear();
            named.extend(best.clone().map(|name| (column.index, name)));
        }
        named
    }

    /// Whether `found`, a candidate further to the right, replaces the name column `best`: its heading says so, or it repeats the names.
    fn is_better(&self, section: &SheetSection, found: &NameColumn, best: &NameColumn) -> bool {
        let column = |name: &NameColumn| section.columns.get(name.index);
        let Some((found, best)) = column(found).zip(column(best)) else { return false };
        let pairs = self.words(found).zip(self.words(best));
        let same = pairs.filter(|(one, other)| one.seen.key == other.seen.key).count();
        found.head == Some(HeadWord::Name) || same * 10 > found.words.len() * 7
    }

    fn words<'s>(&'s self, column: &'s SheetColumn) -> impl Iterator<Item = &'s GridCell> {
        column.words.iter().filter_map(|at| self.grid.cell(*at))
    }
}

/// The columns of words between two runs of figures; at most one of them holds the names.
struct WordColumns<'a> {
    sheet: &'a MarkedSheet<'a>,
    section: &'a SheetSection,
    columns: &'a [&'a SheetColumn],
    /// Whether the cells of one of several columns name quantities themselves (来場者数).
    has_indicators: bool,
}

impl<'a> WordColumns<'a> {
    fn new(sheet: &'a MarkedSheet<'a>, section: &'a SheetSection, columns: &'a [&'a SheetColumn]) -> Self {
        let mut words = Self { sheet, section, columns, has_indicators: false };
        let mut others = columns.iter().filter(|column| matches!(column.head, None | Some(HeadWord::Name)));
        words.has_indicators = columns.len() > 1 && others.any(|column| words.names_indicators(column));
        words
    }

    /// The name column: one that its heading or its merged cells mark, or else the one that looks most like names, with its rivals if
    /// several could be. `None` if no column has names.
    fn name_column(&self) -> Option<NameColumn> {
        let weighed =
            self.columns.iter().map(|column| (self.weight(column), column)).filter(|(weight, _)| *weight > 0.0);
        let (_, likeliest) = weighed.max_by(|(one, _), (other, _)| one.total_cmp(other))?;
        let candidates: Vec<&SheetColumn> =
            self.columns.iter().copied().filter(|column| self.is_candidate(column)).collect();
        if let Some(sure) = self.headed(&candidates).or_else(|| self.merged(&candidates)) {
            return Some(NameColumn { index: sure.index, rivals: Vec::new() });
        }
        let rivals =
            if candidates.len() > 1 { candidates.iter().map(|column| column.index).collect() } else { Vec::new() };
        Some(NameColumn { index: likeliest.index, rivals })
    }

    /// Whether a column could hold the names: its heading allows it, and more than a third of the rows have words in it, of
    /// more than two letters on average.
    fn is_candidate(&self, column: &SheetColumn) -> bool {
        let keys = || self.sheet.words(column).map(|cell| cell.seen.key.as_str());
        let letters: usize = keys().map(|key| key.chars().count()).sum();
        let may_head_names = match column.head {
            None | Some(HeadWord::Name) => true,
            // Projects with one row each may be what the figures measure.
            Some(HeadWord::Group) => !self.has_indicators && distinct(keys()).len() == self.section.rows.len(),
            _ => false,
        };
        may_head_names
            && !self.is_headed_by(column, |key| OF_PLACES_AND_PEOPLE.has(key))
            && letters > 2 * column.words.len()
            && column.words.len() * 3 > self.section.rows.len()
            && self.weight(column) > 0.0
    }

    /// The only candidate with a heading such as イベント名, which marks the names, whatever is beside it.
    fn headed(&self, candidates: &[&'a SheetColumn]) -> Option<&'a SheetColumn> {
        let headed = only(candidates.iter().filter(|column| self.is_headed_by(column, heads_names_of_things)))?;
        (!self.has_indicators || self.names_indicators(headed)).then_some(*headed)
    }

    /// The first of two neighbours whose cells are merged over rows with parts in the second: 家庭系ごみ over 可燃ごみ | 不燃ごみ.
    fn merged(&self, candidates: &[&'a SheetColumn]) -> Option<&'a SheetColumn> {
        let [merged, parts] = candidates else { return None };
        let is_merged = parts.index == merged.index + 1
            && merged.filled < self.section.rows.len()
            && !self.names_indicators(parts)
            && self.is_merged_over(merged, parts);
        is_merged.then_some(*merged)
    }

    /// Whether each blank of a column is beside words of the next column, so that its cells are merged over these rows.
    fn is_merged_over(&self, merged: &SheetColumn, parts: &SheetColumn) -> bool {
        let is_filled =
            |row: usize, column: &SheetColumn| self.sheet.filled_cell(self.section, row, column.index).is_some();
        let mut rows = self.section.rows.iter();
        self.section.rows.first().is_some_and(|row| is_filled(*row, merged) && is_filled(*row, parts))
            && rows.all(|row| is_filled(*row, merged) || is_filled(*row, parts))
    }

    /// Whether a heading of a column is such a word, in its comparable form.
    fn is_headed_by(&self, column: &SheetColumn, is_word: impl Fn(&str) -> bool) -> bool {
        self.sheet.headings(self.section, column.index).any(|(_, cell)| is_word(&cell.seen.key))
    }

    /// Whether a cell of a column names a quantity itself.
    fn names_indicators(&self, column: &SheetColumn) -> bool {
        self.sheet.words(column).any(has_own_quantity)
    }

    /// The weight of a column as a name column: long texts, many different texts and a heading of names add to it.
    #[expect(clippy::cast_precision_loss, reason = "a weight needs no more than the first digits")]
    fn weight(&self, column: &SheetColumn) -> f64 {
        if !column.may_name() {
            return 0.0;
        }
        let texts = || self.sheet.words(column).map(|cell| cell.seen.key.as_str());
        let mean = texts().map(|text| text.chars().count()).sum::<usize>() as f64 / column.words.len() as f64;
        let different = distinct(texts()).len() as f64;
        let by_heading = match column.head {
            Some(HeadWord::Name) => 2.0,
            None => 1.0,
            Some(_) => 0.4,
        };
        by_heading * mean.min(LONG_NAME) * different.sqrt() + column.index as f64 / 100.0
    }
}

/// Whether a second table begins at the column `names`, since a column behind it repeats the kind and year of a column before it. Columns
/// whose headings have words of their own count only if the words are over `names`, too, or the columns are before it.
fn begins_a_table(section: &SheetSection, names: usize) -> bool {
    let is_of_table = |column: &SheetColumn| column.name_at.is_none_or(|at| at.index == names || column.index < names);
    let said = |column: &SheetColumn| is_of_table(column).then_some((column.placed_kind(), column.time?));
    let (before, behind): (Vec<_>, Vec<_>) = section.values().partition(|column| column.index < names);
    let before: Vec<_> = before.into_iter().filter_map(said).collect();
    let is_bare = section.columns.get(names).is_some_and(SheetColumn::is_bare);
    is_bare && behind.into_iter().filter_map(said).any(|said| before.contains(&said))
}

/// For each column of figures, the nearest of these name columns at its left, or else the first of them; each with these rivals.
pub(super) fn names_at(section: &SheetSection, columns: &[usize], rivals: &[usize]) -> Vec<(usize, NameColumn)> {
    let named = |column: &SheetColumn| {
        let index = *columns.iter().rev().find(|index| **index <= column.index).or(columns.first())?;
        Some((column.index, NameColumn { index, rivals: rivals.to_vec() }))
    };
    section.values().filter_map(named).collect()
}
