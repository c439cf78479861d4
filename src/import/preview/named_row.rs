//! A row to be matched, with its id, name and unit.

use crate::columns::in_names::bare_name;
use crate::import::questions::Answer;
use crate::import::wide::{FileKpi, made_id};
use crate::plan::Indicator;
use crate::value::id::IndicatorId;
use crate::value::width::key;

/// The number of made ids of the same name and unit that are compared to recognise a made id.
const MADE_BEFORE: usize = 4;

/// A row to be matched, with its id and the keys of its name and unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Named {
    /// The row's id in the file or table; `None` if it has none.
    pub(super) id: Option<IndicatorId>,
    pub(super) name: String,
    /// The name without marks around it.
    pub(super) bare: String,
    pub(super) unit: String,
    /// The user's answer on which KPI the row means: a KPI of ours, or a new one; `None` if there is none.
    pub(super) decided: Option<Answer>,
}

impl Named {
    /// The row for a KPI of a file.
    pub(super) fn of_file(kpi: &FileKpi) -> Self {
        Self::new(kpi.id, &kpi.name(), &kpi.unit())
    }

    /// The row for a KPI of a table.
    pub(super) fn of_row(row: &Indicator) -> Self {
        Self::new(Some(row.id), &row.name, &row.unit)
    }

    fn new(id: Option<IndicatorId>, name: &str, unit: &str) -> Self {
        let (whole, bare) = (key(name), bare_name(name));
        let bare = if bare.len() == name.len() { whole.clone() } else { key(bare) };
        Self { id, name: whole, bare, unit: key(unit), decided: None }
    }

    /// The row for a KPI of a table that was imported before, without its id if that was made from its name and unit.
    pub(super) fn of_answer(row: &Indicator) -> Self {
        let named = Self::of_row(row);
        let made = (0..MADE_BEFORE).any(|nth| made_id(&named.name, &named.unit, nth) == row.id);
        if made { Self { id: None, ..named } } else { named }
    }

    /// The row with another name and unit, which are keys.
    pub(super) fn renamed(&self, name: &str, unit: &str) -> Self {
        Self { name: name.to_owned(), unit: unit.to_owned(), ..self.clone() }
    }

    /// Whether the row has a name, and it equals the name of the other row.
    pub(super) fn is_called(&self, other: &Self) -> bool {
        !self.name.is_empty() && self.name == other.name
    }

    /// Whether name and unit equal those of the other row.
    pub(super) fn is_like(&self, other: &Self) -> bool {
        self.is_called(other) && self.unit == other.unit
    }

    /// Whether name and unit equal those of this KPI, or the name alone if the row has no unit.
    pub(super) fn is_certainly(&self, known: &Self) -> bool {
        self.is_called(known) && (self.unit.is_empty() || self.unit == known.unit)
    }
}
