//! The comparison table (新旧対照表): the example of 2018, cell by cell, and laws for every table.

use std::sync::Arc;

use keikaku::command::{Command, Origin, PlanCommand};
use keikaku::compare::words::Run;
use keikaku::compare::{DifferencePlace, Side, compare};
use keikaku::merge::IndicatorField;
use keikaku::paper::comparison_table::content::{
    ComparedBlock, ComparedCell, ComparedTable, ComparisonRow, ComparisonTable, text_of,
};
use keikaku::paper::comparison_table::{ComparedStates, application, notation_only, summary};
use keikaku::paper::printed_document::content::PrintedBlock;
use keikaku::paper::printed_document::printed_document;
use keikaku::plan::comparison_style::{ChangeMark, ComparisonStyle, Filler, SideOrder};
use keikaku::plan::document::{DocumentPlace, ProjectField};
use keikaku::plan::place::{CellPlace, ChoiceKind, TextPlace};
use keikaku::plan::{Approval, BuiltIn, Fact, Leaf, Plan, Procedure};
use keikaku::session::Session;
use keikaku::value::id::{ApprovalId, IndicatorId};
use keikaku::value::width;
use keikaku::wording::Language;
use proptest::prelude::*;

use crate::support::{self, Hand, target};

/// The two states of sample 000: before the amendment and after it.
fn example() -> (Plan, Plan) {
    let mut hand = Hand::at_sample("000");
    hand.fill(2, target(2018), "0 千円");
    let after = hand.plan().clone();
    hand.fill(2, target(2018), "0");
    for (row, year, text) in [
        (2, 2019, "25,000 千円"),
        (2, 2020, "50,000 千円"),
        (3, 2019, "20 商品"),
        (3, 2020, "10 商品"),
        (4, 2019, "10 事業所"),
        (4, 2020, "20 事業所"),
    ] {
        hand.fill(row, target(year), text);
    }
    (hand.plan().clone(), after)
}

#[test]
fn a_table_with_six_figures_of_nine_digits_is_printed_small() {
    let cell = |text: &&str| ComparedCell {
        runs: vec![Run { text: (*text).to_owned(), is_changed: false }],
        ..ComparedCell::default()
    };
    let is_dense = |figures: [&str; 6]| {
        let row = [&["指標② ふるさと納税寄附額", "円"], &figures[..]].concat();
        let rows = vec![row.iter().map(cell).collect()];
        ComparedTable { head: Vec::new(), rows, words: 2, widths: vec![26, 8, 11, 11, 11, 11, 11, 11] }.is_dense()
    };
    assert!(is_dense([
        "123,456,000（令和3年度）",
        "130,000,000",
        "140,000,000",
        "150,000,000",
        "160,000,000",
        "170,000,000"
    ]));
    assert!(!is_dense([
        "312（令和3年度）",
        "300人以下",
        "280人以下",
        "260人以下",
        "240人以下",
        "数を減らすよう努めるものとする"
    ]));
}

fn table(before: &Plan, after: &Plan) -> ComparisonTable {
    ComparedStates::new(before, after, false).table(&after.comparison_style, Some(&approval(before)))
}

/// The approval of that state.
fn approval(state: &Plan) -> Approval {
    Approval {
        id: ApprovalId::from_bits(1),
        number: 1,
        procedure: Some(Procedure::FirstApproval),
        name: String::new(),
        approved_on: "平成30年3月30日".to_owned(),
        reason: String::new(),
        note: String::new(),
        state: Arc::new(state.clone()),
    }
}

fn omitted(table: &ComparisonTable) -> Vec<&str> {
    let lines = table.rows.iter();
    lines.filter_map(|row| if let ComparisonRow::Omitted(line) = row { Some(line.as_str()) } else { None }).collect()
}

