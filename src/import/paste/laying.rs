//! The place in the grid of each text of a block, after what was told of it.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::asking::PasteBy;
use super::block::is_blank;
use super::contents::is_word_of_table;
use super::heads::{nth_year, year_of_time};
use super::names::KpiOf;
use super::place::Pasting;
use super::sheet::{Kind, Line, Sheet};
use super::slots::{Column, HeadSlot};
use super::steps::RowSteps;
use super::told::{BlockYears, Doubt};
use super::{LeftOut, Pasted, set};
use crate::columns::{Slot, Wide, pasted_head};
use crate::plan::Indicator;
use crate::plan::cell::{self, Cell, Reading, State, is_same_unit};
use crate::plan::indicator::Row;
use crate::plan::place::{CellAddress, CellPlace};
use crate::value::fiscal_year::{AsOf, FiscalYear};
use crate::value::id::IndicatorId;

/// A block that is laid into the grid.
pub(super) struct Laying<'a> {
    pub(super) of: Pasting<'a>,
    pub(super) years: BlockYears<'a>,
    pub(super) sheet: Sheet<'a>,
}

/// The texts that were given a cell so far, and what was left out.
#[derive(Default)]
pub(super) struct Laid<'a> {
    texts: Vec<(CellAddress, String)>,
    /// The names that are noted already.
    names: HashSet<&'a str>,
    /// The years that the block writes without era.
    without_era: BTreeSet<FiscalYear>,
    /// What stands in the way of the first figure that has no place for want of its year.
    pub(super) doubt: Option<Doubt>,
    left_out: LeftOut,
}

