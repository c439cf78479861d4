//! The headings of a block: one line of them or two, and what each column is by them.
//!
//! A row is taken for heads only where there is no doubt: it names a year in words, or bare numbers that follow each
//! other like years above the columns of years, or it says 目標, 実績 and the like above figures; it contains no figure,
//! and rows follow. Anything else is pasted. The words are those by which files are read ([`pasted_head`]).

use std::borrow::Cow;

use super::block::Block;
use super::contents::{BlockColumns, FieldContent};
use super::joined_lines::joined_lines;
use super::slots::{Column, HeadSlot, is_twice, tell_by_rates};
use super::told::BlockYears;
use crate::columns::{Slot, Wide, YEAR, pasted_head, year_in_heading, years_without_era};
use crate::import::unclear_year::number_of_year;
use crate::plan::Plan;
use crate::plan::cell::Cell;
use crate::plan::indicator::Row;
use crate::plan::place::{CellAddress, CellPlace};
use crate::value::fiscal_year::{FiscalYear, year_mentions};
use crate::value::width::{key, trim};

/// The number of lines of titles that may stand above the headings.
const MOST_TITLES: usize = 3;

/// The headings of a block.
#[derive(Clone, Debug)]
pub(super) struct BlockHeader {
    /// The number of rows up to the last line of headings.
    pub(super) lines: usize,
    /// What each column is headed by.
    heads: Vec<Head>,
    /// The texts of the headings.
    pub(super) names: Vec<String>,
}

#[derive(Clone, Copy, Debug)]
struct Head {
    slot: Slot,
    /// Whether a year is written as a bare number.
    is_bare: bool,
}

