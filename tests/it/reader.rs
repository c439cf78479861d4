//! The program `examples/reader.rs`: its answers about figures, tables and years, line by line. It accounts for every field
//! of a file.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a reply that is not as expected has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::{env, fs, process};

use proptest::prelude::*;
use serde_json::{Value, json};

#[path = "../../examples/reader/protocol.rs"]
mod protocol;

use protocol::reply;
use protocol::sheet::read_table;
use protocol::table::Table;

#[track_caller]
fn replies(request: &Value, expected: &Value) {
    let said: Value = serde_json::from_str(&reply(&request.to_string())).unwrap();
    assert_eq!(&said, expected);
}

#[test]
fn the_reply_to_a_figure_has_its_state_value_certainty_bound_and_doubt() {
    let figure = |text: &str, unit: &str| json!({ "id": 1, "op": "figure", "text": text, "unit": unit });
    replies(
        &figure("１,２００人以上（速報）", "人"),
        &json!({ "id": 1, "state": "number", "value": "1200", "certainty": "preliminary", "bound": "at_least",
                 "year": null, "doubt": null }),
    );
    replies(
        &figure("ー25", "件"),
        &json!({ "id": 1, "state": "number", "value": "-25", "certainty": "final", "bound": null, "year": null,
                 "doubt": "IN-006" }),
    );
    for (text, state, doubt) in [
        ("－", "not_applicable", None),
        ("", "blank", None),
        ("集計中", "unknown", None),
        ("#REF!", "text", Some("IN-008")),
    ] {
        replies(
            &json!({ "id": "a", "op": "figure", "text": text }),
            &json!({ "id": "a", "state": state, "value": null, "certainty": null, "bound": null, "year": null,
                     "doubt": doubt }),
        );
    }
}

#[test]
fn the_reply_to_years_lists_mentions_with_year_or_question_code() {
    replies(
        &json!({ "id": 3, "op": "years", "text": "令和3年度の値(基準は29年度)" }),
        &json!({ "id": 3, "mentions": [
            { "text": "令和3年度", "year": 2021, "asked": null }, { "text": "29年度", "year": null, "asked": "IN-011" },
        ] }),
    );
}

#[test]
fn an_invalid_request_gets_an_error_reply() {
    for line in ["", "no JSON", "{}", "[1]", r#"{"id":4,"op":"sing"}"#, r#"{"op":7}"#] {
        let said: Value = serde_json::from_str(&reply(line)).unwrap();
        assert!(said["id"].is_null() && said["error"].is_string(), "{line}: {said}");
    }
    let said: Value = serde_json::from_str(&reply(r#"{"id":5,"op":"table","path":"/nowhere/at/all"}"#)).unwrap();
    assert!(said["id"] == 5 && said["error"].is_string(), "{said}");
    let said: Value = serde_json::from_str(&reply(r#"{"id":6,"op":"figure"}"#)).unwrap();
    assert!(said["id"] == 6 && said["error"].is_string(), "{said}");
}

#[test]
fn the_reply_to_a_table_lists_each_placed_field() {
    let path = env::temp_dir().join(format!("keikaku_reader_{}.tsv", process::id()));
    let text = "町のKPI\n指標名\t単位\t目標の数え方\t向き\t2024年度 目標\t2024年度 実績\tメモ\n\
                来客数\t人\t各年度の値\t増やす\t500\t480\t速い\n";
    fs::write(&path, text).unwrap();
    let placed = |column: usize, place: &str, value: &str| {
        json!({ "line": 3, "column": column, "name": "来客数", "unit": "人", "place": place, "state": "number",
                "value": value, "text": value })
    };
    replies(
        &json!({ "id": 2, "op": "table", "path": path }),
        &json!({ "id": 2, "refused": null, "questions": [],
                 "placed": [placed(5, "target:2024", "500"), placed(6, "actual:2024", "480")],
                 "not_placed": [] }),
    );
    fs::remove_file(path).unwrap();
}

/// Field texts of which some make a table and some break it.
const FIELDS: [&str; 30] = [
    "指標名",
    "指標名",
    "KPI",
    "単位",
    "区分",
    "年度",
    "目標",
    "実績",
    "目標",
    "実績",
    "2022年度",
    "2023年度 実績",
    "5年度",
    "１年目",
    "累計",
    "基準値",
    "備考",
    "来客数",
    "売上",
    "人",
    "千円",
    "10",
    "1,200",
    "-",
    "ー",
    "約5",
    "単位：千円",
    "",
    "",
    "町の便り",
];

/// Reads the table, and asserts that no field without a place is also placed or waiting for an answer.
fn accounts(text: &str, answers: &BTreeMap<String, String>) -> Result<Table, TestCaseError> {
    let table = read_table(text.as_bytes(), answers);
    let waiting: BTreeSet<(usize, usize)> =
        table.questions.iter().flat_map(|question| question.cells.clone()).collect();
    let placed: BTreeSet<(usize, usize)> = table.placed.iter().map(|one| (one.line, one.column)).collect();
    let left: BTreeSet<(usize, usize)> = table.not_placed.iter().map(|one| (one.line, one.column)).collect();
    prop_assert!(waiting.is_disjoint(&left) && placed.is_disjoint(&left), "{}", text);
    Ok(table)
}

proptest! {
    #[test]
    fn no_unplaced_field_is_also_placed_or_part_of_a_question(
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(&FIELDS[..]), 1..6), 1..9),
        // Most random rows are refused, but not below these headings.
        has_headings in any::<bool>(),
        wanted in prop::collection::vec(any::<prop::sample::Index>(), 6),
    ) {
        let headings = ["指標名\t区分\t2022年度\t5年度\t備考", "指標名\t基準値\t2022年度 目標\t実績\t2023年度 実績"];
        let first = has_headings.then(|| (*wanted[0].get(&headings)).to_owned());
        let lines: Vec<String> = first.into_iter().chain(rows.iter().map(|row| row.join("\t"))).collect();
        let text = lines.join("\n");
        let mut answers = BTreeMap::new();
        for wanted in wanted {
            let table = accounts(&text, &answers)?;
            let Some(question) = table.questions.first() else { break };
            answers.insert(question.id.clone(), wanted.get(&question.choices).clone());
        }
    }
}
