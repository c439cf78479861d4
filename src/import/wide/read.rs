//! Reading the wide file, and the tables that offices make for themselves: rows of text become KPIs. What has no place
//! is listed, never dropped; what cannot be told is asked ([`crate::import::questions`]).
//!
//! A file may hold several tables, one below the other. What they say of one KPI is put together by its id, or by name
//! and unit where there are no ids; within one table equal names stay two KPIs, as which of them is meant is not ours
//! to guess.

mod headings;
mod left_out;
mod whose;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::captions::{Captions, is_title_over, names_one, unit_part};
use super::file::{FileKpi, FileRow, Lacks, Part, WideFile};
use super::header::{Header, HeadingReader};
use super::merged::MergedCells;
use super::origins::Origins;
use super::section::{Said, Section, Unit};
use super::table_columns::TableColumns;
use super::{bare_names, looks, marks, parts, sums, twice, unheaded};
use crate::columns::answer_book::is_inquiry_line;
use crate::columns::in_names::bare_name;
use crate::columns::{self, Wide};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::read::{ImportError, TableFile};
use crate::import::reading::{ReadSheet, read_sheet};
use crate::import::seen::SeenSheet;
use crate::import::text_table::{AnsweredSheet, MADE_LINE, TextRow, TextTable};
use crate::plan::indicator::Row;
use crate::value::id::IndicatorId;
use crate::value::width::{key, trim};

/// The number of rows that are searched for the first headings; above them there may be titles.
const HEAD: usize = 40;

/// Reads a sheet as a wide file, with the user's answers. Returns the reason if it is refused.
pub fn read(sheet: &TextTable, answers: &Answers) -> Result<WideFile, ImportError> {
    let mut reading = WideReading::new(sheet, answers);
    while !reading.step(usize::MAX)? {}
    reading.finish()
}

/// Reads a table file with the user's answers: a table of others by its cells and the marks on them, any other as a wide file.
/// Returns the reason if it is refused.
pub fn read_file(file: &TableFile, answers: &Answers) -> Result<WideFile, ImportError> {
    let Some(grid) = &file.grid else { return read(&file.sheet, answers) };
    let reading = read_sheet(grid, &answers.marks, answers.reported);
    if reading.counts() == [0; 4] && reading.stated.is_empty() {
        return Err(ImportError::NoHeader);
    }
    let plan_name = if reading.title.is_empty() { file.name.clone() } else { reading.title.clone() };
    let rows = WideFile::of_reading(Arc::new(ReadSheet { grid: Arc::clone(grid), reading }));
    Ok(WideFile { plan_name, ..rows })
}

/// The rows of a sheet on their way to KPIs, a number of rows at a time: between them the page reacts. To stop, drop it.
pub struct WideReading<'a> {
    reader: WideReader<'a>,
    all: &'a [Arc<TextRow>],
    /// The number of rows that are read.
    read: usize,
    /// Whether the next row may be one of headings.
    is_named: bool,
    /// Whether the sheet is of a part of the plan.
    is_part: bool,
    /// What an answer book says around the table.
    answered: &'a AnsweredSheet,
}

impl<'a> WideReading<'a> {
    /// Starts to read that sheet with the user's answers.
    pub fn new(sheet: &'a TextTable, answers: &'a Answers) -> Self {
        let all = sheet.rows.as_slice();
        let reader = WideReader::new(answers, &sheet.parts, &sheet.seen);
        let is_named = all.first().is_some_and(|row| reader.may_head(row));
        let above = all.first().and_then(|row| row.fields().next());
        let is_part = sheet.is_part || above.is_some_and(is_inquiry_line);
        Self { reader, all, read: 0, is_named, is_part, answered: &sheet.answered }
    }

