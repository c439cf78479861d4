//! Columns that only their rates tell apart: of two columns of figures whose headings do not say which are targets and which actuals,
//! those are the actuals of which the rates of a third column (達成率) are the quotients, row by row.
//!
//! That is arithmetic and no guess: it must hold in every row that has all three, and at least two rows must rule out the
//! other way round.

use std::ops::ControlFlow;

use crate::plan::cell::{Reading, State};
use crate::value::amount::Amount;

/// The number of rows that must rule out that the columns are the other way round.
const FEWEST: usize = 2;

/// Whether the rates of each row, the third text, are the second figure in percent of the first one, and not the reverse.
pub(super) fn are_of<'a>(rows: impl Iterator<Item = [&'a str; 3]>) -> bool {
    let mut rows = rows.filter_map(|row| {
        let [target, actual, rate] = row.map(number);
        Some((target?, actual?, rate?))
    });
    let proofs = rows.try_fold(0, |proofs, (target, actual, rate)| match is_rate(target, actual, rate) {
        None => ControlFlow::Continue(proofs),
        Some(false) => ControlFlow::Break(()),
        Some(true) => ControlFlow::Continue(proofs + usize::from(is_rate(actual, target, rate) == Some(false))),
    });
    proofs.continue_value().is_some_and(|proofs| proofs >= FEWEST)
}

pub(super) fn number(text: &str) -> Option<Amount> {
    match Reading::from_text(text, "").state {
        State::Number { amount, .. } => Some(amount),
        _ => None,
    }
}

/// Whether a rate is the actual in percent of the target, rounded or cut off at its last digit; `None` where the target is nothing.
pub(super) fn is_rate(target: Amount, actual: Amount, rate: Amount) -> Option<bool> {
    if target.is_zero() {
        return None;
    }
    // |rate − 100 × actual ÷ target| < one unit of the last digit, without a division.
    let (actual, target) = actual.aligned(target);
    let (digits, places) = rate.parts();
    let shift = 10_i128.saturating_pow(places);
    let found = digits.saturating_mul(target);
    let exact = actual.saturating_mul(100).saturating_mul(shift);
    Some(found.abs_diff(exact) < target.unsigned_abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn gives(rows: &[[&str; 3]], expected: bool) {
        assert_eq!(are_of(rows.iter().copied()), expected, "{rows:?}");
    }

    #[test]
    fn rates_tell_targets_from_actuals() {
        let rows =
            [["300人", "32人", "10.7%"], ["100人", "0人", "0.0%"], ["10件", "12件", "120%"], ["3", "1", "33.3%"]];
        gives(&rows, true);
        gives(&rows.map(|[one, other, rate]| [other, one, rate]), false);
    }

    #[test]
    fn a_single_row_or_one_that_disagrees_proves_nothing() {
        gives(&[["300人", "32人", "10.7%"]], false);
        gives(&[["100", "100", "100%"], ["5", "5", "100%"]], false);
        gives(&[["300", "32", "10.7%"], ["100", "50", "50%"], ["10", "9", "95%"]], false);
        gives(&[["300", "-", "10.7%"], ["0", "5", "50%"], ["延期", "9", "95%"]], false);
    }
}
