//! The formula of a rate with its figures, so that a reader can repeat the calculation on a pocket calculator:
//! `達成率 = 実績 17,390 ÷ 目標 34,780 × 100 = 50.0%`.
//!
//! Which formula applies is decided in [`crate::figures::achievement`]; this module only writes it down. Behind the
//! rate it adds figures that are easily confused with it: F1 (actual ÷ target) beside F2 (share of the planned gain),
//! the gap in points, and the progress of the whole plan.

use super::{Label, Language, figures, progress, terms};
use crate::figures::achievement::{self, Achievement, Formula, Rate, Why};
use crate::figures::progress::SortBy;
use crate::figures::totals::{self, Fraction, Span, Total};
use crate::plan::{ActualsAre, Basis, Indicator};
use crate::value::{Amount, FiscalYear};

/// The formula of the 達成率 in the column of that year, or in the 合計 column if `year` is `None`; the reason if there is
/// no rate; blank if there is nothing to show.
pub fn formula(indicator: &Indicator, span: Span<'_>, year: Option<FiscalYear>, language: Language) -> String {
    formula_lines(indicator, span, year, language).join(language.choose("。", ". "))
}

/// The rates of a KPI for its details, one per line: 累計達成率 with its explanation, and 最終目標比; for 各年度の増加分 also 単年度達成率 of
/// the newest year that has an actual; and the actuals that no rate contains yet, since an earlier year is missing.
pub fn rates(indicator: &Indicator, span: Span<'_>, language: Language) -> Vec<String> {
    let mut lines = formula_lines(indicator, span, None, language);
    let is_newest = |year: &FiscalYear| indicator.actual(*year).amount().is_some();
    let Some(newest) = span.years().rev().find(is_newest) else { return lines };
    let writer = FormulaWriter { indicator, span, language };
    if indicator.basis == Some(Basis::Increment)
        && let Achievement::Rate(rate) = achievement::yearly(indicator, span, newest)
    {
        lines.push(writer.named(writer.year_name(), &rate) + &writer.years(&rate, None));
    }
    if indicator.basis == Some(Basis::Level)
        && let Some(rate) = achievement::of_final_target(indicator, span, newest)
    {
        lines.push(writer.named(writer.final_name(), &rate) + &writer.years(&rate, None));
    }
    lines.extend(writer.waiting(newest));
    lines
}

fn formula_lines(indicator: &Indicator, span: Span<'_>, year: Option<FiscalYear>, language: Language) -> Vec<String> {
    let achievement = match year {
        Some(year) => achievement::yearly(indicator, span, year),
        None => achievement::overall(indicator, span),
    };
    let newest = year.or_else(|| span.newest_first().find(|year| indicator.actual(*year).amount().is_some()));
    let is_over = newest.and_then(|year| span.day_within(year)).is_none();
    let verdict = |achieved| figures::judged_in(newest, indicator, span, figures::met_or_below(achieved), language);
    match achievement {
        Achievement::Rate(rate) => {
            let whole =
                achievement::of_whole_plan(indicator, span).filter(|whole| year.is_none() && differ(whole, &rate));
            let writer = FormulaWriter { indicator, span, language };
            let name = writer.name(&rate, year);
            let mut lines = vec![writer.named(name, &rate) + &writer.years(&rate, year)];
            lines.extend(writer.beside(&rate));
            lines.extend(whole.map(|whole| writer.named(writer.final_name(), &whole)));
            lines
        }
        Achievement::Judged { achieved } => vec![judged(&verdict(achieved), language)],
        Achievement::Undefined { why, achieved } => {
            vec![undefined(why, achieved.filter(|_| is_over).map(verdict).as_deref(), language)]
        }
        Achievement::Nothing => Vec::new(),
    }
}

fn differ(whole: &Rate, rate: &Rate) -> bool {
    whole.value.denominator() != rate.value.denominator()
}

fn judged(verdict: &str, language: Language) -> String {
    sentence!(
        language,
        "「保つ」指標のため率はなく、実績が目標を満たすかだけを見ます：{verdict}",
        "The aim is to keep the value, so there is no rate; only whether the actual meets the target: {verdict}"
    )
}

fn undefined(why: Why, verdict: Option<&str>, language: Language) -> String {
    let why = figures::no_rate(why, language);
    match verdict {
        Some(verdict) => sentence!(
            language,
            "算定不可：{why}。実績と目標を比べた結果は{verdict}",
            "No rate: {why}. Compared with the target: {verdict}"
        ),
        None => sentence!(language, "算定不可：{why}", "No rate: {why}"),
    }
}

