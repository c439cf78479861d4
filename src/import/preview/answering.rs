//! What a file says to an inquiry (照会), and what is asked and told of it.
//!
//! A figure is spoken of where the file has something else there than the version that was sent: its value, its state,
//! its note, or what is asked beside it (要因, 今後の取組); what an answer before had there already is no news. Whoever writes a
//! name above the sheet of a section has looked at all that the section was asked. What only was forwarded says nothing, so that of a book for all sections each
//! section answers for itself. A sheet without a name is asked about, whether anything in it has changed or not: nobody who
//! has answered stays 未回答 by silence.

use std::collections::HashMap;

use super::Note;
use super::matching::KnownTables;
use super::returned_table::ReturnedTable;
use crate::columns::answer_book::NO_SECTION;
use crate::import::questions::{Answer, Answers, Ask, Question};
use crate::import::text_table::OtherSheets;
use crate::import::wide::WideFile;
use crate::merge::RowsById;
use crate::plan::Indicator;
use crate::plan::indicator::Row;
use crate::plan::lineage::{AskedFigure, Figures, KpiTable, Lineage, Reply, SectionInquiry, SentInquiry, same_text};
use crate::value::id::{IndicatorId, VersionId};
use crate::value::width::{key, trim};

/// What a file says to an inquiry, with what is asked and told of it.
#[derive(Default)]
pub(super) struct Said {
    /// What the file says; `None` if it says nothing to any inquiry.
    pub(super) reply: Option<Reply>,
    /// What is asked of a sheet without a name.
    pub(super) question: Option<Question>,
    /// What is told of whose answer it is.
    pub(super) note: Option<Note>,
}

/// What the file says to the inquiry whose version it names. A file that was made from several answers the newest of these.
/// A book that names no version any more answers the newest that asks any of its figures.
pub(super) fn answer_of_file(
    file: &WideFile,
    lineage: &Lineage,
    known: KnownTables<'_>,
    returned: &ReturnedTable<'_>,
    given: &Answers,
) -> Said {
    let rows = returned.table.rows.iter().zip(&returned.content.rows).zip(&returned.sources);
    // What a book does not have was completed.
    let rows = rows.filter(|(_, source)| source.rows().next().is_some());
    let rows: HashMap<IndicatorId, &Indicator> = rows.map(|((known, own), _)| (known.id, &**own)).collect();
    let of_file = |figure: &AskedFigure| rows.get(&figure.kpi).copied();
    let Some(inquiry) = answered_inquiry(file, lineage, |figure| of_file(figure).is_some()) else {
        return Said::default();
    };
    // What was sent, and what came back before.
    let base = known.base;
    let tables = base.into_iter().chain(known.answers);
    let known: Vec<_> = tables.map(|table| (table, RowsById::from_table(table))).collect();
    let differs_from = |figure: &AskedFigure, row: &Indicator, (table, rows): &(&KpiTable, RowsById<'_>)| {
        let known = rows.get(figure.kpi)?;
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

/// The inquiry that the file answers: the one whose version it names, or the newest that asks any of its figures.
fn answered_inquiry<'l>(
    file: &WideFile,
    lineage: &'l Lineage,
    has: impl Fn(&AskedFigure) -> bool,
) -> Option<&'l SentInquiry> {
    let inquiries = lineage.inquiries();
    if file.versions.is_empty() {
        let asks_any = |inquiry: &&SentInquiry| inquiry.figures().any(&has);
        return inquiries.iter().rev().filter(|_| file.is_part && !file.mixed).find(asks_any);
    }
    file.versions.iter().find_map(|version| inquiries.iter().find(|inquiry| inquiry.version == *version))
}

/// A sheet to fill in that has come back, and the section that it was made for.
struct ReturnedSheet<'a> {
    file: &'a WideFile,
    section: Option<&'a SectionInquiry>,
    is_changed: bool,
    content: VersionId,
}

impl<'a> ReturnedSheet<'a> {
    /// The section that the sheet was made for: the one that it names, or else the one of which it has most figures. `None` of a
    /// table of the whole plan.
    fn section(
        file: &WideFile,
        inquiry: &'a SentInquiry,
        has: impl Fn(&AskedFigure) -> bool,
    ) -> Option<&'a SectionInquiry> {
        let is_named = |section: &&SectionInquiry| {
            let name = if section.name.is_empty() { NO_SECTION } else { &section.name };
            file.answered.section.as_ref().is_some_and(|written| key(written) == key(name))
        };
        let count = |section: &&SectionInquiry| section.figures.iter().filter(|figure| has(figure)).count();
        let sections = || inquiry.sections.iter().filter(|_| file.is_part).filter(|section| count(section) > 0);
        sections().find(is_named).or_else(|| sections().rev().max_by_key(count))
    }

    /// What is asked of a sheet without a name, unless another sheet of its book says who sends it or it was answered before.
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

    /// What is told of whose answer it is.
    fn note(&self) -> Option<Note> {
        let (section, respondent) = (self.section?.name.clone(), &self.file.answered.respondent);
        match (self.is_changed, respondent.is_empty()) {
            (false, false) => Some(Note::UnchangedAnswer { section, respondent: respondent.clone() }),
            (true, true) if self.file.answered.others == OtherSheets::Signed => Some(Note::OfAnotherSection(section)),
            _ => None,
        }
    }
}

/// Whether the two rows have something else for that year.
fn differs(row: &Indicator, other: &Indicator, AskedFigure { year, .. }: &AskedFigure) -> bool {
    let note = |row: &Indicator| row.notes.get(&(Row::Actual, Some(*year))).cloned();
    row.actual(*year) != other.actual(*year) || note(row) != note(other)
}

/// Whether a table has other texts than the known one on the sheet of that year.
fn says_else(returned: &KpiTable, known: &KpiTable, figure: &AskedFigure) -> bool {
    let mut texts = returned.texts_of(figure.year, figure.kpi);
    texts.any(|(place, text)| !same_text(trim(text), trim(known.sheet_text(*place).unwrap_or_default())))
}

/// Whether the row says anything of that year.
fn says(row: &Indicator, figure: &AskedFigure) -> bool {
    differs(row, &Indicator::unset(row.id), figure)
}
