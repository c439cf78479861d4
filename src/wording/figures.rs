//! Totals and rates as the grid shows them: the figure with at most one mark, and behind the mark what qualifies the figure
//! (gaps, provisional values, the years or the formula of a rate), or the reason for which there is no figure.

use super::computed_figure::{ComputedFigure, Mark};
use super::paper::Medium;
use super::{Language, terms};
use crate::figures::achievement::{self, Achievement, Formula, Rate, Why};
use crate::figures::totals::{self, Gap, Gaps, Span, Sum, Total};
use crate::plan::Indicator;
use crate::plan::cell::{Cell, Certainty, State};
use crate::plan::indicator::Basis;
use crate::value::fiscal_year::FiscalYear;

/// The computed figures of a row group beside its years: the column 累計 (達成状況 of levels) and the column 達成率.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The total of the 目標 row.
    pub target: ComputedFigure,
    /// The total of the 実績 row.
    pub actual: ComputedFigure,
    /// The overall 達成率.
    pub rate: ComputedFigure,
}

/// The figures of the computed rows of a row group. Each list has one for each year of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearFigures {
    /// The row 目標累計.
    pub running_targets: Vec<ComputedFigure>,
    /// The row 実績累計.
    pub running_actuals: Vec<ComputedFigure>,
    /// The row 単年度達成率.
    pub rates: Vec<ComputedFigure>,
}

/// The figures beside the years; empty for an unused slot of a form, which is not counted anywhere (`docs/decisions.md`
/// 6). Levels have no total: their 達成状況 is the last target and the newest actual, each with its year.
pub fn totals(indicator: &Indicator, span: Span<'_>, language: Language) -> Totals {
    if indicator.is_unused() {
        return Totals::default();
    }
    let (target, actual) = cumulative(indicator, span, language);
    Totals { target, actual, rate: overall(indicator, span, language) }
}

/// The figures of the 目標 row and of the 実績 row in the column 累計 (達成状況).
pub(super) fn cumulative(
    indicator: &Indicator,
    span: Span<'_>,
    language: Language,
) -> (ComputedFigure, ComputedFigure) {
    if indicator.basis == Some(Basis::Level) {
        let target = last_level(span, |year| indicator.target(year), language);
        let target = beside_stated(target, indicator, span, language);
        return (target, last_level(span, |year| indicator.actual(year), language));
    }
    let target = target_total(indicator, span, language);
    (target, total(&totals::actual_total(indicator, span), indicator, language))
}

/// The figures of the computed rows.
pub fn years(indicator: &Indicator, span: Span<'_>, language: Language) -> YearFigures {
    let running = |totals: Vec<Total>| totals.iter().map(|one| up_to_year(one, indicator, language)).collect();
    YearFigures {
        running_targets: running(totals::running_targets(indicator, span)),
        running_actuals: running(totals::running_actuals(indicator, span)),
        rates: span.years().map(|year| yearly(indicator, span, year, language)).collect(),
    }
}

/// The number of the last year that has one, with its year and how final it is.
fn last_level<'a>(span: Span<'_>, cell: impl Fn(FiscalYear) -> &'a Cell, language: Language) -> ComputedFigure {
    let number = |year| match cell(year).state {
        State::Number { amount, certainty } => Some((year, amount, certainty)),
        _ => None,
    };
    let Some((year, amount, certainty)) = span.years().rev().find_map(number) else { return ComputedFigure::default() };
    let mut notes = vec![terms::year(year, language)];
    let mark = match certainty {
        Certainty::Final => None,
        Certainty::Preliminary => Some(Mark::Preliminary),
        Certainty::Estimate => Some(Mark::Estimate),
    };
    notes.extend(mark.map(|_| terms::certainty(certainty, language).to_owned()));
    let shown = ComputedFigure::of_amount(amount, &notes, mark, language);
    ComputedFigure { mark, year: Some(year), ..shown }
}

