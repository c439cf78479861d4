//! One table of a file: its headings, and the targets (目標) and actuals (実績) in each row under them.

mod other_rows;
mod row_columns;
mod years_in_rows;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::file::{FileRow, Lacks};
use super::header::{FigureColumn, Header, StrangerKind};
use super::table_columns::TableColumns;
use super::years::Years;
use crate::columns::{self, Wide};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::text_table::TextRow;
use crate::plan::cell::{Reading, State, is_same_unit};
use crate::plan::indicator::Row;
use crate::plan::unit::without_myriads;
use crate::value::width::key;

use row_columns::{RowKey, RowKind};

/// A unit written above a table, 「（単位：千円）」, and may be that of its figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    pub(super) line: usize,
    pub(super) unit: String,
}

/// A table of a file with its headings.
pub(super) struct Section {
    pub(super) header: Header,
    /// The unit that the headings of the figures name, with the line of these: R5目標（人）.
    headed_unit: Option<Title>,
    /// The unit above the table, with the question whether it is that of the figures.
    title: Option<(Title, Question)>,
    /// Whether that question is asked.
    title_is_asked: bool,
    /// What is asked about years.
    pub(super) years: Years,
    /// The years of the texts that name years in the rows.
    read_years: BTreeMap<String, Option<Wide>>,
    /// The years of the texts in columns of times.
    read_times: BTreeMap<String, Option<Wide>>,
    /// The row (区分) of the figures for which nothing names it, as answered by the user.
    unsaid: Option<Row>,
    /// The years of figures of which it is asked whether they are targets or actuals.
    pub(super) open_years: BTreeSet<Wide>,
    /// The indexes of the columns of figures, whatever is answered on them.
    pub(super) figure_places: Vec<usize>,
    /// The columns of a row by its kind, its year, the years of its figures, and what it has lost, built once.
    made: BTreeMap<RowKey, Arc<TableColumns>>,
}

/// The unit that the title of a table gives a row without one.
pub(super) enum Unit<'a> {
    /// No unit: the table has no title with one, or the user has not taken it for that of the figures.
    None,
    /// The unit of the figures, as the user confirmed.
    Of(&'a Title),
    /// The user has not answered whether it is the unit of the figures.
    Open,
}

/// The meaning of a row of the file.
pub(super) enum Said {
    /// The row has these columns for each row (区分) of a KPI that it states.
    Of(Vec<(Row, Arc<TableColumns>)>),
    /// The row is what the document says of the actuals of the KPI above it: rates, marks or grades.
    Rates(Arc<TableColumns>),
    /// The row cannot be read before a question is answered.
    Open,
    /// The row is not one of a KPI, for this reason.
    Nothing(Lacks),
}

impl Section {
    /// Creates the table with these headings, completed by the user's answers on them: they stand on the first of those lines, and are
    /// asked about at the second.
    pub(super) fn new(
        mut header: Header,
        (line, asked_at): (usize, usize),
        title: Option<Title>,
        answers: &Answers,
        questions: &mut Vec<Question>,
    ) -> Self {
        let title = title.map(|title| {
            let asked = Question::new(Ask::Unit { line }, vec![Answer::Yes, Answer::No], answers);
            let found = vec![(title.line, String::new())];
            let question = Question { found, subject: title.unit.clone(), ..asked };
            (title, question)
        });
        let headed_unit = header.unit_of_figures().map(|unit| Title { line, unit });
        let figure_places = header.figure_places();
        let mut years = Years::new(asked_at, header.headed_years());
        questions.append(&mut header.ask_samples(asked_at, answers));
        header.ask_years(&mut years, answers);
        questions.append(&mut years.take_questions());
        questions.append(&mut header.ask_columns(asked_at, answers));
        let mut unsaid = None;
        let is_unsaid = |figure: &FigureColumn| figure.of.is_none() && figure.column() != Some(Wide::Baseline);
        let mut kinds = header.strangers.iter().map(|stranger| stranger.kind);
        let lacks_row = header.figures.iter().any(is_unsaid) || kinds.any(|kind| kind == StrangerKind::LacksYear(None));
        if header.place(Wide::Row).is_none() && lacks_row {
            let choices = vec![Answer::Row(Row::Target), Answer::Row(Row::Actual), Answer::LeaveOut];
            let asked = Question::new(Ask::Row { line: asked_at }, choices, answers);
            if let Some(Answer::Row(row)) = asked.answer {
                unsaid = Some(row);
            }
            questions.push(Question { found: vec![(line, String::new())], ..asked });
        }
        let (read_years, read_times) = (BTreeMap::new(), BTreeMap::new());
        let (open_years, made) = (BTreeSet::new(), BTreeMap::new());
        let title_is_asked = false;
        Self {
            header,
            headed_unit,
            title,
            title_is_asked,
            years,
            read_years,
            read_times,
            unsaid,
            open_years,
            figure_places,
            made,
        }
    }

