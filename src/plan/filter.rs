//! Picking rows out by グループ and 所管課, which large plans have and small ones leave blank.

use crate::plan::{Indicator, Plan};
use crate::value::width;

/// By which text of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// グループ.
    Group,
    /// 所管課.
    Responsible,
}

/// What is picked out; all rows at first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    group: Option<String>,
    responsible: Option<String>,
}

impl By {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Group, Self::Responsible];

    /// The different values of the plan's rows, in the order of the rows, a blank among them; those that differ in blanks
    /// or width only are one. Unused slots have none.
    pub fn values(self, plan: &Plan) -> Vec<String> {
        let mut values: Vec<String> = Vec::new();
        for row in plan.indicators().iter().filter(|row| !row.is_unused()) {
            let value = width::trim(self.of(row));
            if !values.iter().any(|known| is_same(known, value)) {
                values.push(value.to_owned());
            }
        }
        values
    }

    fn of(self, row: &Indicator) -> &str {
        match self {
            Self::Group => &row.group,
            Self::Responsible => &row.responsible,
        }
    }
}

impl Filter {
    /// The value that is picked out by; `None` for all.
    pub fn value(&self, by: By) -> Option<&str> {
        match by {
            By::Group => self.group.as_deref(),
            By::Responsible => self.responsible.as_deref(),
        }
    }

    /// Picks out by another value, or by none.
    pub fn set(&mut self, by: By, value: Option<String>) {
        match by {
            By::Group => self.group = value,
            By::Responsible => self.responsible = value,
        }
    }

    /// Whether the row is picked out.
    pub fn lets_pass(&self, row: &Indicator) -> bool {
        By::ALL.into_iter().all(|by| self.value(by).is_none_or(|value| is_same(by.of(row), value)))
    }
}

fn is_same(one: &str, other: &str) -> bool {
    width::key(one) == width::key(other)
}
