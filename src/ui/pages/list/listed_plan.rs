//! The texts of a plan that 計画一覧 and ごみ箱 show beside its figures.

use keikaku::plan::{Placement, Plan, Workbook};
use keikaku::session::plan_view::opening_route;
use keikaku::session::route::Route;
use keikaku::value::id::PlanId;
use keikaku::value::width;
use keikaku::wording::{Language, names, status};

use crate::browser::{clock, screen};

/// The texts of a plan in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ListedPlan {
    /// The plan.
    pub(crate) id: PlanId,
    /// The displayed name, which is numbered if several plans of the list have the same name.
    pub(crate) name: String,
    /// The municipalities or other bodies that prepare the plan.
    pub(crate) bodies: String,
    /// The name of its form.
    pub(crate) form: String,
    /// The number of its KPIs without unused ones.
    pub(crate) indicators: usize,
    /// Its fiscal years.
    pub(crate) years: String,
    /// The view in which it opens.
    pub(crate) opening: Route,
}

impl ListedPlan {
    fn new(plan: &Plan, name: String, language: Language) -> Self {
        Self {
            id: plan.id,
            name,
            bodies: plan.facts.prepared_by.join(language.choose("・", ", ")),
            form: plan.form.name.text(language).to_owned(),
            indicators: plan.used_indicators().count(),
            years: status::years(&plan.years, language),
            opening: opening_route(plan, screen::is_narrow(), clock::today()),
        }
    }

    /// Whether its name or its bodies contain that search key ([`width::key`]).
    pub(crate) fn contains(&self, key: &str) -> bool {
        [&self.name, &self.bodies].into_iter().any(|text| width::key(text).contains(key))
    }
}

/// The plans of the list or of the bin, in the workbook's order.
pub(crate) fn listed_plans(workbook: &Workbook, placement: Placement, language: Language) -> Vec<ListedPlan> {
    let plans: Vec<&Plan> =
        workbook.plans().iter().map(|plan| &**plan).filter(|plan| plan.placement == placement).collect();
    let names = names::plans(plans.iter().copied(), language);
    plans.into_iter().zip(names).map(|(plan, name)| ListedPlan::new(plan, name, language)).collect()
}

/// The plan of that id among those that are listed.
pub(crate) fn find(plans: &[ListedPlan], id: PlanId) -> Option<ListedPlan> {
    plans.iter().find(|plan| plan.id == id).cloned()
}
