//! The places of a sheet by words: a column by its headings, a row by its labels. Years are left out of both, and digits out of headings,
//! so that the words are the same in next year's sheet.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

use super::record::ColumnWords;
use crate::columns::seen_words::{Seen, without};
use crate::import::reading::grid::{CellId, SheetGrid};
use crate::value::fiscal_year::{FiscalYear, Time, time_mentions};
use crate::value::width::key;

/// The sign for a year without an era in the words of a heading.
pub(super) const SHORT_YEAR: char = '#';

/// The labels of a sheet.
pub(super) struct SheetLabels<'g> {
    pub(super) grid: &'g SheetGrid,
    pub(super) reported: Option<FiscalYear>,
    /// Its tables from top to bottom.
    pub(super) tables: Vec<TableLabels>,
    /// The labels of each row; `None` if another row has the same labels.
    rows: Vec<Option<String>>,
    /// The line of each labelled row, by its label.
    by_label: HashMap<String, usize>,
}

/// The labels of a table.
pub(super) struct TableLabels {
    /// The rows of its headings.
    pub(super) heads: Range<usize>,
    /// The rows below the headings, up to the next headings.
    pub(super) rows: Range<usize>,
    /// Its columns from left to right.
    pub(super) columns: Vec<ColumnWords>,
    /// The first and the last line with figures; `None` if there are none.
    pub(super) lines: Option<(usize, usize)>,
}

impl TableLabels {
    /// The different words over its columns.
    pub(super) fn words(&self) -> BTreeSet<String> {
        self.columns.iter().map(|column| column.words.clone()).filter(|words| !words.is_empty()).collect()
    }
}

impl<'g> SheetLabels<'g> {
    /// The labels of a sheet with these heading rows; `reported` is the year on which it reports.
    pub(super) fn new(grid: &'g SheetGrid, heads: &BTreeSet<usize>, reported: Option<FiscalYear>) -> Self {
        let (tables, rows, by_label) = (Vec::new(), Vec::new(), HashMap::new());
        let mut labels = Self { grid, reported, tables, rows, by_label };
        let first = || labels.first_words().into_iter().collect();
        let heads: BTreeSet<usize> = if heads.is_empty() { first() } else { heads.clone() };
        let begins = |row: &usize| row.checked_sub(1).is_none_or(|above| !heads.contains(&above));
        let starts: Vec<usize> = heads.iter().copied().filter(begins).collect();
        let ends = starts.iter().skip(1).copied().chain([grid.rows.len()]);
        for (start, end) in starts.iter().copied().zip(ends) {
            let below = (start..end).find(|row| !heads.contains(row)).unwrap_or(end);
            let columns = labels.columns(start..below);
            let lines = labels.lines_with_figures(below..end);
            labels.tables.push(TableLabels { heads: start..below, rows: below..end, columns, lines });
        }
        labels.rows = labels.row_labels(&heads);
        let known = labels.rows.iter().enumerate();
        labels.by_label = known.filter_map(|(row, label)| Some((label.clone()?, grid.line(row)))).collect();
        labels
    }

    /// The first row with several cells and no figure, for a sheet in which no headings were found.
    fn first_words(&self) -> Option<usize> {
        let is_of_words = |row: &usize| {
            let cells = || self.grid.filled(*row).map(|(_, cell)| &cell.seen);
            cells().count() > 1 && cells().all(|seen| seen.figure.is_none() || seen.is_label)
        };
        (0..self.grid.rows.len()).find(is_of_words)
    }