/// The sentence that an actual differs from the result of its numerator and denominator, with what to do; `None` if it
/// does not differ.
pub fn parts_differ(indicator: &Indicator, year: FiscalYear, language: Language) -> Option<String> {
    let share = totals::parts_differ(indicator, year)?.grouped();
    let actual = indicator.actual(year).shown(&indicator.unit);
    let year = terms::year(year, language);
    Some(sentence!(
        language,
        "{year}の実績は{actual}ですが、分子と分母からは{share}になります。どちらが正しいか確認してください。",
        "The actual for {year} is {actual}, but its numerator and denominator give {share}. Please check which is right."
    ))
}

/// The inputs of the parts of one formula.
struct FormulaWriter<'a> {
    indicator: &'a Indicator,
    span: Span<'a>,
    language: Language,
}

impl FormulaWriter<'_> {
    /// The whole equation with the name of the rate: `達成率 = 実績 150 ÷ 目標 200 × 100 = 75.0%`.
    fn named(&self, name: &str, rate: &Rate) -> String {
        let (top, bottom) = match rate.formula {
            Formula::OfTarget => (self.actual(rate), self.target(rate)),
            Formula::OfPlannedGain => self.gains(rate.value, rate.years.0),
            Formula::OfWholePeriod => (self.sum_of_actuals(rate), self.whole_target(rate)),
            Formula::OfMean => self.mean(),
        };
        let shown = self.shown(rate);
        format!("{name} = {top} ÷ {bottom} × 100 = {shown}")
    }

    /// The name of the rate in the column of that year, or of the whole.
    fn name(&self, rate: &Rate, year: Option<FiscalYear>) -> &'static str {
        let is_increment = self.indicator.basis == Some(Basis::Increment);
        match (rate.formula, year) {
            (Formula::OfWholePeriod, _) => {
                self.language.choose("全期間目標に対する進捗", "Progress towards the whole period’s target")
            }
            (_, Some(_)) if is_increment => self.year_name(),
            (_, None) if is_increment => self.language.choose("累計達成率", "Cumulative rate"),
            _ => self.language.choose("達成率", "Rate"),
        }
    }

    fn year_name(&self) -> &'static str {
        Label::ROW_YEAR_RATE.text(self.language)
    }

    fn final_name(&self) -> &'static str {
        progress::heading(SortBy::OfFinal, self.language)
    }

    /// The actual of the newest year, if the cumulative rate waits for the actual of an earlier year.
    fn waiting(&self, newest: FiscalYear) -> Option<String> {
        let why = match achievement::by_year(self.indicator, self.span, newest) {
            Achievement::Undefined { why, .. } if self.indicator.basis == Some(Basis::Increment) => why,
            _ => return None,
        };
        let Why::ActualMissing { year: missing, .. } = why else { return None };
        if missing >= newest {
            return None;
        }
        let (later, missing) = (terms::year(newest, self.language), terms::year(missing, self.language));
        Some(sentence!(
            self.language,
            "{later}の実績は入力済みですが、{missing}の実績がそろうまで累計達成率には入りません",
            "The actual for {later} is entered, but is left out of the cumulative rate until the actual for {missing} is known"
        ))
    }

    /// The percentage. If rounding would give 100 for a missed target, or the rate of おおむね順調 for a lower rate, it stays
    /// below that, with the reason.
    fn shown(&self, rate: &Rate) -> String {
        let percent = rate.percent();
        match rate.held_below() {
            None => format!("{percent}%"),
            Some(achievement::WHOLE) => sentence!(
                self.language,
                "{percent}%（未達成のため100%とはしません）",
                "{percent}% (the target is not met, so not shown as 100%)"
            ),
            Some(bound) => sentence!(
                self.language,
                "{percent}%（{bound}%に達していないため{bound}%とはしません）",
                "{percent}% (below {bound}%, so not shown as {bound}%)"
            ),
        }
    }

    fn labelled(&self, japanese: &str, english: &str, amount: Amount) -> String {
        format!("{} {}", self.language.choose(japanese, english), self.figure(amount))
    }

    /// An amount in the formula. A negative one is in brackets, so that its sign is not read as an operator.
    fn figure(&self, amount: Amount) -> String {
        let figure = amount.grouped();
        if amount.signum() < 0 { self.bracketed(&figure) } else { figure }
    }

    fn bracketed(&self, text: &str) -> String {
        sentence!(self.language, "（{text}）", "({text})")
    }

    fn actual(&self, rate: &Rate) -> String {
        let amount = rate.value.numerator();
        match self.indicator.actuals_are {
            _ if is_sum(rate) => self.sum_of_actuals(rate),
            ActualsAre::Levels if self.indicator.basis == Some(Basis::Increment) => {
                self.labelled("実績の増加分", "increase reached", amount)
            }
            _ => self.labelled("実績", "actual", amount),
        }
    }

    fn sum_of_actuals(&self, rate: &Rate) -> String {
        self.labelled("実績の合計", "sum of actuals", rate.value.numerator())
    }

    fn target(&self, rate: &Rate) -> String {
        let amount = rate.value.denominator();
        if is_sum(rate) {
            self.labelled("目標の合計", "sum of targets", amount)
        } else {
            self.labelled("目標", "target", amount)
        }
    }

    fn whole_target(&self, rate: &Rate) -> String {
        let amount = rate.value.denominator();
        match totals::basis(self.indicator) {
            Some(Basis::Increment) => self.labelled("全年度の目標の合計", "sum of targets for all years", amount),
            _ => self.labelled("計画期間の目標", "target for the whole period", amount),
        }
    }

    /// The numerator and the denominator of F2, whose quotient is `gains` and whose actual is that of `year`: （実績 49.0
    /// − 開始前 47.7）÷（目標 50 − 開始前 47.7）. The target is the target in the quotient, in its written form; in 最終目標比 it is
    /// not the target of the year.
    fn gains(&self, gains: Fraction, year: FiscalYear) -> (String, String) {
        let baseline = self.indicator.baseline.cell.amount().unwrap_or_default();
        let target = baseline + gains.denominator();
        let written = [self.indicator.target(year).amount(), totals::final_target(self.indicator, self.span)];
        let target = written.into_iter().flatten().find(|one| *one == target).unwrap_or(target);
        let actual = self.indicator.actual(year).amount().unwrap_or_default();
        let baseline = self.labelled("開始前", "baseline", baseline);
        let less = |figure: String| self.bracketed(&format!("{figure} − {baseline}"));
        (less(self.labelled("実績", "actual", actual)), less(self.labelled("目標", "target", target)))
    }

    fn mean(&self) -> (String, String) {
        let mean = match totals::actual_total(self.indicator, self.span) {
            Total::Mean(sum) => figures::mean_of(&sum),
            _ => String::new(),
        };
        let mean = format!("{} {mean}", self.language.choose("実績の平均", "average of actuals"));
        let target = self.indicator.period_target.amount().unwrap_or_default();
        (mean, self.labelled("目標", "target", target))
    }

    /// The years of the figures in brackets; blank in the column of a year, which already names the year.
    fn years(&self, rate: &Rate, column: Option<FiscalYear>) -> String {
        if column.is_some() {
            return String::new();
        }
        let years = terms::year_range(rate.years.0, rate.years.1, self.language);
        sentence!(self.language, "（{years}）", " ({years})")
    }

    /// The figures that are shown beside the rate: the rate by the other formula, and the gap in points.
    fn beside(&self, rate: &Rate) -> Vec<String> {
        let other_formula = |fraction: Fraction| {
            let (top, bottom) = match rate.formula {
                Formula::OfTarget => self.gains(fraction, rate.years.0),
                Formula::OfPlannedGain | Formula::OfWholePeriod | Formula::OfMean => (
                    self.labelled("実績", "actual", fraction.numerator()),
                    self.labelled("目標", "target", fraction.denominator()),
                ),
            };
            let percent = rate.beside_percent().unwrap_or_default();
            sentence!(
                self.language,
                "参考：{top} ÷ {bottom} × 100 = {percent}%",
                "For reference: {top} ÷ {bottom} × 100 = {percent}%"
            )
        };
        let points = |points: Amount| {
            let points = points.grouped();
            sentence!(self.language, "目標との差 {points}ポイント", "Gap to the target: {points} points")
        };
        rate.beside.map(other_formula).into_iter().chain(rate.points.map(points)).collect()
    }
}

/// Whether the figures of the rate are sums over several years.
fn is_sum(rate: &Rate) -> bool {
    rate.years.0 != rate.years.1
}
