//! Numerator and denominator of a share, from which its actual is computed in the same step.
//!
//! An actual that is typed over keeps its parts; if the two then differ, this is reported
//! ([`crate::figures::totals::parts_differ`]) and not repaired. The actual is computed again only when a part changes.

use super::Rejection;
use super::cells::{InputPhase, is_empty, keep_actual, set_actual, typed};
use crate::figures::totals;
use crate::plan::cell::State;
use crate::plan::place::part_at;
use crate::plan::{Cell, Indicator, Plan, SharePart};
use crate::value::{Date, FiscalYear};

/// Sets the text of one part of the year's share and, if both parts are numbers, the computed share as the actual.
/// Returns [`Rejection::NoSuchYear`] if the plan has no such year.
pub(super) fn set_part(
    plan: &Plan,
    row: &mut Indicator,
    (year, part): (FiscalYear, SharePart),
    text: &str,
    phase: InputPhase,
    on: Date,
) -> Result<(), Rejection> {
    if !plan.years.contains(year) {
        return Err(Rejection::NoSuchYear);
    }
    let before = part_at(row, year, part);
    // Persons over persons: the parts have a different unit than the share.
    let cell = typed(&before, text, None, phase);
    let changes = cell.state != before.state;
    if is_empty(&cell) && is_empty(&before) {
        return Ok(());
    }
    let mut actual = row.actuals.remove(&year).unwrap_or_default();
    let (mut above, mut below) = actual.parts.take().unwrap_or_default();
    *(if part == SharePart::Numerator { &mut above } else { &mut below }) = cell;
    actual.parts = (!is_empty(&above) || !is_empty(&below)).then_some((above, below));
    keep_actual(row, year, actual);
    // The figure from records has parts of its own, which do not count here.
    let typed = row.without_records();
    if let Some((amount, certainty)) = totals::share(&typed, year).filter(|_| changes) {
        let state = State::Number { amount, certainty };
        if state != typed.actual(year).state {
            let text = amount.grouped() + &certainty.mark();
            set_actual(row, year, Cell { state, text }, phase, on);
        }
    }
    Ok(())
}
