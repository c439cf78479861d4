//! Tables that were copied cell by cell, or whose lines end within a cell. All documents and figures are made up.

use crate::reader::{not_placed, open, placed, table};

#[test]
fn a_table_with_each_cell_on_a_line_of_its_own_is_read() {
    let text = "数値目標\n指標名\n単位\n現状値\n（R1）\n目標値\n（R6）\n出店数\n店\n9\n12\n会員数\n人\n40\n55\n※毎年度末の値\n";
    let read = table(text, &[]);
    let expected = [
        (11, 1, "target:2024", "12"),
        (10, 1, "baseline", "9"),
        (14, 1, "baseline", "40"),
        (15, 1, "target:2024", "55"),
    ];
    let mut found = placed(&read);
    found.sort_unstable_by_key(|(line, ..)| *line);
    let mut expected = expected.to_vec();
    expected.sort_unstable_by_key(|(line, ..)| *line);
    assert_eq!(found, expected);
    assert_eq!(open(&read), []);
    assert_eq!(not_placed(&read).iter().map(|(line, ..)| *line).collect::<Vec<_>>(), [1, 16]);
    assert!(read.placed.iter().all(|one| one.unit == "店" || one.unit == "人"));
}

#[test]
fn a_lost_cell_on_a_line_of_its_own_leaves_the_whole_table_unread() {
    for text in [
        "指標名\n単位\n現状値（R1）\n目標値（R6）\n出店数\n店\n9\n会員数\n人\n40\n55\n",
        "指標名\n単位\n現状値（R1）\n目標値（R6）\n出店数\n9\n12\n会員数\n人\n40\n55\n",
        "指標名\n現状値（R1）\n目標値（R6）\n出店数\n9\n12\n商工業\n会員数\n40\n55\n",
    ] {
        assert_eq!(placed(&table(text, &[])), [], "{text}");
    }
}

#[test]
fn headings_on_a_line_each_are_those_of_the_rows_below() {
    let rows = "出店数\t店\t9\t12\n会員数\t人\t40\t55\n";
    let expected = [
        (5, 3, "target:2023", "9"),
        (5, 4, "actual:2023", "12"),
        (6, 3, "target:2023", "40"),
        (6, 4, "actual:2023", "55"),
    ];
    let read = table(&format!("指標名\n単位\nR5目標値\nR5実績値\n{rows}"), &[]);
    assert_eq!((placed(&read), not_placed(&read)), (expected.to_vec(), Vec::new()));
    let of_lines = table(&format!("指標名\n単位\nR5目標値\nR5実績値\n{}", rows.replace('\t', " ")), &[]);
    assert_eq!((placed(&of_lines), not_placed(&of_lines)), (expected.to_vec(), Vec::new()));
    let with_one_less = table(&format!("指標名\nR5目標値\nR5実績値\n{rows}"), &[]);
    assert_eq!(placed(&with_one_less), []);
}

#[test]
fn a_line_that_ends_within_a_cell_goes_on_on_the_next() {
    let text = "指標名\t単位\t現状値\n（R1）\t目標値\n（R6）\n出店数\t店\t9\t12\n会員数\t人\t40\n（速報）\t55\n";
    let read = table(text, &[]);
    assert_eq!(
        placed(&read),
        [(4, 3, "baseline", "9"), (4, 4, "target:2024", "12"), (5, 3, "baseline", "40"), (6, 2, "target:2024", "55")]
    );
    assert_eq!((open(&read), not_placed(&read)), (Vec::new(), Vec::new()));
}

#[test]
fn what_stands_in_brackets_below_a_name_is_a_part_of_it_and_no_name() {
    let read = table("指標名\t現状値（R1）\t目標値（R6）\n会員数\n（累計）\t40人\t55人\n出店数\t9店\t12店\n", &[]);
    let names: Vec<&str> = read.placed.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["会員数（累計）", "会員数（累計）", "出店数", "出店数"]);
    let below_a_group = "指標名\t現状値（R1）\t目標値（R6）\n基本目標1\n出店数\t9店\t12店\n";
    assert!(table(below_a_group, &[]).placed.iter().all(|one| one.name == "出店数"));
}

