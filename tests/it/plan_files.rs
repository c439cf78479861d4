//! The plan file: what is written is read back, and one damaged plan costs only itself.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use crate::support;

use std::sync::Arc;

use keikaku::import::plan_file::{Incoming, compare_with};
use keikaku::plan::lineage::Lineages;
use keikaku::plan::{BuiltIn, Plan, Workbook, YearAxis};
use keikaku::storage::plan_file::{
    PlanFileError, UnreadablePlan, UnreadableReason, read_bytes, read_package, write_marked, write_package,
    write_package_with,
};
use keikaku::storage::{self, Damage, Refusal, SaveStamp};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::value::id::PlanId;
use proptest::prelude::*;

/// An empty plan with that name; plans of different names have different ids.
fn plan(name: &str) -> Arc<Plan> {
    let years = YearAxis::starting(FiscalYear::new(2026).unwrap(), 3).unwrap();
    let mut plan = Plan::new(PlanId::from_bits(name.len().try_into().unwrap()), BuiltIn::F2022, years);
    name.clone_into(&mut plan.facts.name);
    Arc::new(plan)
}

/// A file of three plans.
fn three() -> String {
    write_package(&[plan("一"), plan("二つ"), plan("三つめ")])
}

fn names(plans: &[Arc<Plan>]) -> Vec<&str> {
    plans.iter().map(|plan| plan.facts.name.as_str()).collect()
}

proptest! {
    #[test]
    fn plans_written_to_a_file_are_read_back_unchanged(workbook in support::workbook()) {
        let file = write_package(workbook.plans());
        let package = read_package(&file).unwrap();
        prop_assert_eq!(package.plans.as_slice(), workbook.plans());
        prop_assert!(package.unreadable.is_empty() && !package.cut_off);
        prop_assert_eq!(write_package(&package.plans), file);
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        let _ = read_package(&text);
    }
}

#[test]
fn a_plan_file_has_exactly_the_promised_fields() {
    let file = write_package(&[plan("一")]);
    let app = env!("CARGO_PKG_VERSION");
    let record = storage::encode_plan(&plan("一"));
    assert_eq!(file, format!("{{\"format\":1,\"app\":\"{app}\",\"plans\":[\n{record}\n],\"lineage\":{{}}}}\n"));
    assert_eq!(read_package(&write_package(&[])).unwrap().plans, []);
}

