//! The status line of a plan above 概況.

use keikaku::plan::{BuiltIn, Plan, YearAxis};
use keikaku::storage::SaveStamp;
use keikaku::value::fiscal_year::Date;
use keikaku::value::id::PlanId;
use keikaku::wording::{Language, status};

use crate::kpi_builder::year;

#[test]
fn the_status_line_says_who_saved_the_file_last_and_when() {
    let plan = Plan::new(PlanId::from_bits(1), BuiltIn::F2022, YearAxis::starting(year(2023), 3).unwrap());
    let said = |at: &str, by: &str, language| {
        let by = Some(by.to_owned()).filter(|by| !by.is_empty());
        let stamp = SaveStamp { at: at.parse().ok(), by, saves: Vec::new() };
        status::about_plan(&plan, Some(&stamp), Date::new(2026, 11, 26).unwrap(), language)
    };
    let japanese = |at, by| said(at, by, Language::Japanese);
    assert_eq!(japanese("2026-11-20T10:32", "企画課 佐藤"), "2023～2025年度　最後に保存 企画課 佐藤（11月20日 10:32）");
    assert_eq!(
        japanese("2025-11-20T10:32", "企画課 佐藤"),
        "2023～2025年度　最後に保存 企画課 佐藤（2025年11月20日 10:32）"
    );
    assert_eq!(japanese("2026-11-20T10:32", ""), "2023～2025年度　最後に保存 11月20日 10:32");
    assert_eq!(japanese("", "企画課 佐藤"), "2023～2025年度　最後に保存 企画課 佐藤");
    assert_eq!(japanese("", ""), "2023～2025年度");
    assert_eq!(
        said("2026-11-20T10:32", "佐藤", Language::English),
        "FY2023–2025 · Last saved by 佐藤 (2026-11-20 10:32)"
    );
}
