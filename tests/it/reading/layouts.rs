//! The laws of reading, over the grammar of layouts: nothing is placed wrongly, every figure is accounted for, torn or not.

use std::collections::BTreeSet;

use keikaku::import::reading::{CellId, SheetGrid, SheetReading, grid_of_text, read_sheet};
use keikaku::value::width::key;
use proptest::prelude::*;

use super::grammar::{Dice, Layout, Table, Truth};

/// The line and the column of a cell, counted from 1.
fn place(grid: &SheetGrid, cell: CellId) -> (usize, usize) {
    grid.cell(cell).map_or((0, 0), |cell| (cell.place.line, cell.place.column))
}

/// What is wrong with a reading: figures placed where they don't belong, and figures that are lost.
fn faults(table: &Table, grid: &SheetGrid, reading: &SheetReading) -> Vec<String> {
    let truths = table.truths();
    let mut faults = Vec::new();
    for fact in &reading.facts {
        let at = place(grid, fact.cell);
        let is_right =
            |truth: &Truth| key(&truth.name) == key(&fact.name) && truth.place == fact.place && truth.text == fact.text;
        if !truths.get(&at).is_some_and(is_right) {
            faults.push(format!("{at:?} is {:?}, and not {fact:?}", truths.get(&at)));
        }
    }
    let asked = reading.questions.iter().flat_map(|question| &question.cells);
    let known = reading.facts.iter().map(|fact| &fact.cell).chain(asked).chain(&reading.open);
    let known = known.chain(reading.contested.iter().flatten()).chain(&reading.left_out);
    let known: BTreeSet<(usize, usize)> = known.map(|cell| place(grid, *cell)).collect();
    faults.extend(truths.keys().filter(|at| !known.contains(at)).map(|at| format!("{at:?} is lost")));
    faults
}

fn read(table: &Table) -> (SheetGrid, SheetReading) {
    let grid = grid_of_text(&table.csv()).unwrap();
    let reading = read_sheet(&grid, &[], None);
    (grid, reading)
}

#[test]
fn every_layout_is_read_without_a_wrong_figure() {
    let mut said = Vec::new();
    for (layout, seed) in Layout::ALL.into_iter().flat_map(|layout| (0..40).map(move |seed| (layout, seed))) {
        let table = Table::new(layout, &mut Dice(seed));
        let (grid, reading) = read(&table);
        for fault in faults(&table, &grid, &reading) {
            said.push(format!("{layout:?} {seed}: {fault}\n{}\n", table.csv()));
        }
    }
    assert!(said.is_empty(), "{}", said.join("\n"));
}

/// How many of the figures of each layout are placed without a question, in percent.
#[test]
fn most_layouts_are_placed_without_a_question() {
    let placed = |layout: Layout| {
        let (mut placed, mut all) = (0, 0);
        for seed in 0..40 {
            let table = Table::new(layout, &mut Dice(seed));
            let (_, reading) = read(&table);
            placed += reading.facts.len();
            all += table.truths().len();
        }
        format!("{layout:?} {}\n", placed * 100 / all)
    };
    insta::assert_snapshot!(Layout::ALL.map(placed).concat());
}

proptest! {
    #[test]
    fn no_tear_makes_a_wrong_figure_or_loses_one(seed in 0_u64..1_000_000, nth in 0_usize..16, tears in 1_usize..4) {
        let mut dice = Dice(seed);
        let mut table = Table::new(Layout::ALL[nth], &mut dice);
        for _ in 0..tears {
            table = table.torn(&mut dice);
        }
        let (grid, reading) = read(&table);
        let faults = faults(&table, &grid, &reading);
        prop_assert!(faults.is_empty(), "{:?}\n{}\n{}", Layout::ALL[nth], table.csv(), faults.join("\n"));
    }
}
