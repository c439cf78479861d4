//! KPI-005 and KPI-006: the contents of single cells.

use super::units;
use crate::checks::rule_context::Kpi;
use crate::checks::{Finding, KpiDetail, RowPlace};
use crate::plan::Cell;
use crate::plan::cell::{Reading, State};

/// KPI-005 E (`docs/decisions.md` 2): a cell is neither a number nor a known state. It does not apply to 定性 and to
/// cells that are unread only because of their unit (KPI-004). One finding for each cell.
pub(super) fn unreadable(kpi: Kpi<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (row_place, cell) in kpi.cells() {
        if cell.state == State::Unread && !kpi.is_described() && units::unread_for_unit(kpi, cell).is_none() {
            found.push(kpi.find(row_place, why_unread(kpi, &cell.text)));
        }
    }
    found
}

/// The reason why a text is unread. For `50超` it may be only 超, which differs from the other targets
/// (`docs/decisions.md` 12).
fn why_unread(kpi: Kpi<'_>, text: &str) -> KpiDetail {
    let text = text.to_owned();
    match Reading::from_text(&text, &kpi.row.unit).bound {
        Some(bound) if bound != kpi.row.bound => KpiDetail::OtherBound { text, bound: kpi.row.bound },
        _ => KpiDetail::Unreadable { text },
    }
}

/// KPI-006 W (`docs/decisions.md` 3): `-` as the target of a project year, or a number outside the project. One finding
/// for each cell.
///
/// `-` as an actual is a valid answer (`docs/domain.md`, "States of a cell"), and so is `-` as the target of a year
/// without a survey.
pub(super) fn against_project(kpi: Kpi<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (row_place, cell) in kpi.cells() {
        if let Some(detail) = oddity(kpi, row_place, cell).filter(|_| !kpi.is_described()) {
            found.push(kpi.find(row_place, detail));
        }
    }
    found
}

fn oddity(kpi: Kpi<'_>, row_place: RowPlace, cell: &Cell) -> Option<KpiDetail> {
    let (RowPlace::Target(year) | RowPlace::Actual(year)) = row_place else { return None };
    match (cell.state, kpi.context.span.is_in_project(year)) {
        (State::Number { amount, .. }, false) => Some(KpiDetail::NumberOutsideProject { amount }),
        (State::NotApplicable, true) if row_place == RowPlace::Target(year) && kpi.is_measured_in(year) => {
            Some(KpiDetail::NoneWithinProject)
        }
        _ => None,
    }
}
