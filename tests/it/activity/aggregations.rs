//! The actual that the records of a year give. Every figure here was worked out by hand.

use keikaku::command::restating::offered;
use keikaku::command::{IndicatorCommand, InputPhase, PlanCommand, Rejection};
use keikaku::figures::totals::{Span, computed_total};
use keikaku::plan::activity_log::SurveyChoice;
use keikaku::plan::indicator::{ActualsAre, Basis};
use keikaku::plan::lineage::KpiTable;
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace};
use keikaku::plan::{ActivityLog, ActivityRecord, ActualSource, Aggregation, Indicator, RecordText};
use keikaku::value::amount::Amount;
use keikaku::value::id::RecordId;
use keikaku::wording::{Language, activity_log};

use super::{actual_of, choose, hand, hand_at, put, record, set, share, visitors};
use crate::support::{Hand, day, year};

#[track_caller]
fn gives(aggregation: Aggregation, basis: Basis, amounts: &[(&str, &str)], expected: &str) {
    let mut hand = hand(basis, aggregation);
    let records: Vec<ActivityRecord> =
        (1..).zip(amounts).map(|(bits, (on, amount))| record(bits, on, amount)).collect();
    put(&mut hand, records);
    assert_eq!(actual_of(&hand, 2026).0, expected, "{aggregation:?}");
}

#[test]
fn sum_count_last_mean_and_maximum_are_taken_from_the_records_of_the_year() {
    let amounts = [("2026-04-01", "120"), ("2026-12-24", "80"), ("2027-03-31", "100"), ("2027-04-01", "999")];
    gives(Aggregation::Sum, Basis::Increment, &amounts, "300");
    gives(Aggregation::Sum, Basis::PeriodTotal, &amounts, "300");
    gives(Aggregation::Count, Basis::Level, &amounts, "3");
    gives(Aggregation::Last, Basis::Level, &amounts, "100");
    gives(Aggregation::Mean, Basis::PeriodAverage, &amounts, "100");
    gives(Aggregation::Max, Basis::Level, &amounts, "120");
}

#[test]
fn decimals_and_negative_amounts_are_added_exactly_and_means_rounded_to_one_decimal() {
    gives(Aggregation::Sum, Basis::Level, &[("2026-05-01", "0.1"), ("2026-05-02", "0.2")], "0.3");
    gives(Aggregation::Sum, Basis::Level, &[("2026-05-01", "12"), ("2026-05-02", "-2")], "10");
    gives(Aggregation::Mean, Basis::Level, &[("2026-05-01", "1"), ("2026-05-02", "2"), ("2026-05-03", "2")], "1.7");
    gives(Aggregation::Mean, Basis::Level, &[("2026-05-01", "-1"), ("2026-05-02", "-2"), ("2026-05-03", "-2")], "-1.7");
    gives(Aggregation::Max, Basis::Level, &[("2026-05-01", "-5"), ("2026-05-02", "-7")], "-5");
}

#[test]
fn a_record_whose_amount_is_not_a_number_is_counted_as_left_out() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "12"), record(2, "2026-05-02", "たくさん"), record(3, "2026-05-03", "")]);
    assert_eq!(actual_of(&hand, 2026), ("12".to_owned(), Some((1, 2))));
    assert_eq!(actual_of(&hand, 2025), (String::new(), None), "a year without records has no actual of them");
}

#[test]
fn survey_answers_are_counted_in_people_although_the_kpi_is_in_percent() {
    let choices = vec![SurveyChoice { word: "元気になった".to_owned(), counts: true }];
    let mut hand = hand_at(Indicator { choices, ..share() });
    put(&mut hand, [record(1, "2026-05-01", "12").with(RecordText::Choice, "元気になった")]);
    let line = |hand: &Hand| {
        let record = hand.plan().log().get(RecordId::from_bits(1)).unwrap();
        activity_log::line(record, hand.row(1), Language::Japanese)
    };
    assert_eq!(line(&hand), "5/1　元気になった　12人");
    set(&mut hand, 1, RecordText::Amount, "１３人").unwrap();
    assert_eq!(line(&hand), "5/1　元気になった　13人");
    set(&mut hand, 1, RecordText::Amount, "さん").unwrap();
    assert_eq!(hand.row(1).actual(year(2026)).text, "", "an amount that cannot be read is not one person");
}

