//! The columns of the table files that are exchanged, and the words in them. They are a file format and are never translated.
//!
//! The reader recognizes a column by its Japanese name or its English key, in any order and width, and a year in any notation that plans
//! use. The columns are listed in the order of the files; `docs/files.md` describes their contents.

use crate::figures::progress::{ProgressState, TargetInForce, WordSource};
use crate::plan::cell::{Bound, Certainty, State};
use crate::plan::indicator::{ActualsAre, Basis, Direction, Measure, Row};
use crate::plan::{RateRounding, YearAxis};
use crate::value::amount::Amount;
use crate::value::fiscal_year::{FiscalYear, YearError, read_fiscal_year, read_nth};
use crate::value::width::key;
use vocabulary::WordList;

pub mod activity_table;
pub mod answer_book;
pub mod book_words;
pub mod evaluation;
pub mod fields;
pub mod guard;
pub mod in_names;
mod long;
pub mod notes;
pub mod parts_of_names;
pub mod seen_words;
mod stated_rates;
pub mod stated_units;
pub mod vocabulary;
pub mod words_of_years;

pub use long::{Long, ValueKind};
pub use stated_rates::{formula_in_heading, is_no_stated_rate};
pub use words_of_years::names_total_of_period;

/// The columns of the wide file except the years, with their names, their keys and their contents.
macro_rules! wide {
    ($($column:ident: $name:literal, $key:literal, $has:literal;)+) => {
        /// A column of the wide file.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Wide {
            /// The figures of a fiscal year.
            Year(FiscalYear),
            $(#[doc = $has] $column,)+
        }

        /// Every column except the years, with its name and its key, in the file's order; the years come before 累計. Names and keys are
        /// their own comparable forms ([`key`]).
        const NAMES: &[(Wide, &str, &str)] = &[$((Wide::$column, $name, $key),)+];
    };
}

wide! {
    PlanId: "計画ID", "plan_id", "The id of the plan (計画ID).";
    PlanName: "計画名", "plan_name", "The name of the plan (計画名).";
    Version: "版", "version", "The version of the table in the file (版).";
    BaseVersions: "元の版", "base_versions", "The earlier versions that the table derives from (元の版), newest first.";
    KpiId: "指標ID", "kpi_id", "The id of the indicator (指標ID).";
    KpiNo: "番号", "kpi_no", "The position of the indicator in the plan (番号).";
    Group: "グループ", "group", "The group (グループ).";
    KpiName: "指標名", "kpi_name", "The name of the indicator (指標名).";
    Unit: "単位", "unit", "The unit (単位).";
    Measure: "測るもの", "measure", "The kind of quantity that is measured (測るもの).";
    Basis: "目標の数え方", "basis", "What one target figure stands for (目標の数え方).";
    Bound: "比べ方", "bound", "How an actual is compared with a target (比べ方).";
    Direction: "向き", "direction", "The direction that is aimed at (向き).";
    Responsible: "所管課", "responsible", "The section in charge (所管課).";
    Row: "区分", "row", "The kind of the row (区分): 目標 (target) or 実績 (actual).";
    CountedAs: "値の数え方", "counted_as", "Whether the figures are increments or levels (値の数え方).";
    Baseline: "事業開始前", "baseline", "The baseline (事業開始前).";
    Total: "累計", "total", "The total (累計).";
    Note: "備考", "note", "The notes (備考).";
}

impl Wide {
    /// The columns of a plan's wide file, in order.
    pub fn all(years: &YearAxis) -> Vec<Self> {
        let years_before = |column| years.years().filter(move |_| column == Self::Total).map(Self::Year);
        NAMES.iter().flat_map(|(column, ..)| years_before(*column).chain([*column])).collect()
    }

    /// The Japanese name of the column as it is written.
    pub fn name(self) -> String {
        match self {
            Self::Year(year) => year.western_label(),
            _ => NAMES.iter().find(|(column, ..)| *column == self).map_or("", |(_, name, _)| name).to_owned(),
        }
    }

    /// The column that a heading names, in any width; `None` if it names no column.
    pub fn from_heading(heading: &str) -> Option<Self> {
        let wanted = key(heading);
        let named = NAMES.iter().find(|(_, name, english)| wanted == *name || wanted == *english);
        named.map(|(column, ..)| *column).or_else(|| year_in_heading(heading, &wanted).ok())
    }

