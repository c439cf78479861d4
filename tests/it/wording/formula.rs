//! The formula of a rate with its figures, for every basis, and the reason if there is no rate (`docs/domain.md`,
//! "Rates").

use keikaku::plan::RateFormula;
use keikaku::plan::cell::Bound;
use keikaku::plan::indicator::{Direction, Measure};
use keikaku::value::fiscal_year::AsOf;
use keikaku::wording::{
    Language,
    formula::{formula, rates},
};

use crate::kpi_builder::{Kpi, year};
use crate::wording::both;

/// Asserts the formula in the column of a year, or in the 合計 column for `None`.
#[track_caller]
fn says(kpi: &Kpi, column: Option<i32>, japanese: &str) {
    assert_eq!(formula(&kpi.indicator, kpi.span(), column.map(year), Language::Japanese), japanese);
}

#[test]
fn increments_of_a_year_are_divided_by_the_target_of_that_year() {
    let saitama = Kpi::increments(2017, &["200", "200", "200"]).baseline("453").actuals(&["150"]);
    says(&saitama, Some(2017), "単年度達成率 = 実績 150 ÷ 目標 200 × 100 = 75.0%");
    let isesaki = Kpi::increments(2022, &["237"]).baseline("11,788").actuals(&["-100"]);
    says(&isesaki, Some(2022), "単年度達成率 = 実績 （-100） ÷ 目標 237 × 100 = -42.2%");
    let sakata = Kpi::increments(2022, &["25,542.00", "34,780.00"]).actuals(&["", "17,390"]);
    says(&sakata, Some(2023), "単年度達成率 = 実績 17,390 ÷ 目標 34,780.00 × 100 = 50.0%");
    let levels = Kpi::increments(2017, &["200", "200"]).baseline("453").actual_levels(&["603", "803"]);
    says(&levels, Some(2018), "単年度達成率 = 実績の増加分 200 ÷ 目標 200 × 100 = 100.0%");
}

#[test]
fn the_total_is_divided_by_targets_of_the_same_years_and_of_all_years() {
    let kpi = Kpi::increments(2017, &["200", "200", "200"]).actuals(&["150", "210"]);
    says(
        &kpi,
        None,
        "累計達成率 = 実績の合計 360 ÷ 目標の合計 400 × 100 = 90.0%（2017～2018年度）。\
         最終目標比 = 実績の合計 360 ÷ 全年度の目標の合計 600 × 100 = 60.0%",
    );
    let kpi = kpi.actuals(&["150", "210", "240"]);
    says(&kpi, None, "累計達成率 = 実績の合計 600 ÷ 目標の合計 600 × 100 = 100.0%（2017～2019年度）");
}

#[test]
fn levels_are_rated_by_target_or_by_planned_change_as_chosen() {
    let p0 = Kpi::levels(2023, &["50"]).baseline("47.7").bound(Bound::Above).actuals(&["49.0"]);
    let f1 = "実績 49.0 ÷ 目標 50 × 100 = 98.0%";
    let f2 = "（実績 49.0 − 開始前 47.7） ÷ （目標 50 − 開始前 47.7） × 100 = 56.5%";
    says(&p0, Some(2023), &format!("達成率 = {f1}。参考：{f2}"));
    says(&p0.by_planned_gain(), Some(2023), &format!("達成率 = {f2}。参考：{f1}"));
    let p6 = Kpi::levels(2022, &["55"]).baseline("51.8").measure(Measure::Ratio).actuals(&["53.4"]);
    says(
        &p6.by_planned_gain(),
        None,
        "達成率 = （実績 53.4 − 開始前 51.8） ÷ （目標 55 − 開始前 51.8） × 100 = 50.0%（2022年度）。\
         参考：実績 53.4 ÷ 目標 55 × 100 = 97.1%。目標との差 -1.6ポイント",
    );
    let no_baseline = Kpi::levels(2023, &["70"]).actuals(&["63"]);
    says(&no_baseline, Some(2023), "達成率 = 実績 63 ÷ 目標 70 × 100 = 90.0%");
    let mean = no_baseline.baseline("60").baseline_of(AsOf::Mean(year(2015), year(2017)));
    says(&mean, Some(2023), "達成率 = 実績 63 ÷ 目標 70 × 100 = 90.0%");
}

#[test]
fn a_period_is_rated_by_its_one_target() {
    let p1 = Kpi::period_total("50").baseline("7").actuals(&["12", "8"]);
    let whole = "全期間目標に対する進捗 = 実績の合計 20 ÷ 計画期間の目標 50 × 100 = 40.0%";
    says(&p1, None, &format!("{whole}（2019～2020年度）"));
    says(&p1, Some(2019), "");
    let average = Kpi::period_average("50").actuals(&["48", "49", "50.5"]);
    says(&average, None, "達成率 = 実績の平均 49.17 ÷ 目標 50 × 100 = 98.3%（2019～2021年度）");
}

