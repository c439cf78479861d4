//! Forms as data: the built-in forms, and which form files of other people are refused.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up has failed")]

use keikaku::plan::form::{Fill, Form, FormFault, FormFaultKind, Leaf, Outlined, SectionKind, TableLayout};
use keikaku::plan::{BuiltIn, Fact};

fn leaf(code: &str) -> Leaf {
    Leaf::new(code).unwrap()
}

/// A form with these sections.
fn json(sections: &str) -> String {
    let words = r#"{"ja": "語", "en": "word"}"#;
    format!(
        r#"{{"code": "f2030", "name": {words}, "purpose": {words}, "measures": [], "none_answers": ["該当なし"],
        "labels": {{"indicator": {words}, "baseline": {words}, "baseline_in_sentence": {words}}},
        "table": {{"years": 3, "rows": 1, "basis": "increment", "layout": "years_and_total", "baseline_head": "前",
        "year_head": "{{年度}}年度", "total_head": "計"}},
        "facts": [{{"fact": "name", "label": {words}, "required": true}}], "sections": [{sections}]}}"#
    )
}

fn fault(at: &str, kind: FormFaultKind) -> FormFault {
    FormFault { at: at.to_owned(), kind }
}

/// Asserts that a form with these sections is refused, with that place and kind of fault.
#[track_caller]
fn refused(sections: &str, at: &str, kind: FormFaultKind) {
    assert_eq!(Form::from_json(&json(sections)), Err(vec![fault(at, kind)]));
}

/// The fault of a text that is not a form at all.
fn kind_of(text: &str) -> FormFaultKind {
    Form::from_json(text).unwrap_err().remove(0).kind
}

const TEXT: &str = r#"{"id": "a1", "number": "1", "heading": "目的", "kind": "text"}"#;

#[test]
fn every_built_in_form_is_valid_and_has_its_own_code() {
    for &one in BuiltIn::ALL {
        let form = Form::from_json(one.json());
        assert_eq!(
            form.as_ref().map(|form| (form.code.as_str(), BuiltIn::from_form(form))),
            Ok((one.code(), Some(one)))
        );
    }
}

#[test]
fn the_label_of_a_section_includes_the_numbers_of_its_outer_sections() {
    let form = BuiltIn::F2022.form();
    let label = |code| form.outlined(leaf(code)).unwrap().label();
    assert_eq!(label("s5_2_6m"), "5-2の⑥ 【検証方法】");
    assert_eq!(label("s5_2_8"), "5-2の⑧ 事業実施期間");
    assert_eq!(label("s4_kpi"), "4-2 【数値目標】");
    assert_eq!(label("s5_3_2"), "5-3-2 支援措置によらない独自の取組");
    assert_eq!(label("s5_2_4e2"), "5-2の④ 取組②");
}

/// The numbers and headings of the top-level sections, and of the subsections of 5-2.
fn headings(form: BuiltIn) -> Vec<String> {
    let form = form.form();
    let is_shown = |depth, number: &str| depth == 0 || number.starts_with("5-2の");
    let outline = form.outline().into_iter().filter(|one| is_shown(one.depth, &one.number));
    outline.filter(|one| !one.section.number.is_empty()).map(|one| one.label()).collect()
}

#[test]
fn the_donation_form_has_expected_donations_where_the_grant_form_has_costs() {
    let donation = headings(BuiltIn::A2007);
    assert!(donation.contains(&"5-2の④ 寄附の金額の目安".to_owned()), "{donation:?}");
    let grant = headings(BuiltIn::F2022);
    assert!(grant.contains(&"5-2の⑦ 交付対象事業に要する経費".to_owned()), "{grant:?}");
    assert!(BuiltIn::A2007.form().fact(Fact::ProjectCost).is_none());
}

#[test]
fn the_2016_form_prints_its_kpi_table_three_times_and_the_2022_form_once() {
    let tables = |form: BuiltIn| {
        let form = form.form();
        let is_table = |one: &SectionKind| *one == SectionKind::KpiTable;
        form.outline().iter().filter(|one| is_table(&one.section.kind)).map(Outlined::label).collect::<Vec<_>>()
    };
    assert_eq!(tables(BuiltIn::F2016).len(), 3);
    assert_eq!(tables(BuiltIn::F2022), ["4-2 【数値目標】"]);
    assert_eq!(BuiltIn::A2007.form().table.layout, TableLayout::FinalTarget);
}

