//! The grid as a hand moves over it: which cells it has, where a key leads, what a rectangle holds.
//!
//! Its lines are the rows that are filled in, 目標 and 実績 of each KPI; derived rows are passed over. Its columns are
//! 事業開始前, the years, and the one target of a period. A place of it may hold no cell (a year of 目標 under a period
//! target): a step goes on to the next that does, and stays where it is if there is none (`ui.md`, The KPI grid).
//!
//! ```text
//!              column 0     1 …      n     n + 1
//! line 2k      事業開始前   目標 of each year   計画期間
//! line 2k + 1  –            実績 of each year   –
//! ```
//!
//! On a narrow screen each KPI is a card (`style/cards.css`) with its years below one another, and keys follow that
//! ([`Surface::of_cards`]): two columns, 目標 and 実績, and above the years a line each for 計画期間 and 事業開始前, which stand
//! alone in theirs and are met from either column. What is copied and pasted is the table's all the same.
//!
//! ```text
//!              column 0     1
//! first line   計画期間     –
//! second       –            事業開始前
//! then         目標         実績          of each year
//! ```

use std::sync::Arc;

use crate::edit::indicators::{Place, cell_at};
use crate::edit::{At, CellPlace};
use crate::exchange::paste::{self, Block, Pasted};
use crate::fiscal_year::{Date, FiscalYear};
use crate::id::IndicatorId;
use crate::plan::indicator::Row;
use crate::plan::{Indicator, Plan};

/// The lines and columns of a table that can be typed in.
#[derive(Clone, Debug)]
pub struct Surface {
    lines: Vec<Line>,
    /// Of a table the years are its columns, of cards its lines.
    years: Vec<FiscalYear>,
}

#[derive(Clone, Copy, Debug)]
struct Line {
    indicator: IndicatorId,
    holds: Holds,
    is_period: bool,
}

/// What stands in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// A row of a table.
    Row(Row),
    /// Of a card the one target of its period.
    Period,
    /// Of a card what stood before the project.
    Baseline,
    /// Of a card a year.
    Year(FiscalYear),
}

/// A place of the table, whether it holds a cell or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// From the top, counted from 0.
    pub line: usize,
    /// From the left, counted from 0.
    pub column: usize,
}

/// Where a key leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// One cell up in the same column.
    Up,
    /// One cell down in the same column.
    Down,
    /// One cell down in that column: where a run of Tabs began.
    DownIn(usize),
    /// To the first cell of the line.
    LineStart,
    /// To the last cell of the line.
    LineEnd,
    /// To the first cell of all.
    Start,
    /// To the last cell of all.
    End,
    /// So many KPIs up, in the same row of the same column.
    PageUp(usize),
    /// So many KPIs down.
    PageDown(usize),
}

impl Step {
    /// What a key means while a hand moves, by the browser's name for it, with Ctrl held or not; `page` is how many KPIs
    /// a screen holds. `None` for keys that are not ours, which stay the browser's own.
    pub fn of_key(key: &str, with_ctrl: bool, page: usize) -> Option<Self> {
        Some(match (key, with_ctrl) {
            ("ArrowLeft", false) => Self::Left,
            ("ArrowRight", false) => Self::Right,
            ("ArrowUp", false) => Self::Up,
            ("ArrowDown", false) => Self::Down,
            ("Home", false) => Self::LineStart,
            ("End", false) => Self::LineEnd,
            ("Home", true) => Self::Start,
            ("End", true) => Self::End,
            ("PageUp", false) => Self::PageUp(page),
            ("PageDown", false) => Self::PageDown(page),
            _ => return None,
        })
    }
}

impl Surface {
    /// The grid of a plan with the rows that are shown, in their order.
    pub fn of(plan: &Plan, shown: &[IndicatorId]) -> Self {
        let rows = shown.iter().filter_map(|id| plan.indicator(*id));
        let lines = rows.flat_map(|row| [Row::Target, Row::Actual].map(|kind| Line::of(row, Holds::Row(kind))));
        Self { lines: lines.collect(), years: plan.years.years().collect() }
    }