    /// Reads at most this number of further rows, or those of one more heading. Returns true once all are read, and the
    /// reason if the file is refused.
    pub fn step(&mut self, rows: usize) -> Result<bool, ImportError> {
        let until = self.read.saturating_add(rows);
        while self.read < until {
            let rest = self.all.get(self.read..).unwrap_or_default();
            let Some((row, behind)) = rest.split_first() else { return Ok(true) };
            let next_is_named = behind.first().is_some_and(|row| self.reader.may_head(row));
            let lines = if self.is_named || next_is_named { self.reader.take_headings(rest)? } else { 0 };
            if lines == 0 {
                let is_title = next_is_named && behind.first().is_some_and(|next| is_title_over(row, next));
                self.reader.take(row, is_title)?;
            }
            self.read += lines.max(1);
            let next = || self.all.get(self.read).is_some_and(|row| self.reader.may_head(row));
            // Below a remark headings may stand that could not before it.
            self.is_named = if lines > 1 || self.reader.captions.below_remark { next() } else { next_is_named };
            if self.reader.section.is_none() && self.read >= HEAD.min(self.all.len()) {
                return Ok(!self.begin_unheaded());
            }
        }
        Ok(self.read >= self.all.len())
    }

    /// Begins anew under headings that are made, as no row is one of headings. Returns false where none can be made.
    fn begin_unheaded(&mut self) -> bool {
        let Some(table) = unheaded::table(self.all) else { return false };
        let rows = self.all.get(table.first..).unwrap_or_default();
        let words = table.words.as_deref();
        let Some(header) = Header::made(table.headings, words, rows, &self.reader.headings) else { return false };
        self.reader = WideReader::new(self.reader.answers, self.reader.parts, self.reader.seen);
        self.all.iter().take(table.first).for_each(|row| self.reader.captions.take(row));
        self.reader.begin_section(header, MADE_LINE);
        if let Some(begun) = self.reader.file.tables.last_mut() {
            begun.headings.extend(words.map(|row| row.line));
        }
        (self.read, self.is_named) = (table.first, false);
        true
    }

    /// The number of rows that are read, and the number of all rows.
    pub fn progress(&self) -> (usize, usize) {
        (self.read.min(self.all.len()), self.all.len())
    }

    /// What the rows say, once all are read. Returns the reason if the file is refused.
    pub fn finish(self) -> Result<WideFile, ImportError> {
        let Self { reader, is_part, answered, .. } = self;
        let mut file = reader.finish()?;
        (file.is_part, file.answered) = (is_part, answered.clone());
        for kpi in &mut file.kpis {
            kpi.is_part = is_part;
        }
        Ok(file)
    }
}

impl std::fmt::Debug for WideReading<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WideReading").field("progress", &self.progress()).finish_non_exhaustive()
    }
}

/// The index of each KPI by its id. A hash map, since made ids are in no order and there may be tens of thousands.
type Places = HashMap<IndicatorId, usize>;

/// What tells a table of a strategy from those with the same headings under its other measures.
#[derive(Debug, Default)]
struct Block {
    /// The measure above it; `None` if none is numbered.
    measure: Option<String>,
    /// Its headings in the form in which they are compared.
    names: Vec<String>,
}

/// A reader of a wide file.
struct WideReader<'a> {
    answers: &'a Answers,
    /// The lines of rows that are parts of one of the file.
    parts: &'a BTreeSet<usize>,
    /// How the cells of the sheet look.
    seen: &'a SeenSheet,
    file: WideFile,
    headings: HeadingReader,
    section: Option<Section>,
    /// The number of tables so far.
    sections: usize,
    /// The number of the table in which each KPI begins.
    begun: Vec<usize>,
    /// The table below the measure that is read.
    block: Arc<Block>,
    /// The one in which each KPI begins.
    blocks: Vec<Arc<Block>>,
    /// Whether each KPI has a unit; it may have as many rows as the file.
    with_unit: Vec<bool>,
    /// The lines of the first headings by which the questions on the same ones are asked.
    asked: BTreeMap<Vec<String>, usize>,
    /// The index of the first column of this table in the list of those that are not read.
    strangers: usize,
    /// The index of each KPI with an id and, by an id made of name and unit, of the newest KPI without one.
    places: Places,
    /// The index of the KPI with a name, whatever its unit; beyond the last KPI where several have it.
    names: Places,
    origins: Origins,
    nameless: Vec<usize>,
    /// The lines of the rows that end before the last column of figures.
    short: Vec<usize>,
    /// Whether the cells that they lack can have stood before their figures.
    may_lack_first: bool,
    /// The index of the KPI of the row before, in this table.
    above: Option<usize>,
    /// The columns of figures that headings name.
    named: Vec<Wide>,
    /// The columns of rows of this table whose years are recorded.
    known: Vec<Arc<TableColumns>>,
    /// What stands above the next row and is no indicator.
    captions: Captions,
    /// The texts of merged cells of this table.
    merged: MergedCells,
    /// The first row of a table of an office that does not have the columns of its headings.
    torn: Option<ImportError>,
}

