//! A cell of the KPI table: its text as written and the meaning of that text.
//!
//! A cell that is not a number has one of four different states, none of which is 0 (`docs/domain.md`, "States of a
//! cell"): 該当なし (no figure exists), blank (nobody has entered anything), 未把握 (asked for, not known yet) and text that
//! could not be read, which stays as typed and outside the totals.
//!
//! [`Cell::read`] never fails and never guesses a scale or a sign (`docs/domain.md`, "How numbers are written").
//!
//! ```
//! use keikaku::plan::cell::Cell;
//! assert_eq!(Cell::read("▲２５，０００ 千円", "千円").shown("千円"), "-25,000");
//! assert_eq!(Cell::read("－", "千円").shown("千円"), "-");
//! assert_eq!(Cell::read("約４００件", "件").shown("件"), "約400");
//! assert_eq!(Cell::read("数件", "件").shown("件"), "数件");
//! ```

use crate::value::{Amount, width};

mod certainty;
mod foreign;
mod lead;
mod oddity;
mod reading;
mod scale;
mod several;
mod shown;
mod sums;
mod tail;
mod units;
mod words;

pub use certainty::{ValueStatus, certainty_in, says_certainty};
pub use foreign::{ForeignFigure, UnitAnswer, are_of_one_kind, differ_by_power, with_note};
pub use reading::{Counted, Reading, ReadingDoubt};
pub use several::{before_remark, is_judged, one_of_several};
pub use shown::Around;
pub use units::{KNOWN_UNITS, POINTS, SHARES, is_same_unit, is_unit, without_power};
pub(crate) use units::{are_of_share_and_change, comparable_unit};

/// The meaning of a cell, with the text that it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The meaning of the text.
    pub state: State,
    /// The text as it was written, without surrounding white space; empty if and only if the cell is blank.
    pub text: String,
}

/// The meaning of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// A number; zero is a number.
    Number {
        /// The value in the indicator's unit.
        amount: Amount,
        /// Whether the value is final, preliminary or an estimate.
        certainty: Certainty,
    },
    /// Not applicable (該当なし): no figure exists here.
    NotApplicable,
    /// Nothing has been entered yet.
    #[default]
    Blank,
    /// The figure is not known yet (未把握): it was asked for and is not available.
    Unknown {
        /// The reason, if the text is one of the words for it ([`UnknownReason::word`]).
        reason: Option<UnknownReason>,
    },
    /// Text that is neither a number nor a known state; it counts in no total.
    Unread,
}

/// Whether a number is final, preliminary or an estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// The number is final (確定).
    #[default]
    Final,
    /// The number is preliminary (速報).
    Preliminary,
    /// The number is an estimate (見込).
    Estimate,
}

/// The reason for which a figure is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownReason {
    /// The figure is being counted (集計中).
    BeingCounted,
    /// A survey is under way (調査中).
    UnderSurvey,
    /// The figure has not been published (未公表).
    Unpublished,
    /// The figure can't be computed (算定不能).
    Incalculable,
    /// There is a figure, but it may not be compared with the target, e.g. since the survey was changed (比較不能).
    Incomparable,
}

/// How an actual is compared with a target (目標の条件).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// The actual must be equal to the target or above it (以上).
    #[default]
    AtLeast,
    /// The actual must be above the target (超).
    Above,
    /// The actual must be equal to the target or below it (以下, 以内).
    AtMost,
    /// The actual must be below the target (未満).
    Below,
}

/// Whether a text is a number by itself, with any unit or without one.
pub fn is_number(text: &str) -> bool {
    matches!(Reading::from_text(text, "").state, State::Number { .. })
}

impl Cell {
    /// Reads the text of a cell in a row whose unit is `unit`. It never fails; other text becomes [`State::Unread`].
    pub fn read(text: &str, unit: &str) -> Self {
        let text = width::trim(text);
        Self { state: Reading::from_text(text, unit).state, text: text.to_owned() }
    }

    /// Whether the cell states in another word than 未把握 (未定, 不明) that a figure is not known. Whether 未把握 is meant is open.
    pub fn is_not_known_otherwise(&self) -> bool {
        self.state == State::Unknown { reason: None } && !words::is_not_known(&self.text)
    }

    /// The state that a word, a dash or an empty text means; `None` for any other text. It does not look for figures, so
    /// that names can be tested with it.
    pub fn stated(text: &str) -> Option<State> {
        words::state(width::trim(text), "")
    }

    /// The value in the indicator's unit; `None` if the cell has no number.
    pub fn amount(&self) -> Option<Amount> {
        match self.state {
            State::Number { amount, .. } => Some(amount),
            _ => None,
        }
    }

    /// Whether both cells mean the same in rows of these units, however they are written: `0` and `0 千円`, `24` and
    /// `24.00`. A bound, 約 or another unit beside the number is part of the meaning.
    pub fn says_the_same(&self, unit: &str, other: &Self, other_unit: &str) -> bool {
        if self.state != other.state {
            return false;
        }
        match self.state {
            State::Number { .. } => {
                let unit_and_qualifiers = |cell: &Self, unit: &str| {
                    let Reading { unit: own, bound, about, counted, .. } = Reading::from_text(&cell.written(), unit);
                    (comparable_unit(own.as_deref().unwrap_or(unit)), bound, about, counted)
                };
                unit_and_qualifiers(self, unit) == unit_and_qualifiers(other, other_unit)
            }
            State::Unread => width::key(&self.text) == width::key(&other.text),
            State::NotApplicable | State::Blank | State::Unknown { .. } => true,
        }
    }

    /// Whether nothing has been entered.
    pub fn is_blank(&self) -> bool {
        self.state == State::Blank
    }
}

impl Bound {
    /// The Japanese word for the bound, as it is written in a cell.
    pub fn word(self) -> &'static str {
        match self {
            Self::AtLeast => "以上",
            Self::Above => "超",
            Self::AtMost => "以下",
            Self::Below => "未満",
        }
    }
}

impl Certainty {
    /// The Japanese word for the certainty, as it is written in a cell.
    pub fn word(self) -> &'static str {
        match self {
            Self::Final => "確定",
            Self::Preliminary => "速報",
            Self::Estimate => "見込",
        }
    }

    /// The suffix that marks a number as not final; empty for a final one.
    pub(crate) fn mark(self) -> String {
        match self {
            Self::Final => String::new(),
            Self::Preliminary | Self::Estimate => format!("（{}）", self.word()),
        }
    }
}

impl UnknownReason {
    /// The Japanese word for the reason, as it is written in a cell.
    pub fn word(self) -> &'static str {
        match self {
            Self::BeingCounted => "集計中",
            Self::UnderSurvey => "調査中",
            Self::Unpublished => "未公表",
            Self::Incalculable => "算定不能",
            Self::Incomparable => "比較不能",
        }
    }
}
