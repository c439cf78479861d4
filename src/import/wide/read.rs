//! Reading the wide file, and the tables that offices make for themselves: rows of text become KPIs. What has no place
//! is listed, never dropped; what cannot be told is asked ([`crate::import::questions`]).
//!
//! A file may hold several tables, one below the other. What they say of one KPI is put together by its id, or by name
//! and unit where there are no ids; within one table equal names stay two KPIs, as which of them is meant is not ours
//! to guess.

mod whose;

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::fields::FileTable;
use super::file::{FileKpi, FileRow, Lacks, Part, UnreadColumn, UnreadRow, WideFile};
use super::first_year::FirstYear;
use super::header::{Header, HeadingReader};
use super::merged::MergedCells;
use super::origins::Origins;
use super::section::{Said, Section, Title, Unit, title};
use super::table_columns::TableColumns;
use super::{twice, unheaded};
use crate::columns::fields::id;
use crate::columns::in_names::{bare_name, is_note, names_a_sum};
use crate::columns::{self, Long, Wide};
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::read::ImportError;
use crate::import::text_table::{MADE_LINE, TextRow, TextTable};
use crate::plan::indicator::Row;
use crate::value::id::IndicatorId;
use crate::value::width::{key, trim};

/// The number of rows that are searched for the first headings; above them there may be titles.
const HEAD: usize = 40;
/// The headings by which the long file is recognised.
const OF_THE_LONG_FILE: [Long; 2] = [Long::State, Long::Raw];

/// Reads a sheet as a wide file, with the user's answers. Returns the reason if it is refused.
pub fn read(sheet: &TextTable, answers: &Answers) -> Result<WideFile, ImportError> {
    let mut reading = WideReading::new(sheet, answers);
    while !reading.step(usize::MAX)? {}
    reading.finish()
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
    /// Who answers, as the sheet says it.
    respondent: &'a str,
}

impl<'a> WideReading<'a> {
    /// Starts to read that sheet with the user's answers.
    pub fn new(sheet: &'a TextTable, answers: &'a Answers) -> Self {
        let all = sheet.rows.as_slice();
        let reader = WideReader::new(answers);
        let is_named = all.first().is_some_and(|row| reader.may_head(row));
        Self { reader, all, read: 0, is_named, is_part: sheet.is_part, respondent: &sheet.respondent }
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
            self.is_named = if lines > 1 || self.reader.below_remark { next() } else { next_is_named };
            if self.reader.section.is_none() && self.read >= HEAD.min(self.all.len()) {
                return Ok(!self.begin_unheaded());
            }
        }
        Ok(self.read >= self.all.len())
    }

    /// Begins anew under headings that are made, as no row is one of headings. Returns false where none can be made.
    fn begin_unheaded(&mut self) -> bool {
        let made = unheaded::headings(self.all);
        let header = made.and_then(|made| Header::made(made, self.all, &self.reader.headings));
        let Some(header) = header else { return false };
        self.reader = WideReader::new(self.reader.answers);
        self.reader.begin_section(header, MADE_LINE);
        (self.read, self.is_named) = (0, false);
        true
    }

    /// The number of rows that are read, and the number of all rows.
    pub fn progress(&self) -> (usize, usize) {
        (self.read.min(self.all.len()), self.all.len())
    }

    /// What the rows say, once all are read. Returns the reason if the file is refused.
    pub fn finish(self) -> Result<WideFile, ImportError> {
        let Self { reader, is_part, respondent, .. } = self;
        let mut file = reader.finish()?;
        (file.is_part, file.respondent) = (is_part, respondent.to_owned());
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

/// A reader of a wide file.
struct WideReader<'a> {
    answers: &'a Answers,
    file: WideFile,
    headings: HeadingReader,
    section: Option<Section>,
    /// The number of tables so far.
    sections: usize,
    /// The number of the table in which each KPI begins.
    begun: Vec<usize>,
    /// Whether each KPI has a unit; it may have as many rows as the file.
    with_unit: Vec<bool>,
    /// The unit above the next table.
    title: Option<Title>,
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
    /// The last text that stands alone in its row: what the next table is about.
    caption: Option<Part>,
    /// The row that names the KPI of the rows below it and has no figures, in this table.
    name_above: Option<Part>,
    /// The row (区分) that the line above names, if it names nothing else: 【数値目標】.
    row_above: Option<Row>,
    /// The texts of merged cells of this table.
    merged: MergedCells,
    /// Whether the row before was not of a KPI.
    below_remark: bool,
    /// The first row of a table of an office that does not have the columns of its headings.
    torn: Option<ImportError>,
}