    /// The same grid where each KPI is a card.
    pub fn of_cards(plan: &Plan, shown: &[IndicatorId]) -> Self {
        let rows = shown.iter().filter_map(|id| plan.indicator(*id));
        let years: Vec<FiscalYear> = plan.years.years().collect();
        let in_card = || [Holds::Period, Holds::Baseline].into_iter().chain(years.iter().copied().map(Holds::Year));
        let lines = rows.flat_map(|row| in_card().map(|holds| Line::of(row, holds))).collect();
        Self { lines, years }
    }

    /// 年度の締め: the actuals of one year, one KPI a line; unused slots have none.
    pub fn of_year(plan: &Plan, shown: &[IndicatorId], year: FiscalYear) -> Self {
        let rows = shown.iter().filter_map(|id| plan.indicator(*id)).filter(|row| !row.is_unused());
        Self { lines: rows.map(|row| Line::of(row, Holds::Row(Row::Actual))).collect(), years: vec![year] }
    }

    /// Where that cell is; `None` for what is no cell of this table.
    pub fn spot(&self, cell: At) -> Option<Spot> {
        let line =
            self.lines.iter().position(|line| line.indicator == cell.0 && self.column(line, cell.1).is_some())?;
        Some(Spot { line, column: self.column(self.lines.get(line)?, cell.1)? })
    }

    /// In which column of that line the place is, if it is in it.
    fn column(&self, line: &Line, place: CellPlace) -> Option<usize> {
        let year = |year| Some(self.years.iter().position(|column| *column == year)? + 1);
        match (line.holds, place) {
            (Holds::Row(Row::Target), CellPlace::Baseline) | (Holds::Period, CellPlace::Period) => Some(0),
            (Holds::Row(Row::Target), CellPlace::Period) => Some(self.years.len() + 1),
            (Holds::Row(Row::Target), CellPlace::Target(of)) | (Holds::Row(Row::Actual), CellPlace::Actual(of)) => {
                year(of)
            }
            (Holds::Baseline, CellPlace::Baseline) => Some(1),
            (Holds::Year(year), CellPlace::Target(of)) if year == of => Some(0),
            (Holds::Year(year), CellPlace::Actual(of)) if year == of => Some(1),
            _ => None,
        }
    }

    /// The cell of that place, if it holds one.
    pub fn cell(&self, Spot { line, column }: Spot) -> Option<At> {
        let line = self.lines.get(line)?;
        let year = || column.checked_sub(1).and_then(|before| self.years.get(before).copied());
        let place = match (line.holds, column) {
            (Holds::Row(Row::Target), 0) | (Holds::Baseline, 1) => CellPlace::Baseline,
            (Holds::Row(Row::Target), end) if end == self.years.len() + 1 => CellPlace::Period,
            (Holds::Row(Row::Target), _) => CellPlace::Target(year()?),
            (Holds::Row(Row::Actual), _) => CellPlace::Actual(year()?),
            (Holds::Period, 0) => CellPlace::Period,
            (Holds::Year(year), 0) => CellPlace::Target(year),
            (Holds::Year(year), 1) => CellPlace::Actual(year),
            (Holds::Period | Holds::Baseline | Holds::Year(_), _) => return None,
        };
        let is_there = match place {
            CellPlace::Target(_) => !line.is_period,
            CellPlace::Period => line.is_period,
            _ => true,
        };
        is_there.then_some((line.indicator, place))
    }

    /// Where a key leads from that place: to a place that holds a cell, or nowhere else.
    pub fn step(&self, from: Spot, step: Step) -> Spot {
        let Spot { line, column } = from;
        let in_line = |line: usize| (0..self.columns()).map(move |column| Spot { line, column });
        let to = match step {
            Step::Left => self.first_cell(in_line(line).take(column).rev()),
            Step::Right => self.first_cell(in_line(line).skip(column + 1)),
            Step::Up => (0..line).rev().find_map(|line| self.met(line, column)),
            Step::Down => self.below(line, column),
            Step::DownIn(column) => self.below(line, column),
            Step::LineStart => self.first_cell(in_line(line)),
            Step::LineEnd => self.first_cell(in_line(line).rev()),
            Step::Start => self.first_cell((0..self.lines.len()).flat_map(in_line)),
            Step::End => self.first_cell((0..self.lines.len()).rev().flat_map(|line| in_line(line).rev())),
            Step::PageUp(rows) => self.page(from, rows, true),
            Step::PageDown(rows) => self.page(from, rows, false),
        };
        to.unwrap_or(from)
    }

