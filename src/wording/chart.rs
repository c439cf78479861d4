//! The chart of a KPI as sentences: what is reached, against which target, and what is missing or not final. They state
//! everything that the drawing shows, for readers who cannot see it and for a printed page that is read aloud.

use super::medium::Medium;
use super::rates::ShownRate;
use super::{Label, Language, figures, judging, names, running, terms, units, widths};
use crate::checks;
use crate::figures::achievement::{self, Achievement, bound_in_force};
use crate::figures::chart::periods::Period;
use crate::figures::chart::{Bar, Chart, ChartColumn, Drawing, LineKind};
use crate::figures::totals::{self, Gap, Span, Total};
use crate::plan::cell::State;
use crate::plan::{Basis, Bound, Cell, Certainty, Indicator, Plan};
use crate::value::{Amount, FiscalYear};

/// The width of the longest unit that has room beside the start of the axis, in hundredths of the font size.
const MOST_UNIT: usize = 1400;

/// The sentences about the chart of a KPI; `None` for a KPI that has no chart.
pub fn sentences(indicator: &Indicator, span: Span<'_>, medium: Medium, language: Language) -> Option<String> {
    let (chart, basis) = (Chart::from_indicator(indicator, span)?, totals::basis(indicator)?);
    let writer = ChartSentenceWriter { indicator, basis, span, medium, language };
    let mut sentences = match chart.newest() {
        Some(newest) => vec![writer.reached(&chart, newest)],
        None => vec![language.say("実績はまだありません。", "There are no actuals yet.")],
    };
    sentences.extend(writer.goal(&chart));
    sentences.extend(writer.missing_targets());
    sentences.extend(writer.gaps(&chart));
    sentences.extend(writer.not_final());
    Some(sentences.join(language.choose("", " ")))
}

/// The sentences about the earlier periods at the left of a KPI's own period in its chart; `None` if there are none.
pub fn earlier_periods(earlier: &[Period<'_>], medium: Medium, language: Language) -> Option<String> {
    let of_one = |period: &Period<'_>| {
        let (plan, years) =
            (period_name(period.plan, language), sentences(period.row, period.span(), medium, language)?);
        Some(sentence!(language, "区切りの前は{plan}です。{years}", "Before the break: {plan}. {years}"))
    };
    let mut said: Vec<String> = earlier.iter().filter_map(of_one).collect();
    if said.is_empty() {
        return None;
    }
    let none_across = language.choose(
        "計画の区切りをまたぐ達成率と前年差は出しません。",
        "There is no achievement and no change on the year before across the break.",
    );
    said.push(none_across.to_owned());
    Some(said.join(language.choose("", " ")))
}

/// A plan by its name and its years: `「第2期総合戦略」（2020～2024年度）`.
pub fn period_name(plan: &Plan, language: Language) -> String {
    let (name, years) =
        (names::plan_name(plan, language), terms::year_range(plan.years.first(), plan.years.last(), language));
    let name = names::without_long_runs(&name);
    sentence!(language, "「{name}」（{years}）", "“{name}” ({years})")
}

