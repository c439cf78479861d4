//! The parts of format 2 of a plan's body that format 1 does not have: the formula of rates (達成率の出し方) of the plan and of
//! each KPI, and the settings of judgement (判定) of the plan. They are frozen ([`super::format1`] tells the rules).

use serde::{Deserialize, Serialize};

use super::json::twin;
use crate::plan::RateFormula;

pub(super) mod judging;

/// The formula of rates.
#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum RateFormulaV2 {
    #[default]
    OfTarget,
    OfPlannedGain,
}
twin! { RateFormulaV2 of RateFormula { OfTarget, OfPlannedGain } }
