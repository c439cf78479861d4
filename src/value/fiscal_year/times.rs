//! The times in a text of a table, as headings and labels write them: 「R5」, 「令和5年度目標」, 「2年目」, 「30年度末」.
//!
//! Unlike [`super::year_mentions`] it also finds years that are counted (2年目) or relative to the table's year (昨年度), joins two
//! spellings of one year (令和5（2023）年度), and returns a span (H27～H31) as one time without a year.

use std::ops::Range;

use super::FiscalYear;
use super::era::Era;
use super::listing::{YearMeaning, YearMention, year_mentions};
use super::tokens::{Token, placed_tokens};
use crate::value::width::narrow;

/// A time in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// This fiscal year; for a month, the fiscal year that contains it.
    Year(FiscalYear),
    /// A year without its era: 30 for 30年度.
    Short(i32),
    /// A year counted from the first year of the plan, which is 1: 2年目.
    Nth(i32),
    /// A year relative to the table's year: 昨年度 is -1.
    Relative(i32),
    /// Several years, or a year derived from another one: H27～H31, R5前年度.
    Span,
}

impl Time {
    /// The fiscal year; `None` for any other time.
    pub fn fiscal_year(self) -> Option<FiscalYear> {
        if let Self::Year(year) = self { Some(year) } else { None }
    }

    /// Whether further information is needed to know the year: its era, the first year of the plan, or the table's year.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Short(_) | Self::Nth(_) | Self::Relative(_))
    }
}

/// A time with its bytes in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeMention {
    /// The time.
    pub time: Time,
    /// The bytes of the text.
    pub at: Range<usize>,
}

/// Words for years relative to the table's year, with their distance; longer words come before words that they contain.
const RELATIVE: [(&str, i32); 19] = [
    ("前々年度", -2),
    ("前前年度", -2),
    ("一昨年度", -2),
    ("一昨年", -2),
    ("前年度", -1),
    ("昨年度", -1),
    ("前年", -1),
    ("昨年", -1),
    ("当年度", 0),
    ("本年度", 0),
    ("今年度", 0),
    ("今年", 0),
    ("翌々年度", 2),
    ("再来年度", 2),
    ("翌年度", 1),
    ("次年度", 1),
    ("来年度", 1),
    ("翌年", 1),
    ("来年", 1),
];
/// Letters behind such a word that turn it into a comparison or another time: 前年度比, 前年同期, 翌年度以降.
const NOT_OF_YEAR: [char; 8] = ['比', '同', '差', '増', '減', '対', '以', 'か'];
/// Letters behind four digits that make them a count and not a year: 2,015, 2015人.
const COUNTERS: [char; 13] = [',', '，', '.', '．', '%', '％', '人', '件', '円', '社', '回', '千', '万'];

/// The century of two-digit years behind an apostrophe.
const CENTURY: i32 = 2000;

/// Every time except a bare year of four digits contains one of these letters; the last ones become digits when the text is folded.
const OF_TIMES: [char; 12] = ['年', '令', '平', '昭', 'R', 'H', 'S', '㋿', '㍻', '㍼', '²', '³'];

/// Whether a text may contain a time. Most texts of a table are names and figures, which this check rejects before they are split
/// into tokens.
fn may_name_time(text: &str) -> bool {
    let mut digits = String::new();
    for letter in text.chars().chain([' ']).map(narrow) {
        if letter.is_ascii_digit() {
            digits.push(letter);
        } else if OF_TIMES.contains(&letter)
            || digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
        {
            return true;
        } else {
            digits.clear();
        }
    }
    false
}

/// The times in a text, in order.
pub fn time_mentions(text: &str) -> Vec<TimeMention> {
    if may_name_time(text) { times_in_words(text) } else { Vec::new() }
}

