//! What a clause of a rule asks for.
//!
//! Percentages are exact decimals from 0 on: `"80"` is 80 %.

use crate::value::Amount;

/// A condition on the figures of a KPI by the end of a year. It holds, does not hold, or is open where a figure is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Whether a figure is known.
    Known {
        /// The figure.
        figure: KnownFigure,
        /// Whether it should be known or not.
        is: bool,
    },
    /// Whether the actual is worse than the baseline (後退). It is not where there is no comparable baseline.
    Setback(bool),
    /// Whether a rate lies within bounds, of which there is at least one.
    Rate {
        /// The rate.
        kind: RateKind,
        /// The formula of the rate.
        formula: GradeFormula,
        /// The lower bound in percent, which the rate may equal.
        at_least: Option<Amount>,
        /// The upper bound in percent, which the rate may not equal.
        below: Option<Amount>,
    },
    /// How the actual compares with another figure.
    Against {
        /// The other figure.
        reference: Reference,
        /// The comparison.
        is: RuleComparison,
    },
    /// Whether the KPI is measured by a survey.
    BySurvey,
    /// Whether the year is the last one of the project.
    LastYear(bool),
    /// Whether all of these hold.
    All(Vec<Condition>),
    /// Whether any of these holds.
    Any(Vec<Condition>),
    /// Whether this does not hold.
    Not(Box<Condition>),
}

/// A figure that is known or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownFigure {
    /// The actual of the year.
    Actual,
    /// The target of the year.
    Target,
    /// The target of the last year, or of the whole period.
    FinalTarget,
    /// A baseline that is comparable with the actual.
    Baseline,
    /// The actual of the year before.
    Previous,
    /// 累計達成率 by the formula of the plan.
    Rate,
}

/// A rate that a clause asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RateKind {
    /// 単年度達成率.
    Year,
    /// 累計達成率.
    Cumulative,
    /// 最終目標比.
    Final,
    /// The actual against the part of the final target that is due by the year: 最終目標比 × N ÷ n in year n of N.
    Due,
}

/// The formula of a rate that a clause asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GradeFormula {
    /// That of the KPI or of its plan.
    #[default]
    Plan,
    /// Actual ÷ target (実績÷目標).
    OfTarget,
    /// (Actual − baseline) ÷ (target − baseline) (増減による).
    OfPlannedGain,
}

/// A figure that the actual is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// The target by the end of the year.
    Target,
    /// The target of the last year, or of the whole period.
    FinalTarget,
    /// The baseline.
    Baseline,
    /// The actual of the year before.
    Previous,
}

/// How an actual compares with another figure. Where less is better (減らす), "above" is less and "below" more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleComparison {
    /// It is better.
    Above,
    /// It is as good or better; of a target, that it is met.
    Reached,
    /// It is no farther away than that, on either side.
    Within(Margin),
    /// It is worse.
    Below,
}

/// How far an actual may be from another figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margin {
    /// So many percent of the absolute value of the other figure; of 0, nothing.
    Percent(Amount),
    /// So much in the unit of the KPI, which are points (ポイント) for a rate.
    Points(Amount),
}

/// A condition on the grades of the KPIs of a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WholeCondition {
    /// The share of the KPIs that have one of these words reaches a bound.
    Share {
        /// The ids of the words.
        words: Vec<String>,
        /// The bound in percent, which the share may equal.
        at_least: Amount,
    },
    /// Every KPI has one of these words.
    Every(Vec<String>),
    /// No KPI has one of these words.
    NoneOf(Vec<String>),
    /// Some KPI has one of these words.
    SomeOf(Vec<String>),
    /// The sum of points reaches a bound.
    Points {
        /// The points of a KPI by the id of its word; another word has none.
        of_words: Vec<(String, Amount)>,
        /// The names of points that people type, and that are added.
        typed: Vec<String>,
        /// The bound in points, which the sum may equal.
        at_least: Amount,
    },
}

impl KnownFigure {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::Actual, Self::Target, Self::FinalTarget, Self::Baseline, Self::Previous, Self::Rate];

    /// The code name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Actual => "actual",
            Self::Target => "target",
            Self::FinalTarget => "final_target",
            Self::Baseline => "baseline",
            Self::Previous => "previous",
            Self::Rate => "rate",
        }
    }
}

impl RateKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Year, Self::Cumulative, Self::Final, Self::Due];

    /// The code name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Cumulative => "cumulative",
            Self::Final => "final",
            Self::Due => "due",
        }
    }
}

impl GradeFormula {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Plan, Self::OfTarget, Self::OfPlannedGain];

    /// The code name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Plan => "plan",
            Self::OfTarget => "of_target",
            Self::OfPlannedGain => "of_planned_gain",
        }
    }
}

impl Reference {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Target, Self::FinalTarget, Self::Baseline, Self::Previous];

    /// The code name in files.
    pub fn code(self) -> &'static str {
        match self {
            Self::Target => "target",
            Self::FinalTarget => "final_target",
            Self::Baseline => "baseline",
            Self::Previous => "previous",
        }
    }
}
