//! Tables in the style of real offices: what of each is read, asked or refused.
//!
//! The plan and the figures are made up. `tests/corpus/offices/` has the files as spreadsheets, mail and people leave
//! them; docs/files.md describes the rules that this test asserts.

use std::sync::Arc;

use keikaku::import::preview::Preview;
use keikaku::import::questions::Answer;
use keikaku::import::read::ImportError;
use keikaku::merge::review::Remark;
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Actual, Basis, Measure};
use keikaku::plan::{BuiltIn, Indicator, Plan, YearAxis};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::{Language, import as wording};

use keikaku::import::read::read_table;

use crate::support::assert_sound;
use crate::support::desk::{Browser, Desk, year};

/// The KPIs of the office: name, unit, basis, the targets from 2022 on, the actual of 2022.
const KPIS: [(&str, &str, Basis, &[&str], &str); 6] = [
    ("観光入込客数", "人", Basis::Level, &["51,000", "52,000", "53,000"], "50,400"),
    ("移住相談件数", "件", Basis::Increment, &["40", "45", "50"], "38"),
    ("特産品の売上額", "千円", Basis::Increment, &["1,200", "1,500", "1,800"], "1,150"),
    ("空き家バンク成約件数", "件", Basis::Increment, &["5", "5", "6"], "4"),
    ("住民満足度", "%", Basis::Level, &["60.0", "61.0", "62.0"], "61.5"),
    ("講座の受講者数", "人", Basis::PeriodTotal, &[], "110"),
];

/// The desk of the office.
pub(crate) fn office() -> Desk {
    let axis = YearAxis::starting(year(2022), 5).unwrap();
    let row = |(at, (name, unit, basis, targets, actual)): (u64, &(&str, &str, Basis, &[&str], &str))| {
        let mut row = Indicator::new(IndicatorId::from_bits(at), *basis);
        (row.name, row.unit) = ((*name).to_owned(), (*unit).to_owned());
        if *unit == "%" {
            row.measure = Measure::Ratio;
        }
        for (western, target) in (2022..).zip(*targets) {
            row.targets.insert(year(western), Cell::read(target, unit));
        }
        if *basis == Basis::PeriodTotal {
            row.period_target = Cell::read("500", unit);
        }
        row.actuals.insert(year(2022), Actual { cell: Cell::read(actual, unit), ..Actual::default() });
        Arc::new(row)
    };
    let rows = (1..).zip(&KPIS).map(row).collect();
    Desk::with(Plan::new(PlanId::from_bits(500), BuiltIn::F2022, axis).with_indicators(rows).unwrap())
}

/// Reads a file of the corpus.
pub(crate) fn read(desk: &Desk, name: &str) -> Result<Preview, ImportError> {
    desk.read_bytes(&std::fs::read(format!("{}/offices/{name}", crate::tables::corpus::folder())).unwrap())
}

#[test]
fn every_office_file_gives_the_expected_report() {
    insta::assert_snapshot!(crate::tables::corpus::told_of_all(&office(), "offices"));
}

/// The codes in a file's report.
fn codes(read: &Result<Preview, ImportError>) -> Vec<&'static str> {
    read.as_ref().map_or_else(|trouble| vec![trouble.code()], Preview::codes)
}

#[test]
fn every_office_file_has_the_expected_imported_changes_and_questions() {
    let desk = office();
    let told = |(name, bytes): (String, Vec<u8>)| {
        let read = desk.read_bytes(&bytes);
        let taken = read.as_ref().map_or(0, |preview| preview.changes.taken());
        let asked = read_table(&bytes, Browser::get()).map(|_| desk.asked_of_sheet(&bytes)).unwrap_or_default();
        let asked: Vec<String> = asked.iter().map(|question| format!("{:?} {}", question.asked, question.on)).collect();
        format!("{name}: {taken} taken; {} {}\n", codes(&read).join(" "), asked.join(", "))
    };
    insta::assert_snapshot!(crate::tables::corpus::files("offices").into_iter().map(told).collect::<String>());
}

