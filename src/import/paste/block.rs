//! Rows of texts as spreadsheets write them to the clipboard (fields separated by tabs, rows ended by line ends), and figures as
//! mails have them, separated by blanks.
//!
//! A field is in quotes only if it contains a tab, a line end or a quote, which is then doubled. Any other quote is an ordinary
//! letter: a field that only looks quoted, is never closed or continues behind the closing quote is read unchanged, so that
//! nothing is lost.
//!
//! The fields of a block lose the guard against formulas, like the fields of a file: the block was copied from us, or from a
//! table of ours in another program. A single text keeps it, since a field copies its own text without a guard.

use super::looks::BlockLooks;
use super::markup::{Extent, ROW_MARK, TooLarge, rows};
use crate::columns::guard::unguarded;
use crate::import::reading::{Cut, GridCell, SheetGrid, grid_of_text};
use crate::import::text_table::TextTable;
use crate::plan::activity_log::recorded_day;
use crate::plan::cell::Cell;
use crate::plan::indicator::Row;
use crate::value::fiscal_year::Date;
use crate::value::width::{self, is_space};

/// The largest number of rows that are pasted into the grid: many times the rows of most plans, and few enough to be placed
/// within a second. A larger table is read as a file, in slices that can be stopped.
pub const MOST_ROWS: usize = 4_000;

/// Rows of texts, which may differ in length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    pub(crate) rows: Vec<Vec<String>>,
    /// For each row, which row of a KPI it is; `None` if the block was not copied from our own grid.
    pub(super) kinds: Option<Vec<Row>>,
    /// The formatting of its cells that their texts do not show.
    pub looks: BlockLooks,
}

impl Block {
    /// Whether its cells look different from their plain text.
    pub fn has_looks(&self) -> bool {
        self.looks != BlockLooks::default()
    }

    /// Whether the plain text has more rows than can be pasted into the grid.
    pub fn is_long(plain: &str) -> bool {
        plain.lines().nth(MOST_ROWS).is_some()
    }

    /// Reads the clipboard. All programs write plain text; the HTML beside it is used only if it contains more: our own HTML,
    /// which marks its rows; a table whose plain text is not one; and cells that look different from their plain text. Returns
    /// [`TooLarge`] for more rows than [`MOST_ROWS`].
    pub fn of_clipboard(plain: &str, html: &str) -> Result<Self, TooLarge> {
        let laid = |block: Self| if block.height() > MOST_ROWS { Err(TooLarge) } else { Ok(block) };
        laid(laid(Self::read(plain))?.seen_in_markup(html)?)
    }

    /// This block of plain text, or the block in the HTML if that contains more.
    fn seen_in_markup(self, html: &str) -> Result<Self, TooLarge> {
        let is_table = self.height() > 0 && !self.is_single();
        if self.height() > 0 && !html.contains(ROW_MARK) {
            match Self::of_rows_in(html, Extent::Whole) {
                Ok(Some(seen)) if seen.has_looks() => return Ok(seen),
                Err(TooLarge) if !is_table || may_say_more(html) => return Err(TooLarge),
                _ if is_table => return Ok(self),
                _ => {}
            }
        }
        Ok(Self::of_markup(html)?.unwrap_or(self))
    }

    /// Reads the first table in HTML; `None` if there is none, or if it has no row.
    pub fn of_markup(html: &str) -> Result<Option<Self>, TooLarge> {
        Self::of_rows_in(html, Extent::FirstTable)
    }

    fn of_rows_in(html: &str, extent: Extent) -> Result<Option<Self>, TooLarge> {
        let (rows, looks) = rows(html, extent)?;
        if rows.is_empty() {
            return Ok(None);
        }
        let (rows, kinds): (Vec<_>, Vec<_>) = rows.into_iter().map(|row| (row.fields, row.kind)).unzip();
        let block = Self::of_rows(rows, kinds.into_iter().collect());
        Ok(Some(Self { looks, ..block }.without_guards()))
    }

    /// Reads the clipboard's plain text. The line end of the last row begins no further row.
    pub fn read(text: &str) -> Self {
        if let Some(rows) = parted_by_blanks(text).or_else(|| table_of_page(text)) {
            return Self { rows, ..Self::default() };
        }
        let mut rows = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let (row, behind) = row(rest);
            rows.push(row);
            rest = behind;
        }
        Self { rows, ..Self::default() }.without_guards()
    }

    /// The block of these rows. `kinds`, one for each row, is for our own copies, and is ignored if its length differs from that
    /// of the rows.
    pub fn of_rows(rows: Vec<Vec<String>>, kinds: Option<Vec<Row>>) -> Self {
        let kinds = kinds.filter(|kinds| kinds.len() == rows.len());
        Self { rows, kinds, looks: BlockLooks::default() }
    }

    fn without_guards(mut self) -> Self {
        if !self.is_single() {
            for field in self.rows.iter_mut().flatten() {
                if let Some(text) = unguarded(field) {
                    *field = text.to_owned();
                }
            }
        }
        self
    }

    /// The block as the cells of a table.
    pub(crate) fn grid(&self) -> SheetGrid {
        SheetGrid::from_table(&TextTable::of_rows(&self.rows), Cut::Tabs)
    }

    /// The number of rows.
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// The number of fields in the longest row.
    pub fn width(&self) -> usize {
        self.rows.iter().map(Vec::len).max().unwrap_or_default()
    }

    /// Whether the block is a single text, which may fill many cells.
    pub fn is_single(&self) -> bool {
        self.single().is_some()
    }

    /// The text of a block with a single field; `None` for other blocks.
    pub fn single(&self) -> Option<&str> {
        let [row] = self.rows.as_slice() else { return None };
        let [text] = row.as_slice() else { return None };
        Some(text)
    }
}

