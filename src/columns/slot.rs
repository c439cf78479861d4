//! What a column may hold in a table that an office made for itself: besides the columns of the wide file, the figures of
//! one 区分 (「2022年度 目標」), or the parts of a table that has a row for each year (年度, 目標, 実績, 値).

use super::head_words::{HeadWords, compares, is_time_of_figures, may_head_figures};
use super::head_years::HeadYear;
use super::roles::{Role, row_in};
use super::{BEFORE_THE_PROJECT, Heading, Wide, YEAR};
use crate::plan::cell::{is_number, is_unit};
use crate::plan::indicator::Row;
use crate::value::emphasis::without_emphasis;
use crate::value::fiscal_year::{FiscalYear, read_fiscal_year, year_mentions};
use crate::value::width::{fold, key, narrow, trim};

/// Other names that offices use for these columns; each name is its own comparable text.
const OTHER_NAMES: [(Wide, &[&str]); 10] = [
    (
        Wide::KpiNo,
        &["No.", "No", "№", "KPI番号", "指標番号", "項番", "通番", "連番", "コード", "施策コード", "指標コード"],
    ),
    (
        Wide::Group,
        &[
            "基本目標",
            "分野",
            "施策",
            "基本施策",
            "政策",
            "柱",
            "区分名",
            "事業名",
            "事務事業名",
            "取組",
            "取組名",
            "サービス名",
            "サービス種別",
        ],
    ),
    (Wide::KpiName, NAMES_OF_KPIS),
    (Wide::Responsible, &["担当課", "所管", "担当部署", "担当", "所管部署", "担当課名", "所管課名", "課名"]),
    (
        Wide::Direction,
        &[
            "指標の方向",
            "指標の方向性",
            "方向性",
            "方向",
            "目標の方向",
            "めざす方向",
            "めざす向き",
            "目指す方向",
            "目指す向き",
            "望ましい方向",
        ],
    ),
    (Wide::Row, &["種別", "目標・実績", "目標/実績"]),
    (Wide::Unit, &["(単位)", "単位等", "単位名", "数値の単位"]),
    (Wide::Baseline, &[BEFORE_THE_PROJECT, "当初", "当初の値", "現在", "現在の値", "現時点", "現時点の値"]),
    (Wide::Total, &["合計"]),
    (Wide::Note, &["備考欄", "摘要", "特記事項", "注記", "注"]),
];

/// Names of the column that names the KPIs.
const NAMES_OF_KPIS: &[&str] = &[
    "KPI名",
    "KPI名称",
    "KPI",
    "KPI(指標)",
    "KPI指標",
    "KPI項目",
    "KPIの名称",
    "KPIの内容",
    "成果指標の名称",
    "指標",
    "指標名称",
    "指標の名称",
    "指標項目",
    "指標の内容",
    "指標内容",
    "重要業績評価指標",
    "重要業績評価指標名",
    "重要業績評価指標(KPI)",
    "重要業績指標",
    "成果指標",
    "成果指標名",
    "評価指標",
    "評価指標名",
    "目標指標",
    "目標指標名",
    "活動指標",
    "活動指標名",
    "数値目標名",
    "数値目標項目",
    "目標項目",
    "事業活用活性化計画目標",
    "活性化計画目標",
    "評価項目",
    "管理指標",
    "施策指標",
    "代表指標",
    "主な指標",
    "主要指標",
    "環境指標",
    "進捗指標",
    "参考指標",
    "アウトカム指標",
    "アウトプット指標",
    "まちづくり指標",
    "めざす姿の成果指標名",
    "指標(単位)",
    "指標名(単位)",
    "指標・単位",
    "指標名・単位",
    "指標及び単位",
    "指標名及び単位",
];

/// Headings of the time of the figures beside them, besides those that name these (目標年度).
const TIMES: [&str; 5] = ["年月", TIME, "計測時期", "計測時点", "計測年月"];
/// The heading of a column of times of which nothing else is known.
const TIME: &str = "時点";

