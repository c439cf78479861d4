//! PLAN-002 to PLAN-004, PLAN-007, PLAN-010, PLAN-012, PLAN-014, DUP-004 and DUP-007: the document and its sections.

use std::sync::Arc;

use keikaku::checks;
use keikaku::plan::{BuiltIn, Form, Plan};

use crate::checks::draft::{facts, said, says, sound, with_rows};

/// The sound plan in that form with these texts.
fn with(form: BuiltIn, texts: &[(&str, &str)]) -> Plan {
    let mut plan = sound(form);
    for (place, text) in texts {
        plan.document.set(place.parse().unwrap(), text);
    }
    plan
}

/// Asserts all findings before 確定, where blank required facts are errors.
#[track_caller]
fn says_to_close(plan: &Plan, expected: &[&str]) {
    assert_eq!(said(plan, &checks::run_to_close(plan)), expected);
}

#[test]
fn a_blank_required_section_is_reported_only_when_the_plan_is_closed() {
    let blank = with(BuiltIn::F2022, &[("s5_2_3", " 　\n"), ("s5_2_9", "")]);
    says(&blank, &[]);
    says_to_close(&blank, &["PLAN-002 document/s5_2_3", "PLAN-003 document/s5_2_9"]);
}

#[test]
fn none_applies_is_accepted_as_an_answer_where_the_form_allows_it() {
    for answer in ["該当なし", "該当なし。", "特になし", "特になし。"] {
        says_to_close(&with(BuiltIn::F2022, &[("s5_2_9", answer), ("s5_3_2", answer)]), &[]);
    }
}

#[test]
fn an_own_project_fills_the_section_as_well_as_none_applies() {
    says_to_close(&with(BuiltIn::F2022, &[("s5_3_2", "")]), &["PLAN-003 document/s5_3_2"]);
    says_to_close(&with(BuiltIn::F2022, &[("s5_3_2", ""), ("s5_3_2/1/name", "朝市")]), &[]);
}

#[test]
fn a_measure_without_its_reason_or_a_reason_without_its_measure_is_reported() {
    says(&with(BuiltIn::F2022, &[("s5_2_4e2", "予約")]), &["PLAN-003 document/s5_2_4r2"]);
    says(&with(BuiltIn::F2022, &[("s5_2_4r3", "便利になる")]), &["PLAN-003 document/s5_2_4e3"]);
    says(&with(BuiltIn::F2022, &[("s5_2_4e2", "該当なし。")]), &[]);
    says(&with(BuiltIn::F2022, &[("s5_2_4e2", "予約"), ("s5_2_4r2", "便利になる")]), &[]);
}

#[test]
fn a_placeholder_that_was_never_filled_in_is_reported() {
    let unfilled = with(BuiltIn::F2022, &[("s5_3_2/1/name", "朝市"), ("s5_3_2/1/start", "年 月 日")]);
    says(&unfilled, &["PLAN-004 document/s5_3_2/1/start"]);
    says(&with(BuiltIn::F2022, &[("s4_1", "○○市では")]), &["PLAN-004 document/s4_1"]);
}

#[test]
fn a_plan_that_ends_after_its_project_is_reported() {
    says(&facts(|facts| facts.plan_end = "2026年3月31日".to_owned()), &["PLAN-007 facts/plan_end"]);
}

#[test]
fn an_own_project_outside_the_plan_period_is_reported() {
    let runs = |start: &str, end: &str| {
        with(BuiltIn::F2022, &[("s5_3_2/1/name", "朝市"), ("s5_3_2/1/start", start), ("s5_3_2/1/end", end)])
    };
    says(&runs("2022年度", "2024年度"), &[]);
    says(&runs("2024年度", "2025年度"), &["PLAN-010 document/s5_3_2/1/end"]);
    says(&runs("2025年4月1日", "未定"), &["PLAN-010 document/s5_3_2/1/start"]);
}

#[test]
fn a_measure_code_that_is_malformed_or_not_for_the_form_is_reported() {
    let code = |code: &str| facts(|facts| code.clone_into(&mut facts.measure_code));
    for text in ["A307", "A2007"] {
        says(&code(text), &["PLAN-012 facts/measure_code"]);
    }
    says(&code("【A3007】"), &[]);
    let mut other = Form::clone(&BuiltIn::F2022.form());
    other.measures.clear();
    let mut for_any = code("A2007");
    for_any.form = Arc::new(other);
    says(&for_any, &[]);
}

#[test]
fn a_heading_that_the_form_does_not_accept_is_reported() {
    says(&with(BuiltIn::F2022, &[("s5_2_4c/heading", "【政策・施策間連携】")]), &[]);
    says(&with(BuiltIn::F2022, &[("s5_2_4c/heading", "【政策の連携】")]), &["PLAN-014 document/s5_2_4c/heading"]);
}

#[test]
fn a_text_repeated_by_the_form_is_reported_if_it_differs() {
    says(&with(BuiltIn::F2016, &[("s7_3", "相談を 広げる。")]), &[]);
    says(&with(BuiltIn::F2016, &[("s7_3", "毎年8月に公表する。")]), &["DUP-004 document/s7_3"]);
}

#[test]
fn a_reference_to_a_table_without_kpis_is_reported_when_the_plan_is_closed() {
    let empty = with_rows(&sound(BuiltIn::F2022), Vec::new());
    says(&empty, &[]);
    says_to_close(&empty, &["DUP-007 document/s5_2_5", "DUP-007 document/s7_2"]);
}

#[test]
fn texts_that_the_form_has_no_place_for_are_not_checked() {
    says_to_close(&with(BuiltIn::F2022, &[("s5_1", "年 月 日"), ("s4_state", "○○"), ("s9/heading", "まとめ")]), &[]);
}
