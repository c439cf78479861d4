//! One table of a file: its headings, and the targets (目標) and actuals (実績) in each row under them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::file::{FileRow, Lacks, Part};
use super::header::{FigureColumn, Header, RateColumn, StrangerKind, YearSource};
use super::table_columns::TableColumns;
use super::years::{UnclearYear, Years};
use crate::columns::in_names::{heads_rows, is_remark};
use crate::columns::{self, Slot, Wide, year_in_heading};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::text_table::TextRow;
use crate::plan::cell::{Certainty, Reading, State, is_number, is_same_unit, is_unit};
use crate::plan::indicator::Row;
use crate::plan::unit::without_myriads;
use crate::value::fiscal_year::{FiscalYear, year_mentions};
use crate::value::width::{is_space, key, trim};

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

/// What decides on the columns of a row besides the years beside or in its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RowKind {
    of: Row,
    /// Its year, in a table with a row for each.
    year: Option<Wide>,
    /// The number of cells that it has lost before its figures.
    lost: usize,
    /// How certain its actuals are, where its name or its year says it: 実績値（速報）, R6（見込）.
    certainty: Option<Certainty>,
}

type RowKey = (RowKind, Vec<Option<Wide>>);

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
        let figures = places.filter_map(|place| Some(Reading::of(text?.field(place)?, "")));
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

    /// The columns of a row whose 区分 is that text, if it is one of rates or grades, each with the year of its heading.
    fn rates(&self, named: &str) -> Option<Arc<TableColumns>> {
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

    /// The year of a row, in a table with a row for each year.
    fn year(
        &mut self,
        row: &TextRow,
        place: usize,
        answers: &Answers,
        questions: &mut Vec<Question>,
    ) -> Result<Wide, Said> {
        let text = row.field(place).map(trim).unwrap_or_default();
        match Slot::read(text) {
            Slot::Of(column, None) if column.is_figure() => Ok(column),
            _ if UnclearYear::of(text).is_some() => {
                self.year_of_text(text, (place, false), answers, questions).ok_or(Said::Open)
            }
            _ => Err(Said::Nothing(Lacks::Year)),
        }
    }

    /// The years of the figures that have theirs beside them or in the cell, in the order of their columns; `None` where it is
    /// not said, or not yet.
    fn years_of_figures(
        &mut self,
        row: &TextRow,
        answers: &Answers,
        questions: &mut Vec<Question>,
    ) -> Vec<Option<Wide>> {
        let said = self.header.figures.iter().filter_map(|figure| match figure.year {
            YearSource::Beside(place) => Some((place, true)),
            YearSource::Cell => Some((figure.place, false)),
            YearSource::Heading(_) | YearSource::Row => None,
        });
        let said: Vec<(usize, bool)> = said.collect();
        let mut year = |(place, is_time): (usize, bool)| {
            let text = row.field(place).map(trim).unwrap_or_default();
            if !is_time && is_figure_without_year(text) {
                return self.year_of_column(place, answers, questions);
            }
            self.year_of_text(text, (place, is_time), answers, questions)
        };
        said.into_iter().map(&mut year).collect()
    }

    /// The column of the year that a text names, which is asked if it is not certain; `is_time` is whether it stands in a column
    /// of times.
    fn year_of_text(
        &mut self,
        text: &str,
        (place, is_time): (usize, bool),
        answers: &Answers,
        questions: &mut Vec<Question>,
    ) -> Option<Wide> {
        let read = if is_time { &mut self.read_times } else { &mut self.read_years };
        if let Some(known) = read.get(text) {
            return *known;
        }
        let certain = year_in_heading(text).map(Wide::Year);
        let column = certain.or_else(|| {
            if is_time { self.years.ask_time(place, text, answers) } else { self.years.ask_cell(place, text, answers) }
        });
        questions.append(&mut self.years.take_questions());
        read.insert(text.to_owned(), column);
        column
    }

    /// The column of the year of figures that name none in a column where others do: it is asked once for them.
    fn year_of_column(&mut self, place: usize, answers: &Answers, questions: &mut Vec<Question>) -> Option<Wide> {
        let heading = self.header.names.get(place).cloned().unwrap_or_default();
        if let Some(known) = self.read_years.get(&heading) {
            return *known;
        }
        let year_of = |column: &Wide| if let Wide::Year(year) = column { Some(*year) } else { None };
        let named: BTreeSet<FiscalYear> = self.read_years.values().flatten().filter_map(year_of).collect();
        let named: Vec<FiscalYear> = named.into_iter().rev().collect();
        let column = match self.years.ask_heading(place, &heading, (&named, None), answers) {
            Some(YearSource::Heading(column)) => Some(column),
            _ => None,
        };
        questions.append(&mut self.years.take_questions());
        self.read_years.insert(heading, column);
        column
    }

    fn columns(&mut self, kind: RowKind, of_figures: &[Option<Wide>]) -> Arc<TableColumns> {
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

    /// Whether a row names the KPI of the rows below it, which are called 目標 and 実績 in the column of its name or in one of their
    /// own: it has no figures.
    pub(super) fn names_stand_above(&self, row: &TextRow) -> bool {
        let names = self.header.place(Wide::KpiName).or(self.header.place(Wide::Row));
        let field = names.and_then(|place| row.field(place)).unwrap_or_default();
        let says_row = self.header.place(Wide::Row).filter(|place| Some(*place) != names);
        let has_row = says_row.and_then(|place| row.field(place)).is_some_and(|text| !trim(text).is_empty());
        let name = trim(field);
        // What is indented, in brackets or called a remark is said of the KPI above.
        let is_remark = field.starts_with(is_space)
            || columns::is_in_brackets(name)
            || columns::says_only_a_unit(name)
            || Slot::read(name) != Slot::Unknown;
        let has_figures =
            self.figure_places.iter().any(|place| row.field(*place).is_some_and(|text| !trim(text).is_empty()));
        let is_ours = self.header.is_ours || self.header.place(Wide::KpiId).is_some();
        !is_ours && !name.is_empty() && !is_remark && !has_row && !has_figures
    }

    /// Whether a unit stands where a row of an office's table has its name (単位：人): it names no KPI.
    pub(super) fn has_unit_for_name(&self, row: &TextRow) -> bool {
        let is_ours = self.header.is_ours || self.header.place(Wide::KpiId).is_some();
        !is_ours && self.field_of_name(row).is_some_and(columns::says_only_a_unit)
    }

    /// The unit that stands there; `None` if it is more than one.
    pub(super) fn unit_for_name(&self, row: &TextRow) -> Option<Title> {
        let text = self.field_of_name(row)?;
        let unit = if self.has_unit_for_name(row) {
            columns::only_title_unit(text)
        } else {
            // Below a name in the headings the word 単位 may be missing.
            self.header.named.filter(|_| is_unit(text)).map(|_| trim(text).to_owned())
        };
        unit.map(|unit| Title { line: row.line, unit })
    }

    fn field_of_name<'r>(&self, row: &'r TextRow) -> Option<&'r str> {
        row.field(self.header.place(Wide::KpiName).or(self.header.named)?)
    }

    /// The name of the KPI in the headings, where these have it.
    pub(super) fn name_in_headings(&self, row: &Arc<TextRow>) -> Option<Part> {
        let columns = vec![(Wide::KpiName, self.header.named?)];
        Some(Part { columns: Arc::new(TableColumns::new(columns, None)), row: Arc::clone(row) })
    }

    /// Whether a row of an office's table has a name and figures beside it.
    pub(super) fn names_one_with_figures(&self, row: &TextRow) -> bool {
        let has_name = || self.field_of_name(row).is_some_and(|name| !trim(name).is_empty());
        !self.header.is_ours
            && has_name()
            && self.figure_places.iter().any(|place| row.field(*place).is_some_and(is_number))
    }

    /// Whether the name of a row in an office's table only says what its figures are: 実績 below the name of its KPI, whatever the headings
    /// say.
    fn is_named_like_a_row(&self, row: &TextRow) -> bool {
        let name = self.header.place(Wide::KpiName).and_then(|place| row.field(place)).map(trim).unwrap_or_default();
        !self.header.is_ours && self.header.place(Wide::KpiId).is_none() && columns::says_no_time(name)
    }

    /// Whether a row says under 区分 that it has anything but targets and actuals (見込), so that rows of these go on below it.
    pub(super) fn is_of_another_row(&self, row: &TextRow) -> bool {
        let named = self.header.place(Wide::Row).and_then(|place| row.field(place)).map(trim);
        let has_names = self.header.place(Wide::KpiName).is_some();
        has_names && named.is_some_and(|named| !named.is_empty() && !is_number(named))
    }

    /// What such a row says of the KPI.
    pub(super) fn name_above(&self, row: &Arc<TextRow>) -> Part {
        let has_names = self.header.place(Wide::KpiName).is_some();
        let columns = self.header.columns.iter().filter_map(|(column, place)| match column {
            Wide::Row => (!has_names).then_some((Wide::KpiName, *place)),
            column => Some((*column, *place)),
        });
        Part { columns: Arc::new(TableColumns::new(columns.collect(), None)), row: Arc::clone(row) }
    }

    /// Whether a row of an office's table is a remark on it and no KPI: it has no figures.
    pub(super) fn is_remark(&self, row: &TextRow) -> bool {
        let has_text = |place: usize| row.field(place).is_some_and(|text| !trim(text).is_empty());
        let mut texts = row.fields().map(trim).filter(|text| !text.is_empty());
        let (first, is_alone) = (texts.next(), texts.next().is_none());
        let is_remark = |text: &str| is_remark(text) || is_alone && self.when_is_by_heading() && heads_rows(text);
        let has_figures = || self.figure_places.iter().any(|place| has_text(*place));
        let has_unit = || self.header.place(Wide::Unit).is_some_and(has_text);
        !self.header.is_ours && first.is_some_and(is_remark) && !has_figures() && !has_unit()
    }

    /// Whether the headings say of which year and of which row all figures are: then a name alone is of no other rows.
    fn when_is_by_heading(&self) -> bool {
        self.header.when.is_none() && self.header.place(Wide::Row).is_none()
    }

    /// Whether a row says anew what the figures below it are: 基準値, 目標値（R6）, 実績値（R5）, as where the next group begins.
    pub(super) fn is_headed_anew(&self, row: &TextRow) -> bool {
        if self.repeats_the_heading_of_rows(row) {
            return true;
        }
        let texts = || self.figure_places.iter().filter_map(|place| row.field(*place)).map(trim);
        let says_row = |slot| matches!(slot, Slot::Figures(_) | Slot::Of(Wide::Baseline, _) | Slot::Of(_, Some(_)));
        let heads = texts().filter(|text| says_row(Slot::read(text))).count();
        !self.header.is_ours && heads > 1 && heads == texts().filter(|text| !text.is_empty()).count()
    }

    /// Whether 区分 stands in its own column once more, beside years alone: the next KPI has its headings, maybe of other years.
    fn repeats_the_heading_of_rows(&self, row: &TextRow) -> bool {
        let is_heading =
            |place: usize| row.field(place).is_some_and(|text| Slot::read(text) == Slot::Of(Wide::Row, None));
        let mut figures =
            self.figure_places.iter().filter_map(|place| row.field(*place)).map(trim).filter(|text| !text.is_empty());
        let is_year = |text: &str| Slot::read(text).is_of_figures() && !year_mentions(text).is_empty();
        !self.header.is_ours
            && self.header.place(Wide::Row).is_some_and(is_heading)
            && figures.clone().next().is_some()
            && figures.all(is_year)
    }

    /// Whether a row is longer than the headings, or too short to say which KPI it belongs to.
    pub(super) fn is_torn(&self, row: &TextRow) -> bool {
        let beyond = row.fields_from(self.header.width).any(|field| !trim(field).is_empty());
        let id = self.header.place(Wide::KpiId);
        let needed = id.or(self.header.place(Wide::KpiName)).max(self.header.place(Wide::Row));
        // A remark below a table that came without our ids needs no commas behind it.
        let is_remark = || id.is_none() && row.fields().filter(|field| !trim(field).is_empty()).count() == 1;
        beyond || self.is_shifted(row) || (needed.is_some_and(|last| last >= row.len()) && !is_remark())
    }
}

/// Whether a text is a figure that names no year.
fn is_figure_without_year(text: &str) -> bool {
    is_number(text) && year_mentions(text).is_empty()
}

/// The unit in a title row; `None` if the row is not a title with a unit.
pub(super) fn title(row: &TextRow) -> Option<Title> {
    row.fields().find_map(columns::title_unit).map(|unit| Title { line: row.line, unit })
}