/// The content of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// A column of the wide file; for figures also the kind of row (区分) that the heading names.
    Of(Wide, Option<Row>),
    /// The fiscal year (年度) to which the figures of a row belong.
    When,
    /// The time of the figures in the column before it: 基準年度, 目標月.
    TimeOf,
    /// The figure (値) of a row.
    Value,
    /// The figures of targets (目標) or actuals (実績), without a year.
    Figures(Row),
    /// A year without era or century (30年度), or a calendar year (2019年), and the kind of row (区分) that the heading names.
    UnclearYear(Option<Row>),
    /// What is computed from other columns (達成率, 差), or is not known yet (見込).
    Computed,
    /// The heading is blank.
    Blank,
    /// The heading is not known.
    Unknown,
}

impl Slot {
    /// Reads a heading in any width; an unknown text, or one that is too long for a heading, becomes [`Slot::Unknown`].
    pub fn read(text: &str) -> Self {
        let text = without_emphasis(text);
        if text.len() > LONGEST_HEADING {
            return Self::Unknown;
        }
        let wanted = key(text);
        // A piece of a text that was cut within its brackets heads nothing: (平成27年度 | 13人).
        if !has_whole_brackets(&wanted) {
            return Self::Unknown;
        }
        // 初年度 is the first of the years that the others count; 当初年度 is none of them.
        if let Some(behind) = wanted.strip_prefix("初年度") {
            return Self::read(&format!("1年目{behind}"));
        }
        match wanted.as_str() {
            "年度" | "年次" | "対象年度" | "fiscal_year" => return Self::When,
            "値" | "数値" | "value" => return Self::Value,
            time if TIMES.contains(&time) || is_time_of_figures(time) => return Self::TimeOf,
            comparison if compares(comparison) => return Self::Computed,
            _ => {}
        }
        if let Some((column, _)) = called(&wanted) {
            return Self::Of(*column, None);
        }
        match Heading::of_key(text, &wanted) {
            Heading::Known(column) => Self::Of(column, row_in(&wanted).filter(|_| column.is_figure())),
            Heading::UnclearYear => Self::UnclearYear(row_in(&wanted)),
            Heading::Blank => Self::Blank,
            Heading::Unknown if may_head_figures(&wanted) => match text.split_once('_') {
                // Data of programs have no blanks in their headings: 2022_実績.
                Some((before, behind)) => Self::of_words(&format!("{before}({behind})")),
                None => Self::of_words(text),
            },
            Heading::Unknown => Self::Unknown,
        }
    }

    /// The column of the wide file that the heading names; `None` if it names none.
    pub fn column(self) -> Option<Wide> {
        match self {
            Self::Of(column, _) => Some(column),
            _ => None,
        }
    }

    /// Whether it is a heading of ids and versions, which only the files have that are written here.
    pub fn is_of_ids(self) -> bool {
        matches!(self, Self::Of(Wide::KpiId | Wide::PlanId | Wide::Version, None))
    }

    /// Whether the heading stands over figures, or over their time.
    pub fn is_of_figures(self) -> bool {
        match self {
            Self::Of(column, _) => column.is_figure(),
            Self::Figures(_) | Self::UnclearYear(_) | Self::TimeOf => true,
            Self::When | Self::Value | Self::Computed | Self::Blank | Self::Unknown => false,
        }
    }

    /// Reads a heading by the words of which it is made: what the figures are, their year, and words that say no more.
    fn of_words(text: &str) -> Self {
        let words = HeadWords::read(text);
        match (words.role, words.year, words.is_known) {
            (Some(Role::Other), _, _) | (Some(Role::Expected), None, _) => Self::Computed,
            (_, _, false) => words.total().unwrap_or(Self::Unknown),
            (Some(Role::Baseline), _, true) => Self::Of(Wide::Baseline, None),
            (role, Some(HeadYear::Nth(nth)), true) => Self::Of(Wide::Nth(nth), role.and_then(Role::row)),
            (role, Some(HeadYear::Of(year)), true) => Self::Of(Wide::Year(year), role.and_then(Role::row)),
            (role, Some(HeadYear::Unclear), true) => Self::UnclearYear(role.and_then(Role::row)),
            (Some(role), None, true) => role.row().map_or(Self::Unknown, Self::Figures),
            (None, None, true) => Self::Unknown,
        }
    }
}

/// The number of bytes of the longest text that is read as a heading: a hundred Japanese letters, with room for blanks.
const LONGEST_HEADING: usize = 400;