    /// Whether the column has figures.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Baseline | Self::Year(_) | Self::Total)
    }

    /// The fiscal year of a year column; `None` for any other column.
    pub fn year(self) -> Option<FiscalYear> {
        if let Self::Year(year) = self { Some(year) } else { None }
    }

    /// Whether the column has ids or versions, which only our own files have.
    pub fn is_of_ids(self) -> bool {
        matches!(self, Self::KpiId | Self::PlanId | Self::Version)
    }
}

/// Whether the fields of a row are the headings of a table that this program wrote: an id or version, 区分, and a year, none of the years
/// ambiguous. If somebody rewrote the years ambiguously, the table is read with questions, like a table of another office.
pub fn heads_ours<'a>(fields: impl Iterator<Item = &'a str> + Clone) -> bool {
    let columns: Vec<Wide> = fields.clone().filter_map(Wide::from_heading).collect();
    let has = |is_wanted: fn(&Wide) -> bool| columns.iter().any(is_wanted);
    has(|column| column.is_of_ids())
        && has(|column| *column == Wide::Row)
        && has(|column| matches!(column, Wide::Year(_)))
        && !fields.map(|text| year_in_heading(text, &key(text))).any(|year| year == Err(YearError::Ambiguous))
}

/// Signs that may accompany the year in a heading.
const SIGNS_BESIDE_YEARS: &str = "HRS()[]【】・/.";
/// Words that may accompany the year; any other word makes the heading a column of its own (2024年度メモ).
const BESIDE_YEARS: [&str; 12] =
    ["増加分", "の値", "値", "目標", "実績", "参考", "年度", "年目", "平成", "令和", "昭和", "元"];

/// The year column that a heading names; `key` is its comparable form. A year without era or century (30年度), or counted from the first year
/// of the plan (2年目), is [`YearError::Ambiguous`].
fn year_in_heading(text: &str, key: &str) -> Result<Wide, YearError> {
    let of_key = key.strip_prefix("fy").and_then(|digits| digits.parse().ok()).and_then(FiscalYear::new);
    if let Some(year) = of_key {
        return Ok(Wide::Year(year));
    }
    let is_beside = |letter: char| letter.is_ascii_digit() || SIGNS_BESIDE_YEARS.contains(letter);
    // Most fields contain letters of no such word, and are rejected here.
    let may_be = |letter: char| is_beside(letter) || BESIDE_YEARS.iter().any(|word| word.contains(letter));
    let without_words = || BESIDE_YEARS.iter().fold(key.to_owned(), |rest, word| rest.replace(word, ""));
    if !key.chars().all(may_be) || !without_words().chars().all(is_beside) {
        return Err(YearError::Unreadable);
    }
    let of_plan = |fault| if read_nth(text).is_some() { YearError::Ambiguous } else { fault };
    read_fiscal_year(text).map(|read| Wide::Year(read.year)).map_err(of_plan)
}

