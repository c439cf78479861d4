//! How each column of a table is read, and the columns that the user has read otherwise.

use super::{FigureColumn, Header, StrangerKind, YearSource};
use crate::columns::{Wide, year_in_heading};
use crate::import::questions::{Answer, Answers, Ask};
use crate::import::wide::file::{ColumnReading, FileColumn};
use crate::plan::indicator::Row;

/// The columns of texts that any column can be read as.
const TEXTS: [Wide; 5] = [Wide::KpiName, Wide::Unit, Wide::Group, Wide::Responsible, Wide::Note];

impl Header {
    /// The columns with how they are read by themselves, from left to right; `line` is that of the headings. Empty where a
    /// column says the row (区分) or the year of each row, or where the file is one of ours: there each heading is known.
    pub(in crate::import::wide) fn file_columns(&self, line: usize, answers: &Answers) -> Vec<FileColumn> {
        if !self.can_be_mapped() {
            return Vec::new();
        }
        let headed = self.names.iter().enumerate().take(self.width);
        let columns = headed.map(|(place, heading)| {
            let position = place + 1;
            let (read_as, choices) = (self.read_as(place), self.choices_at(place, heading));
            let answer = answers.to(&Ask::Column { line, position });
            FileColumn { line, position, heading: heading.clone(), read_as, choices, answer }
        });
        columns.collect()
    }

    /// Reads columns as the user has chosen. What another column was read as it is no longer, where one is chosen for it. Rates come
    /// last: they speak of actuals that may be chosen, too.
    pub(in crate::import::wide) fn map_columns(&mut self, line: usize, answers: &Answers) {
        if !self.can_be_mapped() {
            return;
        }
        // What is asked is answered where it is asked.
        let chosen = (0..self.width).filter(|place| self.read_as(*place) != ColumnReading::Unclear);
        let chosen = chosen.filter_map(|place| {
            let answer = answers.to(&Ask::Column { line, position: place + 1 })?;
            Some((place, answer))
        });
        let (rates, others): (Vec<_>, Vec<_>) = chosen.partition(|(_, answer)| matches!(answer, Answer::Rates(_)));
        for (place, answer) in others.into_iter().chain(rates) {
            match answer {
                Answer::Texts(column) => {
                    if let Some(other) = self.place(column) {
                        self.unread(other);
                    }
                    self.forget(place);
                    self.columns.push((column, place));
                }
                Answer::Figures(row, column) => {
                    let figure = FigureColumn { of: Some(row), year: YearSource::Heading(column), place };
                    let is_same = |known: &&FigureColumn| known.year == figure.year && figure.is_of(known.of);
                    if let Some(other) = self.figures.iter().find(is_same).map(|known| known.place) {
                        self.unread(other);
                    }
                    self.forget(place);
                    self.figures.push(figure);
                }
                Answer::Rates(column) => {
                    self.unread(place);
                    self.take_rates(place, column);
                }
                Answer::LeaveOut => self.unread(place),
                _ => {}
            }
        }
    }

    fn can_be_mapped(&self) -> bool {
        !self.is_ours && self.when.is_none() && self.place(Wide::Row).is_none()
    }

    /// How a column is read by itself.
    fn read_as(&self, place: usize) -> ColumnReading {
        if let Some((column, _)) = self.columns.iter().find(|(_, known)| *known == place) {
            return ColumnReading::Texts(*column);
        }
        if let Some(figure) = self.figures.iter().find(|figure| figure.place == place) {
            return figure.column().map_or(ColumnReading::Dated, |column| ColumnReading::Figures(figure.of, column));
        }
        if self.times.contains(&place) {
            return ColumnReading::Times;
        }
        if self.is_of_rates(place) {
            return ColumnReading::StatedRates;
        }
        let kind = self.strangers.iter().find(|stranger| stranger.place == place).map(|stranger| stranger.kind);
        match kind {
            Some(StrangerKind::Figures) if self.samples.contains_key(&place) => ColumnReading::Unclear,
            Some(StrangerKind::Figures) if !self.years_beside(place).is_empty() => ColumnReading::Unclear,
            Some(StrangerKind::LacksYear(_)) => ColumnReading::Asked,
            _ => ColumnReading::Nothing,
        }
    }

    /// What a column can be read as.
    fn choices_at(&self, place: usize, heading: &str) -> Vec<Answer> {
        let mut years = self.years_beside(place);
        years.extend(year_in_heading(heading).filter(|year| !years.contains(year)));
        years.sort_unstable();
        let texts = TEXTS.into_iter().map(Answer::Texts);
        let before = std::iter::once(Answer::Figures(Row::Target, Wide::Baseline));
        let of = |row| years.iter().map(move |year| Answer::Figures(row, Wide::Year(*year)));
        let figures = before.chain(of(Row::Target)).chain(of(Row::Actual));
        texts.chain(figures).chain(self.rates_at(place)).chain([Answer::LeaveOut]).collect()
    }

    fn forget(&mut self, place: usize) {
        self.columns.retain(|(_, known)| *known != place);
        self.figures.retain(|figure| figure.place != place);
        self.times.retain(|known| *known != place);
        self.strangers.retain(|stranger| stranger.place != place);
        self.rates.retain(|rate| rate.place != place);
    }

    /// Leaves a column out.
    fn unread(&mut self, place: usize) {
        self.forget(place);
        let name = self.names.get(place).cloned().unwrap_or_default();
        self.stranger(name, place, StrangerKind::Unread);
    }
}

impl FigureColumn {
    /// Whether it has the figures of that row, too; a value before the project is of none.
    fn is_of(self, row: Option<Row>) -> bool {
        self.column() == Some(Wide::Baseline) || row.is_none() || self.of == row
    }
}
