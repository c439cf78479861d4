//! What is said of a stated total.

use super::value;
use crate::checks::Code;
use crate::value::amount::Amount;
use crate::value::fiscal_year::FiscalYear;

/// Of a stated total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SumDetail {
    /// SUM-001.
    Differs {
        /// What is stated.
        stated: Amount,
        /// The sum of the years.
        computed: Amount,
    },
    /// SUM-002.
    HoldsBaseline {
        /// What seems to be in it.
        baseline: Amount,
        /// The sum of the years.
        computed: Amount,
    },
    /// SUM-003.
    OffByThousand {
        /// What is stated.
        stated: Amount,
        /// Which way.
        thousand: Thousand,
    },
    /// SUM-004.
    YearsMissing {
        /// What is stated.
        stated: Amount,
        /// The project years that are blank.
        blank: Vec<FiscalYear>,
        /// The years that are 未把握.
        unknown: Vec<FiscalYear>,
    },
    /// SUM-005.
    NotStated {
        /// The sum of the years.
        computed: Amount,
    },
    /// SUM-006.
    OfLevels {
        /// What is stated.
        stated: Amount,
    },
    /// SUM-007.
    OtherFinalLevel {
        /// What is written elsewhere.
        written: Amount,
        /// Baseline and total.
        reckoned: Amount,
    },
}

/// Which way a figure is off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thousand {
    /// 1000倍.
    Times,
    /// 1000分の1.
    Part,
}

impl SumDetail {
    pub(super) fn code(&self) -> Code {
        match self {
            Self::Differs { .. } => Code::Sum001,
            Self::HoldsBaseline { .. } => Code::Sum002,
            Self::OffByThousand { .. } => Code::Sum003,
            Self::YearsMissing { .. } => Code::Sum004,
            Self::NotStated { .. } => Code::Sum005,
            Self::OfLevels { .. } => Code::Sum006,
            Self::OtherFinalLevel { .. } => Code::Sum007,
        }
    }

    /// What a silencing was given for.
    pub(super) fn figures(&self) -> Vec<String> {
        match self {
            Self::Differs { stated, computed } => vec![value(*stated), value(*computed)],
            Self::HoldsBaseline { baseline, computed } => vec![value(*baseline), value(*computed)],
            Self::YearsMissing { stated, blank, unknown } => {
                let years = blank.iter().chain(unknown).map(FiscalYear::to_string);
                [value(*stated)].into_iter().chain(years).collect()
            }
            Self::NotStated { computed } => vec![value(*computed)],
            Self::OffByThousand { stated, .. } | Self::OfLevels { stated } => vec![value(*stated)],
            Self::OtherFinalLevel { written, reckoned } => vec![value(*written), value(*reckoned)],
        }
    }
}
