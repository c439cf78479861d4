//! The words of format 1: every choice of a plan, how it is spelled in the file, and which one is usual.

use serde::{Deserialize, Serialize};

use crate::plan::Placement;
use crate::plan::cell::{Bound, Certainty, UnknownReason};
use crate::plan::indicator::{ActualsAre, Basis, Direction, LevelMeaning, Measure, Row};
use crate::storage::json::twin;

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum ShelfV1 {
    #[default]
    #[serde(rename = "desk")]
    Active,
    Archive,
    Bin,
}
twin! { ShelfV1 of Placement { Active, Archive, Bin } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum MeasureV1 {
    #[default]
    Count,
    Amount,
    Ratio,
    Descriptive,
}
twin! { MeasureV1 of Measure { Count, Amount, Ratio, Descriptive } }

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum BasisV1 {
    Increment,
    Level,
    PeriodTotal,
    PeriodAverage,
}
twin! { BasisV1 of Basis { Increment, Level, PeriodTotal, PeriodAverage } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum BoundV1 {
    #[default]
    AtLeast,
    Above,
    AtMost,
    Below,
}
twin! { BoundV1 of Bound { AtLeast, Above, AtMost, Below } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum DirectionV1 {
    #[default]
    Up,
    Down,
    Keep,
}
twin! { DirectionV1 of Direction { Up, Down, Keep } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum LevelMeaningV1 {
    Stock,
    Annual,
    #[default]
    Unset,
}
twin! { LevelMeaningV1 of LevelMeaning { Stock, Annual, Unset } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum ActualsAreV1 {
    #[default]
    Increments,
    Levels,
}
twin! { ActualsAreV1 of ActualsAre { Increments, Levels } }

#[derive(Clone, Copy, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum RowV1 {
    Target,
    Actual,
}
twin! { RowV1 of Row { Target, Actual } }

#[derive(Clone, Copy, Default, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum CertaintyV1 {
    #[default]
    Final,
    Preliminary,
    Estimate,
}
twin! { CertaintyV1 of Certainty { Final, Preliminary, Estimate } }

#[derive(Clone, Copy, PartialEq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::storage) enum UnknownReasonV1 {
    BeingCounted,
    UnderSurvey,
    Unpublished,
    Incalculable,
    /// Written since format 3.
    Incomparable,
}
twin! { UnknownReasonV1 of UnknownReason { BeingCounted, UnderSurvey, Unpublished, Incalculable, Incomparable } }
