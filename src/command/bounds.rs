//! 超, 以上, 以下 and 未満 behind a target are the KPI's 目標の条件, where its targets agree on it (`docs/decisions.md` 12).

use crate::plan::cell::{Reading, State};
use crate::plan::{Bound, Cell, Indicator};

/// A bound behind the target becomes the KPI's 目標の条件 if no other target says otherwise; if one does,
/// the cell can't be read. `row` is the row without this cell.
pub(super) fn settle_bound(row: &mut Indicator, mut cell: Cell) -> Cell {
    match bound_of(row, &cell) {
        Some(bound) if bound != row.bound && !others_agree(row, bound) => cell.state = State::Unread,
        Some(bound) => set_bound(row, bound),
        None => {}
    }
    cell
}

/// Makes it the KPI's 目標の条件. Targets that could not be read only because they say so are read now.
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

/// Whether every number among the targets has this bound behind it. Cells that don't show under the
/// KPI's basis have no say: nobody could see why.
fn others_agree(row: &Indicator, bound: Bound) -> bool {
    let agrees = |cell: &Cell| cell.amount().is_none() || bound_of(row, cell) == Some(bound);
    if row.has_period_target() { agrees(&row.period_target) } else { row.targets.values().all(agrees) }
}
