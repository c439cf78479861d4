//! Reading of the wide file: rows of text become KPIs. Whatever has no place is listed, never dropped.
//!
//! Foreign tables are read by their cells ([`crate::import::reading`]) and become the same rows.

use std::collections::HashMap;
use std::sync::Arc;

use super::file::{FileKpi, FileRow, Lacks, UnreadColumn, WideFile};
use super::{evaluation_sheet, looks};
use crate::columns::answer_book::is_inquiry_line;
use crate::columns::fields::id;
use crate::columns::stated_units::bare_key;
use crate::columns::vocabulary::body_in_title;
use crate::columns::{self, Wide, heads_ours};
use crate::import::questions::Answers;
use crate::import::read::{ImportError, TableFile};
use crate::import::reading::{ReadSheet, SheetGrid, SheetReading, indicator_named, read_sheet};
use crate::import::text_table::{Headings, TextRow, TextTable};
use crate::plan::indicator::Row;
use crate::value::distinct;
use crate::value::id::{IndicatorId, PlanId, VersionId};
use crate::value::width::key;

/// The number of rows that are searched for the first headings; titles may be above them.
const HEAD: usize = 40;

/// Reads a table file with the user's answers: a foreign table by its cells and the marks on them, any other table as a wide
/// file. Returns the reason if the file is refused.
pub fn read_file(file: &TableFile, answers: &Answers) -> Result<WideFile, ImportError> {
    let Some(grid) = &file.grid else { return read(&file.sheet, answers) };
    as_read(file, grid, read_sheet(grid, &answers.marks, answers.reported))
}

/// Converts a reading of a foreign table to a wide file. Returns [`ImportError::NoHeader`] if nothing was read.
pub fn as_read(file: &TableFile, grid: &Arc<SheetGrid>, reading: SheetReading) -> Result<WideFile, ImportError> {
    if reading.counts() == [0; 4] && reading.stated.is_empty() {
        return Err(ImportError::NoHeader);
    }
    let body = [&reading.title, &file.name].into_iter().find_map(|title| body_in_title(title));
    let body = body.unwrap_or_default().to_owned();
    let plan_name = if reading.title.is_empty() { file.name.clone() } else { reading.title.clone() };
    let mut rows = WideFile::of_reading(Arc::new(ReadSheet { grid: Arc::clone(grid), reading }));
    rows.bind(indicator_named);
    keep_marks(&mut rows);
    Ok(WideFile { plan_name, body, ..rows })
}

/// Reads a sheet that this program wrote as a wide file. Returns the reason if it is refused.
pub fn read(sheet: &TextTable, answers: &Answers) -> Result<WideFile, ImportError> {
    let mut reading = WideReading::new(sheet, answers);
    while !reading.step(usize::MAX)? {}
    reading.finish()
}

/// The reading of a sheet's rows into KPIs, some rows at a time, so that the page stays responsive. To stop, drop it.
#[derive(Debug)]
pub struct WideReading<'a> {
    sheet: &'a TextTable,
    answers: &'a Answers,
    /// The number of rows that were read.
    read: usize,
    headings: Option<Arc<Headings<Wide>>>,
    /// The index, in the list of unread columns, of the first one under these headings.
    strangers: usize,
    file: WideFile,
    places: Places,
}

/// The index of each KPI by its id, or by the id made from its name and unit. A hash map, since made ids are in no order and
/// there may be tens of thousands.
type Places = HashMap<IndicatorId, usize>;

impl<'a> WideReading<'a> {
    /// Starts to read the sheet.
    pub fn new(sheet: &'a TextTable, answers: &'a Answers) -> Self {
        let file = WideFile::default();
        Self { sheet, answers, read: 0, headings: None, strangers: 0, file, places: Places::default() }
    }

