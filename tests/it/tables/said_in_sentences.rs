//! Sentences that say what was aimed at and what was reached. All documents and figures are made up.

use crate::reader::{not_placed, open, placed, table};

const YEARS: [(&str, &str); 2] = [("IN-011-0-3", "2023"), ("IN-011-0-4", "2023")];

#[test]
fn a_figure_at_the_time_of_the_plan_leads_to_the_target_and_the_actual() {
    let text = "・貸店舗の割合は、計画時の41%から目標値55%に対し、実績57%であった。\n\
                ・朝市の来場者数は、当初の8千人から目標9千人に対し、実績は7千人でした。\n\
                ・空き家率は12%から目標10%に対して、実績11%となった。\n";
    let read = table(text, &YEARS);
    let expected = [
        (1, 1, "baseline", "41"),
        (1, 1, "target:2023", "55"),
        (1, 1, "actual:2023", "57"),
        (2, 1, "baseline", "8"),
        (2, 1, "target:2023", "9"),
        (2, 1, "actual:2023", "7"),
        (3, 1, "baseline", "12"),
        (3, 1, "target:2023", "10"),
        (3, 1, "actual:2023", "11"),
    ];
    assert_eq!((placed(&read), not_placed(&read)), (expected.to_vec(), Vec::new()));
    let names: Vec<&str> = read.placed.iter().step_by(3).map(|one| &*one.name).collect();
    assert_eq!(names, ["貸店舗の割合", "朝市の来場者数", "空き家率"]);
}

#[test]
fn what_was_aimed_at_stands_before_the_word_for_it() {
    let text = "・講座の受講者数は年間140人を目標としていましたが、実績は95人でした。\n\
                ・直売所の売上額は60万円を目標としたが、実績は72万円となりました。\n";
    let read = table(text, &[("IN-011-0-2", "2023"), ("IN-011-0-3", "2023")]);
    let expected = [
        (1, 1, "target:2023", "140"),
        (1, 1, "actual:2023", "95"),
        (2, 1, "target:2023", "60"),
        (2, 1, "actual:2023", "72"),
    ];
    assert_eq!((placed(&read), not_placed(&read)), (expected.to_vec(), Vec::new()));
}

#[test]
fn a_figure_of_several_years_is_a_target_and_may_be_their_total() {
    let text = "数値目標\n・新規出店数を5年間で18件とする\n・相談件数を３年間で240件とします。\n・講座の受講者数は年間90人を目指します。\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked)), (Vec::new(), vec![("IN-011-0-2", 3)]));
    let read = table(text, &[("IN-011-0-2", "2026")]);
    assert!(read.questions.iter().any(|asked| asked.id == "IN-117-"), "it is asked what the targets stand for");
    let names: Vec<&str> = read.placed.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["新規出店数", "相談件数", "講座の受講者数"]);
}

#[test]
fn what_a_figure_between_two_arrows_is_is_asked() {
    let text = "・森の手入れの面積 3ha → 5ha → 目標 10ha\n・出店数 2店（R1）→ 4店 → 目標 8店（R6）\n";
    let asked = table(text, &[]);
    assert_eq!(placed(&asked), [(1, 1, "baseline", "3"), (2, 1, "baseline", "2")]);
    assert_eq!(open(&asked), [("IN-011-0-3", 2), ("IN-011-0-4", 2), ("IN-110-0", 0)]);
    let left = table(text, &[("IN-011-0-4", "2024"), ("IN-110-0", "leave_out")]);
    assert_eq!(placed(&left).iter().filter(|(_, _, place, _)| *place == "target:2024").count(), 2);
    assert!(left.placed.iter().all(|one| one.text != "5ha" && one.text != "4店"));
}

