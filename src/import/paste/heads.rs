//! The headings of a block: a first row of fiscal years, and a column that names its rows.
//!
//! A row is taken for heads only where there is no doubt: it names a year in words, or bare numbers that follow each
//! other like years above the columns of years; it contains no figure, and rows follow. Anything else is pasted.

use super::block::{Block, is_blank};
use super::words::{Head, RowName, head, row_name};
use crate::plan::Plan;
use crate::plan::cell::Cell;
use crate::plan::indicator::Row;
use crate::plan::place::CellPlace;
use crate::value::fiscal_year::FiscalYear;

/// The number of columns that are searched for the one with the names of the rows.
const MOST_HEADS: usize = 24;

/// A column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Baseline,
    Year(FiscalYear),
    Total,
}

/// The meaning of a column of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadSlot {
    /// A column of the grid.
    Of(Column),
    /// A column behind the last column of the grid.
    Beyond,
    /// A fiscal year that the plan does not have.
    OtherYear(FiscalYear),
    /// A year without era or century.
    UnclearYear,
    /// A year, or the value before the project, that another column is for, too.
    Twice,
    /// Any other column behind the first figures.
    Other,
    /// A column before the first figures: names, units and numbers.
    Lead,
}

/// The meaning of a row of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The row is of the same kind as the first cell.
    Same,
    /// The row of targets (目標) or of actuals (実績).
    Named(Row),
    /// A row that is neither targets nor actuals.
    Other,
}

/// The meaning of each row and column of a block.
pub(super) struct Heads {
    /// The number of rows that are headings.
    pub(super) lines: usize,
    /// The meaning of each column.
    pub(super) slots: Vec<HeadSlot>,
    /// The meaning of each row.
    pub(super) kinds: Vec<Kind>,
}

impl Heads {
    /// The headings of a block that is pasted at that cell.
    pub(super) fn of(block: &Block, plan: &Plan, at: CellPlace) -> Self {
        if let Some(kinds) = &block.kinds {
            return Self { lines: 0, slots: from(0, block, plan, at), kinds: own(kinds) };
        }
        let header = header(block, plan, at);
        let lines = header.as_ref().map_or(0, |(lines, _)| *lines);
        let names = names(block, lines);
        let slots = match header {
            Some((_, heads)) => headed(&heads, plan, names),
            None => from(names.map_or(0, |names| names + 1), block, plan, at),
        };
        let kinds = block.rows.iter().map(|row| kind(row, names)).collect();
        Self { lines, slots, kinds }
    }
}

/// The rows of our own copy alternate only if both kinds are among them.
fn own(kinds: &[Row]) -> Vec<Kind> {
    let both = kinds.contains(&Row::Target) && kinds.contains(&Row::Actual);
    kinds.iter().map(|kind| if both { Kind::Named(*kind) } else { Kind::Same }).collect()
}

fn kind(row: &[String], names: Option<usize>) -> Kind {
    let Some(names) = names else { return Kind::Same };
    match row.get(names).and_then(|name| row_name(name)) {
        Some(RowName::Kept(kind)) => Kind::Named(kind),
        Some(RowName::Reckoned) | None => Kind::Other,
    }
}

/// The columns of the grid from left to right.
fn columns(plan: &Plan) -> Vec<Column> {
    let mut columns = vec![Column::Baseline];
    columns.extend(plan.years.years().map(Column::Year));
    columns.push(Column::Total);
    columns
}

/// The columns of a block without headings: `lead` columns without figures, then one after the other from the first
/// cell on.
fn from(lead: usize, block: &Block, plan: &Plan, at: CellPlace) -> Vec<HeadSlot> {
    let columns = columns(plan);
    let first = column(at).and_then(|at| columns.iter().position(|column| *column == at));
    let mut grid = columns.iter().skip(first.unwrap_or(columns.len()));
    let mut slot = || grid.next().map_or(HeadSlot::Beyond, |column| HeadSlot::Of(*column));
    (0..block.width()).map(|place| if place < lead { HeadSlot::Lead } else { slot() }).collect()
}

/// The column of a cell; `None` for cells that are in no column, as the stated total (記載の累計).
fn column(at: CellPlace) -> Option<Column> {
    match at {
        CellPlace::Baseline => Some(Column::Baseline),
        CellPlace::Target(year) | CellPlace::Actual(year) => Some(Column::Year(year)),
        CellPlace::Period => Some(Column::Total),
        CellPlace::StatedTotal => None,
    }
}