/// The blocks of one side, 0 for the left one.
fn side(table: &ComparisonTable, at: usize) -> Vec<&ComparedBlock> {
    let rows = table.rows.iter();
    rows.flat_map(|row| match row {
        ComparisonRow::Section(sides) => sides[at].iter().collect(),
        ComparisonRow::Omitted(_) => Vec::new(),
    })
    .collect()
}

/// The changed pieces of one side.
fn changed(table: &ComparisonTable, at: usize) -> Vec<String> {
    let runs = side(table, at).into_iter().flat_map(ComparedBlock::runs).flatten();
    runs.filter(|run| run.is_changed).map(|run| run.text.clone()).collect()
}

/// The headings of one side.
fn headings(table: &ComparisonTable, at: usize) -> Vec<String> {
    let blocks = side(table, at).into_iter();
    blocks
        .filter_map(|block| if let ComparedBlock::Heading(runs) = block { Some(text_of(runs)) } else { None })
        .collect()
}

#[test]
fn the_example_of_2018_has_seven_omission_lines_and_54_marked_cells() {
    let (before, after) = example();
    let table = table(&before, &after);
    assert_eq!(
        omitted(&table),
        [
            "1～3　（略）",
            "4-1・4-2　（略）",
            "5-1・5-2　①～④　（略）",
            "⑥～⑨　（略）",
            "5-3　（略）",
            "6・7-1　（略）",
            "7-3　（略）"
        ]
    );
    let new = [
        "35,000 千円",
        "60,000 千円",
        "95,000 千円",
        "50 商品",
        "50 商品",
        "130 商品",
        "30 事業所",
        "30 事業所",
        "70 事業所",
    ];
    let old = [
        "25,000 千円",
        "50,000 千円",
        "75,000 千円",
        "20 商品",
        "10 商品",
        "60 商品",
        "10 事業所",
        "20 事業所",
        "40 事業所",
    ];
    assert_eq!(changed(&table, 0), new.repeat(3));
    assert_eq!(changed(&table, 1), old.repeat(3));
    let headed = [
        "4　地域再生計画の目標",
        "【数値目標】",
        "5　地域再生を図るために行う事業",
        "⑤　重要業績評価指標（KPI）及び目標年月",
        "7-2　目標の達成状況に係る評価の時期及び評価を行う内容",
    ];
    assert_eq!([headings(&table, 0), headings(&table, 1)], [headed, headed]);
    assert_eq!(table.heads, ["変更後", "変更前"]);
    assert_eq!(table.approved, "［平成30年3月30日認定］");
}

#[test]
fn a_target_that_differs_only_in_notation_gets_one_sentence() {
    let (before, after) = example();
    let said: Vec<String> =
        notation_only(&before, &after).iter().map(|one| one.sentence(&after, Language::Japanese)).collect();
    assert_eq!(said, ["KPI② 2018年度目標は表記だけが異なります（「0」と「0 千円」、値は同じ）。下線は付けません。"]);
}

#[test]
fn a_day_that_is_only_written_in_another_way_is_no_change() {
    let (mut before, _) = example();
    let mut after = before.clone();
    before.facts.set(Fact::PlanEnd, "R3.3.31");
    after.facts.set(Fact::PlanEnd, "令和3年3月31日");
    assert_eq!(summary::changes(&before, &after, Language::Japanese), []);
    let states = ComparedStates::new(&before, &after, false);
    assert_eq!((states.printed_changes(), states.coverage().changed), (vec![], 0));
    let said: Vec<String> =
        notation_only(&before, &after).iter().map(|one| one.sentence(&after, Language::Japanese)).collect();
    let sentence = "は表記だけが異なります（「R3.3.31」と「令和3年3月31日」、値は同じ）。下線は付けません。";
    assert!(said.len() == 1 && said[0].ends_with(sentence), "{said:?}");
    after.facts.set(Fact::PlanEnd, "R4.3.31");
    assert_eq!(summary::changes(&before, &after, Language::Japanese).len(), 1);
}

