//! 千, 万, 億 and 兆 inside a number: `3.5万人`, `3万5,691円`.
//!
//! They are multiplied only where the digits can have no other meaning: before the row's unit, or in a number of several
//! steps. A unit such as 万人 in a row of another unit stays a unit, and the digits before it stay as they are.

use crate::value::Amount;
use crate::value::width::{fold, is_space, trim};

use super::reading::{figure_end, unsigned_amount};
use super::tail::Tail;
use super::units::{POWERS, is_known, is_same_unit};

/// A number that was written with powers of ten, and the text after it.
pub(super) struct Scaled<'a> {
    pub(super) amount: Amount,
    pub(super) tail: Tail<'a>,
    /// The unit as written, including a power before it that was not multiplied.
    pub(super) unit: Option<String>,
}

/// A step of such a number: its digits and the power of ten after them.
struct PowerStep {
    digits: Amount,
    whole_digits: u32,
    power: u32,
}

/// Reads an unsigned text in a row whose unit is `unit`; `None` if it has no power of ten, or if its meaning is
/// uncertain: `3万` in a row of 千円.
pub(super) fn scaled<'a>(text: &'a str, unit: &str) -> Option<Scaled<'a>> {
    let (steps, behind) = steps(text)?;
    let (last, row) = (steps.last()?, trim(unit));
    let tail = Tail::split(behind, unit);
    let base = tail.rest();
    let is_rows = if base.is_empty() { !row.starts_with(POWERS) } else { is_same_unit(base, row) };
    let is_single = steps.len() == 1;
    let total = || steps.iter().try_fold(Amount::ZERO, |sum, step| Some(sum + step.digits.shifted(step.power)?));
    if is_rows || (!is_single && is_known(base)) {
        let amount = total().and_then(|amount| Amount::from_plain(&amount.plain()))?;
        return Some(Scaled { amount, unit: tail.unit(), tail });
    }
    // The power belongs to a unit of its own, which is kept: 3.5万円 in a row of 千円.
    let digits = text.get(..figure_end(text))?;
    let power = trim(text.get(digits.len()..text.len() - behind.len())?);
    (is_single && is_known(base)).then(|| Scaled { amount: last.digits, unit: Some(format!("{power}{base}")), tail })
}

/// The steps of a number, from the largest, and the text after them.
fn steps(text: &str) -> Option<(Vec<PowerStep>, &str)> {
    let (mut steps, mut rest): (Vec<PowerStep>, &str) = (Vec::new(), text);
    while rest.starts_with(|letter: char| {
        fold(letter.encode_utf8(&mut [0; 4])).starts_with(|digit: char| digit.is_ascii_digit())
    }) {
        let (figure, behind) = rest.split_at_checked(figure_end(rest))?;
        let (power, behind) = power_at(behind);
        let digits = unsigned_amount(&fold(figure)).ok()?;
        let whole_digits = u32::try_from(digits.plain().split('.').next()?.len()).ok()?;
        let has_places = digits.scale() > 0;
        let step = PowerStep { digits, whole_digits, power };
        if has_places && (!steps.is_empty() || power == 0) || !fits_behind(steps.last(), &step) {
            return None;
        }
        let is_last = power == 0 || has_places;
        steps.push(step);
        rest = behind;
        if is_last {
            break;
        }
    }
    (steps.first()?.power > 0).then_some((steps, rest))
}

/// Whether a step is less than the power of the step before it: `3万12,345` is not a number.
fn fits_behind(before: Option<&PowerStep>, step: &PowerStep) -> bool {
    before.is_none_or(|before| step.whole_digits + step.power <= before.power)
}

/// The power of ten at the beginning of a text, 0 if there is none, and the text after it: 千万 is 7.
pub(super) fn power_at(text: &str) -> (u32, &str) {
    let (mut power, mut rest) = (0, text);
    for letters in [&[('十', 1), ('百', 2), ('千', 3)][..], &[('万', 4), ('億', 8), ('兆', 12)]] {
        let at = rest.trim_start_matches(is_space);
        let found = letters.iter().find_map(|(letter, more)| Some((*more, at.strip_prefix(*letter)?)));
        if let Some((more, behind)) = found {
            (power, rest) = (power + more, behind);
        }
    }
    (power, if power == 0 { text } else { rest.trim_start_matches(is_space) })
}
