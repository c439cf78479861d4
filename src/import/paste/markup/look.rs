//! How markup makes its letters look: by elements, by their styles and by the classes of a style sheet.

use std::collections::HashMap;

use crate::import::seen::{Look, Shift};

/// The most classes whose looks are kept: a spreadsheet writes one for each look of a cell.
const MOST_CLASSES: usize = 20_000;

/// How an element makes its content look.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MarkupLook {
    /// How the letters look that are seen.
    pub(super) letters: Look,
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
                    let is_struck = value.contains("line-through") || name == "text-line-through" && !is("none");
                    look.letters.is_struck |= is_struck;
                }
                "vertical-align" if is("super") => look.letters.shift = Shift::Raised,
                "vertical-align" if is("sub") => look.letters.shift = Shift::Lowered,
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
        let is_struck = self.letters.is_struck || other.letters.is_struck;
        let shift = if other.letters.shift == Shift::None { self.letters.shift } else { other.letters.shift };
        let (is_gone, is_invisible) = (self.is_gone || other.is_gone, self.is_invisible || other.is_invisible);
        Self { letters: Look { is_struck, shift }, is_gone, is_invisible }
    }

    /// The look of a cell, in which letters stand at its top or at its foot without being raised.
    pub(super) fn of_cell(self) -> Self {
        Self { letters: Look { shift: Shift::None, ..self.letters }, ..self }
    }

    /// Whether a person sees the letters.
    pub(super) fn is_seen(self) -> bool {
        !self.is_gone && !self.is_invisible
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

    /// The look that a class gives.
    pub(super) fn look(&self, class: &str) -> MarkupLook {
        self.looks.get(class).copied().unwrap_or_default()
    }
}
