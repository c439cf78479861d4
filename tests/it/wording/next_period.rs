//! The proposed name of the plan for the next period, and the source of its 現状値.

use keikaku::command::next_period::baseline::NextBaseline;
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Basis;
use keikaku::plan::{BuiltIn, Indicator, Plan, YearAxis};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::Language;
use keikaku::wording::next_period::{figure, source, summary, title};

use crate::wording::all;

fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

#[test]
fn a_period_number_that_occurs_once_in_a_name_is_increased() {
    for (name, next) in [
        ("第2期甲町総合戦略", "第3期甲町総合戦略"),
        ("甲町総合戦略（第９期）", "甲町総合戦略（第１０期）"),
        ("第二期甲町まち・ひと・しごと創生総合戦略", "第三期甲町まち・ひと・しごと創生総合戦略"),
        ("第9期計画", "第10期計画"),
    ] {
        assert_eq!(title(name), next);
    }
    for name in [
        "",
        "総合戦略",
        "第2次計画",
        "第十期計画",
        "第2期戦略（第1期からの継続）",
        "第0期",
        "第100期",
        "第期",
        "次期計画",
    ] {
        assert_eq!(title(name), name);
    }
}

#[test]
fn each_baseline_has_its_source_or_the_reason_for_a_blank() {
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::Strategy, YearAxis::starting(year(2020), 5).unwrap());
    let row = Indicator { unit: "人".to_owned(), ..Indicator::new(IndicatorId::from_bits(1), Basis::PeriodTotal) };
    let every = [
        NextBaseline::NewestActual(Cell::read("1,234", "人"), year(2024)),
        NextBaseline::BaselineAndIncrements(Cell::read("12（速報）", "人"), year(2023)),
        NextBaseline::NoActual,
        NextBaseline::NoBaseline,
        NextBaseline::BaselineOfOneYear,
        NextBaseline::YearsMissing(vec![year(2020), year(2021), year(2023)]),
        NextBaseline::SeveralUnits,
        NextBaseline::OfWholePeriod,
    ];
    insta::assert_snapshot!(all(&every, |baseline, language| {
        let figure = figure(&baseline, &row, language);
        format!("{figure} | {}", source(&baseline, &row, &plan, language))
    }));
    assert_eq!(summary(40, 3, 1, Language::Japanese), "44指標 → 40指標（まとめる3・外す1）");
}
