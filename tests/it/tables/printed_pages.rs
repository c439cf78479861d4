//! Lines that are copied out of a printed page, in which single blanks part the cells. All tables and figures are made up.

use keikaku::command::IndicatorCommand;
use keikaku::import::paste::{Block, Paste};

use crate::reader::{not_placed, open, placed, table};
use crate::support::{Hand, target};
use crate::tables::pasting::tried;

/// The names, places and values of a text.
fn read(text: &str) -> Vec<(String, String, String)> {
    let placed = table(text, &[]).placed.into_iter();
    placed.map(|one| (one.name, one.place, one.value.unwrap_or_else(|| one.state.to_owned()))).collect()
}

#[track_caller]
fn reads(text: &str, expected: &[(&str, &str, &str)]) {
    let expected: Vec<_> = expected.iter().map(|(a, b, c)| (a.to_string(), b.to_string(), c.to_string())).collect();
    assert_eq!(read(text), expected, "{text}");
    assert_eq!(open(&table(text, &[])), [], "{text}");
}

#[test]
fn headings_and_rows_are_parted_by_their_blanks() {
    reads(
        "成果の一覧\n指標名 単位 基準値 R5目標 R6目標\n朝市の出店数 店 9 12 14\n講座の数 回 5 6 －\n",
        &[
            ("朝市の出店数", "baseline", "9"),
            ("朝市の出店数", "target:2023", "12"),
            ("朝市の出店数", "target:2024", "14"),
            ("講座の数", "baseline", "5"),
            ("講座の数", "target:2023", "6"),
            ("講座の数", "target:2024", "not_applicable"),
        ],
    );
}

#[test]
fn an_era_and_its_year_a_number_and_its_unit_and_the_words_of_a_name_stay_together() {
    reads(
        "数値目標\n 令和 6 年3月末 令和 7 年3月末\n道の駅 来場者数（人） 10 万人 11 万人\n朝市の出店数 8 千店 9 千店\n",
        &[
            ("道の駅 来場者数（人）", "target:2023", "100000"),
            ("道の駅 来場者数（人）", "target:2024", "110000"),
            ("朝市の出店数", "target:2023", "8"),
            ("朝市の出店数", "target:2024", "9"),
        ],
    );
}

#[test]
fn figures_with_a_remark_in_brackets_are_cells_like_others() {
    let text = "指標 基準値 R8目標\n駅までの時間 21分 16分(5分短縮)\n道の駅までの時間 25分 15分(10分短縮)\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked).len(), open(&asked)), (2, vec![("IN-120-", 2)]));
}

#[test]
fn a_line_is_cut_only_where_each_word_fits_its_heading_and_else_told_whole() {
    let plain = "朝市の出店数 店 12 14\n講座の数 回 5 6\n";
    for line in [
        // A name with a blank and a lost cell, a lost unit before signs apart from their numbers, a unit that is a number, slashes.
        "道の駅 来場者数 人 30",
        "利益 △ 1,200 △ 1,300",
        "会員数 65 20 30",
        "来場者数 / 人 / 10 / 20",
    ] {
        let text = format!("指標名 単位 R5目標 R6目標\n{plain}{line}\n");
        assert_eq!(read(&text).len(), 4, "{line}");
        assert_eq!(not_placed(&table(&text, &[])), [(4, 1, line)]);
    }
    let text = "指標名 担当課 R5目標 R6目標\n道の駅 来場者数 30 40\n朝市の出店数 観光課 20 25\n講座の数 教育部 5 6\n";
    assert_eq!(read(text).len(), 4, "a blank section is not told from a name with a blank");
    assert_eq!(not_placed(&table(text, &[])), [(2, 1, "道の駅 来場者数 30 40")]);
}

#[test]
fn numbers_of_rows_and_words_behind_figures_are_no_part_of_these() {
    reads(
        "No. 指標名 単位 R5目標 R5実績 評価\n1 朝市の出店数 店 10 12 ○\n2 講座の数 回 5 4 △\n",
        &[
            ("朝市の出店数", "target:2023", "10"),
            ("朝市の出店数", "actual:2023", "12"),
            ("朝市の出店数", "rate:2023", "text"),
            ("講座の数", "target:2023", "5"),
            ("講座の数", "actual:2023", "4"),
            ("講座の数", "rate:2023", "text"),
        ],
    );
    reads(
        "指標名 R5目標 R5実績\n収支（千円） ▲ 5 6\n繰越（千円） 7 8\n",
        &[
            ("収支（千円）", "target:2023", "-5"),
            ("収支（千円）", "actual:2023", "6"),
            ("繰越（千円）", "target:2023", "7"),
            ("繰越（千円）", "actual:2023", "8"),
        ],
    );
}

#[test]
fn what_may_be_one_figure_with_a_blank_between_its_thousands_is_not_parted() {
    let read = table("指標名\t現状値 R8目標\n会員数\t1 234\n朝市の出店数\t9\t12\n", &[]);
    assert!(read.placed.iter().all(|one| one.name != "会員数" || one.state != "number"), "{:?}", read.placed);
}

