//! Import of the file of a 効果検証 sheet (効果検証CSV): its rows become texts of the sheet, or the file is refused.
//!
//! The subject of a row is given by 区分 with 指標ID, 名称 or 意見ID. An opinion without an id is new; its id is made from its text, so
//! that importing the same file again finds the same opinion, and it is numbered when it is imported
//! ([`crate::import::preview`]). A text in a column that its row does not take is kept separately, so that the user learns of it.

use std::hash::Hasher;
use std::sync::Arc;

use fnv::FnvHasher;

use super::file::{FieldBeside, Lacks, UnreadColumn, WideFile};
use crate::columns::evaluation::{self, EvaluationColumn, EvaluationRowKind};
use crate::columns::fields::{id, plain, prose};
use crate::import::read::ImportError;
use crate::import::text_table::{FilePart, FileText, Headings, TextRow, TextTable};
use crate::plan::evaluation::{EvaluationPart, ItemId, KpiText, NameKey, OpinionText, Whole, WholeText};
use crate::value::fiscal_year::{FiscalYear, read_fiscal_year};
use crate::value::id::{PlanId, VersionId};
use crate::value::width::{key, trim};

/// The number of rows that are searched for the headings.
const HEAD: usize = 10;

/// Reads the file; `None` if it is a file of another kind. Returns the reason if it is refused.
pub(super) fn read(sheet: &TextTable) -> Option<Result<WideFile, ImportError>> {
    let at = sheet.rows.iter().take(HEAD).position(|row| evaluation::are_heads(row.fields()))?;
    let (head, rows) = sheet.rows.get(at..)?.split_first()?;
    Some(SheetReader::new(head).and_then(|mut reader| {
        rows.iter().try_for_each(|row| reader.take(row))?;
        reader.finish(head.line)
    }))
}

/// The reader of the rows under the headings.
struct SheetReader {
    headings: Headings<EvaluationColumn>,
    file: WideFile,
    year: Option<FiscalYear>,
    texts: Vec<(usize, EvaluationPart, Arc<str>)>,
}

impl SheetReader {
    fn new(head: &TextRow) -> Result<Self, ImportError> {
        let headings = Headings::new(head, EvaluationColumn::of_name)?;
        let mut file = WideFile::default();
        file.unread.columns = UnreadColumn::of_headings(&headings).collect();
        Ok(Self { headings, file, year: None, texts: Vec::new() })
    }

