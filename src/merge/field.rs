//! The fields of a KPI that are merged one by one, and the comparison of their meanings.
//!
//! A table file states the fields in [`fields`]; a field that is absent from it counts as unchanged. A whole plan states all.

use super::plan_only::{PlanOnlyField, PlanOnlySetting};
use super::stated::{Stated, means_the_same};
use crate::plan::indicator::Row;
use crate::plan::lineage::same_text;
use crate::plan::place::{cell_at, choice_at, text_at};
use crate::plan::{Actual, Baseline, Cell, CellPlace, ChoiceKind, ChoiceValue, Indicator, SharePart, TextPlace};
use crate::value::FiscalYear;
use crate::value::width::key;

/// A field of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IndicatorField {
    /// The cell at this place.
    Cell(CellPlace),
    /// The text or the note at this place.
    Text(TextPlace),
    /// The choice of this kind.
    Choice(ChoiceKind),
    /// A field that no table file holds; only plans have it.
    Kept(PlanOnlyField),
}

/// A field of an indicator together with its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A cell and its content.
    Cell(CellPlace, Cell),
    /// A text or a note and its content.
    Text(TextPlace, String),
    /// A choice and what is chosen.
    Choice(ChoiceValue),
    /// The content of a field that no table file holds.
    Kept(PlanOnlySetting),
}

/// The fields that a table file with these years holds for an indicator, in the order in which they are shown.
pub fn fields(years: &[FiscalYear]) -> Vec<IndicatorField> {
    let mut fields = Vec::new();
    for text in [TextPlace::Name, TextPlace::Unit, TextPlace::Group, TextPlace::Responsible] {
        fields.push(IndicatorField::Text(text));
    }
    for of in [ChoiceKind::Measure, ChoiceKind::Basis, ChoiceKind::Bound, ChoiceKind::Direction, ChoiceKind::ActualsAre]
    {
        fields.push(IndicatorField::Choice(of));
    }
    fields.push(IndicatorField::Cell(CellPlace::Baseline));
    for year in years {
        fields.push(IndicatorField::Cell(CellPlace::Target(*year)));
    }
    fields.push(IndicatorField::Cell(CellPlace::Period));
    for year in years {
        fields.push(IndicatorField::Cell(CellPlace::Actual(*year)));
    }
    // Our own table files do not hold these fields; the tables of offices may.
    for year in years {
        for place in [TextPlace::StatedRate(Some(*year)), TextPlace::StatedFormula(Some(*year))] {
            fields.push(IndicatorField::Text(place));
        }
    }
    for row in [Row::Target, Row::Actual] {
        fields.push(IndicatorField::Text(TextPlace::Note(row, None)));
        for year in years {
            fields.push(IndicatorField::Text(TextPlace::Note(row, Some(*year))));
        }
    }
    fields
}

/// Names every field of a KPI, so that a new field does not compile until it is listed in [`fields`], where table files
/// hold it, or in [`fields_that_stay`]. `tests/it/merge/every_field.rs` checks the lists.
const _: fn(&Indicator) = |row| {
    #[rustfmt::skip]
    let Indicator {
        id: _,
        // In table files.
        group: _, name: _, unit: _, responsible: _, measure: _, basis: _, bound: _, direction: _, actuals_are: _,
        targets: _, period_target: _, notes: _,
        baseline: Baseline { cell: _, as_of_text: _, as_of: _ },
        actuals: _, stated_rates: _,
        // Computed from the activity records, so that no merged plan has it.
        recorded: _,
        // Only in plans, as are the date of the baseline, the parts and earlier values of an actual, and the rate of
        // the whole period.
        earlier_targets: _,
        part_of: _, actual_source: _, choices: _, adopted: _, follows: _, rate_formula: _, level_meaning: _, measured: _, definition: _, source: _, stated_total: _, stated_final_level: _, readings: _,
        acknowledged: _,
    } = row;
    let of_year = |actual: &Actual| {
        let Actual { cell: _, parts: _, earlier: _ } = actual;
    };
    row.actuals.values().for_each(of_year);
};

/// The fields that only plans hold, in the order in which they follow the fields of table files. The reason of an earlier value
/// ([`TextPlace::EarlierReason`]) is not a field of its own: it is merged with its list, [`PlanOnlyField::Earlier`].
pub(super) fn fields_that_stay(years: &[FiscalYear]) -> Vec<IndicatorField> {
    let mut fields = vec![
        IndicatorField::Choice(ChoiceKind::RateFormula),
        IndicatorField::Choice(ChoiceKind::LevelMeaning),
        IndicatorField::Choice(ChoiceKind::Measured),
        IndicatorField::Choice(ChoiceKind::PartOf),
        IndicatorField::Choice(ChoiceKind::ActualSource),
        IndicatorField::Choice(ChoiceKind::SurveyChoices),
        IndicatorField::Choice(ChoiceKind::Adopted),
        IndicatorField::Choice(ChoiceKind::Follows),
        IndicatorField::Text(TextPlace::Definition),
        IndicatorField::Text(TextPlace::Source),
        IndicatorField::Kept(PlanOnlyField::AsOf),
        IndicatorField::Kept(PlanOnlyField::Total),
        IndicatorField::Kept(PlanOnlyField::FinalLevel),
        IndicatorField::Kept(PlanOnlyField::Readings),
        IndicatorField::Kept(PlanOnlyField::Acknowledged),
        IndicatorField::Kept(PlanOnlyField::Earlier(CellPlace::Period)),
        IndicatorField::Text(TextPlace::StatedRate(None)),
        IndicatorField::Text(TextPlace::StatedFormula(None)),
    ];
    for year in years {
        for part in [SharePart::Numerator, SharePart::Denominator] {
            fields.push(IndicatorField::Kept(PlanOnlyField::Part(*year, part)));
        }
        for place in [CellPlace::Target(*year), CellPlace::Actual(*year)] {
            fields.push(IndicatorField::Kept(PlanOnlyField::Earlier(place)));
        }
    }
    fields
}

