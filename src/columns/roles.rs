//! The words in headings for what figures are: a baseline (現状値), targets (目標値), actuals (実績), or computed of others (達成率).

use super::Wide;
use super::slot::Slot;
use crate::plan::indicator::Row;
use crate::value::width::key;

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
pub(super) const ROLES: [(&str, Role); 89] = [
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
    ("計画開始時点", Role::Baseline),
    ("計画策定時点", Role::Baseline),
    ("計画認定時", Role::Baseline),
    ("開始時点", Role::Baseline),
    ("策定時点", Role::Baseline),
    ("設定時点", Role::Baseline),
    ("申請時点", Role::Baseline),
    ("計画開始時", Role::Baseline),
    ("計画策定時", Role::Baseline),
    ("計画策定前", Role::Baseline),
    ("計画当初", Role::Baseline),
    ("計画策定当初", Role::Baseline),
    ("策定当初", Role::Baseline),
    ("策定当時", Role::Baseline),
    ("目標設定時", Role::Baseline),
    ("事業開始前", Role::Baseline),
    ("事業開始時", Role::Baseline),
    (BEFORE, Role::Baseline),
    ("開始時", Role::Baseline),
    ("策定時", Role::Baseline),
    ("設定時", Role::Baseline),
    ("ベースライン", Role::Baseline),
    ("スタート時", Role::Baseline),
    ("スタート値", Role::Baseline),
    ("従来値", Role::Baseline),
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
    ("数値的目標", Role::Target),
    ("目標数値", Role::Target),
    ("成果目標", Role::Target),
    ("目標値", Role::Target),
    ("目標", Role::Target),
    ("計画値", Role::Target),
    ("計画数値", Role::Target),
    ("計画数", Role::Target),
    ("計画量", Role::Target),
    ("目安値", Role::Target),
    ("目安", Role::Target),
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
    ("評価時点", Role::Actual),
    ("評価時", Role::Actual),
    ("達成値", Role::Actual),
    ("到達値", Role::Actual),
    ("決算", Role::Actual),
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

/// What is planned, where a heading says nothing else but the year. In other headings it is a part of words.
pub(super) const PLANNED: &str = "計画";

/// The word for the time before a project.
const BEFORE: &str = "開始前";

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

/// What the words of a heading say that the figures are.
pub(super) enum Roles {
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

/// What the figures under a heading are by its words, whatever else it says; `None` if they do not say it.
pub fn figures_of(heading: &str) -> Option<Slot> {
    match take_role(key(heading)).0 {
        Roles::One(role) => Some(role.slot()),
        Roles::None | Roles::Several => None,
    }
}

/// Takes the words for what the figures are out of a comparable text. What is computed stays that beside any other word
/// (目標達成率), and a baseline that is an actual is a baseline (現状値（実績）).
pub(super) fn take_role(mut text: String) -> (Roles, String) {
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
