//! The file of a sheet of 効果検証 (効果検証CSV) on its way in: its rows become texts of the sheet, or the file is refused.
//!
//! What a row is about is said by 区分 with 指標ID, 名称 or 意見ID. An opinion without an id is a new one; its id is made of what it
//! says, so that what the file says again is the same, and its number is given where it goes
//! ([`crate::import::preview`]). What a row has in a column that such a row does not take is kept apart, so that somebody hears of
//! what is written there.

use std::hash::Hasher;

use fnv::FnvHasher;

use super::file::{FieldBeside, Lacks, UnreadRow, WideFile};
use super::headings::Headings;
use super::origins::Origins;
use crate::columns::evaluation::{self, EvaluationColumn, EvaluationRowKind};
use crate::columns::fields::{id, plain, prose};
use crate::import::read::ImportError;
use crate::import::text_table::{FilePart, FileText, TextRow, TextTable};
use crate::plan::evaluation::{EvaluationPart, ItemId, KpiText, NameKey, OpinionText, Whole, WholeText};
use crate::value::fiscal_year::{FiscalYear, read_fiscal_year};
use crate::value::id::{PlanId, VersionId};
use crate::value::width::trim;

/// The number of rows that are searched for the heads.
const HEAD: usize = 10;

/// Reads the file; `None` if it is another one. Returns the reason if it is refused.
pub(super) fn read(sheet: &TextTable) -> Option<Result<WideFile, ImportError>> {
    let at = sheet.rows.iter().take(HEAD).position(|row| evaluation::are_heads(row.fields()))?;
    let (head, rows) = sheet.rows.get(at..)?.split_first()?;
    Some(SheetReader::new(head).and_then(|mut reader| {
        rows.iter().try_for_each(|row| reader.take(row))?;
        reader.finish(head.line)
    }))
}

/// What reads the rows under the heads.
struct SheetReader {
    headings: Headings<EvaluationColumn>,
    origins: Origins,
    file: WideFile,
    year: Option<FiscalYear>,
    texts: Vec<(usize, EvaluationPart, String)>,
}

impl SheetReader {
    fn new(head: &TextRow) -> Result<Self, ImportError> {
        let headings = Headings::new(head, EvaluationColumn::of_name)?;
        let mut file = WideFile::default();
        file.unread.columns = headings.unread().collect();
        Ok(Self { headings, origins: Origins::default(), file, year: None, texts: Vec::new() })
    }

