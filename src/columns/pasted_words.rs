//! The words over the columns and before the rows of a block that is pasted. They are those of the tables of offices
//! ([`Slot`], [`row_of_words`]), and besides them the words of our own page, in Japanese and in English.

use super::head_words::is_expected;
use super::{Slot, Wide, read_row, row_of_words};
use crate::plan::indicator::Row;
use crate::value::width::{is_space, key, narrow, trim};

/// The meaning of the name of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowWords {
    /// The row of targets (目標) or of actuals (実績).
    Of(Row),
    /// A row of figures that are computed (累計, 達成率) or not known yet (見込).
    Computed,
}

/// Words of our own page for columns and rows, each as its own comparable text in small letters.
const OF_OUR_PAGE: [(&str, Slot); 16] = [
    ("計", Slot::Of(Wide::Total, None)),
    ("計画期間", Slot::Of(Wide::Total, None)),
    ("wholeperiod", Slot::Of(Wide::Total, None)),
    ("total", Slot::Of(Wide::Total, None)),
    ("現時点", Slot::Of(Wide::Baseline, None)),
    ("beforetheproject", Slot::Of(Wide::Baseline, None)),
    ("currentvalue", Slot::Of(Wide::Baseline, None)),
    ("target", Slot::Figures(Row::Target)),
    ("targets", Slot::Figures(Row::Target)),
    ("actual", Slot::Figures(Row::Actual)),
    ("actuals", Slot::Figures(Row::Actual)),
    ("achievement", Slot::Computed),
    ("achievementrate", Slot::Computed),
    ("progress", Slot::Computed),
    ("runningtarget", Slot::Computed),
    ("runningactual", Slot::Computed),
];

/// Words by which a heading of other words is one of running totals (2024年度累計).
const OF_TOTALS: [&str; 2] = ["累計", "合計"];
/// Words for a figure that is not known yet. Beside the actuals of other years it stands in their row (実績値/見込量).
const OF_ESTIMATES: [&str; 1] = ["見込"];

/// Reads the heading of a column of a block.
pub fn pasted_head(text: &str) -> Slot {
    let slot = Slot::read(text);
    match slot {
        // What is only expected is of no row of the block.
        Slot::Of(_, None) | Slot::UnclearYear(None) if is_expected(text) => return Slot::Computed,
        Slot::Unknown => {}
        slot => return slot,
    }
    let wanted = key(text).to_ascii_lowercase();
    let of_our_page = OF_OUR_PAGE.iter().find(|(word, _)| wanted == *word).map(|(_, slot)| *slot);
    let of_totals = || wanted.chars().count() <= LONGEST && OF_TOTALS.iter().any(|word| wanted.ends_with(word));
    of_our_page.unwrap_or_else(|| if of_totals() { Slot::Computed } else { Slot::read(&wanted) })
}

/// The number of characters of the longest heading or name of a row that is read by how it ends.
const LONGEST: usize = 20;

/// Reads the name of a row of a block; `None` if it names neither targets nor actuals nor what is computed of them.
pub fn row_words(text: &str) -> Option<RowWords> {
    let kept = |text: &str| row_of_words(text).or_else(|| read_row(&text.to_ascii_lowercase()));
    if let Some(words) = kept(text).map(RowWords::Of).or_else(|| of_two_parts(text, kept)) {
        return Some(words);
    }
    match pasted_head(text) {
        Slot::Figures(row) => Some(RowWords::Of(row)),
        Slot::Computed | Slot::Of(Wide::Total, _) => Some(RowWords::Computed),
        _ => None,
    }
}

/// The name of a row of two parts: actuals with an estimate where there is none yet (実績値/見込量), or a quotient (実績/目標).
fn of_two_parts(text: &str, kept: impl Fn(&str) -> Option<Row>) -> Option<RowWords> {
    let (one, other) = text.split_once(['/', '／', '・'])?;
    let row = kept(one)?;
    let is_estimate = OF_ESTIMATES.iter().any(|word| other.contains(word));
    if is_estimate { Some(RowWords::Of(row)) } else { kept(other).map(|_| RowWords::Computed) }
}

/// The name of a KPI without the sign or the number before it (■, ①, (1), 1., 指標1); unchanged if there is none, or nothing
/// behind it.
pub fn without_number(name: &str) -> &str {
    let bare = trim(name).trim_start_matches(['■', '・', '○', '●', '◆', '◇', '□', '※']);
    let bare = trim(bare);
    let bare = behind_number_of_kpi(bare).or_else(|| behind_number(bare)).unwrap_or(bare);
    if bare.is_empty() { name } else { bare }
}

