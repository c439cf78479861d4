//! The update of a stated total that agreed with the years, so that it still agrees (`docs/decisions.md` 9, 30).

use crate::figures::totals::{self, Span};
use crate::plan::{Cell, Indicator};
use crate::value::Amount;
use crate::value::width::narrow;

/// Updates a stated total to the computed one if the two agreed before and the sum has no gap; otherwise it stays as
/// the document states it.
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

/// The sum in the notation of the stated figure, without the old unit if the row no longer has that unit. `None` for a
/// sum beyond the limits of a cell.
pub(super) fn moved(stated: &str, sum: Amount, unit: &str) -> Option<Cell> {
    let written = [behind_the_number(stated), ""].map(|behind| format!("{}{behind}", sum.grouped()));
    written.iter().map(|text| Cell::read(text, unit)).find(|cell| cell.amount() == Some(sum))
}

/// The text after the number: ` 千円` for `60,000 千円` and `m2` for `６００m2`.
fn behind_the_number(text: &str) -> &str {
    let in_number = |letter: char| matches!(narrow(letter), '0'..='9' | ',' | '.');
    text.trim_start_matches(|letter| !in_number(letter)).trim_start_matches(in_number)
}
