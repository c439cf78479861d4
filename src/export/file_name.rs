//! The names of exported files, which are valid on every system in an office.
//!
//! Windows is the strictest: it forbids nine characters and all control characters, drops dots and spaces at the end,
//! and reserves some names for devices even with an extension. A body and a name have at most 30 characters each, so
//! that no name exceeds the 255 bytes that file systems allow.

use crate::plan::Plan;
use crate::value::{Date, FiscalYear, VersionId};

/// The largest number of characters of a body, and of a plan's name, in a file name.
const MOST_CHARACTERS: usize = 30;
/// The largest number of bytes of a file name without its extension; with `.json` it fits in the 255 of common file systems.
const MOST_BYTES: usize = 250;
/// The name that is used for a plan without a name.
const NAMELESS: &str = "名称未入力";
/// The suffix of the first body where there are several.
const AND_OTHERS: &str = "ほか";
/// The suffix of the name of a book that was filled in, and of the file of its marks.
const FILLED: &str = "_記入済";
const MARKS: &str = "_印";
/// Names of devices, with any extension; `COM` and `LPT` with one digit are reserved as well.
const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];

/// The plan file's name: `{作成主体}_{計画名}.json`.
pub fn file_name(plan: &Plan) -> String {
    format!("{}.json", fitted(plan, ""))
}

/// The name of a plan file that was saved without records: `{作成主体}_{計画名}_記録なし.json`.
pub fn file_name_without_records(plan: &Plan) -> String {
    format!("{}.json", fitted(plan, "_記録なし"))
}

/// The name of a plan file for the share sheet, `{作成主体}_{計画名}.keikaku.txt`: browsers share text files, but no `.json`.
pub fn shared_file_name(plan: &Plan) -> String {
    format!("{}.keikaku.txt", fitted(plan, ""))
}

/// The plan file's name in a folder where files of other plans have the first `taken` names:
/// `{作成主体}_{計画名}（2）.json`.
pub fn free_file_name(plan: &Plan, taken: usize) -> String {
    if taken == 0 { file_name(plan) } else { format!("{}.json", fitted(plan, &format!("（{}）", taken + 1))) }
}

/// `{作成主体}_{計画名}`, the beginning of every file name of the plan.
fn stem(plan: &Plan) -> String {
    let name = Some(part(&plan.facts.name)).filter(|name| !name.is_empty()).unwrap_or_else(|| NAMELESS.to_owned());
    let stem = match bodies(&plan.facts.prepared_by) {
        Some(bodies) => format!("{bodies}_{name}"),
        None => name,
    };
    let reserved = if is_device(&stem) { "_" } else { "" };
    format!("{reserved}{stem}")
}

/// `{作成主体}_{計画名}{rest}`, where the part before `rest` is cut so that the name is not too long.
fn fitted(plan: &Plan, rest: &str) -> String {
    let mut stem = stem(plan);
    while stem.len() + rest.len() > MOST_BYTES && stem.pop().is_some() {}
    stem + rest
}

/// The name of a picture of 概況 without its extension: `{作成主体}_{計画名}_概況_{年度}`.
pub fn overview_picture_name(plan: &Plan, year: FiscalYear) -> String {
    fitted(plan, &format!("_概況_{year}"))
}

/// The name of the picture of a KPI's chart without its extension: `{作成主体}_{計画名}_{番号}_{指標名}`.
pub fn chart_picture_name(plan: &Plan, number: usize, name: &str) -> String {
    fitted(plan, &format!("_{number}_{}", part(name)))
}

/// The name of the document as a file for Word: `{作成主体}_{計画名}.docx`.
pub fn word_file_name(plan: &Plan) -> String {
    format!("{}.docx", fitted(plan, ""))
}

/// The name of the plan file of an approved state: `{作成主体}_{計画名}_{版の名称}.json`.
pub fn version_file_name(plan: &Plan, version: &str) -> String {
    format!("{}.json", fitted(plan, &format!("_{}", part(version))))
}

/// The name of 新旧対照表 as a file for Word: `{作成主体}_{計画名}_新旧対照表.docx`.
pub fn comparison_file_name(plan: &Plan) -> String {
    format!("{}.docx", fitted(plan, "_新旧対照表"))
}

