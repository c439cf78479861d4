//! A KPI across plans that follow one another: which KPIs of which plans it continues, and whose figures may stand beside its own.
//!
//! Figures of two periods stand in one picture, with the break between them, where unit, definition and 目標の数え方 are the same; else
//! apart. Nothing is computed across the break: no rate, no difference to the year before, no sum. Of KPIs that were merged the series
//! goes on with the first; the others are named alone, since their figures were never those of the one.

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

/// A KPI of the plan before, as far as it can be found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Predecessor<'p> {
    /// The KPI.
    Found(Period<'p>),
    /// The plan is here, and has the KPI no more.
    IndicatorGone(&'p Plan),
    /// The plan is not here.
    PlanMissing,
}

/// In what a KPI differs from the one that it continues, so that their figures stand apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Its unit (単位).
    Unit,
    /// The kind of what is measured, or what one target stands for (目標の数え方).
    Counting,
    /// Its definition (定義と算出方法).
    Definition,
}

/// Periods that follow one another and whose figures stand in one picture, oldest first.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch<'p> {
    /// The periods.
    pub periods: Vec<Period<'p>>,
    /// In what the next period differs; nothing of the stretch that ends with the KPI itself.
    pub differs: Vec<Difference>,
}

/// The periods before that of a KPI.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Series<'p> {
    /// The older periods whose figures stand apart, oldest first.
    pub apart: Vec<Stretch<'p>>,
    /// The periods right before the KPI's own whose figures stand beside its own, oldest first.
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

/// In what two KPIs differ, of which one continues the other.
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
    /// The periods before that of a KPI of that plan. They end where a plan or a KPI cannot be found; a plan that follows itself, as
    /// no file of ours says it, ends them, too.
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

/// The most periods that are looked for.
const MOST_PERIODS: usize = 20;

/// Where the columns of a chart begin another period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PeriodBreak {
    /// The index of the first column of the later period.
    pub column: usize,
    /// The one target of the period before.
    pub goal: Option<Amount>,
}

impl Chart {
    /// The chart of a KPI with those of the periods before it at its left; `None` where the KPI has no chart.
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
