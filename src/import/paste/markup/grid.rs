//! The rows and fields of a table while they are collected from markup: a cell that spans columns and rows leaves the other
//! fields blank, and hidden cells take no field.

use std::iter::repeat_n;

use super::cell::CellText;
use super::{TableRow, TooLarge};
use crate::columns::seen_words::Seen;
use crate::import::paste::looks::BlockLooks;
use crate::plan::indicator::Row;

/// The largest number of columns of a row. HTML lets one cell span as many.
const MOST_COLUMNS: usize = 1_000;
/// The largest number of rows and fields of a table: many times those of the largest plan.
const MOST_FIELDS: usize = 200_000;

/// The columns that a cell spans, and the number of its rows.
#[derive(Clone, Copy, Debug)]
struct CellSpan {
    column: usize,
    columns: usize,
    rows: usize,
}

/// The rows of the tables so far.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<TableRow>,
    /// The number of rows and fields.
    size: usize,
    /// The cells that extend into rows below, with the number of rows left.
    below: Vec<CellSpan>,
    is_in_row: bool,
    /// Whether the row is not displayed.
    is_gone: bool,
    /// The figures in cells that span several columns, or several rows.
    merged: Vec<(String, CellSpan)>,
    looks: BlockLooks,
}

impl Grid {
    /// Whether a row is open.
    pub(super) fn is_in_row(&self) -> bool {
        self.is_in_row
    }

    /// Whether the row is one of our own copy.
    pub(super) fn is_of_ours(&self) -> bool {
        self.is_in_row && !self.is_gone && self.rows.last().is_some_and(|row| row.kind.is_some())
    }

    /// Begins a row, which is not displayed if `is_gone`.
    pub(super) fn begin_row(&mut self, kind: Option<Row>, is_gone: bool) -> Result<(), TooLarge> {
        self.grow(1)?;
        (self.is_in_row, self.is_gone) = (true, is_gone);
        if !is_gone {
            self.rows.push(TableRow { fields: Vec::new(), kind });
        }
        Ok(())
    }

    /// Ends a row: cells that extend below it have one row less left.
    pub(super) fn end_row(&mut self) -> Result<(), TooLarge> {
        if self.is_in_row && !self.is_gone {
            self.pass_covered()?;
            self.below.retain_mut(|below| {
                below.rows = below.rows.saturating_sub(1);
                below.rows > 0
            });
        }
        self.is_in_row = false;
        Ok(())
    }

    /// Ends a table, so that its cells extend into no later row.
    pub(super) fn end_table(&mut self) {
        self.below.clear();
    }

    /// Adds the cell to its row, with a blank field for each further column that it spans.
    pub(super) fn add(&mut self, cell: CellText) -> Result<(), TooLarge> {
        let (rows, columns) = cell.spans;
        self.looks.hidden += usize::from(cell.has_hidden);
        if cell.is_gone || self.is_gone {
            return Ok(());
        }
        self.pass_covered()?;
        let column = self.width();
        let columns = columns.clamp(1, MOST_COLUMNS.saturating_sub(column).max(1));
        let (seen, span) = (cell.seen(), CellSpan { column, columns, rows });
        self.put(seen.text.clone(), columns)?;
        if (rows > 1 || columns > 1) && Seen::read(&seen.text).is_of_figures() {
            self.merged.push((seen.text.clone(), span));
        }
        self.below.extend((rows > 1).then_some(span));
        if seen.is_marked() {
            self.looks.marked.push(seen);
        }
        Ok(())
    }

    /// The number of fields of the row so far.
    fn width(&self) -> usize {
        self.rows.last().map_or(0, |row| row.fields.len())
    }

    /// Adds blank fields where cells of the rows above extend into the row.
    fn pass_covered(&mut self) -> Result<(), TooLarge> {
        loop {
            let own = self.below.iter().filter(|below| below.column == self.width());
            let Some(columns) = own.map(|below| below.columns).max() else { return Ok(()) };
            self.put(String::new(), columns)?;
        }
    }

    /// Adds a text to the row, with a blank field for each further column.
    fn put(&mut self, text: String, columns: usize) -> Result<(), TooLarge> {
        if self.width() + columns > MOST_COLUMNS {
            return Err(TooLarge);
        }
        self.grow(columns)?;
        if let Some(row) = self.rows.last_mut() {
            row.fields.push(text);
            row.fields.extend(repeat_n(String::new(), columns - 1));
        }
        Ok(())
    }

    fn grow(&mut self, by: usize) -> Result<(), TooLarge> {
        self.size += by;
        if self.size > MOST_FIELDS { Err(TooLarge) } else { Ok(()) }
    }

    /// The rows, and the formatting of their cells.
    pub(super) fn finish(mut self) -> (Vec<TableRow>, BlockLooks) {
        let is_filled =
            |place: usize| self.rows.iter().any(|row| row.fields.get(place).is_some_and(|text| !text.is_empty()));
        let width = self.rows.iter().map(|row| row.fields.len()).max().unwrap_or_default();
        let filled: Vec<bool> = (0..width).map(is_filled).collect();
        for (text, CellSpan { column, columns, rows }) in &self.merged {
            let is_of_others = filled.get(column + 1..column + columns).is_some_and(|filled| filled.contains(&true));
            if is_of_others || *rows > 1 {
                self.looks.merged.push(text.clone());
            }
        }
        (self.rows, self.looks)
    }
}
