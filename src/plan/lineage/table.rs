//! The KPI table: the part of a plan that is exchanged in table files and merged on return.
//!
//! Its rows are indicators, of which only the fields count that such a file holds: name, unit, group, the choices,
//! the section in charge, the baseline, the targets and actuals, and the notes. Cells that do not show under
//! the KPI's 目標の数え方 (year targets of a period, a period target of years) do not travel either.

use std::hash::Hasher;
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use fnv::FnvHasher;

use super::text;
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::{IndicatorId, VersionId};
use crate::value::width::look_alike;

/// The KPI table of a plan, or one that was read from a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KpiTable {
    /// The fiscal years that have a column, in ascending order.
    pub years: Vec<FiscalYear>,
    /// The rows in their order; their ids are distinct.
    pub rows: Vec<Arc<Indicator>>,
}

impl KpiTable {
    /// The table of a plan, sharing its rows.
    pub fn from_plan(plan: &Plan) -> Self {
        Self { years: plan.years.years().collect(), rows: plan.indicators().to_vec() }
    }

    /// The row of that id; `None` if there is none.
    pub fn row(&self, id: IndicatorId) -> Option<&Arc<Indicator>> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// The table as compact text: what its cells mean, not how they are written. Two tables that mean the same have
    /// the same text.
    pub fn text(&self) -> String {
        text::write(self)
    }

    /// Reads the compact text; `None` if it is malformed. The rows have only the fields that are exchanged.
    pub fn read(text: &str) -> Option<Self> {
        text::read(text)
    }

    /// The version id, made from the content by meaning: `24`, `24.00` and `２４` give the same one.
    pub fn version(&self) -> VersionId {
        TableText::from(self).version()
    }
}

/// The compact text of a table, as a lineage keeps it ([`KpiTable::text`]), with the table that it is read as: several
/// files that are opened together are each compared with all tables that were applied before.
#[derive(Clone, Debug)]
pub struct TableText(Arc<(Box<str>, OnceLock<Option<KpiTable>>)>);

impl TableText {
    /// The table; `None` if the text is malformed.
    pub fn table(&self) -> Option<&KpiTable> {
        let (text, table) = &*self.0;
        table.get_or_init(|| KpiTable::read(text)).as_ref()
    }

    /// The version id of the table.
    pub fn version(&self) -> VersionId {
        let mut hasher = FnvHasher::default();
        hasher.write(self.as_bytes());
        VersionId::from_bits(hasher.finish())
    }
}

impl From<&str> for TableText {
    fn from(text: &str) -> Self {
        Self(Arc::new((text.into(), OnceLock::new())))
    }
}

impl From<&KpiTable> for TableText {
    fn from(table: &KpiTable) -> Self {
        table.text().as_str().into()
    }
}

impl Deref for TableText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0.0
    }
}

impl PartialEq for TableText {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for TableText {}

/// Whether two texts are the same but for what a spreadsheet or another encoding makes of them: the end of a line,
/// and letters that CP932 holds under one of their two codes only.
pub fn same_text(one: &str, other: &str) -> bool {
    let as_saved = |text: &str| -> String {
        text::unified(text).chars().map(|letter| look_alike(letter).unwrap_or(letter)).collect()
    };
    one == other || as_saved(one) == as_saved(other)
}
