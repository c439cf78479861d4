//! A part of the file of a rule with its place, and the methods that read its value.

use serde_json::Value;

use crate::plan::grade_rule::threshold::is_possible;
use crate::plan::grade_rule::{RuleFault, RuleFaultKind};
use crate::value::{Amount, width};

/// The greatest number of characters of a text.
const LONGEST_TEXT: usize = 300;
/// The greatest number of characters of a code name.
const LONGEST_CODE_NAME: usize = 40;
/// The greatest number of parts of a list.
const MOST_PARTS: usize = 40;

/// A value of the file with its JSON pointer.
pub(super) struct JsonPart<'v> {
    pub(super) value: &'v Value,
    pub(super) place: String,
}

impl<'v> JsonPart<'v> {
    /// A fault of that kind at the place of this part.
    pub(super) fn fault(&self, kind: RuleFaultKind) -> RuleFault {
        kind.into_fault(&self.place)
    }

    /// Rejects a value that is not an object, and fields other than these.
    pub(super) fn only(&self, names: &[&str]) -> Result<(), RuleFault> {
        let fields = self.value.as_object().ok_or_else(|| self.fault(RuleFaultKind::Value))?;
        match fields.keys().find(|name| !names.contains(&name.as_str())) {
            // A JSON pointer escapes these two characters.
            Some(name) => {
                let name = name.replace('~', "~0").replace('/', "~1");
                Err(RuleFaultKind::UnknownField.into_fault(&format!("{}/{name}", self.place)))
            }
            None => Ok(()),
        }
    }

    /// The field of that name; `None` if it is missing.
    pub(super) fn field(&self, name: &str) -> Option<JsonPart<'v>> {
        let value = self.value.get(name)?;
        Some(JsonPart { value, place: format!("{}/{name}", self.place) })
    }

    /// The field of that name, which must be there.
    pub(super) fn required(&self, name: &'static str) -> Result<JsonPart<'v>, RuleFault> {
        self.field(name).ok_or_else(|| self.fault(RuleFaultKind::Missing(name)))
    }

    /// The parts of a list, which has at most [`MOST_PARTS`].
    pub(super) fn list(&self) -> Result<Vec<JsonPart<'v>>, RuleFault> {
        let parts = self.value.as_array().ok_or_else(|| self.fault(RuleFaultKind::Value))?;
        if parts.len() > MOST_PARTS {
            return Err(self.fault(RuleFaultKind::Count));
        }
        let part = |(at, value)| JsonPart { value, place: format!("{}/{at}", self.place) };
        Ok(parts.iter().enumerate().map(part).collect())
    }

    /// The parts of a list that must not be empty.
    pub(super) fn some(&self) -> Result<Vec<JsonPart<'v>>, RuleFault> {
        let parts = self.list()?;
        if parts.is_empty() { Err(self.fault(RuleFaultKind::Count)) } else { Ok(parts) }
    }

    /// The value as a text, without further checks.
    pub(super) fn text(&self) -> Result<&'v str, RuleFault> {
        self.value.as_str().ok_or_else(|| self.fault(RuleFaultKind::Value))
    }

    /// The value as a boolean.
    pub(super) fn flag(&self) -> Result<bool, RuleFault> {
        self.value.as_bool().ok_or_else(|| self.fault(RuleFaultKind::Value))
    }

    /// A text of one line without invisible characters and without `<` or `>`, which could be mistaken for markup.
    pub(super) fn line(&self) -> Result<String, RuleFault> {
        let text = self.text()?;
        let is_no_part = |letter: char| {
            matches!(letter, '<' | '>') || (width::is_unseen(letter) && !matches!(letter, ' ' | '\u{3000}'))
        };
        if text.chars().any(is_no_part) || text.chars().count() > LONGEST_TEXT {
            return Err(self.fault(RuleFaultKind::Text));
        }
        Ok(text.to_owned())
    }

    /// A text as [`Self::line`] reads it, which must not be blank.
    pub(super) fn filled(&self) -> Result<String, RuleFault> {
        let text = self.line()?;
        if text.trim().is_empty() { Err(self.fault(RuleFaultKind::Text)) } else { Ok(text) }
    }

    /// The value as a code name: up to 40 small ASCII letters, digits, hyphens and underscores.
    pub(super) fn code_name(&self) -> Result<String, RuleFault> {
        let code = self.text()?;
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'-' | b'_');
        let is_code = (1..=LONGEST_CODE_NAME).contains(&code.len()) && code.bytes().all(is_plain);
        if is_code { Ok(code.to_owned()) } else { Err(self.fault(RuleFaultKind::CodeName)) }
    }

    /// A decimal, written as a text, since JSON numbers are binary floats.
    pub(super) fn decimal(&self) -> Result<Amount, RuleFault> {
        let amount = Amount::from_plain(self.text()?).filter(|amount| is_possible(*amount));
        amount.ok_or_else(|| self.fault(RuleFaultKind::Decimal))
    }

    /// The choice that has the value as its code name.
    pub(super) fn choice<T>(&self, with_code: fn(&str) -> Option<T>) -> Result<T, RuleFault> {
        with_code(self.text()?).ok_or_else(|| self.fault(RuleFaultKind::Value))
    }
}
