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
