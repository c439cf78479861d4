//! The day that a user writes in a field for days, where the year may be left out: 12/11 is the next 11 December.
//!
//! Texts outside of such fields (headings, 基本情報) are read by [`read_date`], which does not depend on the present day.

use std::ops::Range;

use super::mention::{day_without_year, first_day, has_period};
use super::reading::read_date;
use super::tokens::{Token, placed_tokens};
use super::{Date, YearError};
use crate::value::width;

/// The largest number of days by which a day without a year may lie in the past; an earlier day is taken as the day of the next year.
const LONGEST_PASSED: i64 = 31;

/// A day, with its place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedDay {
    /// The day.
    pub date: Date,
    /// The bytes of the text that name it, including the day of the week behind it: all of `12/11（金）`.
    pub written: Range<usize>,
}

/// Reads the day that a text names on the day `today`: like [`read_date`], but also 12月11日 or 12/11, which is the next such
/// day, or a day that has just passed.
///
/// # Errors
///
/// The errors of [`read_date`]; a day that no nearby year has (2月30日) is [`YearError::Impossible`].
pub fn read_named_day(text: &str, today: Date) -> Result<NamedDay, YearError> {
    let (tokens, places): (Vec<Token>, Vec<Range<usize>>) = placed_tokens(text).into_iter().unzip();
    let (date, first, rest) = match (first_day(&tokens), day_without_year(&tokens)) {
        (None, Some(((month, day), rest))) if !has_period(&tokens) => {
            (nearest(month, day, today).ok_or(YearError::Impossible)?, 0, rest)
        }
        (day, _) => {
            let date = read_date(text)?.date;
            let (first, rest) = day.ok_or(YearError::Unreadable)?;
            (date, first, rest)
        }
    };
    let behind = tokens.len() - rest.len();
    let place = |at: usize| places.get(at).cloned().unwrap_or_default();
    let of_week = places.get(behind..behind + 3).unwrap_or_default();
    let of_week = of_week.first().zip(of_week.last()).map(|(open, close)| open.start..close.end);
    let of_week = of_week.filter(|at| text.get(at.clone()).is_some_and(is_day_of_week));
    let end = of_week.map_or(place(behind.saturating_sub(1)).end, |at| at.end);
    Ok(NamedDay { date, written: place(first).start..end })
}

/// The text as papers print it: a text that consists of a day, in whatever form, in the one form of papers (令和8年12月11日); any
/// other text without the white space around it.
pub fn day_on_paper(text: &str) -> String {
    let text = width::trim(text);
    let whole = || {
        let day = read_date(text).ok()?.date;
        // A day with its year does not depend on `today`.
        let named = read_named_day(text, day).ok()?;
        (named.written == (0..text.len())).then(|| day.era_label())
    };
    whole().unwrap_or_else(|| text.to_owned())
}

/// The text, with a day in figures (R8.12.11, 2026/12/11) written as on papers if it is the whole text.
pub fn day_spelled_out(text: &str) -> String {
    if text.contains('年') { text.to_owned() } else { day_on_paper(text) }
}

/// Whether the text is a day of the week in brackets: （金）.
fn is_day_of_week(text: &str) -> bool {
    let inner = text.trim_start_matches(['(', '（']).trim_end_matches([')', '）']);
    inner != text && ["日", "月", "火", "水", "木", "金", "土"].contains(&inner)
}

/// This day in the year nearest to today, at most [`LONGEST_PASSED`] days ago; `None` if no nearby year has it.
fn nearest(month: i32, day: i32, today: Date) -> Option<Date> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    let days = [-1, 0, 1].into_iter().filter_map(|years| Date::new(today.year() + years, month, day));
    let days = days.filter(|day| day.days_since(today) >= -LONGEST_PASSED);
    days.min_by_key(|day| day.days_since(today).abs())
}
