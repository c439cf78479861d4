//! 対応が必要な事項, as 概況 and the list show them.

#![expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]

use std::sync::Arc;

use keikaku::paper::comparison_table::summary::changes_in_hand;
use keikaku::plan::lineage::{SectionInquiry, SentInquiry};
use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::{IndicatorId, PlanId, VersionId};
use keikaku::wording::Language;
use keikaku::wording::attention::AttentionList;

use crate::kpi_builder::{Kpi, year};

fn plan(name: &str) -> Plan {
    let axis = YearAxis::starting(year(2023), 3).expect("three years");
    let mut plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, axis);
    name.clone_into(&mut plan.facts.name);
    plan
}

fn day(year: i32, month: u8, day: u8) -> Date {
    Date::new(year, month, day).expect("a day")
}

/// An inquiry of two sections that nobody has answered.
fn asked(deadline: &str) -> SentInquiry {
    let section = |name: &str| SectionInquiry { name: name.to_owned(), ..SectionInquiry::default() };
    SentInquiry {
        version: VersionId::from_bits(7),
        asked_on: day(2024, 10, 1),
        deadline: deadline.to_owned(),
        asked_by: String::new(),
        telephone: String::new(),
        only_open: false,
        with_texts: false,
        sections: vec![section("企画課"), section("商工課")],
    }
}

fn lines(plan: &Plan, inquiries: &[SentInquiry], today: Date) -> Vec<String> {
    let changes = changes_in_hand(plan);
    let list = AttentionList::new(plan, inquiries, changes, today, 5, Language::Japanese);
    list.lines.into_iter().map(|line| line.text).collect()
}

#[test]
fn an_open_inquiry_comes_first_with_its_sections_and_overdue_days() {
    let plan = plan("");
    let first = lines(&plan, &[asked("10月31日")], day(2024, 11, 4));
    assert_eq!(first, ["照会 2課未回答（期限4日超過）：企画課、商工課", "名称未入力"]);
    assert_eq!(
        lines(&plan, &[asked("10月31日")], day(2024, 10, 31)).first().map(String::as_str),
        Some("照会 2課未回答（期限は今日）：企画課、商工課")
    );
    assert_eq!(
        lines(&plan, &[asked("")], day(2024, 10, 31)).first().map(String::as_str),
        Some("照会 2課未回答：企画課、商工課")
    );
}

#[test]
fn three_unanswered_sections_are_named_and_the_others_are_counted() {
    let mut many = asked("");
    let section = |name: &str| SectionInquiry { name: name.to_owned(), ..SectionInquiry::default() };
    many.sections.extend([section(""), section("福祉課"), section("税務課")]);
    let first = lines(&plan("計画"), &[many], day(2024, 10, 31));
    assert_eq!(first, ["照会 5課未回答：企画課、商工課、所管課なしほか2課"]);
}

#[test]
fn the_evaluation_is_listed_in_its_month_and_the_month_before() {
    let mut plan = plan("計画");
    "毎年度９月".clone_into(&mut plan.facts.evaluated_in);
    for (month, expected) in [(7, false), (8, true), (9, true), (10, false)] {
        let named = lines(&plan, &[], day(2024, month, 1)).contains(&"検証時期 9月（2023年度分）".to_owned());
        assert_eq!(named, expected, "in month {month}");
    }
}

#[test]
fn the_end_of_a_year_is_listed_from_april_until_its_actuals_are_due() {
    let kpi = |id: u64, actual: &str| {
        let mut kpi = Kpi::increments(2023, &["1", "2", "3"]).actuals(&[actual]).indicator;
        (kpi.id, kpi.name) = (IndicatorId::from_bits(id), format!("指標{id}"));
        Arc::new(kpi)
    };
    let kpis = vec![kpi(1, ""), kpi(2, "1"), kpi(3, ""), kpi(4, "調査中")];
    let mut plan = plan("計画").with_indicators(kpis).expect("four KPIs");
    let ended = "2023年度が終わりました（実績2件が未入力）";
    let is_said = |plan: &Plan, today| lines(plan, &[], today).iter().any(|line| line.contains("終わりました"));
    assert!(!is_said(&plan, day(2024, 3, 31)));
    assert_eq!(lines(&plan, &[], day(2024, 4, 1)).first().map(String::as_str), Some(ended));
    assert_eq!(lines(&plan, &[], day(2024, 4, 30)).first().map(String::as_str), Some(ended));
    assert!(!is_said(&plan, day(2024, 5, 1)), "each actual is named then");
    "毎年度9月".clone_into(&mut plan.facts.evaluated_in);
    assert!(is_said(&plan, day(2024, 9, 30)));
    assert!(!is_said(&plan, day(2024, 10, 1)));
    plan.reference_date = Some(day(2024, 3, 31));
    assert!(!is_said(&plan, day(2024, 4, 1)), "the plan says which day it is");
}

#[test]
fn an_evaluation_in_april_is_about_the_year_that_ends_in_march() {
    let mut plan = plan("計画");
    "毎年度４月".clone_into(&mut plan.facts.evaluated_in);
    let of = |year: i32| vec![format!("検証時期 4月（{year}年度分）")];
    assert_eq!(lines(&plan, &[], day(2024, 3, 10)), of(2023));
    assert_eq!(lines(&plan, &[], day(2024, 4, 10)), of(2023));
    assert_eq!(lines(&plan, &[], day(2025, 3, 10)), of(2024));
}

#[test]
fn a_plan_without_anything_to_do_has_no_line() {
    assert_eq!(lines(&plan("計画"), &[], day(2024, 1, 1)), [""; 0]);
}

#[test]
fn the_message_without_findings_mentions_findings_before_filing() {
    let said = |on_filing| keikaku::wording::findings::none_open(on_filing, Language::Japanese);
    assert_eq!(said(0), "指摘はありません。");
    assert_eq!(said(2), "入力の指摘はありません。提出前の確認に2件あります。");
}
