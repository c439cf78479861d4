//! A file's rows read with what the plan knows of them: units, words, years.
//!
//! What a row does not say stays as it was in the base, so that the merge sees no change in it. The content that the
//! lineage keeps is the file's own, under its own ids, whatever the plan here looks like today.

use std::sync::Arc;

use litemap::LiteMap;

use super::matching::{Named, matched, own_ids};
use super::row::RowReader;
use super::{Remark, TotalDiffers};
use crate::edit::{CellPlace, TextPlace};
use crate::exchange::columns::Wide;
use crate::exchange::wide::{FileKpi, FileRow, WideFile};
use crate::fiscal_year::FiscalYear;
use crate::id::{ById, IndicatorId};
use crate::merge::Field;
use crate::plan::Indicator;
use crate::plan::indicator::{Basis, Row};
use crate::plan::lineage::KpiTable;

/// A file as a table.
#[derive(Clone, Debug, Default)]
pub(super) struct Reply<'f> {
    /// What the file says by itself, under its own ids.
    pub(super) content: KpiTable,
    /// What it says to our table, under the ids by which its rows are known here.
    pub(super) table: KpiTable,
    /// Where each row stands in the file.
    pub(super) sources: Vec<&'f FileKpi>,
    /// What could not be read as anything.
    pub(super) unread: Vec<Unreadable>,
    /// Totals that are not the sums of their years.
    pub(super) totals: Vec<TotalDiffers>,
}

/// A text of the file that could not be read as anything.
#[derive(Clone, Debug)]
pub(super) struct Unreadable {
    /// Of which KPI, by its id here.
    pub(super) id: IndicatorId,
    /// In which field.
    pub(super) field: Field,
    /// The text.
    pub(super) text: String,
    /// The line.
    pub(super) line: usize,
    /// Why.
    pub(super) why: Remark,
}

/// Reads the file for that plan, on that base; without one, on ours.
pub(super) fn read<'f>(file: &'f WideFile, first: FiscalYear, ours: &KpiTable, base: Option<&KpiTable>) -> Reply<'f> {
    let kpis = in_order(file, base.unwrap_or(ours));
    let named: Vec<Named> = kpis.iter().map(|kpi| Named::of_file(kpi)).collect();
    let years = file.years(Some(first));
    let in_base = |id: IndicatorId| base.and_then(|base| base.row(id));
    let mut noted = ours.years.clone();
    noted.extend(years.keys());
    noted.extend(base.iter().flat_map(|base| &base.years));
    let mut reply = Reply::default();
    for ((kpi, id), own) in kpis.iter().zip(matched(&named, base, ours)).zip(own_ids(&named)) {
        let blank = Indicator::new(id, Basis::default());
        let of_base = in_base(id).map(|row| &**row);
        let of_ours = ours.row(id).map(|row| &**row);
        let mut reader = RowReader::new(kpi, &years, &noted, of_base.unwrap_or(&blank), None);
        reply.content.rows.push(under(own, reader.read()));
        let mut reader = RowReader::new(kpi, &years, &noted, of_base.or(of_ours).unwrap_or(&blank), of_ours);
        reply.table.rows.push(under(id, reader.read()));
        for one in &mut reader.unread {
            one.id = id;
        }
        reply.unread.append(&mut reader.unread);
        reply.totals.append(&mut reader.totals);
    }
    reply.content.years.extend(years.keys());
    reply.table.years.clone_from(&reply.content.years);
    reply.sources = kpis;
    reply
}

/// The row under that id.
fn under(id: IndicatorId, mut row: Indicator) -> Arc<Indicator> {
    row.id = id;
    Arc::new(row)
}

/// The KPIs in the order of their numbers; what has none comes last. Where the file has no numbers at all the order is
/// no statement, and stays as it is in the reference.
fn in_order<'f>(file: &'f WideFile, reference: &KpiTable) -> Vec<&'f FileKpi> {
    let places = ById::places(reference.rows.iter().map(|row| row.id));
    let mut kpis: LiteMap<_, &FileKpi> = LiteMap::new();
    for (at, kpi) in file.kpis.iter().enumerate() {
        let number = kpi.rows().find_map(|row| row.number(Wide::KpiNo));
        let place = kpi.id.and_then(|id| places.get(id)).unwrap_or(usize::MAX);
        kpis.insert((number.is_none(), number, place, at), kpi);
    }
    kpis.values().copied().collect()
}

/// Where in the file a field stands.
pub(super) fn line_of(kpi: &FileKpi, field: Field) -> usize {
    let row = match field {
        Field::Cell(CellPlace::Actual(_)) | Field::Text(TextPlace::Note(Row::Actual, _)) => kpi.actual.as_ref(),
        _ => kpi.target.as_ref(),
    };
    row.map_or_else(|| kpi.line(), FileRow::line)
}
