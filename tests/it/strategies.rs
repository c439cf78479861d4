//! The random plans of the other tests are sound: each cell is what a reader makes of its text.

use crate::support;

use keikaku::plan::cell::Cell;
use keikaku::plan::indicator::Indicator;
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_random_cell_equals_the_reading_of_its_text(
        (unit, cell) in support::unit().prop_flat_map(|unit| (Just(unit.clone()), support::cell_in(unit))),
    ) {
        prop_assert_eq!(Cell::read(&cell.text, &unit), cell);
    }

    #[test]
    fn no_row_of_a_random_plan_has_a_blank_target_or_actual(indicator in support::indicator()) {
        let Indicator { targets, actuals, .. } = indicator;
        prop_assert!(targets.values().all(|cell| !cell.is_blank()));
        prop_assert!(actuals.values().all(|actual| !actual.cell.is_blank()));
    }
}
