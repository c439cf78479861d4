//! A wide file as it stands: KPIs with a row of targets and a row of actuals, and what has no place.
//!
//! Absent is no statement: a column that is missing, or a row that is cut short behind 指標ID and 区分, says nothing
//! about its cells; only a field that is there and empty does.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;

use super::header::Columns;
use crate::columns::Wide;
use crate::columns::fields::{figure, plain};
use crate::columns::notes::join_notes;
use crate::import::questions::Question;
use crate::import::text_table::TextRow;
use crate::plan::cell::{Cell, State};
use crate::plan::indicator::Row;
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::{IndicatorId, PlanId, VersionId};
use crate::value::width::key;

/// A wide file as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WideFile {
    /// 計画ID, where the file has one.
    pub plan: Option<PlanId>,
    /// 計画名.
    pub plan_name: String,
    /// 版 and 元の版, newest first; none where the rows disagree.
    pub versions: Vec<VersionId>,
    /// Whether its rows name different versions, so that it was put together from several files.
    pub mixed: bool,
    /// Columns of years that some row has.
    pub(super) years: BTreeSet<Wide>,
    /// The KPIs in the file's order.
    pub kpis: Vec<FileKpi>,
    /// What has no place.
    pub unread: UnreadParts,
    /// What cannot be told without the user.
    pub questions: Vec<Question>,
    /// Lines on which the same headings stand once more, as where a page ended (IN-012).
    pub torn: Vec<usize>,
    /// How many rows have their 累計 from a table of its own (IN-013).
    pub totals_apart: usize,
}

/// What of a file has no place in a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnreadParts {
    /// Columns that are not known.
    pub columns: Vec<UnreadColumn>,
    /// Rows that are none of a KPI.
    pub rows: Vec<UnreadRow>,
}

impl UnreadParts {
    /// Whether everything has its place.
    pub fn is_empty(&self) -> bool {
        self.columns.is_empty() && self.rows.is_empty()
    }
}

/// A column that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadColumn {
    /// Its heading.
    pub heading: String,
    /// Which column of the file, counted from 1.
    pub position: usize,
    /// The lines on which something stands in it.
    pub lines: Vec<usize>,
}

/// A row that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadRow {
    /// Its line.
    pub line: usize,
    /// The first thing that stands in it.
    pub text: String,
    /// What it lacks.
    pub lacks: Lacks,
}

/// What a row lacks to be one of a KPI.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacks {
    /// It is neither 目標 nor 実績.
    Row,
    /// In a table with a row for each year it names none.
    Year,
}

/// A KPI of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileKpi {
    /// 指標ID, where it has one.
    pub id: Option<IndicatorId>,
    /// The row 目標.
    pub target: Option<FileRow>,
    /// The row 実績.
    pub actual: Option<FileRow>,
    /// Whether it has no unit of its own, and that of the table's title is not agreed to (IN-009).
    pub unit_is_open: bool,
}

/// A row of a KPI: one row of the file, or several where each year has one, or where it goes on in another table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRow {
    pub(super) parts: Vec<Part>,
}

/// A row of the file, with the columns of it that belong to a row of a KPI.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) columns: Arc<Columns>,
    pub(super) row: Arc<TextRow>,
}

impl Part {
    /// What stands in a column, as in the file.
    pub(super) fn field(&self, column: Wide) -> Option<&str> {
        self.row.field(self.columns.place(column)?)
    }
}

impl FileRow {
    /// Its line, the first if it has several.
    pub fn line(&self) -> usize {
        self.parts.first().map(|part| part.row.line).unwrap_or_default()
    }

    /// The line on which a column of it stands.
    pub fn line_of(&self, column: Wide) -> usize {
        self.part(column).map_or_else(|| self.line(), |part| part.row.line)
    }

    /// The part that says something in a column; else one that has it.
    fn part(&self, column: Wide) -> Option<&Part> {
        let mut having = self.parts.iter().filter(|part| part.field(column).is_some());
        let first = having.next()?;
        let says = |part: &&Part| part.field(column).is_some_and(|field| !field.trim().is_empty());
        Some(first).filter(says).or_else(|| having.find(says)).or(Some(first))
    }

