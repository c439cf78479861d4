//! Tables whose targets are totals of several years (5年間累計). All tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};

const PERIOD: (&str, &str) = ("IN-117-", "計画期間の累計");

#[test]
fn the_last_year_of_a_total_is_asked_where_the_table_names_no_year() {
    let text = "指標名,単位,基準値,目標値（5年間累計）\n来た人,人,12,150\n講座,回,3,20\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(2, 3, "baseline", "12"), (3, 3, "baseline", "3")]);
    assert_eq!(open(&read), [("IN-011-1-4", 2), ("IN-117-", 2)]);
    assert_eq!(not_placed(&read), []);
    let read = table(text, &[("IN-011-1-4", "2024"), PERIOD]);
    let expected = [(2, 3, "baseline", "12"), (2, 4, "period", "150"), (3, 3, "baseline", "3"), (3, 4, "period", "20")];
    assert_eq!(placed(&read), expected);
}

#[test]
fn the_years_of_a_total_are_those_that_its_heading_names() {
    let text = "指標名,現状（H26）,目標（H27～R1累計）\n来た人,12人,150人\n講座,3回,20回\n";
    let read = table(text, &[]);
    assert_eq!(open(&read), [("IN-117-", 2)]);
    let read = table(text, &[PERIOD]);
    let expected = [(2, 2, "baseline", "12"), (2, 3, "period", "150"), (3, 2, "baseline", "3"), (3, 3, "period", "20")];
    assert_eq!(placed(&read), expected);
}

#[test]
fn the_years_of_a_total_of_actuals_are_not_those_of_the_targets() {
    let text = "指標名,単位,実績（R2～R4累計）,目標（R5～R9累計）\n来た人,人,30,150\n";
    assert_eq!(placed(&table(text, &[PERIOD])), [(2, 4, "period", "150")]);
}

#[test]
fn a_total_waits_until_it_is_said_what_the_targets_stand_for() {
    let text = "指標名,単位,R2実績,R3実績,目標（5年間累計）\n来た人,人,12,15,150\n";
    let read = table(text, &[]);
    assert_eq!((open(&read), not_placed(&read)), (vec![("IN-117-", 1)], vec![]));
    assert!(placed(&table(text, &[PERIOD])).contains(&(2, 5, "period", "150")));
    let of_years = table(text, &[("IN-117-", "各年度の値")]);
    assert_eq!(not_placed(&of_years), [(2, 5, "150")], "it is no value of a year");
}

#[test]
fn a_total_beside_the_targets_of_years_is_none_of_its_own() {
    let text = "指標名,単位,R5目標,R6目標,目標累計\n来た人,人,10,15,25\n";
    let read = table(text, &[]);
    assert_eq!(placed(&read), [(2, 3, "target:2023", "10"), (2, 4, "target:2024", "15")]);
    assert_eq!(open(&read), []);
}