    fn columns(&self, heads: Range<usize>) -> Vec<ColumnWords> {
        let mut known: HashMap<(String, Option<i32>), usize> = HashMap::new();
        let last = heads.end.saturating_sub(1);
        let text = |row: usize, index: usize| {
            let own = |index: usize| self.grid.cell(CellId { row, index }).map_or("", |cell| cell.text.trim());
            // A heading merged over several headings is in the first of their columns.
            let has_below = |index: usize| {
                (row + 1..heads.end)
                    .any(|row| self.grid.cell(CellId { row, index }).is_some_and(|it| !it.seen.is_blank()))
            };
            let above = || (0..=index).rev().map(own).find(|text| !text.is_empty()).unwrap_or_default();
            if own(index).is_empty() && row < last && has_below(index) { above() } else { own(index) }
        };
        let mut columns = Vec::new();
        for index in 0..self.grid.width() {
            let texts: Vec<&str> = heads.clone().map(|row| text(row, index)).collect();
            let are_times = texts.iter().all(|text| words_without_times(text).is_empty());
            let words: Vec<String> =
                texts.iter().map(|text| heading_words(text, are_times)).filter(|words| !words.is_empty()).collect();
            let year = texts.iter().rev().find_map(|text| self.year(text));
            let (words, nth) = (words.join("/"), known.entry((words.join("/"), year)).or_default());
            columns.push(ColumnWords { words, year, nth: *nth });
            *nth += 1;
        }
        columns
    }

    /// The year in a heading, relative to the reported year.
    fn year(&self, text: &str) -> Option<i32> {
        let year = time_mentions(text).into_iter().find_map(|mention| mention.time.fiscal_year())?;
        Some(year.western() - self.reported?.western())
    }

    fn row_labels(&self, heads: &BTreeSet<usize>) -> Vec<Option<String>> {
        let mut above = vec![String::new(); self.grid.width()];
        let mut labels: Vec<String> = Vec::new();
        // The label of the last row with words, and the number of rows without words since.
        let (mut last, mut behind) = (String::new(), 0);
        for row in 0..self.grid.rows.len() {
            // Figures in words change from year to year: 男性79.5歳・女性84.1歳.
            let is_figure = |seen: &Seen| seen.has_figure() || seen.is_dash || !seen.of_parts.is_empty();
            let words = self.grid.filled(row).filter(|(_, cell)| !is_figure(&cell.seen));
            let words = words.map(|(at, cell)| (at.index, without_times(&cell.text)));
            let words: Vec<(usize, String)> = words.filter(|(_, text)| !text.is_empty()).collect();
            let first = words.first().map_or(0, |(index, _)| *index);
            for (index, text) in &words {
                if let Some(place) = above.get_mut(*index) {
                    place.clone_from(text);
                }
            }
            // Labels at the left also apply to the rows below them.
            let carried = above.iter().take(first).filter(|text| !text.is_empty()).cloned();
            let own = words.into_iter().map(|(_, text)| text);
            let label = carried.chain(own).collect::<Vec<_>>().join("/");
            if label.is_empty() {
                behind += 1;
                labels.push(format!("{last}+{behind}"));
            } else {
                (last, behind) = (label.clone(), 0);
                labels.push(label);
            }
        }
        let several = repeated(&labels);
        let blocks = self.blocks(heads, &labels, &several);
        for (label, block) in labels.iter_mut().zip(blocks).filter(|(label, _)| several.contains(*label)) {
            *label = format!("{block}/{label}");
        }
        let several = repeated(&labels);
        labels.into_iter().map(|label| Some(label).filter(|it| !it.is_empty() && !several.contains(it))).collect()
    }