/// The total of the 目標 row, followed by the stated total if the two differ (`docs/decisions.md` 9).
fn target_total(indicator: &Indicator, span: Span<'_>, language: Language) -> ComputedFigure {
    let shown = total(&totals::target_total(indicator, span), indicator, language);
    beside_stated(shown, indicator, span, language)
}

/// The figure, with the stated total if that is not the total of the targets.
fn beside_stated(shown: ComputedFigure, indicator: &Indicator, span: Span<'_>, language: Language) -> ComputedFigure {
    match &indicator.stated_total {
        Some(stated) if totals::stated_differs(indicator, span) => {
            let stated = stated.shown(&indicator.unit);
            shown.beside_stated(language.of(format!("記載は {stated}"), format!("stated: {stated}")))
        }
        _ => shown,
    }
}

fn total(total: &Total, indicator: &Indicator, language: Language) -> ComputedFigure {
    match total {
        Total::Sum(sum) => of_sum(sum, &sum_notes(sum, language), language),
        Total::Mean(sum) => {
            let mean = mean_of(sum);
            let mean =
                if mean.is_empty() { mean } else { language.of(format!("平均 {mean}"), format!("mean {mean}")) };
            ComputedFigure::new(mean, &sum_notes(sum, language), mark_of(sum), language)
        }
        Total::Period(target) => ComputedFigure::plain(period_target(target, indicator, Medium::Screen, language)),
        Total::None => ComputedFigure::default(),
    }
}

fn of_sum(sum: &Sum, notes: &[String], language: Language) -> ComputedFigure {
    match sum.amount {
        Some(amount) => ComputedFigure::of_amount(amount, notes, mark_of(sum), language),
        None => ComputedFigure::new(String::new(), notes, mark_of(sum), language),
    }
}

/// The weightiest mark of a sum.
fn mark_of(sum: &Sum) -> Option<Mark> {
    let marks =
        [(!sum.is_complete(), Mark::Qualified), (sum.preliminary, Mark::Preliminary), (sum.estimate, Mark::Estimate)];
    marks.into_iter().filter(|(is_there, _)| *is_there).map(|(_, mark)| mark).max()
}

/// A running total, with notes that are short: `57,250（1年分未入力・速報）`.
fn up_to_year(sum: &Total, indicator: &Indicator, language: Language) -> ComputedFigure {
    let Total::Sum(sum) = sum else { return total(sum, indicator, language) };
    let mut notes = gap_notes(&sum.gaps, language);
    for (is_in, certainty) in [(sum.preliminary, Certainty::Preliminary), (sum.estimate, Certainty::Estimate)] {
        if is_in {
            notes.push(terms::certainty(certainty, language).to_owned());
        }
    }
    of_sum(sum, &notes, language)
}

/// The mean with one more decimal than its parts have, since the exact mean seldom has as few decimals as they do;
/// empty if there is no value.
pub(super) fn mean_of(sum: &Sum) -> String {
    let places = sum.amount.map_or(0, |amount| amount.scale() + 1);
    sum.mean().map(|mean| mean.rounded(places)).unwrap_or_default()
}

/// The one target of the whole period with its unit and 比べ方, as a plan states it: `50%超`.
pub(super) fn period_target(target: &Cell, indicator: &Indicator, medium: Medium, language: Language) -> String {
    let figure = medium.target(target, &indicator.unit);
    if target.amount().is_none() {
        return if target.is_blank() { language.of("未入力", "not entered").to_owned() } else { figure };
    }
    let bound = terms::bound(indicator.bound, language);
    let unit = &indicator.unit;
    language.of(format!("{figure}{unit}{bound}"), format!("{bound} {figure} {unit}").trim_end().to_owned())
}

/// The notes on a sum: for each reason the number of years without a value, and whether provisional values or estimates
/// are included.
pub(super) fn sum_notes(sum: &Sum, language: Language) -> Vec<String> {
    let mut notes = gap_notes(&sum.gaps, language);
    if sum.preliminary {
        notes.push(language.of("速報を含む", "includes preliminary values").to_owned());
    }
    if sum.estimate {
        notes.push(language.of("見込を含む", "includes estimates").to_owned());
    }
    notes
}