/// Every sentence with that code in a file's preview or refusal.
fn sentences(read: &Result<Preview, ImportError>, code: &str, words: Language) -> Vec<String> {
    let preview = match read {
        Err(trouble) => return vec![wording::error_sentence(trouble, words)],
        Ok(preview) => preview,
    };
    let asked = preview.questions.iter().filter(|question| question.ask.code() == code);
    let noted = preview.notes.iter().filter(|note| note.code() == Some(code));
    let remarked = preview.changes.iter().filter(|one| one.remark.as_ref().and_then(Remark::code) == Some(code));
    let asked = asked.map(|question| wording::question(question, words));
    let remarked = remarked.filter_map(|change| wording::remark(change, words));
    asked.chain(noted.flat_map(|note| wording::note(note, words))).chain(remarked).collect()
}

/// Codes of rules, each with a file that breaks the rule and the first sentence about it, in both languages.
const RULES: [(&str, &str, &str, &str); 7] = [
    (
        "IN-001",
        "euc_jp.csv",
        "文字コードを判定できません。UTF-8かShift_JISで保存し直してください。写真・PDF・Wordの文書は読めません。",
        "The character encoding could not be recognised. Please save the file again in UTF-8 or Shift_JIS. Pictures, PDF and Word files cannot be read.",
    ),
    (
        "IN-002",
        "cp932_of_another_table.csv",
        "文字コードがShift_JISか判定できません（知っている項目名がありません）。UTF-8で保存し直してください。",
        "It is not certain that the character encoding is Shift_JIS (no column name was recognised). Please save the file again in UTF-8.",
    ),
    (
        "IN-005",
        "a_name_that_is_not_ours.csv",
        "3行目「市内バスの利用者数」に対応するKPIが見つかりません。一覧から選んでください。",
        "No indicator was found for “市内バスの利用者数” (line 3). Please choose one from the list.",
    ),
    (
        "IN-006",
        "signs_that_may_mean_several_things.csv",
        "2行目「ー」の読み方（マイナス・該当なし）を確認してください。",
        "Does “ー” (line 2) mean a minus, or not applicable?",
    ),
    (
        "IN-007",
        "separators_in_the_wrong_place.csv",
        "2行目「5,23,10」: 桁区切りが不正です。数値を直してください。",
        "Line 2 “5,23,10”: the thousands separators are misplaced. Please correct the number.",
    ),
    (
        "IN-008",
        "what_a_spreadsheet_made_of_it.csv",
        "2行目「5.2E+04」: 表計算ソフトで変換されたようです。元の値を記入してください。",
        "Line 2 “5.2E+04”: a spreadsheet seems to have converted it. Please enter the original value.",
    ),
    (
        "IN-009",
        "another_unit_in_a_cell.csv",
        "「1,620,000円」のように、指標の単位（千円）と違う単位の数値があります（2行目）。どう読みますか。選ばなければ文字のまま残り、累計・達成率に入りません。",
        "Some figures are not in the unit of their indicator (千円), such as “1,620,000円” (line 2). How should they be read? Without an answer they stay as text and are left out of totals and rates.",
    ),
];

#[test]
fn every_rule_has_a_file_that_gives_its_sentence_in_both_languages() {
    let desk = office();
    for (code, name, japanese, english) in RULES {
        let read = read(&desk, name);
        let first = |words| sentences(&read, code, words).into_iter().next().unwrap_or_default();
        assert_eq!(
            (first(Language::Japanese).as_str(), first(Language::English).as_str()),
            (japanese, english),
            "{code}"
        );
    }
}

#[test]
fn only_one_of_several_rows_assigned_to_one_kpi_is_imported() {
    let mut desk = office();
    let file = "names_that_differ_a_little.csv";
    for nth in 0..3 {
        let preview = read(&desk, file).unwrap();
        let question = preview.questions.iter().filter(|question| question.ask.code() == "IN-005").nth(nth).unwrap();
        desk.answers.give(question.ask.clone(), Answer::Kpi(IndicatorId::from_bits(1)));
    }
    let preview = read(&desk, file).unwrap();
    let told = desk.told(&preview);
    let taken: Vec<&String> = told.iter().filter(|change| !change.starts_with('×')).collect();
    assert_eq!(taken, ["変更 観光入込客数 2023年度 実績: （空欄） → 52,310"]);
    desk.take(&preview).unwrap();
    assert_sound(desk.session.workbook());
}
