//! Forms loaded by the user: read from a file, kept in this browser, and carried by every plan that uses one.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up has failed")]

use std::collections::BTreeSet;
use std::sync::Arc;

use keikaku::command::plans::blank_plan;
use keikaku::command::{Command, PlanCommand};
use keikaku::paper::kpi_block;
use keikaku::paper::printed_document::content::PrintedBlock;
use keikaku::paper::printed_document::printed_document;
use keikaku::plan::form::{Form, FormFaultKind, Leaf};
use keikaku::plan::{BuiltIn, DocumentPlace, Plan, Workbook, YearAxis};
use keikaku::storage::plan_file::{read_bytes, write_package};
use keikaku::storage::{self, read_form};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, forms, names};

use crate::support::{FIFTH, fifth, year};

/// A text that does harm if it is taken for anything but text.
const HOSTILE: &str = "<img src=x onerror=alert(1)>\n</textarea>\u{202e}=cmd|' /C calc'!A0\t\"}],\u{0}{";

/// The fifth form with one change in its file.
fn changed(from: &str, to: &str) -> String {
    assert!(FIFTH.contains(from), "{from}");
    FIFTH.replacen(from, to, 1)
}

/// The first fault for which the file is refused as a form.
fn fault(file: impl AsRef<[u8]>) -> FormFaultKind {
    read_form(file.as_ref()).unwrap_err().remove(0).kind
}

/// A new plan in that form, from 2031.
fn plan_of(form: &Arc<Form>) -> Plan {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let years = YearAxis::starting(year(2031), form.table.years).unwrap();
    blank_plan(PlanId::from_bits(1), Arc::clone(form), years, || ids.next().unwrap()).unwrap()
}

/// A plan in the fifth form with this text in each section that holds a text.
fn filled_with(text: &str) -> Plan {
    let mut plan = plan_of(&fifth());
    for one in fifth().outline().iter().filter(|one| one.section.holds_text()) {
        plan.document.set(DocumentPlace::text(one.section.leaf), text);
    }
    plan
}

#[test]
fn a_form_unknown_to_the_program_is_usable_from_its_file_alone() {
    let form = Arc::new(read_form(FIFTH.as_bytes()).unwrap());
    assert!(BuiltIn::from_form(&form).is_none());
    let mut plan = plan_of(&form);
    assert_eq!((plan.years.len(), plan.indicators().len()), (4, 2));
    let carbon = Leaf::new("x_carbon").unwrap();
    plan.document.set(DocumentPlace::text(carbon), "剪定枝を燃料にする。");
    assert_eq!(form.outlined(carbon).unwrap().label(), "6-2 脱炭素への寄与");
    assert_eq!(plan.document.text(DocumentPlace::text(carbon)), "剪定枝を燃料にする。");
    let heads = kpi_block::kpi_block(&plan, false, Language::Japanese).heads;
    assert_eq!(heads.first().map(String::as_str), Some("着手前の値"));
    assert_eq!(heads.get(1).map(String::as_str), Some("第1期（2031年度）の増加見込み"));
    assert_eq!(heads.last().map(String::as_str), Some("増加見込みの計"));
}

#[test]
fn every_form_is_read_back_unchanged_after_writing() {
    for form in BuiltIn::ALL.iter().copied().map(BuiltIn::form).chain([fifth()]) {
        let written = form.to_json();
        assert_eq!(Form::from_json(&written).as_ref(), Ok(&*form), "{}", form.code);
        assert!(!written.contains('\n') && !written.contains("null"), "{written}");
    }
}

#[test]
fn a_plan_file_carries_the_forms_of_its_plans() {
    let plans = [filled_with("本文。"), plan_of(&BuiltIn::F2022.form()), filled_with("別の本文。")];
    let numbered = |(id, plan): (u64, Plan)| {
        let mut plan = plan;
        plan.id = PlanId::from_bits(id);
        Arc::new(plan)
    };
    let plans: Vec<_> = (1..).zip(plans).map(numbered).collect();
    let read = read_bytes(write_package(&plans).as_bytes()).unwrap().plans;
    assert_eq!(read, plans);
    let forms: BTreeSet<_> = read.iter().map(|plan| Arc::as_ptr(&plan.form)).collect();
    assert_eq!(forms.len(), 2, "each form of a file is read once");
}

