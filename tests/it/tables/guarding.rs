//! Texts that begin like a formula are written with a guard by every export, and figures without one. Reading removes
//! the guard.

use std::sync::Arc;

use keikaku::columns::fields::{figure, plain};
use keikaku::columns::guard::{guard, guard_paragraph, unguard};
use keikaku::export::clipboard::{Copied, copy};
use keikaku::export::{long_table, wide_table};
use keikaku::import::encoding::Cp932;
use keikaku::import::paste::Block;
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::indicator::{Actual, Row};
use keikaku::plan::lineage::Lineage;
use keikaku::plan::place::{CellPlace, cell_at};
use keikaku::plan::{Indicator, Plan};
use keikaku::wording::evaluation::judged_by;
use proptest::prelude::*;

use crate::support::desk::{Browser, fields, sample, today, year};
use crate::support::text;

/// Texts that every export guards.
const FORMULAS: [&str; 36] = [
    "=SUM(A1:A3)",
    "=cmd|' /C calc'!A0",
    "@SUM(1)",
    "@名無し",
    "+1+1",
    "+81番",
    "-未定",
    "-2+3+cmd|' /C calc'!A0",
    "--1",
    "=",
    "\n=1+1",
    "\r\n=1+1",
    "\t=1+1",
    " =1+1",
    "\u{3000}@SUM(1)",
    "\u{a0}=1+1",
    "\u{b}=1+1",
    "\u{c}=1+1",
    "\0=1+1",
    "\u{1}\u{1f}=1+1",
    "\u{85}=1+1",
    "\u{ad}=1+1",
    "\u{200b}=1+1",
    "\u{200d}\u{2060}=1+1",
    "\u{feff}=1+1",
    "\u{200e}=1+1",
    "\u{202e}=1+1",
    "\u{2066}@SUM(1)\u{2069}",
    "\u{fe0f}=1+1",
    "\u{e0041}=1+1",
    "\0\u{feff} \n=1+1",
    "＝１＋１",
    "＋αの取組",
    "－未定",
    "＠名無し",
    "−未定",
];

/// Texts that are guarded by every export that keeps their first letter.
const MARKS: [&str; 6] = ["\t字下げ", "\r\n次の行", "\n次の行", "'一重", "''二重", "'=1+1"];

/// Texts that are not guarded.
const PLAIN: [&str; 13] =
    ["", "-", "－", "−", "計画", "1-2", "1=1", "△未定", "▲", "ー", "\u{200b}計画", " 前後に空白 ", "#REF!"];

/// A cell as it is typed, and as it is written in the wide file, in the long file as 原文表記, and on the clipboard.
const FIGURES: [(&str, &str, &str, &str); 9] = [
    ("-5", "-5", "-5", "-5"),
    ("+3", "3", "+3", "3"),
    ("△5", "-5", "△5", "-5"),
    ("－５", "-5", "－５", "-5"),
    ("＋３", "3", "＋３", "3"),
    ("−1,234.50", "-1234.50", "−1,234.50", "-1,234.50"),
    ("-5千円（速報）", "-5(速報)", "-5千円（速報）", "-5（速報）"),
    ("-", "-", "-", "-"),
    ("－", "-", "－", "-"),
];

/// A plan of one KPI, which has that cell in 2023 and that text in every text field.
fn plan_of(text: &str, cell: Cell) -> Plan {
    let plan = sample("002");
    let kpi = Indicator::clone(&plan.indicators()[0]);
    let mut kpi = Indicator { name: text.to_owned(), responsible: text.to_owned(), source: text.to_owned(), ..kpi };
    kpi.notes = [((Row::Actual, None), text.to_owned())].into_iter().collect();
    kpi.actuals = [(year(2023), Actual { cell, ..Actual::default() })].into_iter().collect();
    plan.with_indicators(vec![Arc::new(kpi)]).unwrap()
}

/// A plan of one KPI with that text in every text field and in its cell.
fn plan_with(text: &str) -> Plan {
    plan_of(text, Cell { state: State::Unread, text: text.to_owned() })
}

