//! The table that a program has laid on the clipboard as HTML. It is read as text, and nothing of it enters a page.
//!
//! The crate html5gum parts the markup into tags and texts by the rules of HTML, in one pass whatever is written there. What
//! is kept of it is little: the rows and cells of the first table, how many columns a cell spans, and the line ends within
//! it. A table in a cell is text of that cell, however deep; nothing here calls itself.
//!
//! What is too large is given up as a whole ([`TooLarge`]), so that no part of a table is taken for all of it.

use std::iter::repeat_n;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, Tokenizer};

use crate::plan::indicator::Row;

/// The attribute by which a copy of our own marks each row of its table.
pub const ROW_MARK: &str = "data-keikaku-row";

/// The bytes of markup that are read. Excel takes about a hundred for a cell.
const MOST_BYTES: usize = 10_000_000;

/// The columns that a row may have. HTML lets one cell span as many.
const MOST_COLUMNS: usize = 1_000;

/// The rows and fields that a table may have: many times those of the largest plan.
const MOST_FIELDS: usize = 200_000;

/// The markup, or the table in it, is larger than any that would be pasted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge;

/// A row of the table: its fields, and which row of a KPI it is if it is marked.
#[derive(Debug, Default)]
pub(super) struct TableRow {
    pub(super) fields: Vec<String>,
    pub(super) kind: Option<Row>,
}

/// The value of [`ROW_MARK`] for that row.
pub(crate) fn mark(row: Row) -> &'static str {
    match row {
        Row::Target => "target",
        Row::Actual => "actual",
    }
}

