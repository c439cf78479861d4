//! The headings of a block: one line of them or two, and what each column is by them.
//!
//! A row is taken for heads only where there is no doubt: it names a year in words, or bare numbers that follow each
//! other like years above the columns of years, or it says 目標, 実績 and the like above figures; it contains no figure,
//! and rows follow. Anything else is pasted. The words are those by which files are read ([`pasted_head`]).

use super::block::Block;
use super::contents::BlockColumns;
use crate::columns::{Slot, Wide, pasted_head};
use crate::import::wide::joined_lines;
use crate::plan::Plan;
use crate::plan::cell::Cell;
use crate::plan::indicator::Row;
use crate::plan::place::{CellAddress, CellPlace};
use crate::value::fiscal_year::FiscalYear;
use crate::value::width::{key, trim};

/// The number of lines of titles that may stand above the headings.
const MOST_TITLES: usize = 3;

/// A column of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Baseline,
    Year(FiscalYear),
    Total,
}

impl Column {
    /// The column of a cell; `None` for cells that are in no column, as the stated total (記載の累計).
    pub(super) fn of(at: CellPlace) -> Option<Self> {
        match at {
            CellPlace::Baseline => Some(Self::Baseline),
            CellPlace::Target(year) | CellPlace::Actual(year) => Some(Self::Year(year)),
            CellPlace::Period => Some(Self::Total),
            CellPlace::StatedTotal => None,
        }
    }

    /// The columns of the grid from left to right.
    pub(super) fn all(plan: &Plan) -> Vec<Self> {
        let mut columns = vec![Self::Baseline];
        columns.extend(plan.years.years().map(Self::Year));
        columns.push(Self::Total);
        columns
    }
}

/// The meaning of a column of a block. The row (目標 or 実績) is `None` where the column does not say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HeadSlot {
    /// A column of the grid.
    Of(Column, Option<Row>),
    /// Figures whose year stands in the column of that index.
    Beside(usize, Option<Row>),
    /// Figures of no year, which are those of the column of the first cell, unless a cell names its year itself.
    AtCursor(Option<Row>),
    /// A column behind the last column of the grid.
    Beyond,
    /// A fiscal year that the plan does not have.
    OtherYear(FiscalYear),
    /// A year without era or century.
    UnclearYear,
    /// Figures that another column is for, too.
    Twice,
    /// What is computed from other columns (達成率), or not known yet (見込).
    Computed,
    /// Any other column behind the first figures.
    Other,
    /// A column of names, units, numbers or years.
    Lead,
}

/// The headings of a block.
#[derive(Clone, Debug)]
pub(super) struct BlockHeader {
    /// The number of rows up to the last line of headings.
    pub(super) lines: usize,
    /// What each column is headed by.
    heads: Vec<Head>,
}

#[derive(Clone, Copy, Debug)]
struct Head {
    slot: Slot,
    /// Whether a year is written as a bare number.
    is_bare: bool,
}

impl Head {
    fn of(text: &str) -> Self {
        let is_bare = key(text).bytes().all(|letter| letter.is_ascii_digit());
        Self { slot: pasted_head(text), is_bare }
    }

    fn is_year_in_words(self) -> bool {
        !self.is_bare && matches!(self.slot, Slot::Of(Wide::Year(_) | Wide::Nth(_), _) | Slot::UnclearYear(_))
    }

    /// Whether it heads figures, or what is computed of them.
    fn is_of_figures(self) -> bool {
        match self.slot {
            Slot::Of(column, _) => column.is_figure(),
            Slot::Figures(_) | Slot::UnclearYear(_) | Slot::Value | Slot::Computed => true,
            Slot::When | Slot::TimeOf | Slot::Blank | Slot::Unknown => false,
        }
    }
}

/// A block that is pasted at a cell.
#[derive(Clone, Copy)]
struct Pasting<'a> {
    block: &'a Block,
    plan: &'a Plan,
    at: CellPlace,
    /// The unit of the KPI of the cell.
    unit: &'a str,
}

