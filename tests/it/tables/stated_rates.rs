//! What a table itself says of how far its targets are met (達成率, 評価): it is kept beside our rates, for the actual of which it
//! speaks. All tables and figures are made up.

use keikaku::plan::indicator::StatedRate;

use crate::reader::{not_placed, open, placed, table};
use crate::tables::desk::{Desk, new_plan};

/// The rates and grades that are placed: line, place and text.
#[track_caller]
fn states(text: &str, answers: &[(&str, &str)], expected: &[(usize, &str, &str)]) {
    let read = table(text, answers);
    let rates = read.placed.iter().filter(|one| one.place.starts_with("rate:"));
    let rates: Vec<(usize, &str, &str)> = rates.map(|one| (one.line, &*one.place, &*one.text)).collect();
    assert_eq!(rates, expected, "{text}");
}

#[test]
fn a_rate_is_of_the_actual_beside_it() {
    states("指標名,単位,R5目標,R5実績,達成率\n来た人,人,100,80,80%\n", &[], &[(2, "rate:2023", "80%")]);
    let of_two = "指標名,単位,R5目標,R5実績,達成率,R6目標,R6実績,達成率\n来た人,人,100,80,80%,110,99,90%\n";
    states(of_two, &[], &[(2, "rate:2023", "80%"), (2, "rate:2024", "90%")]);
    let headed = "指標名,単位,R5,,,R6,,\n,,目標,実績,達成率,目標,実績,達成率\n来た人,人,100,80,80%,110,99,90%\n";
    states(headed, &[], &[(3, "rate:2023", "80%"), (3, "rate:2024", "90%")]);
}

#[test]
fn a_rate_whose_heading_names_a_year_is_of_the_actual_of_that_year() {
    let text = "指標名,単位,R5目標,R6目標,R5実績,R6実績,R5達成率,R6達成率\n来た人,人,100,110,80,99,80%,90%\n";
    states(text, &[], &[(2, "rate:2023", "80%"), (2, "rate:2024", "90%")]);
    states("指標名,単位,R5目標,R5実績,R4達成率\n来た人,人,100,80,75%\n", &[], &[]);
}

#[test]
fn a_mark_or_grade_is_kept_as_written() {
    let text = "指標名,単位,R5目標,R5実績,評価\n来た人,人,100,80,△\n講座,回,5,6,◎\n相談,件,7,-,-\n";
    states(text, &[], &[(2, "rate:2023", "△"), (3, "rate:2023", "◎")]);
    let words = "指標名,単位,R5目標,R5実績,達成状況\n来た人,人,100,80,概ね達成\n";
    states(words, &[], &[(2, "rate:2023", "概ね達成")]);
    let sentences = "指標名,単位,R5目標,R5実績,評価\n来た人,人,100,80,広報を改めて続ける必要がある。\n";
    states(sentences, &[], &[]);
    assert_eq!(not_placed(&table(sentences, &[])), [(2, 5, "広報を改めて続ける必要がある。")]);
}

#[test]
fn of_a_rate_and_a_grade_the_rate_is_kept_and_the_grade_told() {
    let text = "指標名,単位,R5目標,R5実績,評価,達成率\n来た人,人,100,80,B,80%\n";
    states(text, &[], &[(2, "rate:2023", "80%")]);
    assert_eq!(not_placed(&table(text, &[])), [(2, 5, "B")]);
}

#[test]
fn a_grade_after_a_plan_is_of_the_last_actual() {
    let text = "指標,基準値,目標値,R3中間実績,R5最終実績,事後評価\n会員数（人）,10,20,15,21,○\n";
    states(text, &[], &[(2, "rate:2023", "○")]);
}

#[test]
fn a_rate_waits_with_its_actual() {
    let text = "指標名,単位,目標値,実績値,達成率\n来た人,人,100,80,80%\n";
    assert_eq!(open(&table(text, &[])), [("IN-011-1-3", 1), ("IN-011-1-4", 2)]);
    states(text, &[("IN-011-1-3", "2023"), ("IN-011-1-4", "2023")], &[(2, "rate:2023", "80%")]);
}

