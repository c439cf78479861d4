//! Headings that stand over several columns: 目標値 over a time and a figure, 中間目標値 over the time and the actual as well. All
//! tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};

/// The form of the evaluation after a plan, on two lines.
const EVALUATION: &str = "指標\t\t基準値\t\t中間目標値\t\t\t最終目標値\t\t\t事後評価\n\
                          \t\t\t基準年度\t\t年度\t中間実績\t\t基準年度\t最終実績\t\n\
                          指標1\t空いた家の数\t60戸\tH22\t50戸\tH25\t52戸\t40戸\tH28\t43戸\t△\n\
                          指標2\t泊まった人\t90人\tH22\t―\t―\t―\t120人\tH28\t131人\t○\n";

#[test]
fn below_a_target_stand_its_time_and_the_actual() {
    let read = table(EVALUATION, &[]);
    let expected = [
        (3, 3, "baseline", "60"),
        (3, 5, "target:2013", "50"),
        (3, 8, "target:2016", "40"),
        (4, 3, "baseline", "90"),
        (4, 8, "target:2016", "120"),
    ];
    assert_eq!(placed(&read), expected);
    assert_eq!(open(&read), [("IN-011-2-7", 2), ("IN-011-2-10", 4)], "the years of the actuals are not said");
    assert_eq!([&*read.placed[0].name, &*read.placed[3].name], ["空いた家の数", "泊まった人"]);
    let answers = [("IN-011-2-7", "target"), ("IN-011-2-10", "target")];
    let actuals = [(3, 7, "actual:2013", "52"), (3, 10, "actual:2016", "43"), (4, 10, "actual:2016", "131")];
    let read = table(EVALUATION, &answers);
    assert!(actuals.iter().all(|actual| placed(&read).contains(actual)), "{:?}", placed(&read));
}

#[test]
fn the_form_of_the_evaluation_may_have_a_label_at_its_side() {
    let text = "①数値目標の実現状況\t\t指標\t基準値\t\t最終目標値\t\t\t最終目標値の実現状況に関する評価\t\n\
                \t\t\t\t基準年度\t\t基準年度\t最終実績\t事後評価\t\n\
                \t指標1\t空いた家の数\t60戸\tH22\t40戸\tH28\t43戸\t△\tもう少しだった。\n\
                事業の進捗状況\t事業名\t計画\t最終実績\n\t道の舗装\t0.7km\t0.6km\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(3, 4, "baseline", "60"), (3, 6, "target:2016", "40")]);
    assert_eq!(open(&read), [("IN-011-2-8", 2), ("IN-011-4-3", 1), ("IN-011-4-4", 1)]);
    assert_eq!(read.placed[0].name, "空いた家の数");
}

#[test]
fn the_value_at_the_beginning_is_the_one_before_the_project() {
    let heads = "指標の定義\t当初現況値\t中間目標値\t最終目標値\n\t(H22当初)\t(H24末)\t(H26末)\n";
    let on_two_lines = table(&format!("{heads}着くまでの時間\t30分\t25分\t20分\n"), &[]);
    let expected = [(3, 2, "baseline", "30"), (3, 3, "target:2012", "25"), (3, 4, "target:2014", "20")];
    assert_eq!((placed(&on_two_lines), open(&on_two_lines)), (expected.to_vec(), vec![]));
    let in_cells = "指標の定義,当初現況値,中間目標値,最終目標値\n着くまでの時間,0分(H22年度当初),25分(H24年度末),20分(H26年度末)\n\
                    埋めた電線,10%(H22年度当初),40%(H24年度末),55%(H26年度末)\n";
    let read = table(in_cells, &[]);
    assert_eq!(placed(&read)[0], (2, 2, "baseline", "0"));
    assert_eq!((placed(&read).len(), open(&read)), (6, vec![]));
    let changed = table("指標,当初目標値（R4年度）,R5目標\n来た人,10人,20人\n", &[]);
    assert_eq!(placed(&changed).len(), 1, "a first target may have been changed");
}