    /// The text in a column; `None` if the row says nothing of it.
    pub fn text(&self, column: Wide) -> Option<Cow<'_, str>> {
        if column == Wide::Note && self.parts.iter().any(|part| part.columns.year.is_some()) {
            return self.notes().map(Cow::Owned);
        }
        self.field(column).map(plain)
    }

    /// The notes of rows that have a year each, as one row would carry them.
    fn notes(&self) -> Option<String> {
        let (mut of_row, mut of_years) = (None, Vec::new());
        for part in &self.parts {
            let note = part.field(Wide::Note).map(plain);
            match part.columns.year {
                Some(Wide::Year(year)) => of_years.extend(note.map(|note| (year, note))),
                _ => of_row = of_row.or(note),
            }
        }
        let says_nothing = of_row.is_none() && of_years.is_empty();
        let joined = || join_notes(&of_row.unwrap_or_default(), of_years.iter().map(|(year, note)| (*year, &**note)));
        (!says_nothing).then(joined)
    }

    /// The text of a cell; `None` if the row says nothing of it.
    pub fn cell(&self, column: Wide) -> Option<Cow<'_, str>> {
        self.field(column).map(figure)
    }

    /// The number in a column, where it is one.
    pub fn number(&self, column: Wide) -> Option<Amount> {
        Cell::read(&self.cell(column)?, "").amount()
    }

    /// The id that is made of name and unit.
    pub(super) fn made_id(&self) -> IndicatorId {
        let of = |column| key(&self.trimmed(column).unwrap_or_default());
        made_id(&of(Wide::KpiName), &of(Wide::Unit), 0)
    }

    /// The id that is made of the name alone.
    pub(super) fn id_of_name(&self) -> IndicatorId {
        made_id(&key(&self.trimmed(Wide::KpiName).unwrap_or_default()), "", 0)
    }

    /// The text in a column, where something stands in it.
    pub(super) fn trimmed(&self, column: Wide) -> Option<Cow<'_, str>> {
        let trimmed = match self.text(column)? {
            Cow::Borrowed(text) => Cow::Borrowed(text.trim()),
            Cow::Owned(text) => Cow::Owned(text.trim().to_owned()),
        };
        (!trimmed.is_empty()).then_some(trimmed)
    }

    /// What stands in a column, as in the file.
    pub(super) fn field(&self, column: Wide) -> Option<&str> {
        self.part(column)?.field(column)
    }

    /// Whether a figure stands in one of its cells.
    fn has_figures(&self) -> bool {
        let filled = |part: &Part, (column, place): (Wide, usize)| {
            column.is_figure() && !is_nothing(part.row.field(place).unwrap_or_default())
        };
        self.parts.iter().any(|part| part.columns.iter().any(|column| filled(part, column)))
    }
}

impl FileKpi {
    /// Its rows, 目標 first.
    pub fn rows(&self) -> impl Iterator<Item = &FileRow> {
        self.target.iter().chain(&self.actual)
    }

    /// Its line, of the first row that it has.
    pub fn line(&self) -> usize {
        self.rows().map(FileRow::line).min().unwrap_or_default()
    }

    /// That row.
    pub fn row(&self, row: Row) -> Option<&FileRow> {
        match row {
            Row::Target => self.target.as_ref(),
            Row::Actual => self.actual.as_ref(),
        }
    }

    /// Its name, from the first row that has one.
    pub fn name(&self) -> String {
        self.rows().find_map(|row| row.trimmed(Wide::KpiName)).unwrap_or_default().into_owned()
    }

    /// Its unit, likewise.
    pub fn unit(&self) -> String {
        self.rows().find_map(|row| row.trimmed(Wide::Unit)).unwrap_or_default().into_owned()
    }

    /// Whether it is one: it has an id, a name, or a figure. An unused slot (`-`) without an id is none.
    pub(super) fn says_something(&self) -> bool {
        self.id.is_some() || !is_nothing(&self.name()) || self.rows().any(FileRow::has_figures)
    }

    pub(super) fn place(&mut self, row: Row) -> &mut Option<FileRow> {
        match row {
            Row::Target => &mut self.target,
            Row::Actual => &mut self.actual,
        }
    }
}

impl WideFile {
    /// The years that have a column, ascending; `１年目` is that of a plan that begins in `first`.
    pub fn years(&self, first: Option<FiscalYear>) -> BTreeMap<FiscalYear, Wide> {
        let mut years = BTreeMap::new();
        for column in &self.years {
            if let Wide::Nth(nth) = *column {
                let after = i32::try_from(nth).ok().and_then(|nth| nth.checked_sub(1));
                if let Some(year) = first.zip(after).and_then(|(first, after)| first.plus(after)) {
                    years.insert(year, *column);
                }
            }
        }
        for column in &self.years {
            if let Wide::Year(year) = *column {
                years.insert(year, *column);
            }
        }
        years
    }
}

/// The n-th id that is made of the keys of a name and a unit, for a KPI that has none: the same in every file.
pub fn made_id(name: &str, unit: &str, nth: usize) -> IndicatorId {
    let mut hasher = FnvHasher::default();
    hasher.write(format!("{name}\t{unit}\t{nth}").as_bytes());
    IndicatorId::from_bits(hasher.finish())
}

/// Whether a text is blank or `-`.
pub(super) fn is_nothing(text: &str) -> bool {
    matches!(Cell::read(text, "").state, State::Blank | State::NotApplicable)
}