#[test]
fn a_rate_of_which_nothing_says_whose_it_is_is_told() {
    let text = "指標名,単位,R5実績,R6実績,R7目標,達成率\n来た人,人,80,99,110,90%\n";
    states(text, &[], &[]);
    assert_eq!(not_placed(&table(text, &[])), [(2, 6, "90%")]);
    states("指標名,単位,現状値（R5）,R7目標,達成率\n来た人,人,80,110,73%\n", &[], &[]);
}

#[test]
fn a_rate_of_other_figures_is_no_statement() {
    let text = "指標名,単位,R5目標,R5実績,達成率\n来た人,人,100,80,20人減\n";
    states(text, &[], &[]);
    assert_eq!(placed(&table(text, &[])).len(), 2);
}

#[test]
fn rows_of_rates_are_of_the_actuals_above_them() {
    let text = "指標名,単位,区分,R5,R6\n来た人,人,目標,100,110\n,,実績,80,99\n,,達成率,80%,90%\n講座,回,目標,5,6\n,,実績,6,-\n,,達成率,120%,-\n";
    states(text, &[], &[(4, "rate:2023", "80%"), (4, "rate:2024", "90%"), (7, "rate:2023", "120%")]);
    let named = "指標名,区分,R5,R6\n来た人（人）,目標,100,110\n来た人（人）,実績,80,99\n来た人（人）,評価,△,○\n";
    states(named, &[], &[(4, "rate:2023", "△"), (4, "rate:2024", "○")]);
    let under_name = "指標,R5,R6\n来た人（人）,,\n目標,100,110\n実績,80,99\n達成率,80%,90%\n講座（回）,,\n目標,5,6\n実績,6,5\n達成率,120%,83%\n";
    let all = [(5, "rate:2023", "80%"), (5, "rate:2024", "90%"), (9, "rate:2023", "120%"), (9, "rate:2024", "83%")];
    states(under_name, &[], &all);
    let of_other = "指標名,区分,R5\n来た人（人）,目標,100\n来た人（人）,実績,80\n講座（回）,達成率,90%\n";
    states(of_other, &[], &[]);
    assert_eq!(not_placed(&table(of_other, &[])), [(4, 1, "講座（回）"), (4, 2, "達成率"), (4, 3, "90%")]);
}

#[test]
fn a_rate_that_another_figure_may_have_is_told() {
    for text in [
        "指標名,単位,R5目標,R5実績,R10目標,達成率\n来た人,人,100,90,200,45%\n",
        "指標名,単位,R5目標,R5実績,R6目標,R6見込み,達成率\n来た人,人,100,90,200,180,90%\n",
        "指標名,単位,R4目標,R4実績,R5目標,R5値,達成率\n来た人,人,100,90,110,95,86%\n",
        "指標名,単位,R5目標,R5実績,達成率,達成率\n来た人,人,100,90,90%,80%\n",
        "指標名,単位,R5目標,R5実績,達成率（計画）,前年度達成率\n来た人,人,100,90,90%,80%\n",
    ] {
        states(text, &[], &[]);
    }
    let both = "指標名,単位,R5目標,R5実績,進捗率,達成率\n来た人,人,100,90,45%,90%\n";
    states(both, &[], &[(2, "rate:2023", "90%")]);
}

