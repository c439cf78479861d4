//! The columns of the printed tables of KPIs: no figure is wider than its column, for any number of digits and years.

use std::sync::Arc;

use keikaku::command::plans::blank_plan;
use keikaku::paper::kpi_block::kpi_block;
use keikaku::paper::printed_document::content::{PrintedBlock, PrintedTable};
use keikaku::paper::printed_document::printed_document;
use keikaku::plan::cell::Cell;
use keikaku::plan::place::TextPlace;
use keikaku::plan::{Basis, BuiltIn, Indicator, Plan, YearAxis};
use keikaku::value::id::{IndicatorId, PlanId};
use keikaku::wording::Language;

use crate::support::{Hand, target, year};

/// The printed tables of a plan in that form over fifteen years, with this target in each year.
fn tables(form: BuiltIn, figure: &str) -> Vec<PrintedTable> {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let years = YearAxis::starting(year(2020), 15).unwrap();
    let blank: Plan = blank_plan(PlanId::from_bits(1), form.form(), years, || ids.next().unwrap()).unwrap();
    let mut hand = Hand::at([Arc::new(blank)]);
    hand.words(1, TextPlace::Name, "製造品出荷額").unwrap();
    hand.words(1, TextPlace::Unit, "千円").unwrap();
    for western in 2020..2035 {
        hand.fill(1, target(western), figure);
    }
    let blocks = printed_document(hand.plan(), false).sections.into_iter().flat_map(|section| section.blocks);
    blocks.filter_map(|block| if let PrintedBlock::Table(table) = block { Some(table) } else { None }).collect()
}

/// The width of a figure in points, at a size of eight points, with the padding and the lines around it.
fn width(figure: &str) -> f64 {
    let number = figure.split(' ').next().unwrap_or_default();
    number.chars().map(|letter| if letter.is_ascii_digit() { 4.5 } else { 2.25 }).sum::<f64>() + 6.75
}

#[test]
fn no_figure_is_wider_than_its_column_over_fifteen_years() {
    for &form in BuiltIn::ALL {
        for figure in ["120", "987654.5", "987654321010.11", "123456789012345"] {
            let tables = tables(form, figure);
            assert!(!tables.is_empty(), "{form:?}");
            for table in &tables {
                for (column, share) in table.widths.iter().enumerate().skip(table.words) {
                    let points = f64::from(u32::try_from(*share).unwrap()) * 4.82;
                    for row in &table.rows {
                        assert!(width(&row[column]) <= points, "{form:?}: {} in {points} points", row[column]);
                    }
                }
                assert_eq!(table.widths.iter().sum::<usize>(), 100, "{form:?} {figure}");
            }
        }
    }
}

#[test]
fn tables_of_short_figures_have_at_least_six_columns_of_figures() {
    let widest = tables(BuiltIn::F2022, "120").iter().map(|table| table.widths.len() - table.words).max();
    assert!(widest >= Some(6), "{widest:?}");
}

#[test]
fn a_kpi_of_a_strategy_is_printed_under_the_heading_of_its_group() {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let form = BuiltIn::Strategy.form();
    let years = YearAxis::starting(year(2020), 5).unwrap();
    let blank: Plan = blank_plan(PlanId::from_bits(1), form, years, || ids.next().unwrap()).unwrap();
    let mut hand = Hand::at([Arc::new(blank)]);
    hand.words(1, TextPlace::Name, "転入者数").unwrap();
    let shown = |hand: &Hand| {
        let blocks = printed_document(hand.plan(), false).sections.into_iter().flat_map(|section| section.blocks);
        let told = blocks.filter_map(|block| match block {
            PrintedBlock::Label(text) => Some(text),
            PrintedBlock::Table(table) => Some(table.rows[0][0].clone()),
            _ => None,
        });
        told.collect::<Vec<_>>()
    };
    assert_eq!(shown(&hand).len(), 1, "without a group there is no heading: {:?}", shown(&hand));
    hand.words(1, TextPlace::Group, "基本目標1").unwrap();
    let [heading, row] = <[String; 2]>::try_from(shown(&hand)).unwrap();
    assert_eq!(heading, "基本目標1");
    assert!(row.contains("転入者数"), "{row}");
}

#[test]
fn a_kpi_with_only_a_period_target_is_printed_only_under_basis_period_total() {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let years = YearAxis::starting(year(2020), 3).unwrap();
    let blank = blank_plan(PlanId::from_bits(1), BuiltIn::Activity.form(), years, || ids.next().unwrap()).unwrap();
    let printed = |basis: Basis| {
        let unset = Indicator::unset(blank.indicators()[0].id);
        let kpi = Indicator { basis: Some(basis), period_target: Cell::read("1", ""), ..unset };
        let plan = blank.with_indicators(vec![Arc::new(kpi)]).unwrap();
        kpi_block(&plan, false, Language::Japanese).rows.iter().filter(|row| row.id.is_some()).count()
    };
    // A target of the whole period is printed only under 期間累計.
    assert_eq!((printed(Basis::Level), printed(Basis::PeriodTotal)), (0, 1));
}

#[test]
fn a_row_that_nobody_has_begun_adds_no_column_for_targets_of_the_period() {
    let mut ids = (1..).map(IndicatorId::from_bits);
    let years = YearAxis::starting(year(2020), 3).unwrap();
    let blank = blank_plan(PlanId::from_bits(1), BuiltIn::Strategy.form(), years, || ids.next().unwrap()).unwrap();
    let heads = |basis: Basis, name: &str| {
        let unset = |nth| Indicator::unset(IndicatorId::from_bits(nth));
        let begun = Indicator { name: "来場者数".into(), basis: Some(Basis::Level), ..unset(0) };
        let other = Indicator { name: name.into(), basis: Some(basis), ..unset(1) };
        let plan = blank.with_indicators(vec![Arc::new(begun), Arc::new(other)]).unwrap();
        kpi_block(&plan, false, Language::Japanese).heads
    };
    let without = heads(Basis::Level, "売上");
    assert_eq!(heads(Basis::PeriodAverage, ""), without);
    assert_eq!(heads(Basis::PeriodAverage, "売上").len(), without.len() + 1);
}
