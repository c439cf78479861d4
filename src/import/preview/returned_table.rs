//! The reading of a file's rows with the units, choices and years of the plan.
//!
//! Fields that a row does not state stay as in the base, so that the merge sees no change there. The content kept in the
//! lineage is the file's own, under its own ids, whatever the plan looks like today.

use std::sync::Arc;

use super::matching::{KnownTables, matched, own_ids, under};
use super::named_row::Named;
use super::row::RowReader;
use super::row_findings::RowFindings;
use super::row_questions;
use crate::columns::{Wide, evaluation};
use crate::import::questions::Answers;
use crate::import::text_table::{FilePart, FileText};
use crate::import::wide::{FileKpi, FileRow, WideFile};
use crate::merge::review::{ChangeSource, UnreadableField};
use crate::merge::{IndicatorField, RowsById};
use crate::plan::indicator::Row;
use crate::plan::lineage::KpiTable;
use crate::plan::place::{CellPlace, TextPlace};
use crate::plan::{EvaluationPart, EvaluationPlace, Indicator};
use crate::value::id::{ById, IndicatorId};

/// A file as a table, with the origin of its rows and the unreadable texts.
#[derive(Clone, Debug, Default)]
pub(super) struct ReturnedTable<'f> {
    /// The content of the file alone, under its own ids.
    pub(super) content: KpiTable,
    /// The content of the file completed from our table, under the ids by which its rows are known here.
    pub(super) table: KpiTable,
    /// The KPI of the file for each row of `table`.
    pub(super) sources: Vec<&'f FileKpi>,
    /// Questions and reports about its texts.
    pub(super) found: RowFindings,
    /// The ids, as known here, of the rows for which the user has answered which KPI they mean.
    pub(super) decided: Vec<IndicatorId>,
    /// The texts of sheets of 効果検証 as they are known here, with their lines.
    lines: Vec<(EvaluationPlace, usize)>,
    /// The index of each KPI among the rows, by its id.
    places: ById,
}

/// Reads the file against the known base, or without one against our table.
pub(super) fn read<'f>(file: &'f WideFile, known: KnownTables<'_>, answers: &Answers) -> ReturnedTable<'f> {
    let KnownTables { ours, base, takes_in, .. } = known;
    let years = &file.years;
    let mut noted = ours.years.clone();
    noted.extend(years);
    noted.extend(base.iter().flat_map(|base| &base.years));
    let (rows_here, rows_of_base) = (RowsById::from_table(ours), base.map(RowsById::from_table));
    let mut reply = ReturnedTable::default();
    for Found { kpi, id, own, named } in in_order(file, known, answers) {
        let is_strange = takes_in && base.is_none() && kpi.id.is_none();
        let blank = Indicator::unset(id);
        let of_base = rows_of_base.as_ref().and_then(|rows| rows.get(id)).map(|row| &**row);
        let of_ours = rows_here.get(id).map(|row| &**row);
        let reader = |reference, ours| {
            let (found, settled, asks_ours) = Default::default();
            RowReader { kpi, years, noted: &noted, reference, ours, answers, asks_ours, is_strange, found, settled }
        };
        let mut read = reader(of_base.unwrap_or(&blank), None);
        let content = under(own, read.read());
        // If our row does not influence the reading, both tables share one reading.
        let is_also_ours = of_ours.is_none() || of_base.is_some() && !read.asks_ours;
        let table = if is_also_ours && id == own {
            Arc::clone(&content)
        } else if is_also_ours {
            under(id, Indicator::clone(&content))
        } else {
            read = reader(of_base.or(of_ours).unwrap_or(&blank), of_ours);
            under(id, read.read())
        };
        reply.content.rows.push(content);
        reply.table.rows.push(table);
        reply.found.add(read.found, id);
        reply.decided.extend(named.decided.is_some().then_some(id));
        reply.sources.push(kpi);
    }
    reply.content.years.extend(years);
    reply.content.years.extend(file.sheet);
    reply.content.is_sheet = file.sheet.is_some();
    reply.table.years.clone_from(&reply.content.years);
    reply.places = ById::places(reply.table.rows.iter().map(|row| row.id));
    reply.take_texts(file);
    reply
}

