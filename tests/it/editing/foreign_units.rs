//! A figure in another unit than its KPI's does not count until the user states its value in the KPI's unit
//! (`docs/decisions.md` 4).

use std::sync::Arc;

use keikaku::command::units::{read_with_unit, settle_unit};
use keikaku::command::{BulkEdit, BulkStep, IndicatorCommand, PlanCommand};
use keikaku::figures::achievement::{Achievement, overall, yearly};
use keikaku::figures::totals::{Span, Total, actual_total, target_total};
use keikaku::plan::Indicator;
use keikaku::plan::cell::{Cell, State, UnitAnswer};
use keikaku::plan::indicator::{Basis, Row};
use keikaku::plan::place::{CellPlace, ChoiceValue, TextPlace, text_at};
use keikaku::wording::Language;
use keikaku::wording::computed_figure::FigureMark;
use keikaku::wording::figures::totals;
use keikaku::{checks, storage};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{Hand, actual, target, year};

/// A user at a plan whose first KPI counts increments in that unit.
fn in_unit(unit: &str) -> Hand {
    let mut hand = Hand::at_sample("002");
    // These are rejected if the KPI has that unit and basis already.
    let _ = hand.write(1, TextPlace::Unit, unit);
    let _ = hand.choose(1, ChoiceValue::Basis(Some(Basis::Increment)));
    hand
}

/// Carries out commands on the first row as one step, as a button at its cell does.
fn press(hand: &mut Hand, commands: Vec<IndicatorCommand>) {
    let id = hand.row(1).id;
    let commands = commands.into_iter().map(|command| (id, command)).collect();
    let step = BulkStep::new(commands, BulkEdit::Typed(actual(2022)), None);
    hand.table(PlanCommand::InRows(step)).unwrap();
}

/// Asserts the figure for a text that is typed into an actual of a KPI in that unit, and the figure after each answer;
/// `None` if that answer is not offered.
#[track_caller]
fn typed(unit: &str, text: &str, figure: &str, converted: Option<&str>, as_rows: Option<&str>) {
    let mut hand = in_unit(unit);
    hand.fill(1, actual(2022), text);
    assert_eq!((hand.figure(1, actual(2022)).as_str(), hand.cell(1, actual(2022)).text.as_str()), (figure, text));
    for (answer, expected) in [(UnitAnswer::Converted, converted), (UnitAnswer::AsRows, as_rows)] {
        let commands = settle_unit(hand.row(1), actual(2022), answer, hand.on);
        assert_eq!(commands.is_some(), expected.is_some(), "{text} in {unit}, {answer:?}");
        let (Some(commands), Some(expected)) = (commands, expected) else { continue };
        press(&mut hand, commands);
        assert_eq!(hand.figure(1, actual(2022)), expected, "{text} in {unit}, {answer:?}");
        let note = text_at(hand.row(1), TextPlace::Note(Row::Actual, Some(year(2022)))).to_owned();
        assert!(note.contains(text), "the note keeps {text}: {note}");
        hand.undo();
        assert_eq!((hand.cell(1, actual(2022)).state, hand.cell(1, actual(2022)).text.as_str()), (State::Unread, text));
    }
}

#[test]
fn figures_in_the_same_unit_or_a_synonym_are_read() {
    for (unit, text) in [
        ("百万円", "3"),
        ("百万円", "3百万円"),
        ("百万円", "３ 百万円"),
        ("人", "3人"),
        ("人", "3名"),
        ("名", "3人"),
        ("人数", "3人"),
        ("千人", "3千名"),
        ("%", "3％"),
        ("％", "3パーセント"),
        ("パーセント", "3%"),
        ("か所", "3箇所"),
        ("%", "3ポイント"),
        ("ポイント", "3%"),
    ] {
        typed(unit, text, "3", None, None);
    }
}

#[test]
fn a_figure_in_another_scale_of_the_unit_is_converted_exactly_only_on_request() {
    for (unit, text, converted, as_rows) in [
        ("百万円", "3億円", "300", "3"),
        ("百万円", "2.55億円", "255", "2.55"),
        ("千円", "12,000万円", "120000", "12000"),
        ("千円", "1,300,000円", "1300", "1300000"),
        ("千円", "1,300,500円", "1300.5", "1300500"),
        ("千円", "31百万円", "31000", "31"),
        ("億円", "250百万円", "2.5", "250"),
        ("円", "3千円", "3000", "3"),
        ("千円", "3億5,000万円", "350000", "350000000"),
        ("千円", "¥5,000", "5", "5000"),
        ("千人", "3万人", "30", "3"),
        ("万人", "500人", "0.05", "500"),
        ("百万円", "▲3億円（速報）", "-300", "-3"),
        ("％", "4割", "40", "4"),
        ("割", "35%", "3.5", "35"),
        ("%", "5‰", "0.5", "5"),
    ] {
        typed(unit, text, "Unread", Some(converted), Some(as_rows));
    }
}

#[test]
fn a_figure_in_an_unrelated_unit_has_no_conversion() {
    for (unit, text, as_rows) in [("人", "80%", "80"), ("回", "3件", "3"), ("千円", "3人", "3"), ("人/年", "3人", "3")]
    {
        typed(unit, text, "Unread", None, Some(as_rows));
    }
}