#[test]
fn each_different_name_is_counted_once_within_a_year() {
    let mut hand = hand(Basis::Level, Aggregation::Distinct);
    let named = |bits, on, who| record(bits, on, "").with(RecordText::Who, who);
    put(
        &mut hand,
        [
            named(1, "2026-05-01", "山田"),
            named(2, "2026-06-01", " 山田 "),
            named(3, "2026-06-01", "鈴木"),
            named(4, "2027-06-01", "山田"),
            named(5, "2026-07-01", ""),
        ],
    );
    assert_eq!(actual_of(&hand, 2026), ("2".to_owned(), Some((3, 1))));
    assert_eq!(actual_of(&hand, 2027), ("1".to_owned(), Some((1, 0))));
}

#[test]
fn a_share_divides_summed_numerators_by_summed_denominators_and_keeps_the_fraction() {
    let mut hand = hand_at(share());
    let of = |bits, above, below| {
        record(bits, "2026-05-01", "").with(RecordText::Numerator, above).with(RecordText::Denominator, below)
    };
    put(&mut hand, [of(1, "8", "10"), of(2, "1", "20"), of(3, "5", "")]);
    // 9 of 30, not the mean of 80 % and 5 %
    assert_eq!(actual_of(&hand, 2026), ("30".to_owned(), Some((2, 1))));
    let parts = hand.row(1).actual_entry(year(2026)).unwrap().parts.clone().unwrap();
    assert_eq!((parts.0.text, parts.1.text), ("9".to_owned(), "30".to_owned()));
}

#[test]
fn a_survey_share_divides_the_counting_answers_by_all_listed_answers() {
    let choice = |word: &str, counts| SurveyChoice { word: word.to_owned(), counts };
    let choices = vec![choice("よくなった", true), choice("変わらない", false), choice("わるくなった", false)];
    let mut hand = hand_at(Indicator { choices, ..share() });
    let answer = |bits, word, many| record(bits, "2026-05-01", many).with(RecordText::Choice, word);
    put(
        &mut hand,
        [
            answer(1, "よくなった", ""),
            answer(2, "よくなった", "5"),
            answer(3, "変わらない", "2"),
            answer(4, "わるくなった", ""),
            answer(5, "わからない", ""),
        ],
    );
    // 6 of 9; the fifth answer is not among the choices.
    assert_eq!(actual_of(&hand, 2026), ("66.7".to_owned(), Some((4, 1))));
}

/// A sum and a number of records add up over the years; a mean does not.
#[test]
fn only_aggregations_that_fit_the_basis_can_be_chosen() {
    for (basis, fitting) in [
        (Basis::Increment, "Sum Count Distinct"),
        (Basis::PeriodTotal, "Sum Count Distinct"),
        (Basis::Level, "Sum Count Last Mean Max Share Distinct"),
        (Basis::PeriodAverage, "Last Mean Share"),
    ] {
        let fits: Vec<String> = Aggregation::ALL
            .iter()
            .filter(|aggregation| aggregation.fits(Some(basis)))
            .map(|aggregation| format!("{aggregation:?}"))
            .collect();
        assert_eq!(fits.join(" "), fitting, "{basis:?}");
    }
    let mut hand = hand_at(Indicator { name: "会員".to_owned(), ..Indicator::new(visitors(), Basis::Increment) });
    let mean = ChoiceValue::ActualSource(ActualSource::Records(Aggregation::Mean));
    assert_eq!(choose(&mut hand, mean), Err(Rejection::NoSuchChoice));
    choose(&mut hand, ChoiceValue::ActualSource(ActualSource::Records(Aggregation::Sum))).unwrap();
    put(&mut hand, [record(1, "2026-05-01", "12")]);
    assert_eq!(actual_of(&hand, 2026).0, "12");
    choose(&mut hand, ChoiceValue::Basis(Some(Basis::PeriodAverage))).unwrap();
    assert_eq!(actual_of(&hand, 2026), (String::new(), None), "a sum is no mean of the period");
    choose(&mut hand, ChoiceValue::Basis(Some(Basis::Increment))).unwrap();
    choose(&mut hand, ChoiceValue::ActualsAre(ActualsAre::Levels)).unwrap();
    assert_eq!(actual_of(&hand, 2026), (String::new(), None), "the records of a year are no level");
}