impl IndicatorField {
    /// The fiscal year of the field's column; `None` for a field that belongs to no year.
    pub fn year(self) -> Option<FiscalYear> {
        match self {
            Self::Cell(place) => place.year(),
            Self::Text(TextPlace::Note(_, year) | TextPlace::StatedRate(year) | TextPlace::StatedFormula(year)) => year,
            Self::Kept(field) => field.year(),
            Self::Text(_) | Self::Choice(_) => None,
        }
    }

    /// The field with the content that it has in that indicator.
    pub fn setting(self, row: &Indicator) -> Setting {
        match self {
            Self::Cell(place) => Setting::Cell(place, cell_at(row, place)),
            Self::Text(place) => Setting::Text(place, text_at(row, place).to_owned()),
            Self::Choice(of) => Setting::Choice(choice_at(row, of)),
            Self::Kept(field) => Setting::Kept(field.setting(row)),
        }
    }

    /// Whether the field means the same in both indicators.
    pub fn is_same(self, one: &Indicator, other: &Indicator) -> bool {
        match self {
            Self::Text(place) => same_text(text_at(one, place), text_at(other, place)),
            Self::Cell(_) | Self::Choice(_) | Self::Kept(_) => self.setting(one).means(&self.setting(other)),
        }
    }

    /// Whether the field is a name or a unit that has the same `key` in both added indicators, so that only its
    /// spelling differs.
    pub(super) fn names_the_same(self, one: &Indicator, other: &Indicator) -> bool {
        match self {
            Self::Text(place @ (TextPlace::Name | TextPlace::Unit)) => {
                key(text_at(one, place)) == key(text_at(other, place))
            }
            Self::Text(_) | Self::Cell(_) | Self::Choice(_) | Self::Kept(_) => false,
        }
    }

    /// Whether the field holds the values that a cell had before, and the cell itself differs: both are one change.
    pub fn is_counted_with_its_cell(self, one: &Indicator, other: &Indicator) -> bool {
        match self {
            Self::Kept(PlanOnlyField::Earlier(place)) => cell_at(one, place) != cell_at(other, place),
            _ => false,
        }
    }

    /// Whether the field is blank in that indicator; a choice never is.
    pub fn is_blank(self, row: &Indicator) -> bool {
        self.setting(row).is_blank()
    }
}

impl Setting {
    /// The field that this is the content of.
    pub fn field(&self) -> IndicatorField {
        match self {
            Self::Cell(place, _) => IndicatorField::Cell(*place),
            Self::Text(place, _) => IndicatorField::Text(*place),
            Self::Choice(choice) => IndicatorField::Choice(choice.kind()),
            Self::Kept(kept) => IndicatorField::Kept(kept.field()),
        }
    }

    /// Whether the content is blank; a choice never is.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Cell(_, cell) => cell.is_blank(),
            Self::Text(_, text) => text.is_empty(),
            Self::Choice(_) => false,
            Self::Kept(field) => field.is_blank(),
        }
    }

    /// Whether both have the same meaning: `24` equals `24.00`, and a text that could not be read is compared as text.
    pub fn means(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Cell(one_place, one), Self::Cell(other_place, other)) => {
                one_place == other_place && means_the_same(one, other)
            }
            (Self::Text(one_place, one), Self::Text(other_place, other)) => {
                one_place == other_place && same_text(one, other)
            }
            (Self::Kept(one), Self::Kept(other)) => one.means(other),
            (one, other) => one == other,
        }
    }

    /// The same field with the text that the user typed: the third value where two sides disagree. `unit` is the unit
    /// of the KPI. `None` for a field that cannot be typed (a choice, a list).
    #[must_use]
    pub fn typed(&self, text: &str, unit: &str) -> Option<Self> {
        Some(match self {
            Self::Cell(place, _) => Self::Cell(*place, Cell::read(text, unit)),
            Self::Text(place, _) => Self::Text(*place, text.to_owned()),
            Self::Kept(PlanOnlySetting::Part(year, part, _)) => {
                Self::Kept(PlanOnlySetting::Part(*year, *part, Cell::read(text, "")))
            }
            Self::Kept(PlanOnlySetting::Total(_)) => {
                let cell = Cell::read(text, unit);
                Self::Kept(PlanOnlySetting::Total(Some(cell).filter(|cell| !cell.is_blank())))
            }
            Self::Choice(_) | Self::Kept(_) => return None,
        })
    }
}

impl Stated for Setting {
    fn is_blank(&self) -> bool {
        self.is_blank()
    }

    fn means(&self, other: &Self) -> bool {
        self.means(other)
    }

    fn joined(base: Option<&Self>, ours: &Self, theirs: &Self) -> Option<Self> {
        let (Self::Kept(ours), Self::Kept(theirs)) = (ours, theirs) else { return None };
        let base = if let Some(Self::Kept(base)) = base { Some(base) } else { None };
        PlanOnlySetting::joined(base, ours, theirs).map(Self::Kept)
    }
}
