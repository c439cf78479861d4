//! The table that a program has written to the clipboard as HTML. It is read as text, and nothing of it is inserted into a page.
//!
//! The markup is split into tags and texts by the rules of HTML, in one pass ([`tokens`]). Little of it is kept: the rows and
//! cells of the first table, the spans of cells, their line ends, and the look of their letters ([`crate::import::seen`]). A
//! table in a cell is text of that cell at any depth; no function here is recursive.
//!
//! Markup that is too large is rejected as a whole ([`TooLarge`]), so that a part of a table is never taken for all of it.

mod cell;
mod frames;
mod grid;
mod look;
mod references;
mod tag;
mod tokens;

use super::looks::BlockLooks;
use crate::plan::indicator::Row;
use cell::CellText;
use frames::Frames;
use grid::Grid;
use look::Classes;
use tag::{Element, TableLevel, Tag};
use tokens::{MarkupToken, Tokens};

/// The attribute by which our own copy marks each row of its table.
pub const ROW_MARK: &str = "data-keikaku-row";

/// The largest number of bytes of markup. Excel writes about a hundred for a cell.
const MOST_BYTES: usize = 10_000_000;

/// The markup, or the table in it, is larger than any that would be pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// A row of the table: its fields, and its kind if it is marked.
#[derive(Debug, Default)]
pub(super) struct TableRow {
    pub(super) fields: Vec<String>,
    pub(super) kind: Option<Row>,
}

/// The value of [`ROW_MARK`] for this row.
pub(crate) fn mark(row: Row) -> &'static str {
    match row {
        Row::Target => "target",
        Row::Actual => "actual",
    }
}

/// How much of the markup is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Extent {
    /// Only the first table.
    #[default]
    FirstTable,
    /// All tables one below the other, with the lines around them as rows of one field.
    Whole,
}

/// The rows in the markup with the formatting of their cells; no rows if there is no table.
pub(super) fn rows(markup: &str, extent: Extent) -> Result<(Vec<TableRow>, BlockLooks), TooLarge> {
    if markup.len() > MOST_BYTES {
        return Err(TooLarge);
    }
    let mut reader = MarkupReader { extent, ..MarkupReader::default() };
    for token in Tokens::new(markup) {
        match token {
            MarkupToken::Start { name, attributes } => {
                let tag = Tag::new(name, &attributes, &reader.classes);
                reader.begin(&tag)?;
            }
            MarkupToken::End(name) => reader.end(&name)?,
            MarkupToken::Text(text) => reader.add(&text),
        }
        if reader.is_over {
            break;
        }
    }
    reader.end_cell()?;
    reader.end_loose_line()?;
    Ok(reader.grid.finish())
}

/// The reader of the markup, tag by tag.
#[derive(Debug, Default)]
struct MarkupReader {
    extent: Extent,
    grid: Grid,
    /// The looks that the style sheet gives to classes.
    classes: Classes,
    frames: Frames,
    /// The number of open tables: the table that is read, and tables in its cells.
    depth: usize,
    is_over: bool,
    /// The invisible element that is open: a script, a style, the reading of a word.
    unseen: Option<Element>,
    cell: Option<CellText>,
    /// The text of a line outside of tables.
    loose: CellText,
}

impl MarkupReader {
    /// Adds text to the open cell, or to the line outside of tables.
    fn add(&mut self, text: &str) {
        match self.unseen {
            Some(Element::Style) => self.classes.read(text),
            Some(_) => {}
            None => {
                let look = self.frames.look();
                match &mut self.cell {
                    Some(cell) => cell.add(text, look),
                    None if self.depth == 0 => self.loose.add(text, look),
                    None => {}
                }
            }
        }
    }

    fn begin(&mut self, tag: &Tag) -> Result<(), TooLarge> {
        if self.unseen.is_some() {
            return Ok(());
        }
        match (tag.element, &mut self.cell) {
            (Element::Style | Element::Unseen, _) => {
                self.unseen = Some(tag.element);
                return Ok(());
            }
            // A table in another table but in none of its cells is torn markup and counts as the same table.
            (Element::OfTable(TableLevel::Table), None) if self.depth == 0 => {
                self.end_loose_line()?;
                self.depth = 1;
                return self.frames.begin(tag, Some(TableLevel::Table));
            }
            (Element::OfTable(TableLevel::Table), Some(_)) => self.depth += 1,
            (Element::OfTable(TableLevel::Table), None) => {}
            (Element::OfTable(level), _) if self.depth == 1 => return self.begin_level(level, tag),
            (Element::OfTable(TableLevel::Row | TableLevel::Cell), Some(cell)) => cell.add(" ", self.frames.look()),
            (Element::Line, Some(cell)) => cell.end_line(),
            (Element::Line, None) if self.depth == 0 => self.end_loose_line()?,
            (Element::Select, Some(cell)) => cell.begin_choice(),
            (Element::Option, Some(cell)) => cell.begin_option(tag.is_selected),
            _ => {}
        }
        if tag.is_void() { Ok(()) } else { self.frames.begin(tag, None) }
    }

    /// Begins a section, a row or a cell of the table.
    fn begin_level(&mut self, level: TableLevel, tag: &Tag) -> Result<(), TooLarge> {
        self.end_level(level)?;
        if level == TableLevel::Cell && !self.grid.is_in_row() {
            self.frames.end(TableLevel::Row);
            self.grid.begin_row(None, self.frames.look().is_gone)?;
        }
        self.frames.begin(tag, Some(level))?;
        let is_gone = self.frames.look().is_gone;
        match level {
            TableLevel::Row => self.grid.begin_row(tag.kind, is_gone)?,
            TableLevel::Cell => self.cell = Some(CellText::begin(tag.spans, is_gone, self.grid.is_of_ours())),
            TableLevel::Table | TableLevel::Part => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), TooLarge> {
        let element = Element::from_name(name);
        if let Some(unseen) = self.unseen {
            self.unseen = Some(unseen).filter(|unseen| *unseen != element);
            return Ok(());
        }
        match element {
            Element::OfTable(TableLevel::Table) if self.depth > 1 => self.depth -= 1,
            Element::OfTable(level) if self.depth == 1 => {
                self.end_level(level)?;
                self.frames.end(level);
                if level == TableLevel::Table {
                    self.grid.end_table();
                    self.depth = 0;
                    self.is_over = self.extent == Extent::FirstTable;
                }
                return Ok(());
            }
            Element::Line if self.depth == 0 => self.end_loose_line()?,
            Element::Select => self.cell.iter_mut().for_each(CellText::end_choice),
            _ => {}
        }
        self.frames.pop(name);
        Ok(())
    }

    /// Ends the open cell, and for other levels also the open row.
    fn end_level(&mut self, level: TableLevel) -> Result<(), TooLarge> {
        self.end_cell()?;
        if level == TableLevel::Cell { Ok(()) } else { self.grid.end_row() }
    }

    fn end_cell(&mut self) -> Result<(), TooLarge> {
        self.cell.take().map_or(Ok(()), |cell| self.grid.add(cell))
    }

    /// Ends a line outside of tables, which becomes a row of one field if the whole markup is read.
    fn end_loose_line(&mut self) -> Result<(), TooLarge> {
        let line = std::mem::take(&mut self.loose);
        if self.extent == Extent::FirstTable || line.is_blank() {
            return Ok(());
        }
        self.grid.begin_row(None, false)?;
        self.grid.add(line)?;
        self.grid.end_row()?;
        self.grid.end_table();
        Ok(())
    }
}
