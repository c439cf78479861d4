//! Which figures the times in columns beside them are of. All tables and figures are made up.

use crate::reader::{not_placed, open, placed, table};

#[test]
fn each_of_two_values_before_the_project_has_the_time_beside_it() {
    for head in [
        "基準値,基準年度,現状値,現状年度,目標値,目標年度",
        "策定時,策定時の年度,現況値,現況年度,目標値,目標年度",
        "基準値,基準年度,現状値,基準年度,目標値,基準年度",
    ] {
        let read = table(&format!("指標名,単位,{head}\n湖の濁り,度,7.1,H30,6.4,R3,5,R9\n"), &[]);
        let expected = [(2, 3, "baseline", "7.1"), (2, 5, "actual:2021", "6.4"), (2, 7, "target:2027", "5")];
        assert_eq!((placed(&read), open(&read), not_placed(&read)), (expected.to_vec(), vec![], vec![]), "{head}");
    }
    let before = "指標名,単位,基準年度,基準値,現状年度,現状値,目標年度,目標値\n湖の濁り,度,H30,7.1,R3,6.4,R9,5\n";
    let expected = [(2, 4, "baseline", "7.1"), (2, 6, "actual:2021", "6.4"), (2, 8, "target:2027", "5")];
    assert_eq!(placed(&table(before, &[])), expected, "the times may stand before the figures");
    let turned = "指標名,単位,現状値,現状年度,基準値,基準年度\n湖の濁り,度,6.4,R3,7.1,H30\n";
    let read = table(turned, &[]);
    let expected = [(2, 3, "actual:2021", "6.4"), (2, 5, "baseline", "7.1")];
    assert_eq!((placed(&read), not_placed(&read)), (expected.to_vec(), vec![]), "the present value may be the first");
}

#[test]
fn the_time_of_one_value_is_not_that_of_another() {
    for (head, row) in [
        ("基準値,基準年度,現状値,目標値,目標年度", "7.1,H30,6.4,5,R9"),
        ("基準値,現状値,基準年度,目標値,目標年度", "7.1,6.4,H30,5,R9"),
    ] {
        let read = table(&format!("指標名,単位,{head}\n湖の濁り,度,{row}\n"), &[]);
        let expected = [(2, 3, "baseline", "7.1"), (2, 6, "target:2027", "5")];
        assert_eq!(placed(&read), expected, "{head}");
        assert!(matches!(*open(&read), [("IN-011-1-4" | "IN-011-1-5", 1)]), "{head}: {:?}", open(&read));
    }
    let behind = table("指標名,単位,基準値,現状値,基準年度,現状年度\n湖の濁り,度,7.1,6.4,H30,R3\n", &[]);
    assert_eq!(placed(&behind), [(2, 3, "baseline", "7.1"), (2, 4, "actual:2021", "6.4")]);
}

#[test]
fn a_figure_with_the_time_of_another_year_is_asked() {
    let text =
        "指標名,単位,R4実績,R5実績,R6目標\n湖の濁り,度,0.7,0.6（令和4年度）,0.5\nごみの量,t,9,8,7（令和5年度）\n";
    let read = table(text, &[]);
    let certain = [(2, 3, "actual:2022", "0.7"), (2, 5, "target:2024", "0.5")];
    let also = [(3, 3, "actual:2022", "9"), (3, 4, "actual:2023", "8")];
    assert_eq!(placed(&read), [certain, also].concat());
    assert_eq!(open(&read), [("IN-011-", 2)], "both figures wait for one answer");
    let taken = table(text, &[("IN-011-", "yes")]);
    assert!(placed(&taken).contains(&(2, 4, "actual:2023", "0.6")), "{:?}", placed(&taken));
    assert!(placed(&taken).contains(&(3, 5, "target:2024", "7")), "{:?}", placed(&taken));
    let left = table(text, &[("IN-011-", "leave_out")]);
    assert_eq!(placed(&left), [certain, also].concat());
    assert_eq!(not_placed(&left), [(2, 4, "0.6（令和4年度）"), (3, 5, "7（令和5年度）")]);
}

