//! Tables in the manner of real offices: what of each is read, asked or refused, and what an answer changes.
//!
//! The plan is made up, and so are the figures. `tests/corpus/offices/` holds the files as spreadsheets, mail and people
//! leave them; docs/files.md says in words what this test holds fast.

use std::sync::Arc;

use keikaku::cell::Cell;
use keikaku::edit::TextPlace;
use keikaku::exchange::asking::{Answers, Ask, Choice, Question};
use keikaku::exchange::preview::{Dashes, Note, Opened, Preview, Target};
use keikaku::exchange::read::Trouble;
use keikaku::id::{IndicatorId, PlanId};
use keikaku::plan::indicator::{Actual, Basis, Measure, Row};
use keikaku::plan::{Form, Indicator, Plan, YearAxis};
use keikaku::wording::{Language, exchange as wording};

use crate::desk::{Desk, with_field, year};

/// The KPIs of the office: name, unit, basis, the targets from 2022 on, the actual of 2022.
const KPIS: [(&str, &str, Basis, &[&str], &str); 6] = [
    ("観光入込客数", "人", Basis::Level, &["51,000", "52,000", "53,000"], "50,400"),
    ("移住相談件数", "件", Basis::Increment, &["40", "45", "50"], "38"),
    ("特産品の売上額", "千円", Basis::Increment, &["1,200", "1,500", "1,800"], "1,150"),
    ("空き家バンク成約件数", "件", Basis::Increment, &["5", "5", "6"], "4"),
    ("住民満足度", "%", Basis::Level, &["60.0", "61.0", "62.0"], "61.5"),
    ("講座の受講者数", "人", Basis::PeriodTotal, &[], "110"),
];

/// The desk of that office.
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
    Desk::with(Plan::new(PlanId::from_bits(500), Form::F2022, axis).with_indicators(rows).unwrap())
}

/// Reads a file of the corpus.
fn read(desk: &Desk, name: &str) -> Result<Preview, Trouble> {
    desk.read_bytes(&std::fs::read(format!("{}/offices/{name}", crate::corpus::folder())).unwrap())
}

#[test]
fn every_file_of_an_office_says_what_it_should() {
    insta::assert_snapshot!(crate::corpus::told_of_all(&office(), "offices"));
}

/// The codes of what is said of it.
fn codes(read: &Result<Preview, Trouble>) -> Vec<&'static str> {
    read.as_ref().map_or_else(|trouble| vec![trouble.code()], Preview::codes)
}

