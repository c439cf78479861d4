//! The merge of the plan's own fields, apart from its KPIs and its years.

use super::stated::{Counts, decide};
use super::whole::{PlanField, PlanSetting, plan_fields, record_fields};
use super::{Base, DiffStatus, Difference, FieldValue, Plans, Resolution};

/// The differences between the plans' own fields. Each is theirs or a conflict; a record without a known base may only
/// be offered.
pub(super) fn merge(plans: Plans<'_>) -> Vec<Difference> {
    let Plans { base, ours, theirs } = plans;
    let mut differences = Vec::new();
    for field in plan_fields(&[ours, theirs]).into_iter().chain(record_fields(ours, theirs)) {
        let (base, ours) = (in_base(&field, base), field.setting(ours));
        if let Some((status, said)) = decide(base.as_ref(), &ours, &field.setting(theirs), Counts::Letters) {
            let status = if is_record_of_unknown_base(base.as_ref(), &ours) { DiffStatus::Offered } else { status };
            let (base, ours) = (base.map(FieldValue::OfPlan), Some(FieldValue::OfPlan(ours)));
            differences.push(Difference { base, ours, ..Difference::new(Resolution::SetPlan(said), status) });
        }
    }
    differences
}

/// The content of the field in the base; `None` if unknown. Of the plan's own fields a table holds only texts of 効果検証
/// sheets.
fn in_base(field: &PlanField, base: Base<'_>) -> Option<PlanSetting> {
    match (base, field) {
        (Base::Plan(base), _) => Some(field.setting(base)),
        (Base::Table(base) | Base::Sheets(base), PlanField::EvaluationText(place)) => {
            base.sheet_text(*place).map(|text| PlanSetting::EvaluationText(*place, text.to_owned()))
        }
        (Base::Table(_) | Base::Sheets(_) | Base::Unknown, _) => None,
    }
}

/// Whether one side has removed a record that the other has, while without a base it is unknown which of the two came
/// first.
fn is_record_of_unknown_base(base: Option<&PlanSetting>, ours: &PlanSetting) -> bool {
    base.is_none() && matches!(ours, PlanSetting::Record(_, Some(_)))
}