#[test]
fn other_sentences_with_such_words_are_no_indicators() {
    for text in [
        "計画期間を5年間とする。",
        "対象者を65歳以上とする。",
        "単価は1,200円とする。",
        "本市では出店数を5年間で18件とする。",
        "このため、来街者数を年間900人とすることを目標とする。",
        "出店数は年間18件を目標としていましたが、実績は20件の見込みです。",
        "目標年度は5年間を目標とする。",
        "出店数を過去5年間で18件とした。",
        "会員数 90人 → 100人 → 120人",
        "会員数は目標を5人上回り、実績は前年より3人多い。",
        "会員数を、5年間で18人、10年間で40人とする。",
        "宿泊者数は前年度の900人から目標950人に対し、実績920人となった。",
    ] {
        assert_eq!(placed(&table(text, &[])), [], "{text}");
        let placed_there = table(text, &[("IN-011-0-2", "2023"), ("IN-011-0-3", "2023"), ("IN-110-0", "target")]);
        assert_eq!(placed(&placed_there), [], "{text}");
    }
}

#[test]
fn a_name_ends_before_the_years_in_which_a_figure_is_to_be_reached() {
    let read = table("■相談の件数：5年間で24件（←4件）\n■講座の数：3年間で9回（←2回）\n", &[]);
    assert_eq!(read.placed.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["相談の件数", "講座の数"]);
}

#[test]
fn the_time_before_a_label_is_that_of_its_figure() {
    let text = "指標①　来場者数　当初値　1,300人　R4目標　1,500人　令和4年度実績　1,420人\n\
                ・会員数：R4目標 50人に対し、R4実績 61人（達成率122％）\n";
    let read = table(text, &[]);
    let expected = [
        (1, 1, "baseline", "1300"),
        (1, 1, "target:2022", "1500"),
        (1, 1, "actual:2022", "1420"),
        (2, 1, "target:2022", "50"),
        (2, 1, "actual:2022", "61"),
    ];
    let found: Vec<_> = placed(&read).into_iter().map(|(line, _, place, value)| (line, 1, place, value)).collect();
    assert_eq!((found, open(&read)), (expected.to_vec(), Vec::new()));
    assert!(read.placed.iter().all(|one| one.name == "来場者数" || one.name == "会員数"));
    let of_span = table("会員数 R1～R4目標 50人 R4実績 61人\n講座の数 R1～R4目標 5回 R4実績 6回\n", &[]);
    assert_eq!(placed(&of_span), [], "what the years of a span say is not known");
    let between = table("会員数 目標 50人 R5実績 61人\n講座の数 目標 5回 R5実績 6回\n", &[]);
    assert_eq!(
        placed(&between),
        [(1, 1, "actual:2023", "61"), (2, 1, "actual:2023", "6")],
        "the time is of the next label"
    );
    let apart = table(
        "会員数 令和4年度 目標 50人 実績 61人\n講座の数 令和4年度 目標 5回 実績 6回\n",
        &[("IN-011-0-3", "2022")],
    );
    assert!(apart.placed.iter().all(|one| one.name == "会員数" || one.name == "講座の数"));
}

#[test]
fn a_time_in_brackets_before_a_figure_is_no_name() {
    let text = "【数値的目標】\n目標1 木を切った面積 (令和2年度:43ha(実績) → 令和8年度:78ha)\n目標2 木の量 (令和2年度:0t → 令和8年度:420t)\n";
    let read = table(text, &[]);
    assert_eq!(
        placed(&read),
        [(2, 1, "baseline", "43"), (2, 1, "target:2026", "78"), (3, 1, "baseline", "0"), (3, 1, "target:2026", "420")]
    );
    assert_eq!(read.placed.iter().step_by(2).map(|one| &*one.name).collect::<Vec<_>>(), ["木を切った面積", "木の量"]);
    assert_eq!(placed(&table("令和2年度：43ha → 78ha\n令和3年度：5ha → 8ha\n", &[])), [], "a year is no indicator");
}

#[test]
fn a_number_behind_the_word_for_a_target_is_that_of_the_item() {
    let text = "【数値目標】\n目標１　水洗化率の向上\n　　現状 65.2％（令和元年度） ⇒ 目標 72.0％（令和６年度）\n\
                目標２　来た人の増加\n　　現状 12万人（令和元年度） ⇒ 目標 14万人（令和６年度）\n";
    let read = table(text, &[]);
    assert_eq!(
        placed(&read),
        [
            (3, 1, "baseline", "65.2"),
            (3, 1, "target:2024", "72.0"),
            (5, 1, "baseline", "12"),
            (5, 1, "target:2024", "14")
        ]
    );
    assert_eq!(not_placed(&read), [(1, 1, "【数値目標】")]);
}