#[test]
fn hostile_text_in_every_section_is_read_back_as_plain_text() {
    let plan = Arc::new(filled_with(HOSTILE));
    let file = write_package(&[Arc::clone(&plan)]);
    assert_eq!(read_bytes(file.as_bytes()).unwrap().plans, [plan]);
}

#[test]
fn a_plan_moves_to_a_loaded_form_and_back_without_a_loss() {
    let before = Arc::new(plan_of(&BuiltIn::F2022.form()));
    let workbook = Arc::new(Workbook::new([Arc::clone(&before)]));
    let to = |workbook: &Arc<Workbook>, form| {
        let command = Command::InPlan { plan: before.id, command: PlanCommand::SetForm(form) };
        keikaku::command::apply(workbook, &command).unwrap().workbook
    };
    let moved = to(&workbook, fifth());
    assert_eq!(moved.plan(before.id).unwrap().form, fifth());
    assert_eq!(to(&moved, BuiltIn::F2022.form()).plan(before.id), Some(&before));
}

#[test]
fn a_form_with_a_built_in_code_name_is_refused_but_kept_in_plans() {
    let forged = changed("f2031", "f2022");
    assert_eq!(fault(&forged), FormFaultKind::CodeOfBuiltIn);
    assert_eq!(fault(BuiltIn::Strategy.json()), FormFaultKind::CodeOfBuiltIn);
    let plan = plan_of(&Arc::new(Form::from_json(&forged).unwrap()));
    assert_eq!(BuiltIn::from_form(&plan.form), None);
    assert_eq!(storage::decode_plan(&storage::encode_plan(&plan)), Ok(plan), "a file that holds one is kept as it is");
}

#[test]
fn year_heads_that_do_not_distinguish_the_years_are_refused_with_their_place() {
    let faults = |from: &str, to: &str| {
        let faults = read_form(changed(from, to).as_bytes()).unwrap_err();
        faults.into_iter().map(|fault| (fault.at, fault.kind)).collect::<Vec<_>>()
    };
    let (year_head, total_head) = ("table.year_head".to_owned(), "table.total_head".to_owned());
    let whole = "第{n}期（{年度}年度）の増加見込み";
    assert_eq!(faults(whole, "増加見込み"), [(year_head.clone(), FormFaultKind::YearHead)]);
    assert_eq!(faults(whole, "第{n}期"), [(year_head.clone(), FormFaultKind::YearHead)]);
    assert_eq!(
        faults(whole, "{year}年度"),
        [(year_head.clone(), FormFaultKind::Braces), (year_head.clone(), FormFaultKind::YearHead)]
    );
    assert_eq!(faults(whole, "{年度}年度（{n年目）"), [(year_head.clone(), FormFaultKind::Braces)]);
    assert_eq!(faults(whole, "{年度}年度}"), [(year_head, FormFaultKind::Braces)]);
    assert_eq!(faults("増加見込みの計", "{年度}までの計"), [(total_head, FormFaultKind::Braces)]);
}

#[test]
fn a_form_with_a_built_in_name_is_refused_with_its_place() {
    for (from, to) in [("2031年様式", "２０２２年様式"), ("2031 form", "2022 form")] {
        let faults = read_form(changed(from, to).as_bytes()).unwrap_err();
        assert_eq!(faults.len(), 1);
        assert_eq!((faults[0].at.as_str(), &faults[0].kind), ("name", &FormFaultKind::NameOfBuiltIn));
    }
}

#[test]
fn a_plan_with_a_form_that_would_be_refused_stays_readable() {
    let carried = Form::from_json(&changed("第{n}期（{年度}年度）の増加見込み", "増加見込み")).unwrap();
    let plan = plan_of(&Arc::new(carried));
    assert_eq!(storage::decode_plan(&storage::encode_plan(&plan)), Ok(plan));
}

