//! Rows of copied texts that have fewer cells than the table has headings, and headings in the middle of a table. All documents and
//! figures are made up.

use crate::reader::{not_placed, open, placed, table};

/// The places of a line.
fn of_line<'t>(placed: &[(usize, usize, &'t str, &'t str)], line: usize) -> Vec<(usize, &'t str, &'t str)> {
    placed.iter().filter(|one| one.0 == line).map(|(_, column, place, value)| (*column, *place, *value)).collect()
}

#[test]
fn cells_that_were_lost_are_found_where_what_is_left_fits_the_headings_in_one_way() {
    let text =
        "指標名\t単位\tR5基準値\tR9目標値\t方向性\n出店数\t店\t9\t12\t増加を目指す\n事故の件数\t8\t6\t減少を目指す\n";
    let read = table(text, &[]);
    assert_eq!(of_line(&placed(&read), 3), [(2, "baseline", "8"), (3, "target:2027", "6")]);
    let open = table("指標名\t単位\tR5基準値\tR9目標値\n出店数\t店\t9\t12\n事故の件数\t件\t8\n", &[]);
    assert_eq!(placed(&open).len(), 2);
}

#[test]
fn a_number_under_the_heading_of_a_time_is_a_year_whose_era_is_asked() {
    let text = "指標\t基準値\t基準年度\t中間目標値\t最終目標値\t目標年度\n出店数\t9店\t21\t12店\t26\n会員数\t8人\t21\t10人\t26\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked).len(), open(&asked)), (2, vec![("IN-011-1-6", 2)]));
    let answered = table(text, &[("IN-011-1-6", "2014")]);
    assert_eq!(of_line(&placed(&answered), 3), [(2, "baseline", "8"), (4, "target:2014", "10")]);
}

#[test]
fn the_cells_that_rows_lack_may_have_stood_before_their_figures() {
    let text = "\tR4年度\tR5年度\tR6年度\n利用者数\t1\t2\t3\n定員の合計\t4\t5\n";
    let target = ("IN-110-1", "target");
    let asked = table(text, &[target]);
    assert_eq!((placed(&asked).len(), open(&asked)), (3, vec![("IN-122-", 2)]));
    let before = table(text, &[target, ("IN-122-", "before")]);
    assert_eq!(of_line(&placed(&before), 3), [(2, "target:2023", "4"), (3, "target:2024", "5")]);
    let behind = table(text, &[target, ("IN-122-", "yes")]);
    assert_eq!(of_line(&placed(&behind), 3), [(2, "target:2022", "4"), (3, "target:2023", "5")]);
}

#[test]
fn where_remarks_stand_behind_the_figures_nothing_says_that_the_first_is_lost() {
    let text = "指標名\tR5目標\tR6目標\tR7目標\t備考\n出店数\t1\t2\t3\t速報\n来場者数\t4\t5\n";
    let left = table(text, &[("IN-122-", "before")]);
    assert_eq!((placed(&left).len(), open(&left)), (3, vec![("IN-122-", 2)]));
}

#[test]
fn headings_in_the_middle_of_a_table_name_no_indicator() {
    let text = "指標\tR5目標\tR5実績\n出店数\t12店\t13店\n事業名\t計画\t実績\n道路の整備\t3km\t1km\n";
    let asked = table(text, &[]);
    assert_eq!(placed(&asked), [(2, 2, "target:2023", "12"), (2, 3, "actual:2023", "13")]);
    assert_eq!((open(&asked), not_placed(&asked)), (vec![("IN-011-3-2", 1), ("IN-011-3-3", 1)], Vec::new()));
    let answered = table(text, &[("IN-011-3-2", "2023"), ("IN-011-3-3", "2023")]);
    assert_eq!(of_line(&placed(&answered), 4), [(2, "target:2023", "3"), (3, "actual:2023", "1")]);
}

#[test]
fn of_a_column_that_is_blank_in_every_row_nothing_is_asked() {
    let text = "指標名\tR5目標\t実績\n出店数\t12\t\n会員数\t30\t\n";
    assert_eq!(open(&table(text, &[])), []);
    // A row that ends before it may have lost another cell.
    let short = "指標名\tR5目標\t実績\n出店数\t12\n会員数\t30\n";
    assert_eq!(open(&table(short, &[])), [("IN-011-1-3", 0), ("IN-122-", 2)]);
}

#[test]
fn actuals_without_a_year_may_be_those_of_the_years_of_their_targets() {
    let text = "指標\t最終目標値\t目標年度\t最終実績\n出店数\t12店\tR5\t13店\n会員数\t10人\tR7\t9人\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked).len(), open(&asked)), (2, vec![("IN-011-1-4", 2)]));
    let answered = table(text, &[("IN-011-1-4", "target")]);
    assert_eq!(of_line(&placed(&answered), 2), [(2, "target:2023", "12"), (4, "actual:2023", "13")]);
    assert_eq!(of_line(&placed(&answered), 3), [(2, "target:2025", "10"), (4, "actual:2025", "9")]);
    let of_one = table(text, &[("IN-011-1-4", "2024")]);
    assert_eq!(of_line(&placed(&of_one), 3), [(2, "target:2025", "10"), (4, "actual:2024", "9")]);
}

#[test]
fn a_row_that_begins_with_what_it_is_has_lost_what_was_merged_before_it() {
    let head = "指標名　　　単位　　区分　　R3　　R4\n来た人　　　人　　　目標　　10　　12\n";
    let read = table(&format!("{head}　　　　　　　　　　実績　　9　　13\n"), &[]);
    assert_eq!(placed(&read).len(), 4);
    assert!(placed(&read).iter().any(|one| (one.0, one.2, one.3) == (3, "actual:2022", "13")));
    assert_eq!((open(&read), not_placed(&read)), (vec![], vec![]));
    let rated = format!("{head}　　　　　　　　　　実績　　9　　13\n　　　　　　　　　　達成率　　90%　　108%\n");
    assert_eq!(table(&rated, &[]).placed.iter().filter(|one| one.place.starts_with("rate")).count(), 2);
    let short = table(&format!("{head}　　　　　　　　　　実績　　9\n"), &[]);
    assert_eq!(placed(&short).len(), 2, "of which year its figure is is not known");
    assert!(not_placed(&short).iter().any(|one| (one.0, one.2) == (3, "9")));
}
