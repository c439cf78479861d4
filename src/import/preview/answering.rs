//! The answer of a file to an inquiry (照会), with the resulting question and note.
//!
//! A file answers for a figure if its value, its state, its note, or a text asked beside it (要因, 今後の取組) differs from the version
//! that was sent; what an earlier answer already had is no news. A respondent who writes a name above the sheet of a section has
//! looked at everything that the section was asked. A sheet that was only forwarded answers nothing, so in a book for all
//! sections each section answers for itself. The user is asked about a sheet without a name, changed or not, so that a section
//! that has answered does not silently stay 未回答.

use std::collections::HashMap;

use super::Note;
use super::matching::KnownTables;
use super::returned_table::ReturnedTable;
use crate::columns::answer_book::NO_SECTION;
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::text_table::OtherSheets;
use crate::import::wide::WideFile;
use crate::merge::{IndicatorField, RowsById};
use crate::plan::indicator::Row;
use crate::plan::lineage::{AskedFigure, Figures, KpiTable, Lineage, Reply, SectionInquiry, SentInquiry, same_text};
use crate::plan::{CellPlace, Indicator, TextPlace};
use crate::value::id::{IndicatorId, VersionId};
use crate::value::only;
use crate::value::width::{key, trim};

/// The answer of a file to an inquiry, with the resulting question and note.
#[derive(Default)]
pub(super) struct Said {
    /// The answer; `None` if the file answers no inquiry.
    pub(super) reply: Option<Reply>,
    /// The question about a sheet without a name.
    pub(super) question: Option<Question>,
    /// The note on whose answer the file is.
    pub(super) note: Option<Note>,
}

/// The answer of the file to the inquiry whose version it names; a file that was made from several answers answers the newest of
/// them. A book that no longer names a version answers the newest inquiry about any of its figures.
pub(super) fn answer_of_file(
    file: &WideFile,
    lineage: &Lineage,
    known: KnownTables<'_>,
    returned: &ReturnedTable<'_>,
    given: &Answers,
) -> Said {
    let rows = returned.table.rows.iter().zip(&returned.content.rows).zip(&returned.sources);
    // Rows without a source were added by `matching::complete`.
    let rows = rows.filter(|(_, source)| source.rows().next().is_some());
    let rows: HashMap<IndicatorId, &Indicator> = rows.map(|((known, own), _)| (known.id, &**own)).collect();
    let of_file = |figure: &AskedFigure| rows.get(&figure.kpi).copied().filter(|_| file.years.contains(&figure.year));
    let Some(inquiry) = &answered_inquiry(file, lineage, |figure| of_file(figure).is_some()) else {
        return Said::default();
    };
    // The table that was sent, and the answers that came back before.
    let base = known.base;
    let tables = base.into_iter().chain(known.answers);
    let known: Vec<_> = tables.map(|table| (table, RowsById::from_table(table))).collect();
    let differs_from = |figure: &AskedFigure, row: &Indicator, (table, rows): &(&KpiTable, RowsById<'_>)| {
        let known = rows.get(figure.kpi).filter(|_| table.years.contains(&figure.year))?;
        Some(differs(row, known, figure) || says_else(&returned.table, table, figure))
    };
    let says = |row: &Indicator, figure: &AskedFigure| {
        says(row, figure) || says_else(&returned.table, &KpiTable::default(), figure)
    };
    let is_news = |figure: &&AskedFigure| {
        let Some(row) = of_file(figure) else { return false };
        let mut known = known.iter().filter_map(|known| differs_from(figure, row, known)).peekable();
        if known.peek().is_some() { known.all(|differs| differs) } else { says(row, figure) }
    };
    let is_said = |figure: &&AskedFigure| {
        let Some(row) = of_file(figure) else { return false };
        let sent = known.first().filter(|_| base.is_some()).and_then(|sent| differs_from(figure, row, sent));
        sent.unwrap_or_else(|| says(row, figure))
    };
    let section = ReturnedSheet::section(file, inquiry, |figure| of_file(figure).is_some());
    let news: Figures = inquiry.figures().filter(is_news).copied().collect();
    let mut said: Figures = inquiry.figures().filter(is_said).copied().collect();
    let sheet = ReturnedSheet { file, section, is_changed: !news.is_empty(), content: returned.content.version() };
    let question = sheet.question(given);
    let answer = question.as_ref().and_then(|question| question.answer);
    let is_unchanged = !sheet.is_changed && answer == Some(Answer::Yes);
    let is_looked_at = |figure: &&AskedFigure| {
        let is_own = section.is_some_and(|section| section.figures.contains(figure));
        is_own && of_file(figure).is_some() && (!file.answered.respondent.is_empty() || is_unchanged)
    };
    let mut figures = news;
    figures.extend(inquiry.figures().filter(is_looked_at).copied());
    said = said.among(&figures);
    let reply = Reply {
        inquiry: inquiry.version,
        respondent: file.answered.respondent.clone(),
        section: section.map(|section| section.name.clone()),
        is_own: answer.map(|answer| answer == Answer::Yes),
        figures,
        said,
    };
    Said { note: sheet.note(), reply: (!reply.figures.is_empty()).then_some(reply), question }
}

