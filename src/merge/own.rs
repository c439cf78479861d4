//! The merge of the fields of the plan itself, beside its KPIs and its years.

use super::stated::{Counts, decide};
use super::whole::{PlanSetting, plan_fields, record_fields};
use super::{Base, DiffStatus, Difference, FieldValue, Plans, Resolution};

/// The differences between the plans' own fields that are theirs or a conflict.
pub(super) fn merge(plans: Plans<'_>) -> Vec<Difference> {
    let Plans { base, ours, theirs } = plans;
    let base = if let Base::Plan(base) = base { Some(base) } else { None };
    let mut differences = Vec::new();
    for field in plan_fields(&[ours, theirs]).into_iter().chain(record_fields(ours, theirs)) {
        let (base, ours) = (base.map(|base| field.setting(base)), field.setting(ours));
        if let Some((status, said)) = decide(base.as_ref(), &ours, &field.setting(theirs), Counts::Letters) {
            let status = if is_record_of_unknown_base(base.as_ref(), &ours) { DiffStatus::Offered } else { status };
            let (base, ours) = (base.map(FieldValue::OfPlan), Some(FieldValue::OfPlan(ours)));
            differences.push(Difference { base, ours, ..Difference::new(Resolution::SetPlan(said), status) });
        }
    }
    differences
}

/// Whether one side has removed a record that the other has, and nobody knows which of the two came first.
fn is_record_of_unknown_base(base: Option<&PlanSetting>, ours: &PlanSetting) -> bool {
    base.is_none() && matches!(ours, PlanSetting::Record(_, Some(_)))
}
