//! The unit that a book states for a cell: beside it, in its headings, in the line of the KPI's name, or above the whole table.

use super::book::CellReference;
use super::heads::Leading;
use super::naming::SoughtName;
use super::words::{SheetWord, SheetWords};
use crate::columns::book_words::in_caption;
use crate::columns::stated_units::{unit_in_brackets, unit_of_title};
use crate::plan::cell::{is_same_unit, is_unit};

/// Whether two spellings mean the same unit. All comparisons of units in form books go through this function.
pub(super) fn is_unit_of_kpi(of_book: &str, of_kpi: &str) -> bool {
    is_same_unit(of_book, of_kpi)
}

/// The unit that the words of a sheet state for a cell, if it differs from the KPI's.
pub(super) fn other_unit(
    words: &SheetWords<'_>,
    place: CellReference,
    leading: &Leading<'_>,
    name: &SoughtName,
    of_kpi: &str,
) -> Option<String> {
    let nearest = [beside(words, place, name), in_heads(words, place), with_name(words, place, leading, name)];
    let stated: Vec<Vec<String>> = nearest.into_iter().filter(|units| !units.is_empty()).collect();
    if stated.is_empty() {
        let above = |word: &&SheetWord<'_>| word.first.row <= place.row;
        let over_table = words.units_of_tables().rfind(above).and_then(|word| unit_of_title(word.text));
        return over_table.filter(|unit| !is_unit_of_kpi(unit, of_kpi));
    }
    let is_other = |units: &&Vec<String>| !units.iter().any(|unit| is_unit_of_kpi(unit, of_kpi));
    stated.iter().find(is_other).and_then(|units| units.first().cloned())
}

/// The units in the headings of a cell's column: 実績（百万円）.
pub(super) fn in_heads(words: &SheetWords<'_>, place: CellReference) -> Vec<String> {
    let mut below = None;
    let stack = words.above(place).take_while(|word| {
        let is_next = below.is_none_or(|top: u32| word.last.row + 1 == top);
        below = Some(word.first.row);
        is_next
    });
    stack.filter_map(|word| bracketed_unit(word.text)).collect()
}

/// The units in the row of a cell: those in a column 単位, otherwise the nearest to the left and to the right.
fn beside(words: &SheetWords<'_>, place: CellReference, name: &SoughtName) -> Vec<String> {
    let is_headed = |word: &&SheetWord<'_>| {
        !word.is_state()
            && word.years.is_empty()
            && words.heading_units().any(|head| head.last.row < place.row && head.is_in_column(word.first.column))
    };
    let is_one = |word: &&SheetWord<'_>| is_unit(word.text) && !name.is_whole(word);
    let nearest = |is_it: &dyn Fn(&&SheetWord<'_>) -> bool| {
        let on_left = words.left_of(place).rev().find(|word| is_it(word));
        let on_right = words.right_of(place).find(|word| is_it(word));
        on_left.into_iter().chain(on_right).map(|word| word.text.to_owned()).collect::<Vec<_>>()
    };
    let of_column = nearest(&is_headed);
    if of_column.is_empty() { nearest(&is_one) } else { of_column }
}

/// The units on the way to the name: the unit in the cell's column if a line has one for each column, otherwise those in the
/// line of the name and those alone in a line.
fn with_name(words: &SheetWords<'_>, place: CellReference, leading: &Leading<'_>, name: &SoughtName) -> Vec<String> {
    let on_way: Vec<&SheetWord<'_>> = leading.path.iter().copied().filter(|word| !word.is_in_row(place.row)).collect();
    let of_column: Vec<String> = on_way
        .iter()
        .filter(|word| word.is_in_column(place.column) && is_unit(word.text) && !name.is_whole(word))
        .map(|word| word.text.to_owned())
        .collect();
    let in_name = leading.name.filter(|word| !name.is_whole(word)).and_then(|word| bracketed_unit(word.text));
    if !of_column.is_empty() {
        return of_column.into_iter().chain(in_name).collect();
    }
    let beside_head = |head: &SheetWord<'_>| {
        let behind = CellReference { row: head.first.row, column: head.last.column };
        words.right_of(behind).next().map(|word| word.text.to_owned())
    };
    let heads = words.heading_units().filter(|head| on_way.iter().any(|word| word.first == head.first));
    let mut units: Vec<String> = in_name.into_iter().chain(heads.filter_map(beside_head)).collect();
    let alone = on_way.iter().filter(|word| words.is_alone(word)).filter_map(|word| unit_alone(word.text));
    units.extend(alone);
    units
}

/// The unit of a line with nothing else in it: 人, （人）, 単位：人.
fn unit_alone(text: &str) -> Option<String> {
    unit_of_title(text).or_else(|| is_unit(text).then(|| text.to_owned())).or_else(|| unit_in_brackets(text))
}

/// The unit in brackets at the end of a text: 実績（百万円）, 【売上額（百万円）】.
fn bracketed_unit(text: &str) -> Option<String> {
    in_caption(text).into_iter().chain([text]).find_map(unit_in_brackets)
}