/// The inquiry that the file answers: that of the version that it names, or the newest that asks about any of its figures.
/// Inquiries of one version are one here. `None` if there is none.
fn answered_inquiry(file: &WideFile, lineage: &Lineage, has: impl Fn(&AskedFigure) -> bool) -> Option<SentInquiry> {
    if file.versions.is_empty() {
        let asks_any = |inquiry: &&SentInquiry| inquiry.figures().any(&has);
        let newest = lineage.inquiries().iter().rev().filter(|_| file.is_part && !file.mixed).find(asks_any);
        return lineage.asked_at(newest?.version);
    }
    file.versions.iter().find_map(|version| lineage.asked_at(*version))
}

/// A returned sheet, with the section for which it was made.
struct ReturnedSheet<'a> {
    file: &'a WideFile,
    section: Option<&'a SectionInquiry>,
    is_changed: bool,
    content: VersionId,
}

impl<'a> ReturnedSheet<'a> {
    /// The section for which the sheet was made: the section that it names, otherwise the only section with figures in it.
    /// `None` for a table of several sections, in which each section answers by its own figures.
    fn section(
        file: &WideFile,
        inquiry: &'a SentInquiry,
        has: impl Fn(&AskedFigure) -> bool,
    ) -> Option<&'a SectionInquiry> {
        let is_named = |section: &&SectionInquiry| {
            let name = if section.name.is_empty() { NO_SECTION } else { &section.name };
            file.answered.section.as_ref().is_some_and(|written| key(written) == key(name))
        };
        let is_in_file = |section: &&SectionInquiry| file.is_part && section.figures.iter().any(&has);
        let sections = || inquiry.sections.iter().filter(is_in_file);
        sections().find(is_named).or_else(|| only(sections()))
    }

    /// The question about a sheet without a name; `None` if another sheet of its book shows who sends it, or if it was answered before.
    fn question(&self, given: &Answers) -> Option<Question> {
        let section = self.section.filter(|_| self.file.answered.respondent.is_empty())?;
        let before = section.answer(self.content).filter(|answer| !answer.undone);
        let (ask, is_asked) = match (self.is_changed, self.file.answered.others) {
            (true, others) => (Ask::Unsigned, others != OtherSheets::Signed),
            (false, others) => (Ask::Unchanged, others < OtherSheets::FilledIn && before.is_none()),
        };
        let question = || Question::new(ask, vec![Answer::Yes, Answer::No], given);
        is_asked.then(|| Question { subject: section.name.clone(), ..question() })
    }

    /// The note on whose answer the sheet is.
    fn note(&self) -> Option<Note> {
        let (section, respondent) = (self.section?.name.clone(), &self.file.answered.respondent);
        match (self.is_changed, respondent.is_empty()) {
            (false, false) => Some(Note::UnchangedAnswer { section, respondent: respondent.clone() }),
            (true, true) if self.file.answered.others == OtherSheets::Signed => Some(Note::OfAnotherSection(section)),
            _ => None,
        }
    }
}

/// Whether the actual or its note in that year has another meaning in the two rows. A known table keeps no spelling of a figure.
fn differs(row: &Indicator, other: &Indicator, AskedFigure { year, .. }: &AskedFigure) -> bool {
    let note = TextPlace::Note(Row::Actual, Some(*year));
    let fields = [IndicatorField::Cell(CellPlace::Actual(*year)), IndicatorField::Text(note)];
    fields.iter().any(|field| !field.is_same(row, other))
}

/// Whether the returned table has other texts for that KPI on the sheet of that year than the known table.
fn says_else(returned: &KpiTable, known: &KpiTable, figure: &AskedFigure) -> bool {
    let mut texts = returned.texts_of(figure.year, figure.kpi);
    texts.any(|(place, text)| !same_text(trim(text), trim(known.sheet_text(*place).unwrap_or_default())))
}

/// Whether the row has any content for that year.
fn says(row: &Indicator, figure: &AskedFigure) -> bool {
    differs(row, &Indicator::unset(row.id), figure)
}
