//! 提出前の確認: texts that occur in several places agree, or the difference is reported.

use keikaku::paper::filing::{self, Copies, CopiesResult};
use keikaku::paper::printed_document::printed_document;
use keikaku::plan::{BuiltIn, Fact, Plan, YearAxis};
use keikaku::value::id::PlanId;
use keikaku::wording::Language;

use crate::document::place;
use crate::support::{self, Hand, target, year};

fn sample(code: &str) -> Plan {
    Plan::clone(&support::sample(code, PlanId::from_bits(1)))
}

fn all_copies(plan: &Plan) -> Vec<Copies> {
    filing::copies(plan, &printed_document(plan, false), Language::Japanese)
}

fn copies(plan: &Plan, what: &str) -> Copies {
    let all = all_copies(plan);
    all.iter().find(|one| one.what == what).unwrap().clone()
}

#[test]
fn repeated_texts_in_the_samples_differ_only_where_the_original_documents_do() {
    const OF_001: &str = "7-3 目標の達成状況に係る評価の公表の手法";
    for (code, differing) in [("000", &[][..]), ("001", &[OF_001]), ("002", &[]), ("003", &[])] {
        let all = all_copies(&sample(code));
        let found: Vec<&str> =
            all.iter().filter(|one| one.result == CopiesResult::Different).map(|one| one.what.as_str()).collect();
        assert_eq!(found, differing, "{code}");
        assert!(all.len() >= 3, "{all:?}");
    }
}

#[test]
fn the_printed_kpi_table_is_compared_in_all_three_of_its_places() {
    let mut hand = Hand::at_sample("000");
    hand.fill(1, target(2020), "36,000");
    let tables = copies(hand.plan(), "指標の表");
    let places = [
        "【数値目標】",
        "5-2の⑤ 重要業績評価指標（KPI）及び目標年月",
        "7-2 目標の達成状況に係る評価の時期及び評価を行う内容",
    ];
    assert_eq!((tables.places.len(), tables.result), (3, CopiesResult::Equal));
    assert!(tables.places.iter().zip(places).all(|(place, end)| place.ends_with(end)), "{:?}", tables.places);
    assert_eq!(tables.said, "3か所の24セルずつ");
}

#[test]
fn a_reference_to_the_kpi_table_is_not_compared_as_a_copy() {
    let tables = copies(&sample("002"), "指標の表");
    assert!(tables.places.iter().skip(1).all(|place| place.ends_with("（参照）")), "{tables:?}");
    assert!(tables.places.len() > 1 && tables.result == CopiesResult::Single, "one table has nothing to differ from");
}

#[test]
fn differing_end_dates_of_plan_and_project_are_reported_with_both_dates() {
    let mut plan = sample("002");
    assert_eq!(copies(&plan, "計画期間と事業実施期間の終期").result, CopiesResult::Equal);
    plan.facts.set(Fact::PlanEnd, "2026年3月31日");
    let ends = copies(&plan, "計画期間と事業実施期間の終期");
    assert!(ends.result == CopiesResult::Different && ends.said.starts_with("2026年3月31日 / "), "{ends:?}");
    plan.facts.set(Fact::PlanEnd, "");
    assert!(copies(&plan, "計画期間と事業実施期間の終期").said.starts_with("未入力 / "));
    for fact in [Fact::PlanEnd, Fact::ProjectEnd] {
        plan.facts.set(fact, "令和8年度末");
    }
    assert_eq!(copies(&plan, "計画期間と事業実施期間の終期").result, CopiesResult::Equal, "words that are no day");
}

#[test]
fn a_different_text_where_the_form_repeats_another_is_reported() {
    let mut plan = sample("000");
    let what = "7-3 目標の達成状況に係る評価の公表の手法";
    assert_eq!(copies(&plan, what).result, CopiesResult::Equal);
    plan.document.set(place("s7_3"), "市の広報紙で公表する。");
    let text = copies(&plan, what);
    assert!(text.result == CopiesResult::Different && text.said.contains("市の広報紙で公表する。"), "{text:?}");
    for other in ["別の市", "仙台市及び庄内町"] {
        plan.document.set(place("s5_2_1"), other);
        assert_eq!(copies(&plan, "2 地域再生計画の作成主体の名称").result, CopiesResult::Different, "{other}");
    }
}

#[test]
fn required_sections_are_counted() {
    let mut plan = sample("002");
    let (required, filled) = filing::sections(&plan);
    assert_eq!(required, filled);
    plan.document.set(place("s5_2_3"), "");
    assert_eq!(filing::sections(&plan), (required, filled - 1));
}

#[test]
fn a_blank_plan_has_no_repeated_texts_to_compare() {
    let years = YearAxis::starting(year(2026), 3).unwrap();
    for &form in BuiltIn::ALL {
        let plan = Plan::new(PlanId::from_bits(1), form, years.clone());
        assert_eq!(all_copies(&plan), [], "{form:?}");
    }
}

#[test]
fn sections_printed_as_not_filled_in_are_listed() {
    let mut plan = sample("002");
    assert_eq!(filing::not_written(&printed_document(&plan, false)), []);
    plan.facts.set(Fact::PlanStart, "");
    plan.facts.set(Fact::Grant, "");
    assert_eq!(filing::not_written(&printed_document(&plan, false)), [place("s5_2"), place("s6")]);
}