/// The rows of a text without tabs or quotes, as in a mail, if all lines have the same number of words, separated by blanks:
/// figures behind a first word, or a day in front and a figure at the end. `None` for any other text, in which blanks are
/// ordinary letters.
fn parted_by_blanks(text: &str) -> Option<Vec<Vec<String>>> {
    let is_figure = |word: &String| Cell::read(word, "").amount().is_some();
    let is_day = |word: &String| !is_figure(word) && recorded_day(word, Date::FIRST).is_ok();
    let words = |line: &str| line.split(is_space).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    if text.contains(['\t', '"']) || text.lines().nth(MOST_ROWS).is_some() {
        return None;
    }
    let rows: Vec<Vec<String>> = text.lines().filter(|line| !is_blank(line)).map(words).collect();
    let (first, others) = rows.split_first()?;
    let is_parted = |row: &Vec<String>| match row.split_first() {
        Some((first, [.., last])) if is_day(first) => is_figure(last),
        Some((first, rest)) => rest.iter().all(is_figure) && (is_figure(first) || !others.is_empty()),
        None => false,
    };
    let are_alike = first.len() > 1 && others.iter().all(|row| row.len() == first.len());
    (are_alike && rows.iter().all(is_parted)).then_some(rows)
}

/// The rows of a table among the lines of a page, as a text from a printed paper has them: headings, and rows with several figures. `None`
/// for any other text.
fn table_of_page(text: &str) -> Option<Vec<Vec<String>>> {
    if text.contains(['\t', '"']) || text.lines().nth(MOST_ROWS).is_some() {
        return None;
    }
    let grid = grid_of_text(text).ok().filter(|grid| grid.cut == Cut::Page)?;
    let rows_with = |is_one: fn(&GridCell) -> bool| {
        grid.rows.iter().filter(|row| row.iter().filter(|cell| is_one(cell)).count() > 1).count()
    };
    let is_table = rows_with(|cell| cell.seen.heads_figures()) > 0 && rows_with(|cell| cell.seen.has_figure()) > 1;
    is_table.then(|| grid.rows.into_iter().map(|row| row.into_iter().map(|cell| cell.text).collect()).collect())
}

/// Whether a field is empty or has only characters that a reader cannot see.
pub(crate) fn is_blank(field: &str) -> bool {
    width::trim(field).is_empty()
}

/// Whether markup that is too large to be read may have cells that look different from their plain text.
fn may_say_more(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    let words = "<s>,<s ,<del,<strike,<sup,<sub,line-through,super,hidden,display,span=,<select";
    words.split(',').any(|word| html.contains(word))
}

/// The first row of a text, and the text behind the line end of that row.
fn row(text: &str) -> (Vec<String>, &str) {
    let mut fields = Vec::new();
    let mut rest = text;
    loop {
        let (field, behind) = quoted(rest).unwrap_or_else(|| bare(rest));
        fields.push(field);
        match behind.strip_prefix('\t') {
            Some(next) => rest = next,
            None => return (fields, without_line_end(behind)),
        }
    }
}

/// The field without quotes up to the next tab or line end, and the text behind it.
fn bare(text: &str) -> (String, &str) {
    let end = text.find(['\t', '\r', '\n']).unwrap_or(text.len());
    let (field, behind) = text.split_at_checked(end).unwrap_or((text, ""));
    (field.to_owned(), behind)
}

/// A field that needs its quotes, and the text behind it; `None` if the text does not begin with such a field.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('"')?;
    let mut from = 0;
    loop {
        let quote = from + inner.get(from..)?.find('"')?;
        let behind = inner.get(quote + 1..)?;
        if behind.starts_with('"') {
            from = quote + 2;
            continue;
        }
        let field = inner.get(..quote)?;
        let ends = behind.is_empty() || behind.starts_with(['\t', '\r', '\n']);
        return (ends && needs_quotes(field)).then(|| (field.replace("\"\"", "\""), behind));
    }
}

/// Whether a field can only be written in quotes.
pub(crate) fn needs_quotes(field: &str) -> bool {
    field.contains(['\t', '\r', '\n', '"'])
}

fn without_line_end(text: &str) -> &str {
    ["\r\n", "\n", "\r"].iter().find_map(|end| text.strip_prefix(end)).unwrap_or(text)
}
