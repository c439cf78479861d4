//! A KPI across plans that follow one another: the KPIs of earlier plans that it continues, and which of their figures
//! are shown beside its own.
//!
//! Figures of two periods are in one chart, with a break between them, if unit, definition and 目標の数え方 are the same;
//! else in separate charts. Nothing is computed across the break: no rate, no difference to the year before, no sum. If
//! KPIs were merged, the series continues with the first of them; the others are only named, because their figures were
//! never those of the merged KPI.

use super::Chart;
use crate::figures::totals::{self, Span};
use crate::plan::lineage::same_text;
use crate::plan::{Indicator, Plan};
use crate::value::{Amount, PlanId, width};

/// A KPI in the plan of one period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Period<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// The KPI.
    pub row: &'p Indicator,
}

/// A KPI of an earlier plan that a KPI continues, if it can be found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Predecessor<'p> {
    /// The KPI.
    Found(Period<'p>),
    /// The plan is available, but no longer has the KPI.
    IndicatorGone(&'p Plan),
    /// The plan is not available.
    PlanMissing,
}

/// A difference between a KPI and the KPI that it continues, because of which their figures are in separate charts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Its unit (単位).
    Unit,
    /// The kind of what is measured, or the meaning of a target (目標の数え方).
    Counting,
    /// Its definition (定義と算出方法).
    Definition,
}

/// Periods that follow one another and whose figures are in one chart, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch<'p> {
    /// The periods.
    pub periods: Vec<Period<'p>>,
    /// The differences of the next period; empty for the stretch that ends with the KPI itself.
    pub differs: Vec<Difference>,
}

/// The periods before that of a KPI.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series<'p> {
    /// The older periods in separate charts, oldest first.
    pub apart: Vec<Stretch<'p>>,
    /// The periods directly before the KPI's own and in the same chart, oldest first.
    pub joined: Vec<Period<'p>>,
}

impl<'p> Period<'p> {
    /// The years of its plan.
    pub fn span(self) -> Span<'p> {
        Span::from_plan(self.plan)
    }
}

/// The KPIs that a KPI continues, in their order. `plan_of` finds a plan by its id.
pub fn predecessors<'p>(row: &Indicator, plan_of: &dyn Fn(PlanId) -> Option<&'p Plan>) -> Vec<Predecessor<'p>> {
    let predecessor = |(plan, id): &(PlanId, _)| {
        let Some(plan) = plan_of(*plan) else { return Predecessor::PlanMissing };
        let row = plan.indicator(*id).map(|row| &**row);
        row.map_or(Predecessor::IndicatorGone(plan), |row| Predecessor::Found(Period { plan, row }))
    };
    row.follows.iter().map(predecessor).collect()
}

/// The differences between two KPIs that follow one another.
pub fn differences(one: &Indicator, other: &Indicator) -> Vec<Difference> {
    let counting = |row: &Indicator| (row.measure, totals::basis(row));
    let mut differences = Vec::new();
    if width::key(&one.unit) != width::key(&other.unit) {
        differences.push(Difference::Unit);
    }
    if counting(one) != counting(other) {
        differences.push(Difference::Counting);
    }
    if !same_text(&one.definition, &other.definition) {
        differences.push(Difference::Definition);
    }
    differences
}

impl<'p> Series<'p> {
    /// The periods before that of a KPI of that plan. They end where a plan or a KPI can't be found, and where a plan
    /// would follow itself, which no file of this program states.
    pub fn before(plan: PlanId, row: &Indicator, plan_of: &dyn Fn(PlanId) -> Option<&'p Plan>) -> Self {
        let mut series = Self::default();
        let mut seen = vec![plan];
        let mut next: Option<Period<'p>> = None;
        loop {
            let later = next.map_or(row, |period| period.row);
            let first = predecessors(later, plan_of).first().copied();
            let Some(Predecessor::Found(period)) = first.filter(|_| seen.len() <= MOST_PERIODS) else { break };
            if seen.contains(&period.plan.id) {
                break;
            }
            seen.push(period.plan.id);
            let differs = differences(period.row, later);
            match series.apart.first_mut() {
                _ if !differs.is_empty() => series.apart.insert(0, Stretch { periods: vec![period], differs }),
                Some(stretch) => stretch.periods.insert(0, period),
                None => series.joined.insert(0, period),
            }
            next = Some(period);
        }
        series
    }
}

/// The largest number of earlier periods that are searched.
const MOST_PERIODS: usize = 20;

/// A place between columns of a chart where another period begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodBreak {
    /// The index of the first column of the later period.
    pub column: usize,
    /// The single target of the period before.
    pub goal: Option<Amount>,
}

impl Chart {
    /// The chart of a KPI, with the charts of the periods before it on its left; `None` if the KPI has no chart.
    pub fn after(earlier: &[Period<'_>], row: &Indicator, span: Span<'_>) -> Option<Self> {
        let own = Self::from_indicator(row, span)?;
        let earlier = earlier.iter().filter_map(|period| Self::from_indicator(period.row, period.span()));
        let joined = earlier.reduce(Self::followed_by);
        Some(match joined {
            Some(before) => before.followed_by(own),
            None => own,
        })
    }

    fn followed_by(mut self, next: Self) -> Self {
        self.breaks.push(PeriodBreak { column: self.columns.len(), goal: self.goal });
        self.columns.extend(next.columns);
        Self { goal: next.goal, ..self }
    }
}
