//! Columns of what a document itself says of how far its targets are met: rates (達成率), marks and grades (評価).

use crate::plan::cell::{Reading, State};
use crate::plan::indicator::StatedRate;
use crate::value::width::{key, trim};

/// The words in headings for rates. What each stands for is the document's own formula.
const RATES: [&str; 4] = ["達成率", "達成度", "達成割合", "進捗率"];
/// The words in headings for marks and grades; a column of 評価値 has figures.
const GRADES: [&str; 6] = ["達成度", "達成状況", "達成区分", "進捗状況", "評価", "判定"];
/// The word for a rate that says no more of its formula than that it is one.
const PLAIN: [&str; 2] = ["達成率", "達成度"];
/// The number of characters of the longest grade: ｢Ｂ（概ね順調）｣.
const LONGEST_GRADE: usize = 10;

/// What the columns of a document say of how far the targets are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatedKind {
    /// Rates in percent, which may be missing.
    Rate,
    /// Marks and grades.
    Grade,
}

impl StatedKind {
    /// What the texts below a heading are; `None` if the heading names neither rates nor grades, or if other texts stand below it.
    pub fn of<'a>(heading: &str, texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let heading = key(heading);
        let names = |words: &[&str]| words.iter().any(|word| heading.contains(word));
        let (mut said, mut rates, mut grades) = (0, 0, 0);
        for text in texts.filter(|text| !is_nothing(text)) {
            said += 1;
            rates += usize::from(is_rate(text));
            grades += usize::from(is_grade(text));
        }
        let all = |count: usize| count > 0 && count == said;
        if names(&RATES) && all(rates) {
            Some(Self::Rate)
        } else {
            (names(&GRADES) && all(grades)).then_some(Self::Grade)
        }
    }
}

/// The formula that a heading of rates names: that in brackets (達成率（B/A）), or the word for rates that are of another kind
/// (進捗率). Empty where it names none.
pub fn formula_in_heading(heading: &str) -> String {
    let in_brackets = heading.split(['(', '（']).skip(1).filter_map(|rest| rest.split([')', '）']).next());
    let formula = in_brackets.map(trim).find(|text| text.contains(['/', '／', '÷']));
    let wanted = key(heading);
    let other = RATES.iter().find(|word| wanted.contains(*word) && !PLAIN.contains(word));
    formula.or(other.copied()).unwrap_or_default().to_owned()
}

/// Whether a heading of rates or grades says that they are of the last actuals: 事後評価.
pub fn is_of_the_end(heading: &str) -> bool {
    ["事後", "最終"].iter().any(|end| heading.contains(end))
}

/// Whether a text names a row of rates or grades and nothing else: 達成率, 目標達成率（％）, 評価.
pub fn is_row_of_stated_rates(text: &str) -> bool {
    let wanted = key(text);
    let name = wanted.split('(').next().map(trim).unwrap_or_default();
    let name = name.strip_prefix("目標").unwrap_or(name);
    RATES.iter().chain(&GRADES).any(|word| name == *word)
}

/// Whether a text is a rate, a mark or a grade as a document states it.
pub fn is_stated_rate(text: &str) -> bool {
    is_rate(text) || is_grade(text)
}

/// Whether a text says nothing of a rate: it is blank, or a word or sign for a figure that is missing.
fn is_nothing(text: &str) -> bool {
    !matches!(Reading::of(text, "").state, State::Number { .. } | State::Unread)
}

/// Whether a text is a rate in percent, whose sign may be left out.
fn is_rate(text: &str) -> bool {
    StatedRate { text: text.to_owned(), formula: String::new() }.percent().is_some()
}

/// Whether a text is a mark or a grade: short, and no figure.
fn is_grade(text: &str) -> bool {
    let read = Reading::of(text, "");
    read.state == State::Unread && read.candidates.is_empty() && trim(text).chars().count() <= LONGEST_GRADE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn are(heading: &str, texts: &[&str], kind: Option<StatedKind>) {
        assert_eq!(StatedKind::of(heading, texts.iter().copied()), kind, "{heading} {texts:?}");
    }

    #[test]
    fn rates_and_grades_are_known_by_heading_and_texts() {
        are("達成率", &["95.0%", "-", "１２０％"], Some(StatedKind::Rate));
        are("R5 目標達成率（％）", &["95", "100"], Some(StatedKind::Rate));
        are("進捗率", &["40%"], Some(StatedKind::Rate));
        are("達成度", &["○", "△", ""], Some(StatedKind::Grade));
        are("評価", &["Ａ", "B", "概ね順調"], Some(StatedKind::Grade));
        are("事後評価", &["○", "×"], Some(StatedKind::Grade));
    }

    #[test]
    fn other_texts_below_such_a_heading_are_neither() {
        are("評価", &["目標を達成したので来年度も続ける。", "B"], None);
        are("評価", &["5", "4"], None);
        are("達成状況", &["達成（120件）"], None);
        are("達成率", &["5人増"], None);
        are("達成率", &["-", ""], None);
        are("備考", &["A", "B"], None);
    }

    #[test]
    fn rows_of_rates_are_called_by_the_words_alone() {
        for text in ["達成率", "目標達成率", "達成率（％）", "評 価", "進捗率"] {
            assert!(is_row_of_stated_rates(text), "{text}");
        }
        for text in ["達成率の高い事業", "実績", "評価値", "満足度の評価", ""] {
            assert!(!is_row_of_stated_rates(text), "{text}");
        }
    }

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