#[test]
fn a_sign_of_a_loss_apart_from_its_figure_belongs_to_it_where_the_headings_leave_no_other_way() {
    let read = table("指標名 R4実績 R5実績\n社会増減 △ 85人 △ 40人\n出店数 9店 12店\n", &[]);
    assert_eq!(placed(&read).get(..2), Some(&[(2, 2, "actual:2022", "-85"), (2, 3, "actual:2023", "-40")][..]));
    let may_be_verdict = "指標名 R4実績 R5実績 評価\n社会増減 9人 △ 12人\n出店数 9店 12店 ○\n";
    assert!(placed(&table(may_be_verdict, &[])).iter().all(|(line, ..)| *line == 3));
}

#[test]
fn a_name_with_blanks_is_whole_where_all_other_cells_stand_below_their_headings() {
    let read = table("指標名 単位 R5目標 R5実績\n道の駅 直売所の 出店数 店 9 12\n会員数 人 40 55\n", &[]);
    assert_eq!(placed(&read).get(..2), Some(&[(2, 3, "target:2023", "9"), (2, 4, "actual:2023", "12")][..]));
    assert_eq!(read.placed.first().map(|one| (&*one.name, &*one.unit)), Some(("道の駅 直売所の 出店数", "店")));
    let with_one_more = "指標名 単位 R5目標 R5実績\n出店数 店 9 12 15\n会員数 人 40 55\n";
    assert!(
        placed(&table(with_one_more, &[])).iter().all(|(line, ..)| *line == 3),
        "one of the figures has no heading"
    );
}

#[test]
fn a_unit_beside_one_figure_is_not_that_of_the_others() {
    let unit = |text: &str| table(text, &[]).placed.into_iter().map(|one| one.unit).collect::<Vec<_>>();
    for [figure, target] in [["40", "55人"], ["15000", "2万人"], ["80", "5%"], ["1.5", "90分"], ["500", "2km"]] {
        let text = format!("指標名\t現状値（R1）\t目標値（R6）\n会員数\t{figure}\t{target}\n");
        assert!(unit(&text).iter().all(String::is_empty), "{figure} {target}");
    }
}

#[test]
fn names_that_begin_with_brackets_are_no_part_of_the_row_above() {
    for text in [
        "指標名\tR5目標\tR5実績\n（仮称）店の数\t12店\n（再掲）会員数\t40人\n来場者\t50人\t60人\n",
        "指標名\tR5目標\tR5実績\n店の数\t9\n（1）うち市内\t3\n来場者\t50\t60\n",
    ] {
        let read = table(text, &[]);
        assert!(read.placed.iter().all(|one| one.name == "来場者"), "{:?}", read.placed);
        assert_eq!(open(&read), [("IN-122-", 2)], "rows with fewer cells than headings are asked about");
    }
}

#[test]
fn a_sign_before_a_figure_is_never_the_end_of_a_name() {
    let read = table("指標名 R4実績 R5実績 R5目標\n会員数 △ 3 20 30\n店の数 8 9 12\n", &[]);
    let first = read.placed.first().map(|one| (&*one.name, one.value.as_deref()));
    assert_eq!(first, Some(("会員数", Some("-3"))));
    let plus = table("指標名 R4実績 R5実績 R5目標\n会員数 + 3 20 30\n店の数 8 9 12\n", &[]);
    assert!(plus.placed.iter().all(|one| one.name == "店の数"), "{:?}", plus.placed);
}

#[test]
fn years_that_stood_over_several_columns_are_those_of_all_words_below_them() {
    let expected = [
        (3, 3, "target:2021", "3"),
        (3, 4, "actual:2021", "2"),
        (3, 5, "rate:2021", "66"),
        (3, 6, "target:2022", "4"),
        (3, 7, "actual:2022", "5"),
        (3, 8, "rate:2022", "125"),
    ];
    for heads in ["指標名\t単位\t令和3年度\t令和4年度", "指標名\t単位\tR3\tR4"] {
        let text = format!("{heads}\n目標\t実績\t達成率\t目標\t実績\t達成率\n出店数\t店\t3\t2\t66%\t4\t5\t125%\n");
        let read = table(&text, &[]);
        assert_eq!((placed(&read), open(&read)), (expected.to_vec(), Vec::new()), "{heads}");
    }
    for (words, rows) in
        [("目標\t実績\t目標", "出店数\t店\t3\t2\t4"), ("目標\t実績\t実績\t目標", "出店数\t店\t3\t2\t4\t5")]
    {
        let read = table(&format!("指標名\t単位\tR3\tR4\n{words}\n{rows}\n"), &[]);
        assert_eq!(placed(&read), [], "which words are of which year is not said: {words}");
    }
}
