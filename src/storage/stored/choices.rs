//! The words of a plan's record: every choice of a plan, how it is spelled in the file, and which one is usual.

use crate::plan::comparison_style::{ChangeMark, Filler, SideOrder};
use crate::plan::indicator::Row;
use crate::plan::{
    ActualsAre, Basis, Bound, Certainty, Decimals, Direction, LevelMeaning, Measure, Placement, Procedure, RateFormula,
    Rounding, UnknownReason,
};
use crate::storage::words::words;

words! { Placement, usually Active { Active: "desk", Archive: "archive", Bin: "bin" } }
words! { Measure, usually Count { Count: "count", Amount: "amount", Ratio: "ratio", Descriptive: "descriptive" } }
words! {
    Basis or "unset", usually None; {
        Increment: "increment", Level: "level", PeriodTotal: "period_total", PeriodAverage: "period_average",
    }
}
words! { Bound, usually AtLeast { AtLeast: "at_least", Above: "above", AtMost: "at_most", Below: "below" } }
words! { Direction or "unset", usually Some(Direction::Up); { Up: "up", Down: "down", Keep: "keep" } }
words! { RateFormula, usually OfTarget { OfTarget: "of_target", OfPlannedGain: "of_planned_gain", ByDirection: "by_direction" } }
words! { LevelMeaning, usually Unset { Stock: "stock", Annual: "annual", Unset: "unset" } }
words! { ActualsAre, usually Increments { Increments: "increments", Levels: "levels" } }
words! { Row { Target: "target", Actual: "actual" } }
words! { Certainty, usually Final { Final: "final", Preliminary: "preliminary", Estimate: "estimate" } }
words! {
    UnknownReason {
        BeingCounted: "being_counted", UnderSurvey: "under_survey", Unpublished: "unpublished",
        Incalculable: "incalculable", Incomparable: "incomparable",
    }
}
words! { Rounding, usually HalfUp { HalfUp: "half_up", Down: "down" } }
words! { Decimals, usually One { Zero: "zero", One: "one", Two: "two" } }
words! { SideOrder, usually AfterFirst { AfterFirst: "after_first", BeforeFirst: "before_first" } }
words! { Filler, usually Words { Words: "words", Empty: "empty" } }
words! { ChangeMark, usually Underline { Underline: "underline", Bold: "bold" } }
words! {
    Procedure {
        FirstApproval: "first_approval", AmendmentApproval: "amendment_approval", MinorReport: "minor_report",
        NotFiled: "not_filed",
    }
}
