//! Where the columns of a table stand in its rows.

use crate::columns::Wide;
use crate::plan::cell::Certainty;

/// The places of the known columns in the rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TableColumns {
    places: Vec<(Wide, usize)>,
    /// The column of the year, where each row states its own; `None` where the headings do.
    pub(super) year: Option<Wide>,
    /// The time of the value before the project; `None` if nothing says it.
    pub(super) time_of_baseline: Option<TimeOfBaseline>,
    /// Whether the headings of the years say that their figures are what each year adds (増加分).
    pub(super) are_increments: bool,
    /// How certain the actuals of columns are, where their headings say it.
    certainties: Vec<(Wide, Certainty)>,
    /// The columns of what the document itself says of actuals, by the columns of these.
    rates: Vec<(Wide, RateColumn)>,
}

/// The time of the value before the project, as it stands beside it or in its heading: 現状値（R5）.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TimeOfBaseline(pub(super) String);

/// A column of rates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RateColumn {
    /// The index of the column.
    pub(super) place: usize,
    /// The formula that the heading names; empty where it names none.
    pub(super) formula: String,
}

impl TableColumns {
    pub(super) fn new(places: Vec<(Wide, usize)>, year: Option<Wide>) -> Self {
        Self { places, year, ..Self::default() }
    }

    pub(super) fn with_time_of_baseline(self, time_of_baseline: Option<TimeOfBaseline>) -> Self {
        Self { time_of_baseline, ..self }
    }

    pub(super) fn with_increments(self, are_increments: bool) -> Self {
        Self { are_increments, ..self }
    }

    pub(super) fn with_certainties(self, certainties: Vec<(Wide, Certainty)>) -> Self {
        Self { certainties, ..self }
    }

    pub(super) fn with_rates(self, rates: Vec<(Wide, RateColumn)>) -> Self {
        Self { rates, ..self }
    }

    /// The columns of rates and grades, with the columns of the actuals of which they speak.
    pub(super) fn rates(&self) -> impl Iterator<Item = (Wide, &RateColumn)> {
        self.rates.iter().map(|(column, rate)| (*column, rate))
    }

    /// How certain the actuals of a column are; `None` if its heading does not say it.
    pub(super) fn certainty(&self, column: Wide) -> Option<Certainty> {
        self.certainties.iter().find(|(known, _)| *known == column).map(|(_, certainty)| *certainty)
    }

    /// The index of that column in a row, counted from 0; `None` if the table does not have it.
    pub(super) fn place(&self, column: Wide) -> Option<usize> {
        self.places.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// The columns with their indexes, from left to right.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Wide, usize)> {
        self.places.iter().copied()
    }

    /// The same columns without that one.
    pub(super) fn without(&self, column: Wide) -> Self {
        Self { places: self.iter().filter(|(known, _)| *known != column).collect(), ..self.clone() }
    }
}
