//! Which plan is proposed as the target for a table of another office.

use std::sync::Arc;

use keikaku::import::preview::{matching_plans, proposed_plan};
use keikaku::import::questions::Answers;
use keikaku::import::read::read_table;
use keikaku::import::wide::{self, WideFile};
use keikaku::plan::{Indicator, Placement, Plan, Workbook};
use keikaku::value::id::{IndicatorId, PlanId};

use crate::support::desk::{Browser, blank_plan};

fn table() -> WideFile {
    let text = "指標名,単位,R6目標\n来場者数,人,100\n宿泊者数,人,50\n会員数,人,20\n";
    wide::read_file(&read_table(text.as_bytes(), Browser::get()).unwrap(), &Answers::default()).unwrap()
}

fn id(number: u64) -> PlanId {
    PlanId::from_bits(number)
}

/// A plan with that number and name, and with indicators of these names.
fn plan(number: u64, name: &str, indicators: &[&str]) -> Plan {
    let mut plan = blank_plan(0);
    plan.id = id(number);
    plan.facts.name = name.to_owned();
    let basis = plan.form.table.basis;
    let row = |(nth, name): (u64, &&str)| {
        let blank = Indicator::new(IndicatorId::from_bits(number * 100 + nth), basis);
        Arc::new(Indicator { name: (*name).to_owned(), ..blank })
    };
    let rows = (1..).zip(indicators).map(row).collect();
    plan.with_indicators(rows).unwrap()
}

fn workbook<const N: usize>(plans: [Plan; N]) -> Workbook {
    Workbook::new(plans.map(Arc::new))
}

/// The plan that is proposed for the table, if its file has that name.
fn proposed(name: &str, workbook: &Workbook) -> Option<PlanId> {
    proposed_plan(&table(), name, None, workbook)
}

#[test]
fn plans_with_indicators_of_the_table_are_listed_most_matches_first() {
    let one = plan(1, "観光", &["宿泊者数"]);
    let two = plan(2, "地域", &["来場者数", "会員数", "人口"]);
    let found = matching_plans(&table(), &workbook([one, two, plan(3, "福祉", &["受診率"])]));
    assert_eq!(found, [(id(2), 2), (id(1), 1)]);
}

#[test]
fn the_plan_with_most_of_the_indicators_is_proposed() {
    let plans = workbook([plan(1, "観光", &["宿泊者数"]), plan(2, "地域", &["来場者数", "会員数"])]);
    assert_eq!(proposed("回答", &plans), Some(id(2)));
}

#[test]
fn no_plan_is_proposed_if_two_have_equally_many_indicators() {
    let plans = workbook([plan(1, "観光", &["来場者数", "宿泊者数"]), plan(2, "地域", &["来場者数", "会員数"])]);
    assert_eq!(proposed("回答", &plans), None);
}

#[test]
fn a_plan_with_less_than_half_of_the_indicators_is_not_proposed() {
    assert_eq!(proposed("回答", &workbook([plan(1, "観光", &["宿泊者数"])])), None);
}

#[test]
fn the_file_name_has_precedence_over_the_indicators() {
    let plans = workbook([plan(1, "観光計画", &["受診率"]), plan(2, "地域", &["来場者数", "会員数"])]);
    assert_eq!(proposed("観光計画", &plans), Some(id(1)));
}

#[test]
fn a_name_shared_by_two_plans_proposes_neither() {
    let plans = workbook([plan(1, "観光計画", &[]), plan(2, "観光計画", &["来場者数", "会員数"])]);
    assert_eq!(proposed("観光計画", &plans), Some(id(2)), "by its indicators");
    assert_eq!(proposed("観光計画", &workbook([plan(1, "観光計画", &[]), plan(2, "観光計画", &[])])), None);
}

#[test]
fn the_plan_that_received_such_a_table_before_is_proposed_first() {
    let plans = workbook([plan(1, "観光", &["受診率"]), plan(2, "回答", &["来場者数", "会員数"])]);
    assert_eq!(proposed_plan(&table(), "回答", Some(id(1)), &plans), Some(id(1)));
}

#[test]
fn an_archived_plan_is_listed_but_never_proposed() {
    let mut away = plan(1, "観光計画", &["来場者数", "宿泊者数"]);
    away.placement = Placement::Archive;
    let plans = workbook([away]);
    assert_eq!(matching_plans(&table(), &plans), [(id(1), 2)]);
    assert_eq!(proposed("観光計画", &plans), None);
    assert_eq!(proposed_plan(&table(), "", Some(id(1)), &plans), None);
}

#[test]
fn an_indicator_that_a_plan_has_twice_counts_once() {
    let doubled = workbook([plan(1, "観光", &["来場者数", "来場者数"])]);
    assert_eq!(matching_plans(&table(), &doubled), [(id(1), 1)]);
    assert_eq!(proposed("回答", &doubled), None);
}

/// The plan that is proposed for a table with that title, of the plan that these bodies prepared.
fn proposed_for_title(title: &str, bodies: &[&str], before: Option<PlanId>) -> Option<PlanId> {
    let mut ours = plan(1, "総合戦略", &["来場者数", "宿泊者数", "会員数"]);
    ours.facts.prepared_by = bodies.iter().map(|body| (*body).to_owned()).collect();
    let text = format!("{title},,\n指標名,単位,R6目標\n来場者数,人,100\n宿泊者数,人,50\n会員数,人,20\n");
    let file = wide::read_file(&read_table(text.as_bytes(), Browser::get()).unwrap(), &Answers::default()).unwrap();
    proposed_plan(&file, "KPI実績", before, &workbook([ours]))
}

#[test]
fn the_plan_of_another_body_is_not_proposed() {
    assert_eq!(proposed_for_title("川下市総合戦略　KPI実績", &["北川市"], None), None);
    assert_eq!(
        proposed_for_title("川下市総合戦略　KPI実績", &["北川市"], Some(id(1))),
        None,
        "it had such a table before"
    );
    for (title, bodies) in [
        ("川下市総合戦略　KPI実績", &["川下市"][..]),
        ("川下市総合戦略　KPI実績", &["山形県川下市"]),
        ("川下市総合戦略　KPI実績", &["北川市", "川下市"]),
        ("川下市総合戦略　KPI実績", &[]),
        ("総合戦略　KPI実績", &["北川市"]),
    ] {
        assert_eq!(proposed_for_title(title, bodies, None), Some(id(1)), "{title} {bodies:?}");
    }
}

#[test]
fn the_title_of_a_plan_names_its_body() {
    let plans = workbook([plan(1, "北川市総合戦略", &["来場者数", "宿泊者数", "会員数"])]);
    let mut of_others = table();
    of_others.body = "川下市".to_owned();
    assert_eq!(proposed_plan(&of_others, "回答", None, &plans), None);
    assert_eq!(matching_plans(&of_others, &plans), [(id(1), 3)], "it can be chosen");
    of_others.body = "北川市".to_owned();
    assert_eq!(proposed_plan(&of_others, "回答", None, &plans), Some(id(1)));
}
