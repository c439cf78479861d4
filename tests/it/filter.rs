//! Filtering rows by グループ and 所管課.

#![expect(clippy::unwrap_used, reason = "a plan that cannot be made has failed its test")]

use std::sync::Arc;

use keikaku::plan::filter::{By, Filter};
use keikaku::plan::indicator::Basis;
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Indicator, Plan};
use keikaku::value::id::{IndicatorId, PlanId};

/// A plan whose rows have these groups and sections.
fn plan(rows: &[(&str, &str)]) -> Plan {
    let sample = SamplePlan::ALL.into_iter().next().unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    let plan = sample.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap();
    let row = |(at, (group, section)): (u64, &(&str, &str))| {
        let mut row = Indicator::new(IndicatorId::from_bits(100 + at), Basis::Level);
        (*group).clone_into(&mut row.group);
        (*section).clone_into(&mut row.responsible);
        Arc::new(row)
    };
    plan.with_indicators((0..).zip(rows).map(row).collect()).unwrap()
}

fn picked(plan: &Plan, filter: &Filter) -> Vec<usize> {
    let rows = (1..).zip(plan.indicators());
    rows.filter(|(_, row)| filter.lets_pass(row)).map(|(number, _)| number).collect()
}

#[test]
fn filter_values_follow_the_row_order_ignore_spacing_and_include_blank() {
    let plan = plan(&[("産業", "農政課"), ("産業 ", ""), ("くらし", "農政課")]);
    assert_eq!(By::Group.values(&plan), ["産業", "くらし"]);
    assert_eq!(By::Responsible.values(&plan), ["農政課", ""]);
}

#[test]
fn a_row_must_match_both_filters_and_an_unset_filter_passes_every_row() {
    let plan = plan(&[("産業", "農政課"), ("産業", ""), ("くらし", "農政課")]);
    let mut filter = Filter::default();
    assert_eq!(picked(&plan, &filter), [1, 2, 3]);
    filter.set(By::Group, Some("産業".to_owned()));
    assert_eq!(picked(&plan, &filter), [1, 2]);
    filter.set(By::Responsible, Some(String::new()));
    assert_eq!(picked(&plan, &filter), [2]);
    filter.set(By::Group, None);
    assert_eq!(picked(&plan, &filter), [2]);
}

#[test]
fn a_search_finds_rows_with_every_word_ignoring_width_and_case() {
    let plan = plan(&[("産業", "農政課"), ("産業ＤＸ", "情報課"), ("くらし", "農政課")]);
    let found = |text: &str| {
        let mut filter = Filter::default();
        filter.set_search(text.to_owned());
        picked(&plan, &filter)
    };
    assert_eq!(found("農政"), [1, 3]);
    assert_eq!(found("　産業 農政 "), [1]);
    assert_eq!(found("dx"), [2]);
    assert_eq!(found("漁業"), [0; 0]);
    assert_eq!(found("  "), [1, 2, 3]);
}

#[test]
fn unused_slots_add_no_filter_value() {
    let sakata = SamplePlan::ALL.into_iter().find(|sample| sample.code() == "002").unwrap();
    let mut ids = (1..).map(IndicatorId::from_bits);
    let mut plan = sakata.plan(PlanId::from_bits(1), || ids.next().unwrap()).unwrap();
    let mut rows = plan.indicators().to_vec();
    for (at, row) in rows.iter_mut().enumerate() {
        Arc::make_mut(row).group = if at < 2 { "産業".to_owned() } else { String::new() };
    }
    plan = plan.with_indicators(rows).unwrap();
    assert_eq!(By::Group.values(&plan), ["産業"]);
}
