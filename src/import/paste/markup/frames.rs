//! The elements that are open around what is read, with their looks: what lies around letters counts as well.

use super::TooLarge;
use super::look::MarkupLook;
use super::tag::Tag;

/// The most elements within each other whose ends are looked for.
const DEEPEST: usize = 128;

/// An element that is open: its name, and the look of what stands in it.
#[derive(Debug)]
struct Frame {
    name: String,
    look: MarkupLook,
}

/// The elements that are open around what is read.
#[derive(Debug, Default)]
pub(super) struct Frames {
    open: Vec<Frame>,
    /// The number of further ones, which change nothing of the looks.
    beyond: usize,
    /// How many are open around the parts of the table, its rows, its cells and the text of a cell.
    table: usize,
    part: usize,
    row: usize,
    cell: usize,
}

impl Frames {
    /// The look of what is read now.
    pub(super) fn look(&self) -> MarkupLook {
        self.open.last().map(|frame| frame.look).unwrap_or_default()
    }

    pub(super) fn push(&mut self, tag: &Tag, look: MarkupLook) -> Result<(), TooLarge> {
        // These end where the next of their kind begins.
        if matches!(&*tag.name, "p" | "li" | "option") && self.open.len() > self.cell {
            self.open.pop_if(|top| top.name == tag.name);
        }
        let within = self.look().with(look);
        if self.open.len() < DEEPEST {
            self.open.push(Frame { name: tag.name.clone(), look: within });
        } else if within == self.look() {
            self.beyond += 1;
        } else {
            return Err(TooLarge);
        }
        Ok(())
    }

    /// Ends the innermost element of that name, with those in it, if it began in this cell.
    pub(super) fn pop(&mut self, name: &str) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let open = self.open.get(self.cell..).unwrap_or_default();
        if let Some(at) = open.iter().rposition(|frame| frame.name == name) {
            self.open.truncate(self.cell + at);
        }
    }

    fn close_to(&mut self, len: usize) {
        self.open.truncate(len);
        self.beyond = 0;
    }

    pub(super) fn begin_table(&mut self) {
        let len = self.open.len();
        (self.table, self.part, self.row, self.cell) = (len, len, len, len);
    }

    pub(super) fn begin_part(&mut self, tag: &Tag, look: MarkupLook) -> Result<(), TooLarge> {
        self.close_to(self.table);
        self.push(tag, look)?;
        let len = self.open.len();
        (self.part, self.row, self.cell) = (len, len, len);
        Ok(())
    }

    pub(super) fn begin_row(&mut self, tag: Option<(&Tag, MarkupLook)>) -> Result<(), TooLarge> {
        self.close_to(self.part);
        if let Some((tag, look)) = tag {
            self.push(tag, look.of_cell())?;
        }
        let len = self.open.len();
        (self.row, self.cell) = (len, len);
        Ok(())
    }

    pub(super) fn begin_cell(&mut self, tag: &Tag, look: MarkupLook) -> Result<(), TooLarge> {
        self.close_to(self.row);
        self.push(tag, look)?;
        self.cell = self.open.len();
        Ok(())
    }

    pub(super) fn end_cell(&mut self) {
        self.close_to(self.row);
        self.cell = self.row;
    }

    /// Ends a row, or with it the part of the table in which it stands.
    pub(super) fn end_row(&mut self, is_part: bool) {
        if is_part {
            self.part = self.table;
        }
        self.close_to(self.part);
        (self.row, self.cell) = (self.part, self.part);
    }

    pub(super) fn end_table(&mut self) {
        self.close_to(self.table.saturating_sub(1));
        (self.table, self.part, self.row, self.cell) = (0, 0, 0, 0);
    }
}
