//! Tests the rules themselves, on made-up sources: what they must refuse and what they must allow.

use crate::architecture::layers::{LAYERS, layer, may_name};
use crate::architecture::rules::{offences, policies, story};

/// Asserts that exactly these lines of a source at that path are refused.
#[track_caller]
fn refused(path: &str, source: &str, lines: &[usize]) {
    let found: Vec<usize> = offences(path, &told(source)).iter().map(|offence| offence.line - 1).collect();
    assert_eq!(found, lines, "{path}: {source}");
}

#[track_caller]
fn passes(path: &str, source: &str) {
    refused(path, source, &[]);
}

/// The source with a module comment before it.
fn told(source: &str) -> String {
    format!("//! A story.\n{source}")
}

#[test]
fn a_path_to_a_higher_layer_is_refused_with_its_line() {
    refused("src/session.rs", "\nuse crate::wording::Label;\n", &[2]);
    refused("src/command/cells.rs", "fn f() { crate::command::history::History::default() }", &[1]);
    refused("src/figures/totals.rs", "use crate::figures::achievement;", &[1]);
    refused("src/plan/form.rs", "use crate::plan::samples::Sample;", &[1]);
    refused("src/merge/field.rs", "use crate::command::Command;", &[1]);
    passes("src/wording/names.rs", "use crate::storage::Store;\nuse crate::plan::Plan;");
    passes(
        "src/figures/achievement.rs",
        "use crate::figures::totals::{self, Span};\nuse crate::figures::achievement::period;",
    );
}

#[test]
fn a_forbidden_path_inside_a_use_group_is_refused() {
    refused("src/plan.rs", "use crate::{\n    value::id::PlanId,\n    command::{self, Command},\n};", &[3, 3]);
    refused("src/plan.rs", "use crate::{plan::cell as c, figures::totals as t};", &[1]);
    refused("src/plan.rs", "use crate::{value::id, {figures, plan::cell}, command};", &[1, 1]);
    passes("src/plan.rs", "use crate::{value::id::{PlanId, IndicatorId}, plan::cell};");
}

#[test]
fn a_forbidden_path_behind_super_is_refused() {
    refused("src/plan.rs", "use super::command::Command;", &[1]);
    refused("src/session/folder.rs", "use super::super::wording::Label;", &[1]);
    refused("src/session/folder.rs", "fn f() { super::super::wording::names::plans() }", &[1]);
    refused("src/plan/form.rs", "use super::{super::{figures::Sum}, indicator};", &[1]);
    passes("src/session/folder.rs", "use super::{Session, super::plan};\nuse self::saving::Save;");
    passes("src/plan/form.rs", "use super::indicator::Basis;");
}

#[test]
fn super_inside_an_inline_module_means_the_module_of_its_file() {
    passes("src/value/amount.rs", "mod tests { use super::*; fn f() {} }\nuse super::width;");
    refused("src/value/amount.rs", "mod tests { fn f() {} }\nuse super::super::plan;", &[2]);
    refused("src/value/amount.rs", "mod tests { use super::super::super::plan; }", &[1]);
}

#[test]
fn importing_the_whole_crate_or_a_module_without_a_layer_is_refused() {
    refused("src/plan/cell.rs", "use crate::*;", &[1]);
    refused("src/plan/cell.rs", "use crate::{self as everything};", &[1]);
    refused("src/plan/cell.rs", "use crate as everything;", &[1]);
    refused("src/plan/cell.rs", "macro_rules! m { () => { $crate::wording::Label } }", &[1]);
    refused("src/plan/cell.rs", "use crate::helpers::trim;", &[1]);
    refused("src/helpers.rs", "use crate::plan::cell;", &[1]);
}

#[test]
fn the_storage_module_may_name_only_values_and_plans() {
    refused("src/storage/stored.rs", "use crate::figures::totals::Sum;", &[1]);
    passes("src/storage/stored.rs", "use crate::plan::Plan;\nuse crate::storage::Damage;");
    passes("src/import.rs", "use crate::storage;");
}