fn gap_notes(gaps: &Gaps, language: Language) -> Vec<String> {
    let kinds = [
        (&gaps.blank, language.of("未入力", "not entered")),
        (&gaps.unknown, language.of("未把握", "not known")),
        (&gaps.unread, language.of("読取不能", "unreadable")),
        (&gaps.underived, language.of("計算不能", "without a value to subtract")),
    ];
    let present = kinds.into_iter().filter(|(years, _)| !years.is_empty());
    present.map(|(years, kind)| years_of_kind(years.len(), kind, language)).collect()
}

fn years_of_kind(count: usize, kind: &str, language: Language) -> String {
    let years = if count == 1 { "year" } else { "years" };
    language.of(format!("{count}年分{kind}"), format!("{count} {years} {kind}"))
}

/// A figure with its notes, `figure（note・note）`; the notes alone if the figure is empty.
pub(super) fn with_notes(figure: String, notes: &[String], language: Language) -> String {
    let notes = notes.join(language.of("・", ", "));
    match (figure.is_empty(), notes.is_empty()) {
        (_, true) => figure,
        (true, false) => notes,
        (false, false) => language.of(format!("{figure}（{notes}）"), format!("{figure} ({notes})")),
    }
}

fn yearly(indicator: &Indicator, span: Span<'_>, year: FiscalYear, language: Language) -> ComputedFigure {
    match achievement::yearly(indicator, span, year) {
        Achievement::Rate(rate) => {
            let behind = rate.fell_behind.then(|| fell_behind(language));
            let mark = rate.fell_behind.then_some(Mark::FellBehind);
            ComputedFigure::new(percent(&rate), behind.as_slice(), mark, language)
        }
        // A year whose actual is not entered yet needs no reason for having no rate.
        _ if indicator.actual(year).is_blank() => ComputedFigure::default(),
        other => achievement(&other, indicator, span, language),
    }
}

fn overall(indicator: &Indicator, span: Span<'_>, language: Language) -> ComputedFigure {
    achievement(&achievement::overall(indicator, span), indicator, span, language)
}

fn achievement(achievement: &Achievement, indicator: &Indicator, span: Span<'_>, language: Language) -> ComputedFigure {
    match achievement {
        Achievement::Rate(rate) => {
            let notes = rate_notes(rate, indicator, span, language);
            let only_judged = notes.iter().all(|note| note == judged(rate.achieved, language));
            let mark = rate.fell_behind.then_some(Mark::FellBehind);
            let shown = ComputedFigure::new(percent(rate), &notes, mark, language);
            // What the figure itself says needs no mark.
            if only_judged { ComputedFigure { mark: None, ..shown } } else { shown }
        }
        Achievement::Judged { achieved } => ComputedFigure::plain(judged(*achieved, language).to_owned()),
        Achievement::Undefined { why, achieved } => {
            let mut notes = vec![no_rate(*why, language)];
            notes.extend(achieved.map(|achieved| judged(achieved, language).to_owned()));
            let why = with_notes(language.of("算定不可", "no rate").to_owned(), &notes, language);
            ComputedFigure::new(String::new(), &[why], None, language)
        }
        Achievement::Nothing => ComputedFigure::default(),
    }
}

fn fell_behind(language: Language) -> String {
    language.of("後退", "fell behind the baseline").to_owned()
}

fn percent(rate: &Rate) -> String {
    format!("{}%", rate.percent())
}

/// 達成 or 目標を下回る.
pub(super) fn judged(achieved: bool, language: Language) -> &'static str {
    if achieved { language.of("達成", "met") } else { language.of("目標を下回る", "not met") }
}

