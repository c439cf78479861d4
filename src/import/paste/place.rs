//! What pasting a block at a cell leads to (`docs/keys.md`): what is laid into the grid, or what is asked before.

use std::collections::HashSet;

use super::asking::{OtherUnit, Paste, PasteBy, PasteReason};
use super::block::Block;
use super::laying::{Laying, has_other_unit};
use super::names::{KpiNames, KpiOf};
use super::sheet::Sheet;
use super::slots::HeadSlot;
use super::told::{BlockYears, Doubt, Told};
use crate::plan::indicator::Measure;
use crate::plan::place::CellAddress;
use crate::plan::{Indicator, Plan};
use crate::value::fiscal_year::Date;
use crate::value::id::IndicatorId;

/// The result of pasting the block at that cell. `shown` are the ids of the KPIs in the order of the grid.
///
/// The words of the block go before the cursor: names of KPIs that are shown, 目標 and 実績, years. What it does not say
/// follows from the first cell: rows step through the KPIs in its row (目標 → 目標), columns through the years. A blank
/// text clears its cell; a field that is not there says nothing.
///
/// What the block leaves open is asked: years that are not certain, cells that its rows lack.
pub fn place(plan: &Plan, shown: &[IndicatorId], at: CellAddress, block: &Block, on: Date) -> Paste {
    let names = KpiNames::of(plan, shown);
    let tables = block.tables(plan, at);
    let paste = Pasting { plan, shown, at, on, names: &names, tables: &tables }.paste(&Told::default());
    block.ask_of_looks(paste)
}

/// A block that is pasted at a cell.
#[derive(Clone, Copy)]
pub(super) struct Pasting<'a> {
    pub(super) plan: &'a Plan,
    pub(super) shown: &'a [IndicatorId],
    pub(super) at: CellAddress,
    pub(super) on: Date,
    pub(super) names: &'a KpiNames<'a>,
    pub(super) tables: &'a [Block],
}

impl Pasting<'_> {
    /// What pasting leads to after these answers.
    fn paste(self, told: &Told) -> Paste {
        let tables = told.completed(self.tables, self.plan, self.at);
        let years = BlockYears { plan: self.plan, told };
        let sheet = Sheet::of(&tables, years, self.names, self.at);
        let laying = Laying { of: self, years, sheet };
        match laying.doubt() {
            Some(doubt) => {
                let paste = |by| self.paste(&told.with(&doubt, by));
                let choices = doubt.choices().into_iter().map(|by| (by, paste(by))).collect();
                Paste::ask_unsaid(doubt.reason(), choices, paste(PasteBy::LeaveOut))
            }
            None => laying.decide(),
        }
    }
}

impl Laying<'_> {
    /// What the block leaves open and is asked next.
    fn doubt(&self) -> Option<Doubt> {
        let (told, of) = (self.years.told, self.of);
        let height = of.tables.iter().map(Block::height).sum();
        if self.sheet.is_ours || self.sheet.is_single || !told.may_ask(height) {
            return None;
        }
        let in_heads = || {
            let unclear = self.sheet.tables.iter().flat_map(|table| table.slots.iter().zip(&table.heads));
            let mut unclear = unclear.filter(|(slot, _)| **slot == HeadSlot::UnclearYear).map(|(_, text)| text);
            unclear.find(|text| self.years.may_be_told(text)).map(|text| Doubt::Year(text.clone()))
        };
        let by = self.figures().find_map(|line| self.shown_kpi(line)).map_or(PasteBy::Cursor, |_| PasteBy::Names);
        in_heads().or_else(|| self.laid(by).doubt).or_else(|| told.short_rows(of.tables, of.plan, of.at))
    }

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
        let mut adds = false;
        let named = self.figures().find_map(|line| self.shown_kpi(line));
        if let Some(named) = named {
            choices = vec![PasteBy::Names];
            if named.id != self.of.at.0 {
                let at_cursor = self.kpi_at_cursor().map(|kpi| kpi.name.clone()).unwrap_or_default();
                reasons.push(PasteReason::OtherKpi { named: named.name.clone(), at_cursor });
                choices.push(PasteBy::Cursor);
            }
        }
        if named.is_some() || self.sheet.tables.iter().any(|table| table.leads.names.is_some()) {
            let unknown = self.unknown_names();
            if !unknown.is_empty() {
                reasons.push(PasteReason::NoSuchName(unknown));
                adds = true;
            }
        }
        let by = choices.first().copied().unwrap_or(PasteBy::Cursor);
        let units = self.other_units(by);
        if !units.is_empty() {
            reasons.push(PasteReason::OtherUnit(units));
            choices.insert(1, PasteBy::SameUnits);
        }
        if reasons.is_empty() {
            return Paste::Done(self.lay(by));
        }
        if adds {
            choices.insert(0, PasteBy::Adding);
        }
        self.ask(reasons, &choices)
    }

    fn ask(&self, reasons: Vec<PasteReason>, choices: &[PasteBy]) -> Paste {
        let paste = |by| if by == PasteBy::Adding { Paste::AsTable } else { Paste::Done(self.lay(by)) };
        Paste::ask(reasons, choices.iter().map(|by| (*by, paste(*by))).collect())
    }

    fn kpi_at_cursor(&self) -> Option<&Indicator> {
        self.of.plan.indicator(self.of.at.0).map(AsRef::as_ref)
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
            let Some(kpi) = kpi.and_then(|id| self.of.plan.indicator(id)).filter(|kpi| has_other_unit(kpi, line))
            else {
                continue;
            };
            let other = OtherUnit { name: kpi.name.clone(), unit: kpi.unit.clone(), stated: line.unit.clone() };
            if self.sheet.has_figures(line) && !others.contains(&other) {
                others.push(other);
            }
        }
        others
    }
}
