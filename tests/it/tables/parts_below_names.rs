//! Tables in which the name of an indicator stands once over the rows of its parts, and the column behind it says which part each row
//! is of. All tables and figures are made up.

use crate::reader::{open, placed, table};

#[test]
fn the_parts_below_a_merged_name_are_indicators_once_that_is_said() {
    let text = "指標,対象,策定時（H30）,目標値（R6）\n\
                歩く習慣のある人の割合,男性,31.0%,38%\n\
                ,女性,28.5%,36%\n\
                食塩をとる量（g）,成人,10.2,8.0\n";
    let asked = table(text, &[]);
    assert_eq!(placed(&asked), [(4, 3, "baseline", "10.2"), (4, 4, "target:2024", "8.0")]);
    assert_eq!(open(&asked), [("IN-129-", 4)]);
    let answered = table(text, &[("IN-129-", "yes")]);
    assert_eq!(
        placed(&answered),
        [
            (2, 3, "baseline", "31.0"),
            (2, 4, "target:2024", "38"),
            (3, 3, "baseline", "28.5"),
            (3, 4, "target:2024", "36"),
            (4, 3, "baseline", "10.2"),
            (4, 4, "target:2024", "8.0")
        ]
    );
    let names: Vec<&str> = answered.placed.iter().step_by(2).map(|one| &*one.name).collect();
    assert_eq!(names, ["歩く習慣のある人の割合（男性）", "歩く習慣のある人の割合（女性）", "食塩をとる量（g）"]);
}

#[test]
fn a_row_without_a_name_and_without_a_label_is_asked_about_as_before() {
    let text = "指標,対象,目標値（R6）\n歩く人の割合,男性,38%\n,,36%\n";
    let read = table(text, &[]);
    assert_eq!(open(&read).iter().map(|(id, _)| *id).collect::<Vec<_>>(), ["IN-111-"]);
}

#[test]
fn labels_may_stand_behind_the_units() {
    let text =
        "KPI,単位,,R3実績,R4実績\n来た人,人,増加分,2,3\n,,累計,2,5\n会員,人,大人,5,6\n,,子ども,4,5\n売上,円,,7,8\n";
    let asked = table(text, &[]);
    assert_eq!(placed(&asked), [(6, 4, "actual:2021", "7"), (6, 5, "actual:2022", "8")]);
    assert_eq!(open(&asked), [("IN-129-", 8)], "neither way of counting is that of the whole");
    let answered = table(text, &[("IN-129-", "yes")]);
    let names: Vec<(&str, &str)> = answered.placed.iter().step_by(2).map(|one| (&*one.name, &*one.unit)).collect();
    let expected = [
        ("来た人（増加分）", "人"),
        ("来た人（累計）", "人"),
        ("会員（大人）", "人"),
        ("会員（子ども）", "人"),
        ("売上", "円"),
    ];
    assert_eq!(names, expected);
}

#[test]
fn labels_may_stand_behind_names_below_a_blank_corner() {
    let text = ",,R4目標,R5目標\n使う見込み（人）,小さい子,80,78\n,大きい子,40,38\n受け入れる数（人）,,120,118\n";
    let asked = table(text, &[]);
    assert_eq!(placed(&asked), [(4, 3, "target:2022", "120"), (4, 4, "target:2023", "118")]);
    assert_eq!(open(&asked), [("IN-129-", 4)]);
    let grouped = table(",,R4目標,R5目標\n観光,来た人,80,78\n農業,耕す人,40,38\n", &[]);
    let names: Vec<&str> = grouped.placed.iter().step_by(2).map(|one| &*one.name).collect();
    assert_eq!(names, ["来た人", "耕す人"], "where each row has both, the second names it");
}

#[test]
fn a_second_line_of_headings_ends_no_table_of_parts() {
    let text = "目標項目,対象,策定時,最終評価,目標値\n,,H25年度,R4年度,R5年度\n歩く人の割合,男性,31.0%,33.2%,40%\n,女性,25.0%,26.1%,35%\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked)), (vec![], vec![("IN-129-", 6)]));
    let answered = table(text, &[("IN-129-", "yes")]);
    assert_eq!(answered.placed[3].name, "歩く人の割合（女性）");
}
