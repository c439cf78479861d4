//! What a file says to an inquiry (照会).
//!
//! A figure is spoken of where the file has something else there than the version that was sent: its value, its state or
//! its note; what an answer before had there already is no news. Whoever writes a name above the table has looked at all
//! of it. What only was forwarded says nothing, so that of a book for all sections each section answers for itself.

use super::returned_table::ReturnedTable;
use crate::import::wide::WideFile;
use crate::plan::Indicator;
use crate::plan::indicator::Row;
use crate::plan::lineage::{AskedFigure, Figures, KpiTable, Lineage, Reply, SentInquiry};
use crate::value::id::{ById, IndicatorId};

/// What the file says to the inquiry whose version it names; `None` if it says nothing to any. A file that was made from
/// several answers the newest of these. A book that names no version any more answers the newest that asks any of its
/// figures.
pub(super) fn reply(
    file: &WideFile,
    lineage: &Lineage,
    base: Option<&KpiTable>,
    answers: &[KpiTable],
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
    let inquiry = if file.versions.is_empty() {
        inquiries.iter().rev().filter(|_| file.is_part && !file.mixed).find(asks_any)?
    } else {
        file.versions.iter().find_map(|version| inquiries.iter().find(|inquiry| inquiry.version == *version))?
    };
    // What was sent, and what came back before.
    let known = base.into_iter().chain(answers);
    let known: Vec<_> = known.map(|table| (table, ById::places(table.rows.iter().map(|row| row.id)))).collect();
    let is_looked_at = !file.respondent.is_empty();
    let is_spoken_of = |figure: &&AskedFigure| {
        let Some(row) = of_file(figure) else { return false };
        let mut known = known.iter().filter_map(|(table, places)| table.rows.get(places.get(figure.kpi)?)).peekable();
        let is_new =
            if known.peek().is_some() { known.all(|known| differs(row, known, figure)) } else { says(row, figure) };
        is_looked_at || is_new
    };
    let figures: Figures = inquiry.figures().filter(is_spoken_of).copied().collect();
    let reply = Reply { inquiry: inquiry.version, respondent: file.respondent.clone(), figures };
    (!reply.figures.is_empty()).then_some(reply)
}

/// Whether the two rows have something else for that year.
fn differs(row: &Indicator, other: &Indicator, AskedFigure { year, .. }: &AskedFigure) -> bool {
    let note = |row: &Indicator| row.notes.get(&(Row::Actual, Some(*year))).cloned();
    row.actual(*year) != other.actual(*year) || note(row) != note(other)
}

/// Whether the row says anything of that year.
fn says(row: &Indicator, figure: &AskedFigure) -> bool {
    differs(row, &Indicator::unset(row.id), figure)
}
