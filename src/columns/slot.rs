//! What a column may hold in a table that an office made for itself: besides the columns of the wide file, the figures of
//! one 区分 (「2022年度 目標」), or the parts of a table that has a row for each year (年度, 目標, 実績, 値).

use super::{BEFORE_THE_PROJECT, Heading, Wide, YEAR, read_row};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::{FiscalYear, read_fiscal_year};
use crate::value::width::{fold, key, narrow, trim};

/// Other names that offices use for these columns; each name is its own comparable text.
const OTHER_NAMES: [(Wide, &[&str]); 8] = [
    (Wide::KpiNo, &["No.", "No", "KPI番号"]),
    (Wide::Group, &["基本目標"]),
    (Wide::KpiName, &["KPI名", "KPI", "指標", "指標名称", "重要業績評価指標", "重要業績評価指標(KPI)", "KPI(指標)"]),
    (Wide::Responsible, &["担当課", "所管", "担当部署"]),
    (Wide::Row, &["種別", "目標・実績"]),
    (Wide::Baseline, &["基準値", BEFORE_THE_PROJECT]),
    (Wide::Total, &["合計"]),
    (Wide::Note, &["備考欄", "摘要", "特記事項"]),
];

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A column of the wide file; for figures also the kind of row (区分) that the heading names.
    Of(Wide, Option<Row>),
    /// The fiscal year (年度) to which the figures of a row belong.
    When,
    /// The figure (値) of a row.
    Value,
    /// The figures of targets (目標) or actuals (実績), without a year.
    Figures(Row),
    /// A year without era or century (30年度), and the kind of row (区分) that the heading names.
    UnclearYear(Option<Row>),
    /// The heading is blank.
    Blank,
    /// The heading is not known.
    Unknown,
}

impl Slot {
    /// Reads a heading in any width; an unknown text, or one that is too long for a heading, becomes [`Slot::Unknown`].
    pub fn read(text: &str) -> Self {
        if text.len() > LONGEST_HEADING {
            return Self::Unknown;
        }
        let wanted = key(text);
        match wanted.as_str() {
            "年度" | "対象年度" | "fiscal_year" => return Self::When,
            "値" | "数値" | "value" => return Self::Value,
            _ => {}
        }
        if let Some((column, _)) = called(&wanted) {
            return Self::Of(*column, None);
        }
        let of = row_in(&wanted);
        match Heading::of_key(text, &wanted) {
            Heading::Known(column) => Self::Of(column, of.filter(|_| column.is_figure())),
            Heading::UnclearYear => Self::UnclearYear(of),
            Heading::Blank => Self::Blank,
            Heading::Unknown => of.map_or(Self::Unknown, |of| Self::beside(&wanted, of)),
        }
    }

    /// The column of the wide file that the heading names; `None` if it names none.
    pub fn column(self) -> Option<Wide> {
        match self {
            Self::Of(column, _) => Some(column),
            _ => None,
        }
    }

    /// Reads a heading that also names 目標 (target) or 実績 (actual).
    fn beside(wanted: &str, of: Row) -> Self {
        if let Some(row) = read_row(wanted) {
            return Self::Figures(row);
        }
        let rest = [TARGET, ACTUAL].iter().fold(wanted.to_owned(), |rest, word| rest.replace(word, ""));
        let rest: String = rest.chars().filter(|letter| !"()[]・値".contains(*letter)).collect();
        match Heading::read(&rest) {
            Heading::Known(column) if column.is_figure() => Self::Of(column, Some(of)),
            _ => Self::Unknown,
        }
    }
}

/// The number of bytes of the longest text that is read as a heading: a hundred Japanese letters, with room for blanks.
const LONGEST_HEADING: usize = 400;
const TARGET: &str = "目標";
const ACTUAL: &str = "実績";

/// The column that has this comparable text as another name.
fn called(wanted: &str) -> Option<&'static (Wide, &'static [&'static str])> {
    OTHER_NAMES.iter().find(|(_, names)| names.contains(&wanted))
}

/// Whether the text is one of the other names that offices use for a column.
pub fn is_other_name(text: &str) -> bool {
    called(&key(text)).is_some()
}

/// The kind of row (区分) that a text names; `None` if it names none or both.
fn row_in(text: &str) -> Option<Row> {
    match (text.contains(TARGET), text.contains(ACTUAL)) {
        (true, false) => Some(Row::Target),
        (false, true) => Some(Row::Actual),
        _ => None,
    }
}

