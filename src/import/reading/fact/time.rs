//! The time of a figure: the year to which it belongs.

use super::{FigureDoubt, Row, Value};
use crate::columns::seen_words::{KindSaid, Seen};
use crate::columns::vocabulary::FigureKind;
use crate::import::reading::grid::SheetCell;
use crate::import::reading::row_labels::{RowLabel, nearest};
use crate::import::reading::section::SheetColumn;
use crate::value::fiscal_year::Time;

impl Row<'_> {
    /// Sets the time by the label in the cell or beside the figure, the column of times, the headings, the labels of the row, and the lines
    /// above; two sources with different years leave it in doubt.
    pub(super) fn say_time(&self, value: &mut Value, column: &SheetColumn, label: Option<&Seen>) {
        let sheet = self.sheet;
        let own = label.and_then(Seen::time).or(value.figure.time);
        let beside = column.times_in.and_then(|times| sheet.filled_cell(self.section, self.at, times));
        let of_row = self.time_of_row(value);
        let row_time = of_row.and_then(|label| label.time);
        (value.time, value.time_at) = own
            .map(|time| (Some(time), Some(value.at)))
            .or_else(|| beside.and_then(|(at, _)| Some((Some(sheet.time(at, true)?), Some(at)))))
            .or_else(|| column.time.map(|time| (Some(time), column.time_at)))
            .unwrap_or((row_time, of_row.map(|label| label.at)));
        let year = |time: Option<Time>| time.and_then(|time| sheet.year(time));
        let differ = |one, other| year(one).zip(year(other)).is_some_and(|(one, other)| one != other);
        let is_one_of_two = beside.is_none() && differ(column.time, row_time);
        if (differ(own, column.time) || is_one_of_two) && value.kind != Some(FigureKind::Baseline) {
            (value.time, value.doubt) = (None, value.doubt.or(Some(FigureDoubt::TwoTimes)));
        }
        let is_of_card = value.time.is_none() && self.section.heads.is_empty();
        let dating_line = |kind| sheet.dating_line(self.at, kind);
        if let Some(at) = value.kind.filter(|_| is_of_card).and_then(dating_line) {
            (value.time, value.time_at) = (sheet.time(at, false), Some(at));
        }
        if value.time.is_none() && value.doubt.is_none() {
            self.date_by_line_above(value);
        }
    }

    /// The label with the time of the row; `None` for a rate, whose year is that of its actual.
    fn time_of_row(&self, value: &Value) -> Option<RowLabel> {
        let label = nearest(&self.labels, value.column).1;
        // A label between two figures applies to the figure behind it.
        let is_behind = |time: &RowLabel| time.at.row == self.at && time.column > value.column;
        let label = label.or(self.time.filter(|time| !is_behind(time)))?;
        let is_rate = value.kind == Some(FigureKind::Rate);
        (!is_rate && !self.is_beyond_figures_of(label.column, value.column)).then_some(label)
    }

    /// Dates a figure by one of the two lines above it. A line that names a kind dates only figures of that kind: 目標年度：令和9年度. A line
    /// without a kind dates actuals; targets below it may be of the last year, so it dates them only if other blocks are below lines with
    /// other years.
    fn date_by_line_above(&self, value: &mut Value) {
        let sheet = self.sheet;
        let kind_of = |(at, cell): &SheetCell<'_>| {
            let kind = cell.seen.kind().and_then(KindSaid::placed);
            kind.or_else(|| sheet.dated_by(at.row)?.0)
        };
        let is_actual = value.kind == Some(FigureKind::Actual);
        let is_in_block = value.kind == Some(FigureKind::Target) && sheet.grid.words.has_blocks_of_years;
        let counts = |line: &SheetCell<'_>| match kind_of(line) {
            Some(kind) => Some(kind) == value.kind && line.0.index == 0,
            None => is_actual || is_in_block,
        };
        let lines = sheet.lines_above(self.section, self.at).take(2);
        let mut dated = lines.filter(|(_, cell)| cell.seen.rest.is_empty() && !cell.seen.times.is_empty());
        let Some((at, cell)) = dated.find(counts) else { return };
        // The actuals of a month are not those of its year.
        if is_actual && cell.seen.part_of_year.is_some() {
            value.doubt = Some(FigureDoubt::NoKind);
        }
        (value.time, value.time_at) = sheet.time(at, false).map(|time| (time, at)).unzip();
    }

    /// Whether a column has at least as many figures between it and a time of its row as the row's shortest run of figures, so that the
    /// time is not its own: 24% in R3 | 3,310 | R8 | 3,500 | 24%, and no figure in R4 | 1,000 | 912 | R5 | 1,100 | 1,189.
    fn is_beyond_figures_of(&self, time: usize, column: usize) -> bool {
        let times: Vec<usize> =
            self.labels.iter().filter(|label| label.time.is_some()).map(|label| label.column).collect();
        if times.len() < 2 {
            return false;
        }
        let columns = &self.section.columns;
        let figures = |from: usize, to: usize| {
            columns.get(from..to).unwrap_or_default().iter().filter(|column| column.is_value()).count()
        };
        let ends = times.iter().skip(1).copied().chain([columns.len()]);
        let fewest = times.iter().zip(ends).map(|(from, to)| figures(*from, to)).min();
        fewest.is_some_and(|fewest| figures(time, column) >= fewest)
    }
}

/// Dates each undated rate of a row by the nearest actual at its left.
pub(super) fn date_rates(values: &mut [Value]) {
    let mut last = None;
    for value in values {
        // One of two values whose kinds are still asked is an actual.
        if value.kind == Some(FigureKind::Actual) || value.doubt == Some(FigureDoubt::Lines) {
            last = Some((value.time, value.time_at, value.year));
        } else if value.is_undated_rate() {
            (value.time, value.time_at, value.year) = last.unwrap_or_default();
            value.is_dated_beside = true;
        }
    }
}

/// Dates each undated rate of a turned table by the actual right above it.
pub(super) fn date_rates_below(values: &mut [Value]) {
    let width = values.iter().map(|value| value.column + 1).max().unwrap_or_default();
    let mut columns = vec![None; width];
    for value in values {
        let Some(above) = columns.get_mut(value.column) else { continue };
        if let Some(of_actual) = above.take().filter(|_| value.is_undated_rate()) {
            (value.time, value.time_at, value.year) = of_actual;
            value.is_dated_beside = true;
        }
        if value.kind == Some(FigureKind::Actual) {
            *above = Some((value.time, value.time_at, value.year));
        }
    }
}
