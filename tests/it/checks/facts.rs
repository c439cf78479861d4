//! PLAN-001 to PLAN-013.

use keikaku::checks::{self, Code};
use keikaku::plan::indicator::{Basis, Indicator};
use keikaku::plan::{BuiltIn, Facts, Plan};

use crate::checks::draft::{change_row, facts, said, says, sound, targets};
use crate::support::fifth;

/// Asserts all findings before 確定, where blank required facts are errors.
#[track_caller]
fn says_to_close(plan: &Plan, expected: &[&str]) {
    assert_eq!(said(plan, &checks::run_to_close(plan)), expected);
}

fn cost(text: &str) -> Plan {
    facts(|facts| text.clone_into(&mut facts.project_cost))
}

fn plan_period(start: &str, end: &str) -> Plan {
    facts(|facts| {
        start.clone_into(&mut facts.plan_start);
        end.clone_into(&mut facts.plan_end);
    })
}

fn bodies(names: &[&str], area: &str) -> Plan {
    facts(|facts| {
        facts.prepared_by = names.iter().map(|&name| name.to_owned()).collect();
        area.clone_into(&mut facts.area);
    })
}

#[test]
fn blank_required_facts_are_reported_only_when_the_plan_is_closed() {
    let empty = facts(|facts| *facts = Facts::default());
    says(&empty, &[]);
    let blank = [
        "PLAN-001 facts/name",
        "PLAN-001 facts/prepared_by",
        "PLAN-001 facts/area",
        "PLAN-002 facts/grant",
        "PLAN-002 facts/project_name",
        "PLAN-002 facts/evaluated_in",
        "PLAN-011 facts/project_cost",
        "PLAN-005 facts/project_end",
        "PLAN-005 facts/plan_end",
    ];
    says_to_close(&empty, &blank);
    says_to_close(&sound(BuiltIn::F2022), &[]);
}

#[test]
fn a_plan_is_checked_only_for_the_facts_of_its_form() {
    let mut plan = sound(BuiltIn::F2022);
    plan.form = fifth();
    plan.facts = Facts::default();
    let blank = [
        "PLAN-001 facts/name",
        "PLAN-001 facts/prepared_by",
        "PLAN-001 facts/area",
        "PLAN-002 facts/project_cost",
        "PLAN-005 facts/plan_end",
        "PLAN-003 document/x_carbon",
        "PLAN-002 document/s7_1",
    ];
    says_to_close(&plan, &blank);
    plan.facts.project_end = "平成33年まで".to_owned();
    plan.facts.approved_on = "2022年2月30日".to_owned();
    plan.facts.project_cost = "多め".to_owned();
    says(&plan, &["PLAN-011 facts/project_cost"]);
}

#[test]
fn a_fact_with_only_white_space_counts_as_blank() {
    says_to_close(&facts(|facts| facts.area = " 　\n".to_owned()), &["PLAN-001 facts/area"]);
    says_to_close(&facts(|facts| facts.prepared_by = vec![" ".to_owned()]), &["PLAN-001 facts/prepared_by"]);
}

#[test]
fn an_activity_plan_requires_only_its_name_and_its_group() {
    let mut plan = sound(BuiltIn::Activity);
    plan.facts = Facts { project_end: "未定".to_owned(), project_cost: "0円".to_owned(), ..Facts::default() };
    says(&plan, &[]);
    says_to_close(&plan, &["PLAN-001 facts/name", "PLAN-001 facts/prepared_by"]);
}

#[test]
fn a_strategy_gives_no_findings_on_its_facts() {
    let mut plan = sound(BuiltIn::Strategy);
    plan.facts = Facts { plan_end: "2023年度".to_owned(), ..Facts::default() };
    says_to_close(&plan, &[]);
}