#[test]
fn figures_that_lie_close_are_parted_below_headings_that_do_so_too() {
    let text = "\t5年度 6年度 7年度\n保育所の定員\t2,358\t2,728 2,621\n利用した人\t316 373\t373\n";
    let asked = table(text, &[]);
    assert_eq!(open(&asked).first().map(|(key, count)| (*key, *count)), Some(("IN-011-1-2", 6)));
    let answered = table(text, &[("IN-011-1-2", "2023"), ("IN-110-1", "target")]);
    assert_eq!(
        placed(&answered),
        [
            (2, 2, "target:2023", "2358"),
            (2, 3, "target:2024", "2728"),
            (2, 3, "target:2025", "2621"),
            (3, 2, "target:2023", "316"),
            (3, 2, "target:2024", "373"),
            (3, 3, "target:2025", "373"),
        ]
    );
}

#[test]
fn headings_that_slashes_part_stand_over_columns_of_blanks() {
    reads(
        "指標名 / 単位 / 基準値 / R8目標\n朝市の出店数   店   9  12\n参加者の割合   ％   81  90\n",
        &[
            ("朝市の出店数", "baseline", "9"),
            ("朝市の出店数", "target:2026", "12"),
            ("参加者の割合", "baseline", "81"),
            ("参加者の割合", "target:2026", "90"),
        ],
    );
}

#[test]
fn a_title_that_names_some_headings_is_none() {
    let text = "まちの計画 令和8年度までの 成果指標 と 目標\n指標名,単位,R8目標\n朝市の出店数,店,12\n";
    assert_eq!(read(text), [("朝市の出店数".to_owned(), "target:2026".to_owned(), "12".to_owned())]);
    assert_eq!(not_placed(&table(text, &[])).len(), 1);
}

#[test]
fn lines_of_a_page_are_pasted_as_the_table_that_they_were() {
    let hand = Hand::at_sample("000");
    let text = "指標 H30目標 R1目標\n外部人材派遣先の収益の増加額 11 12\n地域ブランド創出事業セレクト商品数 24 25\n";
    let Paste::Done(pasted) = tried(&hand, 1, target(2018), &Block::read(text)) else { panic!("it is asked") };
    let texts = pasted.commands.iter().map(|(_, command)| match command {
        IndicatorCommand::SetCell { text, .. } => &**text,
        _ => "",
    });
    assert_eq!(texts.collect::<Vec<_>>(), ["11", "12", "24", "25"]);
}

#[test]
fn a_column_of_texts_with_blanks_is_pasted_as_it_is() {
    let hand = Hand::at_sample("000");
    for text in ["1 234\n2 345\n", "10 人\n20 人\n", "約 5\n約 6\n"] {
        let Paste::Done(pasted) = tried(&hand, 1, target(2018), &Block::read(text)) else { panic!("{text}") };
        let cells = pasted.commands.iter().map(|(_, command)| match command {
            IndicatorCommand::SetCell { text, .. } => &**text,
            _ => "",
        });
        assert_eq!(cells.collect::<Vec<_>>(), text.lines().collect::<Vec<_>>());
    }
}

#[test]
fn headings_with_a_blank_between_their_letters_head_the_lines_below_them() {
    let read = table(
        "指 標 基 準 値 （R1） 目 標 値 （R6）\n\
         山の家の泊まり客 120人 150人\n\
         水車小屋の見学者 90人 95人\n",
        &[],
    );
    assert_eq!(
        placed(&read),
        [
            (2, 2, "baseline", "120"),
            (2, 3, "target:2024", "150"),
            (3, 2, "baseline", "90"),
            (3, 3, "target:2024", "95")
        ]
    );
}

#[test]
fn years_in_brackets_below_copied_headings_complete_those_of_figures() {
    let lines = |years: &str| {
        format!(
            "指標 基 準 値 目 標 値 実 績 値\n{years}\n\
             山の家の泊まり客 120人 150人 131人\n\
             水車小屋の見学者 90人 95人 92人\n"
        )
    };
    let read = table(&lines("（令和元年度） （令和6年度） （令和4年度）"), &[]);
    assert_eq!(
        placed(&read),
        [
            (3, 2, "baseline", "120"),
            (3, 3, "target:2024", "150"),
            (3, 4, "actual:2022", "131"),
            (4, 2, "baseline", "90"),
            (4, 3, "target:2024", "95"),
            (4, 4, "actual:2022", "92")
        ]
    );
    // 数値目標 may head the names.
    let spread = lines("（令和元年度） （令和6年度） （令和4年度）").replacen("指標", "数 値 目 標", 1);
    assert_eq!(table(&spread, &[]).placed.len(), 6);
    // Of which of three headings two years are cannot be told.
    let read = table(&lines("（令和元年度） （令和6年度）"), &[]);
    assert!(placed(&read).iter().all(|(.., place, _)| *place == "baseline"));
    assert!(read.placed.iter().all(|one| one.name.contains('の')), "{:?}", read.placed);
}

