//! The program `examples/reader.rs`: what it says of figures, tables and years, line by line, and that it accounts for every
//! field of a file.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a reply that is not as expected has failed")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use keikaku::import::encoding::NoCp932;
use keikaku::import::read::read_table as rows_of;
use keikaku::import::text_table::FieldPosition;
use keikaku::value::width::trim;
use proptest::prelude::*;
use serde_json::{Value, json};

#[path = "../../examples/reader/protocol.rs"]
pub(crate) mod protocol;

use protocol::reply;
use protocol::table::{Table, read_table};

#[track_caller]
fn replies(request: &Value, expected: &Value) {
    let said: Value = serde_json::from_str(&reply(&request.to_string())).unwrap();
    assert_eq!(&said, expected);
}

/// A table as the program reads it, with these answers.
pub(crate) fn table(text: &str, answers: &[(&str, &str)]) -> Table {
    let answers = answers.iter().map(|(id, choice)| ((*id).to_owned(), (*choice).to_owned())).collect();
    read_table(text.as_bytes(), &answers)
}

/// The placed fields: line, column, place and value, or state where there is none.
pub(crate) fn placed(table: &Table) -> Vec<(usize, usize, &str, &str)> {
    let placed = table.placed.iter();
    placed.map(|one| (one.line, one.column, &*one.place, one.value.as_deref().unwrap_or(one.state))).collect()
}

pub(crate) fn not_placed(table: &Table) -> Vec<(usize, usize, &str)> {
    table.not_placed.iter().map(|one| (one.line, one.column, &*one.text)).collect()
}

/// The questions for which fields wait, each with their number. What targets stand for and which way they aim can be chosen
/// later; for the former only totals wait.
pub(crate) fn open(table: &Table) -> Vec<(&str, usize)> {
    let may_wait = ["IN-117-", "IN-118-"];
    table
        .questions
        .iter()
        .filter(|question| !question.cells.is_empty() || !may_wait.contains(&&*question.id))
        .map(|question| (&*question.id, question.cells.len()))
        .collect()
}

#[test]
fn a_figure_is_told_with_all_that_stands_beside_it() {
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
fn years_are_told_with_what_is_asked() {
    replies(
        &json!({ "id": 3, "op": "years", "text": "令和3年度の値(基準は29年度)" }),
        &json!({ "id": 3, "mentions": [
            { "text": "令和3年度", "year": 2021, "asked": null }, { "text": "29年度", "year": null, "asked": "IN-011" },
        ] }),
    );
}

#[test]
fn a_line_that_is_no_request_is_an_error_and_no_end() {
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
fn a_table_is_told_field_by_field() {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("reader_field_by_field.tsv");
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
                 "not_placed": [{ "line": 1, "column": 1, "text": "町のKPI" }, { "line": 3, "column": 7, "text": "速い" }] }),
    );
    fs::remove_file(path).unwrap();
}

#[test]
fn what_is_refused_is_not_placed_whole() {
    let refused = table("町の便り,3\n春です\n", &[]);
    assert_eq!(refused.refused.as_ref().map(keikaku::import::read::ImportError::code), Some("IN-003"));
    assert_eq!(not_placed(&refused), [(1, 1, "町の便り"), (1, 2, "3"), (2, 1, "春です")]);
    assert!(refused.placed.is_empty() && refused.questions.is_empty());
}

#[test]
fn a_question_names_the_fields_that_wait_and_its_answer_places_them() {
    let text = "指標名\t単位\t5年度 目標\t2022年度 目標\n来客数\t人\t500\t400\n売上\t千円\t70\t60\n";
    let asked = table(text, &[]);
    assert_eq!(
        (open(&asked), placed(&asked)),
        (vec![("IN-011-1-3", 2)], vec![(2, 4, "target:2022", "400"), (3, 4, "target:2022", "60"),])
    );
    assert_eq!(asked.questions[0].cells, [(2, 3), (3, 3)]);
    assert_eq!(asked.questions[0].choices, ["2023", "1993", "2005", "1930", "leave_out"]);
    let answered = table(text, &[("IN-011-1-3", "2023")]);
    assert_eq!(placed(&answered)[0], (2, 3, "target:2023", "500"));
    assert!(open(&answered).is_empty() && answered.not_placed.is_empty());
    let left = table(text, &[("IN-011-1-3", "leave_out")]);
    assert_eq!(not_placed(&left), [(2, 3, "500"), (3, 3, "70")]);
    assert_eq!(open(&table(text, &[("IN-011-1-3", "1066")])), open(&asked));
}

