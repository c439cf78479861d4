//! The place in the grid of each text of a block (`docs/keys.md`).

use std::collections::{BTreeSet, HashMap, HashSet};

use super::asking::{OtherUnit, Paste, PasteBy, PasteReason};
use super::block::{Block, is_blank};
use super::contents::is_word_of_table;
use super::heads::{nth_year, year_of_plan, year_of_time};
use super::names::{KpiNames, KpiOf};
use super::sheet::{Kind, Line, Sheet};
use super::slots::{Column, HeadSlot};
use super::steps::RowSteps;
use super::{LeftOut, Pasted, set};
use crate::columns::{Slot, Wide, pasted_head};
use crate::plan::cell::{Cell, Reading, State, is_same_unit};
use crate::plan::indicator::{Measure, Row};
use crate::plan::place::{CellAddress, CellPlace};
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::{AsOf, Date, FiscalYear};
use crate::value::id::IndicatorId;

/// The result of pasting the block at that cell. `shown` are the ids of the KPIs in the order of the grid.
///
/// The words of the block go before the cursor: names of KPIs that are shown, 目標 and 実績, years. What it does not say
/// follows from the first cell: rows step through the KPIs in its row (目標 → 目標), columns through the years. A blank
/// text clears its cell; a field that is not there says nothing.
pub fn place(plan: &Plan, shown: &[IndicatorId], at: CellAddress, block: &Block, on: Date) -> Paste {
    let names = KpiNames::of(plan, shown);
    let block = block.arranged();
    let tables = block.tables(plan, at);
    let sheet = Sheet::of(&tables, plan, &names, at);
    Laying { plan, shown, at, on, names, sheet }.decide()
}

/// A block that is laid into the grid.
struct Laying<'a> {
    plan: &'a Plan,
    shown: &'a [IndicatorId],
    at: CellAddress,
    on: Date,
    names: KpiNames<'a>,
    sheet: Sheet<'a>,
}

/// The texts that were given a cell so far, and what was left out.
#[derive(Default)]
struct Laid<'a> {
    texts: Vec<(CellAddress, String)>,
    /// The names that are noted already.
    names: HashSet<&'a str>,
    /// The years that the block writes without era.
    without_era: BTreeSet<FiscalYear>,
    left_out: LeftOut,
}

