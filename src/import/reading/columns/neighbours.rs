//! What the columns of a table show about each other: headings that belong to the column beside them, current values beside baselines, the
//! State's form, and columns of times with the figures that they date.

use super::{ColumnHolds, MarkedSheet, SheetColumn, SheetSection};
use crate::columns::seen_words::KindSaid;
use crate::columns::vocabulary::{BEFORE_PROJECT, FigureKind, HeadWord, heads_times, kind_of_times, names_today};
use crate::import::reading::grid::{CellId, GridCell, SheetCell};
use crate::value::fiscal_year::{FiscalYear, Time};
use crate::value::only;

impl MarkedSheet<'_> {
    /// Moves the headings over names to the columns of figures at their right that have none, since these headings were merged.
    pub(super) fn take_over_from_names(&self, section: &mut SheetSection) {
        let Some(last) = section.heads.last().copied() else { return };
        for index in 1..section.width() {
            let is_bare = section.columns.get(index).is_some_and(|column| column.is_value() && column.is_bare());
            if !is_bare || self.filled_cell(section, last, index).is_some() {
                continue;
            }
            let left = section.columns.get(index - 1).filter(|left| !left.is_value());
            let Some(left) = left.cloned() else { continue };
            if let Some(column) = section.columns.get_mut(index) {
                (column.kind, column.kind_at) = (left.kind, left.kind_at);
                (column.time, column.time_at) = (left.time, left.time_at);
            }
        }
    }

    /// Sets the kind of figures whose headings are one for a time and, on another line, a year; the first names the kind: 基準年度 over 2013年度.
    pub(super) fn place_dated(&self, section: &mut SheetSection) {
        let is_open = |column: &SheetColumn| column.is_value() && column.kind.is_none() && column.time.is_some();
        let said = |column: &SheetColumn| {
            let headings = self.headings(section, column.index);
            let mut of_times = headings.filter(|(_, cell)| cell.seen.head == Some(HeadWord::Year));
            of_times.find_map(|(at, cell)| Some((kind_of_times(&cell.seen.key)?, at))).filter(|_| is_open(column))
        };
        let said: Vec<_> = section.columns.iter().map(said).collect();
        for (column, said) in section.columns.iter_mut().zip(said) {
            if let Some((kind, at)) = said {
                (column.kind, column.kind_at) = (Some(KindSaid::Placed(kind)), Some(at));
            }
        }
    }

    /// Of several columns of baselines, proposes those headed as current values as actuals: 現状値（R6） beside 基準値（R1）. Under headings of
    /// several plans (前期, 後期), each plan has its own current value, and nothing changes.
    pub(super) fn find_current(&self, section: &mut SheetSection) {
        let is_baseline =
            |column: &SheetColumn| column.is_value() && column.placed_kind() == Some(FigureKind::Baseline);
        let is_current = |column: &SheetColumn| {
            let heading = column.kind_at.and_then(|at| self.grid.cell(at));
            heading.is_some_and(|cell| names_today(cell.seen.words()))
        };
        let mut baselines = section.columns.iter().filter(|column| is_baseline(column));
        // A word in the heading of the kind itself (プラン策定時) names no plan.
        let plan = |column: &SheetColumn| column.name_at.filter(|at| Some(*at) != column.kind_at);
        let first = section.columns.iter().find(|column| is_baseline(column)).and_then(plan);
        if baselines.clone().any(|column| plan(column) != first)
            || baselines.clone().all(is_current)
            || !baselines.any(is_current)
        {
            return;
        }
        for column in section.columns.iter_mut().filter(|column| is_baseline(column) && is_current(column)) {
            column.kind = Some(KindSaid::Proposed(FigureKind::Actual));
        }
    }

    /// Places the increments of the years beside the value before the project as targets if nothing states 実績, since the State's form for
    /// regional plans gives its targets as increments (`docs/domain.md`).
    pub(super) fn place_increments(&self, section: &mut SheetSection) {
        let is_planned =
            |column: &SheetColumn| column.are_increments && column.kind == Some(KindSaid::Proposed(FigureKind::Target));
        let is_before_project = |column: &SheetColumn| self.words_over(section, column.index).contains(BEFORE_PROJECT);
        let is_of_form = |column: &SheetColumn| {
            is_before_project(column) || is_planned(column) || column.kind == Some(KindSaid::Sum)
        };
        let has = |holds: &dyn Fn(&SheetColumn) -> bool| section.values().any(holds);
        if !has(&is_before_project) || !has(&is_planned) || has(&|column| !is_of_form(column)) {
            return;
        }
        let lines =
            section.captions.iter().chain(section.groups.iter().flat_map(|group| &group.lines)).chain(&section.rows);
        let says_actual = |cell: &GridCell| cell.seen.kinds.contains(&KindSaid::Placed(FigureKind::Actual));
        if lines.flat_map(|row| self.grid.filled(*row)).any(|(_, cell)| says_actual(cell)) {
            return;
        }
        let says_sum = |column: &SheetColumn| {
            self.headings(section, column.index).any(|(_, cell)| cell.seen.kinds.contains(&KindSaid::Sum))
        };
        let sums: Vec<bool> = section.columns.iter().map(says_sum).collect();
        for (column, is_sum) in section.columns.iter_mut().zip(sums).filter(|(column, _)| is_planned(column)) {
            column.kind = Some(if is_sum { KindSaid::Sum } else { KindSaid::Placed(FigureKind::Target) });
        }
    }

    /// Treats the total of a year on a heading line that names parts as one of the parts, with the kind that is stated above it: 計 behind
    /// 男性 | 女性. One question asks about all parts which of them count.
    pub(super) fn place_totals_of_parts(&self, section: &mut SheetSection) {
        // A column names a part even if its figures are left out.
        let is_part = |column: &&SheetColumn| column.part.is_none();
        let parts: Vec<CellId> = section.columns.iter().filter(is_part).filter_map(|part| part.name_at).collect();
        let names_parts = |row: usize| parts.iter().any(|at| at.row == row);
        let of_total = |total: &SheetColumn| {
            let own = total.kind_at.filter(|_| total.kind == Some(KindSaid::Sum) && total.time.is_some())?;
            let lines = (0..section.heads.len()).filter_map(|line| self.heading(section, line, total.index));
            let mut above = lines.map(|(at, _)| at).filter(|at| at.row != own.row);
            let kind = above.find_map(|at| Some((self.grid.cell(at)?.seen.kind()?, at)));
            names_parts(own.row).then_some((total.index, own, kind))
        };
        let totals: Vec<_> = section.values().filter_map(of_total).collect();
        for (index, own, kind) in totals {
            if let Some(total) = section.columns.get_mut(index) {
                (total.kind, total.kind_at) = kind.unzip();
                total.name_at = Some(own);
            }
        }
    }

    /// Leaves the time of a column open if a row of times gives another year: R5 over 調査年 | R4.
    pub(super) fn compare_times(&self, section: &mut SheetSection) {
        let is_of_times = |row: &&usize| {
            let mut cells = self.grid.filled(**row).map(|(_, cell)| &cell.seen);
            let label = cells.next();
            let is_dated = cells.next().is_some_and(|seen| seen.is_label && !seen.times.is_empty());
            is_dated && label.is_some_and(|label| !label.is_label && heads_times(&label.key)) && !self.has_figure(**row)
        };
        let rows: Vec<usize> = section.rows.iter().filter(is_of_times).copied().collect();
        for index in 0..section.width() {
            let times = rows.iter().filter_map(|row| self.time(section.cell(*row, index)?, false));
            let years: Vec<FiscalYear> = times.filter_map(|time| self.year(time)).collect();
            let column = section.columns.get_mut(index).filter(|column| column.is_value());
            if let Some(column) = column
                && let Some(year) = column.time.and_then(|time| self.year(time))
                && years.iter().any(|other| *other != year)
            {
                column.time = Some(Time::Span);
            }
        }
    }

    /// Finds the column of figures for each column of times.
    pub(super) fn find_times(&self, section: &mut SheetSection) {
        let first = section.columns.iter().position(SheetColumn::is_value);
        let holds_times = |column: &&SheetColumn| column.holds == ColumnHolds::Times;
        let times: Vec<usize> = section.columns.iter().filter(holds_times).map(|column| column.index).collect();
        let kinds: Vec<_> = times.iter().map(|index| kind_of_times(&self.words_over(section, *index))).collect();
        let is_dated = |(_, cell): &SheetCell<'_>| !cell.seen.times.is_empty();
        // On a card other rows may have something else there: 評価 | B below 実績値 | R2 | 8件.
        let is_before_figure = |row: usize, column: usize| {
            let mut behind = (column + 1..section.width()).filter_map(|column| self.filled_cell(section, row, column));
            behind.find(|(_, cell)| !cell.seen.is_label).is_some_and(|(_, cell)| self.is_figure(cell))
        };
        let are_dated = |column: &SheetColumn| {
            let rows = section.rows.iter().filter(|row| is_before_figure(**row, column.index));
            let cells = rows.filter_map(|row| self.filled_cell(section, *row, column.index));
            let (dated, others): (Vec<_>, Vec<_>) = cells.partition(is_dated);
            dated.len() > others.len()
        };
        let others = section.columns.iter().filter(|column| !column.is_value());
        let dated: Vec<usize> = others.filter(|column| are_dated(column)).map(|column| column.index).collect();
        // A heading merged over a time and its figure applies to both: 現状 over R3 | 3,310億円.
        let kind_at = |index: usize| section.columns.get(index).and_then(|column| column.kind_at);
        let is_of_both = |index: usize| kind_at(index) == kind_at(index + 1);
        let are_labels = times.iter().zip(&kinds).all(|(index, kind)| kind.is_none() || is_of_both(*index));
        if are_labels && stand_before_figures(section, &dated) {
            // Each is a label of the figures behind it.
            return;
        }
        // A heading over a time and one figure behind it: 策定時 over 時点 | 数値.
        let is_pair = |index: usize| {
            let below = |at: &usize| kind_at(*at) == kind_at(index);
            kind_at(index).is_some() && is_of_both(index) && (0..section.width()).filter(below).count() == 2
        };
        let are_pairs: Vec<bool> = times.iter().map(|index| is_pair(*index)).collect();
        for ((index, kind), is_of_next) in times.into_iter().zip(kinds).zip(are_pairs) {
            let found = if is_of_next { Some(index + 1) } else { of_times(section, index, kind, first) };
            if let Some(column) = section.columns.get_mut(index) {
                column.has_own_times = kind.is_some() || found.is_some();
            }
            if let Some(column) = found.and_then(|value| section.columns.get_mut(value)) {
                column.times_in = Some(index);
            }
        }
    }
}