#[test]
fn one_heading_may_stand_over_a_time_and_its_figure() {
    let rows = "来た人,5人,6人,R8年度,9人\n空いた店,7店,8店,R9年度,－\n";
    for head in ["取組,R4実績,R5実績,目標値\n", "取組,R4実績,R5実績,目標値,\n"] {
        let read = table(&format!("{head}{rows}"), &[]);
        let targets = [(2, 5, "target:2026", "9"), (3, 5, "target:2027", "not_applicable")];
        assert!(targets.iter().all(|target| placed(&read).contains(target)), "{head}: {:?}", placed(&read));
        assert_eq!((placed(&read).len(), open(&read), not_placed(&read)), (6, vec![], vec![]), "{head}");
    }
    let noted = table("取組,R4実績,目標値,,備考\n来た人,5人,R8年度,9人,順調\n空いた店,7店,R8年度,6店,\n", &[]);
    assert_eq!((placed(&noted).len(), open(&noted)), (4, vec![]));
}

#[test]
fn where_one_row_has_another_shape_nothing_is_taken_for_a_time() {
    for rows in ["来た人,5人,R8年度,9人\n空いた店,7店,6店,\n", "来た人,5人,R8年度,9人\n空いた店,7店,R8年度,\n"]
    {
        let read = table(&format!("取組,R4実績,目標値,\n{rows}"), &[]);
        let targets = read.placed.iter().filter(|one| one.place.starts_with("target"));
        assert_eq!(targets.count(), 0, "{rows}: {:?}", placed(&read));
    }
}

#[test]
fn brackets_around_what_stands_below_a_heading_say_nothing_else() {
    let text = "目標指標,基準値,,目標値,,最新値,\n,（数値）,（年月）,（数値）,（年月）,（数値）,（年月）\n\
                歩いた人（人）,120,H28,150,R4,131,R2\n空いた店（軒）,9,H29,5,R4,7,R3.3\n";
    let read = table(text, &[]);
    let expected = [
        (3, 2, "baseline", "120"),
        (3, 4, "target:2022", "150"),
        (3, 6, "actual:2020", "131"),
        (4, 2, "baseline", "9"),
        (4, 4, "target:2022", "5"),
        (4, 6, "actual:2020", "7"),
    ];
    assert_eq!((placed(&read), open(&read), not_placed(&read)), (expected.to_vec(), vec![], vec![]));
    let in_cells = table("目標指標,基準値（年度）,目標値（年度）\n歩いた人,120人（H28）,150人（R4）\n", &[]);
    assert_eq!(placed(&in_cells), [(2, 2, "baseline", "120"), (2, 3, "target:2022", "150")], "the figures stand there");
}

#[test]
fn below_the_evaluation_stand_its_value_and_its_degree() {
    let head = "指標名,従前値（基準年度）,目標値（目標年度）,事後評価,";
    let rows = "歩いた人（人）,120（H28）,150（R3）,131,";
    let text = format!("{head}\n,,,評価値,達成度\n{rows}△\n空いた店（軒）,9（H27）,5（R3）,4,○\n");
    let asked = table(&text, &[]);
    assert_eq!(placed(&asked).len(), 4);
    assert_eq!(open(&asked), [("IN-011-2-4", 4)], "its year is not said");
    let answered = table(&text, &[("IN-011-2-4", "2021")]);
    assert!(placed(&answered).contains(&(3, 4, "actual:2021", "131")));
    assert!(answered.placed.iter().any(|one| one.place == "rate:2021" && one.text == "△"));
    let timed = table(&format!("{head},\n,,,評価値,評価時点,達成度\n{rows}R4.3,△\n"), &[]);
    assert_eq!(placed(&timed)[2], (3, 4, "actual:2021", "131"), "below 評価時点 stands its time");
    assert_eq!(open(&timed), []);
}

