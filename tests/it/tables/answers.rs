//! What an answer changes: each question that a file of an office raises, answered, taken back, answered otherwise.

use keikaku::import::preview::{Note, Preview};
use keikaku::import::questions::{Answer, Dashes, Question};
use keikaku::import::reading::Subject;
use keikaku::value::id::IndicatorId;

use crate::support;
use crate::support::desk::{Desk, year};
use crate::tables::offices::{office, read};

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
pub(crate) const ADVICE: &str = "変更 移住相談件数 2023年度 実績: （空欄） → 47";

/// The bytes of a file of an office.
fn bytes(file: &str) -> Vec<u8> {
    std::fs::read(format!("{}/offices/{file}", crate::tables::corpus::folder())).unwrap()
}

/// Answers the n-th question of the sheet on that with its choice of that number.
fn say(desk: &mut Desk, file: &str, asked: Subject, nth: usize, choice: usize) {
    desk.answer_on_sheet(&bytes(file), asked, nth, choice);
}

#[test]
fn years_without_an_era_are_read_once_the_era_is_said_and_that_can_be_taken_back() {
    let mut desk = office();
    let file = "years_without_an_era.csv";
    say(&mut desk, file, Subject::Era, 0, 0);
    assert_eq!(taken(&desk, file), [VISITORS, ADVICE]);
    desk.answers.marks.clear();
    assert!(read(&desk, file).is_err() || taken(&desk, file).is_empty(), "nothing is left of the answer");
    say(&mut desk, "year_cells_without_an_era.csv", Subject::Era, 0, 0);
    assert_eq!(taken(&desk, "year_cells_without_an_era.csv"), [VISITORS]);
}

#[test]
fn an_actual_without_a_year_is_of_the_year_that_is_said() {
    let mut desk = office();
    say(&mut desk, "actual_without_a_year.csv", Subject::Year, 0, 0);
    assert_eq!(taken(&desk, "actual_without_a_year.csv"), [VISITORS, ADVICE]);
}

#[test]
fn actuals_beside_their_years_are_read_once_all_questions_are_answered() {
    let mut desk = office();
    let file = "actual_beside_each_year.csv";
    for choice in 0..2 {
        say(&mut desk, file, Subject::Kind, 0, 0);
        say(&mut desk, file, Subject::Year, 0, choice);
    }
    assert_eq!(taken(&desk, file), [VISITORS, ADVICE], "its targets are those that we have");
}

#[test]
fn figures_of_which_nothing_says_what_they_are_are_read_as_answered() {
    let mut desk = office();
    let file = "neither_target_nor_actual.csv";
    say(&mut desk, file, Subject::Kind, 0, 1);
    assert_eq!(taken(&desk, file), [VISITORS, ADVICE]);
    desk.answers.marks.clear();
    say(&mut desk, file, Subject::Kind, 0, 0);
    assert!(taken(&desk, file)[0].contains("2022年度 目標"));
}

#[test]
fn a_unit_in_the_title_is_that_of_the_figures_and_is_never_converted() {
    let desk = office();
    let (same, other) = ("unit_in_the_title_only.csv", "unit_in_the_title_is_another.csv");
    assert_eq!(taken(&desk, same), ["変更 特産品の売上額 2023年度 実績: （空欄） → 1,620"]);
    assert!(taken(&desk, other).is_empty(), "円 is not 千円");
    let told = desk.told(&read(&desk, other).unwrap());
    assert!(told.contains(&"×変更 特産品の売上額 単位: 千円 → 円".to_owned()), "{told:?}");
}

#[test]
fn of_two_values_the_one_that_is_answered_counts() {
    let mut desk = office();
    say(&mut desk, "one_year_twice.csv", Subject::Contested, 0, 1);
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
    desk.answers.dashes = Some(Dashes::NotApplicable);
    assert_eq!(taken(&desk, file), told);
}

#[test]
fn rows_without_a_name_go_on_with_the_kpi_above_them_only_by_consent() {
    let mut desk = office();
    let file = "names_left_out.csv";
    assert!(taken(&desk, file).iter().all(|change| change != VISITORS && change != ADVICE));
    say(&mut desk, file, Subject::Name, 0, 0);
    let taken = taken(&desk, file);
    assert!([VISITORS, ADVICE].iter().all(|change| taken.iter().any(|taken| taken == change)), "{taken:?}");
}

#[test]
fn rows_that_say_what_they_are_go_on_with_the_kpi_above_them() {
    let desk = office();
    for file in ["names_made_one_cell.csv", "names_over_two_rows.csv"] {
        assert_eq!(taken(&desk, file), [VISITORS, ADVICE], "{file}");
    }
}

#[test]
fn the_kpi_above_is_that_of_the_row_before_and_never_one_of_another_table() {
    let desk = office();
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
        desk.answers.give(question.ask, Answer::Kpi(IndicatorId::from_bits(1)));
    }
    let preview = read(&desk, file).unwrap();
    assert_eq!(taken(&desk, file), [VISITORS]);
    desk.take(&preview).unwrap();
    support::assert_sound(desk.session.workbook());
}

#[test]
fn a_file_with_open_questions_counts_as_taken_in_by_parts_only() {
    let mut desk = office();
    let file = "a_name_that_is_not_ours.csv";
    desk.take(&read(&desk, file).unwrap()).unwrap();
    let again = read(&desk, file).unwrap();
    assert!(!again.notes.contains(&Note::AlreadyApplied) && !again.questions.is_empty());
}
