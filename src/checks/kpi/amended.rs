//! AMD-011: a target that differs from the approved one without a reason.

use crate::checks::rule_context::{Kpi, is_blank};
use crate::checks::{Finding, KpiDetail, RowPlace};
use crate::plan::CellPlace;
use crate::plan::place::cell_at;

/// AMD-011 W: a target differs from that of the newest approved state, without a reason. The reason is stored with the
/// previous value, in the trail of the cell.
pub(super) fn without_reason(kpi: Kpi<'_>) -> Vec<Finding> {
    let Some(state) = kpi.context.approved.and_then(|state| state.indicator(kpi.row.id)) else { return Vec::new() };
    let approved = state.in_unit_of(kpi.row);
    let years = kpi.context.span.years().map(|year| (CellPlace::Target(year), RowPlace::Target(year)));
    let places: Vec<_> =
        if kpi.row.has_period_target() { vec![(CellPlace::Period, RowPlace::Period)] } else { years.collect() };
    let found = places.into_iter().filter_map(|(place, row_place)| {
        let (was, is) = (cell_at(&approved, place), cell_at(kpi.row, place));
        if was.is_blank() || was.says_the_same(&approved.unit, &is, &kpi.row.unit) {
            return None;
        }
        let is_explained = kpi.row.replaced_target(state, place).is_some_and(|one| !is_blank(&one.reason));
        let approved = place.shown(&was, &kpi.row.unit);
        (!is_explained).then(|| kpi.find(row_place, KpiDetail::ChangedWithoutReason { approved }))
    });
    found.collect()
}
