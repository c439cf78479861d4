//! The words of format 1: every choice of a plan, how it is spelled in the file, and which one is usual.

use crate::cell::{Bound, Certainty, UnknownReason};
use crate::plan::Shelf;
use crate::plan::form::Form;
use crate::plan::indicator::{ActualsAre, Basis, Direction, LevelMeaning, Measure, Row};
use crate::save::stored::words;

words! { Form { F2022 = "f2022", F2016 = "f2016", Strategy = "strategy", Activity = "activity" } }
words! { Shelf usually "desk" { Desk = "desk", Archive = "archive", Bin = "bin" } }
words! {
    Measure usually "count" { Count = "count", Amount = "amount", Ratio = "ratio", Descriptive = "descriptive" }
}
words! {
    Basis {
        Increment = "increment", Level = "level", PeriodTotal = "period_total", PeriodAverage = "period_average",
    }
}
words! { Bound usually "at_least" { AtLeast = "at_least", Above = "above", AtMost = "at_most", Below = "below" } }
words! { Direction usually "up" { Up = "up", Down = "down", Keep = "keep" } }
words! { LevelMeaning usually "unset" { Stock = "stock", Annual = "annual", Unset = "unset" } }
words! { ActualsAre usually "increments" { Increments = "increments", Levels = "levels" } }
words! { Row { Target = "target", Actual = "actual" } }
words! { Certainty usually "final" { Final = "final", Preliminary = "preliminary", Estimate = "estimate" } }
words! {
    UnknownReason {
        BeingCounted = "being_counted",
        UnderSurvey = "under_survey",
        Unpublished = "unpublished",
        Incalculable = "incalculable",
    }
}
