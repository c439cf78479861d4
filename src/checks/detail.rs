//! What a finding speaks of: one variant a sentence, with the figures and texts that the sentence shows.

use std::sync::Arc;

use super::Code;
use crate::value::amount::Amount;
use crate::value::fiscal_year::Date;

mod kpi;
mod sum;
mod year;

pub use kpi::KpiDetail;
pub use sum::{SumDetail, Thousand};
pub use year::{ReadAs, YearDetail};

/// What a finding speaks of, family by family.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The plan's facts.
    Plan(PlanDetail),
    /// A KPI.
    Kpi(KpiDetail),
    /// A stated total.
    Sum(SumDetail),
    /// A year or a date.
    Year(YearDetail),
    /// An actual.
    Eval(EvalDetail),
}

/// Of the plan's facts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanDetail {
    /// PLAN-001.
    Blank,
    /// PLAN-005: nothing is written.
    NoEnd,
    /// PLAN-005: what is written is no date.
    UnreadableEnd {
        /// What is written.
        text: String,
    },
    /// PLAN-006.
    EndBeforeStart {
        /// The first day.
        start: Date,
        /// The day on which it is said to end.
        end: Date,
    },
    /// PLAN-008.
    EndsWithinYear {
        /// The last day.
        end: Date,
    },
    /// PLAN-009.
    OtherLength {
        /// The years that are printed.
        printed: u32,
        /// The columns that hold targets.
        columns: usize,
    },
    /// PLAN-011: nothing is written.
    NoCost,
    /// PLAN-011: what is written is no sum of money above 0.
    UnreadableCost {
        /// What is written.
        text: String,
    },
    /// PLAN-013.
    BodyNotInArea {
        /// The body that is not named.
        body: String,
    },
}

/// Of an actual.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvalDetail {
    /// EVAL-001.
    YearNotOver {
        /// The actual.
        actual: Amount,
    },
    /// EVAL-002.
    NotEntered,
    /// EVAL-004.
    ThousandApart {
        /// The actual.
        actual: Amount,
        /// What it is held against.
        target: Amount,
    },
    /// EVAL-005.
    LevelForIncrement {
        /// The actual.
        actual: Amount,
        /// The year's target.
        target: Amount,
        /// Baseline and the targets up to the year.
        level: Amount,
    },
}

macro_rules! families {
    ($($family:ident: $detail:ident;)*) => {
        impl Detail {
            /// The rule that it comes from.
            pub fn code(&self) -> Code {
                match self {
                    $(Self::$family(detail) => detail.code(),)*
                }
            }

            /// The figures and texts that a silencing was given for, in a form that never changes: when these
            /// change the finding speaks again (`decisions.md` 23). `24` and `24.00` are the same figure.
            pub(super) fn fingerprint(&self) -> String {
                let figures = match self {
                    $(Self::$family(detail) => detail.figures(),)*
                };
                figures.join("/")
            }
        }

        $(impl From<$detail> for Detail {
            fn from(detail: $detail) -> Self {
                Self::$family(detail)
            }
        }

        impl From<$detail> for Arc<Detail> {
            fn from(detail: $detail) -> Self {
                Self::new(detail.into())
            }
        })*
    };
}

families! {
    Plan: PlanDetail;
    Kpi: KpiDetail;
    Sum: SumDetail;
    Year: YearDetail;
    Eval: EvalDetail;
}

impl PlanDetail {
    fn code(&self) -> Code {
        match self {
            Self::Blank => Code::Plan001,
            Self::NoEnd | Self::UnreadableEnd { .. } => Code::Plan005,
            Self::EndBeforeStart { .. } => Code::Plan006,
            Self::EndsWithinYear { .. } => Code::Plan008,
            Self::OtherLength { .. } => Code::Plan009,
            Self::NoCost | Self::UnreadableCost { .. } => Code::Plan011,
            Self::BodyNotInArea { .. } => Code::Plan013,
        }
    }

    fn figures(&self) -> Vec<String> {
        match self {
            Self::Blank | Self::NoEnd | Self::NoCost => Vec::new(),
            Self::UnreadableEnd { text } | Self::UnreadableCost { text } => vec![text.clone()],
            Self::EndBeforeStart { start, end } => vec![start.to_string(), end.to_string()],
            Self::EndsWithinYear { end } => vec![end.to_string()],
            Self::OtherLength { printed, columns } => vec![printed.to_string(), columns.to_string()],
            Self::BodyNotInArea { body } => vec![body.clone()],
        }
    }
}

impl EvalDetail {
    fn code(&self) -> Code {
        match self {
            Self::YearNotOver { .. } => Code::Eval001,
            Self::NotEntered => Code::Eval002,
            Self::ThousandApart { .. } => Code::Eval004,
            Self::LevelForIncrement { .. } => Code::Eval005,
        }
    }

    fn figures(&self) -> Vec<String> {
        match self {
            Self::YearNotOver { actual } => vec![value(*actual)],
            Self::NotEntered => Vec::new(),
            Self::ThousandApart { actual, target } => vec![value(*actual), value(*target)],
            Self::LevelForIncrement { actual, target, level } => vec![value(*actual), value(*target), value(*level)],
        }
    }
}

/// A figure without its notation: no zeros behind the point.
fn value(amount: Amount) -> String {
    let plain = amount.plain();
    if plain.contains('.') { plain.trim_end_matches('0').trim_end_matches('.').to_owned() } else { plain }
}
