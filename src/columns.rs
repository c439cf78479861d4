//! The columns of the files that travel, and the words that stand in them. They are a format: never translated.
//!
//! A reader knows a column by its Japanese name or its English key, in any order and width, and a year by any way in which
//! plans write one. The files' order and the names that are written are those of `exchange.md`.

use crate::plan::YearAxis;
use crate::plan::cell::{Bound, Certainty, State};
use crate::plan::indicator::{ActualsAre, Basis, Direction, Measure, Row};
use crate::value::fiscal_year::{FiscalYear, YearError, read_fiscal_year, read_nth};
use crate::value::width::key;

pub mod fields;
pub mod guard;
mod long;
pub mod notes;
mod slot;

pub use long::{Long, Type, ValueKind};
pub use slot::{Slot, is_other_name, names_a_kpi, title_unit, years_without_era};

/// A column of the wide file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wide {
    /// 計画ID.
    PlanId,
    /// 計画名.
    PlanName,
    /// 版: the version of what was sent.
    Version,
    /// 元の版: earlier ones, newest first.
    BaseVersions,
    /// 指標ID.
    KpiId,
    /// 番号: the order.
    KpiNo,
    /// グループ.
    Group,
    /// 指標名.
    KpiName,
    /// 単位.
    Unit,
    /// 測るもの.
    Measure,
    /// 目標の数え方.
    Basis,
    /// 比べ方.
    Bound,
    /// 向き.
    Direction,
    /// 所管課.
    Responsible,
    /// 区分: 目標 or 実績.
    Row,
    /// 値の数え方.
    CountedAs,
    /// 事業開始前.
    Baseline,
    /// A year.
    Year(FiscalYear),
    /// The n-th year of the plan, where a file names no other.
    Nth(u32),
    /// 累計.
    Total,
    /// 備考.
    Note,
}

/// Every column but the years with its name and its key, in the file's order; the years stand before 累計. As a text to be
/// compared ([`key`]) each is itself.
const NAMES: [(Wide, &str, &str); 19] = [
    (Wide::PlanId, "計画ID", "plan_id"),
    (Wide::PlanName, "計画名", "plan_name"),
    (Wide::Version, "版", "version"),
    (Wide::BaseVersions, "元の版", "base_versions"),
    (Wide::KpiId, "指標ID", "kpi_id"),
    (Wide::KpiNo, "番号", "kpi_no"),
    (Wide::Group, "グループ", "group"),
    (Wide::KpiName, "指標名", "kpi_name"),
    (Wide::Unit, "単位", "unit"),
    (Wide::Measure, "測るもの", "measure"),
    (Wide::Basis, "目標の数え方", "basis"),
    (Wide::Bound, "比べ方", "bound"),
    (Wide::Direction, "向き", "direction"),
    (Wide::Responsible, "所管課", "responsible"),
    (Wide::Row, "区分", "row"),
    (Wide::CountedAs, "値の数え方", "counted_as"),
    (Wide::Baseline, "事業開始前", "baseline"),
    (Wide::Total, "累計", "total"),
    (Wide::Note, "備考", "note"),
];

/// What a column's heading says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// One of ours.
    Known(Wide),
    /// A year without era or century (30年度): which one is the user's to say.
    UnclearYear,
    /// Nothing.
    Blank,
    /// Something else.
    Unknown,
}

impl Wide {
    /// The columns of a plan's file, in order.
    pub fn all(years: &YearAxis) -> Vec<Self> {
        let mut columns = Vec::new();
        for (column, ..) in NAMES {
            if column == Self::Total {
                columns.extend(years.years().map(Self::Year));
            }
            columns.push(column);
        }
        columns
    }

    /// The name that is written.
    pub fn name(self) -> String {
        match self {
            Self::Year(year) => year.western_label(),
            Self::Nth(nth) => format!("{nth}年目"),
            _ => self.names().map(|(name, _)| name).unwrap_or_default().to_owned(),
        }
    }

    /// The English key.
    pub fn key(self) -> String {
        match self {
            Self::Year(year) => format!("fy{year}"),
            Self::Nth(nth) => format!("year{nth}"),
            _ => self.names().map(|(_, key)| key).unwrap_or_default().to_owned(),
        }
    }

    fn names(self) -> Option<(&'static str, &'static str)> {
        NAMES.iter().find(|(column, ..)| *column == self).map(|(_, name, key)| (*name, *key))
    }
}

impl Heading {
    /// Reads a heading.
    pub fn read(text: &str) -> Self {
        Self::of_key(text, &key(text))
    }

    /// Reads a heading of which that is the text to be compared.
    fn of_key(text: &str, wanted: &str) -> Self {
        let named = NAMES.iter().find(|(_, name, english)| wanted == *name || wanted == *english);
        match named {
            _ if wanted.is_empty() => Self::Blank,
            Some((column, ..)) => Self::Known(*column),
            None => read_year(text, wanted),
        }
    }