/// Whether each bracket of a comparable text is closed, and each that closes was opened.
fn has_whole_brackets(text: &str) -> bool {
    let mut open = 0_usize;
    for letter in text.chars() {
        match letter {
            '(' => open += 1,
            ')' if open == 0 => return false,
            ')' => open -= 1,
            _ => {}
        }
    }
    open == 0
}

/// The column that has this comparable text as another name.
fn called(wanted: &str) -> Option<&'static (Wide, &'static [&'static str])> {
    OTHER_NAMES.iter().find(|(_, names)| names.contains(&wanted))
}

/// Whether the text is one of the other names that offices use for a column.
pub fn is_other_name(text: &str) -> bool {
    called(&key(text)).is_some()
}

/// The number of characters of the longest name of the column that names the KPIs.
const LONGEST_NAME: usize = 20;
/// The first letters of these names.
const FIRST_OF_NAMES: [char; 19] =
    ['指', '重', 'K', 'k', '成', '評', '目', '活', '数', '管', '施', '代', '主', '環', '進', '参', 'ア', 'め', 'ま'];

/// Whether that is the heading of the column that names the KPIs. Asked of every field of a file, so it reads only
/// those that begin like one.
pub fn names_a_kpi(field: &str) -> bool {
    let field = without_emphasis(field);
    let begins = field.chars().next().is_some_and(|first| FIRST_OF_NAMES.contains(&narrow(first)));
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

/// Whether a text is the heading of names with a number behind it: 成果指標1, 活動指標②.
pub fn numbers_an_indicator(text: &str) -> bool {
    let heading = trim(text).trim_end_matches(|letter| narrow(letter).is_ascii_digit() || matches!(letter, '①'..='⑳'));
    heading.len() < trim(text).len() && names_a_kpi(heading)
}

/// Whether all of a text stands in brackets, as a remark does.
pub fn is_in_brackets(text: &str) -> bool {
    in_brackets(text).is_some_and(|inner| !inner.contains(['(', '（']))
}

/// What stands between the brackets around all of a text; `None` if there are none.
pub fn in_brackets(text: &str) -> Option<&str> {
    trim(text).strip_prefix(['(', '（']).and_then(|inner| inner.strip_suffix([')', '）'])).map(trim)
}

/// The name of a KPI behind the heading of such names: 来場者数 of 「指標名：来場者数」 and 「【主な指標】来場者数」; `None` if the text is anything
/// else.
pub fn behind_heading_of_names(text: &str) -> Option<&str> {
    let (heading, name) = match trim(text).strip_prefix(['【', '〔', '［', '[']) {
        Some(inner) => inner.split_once(['】', '〕', '］', ']'])?,
        None => text.split_once([':', '：'])?,
    };
    Some(trim(name)).filter(|name| !name.is_empty() && names_a_kpi(heading))
}

/// Whether the fields of a row are the headings of a table that was written here: an id that only such a table has, 区分, and
/// years of which none is unclear. Where somebody has written years otherwise, it takes the questions on a table of others.
pub fn heads_ours<'a>(fields: &(impl Iterator<Item = &'a str> + Clone)) -> bool {
    let slots = || fields.clone().map(Slot::read);
    let is_unclear = |slot| matches!(slot, Slot::UnclearYear(_) | Slot::Of(Wide::Nth(_), _));
    slots().any(Slot::is_of_ids)
        && slots().any(|slot| slot.column() == Some(Wide::Row))
        && slots().any(|slot| matches!(slot, Slot::Of(Wide::Year(_), _)))
        && !slots().any(is_unclear)
}

/// Whether a field is a figure, with a unit or without, and no heading that is a year.
pub fn is_figure(field: &str) -> bool {
    let is_heading = || Slot::read(field).is_of_figures() && !stands_beside_year(field);
    field.contains(|letter| narrow(letter).is_ascii_digit()) && is_number(field) && !is_heading()
}

/// Whether a number stands beside the year that a text names, which is that of the number: 120（R4）.
fn stands_beside_year(text: &str) -> bool {
    let mentions = year_mentions(text);
    let [mention] = mentions.as_slice() else { return false };
    let rest = text.replacen(&mention.text, "", 1);
    rest.contains(|letter| narrow(letter).is_ascii_digit()) && is_number(&rest)
}

