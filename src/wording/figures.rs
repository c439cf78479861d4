//! Totals and rates as the grid shows them: the figure with at most one mark, and the notes behind the mark (gaps,
//! provisional values, the years or the formula of a rate), or the reason why there is no figure.

use super::computed_figure::{ComputedFigure, FigureMark, FigureYear};
use super::medium::Medium;
use super::rates::ShownRate;
use super::{Language, judging, running, terms, units};
use crate::checks;
use crate::figures::achievement::{self, Achievement, Formula, Rate, Why};
use crate::figures::progress::{self, ProgressState, Verdict, WordSource};
use crate::figures::totals::{self, Fraction, Gap, Gaps, Span, Sum, Total};
use crate::plan::cell::State;
use crate::plan::indicator::Row;
use crate::plan::judging::JudgedWord;
use crate::plan::{Basis, Cell, Certainty, Indicator};
use crate::value::{Amount, FiscalYear};

/// The computed figures beside the years of a row group: the column 累計 (for levels 達成状況) and the column 達成率.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// The total of the 目標 row.
    pub target: ComputedFigure,
    /// The total of the 実績 row.
    pub actual: ComputedFigure,
    /// The overall 達成率.
    pub rate: ComputedFigure,
}

/// The figures of the computed rows of a row group. Each list has one figure for each year of the plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct YearFigures {
    /// The row 目標累計.
    pub running_targets: Vec<ComputedFigure>,
    /// The row 実績累計.
    pub running_actuals: Vec<ComputedFigure>,
    /// The row 単年度達成率.
    pub rates: Vec<ComputedFigure>,
}

/// The figures beside the years; blank for an unused slot of a form, which is not counted anywhere (`docs/decisions.md`
/// 6). Levels have no total: their 達成状況 is the last target, and the newest actual beside the target of its year.
pub fn totals(indicator: &Indicator, span: Span<'_>, language: Language) -> Totals {
    totals_with(no_rate, indicator, span, language)
}

/// The same figures for paper, without hints on what the user can do on the page.
pub(crate) fn totals_on_paper(indicator: &Indicator, span: Span<'_>, language: Language) -> Totals {
    totals_with(why_no_rate, indicator, span, language)
}

/// A function that returns the reason why there is no rate.
type SaysWhy = fn(Why, Language) -> String;

fn totals_with(says_why: SaysWhy, indicator: &Indicator, span: Span<'_>, language: Language) -> Totals {
    if indicator.is_unused() {
        return Totals::default();
    }
    let (target, actual) = cumulative(indicator, span, language);
    let newest = span.newest_first().find(|year| indicator.actual(*year).amount().is_some());
    let rate = achievement(&achievement::overall(indicator, span), indicator, span, newest, (language, says_why));
    Totals { target, actual, rate }
}

/// The figures of the 目標 row and of the 実績 row in the column 累計 (達成状況).
pub(super) fn cumulative(
    indicator: &Indicator,
    span: Span<'_>,
    language: Language,
) -> (ComputedFigure, ComputedFigure) {
    if indicator.basis == Some(Basis::Level) {
        let target = last_level(span, Row::Target, indicator, language);
        let actual = last_level(span, Row::Actual, indicator, language);
        let actual = against_target_of_its_year(actual, target.year, indicator);
        return (beside_stated(target, indicator, span, language), actual);
    }
    let target = target_total(indicator, span, language);
    let actual = total(&totals::actual_total(indicator, span), indicator, language);
    (target, ComputedFigure { year: last_actual(indicator, span).map(FigureYear::UpTo), ..actual })
}

/// The newest actual of a level with the target of its year, `5／12`, from which the rate beside it is computed. Only
/// the actual if the last target, `shown` in the row above, is of that year.
fn against_target_of_its_year(actual: ComputedFigure, shown: Option<FigureYear>, row: &Indicator) -> ComputedFigure {
    let target = match actual.year {
        Some(FigureYear::Single(year)) if actual.year != shown => row.target(year),
        _ => return actual,
    };
    let Some(amount) = target.amount() else { return actual };
    let [before, behind] = target.nuance_as_target(&row.unit);
    ComputedFigure { figure: format!("{}／{before}{}{behind}", actual.figure, amount.rounded()), ..actual }
}

