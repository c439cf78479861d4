//! The rates, judgements and grades that a long file (公開用) states for the KPIs of a plan. The other figures are
//! computed from the cells in the file.
//!
//! A file does not contain the settings by which the plan judges: its threshold, its rule of grades, silenced doubts.
//! The rates, judgements and grades of its rows are therefore those that the file states; without a stated value there
//! is none.

use crate::figures::achievement::{Formula, Rate};
use crate::figures::progress::{Judgement, OpenReason, ProgressEntry, ProgressState, WordSource};
use crate::figures::totals::Fraction;
use crate::plan::cell::State;
use crate::plan::grade_rule::GradeWord;
use crate::plan::{GradeRule, Plan, RateFormula};
use crate::value::{Amount, FiscalYear};

/// The figures that the file states for a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedFigures {
    /// The stated figures of each KPI, in the order of the plan.
    pub kpis: Vec<StatedKpi>,
    /// The rules of the grades in the file: known rules, or rules made from the name and the words in the file.
    pub rules: Vec<GradeRule>,
}

/// The figures that the file states for a KPI.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedKpi {
    /// The number of its row in the plan, counted from 1.
    pub number: usize,
    /// The stated figures of each year, in no order.
    pub years: Vec<StatedYear>,
}

/// The figures that the file states for a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedYear {
    /// The year.
    pub year: FiscalYear,
    /// Whether the actual is 未入力: nothing is entered although a value is expected.
    pub is_missing: bool,
    /// The rate of the year alone.
    pub yearly: Option<StatedRate>,
    /// The rate of all years up to it.
    pub cumulative: Option<StatedRate>,
    /// The judgement.
    pub judgement: Option<ProgressState>,
    /// The grade: the number of its rule, and of the word in it.
    pub grade: Option<(usize, usize)>,
    /// The origin of the KPI's word.
    pub word_source: WordSource,
}

/// A rate as the file states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatedRate {
    /// The rate in percent, exact to 8 places.
    pub percent: Amount,
    /// Whether the actual is worse than the baseline (後退).
    pub fell_behind: bool,
}

impl StatedYear {
    /// A year without any stated figures.
    pub fn new(year: FiscalYear) -> Self {
        let word_source = WordSource::default();
        Self { year, is_missing: false, yearly: None, cumulative: None, judgement: None, grade: None, word_source }
    }
}

impl StatedKpi {
    /// The stated figures of a year.
    pub fn year(&self, year: FiscalYear) -> StatedYear {
        self.years.iter().find(|stated| stated.year == year).copied().unwrap_or(StatedYear::new(year))
    }

    /// The entry of the KPI, with the stated figures of its year instead of the computed ones.
    pub(super) fn row(&self, entry: ProgressEntry, plan: &Plan) -> ProgressEntry {
        let stated = self.year(entry.year);
        let judgement = judgement(&stated, &entry);
        let rate = if entry.is_cumulative() { stated.cumulative } else { stated.yearly };
        let rate = rate.and_then(|rate| rate.rate(&entry, judgement == Judgement::Met, plan));
        ProgressEntry {
            verdict: judgement.state().into(),
            rate,
            no_rate: None,
            running: entry.running.filter(|_| judgement == Judgement::Running),
            judgement,
            word_source: stated.word_source,
            ..entry
        }
    }
}

/// The judgement of the file. Without one it follows from the state of the actual, and a year that has not ended is not
/// judged.
fn judgement(stated: &StatedYear, entry: &ProgressEntry) -> Judgement {
    match (stated.judgement, entry.row.actual(entry.year).state) {
        // The computed 要確認 is not used: only the plan knows whether the doubt is silenced.
        _ if entry.judgement == Judgement::Open(OpenReason::Described) => entry.judgement,
        (Some(ProgressState::Met), _) => Judgement::Met,
        (Some(ProgressState::OnTrack), _) => Judgement::OnTrack,
        (Some(ProgressState::Below), _) => Judgement::Below,
        (Some(ProgressState::Running), _) => Judgement::Running,
        (Some(ProgressState::Unsure), _) => Judgement::Unsure,
        (_, State::Blank) if stated.is_missing => Judgement::NotEntered,
        (_, State::Blank | State::NotApplicable) => Judgement::Open(OpenReason::NotApplicable),
        (None, _) if entry.judgement == Judgement::Running => Judgement::Running,
        (_, State::Unknown { .. } | State::Unread) if entry.state() == ProgressState::Open => entry.judgement,
        _ => Judgement::Open(OpenReason::NotStated),
    }
}

impl StatedRate {
    /// The rate of a row. The computed rate is used if it equals the stated one, because it is exact. Whether the actual fell
    /// behind is as stated, since that depends on the day for which the file was written.
    fn rate(self, entry: &ProgressEntry, achieved: bool, plan: &Plan) -> Option<Rate> {
        let is_stated = |rate: &&Rate| Amount::from_plain(&rate.value.exact_percent()) == Some(self.percent);
        if let Some(computed) = entry.rate.as_ref().filter(is_stated) {
            return Some(Rate { fell_behind: self.fell_behind, ..computed.clone() });
        }
        let is_of_gain = entry.row.rate_formula == Some(RateFormula::OfPlannedGain);
        Some(Rate {
            value: Fraction::new(self.percent, Amount::whole(100))?,
            rounding: plan.rate_rounding,
            on_track_from: plan.judging.on_track_from,
            formula: if is_of_gain { Formula::OfPlannedGain } else { Formula::OfTarget },
            achieved,
            years: (entry.year, entry.year),
            beside: None,
            fell_behind: self.fell_behind,
            points: None,
        })
    }
}

impl StatedFigures {
    /// The grade of the nth KPI in a year, with its rule.
    pub(super) fn grade(&self, nth: usize, year: FiscalYear) -> Option<(&GradeRule, &GradeWord)> {
        let (rule, word) = self.kpis.get(nth)?.year(year).grade?;
        let rule = self.rules.get(rule)?;
        Some((rule, rule.words.get(word)?))
    }
}
