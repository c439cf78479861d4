//! Replacing a text everywhere in a plan is one step; figures are not replaced.

use keikaku::command::replacing::found;
use keikaku::command::{InputField, PlanCommand, Rejection};
use keikaku::plan::Fact;
use keikaku::plan::place::TextPlace;
use keikaku::wording::document::excerpt;

use crate::document::{place, text};
use crate::support::{Hand, target};

fn replace(hand: &mut Hand, sought: &str, by: &str) -> Result<(), Rejection> {
    hand.table(PlanCommand::ReplaceWords { sought: sought.to_owned(), by: by.to_owned() }).map(|_| ())
}

#[test]
fn words_are_replaced_everywhere_and_restored_by_a_single_undo() {
    let mut hand = Hand::at_sample("002");
    hand.write(1, TextPlace::Definition, "酒田市の調べ").unwrap();
    let before = hand.plan().clone();
    let count: usize = found(&before, "酒田市").iter().map(|one| one.count).sum();
    assert!(count >= 3, "{count}");
    replace(&mut hand, "酒田市", "さかた市").unwrap();
    assert_eq!(found(hand.plan(), "酒田市"), []);
    assert_eq!(hand.plan().facts.text(Fact::Area), "山形県さかた市の全域");
    assert_eq!(hand.row(1).definition, "さかた市の調べ");
    hand.undo();
    assert_eq!(*hand.plan(), before);
}

#[test]
fn replacing_leaves_figures_and_units_unchanged() {
    let mut hand = Hand::at_sample("000");
    let cell = hand.cell(1, target(2020));
    assert!(cell.text.contains("35,000"));
    replace(&mut hand, "35,000", "36,000").unwrap_err();
    assert_eq!(hand.cell(1, target(2020)), cell);
    replace(&mut hand, "商品", "品物").unwrap();
    assert_eq!(hand.row(3).unit, "商品");
    assert!(hand.row(3).name.ends_with("品物数"));
}

#[test]
fn replacing_skips_dates_the_cost_the_measure_code_and_unused_kpi_slots() {
    let mut hand = Hand::at_sample("002");
    for sought in ["3", "A3007", "-"] {
        let fields = found(hand.plan(), sought);
        let is_word = |field: &InputField| match field {
            InputField::Fact(fact) => !fact.is_day() && !matches!(fact, Fact::ProjectCost | Fact::MeasureCode),
            _ => true,
        };
        assert!(fields.iter().all(|one| is_word(&one.field)), "{fields:?}");
    }
    replace(&mut hand, "-", "〜").unwrap_or_default();
    assert!(hand.row(3).is_unused());
}

#[test]
fn replacing_a_missing_an_empty_or_an_identical_text_changes_nothing() {
    let mut hand = Hand::at_sample("002");
    for (sought, by) in [("ない言葉", "x"), ("", "x"), ("酒田市", "酒田市")] {
        assert_eq!(replace(&mut hand, sought, by), Err(Rejection::NothingChanged), "{sought}");
    }
}

#[test]
fn a_text_without_a_place_in_the_form_is_not_replaced() {
    let mut hand = Hand::at_sample("002");
    hand.table(PlanCommand::SetText { place: place("s9_9"), text: "言葉".to_owned() }).unwrap();
    assert_eq!(replace(&mut hand, "言葉", "語"), Err(Rejection::NothingChanged));
    assert_eq!(text(hand.plan(), "s9_9"), "言葉");
}

#[test]
fn a_found_text_is_shown_with_up_to_12_characters_on_each_side() {
    assert_eq!(excerpt("前の文です。", "文"), Some(("前の".to_owned(), "文", "です。".to_owned())));
    let long = format!("{}文{}", "あ".repeat(30), "い".repeat(30));
    let (before, it, after) = excerpt(&long, "文").unwrap();
    assert_eq!((before.chars().count(), it, after.chars().count()), (12, "文", 12));
}