/// The columns by their headings. Those before the first figures are names and the like, and are not reported.
fn headed(heads: &[Head], plan: &Plan, names: Option<usize>) -> Vec<HeadSlot> {
    let first = heads.iter().position(|head| !matches!(head, Head::Blank | Head::Other)).unwrap_or_default();
    let lead = |place: usize| place < first || names.is_some_and(|names| place <= names);
    let slot = |(place, head): (usize, &Head)| if lead(place) { HeadSlot::Lead } else { slot(*head, plan) };
    let slots: Vec<HeadSlot> = heads.iter().enumerate().map(slot).collect();
    slots.iter().map(|slot| if is_twice(*slot, &slots) { HeadSlot::Twice } else { *slot }).collect()
}

/// Whether several columns are for the same year (2024年度 目標, 2024年度 実績); which of them counts must not be guessed.
fn is_twice(slot: HeadSlot, slots: &[HeadSlot]) -> bool {
    matches!(slot, HeadSlot::Of(_)) && slots.iter().filter(|other| **other == slot).count() > 1
}

fn slot(head: Head, plan: &Plan) -> HeadSlot {
    match head {
        Head::Baseline => HeadSlot::Of(Column::Baseline),
        Head::Total => HeadSlot::Of(Column::Total),
        Head::Year(year) | Head::Plain(year) if plan.years.contains(year) => HeadSlot::Of(Column::Year(year)),
        Head::Year(year) | Head::Plain(year) => HeadSlot::OtherYear(year),
        Head::Nth(nth) => nth_year(plan, nth).map_or(HeadSlot::Beyond, |year| HeadSlot::Of(Column::Year(year))),
        Head::UnclearYear => HeadSlot::UnclearYear,
        Head::Blank | Head::Other => HeadSlot::Other,
    }
}

fn nth_year(plan: &Plan, nth: u32) -> Option<FiscalYear> {
    plan.years.years().nth(usize::try_from(nth).ok()?.checked_sub(1)?)
}

/// The headings of the columns, and the number of rows that they take. A second row of headings (the years in the other
/// calendar) adds nothing new.
fn header(block: &Block, plan: &Plan, at: CellPlace) -> Option<(usize, Vec<Head>)> {
    let heads = heads_in(block.rows.first()?, plan, at)?;
    let mut lines = 1;
    while block.rows.get(lines).is_some_and(|row| heads_in(row, plan, at).is_some_and(|row| says_in_words(&row))) {
        lines += 1;
    }
    let width = block.width();
    let heads = heads.into_iter().chain(std::iter::repeat(Head::Blank)).take(width).collect();
    (lines < block.height()).then_some((lines, heads))
}

fn heads_in(row: &[String], plan: &Plan, at: CellPlace) -> Option<Vec<Head>> {
    let heads: Vec<Head> = row.iter().map(|text| head(text)).collect();
    let is_figure = |(text, head): (&String, &Head)| *head == Head::Other && Cell::read(text, "").amount().is_some();
    let has_figure = row.iter().zip(&heads).any(is_figure);
    let sound = !has_figure && (says_in_words(&heads) || counts_years(&heads, plan, at));
    sound.then_some(heads)
}

fn says_in_words(heads: &[Head]) -> bool {
    heads.iter().any(|head| matches!(head, Head::Year(_) | Head::Nth(_) | Head::UnclearYear))
}

/// Whether bare numbers are years: two or more that follow each other, one of them in the plan, above columns of years
/// or beside a head in words.
fn counts_years(heads: &[Head], plan: &Plan, at: CellPlace) -> bool {
    let mut years = Vec::new();
    for head in heads {
        if let Head::Plain(year) = head {
            years.push(*year);
        }
    }
    let follow = years.iter().zip(years.iter().skip(1)).all(|(one, next)| one.plus(1) == Some(*next));
    let beside_words = heads.iter().any(|head| matches!(head, Head::Baseline | Head::Total));
    let above_years = matches!(at, CellPlace::Target(_) | CellPlace::Actual(_));
    let in_plan = years.iter().any(|year| plan.years.contains(*year));
    years.len() > 1 && follow && in_plan && (beside_words || above_years)
}

/// The column that names the rows: everything in it is such a name or blank, and one is 目標 or 実績.
fn names(block: &Block, lines: usize) -> Option<usize> {
    let rows = || block.rows.iter().skip(lines);
    let is_names = |place: &usize| {
        let mut texts =
            rows().filter_map(|row| row.get(*place)).filter(|text| !is_blank(text)).map(|text| row_name(text));
        let kept = |name| matches!(name, Some(RowName::Kept(_)));
        texts.clone().any(kept) && texts.all(|name| name.is_some())
    };
    (0..block.width().min(MOST_HEADS)).find(is_names)
}
