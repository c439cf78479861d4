//! A stated total that agrees with its years is not merged as a value: it is updated with its years
//! (`docs/decisions.md` 9).
//!
//! Two tabs that each fill in another year both update the total, and neither total is right for both years.

use super::field::{IndicatorField, Setting};
use super::plan_only::{PlanOnlyField, PlanOnlySetting};
use super::rows::Merger;
use super::{DiffStatus, Difference, FieldValue, Resolution};
use crate::figures::totals::{self, Span};
use crate::plan::{Cell, CellPlace, Indicator, Plan};

const TOTAL: IndicatorField = IndicatorField::Kept(PlanOnlyField::Total);

impl Merger<'_> {
    /// Replaces the difference in the total by a recalculation, if the total agreed with its years on both sides and
    /// the merged years are neither ours alone nor theirs alone.
    pub(super) fn let_total_follow(
        &self,
        base: Option<&Indicator>,
        ours: &Indicator,
        theirs: &Indicator,
        differences: &mut Vec<Difference>,
    ) {
        let of_target = |one: &&Difference| {
            matches!(&one.pick, Resolution::Set(_, Setting::Cell(CellPlace::Target(_) | CellPlace::Period, _)))
        };
        let targets: Vec<DiffStatus> = differences.iter().filter(of_target).map(|one| one.status).collect();
        let is_total = |one: &Difference| matches!(&one.pick, Resolution::Set(_, setting) if setting.field() == TOTAL);
        let place = differences.iter().position(is_total);
        let follows = match place.and_then(|at| differences.get(at)).map(|one| one.status) {
            Some(DiffStatus::Conflict) => true,
            Some(_) => targets.contains(&DiffStatus::Conflict),
            // Both changed the total to the same figure, for different years.
            None => !targets.is_empty() && base.is_some_and(|base| !TOTAL.is_same(base, ours)),
        };
        if !follows || !self.totals_agree(ours, theirs) {
            return;
        }
        if targets.is_empty() && self.sides.ours.years == self.sides.theirs.years {
            // Our years stay as they are, and our total agrees with them.
            differences.retain(|one| !is_total(one));
            return;
        }
        let pick = Resolution::Set(theirs.id, Setting::Kept(PlanOnlySetting::TotalFollows));
        let known =
            (base.map(|base| FieldValue::OfKpi(TOTAL.setting(base))), Some(FieldValue::OfKpi(TOTAL.setting(ours))));
        let following = Difference { base: known.0, ours: known.1, ..Difference::new(pick, DiffStatus::Theirs) };
        match place.and_then(|at| differences.get_mut(at)) {
            Some(place) => *place = following,
            None => differences.push(following),
        }
    }

    /// Whether the stated total is the sum of the years on both sides.
    fn totals_agree(&self, ours: &Indicator, theirs: &Indicator) -> bool {
        let agrees = |row: &Indicator, plan: &Plan| {
            let stated = row.stated_total.as_ref().and_then(Cell::amount);
            stated.is_some() && stated == totals::computed_total(row, Span::from_plan(plan))
        };
        self.plans.is_some_and(|plans| agrees(ours, plans.ours) && agrees(theirs, plans.theirs))
    }
}