impl<'a> WideReader<'a> {
    fn new(answers: &'a Answers, parts: &'a BTreeSet<usize>, seen: &'a SeenSheet) -> Self {
        Self {
            answers,
            parts,
            seen,
            file: WideFile::default(),
            headings: HeadingReader::default(),
            section: None,
            sections: 0,
            begun: Vec::new(),
            block: Arc::default(),
            blocks: Vec::new(),
            with_unit: Vec::new(),
            asked: BTreeMap::new(),
            strangers: 0,
            places: Places::default(),
            names: Places::default(),
            origins: Origins::default(),
            nameless: Vec::new(),
            short: Vec::new(),
            may_lack_first: true,
            above: None,
            named: Vec::new(),
            known: Vec::new(),
            captions: Captions::default(),
            merged: MergedCells::default(),
            torn: None,
        }
    }

    /// Takes a row that is none of headings; `is_title` is whether it is the title of the table below it, which names no KPI of
    /// the table above.
    fn take(&mut self, row: &Arc<TextRow>, is_title: bool) -> Result<(), ImportError> {
        self.captions.take_row(row);
        let Some(mut section) = self.section.take() else {
            self.captions.take(row);
            return Ok(());
        };
        let taken = if is_title {
            self.captions.below_remark = true;
            self.above = None;
            self.leave_out(row, Lacks::Title);
            Ok(())
        } else {
            self.take_under(&mut section, row)
        };
        self.section = Some(section);
        taken
    }

    fn take_under(&mut self, section: &mut Section, row: &Arc<TextRow>) -> Result<(), ImportError> {
        if self.leaves_out(section, row)? {
            return Ok(());
        }
        let mut lost = 0;
        if let Some(missing) = section.short_by(row) {
            self.short.push(row.line);
            self.may_lack_first &= section.may_lack_first();
            match self.answers.to(&Ask::ShortRows) {
                Some(Answer::Yes) => {}
                Some(Answer::BeforeFigures) if section.may_lack_first() => lost = missing,
                _ => {
                    self.pass_over(section, row);
                    return Ok(());
                }
            }
        }
        for column in self.file.unread.columns.iter_mut().skip(self.strangers) {
            if row.field(column.position - 1).is_some_and(|field| !trim(field).is_empty()) {
                column.lines.push(row.line);
            }
        }
        let said = section.read(row, lost, self.answers, &mut self.file.questions);
        self.captions.below_remark = matches!(said, Said::Nothing(_));
        match said {
            Said::Nothing(Lacks::Row) if section.names_stand_above(row) => {
                self.above = None;
                self.captions.name = Some(section.name_above(row));
                self.leave_out(row, Lacks::Row);
                Ok(())
            }
            Said::Nothing(lacks) if section.header.is_of_one_kpi() && names_one(row) => {
                self.above = None;
                self.leave_out(row, lacks);
                Ok(())
            }
            Said::Of(said) => self.take_row(section, &said, row),
            Said::Rates(columns) => {
                self.take_rates(Part { columns, row: Arc::clone(row) });
                Ok(())
            }
            Said::Open => Ok(()),
            Said::Nothing(lacks) => {
                // What stands below an indicator that is not read is of that one, or may be.
                if section.names_one_with_figures(row) {
                    self.above = None;
                    self.captions.name = section.is_of_another_row(row).then(|| section.name_above(row));
                }
                self.leave_out(row, lacks);
                Ok(())
            }
        }
    }