/// Each file with the changes that are chosen before anything is answered, and the codes of what is said of it.
const OFFICES: [(&str, usize, &[&str]); 63] = [
    ("a_letter.txt", 0, &["IN-003"]),
    ("a_name_that_is_not_ours.csv", 1, &["IN-005"]),
    ("a_page_that_ended.csv", 2, &["IN-012"]),
    ("a_period_total.csv", 2, &[]),
    ("a_remark_for_each_year.csv", 3, &[]),
    ("a_row_for_each_figure.csv", 2, &[]),
    ("a_row_for_each_year.csv", 2, &[]),
    ("a_sum_at_the_bottom.csv", 2, &["IN-005"]),
    ("a_value_before_the_project.csv", 1, &[]),
    ("a_web_page.csv", 0, &["IN-003"]),
    ("actual_beside_each_year.csv", 0, &["IN-011", "IN-110"]),
    ("actual_without_a_year.csv", 0, &["IN-011"]),
    ("another_unit_in_a_cell.csv", 0, &["IN-009"]),
    ("approximate_figures.csv", 0, &[]),
    ("big_endian.txt", 3, &[]),
    ("blank_columns_and_commas.csv", 2, &[]),
    ("columns_in_another_order.csv", 2, &[]),
    ("columns_of_the_office.csv", 4, &[]),
    ("cp932_of_another_table.csv", 0, &["IN-002"]),
    ("cp932_with_titles.csv", 3, &[]),
    ("dashes.csv", 2, &[]),
    ("era_letters.csv", 3, &[]),
    ("era_words.csv", 3, &[]),
    ("euc_jp.csv", 0, &["IN-001"]),
    ("figures_without_headings.csv", 0, &["IN-003"]),
    ("formulas_and_marks_for_text.csv", 2, &[]),
    ("headings_of_groups_between.csv", 2, &[]),
    ("headings_without_rows.csv", 0, &["IN-107"]),
    ("heisei_that_went_on.csv", 3, &[]),
    ("names_made_one_cell.csv", 0, &["IN-111"]),
    ("names_over_two_rows.csv", 0, &["IN-111"]),
    ("names_that_differ_a_little.csv", 0, &["IN-005"]),
    ("names_with_item_numbers.csv", 0, &["IN-005"]),
    ("names_with_line_breaks.csv", 2, &[]),
    ("neither_target_nor_actual.csv", 0, &["IN-110"]),
    ("old_mac.csv", 3, &[]),
    ("one_year_in_two_columns.csv", 0, &["IN-105"]),
    ("one_year_twice.csv", 1, &["IN-010"]),
    ("quote_that_never_ends.csv", 0, &["IN-103"]),
    ("remarks_below.csv", 3, &[]),
    ("row_cut_in_the_middle.csv", 0, &["IN-004"]),
    ("row_longer_than_the_headings.csv", 0, &["IN-004"]),
    ("semicolons.csv", 3, &[]),
    ("separators_in_the_wrong_place.csv", 0, &["IN-007"]),
    ("signs_that_may_mean_several_things.csv", 0, &["IN-006"]),
    ("states_in_words.csv", 4, &[]),
    ("target_and_actual_under_each_year.csv", 6, &[]),
    ("targets_and_actuals_in_two_tables.csv", 2, &[]),
    ("the_same_name_in_another_unit.csv", 0, &["IN-005"]),
    ("totals_in_a_table_of_their_own.csv", 2, &["IN-013"]),
    ("unicode_text.txt", 3, &[]),
    ("unit_in_the_title_is_another.csv", 0, &["IN-009"]),
    ("unit_in_the_title_only.csv", 0, &["IN-009"]),
    ("units_in_the_cells.csv", 3, &[]),
    ("utf8_with_mark.csv", 3, &[]),
    ("what_a_spreadsheet_made_of_it.csv", 0, &["IN-008"]),
    ("wide_digits_and_triangles.csv", 3, &[]),
    ("year_and_row_in_one_heading.csv", 3, &[]),
    ("year_cells_without_an_era.csv", 0, &["IN-011"]),
    ("years_in_two_tables.csv", 2, &[]),
    ("years_of_the_project.csv", 3, &[]),
    ("years_under_target_and_actual.csv", 2, &[]),
    ("years_without_an_era.csv", 0, &["IN-011"]),
];

#[test]
fn of_each_file_it_is_known_what_is_taken_and_what_is_said() {
    let desk = office();
    let told = |(name, bytes): (String, Vec<u8>)| {
        let read = desk.read_bytes(&bytes);
        (name, read.as_ref().map_or(0, Preview::chosen), codes(&read))
    };
    let told: Vec<_> = crate::corpus::files("offices").into_iter().map(told).collect();
    let expected: Vec<_> =
        OFFICES.iter().map(|(name, chosen, codes)| ((*name).to_owned(), *chosen, codes.to_vec())).collect();
    assert_eq!(told, expected);
}

