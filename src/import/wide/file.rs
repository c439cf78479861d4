//! The content of a wide file: KPIs with a row of targets and a row of actuals, and the parts that have no place in a
//! plan.
//!
//! Absence is no statement: a missing column, or a row that is cut short behind 指標ID and 区分, leaves the cells of the plan
//! untouched; only a field that is present and empty states a blank.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;

use crate::columns::evaluation::EvaluationColumn;
use crate::columns::fields::{figure, plain};
use crate::columns::notes::join_notes;
use crate::columns::{self, Wide};
use crate::import::questions::Question;
use crate::import::reading::ReadSheet;
use crate::import::text_table::{AnsweredSheet, Headings, TextRow};
use crate::plan::cell::{Cell, Certainty, State, certainty_in, is_number, says_certainty};
use crate::plan::evaluation::EvaluationPart;
use crate::plan::indicator::{Row, StatedRate};
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::{IndicatorId, PlanId, VersionId};
use crate::value::width::{key, trim};

/// The content of a wide file as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WideFile {
    /// The plan id (計画ID); `None` if the file has none.
    pub plan: Option<PlanId>,
    /// The text in the place of the plan id if it is not an id; `None` if it is one or is blank.
    pub plan_text: Option<String>,
    /// The name of the plan (計画名).
    pub plan_name: String,
    /// The body that the title or the file name of a foreign table names; empty if neither does.
    pub body: String,
    /// The version (版) and the version it was made from (元の版), newest first; empty where the rows disagree.
    pub versions: Vec<VersionId>,
    /// Whether its rows name different versions, so that it was put together from several files.
    pub mixed: bool,
    /// Whether the table answers an inquiry about a part of the plan, so that anything it lacks is no statement.
    pub is_part: bool,
    /// The content of an answer book around the table, and the texts of 効果検証 sheets.
    pub answered: AnsweredSheet,
    /// The fiscal year of a file that is one sheet of 効果検証; `None` for a table of KPIs.
    pub sheet: Option<FiscalYear>,
    /// The fields of that sheet in columns that their rows do not take.
    pub beside: Vec<FieldBeside>,
    /// The years that at least one row has, in ascending order.
    pub years: Vec<FiscalYear>,
    /// The first and the last years of the spans in headings over targets (目標（R4～R8）). A new plan has them as well.
    pub spanned_years: Vec<FiscalYear>,
    /// The first heading that names a year without marking it as fiscal (2024年), although it is read as fiscal; `None` if there
    /// is none.
    pub calendar_year: Option<String>,
    /// The cells of a foreign table with what was read from them; `None` for a table that this program wrote.
    pub source: Option<Arc<ReadSheet>>,
    /// The KPIs in the file's order.
    pub kpis: Vec<FileKpi>,
    /// The columns and rows that have no place in a plan.
    pub unread: UnreadParts,
    /// The questions that only the user can answer.
    pub questions: Vec<Question>,
    /// The lines, counted from 1, on which the same headings are repeated, as at a page break (IN-012).
    pub torn: Vec<usize>,
    /// The number of figures that wait for an answer about their formatting.
    pub(crate) waiting_for_looks: usize,
}

/// The parts of a file that have no place in a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnreadParts {
    /// The columns whose heading is not known.
    pub columns: Vec<UnreadColumn>,
    /// The rows that do not belong to a KPI.
    pub rows: Vec<UnreadRow>,
}

impl UnreadParts {
    /// Adds a row that has no place in a plan, with the reason.
    pub(super) fn leave_row(&mut self, row: &TextRow, lacks: Lacks) {
        let text = row.fields().map(trim).find(|field| !field.is_empty()).unwrap_or_default().to_owned();
        self.rows.push(UnreadRow { line: row.line, text, lacks });
    }

    /// Whether every part of the file has a place.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.rows.is_empty()
    }

    /// The number of unread rows, plus the number of fields in known columns that their rows do not take and for which the plan
    /// has no text.
    pub fn left_out(&self) -> usize {
        let of_rows = self.columns.iter().filter(|column| column.is_known);
        let of_rows = of_rows.map(|column| column.lines.len().saturating_sub(column.said_by_plan));
        self.rows.len() + of_rows.sum::<usize>()
    }
}

