//! Pasted blocks in which a row or a cell is removed, doubled, swapped or marked: no figure goes into a cell into which the
//! whole block does not put it. All figures are made up.

use std::collections::BTreeSet;

use std::sync::Arc;

use keikaku::import::paste::{Block, TableNames};
use keikaku::import::pasted_table::TablePaste;
use keikaku::plan::Indicator;
use keikaku::plan::cell::{Cell, State};
use keikaku::plan::place::CellPlace;
use keikaku::value::id::IndicatorId;

use crate::clipboard::pastes::blank;
use crate::clipboard::pasting::as_table;
use crate::support::{Hand, target};

/// Blocks with headings for the plan of 仙台市 (000), whose years are 2018 to 2020, and their numbers of figures.
const BLOCKS: [(&str, usize); 4] = [
    (
        "指標\tH30目標\tR1目標\tR2目標\n外部人材派遣先の収益の増加額\t11\t12\t13\n地域ブランド創出事業セレクト商品数\t24\t25\t26\n地域ブランドへの参加事業所数\t37\t38\t39",
        9,
    ),
    (
        "指標\t現状値\tR2目標\tR2実績\t達成率\n外部人材派遣先の収益の増加額\t1\t20\t15\t75%\n地域ブランド創出事業セレクト商品数\t2\t10\t12\t120%",
        6,
    ),
    (
        "指標\t目標値\t目標年度\tR1実績\n外部人材派遣先の収益の増加額\t21\tR2\t14\n地域ブランド創出事業セレクト商品数\t33\tH30\t16",
        4,
    ),
    (
        "指標\tH30\tR1\t\n\t目標\t目標\t備考\n外部人材派遣先の収益の増加額\t31\t32\t速報\n地域ブランド創出事業セレクト商品数\t43\t44\t名簿",
        4,
    ),
];

type Rows = Vec<Vec<String>>;

fn rows(text: &str) -> Rows {
    text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect()
}

/// The block with each row removed, doubled or, unless the rows are in order, swapped with the next.
fn with_rows_torn(whole: &Rows, is_in_order: bool) -> Vec<Rows> {
    let mut torn = Vec::new();
    for at in 0..whole.len() {
        let mut gone = whole.clone();
        gone.remove(at);
        let mut doubled = whole.clone();
        doubled.insert(at, whole[at].clone());
        torn.extend([gone, doubled]);
        if at + 1 < whole.len() && !is_in_order {
            let mut swapped = whole.clone();
            swapped.swap(at, at + 1);
            torn.push(swapped);
        }
    }
    torn
}

/// The block with each cell removed, blank, or with a mark after its figure.
fn with_cells_torn(whole: &Rows) -> Vec<Rows> {
    let mut torn = Vec::new();
    for (at, row) in whole.iter().enumerate() {
        for (place, cell) in row.iter().enumerate() {
            let mut gone = whole.clone();
            gone[at].remove(place);
            // A heading row with one cell less fits rows that have fewer cells than headings.
            let may_fit = at == 0 && whole.iter().skip(1).any(|other| other.len() == row.len() - 1);
            torn.extend(Some(gone).filter(|_| !may_fit));
            let marks = ["", "※1", "（速報）", "*"]
                .map(|mark| if mark.is_empty() { String::new() } else { format!("{cell}{mark}") });
            let is_figure = cell.chars().next().is_some_and(|letter| letter.is_ascii_digit());
            for put in marks.into_iter().filter(|put| put.is_empty() || is_figure) {
                let mut changed = whole.clone();
                changed[at][place] = put;
                torn.push(changed);
            }
        }
    }
    torn
}

type Figure = (IndicatorId, String, String);

/// The figures that a block puts into cells without a question, without the marks that readers remove.
fn figures(hand: &Hand, rows: Rows) -> BTreeSet<Figure> {
    let taken = as_table(hand, 1, target(2018), &Block::of_rows(rows, None), TableNames::Asked);
    let Ok(TablePaste::Done(taken)) = taken else { return BTreeSet::new() };
    let mut after = hand.clone();
    after.table(taken.command()).unwrap();
    all_figures(&after).difference(&all_figures(hand)).cloned().collect()
}

fn all_figures(hand: &Hand) -> BTreeSet<Figure> {
    let figure = |row: &Indicator, place: CellPlace, cell: &Cell| {
        let State::Number { amount, .. } = cell.state else { return None };
        Some((row.id, format!("{place:?}"), amount.plain()))
    };
    let of_row = |row: &Arc<Indicator>| {
        let baseline = figure(row, CellPlace::Baseline, &row.baseline.cell);
        let targets = row.targets.iter().filter_map(|(year, cell)| figure(row, CellPlace::Target(*year), cell));
        let actuals =
            row.actuals.iter().filter_map(|(year, actual)| figure(row, CellPlace::Actual(*year), &actual.cell));
        baseline.into_iter().chain(targets).chain(actuals).collect::<Vec<_>>()
    };
    hand.plan().indicators().iter().flat_map(of_row).collect()
}

#[test]
fn a_damaged_block_writes_no_figure_into_a_wrong_cell() {
    let hand = blank();
    for (text, number) in BLOCKS {
        let whole = figures(&hand, rows(text));
        assert_eq!(whole.len(), number, "{text}");
        let torn = with_rows_torn(&rows(text), false).into_iter().chain(with_cells_torn(&rows(text)));
        // Without its headings a block starts at the cursor, and a blank below a name belongs to a merged cell.
        let is_meant =
            |torn: &Rows| torn.first() == rows(text).first() && torn.iter().skip(2).all(|row| !row[0].is_empty());
        for torn in torn.filter(is_meant) {
            let strange: Vec<Figure> = figures(&hand, torn.clone()).difference(&whole).cloned().collect();
            assert_eq!(strange, [], "{torn:?}");
        }
    }
}