impl Laying<'_> {
    /// The rows with something in a column of figures that are of targets or actuals.
    pub(super) fn figures(&self) -> impl Iterator<Item = &Line<'_>> {
        let is_of_figures = |line: &&Line<'_>| {
            line.kind != Kind::Other && !line.is_heading && !line.is_torn && self.sheet.has_figures(line)
        };
        self.sheet.lines.iter().filter(is_of_figures)
    }

    pub(super) fn shown_kpi(&self, line: &Line<'_>) -> Option<&Indicator> {
        match &line.kpi {
            KpiOf::Shown(id, _) => self.of.plan.indicator(*id).map(AsRef::as_ref),
            KpiOf::Unknown(_) | KpiOf::None => None,
        }
    }

    /// The rows of the block that are of targets or actuals, each with its KPI and row; no KPI behind the last one, or
    /// for a name that none has.
    pub(super) fn steps(&self, by: PasteBy) -> Vec<(&Line<'_>, Option<IndicatorId>, Row)> {
        let by_names = self.is_by_names(by);
        let mut steps = RowSteps::from(self.of.shown, self.of.at);
        let mut rows = Vec::new();
        for line in self.sheet.lines.iter().filter(|line| !line.is_heading) {
            let year = self.sheet.when(line).and_then(|text| self.year(text).ok());
            let Some((id, row)) = steps.next(line.kind, year.flatten()) else { continue };
            let id = match &line.kpi {
                _ if !by_names => id,
                KpiOf::Shown(id, _) => Some(*id),
                KpiOf::Unknown(_) | KpiOf::None => None,
            };
            rows.push((line, id, row));
        }
        rows
    }

    /// Whether the rows go to the KPIs that they name.
    fn is_by_names(&self, by: PasteBy) -> bool {
        let names_any = || self.figures().any(|line| self.shown_kpi(line).is_some());
        by == PasteBy::Names || by == PasteBy::SameUnits && names_any()
    }

    pub(super) fn lay(&self, by: PasteBy) -> Pasted {
        self.finish(self.laid(by), self.is_by_names(by))
    }

    pub(super) fn laid(&self, by: PasteBy) -> Laid<'_> {
        let mut laid = Laid { left_out: self.columns_left_out(), ..Laid::default() };
        let headings = self.sheet.lines.iter().filter(|line| line.is_heading).flat_map(|line| line.fields);
        laid.left_out.words += headings.filter(|text| !is_blank(text)).count();
        let rows = || self.sheet.lines.iter().filter(|line| !line.is_heading && self.sheet.has_figures(line));
        laid.left_out.other_rows += rows().filter(|line| line.kind == Kind::Other).count();
        laid.left_out.torn += rows().filter(|line| line.kind != Kind::Other && line.is_torn).count();
        let by_names = self.is_by_names(by);
        for (line, id, row) in self.steps(by) {
            let has_figures = self.sheet.has_figures(line);
            match id.and_then(|id| self.of.plan.indicator(id)) {
                _ if line.is_torn => {}
                Some(kpi) if by == PasteBy::SameUnits && has_other_unit(kpi, line) => {
                    laid.left_out.other_units += usize::from(has_figures);
                }
                Some(kpi) => self.lay_row(kpi, row, line, &mut laid),
                None if !has_figures => {}
                None if by_names => laid.note_name(line),
                None => laid.left_out.rows += 1,
            }
        }
        laid
    }

    fn lay_row(&self, kpi: &Indicator, row: Row, line: &Line<'_>, laid: &mut Laid<'_>) {
        for (at, (text, slot)) in line.fields.iter().zip(self.sheet.slots(line)).enumerate() {
            let Some((column, of_column)) = self.column(kpi, line, text, *slot, laid) else { continue };
            let says_other = matches!(line.kind, Kind::Named(named) if of_column.is_some_and(|other| other != named));
            let place = cell(kpi, of_column.unwrap_or(row), column).filter(|_| !says_other);
            match place {
                _ if self.is_word(text, &kpi.unit) => laid.left_out.words += 1,
                Some(place) => {
                    laid.texts.push(((kpi.id, place), text.clone()));
                    let is_read = |_: &FiscalYear| !is_blank(text) && self.sheet.is_without_era(line, at);
                    laid.without_era.extend(column.year().filter(is_read));
                }
                None if is_blank(text) => {}
                None if column == Column::Total => laid.left_out.totals += 1,
                None => laid.left_out.no_input += 1,
            }
        }
    }

    /// The column of the grid for a field and the row that its heading names; `None` if it is of none.
    fn column(
        &self,
        kpi: &Indicator,
        line: &Line<'_>,
        text: &str,
        slot: HeadSlot,
        laid: &mut Laid<'_>,
    ) -> Option<(Column, Option<Row>)> {
        let Laid { left_out, doubt, .. } = laid;
        let named = || self.year_in_cell(text, &kpi.unit).ok().flatten().filter(|_| self.sheet.says_years(line));
        let (year, row) = match slot {
            HeadSlot::Of(Column::Year(year), row) => (Ok(Some(named().unwrap_or(year))), row),
            HeadSlot::Of(column, row) => return Some((column, row)),
            HeadSlot::Beside(time, row) => (self.year(line.fields.get(time)?), row),
            HeadSlot::AtCursor(row) => (self.year_in_cell(text, &kpi.unit), row),
            HeadSlot::AfterTarget(time) => {
                (self.year_of_actual(line.fields.get(time)?, text, &kpi.unit), Some(Row::Actual))
            }
            _ => return None,
        };
        match year {
            Ok(Some(year)) if self.of.plan.years.contains(year) => Some((Column::Year(year), row)),
            Ok(Some(year)) => {
                if !is_blank(text) && !left_out.years.contains(&year) {
                    left_out.years.push(year);
                }
                None
            }
            Ok(None) => {
                // What stands before the project has a heading that says so.
                let column = Column::of(self.of.at.1).filter(|column| *column != Column::Baseline);
                left_out.no_input += usize::from(column.is_none() && !is_blank(text));
                // What the block says to be of that column is not what it gives no year.
                let is_said = column.is_some_and(|column| self.says(line, column, row));
                left_out.without_year += usize::from(is_said && !is_blank(text));
                column.filter(|_| !is_said).map(|column| (column, row))
            }
            Err(open) => {
                left_out.without_year += usize::from(!is_blank(text));
                if !is_blank(text) && doubt.is_none() {
                    *doubt = open;
                }
                None
            }
        }
    }

    /// The fiscal year that a field of a column of years names.
    fn year(&self, text: &str) -> Result<Option<FiscalYear>, Open> {
        match pasted_head(text) {
            Slot::Of(Wide::Year(year), _) => Ok(Some(year)),
            Slot::Of(Wide::Nth(nth), _) => nth_year(self.of.plan, nth).map(Some).ok_or(None),
            _ => self.unsaid(&year_of_time(text)),
        }
    }

    /// The year of a text that does not say it for certain.
    fn unsaid(&self, text: &str) -> Result<Option<FiscalYear>, Open> {
        let open = || Some(text).filter(|text| self.years.may_be_told(text)).map(|text| Doubt::Year(text.to_owned()));
        self.years.of(text).map(Some).ok_or_else(open)
    }

    /// The fiscal year of an actual behind a target of that time: its own, or that of the target where it was told. What is
    /// told may be that it is of the year of the first cell, which needs no telling where that is the year of the target.
    fn year_of_actual(&self, time: &str, text: &str, unit: &str) -> Result<Option<FiscalYear>, Open> {
        let (own, of_target) = (self.year_in_cell(text, unit)?, self.year(time)?);
        let is_at_cursor = || Column::of(self.of.at.1).is_some_and(|column| column.year() == of_target);
        match self.years.told.actuals {
            _ if own.is_some() => Ok(own),
            Some(PasteBy::YearOfTarget) => Ok(of_target),
            Some(PasteBy::Cursor) => Ok(None),
            _ if of_target.is_none() || is_at_cursor() => Ok(None),
            Some(_) => Err(None),
            None => Err(Some(Doubt::Actuals)),
        }
    }

    /// The fiscal year that a cell names beside its figure; `None` if it names none.
    fn year_in_cell(&self, text: &str, unit: &str) -> Result<Option<FiscalYear>, Open> {
        match Reading::from_text(text, unit).as_of.map(|stamp| stamp.when) {
            None => Ok(None),
            Some(Some(AsOf::FiscalYear(year))) => Ok(Some(year)),
            Some(_) => self.unsaid(text),
        }
    }

    /// Whether another column of the table is, by its heading, of that column of the grid and that row.
    fn says(&self, line: &Line<'_>, column: Column, row: Option<Row>) -> bool {
        self.sheet.slots(line).iter().any(|slot| match slot {
            HeadSlot::Of(other, of) => *other == column && (of.is_none() || row.is_none() || *of == row),
            HeadSlot::Other(year) => year.is_some_and(|year| column == Column::Year(year)),
            _ => false,
        })
    }

    /// Whether a text is a name or another word of the table, which no cell takes.
    fn is_word(&self, text: &str, unit: &str) -> bool {
        let read = Reading::from_text(text, unit);
        !self.sheet.is_ours
            && !self.sheet.is_single
            && read.state == State::Unread
            && read.doubt != Some(cell::ReadingDoubt::OtherUnit)
            && (is_word_of_table(text) || self.of.names.is_name(text))
    }

    /// The commands of what was laid. Of several texts for one cell, which must not be guessed, none is taken.
    fn finish(&self, laid: Laid<'_>, by_names: bool) -> Pasted {
        let Laid { texts, without_era, mut left_out, .. } = laid;
        let mut of_cell: HashMap<CellAddress, Vec<&str>> = HashMap::new();
        for (cell, text) in texts.iter().filter(|(_, text)| !is_blank(text)) {
            let known = of_cell.entry(*cell).or_default();
            if !known.contains(&text.as_str()) {
                known.push(text);
            }
        }
        let mut done = HashSet::new();
        let mut commands = Vec::new();
        for (cell, text) in &texts {
            let several = of_cell.get(cell).map_or(&[] as &[&str], Vec::as_slice);
            if several.len() > 1 {
                left_out.same_cell += usize::from(!is_blank(text));
            } else if done.insert(*cell) {
                commands.push((cell.0, set(cell.1, several.first().unwrap_or(&text.as_str()), self.of.on)));
            }
        }
        let (kind, is_named) = (RowSteps::from(self.of.shown, self.of.at).kind, self.sheet.names_rows());
        let row_of = |(_, place): &CellAddress| match place {
            CellPlace::Baseline | CellPlace::StatedTotal => None,
            CellPlace::Actual(_) => Some(Row::Actual),
            CellPlace::Target(_) | CellPlace::Period => Some(Row::Target),
        };
        let rows: Vec<Row> = texts.iter().filter_map(|(cell, _)| row_of(cell)).collect();
        // What stands before the project has no second row.
        let unnamed = Some(kind).filter(|_| !is_named && !rows.is_empty());
        let first = rows.first().copied().filter(|row| *row != kind && rows.iter().all(|other| other == row));
        Pasted {
            commands,
            left_out,
            unnamed,
            other_row: first.filter(|_| !self.sheet.is_ours),
            by_order: !by_names,
            without_era: without_era.into_iter().collect(),
        }
    }

    /// The columns of the block that have content but no place, by reason.
    fn columns_left_out(&self) -> LeftOut {
        let mut left_out = LeftOut::default();
        for (table, columns) in self.sheet.tables.iter().enumerate() {
            for (place, slot) in columns.slots.iter().enumerate() {
                let lines = self.sheet.lines.iter().filter(|line| line.table == table && !line.is_torn);
                if lines.filter_map(|line| line.fields.get(place)).all(|field| is_blank(field)) {
                    continue;
                }
                match slot {
                    HeadSlot::Of(..)
                    | HeadSlot::Beside(..)
                    | HeadSlot::AtCursor(_)
                    | HeadSlot::AfterTarget(_)
                    | HeadSlot::Lead => {}
                    HeadSlot::Beyond => left_out.columns += 1,
                    HeadSlot::OtherYear(year) if left_out.years.contains(year) => {}
                    HeadSlot::OtherYear(year) => left_out.years.push(*year),
                    HeadSlot::Twice => left_out.twice += 1,
                    HeadSlot::UnclearYear => left_out.unclear_years += 1,
                    HeadSlot::Computed => left_out.computed += 1,
                    HeadSlot::Other(_) => left_out.other_columns += 1,
                }
            }
        }
        left_out
    }
}

