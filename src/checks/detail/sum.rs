//! The subjects of findings about a stated total.

use super::value;
use crate::checks::Code;
use crate::value::{Amount, FiscalYear};

/// The subject of a finding about a stated total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SumDetail {
    /// SUM-001: the stated total differs from the sum of the years.
    Differs {
        /// The stated total.
        stated: Amount,
        /// The sum of the years.
        computed: Amount,
    },
    /// SUM-002: the stated total includes the baseline.
    HoldsBaseline {
        /// The baseline, which the stated total seems to include.
        baseline: Amount,
        /// The sum of the years.
        computed: Amount,
    },
    /// SUM-003: the stated total is wrong by a factor of a thousand.
    OffByThousand {
        /// The stated total.
        stated: Amount,
        /// The direction of the factor.
        thousand: Thousand,
    },
    /// SUM-004: a total is stated although years are missing.
    YearsMissing {
        /// The stated total.
        stated: Amount,
        /// The blank project years.
        blank: Vec<FiscalYear>,
        /// The years whose target is not known yet (未把握).
        unknown: Vec<FiscalYear>,
    },
    /// SUM-005: all years are entered but the document's total is blank.
    NotStated {
        /// The sum of the years.
        computed: Amount,
    },
    /// SUM-006: a total is stated for levels.
    OfLevels {
        /// The stated total.
        stated: Amount,
    },
    /// SUM-007: the final level written elsewhere differs from the baseline plus the total.
    OtherFinalLevel {
        /// The final level that is written elsewhere.
        written: Amount,
        /// The baseline plus the total.
        reckoned: Amount,
    },
}

/// The direction in which a figure is wrong by a factor of a thousand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Thousand {
    /// The figure is a thousand times too large (1000倍).
    Times,
    /// The figure is a thousandth of the right one (1000分の1).
    Part,
}

impl SumDetail {
    /// The code of the finding with this subject.
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

    /// The figures for which the finding is silenced.
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
