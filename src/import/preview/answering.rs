//! What a file says to an inquiry (照会).
//!
//! A figure is spoken of where the file has something else there than the version that was sent: its value, its state or its
//! note. Whoever writes a name above the table has looked at all of it. What only was forwarded says nothing, so that of a
//! book for all sections each section answers for itself.

use std::collections::BTreeSet;

use super::returned_table::ReturnedTable;
use crate::import::wide::WideFile;
use crate::plan::Indicator;
use crate::plan::indicator::Row;
use crate::plan::lineage::{AskedFigure, KpiTable, Lineage, Reply, SentInquiry};
use crate::value::id::{ById, IndicatorId};

/// What the file says to the inquiry whose version it names; `None` if it says nothing to any. A book that names no version
/// any more answers the newest that asks any of its figures.
pub(super) fn reply(
    file: &WideFile,
    lineage: &Lineage,
    base: Option<&KpiTable>,
    returned: &ReturnedTable<'_>,
) -> Option<Reply> {
    let rows = returned.table.rows.iter().zip(&returned.content.rows).zip(&returned.sources);
    // What a book does not have was completed.
    let rows = rows.filter(|(_, source)| source.rows().next().is_some());
    let rows: Vec<(IndicatorId, &Indicator)> = rows.map(|((known, own), _)| (known.id, &**own)).collect();
    let of_row = ById::places(rows.iter().map(|(id, _)| *id));
    let of_file = |figure: &AskedFigure| of_row.get(figure.kpi).and_then(|place| rows.get(place)).map(|(_, row)| *row);
    let asks_any = |inquiry: &&SentInquiry| inquiry.figures().any(|figure| of_file(figure).is_some());
    let inquiries = lineage.inquiries();
    let inquiry = match file.versions.first() {
        Some(version) => inquiries.iter().find(|inquiry| inquiry.version == *version)?,
        None => inquiries.iter().rev().filter(|_| file.is_part && !file.mixed).find(asks_any)?,
    };
    let of_base = ById::places(base.iter().flat_map(|base| &base.rows).map(|row| row.id));
    let stood = |id| base.zip(of_base.get(id)).and_then(|(base, place)| base.rows.get(place)).map(|row| &**row);
    let is_looked_at = !file.respondent.is_empty();
    let is_spoken_of = |figure: &&AskedFigure| {
        of_file(figure).is_some_and(|row| is_looked_at || says_more(row, stood(figure.kpi), figure))
    };
    let figures: BTreeSet<AskedFigure> = inquiry.figures().filter(is_spoken_of).copied().collect();
    let reply = Reply { inquiry: inquiry.version, respondent: file.respondent.clone(), figures };
    (!reply.figures.is_empty()).then_some(reply)
}

/// Whether the row has something else for that year than what was sent, of which nothing may be known.
fn says_more(row: &Indicator, sent: Option<&Indicator>, figure: &AskedFigure) -> bool {
    let of = (Row::Actual, Some(figure.year));
    let (cell, note) = (row.actual(figure.year), row.notes.get(&of));
    sent.map_or(!cell.is_blank() || note.is_some(), |sent| {
        cell != sent.actual(figure.year) || note != sent.notes.get(&of)
    })
}