/// The name of a paper of 効果検証 as a file for Word: `{作成主体}_{計画名}_効果検証シート_{年度}.docx`.
pub fn evaluation_file_name(plan: &Plan, paper: &str, year: FiscalYear) -> String {
    format!("{}.docx", fitted(plan, &format!("_{paper}_{year}")))
}

/// The name of 活動報告 without its extension, with the first day of its period: `{作成主体}_{計画名}_活動報告_{YYYYMMDD}`.
pub fn activity_report_name(plan: &Plan, from: Date) -> String {
    fitted(plan, &format!("_活動報告_{}", digits(from)))
}

/// The name of the file of activity records: `{作成主体}_{計画名}_records_{YYYYMMDD}.csv`.
pub fn records_file_name(plan: &Plan, day: Date) -> String {
    format!("{}.csv", fitted(plan, &format!("_records_{}", digits(day))))
}

/// The name of an answer book: `{作成主体}_{計画名}_{年度}_回答用_{所管課}_{版}_{YYYYMMDD}.xlsx`; without a section if the book is
/// for all sections.
pub fn answer_book_name(
    plan: &Plan,
    years: &[FiscalYear],
    section: Option<&str>,
    version: VersionId,
    day: Date,
) -> String {
    let section = section.map(|section| format!("_{}", part(section))).unwrap_or_default();
    format!("{}.xlsx", fitted(plan, &format!("_{}_回答用{section}_{version}_{}", spanned(years), digits(day))))
}

/// The name of the table of an inquiry: `{作成主体}_{計画名}_{年度}_照会用_{版}_{YYYYMMDD}.csv`.
pub fn inquiry_table_name(plan: &Plan, years: &[FiscalYear], version: VersionId, day: Date) -> String {
    format!("{}.csv", fitted(plan, &format!("_{}_照会用_{version}_{}", spanned(years), digits(day))))
}

/// The first and the last of the years: `2025年度`, `2024-2025年度`.
fn spanned(years: &[FiscalYear]) -> String {
    let (first, last) = (years.first(), years.last());
    let before = first.filter(|first| Some(*first) != last).map(|first| format!("{first}-")).unwrap_or_default();
    last.map(|last| format!("{before}{}", last.western_label())).unwrap_or_default()
}

/// The name of a form book that was filled in, from its own name: `様式.xlsx` becomes `様式_記入済.xlsx`.
pub fn filled_book_name(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, "xlsx"));
    let mut stem = stem.strip_suffix(FILLED).unwrap_or(stem).to_owned();
    while stem.len() + FILLED.len() + ending.len() > MOST_BYTES && stem.pop().is_some() {}
    format!("{stem}{FILLED}.{ending}")
}

/// The name of the file of a book's marks, from the name of the book: `様式_印.json`.
pub fn marks_name(book: &str) -> String {
    let (stem, _) = book.rsplit_once('.').unwrap_or((book, ""));
    let mut stem = stem.strip_suffix(FILLED).unwrap_or(stem).to_owned();
    while stem.len() > MOST_BYTES - MARKS.len() && stem.pop().is_some() {}
    format!("{stem}{MARKS}.json")
}

/// The name of the file with the remembered readings of foreign tables: `keikaku_YYYYMMDD_読み方.json`.
pub fn readings_name(day: Date) -> String {
    format!("keikaku_{}_読み方.json", digits(day))
}

/// The name of the `nth` file with the same name: `回答用.xlsx`, `回答用（2）.xlsx`.
pub fn numbered_name(name: &str, nth: usize) -> String {
    if nth < 2 {
        return name.to_owned();
    }
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let number = format!("（{nth}）");
    let mut stem = stem.to_owned();
    while stem.len() + number.len() > MOST_BYTES && stem.pop().is_some() {}
    format!("{stem}{number}.{ending}")
}

/// The date as `YYYYMMDD`.
fn digits(day: Date) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// The kind of a table file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableKind {
    /// The wide file for spreadsheets (表計算用).
    Wide,
    /// The long file for publishing (公開用).
    Long,
    /// The file of a sheet of 効果検証.
    Evaluation,
}

/// A table file's name: `{作成主体}_{計画名}_{kpi|data|eval}_{版}_{YYYYMMDD}.csv`.
pub fn table_file_name(plan: &Plan, kind: TableKind, version: VersionId, day: Date) -> String {
    let kind = match kind {
        TableKind::Wide => "kpi",
        TableKind::Long => "data",
        TableKind::Evaluation => "eval",
    };
    format!("{}.csv", fitted(plan, &format!("_{kind}_{version}_{}", digits(day))))
}

