//! The terms of the forms: the labels of choices, years and columns. They follow the form of the plan: the baseline is
//! 現状値 in a strategy and 事業開始前 in a grant plan.

use std::sync::Arc;

use super::Language;
use crate::columns;
use crate::figures::totals::Gap;
use crate::plan::{
    ActualsAre, Basis, Bound, BuiltIn, Certainty, Decimals, Direction, Form, Indicator, Measure, Measured, Plan,
    RateFormula, RateRounding, Rounding, UnknownReason,
};
use crate::value::FiscalYear;

/// The form whose words are used: that of the plan, or the default form without a plan.
pub(super) fn form_of(plan: Option<&Plan>) -> Arc<Form> {
    plan.map_or_else(|| BuiltIn::default().form(), |plan| Arc::clone(&plan.form))
}

/// The heading of the column of the baseline, in the words of the form.
pub fn baseline(form: &Form, language: Language) -> &str {
    form.labels.baseline.text(language)
}

/// The term for an indicator, in the words of the form.
pub fn indicator(form: &Form, language: Language) -> &str {
    form.labels.indicator.text(language)
}

/// The label of an option of 目標の数え方.
pub fn basis(basis: Option<Basis>, language: Language) -> &'static str {
    match basis {
        None => unset(language),
        Some(Basis::Increment) => language.choose("各年度の増加分", "Increase in each year"),
        Some(Basis::Level) => language.choose("各年度の値", "Value in each year"),
        Some(Basis::PeriodTotal) => language.choose("計画期間の累計", "Total over the whole period"),
        Some(Basis::PeriodAverage) => language.choose("計画期間の平均", "Average over the whole period"),
    }
}

/// The label of the option for "not chosen".
fn unset(language: Language) -> &'static str {
    language.choose("未設定", "Not chosen")
}

/// The label of an option of 指標の種類.
pub fn measure(measure: Measure, language: Language) -> &'static str {
    match measure {
        Measure::Count => language.choose("件数", "Count"),
        Measure::Amount => language.choose("金額", "Money"),
        Measure::Ratio => language.choose("割合", "Ratio"),
        Measure::Descriptive => language.choose("定性", "Described in words"),
    }
}

/// The label of an option of 目標の条件.
pub fn bound(bound: Bound, language: Language) -> &'static str {
    match bound {
        Bound::AtLeast => language.choose("以上", "at least"),
        Bound::Above => language.choose("超", "more than"),
        Bound::AtMost => language.choose("以下", "at most"),
        Bound::Below => language.choose("未満", "less than"),
    }
}

/// The label of an option of めざす向き.
pub fn direction(direction: Option<Direction>, language: Language) -> &'static str {
    match direction {
        None => unset(language),
        Some(Direction::Up) => language.choose("増やす", "Increase"),
        Some(Direction::Down) => language.choose("減らす", "Decrease"),
        Some(Direction::Keep) => language.choose("保つ", "Keep"),
    }
}

/// The meaning of a year's actual, by 目標の数え方; only 各年度の増加分 leaves a choice (実績の書き方).
pub fn actual_of_year(row: &Indicator, language: Language) -> &'static str {
    match row.basis {
        None => language.choose("その年度の実績", "Actual of the year"),
        Some(Basis::Increment) => actuals_are(row.actuals_are, language),
        Some(Basis::PeriodTotal) => actuals_are(ActualsAre::Increments, language),
        Some(Basis::Level | Basis::PeriodAverage) => language.choose("その年度の値", "Value of the year"),
    }
}

/// The label of an option of 実績の書き方.
pub fn actuals_are(are: ActualsAre, language: Language) -> &'static str {
    match are {
        ActualsAre::Increments => language.choose("その年度の増加分", "Increase in the year"),
        ActualsAre::Levels => language.choose("年度末の水準", "Level at the end of the year"),
    }
}

/// The label of an option of 達成率の出し方.
pub fn rate_formula(formula: RateFormula, language: Language) -> &'static str {
    match formula {
        RateFormula::ByDirection => language.choose("向きによる", "By the aim"),
        RateFormula::OfTarget => language.choose("実績÷目標", "Actual ÷ target"),
        RateFormula::OfPlannedGain => language.choose("増減による", "By planned change"),
    }
}

