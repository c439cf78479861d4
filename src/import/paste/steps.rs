//! From the first cell on: the rows of the grid, one after the other, for the rows of a block that name no KPI.

use super::sheet::Kind;
use crate::plan::indicator::Row;
use crate::plan::place::{CellAddress, CellPlace};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

/// The rows of the grid that the rows of a block are pasted into, one after the other.
pub(super) struct RowSteps<'a> {
    shown: &'a [IndicatorId],
    /// The row of the first cell, for rows without a name.
    pub(super) kind: Row,
    /// The place of the last row: the index of the KPI among those shown, its row and its year, if it names one; `None`
    /// before the first row.
    last: Option<(usize, Row, Option<FiscalYear>)>,
    first: Option<usize>,
}

impl<'a> RowSteps<'a> {
    pub(super) fn from(shown: &'a [IndicatorId], (id, place): CellAddress) -> Self {
        let kind = if matches!(place, CellPlace::Actual(_)) { Row::Actual } else { Row::Target };
        Self { shown, kind, last: None, first: shown.iter().position(|one| *one == id) }
    }

    /// The KPI and the row of the next row of the block: none of either if it is neither 目標 nor 実績, no KPI behind the
    /// last one. A row of actuals (実績) is of the same KPI as the row of targets (目標) before it, and so is a row of a
    /// later year.
    pub(super) fn next(&mut self, kind: Kind, year: Option<FiscalYear>) -> Option<(Option<IndicatorId>, Row)> {
        let kind = match kind {
            Kind::Same => self.kind,
            Kind::Named(kind) => kind,
            Kind::Other => return None,
        };
        let place = match self.last {
            None => self.first.unwrap_or(self.shown.len()),
            Some((place, _, before)) if year.is_some() && year > before => place,
            Some((place, before, _)) if kind > before => place,
            Some((place, ..)) => place + 1,
        };
        self.last = Some((place, kind, year));
        Some((self.shown.get(place).copied(), kind))
    }
}