/// The name of the file of すべて保存 on that day: `keikaku_YYYYMMDD.json`.
pub fn all_file_name(day: Date) -> String {
    format!("keikaku_{}.json", digits(day))
}

/// The name of a table of 総括表 without its extension: `総括表_{年度}_{YYYYMMDD}`.
pub fn summary_file_name(table: SummaryTable, year: FiscalYear, day: Date) -> String {
    let table = match table {
        SummaryTable::Shown => "総括表",
        SummaryTable::Values => "総括表_data",
        SummaryTable::Missing => "未提出",
    };
    format!("{table}_{year}_{}", digits(day))
}

/// A table that is made from many plans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryTable {
    /// The rows and columns that are shown.
    Shown,
    /// The long file of all plans shown.
    Values,
    /// The plans with missing values.
    Missing,
}

/// The name of 計画一覧 as a file, with the year that was chosen for all plans: `計画一覧_{年度}_{YYYYMMDD}.csv`.
pub fn plan_list_name(year: Option<FiscalYear>, day: Date) -> String {
    let year = year.map(|year| format!("_{year}")).unwrap_or_default();
    format!("計画一覧{year}_{}.csv", digits(day))
}

/// The first body with a name, followed by ほか if there are more; `None` without any.
fn bodies(prepared_by: &[String]) -> Option<String> {
    let mut named = prepared_by.iter().map(|body| part(body)).filter(|body| !body.is_empty());
    let first = named.next()?;
    let others = if named.next().is_some() { AND_OTHERS } else { "" };
    Some(format!("{first}{others}"))
}

/// The text shortened and without characters that file names forbid.
fn part(text: &str) -> String {
    let edge = |letter: char| letter == '.' || letter.is_whitespace();
    let short: String = text.trim_matches(edge).chars().take(MOST_CHARACTERS).map(allowed).collect();
    short.trim_end_matches(edge).to_owned()
}

