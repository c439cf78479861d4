//! Tables in which the unit stands below the name of its indicator (単位：人): it is no name, whatever stands beside it. All tables
//! and figures are made up.

use crate::reader::{not_placed, open, placed, table};

/// The names and units of the indicators that are placed, each once.
fn named(text: &str) -> Vec<(String, String)> {
    let mut named: Vec<_> = table(text, &[]).placed.into_iter().map(|one| (one.name, one.unit)).collect();
    named.dedup();
    named
}

fn of(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(name, unit)| ((*name).to_owned(), (*unit).to_owned())).collect()
}

#[test]
fn the_unit_below_a_name_is_that_of_the_indicator_above_it() {
    for unit in ["単位：人", "単位:人", "（単位：人）", "(単位： 人 )"] {
        let text = format!("成果指標1,区分,R4年度,R5年度\n朝市に来た人の数,計画値,20,30\n{unit},実績値,21,33\n");
        assert_eq!(named(&text), of(&[("朝市に来た人の数", "人")]), "{unit}");
        let read = table(&text, &[]);
        let actuals = [(3, 3, "actual:2022", "21"), (3, 4, "actual:2023", "33")];
        assert_eq!((&placed(&read)[2..], open(&read), not_placed(&read)), (&actuals[..], vec![], vec![]), "{unit}");
    }
}

#[test]
fn a_name_without_figures_is_that_of_the_row_with_the_unit_below_it() {
    let text = "活動指標,区分,R4年度\n開いた会の数,,\n単位：回,実績値,2\n";
    assert_eq!(named(text), of(&[("開いた会の数", "回")]));
}

#[test]
fn the_name_may_stand_in_the_line_of_the_headings() {
    let text = "成果指標1,朝市に来た人,区分,R4年度,R5年度\n,単位：人,計画値,20,30\n,,実績値,21,33\n\
                成果指標2,空いた店,区分,R5年度,R6年度\n,単位：店,計画値,9,8\n,,実績値,10,7\n";
    let read = table(text, &[]);
    assert_eq!(named(text), of(&[("朝市に来た人", "人"), ("空いた店", "店")]));
    let second = [
        (5, 4, "target:2023", "9"),
        (5, 5, "target:2024", "8"),
        (6, 4, "actual:2023", "10"),
        (6, 5, "actual:2024", "7"),
    ];
    assert_eq!((&placed(&read)[4..], open(&read), not_placed(&read)), (&second[..], vec![], vec![]));
}

#[test]
fn below_a_name_in_the_headings_a_bare_unit_is_no_name() {
    for rows in [",人,計画値,20,30\n,,実績値,21,33\n", "人,,計画値,20,30\n,,実績値,21,33\n"] {
        let read = table(&format!("成果指標1,朝市に来る客,区分,R4年度,R5年度\n{rows}"), &[]);
        assert_eq!(placed(&read).len(), 4, "{rows}");
        assert_eq!(not_placed(&read).is_empty(), rows.starts_with(','), "{rows}");
        assert!(read.placed.iter().all(|one| one.name == "朝市に来る客"), "{rows}: {:?}", read.placed);
    }
}

#[test]
fn each_indicator_may_have_headings_of_other_years() {
    let text = "成果指標1,区分,R4年度,R5年度\n朝市に来た人,計画,20,30\n単位：人,実績,21,33\n\
                活動指標1,区分,R5年度,R6年度\n開いた会,計画,3,4\n単位：回,実績,5,6\n";
    let read = table(text, &[]);
    let places: Vec<&str> = placed(&read)[4..].iter().map(|(_, _, place, _)| *place).collect();
    assert_eq!(places, ["target:2023", "target:2024", "actual:2023", "actual:2024"]);
}

#[test]
fn a_unit_that_is_not_surely_that_of_the_indicator_above_is_asked() {
    for text in [
        "指標,区分,R4年度\n単位：人,計画,20\n",
        "成果指標1,単位,区分,R4年度\n朝市の売上,円,計画,20\n単位：人,,実績,21\n",
        "指標,R4目標,R4実績\n朝市に来た人,20,21\n単位：人,30,33\n",
        "指標,区分,R4年度\n朝市の客（千人）,計画,20\n単位：人,実績,21\n",
    ] {
        let read = table(text, &[]);
        assert!(read.placed.iter().all(|one| !one.name.contains("単位")), "{text}: {:?}", read.placed);
        assert!(open(&read).iter().any(|(id, _)| id.starts_with("IN-111")), "{text}: {:?}", open(&read));
    }
}

#[test]
fn a_unit_alone_in_its_row_is_no_indicator() {
    let text = "指標,R4目標,R4実績\n朝市に来た人,20,21\n単位：人,,\n空いた店,9,8\n単位：店,,\n";
    assert_eq!(named(text), of(&[("朝市に来た人", "人"), ("空いた店", "店")]));
    assert_eq!(not_placed(&table(text, &[])), []);
    let several = "指標,R4目標,R4実績\n朝市に来た人,20,21\n単位：人、回,,\n";
    assert_eq!(named(several), of(&[("朝市に来た人", "")]), "of two nobody knows which");
}

#[test]
fn a_unit_alone_in_its_row_is_none_for_a_name_with_another() {
    let text = "指標,R4目標,R4実績\n朝市の客（人）,20,21\n単位：％,,\n空いた店（店）,9,8\n単位：店,,\n";
    assert_eq!(named(text), of(&[("朝市の客（人）", "人"), ("空いた店（店）", "店")]));
    assert_eq!(not_placed(&table(text, &[])), [(3, 1, "単位：％")]);
}

#[test]
fn below_a_name_in_the_headings_a_unit_that_contradicts_it_or_another_is_asked() {
    for (text, line) in [
        ("成果指標1,朝市の客（人）,区分,R4,R5\n,％,計画値,20,30\n,,実績値,21,33\n", 2),
        ("成果指標1,朝市の客,区分,R4,R5\n,人,計画値,20,30\n,％,実績値,21,33\n", 3),
        ("成果指標1,朝市の客,区分,R4,R5\n,単位：人,計画値,20,30\n,単位：％,実績値,21,33\n", 3),
    ] {
        let read = table(text, &[]);
        assert!(read.placed.iter().all(|one| one.unit == "人" && one.line != line), "{text}: {:?}", read.placed);
        assert_eq!((read.placed.len(), open(&read)), (2, vec![("IN-111-", 2)]), "{text}");
        let goes_on = table(text, &[("IN-111-", "yes")]);
        assert!(goes_on.placed.iter().all(|one| one.unit == "人"), "{text}: {:?}", goes_on.placed);
        assert_eq!((goes_on.placed.len(), open(&goes_on)), (4, vec![]), "{text}");
        assert!(matches!(*not_placed(&goes_on), [.., (at, 2, "％" | "単位：％")] if at == line), "{text}");
    }
}
