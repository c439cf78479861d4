//! The judgement (判定) of a KPI for one fiscal year.
//!
//! Judgements use exact figures. A KPI that fell behind its baseline (後退) is never おおむね順調, because actual ÷ target
//! flatters it. A year that has not ended is not judged: a value below the target in May is not a missed target. If the
//! size of a figure is doubtful, a question replaces the judgement (`docs/decisions.md` 67, 78).

use crate::checks;
use crate::figures::achievement::{self, Achievement, Why};
use crate::figures::totals::{self, Gap, Span, Total};
use crate::plan::cell::State;
use crate::plan::evaluation::RowState;
use crate::plan::judging::JudgedWord;
use crate::plan::{Indicator, Measure, Plan};
use crate::value::{Date, FiscalYear};

/// The judgement of a KPI for a fiscal year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    /// 達成: the actual satisfies the target.
    Met,
    /// おおむね順調: the target is not met, but the rate is at least the plan's threshold.
    OnTrack,
    /// 未達成.
    Below,
    /// 年度の途中: the fiscal year has not ended by the reference date, so that nothing is met or missed yet.
    Running,
    /// 判定できない, for the given reason.
    Open(OpenReason),
    /// 要確認: a figure that the judgement needs is doubtful (KPI-015, EVAL-004).
    Unsure,
    /// 未入力: nothing has been entered for the year.
    NotEntered,
}

/// The reason why a KPI can't be judged for a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenReason {
    /// The KPI is described in words (定性).
    Described,
    /// No figure is expected for the year: it is 該当なし, outside the project, or without a survey.
    NotApplicable,
    /// The target covers the whole period, which has not ended, and later years can still change the result.
    PeriodNotOver,
    /// There is nothing to compare, e.g. because an earlier year is missing.
    NoRate(Why),
    /// The KPI comes from a long file that states no judgement of the year, or no reason why there is none.
    NotStated,
}

/// The states of 概況, without reasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ProgressState {
    /// 達成.
    Met,
    /// おおむね順調.
    OnTrack,
    /// 未達成.
    Below,
    /// 年度の途中.
    Running,
    /// 判定できない.
    Open,
    /// 要確認.
    Unsure,
    /// 未入力.
    NotEntered,
}

/// The number of states.
pub const STATES: usize = 7;

impl From<JudgedWord> for ProgressState {
    fn from(word: JudgedWord) -> Self {
        match word {
            JudgedWord::Met => Self::Met,
            JudgedWord::OnTrack => Self::OnTrack,
            JudgedWord::Below => Self::Below,
        }
    }
}

impl From<RowState> for ProgressState {
    fn from(state: RowState) -> Self {
        match state {
            RowState::Met => Self::Met,
            RowState::OnTrack => Self::OnTrack,
            RowState::Below => Self::Below,
            RowState::Running => Self::Running,
            RowState::Unsure => Self::Unsure,
            RowState::NotEntered => Self::NotEntered,
            RowState::Unknown(_) | RowState::Open => Self::Open,
        }
    }
}

impl ProgressState {
    /// All states in the order of the bar.
    pub const ALL: [Self; STATES] =
        [Self::Met, Self::OnTrack, Self::Below, Self::Running, Self::Open, Self::Unsure, Self::NotEntered];

    /// Whether the state is always listed. The others are listed only if a KPI has them.
    pub fn is_usual(self) -> bool {
        !matches!(self, Self::Running | Self::Unsure)
    }

    /// The position of the state in [`ProgressState::ALL`].
    pub fn rank(self) -> usize {
        match self {
            Self::Met => 0,
            Self::OnTrack => 1,
            Self::Below => 2,
            Self::Running => 3,
            Self::Open => 4,
            Self::Unsure => 5,
            Self::NotEntered => 6,
        }
    }
}

impl Judgement {
    /// The state, without its reason.
    pub fn state(self) -> ProgressState {
        match self {
            Self::Met => ProgressState::Met,
            Self::OnTrack => ProgressState::OnTrack,
            Self::Below => ProgressState::Below,
            Self::Running => ProgressState::Running,
            Self::Open(_) => ProgressState::Open,
            Self::Unsure => ProgressState::Unsure,
            Self::NotEntered => ProgressState::NotEntered,
        }
    }
}

