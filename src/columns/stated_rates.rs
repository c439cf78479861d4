//! Columns of what a document itself says of how far its targets are met: rates (達成率), marks and grades (評価).

use crate::plan::cell::{Reading, State};
use crate::plan::indicator::StatedRate;
use crate::value::fiscal_year::year_mentions;
use crate::value::width::{key, trim};

/// Headings of rates. What each stands for is the document's own formula. With any other word it is a rate of something else:
/// 前年度達成率, 工事進捗率.
const RATES: [&str; 4] = ["達成率", "達成度", "達成割合", "進捗率"];
/// Headings of marks and grades. With any other word it is a judgement of something else: 事前評価, 必要性の評価.
const GRADES: [&str; 13] = [
    "達成度",
    "達成状況",
    "達成区分",
    "達成評価",
    "達成判定",
    "達成度評価",
    "進捗状況",
    "進捗評価",
    "評価",
    "評価結果",
    AFTERWARDS,
    "最終評価",
    "判定",
];
/// The headings of a rate that say no more of its formula than that it is one.
const PLAIN: [&str; 2] = ["達成率", "達成度"];
/// The number of characters of the longest grade: 「B（概ね順調）」.
const LONGEST_GRADE: usize = 10;
/// Marks that grade; arrows and signs of notes do not.
const MARKS: &str = "◎○〇●△▲×✕✖☆★";
/// Parts of the words that grade.
const WORDS: [&str; 16] = [
    "達成", "順調", "遅れ", "良", "優", "可", "困難", "上回", "下回", "改善", "悪化", "維持", "向上", "低下", "停滞",
    "努力",
];

/// What the columns of a document say of how far the targets are met.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum StatedKind {
    /// Rates in percent, which may be missing.
    Rate,
    /// Rates by another formula than that of 達成率 (進捗率).
    OtherRate,
    /// Marks and grades.
    Grade,
}

impl StatedKind {
    /// What the texts below a heading are; `None` if the heading names neither rates nor grades, or if other texts stand below it.
    pub fn of<'a>(heading: &str, texts: impl Iterator<Item = &'a str>) -> Option<Self> {
        let name = name_of(heading)?;
        let (mut said, mut rates, mut grades) = (0, 0, 0);
        for text in texts.filter(|text| !is_no_stated_rate(text)) {
            said += 1;
            rates += usize::from(is_rate(text));
            grades += usize::from(is_grade(text));
        }
        let all = |count: usize| count > 0 && count == said;
        if RATES.contains(&&*name) && all(rates) {
            Some(if PLAIN.contains(&&*name) { Self::Rate } else { Self::OtherRate })
        } else {
            (GRADES.contains(&&*name) && all(grades)).then_some(Self::Grade)
        }
    }
}

/// The heading of rates or grades without its year, 目標 before it and brackets that say nothing else: the unit, a formula, a
/// letter. `None` if a bracket says something else (達成率（前年比）), or if it names several years.
fn name_of(heading: &str) -> Option<String> {
    let wanted = key(heading);
    // In the form of the evaluation after a plan it stands below a heading that spans.
    if wanted.ends_with(AFTERWARDS) {
        return Some(AFTERWARDS.to_owned());
    }
    let mentions = year_mentions(&wanted);
    let wanted = match mentions.as_slice() {
        [] => wanted,
        [mention] => wanted.replacen(&key(&mention.text), "", 1),
        _ => return None,
    };
    let mut name = String::new();
    for (at, part) in wanted.split(['(', ')', '[', ']', '【', '】']).enumerate() {
        let is_letter =
            || part.chars().count() <= 1 && !part.contains(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
        if at % 2 == 0 {
            name.push_str(part);
        } else if !(is_letter() || part == PERCENT || part.contains(FORMULA)) {
            return None;
        }
    }
    let name = name.trim_start_matches(['の', '末']);
    Some(name.strip_prefix("目標").unwrap_or(name).to_owned())
}

/// The judgement after a plan.
const AFTERWARDS: &str = "事後評価";
/// The unit of rates in words; its sign is a single letter.
const PERCENT: &str = "パーセント";
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

/// Whether a heading of rates or grades says that they are of the last actuals: 事後評価.
pub fn is_of_the_end(heading: &str) -> bool {
    ["事後", "最終"].iter().any(|end| heading.contains(end))
}

/// Whether a text names a row of rates or grades and nothing else: 達成率, 目標達成率（％）, 評価.
pub fn is_row_of_stated_rates(text: &str) -> bool {
    let name = name_of(text).unwrap_or_default();
    RATES.iter().chain(&GRADES).any(|word| name == *word) && year_mentions(text).is_empty()
}

/// Whether a text is a rate, a mark or a grade as a document states it.
pub fn is_stated_rate(text: &str) -> bool {
    is_rate(text) || is_grade(text)
}

/// Whether a text says nothing of a rate: it is blank, or a word or sign for a figure that is missing.
pub fn is_no_stated_rate(text: &str) -> bool {
    !matches!(Reading::from_text(text, "").state, State::Number { .. } | State::Unread)
}

/// Whether a text is a rate in percent, whose sign may be left out.
fn is_rate(text: &str) -> bool {
    StatedRate { text: text.to_owned(), formula: String::new() }.percent().is_some()
}

/// Whether a text is a mark, a letter with which one grades (B+), the number of a grade (③), or a short word for how far
/// something has come.
fn is_grade(text: &str) -> bool {
    let text = key(text);
    let read = Reading::from_text(&text, "");
    if read.state != State::Unread || !read.candidates.is_empty() || text.chars().count() > LONGEST_GRADE {
        return false;
    }
    let first = text.split('(').next().unwrap_or_default();
    let is_mark = |letter: char| MARKS.contains(letter) || ('①'..='⑩').contains(&letter);
    let is_letter = |letter: char| letter.is_ascii_uppercase() || matches!(letter, '+' | '-');
    let is_sign = !first.is_empty() && (first.chars().all(is_mark) || first.chars().all(is_letter));
    is_sign || WORDS.iter().any(|word| text.contains(word))
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
        are("進捗率", &["40%"], Some(StatedKind::OtherRate));
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
        are("評価", &["同上", "〃"], None);
        are("評価", &["↑", "※1"], None);
        are("評価", &["アンケート"], None);
    }

    #[test]
    fn rates_and_grades_of_something_else_are_neither() {
        for heading in [
            "前年度達成率",
            "累計達成率",
            "事業費達成率",
            "工事進捗率",
            "達成率（前年比）",
            "達成率（R4比）",
            "目標達成率（計画）",
            "全国の達成率",
        ] {
            are(heading, &["80%"], None);
        }
        for heading in ["事前評価", "中間評価", "一次評価", "必要性評価", "満足度の評価", "評価対象", "前年度評価"]
        {
            are(heading, &["A"], None);
        }
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