/// The unit in a line above a table, after 「単位：」; `None` if it names none.
pub(super) fn title_unit(field: &str) -> Option<String> {
    let field = fold(field);
    let (_, behind) = field.split_once(UNIT)?;
    let unit = behind.trim_start().strip_prefix(':')?.split([')', '〕', '】', ']', '、', ',']).next().map(trim)?;
    (!unit.is_empty()).then(|| unit.to_owned())
}

/// Whether a text says a unit and nothing else: 「単位：人」, （単位：人、件）. It names nothing.
pub fn says_only_a_unit(field: &str) -> bool {
    let field = fold(field);
    let bare = trim(&field).trim_start_matches(['(', '〔', '【', '[']);
    trim(bare).strip_prefix(UNIT).is_some_and(|behind| trim(behind).starts_with(':'))
}

/// The unit in a line above a table that names one only; `None` if it names none or several.
pub fn only_title_unit(field: &str) -> Option<String> {
    title_unit(field).filter(|_| !fold(field).contains(['、', ',']))
}

/// The unit in brackets at the end of the name of a KPI; `None` if there is none.
pub fn unit_in_name(name: &str) -> Option<String> {
    let name = trim(name);
    let in_brackets = |(open, close): &([char; 2], [char; 2])| name.strip_suffix(*close)?.rsplit_once(*open);
    let (_, unit) = AROUND_UNITS.iter().find_map(in_brackets)?;
    is_unit(unit).then(|| trim(unit).to_owned())
}

/// The brackets in which a unit stands behind a name: 来場者数（人）, 来場者数【人】.
const AROUND_UNITS: [([char; 2], [char; 2]); 3] =
    [(['(', '（'], [')', '）']), (['[', '［'], [']', '］']), (['【', '〔'], ['】', '〕'])];

const UNIT: &str = "単位";

/// Texts that may be omitted before the number of a year.
const LEFT_OUT: [&str; 4] = ["令和", "平成", "昭和", "20"];

/// The number of a year without era: 30 of 30年度, and 1 of 元年度.
pub fn number_without_era(text: &str) -> Option<i32> {
    let text = fold(text);
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    if text.contains('元') { Some(1) } else { digits.parse().ok() }
}

/// The fiscal years of which most plans are: those of a year without era that lie in them come first.
const OF_PLANS: std::ops::RangeInclusive<i32> = 1989..=2035;