/// Whether there are several columns of times, the first of them before all columns of figures, so that each dates what follows it: R5 |
/// 62件 | R6 | 71件.
fn stand_before_figures(section: &SheetSection, times: &[usize]) -> bool {
    times.len() > 1
        && times.first().is_some_and(|first| !section.columns.iter().take(*first).any(SheetColumn::is_value))
}

/// The column of figures for a column of times: at its left, the only column of the kind that its heading names, or at its right.
fn of_times(section: &SheetSection, index: usize, wanted: Option<FigureKind>, first: Option<usize>) -> Option<usize> {
    let is_open = |column: &&SheetColumn| column.is_value() && column.time.is_none() && column.times_in.is_none();
    let open = |at: Option<usize>| at.and_then(|at| section.columns.get(at)).filter(is_open);
    let is_taken = section.columns.get(index + 2).is_some_and(|next| next.head == Some(HeadWord::Year));
    let near = open(index.checked_sub(1)).or_else(|| open(Some(index + 1)).filter(|_| !is_taken));
    let is_of_kind = |column: &&SheetColumn| wanted.is_some() && column.placed_kind() == wanted;
    let only = only(section.columns.iter().filter(is_open).filter(is_of_kind));
    // Times of another kind than the figures beside them do not date these figures.
    let is_open_to = |column: &&SheetColumn| wanted.is_none() || column.placed_kind().is_none();
    let is_behind_first = first.is_some_and(|first| index > first);
    let near_alone = || near.filter(is_open_to).filter(|_| is_behind_first);
    near.filter(is_of_kind).or(only).or_else(near_alone).map(|column| column.index)
}
