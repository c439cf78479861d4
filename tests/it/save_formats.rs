//! Stored records stay readable: golden records, round trips, and every kind of damage.
//!
//! `KEIKAKU_WRITE_GOLDEN=1` writes the files in `tests/golden/` as long as the format is not released. Afterwards they are
//! never written again, and a new format adds new files.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use crate::support;

use std::error::Error;

use keikaku::plan::form::FormReader;
use keikaku::plan::samples::SamplePlan;
use keikaku::plan::{Judging, Plan};
use keikaku::storage::plan_file::{UnreadablePlan, UnreadableReason};
use keikaku::storage::{self, Damage, Occasion, Refusal, Stamp, UnreadableRecord, VersionVector};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, approvals};
use proptest::prelude::*;

const NOT_JSON: Refusal = Refusal::Damaged(Damage::NotJson);

/// The golden record with that name, with the version of this app.
fn golden(name: &str) -> String {
    let path = format!("{}/golden/format7_{name}.json", env!("CARGO_MANIFEST_DIR"));
    let record = std::fs::read_to_string(path).unwrap();
    record.trim_end().replacen(r#""app":"0.1.0""#, concat!(r#""app":""#, env!("CARGO_PKG_VERSION"), '"'), 1)
}

/// The sample with the ids that its golden record has.
fn sample(sample: &SamplePlan) -> Plan {
    let mut ids = (1..).map(IndicatorId::from_bits);
    sample.plan(PlanId::from_bits(sample.code().parse().unwrap()), || ids.next().unwrap()).unwrap()
}

/// A record with this body and the right digest.
fn record(body: &str) -> String {
    record_of(7, body)
}

fn record_of(format: u32, body: &str) -> String {
    format!(r#"{{"format":{format},"app":"0.1.0","digest":"{}","body":{body}}}"#, storage::digest(body))
}

/// The body of a plan with one year, and `rest` after its years.
fn body_with(rest: &str) -> String {
    format!(r#"{{"id":"pbbbbbbbbbb","form":"f2022","years":{{"first":2022,"headings":[""]}}{rest}}}"#)
}

/// The body of a plan whose loaded form is `form`.
fn of_form(form: &str) -> String {
    body_with("").replace(r#""f2022""#, &format!(r#"{{"loaded":{form}}}"#))
}

/// The body of a plan with one row, which has `rest` beside its id and basis.
fn row_with(rest: &str) -> String {
    body_with(&format!(r#","indicators":[{{"id":"kbbbbbbbbbb","basis":"level"{rest}}}]"#))
}

#[track_caller]
fn damaged(body: &str, damage: Damage) {
    assert_eq!(storage::decode_plan(&record(body)), Err(Refusal::Damaged(damage)), "{body}");
}

#[test]
fn golden_samples_are_still_read_unchanged() {
    for one in SamplePlan::ALL {
        assert_eq!(storage::decode_plan(&golden(one.code())), Ok(sample(one)), "{}", one.code());
    }
}

#[test]
fn the_golden_record_with_every_field_is_still_read_unchanged() {
    assert_eq!(storage::decode_plan(&golden("every_field")), Ok(support::every_field()));
}

#[test]
fn an_unset_basis_and_direction_are_read_as_unset() {
    let body = body_with(r#","indicators":[{"id":"kbbbbbbbbbb","basis":"unset","direction":"unset"}]"#);
    let plan = storage::decode_plan(&record(&body)).unwrap();
    assert_eq!((plan.indicators()[0].basis, plan.indicators()[0].direction), (None, None));
}

#[test]
fn each_optional_field_is_written_as_read() {
    let [of_plan, of_row]: [fn(&str) -> String; 2] = [body_with, row_with];
    for (body, field) in [
        (of_plan, r#","rate_rounding":{"way":"down"}"#),
        (of_plan, r#","texts":{"s7_1/heading":"文"}"#),
        (of_plan, r#","texts":{"s5_3_2/1/name":"文"}"#),
        (of_plan, r#","texts":{"s5_3_2/99/end":"文"}"#),
        (of_plan, r#","approvals":[{"id":"abbbbbbbbbb","number":1}]"#),
        (of_plan, r#","comparison_style":{"remarks":true}"#),
        (of_plan, r#","sheet_columns":"cause measure money""#),
        (of_plan, r#","sheet_columns":"""#),
        (of_row, r#","earlier_targets":{"2022":[{"cell":{},"replaced_on":"2025-10-01"}]}"#),
        (of_row, r#","earlier_period_targets":[{"cell":{},"replaced_on":"2025-10-01"}]"#),
        (of_row, r#","part_of":"kcbbbbbbbbb""#),
        (of_row, r#","follows":["pcbbbbbbbbb/kdbbbbbbbbb"]"#),
        (of_row, r#","stated_rates":{"2022":{"text":"○"}}"#),
        (of_row, r#","stated_rate_of_whole":{"text":"B","formula":"実績÷目標"}"#),
        (of_row, r#","readings":[{"place":"目次","project":"題名"}]"#),
    ] {
        let plan = storage::decode_plan(&record(&body(field))).unwrap();
        assert!(storage::encode_plan(&plan).contains(field), "{field}");
    }
    let form = body_with("").replace("f2022", "a2007");
    let loaded = of_form(&support::fifth().to_json());
    let reason = body_with("").replace(r#","years""#, r#","amendment_reason":"需要が増えた","years""#);
    for body in [form, loaded, reason] {
        let plan = storage::decode_plan(&record(&body)).unwrap();
        assert!(storage::encode_plan(&plan).ends_with(&format!("{body}}}")), "{body}");
    }
}

/// The body of a plan with one approved state, which has `rest`.
fn approved_with(rest: &str) -> String {
    body_with(&format!(r#","approvals":[{{"id":"abbbbbbbbbb","number":1{rest}}}]"#))
}

#[test]
fn an_approved_state_that_cannot_be_restored_is_refused_as_damage() {
    let refused = |body: String, damage: Damage| {
        assert_eq!(storage::decode_plan(&record(&body)), Err(Refusal::Damaged(damage)), "{body}");
    };
    for changes in [
        r#"[{"op":"remove","path":"/facts/name"}]"#,
        r#"[{"op":"replace","path":"/years/first","value":"2022"}]"#,
        r#"[{"op":"add","path":"/unknown","value":1}]"#,
        r#"[{"op":"add","path":"/approvals","value":[{"id":"abbbbbbbbbb","number":1}]}]"#,
        r#"[{"op":"add","path":"/amendment_reason","value":"文"}]"#,
        r#"[{"op":"add","path":"/form"}]"#,
        r#"[{"op":"remove","path":"/form","value":1}]"#,
        r#"[{"op":"remove","path":"form"}]"#,
    ] {
        refused(approved_with(&format!(r#","changes":{changes}"#)), Damage::Approval);
    }
    for op in [r#""copy","from":"/years""#, r#""copy""#, r#""move""#, r#""test","value":1"#] {
        refused(approved_with(&format!(r#","changes":[{{"op":{op},"path":"/facts"}}]"#)), Damage::Shape);
    }
    let deep = format!(r#"[{{"op":"add","path":"/texts{}","value":"文"}}]"#, "/0".repeat(40));
    refused(approved_with(&format!(r#","changes":{deep}"#)), Damage::Approval);
    let of_another_plan = r#","changes":[{"op":"replace","path":"/id","value":"pccccccccccc"}]"#;
    refused(approved_with(of_another_plan), Damage::Id);
    refused(approved_with("").replace("abbbbbbbbbb", "kbbbbbbbbbb"), Damage::Id);
    let twice = r#"{"id":"abbbbbbbbbb","number":1}"#;
    refused(body_with(&format!(r#","approvals":[{twice},{twice}]"#)), Damage::Id);
    for number in ["0", "10000", "99999"] {
        let numbered = approved_with("").replace(r#""number":1"#, &format!(r#""number":{number}"#));
        refused(numbered, Damage::ApprovalNumber);
    }
    refused(approved_with(r#","procedure":"decree""#), Damage::Shape);
    let many: Vec<String> = (0..51).map(|_| twice.to_owned()).collect();
    refused(body_with(&format!(r#","approvals":[{}]"#, many.join(","))), Damage::TooMany);
}

#[test]
fn approved_states_with_the_same_number_are_named_by_their_position() {
    let both = r#","approvals":[{"id":"abbbbbbbbbb","number":1},{"id":"acccccccccc","number":1}]"#;
    let plan = storage::decode_plan(&record(&body_with(both))).unwrap();
    let numbers: Vec<u32> = plan.approvals().iter().map(|state| state.number).collect();
    assert_eq!(numbers, [1, 1]);
    let names = plan.approvals().iter().map(|state| approvals::name(&plan, state.id, Language::Japanese));
    assert_eq!(names.collect::<Vec<_>>(), ["当初認定", "第1回変更"]);
}

#[test]
fn a_text_at_an_invalid_place_is_damage() {
    for place in ["s7_1/", "/heading", "s7_1/title", "s7_1/heading/1", "s7_1/0/name", "s7_1/100/name", "s7_1/01/name"] {
        damaged(&body_with(&format!(r#","texts":{{"{place}":"文"}}"#)), Damage::Leaf);
    }
}

/// A plan with a form that only the tests have.
fn of_fifth_form() -> Plan {
    let mut plan = sample(SamplePlan::ALL[0]);
    plan.form = support::fifth();
    plan
}

#[test]
fn golden_records_with_a_loaded_form_are_still_read() {
    assert_eq!(storage::decode_plan(&golden("loaded_form")), Ok(of_fifth_form()));
    assert_eq!(storage::decode_form(&golden("form")), Ok(support::fifth()));
}

/// Every golden record as this version encodes it.
fn present_records() -> Vec<(String, String)> {
    let samples = SamplePlan::ALL.into_iter().map(|one| (one.code().to_owned(), storage::encode_plan(&sample(one))));
    let settings = storage::decode_settings(&golden("settings")).unwrap();
    assert_eq!(settings.files, Some(storage::encode_file_settings(&storage::decode_file_settings(&settings))));
    let beside = [
        ("every_field", storage::encode_plan(&support::every_field())),
        ("loaded_form", storage::encode_plan(&of_fifth_form())),
        ("form", storage::encode_form(&support::fifth())),
        ("index", storage::encode_index(&storage::decode_index(&golden("index")).unwrap())),
        ("file", storage::encode_file(&storage::decode_file(&golden("file")).unwrap())),
        ("settings", storage::encode_settings(&settings)),
        ("copy", storage::encode_copy(&storage::encode_plan(&sample(SamplePlan::ALL[1])), Occasion::Restore)),
    ];
    samples.chain(beside.map(|(name, record)| (name.to_owned(), record))).collect()
}

#[test]
fn golden_records_are_still_written_letter_for_letter() {
    for (name, record) in present_records() {
        if std::env::var_os("KEIKAKU_WRITE_GOLDEN").is_some() {
            let path = format!("{}/golden/format7_{name}.json", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, format!("{record}\n")).unwrap();
        }
        assert_eq!(record, golden(&name), "{name}");
    }
}

#[test]
fn the_golden_copy_is_still_read() {
    let copy = golden("copy");
    let (occasion, record) = storage::decode_copy(&copy).unwrap();
    assert_eq!((occasion, storage::decode_plan(record)), (Occasion::Restore, Ok(sample(SamplePlan::ALL[1]))));
}

proptest! {
    #[test]
    fn a_written_plan_is_read_back_unchanged(plan in support::plan()) {
        let record = storage::encode_plan(&plan);
        let read = storage::decode_plan(&record);
        prop_assert_eq!(read.as_ref(), Ok(&plan));
        // Amounts compare equal whatever their scale, so the encoded text is compared as well.
        prop_assert_eq!(storage::encode_plan(&read.unwrap()), record);
    }

    #[test]
    fn a_written_plan_with_approved_states_is_read_back_unchanged(plan in support::approved_plan()) {
        let record = storage::encode_plan(&plan);
        let read = storage::decode_plan(&record);
        prop_assert_eq!(read.as_ref(), Ok(&plan));
        prop_assert_eq!(storage::encode_plan(&read.unwrap()), record);
    }

    #[test]
    fn random_text_is_refused_as_a_record_without_a_panic(text in any::<String>()) {
        prop_assert!(storage::decode_plan(&text).is_err());
        prop_assert!(storage::decode_plan(&record(&text)).is_err());
    }
}

#[test]
fn a_record_has_its_time_and_included_writes_beside_its_content() {
    let plan = sample(SamplePlan::ALL[0]);
    let stamp = Stamp {
        saved: Some(support::time("2026-11-20T10:32")),
        seen: VersionVector::default().written_by("1f00c3a9", 12).written_by("77ab0e21", 1),
    };
    let record = storage::encode_plan_at(&plan, &stamp);
    let head = r#""saved":"2026-11-20T10:32","seen":"77ab0e21:1 1f00c3a9:12","digest":""#;
    assert!(record.contains(head), "{}", &record[..150]);
    assert_eq!(storage::decode_plan_at(&record, &mut FormReader::default()), Ok((plan.clone(), stamp)));
    assert_eq!(
        storage::decode_plan_at(&storage::encode_plan(&plan), &mut FormReader::default()),
        Ok((plan, Stamp::default()))
    );
}

#[test]
fn a_record_with_an_unreadable_time_is_read_without_the_time() {
    let plan = sample(SamplePlan::ALL[0]);
    for text in ["", "昨日", "2026-11-20T10:32:05", "2026-02-30T10:32"] {
        let saved = format!(r#""saved":"{text}","digest""#);
        let record = storage::encode_plan(&plan).replacen(r#""digest""#, &saved, 1);
        assert_eq!(
            storage::decode_plan_at(&record, &mut FormReader::default()),
            Ok((plan.clone(), Stamp::default())),
            "{text}"
        );
        assert_eq!(storage::marking(&record).saved, None, "{text}");
    }
}

#[test]
fn a_record_that_was_cut_anywhere_is_refused() {
    let record = golden("every_field");
    for (end, _) in record.char_indices() {
        assert_eq!(storage::decode_plan(&record[..end]), Err(Refusal::Damaged(Damage::NotJson)), "cut at {end}");
    }
}

#[test]
fn a_record_with_a_changed_byte_outside_the_version_is_refused() {
    let record = golden("every_field");
    let plan = storage::decode_plan(&record).unwrap();
    let app = record.find(env!("CARGO_PKG_VERSION")).unwrap();
    let app = app..app + env!("CARGO_PKG_VERSION").len();
    for place in 0..record.len() {
        for bend in [0x01, 0x02, 0x10, 0x20] {
            let mut bytes = record.clone().into_bytes();
            bytes[place] ^= bend;
            let Ok(text) = String::from_utf8(bytes) else { continue };
            match storage::decode_plan(&text) {
                // The digest covers everything but the app's version, which is no part of the plan.
                Ok(read) => assert!(app.contains(&place) && read == plan, "byte {place}"),
                Err(Refusal::TooNew { .. } | Refusal::TooOld { .. }) => assert_eq!(&record[place..=place], "7"),
                Err(Refusal::Damaged(_)) => {}
            }
        }
    }
}

#[test]
fn a_text_that_is_not_a_record_is_refused_with_a_reason() {
    let refused =
        |text: &str, damage| assert_eq!(storage::decode_plan(text), Err(Refusal::Damaged(damage)), "{text:.40}");
    for text in ["", " ", "計画", "{", r#"{"format":3"#, "\u{feff}{}"] {
        refused(text, Damage::NotJson);
    }
    for text in ["null", "1", "\"{}\"", "[]", "{}", r#"{"format":"7"}"#, r#"{"format":7}"#, r#"{"format":-1}"#] {
        refused(text, Damage::NotARecord);
    }
    let body = body_with("");
    refused(&record(&body).replacen(r#""app""#, r#""by":"x","app""#, 1), Damage::NotARecord);
    refused(&record(&body).replacen(r#""format":7"#, r#""format":0"#, 1), Damage::NotARecord);
    refused(&record(&body).replacen("f2022", "f2016", 1), Damage::Altered);
    refused(&record(&body).replacen(&storage::digest(&body).to_string(), "0", 1), Damage::Altered);
}

/// The messages of an error and of its causes.
fn causes(error: &dyn Error) -> Vec<String> {
    let behind = error.source().map(causes).unwrap_or_default();
    [vec![error.to_string()], behind].concat()
}

#[test]
fn the_error_of_an_unreadable_record_lists_its_causes_in_order() {
    let record = UnreadableRecord { key: "keikaku/plan/p".to_owned(), raw: String::new(), why: NOT_JSON };
    assert_eq!(causes(&record), ["the record keikaku/plan/p cannot be opened", "the record is damaged", "not JSON"]);
    let plan = UnreadablePlan { position: 2, reason: UnreadableReason::Refused(NOT_JSON) };
    assert_eq!(causes(&plan), ["plan 2 of the file was not read", "the record is damaged", "not JSON"]);
}

#[test]
fn a_newer_format_is_refused_by_its_number_alone() {
    for (format, rest) in [(8, ""), (999, r#","sealed":{"by":[1]}"#), (u64::MAX, "")] {
        let record = format!(r#"{{"format":{format}{rest}}}"#);
        assert_eq!(storage::decode_plan(&record), Err(Refusal::TooNew { format }));
        assert_eq!(storage::decode_index(&record), Err(Refusal::TooNew { format }));
        assert_eq!(storage::decode_settings(&record), Err(Refusal::TooNew { format }));
    }
}

#[test]
fn an_older_format_is_refused_by_its_number_alone() {
    for format in 1..7 {
        for record in [record_of(format, &body_with("")), format!(r#"{{"format":{format}}}"#)] {
            let too_old = Refusal::TooOld { format: format.into() };
            assert_eq!(storage::decode_plan(&record), Err(too_old));
            assert_eq!(storage::decode_index(&record), Err(too_old));
            assert_eq!(storage::decode_settings(&record), Err(too_old));
            assert_eq!(storage::decode_form(&record).map(drop), Err(too_old));
        }
    }
}

#[test]
fn unknown_repeated_or_null_fields_are_damage() {
    damaged(&body_with(r#","colour":"red""#), Damage::Shape);
    damaged(&body_with(r#","facts":{"motto":"海"}"#), Damage::Shape);
    damaged(&row_with(r#","colour":"red""#), Damage::Shape);
    damaged(&row_with(r#","baseline":{"colour":"red"}"#), Damage::Shape);
    damaged(&row_with(r#","period_target":{"colour":"red"}"#), Damage::Shape);
    damaged(&row_with(r#","measure":"colour""#), Damage::Shape);
    damaged(&row_with(r#","name":"一","name":"二""#), Damage::Shape);
    damaged(&row_with(r#","targets":{"2022":{},"2022":{}}"#), Damage::Shape);
    damaged(&row_with(r#","targets":{"+2022":{}}"#), Damage::Shape);
    damaged(&row_with(r#","measured":"weekly""#), Damage::Shape);
    damaged(&row_with(r#","baseline":{"as_of":{"fiscal_year":2022,"calendar_year":2022}}"#), Damage::Shape);
    damaged(&row_with(r#","actuals":{"2022":{"parts":[{}]}}"#), Damage::Shape);
    damaged(&row_with(r#","stated_total":null"#), Damage::Shape);
    damaged(&row_with(r#","stated_total":[]"#), Damage::Shape);
    damaged(&row_with(r#","measure":{"amount":null}"#), Damage::Shape);
    damaged(&row_with(r#","measured":{"survey":[2017],"rolling":null}"#), Damage::Shape);
    damaged(&row_with(r#","measured":{"survey":[99999999999]}"#), Damage::Shape);
    damaged(&row_with(r#","targets":{"2022":{},"2022":{}}"#), Damage::Shape);
    damaged(&row_with(r#","baseline":{"as_of":{"fiscal_year":2022,"fiscal_year":2022}}"#), Damage::Shape);
    damaged(&row_with(r#","notes":[{"row":"target","text":"一"},{"row":"target","text":"二"}]"#), Damage::Note);
    damaged(&body_with(r#","texts":{"s1":"一","s1":"二"}"#), Damage::Shape);
}

#[test]
fn invalid_ids_years_texts_and_dates_are_damage() {
    damaged(&body_with("").replace("pbbb", "paaa"), Damage::Id);
    damaged(&body_with("").replace("pbbb", "kbbb"), Damage::Id);
    damaged(&row_with("").replace("kbbb", "KBBB"), Damage::Id);
    damaged(&row_with("").replace("}]", r#"},{"id":"kbbbbbbbbbb","basis":"level"}]"#), Damage::Id);
    damaged(&body_with("").replace(r#"[""]"#, "[]"), Damage::Years);
    damaged(&body_with("").replace("2022,", "1900,"), Damage::Years);
    damaged(&body_with("").replace(r#"[""]"#, &format!("[{}]", [r#""""#; 31].join(","))), Damage::Years);
    damaged(&row_with(r#","targets":{"1900":{}}"#), Damage::Years);
    damaged(&row_with(r#","notes":[{"row":"target","year":9999,"text":""}]"#), Damage::Years);
    damaged(&body_with(r#","texts":{"S1":"一"}"#), Damage::Leaf);
    for date in ["2026-02-30", "2026-4-1", "2026/04/01", "", "1 April", "2026-04-01-"] {
        damaged(&body_with(&format!(r#","reference_date":"{date}""#)), Damage::Date);
    }
}

#[test]
fn an_invalid_loaded_form_is_damage() {
    let fifth = support::fifth().to_json();
    let damaged = |form: &str| {
        assert_eq!(storage::decode_plan(&record(&of_form(form))), Err(Refusal::Damaged(Damage::Form)), "{form}");
    };
    damaged("{}");
    damaged("null");
    damaged(&fifth.replace("脱炭素への寄与", "<b>脱炭素</b>"));
    damaged(&fifth.replace(r#""id":"x_carbon""#, r#""id":"s7_1""#));
    damaged(&format!("{}{}", "[".repeat(1_000), "]".repeat(1_000)));
}

#[test]
fn more_rows_than_a_plan_may_have_are_damage() {
    let rows = |count: u64| {
        let row = |bits| format!(r#"{{"id":"{}","basis":"level"}}"#, IndicatorId::from_bits(bits));
        body_with(&format!(r#","indicators":[{}]"#, (0..count).map(row).collect::<Vec<_>>().join(",")))
    };
    assert_eq!(storage::decode_plan(&record(&rows(500))).unwrap().indicators().len(), 500);
    damaged(&rows(501), Damage::TooMany);
}

#[test]
fn a_cell_whose_parts_contradict_each_other_is_damaged() {
    for cell in [
        r#"{"state":"number","text":"5"}"#,
        r#"{"state":"number","value":"5,000","text":"5,000"}"#,
        r#"{"state":"number","value":"","text":"5"}"#,
        r#"{"state":"number","value":"1234567890123456","text":"大"}"#,
        r#"{"state":"number","value":"5","reason":"unpublished","text":"5"}"#,
        r#"{"state":"unread","value":"5","text":"約5"}"#,
        r#"{"state":"unknown","certainty":"estimate","text":"未把握"}"#,
        r#"{"state":"not_applicable","reason":"unpublished","text":"-"}"#,
        r#"{"value":"5","text":"5"}"#,
    ] {
        damaged(&row_with(&format!(r#","period_target":{cell}"#)), Damage::Cell);
    }
}

#[test]
fn deeply_nested_json_does_not_exhaust_the_stack() {
    let deep = "[".repeat(1_000_000);
    assert!(storage::decode_plan(&deep).is_err());
    let closed = format!("{deep}{}", "]".repeat(1_000_000));
    assert!(storage::decode_plan(&closed).is_err());
    assert!(storage::decode_plan(&format!(r#"{{"format":7,"other":{closed}}}"#)).is_err());
    damaged(&closed, Damage::Shape);
    damaged(&row_with(&format!(r#","name":{closed}"#)), Damage::Shape);
    damaged(&row_with(&format!(r#","colour":{closed}"#)), Damage::Shape);
}

#[test]
fn blank_cells_are_not_written_and_japanese_is_not_escaped() {
    let record = golden("000");
    assert!(record.contains("外部人材派遣先の収益の増加額"));
    assert!(!record.contains("blank") && !record.contains("{}") && !record.contains("null"), "{record}");
}

#[test]
fn digests_are_computed_by_fnv_1a() {
    for (text, digest) in [("", "cbf29ce484222325"), ("a", "af63dc4c8601ec8c"), ("foobar", "85944171f73967e8")] {
        assert_eq!(storage::digest(text).to_string(), digest);
    }
}

#[test]
fn the_index_keeps_the_order_of_the_plans() {
    let order = [3, 1, 2].map(PlanId::from_bits);
    assert_eq!(storage::decode_index(&storage::encode_index(&order)), Ok(order.to_vec()));
    assert_eq!(storage::decode_index(&storage::encode_index(&[])), Ok(Vec::new()));
    let twice = storage::encode_index(&[order[0], order[0]]);
    assert_eq!(storage::decode_index(&twice), Err(Refusal::Damaged(Damage::Id)));
}

#[test]
fn settings_are_read_back() {
    for language in ["ja", "en"] {
        let body = format!(r#"{{"language":"{language}"}}"#);
        let settings = storage::decode_settings(&record(&body)).unwrap();
        assert!(storage::encode_settings(&settings).ends_with(&format!(r#""body":{body}}}"#)));
    }
    assert_eq!(storage::decode_settings(&record(r#"{"language":"fr"}"#)), Err(Refusal::Damaged(Damage::Shape)));
}

#[test]
fn default_judging_settings_are_not_written_and_impossible_settings_are_damage() {
    let usual = storage::decode_plan(&record(&body_with(""))).unwrap();
    assert_eq!(usual.judging, Judging::default());
    assert!(!storage::encode_plan(&usual).contains("judging"));
    let with = |percent: u8| record(&body_with(&format!(r#","judging":{{"on_track_from":{percent}}}"#)));
    assert_eq!(storage::decode_plan(&with(70)).unwrap().judging.on_track_from.percent(), 70);
    for percent in [0, 101] {
        assert_eq!(storage::decode_plan(&with(percent)), Err(Refusal::Damaged(Damage::Shape)));
    }
}
