//! 超, 以上, 以下 and 未満 behind a target are the KPI's 比べ方 (`decisions.md` 12).

use super::indicators::Hand;
use crate::cell::{Cell, Reading, State};
use crate::plan::Indicator;

/// A bound behind the target becomes the KPI's 比べ方 if no other target says otherwise; if one does,
/// the cell can't be read (`decisions.md` 12). `row` is the row without this cell.
pub(super) fn settle_bound(row: &mut Indicator, mut cell: Cell, hand: Hand) -> Cell {
    let bound_of = |cell: &Cell| Reading::of(&cell.text, &row.unit).bound;
    let Some(bound) = bound_of(&cell) else { return cell };
    if hand == Hand::Typing || bound == row.bound {
        return cell;
    }
    let others = row.targets.values().chain([&row.period_target]);
    if others.filter(|other| other.amount().is_some()).all(|other| bound_of(other) == Some(bound)) {
        row.bound = bound;
    } else {
        cell.state = State::Unread;
    }
    cell
}