/// What stands behind the number of a KPI that says so (指標1, KPI②) and is set apart from it; `None` if there is none.
pub(super) fn behind_number_of_kpi(name: &str) -> Option<&str> {
    NUMBERED.iter().find_map(|word| name.strip_prefix(word)).and_then(behind_number)
}

/// What may stand between a number and the name behind it.
const BEHIND_NUMBERS: [char; 13] = [')', '）', '】', ']', '］', '＞', '〉', '》', '.', '．', '、', ':', '：'];

/// Words before the number of a KPI.
const NUMBERED: [&str; 2] = ["指標", "KPI"];

/// What stands behind a number that is set apart from it; `None` if there is none.
fn behind_number(name: &str) -> Option<&str> {
    let name = trim(name);
    let circled = name.strip_prefix(|letter: char| matches!(letter, '①'..='⑳'));
    let inner = name.trim_start_matches(['(', '（']);
    let rest = circled.unwrap_or_else(|| inner.trim_start_matches(|letter: char| narrow(letter).is_ascii_digit()));
    let bare = rest.trim_start_matches(|letter: char| is_space(letter) || BEHIND_NUMBERS.contains(&letter));
    let is_apart = circled.is_some() || rest.len() < inner.len() && bare.len() < rest.len();
    is_apart.then(|| trim(bare))
}

/// The name of a KPI and the row that stands behind it in the same field (延べ宿泊者数 目標, 出荷量（実績）); `None` if none does.
pub fn name_and_row(text: &str) -> Option<(&str, RowWords)> {
    let text = trim(text);
    let in_brackets = text.strip_suffix([')', '）']).and_then(|text| text.rsplit_once(['(', '（']));
    let (name, row) = in_brackets.or_else(|| text.rsplit_once(is_space))?;
    Some((trim(name), row_words(row)?)).filter(|(name, _)| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_named_by_offices_and_by_our_page() {
        for (text, row) in [
            ("目標", Row::Target),
            ("計画値", Row::Target),
            ("Target", Row::Target),
            ("目標（増加分）", Row::Target),
            ("実績", Row::Actual),
            ("Actual", Row::Actual),
            ("実績値/見込量", Row::Actual),
            ("実績 ／ 見込", Row::Actual),
        ] {
            assert_eq!(row_words(text), Some(RowWords::Of(row)), "{text}");
        }
        for text in ["達成率", "累計", "目標累計", "計", "見込量", "量の見込み", "実績/目標", "Running target"]
        {
            assert_eq!(row_words(text), Some(RowWords::Computed), "{text}");
        }
        for text in ["", "来訪者数", "観光消費額", "備考", "2024年度"] {
            assert_eq!(row_words(text), None, "{text}");
        }
    }

    #[test]
    fn columns_are_headed_by_our_page_too() {
        assert_eq!(pasted_head("Before the project"), Slot::Of(Wide::Baseline, None));
        assert_eq!(pasted_head("計画期間"), Slot::Of(Wide::Total, None));
        assert_eq!(pasted_head("2024年度累計"), Slot::Computed);
        assert_eq!(pasted_head("FY2024"), Slot::read("fy2024"));
    }

    #[test]
    fn a_name_is_told_from_what_stands_around_it() {
        for text in ["① 来訪者数", "(1)来訪者数", "1. 来訪者数", "指標1 来訪者数", "■来訪者数", "来訪者数"]
        {
            assert_eq!(without_number(text), "来訪者数");
        }
        assert_eq!((without_number("6次産業化の件数"), without_number("①")), ("6次産業化の件数", "①"));
        assert_eq!(name_and_row("延べ宿泊者数 目標"), Some(("延べ宿泊者数", RowWords::Of(Row::Target))));
        assert_eq!(name_and_row("出荷量（実績）"), Some(("出荷量", RowWords::Of(Row::Actual))));
        assert_eq!(name_and_row("出荷量（t）"), None);
    }

    #[test]
    fn the_words_of_our_page_are_their_own_keys() {
        for (word, _) in OF_OUR_PAGE {
            assert_eq!(key(word).to_ascii_lowercase(), word);
        }
    }
}
