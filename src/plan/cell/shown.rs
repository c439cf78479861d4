//! The text that a cell shows. It reads back to the same state in its row.

use crate::value::Amount;

use super::lead;
use super::units::is_same_unit;
use super::{Bound, Cell, Certainty, Counted, Reading, State};

impl Cell {
    /// The text that the cell shows once it is left, in a row whose unit is `unit`. A number has half-width digits with
    /// separators and the written scale; around them are the words that qualify it (約, 累計, 以上), a unit other than the
    /// row's, and its certainty. 該当なし is `-`, a figure that is not known is its word, and a text that could not be read
    /// is shown as typed.
    pub fn shown(&self, unit: &str) -> String {
        self.with_figure(unit, Amount::grouped, true)
    }

    /// Like [`Self::shown`], without 以上, 超, 以下 and 未満: after a target they are the KPI's 目標の条件 (`docs/decisions.md` 12).
    pub fn shown_as_target(&self, unit: &str) -> String {
        self.with_figure(unit, Amount::grouped, false)
    }

    /// The text that the cell has while it is edited: like [`Self::shown`], but without separators, which would disturb
    /// the caret. It reads back to the same state in its row as well.
    pub fn bare(&self, unit: &str) -> String {
        self.with_figure(unit, Amount::plain, true)
    }

    /// Like [`Self::bare`], without the bound, which belongs to the KPI.
    pub fn bare_as_target(&self, unit: &str) -> String {
        self.with_figure(unit, Amount::plain, false)
    }

    /// The shown text with a rounded figure, if the figure has more decimals than anybody writes (`33.333333333333`). It
    /// is for places that are only read, with the whole figure beside it or on hover; it reads back to another figure.
    /// `None` if the figure is shown whole.
    pub fn rounded(&self, unit: &str) -> Option<String> {
        let is_long = self.amount().is_some_and(Amount::is_computed);
        is_long.then(|| self.with_figure(unit, Amount::rounded, true))
    }

    /// The words around the figure where the cell is shown; none for a cell without a number.
    pub fn around(&self, unit: &str) -> Around {
        let State::Number { certainty, .. } = self.state else { return Around::default() };
        Around::from_reading(&Reading::from_text(&self.written(), unit), certainty, unit)
    }

    /// The words before and after the figure that qualify it (約, 程度, 累計, 以上), without its certainty.
    pub fn nuance(&self, unit: &str) -> [String; 2] {
        let around = self.finally_around(unit);
        [around.before, around.behind]
    }

    /// Like [`Self::nuance`], without the bound, which after a target belongs to the KPI.
    pub fn nuance_as_target(&self, unit: &str) -> [String; 2] {
        let around = self.finally_around(unit).without_bound();
        [around.before, around.behind]
    }

    /// The words around the figure, without its certainty.
    fn finally_around(&self, unit: &str) -> Around {
        let is_number = matches!(self.state, State::Number { .. });
        let around = is_number.then(|| Reading::from_text(&self.written(), unit));
        around.map(|read| Around::from_reading(&read, Certainty::Final, unit)).unwrap_or_default()
    }

    fn with_figure(&self, unit: &str, write: fn(Amount) -> String, with_bound: bool) -> String {
        match self.state {
            State::Number { amount, .. } => {
                let around = self.around(unit);
                let around = if with_bound { around } else { around.without_bound() };
                around.put_around(&write(amount))
            }
            State::NotApplicable => "-".to_owned(),
            State::Blank => String::new(),
            State::Unknown { reason: Some(reason) } => reason.word().to_owned(),
            State::Unknown { reason: None } if self.text.is_empty() => "未把握".to_owned(),
            State::Unknown { reason: None } | State::Unread => self.text.clone(),
        }
    }
}

/// The words before and after a figure that is shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// 累計 and 約.
    pub before: String,
    /// A unit other than the row's.
    pub unit: String,
    /// 程度, 以上 and （速報）, in this order.
    pub behind: String,
    bound: Option<Bound>,
}

impl Around {
    /// The words around a figure that was read, in a row of that unit; a unit is included only if it differs from the row's.
    pub(super) fn from_reading(read: &Reading, certainty: Certainty, unit: &str) -> Self {
        let running = if read.counted == Some(Counted::Running) { "累計" } else { "" };
        // A word that equals the row's unit would be read as that unit (0※1程度 in 程度).
        let unless_unit = |word: &&str| !is_same_unit(word, unit);
        let (about, nearly) = match read.about {
            Some(word) if lead::ABOUT.contains(&word) => (word, ""),
            word => ("", word.filter(unless_unit).unwrap_or_default()),
        };
        let bound = read.bound.map(Bound::word).filter(unless_unit).unwrap_or_default();
        Self {
            before: format!("{running}{about}"),
            unit: read.unit.clone().filter(|written| !is_same_unit(written, unit)).unwrap_or_default(),
            behind: format!("{nearly}{bound}{}", certainty.mark()),
            bound: read.bound,
        }
    }

    /// The words without 以上, 超, 以下 and 未満, which after a target are the KPI's 目標の条件.
    #[must_use]
    pub fn without_bound(mut self) -> Self {
        if let Some(bound) = self.bound.take() {
            self.behind = self.behind.replacen(bound.word(), "", 1);
        }
        self
    }

    /// The figure with the words around it.
    pub fn put_around(&self, figure: &str) -> String {
        format!("{}{figure}{}{}", self.before, self.unit, self.behind)
    }
}