fn times_in_words(text: &str) -> Vec<TimeMention> {
    let (tokens, written): (Vec<Token>, Vec<Range<usize>>) = placed_tokens(text).into_iter().unzip();
    let mut found: Vec<(TimeMention, Range<usize>)> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let here = Here { text, tokens: &tokens, written: &written, at };
        let Some((time, length)) = here.time() else {
            at += 1;
            continue;
        };
        let start = |word: usize| written.get(word).map_or(text.len(), |at| at.start);
        let place = |first: usize, end: usize| start(first)..written.get(end - 1).map_or(text.len(), |at| at.end);
        let gap = found.last().and_then(|(_, last)| tokens.get(last.end..at));
        match (found.last_mut(), gap) {
            (Some((before, last)), Some(gap)) if is_span(gap) => {
                *before = TimeMention { time: Time::Span, at: place(last.start, at + length) };
                last.end = at + length;
            }
            (Some((before, last)), Some(gap)) if is_beside(gap) && is_same(before.time, time) => {
                let better = if matches!(before.time, Time::Year(_)) { before.time } else { time };
                *before = TimeMention { time: better, at: place(last.start, at + length) };
                last.end = at + length;
            }
            _ => found.push((TimeMention { time, at: place(at, at + length) }, at..at + length)),
        }
        at += length;
        if let Some(length) = last_of_span(tokens.get(at..).unwrap_or_default())
            && let Some((before, last)) = found.last_mut()
        {
            *before = TimeMention { time: Time::Span, at: place(last.start, at + length) };
            at += length;
            last.end = at;
        }
    }
    let relative = relative_mentions(text);
    if found.is_empty() {
        return relative;
    }
    // A year in brackets behind such a word is the year that it means: 前年度実績（R5）. A year before it is the one that it is relative to.
    let in_brackets = |at: usize| text.get(..at).is_some_and(|before| before.ends_with(['(', '（']));
    let is_meant = |year: &TimeMention| {
        let is_of = |word: &TimeMention| word.at.end <= year.at.start && in_brackets(year.at.start);
        relative.iter().all(|word| word.time == Time::Relative(0) || is_of(word))
    };
    let years = found.into_iter().map(|(mention, _)| mention);
    match years.clone().find(|year| !relative.is_empty() && is_meant(year)) {
        Some(TimeMention { time, .. }) => {
            let mut all: Vec<TimeMention> =
                years.chain(relative.into_iter().map(|word| TimeMention { time, ..word })).collect();
            all.sort_by_key(|mention| mention.at.start);
            all
        }
        None if relative.is_empty() => years.collect(),
        None => years.map(|year| TimeMention { time: Time::Span, ..year }).collect(),
    }
}

/// The relative years in a text, in order: 昨年度実績.
fn relative_mentions(text: &str) -> Vec<TimeMention> {
    let mut found: Vec<TimeMention> = Vec::new();
    if !text.contains('年') {
        return found;
    }
    for (start, _) in text.char_indices() {
        let is_inside = found.last().is_some_and(|mention| start < mention.at.end);
        let (before, here) = text.split_at_checked(start).unwrap_or_default();
        let Some((word, by)) = RELATIVE.iter().find(|(word, _)| !is_inside && here.starts_with(word)) else { continue };
        let behind = here.get(word.len()..).unwrap_or_default();
        // 対前年 is a comparison, and 以前年 is not such a word.
        let is_part = before.ends_with(char::is_alphabetic) && !word.ends_with('度');
        if !is_part && !behind.starts_with(NOT_OF_YEAR) {
            found.push(TimeMention { time: Time::Relative(*by), at: start..start + word.len() });
        }
    }
    found
}

/// The years at the ends of the spans in a text: 2022 and 2026 for 目標（R4～R8） and for 令和4年度から令和8年度.
pub fn ends_of_spans(text: &str) -> Vec<FiscalYear> {
    let spans = time_mentions(text).into_iter().filter(|mention| mention.time == Time::Span);
    let ends = spans.filter_map(|span| text.get(span.at)).flat_map(year_mentions);
    let year = |end: YearMention| match end.meaning {
        YearMeaning::Calendar(year) => FiscalYear::new(year),
        meaning => meaning.fiscal_year(),
    };
    ends.filter_map(year).collect()
}

