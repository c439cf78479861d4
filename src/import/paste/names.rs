//! The KPIs that a block names, among those that are shown.
//!
//! Names are the same by their comparable text; if that leads nowhere, also without a unit in brackets behind the name and
//! without a number before it. Of several KPIs with one name the unit decides, or none is meant.

use std::collections::HashMap;

use crate::columns::{RowWords, name_and_row, row_words, unit_in_name, without_number};
use crate::plan::cell::is_same_unit;
use crate::plan::{Indicator, Plan};
use crate::value::id::IndicatorId;
use crate::value::width::{key, trim};

/// The KPIs that are shown, by their names.
pub(super) struct KpiNames<'a> {
    plan: &'a Plan,
    exact: HashMap<String, Vec<IndicatorId>>,
    bare: HashMap<String, Vec<IndicatorId>>,
}

/// The KPI of a row of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum KpiOf {
    /// This KPI, with the unit that the block states for it; blank if it states none.
    Shown(IndicatorId, String),
    /// A name that no KPI has that is shown, or several have.
    Unknown(String),
    /// No name.
    None,
}

/// What the field of a name says.
pub(super) struct NameField {
    pub(super) kpi: KpiOf,
    /// The row that stands behind the name, or instead of it.
    pub(super) row: Option<RowWords>,
}

impl<'a> KpiNames<'a> {
    pub(super) fn of(plan: &'a Plan, shown: &[IndicatorId]) -> Self {
        let (mut exact, mut bare) = (HashMap::<_, Vec<_>>::new(), HashMap::<_, Vec<_>>::new());
        for kpi in shown.iter().filter_map(|id| plan.indicator(*id)).filter(|kpi| !kpi.is_unused()) {
            let name = key(&kpi.name);
            if !name.is_empty() {
                bare.entry(bare_key(&kpi.name)).or_default().push(kpi.id);
                exact.entry(name).or_default().push(kpi.id);
            }
        }
        Self { plan, exact, bare }
    }

    /// Whether a text is the name of a KPI that is shown.
    pub(super) fn is_name(&self, text: &str) -> bool {
        self.exact.contains_key(&key(text)) || !self.called(text).is_empty()
    }

    /// Reads a name beside a unit, which may be blank. A blank name below another, as of merged cells, is the one before.
    pub(super) fn read(&self, text: &str, unit: &str, before: &KpiOf) -> NameField {
        let text = trim(text);
        if text.is_empty() {
            return NameField { kpi: before.clone(), row: None };
        }
        if let Some(kpi) = self.find(text, unit) {
            return NameField { kpi, row: None };
        }
        if let Some(row) = row_words(text) {
            return NameField { kpi: before.clone(), row: Some(row) };
        }
        let with_row = name_and_row(text).and_then(|(name, row)| Some((self.find(name, unit)?, row)));
        match with_row {
            Some((kpi, row)) => NameField { kpi, row: Some(row) },
            None => NameField { kpi: KpiOf::Unknown(text.to_owned()), row: None },
        }
    }

    /// The one KPI of that name; `None` if there is none, or several.
    fn find(&self, name: &str, unit: &str) -> Option<KpiOf> {
        let unit = if unit.is_empty() { unit_in_name(name).unwrap_or_default() } else { trim(unit).to_owned() };
        let called = self.called(name);
        let id = match called {
            [] => None,
            [one] => Some(*one),
            several => {
                let mut of_unit =
                    several.iter().filter(|id| self.kpi(**id).is_some_and(|kpi| is_same_unit(&kpi.unit, &unit)));
                of_unit.next().filter(|_| of_unit.next().is_none()).copied()
            }
        };
        id.map(|id| KpiOf::Shown(id, unit))
    }

    fn called(&self, name: &str) -> &[IndicatorId] {
        let exact = self.exact.get(&key(name)).or_else(|| self.exact.get(&key(without_number(name))));
        exact.or_else(|| self.bare.get(&bare_key(name))).map_or(&[], Vec::as_slice)
    }

    fn kpi(&self, id: IndicatorId) -> Option<&Indicator> {
        self.plan.indicator(id).map(AsRef::as_ref)
    }
}

/// The comparable text of a name without a unit behind it and a number before it.
fn bare_key(name: &str) -> String {
    let name = trim(name);
    let without_unit =
        unit_in_name(name).and_then(|_| name.rsplit_once(['(', '\u{FF08}'])).map_or(name, |(name, _)| name);
    key(without_number(without_unit))
}