impl WideFile {
    /// Gives each KPI whose name means an indicator of the plan the id of that indicator, and drops its name and unit, since the
    /// plan's apply.
    pub fn bind(&mut self, meant: impl Fn(&str) -> Option<IndicatorId>) {
        for kpi in &mut self.kpis {
            let Some(id) = meant(&kpi.name()) else { continue };
            kpi.id = Some(id);
            for row in kpi.target.iter_mut().chain(&mut kpi.actual) {
                row.take_out(Wide::KpiName);
                row.take_out(Wide::Unit);
            }
        }
    }
}

/// A column of the file that is not read, or not in some of its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnreadColumn {
    /// The heading of the column.
    pub heading: String,
    /// Whether the heading is known, and only the rows on these lines do not take it.
    pub is_known: bool,
    /// The number of the column in the file, counted from 1.
    pub position: usize,
    /// The lines, counted from 1, on which the column has content.
    pub lines: Vec<usize>,
    /// The number of these lines for which the plan itself has another text, which may have changed since the file was written.
    pub said_by_plan: usize,
}

impl UnreadColumn {
    /// The columns whose headings are not known.
    pub(super) fn of_headings<C: Copy + PartialEq>(headings: &Headings<C>) -> impl Iterator<Item = Self> {
        let unread = headings.unread().map(|(place, heading)| (heading.to_owned(), place + 1));
        unread.map(|(heading, position)| Self { heading, position, ..Self::default() })
    }

    /// Notes the line of a row that has content in the column.
    pub(super) fn note(&mut self, row: &TextRow) {
        let is_filled = row.field(self.position - 1).is_some_and(|field| !trim(field).is_empty());
        self.lines.extend(is_filled.then_some(row.line));
    }
}

/// A field in a 効果検証 sheet's file whose column is read-only in its row, or belongs to other rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldBeside {
    /// The line, counted from 1.
    pub line: usize,
    /// The number of the column in the file, counted from 1.
    pub position: usize,
    /// The heading of the column.
    pub heading: String,
    /// The subject of the row, as one of its parts.
    pub subject: EvaluationPart,
    /// The column.
    pub column: EvaluationColumn,
    /// The text.
    pub text: String,
}

/// A row of the file that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadRow {
    /// The line of the row, counted from 1.
    pub line: usize,
    /// The first text in the row.
    pub text: String,
    /// The reason why the row is not one of a KPI.
    pub lacks: Lacks,
}

/// What a row lacks to be the row of a KPI, or what it is instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// The row does not state whether it holds targets (目標) or actuals (実績).
    Row,
    /// Nothing: the row is a remark on the table.
    Remark,
}

/// A KPI of a file with its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileKpi {
    /// The id of the KPI (指標ID); `None` if the file gives none.
    pub id: Option<IndicatorId>,
    /// The row of targets (目標); `None` if the file has none.
    pub target: Option<FileRow>,
    /// The row of actuals (実績); `None` if the file has none.
    pub actual: Option<FileRow>,
    /// Whether only the marks around its name (①, ※1) distinguish it from another KPI of the file.
    pub keeps_marks: bool,
    /// Whether the file answers an inquiry about some years only, so that it states nothing about other notes.
    pub is_part: bool,
}

/// A row of a KPI: a row of a table that this program wrote, or the statements of a foreign table about the KPI, from wherever
/// they are in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRow {
    /// The known columns with their indexes in the row of the file.
    pub(super) columns: Arc<[(Wide, usize)]>,
    /// The row of the file, or a row made from the texts that name and describe the KPI.
    pub(super) row: Arc<TextRow>,
    /// The figures of a foreign table.
    pub(super) figures: Vec<StatedFigure>,
    /// The notes of a foreign table, each for a year or for the row.
    pub(super) notes: Vec<(Option<FiscalYear>, String)>,
    /// The rates (達成率) that a foreign table itself states, by the columns of their actuals.
    pub(super) rates: Vec<(Wide, StatedRate)>,
    /// Whether the headings of the years mark their figures as yearly additions (増加分).
    pub are_increments: bool,
}

/// A figure of a foreign table, or the text in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct StatedFigure {
    /// The column that would hold it in a file of ours.
    pub(super) column: Wide,
    pub(super) text: String,
    /// The line on which its row begins, counted from 1.
    pub(super) line: usize,
    /// How certain it is, if its heading states it.
    pub(super) certainty: Option<Certainty>,
    /// The date of a value before the project, from the cell beside it or from its heading: 現状値（R5）.
    pub(super) as_of: Option<String>,
    /// Whether the figure is the whole text of its cell.
    pub(super) is_whole: bool,
}

