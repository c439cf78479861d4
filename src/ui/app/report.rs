//! The findings of the checks as the page uses them: the findings of the shown plan, with their sentences.
//!
//! They are stored as a [`Report`], which is updated when the plan changes and no field is being typed in.

use std::sync::Arc;

use keikaku::checks::{self, Finding, FindingPlace, Followed, RowPlace, Severity};
use keikaku::plan::{Fact, Plan};
use keikaku::session::route::Route;
use keikaku::value::{IndicatorId, PlanId};
use keikaku::wording::findings::{self, PlaceNames};
use keikaku::wording::{Language, status};

use crate::ui::app::field::place;
use crate::ui::app::field::registry::PageField;

/// The findings in a plan.
#[derive(Clone, Debug)]
pub(crate) struct Report {
    /// The plan as it was checked.
    pub(crate) plan: Arc<Plan>,
    /// The number of open findings.
    pub(crate) open: usize,
    /// The findings in rows, in the order of the grid.
    pub(crate) in_rows: Vec<(IndicatorId, RowFinding)>,
    /// The result of the checks, from which the next check of a changed plan starts.
    pub(crate) followed: Followed,
}

/// A finding in a row, as the grid shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowFinding {
    /// The finding.
    pub(crate) finding: Finding,
    /// The printed code of the finding.
    pub(crate) code: &'static str,
    /// The severity of the finding.
    pub(crate) severity: Severity,
    /// The sentence of the finding in the language of the page.
    pub(crate) sentence: String,
    /// The field to which the finding belongs.
    pub(crate) field: PageField,
}

/// Checks a plan. With the previous report `before`, only the parts of the plan that have changed since are checked
/// again.
pub(super) fn check_plan(plan: &Arc<Plan>, before: Option<&Report>, language: Language) -> Report {
    let followed = before.map_or_else(|| Followed::from_plan(plan), |before| before.followed.renewed(plan));
    let names = PlaceNames::from_plan(plan, language);
    let open = followed.checked().open.len();
    let in_rows = followed.checked().open.iter();
    let in_rows = in_rows.filter_map(|finding| Some((finding.place.indicator()?, in_row(finding, &names)?))).collect();
    Report { plan: Arc::clone(plan), open, in_rows, followed }
}

fn in_row(finding: &Finding, names: &PlaceNames) -> Option<RowFinding> {
    let FindingPlace::Indicator { id, row_place } = finding.place else { return None };
    Some(RowFinding {
        finding: finding.clone(),
        code: finding.code().printed(),
        severity: finding.severity(),
        sentence: findings::sentence(finding, names),
        field: place::of_finding(id, row_place),
    })
}

/// The number of open findings of a plan for each severity, as a text.
pub(crate) fn finding_counts_text(plan: &Plan, language: Language) -> String {
    status::findings(checks::check(plan).severities(), language)
}

/// The view that shows the place of a finding.
pub(crate) fn view_of(plan: PlanId, place: FindingPlace) -> Route {
    match place {
        FindingPlace::Fact(Fact::AmendmentReason) => Route::Amendment(plan),
        FindingPlace::Fact(_) => Route::Facts(plan),
        FindingPlace::Text(_) => Route::Document(plan),
        FindingPlace::Evaluation(_) => Route::Evaluation(plan),
        FindingPlace::Indicator { row_place: RowPlace::Record(..), .. } => Route::Records(plan),
        FindingPlace::Heading(_) | FindingPlace::Column(_) | FindingPlace::Indicator { .. } => Route::Kpi(plan),
    }
}
