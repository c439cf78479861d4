//! Sums in place of a figure: `=48+5-3`, `48+5`, `48+5人` (`docs/domain.md`, "Sums in cells").
//!
//! What a person types or pastes into the table is read with sums ([`Reading::typed`]); a file is not, as `48+5` may mean
//! anything there. The text stays as typed, so a cell that is a number and whose text is a sum was typed
//! ([`Cell::written`]): everywhere else the result stands for it.

use std::borrow::Cow;

use super::reading::{figure_end, unsigned_amount};
use super::{Cell, Certainty, Reading, State};
use crate::value::Amount;
use crate::value::width::{fold, trim};

/// The longest text that is looked at as a sum, in bytes.
const LONGEST: usize = 300;

impl Reading {
    /// Reads a text that a person has typed or pasted into a cell of the table: as [`Self::from_text`], and a sum as its result.
    pub fn typed(text: &str, unit: &str) -> Self {
        let sum = result(text).map(|result| Self::from_text(&result, unit));
        sum.filter(Self::is_of_a_sum).unwrap_or_else(|| Self::from_text(text, unit))
    }

    /// As [`Self::typed`], of a text that is still being typed ([`Self::while_typing`]). A sum whose next figure is missing,
    /// `48+`, is what stands before the sign; `None` also while nothing but `=` stands there.
    pub fn typed_so_far(text: &str, unit: &str) -> Option<Self> {
        if let Some(begun) = begun(text) {
            return (!begun.is_empty()).then(|| Self::typed(&begun, unit));
        }
        let bare: String = text.chars().filter(|letter| !matches!(letter, ',' | '，' | '、')).collect();
        let sum = result(&bare).map(|result| Self::from_text(&result, unit));
        sum.filter(Self::is_of_a_sum).or_else(|| Self::while_typing(text, unit))
    }

    /// Whether nothing but a unit, and how final the figure is, stands beside the result of a sum.
    fn is_of_a_sum(&self) -> bool {
        let is_alone = self.bound.is_none() && self.about.is_none() && self.counted.is_none() && self.as_of.is_none();
        matches!(self.state, State::Number { .. }) && is_alone && self.doubt.is_none()
    }
}

impl Cell {
    /// The text of the cell as it is written outside of the plan: of a sum its result with what stands behind it.
    pub fn written(&self) -> Cow<'_, str> {
        let sum = || result(&self.text).filter(|_| matches!(self.state, State::Number { .. }));
        sum().map_or(Cow::Borrowed(self.text.as_str()), Cow::Owned)
    }

    /// What adding a figure to the cell makes: the sum as it is typed (`48+5`) and the figure that it is; a blank cell
    /// counts as nothing. `None` if the cell has another text than a number, or the text that is added is no figure in that unit.
    pub fn with_added(&self, added: &str, unit: &str) -> Option<(String, Amount)> {
        let State::Number { amount: more, certainty: Certainty::Final } = Reading::typed(added, unit).state else {
            return None;
        };
        let (before, behind) = match self.state {
            State::Number { amount, certainty } => (amount, certainty.mark()),
            State::Blank => (Amount::ZERO, String::new()),
            State::NotApplicable | State::Unknown { .. } | State::Unread => return None,
        };
        let sign = if more < Amount::ZERO { "" } else { "+" };
        let sum = format!("={}{sign}{}{behind}", before.plain(), more.plain());
        let State::Number { amount, .. } = Reading::typed(&sum, unit).state else { return None };
        Some((sum, amount))
    }
}

/// The result of a sum, with what stands behind it: `53人` of `48+5人`; `None` if the text is no sum. With `=` before it
/// a sum may be of one figure and subtract, without it there are at least two figures and only `+`.
fn result(text: &str) -> Option<String> {
    let text = trim(text);
    if text.len() > LONGEST || !text.contains(['=', '＝', '+', '＋']) {
        return None;
    }
    let text = fold(text);
    let (is_marked, body) = without_mark(&text);
    let (mut sum, mut rest) = term(body, is_marked)?;
    let mut terms = 1;
    while trim(rest).starts_with(signs(is_marked)) {
        let (next, behind) = term(trim(rest), true)?;
        (sum, rest, terms) = (sum + next, behind, terms + 1);
    }
    let behind = trim(rest);
    let is_unit = |first: char| first.is_alphabetic() || "%‰°℃(".contains(first);
    let is_sum = (is_marked || terms > 1) && behind.chars().next().is_none_or(is_unit);
    // A result that is no cell's, for its length, is none.
    is_sum.then(|| Amount::from_plain(&sum.plain())).flatten().map(|sum| sum.plain() + behind)
}

/// What stands before the missing figure of a sum that has been begun: nothing of `=`, 48 of `48+`, `=48` of `=48-`; `None`
/// if no figure is missing.
fn begun(text: &str) -> Option<String> {
    let text = fold(trim(text));
    let (is_marked, body) = without_mark(&text);
    if is_marked && matches!(body, "" | "+" | "-") {
        return Some(String::new());
    }
    let before = body.strip_suffix(signs(is_marked)).map(trim)?;
    if term(before, is_marked).is_some_and(|(_, rest)| rest.is_empty()) && !is_marked {
        return Some(before.to_owned());
    }
    let sum = format!("={before}");
    result(&sum).is_some_and(|sum| Amount::from_plain(&sum).is_some()).then_some(sum)
}

/// Whether `=` stands before the sum, and the text behind it.
fn without_mark(text: &str) -> (bool, &str) {
    text.strip_prefix('=').map_or((false, text), |body| (true, trim(body)))
}

/// The signs between the figures of a sum.
fn signs(is_marked: bool) -> &'static [char] {
    if is_marked { &['+', '-', '−'] } else { &['+'] }
}

/// The figure with which a text begins, with its sign where it may have one, and what follows.
fn term(text: &str, may_have_sign: bool) -> Option<(Amount, &str)> {
    let unsigned = text.strip_prefix(['+', '-', '−']).filter(|_| may_have_sign).map_or(text, trim);
    let is_minus = text.starts_with(['-', '−']) && may_have_sign;
    let (figure, rest) = unsigned.split_at_checked(figure_end(unsigned))?;
    let is_figure = figure.starts_with(|digit: char| digit.is_ascii_digit())
        && figure.ends_with(|digit: char| digit.is_ascii_digit());
    let amount = unsigned_amount(figure).ok().filter(|_| is_figure)?;
    Some((if is_minus { -amount } else { amount }, rest))
}