#[test]
fn a_changed_cell_has_a_spoken_text_with_the_old_and_new_figure() {
    let (before, after) = example();
    let table = table(&before, &after);
    let spoken = side(&table, 0).into_iter().find_map(|block| match block {
        ComparedBlock::Table(table) => table.rows.iter().flatten().find(|cell| cell.spoken.is_some()),
        _ => None,
    });
    assert_eq!(spoken.unwrap().spoken.as_deref(), Some("変更: 25,000 千円 → 35,000 千円"));
}

#[test]
fn an_added_word_in_a_text_is_marked_and_its_heading_is_printed() {
    let (before, mut after) = example();
    let place = "s7_1".parse().unwrap();
    let old = before.document.text(place).to_owned();
    after.document.set(place, &format!("新たに{old}"));
    let table = table(&before, &after);
    assert!(headings(&table, 0).contains(&"7-1　目標の達成状況に係る評価の手法".to_owned()), "{table:?}");
    assert!(changed(&table, 0).contains(&"新たに".to_owned()));
    assert!(omitted(&table).contains(&"6　（略）"), "{:?}", omitted(&table));
}

#[test]
fn an_added_or_removed_text_has_the_filler_word_on_the_other_side() {
    let (before, mut after) = example();
    after.document.set("s5_2_4x".parse().unwrap(), "新しい取組である。");
    let filler = |table: &ComparisonTable, at: usize| {
        side(table, at).into_iter().any(|block| matches!(block, ComparedBlock::Filler(_)))
    };
    let added = table(&before, &after);
    assert_eq!([filler(&added, 0), filler(&added, 1)], [false, true]);
    assert!(changed(&added, 0).contains(&"新しい取組である。".to_owned()));
    after.comparison_style.filler = Filler::Empty;
    let blank = table(&before, &after);
    assert_eq!([filler(&blank, 0), filler(&blank, 1)], [false, false]);
    let removed = table(&after, &before);
    assert_eq!([filler(&removed, 0), filler(&removed, 1)], [true, false]);
}

#[test]
fn an_added_removed_or_renamed_kpi_is_marked_on_its_side() {
    let mut hand = Hand::at_sample("000");
    let before = hand.plan().clone();
    hand.table(PlanCommand::AddIndicator { id: IndicatorId::from_bits(99) }).unwrap();
    hand.words(5, TextPlace::Name, "来訪者数").unwrap();
    hand.words(5, TextPlace::Unit, "人").unwrap();
    hand.fill(5, target(2018), "120");
    hand.words(3, TextPlace::Name, "地域ブランド創出事業セミナー回数").unwrap();
    hand.table(PlanCommand::RemoveIndicator(hand.row(1).id)).unwrap();
    let table = table(&before, hand.plan());
    let [new, old] = [0, 1].map(|at| changed(&table, at));
    assert!(new.iter().any(|text| text.contains("来訪者数")), "{new:?}");
    assert!(new.iter().any(|text| text == "120 人") && !old.iter().any(|text| text.contains("120")));
    assert!(
        new.iter().any(|text| text == "セミナー回数") && old.iter().any(|text| text == "セレクト商品数"),
        "{new:?} {old:?}"
    );
    assert!(
        old.iter().any(|text| text.contains("外部人材派遣先")) && !new.iter().any(|text| text.contains("外部人材"))
    );
    let said = summary::changes(&before, hand.plan(), Language::Japanese);
    assert!(said.iter().any(|text| text.text == "KPI④「来訪者数」を追加"), "{said:?}");
    assert!(said.iter().any(|text| text.text.starts_with("変更前のKPI①「外部人材派遣先")), "{said:?}");
}

#[test]
fn the_column_of_an_added_year_is_marked_with_the_new_total() {
    let mut hand = Hand::at_sample("000");
    let before = hand.plan().clone();
    hand.table(PlanCommand::AppendYear).unwrap();
    hand.fill(2, target(2021), "70,000");
    let table = table(&before, hand.plan());
    let new = changed(&table, 0);
    assert!(new.iter().any(|text| text.contains("2021年度")), "{new:?}");
    assert!(new.contains(&"70,000 千円".to_owned()));
    assert!(new.contains(&"165,000 千円".to_owned()), "the total follows");
}