/// The fiscal years that the number of a year without era or century (30 of 30年度) may name, the most probable first.
pub fn years_without_era(number: i32) -> Vec<FiscalYear> {
    let named = LEFT_OUT.iter().map(|left_out| {
        let number = if *left_out == "20" { format!("{number:0>2}") } else { number.to_string() };
        read_fiscal_year(&format!("{left_out}{number}{YEAR}")).ok().map(|read| read.year)
    });
    let mut years: Vec<FiscalYear> = named.flatten().collect();
    years.sort_by_key(|year| !OF_PLANS.contains(&year.western()));
    years
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
        reads("H31/R1", Slot::Of(year(2019), None));
        reads("H.30", Slot::Of(year(2018), None));
        reads("目標累計", Slot::Of(Wide::Total, Some(Row::Target)));
        reads("30年度目標", Slot::UnclearYear(Some(Row::Target)));
        reads("実績値", Slot::Figures(Row::Actual));
        reads("初年度", Slot::Of(Wide::Nth(1), None));
        reads("初年度目標", Slot::Of(Wide::Nth(1), Some(Row::Target)));
        reads("進捗状況（令和5年度）", Slot::Of(year(2023), Some(Row::Actual)));
        reads("進捗状況", Slot::Unknown);
        reads("年 度", Slot::When);
        reads("目標の数え方", Slot::Of(Wide::Basis, None));
        reads("目標と実績の差", Slot::Computed);
        reads("実績メモ", Slot::Unknown);
        reads("(平成27年度", Slot::Unknown);
        reads("令和5年度）", Slot::Unknown);
    }

    #[test]
    fn figures_are_headed_in_many_ways() {
        let year = |western| FiscalYear::new(western).map_or(Wide::Note, Wide::Year);
        let (target, actual) = (Some(Row::Target), Some(Row::Actual));
        for text in
            ["現状値", "基準値(H26)", "従前値", "当初値", "計画策定時", "現状値（令和4年度末時点）", "基準値（人）"]
        {
            reads(text, Slot::Of(Wide::Baseline, None));
        }
        for text in ["策定時のベースライン", "設定時の値（年度）", "スタート値", "当初", "現在の値", "現時点"]
        {
            reads(text, Slot::Of(Wide::Baseline, None));
        }
        for text in
            ["目標値（令和9年度）", "2027年度目標数値", "最終目標値(R9)", "R9年度末 目標", "期待値（令和9年度）"]
        {
            reads(text, Slot::Of(year(2027), target));
        }
        for text in ["実績値(R5)", "令和5年度実績値", "R5年度末の実績", "評価値（令和5年度）", "令和6年3月末実績"]
        {
            reads(text, Slot::Of(year(2023), actual));
        }
        for (text, row) in [
            ("目標値", Row::Target),
            ("数値目標", Row::Target),
            ("指標値", Row::Target),
            ("目標値（A）", Row::Target),
            ("実績値②", Row::Actual),
            ("目標値（H27～H31）", Row::Target),
            ("実績", Row::Actual),
        ] {
            reads(text, Slot::Figures(row));
        }
        for text in [
            "目標値（期限）",
            "目標（達成年度）",
            "到達目標",
            "期末目標",
            "5か年目標",
            "10年後の目標",
            "目安値",
            "計画数値",
            "目標数",
        ] {
            reads(text, Slot::Figures(Row::Target));
        }
        for text in ["実績数", "評価時点の値", "調査結果", "到達値", "決算", "活動実績"] {
            reads(text, Slot::Figures(Row::Actual));
        }
        for text in ["5年度目標", "2019年目標値", "平成30年 目標"] {
            reads(text, Slot::UnclearYear(target));
        }
        for text in ["R6見込", "R6（見込）", "令和6年度見込値"] {
            reads(text, Slot::Of(year(2024), None));
        }
        for text in ["R6実績（見込）", "実績値 R6見込", "実績値 令和6年度（見込値）"] {
            reads(text, Slot::Of(year(2024), actual));
        }
        reads("現状値（R5見込）", Slot::Of(Wide::Baseline, None));
        reads("R7（推計値）", Slot::Of(year(2025), None));
        reads("2025年（推計）", Slot::UnclearYear(None));
        for text in ["達成率", "R5達成率", "目標達成率", "進捗率（％）", "見込値", "目標（見込）", "見込達成率"]
        {
            reads(text, Slot::Computed);
        }
        for text in ["基準年度", "目標年月", "目標月", "達成年度", "期限"] {
            reads(text, Slot::TimeOf);
        }
        for text in
            ["成果指標名", "重要業績評価指標（KPI）", "評価指標", "活動指標", "指標名及び単位", "アウトカム指標"]
        {
            reads(text, Slot::Of(Wide::KpiName, None));
        }
        reads("前年度実績", Slot::UnclearYear(Some(Row::Actual)));
        reads("第1期（H27～R1） 実績", Slot::Figures(Row::Actual));
        for text in ["目標額", "事業実績", "当初目標", "算出根拠", "目標設定の考え方", "人口", "実績（H27～H29）"]
        {
            reads(text, Slot::Unknown);
        }
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
        let years = |number| years_without_era(number).iter().map(|year| year.western()).collect::<Vec<_>>();
        assert_eq!(years(30), [2018, 2030, 2048, 1955]);
        assert_eq!(years(5), [2023, 1993, 2005, 1930]);
        assert_eq!(years(1), [2019, 1989, 2001, 1926]);
    }

    #[test]
    fn a_title_may_name_a_unit() {
        assert_eq!(title_unit("KPI一覧（単位：千円）").as_deref(), Some("千円"));
        assert_eq!(title_unit("単位:人、件").as_deref(), Some("人"));
        assert_eq!(title_unit("単位"), None);
        assert!(["単位：人", "単位:人", "（単位：人）", " 単位 ： 人、件 "].into_iter().all(says_only_a_unit));
        assert!(!["単位", "単位数", "KPI一覧（単位：千円）"].into_iter().any(says_only_a_unit));
    }
}
