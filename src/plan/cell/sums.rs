//! Sums in place of a figure: `=48+5-3`, `48+5`, `48+5人` (`docs/domain.md`, "Sums in cells").
//!
//! A text that a person types or pastes into the table is read with sums ([`Reading::typed`]). A file is not, since
//! `48+5` may mean anything there. The text stays as typed, so a cell that is a number and whose text is a sum was typed;
//! everywhere else the result is written instead ([`Cell::written`]).

use std::borrow::Cow;

use super::reading::{figure_end, unsigned_amount};
use super::{Cell, Certainty, Reading, State};
use crate::value::Amount;
use crate::value::width::{fold, trim};

/// The longest text that is tested for a sum, in bytes.
const LONGEST: usize = 300;

impl Reading {
    /// Reads a text that a person has typed or pasted into a cell of the table: like [`Self::from_text`], but a sum is
    /// read as its result.
    pub fn typed(text: &str, unit: &str) -> Self {
        let sum = result(text).map(|result| Self::from_text(&result, unit));
        sum.filter(Self::is_of_a_sum).unwrap_or_else(|| Self::from_text(text, unit))
    }

    /// Like [`Self::typed`], for a text that is still being typed ([`Self::while_typing`]). A sum whose next figure is
    /// missing, `48+`, has the value before the sign; `None` also while the text is only `=`.
    pub fn typed_so_far(text: &str, unit: &str) -> Option<Self> {
        if let Some(begun) = begun(text) {
            return (!begun.is_empty()).then(|| Self::typed(&begun, unit));
        }
        let bare: String = text.chars().filter(|letter| !matches!(letter, ',' | '，' | '、')).collect();
        let sum = result(&bare).map(|result| Self::from_text(&result, unit));
        sum.filter(Self::is_of_a_sum).or_else(|| Self::while_typing(text, unit))
    }

    /// Whether the result of a sum has at most a unit and a certainty beside it.
    fn is_of_a_sum(&self) -> bool {
        let is_alone = self.bound.is_none() && self.about.is_none() && self.counted.is_none() && self.as_of.is_none();
        matches!(self.state, State::Number { .. }) && is_alone && self.doubt.is_none()
    }
}

impl Cell {
    /// The text of the cell as it is written outside the plan: for a sum, its result with the text after it.
    pub fn written(&self) -> Cow<'_, str> {
        let sum = || result(&self.text).filter(|_| matches!(self.state, State::Number { .. }));
        sum().map_or(Cow::Borrowed(self.text.as_str()), Cow::Owned)
    }

    /// The sum of the cell and an added figure, as a typed text (`=48+5`) and as an amount; a blank cell counts as 0.
    /// `None` if the cell has a text that is not a number or has words that a sum would lose (約, 累計), or if the added text
    /// is not a final figure in that unit.
    pub fn with_added(&self, added: &str, unit: &str) -> Option<(String, Amount)> {
        let State::Number { amount: more, certainty: Certainty::Final } = Reading::typed(added, unit).state else {
            return None;
        };
        let (before, behind) = match self.state {
            State::Number { amount, certainty } if Reading::typed(&self.text, unit).is_of_a_sum() => {
                (amount, certainty.mark())
            }
            State::Blank => (Amount::ZERO, String::new()),
            _ => return None,
        };
        let sign = if more < Amount::ZERO { "" } else { "+" };
        let sum = format!("={}{sign}{}{behind}", before.plain(), more.plain());
        let State::Number { amount, .. } = Reading::typed(&sum, unit).state else { return None };
        Some((sum, amount))
    }
}

/// The result of a sum, with the text after it: `53人` of `48+5人`; `None` if the text is not a sum. With `=` before it a
/// sum may have one figure and may subtract; without it there must be at least two figures, with only `+` between them.
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
    // A result with more digits than a cell holds is rejected.
    is_sum.then(|| Amount::from_plain(&sum.plain())).flatten().map(|sum| sum.plain() + behind)
}

/// The text before the missing figure of an unfinished sum: nothing of `=`, 48 of `48+`, `=48` of `=48-`; `None` if no
/// figure is missing.
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

/// Whether the sum begins with `=`, and the text after that.
fn without_mark(text: &str) -> (bool, &str) {
    text.strip_prefix('=').map_or((false, text), |body| (true, trim(body)))
}

/// The signs between the figures of a sum.
fn signs(is_marked: bool) -> &'static [char] {
    if is_marked { &['+', '-', '−'] } else { &['+'] }
}

/// The figure at the beginning of a text, with its sign if it may have one, and the text after it.
fn term(text: &str, may_have_sign: bool) -> Option<(Amount, &str)> {
    let unsigned = text.strip_prefix(['+', '-', '−']).filter(|_| may_have_sign).map_or(text, trim);
    let is_minus = text.starts_with(['-', '−']) && may_have_sign;
    let (figure, rest) = unsigned.split_at_checked(figure_end(unsigned))?;
    let is_figure = figure.starts_with(|digit: char| digit.is_ascii_digit())
        && figure.ends_with(|digit: char| digit.is_ascii_digit());
    let amount = unsigned_amount(figure).ok().filter(|_| is_figure)?;
    Some((if is_minus { -amount } else { amount }, rest))
}
