//! The achievement rates that a document itself states (達成率), and their formulas.

use crate::plan::cell::{Reading, State};
use crate::value::width::{key, trim};

/// Headings of rates. Each refers to the document's own formula.
const RATES: [&str; 4] = ["達成率", "達成度", "達成割合", "進捗率"];
/// The headings of rates that do not indicate a formula.
const PLAIN: [&str; 2] = ["達成率", "達成度"];
/// Signs of a division.
const FORMULA: [char; 3] = ['/', '／', '÷'];

/// The formula that a heading of rates names: the text in brackets (達成率（B/A）), or the word for another kind of rate (進捗率). Empty if it
/// names none.
pub fn formula_in_heading(heading: &str) -> String {
    let in_brackets = heading.split(['(', '（']).skip(1).filter_map(|rest| rest.split([')', '）']).next());
    let formula = in_brackets.map(trim).find(|text| text.contains(FORMULA));
    let wanted = key(heading);
    let other = RATES.iter().find(|word| wanted.contains(*word) && !PLAIN.contains(word));
    formula.or(other.copied()).unwrap_or_default().to_owned()
}

/// Whether a text states no rate: it is blank, or a word or sign for a missing figure.
pub fn is_no_stated_rate(text: &str) -> bool {
    !matches!(Reading::from_text(text, "").state, State::Number { .. } | State::Unread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_formula_in_the_heading_of_a_rate_is_read() {
        for (heading, formula) in [
            ("達成率", ""),
            ("達成率（％）", ""),
            ("達成度（B/A）", "B/A"),
            ("達成率（実績÷目標）", "実績÷目標"),
            ("R5進捗率", "進捗率"),
        ] {
            assert_eq!(formula_in_heading(heading), formula, "{heading}");
        }
    }
}
