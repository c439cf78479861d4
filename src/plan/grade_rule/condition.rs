//! The conditions of the clauses of a rule.
//!
//! Percentages are exact decimals from 0 on: `"80"` is 80 %.

use crate::value::Amount;

/// A condition on the figures of a KPI by the end of a year. It holds, does not hold, or is open because a figure is missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Condition {
    /// Whether a figure is known.
    Known {
        /// The figure.
        figure: KnownFigure,
        /// Whether it should be known or not.
        is: bool,
    },
    /// Whether the actual is worse than the baseline (後退). Without a comparable baseline it is not.
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

coded! {
    /// A figure that may be known or not.
    KnownFigure {
        /// The actual of the year.
        Actual: "actual",
        /// The target of the year.
        Target: "target",
        /// The target of the last year, or of the whole period.
        FinalTarget: "final_target",
        /// A baseline that is comparable with the actual.
        Baseline: "baseline",
        /// The actual of the year before.
        Previous: "previous",
        /// 累計達成率 by the formula of the plan.
        Rate: "rate",
    }
}

coded! {
    /// A rate that a clause uses.
    RateKind {
        /// 単年度達成率.
        Year: "year",
        /// 累計達成率.
        Cumulative: "cumulative",
        /// 最終目標比.
        Final: "final",
        /// The actual against the part of the final target that is due by the year: 最終目標比 × N ÷ n in year n of N.
        Due: "due",
    }
}

coded! {
    /// The formula of a rate that a clause uses.
    #[derive(Default)]
    GradeFormula {
        /// The formula of the KPI or of its plan.
        #[default]
        Plan: "plan",
        /// Actual ÷ target (実績÷目標).
        OfTarget: "of_target",
        /// (Actual − baseline) ÷ (target − baseline) (増減による).
        OfPlannedGain: "of_planned_gain",
    }
}

coded! {
    /// A figure that the actual is compared with.
    Reference {
        /// The target by the end of the year.
        Target: "target",
        /// The target of the last year, or of the whole period.
        FinalTarget: "final_target",
        /// The baseline.
        Baseline: "baseline",
        /// The actual of the year before.
        Previous: "previous",
    }
}

/// How an actual compares with another figure. Where less is better (減らす), "above" means less and "below" means more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RuleComparison {
    /// It is better.
    Above,
    /// It is as good or better; for a target, the target is met.
    Reached,
    /// It is at most this far away, on either side.
    Within(Margin),
    /// It is worse.
    Below,
}

/// How far an actual may be from another figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Margin {
    /// A percentage of the absolute value of the other figure; no distance at all if that figure is 0.
    Percent(Amount),
    /// An amount in the unit of the KPI, which is points (ポイント) for a rate.
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
        /// The points of a KPI by the id of its word; any other word has none.
        of_words: Vec<(String, Amount)>,
        /// The names of points that people type; they are added to the sum.
        typed: Vec<String>,
        /// The bound in points, which the sum may equal.
        at_least: Amount,
    },
}
