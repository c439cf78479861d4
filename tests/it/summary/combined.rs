//! Rows that the user has combined: a sum if they are alike, and otherwise the reason why there is none.

use keikaku::figures::summary::{Combined, CombinedFigures, NoSum, Summary, SummaryRow, Unlike, combined};
use keikaku::plan::indicator::{Basis, Direction, Measure};
use keikaku::value::id::IndicatorId;

use super::{kept, looked_at, named, plan, table};
use crate::kpi_builder::{Kpi, amount};

fn people(actual: &str) -> Kpi {
    named("来場者数", "人", Kpi::levels(2024, &["100"]).actuals(&[actual]))
}

/// The KPIs as rows, each in a plan of its own.
fn of(kpis: Vec<Kpi>) -> Summary {
    let plans = (1..).zip(kpis).map(|(number, kpi)| kept(plan(number, "市", "計画", vec![kpi])));
    table(plans.collect(), 2024)
}

fn together(summary: &Summary) -> Combined {
    combined(&summary.rows.iter().map(|row| &**row).collect::<Vec<&SummaryRow>>())
}

fn figures(kpis: Vec<Kpi>) -> CombinedFigures {
    match together(&of(kpis)) {
        Combined::Alike(figures) => figures,
        other => panic!("{other:?}"),
    }
}

#[test]
fn rows_with_equal_unit_measure_and_basis_have_a_sum_mean_and_share() {
    let sum = figures(vec![people("80"), people("120.5"), people("")]);
    assert_eq!((sum.rows, sum.with_figures), (3, 2));
    assert_eq!(sum.actual.plain(), "200.5");
    assert_eq!(sum.mean.rounded(2), "100.25");
    assert_eq!(sum.target, Some(amount("200")), "of the two that have both, like the actual beside it");
    assert_eq!(sum.share.map(keikaku::figures::totals::Fraction::exact_percent), Some("100.25".to_owned()));
    assert!(!sum.begins_differ && !sum.names_differ);
    let untargeted = || named("来場者数", "人", Kpi::levels(2024, &[""]).actuals(&["5"]));
    let sum = figures(vec![untargeted(), untargeted()]);
    assert_eq!((sum.actual, sum.target, sum.with_figures), (amount("10"), None, 2));
    let sum = figures(vec![people("80"), untargeted(), untargeted()]);
    assert_eq!((sum.actual, sum.target, sum.with_figures), (amount("90"), None, 3), "one target hides no actual");
    let visitors = |name| named(name, "人", Kpi::levels(2024, &["100"]).actuals(&["1"]));
    assert!(figures(vec![visitors("農業者数"), visitors("バス利用者数")]).names_differ, "people of different kinds");
    assert_eq!(figures(vec![people("80(速報)"), people("1")]).not_final, 1);
}

#[test]
fn units_in_different_character_widths_are_equal() {
    let wide = named("来場者数", " 人", people("1"));
    assert!(matches!(together(&of(vec![people("1"), wide])), Combined::Alike(_)));
}

#[test]
fn units_that_mean_the_same_are_added_up() {
    let named_guests = named("来場者数", "名", people("2"));
    assert_eq!(figures(vec![people("1"), named_guests]).actual, amount("3"));
}

#[test]
fn unlike_rows_are_not_added_up_and_their_differences_are_named() {
    let mut money = named("売上", "千円", people("1"));
    money.indicator.measure = Measure::Amount;
    assert_eq!(together(&of(vec![people("1"), money])), Combined::Unlike(vec![Unlike::Unit, Unlike::Measure]));
    let adding = named("来場者数", "人", Kpi::increments(2024, &["1"]).actuals(&["1"]));
    assert_eq!(together(&of(vec![people("1"), adding])), Combined::Unlike(vec![Unlike::Basis]));
    assert_eq!(together(&of(vec![people("1")])), Combined::TooFew);
}

#[test]
fn shares_means_and_ages_have_neither_a_sum_nor_a_mean() {
    let refused = |kpi: &dyn Fn() -> Kpi| match together(&of(vec![kpi(), kpi()])) {
        Combined::NoSum(why) => why,
        other => panic!("{other:?}"),
    };
    let share = || named("満足度", "％", people("80")).measure(Measure::Ratio);
    assert_eq!(refused(&share), NoSum::Share);
    assert_eq!(refused(&|| named("売上（千円）", "", people("80"))), NoSum::UnitUnset);
    assert_eq!(refused(&|| named("満足度", "%", people("80"))), NoSum::Share, "by its unit alone, too");
    assert_eq!(refused(&|| named("平均年齢", "歳", people("45"))), NoSum::Unit);
    let mean = || {
        let mut kpi = named("来場者数", "人", Kpi::new(Basis::PeriodAverage, 2024, 1).actuals(&["10"]));
        kpi.indicator.period_target = crate::kpi_builder::cell("10");
        kpi
    };
    assert_eq!(refused(&mean), NoSum::Mean);
    assert_eq!(refused(&|| people("10").measure(Measure::Descriptive)), NoSum::Described);
    assert_eq!(refused(&|| named("来場者数", "人", Kpi::new(None, 2024, 1).actuals(&["1"]))), NoSum::BasisUnset);
    assert_eq!(refused(&|| people("")), NoSum::NoActual);
}

#[test]
fn a_duplicated_plan_or_a_kpi_beside_its_part_gives_no_sum() {
    let one = plan(1, "市", "計画", vec![people("80")]);
    let twice = table(vec![kept(one.clone()), looked_at(one, "copy.json")], 2024);
    assert_eq!(together(&twice), Combined::NoSum(NoSum::Twice));
    let mut part = people("20");
    part.indicator.part_of = Some(IndicatorId::from_bits(1));
    let with_part = table(vec![kept(plan(1, "市", "計画", vec![people("80"), part]))], 2024);
    assert_eq!(together(&with_part), Combined::NoSum(NoSum::Part));
}

#[test]
fn kpis_that_should_decrease_have_a_sum_but_no_share() {
    let down = || people("80").direction(Some(Direction::Down));
    let sum = figures(vec![down(), down()]);
    assert_eq!((sum.actual, sum.share), (amount("160"), None));
}

#[test]
fn losses_beside_gains_have_a_sum_but_no_share() {
    let balance =
        |target: &str, actual: &str| named("社会増減数", "人", Kpi::levels(2024, &[target]).actuals(&[actual]));
    let sum = figures(vec![balance("-90", "-95"), balance("30", "33")]);
    assert_eq!((sum.target, sum.actual), (Some(amount("-60")), amount("-62")));
    assert_eq!(sum.share, None, "more lost than was meant is no rate of 103.3 %");
}

#[test]
fn sums_that_begin_in_different_years_are_flagged() {
    let since = |first: i32, count: usize| {
        let ones = vec!["1"; count];
        named("新商品", "品", Kpi::increments(first, &ones).actuals(&ones))
    };
    assert!(figures(vec![since(2022, 3), since(2024, 1)]).begins_differ);
    assert!(!figures(vec![since(2023, 2), since(2023, 3)]).begins_differ);
}