impl Laying<'_> {
    /// What is pasted, or the question where the words of the block and the cursor disagree.
    fn decide(&self) -> Paste {
        if self.sheet.is_ours || self.sheet.is_single {
            return Paste::Done(self.lay(PasteBy::Cursor));
        }
        let is_descriptive = self.kpi_at_cursor().is_some_and(|kpi| kpi.measure == Measure::Descriptive);
        if self.sheet.is_of_words() && !is_descriptive {
            return self.ask(vec![PasteReason::NoFigures], &[PasteBy::Cursor]);
        }
        let mut reasons = Vec::new();
        let mut choices = vec![PasteBy::Cursor];
        let named = self.figures().find_map(|line| self.shown_kpi(line));
        if let Some(named) = named {
            choices = vec![PasteBy::Names];
            if named.id != self.at.0 {
                let at_cursor = self.kpi_at_cursor().map(|kpi| kpi.name.clone()).unwrap_or_default();
                reasons.push(PasteReason::OtherKpi { named: named.name.clone(), at_cursor });
                choices.push(PasteBy::Cursor);
            }
        } else if self.sheet.tables.iter().any(|table| table.leads.names.is_some()) {
            let unknown = self.unknown_names();
            if !unknown.is_empty() {
                reasons.push(PasteReason::NoSuchName(unknown));
            }
        }
        let by = choices.first().copied().unwrap_or(PasteBy::Cursor);
        let units = self.other_units(by);
        if !units.is_empty() {
            reasons.push(PasteReason::OtherUnit(units));
            choices.insert(1, PasteBy::SameUnits);
        }
        if reasons.is_empty() { Paste::Done(self.lay(by)) } else { self.ask(reasons, &choices) }
    }

    fn ask(&self, reasons: Vec<PasteReason>, choices: &[PasteBy]) -> Paste {
        Paste::ask(reasons, choices.iter().map(|by| (*by, self.lay(*by))).collect())
    }

    fn kpi_at_cursor(&self) -> Option<&Indicator> {
        self.plan.indicator(self.at.0).map(AsRef::as_ref)
    }

    /// The rows with something in a column of figures that are of targets or actuals.
    fn figures(&self) -> impl Iterator<Item = &Line<'_>> {
        let is_of_figures = |line: &&Line<'_>| {
            line.kind != Kind::Other && !line.is_heading && !line.is_torn && self.sheet.has_figures(line)
        };
        self.sheet.lines.iter().filter(is_of_figures)
    }

    fn shown_kpi(&self, line: &Line<'_>) -> Option<&Indicator> {
        match &line.kpi {
            KpiOf::Shown(id, _) => self.plan.indicator(*id).map(AsRef::as_ref),
            KpiOf::Unknown(_) | KpiOf::None => None,
        }
    }

    fn unknown_names(&self) -> Vec<String> {
        let mut seen = HashSet::new();
        let names = self.figures().filter_map(|line| match &line.kpi {
            KpiOf::Unknown(name) => Some(name),
            KpiOf::Shown(..) | KpiOf::None => None,
        });
        names.filter(|name| seen.insert(*name)).cloned().collect()
    }

    /// The KPIs whose units differ from those that the block states, one for each.
    fn other_units(&self, by: PasteBy) -> Vec<OtherUnit> {
        let mut others: Vec<OtherUnit> = Vec::new();
        for (line, kpi, _) in self.steps(by) {
            let Some(kpi) = kpi.and_then(|id| self.plan.indicator(id)).filter(|kpi| has_other_unit(kpi, line)) else {
                continue;
            };
            let other = OtherUnit { name: kpi.name.clone(), unit: kpi.unit.clone(), stated: line.unit.clone() };
            if self.sheet.has_figures(line) && !others.contains(&other) {
                others.push(other);
            }
        }
        others
    }

    /// The rows of the block that are of targets or actuals, each with its KPI and row; no KPI behind the last one, or
    /// for a name that none has.
    fn steps(&self, by: PasteBy) -> Vec<(&Line<'_>, Option<IndicatorId>, Row)> {
        let by_names = self.is_by_names(by);
        let mut steps = RowSteps::from(self.shown, self.at);
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

    fn lay(&self, by: PasteBy) -> Pasted {
        let mut laid = Laid { left_out: self.columns_left_out(), ..Laid::default() };
        let headings = self.sheet.lines.iter().filter(|line| line.is_heading).flat_map(|line| line.fields);
        laid.left_out.words += headings.filter(|text| !is_blank(text)).count();
        let rows = || self.sheet.lines.iter().filter(|line| !line.is_heading && self.sheet.has_figures(line));
        laid.left_out.other_rows += rows().filter(|line| line.kind == Kind::Other).count();
        laid.left_out.torn += rows().filter(|line| line.kind != Kind::Other && line.is_torn).count();
        let by_names = self.is_by_names(by);
        for (line, id, row) in self.steps(by) {
            let has_figures = self.sheet.has_figures(line);
            match id.and_then(|id| self.plan.indicator(id)) {
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
        self.finish(laid, by_names)
    }

    fn lay_row(&self, kpi: &Indicator, row: Row, line: &Line<'_>, laid: &mut Laid<'_>) {
        for (at, (text, slot)) in line.fields.iter().zip(self.sheet.slots(line)).enumerate() {
            let Some((column, of_column)) = self.column(kpi, line, text, *slot, &mut laid.left_out) else { continue };
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
        left_out: &mut LeftOut,
    ) -> Option<(Column, Option<Row>)> {
        let named = || self.year_in_cell(text, &kpi.unit).ok().flatten().filter(|_| self.sheet.says_years(line));
        let (year, row) = match slot {
            HeadSlot::Of(Column::Year(year), row) => (Ok(Some(named().unwrap_or(year))), row),
            HeadSlot::Of(column, row) => return Some((column, row)),
            HeadSlot::Beside(time, row) => (self.year(line.fields.get(time)?), row),
            HeadSlot::AtCursor(row) => (self.year_in_cell(text, &kpi.unit), row),
            _ => return None,
        };
        match year {
            Ok(Some(year)) if self.plan.years.contains(year) => Some((Column::Year(year), row)),
            Ok(Some(year)) => {
                if !is_blank(text) && !left_out.years.contains(&year) {
                    left_out.years.push(year);
                }
                None
            }
            Ok(None) => {
                // What stands before the project has a heading that says so.
                let column = Column::of(self.at.1).filter(|column| *column != Column::Baseline);
                left_out.no_input += usize::from(column.is_none() && !is_blank(text));
                // What the block says to be of that column is not what it gives no year.
                let is_said = column.is_some_and(|column| self.says(line, column, row));
                left_out.without_year += usize::from(is_said && !is_blank(text));
                column.filter(|_| !is_said).map(|column| (column, row))
            }
            Err(UnclearYear) => {
                left_out.without_year += usize::from(!is_blank(text));
                None
            }
        }
    }

    /// The fiscal year that a field of a column of years names.
    fn year(&self, text: &str) -> Result<Option<FiscalYear>, UnclearYear> {
        match pasted_head(text) {
            Slot::Of(Wide::Year(year), _) => Ok(Some(year)),
            Slot::Of(Wide::Nth(nth), _) => nth_year(self.plan, nth).map(Some).ok_or(UnclearYear),
            _ => year_of_plan(&year_of_time(text), self.plan).map(Some).ok_or(UnclearYear),
        }
    }

    /// The fiscal year that a cell names beside its figure; `None` if it names none.
    fn year_in_cell(&self, text: &str, unit: &str) -> Result<Option<FiscalYear>, UnclearYear> {
        match Reading::of(text, unit).as_of.map(|stamp| stamp.when) {
            None => Ok(None),
            Some(Some(AsOf::FiscalYear(year))) => Ok(Some(year)),
            Some(_) => year_of_plan(text, self.plan).map(Some).ok_or(UnclearYear),
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
        !self.sheet.is_ours
            && !self.sheet.is_single
            && Reading::of(text, unit).state == State::Unread
            && (is_word_of_table(text) || self.names.is_name(text))
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
                commands.push((cell.0, set(cell.1, several.first().unwrap_or(&text.as_str()), self.on)));
            }
        }
        let (kind, is_named) = (RowSteps::from(self.shown, self.at).kind, self.sheet.names_rows());
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
                    HeadSlot::Of(..) | HeadSlot::Beside(..) | HeadSlot::AtCursor(_) | HeadSlot::Lead => {}
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

/// A text that names no year for certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct UnclearYear;

/// Whether the block states another unit for a row than its KPI has.
fn has_other_unit(kpi: &Indicator, line: &Line<'_>) -> bool {
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
