//! The words of format 1: every choice of a plan, and how it is spelled in the file.

use serde::{Deserialize, Serialize};

use crate::cell::{Bound, Certainty, UnknownReason};
use crate::plan::Shelf;
use crate::plan::form::Form;
use crate::plan::indicator::{ActualsAre, Basis, Direction, LevelMeaning, Measure, Row};

/// A twin of an enum, with the word for each of its variants; both ways are exhaustive.
macro_rules! words {
    ($(#[$meta:meta])* $stored:ident of $kept:ident { $($(#[$mark:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Serialize, Deserialize)]
        pub(super) enum $stored {
            $($(#[$mark])* #[serde(rename = $word)] $variant),+
        }

        impl From<$kept> for $stored {
            fn from(kept: $kept) -> Self {
                match kept { $($kept::$variant => Self::$variant),+ }
            }
        }

        impl From<$stored> for $kept {
            fn from(stored: $stored) -> Self {
                match stored { $($stored::$variant => Self::$variant),+ }
            }
        }
    };
}

words! {
    StoredForm of Form { F2022 = "f2022", F2016 = "f2016", Strategy = "strategy", Activity = "activity" }
}
words! {
    #[derive(Default)]
    StoredShelf of Shelf { #[default] Desk = "desk", Archive = "archive", Bin = "bin" }
}
words! {
    #[derive(Default)]
    StoredMeasure of Measure {
        #[default] Count = "count", Amount = "amount", Ratio = "ratio", Descriptive = "descriptive",
    }
}
words! {
    StoredBasis of Basis {
        Increment = "increment", Level = "level", PeriodTotal = "period_total", PeriodAverage = "period_average",
    }
}
words! {
    #[derive(Default)]
    StoredBound of Bound { #[default] AtLeast = "at_least", Above = "above", AtMost = "at_most", Below = "below" }
}
words! {
    #[derive(Default)]
    StoredDirection of Direction { #[default] Up = "up", Down = "down", Keep = "keep" }
}
words! {
    #[derive(Default)]
    StoredLevelMeaning of LevelMeaning { Stock = "stock", Annual = "annual", #[default] Unset = "unset" }
}
words! {
    #[derive(Default)]
    StoredActualsAre of ActualsAre { #[default] Increments = "increments", Levels = "levels" }
}
words! {
    StoredRow of Row { Target = "target", Actual = "actual" }
}
words! {
    #[derive(Default)]
    StoredCertainty of Certainty { #[default] Final = "final", Preliminary = "preliminary", Estimate = "estimate" }
}
words! {
    StoredReason of UnknownReason {
        BeingCounted = "being_counted",
        UnderSurvey = "under_survey",
        Unpublished = "unpublished",
        Incalculable = "incalculable",
    }
}