/// The number of characters of the longest name of the column that names the KPIs.
const LONGEST_NAME: usize = 20;

/// Whether that is the heading of the column that names the KPIs. Asked of every field of a file, so it reads only
/// those that begin like one.
pub fn names_a_kpi(field: &str) -> bool {
    let field = field.trim_start();
    let begins = field.chars().next().is_some_and(|first| matches!(narrow(first), '指' | '重' | 'K' | 'k'));
    let is_short = || field.chars().take(LONGEST_NAME + 1).count() <= LONGEST_NAME;
    begins && is_short() && {
        let wanted = key(field);
        let is_other = called(&wanted).is_some_and(|(column, _)| *column == Wide::KpiName);
        is_other
            || [Wide::KpiName, Wide::KpiId]
                .iter()
                .filter_map(|column| column.names())
                .any(|(name, key)| wanted == name || wanted == key)
    }
}

/// The unit in a line above a table, after 「単位：」; `None` if it names none.
pub fn title_unit(field: &str) -> Option<String> {
    let field = fold(field);
    let (_, behind) = field.split_once(UNIT)?;
    let unit = behind.trim_start().strip_prefix(':')?.split([')', '〕', '】', ']', '、', ',']).next().map(trim)?;
    (!unit.is_empty()).then(|| unit.to_owned())
}

const UNIT: &str = "単位";

/// Texts that may be omitted before the number of a year.
const LEFT_OUT: [&str; 4] = ["令和", "平成", "昭和", "20"];

/// The fiscal years that a text without era or century (30年度) may name, the most probable first.
pub fn years_without_era(text: &str) -> Vec<FiscalYear> {
    let is_number = |letter: char| letter.is_ascii_digit() || letter == '元';
    let text: String = fold(text).chars().skip_while(|letter| !is_number(*letter)).collect();
    let number: String = text.chars().take_while(|letter| is_number(*letter)).collect();
    let named = LEFT_OUT.iter().filter(|_| !number.is_empty()).map(|left_out| {
        let number = if *left_out == "20" { format!("{number:0>2}") } else { number.clone() };
        read_fiscal_year(&format!("{left_out}{number}{YEAR}")).ok().map(|read| read.year)
    });
    named.flatten().collect()
}

impl Wide {
    /// Whether the column has figures.
    pub fn is_figure(self) -> bool {
        matches!(self, Self::Baseline | Self::Year(_) | Self::Nth(_) | Self::Total)
    }
}

#[cfg(test)]
mod tests {
    use super::super::NAMES;
    use super::*;

    #[track_caller]
    fn reads(text: &str, slot: Slot) {
        assert_eq!(Slot::read(text), slot, "{text}");
    }

    #[test]
    fn headings_of_an_office_say_year_and_row() {
        let year = |western| FiscalYear::new(western).map_or(Wide::Note, Wide::Year);
        reads("令和４年度 目標値", Slot::Of(year(2022), Some(Row::Target)));
        reads("R5実績", Slot::Of(year(2023), Some(Row::Actual)));
        reads("2024年度", Slot::Of(year(2024), None));
        reads("目標累計", Slot::Of(Wide::Total, Some(Row::Target)));
        reads("30年度目標", Slot::UnclearYear(Some(Row::Target)));
        reads("実績値", Slot::Figures(Row::Actual));
        reads("年 度", Slot::When);
        reads("目標の数え方", Slot::Of(Wide::Basis, None));
        reads("目標と実績の差", Slot::Unknown);
        reads("実績メモ", Slot::Unknown);
    }

    #[test]
    fn names_are_their_own_keys() {
        let ours = NAMES.iter().map(|(_, name, _)| name);
        for name in OTHER_NAMES.iter().flat_map(|(_, names)| *names).chain(ours) {
            assert_eq!(key(name), *name);
        }
    }

    #[test]
    fn a_year_without_an_era_may_be_several() {
        let years = |text| years_without_era(text).iter().map(|year| year.western()).collect::<Vec<_>>();
        assert_eq!(years("30年度"), [2048, 2018, 1955, 2030]);
        assert_eq!(years("５年度 目標"), [2023, 1993, 1930, 2005]);
        assert!(years("実績").is_empty());
    }

    #[test]
    fn a_title_may_name_a_unit() {
        assert_eq!(title_unit("KPI一覧（単位：千円）").as_deref(), Some("千円"));
        assert_eq!(title_unit("単位:人、件").as_deref(), Some("人"));
        assert_eq!(title_unit("単位"), None);
    }
}