/// The notes on a rate: the formula, the years if they are not all years of the project, and for a KPI of 水準 whether
/// the target is met.
fn rate_notes(rate: &Rate, indicator: &Indicator, span: Span<'_>, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    match rate.formula {
        Formula::OfTarget => {}
        Formula::OfPlannedGain => notes.push(language.of("増減による", "of the planned change").to_owned()),
        Formula::OfWholePeriod => {
            notes.push(language.of("全期間目標に対する進捗", "progress towards the whole period’s target").to_owned());
        }
        Formula::OfMean => notes.push(language.of("平均", "mean").to_owned()),
    }
    let (first, last) = rate.years;
    let mut project = span.years().filter(|year| span.is_in_project(*year));
    let is_whole = project.next() == Some(first) && project.next_back().unwrap_or(first) == last;
    if indicator.whole_target().is_none() && !is_whole {
        notes.push(year_range(first, last, language));
    }
    if rate.fell_behind {
        notes.push(fell_behind(language));
    }
    if indicator.basis == Some(Basis::Level) {
        notes.push(judged(rate.achieved, language).to_owned());
    }
    notes
}

/// A range of fiscal years; a single year if both are the same.
pub(super) fn year_range(first: FiscalYear, last: FiscalYear, language: Language) -> String {
    if first == last {
        terms::year(first, language)
    } else {
        language.of(format!("{first}～{last}年度"), format!("FY{first}–{last}"))
    }
}

/// The reason for which there is no rate.
pub fn no_rate(why: Why, language: Language) -> String {
    let fixed = |japanese: &str, english: &str| language.of(japanese, english).to_owned();
    match why {
        Why::BasisUnset => fixed("目標の数え方が未設定", "what a target stands for is not chosen"),
        Why::DirectionUnset => fixed("めざす向きが未設定", "the direction is not chosen"),
        Why::TargetZero => fixed("目標が0", "the target is 0"),
        Why::TargetNotApplicable => fixed("目標が該当なし", "the target is not applicable"),
        Why::TargetMissing { year, gap } => missing(language.of("目標", "target"), year, gap, language),
        Why::ActualMissing { year, gap } => missing(language.of("実績", "actual"), Some(year), gap, language),
        Why::NoActual => fixed("実績が未入力", "no actual entered"),
        Why::NoYearWithBoth => fixed("目標と実績がそろう年度がない", "no year has both target and actual"),
        Why::NoBaseline => fixed("開始前の値がない", "no baseline"),
        Why::BaselineOnAnotherBasis => fixed("開始前の値と目標の期間が異なる", "the baseline covers another period"),
        Why::TargetEqualsBaseline => fixed("目標が開始前の値と同じ", "the target equals the baseline"),
        Why::WrongSign => fixed("目標が「めざす向き」と逆", "the target runs against the aim"),
        Why::LessIsBetter => fixed("少ないほどよい指標", "less is better"),
        Why::LessIsBetterOfTarget => fixed(
            "少ないほどよい指標は実績÷目標では出せません。「達成率の出し方」で「増減による」を選べます",
            "less is better, where actual ÷ target has no meaning; choose “by planned change” as the formula of rates",
        ),
        Why::PeriodNotOver => fixed("計画期間の途中", "the period is not over"),
    }
}

fn missing(what: &str, year: Option<FiscalYear>, gap: Gap, language: Language) -> String {
    let year = year.map(|year| terms::year(year, language)).unwrap_or_default();
    let of_year = if year.is_empty() {
        language.of(what.to_owned(), format!("the {what}"))
    } else {
        language.of(format!("{year}の{what}"), format!("the {what} of {year}"))
    };
    let no_increment = |before: &str| {
        language.of(
            format!("{before}の値がなく、{year}の増加分を計算できない"),
            format!("no {before}, so no increase in {year}"),
        )
    };
    match gap {
        Gap::Blank => language.of(format!("{of_year}が未入力"), format!("{of_year} is not entered")),
        Gap::Unknown => language.of(format!("{of_year}が未把握"), format!("{of_year} is not known")),
        Gap::Unread => language.of(format!("{of_year}が読取不能"), format!("{of_year} is unreadable")),
        Gap::NoBaseline => no_increment(language.of("開始前", "baseline")),
        Gap::NoYearBefore(before) => {
            let before = terms::year(before, language);
            no_increment(&language.of(before.clone(), format!("value of {before}")))
        }
    }
}