/// Every sentence that a preview, or a refusal, says with that code.
fn sentences(read: &Result<Preview, Trouble>, code: &str, words: Language) -> Vec<String> {
    let preview = match read {
        Err(trouble) => return vec![wording::trouble(trouble, words)],
        Ok(preview) => preview,
    };
    let asked = preview.questions.iter().filter(|question| question.ask.code() == code);
    let noted = preview.notes.iter().filter(|note| note.code() == Some(code));
    let remarked = preview.changes.iter().filter(|one| one.remark.as_ref().and_then(|one| one.code()) == Some(code));
    let asked = asked.map(|question| wording::question(question, words));
    let remarked = remarked.filter_map(|change| wording::remark(change, words));
    asked.chain(noted.flat_map(|note| wording::note(note, words))).chain(remarked).collect()
}

/// The rules of files, each with a file that it speaks of, and what it says first.
const RULES: [(&str, &str, &str, &str); 13] = [
    (
        "IN-001",
        "euc_jp.csv",
        "文字コードを判定できません。UTF-8かShift_JISで保存し直してください。",
        "The character encoding is neither UTF-8 nor Shift_JIS. Please save the file again in one of them.",
    ),
    (
        "IN-002",
        "cp932_of_another_table.csv",
        "文字コードがShift_JISか判定できません（知っている項目名がありません）。UTF-8で保存し直してください。",
        "It is not certain that the character encoding is Shift_JIS: no column name is known. Please save the file in UTF-8.",
    ),
    (
        "IN-003",
        "a_letter.txt",
        "項目名の行が見つかりません。1行目に項目名（区分、指標名など）があるか確認してください。",
        "No row of column names was found. Please see that the first line holds them (区分, 指標名 …).",
    ),
    (
        "IN-004",
        "row_cut_in_the_middle.csv",
        "3行目の列数が2列です（見出しは5列）。カンマや改行を確認してください。",
        "Line 3 has 2 columns where the headings have 5. Please check commas and line breaks.",
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
        "What does “ー” mean (line 2): a minus, or not applicable?",
    ),
    (
        "IN-007",
        "separators_in_the_wrong_place.csv",
        "2行目「5,23,10」: 桁区切りが不正です。数値を直してください。",
        "Line 2 “5,23,10”: its separators are not in groups of three. Please correct the number.",
    ),
    (
        "IN-008",
        "what_a_spreadsheet_made_of_it.csv",
        "2行目「5.2E+04」: 表計算ソフトで変換されたようです。元の値を記入してください。",
        "Line 2 “5.2E+04”: a spreadsheet seems to have changed it. Please write the original value.",
    ),
    (
        "IN-009",
        "another_unit_in_a_cell.csv",
        "2行目「1,620,000円」: 単位「円」がKPIの単位「千円」と異なります。確認してください。",
        "Line 2 “1,620,000円”: its unit “円” is not the indicator’s “千円”. Please check it.",
    ),
    (
        "IN-010",
        "one_year_twice.csv",
        "「観光入込客数」の2023年度の実績が2回あります（52310／52130）。どれを使うか選んでください。",
        "“観光入込客数” has FY2023 (Actual) 2 times (52310 / 52130). Please choose which counts.",
    ),
    (
        "IN-011",
        "years_without_an_era.csv",
        "「4年度」の元号がわかりません（4列目）。年度を選んでください。",
        "The era of “4年度” is not clear (column 4). Please choose the year.",
    ),
    (
        "IN-012",
        "a_page_that_ended.csv",
        "5行目で表が途切れているようです（同じ見出しがもう一度あります）。原本と照らして確認してください。",
        "The table seems to be cut at line 5 (the same headings stand there once more). Please compare it with the original.",
    ),
    (
        "IN-013",
        "totals_in_a_table_of_their_own.csv",
        "累計を別の表から読み取りました（2件）。対応を確認してください。",
        "2 total(s) were read from a separate table. Please see that each is its indicator’s.",
    ),
];