/// The first line of a large chart: the start of the axis if that is not 0, and the unit if there is room beside it;
/// `None` if there is neither.
pub fn first_line(unit: &str, starts_at: Option<Amount>, medium: Medium, language: Language) -> Option<String> {
    let unit = Some(units::behind_name("", unit, language).trim_start().to_owned()).filter(|unit| !unit.is_empty());
    let start = starts_at.map(|start| {
        let start = medium.figure(&start.grouped());
        sentence!(language, "縦軸は{start}から", "axis starts at {start}")
    });
    let unit = unit.filter(|unit| start.is_none() || widths::width(unit) <= MOST_UNIT);
    let parts: Vec<String> = [start, unit].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// The sentence on where the axis of a large chart begins, if that is not 0; `None` otherwise.
pub fn axis_sentence(unit: &str, starts_at: Option<Amount>, medium: Medium, language: Language) -> Option<String> {
    let start = units::behind_figure(&medium.figure(&starts_at?.grouped()), unit, language);
    Some(sentence!(
        language,
        "図の縦軸は0ではなく{start}から始まります。",
        "The axis of the chart starts at {start}, not at 0."
    ))
}

/// The legend of a drawing: the kinds of lines that make up each mark, and its meaning.
pub fn legend(drawing: &Drawing, basis: Basis, language: Language) -> Vec<(&'static [LineKind], &'static str)> {
    let is_sum = matches!(basis, Basis::Increment | Basis::PeriodTotal);
    let actual = if is_sum { Label::ROW_RUNNING_ACTUAL } else { Label::ROW_ACTUAL };
    let target = if basis == Basis::Increment { Label::ROW_RUNNING_TARGET } else { Label::ROW_TARGET };
    let goal = if basis.is_period() { Label::PERIOD_TARGET } else { Label::TARGET_OF_ALL_YEARS };
    let entries: [(&'static [LineKind], Label); 6] = [
        (&[LineKind::Actuals], actual),
        (&[LineKind::Provisional, LineKind::Hatching], Label::NOT_FINAL),
        (&[LineKind::Steps], target),
        (&[LineKind::Goal], goal),
        (&[LineKind::Missing], Label::NO_VALUE_YET),
        (&[LineKind::Breaks], Label::PERIOD_BREAK),
    ];
    let is_drawn = |kinds: &[LineKind]| kinds.iter().any(|kind| !drawing.path(*kind).is_empty());
    let drawn = entries.into_iter().filter(|(kinds, _)| is_drawn(kinds));
    drawn.map(|(kinds, label)| (kinds, label.text(language))).collect()
}

/// The inputs that every sentence needs.
#[derive(Clone, Copy)]
struct ChartSentenceWriter<'a> {
    indicator: &'a Indicator,
    basis: Basis,
    span: Span<'a>,
    medium: Medium,
    language: Language,
}

impl ChartSentenceWriter<'_> {
    /// The sentence on what the newest year has reached and how that compares with its target.
    fn reached(self, chart: &Chart, newest: ChartColumn) -> String {
        let Bar::Figure { amount, is_whole, .. } = newest.actual else { return String::new() };
        let language = self.language;
        let without_years = self.sums_without_years(newest.year);
        let left_out = match &without_years {
            Some((_, years)) => {
                let years = figures::years_left_out(years, language);
                sentence!(language, "（{years}）", " ({years})")
            }
            None if is_whole => String::new(),
            None => language.say("（値のない年度を除く）", " (leaving out years without a value)"),
        };
        let sums = without_years.map(|(sums, _)| sums);
        let (amount, target) = sums.map_or((amount, newest.target), |(actual, target)| (actual, Some(target)));
        let (year, actual) = (self.year(newest.year), self.with_unit(amount));
        let against = self.against(chart, ChartColumn { target, ..newest });
        match self.basis {
            Basis::Increment | Basis::PeriodTotal => sentence!(
                language,
                "{year}までの累計は{actual}{left_out}{against}です。",
                "By {year} the total is {actual}{left_out}{against}."
            ),
            Basis::Level => {
                sentence!(language, "{year}の値は{actual}{against}です。", "In {year} the value is {actual}{against}.")
            }
            Basis::PeriodAverage => {
                let mean = self.mean();
                sentence!(
                    language,
                    "{year}の値は{actual}、これまでの平均は{mean}{against}です。",
                    "In {year} the value is {actual}, the average so far {mean}{against}."
                )
            }
        }
    }

    /// The actual and the target that the rate of increments compares, and the years that the rate leaves out of both;
    /// `None` if it leaves out none.
    fn sums_without_years(self, newest: FiscalYear) -> Option<((Amount, Amount), Vec<FiscalYear>)> {
        let years = achievement::left_out(self.indicator, self.span, newest);
        match self.achievement(newest) {
            Achievement::Rate(rate) if !years.is_empty() => {
                Some(((rate.value.numerator(), rate.value.denominator()), years))
            }
            _ => None,
        }
    }

    /// The part of that sentence about the target: `で、同じ年度までの目標…の61.1%`; empty if the newest year has no target.
    fn against(self, chart: &Chart, newest: ChartColumn) -> String {
        let language = self.language;
        let (of_whole, of_years) = match self.basis {
            Basis::Increment => {
                (language.choose("同じ年度までの目標", "the target up to the same year"), newest.target)
            }
            Basis::Level => (language.choose("同じ年度の目標", "the target for the same year"), newest.target),
            Basis::PeriodTotal | Basis::PeriodAverage => {
                (language.choose("計画期間の目標", "the target for the whole period"), chart.goal)
            }
        };
        let Some(target) = of_years else { return String::new() };
        let (what, target) = (of_whole, self.target(target));
        let fell_behind = |rate: &achievement::Rate| {
            let is_unsure = || checks::is_unsure(self.indicator, self.span, newest.year);
            rate.fell_behind && rate.formula == achievement::Formula::OfPlannedGain && !is_unsure()
        };
        match self.achievement(newest.year) {
            Achievement::Rate(rate) if fell_behind(&rate) => {
                sentence!(
                    language,
                    "で、{what}{target}に届かず、開始前より後退",
                    ", which falls short of {what} ({target}) and behind the baseline"
                )
            }
            Achievement::Rate(rate) if self.basis == Basis::Level => {
                let shown = self.medium.figure(&ShownRate::new(&rate, language).figure);
                let planned = rate.formula == achievement::Formula::OfPlannedGain;
                let how = if planned { language.choose("（増減による）", " (by planned change)") } else { "" };
                sentence!(
                    language,
                    "、{what}{target}に対する達成率は{shown}{how}",
                    ", an achievement of {shown}{how} against {what} ({target})"
                )
            }
            Achievement::Rate(rate) => {
                let percent = self.medium.figure(&rate.percent());
                sentence!(language, "で、{what}{target}の{percent}%", ", {percent}% of {what} ({target})")
            }
            Achievement::Judged { achieved } if self.is_judged(newest.year) => {
                let met = judging::result(figures::met_or_below(achieved), self.span.judging(), language);
                sentence!(language, "で、{what}{target}に対して{met}", "; {what} ({target}) is {met}")
            }
            _ => sentence!(language, "、{what}は{target}", "; {what} is {target}"),
        }
    }

    /// Whether a judgement by the target may be named: the year is over, no figure is doubtful, no rule of grades applies,
    /// and the user has not chosen the word.
    fn is_judged(self, year: FiscalYear) -> bool {
        let is_chosen = || self.span.chosen_judgement(self.indicator.id, year).is_some();
        let is_unsure = || checks::is_unsure(self.indicator, self.span, year);
        self.span.day_within(year).is_none() && self.span.rule_of_views(year).is_none() && !is_chosen() && !is_unsure()
    }

    /// The rate or judgement for exactly the figures that the sentence names; a rate over other years would not follow from them.
    fn achievement(self, newest: FiscalYear) -> Achievement {
        let overall = || achievement::overall(self.indicator, self.span);
        match (self.basis, overall()) {
            (Basis::Level, _) => achievement::yearly(self.indicator, self.span, newest),
            (Basis::Increment, Achievement::Rate(rate)) if rate.years.1 != newest => Achievement::Nothing,
            (_, of_all) => of_all,
        }
    }

    /// The mean so far of a KPI whose target is a 計画期間の平均; blank for any other KPI.
    fn mean(self) -> String {
        let Total::Mean(sum) = totals::actual_total(self.indicator, self.span) else { return String::new() };
        let places = sum.amount.map_or(0, |amount| amount.scale() + 1);
        let mean = sum.mean().map(|mean| mean.rounded(places)).unwrap_or_default();
        self.with_unit_text(&self.medium.figure(&mean))
    }

    /// The sentence on the target of all years together, or on the last target; `None` if the first sentence already names it.
    fn goal(self, chart: &Chart) -> Option<String> {
        let (language, newest) = (self.language, chart.newest());
        let whole = |target: Amount| {
            let target = self.target(target);
            sentence!(language, "全期間の目標は{target}です。", "The target for all years is {target}.")
        };
        match self.basis {
            Basis::Increment => {
                let is_named = newest.is_some_and(|newest| newest.target == chart.goal);
                chart.goal.filter(|_| !is_named).map(whole)
            }
            Basis::Level => {
                let last = chart.columns.iter().rev().find(|column| column.target.is_some())?;
                let is_named = newest.is_some_and(|newest| newest.year == last.year);
                let (year, target) = (self.year(last.year), self.target(last.target.filter(|_| !is_named)?));
                Some(sentence!(language, "{year}の目標は{target}です。", "The target for {year} is {target}."))
            }
            Basis::PeriodTotal | Basis::PeriodAverage => chart.goal.filter(|_| newest.is_none()).map(whole),
        }
    }

    /// The sentence on the years whose target is required and missing; `None` if there are none.
    fn missing_targets(self) -> Option<String> {
        let (indicator, language) = (self.indicator, self.language);
        let has_none = |years: Vec<FiscalYear>| {
            let years = terms::runs_of_years(&years, language);
            (!years.is_empty())
                .then(|| sentence!(language, "{years}の目標がありません。", "There is no target for {years}."))
        };
        match self.basis {
            Basis::Increment => {
                let is_missing = |year: &FiscalYear| {
                    let state = indicator.target(*year).state;
                    let is_entered = matches!(state, State::Number { .. } | State::NotApplicable);
                    self.span.is_in_project(*year) && !is_entered
                };
                has_none(self.span.years().filter(is_missing).collect())
            }
            Basis::Level if self.span.years().all(|year| indicator.target(year).amount().is_none()) => {
                Some(language.say("目標はまだありません。", "There are no targets yet."))
            }
            Basis::Level => None,
            Basis::PeriodTotal | Basis::PeriodAverage => indicator
                .whole_target()
                .and_then(Cell::amount)
                .is_none()
                .then(|| language.say("計画期間の目標がありません。", "There is no target for the whole period.")),
        }
    }

    /// One sentence for each reason why years have no figure.
    fn gaps(self, chart: &Chart) -> Vec<String> {
        let kinds = [Gap::Blank, Gap::Unknown, Gap::Unread, Gap::NoBaseline].map(|gap| terms::gap(gap, self.language));
        let mut sentences = Vec::new();
        for kind in kinds {
            let is_there = |column: &&ChartColumn| matches!(column.actual, Bar::Missing(gap) if terms::gap(gap, self.language) == kind);
            let years: Vec<FiscalYear> = chart.columns.iter().filter(is_there).map(|column| column.year).collect();
            sentences.extend(self.years_are(&years, kind));
        }
        if sentences.len() == 1 && chart.newest().is_none() {
            // If no year has a value, another sentence already states it.
            sentences.retain(|_| !chart.columns.iter().any(|column| column.actual == Bar::Missing(Gap::Blank)));
        }
        sentences
    }

    /// The sentences on the years whose values may still change; empty if there are none.
    fn not_final(self) -> Vec<String> {
        let years_sentence = |(certainty, what): (Certainty, &str)| {
            let is_so = |year: &FiscalYear| matches!(self.indicator.actual(*year).state, State::Number { certainty: found, .. } if found == certainty);
            let years: Vec<FiscalYear> = self.span.years().filter(is_so).collect();
            self.years_are(&years, what)
        };
        let kinds = [
            (Certainty::Preliminary, self.language.choose("速報", "preliminary")),
            (Certainty::Estimate, self.language.choose("見込", "estimated")),
        ];
        kinds.into_iter().filter_map(years_sentence).collect()
    }

    /// One sentence about several years: `2025～2026年度は未入力です。`; `None` if there are no years.
    fn years_are(self, years: &[FiscalYear], what: &str) -> Option<String> {
        let language = self.language;
        let (count, years) = (years.len(), terms::runs_of_years(years, language));
        let (what, verb) = (what, if count == 1 { "is" } else { "are" });
        (count > 0).then(|| sentence!(language, "{years}は{what}です。", "{years} {verb} {what}."))
    }

    fn year(self, year: FiscalYear) -> String {
        terms::year(year, self.language)
    }

    fn with_unit(self, amount: Amount) -> String {
        self.with_unit_text(&self.medium.amount(amount))
    }

    fn with_unit_text(self, figure: &str) -> String {
        running::with_unit(figure, self.indicator, self.language)
    }

    /// A target with its unit, and with its 目標の条件 if that is not 以上.
    fn target(self, target: Amount) -> String {
        let target = self.with_unit(target);
        let is_sum = self.basis == Basis::Increment;
        match bound_in_force(self.indicator) {
            Bound::AtLeast => target,
            _ if is_sum => target,
            bound => {
                let bound = terms::bound(bound, self.language);
                sentence!(self.language, "{target}{bound}", "{bound} {target}")
            }
        }
    }
}
