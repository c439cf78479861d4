//! The sentences of the findings YEAR, on years and dates as they are written.

use super::{SentenceParts, quoted};
use crate::checks::{ReadAs, YearDetail};
use crate::value::FiscalYear;

/// The sentence of a finding of this family.
pub(super) fn sentence(detail: &YearDetail, parts: &SentenceParts) -> String {
    match detail {
        YearDetail::UnreadableHeading { text } => unreadable_heading(&quoted(text), parts),
        YearDetail::OutOfOrder { before, after } => out_of_order(*before, *after, parts),
        YearDetail::PastItsEra { text, read } => past_its_era(&quoted(text), *read, parts),
        YearDetail::OtherPosition { year, nth, column } => other_position(*year, *nth, *column, parts),
        YearDetail::NoColumns { first, last } => no_columns(&parts.years(*first, *last), parts),
        YearDetail::Impossible { text } => impossible(&quoted(text), parts),
        YearDetail::CalendarYear { text, year } if text.is_empty() => calendar_year(&format!("{year}年"), parts),
        YearDetail::CalendarYear { text, .. } => calendar_year(&quoted(text), parts),
    }
}

fn unreadable_heading(text: &str, parts: &SentenceParts) -> String {
    parts.text(
        format!("列見出し「{text}」の年度を読み取れません。「2022年度」のように直してください。"),
        format!("The fiscal year in the column heading “{text}” cannot be read. Please write it like “2022年度”."),
    )
}

fn out_of_order(before: FiscalYear, after: FiscalYear, parts: &SentenceParts) -> String {
    let (before, after) = (parts.year(before), parts.year(after));
    parts.text(
        format!("年度の列が{before}の次に{after}となっています。順序を確認してください。"),
        format!("The column after {before} is {after}. Please check the order of the years."),
    )
}

fn past_its_era(text: &str, read: ReadAs, parts: &SentenceParts) -> String {
    let (era, western, english) = match read {
        ReadAs::Year(year) => (year.era_label(), year.western().to_string(), parts.year(year)),
        ReadAs::Day(day) => (day.era_label(), day.year().to_string(), day.to_string()),
    };
    parts.text(
        format!("「{text}」は{era}（西暦{western}）と読みます。原文のまま保存します。"),
        format!("“{text}” is read as {english}. It is kept as written."),
    )
}

fn other_position(year: FiscalYear, nth: u32, column: usize, parts: &SentenceParts) -> String {
    let year = parts.year(year);
    parts.text(
        format!("{year}は「{nth}年目」とありますが、{column}列目です。確認してください。"),
        format!("{year} is called year {nth} but is in column {column}. Please check it."),
    )
}

fn no_columns(years: &str, parts: &SentenceParts) -> String {
    parts.text(
        format!("事業実施期間の{years}に対応するKPIの列がありません。列を追加してください。"),
        format!("The project runs in {years}, but the KPIs have no columns for this. Please add them."),
    )
}

fn impossible(text: &str, parts: &SentenceParts) -> String {
    parts.text(
        format!("「{text}」は存在しない日付か、元号と西暦が一致しません。直してください。"),
        format!("“{text}” does not exist as a date, or its era year and western year do not match. Please correct it."),
    )
}

fn calendar_year(text: &str, parts: &SentenceParts) -> String {
    parts.text(
        format!("「{text}」は年度ではなく暦年（調査年）です。年度の値と並べるときはご注意ください。"),
        format!(
            "“{text}” is a calendar or survey year, not a fiscal year. Please take care when comparing it with values for fiscal years."
        ),
    )
}