/// Whether a fiscal year has ended by that day, that is from 1 April on.
pub(super) fn is_over(year: FiscalYear, as_of: Date) -> bool {
    as_of.fiscal_year() > year
}

/// The judgement of a KPI of the plan, with doubts taken into account.
pub(super) fn judge(plan: &Plan, row: &Indicator, year: FiscalYear, as_of: Date) -> Judgement {
    let span = Span::from_plan(plan);
    let judgement = judge_figures(row, span, year, as_of);
    let speaks = matches!(judgement, Judgement::Met | Judgement::OnTrack | Judgement::Below | Judgement::Running);
    if speaks && checks::is_unsure(row, span, year) { Judgement::Unsure } else { judgement }
}

/// The judgement by the figures alone, regardless of doubts about their size.
pub(super) fn judge_figures(row: &Indicator, span: Span<'_>, year: FiscalYear, as_of: Date) -> Judgement {
    if row.measure == Measure::Descriptive {
        return Judgement::Open(OpenReason::Described);
    }
    let no_rate = |gap| Judgement::Open(OpenReason::NoRate(Why::ActualMissing { year, gap }));
    match row.actual(year).state {
        _ if !span.contains(year) => Judgement::Open(OpenReason::NotApplicable),
        State::Blank if is_expected(row, span, year) => Judgement::NotEntered,
        State::Blank | State::NotApplicable => Judgement::Open(OpenReason::NotApplicable),
        _ if !is_over(year, as_of) => Judgement::Running,
        State::Unknown { .. } => no_rate(Gap::Unknown),
        State::Unread => no_rate(Gap::Unread),
        State::Number { .. } if row.whole_target().is_some() => of_period(row, span, year),
        State::Number { .. } => graded(achievement::by_year(row, span, year)),
    }
}

/// Whether the plan expects an actual of the year.
pub fn is_expected(row: &Indicator, span: Span<'_>, year: FiscalYear) -> bool {
    let has_target = row.has_period_target() || row.target(year).state != State::NotApplicable;
    span.is_in_project(year) && has_target && row.is_measured_in(year)
}

fn graded(achievement: Achievement) -> Judgement {
    match achievement {
        Achievement::Rate(rate) => match rate.result() {
            JudgedWord::Met => Judgement::Met,
            JudgedWord::OnTrack => Judgement::OnTrack,
            JudgedWord::Below => Judgement::Below,
        },
        Achievement::Judged { achieved: true } | Achievement::Undefined { achieved: Some(true), .. } => Judgement::Met,
        Achievement::Judged { achieved: false } | Achievement::Undefined { achieved: Some(false), .. } => {
            Judgement::Below
        }
        Achievement::Undefined { why, achieved: None } => Judgement::Open(OpenReason::NoRate(why)),
        Achievement::Nothing => Judgement::Open(OpenReason::NotApplicable),
    }
}

/// The judgement by a target of the whole period: before its last year only a result that can't change any more is
/// judged, and in the last year only if no year is missing.
fn of_period(row: &Indicator, span: Span<'_>, year: FiscalYear) -> Judgement {
    let judgement = graded(achievement::by_year(row, span, year));
    if matches!(judgement, Judgement::Open(_)) || achievement::is_final(row, judgement == Judgement::Met) {
        return judgement;
    }
    if span.last_project_year().is_some_and(|last| year < last) {
        return Judgement::Open(OpenReason::PeriodNotOver);
    }
    match first_gap(row, span.up_to(year)) {
        Some((year, gap)) => Judgement::Open(OpenReason::NoRate(Why::ActualMissing { year, gap })),
        None => judgement,
    }
}

/// The first year without a figure in the total of the actuals.
fn first_gap(row: &Indicator, span: Span<'_>) -> Option<(FiscalYear, Gap)> {
    let (Total::Sum(sum) | Total::Mean(sum)) = totals::actual_total(row, span) else { return None };
    let first_year = |years: &[FiscalYear], gap| years.first().map(|year| (*year, gap));
    let gaps = &sum.gaps;
    let firsts = [
        first_year(&gaps.blank, Gap::Blank),
        first_year(&gaps.unknown, Gap::Unknown),
        first_year(&gaps.unread, Gap::Unread),
    ];
    firsts.into_iter().flatten().min_by_key(|(year, _)| *year)
}
