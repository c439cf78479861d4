//! The sum, mean and count of a rectangle of cells, and when there is none.

use keikaku::figures::rectangle::{RectangleCell, RectangleFigures, rectangle_figures};
use keikaku::plan::Indicator;
use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::{Basis, Measure};
use keikaku::value::amount::Amount;
use keikaku::value::id::IndicatorId;
use proptest::prelude::*;

fn kpi(number: u64, unit: &str) -> Indicator {
    let mut row = Indicator::new(IndicatorId::from_bits(number), Basis::Increment);
    unit.clone_into(&mut row.unit);
    row.measure = Measure::of_unit(unit);
    row
}

fn cell<'a>(indicator: &'a Indicator, text: &str) -> RectangleCell<'a> {
    RectangleCell { indicator, cell: Cell::read(text, &indicator.unit), is_level: false }
}

/// Sum, mean with two decimals and count; `–` for a missing figure.
fn told(figures: RectangleFigures) -> String {
    let sum = figures.sum.map_or("–".to_owned(), Amount::plain);
    let mean = figures.mean.map_or("–".to_owned(), |mean| mean.rounded(2));
    format!("{sum} {mean} {}", figures.count)
}

#[track_caller]
fn adds_up(indicator: &Indicator, texts: &[&str], expected: &str) {
    let cells = texts.iter().map(|text| cell(indicator, text));
    assert_eq!(told(rectangle_figures(cells)), expected, "{} {texts:?}", indicator.unit);
}

#[test]
fn numbers_of_one_unit_have_a_sum_a_mean_and_a_count() {
    adds_up(&kpi(1, "人"), &["1,000", "200", "34"], "1234 411.33 3");
    adds_up(&kpi(1, "千円"), &["0.1千円", "0.2", "-0.30"], "0.00 0.00 3");
    adds_up(&kpi(1, ""), &["5件", "7件（速報）"], "12 6.00 2");
}

#[test]
fn cells_without_a_number_are_not_counted() {
    adds_up(&kpi(1, "人"), &["", "-", "未把握", "数百", "0", "8"], "8 4.00 2");
    adds_up(&kpi(1, "人"), &["", "-"], "– – 0");
    adds_up(&kpi(1, "人"), &[], "– – 0");
}

#[test]
fn shares_ages_and_quotients_are_never_added() {
    for unit in ["%", "％", "割", "ポイント", "歳", "倍", "位", "℃", "人/日", "円／人", "1人あたり円"]
    {
        adds_up(&kpi(1, unit), &["10", "20"], "– 15.00 2");
    }
    let mut share = kpi(1, "人");
    share.measure = Measure::Ratio;
    adds_up(&share, &["10", "20"], "– 15.00 2");
    adds_up(&kpi(1, ""), &["10%", "20%"], "– 15.00 2");
}

#[test]
fn a_figure_in_a_foreign_unit_is_left_out_or_if_stored_only_counted() {
    let people = kpi(1, "人");
    adds_up(&people, &["10", "20%"], "10 10.00 1");
    let stored = RectangleCell { cell: Cell { text: "2件".to_owned(), ..Cell::read("2", "") }, ..cell(&people, "") };
    assert_eq!(told(rectangle_figures([cell(&people, "1"), stored])), "– – 2");
}

#[test]
fn figures_of_different_units_are_only_counted() {
    let (people, yen) = (kpi(1, "人"), kpi(2, "千円"));
    assert_eq!(told(rectangle_figures([cell(&people, "1"), cell(&yen, "2")])), "– – 2");
    assert_eq!(told(rectangle_figures([cell(&people, "1"), cell(&yen, "")])), "1 1.00 1");
    let (same, wide) = (kpi(1, "kg"), kpi(2, "ｋｇ"));
    assert_eq!(told(rectangle_figures([cell(&same, "1"), cell(&wide, "2")])), "3 1.50 2");
}

#[test]
fn figures_of_descriptive_kpis_are_only_counted() {
    let mut described = kpi(1, "人");
    described.measure = Measure::Descriptive;
    adds_up(&described, &["10", "20"], "– – 2");
}

#[test]
fn levels_of_one_kpi_are_not_added_but_levels_of_several_kpis_are() {
    let (one, other) = (kpi(1, "人"), kpi(2, "人"));
    let level = |indicator, text| RectangleCell { is_level: true, ..cell(indicator, text) };
    assert_eq!(told(rectangle_figures([level(&one, "10"), level(&one, "20")])), "– 15.00 2");
    assert_eq!(told(rectangle_figures([level(&one, "10"), level(&other, "20")])), "30 15.00 2");
    assert_eq!(told(rectangle_figures([level(&one, "10"), level(&one, "")])), "10 10.00 1");
}

proptest! {
    #[test]
    fn the_sum_is_exact_and_equals_mean_times_count(figures in proptest::collection::vec(-99_999_i64..99_999, 1..40)) {
        let people = kpi(1, "人");
        let texts: Vec<String> = figures.iter().map(ToString::to_string).collect();
        let found = rectangle_figures(texts.iter().map(|text| cell(&people, text)));
        let sum: i64 = figures.iter().sum();
        prop_assert_eq!(found.sum.map(Amount::plain), Some(sum.to_string()));
        prop_assert_eq!(found.mean.map(|mean| (mean.numerator().plain(), mean.denominator().plain())), Some((sum.to_string(), figures.len().to_string())));
    }
}

#[test]
fn a_part_is_never_added_to_its_whole() {
    let visitors = kpi(1, "人");
    let mut from_elsewhere = kpi(2, "人");
    from_elsewhere.part_of = Some(visitors.id);
    let both = rectangle_figures([cell(&visitors, "100"), cell(&from_elsewhere, "40"), cell(&visitors, "200")]);
    assert_eq!((told(both).as_str(), both.parts), ("300 150.00 3", 1));
    let alone = rectangle_figures([cell(&from_elsewhere, "40"), cell(&from_elsewhere, "50")]);
    assert_eq!((told(alone).as_str(), alone.parts), ("90 45.00 2", 0));
    let beside_a_blank = rectangle_figures([cell(&visitors, ""), cell(&from_elsewhere, "40")]);
    assert_eq!((told(beside_a_blank).as_str(), beside_a_blank.parts), ("40 40.00 1", 0));
}
