//! Navigation in the grid: its cells, the target of a key, and the cells of a rectangle.
//!
//! The lines of the grid are the rows that are filled in, 目標 and 実績 of each KPI; derived rows are skipped. Its columns are
//! 事業開始前, the years, and the single target of a period. A position may have no cell (a year of 目標 if the KPI has a period
//! target). A step skips such positions, and does not move if there is no cell in its direction (`docs/keys.md`).
//!
//! ```text
//!              column 0     1 …      n     n + 1
//! line 2k      事業開始前   目標 of each year   計画期間
//! line 2k + 1  –            実績 of each year   –
//! ```
//!
//! On a narrow screen each KPI is a card (`style/cards.css`) with its years below one another, and keys follow that
//! layout ([`CellNavigation::of_cards`]). A card has two columns, 目標 and 実績. Above the years there is one line for 計画期間
//! and one for 事業開始前, each with a single cell. Moving down the column 実績 skips these two cells; moving up reaches them
//! from either column. Copying and pasting always follow the layout of the table.
//!
//! ```text
//!              column 0     1
//! first line   計画期間     –
//! second       事業開始前   –
//! then         目標         実績          of each year
//! ```
//!
//! Keys with Ctrl go to the edge of the filled cells ([`edge`]), and Ctrl+D and Ctrl+R copy cells into the cells below
//! and to the right ([`filling`]). Both stay in the lines of one kind of row, 目標 or 実績, as a pasted block does.

mod edge;
mod filling;

pub use filling::FillDirection;

use std::ops::Range;
use std::sync::Arc;

use crate::import::paste::{self, Block, Paste, Pasted};
use crate::plan::indicator::Row;
use crate::plan::place::cell_at;
use crate::plan::{CellAddress, CellPlace, Indicator, InputPlace, Plan, TextPlace};
use crate::value::{Date, FiscalYear, IndicatorId};

/// The lines and columns of a table whose cells can be typed in.
#[derive(Clone, Debug)]
pub struct CellNavigation {
    lines: Vec<GridLine>,
    /// The number of lines of each KPI.
    lines_each: usize,
    columns: usize,
    /// The years in the columns of a table; empty for cards.
    years: Vec<FiscalYear>,
}

#[derive(Clone, Debug)]
struct GridLine {
    indicator: Arc<Indicator>,
    holds: Holds,
}

/// The content of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// A row of a table.
    Row(Row),
    /// The target of the whole period, in a card.
    Period,
    /// The baseline, in a card.
    Baseline,
    /// A fiscal year, in a card.
    Year(FiscalYear),
}

/// A position in the table, with or without a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct GridPlace {
    /// The line from the top, counted from 0.
    pub line: usize,
    /// The column from the left, counted from 0.
    pub column: usize,
}

/// A movement of the focus in the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavigationStep {
    /// One cell to the left.
    Left,
    /// One cell to the right.
    Right,
    /// One cell up in the same column.
    Up,
    /// One cell down in the same column.
    Down,
    /// One cell down, in the column in which a run of Tab keys began.
    DownIn(usize),
    /// To the first cell of the line.
    LineStart,
    /// To the last cell of the line.
    LineEnd,
    /// To the first cell of the table.
    Start,
    /// To the last cell of the table.
    End,
    /// To the left edge of the filled cells in the line.
    LeftEdge,
    /// To the right edge of the filled cells in the line.
    RightEdge,
    /// To the upper edge of the filled cells in the column, within the same row of each KPI.
    UpperEdge,
    /// To the lower edge of the filled cells in the column, within the same row of each KPI.
    LowerEdge,
    /// The given number of KPIs up, in the same row and column.
    PageUp(usize),
    /// The given number of KPIs down, in the same row and column.
    PageDown(usize),
}