/// The fields under these headings, in the first row that contains all of `row`.
fn fields_of<const N: usize>(file: &str, row: &[&str], headings: [&str; N]) -> [String; N] {
    let rows = fields(file);
    let has = |fields: &&Vec<String>| row.iter().all(|field| fields.iter().any(|one| one == field));
    let found = rows.iter().find(has).unwrap();
    headings.map(|heading| found[rows[0].iter().position(|one| one == heading).unwrap()].clone())
}

fn of_wide(file: &str) -> [String; 4] {
    fields_of(file, &["実績"], ["指標名", "所管課", "備考", "2023年度"])
}

fn in_wide(plan: &Plan) -> [String; 4] {
    of_wide(&wide_table::write(plan, &Lineage::default()).text())
}

/// The fields of the wide file in CP932; `None` if CP932 cannot hold the text.
fn in_cp932(plan: &Plan) -> Option<[String; 4]> {
    let file = wide_table::write(plan, &Lineage::default()).cp932(Browser::get()).ok()?;
    Some(of_wide(&Browser::get().decode(&file.bytes).unwrap()))
}

fn in_long(plan: &Plan) -> [String; 4] {
    fields_of(
        &long_table::write(plan, &judged_by(plan, today())).text(),
        &["実績", "2023"],
        ["KPI名", "所管課", "出典", "原文表記"],
    )
}

fn on_clipboard(plan: &Plan) -> Copied {
    copy(plan, &[vec![Some((plan.indicators()[0].id, CellPlace::Actual(year(2023)))), None]], &cell_at)
}

/// The content of the first cell of the HTML table.
fn in_html(copied: &Copied) -> &str {
    let (_, behind) = copied.html.split_once("pre-wrap\">").unwrap();
    behind.split_once("</td>").unwrap().0
}

#[test]
fn text_that_begins_like_a_formula_is_guarded() {
    for text in FORMULAS.into_iter().chain(MARKS) {
        assert_eq!(guard(text), format!("'{text}"));
    }
    for text in PLAIN {
        assert_eq!(guard(text), text);
    }
    assert_eq!(guard("+81"), "'+81");
    for figure in ["'24", "'計画"] {
        assert_eq!(unguard(figure), figure);
    }
}

#[test]
fn every_export_and_copy_guards_text_that_begins_like_a_formula() {
    let mut in_both = 0;
    for text in FORMULAS {
        let plan = plan_with(text);
        for field in in_wide(&plan) {
            assert_eq!(field, format!("'{text}"));
        }
        for field in in_cp932(&plan).into_iter().flatten() {
            assert_eq!(field, format!("'{}", text.replace('−', "－")));
            in_both += 1;
        }
        for field in in_long(&plan) {
            assert!(field.starts_with('\''), "{text:?} goes out as {field:?}");
        }
        let copied = on_clipboard(&plan);
        assert!(copied.text.starts_with('\'') || copied.text.starts_with("\"'"), "{:?}", copied.text);
        assert!(in_html(&copied).starts_with('\''), "{:?}", copied.html);
    }
    assert!(in_both > 40, "{in_both}");
}

#[test]
fn text_that_is_no_formula_is_exported_unchanged() {
    for text in PLAIN.into_iter().filter(|text| !text.is_empty()) {
        let plan = plan_with(text);
        assert_eq!(in_wide(&plan)[3], text);
        assert_eq!(on_clipboard(&plan).text, format!("{text}\t\r\n"));
        assert_eq!(in_html(&on_clipboard(&plan)), text);
    }
}

#[test]
fn a_figure_is_exported_without_a_guard() {
    for (typed, wide, raw, copied) in FIGURES {
        let plan = plan_of("指標", Cell::read(typed, "千円"));
        assert_eq!(in_wide(&plan)[3], wide);
        assert_eq!(in_long(&plan)[3], raw);
        assert_eq!(on_clipboard(&plan).text, format!("{copied}\t\r\n"));
        assert_eq!(in_html(&on_clipboard(&plan)), copied);
    }
}