#[test]
fn a_changed_unit_is_marked_in_the_figures_that_contain_it() {
    let before = Hand::at_sample("000").plan().clone();
    let mut after = before.clone();
    let mut row = after.indicators()[2].as_ref().clone();
    row.unit = "品目".to_owned();
    for cell in row.targets.iter_mut().map(|(_, value)| value) {
        cell.text = cell.text.replace("商品", "品目");
    }
    after = after.with_indicator(Arc::new(row));
    let table = table(&before, &after);
    assert_eq!(changed(&table, 0)[..4], ["30 品目", "50 品目", "50 品目", "130 品目"]);
}

#[test]
fn the_comparison_table_follows_the_comparison_style_of_the_plan() {
    let (before, mut after) = example();
    after.comparison_style = ComparisonStyle {
        order: SideOrder::BeforeFirst,
        has_remarks: true,
        mark: ChangeMark::Bold,
        shows_headings: true,
        after_head: "改正後".to_owned(),
        before_head: "改正前".to_owned(),
        omitted: "〔略〕".to_owned(),
        ..ComparisonStyle::default()
    };
    let table = table(&before, &after);
    assert_eq!(table.heads, ["改正前", "改正後", "備考"]);
    assert_eq!(table.legend, "（太字部は変更部分）");
    assert_eq!(changed(&table, 0)[0], "25,000 千円");
    assert!(omitted(&table).iter().all(|line| line.ends_with("〔略〕")));
    assert!(headings(&table, 0).contains(&"5-2　第5章の特別の措置を適用して行う事業".to_owned()));
    assert!(omitted(&table).contains(&"①～④　〔略〕"));
}

#[test]
fn the_coverage_states_what_was_compared_and_what_was_not() {
    let (before, mut after) = example();
    let said = ComparedStates::new(&before, &after, false).coverage();
    assert_eq!((said.changed, said.beside, said.other_form), (3, 0, false));
    let mut row = after.indicators()[0].as_ref().clone();
    row.responsible = "産業課".to_owned();
    after = after.with_indicator(Arc::new(row));
    let said = ComparedStates::new(&before, &after, false).coverage();
    assert_eq!((said.changed, said.beside), (3, 1));
    let sentences = summary::changes(&before, &after, Language::Japanese).len();
    assert_eq!((said.changes, summary::count(&before, &after)), (sentences, sentences));
    let none = ComparedStates::new(&before, &before, false).coverage();
    assert_eq!((none.changed, none.changes), (0, 0));
    assert!(none.sentence(Language::Japanese).contains("変わった項はありません。"));
    insta::assert_snapshot!(format!("{}\n{}", said.sentence(Language::Japanese), said.sentence(Language::English)));
}

#[test]
fn the_summary_and_application_name_each_changed_figure_in_letter_style() {
    let (before, mut after) = example();
    after.facts.set(Fact::PlanEnd, "令和4年3月31日");
    let said = summary::changes(&before, &after, Language::Japanese);
    let said: Vec<String> =
        said.iter().map(|one| format!("{} {:?}", one.text, one.clause.mark(Language::Japanese))).collect();
    insta::assert_snapshot!(said.join("\n"));
    insta::assert_snapshot!(application::text(&before, &after, "平成30年3月30日", "需要が増えたため"));
}

