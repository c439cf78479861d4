//! What a document itself says of how far its targets are met (達成率), and by which formula.

use crate::plan::cell::{Reading, State};
use crate::value::width::{key, trim};

/// Headings of rates. What each stands for is the document's own formula.
const RATES: [&str; 4] = ["達成率", "達成度", "達成割合", "進捗率"];
/// The headings of a rate that say no more of its formula than that it is one.
const PLAIN: [&str; 2] = ["達成率", "達成度"];
/// Signs of a division.
const FORMULA: [char; 3] = ['/', '／', '÷'];

/// The formula that a heading of rates names: that in brackets (達成率（B/A）), or the word for rates that are of another kind
/// (進捗率). Empty where it names none.
pub fn formula_in_heading(heading: &str) -> String {
    let in_brackets = heading.split(['(', '（']).skip(1).filter_map(|rest| rest.split([')', '）']).next());
    let formula = in_brackets.map(trim).find(|text| text.contains(FORMULA));
    let wanted = key(heading);
    let other = RATES.iter().find(|word| wanted.contains(*word) && !PLAIN.contains(word));
    formula.or(other.copied()).unwrap_or_default().to_owned()
}

/// Whether a text says nothing of a rate: it is blank, or a word or sign for a figure that is missing.
pub fn is_no_stated_rate(text: &str) -> bool {
    !matches!(Reading::from_text(text, "").state, State::Number { .. } | State::Unread)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_may_name_the_formula() {
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