impl StatedFigure {
    /// Whether the figure has priority over another statement of the same figure: the more certain statement has it (確報 before
    /// 速報, and either before a figure without such a word), then a figure that is the whole of its cell.
    fn goes_before(&self, other: &Self) -> bool {
        let strength = |figure: &Self| {
            let said = certainty_in(&key(&figure.text)).or(figure.certainty);
            (said.map(Reverse), figure.is_whole)
        };
        strength(self) > strength(other)
    }
}

/// The text of a figure followed by the word for its certainty, unless the text has such a word already or is no number.
pub(super) fn with_certainty(text: Cow<'_, str>, certainty: Option<Certainty>) -> Cow<'_, str> {
    let is_said = |certainty: &Certainty| *certainty == Certainty::Final || says_certainty(&key(&text));
    match certainty.filter(|certainty| is_number(&text) && !is_said(certainty)) {
        Some(certainty) => Cow::Owned(format!("{}({})", trim(&text), certainty.word())),
        None => text,
    }
}

impl FileRow {
    /// A row of the file with these columns.
    pub(super) fn new(columns: Arc<[(Wide, usize)]>, row: Arc<TextRow>) -> Self {
        Self { columns, row, figures: Vec::new(), notes: Vec::new(), rates: Vec::new(), are_increments: false }
    }

    /// The line of the row in the file, counted from 1; the first one if it has several.
    pub fn line(&self) -> usize {
        self.figures.first().map_or(self.row.line, |figure| figure.line)
    }

    /// The line, counted from 1, on which the text of that column is written.
    pub fn line_of(&self, column: Wide) -> usize {
        self.figure(column).map_or_else(|| self.line(), |figure| figure.line)
    }

    /// Adds a figure of a foreign table, in this unit. Of two statements of the same figure in one column only the one with
    /// priority is kept; a certainty or date that only the other states is added to it.
    pub(super) fn add(&mut self, figure: StatedFigure, unit: &str) {
        let amount = |figure: &StatedFigure| Cell::read(&figure.text, unit).amount();
        let own = amount(&figure);
        let is_same = |known: &&mut StatedFigure| known.column == figure.column && amount(known) == own;
        let Some(known) = self.figures.iter_mut().find(is_same).filter(|_| own.is_some()) else {
            return self.figures.push(figure);
        };
        let other = if figure.goes_before(known) { std::mem::replace(known, figure) } else { figure };
        known.certainty = known.certainty.or(other.certainty);
        known.as_of = known.as_of.take().or(other.as_of);
    }

    /// The first figure with content in a column, otherwise the first blank one.
    fn figure(&self, column: Wide) -> Option<&StatedFigure> {
        let mut found = self.figures.iter().filter(|figure| figure.column == column);
        found.clone().find(|figure| !figure.text.trim().is_empty()).or_else(|| found.next())
    }

    /// The text in a column; `None` if the row does not have the column.
    pub fn text(&self, column: Wide) -> Option<Cow<'_, str>> {
        if column == Wide::Note && !self.notes.is_empty() {
            return Some(self.stated_notes());
        }
        self.field(column).map(plain)
    }

    /// The notes of a foreign table in the form in which one row of ours states them.
    fn stated_notes(&self) -> Cow<'_, str> {
        let of_row = self.notes.iter().find(|(year, _)| year.is_none()).map(|(_, note)| plain(note));
        let of_years = self.notes.iter().filter_map(|(year, note)| Some(((*year)?, plain(note))));
        let of_years: Vec<(FiscalYear, Cow<'_, str>)> = of_years.collect();
        let of_row = of_row.unwrap_or_default();
        if of_years.is_empty() {
            return of_row;
        }
        Cow::Owned(join_notes(&of_row, of_years.iter().map(|(year, note)| (*year, &**note))))
    }

    /// The text of a cell; `None` if the row does not have the column. A figure of a foreign table is followed by the word for
    /// its certainty, if its heading has one.
    pub fn cell(&self, column: Wide) -> Option<Cow<'_, str>> {
        let text = figure(self.field(column)?);
        Some(with_certainty(text, self.figure(column).and_then(|figure| figure.certainty)))
    }

    /// The date of the value before the project as written beside it or in its heading; `None` if there is none.
    pub fn time_of_baseline(&self) -> Option<String> {
        self.figure(Wide::Baseline)?.as_of.clone()
    }

    /// What the document states about the actual in a column: a rate, a mark or a grade; `None` if it states nothing.
    pub fn stated_rate(&self, column: Wide) -> Option<StatedRate> {
        let mut of_column = self.rates.iter().filter(|(of, _)| *of == column).map(|(_, rate)| rate);
        of_column.find(|rate| !columns::is_no_stated_rate(&rate.text)).cloned()
    }

    /// The number in a column; `None` if the column is absent or its text is no number.
    pub fn number(&self, column: Wide) -> Option<Amount> {
        Cell::read(&self.cell(column)?, "").amount()
    }

    /// The id that is derived from the name and the unit.
    pub(super) fn made_id(&self) -> IndicatorId {
        let key_in = |column| key(&self.trimmed(column).unwrap_or_default());
        made_id(&key_in(Wide::KpiName), &key_in(Wide::Unit), 0)
    }

    /// The text in a column without spaces around it; `None` if it is blank or absent.
    pub(crate) fn trimmed(&self, column: Wide) -> Option<Cow<'_, str>> {
        let trimmed = match self.text(column)? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        (!trimmed.is_empty()).then_some(trimmed)
    }

    /// The text in a column as written in the file; `None` if the row does not have the column.
    pub(super) fn field(&self, column: Wide) -> Option<&str> {
        let place = || self.columns.iter().find(|(known, _)| *known == column).map(|(_, place)| *place);
        let in_row = || self.row.field(place()?);
        self.figure(column).map(|figure| figure.text.as_str()).or_else(in_row)
    }

    /// Removes a column from the row, which then states nothing about it.
    pub(super) fn take_out(&mut self, column: Wide) {
        self.columns = self.columns.iter().filter(|(known, _)| *known != column).copied().collect();
    }

    /// Whether one of the row's cells has a figure.
    pub(super) fn has_figures(&self) -> bool {
        let in_row = self.columns.iter().map(|(column, place)| (*column, self.row.field(*place).unwrap_or_default()));
        let mut fields = in_row.chain(self.figures.iter().map(|figure| (figure.column, figure.text.as_str())));
        fields.any(|(column, text)| column.is_figure() && !is_nothing(text))
    }
}