impl Head {
    const BLANK: Self = Self { slot: Slot::Blank, is_bare: false };

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
        let is_word = |text: &String| matches!(pasted_head(text), Slot::Unknown | Slot::Computed | Slot::Blank);
        let is_of_words = |row: &Vec<String>| row.iter().all(|text| is_word(text) && !of.is_figure(text));
        let is_title = |row: &Vec<String>| {
            let mut texts = row.iter().filter(|text| !trim(text).is_empty());
            let is_alone = texts.next().is_none_or(|text| !of.is_figure(text)) && texts.next().is_none();
            block.width() > 1 && (is_alone || is_of_words(row))
        };
        let titles = block.rows.iter().take(MOST_TITLES).take_while(|row| is_title(row)).count();
        let (start, header) = (0..=titles).find_map(|start| Some((start, Self::at(start, of)?)))?;
        // A title in several cells above the headings is no part of them.
        let is_of_title = block.rows.get(start).is_some_and(is_of_words);
        let below = if is_of_title { Self::at(start + 1, of) } else { None };
        Some(below.filter(|below| below.known() >= header.known()).unwrap_or(header))
    }

    /// The number of headings that are known.
    fn known(&self) -> usize {
        self.heads.iter().filter(|head| head.slot != Slot::Unknown && head.slot != Slot::Blank).count()
    }

    /// The headings that begin in that row: its own, or those that the row below completes if it then says more.
    fn at(start: usize, of: Pasting<'_>) -> Option<Self> {
        let block = of.block;
        let row = block.rows.get(start)?;
        let alone = || Self::read(row, start + 1, of);
        let next = block.rows.get(start + 1).filter(|next| !next.iter().any(|text| of.is_figure(text)));
        let joined = next.and_then(|next| joined_lines(row, next));
        let joined = joined.and_then(|names| Self::read(&names, start + 2, of));
        let mut header = match (alone(), joined) {
            (Some(alone), Some(joined)) if alone.known() >= joined.known() => alone,
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
        heads.resize(of.block.width(), Head::BLANK);
        is_sound.then(|| Self { lines, heads, names: names.to_vec() })
    }

    /// The number of fields of the longest line of headings, blank ones with it.
    pub(super) fn width(&self) -> usize {
        self.names.len()
    }

    /// The index of the first column that is headed as this one of the wide file.
    pub(super) fn place(&self, column: Wide) -> Option<usize> {
        self.heads.iter().position(|head| head.slot == Slot::Of(column, None))
    }

    /// Whether the heading of a column names a year without era.
    pub(super) fn is_without_era(&self, place: usize) -> bool {
        let is_unclear = self.heads.get(place).is_some_and(|head| matches!(head.slot, Slot::UnclearYear(_)));
        is_unclear && self.names.get(place).is_some_and(|name| number_of_year(name).is_some())
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
    pub(super) fn slots(&self, leads: usize, below: BlockColumns<'_>, years: BlockYears<'_>) -> Vec<HeadSlot> {
        let slot = |place| if place < leads { HeadSlot::Lead } else { self.slot(place, below, years) };
        let mut slots: Vec<HeadSlot> = (0..self.heads.len()).map(slot).collect();
        tell_by_rates(&mut slots, below);
        // A column in which nothing stands is no second one, nor is one of marks (○, ×) below 事後評価.
        let has_figures = |place: usize| below.texts(place).next().is_some() && !below.is_of_marks(place);
        let of_figures = slots.iter().enumerate().filter(|(place, _)| has_figures(*place));
        let of_figures: Vec<HeadSlot> = of_figures.map(|(_, slot)| *slot).collect();
        let settled = slots.iter().enumerate().map(|(place, slot)| match slot {
            _ if is_twice(*slot, &of_figures) => HeadSlot::Twice,
            _ if of_figures.contains(slot) && below.is_of_marks(place) && slot.is_of_cells() => HeadSlot::Other(None),
            slot => *slot,
        });
        settled.collect()
    }

    /// Whether a row has a figure behind the last heading, or ends before the last figures: a copied text has lost a cell of it or
    /// glued two together. A program that copies whole rectangles writes blank fields, too.
    pub(super) fn is_torn(&self, fields: &[String]) -> bool {
        let has_figure = |fields: &[String]| fields.iter().any(|text| FieldContent::of(text).is_figure());
        let beyond = fields.get(self.width()..).is_some_and(has_figure);
        beyond || self.is_short(fields) || self.has_shifted_word(fields)
    }

    /// Whether a row ends before the last figures, and nothing tells which cells it has lost.
    pub(super) fn is_short(&self, fields: &[String]) -> bool {
        let last = self.heads.iter().rposition(|head| head.is_of_figures()).unwrap_or_default();
        let has_figure = fields.iter().any(|text| FieldContent::of(text).is_figure());
        let ends_early = self.when().is_none() && fields.len() <= last && has_figure;
        ends_early && !self.ends_with_time(fields) && !self.has_shifted_word(fields)
    }

    /// Whether rows can have lost cells before their figures: nothing but figures stands from the first of them on.
    pub(super) fn may_lack_first(&self) -> bool {
        let figures = self.heads.get(self.first_figure()..self.width()).unwrap_or_default();
        figures.iter().all(|head| head.is_of_figures() && head.slot != Slot::Computed)
    }

    /// Whether a row that is shorter than the headings has a word under one of figures.
    fn has_shifted_word(&self, fields: &[String]) -> bool {
        let is_word =
            |(text, head): (&String, &Head)| head.is_of_figures() && FieldContent::of(text) == FieldContent::Word;
        fields.len() < self.width() && fields.iter().zip(&self.heads).any(is_word)
    }

    /// Whether a row ends with a time under the heading of one. Had it lost a cell before, that would stand under another heading.
    fn ends_with_time(&self, fields: &[String]) -> bool {
        let last = fields.len().checked_sub(1).and_then(|at| self.heads.get(at).zip(fields.get(at)));
        last.is_some_and(|(head, text)| head.slot == Slot::TimeOf && !year_mentions(text).is_empty())
    }

    fn slot(&self, place: usize, below: BlockColumns<'_>, years: BlockYears<'_>) -> HeadSlot {
        let of = |year, row| {
            if years.plan.years.contains(year) {
                HeadSlot::Of(Column::Year(year), row)
            } else {
                HeadSlot::OtherYear(year)
            }
        };
        let without_year = |row| match (self.time_of(place), self.time_of_target(place)) {
            (Some(time), _) => HeadSlot::Beside(time, row),
            (None, Some(time)) if row == Some(Row::Actual) => HeadSlot::AfterTarget(time),
            (None, _) => HeadSlot::AtCursor(row),
        };
        let head = self.heads.get(place).copied().unwrap_or(Head::BLANK);
        let name = self.names.get(place).map_or("", String::as_str);
        let year = || year_in_heading(name).or_else(|| years.of(name));
        match head.slot {
            Slot::Of(Wide::Baseline, _) => HeadSlot::Of(Column::Baseline, None),
            Slot::Of(Wide::Total, row) => HeadSlot::Of(Column::Total, row),
            Slot::Of(Wide::Year(year), row) => of(year, row),
            Slot::Of(Wide::Nth(nth), row) => nth_year(years.plan, nth).map_or(HeadSlot::Beyond, |year| of(year, row)),
            Slot::Figures(row) => without_year(Some(row)),
            Slot::Value => without_year(None),
            Slot::UnclearYear(row) => year().map_or(HeadSlot::UnclearYear, |year| of(year, row)),
            // 達成（120件）: what is judged is the actual.
            Slot::Computed if below.is_of_judged_figures(place) => without_year(Some(Row::Actual)),
            Slot::Computed => HeadSlot::Computed,
            Slot::Of(Wide::Unit, _) | Slot::When | Slot::TimeOf => HeadSlot::Lead,
            Slot::Of(..) | Slot::Blank | Slot::Unknown => HeadSlot::Other(year()),
        }
    }

    /// The column with the time of the figures in that column: behind it and before the next figures, or the one of the
    /// row.
    fn time_of(&self, place: usize) -> Option<usize> {
        let behind = self.heads.iter().enumerate().skip(place + 1).take_while(|(_, head)| !head.is_of_figures());
        let mut times = behind.filter(|(_, head)| matches!(head.slot, Slot::TimeOf | Slot::When));
        times.next().map(|(time, _)| time).or_else(|| self.when())
    }

    /// The column with the time of the targets before the figures in that column.
    fn time_of_target(&self, place: usize) -> Option<usize> {
        let before = self.heads.get(..place)?;
        let target = before.iter().rposition(|head| head.slot == Slot::Figures(Row::Target))?;
        self.time_of(target).filter(|time| *time < place)
    }
}

/// The year of the plan that a text means which names a year without era (30年度): the only one that it may be in 昭和, 平成 or
/// 令和. `None` if that may be several or none, or if it may be a western year without its century (’24年度).
pub(super) fn year_of_plan(text: &str, plan: &Plan) -> Option<FiscalYear> {
    let number = number_of_year(text).filter(|_| text.contains(YEAR))?;
    let mut years = years_without_era(number).into_iter().filter(|year| plan.years.contains(*year));
    let is_only = |year: &FiscalYear| year.western() != CENTURY + number;
    years.next().filter(|_| years.next().is_none()).filter(is_only)
}

/// The text of a cell of a column of times (目標年度), where a number alone is that of a year: 26.
pub(super) fn year_of_time(text: &str) -> Cow<'_, str> {
    let number = key(text);
    let is_number = matches!(number.len(), 1 | 2) && number.bytes().all(|digit| digit.is_ascii_digit());
    if is_number { Cow::Owned(number + YEAR) } else { Cow::Borrowed(text) }
}

/// The years of this century before the number of a year.
const CENTURY: i32 = 2000;

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
