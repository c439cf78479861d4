//! A share that is entered as numerator and denominator, from which the actual follows in the same step.

use keikaku::command::{IndicatorCommand, InputPhase};
use keikaku::command::{Rejection, StepKind, StepLabel};
use keikaku::figures::totals::parts_differ;
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::place::{SharePart, TextPlace, part_at};
use keikaku::value::amount::Amount;
use keikaku::wording::{Language, formula};
use proptest::prelude::*;

use crate::support::{Hand, actual, day, target, year};

/// A share in percent: the first row of 001, in 2017.
fn of_a_share() -> Hand {
    let mut hand = Hand::at_sample("001");
    hand.write(1, TextPlace::Unit, "％").unwrap();
    hand
}

fn stroke(hand: &mut Hand, part: SharePart, text: &str, stroke: InputPhase) -> Result<StepLabel, Rejection> {
    let row = hand.row(1).id;
    let (year, text, on) = (year(2017), text.to_owned(), hand.on);
    let set = IndicatorCommand::SetPart { year, part, text, phase: stroke, on };
    hand.in_indicator(row, set)
}

fn part(hand: &mut Hand, part: SharePart, text: &str) -> Result<StepLabel, Rejection> {
    let done = stroke(hand, part, text, InputPhase::Left);
    hand.session.settle();
    done
}

/// Asserts the text of the actual after both parts are entered.
#[track_caller]
fn share(above: &str, below: &str, expected: &str) {
    let mut hand = of_a_share();
    part(&mut hand, SharePart::Numerator, above).unwrap();
    let _ = part(&mut hand, SharePart::Denominator, below);
    assert_eq!(hand.cell(1, actual(2017)).text, expected, "{above} of {below}");
}

#[test]
fn the_actual_is_the_share_in_percent_with_at_least_one_decimal() {
    share("1", "3", "33.3");
    share("2", "3", "66.7");
    share("1", "2", "50.0");
    share("-1", "3", "-33.3");
    share("25,000人", "８，０００ 人", "312.5");
}

#[test]
fn the_share_has_as_many_decimals_as_the_other_figures_of_the_kpi() {
    let mut hand = of_a_share();
    hand.fill(1, target(2018), "50.00");
    part(&mut hand, SharePart::Numerator, "2").unwrap();
    part(&mut hand, SharePart::Denominator, "3").unwrap();
    assert_eq!(hand.cell(1, actual(2017)).text, "66.67");
}

#[test]
fn a_share_below_its_target_is_never_rounded_up_to_it() {
    let mut hand = of_a_share();
    hand.fill(1, target(2017), "50.0");
    part(&mut hand, SharePart::Numerator, "1999").unwrap();
    part(&mut hand, SharePart::Denominator, "4000").unwrap();
    assert_eq!(hand.cell(1, actual(2017)).text, "49.98");
    part(&mut hand, SharePart::Numerator, "2000").unwrap();
    assert_eq!(hand.cell(1, actual(2017)).text, "50.0", "a share that is its target is as short as that");
}

#[test]
fn the_actual_is_a_plain_quotient_if_the_unit_is_not_percent() {
    let mut hand = Hand::at_sample("001");
    part(&mut hand, SharePart::Numerator, "3").unwrap();
    part(&mut hand, SharePart::Denominator, "2").unwrap();
    assert_eq!(hand.cell(1, actual(2017)).text, "1.5");
}

#[test]
fn the_share_has_the_status_of_its_less_final_part() {
    share("1（速報）", "2", "50.0（速報）");
    share("1（速報）", "2（見込）", "50.0（見込）");
}

#[test]
fn the_actual_stays_blank_if_a_part_is_missing_or_the_quotient_is_invalid() {
    share("1", "", "");
    share("未把握", "3", "");
    share("1", "0", "");
    share("999999999999999", "0.00000001", "");
}

#[test]
fn typing_a_part_is_one_undo_step_that_names_the_part() {
    let mut hand = of_a_share();
    part(&mut hand, SharePart::Denominator, "400").unwrap();
    let steps = hand.steps();
    for text in ["1", "12", "120"] {
        stroke(&mut hand, SharePart::Numerator, text, InputPhase::Typing).unwrap();
    }
    assert_eq!(hand.figure(1, actual(2017)), "30.0");
    let change = stroke(&mut hand, SharePart::Numerator, "100", InputPhase::Left).unwrap();
    hand.session.settle();
    assert_eq!(change.what, StepKind::PartSet(year(2017), SharePart::Numerator));
    assert_eq!((hand.figure(1, actual(2017)), hand.steps()), ("25.0".to_owned(), steps + 1));
    hand.undo();
    assert_eq!(part_at(hand.row(1), year(2017), SharePart::Numerator), Cell::default());
    assert!(hand.cell(1, actual(2017)).is_blank());
}