    /// Reads at most this number of further rows. Returns true once all are read; the error is the reason if the file is refused.
    pub fn step(&mut self, rows: usize) -> Result<bool, ImportError> {
        let all = self.sheet.rows.as_slice();
        if self.read == 0
            && let Some(file) = evaluation_sheet::read(self.sheet)
        {
            (self.file, self.read) = (file?, all.len());
            return Ok(true);
        }
        let until = self.read.saturating_add(rows).min(all.len());
        for row in all.get(self.read..until).unwrap_or_default() {
            self.take(row)?;
        }
        self.read = until;
        if self.headings.is_none() && self.read >= HEAD.min(all.len()) {
            return Err(ImportError::NoHeader);
        }
        Ok(self.read >= all.len())
    }

    /// The number of rows that are read, and the number of all rows.
    pub fn progress(&self) -> (usize, usize) {
        (self.read, self.sheet.rows.len())
    }

    /// The content of the rows, once all are read. Returns the reason if the file is refused.
    pub fn finish(self) -> Result<WideFile, ImportError> {
        let Self { sheet, answers, mut file, .. } = self;
        if file.sheet.is_some() {
            return Ok(file);
        }
        looks::ask(&mut file, &sheet.seen, answers);
        file.kpis.retain(FileKpi::says_something);
        if file.kpis.is_empty() && file.questions.is_empty() {
            return Err(ImportError::NoRows);
        }
        keep_marks(&mut file);
        file.unread.columns.retain(|column| !column.heading.is_empty() || !column.lines.is_empty());
        let above = sheet.rows.first().and_then(|row| row.fields().next());
        file.is_part = sheet.is_part || above.is_some_and(is_inquiry_line);
        file.answered = sheet.answered.clone();
        for kpi in &mut file.kpis {
            kpi.is_part = file.is_part;
        }
        Ok(file)
    }

    fn take(&mut self, row: &Arc<TextRow>) -> Result<(), ImportError> {
        // A row with the id of a KPI is never a row of headings.
        let kpi = self.headings.as_ref().and_then(|headings| headings.field(row, Wide::KpiId));
        if kpi.and_then(id::<IndicatorId>).is_none() && heads_ours(row.fields()) {
            self.begin(Headings::new(row, Wide::from_heading)?, row.line);
            return Ok(());
        }
        self.headings.clone().map_or(Ok(()), |headings| self.take_under(&headings, row))
    }

    /// Begins a table; a repetition of the current headings is a page break.
    fn begin(&mut self, headings: Headings<Wide>, line: usize) {
        if self.headings.as_ref().is_some_and(|before| before.names == headings.names) {
            self.file.torn.push(line);
            return;
        }
        self.strangers = self.file.unread.columns.len();
        self.file.unread.columns.extend(UnreadColumn::of_headings(&headings));
        let years = headings.columns.iter().filter_map(|(column, _)| column.year());
        self.file.years = distinct(self.file.years.drain(..).chain(years).collect::<Vec<_>>());
        self.headings = Some(Arc::new(headings));
    }

    fn take_under(&mut self, headings: &Headings<Wide>, row: &Arc<TextRow>) -> Result<(), ImportError> {
        let names = headings.place(Wide::KpiId).or(headings.place(Wide::KpiName));
        headings.fit(row, names.max(headings.place(Wide::Row)))?;
        for column in self.file.unread.columns.iter_mut().skip(self.strangers) {
            column.note(row);
        }
        let Some(kind) = headings.field(row, Wide::Row).and_then(columns::read_row) else {
            self.file.unread.leave_row(row, Lacks::Row);
            return Ok(());
        };
        let row = FileRow::new(Arc::clone(&headings.columns), Arc::clone(row));
        self.file.take_origin_of(&row)?;
        let at = self.whose(kind, &row);
        let Some(kpi) = self.file.kpis.get_mut(at) else { return Ok(()) };
        match kpi.place(kind) {
            Some(before) => Err(ImportError::RowTwice { line: row.line(), before: before.line() }),
            place => {
                *place = Some(row);
                Ok(())
            }
        }
    }

