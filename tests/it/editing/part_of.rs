//! A KPI that is a part of another KPI (うち…): the whole is chosen among the plan's KPIs, one level deep, and never set
//! automatically.

use keikaku::command::{PlanCommand, Rejection};
use keikaku::paper::sheet;
use keikaku::plan::place::{ChoiceValue, TextPlace};
use keikaku::value::id::IndicatorId;
use keikaku::wording::{Label, Language, parts};

use crate::support::{Hand, day};

/// The id of the KPI with that number.
fn id(hand: &Hand, number: usize) -> IndicatorId {
    hand.row(number).id
}

/// Makes one KPI a part of another, both by their numbers.
fn put(hand: &mut Hand, part: usize, whole: usize) -> Result<(), Rejection> {
    let whole = id(hand, whole);
    hand.choose(part, ChoiceValue::PartOf(Some(whole))).map(|_| ())
}

/// The number of the KPI of which this KPI is a part.
fn whole_of(hand: &Hand, part: usize) -> Option<usize> {
    let whole = hand.plan().whole_of(hand.row(part))?.id;
    hand.plan().indicators().iter().position(|row| row.id == whole).map(|place| place + 1)
}

#[test]
fn making_a_kpi_a_part_of_another_can_be_undone() {
    let mut hand = Hand::at_sample("003");
    put(&mut hand, 2, 1).unwrap();
    assert_eq!((whole_of(&hand, 2), whole_of(&hand, 1)), (Some(1), None));
    hand.undo();
    assert_eq!(whole_of(&hand, 2), None);
}

#[test]
fn a_part_itself_or_a_missing_kpi_cannot_be_chosen_as_the_whole() {
    let mut hand = Hand::at_sample("003");
    put(&mut hand, 2, 1).unwrap();
    assert_eq!(put(&mut hand, 3, 2), Err(Rejection::NotAWhole), "2 is a part");
    assert_eq!(put(&mut hand, 1, 3), Err(Rejection::NotAWhole), "1 has a part");
    assert_eq!(put(&mut hand, 3, 3), Err(Rejection::NotAWhole), "of itself");
    let nobody = ChoiceValue::PartOf(Some(IndicatorId::from_bits(99)));
    assert_eq!(hand.choose(3, nobody), Err(Rejection::NotAWhole));
    put(&mut hand, 3, 1).unwrap();
    assert_eq!(whole_of(&hand, 3), Some(1));
}

#[test]
fn a_part_is_independent_while_its_whole_is_removed_and_linked_again_after_undo() {
    let mut hand = Hand::at_sample("003");
    put(&mut hand, 2, 1).unwrap();
    let whole = id(&hand, 1);
    hand.table(PlanCommand::RemoveIndicator(whole)).unwrap();
    assert_eq!(whole_of(&hand, 1), None);
    hand.undo();
    assert_eq!(whole_of(&hand, 2), Some(1));
}

#[test]
fn a_name_beginning_with_uchi_proposes_a_kpi_above_without_choosing_it() {
    let mut hand = Hand::at_sample("003");
    hand.write(1, TextPlace::Name, "来場者数").unwrap();
    hand.write(2, TextPlace::Name, "（うち市外）").unwrap();
    hand.write(3, TextPlace::Name, "うち海外").unwrap();
    let first_options = |number| {
        let options = parts::options(hand.plan(), id(&hand, number), Language::Japanese);
        options.into_iter().take(2).map(|option| option.label).collect::<Vec<_>>()
    };
    for number in [2, 3] {
        assert_eq!(first_options(number), ["内訳ではない", "来場者数のうち（名称からの候補）"]);
        assert_eq!(whole_of(&hand, number), None);
    }
    assert!(!first_options(1).concat().contains("候補"));
}

#[test]
fn a_part_is_marked_with_uchi_unless_its_name_already_has_uchi() {
    assert_eq!(parts::mark("市外", true, Language::Japanese), "うち");
    assert_eq!(parts::mark("うち市外", true, Language::Japanese), "");
    assert_eq!(parts::mark("市外", false, Language::Japanese), "");
}

#[test]
fn the_printed_sheet_of_a_part_names_its_whole() {
    let mut hand = Hand::at_sample("003");
    let part_of = |hand: &Hand| {
        let sheets = sheet::sheets(hand.plan(), day(4, 1), Language::Japanese);
        let label = Label::PART_OF.text(Language::Japanese);
        sheets[1].facts.iter().find(|(known, _)| *known == label).map(|(_, text)| text.clone())
    };
    assert_eq!(part_of(&hand), None);
    put(&mut hand, 2, 1).unwrap();
    let whole = sheet::sheets(hand.plan(), day(4, 1), Language::Japanese)[0].name.clone();
    assert_eq!(part_of(&hand), Some(format!("{whole}のうち")));
}