#[test]
fn a_row_of_rates_apart_from_its_indicator_is_told() {
    for text in [
        "指標名,単位,区分,R4,R5\n来た人,人,目標,100,120\n,,実績,90,90\n会員,人,予算,5,6\n,,達成率,90%,75%\n",
        "区分,指標名,単位,R4,R5\n目標,来た人,人,100,120\n目標,会員,人,10,12\n実績,来た人,人,90,90\n実績,会員,人,9,10\n達成率,,,90%,75%\n",
    ] {
        states(text, &[], &[]);
        let read = table(text, &[]);
        assert!(not_placed(&read).iter().any(|(.., text)| *text == "90%"), "{text}");
    }
    let twice = "指標名,単位,区分,R5\n来た人,人,目標,100\n,,実績,90\n,,達成率,90%\n,,評価,B\n";
    states(twice, &[], &[(4, "rate:2023", "90%")]);
    assert_eq!(not_placed(&table(twice, &[])), [(5, 3, "評価"), (5, 4, "B")]);
}

#[test]
fn a_row_of_rates_without_actuals_is_told() {
    let text = "指標名,単位,区分,R5\n来た人,人,目標,100\n,,達成率,80%\n";
    states(text, &[], &[]);
    assert_eq!(not_placed(&table(text, &[])), [(3, 3, "達成率"), (3, 4, "80%")]);
}

#[test]
fn of_a_plan_that_is_here_a_rate_is_a_change_of_its_own() {
    let desk = Desk::of("002");
    let name = "ビジネスプロジェクト実施による売上・資金調達サポート等金額";
    let text = format!("指標名,単位,2022年度実績,2022年度達成率\n{name},千円,30000,82%\n");
    let figure = format!("変更 {name} 2022年度 実績: （空欄） → 30,000");
    desk.tells(&text, &[&figure, &format!("変更 {name} 2022年度 記載の達成率・評価: （空欄） → 82%")]);
}

#[test]
fn the_plan_has_the_rate_with_the_formula_that_the_heading_names() {
    let of = |heading: &str| {
        let plan = new_plan(&format!("指標名,単位,R5目標,R5実績,{heading}\n来た人,人,100,80,80%\n"));
        let rates = plan.indicators().iter().flat_map(|kpi| kpi.stated_rates.values().cloned());
        rates.collect::<Vec<StatedRate>>()
    };
    let stated = |formula: &str| vec![StatedRate { text: "80%".to_owned(), formula: formula.to_owned() }];
    assert_eq!(of("達成率"), stated(""));
    assert_eq!(of("達成率（実績／目標）"), stated("実績／目標"));
    assert_eq!(of("進捗率"), stated("進捗率"));
}

#[test]
fn any_column_can_be_said_to_be_that_of_the_rates_of_an_actual() {
    let text = "指標名,単位,R5目標,R5実績,R6実績,状況,ランク\n来た人,人,100,80,90,80%,A2\n講座,回,5,6,7,120%,B1\n";
    states(text, &[], &[]);
    let by_hand = [("IN-121-1-6", "rate:2023"), ("IN-121-1-7", "rate:2024")];
    let expected = [(2, "rate:2023", "80%"), (2, "rate:2024", "A2"), (3, "rate:2023", "120%"), (3, "rate:2024", "B1")];
    states(text, &by_hand, &expected);
    let known = "指標名,単位,R5目標,R5実績,達成率,ランク\n来た人,人,100,80,80%,A2\n";
    states(known, &[], &[(2, "rate:2023", "80%")]);
    states(known, &[("IN-121-1-6", "rate:2023")], &[(2, "rate:2023", "A2")]);
    states(known, &[("IN-121-1-5", "leave_out")], &[]);
}

#[test]
fn between_an_actual_and_its_rate_may_stand_the_target_of_its_year() {
    let rates = |target: &str| {
        let text = format!("指標,単位,R3実績,R4実績,{target},達成率\n使った紙,枚,100,90,80,88.9%\n");
        let read = table(&text, &[]);
        read.placed.iter().filter(|one| one.place.starts_with("rate")).map(|one| one.place.clone()).collect::<Vec<_>>()
    };
    assert_eq!(rates("R4目標"), ["rate:2022"]);
    assert!(rates("R5目標").is_empty(), "of another year it may be what the rate is of");
}