#[test]
fn omitted_fields_of_a_section_have_default_values() {
    let form = Form::from_json(&json(TEXT)).unwrap();
    let section = form.section(leaf("a1")).unwrap();
    assert_eq!((section.fill, section.facts.len(), section.hint.as_ref()), (Fill::Required, 0, None));
    assert!(section.holds_text() && section.accepts_heading("目 的") && !section.accepts_heading("狙い"));
}

#[test]
fn a_text_that_is_not_json_is_refused_with_line_and_column() {
    assert_eq!(kind_of(""), FormFaultKind::NotJson { line: 1, column: 1 });
    assert_eq!(kind_of("{\n  \"code\": \"f2030\",\n  name"), FormFaultKind::NotJson { line: 3, column: 3 });
    let behind_japanese = "{\n  \"code\": \"様式\", name";
    assert_eq!(kind_of(behind_japanese), FormFaultKind::NotJson { line: 2, column: 17 }, "counted in characters");
}

#[test]
fn a_missing_unknown_repeated_or_mistyped_field_is_refused() {
    let whole = json(TEXT);
    for (from, to) in [
        (r#""code": "f2030", "#, ""),
        (r#""measures": []"#, r#""measures": [], "colour": "red""#),
        (r#""measures": []"#, r#""measures": [], "measures": []"#),
        (r#""years": 3"#, r#""years": "3""#),
        (r#""years": 3"#, r#""years": -3"#),
        (r#""kind": "text""#, r#""kind": "script""#),
        (r#""kind": "text""#, r#""kind": "text", "fill": "maybe""#),
    ] {
        assert!(whole.contains(from), "{from}");
        let kind = kind_of(&whole.replacen(from, to, 1));
        assert!(matches!(kind, FormFaultKind::Shape { .. }), "{to}: {kind:?}");
    }
}

#[test]
fn sections_with_the_same_code_label_or_number_are_refused() {
    let other = r#"{"id": "a2", "number": "1", "heading": "目的", "kind": "list"}"#;
    refused(&format!("{TEXT}, {}", TEXT.replace(r#""1""#, r#""2""#)), "a1", FormFaultKind::CodeNameTwice);
    refused(&format!("{TEXT}, {other}"), "a2", FormFaultKind::LabelTwice);
    let numbered = other.replace("目的", "狙い");
    refused(&format!("{TEXT}, {numbered}"), "a2", FormFaultKind::NumberTwice);
    refused(&TEXT.replace("a1", "A-1"), "A-1", FormFaultKind::CodeName);
}

#[test]
fn a_heading_must_be_one_line_of_plain_text() {
    refused(&TEXT.replace("目的", " 　"), "a1", FormFaultKind::Blank);
    refused(&TEXT.replace("目的", "<b>目的</b>"), "a1", FormFaultKind::Text);
    refused(&TEXT.replace("目的", "目\\n的"), "a1", FormFaultKind::Text);
    refused(&TEXT.replace("目的", "目\\u0000的"), "a1", FormFaultKind::Text);
    for unseen in ["\u{202e}", "\u{200b}", "\u{2028}", "\u{feff}"] {
        refused(&TEXT.replace("目的", &format!("目{unseen}的")), "a1", FormFaultKind::Text);
    }
    refused(&TEXT.replace("目的", &"目".repeat(301)), "a1", FormFaultKind::Text);
}

#[test]
fn a_reference_must_lead_to_existing_sections_without_a_circle() {
    let refers = |id: &str, to: &str| {
        format!(
            r#"{{"id": "{id}", "heading": "{id}", "kind": "reference", "sentence": "…に同じ。", "refers_to": [{to}]}}"#
        )
    };
    refused(&refers("a2", r#""a9""#), "a2", FormFaultKind::NoSuchSection { to: leaf("a9") });
    refused(&refers("a2", ""), "a2", FormFaultKind::Blank);
    refused(&refers("a2", r#""a2""#), "a2", FormFaultKind::Circle);
    let round = Form::from_json(&json(&[refers("a2", r#""a3""#), refers("a3", r#""a2""#)].join(",")));
    assert_eq!(round, Err(["a2", "a3"].map(|at| fault(at, FormFaultKind::Circle)).to_vec()));
    let around =
        format!(r#"{{"id": "a3", "heading": "a3", "kind": "group", "sections": [{}]}}"#, refers("a2", r#""a3""#));
    refused(&around, "a2", FormFaultKind::Circle);
    assert!(Form::from_json(&json(&format!("{TEXT}, {}", refers("a2", r#""a1""#)))).is_ok());
}

#[test]
fn misplaced_fields_and_unknown_or_repeated_facts_of_a_section_are_refused() {
    let with = |kind: &str, field: &str| TEXT.replace(r#""kind": "text""#, &format!(r#""kind": "{kind}", {field}"#));
    refused(&with("text", r#""refers_to": ["a1"]"#), "a1", FormFaultKind::Misplaced);
    refused(&with("group", r#""sentence": "…に同じ。""#), "a1", FormFaultKind::Misplaced);
    refused(&with("kpi_table", r#""facts": ["name"]"#), "a1", FormFaultKind::Misplaced);
    refused(&with("kpi_table", r#""repeats": ["a1"]"#), "a1", FormFaultKind::Misplaced);
    refused(&with("text", r#""facts": ["motto"]"#), "a1", FormFaultKind::NoSuchFact);
    refused(&with("text", r#""facts": ["area"]"#), "a1", FormFaultKind::NoSuchFact);
    refused(&with("text", r#""facts": ["name", "name"]"#), "a1", FormFaultKind::FactTwice);
}

#[test]
fn faults_are_listed_with_their_place_in_file_order_and_at_most_100() {
    let sections = format!("{}, {}", TEXT.replace("目的", " "), TEXT.replace(r#""1""#, r#""<2>""#));
    let faults = Form::from_json(&json(&sections).replace(r#""rows": 1"#, r#""rows": 101"#)).unwrap_err();
    let told = [
        fault("table.rows", FormFaultKind::TooMany),
        fault("a1", FormFaultKind::CodeNameTwice),
        fault("a1", FormFaultKind::Blank),
        fault("a1", FormFaultKind::Text),
    ];
    assert_eq!(faults, told);
    let many: Vec<String> = (0..200).map(|n| TEXT.replace("a1", &format!("a{n}")).replace("目的", "")).collect();
    assert_eq!(Form::from_json(&json(&many.join(","))).unwrap_err().len(), 100, "no file makes endless work");
}

#[test]
fn a_printed_line_must_be_plain_text_with_the_facts_of_its_section() {
    let with = |line: &str| {
        TEXT.replace(r#""kind": "text""#, &format!(r#""kind": "text", "facts": ["name"], "print": ["{line}"]"#))
    };
    assert!(Form::from_json(&json(&with("名称：{name}（仮）"))).is_ok());
    refused(&with("名称：{area}"), "a1", FormFaultKind::NoSuchFact);
    refused(&with("名称：{motto}"), "a1", FormFaultKind::NoSuchFact);
    refused(&with("名称：{name"), "a1", FormFaultKind::NoSuchFact);
    refused(&with("名称"), "a1", FormFaultKind::NoSuchFact);
    refused(&with("<b>{name}</b>"), "a1", FormFaultKind::Text);
    let lost = with("{name}").replace(r#"["name"]"#, r#"["name", "prepared_by"]"#);
    let json = json(&lost).replace(
        r#"{"fact": "name""#,
        r#"{"fact": "prepared_by", "label": {"ja": "主体", "en": "body"}}, {"fact": "name""#,
    );
    assert_eq!(kind_of(&json), FormFaultKind::NotPrinted);
    let without_facts = TEXT.replace(r#""kind": "text""#, r#""kind": "text", "print": ["{name}"]"#);
    refused(&without_facts, "a1", FormFaultKind::Misplaced);
}

#[test]
fn a_form_that_is_too_large_too_deep_or_empty_is_refused() {
    assert_eq!(kind_of(&" ".repeat(200_001)), FormFaultKind::TooLarge);
    assert!(matches!(kind_of(&"[".repeat(100_000)), FormFaultKind::NotJson { .. } | FormFaultKind::Shape { .. }));
    let many: Vec<String> =
        (0..201).map(|n| format!(r#"{{"id": "a{n}", "heading": "{n}", "kind": "text"}}"#)).collect();
    refused(&many.join(","), "sections", FormFaultKind::TooMany);
    let nested = |depth: usize| {
        let opened = (0..depth).map(|n| format!(r#"{{"id": "a{n}", "heading": "{n}", "kind": "group", "sections": ["#));
        opened.collect::<String>() + &"]}".repeat(depth)
    };
    assert!(Form::from_json(&json(&nested(6))).is_ok());
    refused(&nested(7), "a6", FormFaultKind::TooMany);
    refused("", "sections", FormFaultKind::Blank);
    let table = json(TEXT).replace(r#""years": 3"#, r#""years": 31"#);
    assert_eq!(kind_of(&table), FormFaultKind::TooMany);
}
