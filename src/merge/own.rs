//! The merge of the fields of the plan itself, beside its KPIs and its years.

use super::stated::{Counts, decide};
use super::whole::plan_fields;
use super::{Base, Difference, FieldValue, Plans, Resolution};

/// The differences between the plans' own fields that are theirs or a conflict.
pub(super) fn merge(plans: Plans<'_>) -> Vec<Difference> {
    let Plans { base, ours, theirs } = plans;
    let base = if let Base::Plan(base) = base { Some(base) } else { None };
    let mut differences = Vec::new();
    for field in plan_fields(&[ours, theirs]) {
        let (base, ours) = (base.map(|base| field.setting(base)), field.setting(ours));
        if let Some((status, said)) = decide(base.as_ref(), &ours, &field.setting(theirs), Counts::Letters) {
            let (base, ours) = (base.map(FieldValue::OfPlan), Some(FieldValue::OfPlan(ours)));
            differences.push(Difference { base, ours, ..Difference::new(Resolution::SetPlan(said), status) });
        }
    }
    differences
}
