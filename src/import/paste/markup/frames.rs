//! The open elements around the current position, with their looks, which they pass on to the letters inside them.

use super::TooLarge;
use super::look::MarkupLook;
use super::tag::{TableLevel, Tag};

/// The largest number of nested elements that are tracked.
const DEEPEST: usize = 128;

/// An open element: its name, the look of its content, and its level in the table.
#[derive(Debug)]
struct Frame {
    name: String,
    look: MarkupLook,
    level: Option<TableLevel>,
}

/// The open elements around the current position.
#[derive(Debug, Default)]
pub(super) struct Frames {
    open: Vec<Frame>,
    /// The number of further open elements, which do not change the look.
    beyond: usize,
}

impl Frames {
    /// The look at the current position.
    pub(super) fn look(&self) -> MarkupLook {
        self.open.last().map(|frame| frame.look).unwrap_or_default()
    }

    /// Opens an element, which has this level in the table or none. An element with a level first ends the open elements of its
    /// level and everything inside them; some other elements end where the next element with the same name begins. Returns
    /// [`TooLarge`] if an element beyond the nesting limit changes the look.
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

    /// Ends the open elements of the table at this level, with everything inside them.
    pub(super) fn end(&mut self, level: TableLevel) {
        let is_around = |frame: &Frame| frame.level.is_some_and(|own| own < level);
        let around = self.open.iter().rposition(is_around).map(|at| at + 1);
        let whole = || self.open.iter().position(|frame| frame.level.is_some());
        self.open.truncate(around.or_else(whole).unwrap_or(self.open.len()));
        self.beyond = 0;
    }

    /// Ends the innermost element with this name, and the elements inside it, if it began in this cell.
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
