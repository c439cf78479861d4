//! Headings of figures that are of a part of a year: half of it, a quarter, some months.

use super::vocabulary::WordList;
use crate::value::width::key;

/// Words for parts of years.
const PARTS_OF_YEARS: WordList = WordList("上期 下期 上半期 下半期 四半期 半期 中間実績");

/// Whether a heading says that its figures are of a part of a year: R5上期実績, 4月～9月, 第1四半期.
pub fn is_of_part_of_year(heading: &str) -> bool {
    let heading = key(heading);
    let months: Vec<&str> = heading.split('月').filter_map(month_at_end).collect();
    // From April to March is the year.
    let is_span = heading.contains(['~', '-', '～', '〜']) && !months.is_empty() && *months != ["4", "3"];
    is_span || PARTS_OF_YEARS.stand_in(&heading)
}

/// The number in which a text ends that stands before 月.
fn month_at_end(text: &str) -> Option<&str> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    text.get(digits..).filter(|number| !number.is_empty())
}
