//! Changes that happen to tables before they arrive: rows and headings are lost, cells blanked, columns moved, notes and blank
//! columns inserted. To any reader, the rest gives no figure another meaning than the whole table did.

use super::grammar::Table;
use crate::support::Dice;

/// The table after one random change, or unchanged.
pub(super) fn torn(mut table: Table, dice: &mut Dice) -> Table {
    let heads = table.heads();
    let body = table.rows.len() - heads;
    if body == 0 {
        return table;
    }
    let row = heads + dice.below(body);
    match dice.below(9) {
        0 if may_go(&table, row) => drop(table.rows.remove(row)),
        1 => blank_figure(&mut table, row, dice),
        2 => cut_short(&mut table.rows[row], dice),
        3 if heads > 1 => drop(table.rows.remove(0)),
        4 if heads == 1 => swap_columns(&mut table, dice),
        5 => table.rows.insert(row, vec![String::new()]),
        6 => table.rows.push(vec!["※数値は年度末のもの".to_owned()]),
        7 if may_go(&table, row) => {
            let doubled = table.rows[row].clone();
            table.rows.insert(row, doubled);
        }
        8 if !table.is_fixed => put_column_between(&mut table, dice),
        _ => {}
    }
    table.rows.retain(|row| !row.is_empty());
    table
}

fn has_figure(table: &Table, cell: &str) -> bool {
    table.figures_in(cell).next().is_some()
}

/// Whether the row can be removed or doubled: it has figures, and the row below does not take a name from it. Without that name,
/// the figures below would seem to belong to another row.
fn may_go(table: &Table, row: usize) -> bool {
    let own = &table.rows[row];
    let names_next = |next: &Vec<String>| {
        own.iter().zip(next).any(|(own, below)| !own.is_empty() && !has_figure(table, own) && below.is_empty())
    };
    let mut behind = table.rows.iter().skip(row + 1);
    let next = behind.find(|row| row.iter().any(|cell| !cell.is_empty()));
    own.iter().any(|cell| has_figure(table, cell)) && !next.is_some_and(names_next)
}

fn blank_figure(table: &mut Table, row: usize, dice: &mut Dice) {
    let cells = table.rows[row].iter().enumerate();
    let figures: Vec<usize> = cells.filter(|(_, cell)| has_figure(table, cell)).map(|(index, _)| index).collect();
    if !figures.is_empty() {
        table.rows[row][figures[dice.below(figures.len())]].clear();
    }
}

fn cut_short(row: &mut Vec<String>, dice: &mut Dice) {
    let left = row.len().saturating_sub(1 + dice.below(2)).max(1);
    row.truncate(left);
}

/// Swaps two columns, if all headings differ. Equal headings mean that columns belong together.
fn swap_columns(table: &mut Table, dice: &mut Dice) {
    let heads = &table.rows[0];
    let are_different = (1..heads.len()).all(|index| !heads[..index].contains(&heads[index]));
    if heads.len() > 2 && are_different && !table.is_fixed && table.rows.iter().all(|row| row.len() == heads.len()) {
        let (one, other) = (1 + dice.below(heads.len() - 1), 1 + dice.below(heads.len() - 1));
        table.rows.iter_mut().for_each(|row| row.swap(one, other));
    }
}

fn put_column_between(table: &mut Table, dice: &mut Dice) {
    let widest = table.rows.iter().map(Vec::len).max().unwrap_or_default();
    let column = 1 + dice.below(widest);
    table.rows.iter_mut().filter(|row| row.len() > column).for_each(|row| row.insert(column, String::new()));
}
