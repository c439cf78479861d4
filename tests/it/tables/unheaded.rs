//! Tables that have no headings at all, as a part of a report is copied. All tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};
use keikaku::import::read::ImportError;

const REPORT: &str =
    "1 地図をつくる事業\n指標① 研修に来た人\t30\t名\tR6.2\t28\n指標② 配った地図\t40\t枚\tR6.2\t0\n効果があった\n";

#[test]
fn what_the_figures_of_a_table_without_headings_are_is_asked_column_by_column() {
    let asked = table(REPORT, &[]);
    assert_eq!(placed(&asked), []);
    assert_eq!(open(&asked), [("IN-121-0-2", 2), ("IN-121-0-5", 2)]);
}

#[test]
fn a_target_is_of_the_time_beside_it_and_the_year_of_an_actual_is_asked() {
    let answers = [("IN-121-0-2", "target"), ("IN-121-0-5", "actual")];
    let read = table(REPORT, &answers);
    assert_eq!(placed(&read), [(2, 2, "target:2023", "30"), (3, 2, "target:2023", "40")]);
    assert_eq!(open(&read), [("IN-011-0-5", 2)]);
    let [target, actual] = answers;
    let read = table(REPORT, &[target, actual, ("IN-011-0-5", "target")]);
    assert_eq!(placed(&read).len(), 4);
    assert_eq!(not_placed(&read), [(1, 1, "1 地図をつくる事業"), (4, 1, "効果があった")], "neither is an indicator");
}

#[test]
fn figures_with_their_years_are_no_headings() {
    let text = "来た人,120（R4）,130（R8）\n会った人,30（R5）,40（R9）\n泊まった人,31（R4）,41（R8）\n";
    assert_eq!(open(&table(text, &[])), [("IN-121-0-2", 3), ("IN-121-0-3", 3)]);
}

#[test]
fn a_column_that_is_left_out_is_listed() {
    let read = table(REPORT, &[("IN-121-0-2", "baseline"), ("IN-121-0-5", "leave_out")]);
    assert_eq!(placed(&read), [(2, 2, "baseline", "30"), (3, 2, "baseline", "40")]);
    assert!(not_placed(&read).contains(&(2, 5, "28")));
}

#[test]
fn words_over_the_figures_that_are_not_known_are_part_of_the_question() {
    let text = "区分,変更前,変更後\n来た人,100千人,120千人\n泊まった人,20千人,25千人\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-121-0-2", 2), ("IN-121-0-3", 2)]);
    assert_eq!(not_placed(&asked), []);
    let answers = [("IN-121-0-2", "leave_out"), ("IN-121-0-3", "target"), ("IN-011-0-3", "2023")];
    assert_eq!(placed(&table(text, &answers)), [(2, 3, "target:2023", "120"), (3, 3, "target:2023", "25")]);
}

#[test]
fn nothing_is_asked_where_the_rows_are_none_of_a_table() {
    for text in [
        // A single row, a letter, and a column that has figures and words.
        "来た人,人,30,28\n",
        "総務課御中\n下記のとおり30件です。\n以上,3月\n",
        "来た人,30,28\n配った地図,なしとした,28\n相談した人,25,28\n",
        // Rows of 目標 and 実績 are not one indicator each.
        "来た人,目標,30,28\n来た人,実績,31,29\n",
        // Of two columns of words it is not told which has the names.
        "来た人,観光課,30,28\n泊まった人,商工課,31,29\n",
        // Several figures have no name.
        "30,28\n31,29\n32,30\n",
    ] {
        assert_eq!(table(text, &[]).refused, Some(ImportError::NoHeader), "{text}");
    }
}

#[test]
fn a_column_of_words_beside_the_quantities_groups_them() {
    let text = "商工\t新規出店数\t3店\t8店\n商工\t創業の相談件数\t30件\t38件\n観光\t来場者数\t120人\t150人\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked), [("IN-121-0-3", 3), ("IN-121-0-4", 3)]);
    let read = table(text, &[("IN-121-0-3", "baseline"), ("IN-121-0-4", "leave_out")]);
    assert_eq!(placed(&read), [(1, 3, "baseline", "3"), (2, 3, "baseline", "30"), (3, 3, "baseline", "120")]);
    assert_eq!(
        read.placed.iter().map(|one| &*one.name).collect::<Vec<_>>(),
        ["新規出店数", "創業の相談件数", "来場者数"]
    );
}

#[test]
fn of_two_columns_of_words_it_is_not_guessed_which_has_the_names() {
    for text in [
        "商工\t出店\t3店\t8店\n商工\t創業\t30件\t38件\n",
        "来場者数\t市民の人数\t3人\t8人\n会員数\t市外の人数\t30人\t38人\n",
        "会員数\t男\t3人\t8人\n会員数\t女\t30人\t38人\n",
        "商工\t出店数\t3店\t8店\n観光\t出店数\t5店\t9店\n",
    ] {
        assert_eq!((placed(&table(text, &[])), open(&table(text, &[]))), (Vec::new(), Vec::new()), "{text}");
    }
}