#[test]
fn the_details_list_each_rate_and_actuals_missing_from_the_cumulative_rate() {
    let lines = |kpi: &Kpi| rates(&kpi.indicator, kpi.span(), Language::Japanese);
    let kpi = Kpi::increments(2017, &["200", "200", "200"]).actuals(&["150", "", "240"]);
    assert_eq!(
        lines(&kpi),
        [
            "累計達成率 = 実績 150 ÷ 目標 200 × 100 = 75.0%（2017年度）",
            "最終目標比 = 実績の合計 150 ÷ 全年度の目標の合計 600 × 100 = 25.0%",
            "単年度達成率 = 実績 240 ÷ 目標 200 × 100 = 120.0%（2019年度）",
            "2019年度の実績は入力済みですが、2018年度の実績がそろうまで累計達成率には入りません",
        ]
    );
    let first_missing = kpi.actuals(&["", "210"]);
    assert_eq!(
        lines(&first_missing).last().map(String::as_str),
        Some("2018年度の実績は入力済みですが、2017年度の実績がそろうまで累計達成率には入りません")
    );
    let left_out = Kpi::increments(2017, &["", "200"]).actuals(&["-", "210"]);
    assert!(!lines(&left_out).iter().any(|line| line.contains("そろうまで")), "{:?}", lines(&left_out));
    let levels = Kpi::levels(2022, &["50", "60"]).actuals(&["45"]);
    assert_eq!(
        lines(&levels),
        [
            "達成率 = 実績 45 ÷ 目標 50 × 100 = 90.0%（2022年度）",
            "最終目標比 = 実績 45 ÷ 目標 60 × 100 = 75.0%（2022年度）",
        ]
    );
    let falling = Kpi::levels(2022, &["50", "40"]).direction(Direction::Down).baseline("60").actuals(&["54"]);
    assert_eq!(
        lines(&falling).get(1).map(String::as_str),
        Some("最終目標比 = （実績 54 − 開始前 60） ÷ （目標 40 − 開始前 60） × 100 = 30.0%（2022年度）")
    );
    assert_eq!(lines(&Kpi::increments(2017, &["5"])).len(), 1);
}

#[test]
fn an_unmet_target_is_never_shown_as_100_percent() {
    let kpi = Kpi::levels(2023, &["10000"]).actuals(&["9999"]);
    says(&kpi, Some(2023), "達成率 = 実績 9,999 ÷ 目標 10,000 × 100 = 99.9%（未達成のため100%とはしません）");
}

#[test]
fn a_rate_below_the_threshold_is_never_shown_as_the_threshold() {
    let kpi = Kpi::levels(2023, &["10000"]).actuals(&["7996"]);
    says(&kpi, Some(2023), "達成率 = 実績 7,996 ÷ 目標 10,000 × 100 = 79.9%（80%に達していないため80%とはしません）");
}

#[test]
fn every_case_without_a_rate_has_a_reason() {
    let down = Kpi::levels(2022, &["5"]).direction(Direction::Down);
    let cases = [
        ("target 0", Kpi::increments(2018, &["0"]).actuals(&["0"])),
        ("target not applicable", Kpi::increments(2018, &["-"]).actuals(&["5"])),
        ("target blank", Kpi::increments(2018, &[""]).actuals(&["5"])),
        ("target not known", Kpi::increments(2018, &["未把握"]).actuals(&["5"])),
        ("actual blank", Kpi::increments(2018, &["5"])),
        ("down by actual ÷ target", down.clone().rated(RateFormula::OfTarget).actuals(&["4"])),
        ("down without a baseline", down.clone().by_planned_gain().actuals(&["4"])),
        ("target is the baseline", down.by_planned_gain().baseline("5").actuals(&["4"])),
        ("kept", Kpi::levels(2022, &["50"]).direction(Direction::Keep).actuals(&["48"])),
        ("period without a target", Kpi::period_total("").actuals(&["12"])),
        ("unused", Kpi::increments(2018, &["-"])),
        ("in words", Kpi::levels(2022, &["完了"]).measure(Measure::Descriptive).actuals(&["着手"])),
    ];
    let say = |kpi: &Kpi, language| formula(&kpi.indicator, kpi.span(), None, language);
    let mut text: String = cases.iter().map(|(key, kpi)| both(key, |language| say(kpi, language))).collect();
    let rates = [
        ("increments", Kpi::increments(2017, &["200", "200"]).actuals(&["150", "-20"])),
        ("so far", Kpi::increments(2017, &["200", "200"]).actuals(&["150"])),
        ("levels", Kpi::levels(2022, &["55"]).baseline("51.8").measure(Measure::Ratio).actuals(&["53.4"])),
        ("fell behind", Kpi::levels(2022, &["55"]).baseline("51.8").actuals(&["50"])),
        ("period total", Kpi::period_total("50").actuals(&["12", "8"])),
        ("period average", Kpi::period_average("50").actuals(&["48"])),
        ("99.9", Kpi::levels(2023, &["10000"]).actuals(&["9999"])),
    ];
    text.extend(rates.iter().map(|(key, kpi)| both(key, |language| say(kpi, language))));
    insta::assert_snapshot!(text);
}
