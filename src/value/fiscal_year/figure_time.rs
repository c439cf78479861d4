//! The date beside a figure: 「（26年度）」, 「R5.3末」, 「平成29年3月末時点」, 「（2019年）」.
//!
//! A text counts only as a whole: a year, a month or a day, with words for its beginning or end, or the survey from which the
//! figure was taken. 「3年間」 and 「26年度比」 do not count, and neither does a bare number of four digits, which may be a second figure.

use super::reading::{AsOf, read_as_of};
use super::tokens::{Token, compact, tokens};
use crate::value::width::narrow;

/// The date of a figure as written beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureTime {
    /// The text, without the brackets around it.
    pub text: String,
    /// The year; `None` if the era and the century are missing, or the year itself is: 26年度, 9月末.
    pub when: Option<AsOf>,
}

/// The longest text that is read, in characters.
const LONGEST: usize = 30;

/// Words behind a year, a month or a day that state how the figure was taken; words that can follow others come first.
const WORDS: &[&str] = &[
    "時点",
    "現在",
    "実績値",
    "実績",
    "調査結果",
    "調査",
    "統計",
    "台帳人口",
    "推計人口",
    "白書",
    "の値",
    "値",
    "末",
    "当初",
    MEAN,
];

/// The word for the mean of the year or of the month.
const MEAN: &str = "平均";

/// Every date of a figure contains one of these letters.
const OF_TIMES: [char; 11] = ['年', '月', '和', '成', 'F', 'S', 'H', 'R', '㋿', '㍻', '㍼'];

/// Words at the end of the name of a survey or a register; all letters before them belong to the name.
const SURVEYS: &[&str] = &["調査結果", "調査", "統計", "台帳人口", "推計人口", "白書"];

/// Reads the date of a figure; `None` for any other text.
pub fn read_figure_time(text: &str) -> Option<FigureTime> {
    // Most texts in a table are names and figures; this check skips them quickly.
    let is_of_times = |letter| OF_TIMES.contains(&narrow(letter));
    if text.chars().nth(LONGEST).is_some() || !text.contains(is_of_a_year) || !text.contains(is_of_times) {
        return None;
    }
    let compact = compact(text);
    let core = without_words(&compact);
    let core = core.strip_prefix("西暦").unwrap_or(core);
    let fiscal = core.strip_prefix("FY").map(|year| format!("{year}年度"));
    let core = fiscal.as_deref().unwrap_or(core);
    let tokens = tokens(core);
    // 3年平均 means three years.
    if compact.ends_with(MEAN) && lacks_century(&tokens) {
        return None;
    }
    let when = if lacks_century(&tokens) { None } else { Some(read_as_of(core).filter(|_| is_time(&tokens))?) };
    Some(FigureTime { text: text.to_owned(), when })
}

/// Whether the letter is a digit of any width, or 元; a text without such a letter is no date.
fn is_of_a_year(letter: char) -> bool {
    matches!(letter, '0'..='9' | '０'..='９' | '元')
}

/// The text without the words behind its year, month or day.
fn without_words(text: &str) -> &str {
    let mut core = text;
    if SURVEYS.iter().any(|survey| core.ends_with(survey)) {
        let of_time =
            |letter: char| letter.is_ascii_digit() || matches!(letter, '年' | '度' | '月' | '日' | '元' | ')');
        core = core
            .rfind(of_time)
            .and_then(|last| core.get(..last + core.get(last..)?.chars().next()?.len_utf8()))
            .unwrap_or(core);
    }
    while let Some(rest) = WORDS.iter().find_map(|word| core.strip_suffix(word)) {
        core = rest;
    }
    core
}

/// Whether the text consists of a date only, and is more than a bare number.
fn is_time(tokens: &[Token]) -> bool {
    use Token::{Close, Day, Era, First, FiscalYear, Joint, Month, Number, Open, Year};
    let only = |token: &Token| {
        matches!(token, Era(_) | Number(..) | First | FiscalYear | Year | Month | Day | Joint(_) | Open | Close)
    };
    let is_time_word = |token: &Token| matches!(token, Era(_) | FiscalYear | Year | Month);
    tokens.iter().all(only)
        && tokens.iter().any(is_time_word)
        && matches!(tokens, [Era(_), ..] | [Number(_, 4), FiscalYear | Year, ..])
}

/// Whether the text is a year without an era or a century, or a month or a day without a year.
fn lacks_century(tokens: &[Token]) -> bool {
    use Token::{Day, First, FiscalYear, Month, Number, Year};
    match tokens {
        [Number(_, 1..=2) | First, FiscalYear] | [Number(_, 1..=2), Year] => true,
        [Number(_, 1..=2), Year, Number(month, 1..=2), Month]
        | [Number(_, 1..=2), Year, Number(month, 1..=2), Month, Number(_, 1..=2), Day]
        | [Number(month, 1..=2), Month]
        | [Number(month, 1..=2), Month, Number(_, 1..=2), Day] => (1..=12).contains(month),
        _ => false,
    }
}