/// Whether a text names a year without marking it as fiscal: 2024年, 令和6年 実績.
pub fn names_calendar_year(text: &str) -> bool {
    let is_bare = |mention: TimeMention| text.get(mention.at).is_some_and(|written| written.ends_with('年'));
    time_mentions(text).into_iter().any(|mention| matches!(mention.time, Time::Year(_)) && is_bare(mention))
}

/// Whether the tokens between two times make a span of them.
fn is_span(gap: &[Token]) -> bool {
    matches!(gap, [Token::To | Token::Joint('-' | '–' | '―')])
}

/// Whether two times are adjacent or separated only by a bracket or slash.
fn is_beside(gap: &[Token]) -> bool {
    matches!(gap, [] | [Token::Open | Token::Joint('/')])
}

/// Whether a time repeats the adjacent one: 令和5（2023）, 令和5年度（2年目）.
fn is_same(before: Time, time: Time) -> bool {
    match (before, time) {
        (Time::Year(one), Time::Year(other)) => one == other,
        (_, Time::Short(_)) => before == time || !matches!(before, Time::Span),
        (Time::Nth(_), Time::Year(_)) | (Time::Year(_), Time::Nth(_)) => true,
        _ => false,
    }
}

/// The number of tokens of a span's last year without an era: ～29年度 in H27～29年度.
fn last_of_span(tokens: &[Token]) -> Option<usize> {
    use Token::{First, FiscalYear, Joint, Number, To, Year};
    let [To | Joint('-' | '–' | '―'), Number(_, 1..=2) | First, behind @ ..] = tokens else { return None };
    match behind {
        [FiscalYear | Year, ..] => Some(3),
        [Number(..) | Joint('.'), ..] => None,
        _ => Some(2),
    }
}

/// Letters behind a number of years, which is not a year: 3年間, 5年後, 5年累計, 3年平均.
const BEHIND_COUNT: [char; 7] = ['間', '後', '以', '次', '前', '累', '平'];

/// A position in a text where a time may begin.
struct Here<'a> {
    text: &'a str,
    tokens: &'a [Token],
    written: &'a [Range<usize>],
    at: usize,
}