#[test]
fn a_part_is_read_leniently_while_typed_and_strictly_when_finished() {
    let mut hand = of_a_share();
    part(&mut hand, SharePart::Denominator, "400").unwrap();
    stroke(&mut hand, SharePart::Numerator, "1,2", InputPhase::Typing).unwrap();
    assert_eq!(hand.figure(1, actual(2017)), "3.0");
    hand.session.settle();
    assert_eq!(part_at(hand.row(1), year(2017), SharePart::Numerator).state, State::Unread);
    assert!(hand.cell(1, actual(2017)).is_blank());
}

#[test]
fn a_replaced_provisional_share_is_kept_with_the_date_of_the_replacement() {
    let mut hand = of_a_share();
    part(&mut hand, SharePart::Numerator, "1（速報）").unwrap();
    part(&mut hand, SharePart::Denominator, "2").unwrap();
    hand.on = day(6, 30);
    part(&mut hand, SharePart::Numerator, "1").unwrap();
    let earlier = &hand.row(1).actuals[&year(2017)].earlier;
    assert_eq!((earlier.len(), earlier[0].cell.text.as_str(), earlier[0].replaced_on), (1, "50.0（速報）", day(6, 30)));
}

#[test]
fn an_actual_typed_over_a_share_keeps_the_parts_and_a_difference_is_reported() {
    let mut hand = of_a_share();
    part(&mut hand, SharePart::Numerator, "1").unwrap();
    part(&mut hand, SharePart::Denominator, "3").unwrap();
    let differ = |hand: &Hand| formula::parts_differ(hand.row(1), year(2017), Language::Japanese);
    assert_eq!(differ(&hand), None);
    hand.fill(1, actual(2017), "33");
    assert_eq!(differ(&hand), None, "the same at its own scale");
    hand.fill(1, actual(2017), "35");
    let told = "2017年度の実績は35ですが、分子と分母からは33.3になります。どちらが正しいか確認してください。";
    assert_eq!(differ(&hand).as_deref(), Some(told));
    assert_eq!(parts_differ(hand.row(1), year(2017)), Amount::from_plain("33.3"));
    assert_eq!(part(&mut hand, SharePart::Numerator, "1"), Err(Rejection::NothingChanged));
    assert_eq!(hand.figure(1, actual(2017)), "35", "only a part that changes reckons anew");
}

#[test]
fn a_blank_numerator_and_denominator_are_not_stored() {
    let mut hand = of_a_share();
    part(&mut hand, SharePart::Numerator, "1").unwrap();
    part(&mut hand, SharePart::Numerator, "").unwrap();
    assert!(hand.row(1).actuals.is_empty());
    assert_eq!(part(&mut hand, SharePart::Denominator, "\u{200b}"), Err(Rejection::NothingChanged));
}

#[test]
fn a_part_is_rejected_for_a_year_outside_the_plan() {
    let mut hand = of_a_share();
    let row = hand.row(1).id;
    let part = SharePart::Numerator;
    let set = IndicatorCommand::SetPart {
        year: year(2030),
        part,
        text: "5".to_owned(),
        phase: InputPhase::Left,
        on: day(4, 1),
    };
    assert_eq!(hand.in_indicator(row, set), Err(Rejection::NoSuchYear));
}

proptest! {
    #[test]
    fn the_share_is_correctly_rounded_to_at_least_one_decimal(above in -100_000..100_000_i64, below in 1..100_000_i64) {
        let mut hand = of_a_share();
        hand.fill(1, target(2017), "50.0");
        let _ = part(&mut hand, SharePart::Numerator, &above.to_string());
        part(&mut hand, SharePart::Denominator, &below.to_string()).unwrap();
        let (digits, scale) = hand.cell(1, actual(2017)).amount().unwrap().parts();
        // It has more decimals only if the nearest tenth equals another figure of the row.
        let row = hand.row(1);
        let others = row.targets.values().chain([&row.baseline.cell]).filter_map(Cell::amount);
        let tenths = others.map(|other| (other.parts().0 * 10).div_euclid(10_i128.pow(other.parts().1)));
        let nearest = (digits.abs() * 10 + 10_i128.pow(scale) / 2).div_euclid(10_i128.pow(scale)) * digits.signum();
        prop_assert!(scale == 1 || tenths.into_iter().any(|tenth| tenth == nearest));
        prop_assert_eq!(digits == 5 * 10_i128.pow(scale + 1), i128::from(above) * 100 == i128::from(below) * 50);
        let (digits, above, below) = (digits.unsigned_abs(), u128::from(above.unsigned_abs()), u128::from(below.unsigned_abs()));
        prop_assert!((digits * below).abs_diff(above * 100 * 10_u128.pow(scale)) * 2 <= below);
        prop_assert_eq!(parts_differ(hand.row(1), year(2017)), None);
    }
}
