//! What Calc, the spreadsheet of `LibreOffice`, makes of a sheet: one cell was typed there, and exactly that cell has
//! changed.
//!
//! Calc drops zeros after the decimal point, moves rows, quotes differently, and writes what its cells show. The files
//! in `tests/corpus/libreoffice/` come from a real Calc (`scripts/libreoffice.py`). The sheets that were sent are stored
//! beside them, so that a test fails if the program no longer writes them in that way.

use std::path::PathBuf;
use std::sync::Arc;

use keikaku::export::wide_table;
use keikaku::import::encoding::Encoding;
use keikaku::import::read::read_table;
use keikaku::merge::review::ChangeKind;
use keikaku::plan::Plan;
use keikaku::plan::indicator::Row;
use keikaku::plan::lineage::{KpiTable, Lineage};
use keikaku::plan::place::{CellPlace, TextPlace};
use keikaku::storage::plan_file::{read_package, write_package_with};

use crate::support::desk::{Browser, Desk, fields, year};

fn actual(western: i32) -> CellPlace {
    CellPlace::Actual(year(western))
}

fn target(western: i32) -> CellPlace {
    CellPlace::Target(year(western))
}

/// 酒田市's plan with texts that break sheets in every text field, and with every state in its cells.
pub(crate) fn ugly() -> Desk {
    let mut desk = Desk::of("002");
    let notes = |row, western: i32| TextPlace::Note(row, Some(year(western)));
    for (nth, place, text) in [
        (1, actual(2022), "1,200(速報)"),
        (1, actual(2024), "集計中"),
        (1, actual(2025), "－"),
        (1, actual(2026), "未把握"),
        (1, target(2024), "54,626.50"),
        (2, CellPlace::Baseline, "調査中"),
        (2, actual(2022), "△３．５０（見込）"),
        (2, actual(2024), "０"),
        (2, actual(2025), "数百"),
        (2, actual(2026), "算定不能"),
        (3, CellPlace::Baseline, "未公表"),
        (3, target(2022), "1,234,567.80"),
        (3, target(2023), "-0.50"),
        (3, actual(2023), "+81 90"),
        (3, actual(2024), "999999999999.25"),
        (3, actual(2025), "@上期\n下期"),
        (4, actual(2022), "4/2"),
        (4, actual(2023), "''二重"),
    ] {
        desk.set(nth, place, text);
    }
    desk.hold(3, actual(2022), "=1+1");
    for (nth, place, text) in [
        (1, TextPlace::Group, "=SUM(A1:A3)"),
        (1, TextPlace::Responsible, "+81 商工港湾課"),
        (1, TextPlace::Note(Row::Actual, None), "上期は\"好調\"、\n下期は'低調'"),
        (1, notes(Row::Actual, 2022), "-決算前"),
        (1, notes(Row::Target, 2024), "2025年度：注記の形 / 2026年度：次"),
        (2, TextPlace::Group, "'一重"),
        (2, TextPlace::Name, "@ＡＢＣ１２３　会員（全角）～①㈱髙"),
        (2, TextPlace::Unit, "％"),
        (2, TextPlace::Note(Row::Target, None), "-"),
        (3, TextPlace::Group, "\"引用\"で始まる"),
        (3, TextPlace::Name, "-5℃以下の日数,と;"),
        (3, TextPlace::Unit, "日"),
        // Letters that CP932 lacks, and for which Calc writes a letter of the same shape.
        (3, notes(Row::Target, 2023), "〜−—‖¢£¬"),
        (3, TextPlace::Responsible, "2024-04-01"),
        (3, TextPlace::Note(Row::Actual, None), "=\n="),
        (4, TextPlace::Group, "TRUE"),
        (4, TextPlace::Name, "0012"),
        (4, TextPlace::Unit, "1/2"),
        (4, TextPlace::Responsible, "1-2"),
        (4, TextPlace::Note(Row::Target, None), "50%"),
        (4, TextPlace::Note(Row::Actual, None), "1E5"),
    ] {
        desk.write(nth, place, text);
    }
    desk
}

fn desk(sheet: &str) -> Desk {
    match sheet {
        "sample" => Desk::of("002"),
        _ => ugly(),
    }
}

fn stored(name: &str) -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "corpus", "libreoffice", name].iter().collect()
}

/// If `KEIKAKU_WRITE_SENT` is set, the test writes the sheets for `scripts/libreoffice.py`.
#[test]
fn the_sheets_written_today_equal_those_the_answers_were_made_from() {
    for sheet in ["sample", "ugly"] {
        let sent = wide_table::write(desk(sheet).plan(), &Lineage::default()).utf8();
        let path = stored(&format!("{sheet}_sent.csv"));
        if std::env::var_os("KEIKAKU_WRITE_SENT").is_some() {
            std::fs::write(&path, &sent).unwrap();
        }
        let kept = String::from_utf8(std::fs::read(&path).unwrap()).unwrap();
        let same = kept == String::from_utf8(sent).unwrap();
        assert!(same, "{sheet} is written otherwise by now: make the answers anew with scripts/libreoffice.py");
    }
}

