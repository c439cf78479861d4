//! The findings of a plan that is being edited: after a change only the changed rows are checked again.

use std::sync::Arc;

use super::acknowledged::sort;
use super::rule_context::{Kpi, RuleContext};
use super::{Checked, Finding, Severity, in_place, of_row, run_across};
use crate::plan::{Indicator, Plan};

/// A plan together with its findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    plan: Arc<Plan>,
    /// The findings of each row by itself, in the order of the grid.
    rows: Vec<Vec<Finding>>,
    checked: Checked,
}

impl Followed {
    /// Checks a plan completely.
    pub fn from_plan(plan: &Arc<Plan>) -> Self {
        Self::made(plan, |_, _| None)
    }

    /// The findings of the changed plan; rows that did not change are not checked again.
    #[must_use]
    pub fn renewed(&self, plan: &Arc<Plan>) -> Self {
        if RuleContext::from_plan(&self.plan) == RuleContext::from_plan(plan) {
            Self::made(plan, |at, row| self.known(at, row))
        } else {
            Self::from_plan(plan)
        }
    }

    fn made(plan: &Arc<Plan>, known: impl Fn(usize, &Arc<Indicator>) -> Option<Vec<Finding>>) -> Self {
        let context = RuleContext::from_plan(plan);
        let ask = |(at, row): (usize, &Arc<Indicator>)| known(at, row).unwrap_or_else(|| of_row(Kpi { row, context }));
        let rows: Vec<Vec<Finding>> = plan.indicators().iter().enumerate().map(ask).collect();
        let mut found = rows.iter().cloned();
        let found = in_place(plan, run_across(plan), |_| found.next().unwrap_or_default());
        Self { plan: Arc::clone(plan), checked: sort(plan, found), rows }
    }

    /// The known findings of a row that did not change; `None` if the row is new or changed.
    fn known(&self, at: usize, row: &Arc<Indicator>) -> Option<Vec<Finding>> {
        let rows = self.plan.indicators();
        let there = rows.get(at).filter(|before| Arc::ptr_eq(before, row)).map(|_| at);
        let at = there.or_else(|| rows.iter().position(|before| Arc::ptr_eq(before, row)))?;
        self.rows.get(at).cloned()
    }

    /// The plan to which these findings belong.
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// The open and the silenced findings.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// The number of open findings of that severity.
    pub fn count(&self, severity: Severity) -> usize {
        self.checked.open.iter().filter(|finding| finding.severity() == severity).count()
    }
}