impl NavigationStep {
    /// The movement that a key causes while keys move the focus. `key` is the browser's name of the key, `with_ctrl` is whether
    /// Ctrl is held, and `page` is the number of KPIs on a screen. `None` for all other keys, which the browser handles.
    pub fn of_key(key: &str, with_ctrl: bool, page: usize) -> Option<Self> {
        Some(match (key, with_ctrl) {
            ("ArrowLeft", false) => Self::Left,
            ("ArrowRight", false) => Self::Right,
            ("ArrowUp", false) => Self::Up,
            ("ArrowDown", false) => Self::Down,
            ("ArrowLeft", true) => Self::LeftEdge,
            ("ArrowRight", true) => Self::RightEdge,
            ("ArrowUp", true) => Self::UpperEdge,
            ("ArrowDown", true) => Self::LowerEdge,
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

impl CellNavigation {
    /// The grid of a plan with the rows that are shown, in their order.
    pub fn of_plan(plan: &Plan, shown: &[IndicatorId]) -> Self {
        let rows = [Holds::Row(Row::Target), Holds::Row(Row::Actual)];
        Self::laid_out(plan, shown, |_| true, &rows, plan.years.years().collect())
    }

    /// The grid in which each KPI has only the line of its actuals (詰めて).
    pub fn of_actuals(plan: &Plan, shown: &[IndicatorId]) -> Self {
        Self::laid_out(plan, shown, |_| true, &[Holds::Row(Row::Actual)], plan.years.years().collect())
    }

    /// The grid of the layout in which each KPI is a card.
    pub fn of_cards(plan: &Plan, shown: &[IndicatorId]) -> Self {
        let mut in_card = vec![Holds::Period, Holds::Baseline];
        in_card.extend(plan.years.years().map(Holds::Year));
        Self::laid_out(plan, shown, |_| true, &in_card, Vec::new())
    }

    /// The grid of 年度の実績入力: the actuals of one year with one line for each KPI; unused slots are
    /// left out.
    pub fn of_year(plan: &Plan, shown: &[IndicatorId], year: FiscalYear) -> Self {
        Self::laid_out(plan, shown, |row| !row.is_unused(), &[Holds::Row(Row::Actual)], vec![year])
    }

    /// The grid with the lines `in_each` for each shown KPI that the condition accepts. A table has two columns besides
    /// the years; cards have only two columns.
    fn laid_out(
        plan: &Plan,
        shown: &[IndicatorId],
        is_such: fn(&Indicator) -> bool,
        in_each: &[Holds],
        years: Vec<FiscalYear>,
    ) -> Self {
        let mut lines = Vec::new();
        for id in shown {
            let Some(row) = plan.indicator(*id).filter(|row| is_such(row)) else { continue };
            for holds in in_each {
                lines.push(GridLine { indicator: Arc::clone(row), holds: *holds });
            }
        }
        Self { lines, lines_each: in_each.len(), columns: years.len() + 2, years }
    }

    /// The position of that cell; `None` if the table does not have it.
    pub fn grid_place(&self, cell: CellAddress) -> Option<GridPlace> {
        let first = self.lines.iter().position(|line| line.indicator.id == cell.0)?;
        self.find(first..first + self.lines_each, 0..self.columns, false, &|at| at == cell)
    }

    /// The cell at that position; `None` if there is none.
    pub fn cell(&self, GridPlace { line, column }: GridPlace) -> Option<CellAddress> {
        let line = self.lines.get(line)?;
        let year = || column.checked_sub(1).and_then(|before| self.years.get(before).copied());
        let place = match (line.holds, column) {
            (Holds::Row(Row::Target) | Holds::Baseline, 0) => CellPlace::Baseline,
            (Holds::Row(Row::Target), end) if end + 1 == self.columns => CellPlace::Period,
            (Holds::Row(Row::Target), _) => CellPlace::Target(year()?),
            (Holds::Row(Row::Actual), _) => CellPlace::Actual(year()?),
            (Holds::Period, 0) => CellPlace::Period,
            (Holds::Year(year), 0) => CellPlace::Target(year),
            (Holds::Year(year), 1) => CellPlace::Actual(year),
            (Holds::Period | Holds::Baseline | Holds::Year(_), _) => return None,
        };
        let is_there = match place {
            CellPlace::Target(_) => !line.indicator.has_period_target(),
            CellPlace::Period => line.indicator.has_period_target(),
            _ => true,
        };
        is_there.then_some((line.indicator.id, place))
    }

    /// The field to which Enter and ↓ lead from the name or the unit of an indicator: from the name to the unit, and
    /// from the unit to the first target, or to the first cell if the table shows no targets.
    pub fn field_after(&self, id: IndicatorId, text: TextPlace) -> Option<InputPlace> {
        if text == TextPlace::Name {
            return Some(InputPlace::Text(TextPlace::Unit));
        }
        let is_target = |(_, place): CellAddress| matches!(place, CellPlace::Target(_) | CellPlace::Period);
        let target = self.find(self.lines_of(id)?, 0..self.columns, false, &is_target);
        let target = target.and_then(|place| self.cell(place)).or_else(|| self.first_cell(id))?;
        Some(InputPlace::Cell(target.1))
    }

    /// The first cell in the lines of an indicator: the baseline, if the table has one.
    pub fn first_cell(&self, id: IndicatorId) -> Option<CellAddress> {
        self.cell(self.find(self.lines_of(id)?, 0..self.columns, false, &|_| true)?)
    }

    /// The lines of an indicator.
    fn lines_of(&self, id: IndicatorId) -> Option<Range<usize>> {
        let first = self.lines.iter().position(|line| line.indicator.id == id)?;
        Some(first..first + self.lines_each)
    }

    /// The position that a movement reaches from `from`; `from` itself if there is no cell in that direction.
    pub fn step(&self, from: GridPlace, step: NavigationStep) -> GridPlace {
        let GridPlace { line, column } = from;
        let (all, in_line) = (0..self.lines.len(), line..line + 1);
        let first = |lines, columns| self.find(lines, columns, false, &|_| true);
        let last = |lines, columns| self.find(lines, columns, true, &|_| true);
        let to = match step {
            NavigationStep::Left => last(in_line, 0..column),
            NavigationStep::Right => first(in_line, column + 1..self.columns),
            NavigationStep::Up => self.meet(line, column, true),
            NavigationStep::Down => self.meet(line, column, false),
            NavigationStep::DownIn(column) => self.below(line, column),
            NavigationStep::LineStart => first(in_line, 0..self.columns),
            NavigationStep::LineEnd => last(in_line, 0..self.columns),
            NavigationStep::Start => first(all, 0..self.columns),
            NavigationStep::End => last(all, 0..self.columns),
            NavigationStep::LeftEdge => self.edge(from, edge::EdgeSide::Left),
            NavigationStep::RightEdge => self.edge(from, edge::EdgeSide::Right),
            NavigationStep::UpperEdge => self.edge(from, edge::EdgeSide::Top),
            NavigationStep::LowerEdge => self.edge(from, edge::EdgeSide::Bottom),
            NavigationStep::PageUp(rows) => self.page(from, rows, true),
            NavigationStep::PageDown(rows) => self.page(from, rows, false),
        };
        to.unwrap_or(from)
    }

    /// The cell to which Tab (with `is_back`, Shift+Tab) leads within the years of a card: 目標 and 実績 of one year, then
    /// of the next. The browser's own order would be that of the page. `None` where the browser handles the key.
    pub fn tab(&self, from: CellAddress, is_back: bool) -> Option<CellAddress> {
        let GridPlace { mut line, column } = self.grid_place(from)?;
        let is_of_years = |line: &usize| {
            self.lines.get(*line).is_some_and(|one| one.indicator.id == from.0 && matches!(one.holds, Holds::Year(_)))
        };
        let mut columns = if is_back { 0..column } else { column + 1..self.columns };
        while is_of_years(&line) {
            if let Some(place) = self.find(line..line + 1, columns, is_back, &|_| true) {
                return self.cell(place);
            }
            line = self.beyond(line, is_back)?;
            columns = 0..self.columns;
        }
        None
    }

    /// The cells of the rectangle with these corners, line by line; `None` at positions without a cell.
    pub fn rectangle(&self, one: GridPlace, other: GridPlace) -> Vec<Vec<Option<CellAddress>>> {
        let (top, bottom) = (one.line.min(other.line), one.line.max(other.line));
        let (left, right) = (one.column.min(other.column), one.column.max(other.column));
        let cells = |line| (left..=right).map(move |column| self.cell(GridPlace { line, column })).collect();
        (top..=bottom).map(cells).collect()
    }

    /// The first cell whose content differs between the two plans. Cells of a KPI that only one of them has are
    /// ignored, since they were added or removed with it.
    pub fn first_changed(&self, before: &Plan, after: &Plan) -> Option<CellAddress> {
        for (line, of) in self.lines.iter().enumerate() {
            let id = of.indicator.id;
            let (Some(before), Some(after)) = (before.indicator(id), after.indicator(id)) else { continue };
            let differs = |(_, place): CellAddress| cell_at(before, place) != cell_at(after, place);
            if !Arc::ptr_eq(before, after)
                && let Some(place) = self.find(line..line + 1, 0..self.columns, false, &differs)
            {
                return self.cell(place);
            }
        }
        None
    }

    /// The result of pasting a block at that cell. Texts for cells that this table does not show (another year, in
    /// 年度の実績入力) are left out, since the user would not see them.
    pub fn paste(&self, plan: &Plan, at: CellAddress, block: &Block, on: Date) -> Paste {
        let mut rows: Vec<IndicatorId> = self.lines.iter().map(|line| line.indicator.id).collect();
        rows.dedup();
        let mut paste = paste::place(plan, &rows, at, block, on);
        paste.each(&mut |pasted| self.keep_shown(pasted));
        paste
    }

    /// Whether the table shows that cell.
    pub fn shows(&self, cell: CellAddress) -> bool {
        self.grid_place(cell).is_some()
    }

    fn keep_shown(&self, pasted: &mut Pasted) {
        let all = pasted.commands.len();
        pasted.commands.retain(|(row, command)| match command.place() {
            Some(InputPlace::Cell(place)) => self.grid_place((*row, place)).is_some(),
            _ => false,
        });
        pasted.left_out.no_input += all - pasted.commands.len();
        // If only one row of each KPI can be filled, nobody expects the other row to be filled.
        pasted.unnamed = pasted.unnamed.filter(|_| self.lines_each > 1);
    }

    /// The first of these positions whose cell fulfils the condition; with `from_end` the last one.
    fn find(
        &self,
        lines: Range<usize>,
        columns: Range<usize>,
        from_end: bool,
        is_such: &dyn Fn(CellAddress) -> bool,
    ) -> Option<GridPlace> {
        let nth = |of: &Range<usize>, nth: usize| if from_end { of.end - 1 - nth } else { of.start + nth };
        for line in 0..lines.len() {
            for column in 0..columns.len() {
                let place = GridPlace { line: nth(&lines, line), column: nth(&columns, column) };
                if self.cell(place).is_some_and(is_such) {
                    return Some(place);
                }
            }
        }
        None
    }

    /// The next line up or down; `None` at the edge of the table.
    fn beyond(&self, line: usize, is_up: bool) -> Option<usize> {
        if is_up { line.checked_sub(1) } else { Some(line + 1).filter(|line| *line < self.lines.len()) }
    }

    /// The cell of the next line in that column, or the nearest one if that column has none: a run of Tab keys may have
    /// begun at 事業開始前 (baseline), below which only the years have cells.
    fn below(&self, line: usize, column: usize) -> Option<GridPlace> {
        if self.years.is_empty() {
            return self.meet(line, column, false);
        }
        let below = line + 1..self.lines.len().min(line + 2);
        let near = self.find(below.clone(), column..self.columns, false, &|_| true);
        near.or_else(|| self.find(below, 0..column, true, &|_| true))
    }

    /// The next cell up or down a column. In a card, a cell that is alone in its line is reached from either column,
    /// except on the way down the column 実績 (actual), since the focus would end in the column 目標 (target).
    fn meet(&self, mut line: usize, column: usize, is_up: bool) -> Option<GridPlace> {
        let is_met_beside = self.years.is_empty() && (is_up || column == 0);
        while let Some(next) = self.beyond(line, is_up) {
            line = next;
            let met = |columns| self.find(line..line + 1, columns, false, &|_| true);
            let place = met(column..column + 1);
            if let Some(place) = if is_met_beside { place.or_else(|| met(0..self.columns)) } else { place } {
                return Some(place);
            }
        }
        None
    }

    /// The same position in the KPI that is the given number of KPIs away, or in the farthest KPI if there are fewer.
    fn page(&self, from: GridPlace, rows: usize, is_up: bool) -> Option<GridPlace> {
        let (mut farthest, mut left, mut line) = (None, rows.max(1), from.line);
        while left > 0
            && let Some(next) = self.beyond(line, is_up)
        {
            line = next;
            let place = GridPlace { line, column: from.column };
            if line % self.lines_each == from.line % self.lines_each && self.cell(place).is_some() {
                farthest = Some(place);
                left -= 1;
            }
        }
        farthest
    }
}