impl<'a> Laid<'a> {
    /// Notes a row of figures whose name leads to no KPI, with that name; a row without one by a blank.
    fn note_name(&mut self, line: &'a Line<'_>) {
        let name = if let KpiOf::Unknown(name) = &line.kpi { name.as_str() } else { "" };
        if self.names.insert(name) {
            self.left_out.names.push(name.to_owned());
        }
    }
}

/// Why the year of a figure is not known, as far as a person can tell it.
type Open = Option<Doubt>;

/// Whether the block states another unit for a row than its KPI has.
pub(super) fn has_other_unit(kpi: &Indicator, line: &Line<'_>) -> bool {
    let is_stated = |unit: &str| Cell::stated(unit).is_none();
    is_stated(&line.unit) && is_stated(&kpi.unit) && !is_same_unit(&line.unit, &kpi.unit)
}

/// The cell of that row and column; `None` if nothing can be entered there.
fn cell(row: &Indicator, kind: Row, column: Column) -> Option<CellPlace> {
    match (kind, column) {
        (Row::Target, Column::Baseline) => Some(CellPlace::Baseline),
        (Row::Target, Column::Year(year)) if !row.has_period_target() => Some(CellPlace::Target(year)),
        (Row::Target, Column::Total) if row.has_period_target() => Some(CellPlace::Period),
        (Row::Actual, Column::Year(year)) => Some(CellPlace::Actual(year)),
        _ => None,
    }
}