#[test]
fn answers_that_lead_to_questions_are_given_in_rounds() {
    let text = "単位：千円\n指標名\t2022年度\t2023年度\n売上\t60\t-\n\t5\t6\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-110-2", 4)]);
    let unit = table(text, &[("IN-110-2", "actual")]);
    assert_eq!(open(&unit), [("IN-009-2", 1), ("IN-111-", 4)]);
    let names = [("IN-110-2", "actual"), ("IN-009-2", "yes")];
    let dashes = table(text, &[&names[..], &[("IN-111-", "leave_out")]].concat());
    assert_eq!((open(&dashes), not_placed(&dashes)), (vec![("IN-006-dashes", 1)], vec![(4, 2, "5"), (4, 3, "6")]));
    let all = table(text, &[&names[..], &[("IN-111-", "leave_out"), ("IN-006-dashes", "not_known")]].concat());
    assert_eq!(placed(&all), [(3, 2, "actual:2022", "60"), (3, 3, "actual:2023", "unknown")]);
    assert!(open(&all).is_empty() && all.placed.iter().all(|one| one.unit == "千円"));
}

#[test]
fn two_values_and_a_sign_wait_where_they_stand() {
    let text = "指標名\t単位\t区分\t2022年度\n来客数\t人\t目標\t500\n来客数\t人\t実績\tー\n指標名\t単位\t区分\t2022年度\t備考\n\
                来客数\t人\t目標\t510\t訂正\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-010-2-target-2022年度", 2), ("IN-006-12540", 1)]);
    let answers = [("IN-010-2-target-2022年度", "line:5"), ("IN-006-12540", "not_applicable")];
    let answered = table(text, &answers);
    assert_eq!(placed(&answered), [(3, 4, "actual:2022", "not_applicable"), (5, 4, "target:2022", "510")]);
    assert_eq!(not_placed(&answered), [(2, 4, "500")]);
}

#[test]
fn totals_and_words_that_are_none_have_no_place() {
    let text = "指標名\t単位\t区分\t向き\t事業開始前\t2022年度\t累計\n来客数\t人\t目標\t上へ\t5\t10\t10\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(2, 5, "baseline", "5"), (2, 6, "target:2022", "10")]);
    assert_eq!(not_placed(&read), [(2, 4, "上へ"), (2, 7, "10")]);
}

/// Texts that make tables, and texts that break them.
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

/// Every field is exactly one of: text, placed, not placed, waiting.
fn accounts(text: &str, answers: &BTreeMap<String, String>) -> Result<Table, TestCaseError> {
    let table = read_table(text.as_bytes(), answers);
    let waiting: BTreeSet<(usize, usize)> =
        table.questions.iter().flat_map(|question| question.cells.clone()).collect();
    let mut told: Vec<(usize, usize)> = table.texts.iter().copied().chain(waiting).collect();
    told.extend(table.placed.iter().map(|one| (one.line, one.column)));
    told.extend(table.not_placed.iter().map(|one| (one.line, one.column)));
    told.sort_unstable();
    let mut all = Vec::new();
    for row in rows_of(text.as_bytes(), &NoCp932).map(|file| file.arranged().sheet.rows).unwrap_or_default() {
        let fields = row.fields().enumerate().filter(|(_, text)| !trim(text).is_empty());
        all.extend(
            fields.filter_map(|(place, _)| row.written(place)).map(|FieldPosition { line, column }| (line, column)),
        );
    }
    all.sort_unstable();
    prop_assert_eq!(told, all, "{}", text);
    Ok(table)
}

proptest! {
    #[test]
    fn every_field_is_accounted_for_once(
        rows in prop::collection::vec(prop::collection::vec(prop::sample::select(&FIELDS[..]), 1..6), 1..9),
        // Most random rows are refused; below these headings they are not.
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
