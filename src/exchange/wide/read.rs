//! Reading the wide file: rows of text become KPIs with a row of targets and a row of actuals.
//!
//! Absent is no statement: a column that is missing, or a row that is cut short behind 指標ID and 区分, says nothing
//! about its cells; only a field that is there and empty does. What has no place is listed, never dropped.

use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;
use litemap::LiteMap;

use super::fields::{figure, plain};
use super::header::{Columns, Header};
use crate::amount::Amount;
use crate::cell::{Cell, State};
use crate::exchange::columns::{self, Wide};
use crate::exchange::read::Trouble;
use crate::exchange::table::{Sheet, SheetRow};
use crate::fiscal_year::FiscalYear;
use crate::id::{ById, IndicatorId, PlanId, VersionId};
use crate::notation::key;
use crate::plan::indicator::Row;

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
    columns: Arc<Columns>,
    /// The KPIs in the file's order.
    pub kpis: Vec<FileKpi>,
    /// What has no place.
    pub unread: Unread,
}

/// What of a file has no place in a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unread {
    /// Columns that are not known, or whose year is not clear.
    pub columns: Vec<UnreadColumn>,
    /// Rows that are neither 目標 nor 実績.
    pub rows: Vec<UnreadRow>,
}

impl Unread {
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
    /// Whether it is a year without era or century (IN-011).
    pub unclear_year: bool,
}

/// A row that is not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadRow {
    /// Its line.
    pub line: usize,
    /// The first thing that stands in it.
    pub text: String,
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
}

/// A row of a KPI.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileRow {
    columns: Arc<Columns>,
    row: SheetRow,
}

impl FileRow {
    /// Its line.
    pub fn line(&self) -> usize {
        self.row.line
    }

    /// The text in a column; `None` if the row says nothing of it.
    pub fn text(&self, column: Wide) -> Option<String> {
        self.field(column).map(plain)
    }

    /// The text of a cell; `None` if the row says nothing of it.
    pub fn cell(&self, column: Wide) -> Option<String> {
        self.field(column).map(figure)
    }

    /// The number in a column, where it is one.
    pub fn number(&self, column: Wide) -> Option<Amount> {
        Cell::read(&self.cell(column)?, "").amount()
    }

    /// The id that is made of name and unit.
    fn made_id(&self) -> IndicatorId {
        let of = |column| key(&self.trimmed(column).unwrap_or_default());
        made_id(&of(Wide::KpiName), &of(Wide::Unit), 0)
    }

    fn trimmed(&self, column: Wide) -> Option<String> {
        self.text(column).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// What stands in a column, as in the file.
    fn field(&self, column: Wide) -> Option<&str> {
        self.row.field(self.columns.place(column)?)
    }

    /// Whether a figure stands in one of its cells.
    fn has_figures(&self) -> bool {
        let is_cell = |column| matches!(column, Wide::Baseline | Wide::Year(_) | Wide::Nth(_) | Wide::Total);
        let filled = |(column, place)| is_cell(column) && !is_nothing(self.row.field(place).unwrap_or_default());
        self.columns.iter().any(filled)
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
        self.rows().find_map(|row| row.trimmed(Wide::KpiName)).unwrap_or_default()
    }

    /// Its unit, likewise.
    pub fn unit(&self) -> String {
        self.rows().find_map(|row| row.trimmed(Wide::Unit)).unwrap_or_default()
    }

    /// Whether it is one: it has an id, a name, or a figure. An unused slot (`-`) without an id is none.
    fn says_something(&self) -> bool {
        self.id.is_some() || !is_nothing(&self.name()) || self.rows().any(FileRow::has_figures)
    }

    fn place(&mut self, row: Row) -> &mut Option<FileRow> {
        match row {
            Row::Target => &mut self.target,
            Row::Actual => &mut self.actual,
        }
    }
}

impl WideFile {
    /// The years that have a column, ascending; `１年目` is that of a plan that begins in `first`.
    pub fn years(&self, first: Option<FiscalYear>) -> LiteMap<FiscalYear, Wide> {
        let mut years = LiteMap::new();
        for (column, _) in self.columns.iter() {
            if let Wide::Nth(nth) = column {
                let after = i32::try_from(nth).ok().and_then(|nth| nth.checked_sub(1));
                if let Some(year) = first.zip(after).and_then(|(first, after)| first.plus(after)) {
                    years.insert(year, column);
                }
            }
        }
        for (column, _) in self.columns.iter() {
            if let Wide::Year(year) = column {
                years.insert(year, column);
            }
        }
        years
    }
}

/// Reads a sheet as a wide file.
pub fn read(sheet: Sheet) -> Result<WideFile, Trouble> {
    let header = Header::find(&sheet.rows)?;
    let mut reader = WideReader::new(&header);
    for row in sheet.rows.into_iter().skip(header.data) {
        reader.take(row)?;
    }
    reader.finish()
}

/// A file that is being read.
struct WideReader<'a> {
    header: &'a Header,
    file: WideFile,
    /// Where the KPIs with an id stand, and by an id made of name and unit the newest of those without.
    places: ById,
    origins: Vec<Vec<VersionId>>,
}

impl<'a> WideReader<'a> {
    fn new(header: &'a Header) -> Self {
        let mut file = WideFile { columns: Arc::clone(&header.columns), ..WideFile::default() };
        for stranger in &header.strangers {
            file.unread.columns.push(UnreadColumn {
                heading: stranger.name.clone(),
                position: stranger.place + 1,
                lines: Vec::new(),
                unclear_year: stranger.unclear_year,
            });
        }
        Self { header, file, places: ById::default(), origins: Vec::new() }
    }