    /// The unit above the table, for a row that has none: where the user said that it is that of the figures. It is
    /// asked about only where there is such a row.
    pub(super) fn unit(&mut self, questions: &mut Vec<Question>) -> Unit<'_> {
        let Some((title, question)) = &self.title else { return Unit::None };
        if !std::mem::replace(&mut self.title_is_asked, true) {
            questions.push(question.clone());
        }
        match question.answer {
            None => Unit::Open,
            Some(Answer::Yes) => Unit::Of(title),
            Some(_) => Unit::None,
        }
    }

    /// The unit in the headings of the figures, or behind what the row is called (目標値（人）), for a row whose figures carry no other:
    /// 50% under 目標（人） is no 50人.
    pub(super) fn headed_unit_of(&self, row: &FileRow) -> Option<Title> {
        let headed = self.headed_unit.clone().or_else(|| self.unit_of_row_name(row))?;
        let lacking = self.header.strangers.iter().filter(|stranger| stranger.lacks_year());
        let places =
            self.header.figures.iter().map(|figure| figure.place).chain(lacking.map(|stranger| stranger.place));
        let text = row.parts.first().map(|part| &part.row);
        let figures = places.filter_map(|place| Some(Reading::from_text(text?.field(place)?, "")));
        let mut units = figures.filter(|read| matches!(read.state, State::Number { .. })).filter_map(|read| read.unit);
        let is_other =
            |unit: String| ![&*unit, without_myriads(&unit)].iter().any(|unit| is_same_unit(unit, &headed.unit));
        (!units.any(is_other)).then_some(headed)
    }

    /// The unit behind the name of a row in a table of an office: 人 of 目標値（人）. A letter only marks the row: 実績（a）.
    fn unit_of_row_name(&self, row: &FileRow) -> Option<Title> {
        let named = self.header.place(Wide::Row).filter(|_| !self.header.is_ours)?;
        let row = &row.parts.first()?.row;
        let unit = columns::unit_in_name(row.field(named)?).filter(|unit| key(unit) != "a")?;
        Some(Title { line: row.line, unit })
    }

    /// Whether these are the same headings as those of the table.
    pub(super) fn is_headed(&self, header: &Header) -> bool {
        self.header.names == header.names
    }

    /// Reads the targets (目標) and actuals (実績) in a row that has lost that many cells before its figures.
    pub(super) fn read(
        &mut self,
        row: &TextRow,
        lost: usize,
        answers: &Answers,
        questions: &mut Vec<Question>,
    ) -> Said {
        let named = self.header.place(Wide::Row).map(|place| row.field(place).unwrap_or_default());
        let of_year = self.header.when.and_then(|place| row.field(place));
        let certainty = named.and_then(columns::certainty_of).or_else(|| of_year.and_then(columns::certainty_of));
        let certainty = certainty.filter(|_| !self.header.is_ours);
        if named.is_none() && self.is_named_like_a_row(row) {
            return Said::Nothing(Lacks::Row);
        }
        let rows = match named {
            Some(text) => match self.row_named(text) {
                Some(kind) => vec![kind],
                None => return self.rates(text).map_or(Said::Nothing(Lacks::Row), Said::Rates),
            },
            None => self.rows(),
        };
        let year = match self.header.when {
            None => None,
            Some(place) => match self.year(row, place, answers, questions) {
                Ok(year) => Some(year),
                Err(other) => return other,
            },
        };
        let figures = self.years_of_figures(row, answers, questions);
        if self.unsaid.is_none() {
            self.open_years.extend(figures.iter().flatten());
        }
        if rows.is_empty() {
            Said::Open
        } else {
            let kinds = rows.into_iter().map(|of| RowKind { of, year, lost, certainty });
            Said::Of(kinds.map(|kind| (kind.of, self.columns(kind, &figures))).collect())
        }
    }

    /// The row (区分) that a text names; in a table of an office by other words, too.
    fn row_named(&self, text: &str) -> Option<Row> {
        if self.header.is_ours { columns::read_row(text) } else { columns::row_named(text) }
    }

    /// The rows (区分) that the headings name.
    fn rows(&self) -> Vec<Row> {
        let is_named = |row| self.header.figures.iter().any(|figure| self.row_of(*figure) == Some(row));
        [Row::Target, Row::Actual].into_iter().filter(|row| is_named(*row)).collect()
    }

    /// The row (区分) of a column of figures, where no column states it for each row; `None` if nothing tells it.
    fn row_of(&self, figure: FigureColumn) -> Option<Row> {
        let before = (figure.column() == Some(Wide::Baseline)).then_some(Row::Target);
        figure.of.or(before).or(self.unsaid)
    }
}

/// The unit in a title row; `None` if the row is not a title with a unit.
pub(super) fn title(row: &TextRow) -> Option<Title> {
    row.fields().find_map(columns::title_unit).map(|unit| Title { line: row.line, unit })
}
