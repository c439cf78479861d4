//! The digits that a number format shows, with the words around them, in two forms: as a person would type them, and as a reader
//! understands them.
//!
//! On import the figure is taken as typed: the number keeps its own sign, whatever letters the format shows for it. On export it
//! is taken as read: a minus among the words makes the number negative.

use crate::columns::book_words::{is_minus, is_only_look};
use crate::value::amount::Amount;
use crate::value::width::trim;

/// The letters around a number that only show that it is below or above zero.
pub(super) const SIGNS: [char; 8] = ['△', '▲', '-', '−', '\u{FF0D}', '+', '▵', '‐'];

/// The digits that a format shows of a number, and what it puts around them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormattedFigure {
    pub(super) before: String,
    /// The digits without a sign and without commas.
    pub(super) digits: String,
    pub(super) behind: String,
    /// Whether the digits are of a number below zero.
    pub(super) is_negative: bool,
    /// The minus before the format's letters; blank if the number is not below zero, or if the format shows negative numbers in
    /// its own way.
    pub(super) minus: &'static str,
    pub(super) has_commas: bool,
    /// Whether nothing is visible, as for a zero in `#`.
    pub is_nothing: bool,
}

/// Whether the digits are those of zero.
pub(super) fn is_zero(digits: &str) -> bool {
    !digits.contains(|letter: char| matches!(letter, '1'..='9'))
}

impl FormattedFigure {
    /// The number with the words around it as a person would type it, its own sign first.
    pub(super) fn typed(&self) -> String {
        let (mut before, mut behind) = (trim(&self.before), trim(&self.behind));
        if let Some((open, close)) = before.strip_suffix(['(', '\u{FF08}']).zip(behind.strip_prefix([')', '\u{FF09}']))
        {
            (before, behind) = (open, close);
        }
        let (before, behind) = (trim(before.trim_matches(SIGNS)), trim(behind.trim_end_matches(SIGNS)));
        let sign = if self.is_negative { "-" } else { "" };
        format!("{sign}{before}{}{behind}", self.digits)
    }

    /// The number that a reader understands: a minus among the words makes it negative. `None` if the digits are no amount.
    pub fn as_read(&self) -> Option<Amount> {
        let has_minus = self.before.contains(is_minus) || (self.before.contains('(') && self.behind.contains(')'));
        let is_negative = (has_minus || !self.minus.is_empty()) && !is_zero(&self.digits);
        Amount::from_plain(&format!("{}{}", if is_negative { "-" } else { "" }, self.digits))
    }

    /// The words around the number, without signs, `%` and letters that are only formatting.
    pub fn words(&self) -> String {
        let says_more = |letter: &char| !is_minus(*letter) && !is_only_look(*letter) && *letter != '%';
        self.before.chars().chain(self.behind.chars()).filter(says_more).collect()
    }

    /// The whole visible text.
    pub fn text(&self) -> String {
        let grouped = || Amount::from_plain(&self.digits).map(Amount::grouped);
        let digits = if self.has_commas { grouped() } else { None }.unwrap_or_else(|| self.digits.clone());
        trim(&format!("{}{}{digits}{}", self.before, self.minus, self.behind)).to_owned()
    }
}