#[test]
fn conversions_without_a_representable_result_are_not_offered() {
    typed("億円", "1.23456円", "Unread", None, Some("1.23456"));
    typed("円", "999,999,999億円", "Unread", None, None);
    typed("千円", "999,999,999,999百万円", "Unread", Some("999999999999000"), Some("999999999999"));
    typed("千円", "999,999,999,999,999百万円", "Unread", None, Some("999999999999999"));
}

#[test]
fn conversion_keeps_the_words_around_a_figure() {
    let mut hand = in_unit("百万円");
    hand.fill(1, actual(2022), "約3億円（速報）");
    let commands = settle_unit(hand.row(1), actual(2022), UnitAnswer::Converted, hand.on).unwrap();
    press(&mut hand, commands);
    assert_eq!(hand.cell(1, actual(2022)).text, "約300（速報）");
}

#[test]
fn points_are_read_as_percent_for_increments_but_not_for_levels() {
    let mut hand = in_unit("%");
    hand.fill(1, target(2022), "3ポイント");
    assert_eq!(hand.figure(1, target(2022)), "3");
    hand.choose(1, ChoiceValue::Basis(Some(Basis::Level))).unwrap();
    hand.fill(1, target(2023), "3ポイント");
    assert_eq!(hand.figure(1, target(2023)), "Unread");
}

#[test]
fn an_existing_note_stays_before_the_remark_about_the_conversion() {
    let mut hand = in_unit("百万円");
    let note = TextPlace::Note(Row::Target, Some(year(2022)));
    hand.write(1, note, "予算額").unwrap();
    hand.fill(1, target(2022), "3億円");
    let commands = settle_unit(hand.row(1), target(2022), UnitAnswer::Converted, hand.on).unwrap();
    press(&mut hand, commands);
    assert_eq!(text_at(hand.row(1), note), "予算額。「3億円」を300百万円に換算");
}

#[test]
fn a_later_change_of_unit_neither_creates_nor_removes_a_figure() {
    let mut hand = in_unit("百万円");
    hand.fill(1, actual(2022), "3億円");
    hand.fill(1, actual(2023), "250百万円");
    hand.write(1, TextPlace::Unit, "億円").unwrap();
    assert_eq!(hand.figure(1, actual(2022)), "Unread", "it is read by a command alone");
    assert_eq!(hand.figure(1, actual(2023)), "250", "what was a figure stays one, and KPI-004 tells of it");
    let again = read_with_unit(hand.row(1), actual(2022), hand.on).unwrap();
    press(&mut hand, vec![again]);
    assert_eq!(hand.figure(1, actual(2022)), "3");
    hand.fill(1, actual(2024), "3百万円");
    assert_eq!(read_with_unit(hand.row(1), actual(2024), hand.on), None);
}

#[test]
fn a_stored_foreign_figure_is_kept_and_reported_and_its_total_is_marked() {
    let mut hand = in_unit("百万円");
    hand.fill(1, actual(2022), "3");
    let id = hand.row(1).id;
    let plan = hand.plan().clone();
    let rows = plan.indicators().iter().map(|row| {
        let mut row = Indicator::clone(row);
        if row.id == id {
            row.actuals.get_mut(&year(2022)).unwrap().cell.text = "3億円".to_owned();
        }
        Arc::new(row)
    });
    let stored = plan.with_indicators(rows.collect()).unwrap();
    let plan = storage::decode_plan(&storage::encode_plan(&stored)).unwrap();
    let row = plan.indicator(id).unwrap();
    assert_eq!(row.actual(year(2022)).amount(), Cell::read("3", "").amount());
    let codes: Vec<&str> = checks::check(&plan).open.iter().map(|finding| finding.code().printed()).collect();
    assert!(codes.contains(&"KPI-004"), "{codes:?}");
    let total = totals(row, Span::from_plan(&plan), Language::Japanese).actual;
    assert_eq!(total.mark, Some(FigureMark::Qualified));
    assert!(total.text(Language::Japanese).contains("単位の異なる値を含む"), "{total:?}");
}

/// The total of the targets, the total of the actuals, the overall rate and the rate of 2024.
fn figures(hand: &Hand) -> (Total, Total, Achievement, Achievement) {
    let (row, plan) = (hand.row(1), hand.plan());
    let span = Span::from_plan(plan);
    (target_total(row, span), actual_total(row, span), overall(row, span), yearly(row, span, year(2024)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn totals_and_achievement_exclude_figures_in_another_unit(
        unit in select(vec!["百万円", "千円", "人", "千人", "%", "件"]),
        other in select(vec!["億円", "円", "回", "倍", "社"]),
        figure in 1..100_000_u32,
        is_target in any::<bool>(),
    ) {
        let mut hand = in_unit(unit);
        for (western, text) in [(2022, "120"), (2023, "80")] {
            hand.fill(1, actual(western), text);
        }
        let place: CellPlace = if is_target { target(2024) } else { actual(2024) };
        hand.fill(1, place, "#REF!");
        let unread = figures(&hand);
        hand.fill(1, place, &format!("{figure}{other}"));
        prop_assert_eq!(hand.cell(1, place).state, State::Unread);
        prop_assert_eq!(figures(&hand), unread, "{} in {} is in none of them", other, unit);
    }
}