impl Pasting<'_> {
    /// Whether a field is a figure and no heading; with the unit 年 a year without era (5年) is one.
    fn is_figure(self, text: &str) -> bool {
        match pasted_head(text) {
            Slot::Unknown => Cell::read(text, "").amount().is_some(),
            Slot::UnclearYear(_) => !self.unit.is_empty() && Cell::read(text, self.unit).amount().is_some(),
            _ => false,
        }
    }
}

impl BlockHeader {
    /// The headings of a block that is pasted at that cell; `None` if it has none.
    pub(super) fn of(block: &Block, plan: &Plan, at: CellAddress) -> Option<Self> {
        let of = Pasting { block, plan, at: at.1, unit: plan.indicator(at.0).map_or("", |kpi| &kpi.unit) };
        let is_title = |row: &Vec<String>| {
            let mut texts = row.iter().filter(|text| !trim(text).is_empty());
            block.width() > 1 && texts.next().is_none_or(|text| !of.is_figure(text)) && texts.next().is_none()
        };
        let titles = block.rows.iter().take(MOST_TITLES).take_while(|row| is_title(row)).count();
        (0..=titles).find_map(|start| Self::at(start, of))
    }

    /// The headings that begin in that row: its own, or those that the row below completes if it then says more.
    fn at(start: usize, of: Pasting<'_>) -> Option<Self> {
        let block = of.block;
        let row = block.rows.get(start)?;
        let alone = || Self::read(row, start + 1, of);
        let next = block.rows.get(start + 1).filter(|next| !next.iter().any(|text| of.is_figure(text)));
        let joined = next.and_then(|next| joined_lines(row, next));
        let joined = joined.and_then(|names| Self::read(&names, start + 2, of));
        let known = |header: &Self| {
            header.heads.iter().filter(|head| head.slot != Slot::Unknown && head.slot != Slot::Blank).count()
        };
        let mut header = match (alone(), joined) {
            (Some(alone), Some(joined)) if known(&alone) >= known(&joined) => alone,
            (alone, joined) => joined.or(alone)?,
        };
        // A further line of years, in the other calendar, adds nothing new.
        let says_years = |row: &Vec<String>| {
            !row.iter().any(|text| of.is_figure(text)) && row.iter().any(|text| Head::of(text).is_year_in_words())
        };
        while block.rows.get(header.lines).is_some_and(says_years) {
            header.lines += 1;
        }
        (header.lines < block.height()).then_some(header)
    }

    fn read(names: &[String], lines: usize, of: Pasting<'_>) -> Option<Self> {
        if names.iter().any(|text| of.is_figure(text)) {
            return None;
        }
        let mut heads: Vec<Head> = names.iter().map(|text| Head::of(text)).collect();
        let below = BlockColumns::below(of.block, lines);
        let heads_figures = |(place, head): (usize, &Head)| match head.slot {
            Slot::Figures(_) | Slot::Value | Slot::Of(Wide::Baseline | Wide::Total, _) => below.is_of_figures(place),
            _ => false,
        };
        let is_sound = heads.iter().any(|head| head.is_year_in_words())
            || counts_years(&heads, of.plan, of.at)
            || heads.iter().enumerate().any(heads_figures);
        heads.resize(of.block.width(), Head { slot: Slot::Blank, is_bare: false });
        is_sound.then_some(Self { lines, heads })
    }

    /// The index of the first column that is headed as this one of the wide file.
    pub(super) fn place(&self, column: Wide) -> Option<usize> {
        self.heads.iter().position(|head| head.slot == Slot::Of(column, None))
    }

    /// The index of the first column of figures.
    pub(super) fn first_figure(&self) -> usize {
        self.heads.iter().position(|head| head.is_of_figures()).unwrap_or(self.heads.len())
    }

    /// The index of the column with the year of each row, in a table with a row for each year.
    pub(super) fn when(&self) -> Option<usize> {
        let when = self.heads.iter().position(|head| head.slot == Slot::When)?;
        (when < self.first_figure()).then_some(when)
    }

