//! The words of which offices make the headings of figures: what the figures are (目標値, 現状値, 実績), of which year, and words
//! that say no more about them. A heading is known if nothing else is in it but a unit in brackets.

use super::head_years::{HeadYear, take_year, without_span};
use super::roles::{PLANNED, ROLES, Role, Roles, figures_of, take_role};
use super::slot::Slot;
use super::{Heading, Wide};
use crate::plan::cell::{Certainty, certainty_in, is_unit};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::year_mentions;
use crate::value::width::key;

/// Words beside a year for a quantity that is expected (量の見込み), which may be aimed at or not: that is asked. Longer ones come first.
const EXPECTED: [&str; 3] = ["量の見込み", "見込み量", "見込量"];

/// How far it has come, which beside a year are the actuals.
const PROGRESS: &str = "進捗状況";
const DONE: &str = "実績";

/// Words that say no more about the figures, longer ones before those that they contain.
const FILLERS: [&str; 59] = [
    "本事業終了後における",
    "事業終了後における",
    "本事業終了後",
    "事業終了後",
    "による",
    "重要業績評価指標",
    "重要業績指標",
    "成果指標",
    "評価指標",
    "前期計画期間",
    "後期計画期間",
    "計画期間",
    "計画最終年度",
    "総合戦略",
    "戦略",
    "速報値",
    "速報",
    "暫定値",
    "暫定",
    "推計値",
    "推計",
    "確報値",
    "確報",
    "最終年度",
    "単年度",
    "各年度",
    "変更後",
    "見直し後",
    "改訂後",
    "改定後",
    "改正後",
    INCREMENT,
    "フォローアップ",
    "まで",
    "年度末",
    "年度",
    "年月末",
    "月末",
    "現時点",
    "時点",
    "現在",
    "数値",
    "指標",
    "KPI",
    FINAL,
    MIDWAY,
    "年間",
    "設定",
    "参考",
    "調査",
    "確定",
    "当該",
    "年",
    "月",
    "末",
    "の",
    "値",
    "時",
    "※",
];

/// Words that say no more beside what the figures are, longer ones before those that they contain. Alone they say
/// something else (活動, 数).
const BESIDE_ROLES: [&str; 23] = [
    "目標年度",
    "達成年度",
    "期限",
    "件数",
    "人数",
    "回数",
    "数",
    "水準",
    "達成",
    "到達",
    "期末",
    "将来",
    "取組",
    "活動",
    "成果",
    "現行",
    "努力",
    "修正",
    "中長期",
    "長期",
    "中期",
    "短期",
    "状況",
];

/// How a year lies to the one in which the table was made, with the number of years from that; words before those that they contain.
/// It says no more where that year stands beside it in brackets: 前年度実績（R3）. Without brackets, as in 令和4年度 前年度実績, it may be
/// the year before that one.
const RELATIVE_YEARS: [(&str, i32); 13] = [
    ("前々年度", -2),
    ("前前年度", -2),
    ("一昨年度", -2),
    ("前年度", -1),
    ("昨年度", -1),
    ("当年度", 0),
    ("本年度", 0),
    ("今年度", 0),
    ("翌々年度", 2),
    ("再来年度", 2),
    ("次年度", 1),
    ("来年度", 1),
    ("翌年度", 1),
];

/// The first year of a plan, which says no more beside a year either.
const FIRST_YEAR: &str = "初年度";

/// Headings of what compares the figures with others, each as its own comparable text without 対 before it.
const COMPARISONS: [&str; 16] = [
    "前年度比",
    "前年比",
    "前年同期比",
    "基準年度比",
    "基準年比",
    "基準値比",
    "現状値比",
    "目標比",
    "目標値比",
    "計画比",
    "計画値比",
    "計画対比",
    "目標対比",
    "増減",
    "増減数",
    "増減値",
];

/// Before the targets that count most; 主な実績 heads texts.
const MAIN: &str = "主な";

/// At the end of the plan.
const FINAL: &str = "最終";

/// At the beginning of the plan or of a year.
const AT_FIRST: &str = "当初";

/// Midway through the plan; beside the actuals of a year it may be midway through that.
const MIDWAY: &str = "中間";

