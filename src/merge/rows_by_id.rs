//! The KPIs of a table by their ids.

use std::sync::Arc;

use crate::plan::{Indicator, KpiTable};
use crate::value::{ById, IndicatorId};

/// The KPIs of a table, indexed by their ids.
pub(crate) struct RowsById<'a> {
    rows: &'a [Arc<Indicator>],
    places: ById,
}

impl<'a> RowsById<'a> {
    /// Indexes the KPIs of the table.
    pub(crate) fn from_table(table: &'a KpiTable) -> Self {
        Self { rows: &table.rows, places: ById::places(table.rows.iter().map(|row| row.id)) }
    }

    /// The KPI of that id; `None` if the table has none.
    pub(crate) fn get(&self, id: IndicatorId) -> Option<&'a Arc<Indicator>> {
        self.rows.get(self.places.get(id)?)
    }
}