/// The last year with a number in the total of the actuals; `None` if there is none, or if it is the last year of the
/// project.
fn last_actual(indicator: &Indicator, span: Span<'_>) -> Option<FiscalYear> {
    let in_project = || span.years().filter(|year| span.is_in_project(*year));
    let last = in_project().rev().find(|year| indicator.actual(*year).amount().is_some())?;
    (Some(last) != in_project().next_back()).then_some(last)
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

/// The number of the last year that has one, with its year and its certainty. 約 is kept.
fn last_level(span: Span<'_>, of: Row, indicator: &Indicator, language: Language) -> ComputedFigure {
    let cell = |year| if of == Row::Target { indicator.target(year) } else { indicator.actual(year) };
    let number = |year| match cell(year).state {
        State::Number { amount, certainty } => Some((year, amount, certainty)),
        _ => None,
    };
    let Some((year, amount, certainty)) = span.years().rev().find_map(number) else { return ComputedFigure::default() };
    let mut notes = vec![terms::year(year, language)];
    let mark = match certainty {
        Certainty::Final => None,
        Certainty::Preliminary => Some(FigureMark::Preliminary),
        Certainty::Estimate => Some(FigureMark::Estimate),
    };
    notes.extend(mark.map(|_| terms::certainty(certainty, language).to_owned()));
    let shown = ComputedFigure::of_amount(amount, &notes, mark, language);
    let unit = &indicator.unit;
    let nuance = if of == Row::Target { cell(year).nuance_as_target(unit) } else { cell(year).nuance(unit) };
    let figure = nuance.join(&shown.figure);
    ComputedFigure { figure, mark, year: Some(FigureYear::Single(year)), ..shown }
}

/// The total of the 目標 row, followed by the stated total if the two differ (`docs/decisions.md` 9).
fn target_total(indicator: &Indicator, span: Span<'_>, language: Language) -> ComputedFigure {
    let shown = total(&totals::target_total(indicator, span), indicator, language);
    beside_stated(shown, indicator, span, language)
}

/// The figure, with the stated total if the two differ.
fn beside_stated(shown: ComputedFigure, indicator: &Indicator, span: Span<'_>, language: Language) -> ComputedFigure {
    match &indicator.stated_total {
        Some(stated) if totals::stated_differs(indicator, span) => {
            let stated = stated.shown(&indicator.unit);
            shown.beside_stated(sentence!(language, "記載は {stated}", "stated: {stated}"))
        }
        _ => shown,
    }
}

fn total(total: &Total, indicator: &Indicator, language: Language) -> ComputedFigure {
    match total {
        Total::Sum(sum) => of_sum(sum, &sum_notes(sum, language), language),
        Total::Mean(sum) => {
            let mean = mean_of(sum);
            let mean = if mean.is_empty() { mean } else { sentence!(language, "平均 {mean}", "average {mean}") };
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

/// The mark of a sum with the greatest weight; `None` if nothing qualifies the sum.
fn mark_of(sum: &Sum) -> Option<FigureMark> {
    let marks = [
        (!sum.is_complete() || sum.mixes_units, FigureMark::Qualified),
        (sum.preliminary, FigureMark::Preliminary),
        (sum.estimate, FigureMark::Estimate),
    ];
    marks.into_iter().filter(|(is_there, _)| *is_there).map(|(_, mark)| mark).max()
}

/// A running total with short notes: `57,250（1年分未入力・速報）`.
pub(super) fn up_to_year(sum: &Total, indicator: &Indicator, language: Language) -> ComputedFigure {
    let Total::Sum(sum) = sum else { return total(sum, indicator, language) };
    let mut notes = gap_notes(&sum.gaps, language);
    for (is_in, certainty) in [(sum.preliminary, Certainty::Preliminary), (sum.estimate, Certainty::Estimate)] {
        if is_in {
            notes.push(terms::certainty(certainty, language).to_owned());
        }
    }
    notes.extend(unit_note(sum, language));
    of_sum(sum, &notes, language)
}

/// The mean as it is shown; blank if there is no value.
pub(super) fn mean_of(sum: &Sum) -> String {
    sum.shown_mean().map(Amount::grouped).unwrap_or_default()
}

/// A mean with that number of decimals and with separators.
pub(super) fn grouped_mean(mean: Fraction, places: u32) -> String {
    let plain = mean.rounded(places);
    Amount::from_plain(&plain).map_or(plain, Amount::grouped)
}

/// The single target of the whole period with its unit and 目標の条件, as a plan states it: `50%超`.
pub(crate) fn period_target(target: &Cell, indicator: &Indicator, medium: Medium, language: Language) -> String {
    let figure = medium.target(target, &indicator.unit);
    if target.amount().is_none() {
        return if target.is_blank() { language.say("未入力", "not entered") } else { figure };
    }
    let bound = terms::bound(achievement::bound_in_force(indicator), language);
    let figure = units::behind_figure(&figure, &indicator.unit, language);
    language.choose(format!("{figure}{bound}"), format!("{bound} {figure}"))
}

/// The notes on a sum: for each reason the number of years without a value, and whether provisional values or estimates
/// are included.
pub(crate) fn sum_notes(sum: &Sum, language: Language) -> Vec<String> {
    let mut notes = gap_notes(&sum.gaps, language);
    if sum.preliminary {
        notes.push(language.say("速報を含む", "includes preliminary values"));
    }
    if sum.estimate {
        notes.push(language.say("見込を含む", "includes estimates"));
    }
    notes.extend(unit_note(sum, language));
    notes
}

/// The note that the sum includes figures in another unit (KPI-004); `None` if it does not.
fn unit_note(sum: &Sum, language: Language) -> Option<String> {
    sum.mixes_units.then(|| language.say("単位の異なる値を含む", "includes figures in another unit"))
}

/// The number of missing years for each reason: 1年分未把握.
pub(super) fn gap_notes(gaps: &Gaps, language: Language) -> Vec<String> {
    let kinds = [
        (&gaps.blank, language.choose("未入力", "not entered")),
        (&gaps.unknown, language.choose("未把握", "not known")),
        (&gaps.unread, language.choose("読取不能", "unreadable")),
        (&gaps.underived, language.choose("計算不能", "not calculable")),
    ];
    let present = kinds.into_iter().filter(|(years, _)| !years.is_empty());
    present.map(|(years, kind)| years_of_kind(years.len(), kind, language)).collect()
}

fn years_of_kind(count: usize, kind: &str, language: Language) -> String {
    let years = if count == 1 { "year" } else { "years" };
    sentence!(language, "{count}年分{kind}", "{count} {years} {kind}")
}

/// A figure with its notes, `figure（note・note）`; only the notes if the figure is blank.
pub(crate) fn with_notes(figure: String, notes: &[String], language: Language) -> String {
    let notes = language.series(notes);
    match (figure.is_empty(), notes.is_empty()) {
        (_, true) => figure,
        (true, false) => notes,
        (false, false) => sentence!(language, "{figure}（{notes}）", "{figure} ({notes})"),
    }
}

/// The text of 年度の実績入力 for a year: 単年度達成率 and, in a year that has not ended, the progress of the KPI.
pub fn of_year(indicator: &Indicator, span: Span<'_>, year: FiscalYear, language: Language) -> String {
    let rate = yearly(indicator, span, year, language).text(language);
    let day = span.day_within(year);
    let how_far = day.and_then(|day| progress::how_far(indicator, span, year, day));
    let Some(how_far) = how_far.map(|how_far| running::sentence(how_far, indicator, year, Medium::Screen, language))
    else {
        return rate;
    };
    if rate.is_empty() { how_far } else { format!("{rate} {how_far}") }
}

fn yearly(indicator: &Indicator, span: Span<'_>, year: FiscalYear, language: Language) -> ComputedFigure {
    match achievement::yearly(indicator, span, year) {
        Achievement::Rate(rate) => rate_figure(&rate, &qualities(&rate, language), language),
        // If the year's actual is not entered yet, the missing rate needs no reason.
        _ if indicator.actual(year).is_blank() => ComputedFigure::default(),
        other => achievement(&other, indicator, span, Some(year), (language, no_rate)),
    }
}

/// The figure for an achievement; `newest` is the year of its newest actual.
fn achievement(
    achievement: &Achievement,
    indicator: &Indicator,
    span: Span<'_>,
    newest: Option<FiscalYear>,
    (language, says_why): (Language, SaysWhy),
) -> ComputedFigure {
    let judged = |achieved| judged_in(newest, indicator, span, met_or_below(achieved), language);
    match achievement {
        Achievement::Rate(rate) => {
            let notes = rate_notes(rate, indicator, span, language);
            let shown =
                ComputedFigure { year: Some(rate_year(rate, indicator)), ..rate_figure(rate, &notes, language) };
            // What the cell itself shows, its sign and its year, needs no mark.
            let judged = judged_in(Some(rate.years.1), indicator, span, rate.result(), language);
            let years = years_said(rate, indicator, span, language);
            let is_said = |note: &String| *note == judged || Some(note) == years.as_ref();
            if notes.iter().all(is_said) { ComputedFigure { mark: None, ..shown } } else { shown }
        }
        Achievement::Judged { achieved } => ComputedFigure::plain(judged(*achieved)),
        Achievement::Undefined { why, achieved } => {
            let mut notes = vec![says_why(*why, language)];
            notes.extend(achieved.map(judged));
            let why = with_notes(language.say("算定不可", "no rate"), &notes, language);
            ComputedFigure::new(String::new(), &[why], None, language)
        }
        Achievement::Nothing => ComputedFigure::default(),
    }
}

/// The year of a rate: for 各年度の値 the year of its figures, otherwise the last of its years.
fn rate_year(rate: &Rate, indicator: &Indicator) -> FigureYear {
    if indicator.basis == Some(Basis::Level) {
        FigureYear::Single(rate.years.1)
    } else {
        FigureYear::UpTo(rate.years.1)
    }
}

/// The years of a rate as its notes name them, if the year shown with the rate says the same: they begin with the project,
/// or it is the rate of a level. `None` otherwise.
fn years_said(rate: &Rate, indicator: &Indicator, span: Span<'_>, language: Language) -> Option<String> {
    let (first, last) = rate.years;
    let begins = span.years().find(|year| span.is_in_project(*year)) == Some(first);
    (begins || indicator.basis == Some(Basis::Level)).then(|| terms::year_range(first, last, language))
}

/// A rate with the mark of its formula, or with the mark that it fell behind.
fn rate_figure(rate: &Rate, notes: &[String], language: Language) -> ComputedFigure {
    let mark = match (rate.formula, rate.fell_behind) {
        (Formula::OfPlannedGain, false) => Some(FigureMark::OfGain),
        (Formula::OfPlannedGain, true) | (_, false) => None,
        (_, true) => Some(FigureMark::FellBehind),
    };
    ComputedFigure::new(ShownRate::new(rate, language).figure, notes, mark, language)
}

/// The notes on a rate itself: its formula, and whether the KPI fell behind its baseline if the figure does not show that.
fn qualities(rate: &Rate, language: Language) -> Vec<String> {
    match rate.formula {
        Formula::OfPlannedGain => vec![language.say("増減による", "of the planned change")],
        _ if rate.fell_behind => vec![language.say("後退", "fell behind the baseline")],
        _ => Vec::new(),
    }
}

/// The word for a result, as 概況 judges the year: if a figure is doubtful or the year has not ended, the word states that
/// (`docs/decisions.md` 67, 78); under a rule of grades it is the rule's word for the year.
pub(super) fn judged_in(
    year: Option<FiscalYear>,
    indicator: &Indicator,
    span: Span<'_>,
    of: JudgedWord,
    language: Language,
) -> String {
    let state = match of {
        _ if year.is_some_and(|year| checks::is_unsure(indicator, span, year)) => ProgressState::Unsure,
        _ if year.is_some_and(|year| span.day_within(year).is_some()) => ProgressState::Running,
        JudgedWord::Met => ProgressState::Met,
        JudgedWord::OnTrack => ProgressState::OnTrack,
        JudgedWord::Below => ProgressState::Below,
    };
    let verdict = year.map_or_else(|| state.into(), |year| Verdict::new(indicator, span, year, state));
    let source = year.map(|year| WordSource::new(indicator, span, year, state)).unwrap_or_default();
    judging::with_source(judging::verdict(verdict, span, language), source, language)
}

/// The result of a KPI without a rate.
pub(super) fn met_or_below(achieved: bool) -> JudgedWord {
    if achieved { JudgedWord::Met } else { JudgedWord::Below }
}

/// The notes on a rate: the formula, the years if they are not all years of the project, and for a KPI of 水準 whether
/// the target is met.
fn rate_notes(rate: &Rate, indicator: &Indicator, span: Span<'_>, language: Language) -> Vec<String> {
    let mut notes = Vec::new();
    match rate.formula {
        Formula::OfTarget | Formula::OfPlannedGain => {}
        Formula::OfWholePeriod => {
            notes.push(language.say("全期間目標に対する進捗", "progress towards the whole period’s target"));
        }
        Formula::OfMean => notes.push(language.say("平均", "average")),
    }
    let mut qualities = qualities(rate, language);
    let of_gain = rate.formula == Formula::OfPlannedGain;
    if of_gain {
        notes.append(&mut qualities);
    }
    let (first, last) = rate.years;
    let mut project = span.years().filter(|year| span.is_in_project(*year));
    let is_whole = project.next() == Some(first) && project.next_back().unwrap_or(first) == last;
    if indicator.whole_target().is_none() && !is_whole {
        notes.push(terms::year_range(first, last, language));
    }
    notes.append(&mut qualities);
    if indicator.basis == Some(Basis::Level) {
        notes.push(judged_in(Some(last), indicator, span, rate.result(), language));
    }
    notes
}

/// The note that sums leave out these years; blank if there are none.
pub(crate) fn years_left_out(years: &[FiscalYear], language: Language) -> String {
    if years.is_empty() {
        return String::new();
    }
    let years = terms::runs_of_years(years, language);
    sentence!(language, "{years}（該当なし）を除く", "leaving out {years} (not applicable)")
}

/// The reason why there is no rate.
pub fn why_no_rate(why: Why, language: Language) -> String {
    match why {
        Why::BasisUnset => language.say("目標の数え方が未設定", "how targets are counted is not chosen"),
        Why::DirectionUnset => language.say("めざす向きが未設定", "the aim is not chosen"),
        Why::TargetZero => language.say("目標が0", "the target is 0"),
        Why::TargetNotApplicable => language.say("目標が該当なし", "the target is not applicable"),
        Why::TargetMissing { year, gap } => missing(language.choose("目標", "target"), year, gap, language),
        Why::ActualMissing { year, gap } => missing(language.choose("実績", "actual"), Some(year), gap, language),
        Why::NoActual => language.say("実績が未入力", "no actual entered"),
        Why::NoYearWithBoth => language.say("目標と実績がそろう年度がない", "no year has both a target and an actual"),
        Why::NoBaseline => language.say("開始前の値がない", "no baseline"),
        Why::BaselineOnAnotherBasis => {
            language.say("開始前の値と目標の期間が異なる", "the baseline covers a different period from the target")
        }
        Why::TargetEqualsBaseline => language.say("目標が開始前の値と同じ", "the target equals the baseline"),
        Why::WrongSign => language.say("目標が「めざす向き」と逆", "the target goes against the aim"),
        Why::LessIsBetter => language.say("少ないほどよい指標", "less is better"),
        Why::LessIsBetterOfTarget => language
            .say("少ないほどよい指標は実績÷目標では出せません", "less is better, so actual ÷ target cannot be used"),
        Why::NegativeTarget => language.say(
            "目標が負の値のため実績÷目標では出せません",
            "the target is below 0, so actual ÷ target cannot be used",
        ),
        Why::PeriodNotOver => language.say("計画期間の途中", "the plan period is not over"),
    }
}

/// The same reason, with what the user can do about it on the page.
pub fn no_rate(why: Why, language: Language) -> String {
    let said = why_no_rate(why, language);
    match why {
        Why::LessIsBetterOfTarget | Why::NegativeTarget => sentence!(
            language,
            "{said}。「達成率の出し方」で「増減による」を選べます",
            "{said}; you can choose “By planned change” as the rate formula"
        ),
        _ => said,
    }
}

fn missing(what: &str, year: Option<FiscalYear>, gap: Gap, language: Language) -> String {
    let year = year.map(|year| terms::year(year, language)).unwrap_or_default();
    let of_year = if year.is_empty() {
        language.choose(what.to_owned(), format!("the {what}"))
    } else {
        sentence!(language, "{year}の{what}", "the {what} for {year}")
    };
    let no_increment = |before: &str| {
        sentence!(
            language,
            "{before}の値がなく、{year}の増加分を計算できない",
            "no {before}, so the increase in {year} cannot be calculated"
        )
    };
    match gap {
        Gap::Blank => sentence!(language, "{of_year}が未入力", "{of_year} is not entered"),
        Gap::Unknown => sentence!(language, "{of_year}が未把握", "{of_year} is not known"),
        Gap::Unread => sentence!(language, "{of_year}が読取不能", "{of_year} is unreadable"),
        Gap::NoBaseline => no_increment(language.choose("開始前", "baseline")),
        Gap::NoYearBefore(before) => {
            let before = terms::year(before, language);
            no_increment(&language.choose(before.clone(), format!("value for {before}")))
        }
    }
}