    /// The column that it names.
    pub fn column(self) -> Option<Wide> {
        match self {
            Self::Known(column) => Some(column),
            Self::UnclearYear | Self::Blank | Self::Unknown => None,
        }
    }
}

/// Letters that may stand beside the year in a heading.
const SIGNS_BESIDE_YEARS: &str = "HRS()[]【】・";
/// Words that may stand there; any other makes it a column of its own (2024年度メモ).
const BESIDE_YEARS: [&str; 12] =
    ["増加分", "の値", "値", "目標", "実績", "参考", "年度", "年目", "平成", "令和", "昭和", "元"];

fn read_year(text: &str, key: &str) -> Heading {
    let of_key = key.strip_prefix("fy").and_then(|digits| digits.parse().ok()).and_then(FiscalYear::new);
    if let Some(year) = of_key {
        return Heading::Known(Wide::Year(year));
    }
    let is_beside = |letter: char| letter.is_ascii_digit() || SIGNS_BESIDE_YEARS.contains(letter);
    // Most fields of a file have letters of no such word, and need no closer look.
    let may_be = |letter: char| is_beside(letter) || BESIDE_YEARS.iter().any(|word| word.contains(letter));
    if !key.chars().all(may_be) {
        return Heading::Unknown;
    }
    let words = BESIDE_YEARS.iter().filter(|_| !key.chars().all(is_beside));
    let rest = words.fold(key.to_owned(), |rest, word| rest.replace(word, ""));
    if !rest.chars().all(is_beside) {
        return Heading::Unknown;
    }
    match (read_fiscal_year(text), read_nth(text)) {
        (Ok(read), _) => Heading::Known(Wide::Year(read.year)),
        (Err(_), Some(nth)) => Heading::Known(Wide::Nth(nth)),
        (Err(YearError::Ambiguous), None) => Heading::UnclearYear,
        (Err(_), None) => Heading::Unknown,
    }
}

/// A choice and the word for each of it, both ways.
macro_rules! words {
    ($(#[$doc:meta])* $write:ident, $read:ident: $kind:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        pub fn $write(it: $kind) -> &'static str {
            match it { $($kind::$variant => $word),+ }
        }

        /// Reads that word back.
        pub fn $read(text: &str) -> Option<$kind> {
            match key(text).as_str() { $($word => Some($kind::$variant),)+ _ => None }
        }
    };
}

words! {
    /// 測るもの.
    measure, read_measure: Measure { Count = "件数", Amount = "金額", Ratio = "割合", Descriptive = "定性" }
}
words! {
    /// 目標の数え方.
    basis, read_basis: Basis {
        Increment = "各年度の増加分", Level = "各年度の値", PeriodTotal = "計画期間の累計", PeriodAverage = "計画期間の平均",
    }
}
words! {
    /// 比べ方.
    bound, read_bound: Bound { AtLeast = "以上", Above = "超", AtMost = "以下", Below = "未満" }
}
words! {
    /// 向き.
    direction, read_direction: Direction { Up = "増やす", Down = "減らす", Keep = "保つ" }
}
words! {
    /// 値の数え方.
    counted_as, read_counted_as: ActualsAre { Increments = "増加分", Levels = "値" }
}
/// 区分 of the wide file.
pub fn row(row: Row) -> &'static str {
    match row {
        Row::Target => "目標",
        Row::Actual => "実績",
    }
}

/// Reads 区分 of the wide file.
pub fn read_row(text: &str) -> Option<Row> {
    match key(text).as_str() {
        "target" | "目標" | "目標値" => Some(Row::Target),
        "actual" | "実績" | "実績値" => Some(Row::Actual),
        _ => None,
    }
}

/// 値の状態 of the long file.
pub fn state(state: State) -> &'static str {
    match state {
        State::Number { certainty: Certainty::Final, .. } => "数値",
        State::Number { certainty, .. } => certainty.word(),
        State::NotApplicable => "該当なし",
        State::Blank => "未入力",
        State::Unknown { .. } => NOT_KNOWN,
        State::Unread => "読取不能",
    }
}

/// 未把握 without a reason.
pub const NOT_KNOWN: &str = "未把握";
/// 該当なし in words, which no `-` can be taken for.
pub const NOT_APPLICABLE: &str = "該当なし";
/// Ends the name of a year.
pub const YEAR: &str = "年度";
/// Stands between a note's year and its text.
pub const AFTER_YEAR: &str = "年度：";
/// Stands between the bodies in 作成主体.
pub const BETWEEN_BODIES: &str = "、";
/// Stands between the years of a period.
pub const BETWEEN_YEARS: &str = "～";
/// What a baseline without a date is of.
pub const BEFORE_THE_PROJECT: &str = "事業開始前(現時点)";
/// Said where a KPI has no unit.
pub const NO_UNIT: &str = "単位の記載なし";
/// Said where so many years of a total are missing.
pub const YEARS_MISSING: &str = "か年分の値なし";