#[test]
fn words_before_the_figures_of_a_copied_line_say_what_they_are() {
    let expected = [
        (2, 3, "target:2022", "3"),
        (2, 4, "target:2023", "4"),
        (3, 3, "actual:2022", "2"),
        (3, 4, "actual:2023", "5"),
        (4, 3, "target:2022", "10"),
        (4, 4, "target:2023", "12"),
        (5, 3, "actual:2022", "9"),
        (5, 4, "actual:2023", "13"),
    ];
    let rows = "出店数 目標 3店 4店\n実績 2店 5店\n市の 会員数 目標 10人 12人\n実績 9人 13人\n";
    for headings in ["指標名 区分 R4 R5", "指標名 R4 R5"] {
        let read = table(&format!("{headings}\n{rows}"), &[]);
        assert_eq!((placed(&read), open(&read)), (expected.to_vec(), Vec::new()), "{headings}");
        let names: Vec<&str> = read.placed.iter().step_by(4).map(|one| &*one.name).collect();
        assert_eq!(names, ["出店数", "市の 会員数"], "{headings}");
    }
}

#[test]
fn lines_with_rates_between_targets_and_actuals_are_read_beside_names_on_lines_of_their_own() {
    let rows =
        "出店数（店）\n目標 3 4\n実績 2 5\n達成率 66% 125%\n会員数（人）\n目標 10 12\n実績 9 13\n達成率 90% 108%\n";
    let read = table(&format!("指標名 R4 R5\n{rows}"), &[]);
    let places: Vec<&str> = read.placed.iter().map(|one| &*one.place).collect();
    let of_one = ["target:2022", "target:2023", "actual:2022", "actual:2023", "rate:2022", "rate:2023"];
    assert_eq!(places, of_one.repeat(2));
}

#[test]
fn names_beside_the_last_line_of_each_indicator_are_not_taken_for_those_of_the_next() {
    let rows = "目標 3店 4店\n出店数 実績 2店 5店\n目標 10人 12人\n会員数 実績 9人 13人\n";
    for headings in ["指標名 区分 R4 R5", "指標名 R4 R5"] {
        assert_eq!(placed(&table(&format!("{headings}\n{rows}"), &[])), [], "{headings}");
    }
    let with_tabs = "指標名\t区分\tR4\n\t目標\t3店\n出店数\t実績\t2店\n\t目標\t10人\n会員数\t実績\t9人\n";
    let read = table(with_tabs, &[]);
    assert_eq!(placed(&read), [(3, 3, "actual:2022", "2"), (5, 3, "actual:2022", "9")]);
    assert_eq!(open(&read), [("IN-111-", 2)]);
}

#[test]
fn a_unit_behind_the_target_has_a_cell_of_its_own_where_the_headings_say_so() {
    let text = "指標 指標値 単位 目標年月 実績値\n指標① 市の 出店数 42 店 H28.3 15\n指標② 会員数 20 人 H28.3 30\n";
    let read = table(text, &[("IN-011-1-5", "target")]);
    assert_eq!(
        placed(&read),
        [
            (2, 2, "target:2015", "42"),
            (2, 5, "actual:2015", "15"),
            (3, 2, "target:2015", "20"),
            (3, 5, "actual:2015", "30")
        ]
    );
    assert_eq!(read.placed.iter().map(|one| &*one.unit).collect::<Vec<_>>(), ["店", "店", "人", "人"]);
}

#[test]
fn tables_below_the_name_of_one_indicator_each_are_read_with_their_rows() {
    let text = "指標1 出店数\n R4 R5 R6\n目標値 10店 20店 30店\n実績値 12店 25店 31店\n\
                指標2 会員数\n R4 R5 R6\n目標値 5人 6人 7人\n実績値 5人 5人 8人\n";
    let read = table(text, &[]);
    assert_eq!((placed(&read).len(), open(&read), not_placed(&read)), (12, Vec::new(), Vec::new()));
    assert_eq!(read.placed.iter().step_by(6).map(|one| &*one.name).collect::<Vec<_>>(), ["出店数", "会員数"]);
    let behind_heading = "指標名　市の出店数（店）\n年度　R2　R3　R4\n目標　10　12　14\n実績　8　13　15\n";
    assert!(table(behind_heading, &[]).placed.iter().all(|one| one.name == "市の出店数（店）"));
}

#[test]
fn years_on_a_line_below_headings_are_those_of_the_figures_where_each_row_has_one_for_each() {
    let rows = "1 出店数 店 12 60 41\n2 会員数 人 3 25 15\n";
    let text = format!("No. 指標名 単位 現状値 目標値 実績値\nR1 R6 R5\n{rows}");
    let expected = [
        (3, 4, "baseline", "12"),
        (3, 5, "target:2024", "60"),
        (3, 6, "actual:2023", "41"),
        (4, 4, "baseline", "3"),
        (4, 5, "target:2024", "25"),
        (4, 6, "actual:2023", "15"),
    ];
    let read = table(&text, &[]);
    assert_eq!((placed(&read), open(&read)), (expected.to_vec(), Vec::new()));
    let over_two_each = "指標名 目標値 実績値\nR5 R6\n出店数 12 60 41 50\n会員数 3 25 15 20\n";
    assert_eq!(placed(&table(over_two_each, &[])), [], "which of them is of which year is not said");
}
