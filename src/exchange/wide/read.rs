//! Reading the wide file: rows of text become KPIs with a row of targets and a row of actuals.
//!
//! Absent is no statement: a column that is missing, or a row that is cut short behind 指標ID and 区分, says nothing
//! about its cells; only a field that is there and empty does. What has no place is listed, never dropped.

use std::collections::{BTreeMap, HashMap};

use super::fields::{figure, plain};
use super::header::Header;
use crate::amount::Amount;
use crate::cell::{Cell, State};
use crate::exchange::columns::{self, Heading, Wide};
use crate::exchange::table::{Sheet, SheetRow};
use crate::fiscal_year::FiscalYear;
use crate::id::{IndicatorId, PlanId, VersionId};
use crate::notation::key;
use crate::plan::indicator::Row;

pub(super) use crate::exchange::read::Trouble;

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
    /// The columns that are read.
    pub columns: Vec<Wide>,
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
    /// Its line.
    pub line: usize,
    /// What stands in each column that is there, as in the file.
    fields: BTreeMap<Wide, String>,
}

impl FileRow {
    /// The text in a column; `None` if the row says nothing of it.
    pub fn text(&self, column: Wide) -> Option<String> {
        self.fields.get(&column).map(|field| plain(field))
    }

    /// The text of a cell; `None` if the row says nothing of it.
    pub fn cell(&self, column: Wide) -> Option<String> {
        self.fields.get(&column).map(|field| figure(field))
    }

    /// The number in a column, where it is one.
    pub fn number(&self, column: Wide) -> Option<Amount> {
        Cell::read(&self.cell(column)?, "").amount()
    }

    /// The keys of name and unit.
    fn keys(&self) -> (String, String) {
        let of = |column| key(&self.trimmed(column).unwrap_or_default());
        (of(Wide::KpiName), of(Wide::Unit))
    }

    fn trimmed(&self, column: Wide) -> Option<String> {
        self.text(column).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty())
    }
}

impl FileKpi {
    /// Its rows, 目標 first.
    pub fn rows(&self) -> impl Iterator<Item = &FileRow> {
        self.target.iter().chain(&self.actual)
    }

    /// Its line, of the first row that it has.
    pub fn line(&self) -> usize {
        self.rows().map(|row| row.line).min().unwrap_or_default()
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

    fn place(&mut self, row: Row) -> &mut Option<FileRow> {
        match row {
            Row::Target => &mut self.target,
            Row::Actual => &mut self.actual,
        }
    }
}

impl WideFile {
    /// The years that have a column, ascending; `１年目` is that of a plan that begins in `first`.
    pub fn years(&self, first: Option<FiscalYear>) -> BTreeMap<FiscalYear, Wide> {
        let year = |column: &Wide| match column {
            Wide::Year(year) => Some((*year, *column)),
            Wide::Nth(nth) => Some((first?.plus(i32::try_from(*nth).ok()?.checked_sub(1)?)?, *column)),
            _ => None,
        };
        let (named, counted): (Vec<_>, Vec<_>) =
            self.columns.iter().partition(|column| matches!(column, Wide::Year(_)));
        counted.into_iter().chain(named).filter_map(year).collect()
    }
}

/// Reads a sheet as a wide file.
pub fn read(sheet: &Sheet) -> Result<WideFile, Trouble> {
    let header = Header::find(&sheet.rows)?;
    let mut reader = WideReader::new(&header);
    for row in sheet.rows.iter().skip(header.data) {
        reader.take(row)?;
    }
    reader.finish()
}

/// A file that is being read.
struct WideReader<'a> {
    header: &'a Header,
    file: WideFile,
    by_id: HashMap<IndicatorId, usize>,
    /// The KPIs without an id by the keys of name and unit.
    by_name: HashMap<(String, String), Vec<usize>>,
    origins: Vec<Vec<VersionId>>,
}

impl<'a> WideReader<'a> {
    fn new(header: &'a Header) -> Self {
        let columns = header.columns.iter().filter_map(|(heading, _)| heading.column()).collect();
        let unread = header.columns.iter().zip(1..).filter(|((heading, _), _)| heading.column().is_none());
        let unread = unread.map(|((heading, name), position)| UnreadColumn {
            heading: name.clone(),
            position,
            lines: Vec::new(),
            unclear_year: *heading == Heading::UnclearYear,
        });
        let unread = Unread { columns: unread.collect(), rows: Vec::new() };
        let file = WideFile { columns, unread, ..WideFile::default() };
        Self { header, file, by_id: HashMap::new(), by_name: HashMap::new(), origins: Vec::new() }
    }

