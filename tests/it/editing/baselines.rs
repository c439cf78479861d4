//! The date of the baseline, which a form prints beside it.

use keikaku::plan::place::TextPlace;
use keikaku::value::fiscal_year::AsOf;

use crate::support::{Hand, year};

#[test]
fn the_baseline_date_is_stored_as_typed_and_read_if_it_names_a_year() {
    let mut hand = Hand::at_sample("001");
    hand.write(1, TextPlace::BaselineTime, "令和4年度末").unwrap();
    let time = |hand: &Hand| (hand.row(1).baseline.as_of_text.clone(), hand.row(1).baseline.as_of);
    assert_eq!(time(&hand), ("令和4年度末".to_owned(), Some(AsOf::FiscalYear(year(2022)))));
    hand.write(1, TextPlace::BaselineTime, "調査時").unwrap();
    assert_eq!(time(&hand), ("調査時".to_owned(), None), "what names no year is kept as it is written");
    hand.undo();
    assert_eq!(time(&hand).1, Some(AsOf::FiscalYear(year(2022))));
}