    fn take(&mut self, row: SheetRow) -> Result<(), Trouble> {
        self.check_width(&row)?;
        for column in &mut self.file.unread.columns {
            if row.field(column.position - 1).is_some_and(|field| !field.trim().is_empty()) {
                column.lines.push(row.line);
            }
        }
        let row = FileRow { columns: Arc::clone(&self.header.columns), row };
        if let Some(kind) = row.field(Wide::Row).and_then(columns::read_row) {
            return self.take_row(kind, row);
        }
        let text = row.row.fields().map(str::trim).find(|field| !field.is_empty()).unwrap_or_default();
        self.file.unread.rows.push(UnreadRow { line: row.line(), text: text.to_owned() });
        Ok(())
    }

    /// A row that is longer than the headings, or too short to say whose it is, was torn.
    fn check_width(&self, row: &SheetRow) -> Result<(), Trouble> {
        let (line, found, expected) = (row.line, row.len(), self.header.width);
        let beyond = row.fields().skip(expected).any(|field| !field.trim().is_empty());
        let needed = self.header.columns.place(Wide::KpiId).max(self.header.columns.place(Wide::Row));
        if beyond || needed.is_some_and(|last| last >= found) {
            return Err(Trouble::RowTorn { line, found, expected });
        }
        Ok(())
    }

    fn take_row(&mut self, kind: Row, row: FileRow) -> Result<(), Trouble> {
        self.take_origin(&row)?;
        let id: Option<IndicatorId> = row.trimmed(Wide::KpiId).and_then(|text| text.parse().ok());
        let known = match id {
            Some(id) => self.places.get(id),
            None => self.other_half(kind, &row),
        };
        let at = known.unwrap_or_else(|| self.begin(id, &row));
        let Some(kpi) = self.file.kpis.get_mut(at) else { return Ok(()) };
        let place = kpi.place(kind);
        if let Some(before) = place {
            return Err(Trouble::RowTwice { line: row.line(), before: before.line() });
        }
        *place = Some(row);
        Ok(())
    }

    /// Begins a KPI; where it stands.
    fn begin(&mut self, id: Option<IndicatorId>, row: &FileRow) -> usize {
        let at = self.file.kpis.len();
        self.file.kpis.push(FileKpi { id, ..FileKpi::default() });
        self.places.insert(id.unwrap_or_else(|| row.made_id()), at);
        at
    }

    /// Which KPI without an id a row belongs to: the one before it, whose name it carries or leaves blank, or one of
    /// the same name and unit that lacks this row.
    fn other_half(&self, kind: Row, row: &FileRow) -> Option<usize> {
        let name = row.trimmed(Wide::KpiName).unwrap_or_default();
        let lacks = |kpi: &FileKpi| kpi.id.is_none() && kpi.row(kind).is_none();
        let is_called = |other: String| name.is_empty() || other == name || key(&other) == key(&name);
        let last = self.file.kpis.last().filter(|last| lacks(last));
        if last.is_some_and(|last| is_called(last.name())) {
            return self.file.kpis.len().checked_sub(1);
        }
        let alike = self.places.get(row.made_id()).filter(|_| !name.is_empty())?;
        Some(alike).filter(|at| self.file.kpis.get(*at).is_some_and(lacks))
    }

    /// Notes of which plan and which version the row is.
    fn take_origin(&mut self, row: &FileRow) -> Result<(), Trouble> {
        let plan: Option<PlanId> = row.trimmed(Wide::PlanId).and_then(|text| text.parse().ok());
        match (self.file.plan, plan) {
            (Some(one), Some(other)) if one != other => return Err(Trouble::SeveralPlans { line: row.line() }),
            (None, Some(_)) => self.file.plan = plan,
            _ => {}
        }
        if self.file.plan_name.is_empty() {
            self.file.plan_name = row.text(Wide::PlanName).unwrap_or_default();
        }
        let mut versions: Vec<VersionId> = Vec::new();
        for column in [Wide::Version, Wide::BaseVersions] {
            for word in row.field(column).unwrap_or_default().split_whitespace() {
                versions.extend(word.parse::<VersionId>());
            }
        }
        if !versions.is_empty() && !self.origins.contains(&versions) {
            self.origins.push(versions);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<WideFile, Trouble> {
        self.file.kpis.retain(FileKpi::says_something);
        if self.file.kpis.is_empty() {
            return Err(Trouble::NoRows);
        }
        match self.origins.as_slice() {
            [versions] => self.file.versions.clone_from(versions),
            several => self.file.mixed = !several.is_empty(),
        }
        self.file.unread.columns.retain(|column| !column.heading.is_empty() || !column.lines.is_empty());
        Ok(self.file)
    }
}

/// The n-th id that is made of the keys of a name and a unit, for a KPI that has none: the same in every file.
pub fn made_id(name: &str, unit: &str, nth: usize) -> IndicatorId {
    let mut hasher = FnvHasher::default();
    hasher.write(format!("{name}\t{unit}\t{nth}").as_bytes());
    IndicatorId::from_bits(hasher.finish())
}

/// Whether a text is blank or `-`.
fn is_nothing(text: &str) -> bool {
    matches!(Cell::read(text, "").state, State::Blank | State::NotApplicable)
}
