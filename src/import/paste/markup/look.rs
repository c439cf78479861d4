//! How markup makes its letters look: by elements, by their styles and by the classes of a style sheet. What lies around letters
//! counts as well, so that the open elements are kept.

use std::collections::HashMap;

use super::TooLarge;
use super::tag::Tag;
use crate::import::seen::{Look, Shift};

/// The most elements within each other whose ends are looked for.
const DEEPEST: usize = 128;
/// The most classes whose looks are kept: a spreadsheet writes one for each look of a cell.
const MOST_CLASSES: usize = 20_000;

/// How an element makes its content look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MarkupLook {
    pub(super) is_struck: bool,
    pub(super) shift: Shift,
    /// Whether it is not there for a person and takes no room.
    pub(super) is_gone: bool,
    /// Whether it takes its room and is not seen.
    pub(super) is_invisible: bool,
}

impl MarkupLook {
    /// What these declarations of a style say.
    pub(super) fn of_declarations(style: &str) -> Self {
        let mut look = Self::default();
        for declaration in style.split(';') {
            let Some((name, value)) = declaration.split_once(':') else { continue };
            let (name, value) = (name.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase());
            let is = |word: &str| value.split_whitespace().next() == Some(word);
            match name.as_str() {
                "text-decoration" | "text-decoration-line" | "text-line-through" => {
                    look.is_struck |= value.contains("line-through") || name == "text-line-through" && !is("none");
                }
                "vertical-align" if is("super") => look.shift = Shift::Raised,
                "vertical-align" if is("sub") => look.shift = Shift::Lowered,
                "display" => look.is_gone |= is("none"),
                "mso-hide" => look.is_gone |= is("all"),
                "visibility" => look.is_invisible |= is("hidden") || is("collapse"),
                _ => {}
            }
        }
        look
    }

    /// This look within the other one, or beside it.
    pub(super) fn with(self, other: Self) -> Self {
        Self {
            is_struck: self.is_struck || other.is_struck,
            shift: if other.shift == Shift::None { self.shift } else { other.shift },
            is_gone: self.is_gone || other.is_gone,
            is_invisible: self.is_invisible || other.is_invisible,
        }
    }

    /// The look of a cell, in which letters stand at its top or at its foot without being raised.
    pub(super) fn of_cell(self) -> Self {
        Self { shift: Shift::None, ..self }
    }

    /// Whether a person sees the letters.
    pub(super) fn is_seen(self) -> bool {
        !self.is_gone && !self.is_invisible
    }

    /// How the letters look that are seen.
    pub(super) fn of_letters(self) -> Look {
        Look { is_struck: self.is_struck, shift: self.shift }
    }
}

/// The looks that a style sheet gives to classes.
#[derive(Debug, Default)]
pub(super) struct Classes {
    looks: HashMap<String, MarkupLook>,
}

impl Classes {
    /// Reads a style sheet, as far as its rules are for classes.
    pub(super) fn read(&mut self, sheet: &str) {
        for rule in sheet.split('}') {
            let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
            let look = MarkupLook::of_declarations(declarations);
            if look == MarkupLook::default() {
                continue;
            }
            for selector in selectors.split(',') {
                let class = selector.trim().rsplit_once('.').map(|(_, class)| class.trim());
                let is_name = |class: &&str| !class.is_empty() && !class.contains(char::is_whitespace);
                if let Some(class) = class.filter(is_name).filter(|_| self.looks.len() < MOST_CLASSES) {
                    let known = self.looks.entry(class.to_owned()).or_default();
                    *known = known.with(look);
                }
            }
        }
    }

    pub(super) fn look(&self, class: &str) -> MarkupLook {
        self.looks.get(class).copied().unwrap_or_default()
    }
}

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