#[test]
fn a_time_that_may_be_of_the_year_of_the_column_is_not_asked() {
    for (heading, figure, year) in [
        ("R5実績", "8（令和5年度）", 2023),
        ("R5実績", "8（R6.3末）", 2023),
        ("R5実績", "8（5年度）", 2023),
        ("H26実績", "8（26年度）", 2014),
        ("R5実績", "8（2023年）", 2023),
        ("R5実績", "8（9月末）", 2023),
    ] {
        let read = table(&format!("指標名,単位,{heading}\nごみの量,t,{figure}\n"), &[]);
        let expected = format!("actual:{year}");
        assert_eq!((placed(&read), open(&read)), (vec![(2, 3, &*expected, "8")], vec![]), "{heading} {figure}");
    }
    for (heading, figure) in [("R5実績", "8（26年度）"), ("R5実績", "8（2022年）"), ("R5実績", "8（R5.3末）")]
    {
        let read = table(&format!("指標名,単位,{heading}\nごみの量,t,{figure}\n"), &[]);
        assert_eq!((placed(&read), open(&read)), (vec![], vec![("IN-011-", 1)]), "{heading} {figure}");
    }
}

#[test]
fn of_figures_without_a_time_among_others_that_have_one_it_is_asked_once() {
    let text = "指標名\t目標値\t備考\n歩いた人の数\t50人（R5）\t\n花の数\t7本\t市\n鳥の数\t8羽\t\n虫の数\t9匹（R6）\t\n魚の数\t6匹（R6）\t\n";
    let asked = table(text, &[]);
    assert_eq!(placed(&asked), [(2, 2, "target:2023", "50"), (5, 2, "target:2024", "9"), (6, 2, "target:2024", "6")]);
    assert_eq!((open(&asked), not_placed(&asked)), (vec![("IN-011-1-2", 2)], vec![]));
    let answered = table(text, &[("IN-011-1-2", "2024")]);
    assert_eq!(placed(&answered).get(1..3), Some(&[(3, 2, "target:2024", "7"), (4, 2, "target:2024", "8")][..]));
    let left = table(text, &[("IN-011-1-2", "leave_out")]);
    assert_eq!(not_placed(&left), [(3, 2, "7本"), (4, 2, "8羽")]);
    let words = table("指標名\t目標値\n歩いた人の数\t50人（R5）\n花の数\tふやす\n虫の数\t9匹（R6）\n", &[]);
    assert_eq!((open(&words), not_placed(&words)), (vec![], vec![(3, 2, "ふやす")]), "a word is of no year");
}

#[test]
fn of_a_figure_with_a_span_of_years_in_its_cell_it_is_asked_for_which_of_them_it_counts() {
    let text = "指標名\t目標値\n歩いた人の数\t50人（R5）\n花の数\t7本（R5～R7）\n虫の数\t9匹（R6）\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked).len(), open(&asked)), (2, vec![("IN-011-1-2", 1)]));
    let answered = table(text, &[("IN-011-1-2", "2025"), ("IN-120-", "yes")]);
    assert!(placed(&answered).contains(&(3, 2, "target:2025", "7")), "{:?}", placed(&answered));
}

#[test]
fn questions_on_one_column_have_ids_of_their_own() {
    let text = "指標名,単位,実績\n来た人,人,10（26年度）\n講座,回,5\n会員,人,12（27年度）\n店,店,8（26年度）\n";
    let read = table(text, &[]);
    assert_eq!(open(&read), [("IN-011-1-3", 3), ("IN-011-1-3-2", 1)]);
    let era = table(text, &[("IN-011-1-3", "2014")]);
    let of_2014 = [(2, 3, "actual:2014", "10"), (4, 3, "actual:2015", "12"), (5, 3, "actual:2014", "8")];
    assert_eq!((placed(&era), open(&era)), (of_2014.to_vec(), vec![("IN-011-1-3-2", 1)]));
    let both = table(text, &[("IN-011-1-3", "2014"), ("IN-011-1-3-2", "2016")]);
    assert!(placed(&both).contains(&(3, 3, "actual:2016", "5")), "{:?}", placed(&both));
}

#[test]
fn times_in_a_line_of_their_own_are_those_of_the_figures_above_them() {
    let text = "指標,基準値,目標値,実績値\n耕す人,85人,95人,88人\n,（R2年度）,（R7年度）,（R5年度）\n食べられた畑,125ha,100ha,112ha\n,（R2年度）,（R7年度）,（R4年度）\n";
    let read = table(text, &[]);
    let actuals: Vec<_> = placed(&read).into_iter().filter(|one| one.2.starts_with("actual")).collect();
    assert_eq!(actuals, [(2, 4, "actual:2023", "88"), (4, 4, "actual:2022", "112")]);
    assert_eq!((placed(&read).len(), open(&read), not_placed(&read)), (6, vec![], vec![]));
}