/// The rows of the first table in the markup; none if it holds no table.
pub(super) fn first_table(markup: &str) -> Result<Vec<TableRow>, TooLarge> {
    if markup.len() > MOST_BYTES {
        return Err(TooLarge);
    }
    let mut table = Table::default();
    let mut emitter = CallbackEmitter::new(|event: CallbackEvent<'_>, _: Span<()>| table.handle(&event).err());
    // What stands in a script or a style is no markup.
    emitter.naively_switch_states(true);
    if let Some(Ok(too_large)) = Tokenizer::new_with_emitter(markup, emitter).next() {
        return Err(too_large);
    }
    table.end_cell()?;
    Ok(table.rows)
}

/// The first table, as far as it is read.
#[derive(Debug, Default)]
struct Table {
    rows: Vec<TableRow>,
    /// The number of rows and fields.
    size: usize,
    /// The number of tables that are open: the first one, and those in its cells.
    depth: usize,
    is_over: bool,
    is_in_row: bool,
    /// Whether what stands here is seen by nobody.
    is_hidden: bool,
    cell: Option<TableCell>,
    /// The tag that is being read.
    tag: Option<Tag>,
}

/// A start tag with those of its attributes that are read.
#[derive(Debug)]
struct Tag {
    element: Element,
    attribute: Option<Attribute>,
    span: usize,
    kind: Option<Row>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Element {
    Table,
    /// A part of a table that holds rows, or stands beside them.
    Part,
    Row,
    Cell,
    /// An element that begins on a line of its own.
    Line,
    Hidden,
    Other,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Attribute {
    Span,
    Mark,
}

impl Table {
    fn handle(&mut self, event: &CallbackEvent<'_>) -> Result<(), TooLarge> {
        if self.is_over {
            return Ok(());
        }
        match event {
            CallbackEvent::OpenStartTag { name } => self.tag = Some(Tag::new(name)),
            CallbackEvent::AttributeName { name } => {
                // An end tag may have attributes, too, which say nothing.
                if let Some(tag) = &mut self.tag {
                    tag.attribute = Attribute::of(name);
                }
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(tag) = &mut self.tag {
                    tag.set(value);
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                if let Some(tag) = self.tag.take() {
                    self.begin(&tag)?;
                }
            }
            CallbackEvent::EndTag { name } => self.end(Element::of(name))?,
            CallbackEvent::String { value } => {
                if let Some(cell) = self.cell.as_mut().filter(|_| !self.is_hidden) {
                    cell.add(&String::from_utf8_lossy(value));
                }
            }
            CallbackEvent::Comment { .. } | CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        Ok(())
    }

    fn begin(&mut self, tag: &Tag) -> Result<(), TooLarge> {
        match (tag.element, &mut self.cell) {
            (Element::Hidden, _) => self.is_hidden = true,
            // A table that stands in another, but in no cell of it, is torn markup and the same table.
            (Element::Table, cell) if self.depth == 0 || cell.is_some() => self.depth += 1,
            (Element::Line, Some(cell)) => cell.end_line(),
            (Element::Row | Element::Cell, Some(cell)) if self.depth > 1 => cell.add(" "),
            (Element::Row, _) if self.depth == 1 => self.begin_row(tag.kind)?,
            (Element::Cell, _) if self.depth == 1 => self.begin_cell(tag.span)?,
            (Element::Part, _) if self.depth == 1 => self.end_row()?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, element: Element) -> Result<(), TooLarge> {
        match element {
            Element::Hidden => self.is_hidden = false,
            Element::Table if self.depth > 1 => self.depth -= 1,
            Element::Table if self.depth == 1 => {
                self.end_row()?;
                self.is_over = true;
            }
            Element::Row | Element::Part if self.depth == 1 => self.end_row()?,
            Element::Cell if self.depth == 1 => self.end_cell()?,
            _ => {}
        }
        Ok(())
    }

    fn begin_row(&mut self, kind: Option<Row>) -> Result<(), TooLarge> {
        self.end_row()?;
        self.grow(1)?;
        self.is_in_row = true;
        self.rows.push(TableRow { fields: Vec::new(), kind });
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), TooLarge> {
        self.end_cell()?;
        self.is_in_row = false;
        Ok(())
    }

    fn begin_cell(&mut self, span: usize) -> Result<(), TooLarge> {
        self.end_cell()?;
        if !self.is_in_row {
            self.begin_row(None)?;
        }
        let is_ours = self.rows.last().is_some_and(|row| row.kind.is_some());
        self.cell = Some(TableCell { span, is_ours, ..TableCell::default() });
        Ok(())
    }

    /// Puts the cell into its row, with a blank field for each further column that it spans.
    fn end_cell(&mut self) -> Result<(), TooLarge> {
        let Some(cell) = self.cell.take() else { return Ok(()) };
        let columns = self.rows.last().map_or(0, |row| row.fields.len());
        let span = cell.span.clamp(1, MOST_COLUMNS.checked_sub(columns).filter(|room| *room > 0).ok_or(TooLarge)?);
        self.grow(span)?;
        if let Some(row) = self.rows.last_mut() {
            row.fields.push(cell.text);
            row.fields.extend(repeat_n(String::new(), span - 1));
        }
        Ok(())
    }

    fn grow(&mut self, by: usize) -> Result<(), TooLarge> {
        self.size += by;
        if self.size > MOST_FIELDS { Err(TooLarge) } else { Ok(()) }
    }
}

impl Tag {
    fn new(name: &[u8]) -> Self {
        Self { element: Element::of(name), attribute: None, span: 1, kind: None }
    }

    /// Takes the value of the attribute that was named last.
    fn set(&mut self, value: &[u8]) {
        let value = String::from_utf8_lossy(value);
        match self.attribute.take() {
            Some(Attribute::Span) => self.span = value.trim().parse().unwrap_or(1),
            Some(Attribute::Mark) => self.kind = [Row::Target, Row::Actual].into_iter().find(|row| mark(*row) == value),
            None => {}
        }
    }
}

impl Element {
    fn of(name: &[u8]) -> Self {
        match name {
            b"table" => Self::Table,
            b"thead" | b"tbody" | b"tfoot" | b"caption" | b"colgroup" => Self::Part,
            b"tr" => Self::Row,
            b"td" | b"th" => Self::Cell,
            b"br" | b"p" | b"div" | b"li" => Self::Line,
            b"style" | b"script" | b"title" | b"iframe" | b"noembed" | b"noscript" => Self::Hidden,
            _ => Self::Other,
        }
    }
}

impl Attribute {
    fn of(name: &[u8]) -> Option<Self> {
        match name {
            b"colspan" => Some(Self::Span),
            name if name == ROW_MARK.as_bytes() => Some(Self::Mark),
            _ => None,
        }
    }
}

/// A cell, as far as it is read.
#[derive(Debug, Default)]
struct TableCell {
    text: String,
    span: usize,
    /// Whether it is of our own copy, whose white space is the text's own.
    is_ours: bool,
    /// The line ends since the last letter.
    lines: usize,
    /// Whether there was white space since the last letter.
    has_blank: bool,
}

impl TableCell {
    /// Adds text, in which any white space is one blank, and none at the ends of lines.
    fn add(&mut self, text: &str) {
        if self.is_ours {
            self.text.push_str(text);
            return;
        }
        for letter in text.chars() {
            if letter.is_whitespace() {
                self.has_blank = true;
                continue;
            }
            if self.lines > 0 && !self.text.is_empty() {
                self.text.extend(repeat_n('\n', self.lines));
            } else if self.has_blank && !self.text.is_empty() {
                self.text.push(' ');
            }
            (self.lines, self.has_blank) = (0, false);
            self.text.push(letter);
        }
    }

    fn end_line(&mut self) {
        self.lines += 1;
    }
}
