//! The findings of a plan that is being worked on: after a change only the rows that changed are asked again.

use std::sync::Arc;

use super::acknowledged::sort;
use super::rule_context::{Kpi, RuleContext};
use super::{Checked, Finding, Severity, in_place, of_row, run_across};
use crate::plan::{Indicator, Plan};

/// A plan with its findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    plan: Arc<Plan>,
    /// What each row raises by itself, in the order of the grid.
    rows: Vec<Vec<Finding>>,
    checked: Checked,
}

impl Followed {
    /// The findings of a plan.
    pub fn of(plan: &Arc<Plan>) -> Self {
        Self::made(plan, |_, _| None)
    }

    /// The findings of the plan as it is now.
    #[must_use]
    pub fn renewed(&self, plan: &Arc<Plan>) -> Self {
        if stand_on_the_same(&self.plan, plan) {
            Self::made(plan, |at, row| self.known(at, row))
        } else {
            Self::of(plan)
        }
    }

    fn made(plan: &Arc<Plan>, known: impl Fn(usize, &Arc<Indicator>) -> Option<Vec<Finding>>) -> Self {
        let ground = RuleContext::of(plan);
        let ask = |(at, row): (usize, &Arc<Indicator>)| known(at, row).unwrap_or_else(|| of_row(Kpi { row, ground }));
        let rows: Vec<Vec<Finding>> = plan.indicators().iter().enumerate().map(ask).collect();
        let mut found = rows.iter().cloned();
        let found = in_place(plan, run_across(plan), |_| found.next().unwrap_or_default());
        Self { plan: Arc::clone(plan), checked: sort(plan, found), rows }
    }

    /// What is known of a row that is still the same, most often where it was.
    fn known(&self, at: usize, row: &Arc<Indicator>) -> Option<Vec<Finding>> {
        let rows = self.plan.indicators();
        let there = rows.get(at).filter(|before| Arc::ptr_eq(before, row)).map(|_| at);
        let at = there.or_else(|| rows.iter().position(|before| Arc::ptr_eq(before, row)))?;
        self.rows.get(at).cloned()
    }

    /// The plan whose findings these are.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// What is open and what is silenced.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// How many open findings there are of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.checked.open.iter().filter(|finding| finding.severity() == severity).count()
    }
}

/// Whether the rows of both stand on the same ground.
fn stand_on_the_same(before: &Plan, now: &Plan) -> bool {
    before.form == now.form
        && before.reference_date == now.reference_date
        && before.years == now.years
        && before.project_years() == now.project_years()
        && before.facts.evaluated_in == now.facts.evaluated_in
}