    /// The corners' rectangle, line by line; `None` where a place in it holds no cell.
    pub fn rectangle(&self, one: Spot, other: Spot) -> Vec<Vec<Option<At>>> {
        let (top, bottom) = (one.line.min(other.line), one.line.max(other.line));
        let (left, right) = (one.column.min(other.column), one.column.max(other.column));
        let cells = |line| (left..=right).map(move |column| self.cell(Spot { line, column })).collect();
        (top..=bottom).map(cells).collect()
    }

    /// The first cell that holds something else in the one plan than in the other. Cells of a KPI that only one of them has
    /// did not change: they came or went with it.
    pub fn first_changed(&self, before: &Plan, after: &Plan) -> Option<At> {
        let in_line = |(line, at): (usize, &Line)| {
            let (before, after) = (before.indicator(at.indicator)?, after.indicator(at.indicator)?);
            if Arc::ptr_eq(before, after) {
                return None;
            }
            let cells = (0..self.columns()).filter_map(|column| self.cell(Spot { line, column }));
            cells.into_iter().find(|(_, place)| cell_at(before, *place) != cell_at(after, *place))
        };
        self.lines.iter().enumerate().find_map(in_line)
    }

    /// Where the texts of a block go from that cell on. What would go to a cell that this table does not show (another year,
    /// in 年度の締め) is left out: it would be written where nobody sees it.
    pub fn paste(&self, plan: &Plan, at: At, block: &Block, on: Date) -> Pasted {
        let mut rows: Vec<IndicatorId> = self.lines.iter().map(|line| line.indicator).collect();
        rows.dedup();
        let mut pasted = paste::place(plan, &rows, at, block, on);
        let all = pasted.commands.len();
        pasted.commands.retain(|(row, command)| match command.place() {
            Some(Place::Cell(place)) => self.spot((*row, place)).is_some(),
            _ => false,
        });
        pasted.left_out.no_input += all - pasted.commands.len();
        // Where only one row of each KPI can be filled nobody expects the other to be.
        let has_both = self.lines.windows(2).any(|two| matches!(two, [one, other] if one.indicator == other.indicator));
        pasted.unnamed = pasted.unnamed.filter(|_| has_both);
        pasted
    }

    fn columns(&self) -> usize {
        let is_table = matches!(self.lines.first(), Some(Line { holds: Holds::Row(_), .. }));
        if is_table { self.years.len() + 2 } else { 2 }
    }

    fn first_cell(&self, spots: impl Iterator<Item = Spot>) -> Option<Spot> {
        let mut spots = spots;
        spots.find(|spot| self.cell(*spot).is_some())
    }

    fn below(&self, line: usize, column: usize) -> Option<Spot> {
        (line + 1..self.lines.len()).find_map(|line| self.met(line, column))
    }

    /// The cell that is met in a line on the way up or down a column. In a card the only one of its line is met from either
    /// column.
    fn met(&self, line: usize, column: usize) -> Option<Spot> {
        let is_card = !matches!(self.lines.get(line)?.holds, Holds::Row(_));
        let columns = [Some(column), is_card.then_some(0), is_card.then_some(1)];
        self.first_cell(columns.into_iter().flatten().map(|column| Spot { line, column }))
    }

    /// The same place of another KPI, so many KPIs away, or the farthest one there is.
    fn page(&self, from: Spot, rows: usize, is_up: bool) -> Option<Spot> {
        let holds = self.lines.get(from.line)?.holds;
        let lines = |line: &usize| {
            let spot = Spot { line: *line, column: from.column };
            self.lines.get(*line).is_some_and(|line| line.holds == holds) && self.cell(spot).is_some()
        };
        let rows = rows.max(1);
        let line = if is_up {
            (0..from.line).rev().filter(lines).take(rows).last()
        } else {
            (from.line + 1..self.lines.len()).filter(lines).take(rows).last()
        };
        line.map(|line| Spot { line, column: from.column })
    }
}

impl Line {
    fn of(indicator: &Indicator, holds: Holds) -> Self {
        Self { indicator: indicator.id, holds, is_period: indicator.basis.is_period() }
    }
}