impl Here<'_> {
    /// The time that begins here, with the number of its tokens.
    fn time(&self) -> Option<(Time, usize)> {
        use Token::{Era, First, FiscalYear, Nth, Number, Year};
        let (before, from) = self.tokens.split_at_checked(self.at)?;
        if matches!(before, [.., Token::Letter]) && matches!(from, [Era(_), ..]) {
            return None;
        }
        match from {
            [Era(era), Number(number, 1..=2), ..] => self.year(era.western(*number), 2),
            [Era(era), First, ..] => self.year(era.western(1), 2),
            _ if matches!(before, [.., Number(..) | Token::Joint('.')]) || self.is_inside() => None,
            [Number(number @ 1900..=2099, 4), behind @ ..] => self.western(*number, behind),
            // '22年度 leaves out the century.
            [Number(number, 2), FiscalYear | Year, ..] if self.is_behind(&['\'', '’', '‘']) => {
                self.year(CENTURY + *number, 1)
            }
            // 5年度目標 is the target of 5年度, not 5年度目.
            [Number(number, 1..=2), FiscalYear, ..] if self.letter(2) == Some('目') && !self.is_target(2) => {
                Some((Time::Nth(*number), 3))
            }
            [Number(number, 1..=2), FiscalYear, ..] => Some((Time::Short(*number), 2)),
            [First, FiscalYear, ..] => Some((Time::Short(1), 2)),
            [Number(number, 1..=2), Nth, ..] => Some((Time::Nth(*number), 2)),
            [Number(number, 1..=2), Year, ..]
                if !self.letter(2).is_some_and(|letter| BEHIND_COUNT.contains(&letter)) =>
            {
                Some(self.month(*number, 2))
            }
            [Token::Other, FiscalYear, ..] if self.letter(0) == Some('初') => Some((Time::Nth(1), 2)),
            _ => None,
        }
    }

    /// Whether the number here is a part of another number, or counts something: 1,2019, 第5.
    fn is_inside(&self) -> bool {
        self.is_behind(&[',', '，', '第', '.', '．'])
    }

    /// Whether one of these letters is directly before the token here.
    fn is_behind(&self, letters: &[char]) -> bool {
        let before = self.written.get(self.at).and_then(|at| self.text.get(..at.start));
        before.is_some_and(|before| before.ends_with(letters))
    }

    /// Whether 目標 begins at the token at this distance.
    fn is_target(&self, distance: usize) -> bool {
        let behind = self.written.get(self.at + distance).and_then(|at| self.text.get(at.start..));
        behind.is_some_and(|behind| behind.starts_with("目標"))
    }

    /// The first letter of the token at this distance.
    fn letter(&self, distance: usize) -> Option<char> {
        let at = self.written.get(self.at + distance)?;
        self.text.get(at.start..)?.chars().next()
    }

    /// The fiscal year with this western number, adjusted by a month behind it, and the number of tokens. `length` is the number
    /// of tokens before 年度 or 年.
    fn year(&self, western: i32, length: usize) -> Option<(Time, usize)> {
        use Token::{FiscalYear as Fiscal, Year};
        let behind = self.tokens.get(self.at + length..).unwrap_or_default();
        let (is_fiscal, more) = match behind {
            [Fiscal, ..] => (true, 1),
            [Year, ..] => (false, 1),
            _ => (false, 0),
        };
        let month = month_at(behind.get(more..).unwrap_or_default(), more > 0);
        let lies_before = month.is_some_and(|(month, _)| month < 4) && !is_fiscal;
        let year = FiscalYear::new(western)?.plus(if lies_before { -1 } else { 0 })?;
        Some((Time::Year(year), length + more + month.map_or(0, |(_, words)| words)))
    }

    fn western(&self, number: i32, behind: &[Token]) -> Option<(Time, usize)> {
        use Token::{Close, Era, FiscalYear, Number, Open, Year};
        // 2019(令和元)年度 and 2019(R1) are one year in two spellings.
        let twin = match behind {
            [Open, Era(era), Number(twin, 1..=2), Close, ..] if era.western(*twin) == number => 4,
            [Open, Era(era), Token::First, Close, ..] if era.western(1) == number => 4,
            [Open, Era(era), Number(twin, 1..=2), FiscalYear | Year, Close, ..] if era.western(*twin) == number => 5,
            _ => 0,
        };
        let is_number_of_things = twin == 0 && self.letter(1).is_some_and(|letter| COUNTERS.contains(&letter));
        (!is_number_of_things).then(|| self.year(number, 1 + twin)).flatten()
    }

    /// A year without its era, adjusted by a month behind it: 30年3月 is in 29年度.
    fn month(&self, number: i32, length: usize) -> (Time, usize) {
        let behind = self.tokens.get(self.at + length..).unwrap_or_default();
        match month_at(behind, true) {
            Some((month, words)) => (Time::Short(if month < 4 { number - 1 } else { number }), length + words),
            None => (Time::Short(number), length),
        }
    }
}

/// The month at the beginning, with the number of its tokens and those of a day behind it: 3月末, .3, /3/31.
fn month_at(tokens: &[Token], is_behind_year: bool) -> Option<(i32, usize)> {
    use Token::{Day, Joint, Month, Number};
    match tokens {
        [Number(month @ 1..=12, 1..=2), Month, Number(_, 1..=2), Day, ..] if is_behind_year => Some((*month, 4)),
        [Number(month @ 1..=12, 1..=2), Month, ..] if is_behind_year => Some((*month, 2)),
        [Joint(one @ ('.' | '/')), Number(month @ 1..=12, 1..=2), Joint(two), Number(_, 1..=2), ..] if one == two => {
            Some((*month, 4))
        }
        [Joint('.' | '/'), Number(month @ 1..=12, 1..=2), Month, ..] => Some((*month, 3)),
        [Joint('.' | '/'), Number(month @ 1..=12, 1..=2), rest @ ..] if !matches!(rest, [Number(..), ..]) => {
            Some((*month, 2))
        }
        _ => None,
    }
}