#[test]
fn a_figure_whose_unit_is_a_formula_is_guarded_where_the_unit_is_written() {
    let unit = "+cmd|' /C calc'!A0";
    let cell = Cell::read(&format!("-5{unit}"), unit);
    assert!(matches!(cell.state, State::Number { .. }));
    let plan = plan_of("指標", cell);
    let kpi = Indicator { unit: unit.to_owned(), ..Indicator::clone(&plan.indicators()[0]) };
    let plan = plan.with_indicators(vec![Arc::new(kpi)]).unwrap();
    assert_eq!(in_wide(&plan)[3], "-5");
    assert_eq!(in_long(&plan)[3], format!("'-5{unit}"));
    assert_eq!(on_clipboard(&plan).text, "-5\t\r\n");
}

#[test]
fn pasting_a_block_removes_the_guard_and_a_single_text_is_kept_unchanged() {
    let block = |text: &str| Block::read(&format!("{text}\t\r\n"));
    let rows = |text: &str| Block::of_rows(vec![vec![text.to_owned(), String::new()]], None);
    assert_eq!(block("'=1+1"), rows("=1+1"));
    assert_eq!(block("''=1+1"), rows("'=1+1"));
    assert_eq!(block("'24"), rows("'24"));
    assert_eq!(Block::read("'=1+1").single(), Some("'=1+1"));
    let table = |html: &str| Block::of_markup(html).unwrap().unwrap();
    assert_eq!(table("<table><tr><td>'=1+1<td></table>"), rows("=1+1"));
    for text in FORMULAS.into_iter().chain(MARKS).chain(PLAIN) {
        let copied = on_clipboard(&plan_with(text));
        let kinds = Some(vec![Row::Actual]);
        let expected = Block::of_rows(vec![vec![text.to_owned(), String::new()]], kinds);
        assert_eq!(Block::of_clipboard(&copied.text, &copied.html), Ok(expected), "{text:?}");
        assert_eq!(Block::of_clipboard(&copied.text, ""), Ok(rows(text)), "{text:?}");
    }
}

/// The earlier guard, which did not consider white space, invisible characters and full-width letters.
fn guarded_before(text: &str) -> String {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']);
    if text != "-" && begins { format!("'{text}") } else { text.to_owned() }
}

#[test]
fn a_file_guarded_by_the_older_rule_is_read_as_before() {
    for text in FORMULAS.into_iter().chain(MARKS).chain(PLAIN) {
        let written = guarded_before(text);
        assert_eq!(plain(&written), text);
        assert_eq!(figure(&written), if written == text { text.trim_start() } else { text });
    }
}

proptest! {
    #[test]
    fn reading_removes_every_guard(text in text(), begin in "['=+@＝－−\\-\\t\\r\\n \\x00\u{200b}\u{feff}]{0,4}") {
        let text = begin + &text;
        for written in [guard(&text), guarded_before(&text)] {
            prop_assert_eq!(unguard(&written), &text);
            prop_assert_eq!(plain(&written), text.as_str());
        }
    }
}

#[test]
fn a_paragraph_is_guarded_only_if_a_spreadsheet_could_evaluate_it_as_a_formula() {
    for prose in
        ["- 観光客数(延べ人数)を増やす。", "−5.0%(対前年)", "＋αの効果", "@市役所", "\t字下げ", "・項目", "- 品目"]
    {
        assert_eq!(guard_paragraph(prose), prose);
    }
    let formulas = [
        "=1",
        "＝SUM(1)",
        "+cmd|'/C calc'!A0",
        "－１＋ｃｍｄ｜＇／Ｃ calc＇！Ａ０",
        "－ＨＹＰＥＲＬＩＮＫ（1）",
        "@SUM(A1)",
        "\u{200b}=1",
    ];
    for formula in formulas {
        assert_eq!(guard_paragraph(formula), format!("'{formula}"));
    }
}