#[test]
fn every_rule_of_files_speaks_of_some_file_in_both_languages() {
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

/// The question of a file, the n-th of its code.
fn asked(preview: &Preview, code: &str, nth: usize) -> Question {
    preview.questions.iter().filter(|question| question.ask.code() == code).nth(nth).expect(code).clone()
}

/// Answers the n-th question of a code with its choice of that number.
fn answer(desk: &mut Desk, file: &str, code: &str, nth: usize, choice: usize) {
    let question = asked(&read(desk, file).unwrap(), code, nth);
    desk.answers.give(question.ask, question.choices[choice]);
}

/// What is taken of a file.
fn taken(desk: &Desk, file: &str) -> Vec<String> {
    let preview = read(desk, file).unwrap();
    desk.told(&preview).into_iter().filter(|change| !change.starts_with('×')).collect()
}

const VISITORS: &str = "変更 観光入込客数 2023年度 実績: （空欄） → 52,310";
const ADVICE: &str = "変更 移住相談件数 2023年度 実績: （空欄） → 47";

#[test]
fn a_year_that_is_answered_is_read() {
    let mut desk = office();
    let file = "years_without_an_era.csv";
    answer(&mut desk, file, "IN-011", 1, 0);
    assert_eq!(taken(&desk, file), [VISITORS, ADVICE]);
    assert_eq!(asked(&read(&desk, file).unwrap(), "IN-011", 1).answer, Some(Choice::Year(year(2023))));
    answer(&mut desk, file, "IN-011", 1, 4);
    assert!(taken(&desk, file).is_empty(), "an answer can be taken back");
    answer(&mut desk, "year_cells_without_an_era.csv", "IN-011", 1, 0);
    assert_eq!(taken(&desk, "year_cells_without_an_era.csv"), [VISITORS]);
}

#[test]
fn an_actual_without_a_year_may_be_of_any_year_of_the_plan() {
    let mut desk = office();
    answer(&mut desk, "actual_without_a_year.csv", "IN-011", 0, 1);
    assert_eq!(taken(&desk, "actual_without_a_year.csv"), [VISITORS, ADVICE]);
}

#[test]
fn actuals_beside_their_years_are_read_once_both_questions_are_answered() {
    let mut desk = office();
    let file = "actual_beside_each_year.csv";
    answer(&mut desk, file, "IN-011", 0, 0);
    answer(&mut desk, file, "IN-011", 1, 0);
    assert_eq!(taken(&desk, file), [VISITORS, ADVICE]);
    let question = asked(&read(&desk, file).unwrap(), "IN-110", 0);
    desk.answers.give(question.ask, Choice::Row(Row::Target));
    assert_eq!(taken(&desk, file), [VISITORS, ADVICE], "its targets are those that we have");
}

#[test]
fn figures_of_which_nothing_says_what_they_are_are_read_as_answered() {
    let mut desk = office();
    let file = "neither_target_nor_actual.csv";
    answer(&mut desk, file, "IN-110", 0, 1);
    assert_eq!(taken(&desk, file), [VISITORS, ADVICE]);
    answer(&mut desk, file, "IN-110", 0, 0);
    assert!(taken(&desk, file)[0].contains("2022年度 目標"));
}

#[test]
fn a_unit_in_the_title_counts_once_it_is_agreed_to_and_is_never_converted() {
    let mut desk = office();
    let (same, other) = ("unit_in_the_title_only.csv", "unit_in_the_title_is_another.csv");
    answer(&mut desk, same, "IN-009", 0, 0);
    assert_eq!(taken(&desk, same), ["変更 特産品の売上額 2023年度 実績: （空欄） → 1,620"]);
    answer(&mut desk, other, "IN-009", 0, 0);
    assert!(taken(&desk, other).is_empty(), "円 is not 千円");
    let told = desk.told(&read(&desk, other).unwrap());
    assert!(told.contains(&"×変更 特産品の売上額 単位: 千円 → 円".to_owned()), "{told:?}");
    desk.answers = Answers::default();
    answer(&mut desk, other, "IN-009", 0, 1);
    assert_eq!(taken(&desk, other).len(), 2, "each figure is in the unit of its KPI, as the user said");
}

#[test]
fn of_two_values_the_one_that_is_answered_counts() {
    let mut desk = office();
    answer(&mut desk, "one_year_twice.csv", "IN-010", 0, 1);
    let taken = taken(&desk, "one_year_twice.csv");
    assert_eq!(taken, ["変更 観光入込客数 2023年度 実績: （空欄） → 52,130", ADVICE]);
}

#[test]
fn a_sign_means_what_is_answered_everywhere_in_the_file() {
    let mut desk = office();
    let file = "signs_that_may_mean_several_things.csv";
    answer(&mut desk, file, "IN-006", 0, 0);
    answer(&mut desk, file, "IN-006", 1, 1);
    answer(&mut desk, file, "IN-006", 2, 0);
    let told = [
        "変更 観光入込客数 2023年度 実績: （空欄） → -",
        "変更 移住相談件数 2023年度 実績: （空欄） → 未把握",
        "変更 特産品の売上額 2023年度 実績: （空欄） → -5",
    ];
    // 該当なし by a `ー` among actuals is a `-` like any other, and asked about as one
    desk.answers.dashes = Dashes::NotApplicable;
    assert_eq!(taken(&desk, file), told);
}

#[test]
fn rows_without_a_name_go_on_with_the_kpi_above_them_only_by_consent() {
    let mut desk = office();
    for file in ["names_made_one_cell.csv", "names_over_two_rows.csv"] {
        assert!(taken(&desk, file).is_empty(), "{file}");
    }
    answer(&mut desk, "names_made_one_cell.csv", "IN-111", 0, 0);
    for file in ["names_made_one_cell.csv", "names_over_two_rows.csv"] {
        assert_eq!(taken(&desk, file), [VISITORS, ADVICE], "{file}");
    }
}

#[test]
fn the_kpi_above_is_that_of_the_row_before_and_never_one_of_another_table() {
    let mut desk = office();
    desk.answers.give(Ask::Names, Choice::Yes);
    let rows =
        "観光入込客数,2022年度,50400\r\n移住相談件数,2022年度,38\r\n観光入込客数,2023年度,52310\r\n,2024年度,53500\r\n";
    let told = desk.told(&desk.read(&format!("指標名,年度,実績\r\n{rows}")));
    assert!(told.contains(&"変更 観光入込客数 2024年度 実績: （空欄） → 53,500".to_owned()), "{told:?}");
    let other = "指標名,2023年度実績\r\n移住相談件数,47\r\n指標名,2024年度実績\r\n,51\r\n";
    let told = desk.told(&desk.read(other));
    assert!(told.contains(&ADVICE.to_owned()) && told.iter().all(|one| !one.contains("51")), "{told:?}");
}

#[test]
fn a_row_is_the_kpi_that_is_answered() {
    let mut desk = office();
    let file = "names_that_differ_a_little.csv";
    answer(&mut desk, file, "IN-005", 0, 0);
    assert_eq!(taken(&desk, file), [VISITORS]);
    let preview = read(&desk, file).unwrap();
    assert!(desk.told(&preview).contains(&"×変更 観光入込客数 指標名: 観光入込客数 → 観光入れ込み客数".to_owned()));
    desk.take(&preview).unwrap();
    assert_eq!(desk.row(1).actuals.get(&year(2023)).unwrap().cell.text, "52310");
    assert_eq!(desk.row(1).name, "観光入込客数", "a name is not changed by the way");
}

#[test]
fn a_row_may_be_a_new_kpi_or_be_left_out() {
    let mut desk = office();
    let file = "a_name_that_is_not_ours.csv";
    answer(&mut desk, file, "IN-005", 0, 0);
    assert_eq!(taken(&desk, file), [VISITORS, "追加 市内バスの利用者数"]);
    answer(&mut desk, file, "IN-005", 0, 1);
    assert_eq!(taken(&desk, file), [VISITORS]);
    assert!(!desk.told(&read(&desk, file).unwrap()).iter().any(|change| change.contains("市内バス")));
}

#[test]
fn the_same_name_in_another_unit_may_be_a_kpi_of_its_own() {
    let mut desk = office();
    let file = "the_same_name_in_another_unit.csv";
    answer(&mut desk, file, "IN-005", 0, 1);
    assert_eq!(taken(&desk, file), ["追加 特産品の売上額"]);
    // and that it is ours does not make its figures ours: their unit is another
    answer(&mut desk, file, "IN-005", 0, 0);
    assert!(taken(&desk, file).is_empty());
}

#[test]
fn two_rows_are_never_one_kpi() {
    let mut desk = office();
    let file = "names_that_differ_a_little.csv";
    for nth in 0..3 {
        let question = asked(&read(&desk, file).unwrap(), "IN-005", nth);
        desk.answers.give(question.ask, Choice::Kpi(IndicatorId::from_bits(1)));
    }
    let preview = read(&desk, file).unwrap();
    assert_eq!(taken(&desk, file), [VISITORS]);
    desk.take(&preview).unwrap();
    crate::support::assert_sound(desk.session.workbook());
}

#[test]
fn a_file_with_open_questions_counts_as_taken_in_by_parts_only() {
    let mut desk = office();
    let file = "a_name_that_is_not_ours.csv";
    desk.take(&read(&desk, file).unwrap()).unwrap();
    let again = read(&desk, file).unwrap();
    assert!(!again.notes.contains(&Note::AlreadyApplied) && !again.questions.is_empty());
}

#[test]
fn a_table_of_an_office_makes_a_new_plan_too() {
    let desk = office();
    let figure = |file: &str| {
        let bytes = std::fs::read(format!("{}/offices/{file}", crate::corpus::folder())).unwrap();
        let preview = desk.read_on(&bytes, Opened::List).unwrap();
        let Target::NewPlan(plan) = preview.target else { panic!("{file} names no plan") };
        let first = plan.indicators().first().map(|row| (row.name.clone(), row.actual(year(2023)).text.clone()));
        (plan.indicators().len(), first)
    };
    let visitors = |actual: &str| Some(("観光入込客数".to_owned(), actual.to_owned()));
    assert_eq!(figure("a_row_for_each_year.csv"), (2, visitors("52310")));
    assert_eq!(figure("target_and_actual_under_each_year.csv"), (3, visitors("52,310")));
    assert_eq!(figure("years_in_two_tables.csv"), (2, visitors("52310")));
    // what cannot be told makes no KPI before it is answered
    assert_eq!(figure("neither_target_nor_actual.csv"), (0, None));
}

#[test]
fn a_column_of_the_office_beside_ours_is_not_read_and_refuses_nothing() {
    let desk = office();
    let file = "指標名,単位,区分,2023年度,累計,合計,KPI\r\n移住相談件数,件,実績,47,,85,A-2\r\n";
    let preview = desk.read(file);
    assert!(Desk::said(&preview).iter().any(|said| said.contains("「合計」の列（6列目）は読み取りません")));
    assert!(desk.told(&preview).contains(&ADVICE.to_owned()));
}

#[test]
fn a_kpi_may_be_named_like_a_heading() {
    let mut desk = office();
    desk.write(1, TextPlace::Name, "指標");
    let file = desk.send();
    desk.tells(&with_field(&file, 1, "実績", "2023年度", "2023"), &["変更 指標 2023年度 実績: （空欄） → 2,023"]);
    let told =
        desk.told(&desk.read("指標名,単位,区分,2022年度,2023年度\r\n指標,人,目標,,\r\n指標,人,実績,50400,9\r\n"));
    assert!(told.contains(&"変更 指標 2023年度 実績: （空欄） → 9".to_owned()), "{told:?}");
}
