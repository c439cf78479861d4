//! The columns of what a document itself says of how far its targets are met (達成率, 評価), and the actuals of which they say it.

use super::{FigureColumn, Header, StrangerKind};
use crate::columns::{self, StatedKind, Wide, formula_in_heading, year_in_heading};
use crate::import::questions::Answer;
use crate::import::wide::column_contents::ColumnContents;
use crate::plan::indicator::Row;
use crate::value::fiscal_year::year_mentions;

/// A column of rates or grades.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import::wide) struct RateColumn {
    /// The index of the column.
    pub(in crate::import::wide) place: usize,
    /// The index of the column of the actuals.
    pub(in crate::import::wide) of: usize,
    /// Whether the column was chosen by hand: then whatever stands there is what the document says.
    pub(in crate::import::wide) is_chosen: bool,
    /// The formula that the heading names; empty where it names none.
    pub(in crate::import::wide) formula: String,
}

impl Header {
    /// Finds the columns of rates and grades, and whose they are. Each actual has one place for either: rates count before those of
    /// another formula, and these before grades, and of two of a kind none. Where it is not sure of which actuals a column speaks
    /// it is not read.
    pub(super) fn take_stated_rates(&mut self, below: ColumnContents<'_>) {
        // Beside 区分 the actuals are a row.
        if self.place(Wide::Row).is_some() {
            return;
        }
        let others = self.strangers.iter().filter(|stranger| !stranger.lacks_year());
        let found =
            others.filter_map(|stranger| Some((below.stated_kind(stranger.place, &stranger.name)?, stranger.place)));
        let found: Vec<(StatedKind, usize)> = found.collect();
        for kind in [StatedKind::Rate, StatedKind::OtherRate, StatedKind::Grade] {
            let places: Vec<usize> =
                found.iter().filter(|(known, _)| *known == kind).map(|(_, place)| *place).collect();
            let speaks = |place: &usize| Some((*place, self.actuals_of(*place, &places)?));
            let spoken: Vec<(usize, usize)> = places.iter().filter_map(speaks).collect();
            for (place, of) in &spoken {
                let is_only = spoken.iter().filter(|(_, other)| other == of).count() == 1;
                if is_only && self.rates.iter().all(|rate| rate.of != *of) {
                    let formula = formula_in_heading(self.names.get(*place).map(String::as_str).unwrap_or_default());
                    self.rates.push(RateColumn { place: *place, of: *of, is_chosen: false, formula });
                }
            }
        }
    }

    /// Reads a column as what the document says of the actuals of that column of the wide file, in place of any other.
    pub(super) fn take_rates(&mut self, place: usize, column: Wide) {
        let of = self.figures.iter().find(|figure| figure.of == Some(Row::Actual) && figure.column() == Some(column));
        let Some(of) = of.map(|figure| figure.place) else { return };
        self.rates.retain(|rate| rate.of != of && rate.place != place);
        let formula = formula_in_heading(self.names.get(place).map(String::as_str).unwrap_or_default());
        self.rates.push(RateColumn { place, of, is_chosen: true, formula });
    }

    /// The actuals of which a column may say rates or grades, from left to right.
    pub(super) fn rates_at(&self, place: usize) -> impl Iterator<Item = Answer> {
        let actuals = self.figures.iter().filter(move |figure| figure.of == Some(Row::Actual) && figure.place != place);
        actuals.filter_map(|figure| figure.column()).map(Answer::Rates)
    }

    /// Whether a column has rates or grades that are read.
    pub(in crate::import::wide) fn is_of_rates(&self, place: usize) -> bool {
        self.rates.iter().any(|rate| rate.place == place)
    }

    /// The column of the actuals of which a column of rates speaks: those of the year that its heading names; or those right before
    /// it, if they are the only ones or rates follow each column of actuals.
    fn actuals_of(&self, rate: usize, rates: &[usize]) -> Option<usize> {
        let heading = |place: usize| self.names.get(place).map(String::as_str).unwrap_or_default();
        let actuals = self.actual_places();
        let mentions = year_mentions(heading(rate));
        if let [mention] = mentions.as_slice() {
            let is_of_year = |place: &&usize| match year_in_heading(heading(rate)) {
                Some(year) => year_in_heading(heading(**place)) == Some(year),
                None => year_mentions(heading(**place)).iter().any(|other| other.text == mention.text),
            };
            return actuals.iter().find(is_of_year).copied();
        }
        // A figure between may be what the rate is of, whatever it is.
        let of = actuals.iter().rfind(|place| **place < rate).copied()?;
        // The target of the same year is what the actual is held against.
        let year_of =
            |place: usize| self.figures.iter().find(|figure| figure.place == place).and_then(|it| it.column());
        let is_its_target = |place: &usize| {
            let is_target = |figure: &FigureColumn| figure.place == *place && figure.of == Some(Row::Target);
            self.figures.iter().any(is_target) && year_of(*place).is_some() && year_of(*place) == year_of(of)
        };
        let is_between = |place: &usize| (of + 1..rate).contains(place) && !is_its_target(place);
        if !mentions.is_empty() || self.figure_places().iter().any(is_between) {
            return None;
        }
        if columns::is_of_the_end(heading(rate)) {
            return Some(of).filter(|of| actuals.last() == Some(of));
        }
        let is_followed = |at: usize, place: usize| {
            let next = actuals.get(at + 1).copied().unwrap_or(usize::MAX);
            rates.iter().filter(|rate| (place..next).contains(*rate)).count() == 1
        };
        // Of several actuals only that one has a target beside it.
        let has_target_behind = self.figure_places().into_iter().any(|place| (of + 1..rate).contains(&place));
        if has_target_behind {
            return Some(of);
        }
        let each_is = || actuals.iter().enumerate().all(|(at, place)| is_followed(at, *place));
        (actuals.len() == 1 || each_is()).then_some(of)
    }

    /// The indexes of the columns of actuals, those with them whose years are asked.
    fn actual_places(&self) -> Vec<usize> {
        let read = self.figures.iter().filter(|figure| figure.of == Some(Row::Actual)).map(|figure| figure.place);
        let is_asked = StrangerKind::LacksYear(Some(Row::Actual));
        let asked = self.strangers.iter().filter(|stranger| stranger.kind == is_asked).map(|stranger| stranger.place);
        let mut places: Vec<usize> = read.chain(asked).collect();
        places.sort_unstable();
        places
    }
}