#[test]
fn the_golden_file_is_read_and_written_unchanged() {
    let file = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/golden/package7.json")).unwrap();
    let file = file.replace(r#""app":"0.1.0""#, concat!(r#""app":""#, env!("CARGO_PKG_VERSION"), '"'));
    let package = read_package(&file).unwrap();
    assert_eq!((package.plans.len(), package.lineages().len()), (2, 1));
    assert_eq!(write_package_with(&package.plans, &package.lineages()), file);
}

#[test]
fn the_save_stamp_is_the_last_field_and_computed_from_the_file_without_it() {
    let (plan, lineages, before) = (plan("一"), Lineages::new(), ["0123456789abcdef".to_owned()]);
    let (at, by) = (Some(support::time("2026-11-20T10:32")), Some("企画課 \"佐藤\"\u{8}".to_owned()));
    let unmarked = write_package_with(std::slice::from_ref(&plan), &lineages);
    let mark = SaveStamp::new(&unmarked, at, by.clone(), &before);
    let json = storage::encode_save_stamp(&mark);
    assert!(json.starts_with(r#"{"at":"2026-11-20T10:32","by":"企画課 \"佐藤\"\u0008","saves":["0123456789abcdef",""#));
    let file = write_marked(&plan, &lineages, at, by, &before);
    assert_eq!(file, format!("{},\"save\":{json}}}\n", unmarked.strip_suffix("}\n").unwrap()));
    assert_eq!(read_package(&file).unwrap().mark, Some(mark));
}

#[test]
fn a_file_with_a_byte_order_mark_and_other_line_ends_is_read() {
    let file = format!("\u{feff}{}", three().replace('\n', "\r\n"));
    assert_eq!(names(&read_package(&file).unwrap().plans), ["一", "二つ", "三つめ"]);
}

#[test]
fn the_raw_lineage_is_kept_unchanged_or_is_empty_if_absent() {
    let lineage = r#"{"p": [1,  2.50]}"#;
    let file = three().replace(r#""lineage":{}"#, &format!(r#""lineage":{lineage}"#));
    assert_eq!(read_package(&file).unwrap().lineage, lineage);
    let file = three().replace(r#","lineage":{}"#, "");
    assert_eq!(read_package(&file).unwrap().lineage, "{}");
}

#[test]
fn a_damaged_plan_is_reported_and_the_other_plans_are_read() {
    let package = read_package(&three().replace("二つ", "二十")).unwrap();
    assert_eq!(names(&package.plans), ["一", "三つめ"]);
    let reason = UnreadableReason::Refused(Refusal::Damaged(Damage::Altered));
    assert_eq!(package.unreadable, [UnreadablePlan { position: 2, reason }]);
    assert!(!package.cut_off);
}

#[test]
fn a_plan_of_another_format_is_reported_with_its_position() {
    for (format, refusal) in [(8, Refusal::TooNew { format: 8 }), (6, Refusal::TooOld { format: 6 })] {
        let other = three().replacen("\n{\"format\":7", &format!("\n{{\"format\":{format}"), 1);
        let reason = UnreadableReason::Refused(refusal);
        assert_eq!(read_package(&other).unwrap().unreadable, [UnreadablePlan { position: 1, reason }]);
    }
}

#[test]
fn the_second_of_two_plans_with_the_same_id_is_reported() {
    let package = read_package(&write_package(&[plan("春"), plan("夏")])).unwrap();
    assert_eq!(names(&package.plans), ["春"]);
    assert_eq!(package.unreadable, [UnreadablePlan { position: 2, reason: UnreadableReason::SameId }]);
}

#[test]
fn a_file_with_broken_json_inside_one_plan_yields_the_other_plans() {
    let package = read_package(&three().replace("二つ", "二\"")).unwrap();
    assert_eq!(names(&package.plans), ["一", "三つめ"]);
    let reason = UnreadableReason::Refused(Refusal::Damaged(Damage::NotJson));
    assert_eq!(package.unreadable, [UnreadablePlan { position: 2, reason }]);
    assert!(!package.cut_off);
}

#[test]
fn a_truncated_file_yields_the_plans_before_the_cut_and_is_marked_as_cut() {
    let file = three();
    let first = file.find('\n').unwrap();
    let whole = file.trim_end().len();
    for (end, _) in file.char_indices().filter(|(end, _)| *end < whole) {
        let Ok(package) = read_package(&file[..end]) else {
            assert!(end <= first, "cut at {end}");
            continue;
        };
        assert!(package.cut_off, "cut at {end}");
        let read = names(&package.plans);
        assert_eq!(read, ["一", "二つ", "三つめ"][..read.len()]);
    }
}

#[test]
fn one_changed_byte_gives_no_wrong_plan_and_hides_at_most_one() {
    let file = three();
    let untouched = read_package(&file).unwrap();
    for place in 0..file.len() {
        for bend in [0x01, 0x02, 0x10, 0x20] {
            let mut bytes = file.clone().into_bytes();
            bytes[place] ^= bend;
            let Ok(package) = String::from_utf8(bytes).map_or(Err(PlanFileError::Empty), |text| read_package(&text))
            else {
                continue;
            };
            assert!(package.plans.iter().all(|plan| untouched.plans.contains(plan)), "byte {place}");
            assert!(package.plans.len() + package.unreadable.len() >= 2, "byte {place}");
        }
    }
}

#[test]
fn a_text_that_is_not_a_plan_file_is_refused_with_a_reason() {
    let trouble = |text: &str| read_package(text).unwrap_err();
    assert_eq!(trouble(""), PlanFileError::Empty);
    assert_eq!(trouble("\u{feff} \r\n"), PlanFileError::Empty);
    assert_eq!(trouble("計画ID,計画名\n"), PlanFileError::NotJson { line: 1, column: 1 });
    assert_eq!(trouble("2022,2023\n"), PlanFileError::NotJson { line: 1, column: 5 });
    assert_eq!(trouble("{\n  \"plans\": [],\n}"), PlanFileError::NotJson { line: 3, column: 1 });
    assert_eq!(trouble("{\"format\":1,\"app\":\"0.1.0\",\"pl"), PlanFileError::NotJson { line: 1, column: 30 });
    for text in ["{}", "[]", "1", "null", r#"{"name":"datapackage"}"#, r#"{"format":1,"plans":[]}"#] {
        assert_eq!(trouble(text), PlanFileError::OtherJson, "{text}");
    }
    let record = storage::encode_plan(&plan("一"));
    assert_eq!(trouble(&record), PlanFileError::OtherJson);
    assert_eq!(trouble(r#"{"format":2,"plans":[],"sealed":true}"#), PlanFileError::TooNew { format: 2 });
    assert_eq!(trouble(&"[".repeat(1_000_000)), PlanFileError::NotJson { line: 1, column: 1_000_001 });
    assert_eq!(trouble("{\"a\":\n [tru]}"), PlanFileError::NotJson { line: 2, column: 6 });
}

#[test]
fn an_excel_workbook_is_recognised_by_its_first_bytes() {
    assert_eq!(read_bytes(b"PK\x03\x04\x14\x00"), Err(PlanFileError::Workbook));
    assert_eq!(read_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1"), Err(PlanFileError::Workbook));
}

#[test]
fn a_file_that_an_editor_saved_in_utf16_is_read() {
    for mark in ["\u{feff}", ""] {
        let units: Vec<u16> = format!("{mark}{}", three()).encode_utf16().collect();
        for bytes in [
            units.iter().flat_map(|unit| unit.to_le_bytes()).collect::<Vec<u8>>(),
            units.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        ] {
            assert_eq!(names(&read_bytes(&bytes).unwrap().plans), ["一", "二つ", "三つめ"]);
            assert_eq!(read_bytes(&bytes[..bytes.len() - 1]), Err(PlanFileError::Encoding));
        }
    }
}

#[test]
fn a_file_in_another_encoding_is_refused_with_that_reason() {
    let in_cp932 = b"{\"format\":1,\"\x8c\x76\x89\xe6\":[]}";
    assert_eq!(read_bytes(in_cp932), Err(PlanFileError::Encoding));
    assert_eq!(read_bytes(b""), Err(PlanFileError::Empty));
}

#[test]
fn each_plan_of_a_file_is_new_the_same_or_different() {
    let mut changed = Plan::clone(&plan("二つ"));
    changed.facts.area = "全域".to_owned();
    let changed = Arc::new(changed);
    let workbook = Workbook::new([plan("三つめ"), changed.clone()]);
    let package = read_package(&three()).unwrap();
    let differs = Incoming::Differs { ours: changed, theirs: plan("二つ") };
    let expected = [Incoming::Add(plan("一")), differs, Incoming::Same(plan("三つめ"))];
    assert_eq!(compare_with(&workbook, &package), expected);
}
