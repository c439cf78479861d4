//! The fields of a KPI that no table file holds, so that only whole plans state them.

use super::stated::{join_lists, means_the_same};
use crate::plan::indicator::{Earlier, OtherReading};
use crate::plan::place::{earlier_at, part_at};
use crate::plan::{Acknowledgement, Cell, CellPlace, Indicator, SharePart};
use crate::value::{AsOf, FiscalYear};

/// A field of an indicator that no table file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PlanOnlyField {
    /// The time at which the baseline, the value before the project, was taken.
    AsOf,
    /// The stated total (記載の累計).
    Total,
    /// The final level that the document states elsewhere.
    FinalLevel,
    /// The numerator or the denominator of that year's share.
    Part(FiscalYear, SharePart),
    /// The values that the actual or the target at that place had before.
    Earlier(CellPlace),
    /// The values that other places of the source document state.
    Readings,
    /// The silenced findings with their reasons.
    Acknowledged,
}

/// The content of a field that no table file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanOnlySetting {
    /// The time at which the baseline was taken, as written and as read; `None` if it was not read.
    AsOf(String, Option<AsOf>),
    /// The stated total (記載の累計). A blank total in a document is different from no total.
    Total(Option<Cell>),
    /// The instruction to calculate the stated total (記載の累計) again, since it agreed with its years on both sides
    /// (`docs/decisions.md` 9).
    TotalFollows,
    /// The final level that the document states elsewhere; `None` if it states none.
    FinalLevel(Option<Cell>),
    /// The numerator or the denominator of that year's share.
    Part(FiscalYear, SharePart, Cell),
    /// The values that the actual or the target at that place had before, oldest first.
    Earlier(CellPlace, Vec<Earlier>),
    /// The values that other places of the source document state.
    Readings(Vec<OtherReading>),
    /// The silenced findings with their reasons.
    Acknowledged(Vec<Acknowledgement>),
}

impl PlanOnlyField {
    /// The fiscal year of the field's column; `None` for a field that belongs to no year.
    pub(super) fn year(self) -> Option<FiscalYear> {
        match self {
            Self::Part(year, _) => Some(year),
            Self::Earlier(place) => place.year(),
            Self::AsOf | Self::Total | Self::FinalLevel | Self::Readings | Self::Acknowledged => None,
        }
    }

    /// The content of the field in that indicator.
    pub(super) fn setting(self, row: &Indicator) -> PlanOnlySetting {
        match self {
            Self::AsOf => PlanOnlySetting::AsOf(row.baseline.as_of_text.clone(), row.baseline.as_of),
            Self::Total => PlanOnlySetting::Total(row.stated_total.clone()),
            Self::FinalLevel => PlanOnlySetting::FinalLevel(row.stated_final_level.clone()),
            Self::Part(year, part) => PlanOnlySetting::Part(year, part, part_at(row, year, part)),
            Self::Earlier(place) => PlanOnlySetting::Earlier(place, earlier_at(row, place).to_vec()),
            Self::Readings => PlanOnlySetting::Readings(row.readings.clone()),
            Self::Acknowledged => PlanOnlySetting::Acknowledged(row.acknowledged.clone()),
        }
    }
}

impl PlanOnlySetting {
    /// The field that this is the content of.
    pub(super) fn field(&self) -> PlanOnlyField {
        match self {
            Self::AsOf(..) => PlanOnlyField::AsOf,
            Self::Total(_) | Self::TotalFollows => PlanOnlyField::Total,
            Self::FinalLevel(_) => PlanOnlyField::FinalLevel,
            Self::Part(year, part, _) => PlanOnlyField::Part(*year, *part),
            Self::Earlier(place, _) => PlanOnlyField::Earlier(*place),
            Self::Readings(_) => PlanOnlyField::Readings,
            Self::Acknowledged(_) => PlanOnlyField::Acknowledged,
        }
    }

    /// Whether nothing was entered in the field.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::AsOf(text, read) => text.is_empty() && read.is_none(),
            Self::Total(cell) | Self::FinalLevel(cell) => cell.is_none(),
            Self::TotalFollows => false,
            Self::Part(_, _, cell) => cell.is_blank(),
            Self::Earlier(_, earlier) => earlier.is_empty(),
            Self::Readings(readings) => readings.is_empty(),
            Self::Acknowledged(all) => all.is_empty(),
        }
    }

    /// Whether both are the same field and mean the same, regardless of notation.
    pub(super) fn means(&self, other: &Self) -> bool {
        let same = |one: &Option<Cell>, other: &Option<Cell>| match (one, other) {
            (Some(one), Some(other)) => means_the_same(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        match (self, other) {
            (Self::Total(one), Self::Total(other)) | (Self::FinalLevel(one), Self::FinalLevel(other)) => {
                same(one, other)
            }
            (Self::Part(year, part, one), Self::Part(other_year, other_part, other)) => {
                (year, part) == (other_year, other_part) && means_the_same(one, other)
            }
            (one, other) => one == other,
        }
    }

    /// The list with the changes of both sides; `None` if the field is no list or the changes contradict each other.
    pub(super) fn joined(base: Option<&Self>, ours: &Self, theirs: &Self) -> Option<Self> {
        match (ours, theirs) {
            (Self::Earlier(place, ours), Self::Earlier(_, theirs)) => {
                let base = if let Some(Self::Earlier(_, base)) = base { base.as_slice() } else { &[] };
                let joined = join_lists(base, ours, theirs, |one| (one.cell.clone(), one.replaced_on));
                joined.map(|joined| Self::Earlier(*place, joined))
            }
            (Self::Readings(ours), Self::Readings(theirs)) => {
                let base = if let Some(Self::Readings(base)) = base { base.as_slice() } else { &[] };
                join_lists(base, ours, theirs, |one| one.place.clone()).map(Self::Readings)
            }
            (Self::Acknowledged(ours), Self::Acknowledged(theirs)) => {
                let base = if let Some(Self::Acknowledged(base)) = base { base.as_slice() } else { &[] };
                join_silenced(base, ours, theirs).map(Self::Acknowledged)
            }
            _ => None,
        }
    }
}

/// The silenced findings of both sides, since two tabs may each silence another finding. A finding is identified by
/// rule and place. `None` if the changes contradict each other.
pub(super) fn join_silenced(
    base: &[Acknowledgement],
    ours: &[Acknowledgement],
    theirs: &[Acknowledgement],
) -> Option<Vec<Acknowledgement>> {
    join_lists(base, ours, theirs, |one| (one.code.clone(), one.place.clone()))
}