/// A heading by its words.
pub(super) struct HeadWords {
    /// What the figures are; `None` if the heading does not say it.
    pub(super) role: Option<Role>,
    /// The year; `None` if the heading names none.
    pub(super) year: Option<HeadYear>,
    /// Whether no other words are left.
    pub(super) is_known: bool,
    /// What is left of the heading.
    rest: String,
}

impl HeadWords {
    /// The words of a heading.
    pub(super) fn read(text: &str) -> Self {
        let (year, without_year) = take_year(text);
        let relative = relative_year(text).filter(|_| year.is_none()).map(|(word, _)| word);
        let year = year.or(relative.map(|_| HeadYear::Unclear));
        let without_year = relative.map_or(without_year, |word| key(text).replacen(word, "", 1));
        let words = key(&without_year);
        let words = without_relative_year(&words).filter(|_| year.is_some()).unwrap_or(words);
        // Behind a year 第1期 may be a part of it.
        let begins = key(text).starts_with(NUMBERED);
        let words = if begins { without_number_of_plan(words, year.is_some()) } else { words };
        let words =
            if year.is_some() { EXPECTED.iter().fold(words, |words, word| words.replace(word, "")) } else { words };
        let words = if year.is_some() { words.replace(PROGRESS, DONE) } else { words };
        let (role, rest) = take_role(words);
        let is_target = matches!(role, Roles::One(Role::Target));
        // 実績（H27～R1） may be a sum or a mean, but a term over 実績 is that of a plan.
        let is_below_term = || {
            let begins = |(word, _): &(&str, Role)| without_year.starts_with(word);
            matches!(role, Roles::One(Role::Actual)) && !rest.contains(TOTAL) && !ROLES.iter().any(begins)
        };
        let is_of_span = year.is_none() && (is_target || is_below_term());
        let rest = without_span(&rest).filter(|_| is_of_span).map_or(rest, |rest| without_term(&rest));
        let is_midway = rest.contains(MIDWAY);
        let rest = if is_target && year.is_none() { without_years_ahead(&rest) } else { rest };
        let has_role = matches!(role, Roles::One(Role::Baseline | Role::Target | Role::Actual));
        let beside = BESIDE_ROLES.iter().filter(|_| has_role).chain(FILLERS.iter());
        let beside = beside.chain([PLANNED, MAIN].iter().filter(|_| is_target));
        // 当初現況値（R3当初）; a first target (当初目標値) may be one that was changed.
        let beside = beside.chain(Some(&AT_FIRST).filter(|_| matches!(role, Roles::One(Role::Baseline))));
        let rest = beside.fold(rest, |rest, word| rest.replace(word, ""));
        let rest = without_mark(&without_unit(&rest));
        let rest = if has_role && names_a_term(text, &rest) { String::new() } else { rest };
        let rest: String = rest.chars().filter(|letter| !"()[]【】〔〕<>・/:,、~-".contains(*letter)).collect();
        // Half a year, or half the years of the plan.
        let is_midway = year.is_some() && matches!(role, Roles::One(Role::Actual)) && is_midway;
        // What has been reached is no target: 目標達成数.
        let is_reached = ["目標達成", "基準達成"].iter().any(|reached| without_year.contains(reached));
        let is_known = rest.is_empty() && !is_reached && !matches!(role, Roles::Several) && !is_midway;
        let role = if let Roles::One(role) = role { Some(role) } else { None };
        Self { role, year, is_known, rest }
    }

    /// The column of totals, where the rest of the heading names it (目標累計).
    pub(super) fn total(&self) -> Option<Slot> {
        let row = match self.role {
            Some(role) => Some(role.row()?),
            None => None,
        };
        // 3か年累計.
        let rest = self.rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let rest = if rest.len() < self.rest.len() { rest.trim_start_matches(BEFORE_YEARS) } else { rest };
        match Heading::read(rest) {
            Heading::Known(column) if column == Wide::Total && self.year.is_none() => Some(Slot::Of(column, row)),
            _ => None,
        }
    }
}

/// The word for a total.
const TOTAL: &str = "累計";