    /// The index of the KPI of a row, found by its id or as the KPI that lacks this row; a new KPI is added if there is none.
    fn whose(&mut self, kind: Row, row: &FileRow) -> usize {
        let id: Option<IndicatorId> = row.trimmed(Wide::KpiId).as_deref().and_then(id);
        let known = match id {
            Some(id) => self.places.get(&id).copied(),
            None => self.other_half(kind, row),
        };
        known.unwrap_or_else(|| {
            let at = self.file.kpis.len();
            self.file.kpis.push(FileKpi { id, ..FileKpi::default() });
            self.places.insert(id.unwrap_or_else(|| row.made_id()), at);
            at
        })
    }

    /// The index of the KPI without an id that this row completes: the last KPI if its name is equal or the row's name is blank,
    /// otherwise a KPI with the same name and unit. `None` if neither lacks a row of this kind.
    fn other_half(&self, kind: Row, row: &FileRow) -> Option<usize> {
        let name = row.trimmed(Wide::KpiName).unwrap_or_default();
        let lacks = |kpi: &FileKpi| kpi.id.is_none() && kpi.row(kind).is_none();
        let is_called = |other: String| name.is_empty() || key(&other) == key(&name);
        let last = self.file.kpis.last().filter(|last| lacks(last));
        if last.is_some_and(|last| is_called(last.name())) {
            return self.file.kpis.len().checked_sub(1);
        }
        let alike = self.places.get(&row.made_id()).copied().filter(|_| !name.is_empty())?;
        Some(alike).filter(|at| self.file.kpis.get(*at).is_some_and(lacks))
    }
}

/// Marks the KPIs whose names differ only by marks or units, which then distinguish them: 会員数※1 and 会員数※2.
fn keep_marks(file: &mut WideFile) {
    let unknown = file.kpis.iter().filter(|kpi| kpi.id.is_none()).map(FileKpi::name);
    let called = distinct(unknown.map(|name| (bare_key(&name), key(&name))));
    let alike = called.chunk_by(|(one, _), (next, _)| one == next).filter(|names| names.len() > 1);
    let several: Vec<&str> = alike.filter_map(|names| Some(names.first()?.0.as_str())).collect();
    for kpi in &mut file.kpis {
        kpi.keeps_marks = !several.is_empty() && several.binary_search(&&*bare_key(&kpi.name())).is_ok();
    }
}

/// The plan to which the rows of a file belong, and the versions from which they were made.
impl WideFile {
    /// Records the plan and the versions (版 and 元の版) that the row on this line names; `plan` is blank if it names none. Returns
    /// [`ImportError::SeveralPlans`] if rows before it named another plan.
    pub(super) fn take_origin(
        &mut self,
        line: usize,
        plan: &str,
        name: impl FnOnce() -> String,
        versions: Vec<VersionId>,
    ) -> Result<(), ImportError> {
        match id::<PlanId>(plan) {
            Some(read) if self.plan.is_some_and(|known| known != read) => {
                return Err(ImportError::SeveralPlans { line });
            }
            Some(read) => (self.plan, self.plan_text) = (Some(read), None),
            None if plan.is_empty() || self.plan.is_some() || self.plan_text.is_some() => {}
            None => self.plan_text = Some(plan.to_owned()),
        }
        if self.plan_name.is_empty() {
            self.plan_name = name();
        }
        if !self.mixed && !versions.is_empty() && self.versions != versions {
            self.mixed = !self.versions.is_empty();
            self.versions = if self.mixed { Vec::new() } else { versions };
        }
        Ok(())
    }

    /// Records the plan and the versions that a row of the wide file names.
    pub(super) fn take_origin_of(&mut self, row: &FileRow) -> Result<(), ImportError> {
        let plan = row.trimmed(Wide::PlanId).unwrap_or_default();
        let name = || row.text(Wide::PlanName).unwrap_or_default().into_owned();
        let words = [Wide::Version, Wide::BaseVersions].map(|column| row.field(column).unwrap_or_default());
        let versions = words.into_iter().flat_map(str::split_whitespace).filter_map(id).collect();
        self.take_origin(row.line(), &plan, name, versions)
    }
}
