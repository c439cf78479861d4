//! The update of a stated total that agreed with the years, so that it still agrees (`docs/decisions.md` 9, 30).

use crate::figures::totals::{self, Span};
use crate::plan::{Cell, Indicator};
use crate::value::Amount;
use crate::value::width::narrow;

/// Moves a stated total along with the computed one if the two agreed before and the sum is still
/// whole; otherwise it stays what the document states.
pub(super) fn carry_stated_total(
    before: &Indicator,
    span_before: Span<'_>,
    after: &mut Indicator,
    span_after: Span<'_>,
) {
    let agreed = before.stated_total == after.stated_total
        && before.stated_total.as_ref().is_some_and(|stated| {
            stated.amount().is_some() && stated.amount() == totals::computed_total(before, span_before)
        });
    let sum = totals::computed_total(after, span_after);
    if let (true, Some(stated), Some(sum)) = (agreed, &mut after.stated_total, sum)
        && stated.amount() != Some(sum)
        && let Some(moved) = moved(&stated.text, sum, &after.unit)
    {
        *stated = moved;
    }
}

/// The sum as the document writes that figure, without the old unit where the row no longer knows that. `None`
/// for a sum beyond the bounds of a cell, which can't be written down.
pub(super) fn moved(stated: &str, sum: Amount, unit: &str) -> Option<Cell> {
    let written = [behind_the_number(stated), ""].map(|behind| format!("{}{behind}", sum.grouped()));
    written.iter().map(|text| Cell::read(text, unit)).find(|cell| cell.amount() == Some(sum))
}

/// The text behind the number: ` 千円` of `60,000 千円` and `m2` of `６００m2`.
fn behind_the_number(text: &str) -> &str {
    let in_number = |letter: char| matches!(narrow(letter), '0'..='9' | ',' | '.');
    text.trim_start_matches(|letter| !in_number(letter)).trim_start_matches(in_number)
}