#[test]
fn a_kpi_table_carries_the_actual_from_records_but_the_row_stores_none() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2025-05-01", "12"), record(2, "2026-05-01", "30")]);
    for (western, target) in [(2025, "10"), (2026, "20"), (2027, "20")] {
        type_in(&mut hand, CellPlace::Target(year(western)), target);
    }
    let row = hand.row(1);
    let stated = KpiTable::from_plan(hand.plan());
    assert_eq!(stated.rows[0].actuals[&year(2026)].cell.text, "30", "a file carries the result");
    assert_eq!(computed_total(row, Span::from_plan(hand.plan())), Some(Amount::whole(50)));
    assert!(hand.row(1).actuals.is_empty(), "what records give is never kept");
}

fn type_in(hand: &mut Hand, place: CellPlace, text: &str) {
    let command = IndicatorCommand::SetCell { place, text: text.to_owned(), phase: InputPhase::Left, on: day(4, 1) };
    hand.table(PlanCommand::InIndicator { indicator: visitors(), command }).unwrap();
}

#[test]
fn a_typed_actual_is_kept_beside_the_recorded_actual_until_either_is_chosen() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "12")]);
    let place = CellPlace::Actual(year(2026));
    type_in(&mut hand, place, "15");
    assert_eq!(actual_of(&hand, 2026), ("12".to_owned(), Some((1, 0))));
    assert_eq!(hand.row(1).typed_actual(year(2026)).unwrap().text, "15");
    choose(&mut hand, ChoiceValue::Adopted(vec![year(2026)])).unwrap();
    assert_eq!(actual_of(&hand, 2026), ("15".to_owned(), None));
    // 記録の値: the typed figure is cleared and no longer adopted.
    type_in(&mut hand, place, "");
    assert_eq!(actual_of(&hand, 2026), ("12".to_owned(), Some((1, 0))));
    assert!(hand.row(1).adopted.is_empty() && hand.row(1).actuals.is_empty());
    type_in(&mut hand, place, "13");
    type_in(&mut hand, place, "12.0");
    assert_eq!(hand.row(1).typed_actual(year(2026)), None, "what the records give needs no figure beside it");
}

#[test]
fn an_earlier_typed_actual_counts_in_a_year_without_records() {
    let mut hand = hand_at(Indicator { name: "会員".to_owned(), ..Indicator::new(visitors(), Basis::Level) });
    type_in(&mut hand, CellPlace::Actual(year(2025)), "40");
    choose(&mut hand, ChoiceValue::ActualSource(ActualSource::Records(Aggregation::Last))).unwrap();
    put(&mut hand, [record(1, "2026-05-01", "45")]);
    assert_eq!((actual_of(&hand, 2025).0, actual_of(&hand, 2026).0), ("40".to_owned(), "45".to_owned()));
}

/// Among records of one day, the one noted last counts, on every device: ids are ordered by the minute.
#[test]
fn if_two_records_share_the_last_day_the_later_noted_record_counts() {
    let mut hand = hand(Basis::Level, Aggregation::Last);
    let noted = |minute, random, amount| super::record_at(RecordId::noted(minute, random), amount);
    put(&mut hand, [noted(3_500_001, 7, "20"), noted(3_500_000, 9_999_999, "10")]);
    assert_eq!(actual_of(&hand, 2026).0, "20");
    let ids: Vec<RecordId> =
        [0, 1, 26, 27, 728, 729, 3_500_000, 3_500_001].map(|minute| RecordId::noted(minute, 5)).to_vec();
    assert!(ids.is_sorted() && ids.iter().all(|id| id.to_string().parse() == Ok(*id)));
}

/// 2 of 3 is 66.666… %, which is below a target of 66.67 %.
#[test]
fn a_share_or_a_mean_is_never_rounded_up_to_its_target() {
    let mut hand = hand_at(share());
    type_in(&mut hand, CellPlace::Target(year(2026)), "66.67");
    put(&mut hand, [record(1, "2026-05-01", "").with(RecordText::Numerator, "2").with(RecordText::Denominator, "3")]);
    assert_eq!(actual_of(&hand, 2026).0, "66.667");
    let mut hand = super::hand(Basis::Level, Aggregation::Mean);
    type_in(&mut hand, CellPlace::Target(year(2026)), "3.67");
    put(&mut hand, [record(1, "2026-05-01", "3"), record(2, "2026-05-02", "4"), record(3, "2026-05-03", "4")]);
    assert_eq!(actual_of(&hand, 2026).0, "3.667");
}