#[test]
fn the_page_names_the_library_as_keikaku_and_the_browser_names_no_plan() {
    passes("src/ui/app.rs", "use keikaku::command::Command;\nuse crate::browser::storage;\nuse self::field;");
    refused("src/ui/app.rs", "use crate::command::Command;", &[1]);
    refused("src/browser/files.rs", "use keikaku::plan::Plan;", &[1]);
    refused("src/browser/files.rs", "use keikaku::session::Session;", &[1]);
    refused("src/browser/files.rs", "use crate::ui::app;", &[1]);
    passes(
        "src/browser/storage.rs",
        "use keikaku::storage::{Store, StoreError};\nuse keikaku::value::fiscal_year::Date;",
    );
    passes("src/main.rs", "mod ui;\nfn main() { ui::mount(); }");
}

#[test]
fn a_room_of_the_page_may_not_name_a_higher_room() {
    refused("src/ui/app.rs", "use crate::ui::components::chart;", &[1]);
    refused("src/ui/app/field.rs", "use crate::ui::pages::table;", &[1]);
    refused("src/ui/components/choice.rs", "use crate::ui::review::decisions;", &[1]);
    refused("src/ui/review/questions.rs", "use crate::ui::pages::Page;", &[1]);
    passes("src/ui/pages/table.rs", "use crate::ui::app::use_app;\nuse crate::ui::review::Preview;");
    passes("src/ui/shell.rs", "use crate::ui::pages::Page;\nuse crate::browser::clock;");
}

#[test]
fn web_crates_are_allowed_only_in_the_page() {
    for name in ["leptos::prelude", "web_sys", "js_sys", "wasm_bindgen", "wasm_bindgen_futures", "gloo_storage"] {
        refused("src/session.rs", &format!("use {name};"), &[1]);
        passes("src/ui/app.rs", &format!("use {name};"));
        passes("src/browser.rs", &format!("use {name};"));
    }
    refused("src/uicorn.rs", "use leptos;", &[1]);
    passes("src/plan.rs", "/// Not a leptos signal.\nlet leptospira = \"web_sys\";");
}

#[test]
fn serde_is_allowed_only_in_storage_and_file_formats() {
    for source in ["use serde::Serialize;", "#[derive(serde::Serialize)] struct A;", "use serde_json::Value;"] {
        refused("src/plan/indicator.rs", source, &[1]);
        refused("src/ui/app.rs", source, &[1]);
        passes("src/storage/stored/cell.rs", source);
        passes("src/export/data_package.rs", source);
    }
    passes("src/session.rs", "/// Without serde.\nlet serde_free = \"serde\";");
}

#[test]
fn japanese_literals_are_allowed_only_in_wording_and_readers() {
    refused("src/session.rs", "let a = 1;\nlet b = \"計画\";", &[2]);
    refused("src/session.rs", "let a = r#\"\nカナ \"引用\" \"#;", &[1]);
    refused("src/command.rs", "match c { '△' => 1, '、' => 2, 'ｱ' => 3 }", &[1, 1]);
    refused("src/storage/plan_file.rs", "format!(\"ほか{}\", 1)", &[1]);
    for path in
        ["src/wording/terms.rs", "src/plan/cell.rs", "src/plan/cell/tail.rs", "src/plan/form.rs", "src/columns.rs"]
    {
        passes(path, "let b = \"計画\";");
    }
    refused("src/plan/cellar.rs", "let b = \"計画\";", &[1]);
    passes("src/session.rs", "/// 計画\n// 計画\n/* 計画 /* \"計画\" */ */\nlet a = \"…\\u{3000}\";");
}

