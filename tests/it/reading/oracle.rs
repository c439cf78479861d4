//! A user who knows the truth about every figure of a table and states it in as few acts as possible. An act is an answer to a
//! question, or a mark on columns, on rows or on the whole table.

use std::collections::BTreeSet;

use keikaku::columns::Wide;
use keikaku::columns::vocabulary::{FigureKind, HeadWord};
use keikaku::import::reading::{
    FigurePlace, GridCell, Region, RowSide, Says, SheetGrid, SheetMark, SheetReading, YearSaid, read_sheet,
};

use super::grammar::{Table, Truth};
use super::layouts::{amount, faults, is_rate};

/// The number of acts until all figures are placed, if the best act is chosen each time; `None` if `most` acts do not suffice.
pub(super) fn acts(table: &Table, grid: &SheetGrid, most: usize) -> Option<usize> {
    let mut marks = Vec::new();
    for act in 0..=most {
        let reading = read_sheet(grid, &marks, None);
        if missing(table, &reading) == 0 {
            return Some(act);
        }
        let best = choices(table, grid, &reading).into_iter().filter_map(|choice| {
            let marks: Vec<SheetMark> = marks.iter().cloned().chain([choice.clone()]).collect();
            let reading = read_sheet(grid, &marks, None);
            faults(table, grid, &reading).is_empty().then(|| (missing(table, &reading), choice))
        });
        marks.push(best.min_by_key(|(missing, _)| *missing)?.1);
    }
    None
}

/// The number of figures of indicators that are not placed.
pub(super) fn missing(table: &Table, reading: &SheetReading) -> usize {
    let facts = reading.facts.iter().filter(|fact| amount(fact).is_some());
    let placed: BTreeSet<&str> =
        facts.flat_map(|fact| table.figures_in(&fact.text)).map(|(number, _)| number).collect();
    table.truths().iter().filter(|(number, truth)| !is_rate(truth) && !placed.contains(*number)).count()
}

/// The acts that are possible: the answers to open questions, and true marks on columns, rows or the whole table.
fn choices(table: &Table, grid: &SheetGrid, reading: &SheetReading) -> Vec<SheetMark> {
    let mut choices: Vec<SheetMark> = reading.questions.iter().flat_map(|question| question.choices.clone()).collect();
    choices.extend(of_region(&Region::all(), &truths(table, grid, |_| true)));
    for (first, last) in ranges(grid.width()) {
        let on = Region::of_all((first..=last).map(Region::column));
        choices.extend(of_region(&on, &truths(table, grid, |cell| (first..=last).contains(&cell.place.column))));
    }
    let last = grid.rows.len().checked_sub(1).map_or(0, |row| grid.line(row));
    for (first, last) in ranges(last) {
        let on = Region::lines(first, last);
        choices.extend(of_region(&on, &truths(table, grid, |cell| (first..=last).contains(&cell.place.line))));
    }
    choices
}

/// Every range of neighbours up to `count`: its first and last, counted from 1.
fn ranges(count: usize) -> impl Iterator<Item = (usize, usize)> {
    (1..=count).flat_map(move |first| (first..=count).map(move |last| (first, last)))
}

/// The truths of the figures in the cells for which `is_meant` is true.
fn truths<'t>(table: &'t Table, grid: &'t SheetGrid, is_meant: impl Fn(&GridCell) -> bool) -> Vec<&'t Truth> {
    let cells = grid.rows.iter().flatten().filter(|cell| is_meant(cell));
    cells
        .flat_map(|cell| table.figures_in(&cell.text))
        .map(|(_, truth)| truth)
        .filter(|truth| !is_rate(truth))
        .collect()
}

/// The true marks on a region: the kind (and year) that all its figures have, that it has no figures, or how it is arranged.
fn of_region(on: &Region, truths: &[&Truth]) -> Vec<SheetMark> {
    let places = truths.iter().map(|truth| said(truth.place));
    let (kinds, years): (BTreeSet<FigureKind>, Vec<Option<YearSaid>>) = places.unzip();
    let mut says = Vec::new();
    if truths.is_empty() {
        says.push(Says::LeftOut);
    }
    if on.areas().count() == 1 {
        let attributes = [HeadWord::Name, HeadWord::Kind, HeadWord::Year];
        says.extend(attributes.map(Says::Tells));
    }
    if let Some(kind) = kinds.first().filter(|_| kinds.len() == 1) {
        says.push(Says::Figures { kind: Some(*kind), year: None });
        if let Some(Some(year)) = years.first().filter(|year| years.iter().all(|other| other == *year)) {
            says.push(Says::Figures { kind: Some(*kind), year: Some(*year) });
        }
    }
    if *on == Region::all() {
        says.extend([Says::NameAbove, Says::NamesGoOn, Says::Aligned(RowSide::Left), Says::Aligned(RowSide::Right)]);
    }
    says.into_iter().map(|says| SheetMark { on: on.clone(), says }).collect()
}

/// The kind and the year that a user states for a figure.
fn said(place: FigurePlace) -> (FigureKind, Option<YearSaid>) {
    let year = match place.column {
        Wide::Year(year) => Some(YearSaid::Year(year)),
        Wide::Total => Some(YearSaid::Period),
        _ => None,
    };
    (place.kind, year)
}