impl FileKpi {
    /// The rows of the KPI, targets (目標) first.
    pub fn rows(&self) -> impl Iterator<Item = &FileRow> {
        self.target.iter().chain(&self.actual)
    }

    /// The first line of the KPI in the file, counted from 1.
    pub fn line(&self) -> usize {
        self.rows().map(FileRow::line).min().unwrap_or_default()
    }

    /// The row of targets or of actuals; `None` if the file does not have it.
    pub fn row(&self, row: Row) -> Option<&FileRow> {
        match row {
            Row::Target => self.target.as_ref(),
            Row::Actual => self.actual.as_ref(),
        }
    }

    /// The name of the KPI, from the first row that has one; empty if none has.
    pub fn name(&self) -> String {
        self.rows().find_map(|row| row.trimmed(Wide::KpiName)).unwrap_or_default().into_owned()
    }

    /// The unit of the KPI, from the first row that has one; empty if none has.
    pub fn unit(&self) -> String {
        self.rows().find_map(|row| row.trimmed(Wide::Unit)).unwrap_or_default().into_owned()
    }

    /// Whether it is a KPI: it has an id, a name, or a figure. An unused row (`-`) without an id is none.
    pub(super) fn says_something(&self) -> bool {
        self.id.is_some() || !is_nothing(&self.name()) || self.rows().any(FileRow::has_figures)
    }

    /// A mutable reference to the row of targets or of actuals.
    pub(super) fn place(&mut self, row: Row) -> &mut Option<FileRow> {
        match row {
            Row::Target => &mut self.target,
            Row::Actual => &mut self.actual,
        }
    }
}

/// The n-th id for a KPI without one, derived from the keys of its name and unit: the same in every file.
pub fn made_id(name: &str, unit: &str, nth: usize) -> IndicatorId {
    let mut hasher = FnvHasher::default();
    for part in [name, "\t", unit, "\t", &nth.to_string()] {
        hasher.write(part.as_bytes());
    }
    IndicatorId::from_bits(hasher.finish())
}

/// Whether a text is blank or `-`.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(Cell::stated(text), Some(State::Blank | State::NotApplicable))
}