#[test]
fn unwrap_expect_and_split_at_are_refused_outside_tests() {
    refused("src/ui/app.rs", "fn f() {\n    a.unwrap();\n    b.expect(\"c\");\n}", &[2, 3]);
    refused("src/ui/app.rs", "fn f() { text.split_at(1) }", &[1]);
    passes("src/ui/app.rs", "#[expect(lint, reason = \".unwrap()\")]\nfn f() { a.unwrap_or(b).expect_err }");
    passes("src/value/id.rs", "#[cfg(test)]\nmod tests { fn f() { a.unwrap(); let b = \"計\"; } }");
    refused("src/value/id.rs", "#[cfg(test)]\nmod tests { fn f() { a.unwrap(); } }\nfn g() { a.unwrap(); }", &[3]);
    passes("src/value/id.rs", "#[cfg(all(test, not(target_arch = \"wasm32\")))]\nmod tests { fn f() { a.unwrap(); } }");
    passes("src/ui/test_page.rs", "#![cfg(test)]\nfn f() { a.unwrap(); }");
    refused("src/value/id.rs", "#[cfg(not(test))]\nfn f() { a.unwrap(); }", &[2]);
    refused("src/value/id.rs", "#[cfg(test)]\nuse a::b;\nfn g() { a.unwrap(); }", &[3]);
}

#[test]
fn a_static_with_mutable_state_is_refused() {
    refused("src/plan/form.rs", "static HELD: Mutex<Vec<u8>> = Mutex::new(Vec::new());", &[1]);
    refused(
        "src/plan/form.rs",
        "pub(crate) static A: [u8; 2] = [1, 2];\nstatic B: std::sync::OnceLock<u8> = b();",
        &[2],
    );
    refused("src/ui/app.rs", "static mut A: u8 = 1;\nstatic B: AtomicU8 = b();\nthread_local! { }", &[1, 2, 3]);
    passes("src/plan/form.rs", "static A: &str = \"Mutex\";\nfn f(a: &'static Mutex<u8>) { let b = Mutex::new(1); }");
}

#[test]
fn a_file_without_a_module_comment_at_the_start_is_refused() {
    let at = |source| story("src/plan.rs", source).map(|offence| offence.to_string());
    assert_eq!(at("use a;").as_deref(), Some("src/plan.rs:1: does not begin with its story (`//!`)"));
    assert!(at("").is_some() && at("// A note.").is_some() && at("\n//! Late.").is_some() && at("//!").is_some());
    assert_eq!(at("//! What it is.\n"), None);
}

#[test]
fn literals_and_lifetimes_do_not_hide_the_paths_after_them() {
    refused("src/plan.rs", "let a = '\"'; use crate::command; let b = '\"';", &[1]);
    refused("src/plan.rs", "fn f<'a>(b: &'a str) { crate::command::apply() }", &[1]);
    refused("src/plan.rs", "let a = \"\\\\\"; use crate::command; // \"", &[1]);
    refused("src/plan.rs", "let a = b\"\\\"\"; let b = br##\"\"#\"##;\nuse crate::command;", &[2]);
    passes("src/plan.rs", "let a = \"use crate::command;\"; // use crate::command;\n/* use crate::command; */");
}

#[test]
fn every_creation_of_a_trusted_types_policy_is_found() {
    let script = "const p = trustedTypes.createPolicy('keikaku', {});\n\nfactory.create_policy(name)";
    assert_eq!(policies("web/boot.js", script), ["web/boot.js:1", "web/boot.js:3"]);
}

#[test]
fn no_two_rooms_may_name_each_other() {
    let rooms: Vec<&str> = LAYERS.into_iter().flat_map(|(_, rooms)| rooms.iter().copied()).collect();
    for one in &rooms {
        assert_eq!(rooms.iter().filter(|other| other == &one).count(), 1, "{one} stands twice");
        assert!(!rooms.iter().any(|other| one != other && may_name(one, other) && may_name(other, one)), "{one}");
    }
    assert_eq!((layer("value::id"), layer("wording"), layer("nobody")), (Some(1), Some(7), None));
}
