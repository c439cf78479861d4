//! The columns of a row, by what it is of.

use std::sync::Arc;

use super::Section;
use crate::columns::{self, Wide};
use crate::import::wide::header::{FigureColumn, RateColumn, YearSource};
use crate::import::wide::table_columns::TableColumns;
use crate::plan::cell::Certainty;
use crate::plan::indicator::Row;

/// What decides on the columns of a row besides the years beside or in its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct RowKind {
    pub(super) of: Row,
    /// Its year, in a table with a row for each.
    pub(super) year: Option<Wide>,
    /// The number of cells that it has lost before its figures.
    pub(super) lost: usize,
    /// How certain its actuals are, where its name or its year says it: 実績値（速報）, R6（見込）.
    pub(super) certainty: Option<Certainty>,
}

pub(super) type RowKey = (RowKind, Vec<Option<Wide>>);

impl Section {
    pub(super) fn columns(&mut self, kind: RowKind, of_figures: &[Option<Wide>]) -> Arc<TableColumns> {
        let RowKind { of, year, lost, certainty } = kind;
        let key = (kind, of_figures.to_vec());
        if let Some(made) = self.made.get(&key) {
            return Arc::clone(made);
        }
        let has_rows = self.header.place(Wide::Row).is_some();
        let is_of = |figure: &FigureColumn| {
            if has_rows { figure.of.is_none_or(|row| row == of) } else { self.row_of(*figure) == Some(of) }
        };
        let mut columns = self.header.columns.clone();
        // One 備考 for both is that of the actuals, of which there is more to say.
        if !has_rows && self.rows().last() != Some(&of) {
            columns.retain(|(column, _)| *column != Wide::Note);
        }
        let (mut certainties, mut rates) = (Vec::new(), Vec::new());
        let mut says_increments = Vec::new();
        let mut of_figures = of_figures.iter().copied();
        for figure in &self.header.figures {
            let column = match figure.year {
                YearSource::Heading(column) => Some(column),
                YearSource::Row => year,
                YearSource::Beside(_) | YearSource::Cell => of_figures.next().flatten(),
            };
            let is_free = |column: &Wide| columns.iter().all(|(known, _)| known != column);
            let column = column.filter(is_free).filter(|_| is_of(figure));
            let shifted =
                |place: usize| place.checked_sub(lost).filter(|place| self.figure_places.first() <= Some(place));
            columns.extend(column.zip(shifted(figure.place)));
            if matches!(column, Some(Wide::Year(_) | Wide::Nth(_))) {
                let heading = self.header.names.get(figure.place);
                says_increments.push(heading.is_some_and(|heading| columns::is_of_increments(heading)));
            }
            let of_figure = self.header.rates.iter().filter(|rate| rate.of == figure.place);
            let of_figure =
                of_figure.filter_map(|rate| Some(RateColumn { place: shifted(rate.place)?, ..rate.clone() }));
            rates.extend(column.into_iter().flat_map(|column| of_figure.clone().map(move |rate| (column, rate))));
            let heading = self.header.names.get(figure.place).filter(|_| !self.header.is_ours);
            let headed = heading.and_then(|heading| columns::certainty_of(heading));
            let certainty = match column {
                Some(Wide::Baseline) => headed,
                _ => certainty.or(headed).filter(|_| of == Row::Actual),
            };
            certainties.extend(column.zip(certainty));
        }
        let are_increments = !says_increments.is_empty() && says_increments.into_iter().all(|says| says);
        let time = if self.header.is_ours { None } else { self.header.time_of_baseline() };
        let made = TableColumns::new(columns, year)
            .with_time_of_baseline(time)
            .with_increments(are_increments)
            .with_certainties(certainties)
            .with_rates(rates);
        let made = Arc::new(made);
        self.made.insert(key, Arc::clone(&made));
        made
    }

    /// The columns of a row whose 区分 is that text, if it is one of rates or grades, each with the year of its heading.
    pub(super) fn rates(&self, named: &str) -> Option<Arc<TableColumns>> {
        if self.header.is_ours || !columns::is_row_of_stated_rates(named) {
            return None;
        }
        let formula = columns::formula_in_heading(named);
        let rates = self.header.figures.iter().filter_map(|figure| {
            let column = figure.column().filter(|column| matches!(column, Wide::Year(_) | Wide::Nth(_)))?;
            Some((
                column,
                RateColumn { place: figure.place, of: figure.place, is_chosen: false, formula: formula.clone() },
            ))
        });
        let texts =
            self.header.columns.iter().copied().filter(|(column, _)| matches!(column, Wide::Row | Wide::KpiName));
        Some(Arc::new(TableColumns::new(texts.collect(), None).with_rates(rates.collect())))
    }
}
