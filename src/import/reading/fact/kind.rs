//! The kind of a figure: target, actual, value before the project or rate.

use super::{FigureDoubt, InCell, Row, Value};
use crate::columns::in_names::ENDS_OF_TIMES;
use crate::columns::seen_words::{KindSaid, Seen};
use crate::columns::vocabulary::FigureKind;
use crate::columns::words_of_years::PartOfYear;
use crate::import::reading::grid::{CellId, GridCell};
use crate::import::reading::row_labels::nearest;
use crate::import::reading::section::SheetColumn;
use crate::plan::cell::{POINTS, certainty_in};
use crate::value::width::trim;

impl Row<'_> {
    /// Sets the kind by the label in the cell, the headings and the labels at the left.
    pub(super) fn say_kind(&self, value: &mut Value, column: &SheetColumn, label: Option<&Seen>) {
        let by_row = nearest(&self.labels, value.column).0;
        let row_at = by_row.map(|label| label.at);
        let by_label = label.and_then(Seen::kind);
        let by_column = by_label.or(column.kind);
        let row_kind = by_row.and_then(|label| label.kind).filter(|_| by_label.is_none());
        value.doubt = self.doubt_of_kinds(value, by_column, row_kind);
        let [of_column, of_row] = [by_column, row_kind].map(|kind| kind.and_then(KindSaid::placed));
        (value.kind, value.kind_at) = match (of_column, of_row) {
            (Some(FigureKind::Rate), _) => (Some(FigureKind::Rate), column.kind_at),
            (_, Some(FigureKind::Rate)) => (Some(FigureKind::Rate), row_at),
            (Some(FigureKind::Baseline), _) => (Some(FigureKind::Baseline), column.kind_at),
            (Some(one), Some(other)) if one != other => (None, None),
            (Some(kind), _) => (Some(kind), column.kind_at),
            (None, kind) => (kind, row_at),
        };
        let [weak_of_column, weak_of_row] = [by_column, row_kind].map(|kind| kind.and_then(KindSaid::proposed));
        let weak = weak_of_column.or(weak_of_row);
        // A weak word that contradicts the other source leaves the kind open.
        if weak.is_some_and(|weak| value.kind.is_some_and(|kind| kind != weak)) {
            (value.kind, value.kind_at) = (None, None);
        }
        let labelled = row_at.and_then(|at| self.sheet.grid.cell(at));
        let is_actual = value.kind == Some(FigureKind::Actual);
        let parts = [column.part, labelled.and_then(|cell| cell.seen.part_of_year)];
        if parts.into_iter().flatten().any(|part| part == PartOfYear::Half || is_actual) {
            value.doubt = value.doubt.or(Some(FigureDoubt::NoKind));
        }
        value.certainty = labelled.and_then(|cell| certainty_in(&cell.seen.key)).or(value.certainty);
        value.proposed = weak.or_else(|| self.kind_in_line_above());
        value.proposed_at = if weak_of_column.is_some() { column.kind_at } else { row_at.filter(|_| weak.is_some()) };
        let is_silent = by_column.is_none() && row_kind.is_none() && value.doubt.is_none();
        if let Some((kind, at)) = is_silent.then(|| self.kind_above(value)).flatten() {
            (value.kind, value.kind_at) = (Some(kind), Some(at));
        }
    }

    /// The doubt about a figure below a heading and behind a label of these kinds: `NoKind` if one of them is no kind of figures, `SumRow`
    /// if its row sums up others.
    fn doubt_of_kinds(
        &self,
        value: &Value,
        by_column: Option<KindSaid>,
        by_row: Option<KindSaid>,
    ) -> Option<FigureDoubt> {
        use FigureKind::{Actual, Rate, Target};
        let is_no_kind =
            |kind: Option<KindSaid>| matches!(kind, Some(KindSaid::Sum | KindSaid::Forbidden | KindSaid::Several));
        // The overall rate that ends a table is below targets and actuals: 達成率 | | 50.0%.
        let [of_column, of_row] = [by_column, by_row].map(|kind| kind.and_then(KindSaid::placed));
        if is_no_kind(by_column) || of_row == Some(Rate) && matches!(of_column, Some(Target | Actual)) {
            return Some(FigureDoubt::NoKind);
        }
        let is_sum = || self.name_says_again(value) || self.sheet.sum_of_row(self.section, self.at).is_some();
        match self.section.is_turned {
            true => None,
            false if is_no_kind(by_row) && by_row != Some(KindSaid::Sum) => Some(FigureDoubt::NoKind),
            false if is_sum() => Some(FigureDoubt::SumRow),
            false => by_row.filter(|kind| *kind == KindSaid::Sum).map(|_| FigureDoubt::NoKind),
        }
    }

    /// Whether the name of a figure states that its row repeats or sums up others.
    fn name_says_again(&self, value: &Value) -> bool {
        let named = value.name.as_ref().and_then(|(_, at)| self.sheet.grid.cell(*at));
        named.is_some_and(|cell| cell.seen.says_again)
    }

    /// The kind that the line above the table states, with its cell, where such lines head blocks of both kinds, or a list of names and
    /// figures with their year: 令和5年度実績.
    fn kind_above(&self, value: &Value) -> Option<(FigureKind, CellId)> {
        let is_block = !self.section.heads.is_empty() && self.sheet.grid.words.has_blocks_of_kinds;
        let named = value.name.as_ref().and_then(|(_, at)| self.sheet.grid.cell(*at));
        let is_month = named.is_some_and(|cell| cell.seen.part_of_year.is_some());
        let is_list = self.section.heads.is_empty() && self.section.named.len() == 1 && !is_month;
        // The title above a list does not apply to a list below another line.
        let group = self.section.group(self.at).and_then(|group| group.lines.first().copied());
        let first = group.filter(|_| self.section.heads.is_empty()).unwrap_or_default();
        let lines = self.sheet.lines_above(self.section, self.at).take(2);
        let mut lines = lines.filter(|(at, cell)| at.row >= first && cell.seen.rest.is_empty());
        let (kind, at) = lines.find_map(|(at, cell)| Some((cell.seen.kind()?, at)))?;
        let is_sure = is_block || is_list && self.sheet.time(at, false).is_some();
        Some((kind.placed().filter(|kind| *kind != FigureKind::Rate && is_sure)?, at))
    }

    /// The kind that the line above the table names among other words, which distinguishes it from tables below other lines: （１）目標の推移.
    fn kind_in_line_above(&self) -> Option<FigureKind> {
        let (_, line) = self.sheet.line_of_block(self.section, self.at)?;
        line.seen.kind()?.figure_kind()
    }

    /// Whether words show that a figure is not of its kind: words beside it, the words of its time, or its name.
    pub(super) fn is_doubted_by_words(&self, value: &Value, cell: &GridCell, before: InCell<'_>) -> bool {
        let timed = value.time_at.and_then(|at| self.sheet.grid.cell(at));
        let is_of_half = timed.is_some_and(|cell| cell.seen.part_of_year == Some(PartOfYear::Half));
        let is_of_time = value.name.as_ref().is_some_and(|(name, _)| ENDS_OF_TIMES.ends(trim(name)));
        // A change of another figure is no figure itself: +6.6ポイント.
        let is_of_points = value.figure.unit.as_ref().is_some_and(|unit| unit.contains(POINTS));
        let is_change = is_of_points && cell.seen.key.starts_with('+');
        // R5実績 29 is no target, whatever is above or before it.
        let is_bare = matches!(before, InCell::Nothing) && cell.seen.in_brackets.is_none();
        let own = cell.seen.kind().and_then(KindSaid::placed).filter(|_| is_bare);
        let is_other = own.is_some_and(|own| value.kind.is_some_and(|kind| kind != own));
        is_of_half || is_of_time || is_change || is_other
    }
}
