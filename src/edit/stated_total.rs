//! A stated total that agreed with the years goes on agreeing (`decisions.md` 9, 30).

use crate::cell::Cell;
use crate::plan::Indicator;
use crate::totals::{self, Span};

/// Moves a stated total along with the computed one if the two agreed before and the sum is still
/// whole; otherwise it stays what the document states (`decisions.md` 9, 30).
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
    {
        let text = format!("{}{}", sum.grouped(), behind_the_digits(&stated.text));
        let moved = Cell::read(&text, &after.unit);
        // A sum beyond the bounds of a cell can't be written down.
        if moved.amount() == Some(sum) {
            *stated = moved;
        }
    }
}

/// What stands behind the number, ` 千円` of `60,000 千円`.
fn behind_the_digits(text: &str) -> &str {
    text.rfind(|c: char| c.is_ascii_digit()).and_then(|last| text.get(last + 1..)).unwrap_or_default()
}