    fn take(&mut self, row: &SheetRow) -> Result<(), Trouble> {
        self.check_width(row)?;
        for column in &mut self.file.unread.columns {
            let filled = row.fields.get(column.position - 1).is_some_and(|field| !field.trim().is_empty());
            column.lines.extend(filled.then_some(row.line));
        }
        let fields = self.header.columns.iter().zip(&row.fields);
        let fields = fields.filter_map(|((heading, _), field)| Some((heading.column()?, field.clone()))).collect();
        let read = FileRow { line: row.line, fields };
        if let Some(kind) = read.text(Wide::Row).as_deref().and_then(columns::read_row) {
            return self.take_row(kind, read);
        }
        let text = row.fields.iter().map(|field| field.trim()).find(|field| !field.is_empty());
        self.file.unread.rows.push(UnreadRow { line: row.line, text: text.unwrap_or_default().to_owned() });
        Ok(())
    }

    /// A row that is longer than the headings, or too short to say whose it is, was torn.
    fn check_width(&self, row: &SheetRow) -> Result<(), Trouble> {
        let (line, found, expected) = (row.line, row.fields.len(), self.header.columns.len());
        if row.fields.iter().skip(expected).any(|field| !field.trim().is_empty()) {
            return Err(Trouble::RowTorn { line, found, expected });
        }
        let needed = [Wide::KpiId, Wide::Row].into_iter().filter_map(|column| self.header.position(column)).max();
        match needed {
            Some(last) if last >= found => Err(Trouble::RowTorn { line, found, expected }),
            _ => Ok(()),
        }
    }

    fn take_row(&mut self, kind: Row, row: FileRow) -> Result<(), Trouble> {
        self.take_origin(&row)?;
        let id: Option<IndicatorId> = row.trimmed(Wide::KpiId).and_then(|text| text.parse().ok());
        let known = match id {
            Some(id) => self.by_id.get(&id).copied(),
            None => self.other_half(kind, &row),
        };
        let at = known.unwrap_or(self.file.kpis.len());
        if known.is_none() {
            self.file.kpis.push(FileKpi { id, ..FileKpi::default() });
            match id {
                Some(id) => _ = self.by_id.insert(id, at),
                None => self.by_name.entry(row.keys()).or_default().push(at),
            }
        }
        let Some(kpi) = self.file.kpis.get_mut(at) else { return Ok(()) };
        let place = kpi.place(kind);
        if let Some(before) = place {
            return Err(Trouble::RowTwice { line: row.line, before: before.line });
        }
        *place = Some(row);
        Ok(())
    }

    /// Which KPI without an id a row belongs to: the one before it, whose name it carries or leaves blank, or one of
    /// the same name and unit that lacks this row.
    fn other_half(&self, kind: Row, row: &FileRow) -> Option<usize> {
        let (name, unit) = row.keys();
        let lacks = |kpi: &FileKpi| kpi.id.is_none() && kpi.row(kind).is_none();
        let last = self.file.kpis.last().filter(|last| lacks(last) && (name.is_empty() || key(&last.name()) == name));
        if last.is_some() {
            return self.file.kpis.len().checked_sub(1);
        }
        let alike = self.by_name.get(&(name, unit)).filter(|_| row.trimmed(Wide::KpiName).is_some());
        alike?.iter().copied().find(|at| self.file.kpis.get(*at).is_some_and(lacks))
    }

    /// Notes of which plan and which version the row is.
    fn take_origin(&mut self, row: &FileRow) -> Result<(), Trouble> {
        let plan: Option<PlanId> = row.trimmed(Wide::PlanId).and_then(|text| text.parse().ok());
        match (self.file.plan, plan) {
            (Some(one), Some(other)) if one != other => return Err(Trouble::SeveralPlans { line: row.line }),
            (None, Some(_)) => self.file.plan = plan,
            _ => {}
        }
        if self.file.plan_name.is_empty() {
            self.file.plan_name = row.text(Wide::PlanName).unwrap_or_default();
        }
        let versions = [Wide::Version, Wide::BaseVersions].map(|column| row.text(column).unwrap_or_default()).join(" ");
        let versions: Vec<VersionId> = versions.split_whitespace().filter_map(|word| word.parse().ok()).collect();
        if !versions.is_empty() && !self.origins.contains(&versions) {
            self.origins.push(versions);
        }
        Ok(())
    }

    fn finish(mut self) -> Result<WideFile, Trouble> {
        let kpis = &mut self.file.kpis;
        kpis.retain(says_something);
        if kpis.is_empty() {
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

/// Whether a KPI is one: it has an id, a name, or a figure. An unused slot (`-`) without an id is none.
fn says_something(kpi: &FileKpi) -> bool {
    let is_nothing = |text: &str| matches!(Cell::read(text, "").state, State::Blank | State::NotApplicable);
    let is_cell = |column: &Wide| matches!(column, Wide::Baseline | Wide::Year(_) | Wide::Nth(_) | Wide::Total);
    let has_figures = |row: &FileRow| row.fields.iter().any(|(column, field)| is_cell(column) && !is_nothing(field));
    kpi.id.is_some() || !is_nothing(&kpi.name()) || kpi.rows().any(has_figures)
}
