//! Reading the wide file: rows of text become KPIs. What has no place is listed, never dropped.
//!
//! Tables of others are read by their cells ([`crate::import::reading`]) and become the same rows.

use std::collections::HashMap;
use std::sync::Arc;

use super::file::{FileKpi, FileRow, Lacks, UnreadRow, WideFile};
use super::headings::Headings;
use super::origins::Origins;
use super::{evaluation_sheet, looks, marks};
use crate::columns::answer_book::is_inquiry_line;
use crate::columns::fields::id;
use crate::columns::vocabulary::body_in_title;
use crate::columns::{self, Wide};
use crate::import::questions::Answers;
use crate::import::read::{ImportError, TableFile};
use crate::import::reading::{ReadSheet, SheetGrid, SheetReading, indicator_named, read_sheet};
use crate::import::text_table::{TextRow, TextTable};
use crate::plan::indicator::Row;
use crate::value::id::IndicatorId;
use crate::value::width::{key, trim};

/// The number of rows that are searched for the first headings; above them there may be titles.
const HEAD: usize = 40;

/// Reads a table file with the user's answers: a table of others by its cells and the marks on them, any other as a wide file.
/// Returns the reason if it is refused.
pub fn read_file(file: &TableFile, answers: &Answers) -> Result<WideFile, ImportError> {
    let Some(grid) = &file.grid else { return read(&file.sheet, answers) };
    as_read(file, grid, read_sheet(grid, &answers.marks, answers.reported))
}

/// What a table of others is as a wide file by a reading of it. Returns the reason if nothing was read.
pub fn as_read(file: &TableFile, grid: &Arc<SheetGrid>, reading: SheetReading) -> Result<WideFile, ImportError> {
    if reading.counts() == [0; 4] && reading.stated.is_empty() {
        return Err(ImportError::NoHeader);
    }
    let body = [&reading.title, &file.name].into_iter().find_map(|title| body_in_title(title));
    let body = body.unwrap_or_default().to_owned();
    let plan_name = if reading.title.is_empty() { file.name.clone() } else { reading.title.clone() };
    let mut rows = WideFile::of_reading(Arc::new(ReadSheet { grid: Arc::clone(grid), reading }));
    rows.bind(indicator_named);
    marks::keep(&mut rows);
    Ok(WideFile { plan_name, body, ..rows })
}

/// Reads a sheet that was written here as a wide file. Returns the reason if it is refused.
pub fn read(sheet: &TextTable, answers: &Answers) -> Result<WideFile, ImportError> {
    let mut reading = WideReading::new(sheet, answers);
    while !reading.step(usize::MAX)? {}
    reading.finish()
}

/// The rows of a sheet on their way to KPIs, a number of rows at a time: between them the page reacts. To stop, drop it.
#[derive(Debug)]
pub struct WideReading<'a> {
    sheet: &'a TextTable,
    answers: &'a Answers,
    /// The number of rows that are read.
    read: usize,
    headings: Option<Headings<Wide>>,
    /// The index of the first column under these headings in the list of those that are not read.
    strangers: usize,
    file: WideFile,
    places: Places,
    origins: Origins,
}

/// The index of each KPI by its id, or by an id that is made of its name and unit. A hash map, since made ids are in no order and
/// there may be tens of thousands.
type Places = HashMap<IndicatorId, usize>;

impl<'a> WideReading<'a> {
    /// Starts to read that sheet.
    pub fn new(sheet: &'a TextTable, answers: &'a Answers) -> Self {
        let (file, places, origins) = (WideFile::default(), Places::default(), Origins::default());
        Self { sheet, answers, read: 0, headings: None, strangers: 0, file, places, origins }
    }

    /// Reads at most this number of further rows. Returns true once all are read, and the reason if the file is refused.
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

    /// What the rows say, once all are read. Returns the reason if the file is refused.
    pub fn finish(self) -> Result<WideFile, ImportError> {
        let Self { sheet, answers, mut file, origins, .. } = self;
        if file.sheet.is_some() {
            return Ok(file);
        }
        looks::ask(&mut file, &sheet.seen, answers);
        file.kpis.retain(FileKpi::says_something);
        if file.kpis.is_empty() && file.questions.is_empty() {
            return Err(ImportError::NoRows);
        }
        marks::keep(&mut file);
        origins.settle(&mut file);
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
        // A row with the id of a KPI is told from headings at once.
        let is_of_kpi = self.headings.as_ref().is_some_and(|headings| headings.has_id(row));
        if !is_of_kpi && let Some(headings) = Headings::read(row)? {
            self.begin(headings, row.line);
            return Ok(());
        }
        let Some(headings) = self.headings.take() else { return Ok(()) };
        let taken = self.take_under(&headings, row);
        self.headings = Some(headings);
        taken
    }

    /// Begins a table; the same headings once more are those of a page.
    fn begin(&mut self, headings: Headings<Wide>, line: usize) {
        if self.headings.as_ref().is_some_and(|before| before.names == headings.names) {
            self.file.torn.push(line);
            return;
        }
        self.strangers = self.file.unread.columns.len();
        self.file.unread.columns.extend(headings.unread());
        self.file.years.extend(headings.columns.iter().filter_map(|(column, _)| column.year()));
        self.headings = Some(headings);
    }

    fn take_under(&mut self, headings: &Headings<Wide>, row: &Arc<TextRow>) -> Result<(), ImportError> {
        if headings.is_torn(row) {
            return Err(headings.torn(row));
        }
        for column in self.file.unread.columns.iter_mut().skip(self.strangers) {
            column.note(row);
        }
        let Some(kind) = headings.field(row, Wide::Row).and_then(columns::read_row) else {
            let text = row.fields().map(trim).find(|field| !field.is_empty()).unwrap_or_default();
            self.file.unread.rows.push(UnreadRow { line: row.line, text: text.to_owned(), lacks: Lacks::Row });
            return Ok(());
        };
        let row = FileRow::new(Arc::clone(&headings.columns), Arc::clone(row));
        self.origins.take_row(&row)?;
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

    /// The index of the KPI that a row is of: by its id, or as the other half of the row before it.
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

    /// Which KPI without an id a row belongs to: the one before it, whose name it carries or leaves blank, or one of
    /// the same name and unit that lacks this row.
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