#[test]
fn the_value_when_the_plan_was_made_is_the_one_before_it_where_a_target_is_named_as_well() {
    let text = "目標１ 水洗化率\n 計画時（H27） 78.2％\n 中間目標（H29） 80.0％\n 最終目標（R1） 83.0％\n 実績（R1） 82.1％\n\
                目標２ 店の数\n 計画時（H27） 23店\n 中間目標（H29） 25店\n 最終目標（R1） 27店\n 実績（R1） 26店\n";
    let read = table(text, &[]);
    let places = ["baseline", "target:2017", "target:2019", "actual:2019"];
    assert_eq!(read.placed.iter().map(|one| &*one.place).collect::<Vec<_>>(), places.repeat(2));
    assert_eq!(read.placed.iter().step_by(4).map(|one| &*one.name).collect::<Vec<_>>(), ["水洗化率", "店の数"]);
    let without_target = "水洗化率 計画時（H27） 78.2％ 実績（R1） 82.1％\n店の数 計画時（H27） 23店 実績（R1） 26店\n";
    assert_eq!(placed(&table(without_target, &[])), [], "it may be what was planned");
}

#[test]
fn items_of_a_list_below_the_word_for_targets_are_targets() {
    let text =
        "数値目標\n・新しい店の数：25店（令和2年度～令和6年度の累計）\n・来場者数：120人\n○会員数 15人（5年間）\n";
    let asked = table(text, &[]);
    assert_eq!((placed(&asked), open(&asked)), (Vec::new(), vec![("IN-011-0-2", 3)]));
    let read = table(text, &[("IN-011-0-2", "2024")]);
    assert!(read.placed.iter().all(|one| one.place == "target:2024"));
    assert_eq!(read.placed.iter().map(|one| &*one.name).collect::<Vec<_>>(), ["新しい店の数", "来場者数", "会員数"]);
    for other in [
        "町の概要\n・人口：12,000人\n・面積：350ha\n",
        "数値目標\n・来場者数：120人\n町の概要\n・人口：12,000人\n・面積：350ha\n",
        "数値目標\n・計画期間：5年\n・事業期間：3年\n",
        "数値目標\n・来場者数：120人から150人程度を見込む\n・会員数：そのうち15人\n",
    ] {
        assert_eq!(placed(&table(other, &[("IN-011-0-2", "2024")])), [], "{other}");
    }
}

#[test]
fn labels_may_stand_in_brackets_before_their_figures() {
    let text = "① 来場者数 （目標）5,000人 （実績）6,120人 （達成率）122.4％\n② 会員数 （目標）120人 （実績）98人 （達成率）81.7％\n";
    let read = table(text, &[("IN-011-0-2", "2023"), ("IN-011-0-3", "2023")]);
    let expected = [
        (1, 1, "target:2023", "5000"),
        (1, 1, "actual:2023", "6120"),
        (2, 1, "target:2023", "120"),
        (2, 1, "actual:2023", "98"),
    ];
    assert_eq!(placed(&read), expected);
    assert!(read.placed.iter().all(|one| one.name == "来場者数" || one.name == "会員数"));
}

#[test]
fn a_name_ends_before_what_is_to_be_done_with_it() {
    let text =
        "人口の減少数を 5年間で 半減（△120人→△60人）\n講座の受講者数については、目標40人のところ実績35人であった。\n";
    let read = table(text, &[("IN-110-0", "leave_out"), ("IN-011-0-3", "2023"), ("IN-011-0-4", "2023")]);
    let names: Vec<&str> = read.placed.iter().map(|one| &*one.name).collect();
    assert_eq!(names, ["人口の減少数", "講座の受講者数", "講座の受講者数"]);
}
