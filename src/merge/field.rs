//! The fields of a KPI that are merged one by one, and when two of them mean the same.

use crate::cell::{Cell, State};
use crate::edit::indicators::{self, Choice, ChoiceOf};
use crate::edit::{CellPlace, Hand, IndicatorCommand, TextPlace};
use crate::fiscal_year::{Date, FiscalYear};
use crate::notation::key;
use crate::plan::Indicator;
use crate::plan::indicator::Row;
use crate::plan::lineage::same_text;

/// A field of a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// A cell.
    Cell(CellPlace),
    /// A text or a note.
    Text(TextPlace),
    /// A choice.
    Choice(ChoiceOf),
}

/// A field with what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Setting {
    /// A cell.
    Cell(CellPlace, Cell),
    /// A text or a note.
    Text(TextPlace, String),
    /// A choice.
    Choice(Choice),
}

/// The fields of a KPI of a table with these years, in the order in which they are shown.
pub fn fields(years: &[FiscalYear]) -> Vec<Field> {
    let mut fields = Vec::new();
    for text in [TextPlace::Name, TextPlace::Unit, TextPlace::Group, TextPlace::Responsible] {
        fields.push(Field::Text(text));
    }
    for of in [ChoiceOf::Measure, ChoiceOf::Basis, ChoiceOf::Bound, ChoiceOf::Direction, ChoiceOf::ActualsAre] {
        fields.push(Field::Choice(of));
    }
    fields.push(Field::Cell(CellPlace::Baseline));
    for year in years {
        fields.push(Field::Cell(CellPlace::Target(*year)));
    }
    fields.push(Field::Cell(CellPlace::Period));
    for year in years {
        fields.push(Field::Cell(CellPlace::Actual(*year)));
    }
    for row in [Row::Target, Row::Actual] {
        fields.push(Field::Text(TextPlace::Note(row, None)));
        for year in years {
            fields.push(Field::Text(TextPlace::Note(row, Some(*year))));
        }
    }
    fields
}

impl Field {
    /// The year whose column it belongs to.
    pub fn year(self) -> Option<FiscalYear> {
        match self {
            Self::Cell(CellPlace::Target(year) | CellPlace::Actual(year)) => Some(year),
            Self::Text(TextPlace::Note(_, year)) => year,
            Self::Cell(_) | Self::Text(_) | Self::Choice(_) => None,
        }
    }

    /// The field as it stands in that KPI.
    pub fn of(self, row: &Indicator) -> Setting {
        match self {
            Self::Cell(place) => Setting::Cell(place, indicators::cell_at(row, place)),
            Self::Text(place) => Setting::Text(place, text_at(row, place).to_owned()),
            Self::Choice(of) => Setting::Choice(choice_at(row, of)),
        }
    }

    /// Whether it means the same in both.
    pub fn is_same(self, one: &Indicator, other: &Indicator) -> bool {
        match self {
            Self::Text(place) => same_text(text_at(one, place), text_at(other, place)),
            Self::Cell(_) | Self::Choice(_) => self.of(one).means(&self.of(other)),
        }
    }

    /// Whether it is a name or a unit that both sides gave the KPI when each added it, spelled otherwise.
    pub(super) fn names_the_same(self, one: &Indicator, other: &Indicator) -> bool {
        match self {
            Self::Text(place @ (TextPlace::Name | TextPlace::Unit)) => {
                key(text_at(one, place)) == key(text_at(other, place))
            }
            Self::Text(_) | Self::Cell(_) | Self::Choice(_) => false,
        }
    }

    /// Whether nothing stands in it; of choices one always does.
    pub fn is_blank(self, row: &Indicator) -> bool {
        self.of(row).is_blank()
    }
}

impl Setting {
    /// Which field it is of.
    pub fn field(&self) -> Field {
        match self {
            Self::Cell(place, _) => Field::Cell(*place),
            Self::Text(place, _) => Field::Text(*place),
            Self::Choice(choice) => Field::Choice(choice.of()),
        }
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Cell(_, cell) => cell.is_blank(),
            Self::Text(_, text) => text.is_empty(),
            Self::Choice(_) => false,
        }
    }

    /// Whether it means what the other means: `24` is `24.00`, and a text that could not be read is itself.
    pub fn means(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Cell(one_place, one), Self::Cell(other_place, other)) => {
                let unread = one.state == State::Unread;
                one_place == other_place && one.state == other.state && (!unread || same_text(&one.text, &other.text))
            }
            (Self::Text(one_place, one), Self::Text(other_place, other)) => {
                one_place == other_place && same_text(one, other)
            }
            (one, other) => one == other,
        }
    }

    /// The command that puts it there.
    pub fn command(&self, on: Date) -> IndicatorCommand {
        match self.clone() {
            Self::Cell(place, cell) => IndicatorCommand::SetCell { place, text: cell.text, hand: Hand::Left, on },
            Self::Text(place, text) => IndicatorCommand::SetText { place, text },
            Self::Choice(choice) => IndicatorCommand::Choose(choice),
        }
    }
}

fn text_at(row: &Indicator, place: TextPlace) -> &str {
    match place {
        TextPlace::Name => &row.name,
        TextPlace::Unit => &row.unit,
        TextPlace::Group => &row.group,
        TextPlace::Responsible => &row.responsible,
        TextPlace::Definition => &row.definition,
        TextPlace::Source => &row.source,
        TextPlace::Note(of, year) => row.notes.get(&(of, year)).map_or("", String::as_str),
        // The trail of a value stays with the plan: no table file holds it.
        TextPlace::EarlierReason(..) => "",
    }
}

fn choice_at(row: &Indicator, of: ChoiceOf) -> Choice {
    match of {
        ChoiceOf::Basis => Choice::Basis(row.basis),
        ChoiceOf::Measure => Choice::Measure(row.measure),
        ChoiceOf::Bound => Choice::Bound(row.bound),
        ChoiceOf::Direction => Choice::Direction(row.direction),
        ChoiceOf::Measured => Choice::Measured(row.measured.clone()),
        ChoiceOf::LevelMeaning => Choice::LevelMeaning(row.level_meaning),
        ChoiceOf::ActualsAre => Choice::ActualsAre(row.actuals_are),
    }
}
