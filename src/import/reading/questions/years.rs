//! The years that are offered as answers.

use crate::import::reading::marked_sheet::MarkedSheet;
use crate::value::each_once;
use crate::value::fiscal_year::{FiscalYear, ends_of_spans};

/// How many years before and behind the years of the sheet are offered.
const YEARS_BEFORE: i32 = 1;
const YEARS_BEHIND: i32 = 6;
/// The years that are offered if the sheet names none: those of 総合戦略 since the first of these.
const YEARS_OF_STRATEGIES: (i32, i32) = (2015, 2030);

/// The years that the sheet names, in order of appearance, then the years around them.
pub(super) fn offered_years(sheet: &MarkedSheet<'_>) -> Vec<FiscalYear> {
    let cells = sheet.grid.rows.iter().flatten().filter(|cell| !cell.seen.times.is_empty());
    let named = cells.flat_map(|cell| {
        let years = cell.seen.times.iter().filter_map(|time| sheet.year(*time));
        years.chain(ends_of_spans(&cell.text))
    });
    let named = each_once(named);
    let (first, last) = match named.iter().min().zip(named.iter().max()) {
        Some((first, last)) => (first.western() - YEARS_BEFORE, last.western() + YEARS_BEHIND),
        None => YEARS_OF_STRATEGIES,
    };
    each_once(named.into_iter().chain((first..=last).filter_map(FiscalYear::new)))
}
