//! The words of which offices make the headings of figures: what the figures are (目標値, 現状値, 実績), of which year, and words
//! that say no more about them. A heading is known if nothing else is in it but a unit in brackets.

use std::ops::Range;

use super::slot::Slot;
use super::{Heading, Wide, read_row};
use crate::plan::cell::{Certainty, is_unit};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::{FiscalYear, YearMeaning, read_nth, year_mentions};
use crate::value::width::{fold, is_space, key};

/// What the figures under a heading are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// The value before the project.
    Baseline,
    /// A target.
    Target,
    /// An actual.
    Actual,
    /// A figure that is not known yet (見込): beside what else the figures are it says how certain they are.
    Expected,
    /// What is computed from the others (達成率).
    Other,
}

/// The words for what figures are, longer ones before those that they contain. A new one is one line here.
const ROLES: [(&str, Role); 61] = [
    ("実績見込値", Role::Actual),
    ("実績見込み", Role::Actual),
    ("実績見込", Role::Actual),
    ("達成率", Role::Other),
    ("進捗率", Role::Other),
    ("達成度", Role::Other),
    ("達成状況", Role::Other),
    ("達成割合", Role::Other),
    ("伸び率", Role::Other),
    ("増減率", Role::Other),
    ("見込み値", Role::Expected),
    ("見込値", Role::Expected),
    ("見込み", Role::Expected),
    ("見込", Role::Expected),
    ("差", Role::Other),
    ("計画策定時", Role::Baseline),
    ("計画策定前", Role::Baseline),
    ("計画当初", Role::Baseline),
    ("事業開始前", Role::Baseline),
    (BEFORE, Role::Baseline),
    ("開始時", Role::Baseline),
    ("策定時", Role::Baseline),
    ("現状値", Role::Baseline),
    ("現況値", Role::Baseline),
    ("現在値", Role::Baseline),
    ("現状", Role::Baseline),
    ("現況", Role::Baseline),
    ("基準値", Role::Baseline),
    ("基準", Role::Baseline),
    ("従前値", Role::Baseline),
    ("従前", Role::Baseline),
    ("当初値", Role::Baseline),
    ("初期値", Role::Baseline),
    ("申請時", Role::Baseline),
    ("数値目標", Role::Target),
    ("目標数値", Role::Target),
    ("成果目標", Role::Target),
    ("目標値", Role::Target),
    ("目標", Role::Target),
    ("計画値", Role::Target),
    ("期待値", Role::Target),
    ("目指す値", Role::Target),
    ("めざす値", Role::Target),
    ("目指そう値", Role::Target),
    ("めざそう値", Role::Target),
    ("指標値", Role::Target),
    ("事後評価", Role::Actual),
    ("中間評価", Role::Actual),
    ("最終評価", Role::Actual),
    ("評価値", Role::Actual),
    ("達成値", Role::Actual),
    ("確定値", Role::Actual),
    ("最新値", Role::Actual),
    ("直近値", Role::Actual),
    ("直近", Role::Actual),
    ("最新", Role::Actual),
    ("実績数値", Role::Actual),
    ("実績値", Role::Actual),
    ("実績", Role::Actual),
    ("実数", Role::Actual),
    ("結果", Role::Actual),
];

/// Words beside a year for a quantity that is expected (量の見込み), which may be aimed at or not: that is asked. Longer ones come first.
const EXPECTED: [&str; 3] = ["量の見込み", "見込み量", "見込量"];

/// How far it has come, which beside a year are the actuals.
const PROGRESS: &str = "進捗状況";
const DONE: &str = "実績";

/// What is planned, where a heading says nothing else but the year. In other headings it is a part of words.
const PLANNED: &str = "計画";

/// Words that say no more about the figures, longer ones before those that they contain.
const FILLERS: [&str; 51] = [
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
    "最終",
    MIDWAY,
    "年間",
    "設定",
    "参考",
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

/// Midway through the plan; beside the actuals of a year it may be midway through that.
const MIDWAY: &str = "中間";

/// The year that a heading names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadYear {
    /// This fiscal year.
    Of(FiscalYear),
    /// The n-th year of the plan.
    Nth(u32),
    /// A year without era or century, or a calendar year.
    Unclear,
}

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

