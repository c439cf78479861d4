//! Every field of a KPI is merged: whichever field differs, the merge reports a difference.

use std::sync::Arc;

use keikaku::merge::{Base, Plans, merge_plans};
use keikaku::plan::{Indicator, Plan};

use crate::support::every_field;

/// Copies of the blank KPI, each with one field of the full one, by field name. A new field does not compile until it is
/// listed here.
fn with_one_field(blank: &Indicator, full: &Indicator) -> Vec<(&'static str, Indicator)> {
    let Indicator {
        id: _,
        group,
        name,
        unit,
        responsible,
        measure,
        basis,
        bound,
        direction,
        actuals_are,
        targets,
        period_target,
        notes,
        baseline,
        actuals,
        earlier_targets,
        rate_formula,
        part_of,
        level_meaning,
        measured,
        definition,
        source,
        stated_total,
        stated_final_level,
        stated_rates,
        readings,
        acknowledged,
        actual_source,
        choices,
        adopted,
        follows,
        recorded: _,
    } = full.clone();
    let blank = || blank.clone();
    vec![
        ("group", Indicator { group, ..blank() }),
        ("name", Indicator { name, ..blank() }),
        ("unit", Indicator { unit, ..blank() }),
        ("responsible", Indicator { responsible, ..blank() }),
        ("measure", Indicator { measure, ..blank() }),
        ("basis", Indicator { basis, ..blank() }),
        ("bound", Indicator { bound, ..blank() }),
        ("direction", Indicator { direction, ..blank() }),
        ("actuals_are", Indicator { actuals_are, ..blank() }),
        ("targets", Indicator { targets, ..blank() }),
        ("period_target", Indicator { period_target, ..blank() }),
        ("notes", Indicator { notes, ..blank() }),
        ("baseline", Indicator { baseline, ..blank() }),
        ("actuals", Indicator { actuals, ..blank() }),
        ("earlier_targets", Indicator { earlier_targets, ..blank() }),
        ("part_of", Indicator { part_of, ..blank() }),
        ("rate_formula", Indicator { rate_formula, ..blank() }),
        ("level_meaning", Indicator { level_meaning, ..blank() }),
        ("measured", Indicator { measured, ..blank() }),
        ("definition", Indicator { definition, ..blank() }),
        ("source", Indicator { source, ..blank() }),
        ("stated_total", Indicator { stated_total, ..blank() }),
        ("stated_final_level", Indicator { stated_final_level, ..blank() }),
        ("stated_rates", Indicator { stated_rates, ..blank() }),
        ("readings", Indicator { readings, ..blank() }),
        ("acknowledged", Indicator { acknowledged, ..blank() }),
        ("actual_source", Indicator { actual_source, ..blank() }),
        ("choices", Indicator { choices, ..blank() }),
        ("adopted", Indicator { adopted, ..blank() }),
        ("follows", Indicator { follows, ..blank() }),
    ]
}

#[test]
fn a_difference_in_any_field_of_a_kpi_is_reported() {
    let plan = every_field();
    let full = Arc::clone(&plan.indicators()[0]);
    let blank = Indicator { basis: plan.indicators()[1].basis, ..Indicator::unset(full.id) };
    let ours = of_one(&plan, &blank);
    for (name, theirs) in with_one_field(&blank, &full) {
        assert_ne!(theirs, blank, "the KPI in which every field is filled leaves {name} as usual");
        let theirs = of_one(&plan, &theirs);
        let differences = merge_plans(Plans { base: Base::Plan(&ours), ours: &ours, theirs: &theirs });
        assert!(!differences.is_empty(), "{name} of another state is lost");
    }
}

/// The plan with this KPI as its only one.
fn of_one(plan: &Plan, row: &Indicator) -> Plan {
    plan.with_indicators(vec![Arc::new(row.clone())]).unwrap()
}