fn allowed(letter: char) -> char {
    let forbidden = matches!(letter, '\\' | '/' | ':' | '*' | '?' | '"' | '<' | '>' | '|');
    // Direction marks can make one extension look like another.
    let turns = matches!(letter, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    if forbidden || turns || letter.is_control() { '_' } else { letter }
}

fn is_device(stem: &str) -> bool {
    let first = stem.split('.').next().unwrap_or_default().trim_end().to_ascii_uppercase();
    let port = first.strip_prefix("COM").or_else(|| first.strip_prefix("LPT"));
    let digit =
        |rest: &str| matches!(rest, "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "9" | "¹" | "²" | "³");
    DEVICES.contains(&first.as_str()) || port.is_some_and(digit)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

    use super::*;
    use crate::plan::{BuiltIn, YearAxis};
    use crate::value::{FiscalYear, PlanId};

    #[track_caller]
    fn named(bodies: &[&str], name: &str, expected: &str) {
        let years = YearAxis::starting(FiscalYear::new(2026).unwrap(), 1).unwrap();
        let mut plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, years);
        plan.facts.prepared_by = bodies.iter().map(|&body| body.to_owned()).collect();
        name.clone_into(&mut plan.facts.name);
        assert_eq!(file_name(&plan), expected);
        assert!(file_name(&plan).len() <= 255);
    }

    #[test]
    fn a_plan_file_is_named_by_body_and_plan_name() {
        named(&["埼玉県"], "中小企業高度人材支援計画", "埼玉県_中小企業高度人材支援計画.json");
        named(&["白石市", "角田市", "蔵王町"], "広域観光計画", "白石市ほか_広域観光計画.json");
        named(&["", "角田市"], "広域観光計画", "角田市_広域観光計画.json");
        named(&[], "広域観光計画", "広域観光計画.json");
    }

    #[test]
    fn the_file_name_of_a_plan_without_a_name_says_so() {
        named(&["埼玉県"], "", "埼玉県_名称未入力.json");
        named(&[], " 　\n. ", "名称未入力.json");
    }

    #[test]
    fn a_long_file_name_is_cut_and_does_not_end_in_a_space() {
        named(&[], &"あ".repeat(40), &format!("{}.json", "あ".repeat(30)));
        named(&[], &format!("{} い", "あ".repeat(29)), &format!("{}.json", "あ".repeat(29)));
        named(&[&"𠮷".repeat(40), "乙"], &"𠮷".repeat(40), &format!("{0}ほか_{0}.json", "𠮷".repeat(30)));
    }

    #[test]
    fn characters_that_windows_forbids_become_underscores() {
        named(&["a/b"], "c\\d:e*f?g\"h<i>j|k\nl", "a_b_c_d_e_f_g_h_i_j_k_l.json");
        named(&[], "計画.", "計画.json");
        named(&[], "gpj.\u{202e}画計", "gpj._画計.json");
    }

    #[test]
    fn the_names_of_devices_are_avoided() {
        named(&[], "con", "_con.json");
        named(&[], "NUL.計画", "_NUL.計画.json");
        named(&[], "com1", "_com1.json");
        named(&[], "LPT¹", "_LPT¹.json");
        named(&["甲市"], "CON", "甲市_CON.json");
        named(&[], "COM10", "COM10.json");
    }

    #[test]
    fn the_name_of_a_table_file_contains_its_version_and_day() {
        let years = YearAxis::starting(FiscalYear::new(2026).unwrap(), 1).unwrap();
        let mut plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, years);
        plan.facts.prepared_by = vec!["山形県酒田市".to_owned()];
        plan.facts.name = "共創".repeat(20);
        let (version, day) = (VersionId::from_bits(1), Date::new(2026, 4, 1).unwrap());
        let name = "共創".repeat(15);
        let expected = format!("山形県酒田市_{name}_kpi_vcbbbbbbbbb_20260401.csv");
        assert_eq!(table_file_name(&plan, TableKind::Wide, version, day), expected);
        assert_eq!(table_file_name(&plan, TableKind::Long, version, day), expected.replace("_kpi_", "_data_"));
        let years = [2024, 2025].map(|year| FiscalYear::new(year).unwrap());
        let of_inquiry = |years| inquiry_table_name(&plan, years, version, day);
        assert_eq!(of_inquiry(&years[1..]), expected.replace("_kpi_", "_2025年度_照会用_"));
        assert_eq!(of_inquiry(&years), expected.replace("_kpi_", "_2024-2025年度_照会用_"));
    }

    #[test]
    fn a_file_with_a_name_already_used_is_numbered() {
        assert_eq!(numbered_name("甲_回答用_商工課.xlsx", 1), "甲_回答用_商工課.xlsx");
        assert_eq!(numbered_name("甲_回答用_商工課.xlsx", 3), "甲_回答用_商工課（3）.xlsx");
        assert!(numbered_name(&format!("{}.xlsx", "課".repeat(83)), 2).len() <= 255);
    }

    #[test]
    fn every_file_name_has_at_most_255_bytes_and_keeps_its_ending() {
        let (year, long) = (FiscalYear::new(2026).unwrap(), "𠮷".repeat(40));
        let mut plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, YearAxis::starting(year, 1).unwrap());
        plan.facts.prepared_by = vec![long.clone(), "乙".to_owned()];
        plan.facts.name.clone_from(&long);
        let (version, day) = (VersionId::from_bits(1), Date::new(2026, 4, 1).unwrap());
        let chart = format!("_12_{}.svg", "𠮷".repeat(30));
        for (name, end) in [
            (file_name(&plan), "𠮷.json"),
            (word_file_name(&plan), "𠮷.docx"),
            (free_file_name(&plan, 0), "𠮷.json"),
            (free_file_name(&plan, 1), "𠮷（2）.json"),
            (free_file_name(&plan, 9), "𠮷（10）.json"),
            (overview_picture_name(&plan, year) + ".png", "_概況_2026.png"),
            (chart_picture_name(&plan, 12, &long) + ".svg", &chart),
            (table_file_name(&plan, TableKind::Long, version, day), "_data_vcbbbbbbbbb_20260401.csv"),
        ] {
            assert!(name.len() <= 255 && name.starts_with('𠮷') && name.ends_with(end), "{name}");
        }
    }

    #[test]
    fn the_file_of_all_plans_is_named_by_its_day() {
        assert_eq!(all_file_name(Date::new(2026, 4, 1).unwrap()), "keikaku_20260401.json");
    }
}