    /// The text of a row in a column, without white space around it; blank if the row does not have the column.
    fn trimmed_field<'r>(&self, row: &'r TextRow, column: EvaluationColumn) -> &'r str {
        trim(self.headings.field(row, column).unwrap_or_default())
    }

    fn take(&mut self, row: &TextRow) -> Result<(), ImportError> {
        if evaluation::are_heads(row.fields()) {
            self.file.torn.push(row.line);
            return Ok(());
        }
        self.headings.fit(row, None)?;
        let word = self.trimmed_field(row, EvaluationColumn::Row);
        if word.is_empty() && self.headings.field(row, EvaluationColumn::Row).is_some() {
            self.file.unread.leave_row(row, Lacks::Remark);
            return Ok(());
        }
        let kind = EvaluationRowKind::with_code(&key(word)).ok_or_else(|| self.refused(row, EvaluationColumn::Row))?;
        self.take_origin(row)?;
        let subject = self.subject(kind, row)?;
        let of_nothing = EvaluationPart::Opinion(ItemId::unnumbered(0), OpinionText::Opinion);
        self.keep_beside(row, subject.unwrap_or(of_nothing));
        subject.map_or(Ok(()), |subject| self.take_texts(row, subject))
    }

    /// Keeps the texts of a row in columns that it does not take, or whose heading is not known.
    fn keep_beside(&mut self, row: &TextRow, subject: EvaluationPart) {
        for (column, place) in &*self.headings.columns {
            let Some(field) = row.field(*place).filter(|field| !trim(field).is_empty()) else { continue };
            if !column.is_of_file() && column.part_in(subject).is_none() {
                let heading = self.headings.names.get(*place).cloned().unwrap_or_default();
                let (line, column, position, text) = (row.line, *column, place + 1, plain(field).into_owned());
                self.file.beside.push(FieldBeside { line, position, heading, subject, column, text });
            }
        }
        for column in &mut self.file.unread.columns {
            column.note(row);
        }
    }

    /// The error for a row whose required column is missing or unreadable: the row is torn before the column, or the text in it
    /// cannot be read.
    fn refused(&self, row: &TextRow, column: EvaluationColumn) -> ImportError {
        if self.headings.place(column).is_some_and(|place| place >= row.len()) {
            return self.headings.torn(row);
        }
        let text = self.trimmed_field(row, column).to_owned();
        ImportError::NotOfSheet { line: row.line, heading: column.name(), text }
    }

    /// Records the plan, the version and the year of a row; a row that somebody has added may leave them blank.
    fn take_origin(&mut self, row: &TextRow) -> Result<(), ImportError> {
        let plan = self.trimmed_field(row, EvaluationColumn::PlanId);
        if !plan.is_empty() && id::<PlanId>(plan).is_none() {
            return Err(self.refused(row, EvaluationColumn::PlanId));
        }
        let name = plain(self.trimmed_field(row, EvaluationColumn::PlanName)).into_owned();
        let version: Option<VersionId> = id(self.trimmed_field(row, EvaluationColumn::Version));
        self.file.take_origin(row.line, plan, || name, version.into_iter().collect())?;
        let year = self.trimmed_field(row, EvaluationColumn::Year);
        if !year.is_empty() {
            let read = read_fiscal_year(year).ok().map(|read| read.year);
            let year = read.ok_or_else(|| self.refused(row, EvaluationColumn::Year))?;
            if self.year.is_some_and(|known| known != year) {
                return Err(ImportError::SeveralYears { line: row.line, year });
            }
            self.year = Some(year);
        }
        Ok(())
    }

    /// The subject of a row, as one of its parts; `None` for a row of a new opinion without any text.
    fn subject(&mut self, kind: EvaluationRowKind, row: &TextRow) -> Result<Option<EvaluationPart>, ImportError> {
        let (needed, subject) = match kind {
            EvaluationRowKind::Kpi => {
                let kpi = id(self.trimmed_field(row, EvaluationColumn::KpiId));
                (EvaluationColumn::KpiId, kpi.map(|kpi| EvaluationPart::Kpi(kpi, KpiText::Cause)))
            }
            EvaluationRowKind::Project => return Ok(Some(EvaluationPart::Whole(Whole::Project, WholeText::Effect))),
            EvaluationRowKind::Group => {
                let name = plain(self.trimmed_field(row, EvaluationColumn::Name));
                let whole = (!name.is_empty()).then(|| Whole::Group(NameKey::from_name(&name)));
                (EvaluationColumn::Name, whole.map(|whole| EvaluationPart::Whole(whole, WholeText::Effect)))
            }
            EvaluationRowKind::Opinion => {
                let opinion = |item| EvaluationPart::Opinion(item, OpinionText::Opinion);
                match self.headings.field(row, EvaluationColumn::OpinionId).map(trim) {
                    Some("") => return Ok(self.new_opinion(row).map(opinion)),
                    text => (EvaluationColumn::OpinionId, text.and_then(id).map(opinion)),
                }
            }
        };
        subject.map(Some).ok_or_else(|| self.refused(row, needed))
    }

    /// The id of a new opinion; `None` if the row has neither an opinion nor a reply. The id is made from the opinion, or from
    /// the reply if there is no opinion: it stays the same when the file comes again with other new rows or with a reply added.
    fn new_opinion(&self, row: &TextRow) -> Option<ItemId> {
        let texts = [OpinionText::Opinion, OpinionText::Reply].into_iter();
        let mut texts = texts.map(|text| self.trimmed_field(row, EvaluationColumn::Opinion(text)));
        let text = texts.find(|text| !text.is_empty())?;
        let mut hasher = FnvHasher::default();
        hasher.write(text.as_bytes());
        let is_taken = |id| self.texts.iter().any(|(_, part, _)| part.opinion() == Some(id));
        // Several rows with the same text are as many opinions.
        (0..=self.texts.len()).find_map(|nth| {
            if nth > 0 {
                hasher.write_usize(nth);
            }
            Some(ItemId::unnumbered(hasher.finish())).filter(|id| !is_taken(*id))
        })
    }

    /// Takes the texts of a row.
    fn take_texts(&mut self, row: &TextRow, subject: EvaluationPart) -> Result<(), ImportError> {
        for (column, place) in &*self.headings.columns {
            let Some((part, field)) = column.part_in(subject).zip(row.field(*place)) else { continue };
            if let Some((before, ..)) = self.texts.iter().find(|(_, other, _)| *other == part) {
                return Err(ImportError::RowTwice { line: row.line, before: *before });
            }
            self.texts.push((row.line, part, prose(field).into()));
        }
        Ok(())
    }

    fn finish(self, head: usize) -> Result<WideFile, ImportError> {
        let Self { mut file, year, texts, .. } = self;
        let nowhere =
            || ImportError::NotOfSheet { line: head, heading: EvaluationColumn::Year.name(), text: String::new() };
        let year = year.ok_or_else(nowhere)?;
        file.unread.columns.retain(|column| !column.lines.is_empty());
        file.sheet = Some(year);
        for (line, part, text) in texts {
            file.answered.texts.push(FileText { line, year, part: FilePart::Of(part), text });
        }
        Ok(file)
    }
}
