//! The elements that are open around what is read, with their looks: what lies around letters counts as well.

use super::TooLarge;
use super::look::MarkupLook;
use super::tag::{TableLevel, Tag};

/// The most elements within each other whose ends are looked for.
const DEEPEST: usize = 128;

/// An element that is open: its name, the look of what stands in it, and what it is of the table.
#[derive(Debug)]
struct Frame {
    name: String,
    look: MarkupLook,
    level: Option<TableLevel>,
}

/// The elements that are open around what is read.
#[derive(Debug, Default)]
pub(super) struct Frames {
    open: Vec<Frame>,
    /// The number of further ones, which change nothing of the looks.
    beyond: usize,
}

impl Frames {
    /// The look of what is read now.
    pub(super) fn look(&self) -> MarkupLook {
        self.open.last().map(|frame| frame.look).unwrap_or_default()
    }

    /// Opens an element, which is this of the table: those of its level, and what stands in them, end there. Of the others some end
    /// where the next of their kind begins.
    pub(super) fn begin(&mut self, tag: &Tag, level: Option<TableLevel>) -> Result<(), TooLarge> {
        if let Some(level) = level {
            self.end(level);
        } else if matches!(&*tag.name, "p" | "li" | "option") {
            self.open.pop_if(|top| top.level.is_none() && top.name == tag.name);
        }
        let look = if level.is_some() { tag.look.of_cell() } else { tag.look };
        let within = self.look().with(look);
        if self.open.len() < DEEPEST {
            self.open.push(Frame { name: tag.name.clone(), look: within, level });
        } else if within == self.look() {
            self.beyond += 1;
        } else {
            return Err(TooLarge);
        }
        Ok(())
    }

    /// Ends what is open of the table at that level, with all that stands in it.
    pub(super) fn end(&mut self, level: TableLevel) {
        let is_around = |frame: &Frame| frame.level.is_some_and(|own| own < level);
        let around = self.open.iter().rposition(is_around).map(|at| at + 1);
        let whole = || self.open.iter().position(|frame| frame.level.is_some());
        self.open.truncate(around.or_else(whole).unwrap_or(self.open.len()));
        self.beyond = 0;
    }

    /// Ends the innermost element of that name, with those in it, if it began in this cell.
    pub(super) fn pop(&mut self, name: &str) {
        if self.beyond > 0 {
            self.beyond -= 1;
            return;
        }
        let of_cell = self.open.iter().rposition(|frame| frame.level.is_some()).map_or(0, |at| at + 1);
        let last = self.open.iter().rposition(|frame| frame.name == name).filter(|last| *last >= of_cell);
        self.open.truncate(last.unwrap_or(self.open.len()));
    }
}
