//! The words that people use for the rows and columns of a KPI table, in plans, evaluation sheets and on our own page.

use crate::columns::{Heading, Wide};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::key;

/// The meaning of the heading of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowName {
    /// The row of targets (目標) or of actuals (実績).
    Kept(Row),
    /// A row of calculated figures: 目標累計 (cumulative target), 達成率 (rate of achievement).
    Reckoned,
}

/// The meaning of the heading of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Head {
    /// The heading is blank.
    Blank,
    /// The value before the project (事業開始前, 現状値, 基準値).
    Baseline,
    /// A fiscal year.
    Year(FiscalYear),
    /// A bare number that may be a fiscal year, such as 2024.
    Plain(FiscalYear),
    /// The n-th year of the plan, counted from 1.
    Nth(u32),
    /// A year without era or century.
    UnclearYear,
    /// A total (合計, 累計).
    Total,
    /// Any other heading.
    Other,
}

const OF_TARGETS: [&str; 2] = ["目標", "target"];
const OF_ACTUALS: [&str; 2] = ["実績", "actual"];
/// The words that make a row one of calculated figures, whatever is beside them.
const RECKONED: [&str; 11] =
    ["累計", "合計", "達成率", "進捗", "達成度", "running", "cumulative", "total", "rate", "achievement", "progress"];
/// The words that make a column the value before the project; the heading may also name its year.
const BASELINES: [&str; 8] =
    ["事業開始前", "開始前", "現状値", "基準値", "現時点", "baseline", "currentvalue", "beforetheproject"];
/// The words that make a column a total; `2024年度累計` is a running one.
const TOTALS: [&str; 6] = ["累計", "合計", "計画期間", "total", "cumulative", "wholeperiod"];
/// The words that make a column the value before the project only if the heading has no other word.
const BASELINES_ALONE: [&str; 3] = ["現状", "基準", "当初"];

/// Reads the heading of a row; `None` if it is none of the known ones.
pub(super) fn row_name(text: &str) -> Option<RowName> {
    let name = key(text).to_ascii_lowercase();
    let kept = |words: &[&str]| words.iter().filter_map(|word| name.strip_prefix(word)).any(is_no_other);
    if holds_any(&name, &RECKONED) || name == "計" {
        Some(RowName::Reckoned)
    } else if kept(&OF_TARGETS) {
        Some(RowName::Kept(Row::Target))
    } else {
        kept(&OF_ACTUALS).then_some(RowName::Kept(Row::Actual))
    }
}

/// Whether what follows 目標 or 実績 leaves it that: 目標値, 目標（増加分）, targets.
fn is_no_other(rest: &str) -> bool {
    matches!(rest, "" | "値" | "s" | "value" | "values") || rest.starts_with('(')
}

/// Reads the heading of a column.
pub(super) fn head(text: &str) -> Head {
    let name = key(text).to_ascii_lowercase();
    if name.is_empty() {
        Head::Blank
    } else if holds_any(&name, &BASELINES) || BASELINES_ALONE.contains(&name.as_str()) {
        Head::Baseline
    } else if holds_any(&name, &TOTALS) || name == "計" {
        Head::Total
    } else {
        year(text, &name)
    }
}

fn year(text: &str, name: &str) -> Head {
    let is_bare = name.bytes().all(|letter| letter.is_ascii_digit());
    match Heading::read(text) {
        Heading::Known(Wide::Year(year)) if is_bare => Head::Plain(year),
        Heading::Known(Wide::Year(year)) => Head::Year(year),
        Heading::Known(Wide::Nth(nth)) => Head::Nth(nth),
        Heading::UnclearYear => Head::UnclearYear,
        Heading::Known(_) | Heading::Blank | Heading::Unknown => Head::Other,
    }
}

fn holds_any(name: &str, words: &[&str]) -> bool {
    words.iter().any(|word| name.contains(word))
}