#[test]
fn states_in_different_forms_are_compared_where_both_have_the_section() {
    let (before, mut after) = example();
    after.form = BuiltIn::F2022.form();
    let table = table(&before, &after);
    assert!(ComparedStates::new(&before, &after, false).coverage().other_form);
    // Sections that both forms have are compared; a section that only one form has is printed beside the filler word.
    assert!(omitted(&table).iter().any(|line| line.starts_with("1～3")), "{:?}", omitted(&table));
    let fillers = |at: usize| side(&table, at).iter().filter(|block| matches!(block, ComparedBlock::Filler(_))).count();
    assert!(fillers(0) + fillers(1) > 0, "the forms have sections of their own");
    let beside = table.rows.iter().filter_map(|row| match row {
        ComparisonRow::Section(sides) => Some(sides),
        ComparisonRow::Omitted(_) => None,
    });
    for sides in beside {
        for at in [0, 1] {
            let is_filled = sides[at].iter().any(|block| matches!(block, ComparedBlock::Filler(_)));
            let runs = sides[1 - at].iter().flat_map(ComparedBlock::runs).flatten();
            assert!(!is_filled || runs.into_iter().all(|run| run.is_changed), "{sides:?}");
        }
    }
}

#[test]
fn a_changed_bound_unit_or_status_of_a_figure_counts_as_a_change() {
    for (before, after) in [("約30", "30"), ("30商品", "30 品目"), ("30（速報）", "30")] {
        let mut hand = Hand::at_sample("000");
        hand.fill(3, target(2018), before);
        let old = hand.plan().clone();
        hand.fill(3, target(2018), after);
        let table = table(&old, hand.plan());
        assert!(!changed(&table, 0).is_empty(), "{before} and {after}");
        assert_eq!(notation_only(&old, hand.plan()), [], "{before} and {after}");
        assert!(!summary::changes(&old, hand.plan(), Language::Japanese).is_empty(), "{before} and {after}");
    }
}

#[test]
fn another_word_for_an_unknown_figure_is_no_change() {
    for place in [target(2018), CellPlace::StatedTotal] {
        let mut hand = Hand::at_sample("000");
        hand.fill(3, place, "未定");
        let old = hand.plan().clone();
        hand.fill(3, place, "未把握");
        assert_eq!(changed(&table(&old, hand.plan()), 0), [""; 0], "{place:?}");
        assert_eq!(disagreement(&old, hand.plan()), None, "{place:?}");
        hand.fill(3, place, "集計中");
        assert!(!changed(&table(&old, hand.plan()), 0).is_empty(), "{place:?}");
    }
}

#[test]
fn unchanged_text_around_a_change_in_a_section_is_printed_as_omitted() {
    let mut hand = Hand::at_sample("002");
    let before = hand.plan().clone();
    hand.fill(1, target(2024), "77");
    let table = table(&before, hand.plan());
    let at = headings(&table, 0).iter().position(|heading| heading.starts_with("4-2")).unwrap();
    let blocks = side(&table, 0);
    let heading = blocks.iter().enumerate().filter(|(_, block)| matches!(block, ComparedBlock::Heading(_))).nth(at);
    let next = blocks[heading.unwrap().0 + 1];
    assert_eq!(next.runs().into_iter().map(text_of).collect::<String>(), "（略）");
}

#[test]
fn a_line_break_within_a_sentence_is_not_marked_as_a_change() {
    let (mut before, mut after) = example();
    let place = "s7_1".parse().unwrap();
    before.document.set(place, "毎年度、達成状況を確か\nめる。その結果を年2回公表する。");
    after.document.set(place, "毎年度、達成状況を確かめる。その結果を年3回公表する。");
    let table = table(&before, &after);
    assert!(changed(&table, 0).contains(&"3".to_owned()), "{:?}", changed(&table, 0));
    assert!(changed(&table, 1).contains(&"2".to_owned()) && !changed(&table, 1).contains(&"める。".to_owned()));
}

#[test]
fn figures_that_the_form_does_not_print_are_counted_as_not_compared() {
    let mut hand = Hand::at_sample("000");
    hand.table(PlanCommand::SetForm(BuiltIn::A2007.form())).unwrap();
    let before = hand.plan().clone();
    hand.fill(2, target(2019), "77,000");
    let said = ComparedStates::new(&before, hand.plan(), false).coverage();
    assert!(said.beside > 0, "{said:?}");
}