impl<'a> WideReader<'a> {
    fn new(answers: &'a Answers) -> Self {
        Self {
            answers,
            file: WideFile::default(),
            headings: HeadingReader::default(),
            section: None,
            sections: 0,
            begun: Vec::new(),
            with_unit: Vec::new(),
            title: None,
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
            caption: None,
            name_above: None,
            row_above: None,
            merged: MergedCells::default(),
            below_remark: false,
            torn: None,
        }
    }

    /// How many of the rows, of which the first or the second names the KPIs, are headings: those of the first table,
    /// of another, or of the same once more.
    fn take_headings(&mut self, rows: &[Arc<TextRow>]) -> Result<usize, ImportError> {
        let Some(first) = rows.first() else { return Ok(0) };
        if is_long(first) {
            return Err(ImportError::LongFile);
        }
        let is_first = self.section.is_none();
        if !is_first && self.has_id(first) {
            return Ok(0);
        }
        let is_anew = self.section.as_ref().is_some_and(|section| section.is_headed_anew(first));
        let are_headings = is_anew || columns::are_headings(&first.fields());
        let may_infer = self.may_begin_anew() || are_headings;
        let header = Header::begin(rows, &self.headings, may_infer);
        let header = header.filter(|header| is_first || are_headings || header.may_follow());
        let header = header.filter(|header| !header.needs_caption() || self.caption.is_some());
        let Some(header) = header else { return Ok(0) };
        let (lines, line) = (header.lines, rows.get(header.lines - 1).map_or(first.line, |row| row.line));
        let headings = rows.iter().take(lines).map(|row| row.line);
        if let Some(heading) = header.twice {
            return Err(ImportError::HeadingTwice { line, heading });
        }
        // The same headings once more are those of a page, unless a title stands over them.
        if self.section.as_ref().is_some_and(|section| section.is_headed(&header)) && !self.below_remark {
            self.file.torn.push(line);
        } else {
            self.begin_section(header, line);
        }
        if let Some(table) = self.file.tables.last_mut() {
            table.headings.extend(headings);
        }
        Ok(lines)
    }

    /// Whether headings that do not name the KPIs may stand here: above the first table, or below what is no row of one.
    fn may_begin_anew(&self) -> bool {
        self.section.is_none() || self.below_remark
    }

    /// Whether a row may be one of headings: it names the column of the KPIs, or heads figures.
    fn may_head(&self, row: &TextRow) -> bool {
        let names = |row: &TextRow| row.fields().any(columns::names_a_kpi);
        let is_ours = self.section.as_ref().is_some_and(|section| section.header.is_ours);
        let may_stand = || self.may_begin_anew() || !is_ours && columns::are_headings(&row.fields());
        let is_anew = || self.section.as_ref().is_some_and(|section| section.is_headed_anew(row));
        names(row) || is_anew() || may_stand() && self.headings.heads_figures(row)
    }

    /// Whether a row has an id in the column where this table has them.
    fn has_id(&self, row: &TextRow) -> bool {
        let place = self.section.as_ref().and_then(|section| section.header.place(Wide::KpiId));
        place.and_then(|place| row.field(place)).and_then(id::<IndicatorId>).is_some()
    }

    fn begin_section(&mut self, mut header: Header, line: usize) {
        self.named.extend(self.section.take().into_iter().flat_map(|section| section.open_years));
        if let Some(row) = self.row_above.take().filter(|_| !header.is_ours) {
            header.take_row_above(row);
        }
        self.file.columns.extend(header.file_columns(line, self.answers));
        header.map_columns(line, self.answers);
        let section = Section::new(header, line, self.title.take(), self.answers, &mut self.file.questions);
        if self.file.first_year.is_none() {
            self.file.first_year = FirstYear::of(&section.header, line, self.answers);
        }
        self.strangers = self.file.unread.columns.len();
        self.named.extend(section.header.figures.iter().filter_map(|figure| figure.column()));
        for stranger in &section.header.strangers {
            let (heading, position) = (stranger.name.clone(), stranger.place + 1);
            self.file.unread.columns.push(UnreadColumn { heading, position, lines: Vec::new() });
        }
        self.file.tables.push(FileTable::new(&section.header, section.years.headed().clone(), line));
        self.sections += 1;
        self.above = None;
        self.name_above = None;
        self.merged = MergedCells::default();
        self.known.clear();
        self.section = Some(section);
    }

