//! The bound (超, 以上, 以下 or 未満) after a target becomes the KPI's 目標の条件 if its targets agree on it (`docs/decisions.md`
//! 12).

use crate::plan::cell::{Reading, State};
use crate::plan::{Bound, Cell, Indicator};

/// Makes the bound after the target the KPI's 目標の条件 if no other target contradicts it; otherwise the cell becomes
/// unread. `row` is the row without this cell.
pub(super) fn settle_bound(row: &mut Indicator, mut cell: Cell) -> Cell {
    match bound_of(row, &cell) {
        Some(bound) if bound != row.bound && !others_agree(row, bound) => cell.state = State::Unread,
        Some(bound) => set_bound(row, bound),
        None => {}
    }
    cell
}

/// Sets the KPI's 目標の条件. Targets that were unread only because they have this bound are read now.
pub(super) fn set_bound(row: &mut Indicator, bound: Bound) {
    row.bound = bound;
    let targets = row.targets.iter_mut().map(|(_, target)| target);
    for cell in targets.chain([&mut row.period_target]) {
        let reading = Reading::from_text(&cell.text, &row.unit);
        if cell.state == State::Unread && reading.bound == Some(bound) {
            cell.state = reading.state;
        }
    }
}

fn bound_of(row: &Indicator, cell: &Cell) -> Option<Bound> {
    Reading::from_text(&cell.text, &row.unit).bound
}

/// Whether every number among the targets has this bound. Cells that are not shown for the KPI's basis do not count,
/// because the user could not see why.
fn others_agree(row: &Indicator, bound: Bound) -> bool {
    let agrees = |cell: &Cell| cell.amount().is_none() || bound_of(row, cell) == Some(bound);
    if row.has_period_target() { agrees(&row.period_target) } else { row.targets.values().all(agrees) }
}