/// The label of an option of 達成率の端数.
pub fn rate_rounding(rounding: RateRounding, language: Language) -> &'static str {
    let english = match (rounding.decimals, rounding.way) {
        (Decimals::Zero, Rounding::HalfUp) => "Whole number (rounded)",
        (Decimals::One, Rounding::HalfUp) => "One decimal (rounded)",
        (Decimals::Two, Rounding::HalfUp) => "Two decimals (rounded)",
        (Decimals::Zero, Rounding::Down) => "Whole number (rounded down)",
        (Decimals::One, Rounding::Down) => "One decimal (rounded down)",
        (Decimals::Two, Rounding::Down) => "Two decimals (rounded down)",
    };
    language.choose(columns::rate_rounding(rounding), english)
}

/// The label of an option of 把握時期.
pub fn measured(measured: &Measured, language: Language) -> &'static str {
    match measured {
        Measured::YearEnd => language.choose("年度末", "At the end of the fiscal year"),
        Measured::Survey { .. } => language.choose("調査の年", "In survey years"),
        Measured::Rolling => language.choose("随時", "At any time"),
    }
}

/// 速報 or 見込; blank for a final value.
pub fn certainty(certainty: Certainty, language: Language) -> &'static str {
    match certainty {
        Certainty::Final => "",
        Certainty::Preliminary => language.choose("速報", "preliminary"),
        Certainty::Estimate => language.choose("見込", "estimate"),
    }
}

/// The word for the state of a year without a figure.
pub(super) fn gap(gap: Gap, language: Language) -> &'static str {
    match gap {
        Gap::Blank => language.choose("未入力", "not entered"),
        Gap::Unknown => language.choose("未把握", "not known"),
        Gap::Unread => language.choose("読取不能", "unreadable"),
        Gap::NoBaseline | Gap::NoYearBefore(_) => language.choose("計算不能", "not calculable"),
    }
}

/// The reason why a figure is not known; 未把握 if no reason is given.
pub fn unknown(reason: Option<UnknownReason>, language: Language) -> &'static str {
    match reason {
        None => language.choose("未把握", "not known"),
        Some(UnknownReason::BeingCounted) => language.choose("集計中", "being counted"),
        Some(UnknownReason::UnderSurvey) => language.choose("調査中", "under survey"),
        Some(UnknownReason::Unpublished) => language.choose("未公表", "not published yet"),
        Some(UnknownReason::Incalculable) => language.choose("算定不能", "cannot be calculated"),
        Some(UnknownReason::Incomparable) => language.choose("比較不能", "cannot be compared"),
    }
}

/// A fiscal year in both eras, without the word 年度: `2022（令和4）`.
pub(crate) fn year_in_both_eras(year: FiscalYear) -> String {
    let era = year.era_label();
    format!("{year}（{}）", era.strip_suffix("年度").unwrap_or(&era))
}

/// A fiscal year: `2022年度`.
pub fn year(year: FiscalYear, language: Language) -> String {
    sentence!(language, "{year}年度", "FY{year}")
}

/// A fiscal year as an option of a choice: its value and its text.
pub fn year_option(of: FiscalYear, language: Language) -> (String, String) {
    (of.to_string(), year(of, language))
}

/// A range of fiscal years; a single year if both are the same.
pub(crate) fn year_range(first: FiscalYear, last: FiscalYear, language: Language) -> String {
    if first == last {
        year(first, language)
    } else {
        sentence!(language, "{first}～{last}年度", "FY{first}–{last}")
    }
}

/// A list of years in which consecutive years are joined: `2021年度、2025～2026年度`.
pub(super) fn runs_of_years(years: &[FiscalYear], language: Language) -> String {
    let mut runs: Vec<(FiscalYear, FiscalYear)> = Vec::new();
    for &year in years {
        match runs.last_mut() {
            Some((_, last)) if last.plus(1) == Some(year) => *last = year,
            _ => runs.push((year, year)),
        }
    }
    language.list(runs.iter().map(|(first, last)| year_range(*first, *last, language)))
}
