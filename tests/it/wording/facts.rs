//! 基本情報: the labels of each form, and how dates and costs are read.

use keikaku::plan::{BuiltIn, Fact};
use keikaku::wording::{Language, facts};

use crate::wording::all;

#[test]
fn facts_have_the_labels_of_their_form() {
    for form in [BuiltIn::F2022, BuiltIn::Strategy, BuiltIn::Activity] {
        let (name, form) = (format!("labels_of_{form:?}"), form.form());
        let of_form: Vec<Fact> = form.fact_list().collect();
        insta::assert_snapshot!(name, all(&of_form, |fact, language| facts::label(fact, &form, language).to_owned()));
    }
}

/// Asserts the reading of a fact that is shown beside it, with both calendars.
#[track_caller]
fn reads(fact: Fact, text: &str, understood: &str) {
    assert_eq!(facts::understood(fact, text, true, Language::Japanese).unwrap_or_default(), understood, "{text}");
}

#[test]
fn a_cost_is_shown_in_yen_too() {
    reads(Fact::ProjectCost, "60,240千円", "60,240千円 = 60,240,000円");
    reads(Fact::ProjectCost, "６０，２４０　千円", "60,240千円 = 60,240,000円");
    reads(Fact::ProjectCost, "1.5百万円", "1.5百万円 = 1,500,000円");
    reads(Fact::ProjectCost, "0.0005千円", "0.0005千円 = 0.5円");
    for plain in ["", "60,240,000円", "60,240", "未定", "5人", "1.5億円"] {
        reads(Fact::ProjectCost, plain, "");
    }
}

#[test]
fn a_day_is_shown_in_both_calendars_whatever_its_notation() {
    reads(Fact::PlanEnd, "平成33年3月31日", "2021年3月31日（令和3年3月31日）");
    reads(Fact::PlanEnd, "2027 年 3 月 31 日", "2027年3月31日（令和9年3月31日）");
    reads(Fact::ProjectStart, "地域再生計画認定の日", "認定の日から");
    let western = facts::understood(Fact::PlanEnd, "R9.3.31", false, Language::Japanese);
    assert_eq!(western.as_deref(), Some("2027年3月31日"));
}

#[test]
fn an_impossible_or_unreadable_day_has_a_message() {
    reads(Fact::PlanEnd, "2027年2月30日", "暦にない日付です。");
    reads(Fact::PlanEnd, "令和9年3月31日（2026年3月31日）", "元号の年と西暦の年が合いません。");
    reads(Fact::PlanEnd, "9年3月31日", "年がわかりません。元号か西暦を付けてください。");
    reads(Fact::PlanEnd, "3/31", "年がわかりません。元号か西暦を付けてください。");
    reads(Fact::PlanEnd, "未定", "日付として読み取れません。");
    reads(Fact::PlanEnd, " ", "");
}

#[test]
fn the_month_of_the_evaluation_is_read_and_shown() {
    reads(Fact::EvaluatedIn, "毎年度 9 月", "9月");
    reads(Fact::EvaluatedIn, "毎年度末", "");
}