/// The word in a heading for a year beside the one of its table, where it names no other, with the number of years from that.
fn relative_year(heading: &str) -> Option<(&'static str, i32)> {
    let wanted = key(heading);
    let found = RELATIVE_YEARS.iter().find(|(word, _)| wanted.contains(word))?;
    year_mentions(heading).is_empty().then_some(*found)
}

/// Whether a heading names a year by that of its table: 翌年度の見込, 前年度実績.
pub fn names_relative_year(heading: &str) -> bool {
    relative_year(heading).is_some()
}

/// The number of years from the year of a table to the one that a heading names by it: -1 for 前年度実績. `None` for any other heading.
pub fn years_from_that_of_the_table(heading: &str) -> Option<i32> {
    relative_year(heading).filter(|_| Slot::read(heading).is_of_figures()).map(|(_, years)| years)
}

/// The text without the word that tells how its year lies to the present one, where either of them stands in the brackets that
/// the other has left; `None` if it has none so.
fn without_relative_year(text: &str) -> Option<String> {
    let (before, rest) = text.split_once('(')?;
    let (inside, _) = rest.split_once(')')?;
    let had_year = ["", "末"].contains(&inside);
    let mut words = RELATIVE_YEARS.iter().map(|(word, _)| *word).chain([FIRST_YEAR]);
    let word = words.find(|word| if had_year { before.contains(word) } else { inside == *word })?;
    Some(text.replacen(word, "", 1).replace("()", ""))
}

/// Whether a comparable text heads what compares the figures with others, whatever its unit: 対前年比, 基準年度比（％）.
pub(super) fn compares(text: &str) -> bool {
    let bare = without_unit(text);
    COMPARISONS.contains(&bare.strip_prefix('対').unwrap_or(&bare))
}

/// The text without the words for a term of the plan, of which the years were said: 第1期（R2～R6）の目標.
fn without_term(text: &str) -> String {
    let Some((before, behind)) = text.split_once('期') else { return text.to_owned() };
    let bare = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let named = bare.strip_suffix('第').filter(|_| bare.len() < before.len());
    match named.or_else(|| before.strip_suffix(['前', '後'])) {
        Some(before) => format!("{before}{behind}"),
        None => text.to_owned(),
    }
}

/// Before the number of a plan.
const NUMBERED: char = '第';

/// The text without the number of the plan with which it begins (第8期計画 R3実績, 第4期実績値).
fn without_number_of_plan(text: String, has_year: bool) -> String {
    let numbered = text.strip_prefix(NUMBERED).and_then(|rest| {
        let behind = rest.trim_start_matches(|letter: char| letter.is_ascii_digit());
        let behind = behind.strip_prefix('期').filter(|_| behind.len() < rest.len())?;
        let plan = behind.strip_prefix("計画期間").or_else(|| behind.strip_prefix("計画"));
        Some(plan.filter(|behind| has_year && !behind.starts_with(['値', '数', '量'])).unwrap_or(behind).to_owned())
    });
    numbered.unwrap_or(text)
}

/// The text without the number of years in which a target is to be reached: 5年後の目標, 5か年目標. The year is not said by it.
fn without_years_ahead(text: &str) -> String {
    let bare = text.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let behind = bare.trim_start_matches(BEFORE_YEARS).strip_prefix('年').filter(|_| bare.len() < text.len());
    behind.map_or(text, |behind| behind.trim_start_matches(['後', '間'])).to_owned()
}

/// What stands between a number and the years that it counts: 3か年.
const BEFORE_YEARS: [char; 6] = ['か', 'ヶ', 'ヵ', 'カ', 'ケ', '箇'];

/// How certain the actuals under a heading are: 令和5年度実績（速報）, R6実績見込; `None` if it does not say it.
pub fn certainty_of(heading: &str) -> Option<Certainty> {
    certainty_in(&key(heading))
}

/// Whether the figures under a heading are said to be expected (R6見込), and not whether they are targets or actuals.
pub fn is_expected(heading: &str) -> bool {
    HeadWords::read(heading).role == Some(Role::Expected)
}