    /// For each row, the words of the nearest lines above that head a block, which distinguish rows with the same labels: headings, the
    /// lines right above them, and lines of one cell in a column in which no row of figures has words. The row of an indicator without any
    /// figure yet does not head a block.
    fn blocks(&self, heads: &BTreeSet<usize>, labels: &[String], several: &HashSet<String>) -> Vec<String> {
        let has_figure =
            |row: usize| self.grid.filled(row).any(|(_, cell)| cell.seen.figure.is_some() || cell.seen.is_dash);
        let rows = 0..self.grid.rows.len();
        let of_figures = rows.clone().filter(|row| has_figure(*row)).flat_map(|row| self.grid.filled(row));
        let words = of_figures.filter(|(_, cell)| cell.seen.figure.is_none() && !cell.seen.is_dash);
        let named: BTreeSet<usize> = words.map(|(at, _)| at.index).collect();
        let mut above_heads = BTreeSet::new();
        for row in rows.rev() {
            let is_above = heads.contains(&(row + 1)) || above_heads.contains(&(row + 1));
            if is_above && self.grid.filled(row).next().is_some() && !has_figure(row) {
                above_heads.insert(row);
            }
        }
        let is_line = |row: usize| self.grid.only(row).is_some_and(|(at, _)| !named.contains(&at.index));
        let (mut block, mut is_begun) = (String::new(), false);
        let mut blocks = Vec::new();
        for (row, label) in labels.iter().enumerate() {
            let may_head = heads.contains(&row) || above_heads.contains(&row) || is_line(row);
            let is_head = may_head && !has_figure(row) && !several.contains(label);
            if is_head {
                block = if is_begun { format!("{block}/{label}") } else { label.clone() };
            }
            is_begun = is_head;
            blocks.push(block.clone());
        }
        blocks
    }

    /// The labels of a row; `None` if it has none, or another row has the same labels.
    pub(super) fn row_label(&self, row: usize) -> Option<&str> {
        self.rows.get(row)?.as_deref()
    }

    /// The row at a line of the source; `None` if the grid has no row there.
    pub(super) fn row(&self, line: usize) -> Option<usize> {
        let row = self.grid.rows.partition_point(|cells| cells.first().is_some_and(|cell| cell.place.line < line));
        (self.grid.line(row) == line).then_some(row)
    }

    /// The line of the row with these labels.
    pub(super) fn line_labelled(&self, label: &str) -> Option<usize> {
        self.by_label.get(label).copied()
    }

    fn lines_with_figures(&self, rows: Range<usize>) -> Option<(usize, usize)> {
        let has_figure = |row: &usize| self.grid.filled(*row).any(|(_, cell)| cell.seen.figure.is_some());
        let mut rows = rows.filter(has_figure);
        let first = rows.next()?;
        Some((self.grid.line(first), self.grid.line(rows.next_back().unwrap_or(first))))
    }

    /// The table whose headings or rows include a row.
    pub(super) fn table_with(&self, row: usize) -> Option<&TableLabels> {
        self.tables.iter().find(|table| table.heads.contains(&row) || table.rows.contains(&row))
    }

    /// The different words over all columns.
    pub(super) fn words(&self) -> BTreeSet<String> {
        self.tables.iter().flat_map(TableLabels::words).collect()
    }
}

/// The texts that occur more than once.
fn repeated(texts: &[String]) -> HashSet<String> {
    let mut known = HashSet::new();
    texts.iter().filter(|text| !known.insert(*text)).cloned().collect()
}

/// A text in its comparable form without the times that it names.
pub(super) fn without_times(text: &str) -> String {
    key(&without(text, time_mentions(text).into_iter().map(|mention| mention.at)))
}

/// The words of a heading without times and digits.
fn words_without_times(text: &str) -> String {
    without_times(text).chars().filter(|letter| !letter.is_ascii_digit()).collect()
}

/// The words of a heading: without times and digits, except that a time without a year of its own (6年度, 2年目) stays, since it identifies the
/// column. Where the headings of a column have other words, only that there is such a year stays: next year's 6年度実績 is 7年度実績.
fn heading_words(text: &str, are_times: bool) -> String {
    let times = || time_mentions(text).into_iter().map(|mention| mention.time);
    match times().any(Time::is_open) {
        true if !are_times && times().all(|time| matches!(time, Time::Short(_))) => {
            format!("{SHORT_YEAR}{}", words_without_times(text))
        }
        true => key(text),
        false => words_without_times(text),
    }
}
