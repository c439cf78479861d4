//! What a cell is probably about, by the words beside and above it. It is offered, and never taken by itself.

use super::book::{CellReference, FormSheet};
use super::marks::{Marked, MarkedKpi, MarkedYear};
use crate::columns::{Slot, Wide};
use crate::plan::Plan;
use crate::plan::indicator::Row;
use crate::value::fiscal_year::FiscalYear;
use crate::value::width;

/// The KPI and what of it a cell is probably about, as far as its words say so.
pub fn suggestion(
    plan: &Plan,
    sheet: &FormSheet,
    place: CellReference,
    report: FiscalYear,
) -> (Option<MarkedKpi>, Option<Marked>) {
    let (beside, above) = sheet.heads(place);
    let keys: Vec<String> = beside.iter().map(|text| width::key(text)).collect();
    let kpi = plan.used_indicators().find(|kpi| keys.contains(&width::key(&kpi.name)));
    let heads: Vec<Slot> = above.iter().chain(&beside).map(|text| Slot::read(text)).collect();
    let row = heads.iter().find_map(|slot| match slot {
        Slot::Of(_, row) => *row,
        Slot::Figures(row) | Slot::UnclearYear(Some(row)) => Some(*row),
        _ => None,
    });
    // A title names a year, too; what heads figures is made of words for them. Without one it is the year that is reported.
    let year = heads.iter().find_map(|slot| match slot {
        Slot::Of(Wide::Year(year), _) => Some(*year),
        _ => None,
    });
    let year = year.unwrap_or(report);
    let year = MarkedYear::FromReport(year.western() - report.western());
    let of_head = heads.iter().find_map(|slot| match slot {
        Slot::Of(Wide::Baseline, _) => Some(Marked::Baseline),
        Slot::Of(Wide::Unit, _) => Some(Marked::Unit),
        Slot::Of(Wide::KpiName, _) => Some(Marked::Name),
        _ => None,
    });
    let of_row = row.map(|row| match row {
        Row::Target => Marked::Target(year),
        Row::Actual => Marked::Actual(year),
    });
    (kpi.map(|kpi| MarkedKpi::from_kpi(kpi)), of_row.or(of_head))
}