    /// Takes a row that is none of headings; `is_title` is whether it is the title of the table below it, which names no KPI of
    /// the table above.
    fn take(&mut self, row: &Arc<TextRow>, is_title: bool) -> Result<(), ImportError> {
        if title(row).is_none() {
            self.row_above = row_of_caption(row);
        }
        let Some(mut section) = self.section.take() else {
            self.title = title(row).or(self.title.take());
            self.caption = caption(row).or(self.caption.take());
            return Ok(());
        };
        let taken = if is_title {
            self.below_remark = true;
            self.above = None;
            self.leave_out(row, Lacks::Indicator);
            Ok(())
        } else {
            self.take_under(&mut section, row)
        };
        self.section = Some(section);
        taken
    }

    fn take_under(&mut self, section: &mut Section, row: &Arc<TextRow>) -> Result<(), ImportError> {
        if section.is_torn(row) {
            let torn = ImportError::RowTorn { line: row.line, found: row.len(), expected: section.header.width };
            if section.header.is_ours {
                return Err(torn);
            }
            self.torn.get_or_insert(torn);
            self.below_remark = true;
            self.leave_out(row, Lacks::Columns);
            return Ok(());
        }
        if section.is_remark(row) {
            self.below_remark = true;
            self.pass_sentence(section, row);
            self.leave_out(row, Lacks::Figures);
            return Ok(());
        }
        if section.is_of_words(row) {
            self.below_remark = true;
            self.above = None;
            self.leave_out(row, Lacks::Columns);
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
        self.below_remark = matches!(said, Said::Nothing(_));
        match said {
            Said::Nothing(Lacks::Row) if section.names_stand_above(row) => {
                self.above = None;
                self.name_above = Some(section.name_above(row));
                self.leave_out(row, Lacks::Row);
                Ok(())
            }
            Said::Of(said) => self.take_row(section, &said, row),
            Said::Open => Ok(()),
            Said::Nothing(lacks) => {
                self.leave_out(row, lacks);
                Ok(())
            }
        }
    }

    /// A remark that is no note may name an indicator (満足と答えた市民を増やす。): in a table with a column of names, a row below
    /// it that has none goes on with nothing above it.
    fn pass_sentence(&mut self, section: &Section, row: &TextRow) {
        let first = row.fields().map(trim).find(|field| !field.is_empty()).unwrap_or_default();
        let is_of_one = section.header.is_of_one_kpi();
        if !is_of_one && !is_note(first) && !columns::is_in_brackets(first) && self.above.take().is_some() {
            self.name_above = None;
        }
    }

    /// Leaves out a row of a KPI. What stands below it is not of the KPI above it, and its merged cells hold for the rows below.
    fn pass_over(&mut self, section: &Section, row: &Arc<TextRow>) {
        self.above = None;
        let columns = Arc::new(TableColumns::new(section.header.columns.clone(), None));
        self.merged.take(&Part { columns, row: Arc::clone(row) });
    }

    /// Lists a row that is not one of a KPI.
    fn leave_out(&mut self, row: &Arc<TextRow>, lacks: Lacks) {
        self.title = title(row).or(self.title.take());
        self.caption = caption(row).or(self.caption.take());
        let text = row.fields().map(trim).find(|field| !field.is_empty()).unwrap_or_default();
        self.file.unread.rows.push(UnreadRow { line: row.line, text: text.to_owned(), lacks });
    }

    fn take_row(
        &mut self,
        section: &mut Section,
        said: &[(Row, Arc<TableColumns>)],
        row: &Arc<TextRow>,
    ) -> Result<(), ImportError> {
        let mut at = None;
        for (kind, columns) in said {
            // Most rows have their columns from the row before.
            if !self.known.iter().any(|known| Arc::ptr_eq(known, columns)) {
                self.known.push(Arc::clone(columns));
                self.take_years(columns.iter().map(|(column, _)| column));
            }
            let part = Part { columns: Arc::clone(columns), row: Arc::clone(row) };
            let mut of_row = FileRow { parts: vec![part] };
            if !section.header.is_ours {
                self.merged.fill(&mut of_row);
            }
            // A row without a name is of the one above it, in a table that does not name its KPI or else of its caption.
            let is_of_one = section.header.is_of_one_kpi();
            if is_of_one || self.above.is_none() && of_row.trimmed(Wide::KpiName).is_none() {
                if let Some(name) = &self.name_above {
                    self.file.unread.rows.retain(|unread| unread.line != name.row.line);
                }
                let caption = || self.caption.clone().filter(|_| is_of_one);
                of_row.parts.extend(self.name_above.clone().or_else(caption));
            }
            self.origins.take(&of_row)?;
            let found = match at {
                Some(at) => Some(at),
                None => self.whose(*kind, &of_row, section),
            };
            let Some(found) = found else { return Ok(()) };
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

    /// Asks whether rows that sum up others by their names are KPIs; until then, or if not, they are none.
    fn ask_sums(&mut self) {
        let is_sum = |kpi: &FileKpi| kpi.id.is_none() && names_a_sum(&kpi.name());
        let lines = |kpi: &FileKpi| kpi.rows().flat_map(FileRow::lines).collect::<BTreeSet<usize>>();
        let lines: BTreeSet<usize> = self.file.kpis.iter().filter(|kpi| is_sum(kpi)).flat_map(lines).collect();
        let Some(first) = self.file.kpis.iter().find(|kpi| is_sum(kpi)) else { return };
        let asked = Question::new(Ask::Sums, vec![Answer::LeaveOut, Answer::Yes], self.answers);
        let found = lines.into_iter().map(|line| (line, String::new())).collect();
        self.file.questions.push(Question { subject: first.name(), found, ..asked.clone() });
        if asked.answer != Some(Answer::Yes) {
            self.file.kpis.retain(|kpi| !is_sum(kpi));
        }
    }

    /// Finds the KPIs whose names differ by the marks around them alone: 会員数※1 and 会員数※2.
    fn keep_marks(&mut self) {
        let mut called: HashMap<String, BTreeSet<String>> = HashMap::new();
        for kpi in self.file.kpis.iter().filter(|kpi| kpi.id.is_none()) {
            let name = kpi.name();
            called.entry(key(bare_name(&name))).or_default().insert(key(&name));
        }
        called.retain(|_, names| names.len() > 1);
        for kpi in &mut self.file.kpis {
            kpi.keeps_marks = !called.is_empty() && called.contains_key(&key(bare_name(&kpi.name())));
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
        self.ask_sums();
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
        self.keep_marks();
        self.origins.settle(&mut self.file);
        self.file.unread.columns.retain(|column| !column.heading.is_empty() || !column.lines.is_empty());
        Ok(self.file)
    }
}

/// The text of a row that stands alone in it, or behind the heading of names (指標名), as a part that names a KPI.
fn caption(row: &Arc<TextRow>) -> Option<Part> {
    let texts: Vec<(usize, &str)> =
        row.fields().map(trim).enumerate().filter(|(_, text)| !text.is_empty()).take(MOST_OF_CAPTION).collect();
    let (place, text) = match texts.as_slice() {
        [(_, text)] if columns::is_in_brackets(text) => return None,
        [(place, text)] => (*place, columns::behind_heading_of_names(text).unwrap_or(text)),
        [(_, heading), (place, text)] if columns::names_a_kpi(heading) || columns::is_number_of_kpi(heading) => {
            (*place, *text)
        }
        _ => return None,
    };
    let of = |at, field| (if at == place { text } else { field }, row.written(at));
    let fields: Vec<_> = row.fields().enumerate().map(|(at, field)| of(at, field)).collect();
    let columns = Arc::new(TableColumns::new(vec![(Wide::KpiName, place)], None));
    Some(Part { columns, row: Arc::new(TextRow::arranged(row.line, &fields)) })
}

/// One more than the number of texts that a row with a caption has.
const MOST_OF_CAPTION: usize = 3;

/// The row (区分) that the only text of a row names; `None` if it names none, or says something else.
fn row_of_caption(row: &TextRow) -> Option<Row> {
    let mut texts = row.fields().map(trim).filter(|text| !text.is_empty());
    let text = texts.next().filter(|_| texts.next().is_none())?;
    columns::row_of_caption(text)
}

/// Whether a row has nothing but a title of the table whose headings are the next row.
fn is_title_over(row: &TextRow, next: &TextRow) -> bool {
    let texts = row.fields().filter(|field| !trim(field).is_empty()).take(2).count();
    texts == 1 && columns::are_headings(&next.fields())
}

/// The unit of a title as a part of a row.
fn unit_part(title: &Title) -> Part {
    let columns = Arc::new(TableColumns::new(vec![(Wide::Unit, 0)], None));
    Part { columns, row: Arc::new(TextRow::new(title.line, &[&title.unit])) }
}

fn is_long(row: &TextRow) -> bool {
    OF_THE_LONG_FILE.iter().all(|column| row.fields().any(|field| field.trim() == column.name()))
}
