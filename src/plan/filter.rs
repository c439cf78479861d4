//! The filter of rows by group (グループ) and section in charge (所管課), which are blank in most small plans, and by words.

use crate::plan::{Indicator, Plan};
use crate::value::width;

/// The text of a row by which rows are filtered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// The group (グループ).
    Group,
    /// The section in charge (所管課).
    Responsible,
}

/// The filter of the rows of a plan; by default it accepts all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    group: Option<String>,
    responsible: Option<String>,
    search: String,
    /// The keys of the words that are searched for.
    words: Vec<String>,
}

impl By {
    /// Both texts, in the order of the page.
    pub const ALL: [Self; 2] = [Self::Group, Self::Responsible];

    /// The distinct values in the plan's rows, in the order of the rows, including a blank. Values that differ only in
    /// blanks or width count as one value. Unused slots are ignored.
    pub fn values(self, plan: &Plan) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for row in plan.used_indicators() {
            let value = width::trim(self.value(row));
            if !values.iter().any(|known| is_same(known, value)) {
                values.push(value.to_owned());
            }
        }
        values
    }

    fn value(self, row: &Indicator) -> &str {
        match self {
            Self::Group => &row.group,
            Self::Responsible => &row.responsible,
        }
    }
}

impl Filter {
    /// The value that rows must have; `None` if all values are accepted.
    pub fn value(&self, by: By) -> Option<&str> {
        match by {
            By::Group => self.group.as_deref(),
            By::Responsible => self.responsible.as_deref(),
        }
    }

    /// Sets the value that rows must have; `None` accepts all values.
    pub fn set(&mut self, by: By, value: Option<String>) {
        match by {
            By::Group => self.group = value,
            By::Responsible => self.responsible = value,
        }
    }

    /// The text that is searched for, as it was typed.
    pub fn search(&self) -> &str {
        &self.search
    }

    /// Sets the text that is searched for: words separated by blanks. Each of them must occur in the name, the unit, the
    /// group or the section of a row, whatever its width and case; a blank text accepts all rows.
    pub fn set_search(&mut self, text: String) {
        self.words = text.split_whitespace().map(search_key).collect();
        self.search = text;
    }

    /// Whether the filter accepts the row.
    pub fn lets_pass(&self, row: &Indicator) -> bool {
        By::ALL.into_iter().all(|by| self.value(by).is_none_or(|value| is_same(by.value(row), value)))
            && self.finds(row)
    }

    fn finds(&self, row: &Indicator) -> bool {
        if self.words.is_empty() {
            return true;
        }
        let texts = [&row.name, &row.unit, &row.group, &row.responsible].map(|text| search_key(text));
        self.words.iter().all(|word| texts.iter().any(|text| text.contains(word)))
    }
}

fn is_same(one: &str, other: &str) -> bool {
    width::key(one) == width::key(other)
}

/// The key of a text for searching: like [`width::key`], but in lower case.
fn search_key(text: &str) -> String {
    width::key(text).to_lowercase()
}