impl Role {
    /// The row (区分) of the figures; `None` if they are of none.
    pub(super) fn row(self) -> Option<Row> {
        match self {
            Self::Target => Some(Row::Target),
            Self::Actual => Some(Row::Actual),
            Self::Baseline | Self::Expected | Self::Other => None,
        }
    }

    /// The heading that says nothing else.
    fn slot(self) -> Slot {
        match self {
            Self::Baseline => Slot::Of(Wide::Baseline, None),
            Self::Target => Slot::Figures(Row::Target),
            Self::Actual => Slot::Figures(Row::Actual),
            Self::Expected | Self::Other => Slot::Computed,
        }
    }
}

impl HeadWords {
    /// The words of a heading.
    pub(super) fn of(text: &str) -> Self {
        let (year, without_year) = take_year(text);
        let words = key(&without_year);
        let words =
            if year.is_some() { EXPECTED.iter().fold(words, |words, word| words.replace(word, "")) } else { words };
        let words = if year.is_some() { words.replace(PROGRESS, DONE) } else { words };
        let (role, rest) = take_role(words);
        let is_target = matches!(role, Roles::One(Role::Target));
        let rest = without_span(&rest).filter(|_| year.is_none() && is_target).unwrap_or(rest);
        let is_midway = rest.contains(MIDWAY);
        let rest = FILLERS.iter().fold(rest, |rest, filler| rest.replace(filler, ""));
        let rest = without_mark(&without_unit(&rest));
        let rest: String = rest.chars().filter(|letter| !"()[]【】〔〕<>・/:,、~-".contains(*letter)).collect();
        // Half a year, or half the years of the plan.
        let is_midway = year.is_some() && matches!(role, Roles::One(Role::Actual)) && is_midway;
        let is_known = rest.is_empty() && !matches!(role, Roles::Several) && !is_midway;
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

/// What stands between a number and the years that it counts: 3か年.
const BEFORE_YEARS: [char; 6] = ['か', 'ヶ', 'ヵ', 'カ', 'ケ', '箇'];

/// How certain the actuals under a heading are: 令和5年度実績（速報）, R6実績見込; `None` if it does not say it.
pub fn certainty_of(heading: &str) -> Option<Certainty> {
    let heading = key(heading);
    CERTAINTIES.iter().find(|(word, _)| heading.contains(word)).map(|(_, certainty)| *certainty)
}

/// Whether the figures under a heading are said to be expected (R6見込), and not whether they are targets or actuals.
pub(super) fn is_expected(heading: &str) -> bool {
    HeadWords::of(heading).role == Some(Role::Expected)
}

/// Whether a heading says that its figures are of a part of a year: R5上期実績, 4月～9月, 第1四半期.
pub fn is_of_part_of_year(heading: &str) -> bool {
    let heading = key(heading);
    let months: Vec<&str> = heading.split('月').filter_map(month_at_end).collect();
    // From April to March is the year.
    let is_span = heading.contains(['~', '-', '～', '〜']) && !months.is_empty() && *months != ["4", "3"];
    is_span || PARTS_OF_YEARS.iter().any(|part| heading.contains(part))
}

/// The number in which a text ends that stands before 月.
fn month_at_end(text: &str) -> Option<&str> {
    let digits = text.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    text.get(digits..).filter(|number| !number.is_empty())
}

/// Words for parts of years.
const PARTS_OF_YEARS: [&str; 7] = ["上期", "下期", "上半期", "下半期", "四半期", "半期", "中間実績"];

/// Words for how certain actuals are.
const CERTAINTIES: [(&str, Certainty); 3] =
    [("速報", Certainty::Preliminary), ("暫定", Certainty::Preliminary), ("見込", Certainty::Estimate)];

/// Whether a heading stands over the figures before a change of the plan or behind it: 変更前, 変更後.
pub fn is_of_amendment(heading: &str) -> bool {
    AMENDED.contains(&&*key(heading))
}

/// Whether a heading says that the figures below it, whose years are named, are how far it has come: 進捗状況.
pub fn is_of_progress(heading: &str) -> bool {
    key(heading) == PROGRESS
}

/// Words for the state of a plan before it is changed and behind that.
const AMENDED: [&str; 11] =
    ["変更前", "変更後", "改訂前", "改訂後", "改定前", "改定後", "見直し前", "見直し後", "改正前", "改正後", "現行"];

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

/// The words in a text that say what figures are, from left to right, each with the heading that it would be.
pub fn roles_in(text: &str) -> Vec<(Range<usize>, Slot)> {
    let (mut found, mut at) = (Vec::new(), 0);
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        match ROLES.iter().find(|(word, _)| rest.starts_with(word)) {
            Some((word, role)) => {
                found.push((at..at + word.len(), role.slot()));
                at += word.len();
            }
            None => at += rest.chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

/// What the words of a heading say that the figures are.
enum Roles {
    None,
    One(Role),
    Several,
}

/// The row (区分) that a text names; `None` if it names none or both.
pub(super) fn row_in(text: &str) -> Option<Row> {
    match take_role(text.to_owned()).0 {
        Roles::One(role) => role.row(),
        Roles::None | Roles::Several => None,
    }
}

/// Words for the time of figures, longer ones before those that they end with.
const TIMES: [&str; 7] = ["年度", "年次", "年月", "時期", "時点", "年", "月"];

/// Whether a heading says that a time stands below it, and nothing else.
pub fn is_time(heading: &str) -> bool {
    TIMES.contains(&&*key(heading))
}

/// What the figures are of which the heading of a time names the time (目標 of 目標年度), as the heading that would say so.
pub fn time_of(heading: &str) -> Option<Slot> {
    let heading = key(heading);
    figures_of(TIMES.iter().find_map(|time| heading.strip_suffix(time))?)
}

/// What the figures under a heading are by its words, whatever else it says; `None` if they do not say it.
pub fn figures_of(heading: &str) -> Option<Slot> {
    match take_role(key(heading)).0 {
        Roles::One(role) => Some(role.slot()),
        Roles::None | Roles::Several => None,
    }
}

/// Whether a comparable text names the time of figures by what these are: 現況値年度, 目標値 年.
pub(super) fn is_time_of_figures(text: &str) -> bool {
    let what = TIMES.iter().find_map(|time| text.strip_suffix(time));
    what.is_some_and(|what| {
        let (role, rest) = take_role(what.to_owned());
        rest.is_empty() && matches!(role, Roles::One(Role::Baseline | Role::Target | Role::Actual))
    })
}

/// Takes the words for what the figures are out of a comparable text. What is computed stays that beside any other word
/// (目標達成率), and a baseline that is an actual is a baseline (現状値（実績）).
fn take_role(mut text: String) -> (Roles, String) {
    if text == PLANNED {
        return (Roles::One(Role::Target), String::new());
    }
    let mut found: Vec<Role> = Vec::new();
    for (word, role) in ROLES {
        if text.contains(word) {
            text = text.replace(word, "");
            if !found.contains(&role) {
                found.push(role);
            }
        }
    }
    let roles = match found.as_slice() {
        [] => Roles::None,
        [role] => Roles::One(*role),
        found if found.contains(&Role::Other) => Roles::One(Role::Other),
        [Role::Expected, certain @ (Role::Actual | Role::Baseline)] => Roles::One(*certain),
        found if found.contains(&Role::Expected) => Roles::One(Role::Other),
        [Role::Baseline, Role::Actual] => Roles::One(Role::Baseline),
        _ => Roles::Several,
    };
    (roles, text)
}

/// Takes the one year out of a heading; of several none.
fn take_year(text: &str) -> (Option<HeadYear>, String) {
    let text = without_blanks(text);
    let text = text.as_str();
    let mut mentions = year_mentions(text).into_iter();
    match (mentions.next(), mentions.next()) {
        (Some(mention), None) => {
            let year = match mention.meaning {
                YearMeaning::Of(year) => HeadYear::Of(year),
                YearMeaning::Calendar(_) | YearMeaning::NoEra => HeadYear::Unclear,
                YearMeaning::Impossible => return (None, text.to_owned()),
            };
            (Some(year), text.replacen(&mention.text, "", 1))
        }
        (None, _) => match read_nth(text) {
            Some(nth) => {
                let folded = fold(text);
                let rest = folded.split_once("年目").map(|(before, behind)| {
                    before.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '第').to_owned()
                        + behind
                });
                (Some(HeadYear::Nth(nth)), rest.unwrap_or(folded))
            }
            None => (None, text.to_owned()),
        },
        _ => (None, text.to_owned()),
    }
}

/// The text without blanks, but for one between a digit and the number of a month: R6 3月末 is not of the year 63.
fn without_blanks(text: &str) -> String {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let mut joined = String::with_capacity(text.len());
    for part in text.split(is_space).filter(|part| !part.is_empty()) {
        let (before, behind) = (fold(&joined), fold(part));
        let is_month = behind.starts_with(is_digit) && behind.trim_start_matches(is_digit).starts_with('月');
        if is_month && before.ends_with(is_digit) {
            joined.push(' ');
        }
        joined.push_str(part);
    }
    joined
}

/// The text without the span of years for which a target holds, 目標値（H27～H31）; `None` if it names no such span.
fn without_span(text: &str) -> Option<String> {
    let mentions = year_mentions(text);
    let [first, last] = mentions.as_slice() else { return None };
    let (before, rest) = text.split_once(&*first.text)?;
    let (between, behind) = rest.split_once(&*last.text)?;
    ["~", "～", "〜", "-", "から"].contains(&between).then(|| format!("{before}{behind}"))
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

/// The text without a unit in brackets at its end: 目標（千円）.
fn without_unit(rest: &str) -> String {
    let unit = rest.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match unit {
        Some((before, unit)) if is_unit(unit) => before.to_owned(),
        _ => rest.to_owned(),
    }
}

/// The kind of the row (区分) that a text of an office names and nothing else (期待値, 実績値（確定）); `None` for any other text.
pub fn row_of_words(text: &str) -> Option<Row> {
    if text.len() > LONGEST_ROW_NAME {
        return None;
    }
    let words = HeadWords::of(text);
    words.role.filter(|_| words.is_known && words.year.is_none())?.row()
}

/// The kind of a row (区分) in the word of the wide file or in those of an office; `None` for any other text.
pub fn row_named(text: &str) -> Option<Row> {
    read_row(text).or_else(|| row_of_words(text))
}

/// The number of bytes of the longest name of a row.
const LONGEST_ROW_NAME: usize = 60;

/// Whether a text below a heading of figures only completes it: 増加分, 1年目, （現時点）. It says neither what the figures are nor of which
/// year.
pub fn completes_a_heading(text: &str) -> bool {
    if !text.chars().any(char::is_alphabetic) || text.len() > LONGEST_ROW_NAME {
        return false;
    }
    let words = HeadWords::of(text);
    words.is_known && words.role.is_none() && matches!(words.year, None | Some(HeadYear::Nth(_)))
}

/// Whether the figures under a heading are said to be what each year adds: 2024年度増加分.
pub fn is_of_increments(heading: &str) -> bool {
    heading.contains(INCREMENT)
}

/// Whether a heading of the value before the project says so in the words of the form: 事業開始前（現時点）.
pub fn is_before_the_project(heading: &str) -> bool {
    heading.contains(BEFORE)
}

/// The word for the time before a project.
const BEFORE: &str = "開始前";
/// The word for what a year adds.
const INCREMENT: &str = "増加分";

/// Whether a text only numbers a row: ア, ①, A-1, 指標1. A short name such as 出生数 does not.
pub fn is_mark(text: &str) -> bool {
    let text = key(text).to_ascii_lowercase();
    let rest = text.strip_prefix("指標").or_else(|| text.strip_prefix("kpi")).unwrap_or(&text);
    let is_ideograph = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
    rest.chars().count() <= LONGEST_MARK && !rest.contains(is_ideograph)
}

/// Whether a text is the number of a KPI that says so: 指標1, KPI②.
pub fn is_number_of_kpi(text: &str) -> bool {
    let text = key(text).to_ascii_lowercase();
    let rest = text.strip_prefix("指標").or_else(|| text.strip_prefix("kpi"));
    rest.is_some_and(|rest| !rest.is_empty() && is_mark(rest))
}

/// The number of characters of the longest text that only numbers a row.
const LONGEST_MARK: usize = 3;