    fn take_row(
        &mut self,
        section: &mut Section,
        said: &[(Row, Arc<TableColumns>)],
        row: &Arc<TextRow>,
    ) -> Result<(), ImportError> {
        let mut at = None;
        let (is_unnamed, unit) = (section.has_unit_for_name(row), section.unit_for_name(row));
        for (kind, columns) in said {
            // Most rows have their columns from the row before.
            if !self.known.iter().any(|known| Arc::ptr_eq(known, columns)) {
                self.known.push(Arc::clone(columns));
                self.take_years(columns.iter().map(|(column, _)| column));
            }
            let columns = if is_unnamed { Arc::new(columns.without(Wide::KpiName)) } else { Arc::clone(columns) };
            let mut of_row = FileRow { parts: vec![Part { columns, row: Arc::clone(row) }] };
            if !section.header.is_ours {
                self.merged.fill(&mut of_row);
            }
            // A row without a name is of the one above it, in a table that does not name its KPI or else of its caption.
            let is_of_one = section.header.is_of_one_kpi();
            if is_of_one || self.above.is_none() && of_row.trimmed(Wide::KpiName).is_none() {
                if let Some(name) = &self.captions.name {
                    self.file.unread.rows.retain(|unread| unread.line != name.row.line);
                }
                of_row.parts.extend(self.captions.naming(is_of_one));
            }
            match &unit {
                Some(unit) if is_of_one && self.contradicts(&of_row, &unit.unit) => {
                    if !self.is_said_to_go_on(row.line) {
                        return Ok(());
                    }
                }
                unit => of_row.parts.extend(unit.iter().map(unit_part)),
            }
            self.origins.take(&of_row)?;
            let found = match at {
                Some(at) => Some(at),
                None => self.whose(*kind, &of_row, section),
            };
            let Some(found) = found else {
                self.withhold(said, row);
                return Ok(());
            };
            (at, self.above) = (Some(found), Some(found));
            self.put(found, *kind, of_row, section)?;
        }
        Ok(())
    }

    /// Adds a row to its KPI, as a further part if it is in another table or has a row for each year.
    fn put(&mut self, at: usize, kind: Row, mut row: FileRow, section: &mut Section) -> Result<(), ImportError> {
        let is_of_other = self.begun.get(at) != Some(&self.sections);
        let Some(kpi) = self.file.kpis.get_mut(at) else { return Ok(()) };
        self.file.totals_apart += usize::from(is_of_other && section.header.is_of_totals());
        if row.trimmed(Wide::Unit).is_none() {
            let is_named =
                || row.trimmed(Wide::KpiName).is_some_and(|name| columns::unit_in_name(bare_name(&name)).is_some());
            let headed = section.headed_unit_of(&row).filter(|_| !is_named());
            if let Some(headed) = &headed {
                row.parts.push(unit_part(headed));
            }
            match if headed.is_some() { Unit::None } else { section.unit(&mut self.file.questions) } {
                Unit::None => {}
                Unit::Of(title) => row.parts.push(unit_part(title)),
                Unit::Open => kpi.unit_is_open = true,
            }
        }
        if let Some(with_unit) = self.with_unit.get_mut(at).filter(|with_unit| !**with_unit) {
            *with_unit = row.trimmed(Wide::Unit).is_some();
            // Further rows of its name with this unit are its own.
            if *with_unit && kpi.id.is_none() {
                self.places.entry(row.made_id()).or_insert(at);
            }
        }
        let joins = is_of_other || kpi.id.is_none() || section.header.when.is_some();
        match kpi.place(kind) {
            Some(before) if joins => before.parts.append(&mut row.parts),
            Some(before) => return Err(ImportError::RowTwice { line: row.line(), before: before.line() }),
            place => *place = Some(row),
        }
        Ok(())
    }

