//! Which KPI a row is of: by its id, by its name and unit, or as the other half of the row before it.

use std::sync::Arc;

use super::{Block, WideReader};
use crate::columns::fields::id;
use crate::columns::in_names::bare_name;
use crate::columns::{Wide, unit_in_name};
use crate::import::questions::{Answer, Ask};
use crate::import::text_table::TextRow;
use crate::import::wide::file::{FileKpi, FileRow};
use crate::import::wide::section::Section;
use crate::import::wide::table_columns::TableColumns;
use crate::plan::cell::{is_number, is_same_unit};
use crate::plan::indicator::Row;
use crate::value::id::IndicatorId;
use crate::value::width::{key, trim};

impl WideReader<'_> {
    /// The index of the KPI that a row is of; `None` if nothing names it.
    pub(super) fn whose(&mut self, kind: Row, row: &FileRow, section: &Section) -> Option<usize> {
        let id: Option<IndicatorId> = row.trimmed(Wide::KpiId).as_deref().and_then(id);
        let has_ids = section.header.place(Wide::KpiId).is_some();
        if section.header.is_of_one_kpi() {
            return Some(self.above.unwrap_or_else(|| self.begin(None, row)));
        }
        if id.is_none() && !has_ids && row.trimmed(Wide::KpiName).is_none() {
            // Below a row that has no KPI above it names may stand beside the last row of each KPI, as in the middle of merged cells.
            let may_go_on = self.nameless.is_empty();
            if let Some(above) = self.above.filter(|above| may_go_on && self.goes_on(*above, kind, row, section)) {
                self.file.carried_down.push(row.line());
                return Some(above);
            }
            // Elsewhere names are not carried down without consent.
            let is_of_above = self.is_said_to_go_on(row.line());
            return self.above.filter(|_| is_of_above);
        }
        let known = match id {
            Some(id) => self.places.get(&id).copied(),
            None if section.header.when.is_some() => self.called(row, |_| true),
            None => self.other_half(kind, row).or_else(|| {
                let found = self.called(row, |begun| begun < self.sections);
                found.filter(|at| !self.is_of_another_measure(*at, kind, row))
            }),
        };
        Some(known.unwrap_or_else(|| self.begin(id, row)))
    }

    /// Asks whether the row on that line goes on with the KPI above it, and returns whether it was said that it does.
    pub(super) fn is_said_to_go_on(&mut self, line: usize) -> bool {
        self.nameless.push(line);
        self.answers.to(&Ask::Names) == Some(Answer::Yes)
    }

    /// Withholds the figures of the KPI above a row without a name that has other figures for their places, as where each of two
    /// lines of headings heads its own row: until it is said what the row is, neither is known to be the figure.
    pub(super) fn withhold(&mut self, said: &[(Row, Arc<TableColumns>)], row: &Arc<TextRow>) {
        if self.answers.to(&Ask::Names).is_some() || self.nameless.last() != Some(&row.line) {
            return;
        }
        let Some(kpi) = self.above.and_then(|above| self.file.kpis.get_mut(above)) else { return };
        for (kind, columns) in said {
            let own = |column: Wide| columns.place(column).and_then(|place| row.field(place)).map(trim);
            let has_other = |column: Wide, text: &str| {
                column.is_figure() && own(column).is_some_and(|own| is_number(own) && own != text)
            };
            for part in kpi.place(*kind).iter_mut().flat_map(|known| &mut known.parts) {
                let doubtful = part
                    .columns
                    .iter()
                    .filter(|(column, _)| part.field(*column).is_some_and(|text| has_other(*column, trim(text))));
                for (column, place) in doubtful.collect::<Vec<_>>() {
                    part.columns = Arc::new(part.columns.without(column));
                    self.file.withheld.push((part.row.line, place));
                }
            }
        }
    }

    /// Whether that unit, below the name of the only KPI of a table, contradicts its name or the unit that it has.
    pub(super) fn contradicts(&self, row: &FileRow, unit: &str) -> bool {
        let name = row.trimmed(Wide::KpiName);
        name.is_some_and(|name| is_other_than_in_name(&name, unit))
            || self.above.and_then(|above| self.file.kpis.get(above)).is_some_and(|kpi| has_other_unit(kpi, unit))
    }

    /// Whether a row without a name goes on with the KPI above it, as where the cells of its name were merged: the table says of
    /// each row what it is (区分, 年度), and the KPI does not have it yet.
    fn goes_on(&self, above: usize, kind: Row, row: &FileRow, section: &Section) -> bool {
        let Some(kpi) = self.file.kpis.get(above).filter(|_| self.begun.get(above) == Some(&self.sections)) else {
            return false;
        };
        // What else is merged over the rows of a KPI is blank, too, or says the same.
        let differs = |column| {
            let own = row.parts.first().and_then(|part| part.field(column)).map(trim).filter(|text| !text.is_empty());
            own.is_some_and(|own| kpi.rows().all(|row| row.trimmed(column).as_deref() != Some(own)))
        };
        // A unit that stands where the name would be is that of the KPI above only if this has no other.
        let has_other = || row.trimmed(Wide::Unit).is_some_and(|own| has_other_unit(kpi, &own));
        let is_named =
            kpi.name().is_empty() || [Wide::Unit, Wide::KpiNo, Wide::Group, Wide::Responsible].into_iter().any(differs);
        let years = |row: &FileRow| row.parts.iter().map(|part| part.columns.year).collect::<Vec<_>>();
        let is_new = match (kpi.row(kind), section.header.when) {
            (None, _) => section.header.place(Wide::Row).is_some() || section.header.when.is_some(),
            (Some(known), Some(_)) => years(row).iter().all(|year| year.is_some() && !years(known).contains(year)),
            (Some(_), None) => false,
        };
        is_new && !is_named && !has_other()
    }

    /// Whether that KPI stands under the same headings below another measure, with another figure in a column: the two only have the
    /// same name.
    fn is_of_another_measure(&self, at: usize, kind: Row, row: &FileRow) -> bool {
        let is_other = |block: &Block| {
            block.names == self.block.names
                && block.measure.is_some()
                && self.block.measure.is_some()
                && block.measure != self.block.measure
        };
        let known = self.file.kpis.get(at).and_then(|kpi| kpi.row(kind));
        let Some(known) = known.filter(|_| self.blocks.get(at).is_some_and(|block| is_other(block))) else {
            return false;
        };
        let columns = row.parts.iter().flat_map(|part| part.columns.iter()).map(|(column, _)| column);
        let figures = columns.filter(|column| column.is_figure());
        figures.into_iter().any(|column| {
            known.trimmed(column).is_some_and(|own| row.trimmed(column).is_some_and(|other| key(&own) != key(&other)))
        })
    }

    /// Adds a KPI and returns its index.
    fn begin(&mut self, id: Option<IndicatorId>, row: &FileRow) -> usize {
        let at = self.file.kpis.len();
        self.file.kpis.push(FileKpi { id, ..FileKpi::default() });
        self.begun.push(self.sections);
        self.blocks.push(Arc::clone(&self.block));
        self.with_unit.push(false);
        self.places.insert(id.unwrap_or_else(|| row.made_id()), at);
        if id.is_none() {
            self.names.entry(row.id_of_name()).and_modify(|at| *at = usize::MAX).or_insert(at);
        }
        at
    }

    /// Which KPI without an id a row belongs to: the one before it, whose name it carries or leaves blank, or one of
    /// the same name and unit that lacks this row.
    fn other_half(&self, kind: Row, row: &FileRow) -> Option<usize> {
        let name = row.trimmed(Wide::KpiName).unwrap_or_default();
        let lacks = |kpi: &FileKpi| kpi.id.is_none() && kpi.row(kind).is_none();
        let is_called = |other: String| name.is_empty() || other == name || key(&other) == key(&name);
        let last = self.file.kpis.last().filter(|last| lacks(last));
        if last.is_some_and(|last| is_called(last.name())) {
            return self.file.kpis.len().checked_sub(1);
        }
        let alike = self.places.get(&row.made_id()).copied().filter(|_| !name.is_empty())?;
        Some(alike).filter(|at| self.file.kpis.get(*at).is_some_and(lacks))
    }

    /// The KPI of that name and unit; of that name alone, where one of them has no unit and no other has the name.
    fn called(&self, row: &FileRow, may_begin: impl Fn(usize) -> bool) -> Option<usize> {
        row.trimmed(Wide::KpiName)?;
        let may_be = |at: &usize| self.begun.get(*at).is_some_and(|begun| may_begin(*begun));
        let lacks_unit = |at: &usize| row.trimmed(Wide::Unit).is_none() || self.with_unit.get(*at) == Some(&false);
        let named = || self.names.get(&row.id_of_name()).copied().filter(lacks_unit);
        self.places.get(&row.made_id()).copied().filter(may_be).or_else(|| named().filter(may_be))
    }
}

/// Whether a KPI has another unit than that one, by its rows or by its name.
pub(super) fn has_other_unit(kpi: &FileKpi, unit: &str) -> bool {
    let mut units = kpi.rows().filter_map(|row| row.trimmed(Wide::Unit));
    units.any(|known| !is_same_unit(unit, &known)) || is_other_than_in_name(&kpi.name(), unit)
}

fn is_other_than_in_name(name: &str, unit: &str) -> bool {
    unit_in_name(bare_name(name)).is_some_and(|known| !is_same_unit(unit, &known))
}