/// The plan file for the sample's sheets, which the tests of the page use: the plan, and the table that was sent.
#[test]
fn the_plan_file_beside_the_sheets_contains_the_plan_and_the_sent_table() {
    let mut desk = desk("sample");
    desk.send();
    let file = write_package_with(&[Arc::new(desk.plan().clone())], desk.session.lineages());
    let path = stored("sample_plan.json");
    if std::env::var_os("KEIKAKU_WRITE_SENT").is_some() {
        std::fs::write(&path, &file).unwrap();
    }
    let package = read_package(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let table = KpiTable::from_plan(&package.plans[0]);
    assert_eq!((table, &package.lineages()), (KpiTable::from_plan(desk.plan()), desk.session.lineages()));
}

/// The cell that was typed into: its KPI and year, the sentence about the change, and the text after it.
struct Typed {
    nth: usize,
    western: i32,
    told: &'static str,
    text: &'static str,
}

/// The cell in the sample. Calc then sorted its rows by 区分 and 指標名, which separates the two rows of a KPI.
const SALES: Typed = Typed {
    nth: 1,
    western: 2023,
    told: "変更 ビジネスプロジェクト実施による売上・資金調達サポート等金額 2023年度 実績: （空欄） → 31,250",
    text: "31250",
};

/// The cell in the ugly sheet.
const MEMBERS: Typed = Typed {
    nth: 2,
    western: 2023,
    told: "変更 @ＡＢＣ１２３ 会員（全角）～①㈱髙 2023年度 実績: （空欄） → 12.5",
    text: "12.5",
};

/// Reads an answer, imports it, and reads it again.
#[track_caller]
fn changes_one_cell(file: &str, encoding: Encoding, typed: &Typed, said: &[&str]) {
    let mut desk = desk(file.split('_').next().unwrap());
    let before = desk.plan().clone();
    desk.send();
    let bytes = std::fs::read(stored(file)).unwrap();
    assert_eq!(read_table(&bytes, Browser::get()).unwrap().encoding, encoding);
    let preview = desk.read_bytes(&bytes).unwrap();
    assert_eq!((desk.told(&preview), Desk::said(&preview)), (vec![typed.told.to_owned()], owned(said)), "{file}");
    assert!(preview.changes.iter().all(|change| change.is_taken() && change.kind == ChangeKind::Set));
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(typed.nth).actual(year(typed.western)).text, typed.text);
    assert_eq!(*desk.plan(), with_the_cell(before, typed), "{file} changed more than it told");
    let again = desk.read_bytes(&bytes).unwrap();
    assert_eq!(desk.told(&again), Vec::<String>::new());
    assert_eq!(Desk::said(&again), ["変わるところはありません（反映済み）。"]);
}

fn owned(these: &[&str]) -> Vec<String> {
    these.iter().map(|one| (*one).to_owned()).collect()
}

/// The plan after a user typed into that cell.
fn with_the_cell(plan: Plan, typed: &Typed) -> Plan {
    let mut desk = Desk::with(plan);
    desk.set(typed.nth, actual(typed.western), typed.text);
    desk.plan().clone()
}

/// 番号 and 区分 of the rows of a file, in its order.
fn order(file: &str) -> Vec<(String, String)> {
    let bytes = std::fs::read(stored(file)).unwrap();
    let rows = fields(std::str::from_utf8(&bytes).unwrap().trim_start_matches('\u{feff}'));
    let at = |heading: &str| rows[0].iter().position(|field| field == heading).unwrap();
    let (number, kind) = (at("番号"), at("区分"));
    rows.iter().skip(1).map(|row| (row[number].clone(), row[kind].clone())).collect()
}

#[test]
fn calc_moved_rows_and_dropped_zeros_in_the_stored_answers() {
    let (sent, answer) = (order("sample_sent.csv"), order("sample_utf8.csv"));
    assert_ne!(sent, answer);
    assert!(answer.windows(2).all(|two| two[0].0 != two[1].0), "no KPI has its two rows beside each other: {answer:?}");
    let text = |file| std::fs::read_to_string(stored(file)).unwrap();
    assert!(text("sample_sent.csv").contains("43458.00") && !text("sample_utf8.csv").contains("43458.00"));
    assert!(text("ugly_sent.csv").contains("1E5") && !text("ugly_utf8.csv").contains("1E5"));
}

#[test]
fn a_sorted_sheet_in_utf8_changes_one_cell() {
    changes_one_cell("sample_utf8.csv", Encoding::Utf8, &SALES, &[]);
}

#[test]
fn a_sorted_sheet_in_cp932_changes_one_cell() {
    changes_one_cell("sample_cp932.csv", Encoding::Cp932, &SALES, &[]);
}

#[test]
fn an_ugly_sheet_in_utf8_changes_one_cell() {
    changes_one_cell("ugly_utf8.csv", Encoding::Utf8, &MEMBERS, &[]);
}

#[test]
fn an_ugly_sheet_in_cp932_changes_one_cell() {
    changes_one_cell("ugly_cp932.csv", Encoding::Cp932, &MEMBERS, &[]);
}
