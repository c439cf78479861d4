//! A cell of the KPI table: what was written and what it means, kept together.
//!
//! Four states besides a number are different things and none of them is 0 (`domain.md` 4.3):
//! 該当なし (no figure exists), blank (nobody has entered anything), 未把握 (asked, not known yet)
//! and text that could not be read, which stays as typed and outside the totals.
//!
//! [`Cell::read`] never fails and never guesses a scale or a sign (`domain.md` 5.1).
//!
//! ```
//! use keikaku::plan::cell::Cell;
//! assert_eq!(Cell::read("▲２５，０００ 千円", "千円").shown("千円"), "-25,000");
//! assert_eq!(Cell::read("－", "千円").shown("千円"), "-");
//! assert_eq!(Cell::read("約400", "件").shown("件"), "約400");
//! ```

use crate::value::amount::Amount;
use crate::value::width;

mod certainty;
mod oddity;
mod reading;
mod tail;

pub use certainty::ValueStatus;
pub use reading::{Doubt, Reading};
pub use tail::KNOWN_UNITS;

/// What a cell means, with the text that it was read from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What the text means.
    pub state: State,
    /// The text as it was written, without surrounding white space; empty if and only if the cell is blank.
    pub text: String,
}

/// What a cell means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    /// A value; zero is a value.
    Number {
        /// The value, in the indicator's unit.
        amount: Amount,
        /// How final it is.
        certainty: Certainty,
    },
    /// 該当なし: no figure exists here.
    NotApplicable,
    /// Nobody has entered anything yet.
    #[default]
    Blank,
    /// 未把握: asked for, not available (yet).
    Unknown {
        /// Why, where one of the four official words says it.
        reason: Option<UnknownReason>,
    },
    /// Text that is neither a number nor a known state; it counts in no total.
    Unread,
}

/// How final a number is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Certainty {
    /// 確定.
    #[default]
    Final,
    /// 速報.
    Preliminary,
    /// 見込.
    Estimate,
}

/// Why a figure is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnknownReason {
    /// 集計中.
    BeingCounted,
    /// 調査中.
    UnderSurvey,
    /// 未公表.
    Unpublished,
    /// 算定不能.
    Incalculable,
}

/// How an actual is held against a target (比べ方).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Bound {
    /// 以上.
    #[default]
    AtLeast,
    /// 超.
    Above,
    /// 以下.
    AtMost,
    /// 未満.
    Below,
}

impl Cell {
    /// Reads a cell of a row whose unit is `unit`.
    pub fn read(text: &str, unit: &str) -> Self {
        let text = width::trim(text);
        Self { state: Reading::of(text, unit).state, text: text.to_owned() }
    }

    /// The value, if the cell holds one.
    pub fn amount(&self) -> Option<Amount> {
        match self.state {
            State::Number { amount, .. } => Some(amount),
            _ => None,
        }
    }

    /// Whether nobody has entered anything.
    pub fn is_blank(&self) -> bool {
        self.state == State::Blank
    }

    /// What the cell shows once it is left, in a row whose unit is `unit`: half-width digits with
    /// separators and the written scale, behind them a unit other than the row's and how final the
    /// number is; `-` for 該当なし; the word of what is not known; what could not be read as typed.
    ///
    /// 以上, 超, 以下 and 未満 are not shown: they are the KPI's 比べ方 (`decisions.md` 12). What is
    /// shown of a cell reads back to the same state in its row.
    pub fn shown(&self, unit: &str) -> String {
        match self.state {
            State::Number { amount, certainty } => {
                format!("{}{}{}", amount.grouped(), self.other_unit(unit), certainty.mark())
            }
            State::NotApplicable => "-".to_owned(),
            State::Blank => String::new(),
            State::Unknown { reason: Some(reason) } => reason.word().to_owned(),
            State::Unknown { reason: None } if self.text.is_empty() => "未把握".to_owned(),
            State::Unknown { reason: None } | State::Unread => self.text.clone(),
        }
    }

    /// The unit in the text, if it is not the row's; empty otherwise.
    fn other_unit(&self, unit: &str) -> String {
        let written = Reading::of(&self.text, unit).unit.unwrap_or_default();
        if width::key(&written) == width::key(unit) { String::new() } else { written }
    }
}

impl Certainty {
    /// What a cell says of it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Final => "確定",
            Self::Preliminary => "速報",
            Self::Estimate => "見込",
        }
    }

    /// What stands behind a number: nothing behind a final one.
    pub(crate) fn mark(self) -> String {
        match self {
            Self::Final => String::new(),
            Self::Preliminary | Self::Estimate => format!("（{}）", self.word()),
        }
    }
}

impl UnknownReason {
    /// What a cell says of it.
    pub fn word(self) -> &'static str {
        match self {
            Self::BeingCounted => "集計中",
            Self::UnderSurvey => "調査中",
            Self::Unpublished => "未公表",
            Self::Incalculable => "算定不能",
        }
    }
}