    /// What a row says in a column, without white space around it; blank if the row does not have the column.
    fn trimmed_field<'r>(&self, row: &'r TextRow, column: EvaluationColumn) -> &'r str {
        trim(self.headings.field(row, column).unwrap_or_default())
    }

    fn take(&mut self, row: &TextRow) -> Result<(), ImportError> {
        if evaluation::are_heads(row.fields()) {
            self.file.torn.push(row.line);
            return Ok(());
        }
        if self.headings.is_too_short_for(row) {
            return Err(self.headings.torn(row));
        }
        let word = self.trimmed_field(row, EvaluationColumn::Row);
        if word.is_empty() && self.headings.field(row, EvaluationColumn::Row).is_some() {
            let text = row.fields().map(trim).find(|field| !field.is_empty()).unwrap_or_default().to_owned();
            self.file.unread.rows.push(UnreadRow { line: row.line, text, lacks: Lacks::Remark });
            return Ok(());
        }
        let refused = || match word {
            "" => self.headings.torn(row),
            _ => self.unreadable(row, EvaluationColumn::Row),
        };
        let kind = EvaluationRowKind::of_word(word).ok_or_else(refused)?;
        self.take_origin(row)?;
        let subject = self.subject(kind, row)?;
        let of_nothing = EvaluationPart::Opinion(ItemId::unnumbered(0), OpinionText::Opinion);
        self.keep_beside(row, subject.unwrap_or(of_nothing));
        subject.map_or(Ok(()), |subject| self.take_texts(row, subject))
    }

    /// Keeps apart what a row has in columns that such a row does not take, or whose heading is not known.
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

    fn unreadable(&self, row: &TextRow, column: EvaluationColumn) -> ImportError {
        let text = self.trimmed_field(row, column).to_owned();
        ImportError::NotOfSheet { line: row.line, heading: column.name(), text }
    }

    /// Takes of which plan, version and year a row is; one that somebody has added does not say it.
    fn take_origin(&mut self, row: &TextRow) -> Result<(), ImportError> {
        let plan = self.trimmed_field(row, EvaluationColumn::PlanId);
        if !plan.is_empty() && id::<PlanId>(plan).is_none() {
            return Err(self.unreadable(row, EvaluationColumn::PlanId));
        }
        let name = plain(self.trimmed_field(row, EvaluationColumn::PlanName)).into_owned();
        let version: Option<VersionId> = id(self.trimmed_field(row, EvaluationColumn::Version));
        self.origins.take(row.line, plan, || name, version.into_iter().collect())?;
        let year = self.trimmed_field(row, EvaluationColumn::Year);
        if !year.is_empty() {
            let read = read_fiscal_year(year).ok().map(|read| read.year);
            let year = read.ok_or_else(|| self.unreadable(row, EvaluationColumn::Year))?;
            if self.year.is_some_and(|known| known != year) {
                return Err(ImportError::SeveralYears { line: row.line, year });
            }
            self.year = Some(year);
        }
        Ok(())
    }

    /// What a row is about, as one of its parts; `None` of a row for a new opinion in which nothing stands.
    fn subject(&mut self, kind: EvaluationRowKind, row: &TextRow) -> Result<Option<EvaluationPart>, ImportError> {
        let has = |column| self.headings.field(row, column).is_some();
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
                let item = match self.trimmed_field(row, EvaluationColumn::OpinionId) {
                    "" if has(EvaluationColumn::OpinionId) => match self.new_opinion(row) {
                        None => return Ok(None),
                        item => item,
                    },
                    text => id(text),
                };
                let opinion = item.map(|item| EvaluationPart::Opinion(item, OpinionText::Opinion));
                (EvaluationColumn::OpinionId, opinion)
            }
        };
        match subject {
            None if self.headings.place(needed).is_some_and(|place| place >= row.len()) => Err(self.headings.torn(row)),
            None => Err(self.unreadable(row, needed)),
            subject => Ok(subject),
        }
    }

    /// The id of a new opinion; `None` if nothing of it stands in the row. It is made of the opinion, or of the reply where that is
    /// all: where the file comes again with other new rows around it or with a reply, it is the same.
    fn new_opinion(&self, row: &TextRow) -> Option<ItemId> {
        let texts = [EvaluationColumn::Opinion, EvaluationColumn::Reply].map(|column| self.trimmed_field(row, column));
        let text = texts.into_iter().find(|text| !text.is_empty())?;
        let mut hasher = FnvHasher::default();
        hasher.write(text.as_bytes());
        let is_taken = |id| self.texts.iter().any(|(_, part, _)| part.opinion() == Some(id));
        // The same text in several rows is as many opinions.
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
            let written = prose(field);
            if let Some((before, ..)) = self.texts.iter().find(|(_, other, _)| *other == part) {
                return Err(ImportError::RowTwice { line: row.line, before: *before });
            }
            self.texts.push((row.line, part, evaluation::read(part, &written).to_owned()));
        }
        Ok(())
    }

    fn finish(self, head: usize) -> Result<WideFile, ImportError> {
        let Self { mut file, origins, year, texts, .. } = self;
        let nowhere =
            || ImportError::NotOfSheet { line: head, heading: EvaluationColumn::Year.name(), text: String::new() };
        let year = year.ok_or_else(nowhere)?;
        file.unread.columns.retain(|column| !column.lines.is_empty());
        origins.settle(&mut file);
        file.sheet = Some(year);
        let text = |(line, part, text): (usize, EvaluationPart, String)| FileText {
            line,
            year,
            part: FilePart::Of(part),
            text: text.into(),
        };
        file.answered.texts = texts.into_iter().map(text).collect();
        Ok(file)
    }
}