/// The word for a value by a list of all values; blank if it is not in the list.
fn word_for<T: PartialEq>(words: &[(T, &'static str)], it: &T) -> &'static str {
    words.iter().find(|(known, _)| known == it).map_or("", |(_, word)| word)
}

/// The value for a text in any width, by a list of words in comparable form; `None` if the text is not in the list.
fn meant_by<T: Copy>(words: &[(T, &'static str)], text: &str) -> Option<T> {
    let wanted = key(text);
    words.iter().find(|(_, word)| *word == wanted).map(|(it, _)| *it)
}

/// For each choice, a function that writes its word and one that reads it back.
macro_rules! words {
    ($($(#[$doc:meta])* $write:ident, $read:ident: $kind:ty { $([$($it:tt)+] = $word:tt),+ $(,)? })+) => {$(
        $(#[$doc])*
        pub fn $write(it: $kind) -> &'static str {
            match it { $($($it)+ => $word),+ }
        }

        /// Reads the word back; `None` for any other text.
        pub fn $read(text: &str) -> Option<$kind> {
            match key(text).as_str() { $($word => Some($($it)+),)+ _ => None }
        }
    )+};
}

words! {
    /// 測るもの.
    measure, read_measure: Measure {
        [Measure::Count] = "件数", [Measure::Amount] = "金額", [Measure::Ratio] = "割合", [Measure::Descriptive] = "定性",
    }
    /// 目標の数え方; 未設定 while nobody has chosen it.
    basis, read_basis: Option<Basis> {
        [Some(Basis::Increment)] = "各年度の増加分", [Some(Basis::Level)] = "各年度の値",
        [Some(Basis::PeriodTotal)] = "計画期間の累計", [Some(Basis::PeriodAverage)] = "計画期間の平均", [None] = UNSET,
    }
    /// 比べ方.
    bound, read_bound: Bound {
        [Bound::AtLeast] = "以上", [Bound::Above] = "超", [Bound::AtMost] = "以下", [Bound::Below] = "未満",
    }
    /// 向き; 未設定 while nobody has chosen it.
    direction, read_direction: Option<Direction> {
        [Some(Direction::Up)] = "増やす", [Some(Direction::Down)] = "減らす", [Some(Direction::Keep)] = "保つ", [None] = UNSET,
    }
    /// 値の数え方.
    counted_as, read_counted_as: ActualsAre { [ActualsAre::Increments] = "増加分", [ActualsAre::Levels] = "値" }
    /// 判定 in the usual words.
    judgement, read_judgement: ProgressState {
        [ProgressState::Met] = "達成", [ProgressState::OnTrack] = "おおむね順調", [ProgressState::Below] = "未達成",
        [ProgressState::Running] = "年度の途中", [ProgressState::Open] = "判定できない", [ProgressState::Unsure] = "要確認",
        [ProgressState::NotEntered] = "未入力",
    }
}

/// The words for each way of rounding rates, in the order of [`RateRounding::ALL`].
const ROUNDINGS: [&str; 6] = [
    "整数（四捨五入）",
    "小数第1位まで（四捨五入）",
    "小数第2位まで（四捨五入）",
    "整数（切り捨て）",
    "小数第1位まで（切り捨て）",
    "小数第2位まで（切り捨て）",
];

/// The word for a way of rounding rates (達成率の端数).
pub fn rate_rounding(rounding: RateRounding) -> &'static str {
    let of_all = RateRounding::ALL.into_iter().zip(ROUNDINGS);
    of_all.into_iter().find(|(one, _)| *one == rounding).map_or("", |(_, word)| word)
}

/// Reads the word back; `None` for any other text.
pub fn read_rate_rounding(text: &str) -> Option<RateRounding> {
    RateRounding::ALL.into_iter().find(|rounding| rate_rounding(*rounding) == text)
}

/// Further words that offices use for a direction (向き).
const DIRECTIONS: [(Direction, WordList); 3] = [
    (Direction::Up, WordList("増加 増 上昇 向上 ↑ ↗ ⇧ ⤴")),
    (Direction::Down, WordList("減少 減 低下 ↓ ↘ ⇩ ⤵")),
    (Direction::Keep, WordList("維持 現状維持 横ばい → ⇒")),
];

/// Reads a direction (向き) from the word of the wide file or a word of an office; `None` for any other text.
pub fn read_direction_of_office(text: &str) -> Option<Option<Direction>> {
    let wanted = key(text);
    let of_office = || DIRECTIONS.iter().find(|(_, words)| words.has(&wanted));
    read_direction(text).or_else(|| of_office().map(|(direction, _)| Some(*direction)))
}

/// The word for the kind of a row (区分) in the wide file.
pub fn row(row: Row) -> &'static str {
    match row {
        Row::Target => "目標",
        Row::Actual => "実績",
    }
}

/// Reads the kind of a row (区分) of the wide file; `None` for any other text.
pub fn read_row(text: &str) -> Option<Row> {
    match key(text).as_str() {
        "target" | "目標" | "目標値" => Some(Row::Target),
        "actual" | "実績" | "実績値" => Some(Row::Actual),
        _ => None,
    }
}

/// The word for the state of a value (値の状態) in the long file.
pub fn state(state: State) -> &'static str {
    match state {
        State::Number { certainty: Certainty::Final, .. } => "数値",
        State::Number { certainty, .. } => certainty.word(),
        State::NotApplicable => NOT_APPLICABLE,
        State::Blank => "未入力",
        State::Unknown { .. } => NOT_KNOWN,
        State::Unread => "読取不能",
    }
}

/// All states that a value may have in the long file; states with a number only if `amount` is given.
pub fn states(amount: Option<Amount>) -> impl Iterator<Item = State> {
    let number = |certainty| amount.map(|amount| State::Number { amount, certainty });
    let numbers = [Certainty::Final, Certainty::Preliminary, Certainty::Estimate].map(number);
    let others = [State::NotApplicable, State::Blank, State::Unknown { reason: None }, State::Unread];
    numbers.into_iter().flatten().chain(others)
}

/// Reads the word for a state back; `amount` is the number of the value.
pub fn read_state(word: &str, amount: Option<Amount>) -> Option<State> {
    states(amount).find(|one| state(*one) == word)
}

/// The word for a choice that nobody has made yet.
pub const UNSET: &str = "未設定";
/// The word for a figure that is not known, without a reason.
pub const NOT_KNOWN: &str = "未把握";
/// The word for a figure that does not exist, used where `-` would be ambiguous.
pub const NOT_APPLICABLE: &str = "該当なし";
/// The unit of a rate.
pub const PERCENT: &str = "％";
/// The mark of a rate whose actual is worse than the baseline.
pub const FELL_BEHIND: &str = "後退";
/// The word for the formula actual ÷ target.
pub const OF_TARGET: &str = "実績÷目標";
/// The word for the formula based on the planned gain.
pub const OF_PLANNED_GAIN: &str = "増減による";
/// The name of the rule that consists of a plan's words of judgement.
pub const TARGET_COMPARISON: &str = "目標との比較";
/// The remarks behind the name of a rule, or behind the usual word of a judgement, if the word is not based on the figures of the file.
const REMARKS_ON_WORDS: [(WordSource, &str); 2] =
    [(WordSource::SettledSheet, "（確定時の目標・実績による）"), (WordSource::Person, "（個別判断による）")];

/// The remark on a word by its source; empty if the source is the figures beside it.
pub fn remark_on_word(source: WordSource) -> &'static str {
    REMARKS_ON_WORDS.iter().find(|(of, _)| *of == source).map_or("", |(_, remark)| remark)
}

/// The note without the remark on a word, and the source that the remark gives; `None` if there is no such remark.
pub fn read_remark_on_word(note: &str) -> Option<(&str, WordSource)> {
    REMARKS_ON_WORDS.iter().find_map(|(source, remark)| Some((note.strip_suffix(remark)?, *source)))
}

/// The beginning and the end of the remark behind the note of a draft's figure.
const IN_VERSION: [&str; 2] = ["（変更前の計画", "）"];

/// The remark on a figure of a draft: its text in the approved plan, or, for `None`, that the approved plan has no such KPI.
pub fn remark_on_version(approved: Option<&str>) -> String {
    let [begins, ends] = IN_VERSION;
    match approved {
        None => [begins, "にない", ends].concat(),
        Some(text) => [begins, "では", if text.is_empty() { "空欄" } else { text }, ends].concat(),
    }
}

/// The beginning of the remark behind the note of a rate or a judgement by another target than that in force at the year's end.
const AT_YEARS_END: &str = "（年度末に有効だった";

/// The remark on a rate or a judgement whose target is not the one that was in force at the year's end; empty if it is.
pub fn remark_on_target(in_force: TargetInForce) -> String {
    let what = match in_force {
        TargetInForce::Same | TargetInForce::OtherFinal(_) => return String::new(),
        TargetInForce::Other(amount) => &format!("目標は{}", amount.plain()),
        TargetInForce::Missing => "計画に目標がない",
        TargetInForce::NotInVersion => "計画にない",
    };
    [AT_YEARS_END, what, "）"].concat()
}

/// The note without the remark of [`remark_on_version`] or [`remark_on_target`].
pub fn without_remark(note: &str) -> &str {
    let [begins, ends] = IN_VERSION;
    let inner = note.strip_suffix(ends);
    let own = inner.and_then(|note| note.rsplit_once(begins).or_else(|| note.rsplit_once(AT_YEARS_END)));
    own.map_or(note, |(own, _)| own)
}

/// The suffix of a year's name.
pub const YEAR: &str = "年度";
/// The separator between a note's year and its text.
pub const AFTER_YEAR: &str = "年度：";
/// The separator between the bodies in 作成主体 (preparing bodies).
pub const BETWEEN_BODIES: &str = "、";
/// The separator between the first and the last year of a period.
pub const BETWEEN_YEARS: &str = "～";
/// The period of a baseline whose date is not stated.
pub const BEFORE_THE_PROJECT: &str = "事業開始前(現時点)";
/// The remark on a KPI that has no unit.
pub const NO_UNIT: &str = "単位の記載なし";
/// The remark on a total in which years are missing, written after their number.
pub const YEARS_MISSING: &str = "か年分の値なし";