/// The first fiscal year after `before` that has this number in 平成 or 令和: 29年度 after 平成28年度. `None` if it is more than five years
/// later.
pub fn year_behind(before: FiscalYear, short: i32) -> Option<FiscalYear> {
    let years = [Era::Heisei, Era::Reiwa].into_iter().filter_map(|era| FiscalYear::new(era.western(short)));
    let is_next = |year: &FiscalYear| (1..=5).contains(&(year.western() - before.western()));
    years.filter(is_next).min_by_key(|year| year.western())
}

/// The fiscal year with this number in the era of this name; `None` for an unknown era.
pub fn year_of_era(era: &str, number: i32) -> Option<FiscalYear> {
    let era = match era {
        "令和" => Era::Reiwa,
        "平成" => Era::Heisei,
        "昭和" => Era::Showa,
        _ => return None,
    };
    FiscalYear::new(era.western(number))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn each_text_with_a_time_passes_the_quick_check(text in "([HRS平成令昭和元年度月目〜. 　12091９２０²㍻㋿\u{200B}]|\\PC){0,12}") {
            prop_assert!(may_name_time(&text) || times_in_words(&text).is_empty());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        let word = |mention: TimeMention| match mention.time {
            Time::Year(year) => year.to_string(),
            Time::Short(number) => format!("short {number}"),
            Time::Nth(number) => format!("nth {number}"),
            Time::Relative(by) => format!("relative {by}"),
            Time::Span => "span".to_owned(),
        };
        time_mentions(text).into_iter().map(word).collect()
    }

    #[test]
    fn times_in_the_notations_of_tables_are_found() {
        let cases: &[(&str, &[&str])] = &[
            ("R5目標", &["2023"]),
            ("令和５年度", &["2023"]),
            ("令和5（2023）年度", &["2023"]),
            ("2023（令和5）年度目標値", &["2023"]),
            ("R6.3", &["2023"]),
            ("令和6年3月31日", &["2023"]),
            ("2022目標", &["2022"]),
            ("'22年度実績", &["2022"]),
            ("’22年3月末", &["2021"]),
            ("30年度末", &["short 30"]),
            ("30年3月", &["short 29"]),
            ("2年目", &["nth 2"]),
            ("2年度目", &["nth 2"]),
            ("2年度目標", &["short 2"]),
            ("初年度", &["nth 1"]),
            ("令和5年度（2年目）", &["2023"]),
            ("H27～H31", &["span"]),
            ("平成27～29年度", &["span"]),
            ("R5前年度比", &["2023"]),
            ("前年度実績（R5）", &["2023", "2023"]),
            ("R5計画（当年度）", &["2023", "2023"]),
            ("R5前年度実績", &["span"]),
            ("昨年度実績", &["relative -1"]),
            ("前々年度", &["relative -2"]),
            ("一昨年実績", &["relative -2"]),
            ("今年度目標・来年度目標", &["relative 0", "relative 1"]),
            ("前年比", &[]),
            ("対前年", &[]),
            ("日本年金の加入者数", &[]),
            ("前年同期", &[]),
            ("翌年度以降", &[]),
            ("R5・R6", &["2023", "2024"]),
            ("1,585千円", &[]),
            ("2015人", &[]),
            ("5年間", &[]),
            ("第5次", &[]),
            ("3年後", &[]),
        ];
        for (text, expected) in cases {
            assert_eq!(words(text), *expected, "{text}");
        }
    }
}
