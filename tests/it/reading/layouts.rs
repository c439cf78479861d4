//! Laws of reading, over the layouts of `tests/layouts`: nothing is placed wrongly, every figure is accounted for, torn or not, and
//! two acts place all figures of a whole table. `KEIKAKU_TABLES` sets how many tables are torn; `make soak` tears more.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use keikaku::columns::vocabulary::FigureKind;
use keikaku::import::reading::{CellId, PlacedFigure, SheetGrid, SheetReading, grid_of_text, read_sheet};
use keikaku::plan::cell::Cell;
use keikaku::value::amount::Amount;
use keikaku::value::width::key;

use super::grammar::{Layout, Table, Truth, layouts};
use super::oracle::{acts, missing};
use super::torn::torn;
use crate::support::Dice;

/// The number of tables that are torn in a usual test run.
const TORN: u64 = 2_000;
/// The number of whole tables of each layout that are read; for `SOLVED` of them the acts are counted.
const WHOLE: u64 = 20;
const SOLVED: u64 = 5;
/// The most times that one table is torn.
const MOST_TEARS: usize = 3;
/// The most acts that may be needed to place all figures of a whole table.
const MOST_ACTS: usize = 2;

/// The grid of the table.
pub(super) fn grid(table: &Table) -> SheetGrid {
    grid_of_text(&table.text()).unwrap()
}

/// The faults of a reading: figures that are placed wrongly, and figures that are lost.
pub(super) fn faults(table: &Table, grid: &SheetGrid, reading: &SheetReading) -> Vec<String> {
    let misplaced = reading.facts.iter().filter(|fact| !is_right(table, fact));
    let mut faults: Vec<String> = misplaced
        .map(|fact| {
            let truth: Vec<&Truth> = table.figures_in(&fact.text).map(|(_, truth)| truth).collect();
            let unit = fact.unit();
            format!("{} is {:?} of {} [{unit}], and should be {truth:?}", fact.text, fact.place, fact.name)
        })
        .collect();
    let asked = reading.questions.iter().flat_map(|question| &question.cells);
    let cells = asked.chain(&reading.open).chain(reading.contested.iter().flatten()).chain(&reading.left_out);
    let texts = cells.filter_map(|cell: &CellId| grid.cell(*cell)).map(|cell| cell.text.as_str());
    let texts = texts.chain(reading.facts.iter().map(|fact| fact.text.as_str()));
    let known: BTreeSet<&str> = texts.flat_map(|text| table.figures_in(text)).map(|(number, _)| number).collect();
    let lost = table.truths().into_iter().filter(|(number, truth)| !is_rate(truth) && !known.contains(number));
    faults.extend(lost.map(|(number, truth)| format!("{number} is lost: {truth:?}")));
    faults
}

/// Whether a figure is placed as the table means it.
fn is_right(table: &Table, fact: &PlacedFigure) -> bool {
    let mut figures = table.figures_in(&fact.text);
    let (Some((number, truth)), None) = (figures.next(), figures.next()) else { return false };
    let is_read = amount(fact).is_none_or(|amount| amount == number.replace(',', ""));
    let has_unit = is_rate(truth) || fact.unit().is_empty() || key(fact.unit()) == key(&truth.unit);
    truth.place == fact.place && is_named(&fact.name, truth) && has_unit && is_read
}

/// The number that the figure becomes in a cell of a plan; `None` if it is read as text.
pub(super) fn amount(fact: &PlacedFigure) -> Option<String> {
    Cell::read(&fact.text, fact.unit()).amount().map(Amount::plain)
}

/// Whether a name in a table is the indicator's name, possibly with an item number before it or its unit after it.
fn is_named(name: &str, truth: &Truth) -> bool {
    const BESIDE: &str = "■・【】「」()：:単位指標 ";
    let (name, unit) = (key(name), key(&truth.unit));
    let is_beside = |letter: char| letter.is_ascii_digit() || BESIDE.contains(letter) || matches!(letter, '①'..='⑳');
    let Some((before, behind)) = name.split_once(&key(&truth.name)) else { return false };
    before.chars().all(is_beside) && behind.chars().all(|letter| is_beside(letter) || unit.contains(letter))
}

