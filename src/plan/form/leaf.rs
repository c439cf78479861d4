//! The code names of sections.

use std::fmt;

/// The greatest length of a code name.
const LONGEST: usize = 40;

/// A section of a form, by its stable code name (`s5_2_6m`; `docs/domain.md`, "Forms"). Sections with the same meaning
/// have the same code name in all forms, so that a plan can move from one form to another.
///
/// It is a small `Copy` value, since it is a part of the place of a field.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leaf {
    /// The letters, padded with zeros, so that leaves are ordered like their code names.
    letters: [u8; LONGEST],
}

impl Leaf {
    /// The leaf of that code name; `None` unless it has 1 to 40 lower-case ASCII letters, digits and `_`.
    pub fn new(code: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let mut letters = [0; LONGEST];
        let place = letters.get_mut(..code.len()).filter(|_| !code.is_empty() && code.bytes().all(plain))?;
        place.copy_from_slice(code.as_bytes());
        Some(Self { letters })
    }

    /// The code name of the leaf.
    pub fn code(&self) -> &str {
        let length = self.letters.iter().position(|letter| *letter == 0).unwrap_or(LONGEST);
        self.letters.get(..length).and_then(|letters| std::str::from_utf8(letters).ok()).unwrap_or_default()
    }
}

impl fmt::Display for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Leaf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Leaf").field(&self.code()).finish()
    }
}
