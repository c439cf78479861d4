//! Reading the wide file: rows of text become KPIs. What has no place is listed, never dropped.

use std::sync::Arc;

use super::file::{FileKpi, FileRow, UnreadColumn, UnreadRow, WideFile};
use super::header::Header;
use crate::exchange::columns::{self, Wide};
use crate::exchange::read::Trouble;
use crate::exchange::table::{Sheet, SheetRow};
use crate::id::{ById, IndicatorId, PlanId, VersionId};
use crate::notation::key;
use crate::plan::indicator::Row;

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