#[test]
fn a_form_without_a_kpi_table_is_loaded_with_a_message() {
    let without = changed(r#""kind": "kpi_table""#, r#""kind": "text""#);
    let [whole, without] = [FIFTH, &without].map(|file| read_form(file.as_bytes()).unwrap());
    let told = |form: &Form| forms::loaded(form, Language::Japanese).contains("計画書に指標が印刷されません");
    assert_eq!([told(&whole), told(&without)], [false, true]);
}

#[test]
fn a_text_loses_its_place_and_is_not_printed_if_its_section_lists_projects() {
    let projects = changed(r#""kind": "text", "fill": "or_none""#, r#""kind": "projects", "fill": "or_none""#);
    let mut plan = filled_with("剪定枝を燃料にする。");
    plan.form = Arc::new(read_form(projects.as_bytes()).unwrap());
    let at = DocumentPlace::text(Leaf::new("x_carbon").unwrap());
    assert_eq!(plan.texts_without_place(), [(at, "剪定枝を燃料にする。")]);
    let printed = |plan: &Plan| {
        let sections = printed_document(plan, false).sections.into_iter();
        sections.filter(|section| section.leaf == Some(at.leaf)).flat_map(|section| section.blocks).collect::<Vec<_>>()
    };
    assert_eq!(printed(&plan), [PrintedBlock::Paragraph("（未記入）".to_owned())]);
    // 該当なし is also the answer of a section of projects.
    plan.document.set(at, "該当なし。");
    assert_eq!(plan.texts_without_place(), []);
    assert_eq!(printed(&plan), [PrintedBlock::Paragraph("該当なし。".to_owned())]);
}

#[test]
fn a_hostile_file_is_refused_with_its_reason() {
    let leaf = r#""id": "x_carbon""#;
    for (file, reason) in [
        (changed("脱炭素への寄与", "<script>alert(1)</script>"), FormFaultKind::Text),
        (changed("脱炭素への寄与", "脱炭素\\u0007への寄与"), FormFaultKind::Text),
        (changed("脱炭素への寄与", "脱炭素\\u202eへの寄与"), FormFaultKind::Text),
        (changed("2031年様式", "2031年\\n様式"), FormFaultKind::Text),
        (changed(r#""A3101""#, r#""A3101<""#), FormFaultKind::Text),
        (changed("温室効果ガス", &"温".repeat(301)), FormFaultKind::Text),
        (changed(r#""number": "6-2""#, r#""number": "6-1""#), FormFaultKind::NumberTwice),
        (changed(leaf, r#""id": "s7_1""#), FormFaultKind::CodeNameTwice),
        (changed(leaf, r#""id": "../plan""#), FormFaultKind::CodeName),
        (changed(r#""code": "f2031""#, r#""code": "F2031""#), FormFaultKind::CodeName),
        (changed(r#""years": 4"#, r#""years": 4000000"#), FormFaultKind::TooMany),
        (changed(r#"["s7_1"]"#, r#"["s7_3"]"#), FormFaultKind::Circle),
        (format!("{FIFTH}{}", " ".repeat(200_000)), FormFaultKind::TooLarge),
        (format!(r#"{{"format":1,"app":"0","plans":[{FIFTH}]}}"#), FormFaultKind::PlanFile),
    ] {
        assert_eq!(fault(&file), reason, "{}", file.chars().take(200).collect::<String>());
    }
    for deep in ["[".repeat(100_000), format!("{}{}", r#"{"code":"#.repeat(20_000), "1")] {
        assert!(matches!(fault(&deep), FormFaultKind::NotJson { .. } | FormFaultKind::Shape { .. }));
    }
    for bytes in [&b"PK\x03\x04\x00\x00"[..], &[0x93, 0xfa, 0x96, 0x7b], &[0xff, 0xfe, 0x00]] {
        assert_eq!(fault(bytes), FormFaultKind::NotText);
    }
    assert_eq!(fault(""), FormFaultKind::NotJson { line: 1, column: 1 });
}

#[test]
fn a_form_file_saved_again_by_an_editor_is_read_unchanged() {
    let marked = format!("\u{feff}{FIFTH}");
    let utf16: Vec<u8> = marked.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [marked.into_bytes(), utf16, FIFTH.replace('\n', "\r\n").into_bytes()] {
        assert_eq!(read_form(&bytes).as_ref(), Ok(&*fifth()));
    }
}

#[test]
fn forms_with_the_same_name_are_numbered() {
    let forms = [BuiltIn::F2022.form(), fifth(), fifth()];
    let names = names::forms(forms.iter().map(|form| &**form), Language::Japanese);
    assert_eq!(names, ["2022年様式", "2031年様式", "2031年様式（2番目）"]);
}
