//! The table of indicators in the form of regional plans (事業開始前 and 増加分 of each year) and in that for gifts of companies, as it
//! comes out of a document. All tables and figures are made up.

use crate::reader::protocol::table::Table;
use crate::reader::{open, placed, table};

/// What stands in the first two rows of a table of two indicators.
const EXPECTED: [(&str, &str); 8] = [
    ("baseline", "12000"),
    ("target:2018", "500"),
    ("target:2019", "600"),
    ("target:2020", "700"),
    ("baseline", "3000"),
    ("target:2018", "100"),
    ("target:2019", "150"),
    ("target:2020", "200"),
];

#[track_caller]
fn is_read(text: &str) {
    let read = table(text, &[]);
    let found: Vec<(&str, &str)> = placed(&read).into_iter().map(|(_, _, place, value)| (place, value)).collect();
    assert_eq!((found, open(&read)), (EXPECTED.to_vec(), vec![]), "{text}");
    assert!(read.placed.iter().all(|one| ["来た人の数", "泊まった人の数"].contains(&&*one.name)), "{text}");
    assert_eq!(proposals(&read), ["各年度の増加分", "増やす"], "{text}");
}

/// What is proposed for 目標の数え方 and めざす向き.
fn proposals(table: &Table) -> Vec<&str> {
    let asked = table.questions.iter().filter(|question| ["IN-117-", "IN-118-"].contains(&&*question.id));
    asked.filter_map(|question| question.choices.first().map(String::as_str)).collect()
}

const ROWS: &str = "来た人の数 12,000人 500人 600人 700人\n泊まった人の数 3,000人 100人 150人 200人\n";
const ROWS_WITH_TOTALS: &str =
    "来た人の数 12,000人 500人 600人 700人 1,800人\n泊まった人の数 3,000人 100人 150人 200人 450人\n";

#[test]
fn increments_of_the_years_are_read_and_proposed_as_such() {
    for heads in [
        "KPI 事業開始前（現時点） 平成30年度増加分１年目 平成31年度増加分２年目 平成32年度増加分３年目\n",
        "事業開始前 2018年度増加分 2019年度増加分 2020年度増加分\n",
    ] {
        is_read(&format!("{heads}{ROWS}"));
    }
}

#[test]
fn the_lower_of_two_lines_completes_the_headings_above_it() {
    for heads in [
        " 事業開始前 2018年度増加分 2019年度増加分 2020年度増加分\n （現時点） 1年目 2年目 3年目\n",
        "KPI 事業開始前 2018年度 2019年度 2020年度\n（現時点） 増加分 増加分 増加分\n",
    ] {
        is_read(&format!("{heads}{ROWS}"));
    }
    for heads in [
        "事業開始前 2018年度増加分 2019年度増加分 2020年度増加分 KPI増加分\n（現時点） 1年目 2年目 3年目 の累計\n",
        "KPI 事業開始前 2018年度増加分 2019年度増加分 2020年度増加分 KPI増加分\n（現時点） 1年目 2年目 3年目 の累計\n",
        "\t事業開始前\t2018年度増加分\t2019年度増加分\t2020年度増加分\tKPI増加分\n\t（現時点）\t1年目\t2年目\t3年目\tの累計\n",
    ] {
        let rows = if heads.contains('\t') { ROWS_WITH_TOTALS.replace(' ', "\t") } else { ROWS_WITH_TOTALS.to_owned() };
        is_read(&format!("{heads}{rows}"));
    }
}

#[test]
fn a_lower_line_that_has_lost_words_moves_no_figure() {
    let read = table(
        "事業開始前 2018年度増加分 2019年度増加分\n（現時点） 1年目\n来た人の数 12,000人 500人 600人\n泊まった人の数 300人 10人 15人\n",
        &[],
    );
    let found: Vec<(&str, &str)> = placed(&read).into_iter().map(|(_, _, place, value)| (place, value)).collect();
    let expected = [("baseline", "12000"), ("target:2018", "500"), ("target:2019", "600")];
    assert_eq!(found.get(..3), Some(&expected[..]));
    let nameless =
        "事業開始前 2018年度増加分 2019年度増加分\n（現時点） 1年目 2年目\n12,000人 500人 600人\n300人 10人 15人\n";
    assert_eq!(placed(&table(nameless, &[])), [], "figures without names stand below no blank corner");
}

#[test]
fn less_is_proposed_only_where_years_take_away() {
    let heads = "KPI 事業開始前 2018年度増加分 2019年度増加分\n";
    let more = table(&format!("{heads}空き家の活用数 12件 3件 2件\n店の数 9店 1店 1店\n"), &[]);
    assert_eq!(proposals(&more), ["各年度の増加分", "増やす"]);
    let less = table(&format!("{heads}空き家の数 120件 -3件 -2件\n空き店舗の数 90店 -1店 -1店\n"), &[]);
    assert_eq!(proposals(&less), ["各年度の増加分", "減らす"]);
}

#[test]
fn a_column_for_each_indicator_is_parted_as_its_rows_are() {
    let rows = "申請時 28人 4万円 H28.3\n初年度 30人 100万円 H29.3\n２年目 32人 125万円 H30.3\n";
    let read = table(&format!("KPI 来場者数 売上額 年月\n{rows}"), &[]);
    let expected = [
        (2, 2, "baseline", "28"),
        (3, 2, "target:2016", "30"),
        (4, 2, "target:2017", "32"),
        (2, 3, "baseline", "4"),
        (3, 3, "target:2016", "100"),
        (4, 3, "target:2017", "125"),
    ];
    assert_eq!((placed(&read), open(&read)), (expected.to_vec(), vec![]));
    let torn = table(&format!("KPI 朝市 来場者数 売上額 年月\n{rows}"), &[]);
    assert_eq!(placed(&torn), [], "a blank may stand in a name");
}