#[test]
fn over_targets_and_actuals_may_stand_the_term_of_a_plan() {
    let rows = "来た人,人,100,85,150,120\n空いた店,軒,9,8,5,6\n";
    for [first, second] in [["第1期（H27～R1）", "第2期（R2～R6）"], ["平成27年度～令和元年度", "令和2年度～令和6年度"]]
    {
        let text = format!("指標,単位,{first},,{second},\n,,目標,実績,目標,実績\n{rows}");
        let asked = table(&text, &[]);
        assert!(placed(&asked).is_empty(), "of which year of a term they are is never guessed");
        let questions = asked.questions.iter().filter(|one| one.code == "IN-011");
        let offered: Vec<(usize, &str)> = questions.map(|one| (one.cells.len(), &*one.choices[0])).collect();
        assert_eq!(offered, [(2, "2019"), (2, "2019"), (2, "2024"), (2, "2024")], "its last year comes first");
        assert_eq!(not_placed(&asked), []);
        let answered = table(&text, &[("IN-011-2-3", "2019"), ("IN-011-2-6", "2023")]);
        assert!(placed(&answered).contains(&(3, 3, "target:2019", "100")));
        assert!(placed(&answered).contains(&(4, 6, "actual:2023", "6")));
    }
}

#[test]
fn over_the_years_of_rates_stand_no_further_figures() {
    let text = "評価指標,単位,目標,,実績,,達成率,\n,,R4,R5,R4,R5,R4,R5\n借りた本,冊,120,125,118,121,98.3%,96.8%\n";
    let read = table(text, &[]);
    assert_eq!((placed(&read).len(), open(&read), not_placed(&read)), (6, vec![], vec![]));
    assert_eq!(placed(&read).iter().filter(|one| one.2 == "rate:2023").count(), 1);
}

#[test]
fn the_value_before_the_project_may_be_of_a_calendar_year() {
    let text = "指標名,現状値,めざそう値,\n,2018年,2022年,2026年\n住みよいと思う人,72.4%,75%,78%\n";
    let read = table(text, &[("IN-011-2-3", "2022")]);
    let expected = [(3, 2, "baseline", "72.4"), (3, 3, "target:2022", "75"), (3, 4, "target:2026", "78")];
    assert_eq!(placed(&read), expected);
    assert_eq!(open(&table(text, &[])), [("IN-011-2-3", 2)]);
}

#[test]
fn headings_that_have_lost_the_blank_cells_between_stand_over_nothing_for_sure() {
    let rows = "来た人\t45\t40\t38\t35\t60\n会員\t21\t18\t17\t17\t22\n";
    let lost = format!("指標\t基準値\t実績値\t目標値\n\tR1年度\tR2年度\tR3年度\tR4年度\tR6年度\n{rows}");
    assert_eq!(placed(&table(&lost, &[])), [], "目標値 may stand over any of the years");
    let whole = lost.replace("実績値\t目標値", "実績値\t\t\t目標値");
    let read = table(&whole, &[]);
    assert_eq!((placed(&read).len(), open(&read)), (10, vec![]));
    assert!(placed(&read).contains(&(3, 6, "target:2024", "60")));
    let trimmed = "指標\t基準値\t目標値\t実績値\n\t\t\tR2年度\tR3年度\n来た人\t45（R1）\t60（R6）\t40\t38\n";
    assert_eq!(placed(&table(trimmed, &[])).len(), 4, "the last may stand over all that follow");
}

#[test]
fn a_year_may_stand_below_the_targets_and_the_actuals_that_it_spans() {
    let rows = "来た人,100,90,110,105\n会員,50,45,55,52\n";
    let read = table(&format!("KPI,目標,実績,目標,実績\n,R3年度,,R4年度,\n{rows}"), &[]);
    assert_eq!((placed(&read).len(), open(&read)), (8, vec![]));
    assert!(placed(&read).contains(&(3, 5, "actual:2022", "105")));
    let other = table(&format!("KPI,目標,目標,実績,実績\n,R3年度,,R4年度,\n{rows}"), &[]);
    assert_eq!(placed(&other).len(), 4, "the headings do not repeat");
}
