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
