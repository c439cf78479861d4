//! Rules that every workbook in a session obeys.

use std::collections::HashSet;

use keikaku::figures::totals::{self, Span};
use keikaku::plan::cell::{Cell, Reading, State};
use keikaku::plan::{Indicator, MOST_INDICATORS, MOST_YEARS, Plan, Workbook};
use keikaku::storage;
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::{Language, details, figures, names};

/// Asserts that ids differ, years are consecutive and bounds hold.
#[track_caller]
pub(crate) fn assert_sound(workbook: &Workbook) {
    let mut plans = HashSet::new();
    for plan in workbook.plans() {
        assert!(plans.insert(plan.id), "{} is there twice", plan.id);
        let mut rows = HashSet::new();
        assert!(plan.indicators().iter().all(|row| rows.insert(row.id)), "a row is there twice");
        assert!(rows.len() <= MOST_INDICATORS);
        let years: Vec<i32> = plan.years.years().map(FiscalYear::western).collect();
        assert!((1..=MOST_YEARS).contains(&years.len()));
        assert!(years.windows(2).all(|pair| pair[0] + 1 == pair[1]), "{years:?}");
    }
}

/// Asserts that decoding the stored form gives the same plan.
#[track_caller]
pub(crate) fn assert_kept_whole(plan: &Plan) {
    let record = storage::encode_plan(plan);
    let read = storage::decode_plan(&record);
    assert_eq!(read.as_ref(), Ok(plan));
    // Amounts compare equal whatever their scale, so the encoded text is compared as well.
    assert_eq!(read.map(|read| storage::encode_plan(&read)), Ok(record));
}

/// Asserts that no cell is half typed: each is trimmed, is empty exactly when it is blank, and means what its text
/// says in a row with one of these units, or is unread because its 超 contradicts the other targets
/// (`docs/decisions.md` 12).
#[track_caller]
pub(crate) fn assert_settled(workbook: &Workbook, units: &HashSet<String>) {
    for row in workbook.plans().iter().flat_map(|plan| plan.indicators()) {
        for cell in cells(row) {
            assert_eq!(cell.text, keikaku::value::width::trim(&cell.text));
            assert_eq!(cell.text.is_empty(), cell.is_blank(), "{cell:?}");
            // A typed sum is a number; a sum from a file is text.
            let typed = |unit: &String| Reading::typed(&cell.text, unit).state == cell.state;
            let says = |unit: &String| typed(unit) || Cell::read(&cell.text, unit) == *cell;
            let contradicts = |unit: &String| Reading::from_text(&cell.text, unit).bound.is_some();
            let unread = cell.state == State::Unread;
            assert!(units.iter().any(|unit| says(unit) || unread && contradicts(unit)), "{cell:?} in {}", row.unit);
        }
    }
}

/// Every cell that a user can fill.
pub(crate) fn cells(row: &Indicator) -> impl Iterator<Item = &Cell> {
    let actuals = row.actuals.values().map(|actual| &actual.cell);
    let single = [&row.baseline.cell, &row.period_target].into_iter().chain(&row.stated_total);
    single.chain(row.targets.values()).chain(actuals)
}

/// Adds the units that occur in the workbook.
pub(crate) fn note_units(workbook: &Workbook, units: &mut HashSet<String>) {
    units.extend(workbook.plans().iter().flat_map(|plan| plan.indicators()).map(|row| row.unit.clone()));
}

/// Computes and words everything about a plan, in both languages.
pub(crate) fn speak(plan: &Plan) {
    let span = Span::from_plan(plan);
    for language in [Language::Japanese, Language::English] {
        let rows = names::indicators(plan, language);
        assert_eq!(rows.iter().collect::<HashSet<_>>().len(), plan.indicators().len(), "{rows:?}");
        let _ = names::plan_name(plan, language);
        for row in plan.indicators() {
            let years = figures::years(row, span, language);
            assert_eq!(years.rates.len(), plan.years.len());
            let _ = figures::totals(row, span, language);
            let _ = (details::as_typed(row, language), details::earlier(row, language));
            let _ = (details::other_readings(row, language), details::survey_years(row));
        }
    }
    for row in plan.indicators() {
        for year in span.years() {
            let _ = (totals::level_at(row, span, year), totals::actual_increment(row, span, year));
        }
    }
}