/// Signs of which one is in every year.
const OF_YEARS: [&str; 8] = ["年", "和", "成", "H", "R", "S", "19", "20"];

/// Whether a comparable text may be a heading of figures, which says what they are or of which year. Most texts of a table
/// are names and figures: those are told apart by this, before their words are.
pub(super) fn may_head_figures(text: &str) -> bool {
    let is_figure = |letter: char| letter.is_ascii_digit() || matches!(letter, ',' | '.' | '-' | '%');
    !text.chars().all(is_figure)
        && (text == PLANNED
            || text.ends_with(TOTAL)
            || OF_YEARS.iter().any(|sign| text.contains(sign))
            || ROLES.iter().any(|(word, _)| text.contains(word)))
}

/// Words for the time of figures, longer ones before those that they end with.
const TIMES: [&str; 7] = ["年度", "年次", "年月", "時期", "時点", "年", "月"];

/// Words for the time by which a target is to be reached.
const LIMITS: [&str; 6] = ["期限", "達成期限", "目標期限", "達成年度", "達成目標年度", "達成時期"];

/// Whether a heading says that a time stands below it, and nothing else.
pub fn is_time(heading: &str) -> bool {
    TIMES.contains(&&*key(heading))
}

/// What the figures are of which the heading of a time names the time (目標 of 目標年度), as the heading that would say so.
pub fn time_of(heading: &str) -> Option<Slot> {
    let heading = key(heading).replace(['(', ')'], "");
    if LIMITS.contains(&&*heading) {
        return Some(Slot::Figures(Row::Target));
    }
    figures_of(TIMES.iter().find_map(|time| heading.strip_suffix(time))?)
}

/// Whether a comparable text names the time of figures by what these are: 現況値年度, 目標値 年.
pub(super) fn is_time_of_figures(text: &str) -> bool {
    let what = TIMES.iter().find_map(|time| text.strip_suffix(time));
    LIMITS.contains(&text)
        || what.is_some_and(|what| {
            let (role, rest) = take_role(what.to_owned());
            // 中間目標年度 may stand over the target of that year, 中間目標値 年度 only over its time.
            let is_of_value = what.ends_with('値') && [MIDWAY, FINAL].contains(&&*rest);
            (rest.is_empty() || is_of_value) && matches!(role, Roles::One(Role::Baseline | Role::Target | Role::Actual))
        })
}

/// The text without the letter at its end by which formulas name the column: 目標値（A）, 実績値②.
fn without_mark(rest: &str) -> String {
    let is_mark = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, 'ア'..='ン' | '①'..='⑳');
    let bare = rest.trim_end_matches(|letter| matches!(letter, '①'..='⑳'));
    let in_brackets = bare.strip_suffix(')').and_then(|bare| bare.rsplit_once('('));
    match in_brackets {
        Some((before, mark)) if mark.chars().count() == 1 && mark.chars().all(is_mark) => before.to_owned(),
        _ => bare.to_owned(),
    }
}

/// Whether what is left of a heading is the letter at its end by which formulas name the column: 目標値Ａ beside Ｂ／Ａ.
fn names_a_term(heading: &str, rest: &str) -> bool {
    let is_letter = rest.len() == 1 && rest.bytes().all(|letter| letter.is_ascii_alphabetic());
    is_letter && key(heading).ends_with(rest)
}

/// The text without a unit in brackets at its end: 目標（千円）.
fn without_unit(rest: &str) -> String {
    let unit = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match unit {
        Some((before, unit)) if is_unit(unit) => before.to_owned(),
        _ => rest.to_owned(),
    }
}

/// The word for what a year adds.
const INCREMENT: &str = "増加分";

/// Whether a text only numbers a row: ア, ①, A-1, 指標1. A short name such as 出生数 does not.
pub fn is_mark(text: &str) -> bool {
    let text = key(text).to_ascii_lowercase();
    let rest = text.strip_prefix("指標").or_else(|| text.strip_prefix("kpi")).unwrap_or(&text);
    let is_ideograph = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    rest.chars().count() <= LONGEST_MARK && !rest.contains(is_ideograph)
}

/// The number of characters of the longest text that only numbers a row.
const LONGEST_MARK: usize = 3;