    /// Adds a row of rates or grades to the KPI above it, whose name it carries or leaves blank. It is left out where anything else
    /// stands between the rows of that KPI, or below another such row.
    fn take_rates(&mut self, part: Part) {
        let row = Arc::clone(&part.row);
        let lines = |kpi: &FileKpi| kpi.rows().flat_map(FileRow::lines).collect::<Vec<usize>>();
        let before = self.above.and_then(|above| self.file.kpis.get(above.checked_sub(1)?));
        let last_before = before.and_then(|before| lines(before).into_iter().max());
        let last_unread = self.file.unread.rows.last().map(|unread| unread.line);
        let name = part.field(Wide::KpiName).map(key).filter(|name| !name.is_empty());
        let is_newest = self.above.map(|above| above + 1) == Some(self.file.kpis.len());
        let is_its = |kpi: &FileKpi| {
            let lines = lines(kpi);
            let (first, last) = (lines.iter().min().copied(), lines.iter().max().copied());
            is_newest && last_before < first && last_unread < last && name.is_none_or(|name| key(&kpi.name()) == name)
        };
        let kpi = self.above.and_then(|above| self.file.kpis.get_mut(above)).filter(|kpi| is_its(kpi));
        match kpi {
            Some(FileKpi { actual: Some(actual), .. }) if !actual.has_rates() => actual.parts.push(part),
            _ => self.leave_out(&row, Lacks::Row),
        }
    }

    fn take_years(&mut self, columns: impl Iterator<Item = Wide>) {
        for column in columns {
            if matches!(column, Wide::Year(_) | Wide::Nth(_)) {
                self.file.years.insert(column);
            }
        }
    }

    fn finish(mut self) -> Result<WideFile, ImportError> {
        if self.section.is_none() {
            return Err(ImportError::NoHeader);
        }
        ask_once(&mut self.file.questions);
        sums::ask(&mut self.file, self.answers);
        parts::ask(&mut self.file, self.parts, self.answers);
        bare_names::leave_out(&mut self.file);
        looks::ask(&mut self.file, self.seen, self.answers);
        let before = Some(Answer::BeforeFigures).filter(|_| self.may_lack_first);
        for (ask, lines, other) in [(Ask::Names, &self.nameless, None), (Ask::ShortRows, &self.short, before)] {
            if !lines.is_empty() {
                let choices = [Answer::Yes].into_iter().chain(other).chain([Answer::LeaveOut]).collect();
                let asked = Question::new(ask, choices, self.answers);
                let found = lines.iter().map(|line| (*line, String::new())).collect();
                self.file.questions.push(Question { found, ..asked });
            }
        }
        self.file.kpis.retain(FileKpi::says_something);
        if self.file.kpis.is_empty() && self.file.questions.is_empty() {
            return Err(self.torn.unwrap_or(ImportError::NoRows));
        }
        if self.file.years.is_empty() {
            // Before it is answered what the figures are, their years are known already.
            let open = self.section.iter().flat_map(|section| &section.open_years);
            let asked = self.file.questions.iter().flat_map(|question| &question.choices);
            let asked =
                asked.filter_map(|choice| if let Answer::Figures(_, column) = choice { Some(column) } else { None });
            let named: Vec<Wide> = self.named.iter().chain(open).chain(asked).copied().collect();
            self.take_years(named.into_iter());
        }
        twice::settle(&mut self.file, self.answers);
        marks::keep(&mut self.file);
        self.origins.settle(&mut self.file);
        self.file.unread.columns.retain(|column| !column.heading.is_empty() || !column.lines.is_empty());
        Ok(self.file)
    }
}

/// Puts the questions of tables with the same headings together, which are asked once.
fn ask_once(questions: &mut Vec<Question>) {
    let mut once: Vec<Question> = Vec::new();
    for question in questions.drain(..) {
        match once.iter_mut().find(|known| known.ask == question.ask) {
            Some(known) => known.found.extend(question.found),
            None => once.push(question),
        }
    }
    *questions = once;
}
