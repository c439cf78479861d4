//! What is asked about the headings of a table: the years that they do not say, and the figures under headings that are not
//! known.

use super::{FigureColumn, Header, Sample, Stranger, StrangerKind, YearSource};
use crate::columns::{self, Wide, year_in_heading};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::wide::years::{HeadedYears, UnclearYear, Years};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::FiscalYear;

impl Header {
    /// The years in the headings that are not certain.
    pub(in crate::import::wide) fn headed_years(&self) -> HeadedYears {
        let mut headings: Vec<(usize, &str)> =
            self.lacking().map(|stranger| (stranger.place, &*stranger.name)).collect();
        headings.sort_unstable();
        HeadedYears::of(headings.into_iter())
    }

    pub(super) fn lacking(&self) -> impl Iterator<Item = &Stranger> {
        self.strangers.iter().filter(|stranger| stranger.lacks_year())
    }

    /// Asks for the years of columns whose headings do not state them, and sets those that were answered.
    pub(in crate::import::wide) fn ask_years(&mut self, years: &mut Years, answers: &Answers) {
        let has_rows = self.place(Wide::Row).is_some();
        for stranger in std::mem::take(&mut self.strangers) {
            let StrangerKind::LacksYear(of) = stranger.kind else {
                self.strangers.push(stranger);
                continue;
            };
            let beside = self.years_beside(stranger.place);
            let of_targets = self.time_of_targets(stranger.place).filter(|_| of == Some(Row::Actual));
            let year = years.ask_heading(stranger.place, &stranger.name, (&beside, of_targets), answers);
            // Where 区分 stands in a column, a heading with a year need not say it.
            let of = of.filter(|_| !has_rows || UnclearYear::of(&stranger.name).is_none());
            self.settle(stranger, year.map(|year| (of, year)));
        }
    }

    /// Asks what the figures are whose headings are not known, and sets those that were answered.
    pub(in crate::import::wide) fn ask_columns(&mut self, line: usize, answers: &Answers) -> Vec<Question> {
        let mut questions = Vec::new();
        let is_asked = !self.samples.is_empty();
        if is_asked || self.is_ours || self.when.is_some() || self.place(Wide::Row).is_some() {
            return questions;
        }
        for stranger in std::mem::take(&mut self.strangers) {
            let is_asked = stranger.kind == StrangerKind::Figures;
            let choices = if is_asked { self.figures_at(&stranger) } else { Vec::new() };
            if choices.is_empty() {
                self.strangers.push(stranger);
                continue;
            }
            let rates = self.rates_at(stranger.place);
            let mut choices: Vec<Answer> = choices.into_iter().chain(rates).chain([Answer::LeaveOut]).collect();
            if columns::is_of_part_of_year(&stranger.name) {
                choices.rotate_right(1);
            }
            let asked = Question::new(Ask::Column { line, position: stranger.place + 1 }, choices, answers);
            let figures = match asked.answer {
                Some(Answer::Figures(row, column)) => Some((Some(row), YearSource::Heading(column))),
                _ => None,
            };
            let (subject, found) = (stranger.name.clone(), vec![(line, stranger.name.clone())]);
            let (place, answer) = (stranger.place, asked.answer);
            questions.push(Question { subject, found, ..asked });
            self.settle(stranger, figures);
            if let Some(Answer::Rates(column)) = answer {
                self.take_rates(place, column);
            }
        }
        questions
    }

    /// Asks what the figures are in a table without headings. Those that are called targets or actuals are of the time beside
    /// them, or their year is asked.
    pub(in crate::import::wide) fn ask_samples(&mut self, line: usize, answers: &Answers) -> Vec<Question> {
        let times = self.times_beside(&self.figure_places());
        let mut questions = Vec::new();
        for (place, Sample { heading, found }) in self.samples.clone() {
            let choices = [Row::Target, Row::Actual].map(Answer::Row).into_iter();
            let choices = choices.chain([Answer::Figures(Row::Target, Wide::Baseline), Answer::LeaveOut]).collect();
            let asked = Question::new(Ask::Column { line, position: place + 1 }, choices, answers);
            let meant = match asked.answer {
                Some(Answer::Row(row)) => Some((Some(row), times.get(&place).copied().map(YearSource::Beside))),
                Some(Answer::Figures(_, column)) => Some((None, Some(YearSource::Heading(column)))),
                _ => None,
            };
            questions.push(Question { subject: heading, found, ..asked });
            let Some((of, year)) = meant else { continue };
            if let Some(year) = year {
                self.strangers.retain(|stranger| stranger.place != place);
                self.figures.push(FigureColumn { of, year, place });
            } else if let Some(lacking) = self.strangers.iter_mut().find(|stranger| stranger.place == place) {
                lacking.kind = StrangerKind::LacksYear(of);
            }
        }
        questions
    }

    /// Sets what the figures of a column are; it stays unread while that is not known, or where another column has them.
    fn settle(&mut self, stranger: Stranger, figures: Option<(Option<Row>, YearSource)>) {
        let place = stranger.place;
        let figure = figures.map(|(of, year)| FigureColumn { of, year, place });
        match figure.filter(|figure| !self.has(*figure)) {
            Some(figure) => self.figures.push(figure),
            None => self.strangers.push(stranger),
        }
    }

    /// The column with the times of the targets that stand before that column.
    fn time_of_targets(&self, place: usize) -> Option<usize> {
        let targets = self.figures.iter().filter(|figure| figure.of == Some(Row::Target) && figure.place < place);
        match targets.max_by_key(|figure| figure.place)?.year {
            YearSource::Beside(time) => Some(time),
            _ => None,
        }
    }

    /// What the figures of a column may be: of the year that its heading names, or else of the years beside it.
    fn figures_at(&self, stranger: &Stranger) -> Vec<Answer> {
        let named = year_in_heading(&stranger.name).map(|year| vec![year]);
        let years = named.unwrap_or_else(|| self.years_beside(stranger.place));
        let columns = |row| years.iter().map(move |year| Answer::Figures(row, Wide::Year(*year)));
        let baseline = Answer::Figures(Row::Target, Wide::Baseline);
        columns(Row::Actual).chain(columns(Row::Target)).chain(Some(baseline).filter(|_| !years.is_empty())).collect()
    }

    /// The years of other columns, that of the nearest column on the left first.
    pub(super) fn years_beside(&self, place: usize) -> Vec<FiscalYear> {
        let mut nearest: Vec<&FigureColumn> = self.figures.iter().collect();
        nearest.sort_by_key(|figure| (figure.place > place, figure.place.abs_diff(place)));
        let mut named: Vec<FiscalYear> = Vec::new();
        for figure in nearest {
            if let Some(Wide::Year(year)) = figure.column()
                && !named.contains(&year)
            {
                named.push(year);
            }
        }
        named
    }
}