/// The texts of all blocks on one side.
fn words(table: &ComparisonTable, at: usize) -> Vec<String> {
    let texts = side(table, at).into_iter().flat_map(ComparedBlock::runs).map(text_of);
    texts.collect()
}

/// Whether the pieces of the text alternate between changed and unchanged.
fn is_cut_well(runs: &[Run]) -> bool {
    runs.windows(2).all(|pair| pair[0].is_changed != pair[1].is_changed) && runs.iter().all(|run| !run.text.is_empty())
}

#[test]
fn a_text_of_several_lines_is_complete_where_the_form_prints_one_line() {
    let (before, _) = example();
    let mut after = before.clone();
    let own = Leaf::new("s5_3_2").unwrap();
    after.document.set(DocumentPlace::project(own, 1, ProjectField::Start), "令和5年4月\n（準備は1月）");
    let printed = printed(&after).into_iter().flatten();
    let expected: Vec<String> = printed.filter(|text| text.contains("令和5年4月")).collect();
    let table = table(&before, &after);
    let told: Vec<String> =
        sections_of(&table, 0).into_iter().flatten().filter(|text| text.contains("令和5年4月")).collect();
    assert_eq!((told, expected.len()), (expected, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_state_compared_with_itself_has_only_omission_lines(plan in support::plan()) {
        let table = table(&plan, &plan);
        prop_assert!(table.rows.iter().all(|row| matches!(row, ComparisonRow::Omitted(_))), "{:?}", table.rows);
        prop_assert_eq!(notation_only(&plan, &plan), vec![]);
        prop_assert_eq!(summary::changes(&plan, &plan, Language::Japanese), vec![]);
        let said = ComparedStates::new(&plan, &plan, false).coverage();
        prop_assert_eq!((said.changed, said.beside), (0, 0));
    }

    #[test]
    fn exchanging_the_states_exchanges_the_sides(before in support::plan(), mut after in support::plan()) {
        after.form = before.form.clone();
        let (one, other) = (table(&before, &after), table(&after, &before));
        prop_assert_eq!(omitted(&one), omitted(&other));
        let turned: Vec<String> = words(&other, 1);
        prop_assert_eq!(words(&one, 0), turned);
        prop_assert_eq!(changed(&one, 0), changed(&other, 1));
    }

    #[test]
    fn adjacent_pieces_alternate_between_changed_and_unchanged(before in support::plan(), after in support::plan()) {
        let table = table(&before, &after);
        for runs in [0, 1].into_iter().flat_map(|at| side(&table, at)).flat_map(ComparedBlock::runs) {
            prop_assert!(is_cut_well(runs), "{runs:?}");
        }
    }
}

/// The sections of one side of the table, each as its texts in order. A section that only stands for its subsections
/// has nothing but its heading.
fn sections_of(table: &ComparisonTable, at: usize) -> Vec<Vec<String>> {
    let mut sections: Vec<Vec<String>> = Vec::new();
    for block in side(table, at) {
        match block {
            ComparedBlock::Heading(runs) => sections.push(vec![text_of(runs)]),
            ComparedBlock::Filler(_) => {}
            block => sections.last_mut().unwrap().extend(block.runs().into_iter().map(text_of)),
        }
    }
    sections
}

/// The printed sections of a state, each as its texts in order.
fn printed(plan: &Plan) -> Vec<Vec<String>> {
    let sections = printed_document(plan, false).sections.into_iter().map(|section| {
        let texts = section.blocks.into_iter().flat_map(|block| match block {
            PrintedBlock::Table(table) => table.head.into_iter().chain(table.rows.into_iter().flatten()).collect(),
            words => vec![words.words().unwrap().to_owned()],
        });
        [section.heading].into_iter().chain(texts).collect()
    });
    sections.collect()
}

/// The texts without differences of notation.
fn keys(section: &[String]) -> Vec<String> {
    section.iter().map(|text| width::key(text)).filter(|key| !key.is_empty()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_changed_section_appears_completely_once_and_no_unchanged_section_appears(
        before in support::plan(),
        mut after in support::plan(),
    ) {
        after.form = before.form.clone();
        let table = table(&before, &after);
        let states = [printed(&after), printed(&before)];
        for at in [0, 1] {
            let there = sections_of(&table, at);
            for section in &there {
                let whole = states[at].iter().filter(|one| *one == section).count();
                let is_left_out = section[1..].is_empty() || section[1..] == ["（略）"];
                let heading = is_left_out && states[at].iter().any(|one| one[0] == section[0]);
                prop_assert!(whole > 0 || heading, "{section:?} is not of that state");
                let is_unchanged = states[1 - at].contains(section);
                prop_assert!(is_left_out || !is_unchanged, "{section:?} did not change");
            }
            for section in &states[at] {
                let is_there = there.iter().filter(|one| *one == section).count();
                let is_in_both = states[1 - at].iter().any(|other| keys(other) == keys(section));
                let same = states[at].iter().filter(|one| *one == section).count();
                prop_assert!(is_there <= same, "{section:?} is there twice");
                prop_assert!(is_there > 0 || is_in_both || section.len() == 1 || has_figures(section), "{section:?} is lost");
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, max_shrink_iters: 600, ..ProptestConfig::default() })]

    #[test]
    fn table_coverage_and_sentences_agree_on_whether_states_differ(plan in support::plan(), acts in support::acts(12)) {
        let mut session = Session::default();
        session.submit(Command::AddPlan { plan: Arc::new(plan), origin: Origin::Form }).unwrap();
        for act in &acts {
            let mut failed = None;
            act.on(&mut session, |before, after, _| {
                // While a text is being typed, the earlier figure counts.
                let [before, after] = [before, after].map(|session| {
                    let mut settled = session.clone();
                    settled.settle();
                    settled
                });
                for plan in before.workbook().plans() {
                    let changed = after.workbook().plan(plan.id).filter(|after| *after != plan);
                    failed = failed.take().or_else(|| changed.and_then(|after| disagreement(plan, after)));
                }
            });
            prop_assert!(failed.is_none(), "{}", failed.unwrap_or_default());
        }
    }
}

/// A description of the disagreement, if the table, the coverage and the sentences do not agree on whether two states
/// differ.
fn disagreement(before: &Plan, after: &Plan) -> Option<String> {
    let states = ComparedStates::new(before, after, false);
    let changed = states.printed_changes();
    let table = table(before, after);
    let marks = [0, 1].map(|at| self::changed(&table, at));
    let marked = table.rows.iter().filter(|row| matches!(row, ComparisonRow::Section(_))).count();
    let said = summary::changes(before, after, Language::Japanese);
    let counted = states.coverage().changed;
    // The sentences mention a changed basis of targets, although no paper prints it.
    let is_choice = |place: &DifferencePlace| {
        let choices = [ChoiceKind::Basis, ChoiceKind::Bound, ChoiceKind::Measure].map(IndicatorField::Choice);
        matches!(place, DifferencePlace::Field(_, field) if choices.contains(field))
    };
    let beside = compare(Side::Plan(before), Side::Plan(after)).unwrap().differences;
    let has_choice = beside.iter().any(|one| is_choice(&one.place));
    let is_beside = has_choice && changed.is_empty();
    let speak = [!changed.is_empty(), marked > 0, counted > 0, !said.is_empty() && !is_beside];
    (speak.iter().any(|one| *one != speak[0])).then(|| {
        format!("fields {changed:?}, sections in the table {marked}, marked {marks:?}, sentences {said:?}, sections counted {counted}")
    })
}

/// Whether the section has a table, whose figures can be written in two ways.
fn has_figures(section: &[String]) -> bool {
    section.iter().any(|text| text == "KPI" || text == "単位" || text == "指標")
}
