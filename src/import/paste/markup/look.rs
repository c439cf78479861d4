//! The look of letters in markup: by elements, by their styles and by the classes of a style sheet.

use std::collections::HashMap;

use crate::import::seen::{Look, Shift};

/// The largest number of classes that are kept: a spreadsheet writes one for each look of a cell.
const MOST_CLASSES: usize = 20_000;

/// The look that an element gives to its content.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct MarkupLook {
    /// The look of the visible letters.
    pub(super) letters: Look,
    /// Whether the element is not displayed and takes no room.
    pub(super) is_gone: bool,
    /// Whether it takes room but is not visible.
    pub(super) is_invisible: bool,
}

impl MarkupLook {
    /// The look in these declarations of a style.
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

    /// This look combined with another inside it or on the same element.
    pub(super) fn with(self, other: Self) -> Self {
        let is_struck = self.letters.is_struck || other.letters.is_struck;
        let shift = if other.letters.shift == Shift::None { self.letters.shift } else { other.letters.shift };
        let (is_gone, is_invisible) = (self.is_gone || other.is_gone, self.is_invisible || other.is_invisible);
        Self { letters: Look { is_struck, shift }, is_gone, is_invisible }
    }

    /// The look of a cell, where `vertical-align` positions the text in the cell and does not raise letters.
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
    /// Reads the rules of a style sheet that are for classes.
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

    /// The look of a class.
    pub(super) fn look(&self, class: &str) -> MarkupLook {
        self.looks.get(class).copied().unwrap_or_default()
    }
}