/// A KPI of the file with the id under which it is known here and its own id.
struct Found<'f> {
    kpi: &'f FileKpi,
    id: IndicatorId,
    own: IndicatorId,
    named: Named,
}

/// The KPIs in the order of their numbers; those without a number are last. If the file has no numbers, or is about a part
/// of the plan, the order is no statement, and the order of the base is kept.
fn in_order<'f>(file: &'f WideFile, known: KnownTables<'_>, given: &Answers) -> Vec<Found<'f>> {
    let KnownTables { ours, base, .. } = known;
    let mut named: Vec<Named> = file.kpis.iter().map(Named::of_file).collect();
    if base.is_none() {
        row_questions::decide(&mut named, &file.kpis, ours, given);
    }
    let places = ById::places(base.unwrap_or(ours).rows.iter().map(|row| row.id));
    let ids = matched(&named, known).into_iter().zip(own_ids(&named));
    let rows = file.kpis.iter().zip(ids).zip(named);
    let mut found: Vec<Found> = rows.map(|((kpi, (id, own)), named)| Found { kpi, id, own, named }).collect();
    found.sort_by_cached_key(|Found { kpi, id, .. }| {
        let number = kpi.rows().find_map(|row| row.number(Wide::KpiNo)).filter(|_| !file.is_part);
        (number.is_none(), number, places.get(*id).unwrap_or(usize::MAX))
    });
    found
}

impl ReturnedTable<'_> {
    /// Adds the texts of the file; the texts of a row go to the KPI of that row.
    fn take_texts(&mut self, file: &WideFile) {
        for FileText { line, year, part, text } in &file.answered.texts {
            let (own, known) = match part {
                FilePart::Of(part) => (*part, *part),
                FilePart::OfRow(of) => {
                    let at = self.sources.iter().position(|source| source.rows().any(|row| row.line() == *line));
                    let rows = |at: usize| Some((self.content.rows.get(at)?.id, self.table.rows.get(at)?.id));
                    let Some((own, known)) = at.and_then(rows) else { continue };
                    (EvaluationPart::Kpi(own, *of), EvaluationPart::Kpi(known, *of))
                }
            };
            let place = |part| EvaluationPlace { year: *year, part };
            let text: Arc<str> = evaluation::read(own, text).into();
            self.content.put_text(place(own), Arc::clone(&text));
            self.table.put_text(place(known), text);
            self.lines.push((place(known), *line));
        }
    }

    /// The row of the table with this id; `None` if there is none.
    pub(super) fn row(&self, id: IndicatorId) -> Option<&Indicator> {
        self.table.rows.get(self.places.get(id)?).map(|row| &**row)
    }

    /// The KPI of the file with this id; `None` if the file does not have it.
    fn source(&self, id: IndicatorId) -> Option<&FileKpi> {
        self.sources.get(self.places.get(id)?).copied()
    }
}

impl ChangeSource for ReturnedTable<'_> {
    fn line(&self, kpi: IndicatorId) -> Option<usize> {
        self.source(kpi).map(FileKpi::line)
    }

    fn line_of(&self, kpi: IndicatorId, field: IndicatorField) -> Option<usize> {
        let kpi = self.source(kpi)?;
        let row = match field {
            IndicatorField::Cell(CellPlace::Actual(_)) | IndicatorField::Text(TextPlace::Note(Row::Actual, _)) => {
                kpi.actual.as_ref()
            }
            _ => kpi.target.as_ref(),
        };
        let line = |row: &FileRow| field.year().map_or_else(|| row.line(), |year| row.line_of(Wide::Year(year)));
        Some(row.map_or_else(|| kpi.line(), line))
    }

    fn line_of_text(&self, place: EvaluationPlace) -> Option<usize> {
        self.lines.iter().find(|(of, _)| *of == place).map(|(_, line)| *line)
    }

    fn is_decided(&self, kpi: IndicatorId) -> bool {
        self.decided.contains(&kpi)
    }

    fn names_ids(&self) -> bool {
        self.sources.iter().any(|kpi| kpi.id.is_some())
    }

    fn unreadable(&self) -> &[UnreadableField] {
        &self.found.unread
    }
}