    /// What each column is; the first `leads` are names and the like.
    pub(super) fn slots(&self, leads: usize, plan: &Plan) -> Vec<HeadSlot> {
        let slot = |place| if place < leads { HeadSlot::Lead } else { self.slot(place, plan) };
        let slots: Vec<HeadSlot> = (0..self.heads.len()).map(slot).collect();
        slots.iter().map(|slot| if is_twice(*slot, &slots) { HeadSlot::Twice } else { *slot }).collect()
    }

    fn slot(&self, place: usize, plan: &Plan) -> HeadSlot {
        let of = |year, row| {
            if plan.years.contains(year) { HeadSlot::Of(Column::Year(year), row) } else { HeadSlot::OtherYear(year) }
        };
        let without_year = |row| match self.time_of(place) {
            Some(time) => HeadSlot::Beside(time, row),
            None => HeadSlot::AtCursor(row),
        };
        match self.heads.get(place).map_or(Slot::Blank, |head| head.slot) {
            Slot::Of(Wide::Baseline, _) => HeadSlot::Of(Column::Baseline, None),
            Slot::Of(Wide::Total, row) => HeadSlot::Of(Column::Total, row),
            Slot::Of(Wide::Year(year), row) => of(year, row),
            Slot::Of(Wide::Nth(nth), row) => nth_year(plan, nth).map_or(HeadSlot::Beyond, |year| of(year, row)),
            Slot::Figures(row) => without_year(Some(row)),
            Slot::Value => without_year(None),
            Slot::UnclearYear(_) => HeadSlot::UnclearYear,
            Slot::Computed => HeadSlot::Computed,
            Slot::Of(Wide::Unit, _) | Slot::When | Slot::TimeOf => HeadSlot::Lead,
            Slot::Of(..) | Slot::Blank | Slot::Unknown => HeadSlot::Other,
        }
    }

    /// The column with the time of the figures in that column: behind it and before the next figures, or the one of the
    /// row.
    fn time_of(&self, place: usize) -> Option<usize> {
        let behind = self.heads.iter().enumerate().skip(place + 1).take_while(|(_, head)| !head.is_of_figures());
        let mut times = behind.filter(|(_, head)| matches!(head.slot, Slot::TimeOf | Slot::When));
        times.next().map(|(time, _)| time).or_else(|| self.when())
    }
}

/// Whether several columns are for the same figures; which of them counts must not be guessed.
pub(super) fn is_twice(slot: HeadSlot, slots: &[HeadSlot]) -> bool {
    matches!(slot, HeadSlot::Of(..) | HeadSlot::Beside(..) | HeadSlot::AtCursor(_))
        && slots.iter().filter(|other| **other == slot).count() > 1
}

/// The fiscal year that is the n-th of the plan.
pub(super) fn nth_year(plan: &Plan, nth: u32) -> Option<FiscalYear> {
    plan.years.years().nth(usize::try_from(nth).ok()?.checked_sub(1)?)
}

/// Whether bare numbers are years: two or more that follow each other, one of them in the plan, above columns of years
/// or beside a head in words.
fn counts_years(heads: &[Head], plan: &Plan, at: CellPlace) -> bool {
    let mut years = Vec::new();
    for head in heads {
        if let (Slot::Of(Wide::Year(year), _), true) = (head.slot, head.is_bare) {
            years.push(year);
        }
    }
    let follow = years.iter().zip(years.iter().skip(1)).all(|(one, next)| one.plus(1) == Some(*next));
    let beside_words = heads.iter().any(|head| match head.slot {
        Slot::Of(column, _) => !matches!(column, Wide::Year(_)),
        Slot::Figures(_) | Slot::Computed => true,
        Slot::When | Slot::TimeOf | Slot::Value | Slot::UnclearYear(_) | Slot::Blank | Slot::Unknown => false,
    });
    let above_years = matches!(at, CellPlace::Target(_) | CellPlace::Actual(_));
    let in_plan = years.iter().any(|year| plan.years.contains(*year));
    years.len() > 1 && follow && in_plan && (beside_words || above_years)
}