/// Whether the figure is a stated rate, for which no plan has a cell.
pub(super) fn is_rate(truth: &Truth) -> bool {
    truth.place.kind == FigureKind::Rate
}

/// The layouts for which the laws must hold.
fn lawful() -> Vec<Layout> {
    layouts().into_iter().filter(|layout| layout.wrong.is_none()).collect()
}

fn told(layout: &Layout, seed: u64, table: &Table, faults: &[String]) -> String {
    format!("{} {seed}\n{}\n{}\n", layout.name, table.text(), faults.join("\n"))
}

#[test]
fn at_least_forty_layouts_are_subject_to_all_laws() {
    let count = lawful().iter().filter(|layout| layout.beyond.is_none()).count();
    assert!(count >= 40, "{count}");
}

#[test]
fn every_layout_is_read_without_a_wrong_figure() {
    let mut faulty = Vec::new();
    for (layout, seed) in lawful().iter().flat_map(|layout| (0..WHOLE).map(move |seed| (layout, seed))) {
        let table = layout.table(&mut Dice(seed));
        let grid = grid(&table);
        let found = faults(&table, &grid, &read_sheet(&grid, &[], None));
        if !found.is_empty() {
            faulty.push(told(layout, seed, &table, &found));
        }
    }
    assert!(faulty.is_empty(), "{}", faulty.join("\n"));
}

/// The snapshot has, for each layout, the percentage of figures that are placed without a question, and the most acts that any of
/// its tables needs.
#[test]
fn at_most_two_answers_or_marks_place_all_figures_of_a_layout() {
    let (mut lines, mut faulty) = (String::new(), Vec::new());
    for layout in lawful() {
        let (mut open, mut all, mut most) = (0, 0, Some(0));
        for seed in 0..SOLVED {
            let table = layout.table(&mut Dice(seed));
            let grid = grid(&table);
            let reading = read_sheet(&grid, &[], None);
            open += missing(&table, &reading);
            all += table.truths().values().filter(|truth| !is_rate(truth)).count();
            let needed = acts(&table, &grid, MOST_ACTS);
            most = most.and_then(|most| needed.map(|acts| acts.max(most)));
            if needed.is_none() && layout.beyond.is_none() {
                let asked = reading.questions.iter().map(|question| format!("{:?} of {}", question.asked, question.on));
                faulty.push(told(&layout, seed, &table, &asked.collect::<Vec<_>>()));
            }
        }
        if most.is_some() && layout.beyond.is_some() {
            faulty.push(format!("{} is beyond two acts no longer: its mark can go", layout.name));
        }
        let acts = most.map_or_else(|| "more".to_owned(), |acts| acts.to_string());
        writeln!(lines, "{}: {} % at once, acts: {acts}", layout.name, (all - open) * 100 / all).unwrap();
    }
    assert!(faulty.is_empty(), "{}", faulty.join("\n"));
    insta::assert_snapshot!(lines);
}

fn torn_tables() -> u64 {
    std::env::var("KEIKAKU_TABLES").ok().map_or(TORN, |count| count.parse().unwrap())
}

#[test]
fn a_torn_table_gives_no_wrong_or_lost_figure() {
    let layouts = lawful();
    let (mut faulty, mut count) = (Vec::new(), BTreeMap::new());
    for seed in 0..torn_tables() {
        let layout = &layouts[usize::try_from(seed).unwrap() % layouts.len()];
        let mut dice = Dice(seed);
        let mut table = layout.table(&mut dice);
        for _ in 0..=dice.below(MOST_TEARS) {
            table = torn(table, &mut dice);
        }
        let grid = grid(&table);
        let found = faults(&table, &grid, &read_sheet(&grid, &[], None));
        if !found.is_empty() {
            *count.entry(&layout.name).or_insert(0) += 1;
            faulty.push(told(layout, seed, &table, &found));
        }
    }
    assert!(faulty.is_empty(), "{}\n{count:#?}", faulty.join("\n"));
}
