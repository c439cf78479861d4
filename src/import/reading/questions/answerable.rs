//! Narrows a question and its answers to the cells that wait for the answer.

use std::collections::BTreeSet;

use litemap::LiteMap;

use super::question::{SheetQuestion, Subject};
use crate::columns::vocabulary::FigureKind;
use crate::import::reading::fact::{FigureDoubt, Value};
use crate::import::reading::mark::{Region, Says};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::text_table::FieldPosition;

/// The figures and the texts in the place of figures, to which answers apply.
pub(super) struct Answerable<'v> {
    /// Sorted from top to bottom, by their columns in the source.
    by_column: LiteMap<usize, Vec<(FieldPosition, &'v Value)>>,
}

impl<'v> Answerable<'v> {
    /// Collects these figures, except those of blank cells.
    pub(super) fn new(sheet: &MarkedSheet<'_>, values: impl Iterator<Item = &'v Value>) -> Self {
        let mut by_column: LiteMap<usize, Vec<(FieldPosition, &Value)>> = LiteMap::new();
        for value in values {
            if let Some(cell) = sheet.grid.cell(value.at).filter(|cell| !cell.seen.is_blank()) {
                by_column.entry(cell.place.column).or_default().push((cell.place, value));
            }
        }
        for (_, column) in by_column.iter_mut() {
            column.sort_by_key(|(place, _)| place.line);
        }
        Self { by_column }
    }

    /// The figures in these cells.
    fn within(&self, on: &Region) -> Vec<(FieldPosition, &'v Value)> {
        let mut found = Vec::new();
        for (lines, columns) in on.areas() {
            let (top, bottom) = lines.unwrap_or((0, usize::MAX));
            let is_within = |column: usize| columns.is_none_or(|(left, right)| (left..=right).contains(&column));
            for (_, column) in self.by_column.iter().filter(|(column, _)| is_within(**column)) {
                let from = column.partition_point(|(place, _)| place.line < top);
                let below = column.get(from..).unwrap_or_default();
                found.extend(below.iter().take_while(|(place, _)| place.line <= bottom));
            }
        }
        found
    }

    /// The question and its answers without the cells that already have what is asked, as where a row states for its figure what the column
    /// leaves open for others. An answer that leaves cells out never leaves out more than those that wait.
    pub(super) fn narrowed(&self, mut question: SheetQuestion) -> SheetQuestion {
        if !matches!(question.asked, Subject::Column | Subject::Name | Subject::Kind | Subject::Year) {
            return question;
        }
        let (mut known, waiting): (Vec<_>, Vec<_>) =
            self.within(&question.on).into_iter().partition(|(_, value)| has_what_is_asked(value, question.asked));
        if known.is_empty() {
            return question;
        }
        let lines = |values: &[(FieldPosition, &Value)]| -> BTreeSet<usize> {
            values.iter().map(|(place, _)| place.line).collect()
        };
        let whole = |lines: &BTreeSet<usize>| Region::of_all(lines.iter().map(|line| Region::lines(*line, *line)));
        let cells_but = |lines: &BTreeSet<usize>| {
            let places = waiting.iter().map(|(place, _)| *place);
            Region::of_cells(places.filter(|place| !lines.contains(&place.line)).collect())
        };
        let is_of_rows = question.on.is_of_rows();
        let waiting_lines = lines(&waiting);
        let free = if is_of_rows { &waiting_lines - &lines(&known) } else { BTreeSet::new() };
        let left_out = Region::of_all([whole(&free), cells_but(&free)]);
        // A mark on rows overrides nothing that the headings state.
        known.retain(|(_, value)| !is_of_rows || !is_said_above(value, question.asked));
        let on = match known.is_empty() {
            true => question.on.clone(),
            false if is_of_rows && lines(&known).is_disjoint(&waiting_lines) => whole(&waiting_lines),
            false => cells_but(&BTreeSet::new()),
        };
        for choice in question.choices.iter_mut().filter(|choice| choice.on == question.on) {
            choice.on = if choice.says == Says::LeftOut { left_out.clone() } else { on.clone() };
        }
        SheetQuestion { on, ..question }
    }
}

/// Whether what is asked is stated outside the figure's row, by a heading.
fn is_said_above(value: &Value, asked: Subject) -> bool {
    let said_at = match asked {
        Subject::Name => return false,
        Subject::Year => value.time_at,
        _ => value.kind_at,
    };
    said_at.is_some_and(|at| at.row != value.at.row)
}

/// Whether a figure already has what is asked.
fn has_what_is_asked(value: &Value, asked: Subject) -> bool {
    let has_year = value.kind == Some(FigureKind::Baseline) || value.year.is_some() || value.is_of_period;
    let is_doubted = matches!(value.doubt, Some(FigureDoubt::NoKind | FigureDoubt::TwoTimes));
    match asked {
        Subject::Name => value.name.is_some(),
        Subject::Year => has_year,
        _ if value.waits_for_lines() => true,
        Subject::Kind => value.kind.is_some(),
        _ => value.kind.is_some() && has_year && !is_doubted,
    }
}
