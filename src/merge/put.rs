//! Sets a field of an indicator to exactly the content that it has elsewhere.
//!
//! Unlike typing, this changes no other field: the trail of a value, 目標の条件 and a stated total are fields of their own,
//! which whole plans state and which are merged separately.

use super::field::Setting;
use super::plan_only::PlanOnlySetting;
use crate::plan::place;
use crate::plan::{Actual, Cell, CellPlace, Indicator, SharePart};
use crate::value::FiscalYear;

impl Setting {
    /// Sets the field in that indicator. An empty cell, note or part is removed.
    pub(crate) fn put(&self, row: &mut Indicator) {
        match self {
            Self::Cell(place, cell) => put_cell(row, *place, cell),
            // A reason is dropped if its earlier value no longer exists.
            Self::Text(place, text) => _ = place::set_text(row, *place, text),
            Self::Choice(choice) => place::set_choice(row, choice),
            Self::Kept(setting) => put_plan_only(row, setting),
        }
    }

    /// Whether the setting is the instruction to calculate the stated total from the years again.
    pub(crate) fn is_following(&self) -> bool {
        *self == Self::Kept(PlanOnlySetting::TotalFollows)
    }
}

fn is_empty(cell: &Cell) -> bool {
    cell.is_blank() && cell.text.is_empty()
}

fn put_cell(row: &mut Indicator, place: CellPlace, cell: &Cell) {
    match place {
        CellPlace::Target(year) if is_empty(cell) => _ = row.targets.remove(&year),
        CellPlace::Target(year) => _ = row.targets.insert(year, cell.clone()),
        CellPlace::Actual(year) => in_actual(row, year, |actual| actual.cell.clone_from(cell)),
        CellPlace::Baseline => row.baseline.cell.clone_from(cell),
        CellPlace::Period => row.period_target.clone_from(cell),
        CellPlace::StatedTotal => row.stated_total = Some(cell).filter(|cell| !is_empty(cell)).cloned(),
    }
}

/// Changes the actual of that year and removes it if nothing is left in it.
fn in_actual(row: &mut Indicator, year: FiscalYear, change: impl FnOnce(&mut Actual)) {
    let mut actual = row.actuals.remove(&year).unwrap_or_default();
    change(&mut actual);
    if !is_empty(&actual.cell) || actual.parts.is_some() || !actual.earlier.is_empty() {
        row.actuals.insert(year, actual);
    }
}

fn put_plan_only(row: &mut Indicator, setting: &PlanOnlySetting) {
    match setting {
        PlanOnlySetting::AsOf(text, as_of) => {
            row.baseline.as_of_text.clone_from(text);
            row.baseline.as_of = *as_of;
        }
        PlanOnlySetting::Total(total) => row.stated_total.clone_from(total),
        // Calculated from the row once everything else is set in it.
        PlanOnlySetting::TotalFollows => {}
        PlanOnlySetting::FinalLevel(level) => row.stated_final_level.clone_from(level),
        PlanOnlySetting::Part(year, part, cell) => in_actual(row, *year, |actual| put_part(actual, *part, cell)),
        PlanOnlySetting::Earlier(CellPlace::Actual(year), earlier) => {
            in_actual(row, *year, |actual| actual.earlier.clone_from(earlier));
        }
        PlanOnlySetting::Earlier(place, earlier) if earlier.is_empty() => _ = row.earlier_targets.remove(&place.year()),
        PlanOnlySetting::Earlier(place, earlier) => _ = row.earlier_targets.insert(place.year(), earlier.clone()),
        PlanOnlySetting::Readings(readings) => row.readings.clone_from(readings),
        PlanOnlySetting::Acknowledged(all) => row.acknowledged.clone_from(all),
    }
}

fn put_part(actual: &mut Actual, part: SharePart, cell: &Cell) {
    let (mut above, mut below) = actual.parts.take().unwrap_or_default();
    *(if part == SharePart::Numerator { &mut above } else { &mut below }) = cell.clone();
    actual.parts = (!is_empty(&above) || !is_empty(&below)).then_some((above, below));
}