#[test]
fn an_unreadable_end_is_reported() {
    says(&plan_period("認定の日", "平成33年まで"), &["PLAN-005 facts/plan_end"]);
    says(&plan_period("認定の日", "5/3/31"), &["PLAN-005 facts/plan_end"]);
    let project = facts(|facts| facts.project_end = "2025年度".to_owned());
    says(&project, &["PLAN-005 facts/project_end"]);
}

#[test]
fn an_end_is_read_with_words_around_it() {
    says(&plan_period("地域再生計画の認定の日から", "令和 7 年 3 月 31 日まで"), &[]);
}

#[test]
fn an_end_before_its_start_is_reported() {
    says(&plan_period("2025年4月1日", "2025年3月31日"), &["PLAN-006 facts/plan_end"]);
    says(&plan_period("2025年3月31日", "2025年3月31日"), &[]);
    says(&plan_period("未定", "2025年3月31日"), &[]);
}

#[test]
fn an_end_before_the_last_day_of_a_fiscal_year_is_reported() {
    let ends = |end: &str| {
        facts(|facts| {
            end.clone_into(&mut facts.project_end);
            end.clone_into(&mut facts.plan_end);
        })
    };
    let both = ["PLAN-008 facts/project_end", "PLAN-008 facts/plan_end"];
    says(&ends("2025年3月30日"), &both);
    says(&ends("2024年12月31日"), &both);
    says(&plan_period("認定の日", "令和7年3月31日"), &[]);
}

#[test]
fn a_printed_length_other_than_the_number_of_target_columns_is_reported() {
    let printed = |length: &str| facts(|facts| length.clone_into(&mut facts.project_length));
    says(&printed("（２ヵ年度）"), &["PLAN-009 facts/project_length"]);
    says(&printed("3 ヶ年度"), &[]);
    says(&printed(""), &[]);
    says(&printed("認定の日から"), &[]);
}

#[test]
fn the_length_check_ignores_columns_without_numbers_and_plans_without_any() {
    let plan = facts(|facts| facts.project_length = "2ヶ年度".to_owned());
    says(&change_row(&plan, 1, |row| targets(row, &["20", "30", ""])), &[]);
    says(&change_row(&plan, 1, |row| row.targets.clear()), &[]);
    let period = |row: &mut Indicator| row.basis = Some(Basis::PeriodTotal);
    says(&change_row(&plan, 1, period), &[]);
}

#[test]
fn a_cost_that_is_not_a_positive_amount_with_a_money_unit_is_reported() {
    for text in ["60,240", "0千円", "▲5千円", "未定", "約6万円", "60,240人", "-"] {
        says(&cost(text), &["PLAN-011 facts/project_cost"]);
    }
    for text in ["60,240千円", "354,103 千円", "６０，２４０，０００円", "12百万円"] {
        says(&cost(text), &[]);
    }
}

#[test]
fn a_body_that_is_not_named_in_the_area_is_reported() {
    says(&bodies(&["仙台市"], "宮城県の一部"), &["PLAN-013 facts/area"]);
    says(&bodies(&["甲市", "乙町"], "甲市の全域"), &["PLAN-013 facts/area"]);
    says(&bodies(&["甲市", "乙町", "丙村"], "甲市"), &["PLAN-013 facts/area", "PLAN-013 facts/area"]);
}

#[test]
fn a_body_may_be_named_without_its_prefecture_and_county() {
    says(&bodies(&["宮城県柴田郡川崎町"], "川崎町の全域"), &[]);
    says(&bodies(&["埼玉県"], "埼玉県の全域"), &[]);
    says(&bodies(&["山形県酒田市"], "酒田 市の全域"), &[]);
    says(&bodies(&["東京都千代田区", " "], "千代田区の全域"), &[]);
}

#[test]
fn a_blank_area_is_not_also_reported_for_missing_bodies() {
    let empty = facts(|facts| *facts = Facts { prepared_by: vec!["甲市".to_owned()], ..Facts::default() });
    let found = checks::run_to_close(&empty);
    assert!(!found.iter().any(|finding| finding.code() == Code::Plan013), "{found:?}");
}