/// A share below 100 % or barely below its target is shown with enough decimals to see that. An exact share gets no further decimals.
#[test]
fn a_share_gets_enough_decimals_to_stay_below_100_percent_or_its_target() {
    let of = |target: &str, above, below| {
        let mut hand = hand_at(share());
        if !target.is_empty() {
            type_in(&mut hand, CellPlace::Target(year(2026)), target);
        }
        let record = record(1, "2026-05-01", "").with(RecordText::Numerator, above);
        put(&mut hand, [record.with(RecordText::Denominator, below)]);
        actual_of(&hand, 2026).0
    };
    assert_eq!(of("", "2999", "3000"), "99.97");
    assert_eq!(of("66.67", "6666966", "10000000"), "66.6697");
    assert_eq!(of("60.00", "3", "5"), "60");
    assert_eq!(of("", "1", "8"), "12.5");
}

#[test]
fn if_no_record_counts_a_note_says_so_and_no_choice_is_offered() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "たくさん")]);
    let behind = |hand: &Hand| activity_log::behind_actual(hand.row(1), year(2026), Language::Japanese);
    assert_eq!(behind(&hand), "記録0件の合計（1件は数えていません）");
    type_in(&mut hand, CellPlace::Actual(year(2026)), "15");
    assert_eq!((actual_of(&hand, 2026).0, behind(&hand)), ("15".to_owned(), String::new()));
    assert_eq!(activity_log::both_actuals(hand.row(1), year(2026), Language::Japanese), None);
}

#[test]
fn a_note_says_when_a_sum_may_count_people_more_than_once() {
    let behind = |name: &str, basis, aggregation| {
        let mut hand = hand(basis, aggregation);
        hand.words(1, TextPlace::Name, name).unwrap();
        let named = |bits, on| record(bits, on, "3").with(RecordText::Who, "山田");
        put(&mut hand, [named(1, "2026-05-01"), named(2, "2026-06-01")]);
        activity_log::behind_actual(hand.row(1), year(2026), Language::Japanese)
    };
    let once = "相談の実人数";
    assert_eq!(behind(once, Basis::Level, Aggregation::Sum), "記録2件の合計（延べ。実人数は「異なる数」で数えます）");
    assert_eq!(behind("来場者の延べ人数", Basis::Level, Aggregation::Sum), "記録2件の合計");
    assert_eq!(behind(once, Basis::Level, Aggregation::Distinct), "記録2件の異なる数");
    let years = behind(once, Basis::Increment, Aggregation::Distinct);
    assert_eq!(years, "記録2件の異なる数（年度ごと。年度を合計すると延べ数）");
}

#[test]
fn a_typed_actual_that_briefly_equals_the_recorded_actual_is_kept() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2026-05-01", "12")]);
    let place = CellPlace::Actual(year(2026));
    type_in(&mut hand, place, "15");
    choose(&mut hand, ChoiceValue::Adopted(vec![year(2026)])).unwrap();
    hand.keys(1, place, &["1", "12", "120"]);
    assert_eq!(actual_of(&hand, 2026), ("120".to_owned(), None));
}

#[test]
fn records_of_years_outside_the_plan_add_no_actual_to_the_kpi_table() {
    let mut hand = hand(Basis::Increment, Aggregation::Sum);
    put(&mut hand, [record(1, "2015-05-01", "12"), record(2, "2026-05-01", "3")]);
    let stated = KpiTable::from_plan(hand.plan());
    assert_eq!(stated.rows[0].actuals.keys().copied().collect::<Vec<_>>(), [year(2026)]);
}

#[test]
fn a_kpi_with_actuals_from_records_offers_no_conversion_of_its_targets() {
    let hand = hand(Basis::Level, Aggregation::Max);
    assert_eq!(offered(hand.row(1)), None);
}

/// An unchanged year is not counted again; the figures equal those of a full count.
#[test]
fn updating_the_figures_by_one_record_equals_recounting_all_records() {
    let mut hand = hand(Basis::Level, Aggregation::Mean);
    for (bits, (on, amount)) in (1..).zip([
        ("2025-05-01", "10"),
        ("2026-05-01", "20"),
        ("2026-06-01", "30"),
        ("2025-06-01", "5"),
        ("いつか", "9"),
        ("2027-06-01", "1"),
    ]) {
        put(&mut hand, [record(bits, on, amount)]);
        let at_once = hand.plan().with_log(ActivityLog::default()).with_log(hand.plan().log().clone());
        assert_eq!(hand.plan(), &at_once);
    }
    set(&mut hand, 2, RecordText::On, "2025-09-01").unwrap();
    assert_eq!((actual_of(&hand, 2025).0, actual_of(&hand, 2026).0), ("11.7".to_owned(), "30".to_owned()));
}
