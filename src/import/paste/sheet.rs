//! A block as it is understood before it is laid into the grid: its columns, and for each row the KPI and the row
//! (目標 or 実績) that it names.

use super::block::{Block, is_blank};
use super::contents::{BlockColumns, FieldContent};
use super::heads::{BlockHeader, Column, HeadSlot, is_twice};
use super::leads::Leads;
use super::names::{KpiNames, KpiOf};
use crate::columns::{RowWords, row_words};
use crate::plan::Plan;
use crate::plan::indicator::Row;
use crate::plan::place::{CellAddress, CellPlace};

/// The row that a row of a block names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It names none: the row is of the same kind as the first cell.
    Same,
    /// The row of targets (目標) or of actuals (実績).
    Named(Row),
    /// A row that is neither.
    Other,
}

/// A row of a block below the headings.
#[derive(Clone, Debug)]
pub(super) struct Line<'b> {
    pub(super) fields: &'b [String],
    pub(super) kind: Kind,
    pub(super) kpi: KpiOf,
    /// The unit that the block states for the figures; blank if it states none.
    pub(super) unit: String,
    /// Whether it is a line of words among rows of figures, as the heading of a part of a table.
    pub(super) is_heading: bool,
}

/// A block with the meaning of its rows and columns.
#[derive(Clone, Debug)]
pub(super) struct Sheet<'b> {
    /// The meaning of each column.
    pub(super) slots: Vec<HeadSlot>,
    pub(super) lines: Vec<Line<'b>>,
    pub(super) leads: Leads,
    /// Whether a heading says what the columns are.
    pub(super) is_headed: bool,
    /// Whether the block is a copy of our own grid, of which every text was a cell.
    pub(super) is_ours: bool,
    /// Whether the block is a single text, which a person may paste whatever it says.
    pub(super) is_single: bool,
}

impl<'b> Sheet<'b> {
    /// The block as it is understood when it is pasted at that cell.
    pub(super) fn of(block: &'b Block, plan: &Plan, names: &KpiNames<'_>, at: CellAddress) -> Self {
        if let Some(kinds) = &block.kinds {
            return Self::of_kinds(block, plan, at.1, kinds);
        }
        let header = BlockHeader::of(block, plan, at).filter(|_| !block.is_single());
        let leads = Leads::of(block, header.as_ref(), names);
        let slots = match &header {
            Some(header) => header.slots(leads.count, plan),
            None => by_place(block, plan, at.1, &leads),
        };
        let first = header.as_ref().map_or(0, |header| header.lines);
        let lines = Self::lines(block, first, &leads, &slots, names, header.is_some());
        Self { slots, lines, leads, is_headed: header.is_some(), is_ours: false, is_single: block.is_single() }
    }

    /// Our own copy, whose rows alternate only if both kinds are among them.
    fn of_kinds(block: &'b Block, plan: &Plan, at: CellPlace, kinds: &[Row]) -> Self {
        let both = kinds.contains(&Row::Target) && kinds.contains(&Row::Actual);
        let line = |(fields, kind): (&'b Vec<String>, &Row)| Line {
            fields,
            kind: if both { Kind::Named(*kind) } else { Kind::Same },
            kpi: KpiOf::None,
            unit: String::new(),
            is_heading: false,
        };
        let lines = block.rows.iter().zip(kinds).map(line).collect();
        let leads = Leads::default();
        let slots = by_place(block, plan, at, &leads);
        Self { slots, lines, leads, is_headed: false, is_ours: true, is_single: false }
    }

    fn lines(
        block: &'b Block,
        first: usize,
        leads: &Leads,
        slots: &[HeadSlot],
        names: &KpiNames<'_>,
        is_headed: bool,
    ) -> Vec<Line<'b>> {
        let text = |fields: &'b [String], place: Option<usize>| {
            place.and_then(|place| fields.get(place)).map(String::as_str).unwrap_or_default()
        };
        let is_table = (0..block.width()).filter(|place| slots.get(*place) != Some(&HeadSlot::Lead)).count() > 1;
        let has_figures = (0..block.width()).any(|place| BlockColumns::below(block, first).is_of_figures(place));
        let mut before = KpiOf::None;
        let mut lines = Vec::new();
        for fields in block.rows.iter().skip(first) {
            let own = text(fields, leads.unit);
            let read = names.read(text(fields, leads.names), own, &before);
            before = read.kpi;
            let unit = match &before {
                KpiOf::Shown(_, unit) => unit.clone(),
                KpiOf::Unknown(_) | KpiOf::None => own.to_owned(),
            };
            let in_column = text(fields, leads.rows);
            let words = if leads.rows.is_some() { Some(row_words(in_column)) } else { read.row.map(Some) };
            let kind = match words {
                None => Kind::Same,
                Some(Some(RowWords::Of(row))) => Kind::Named(row),
                Some(Some(RowWords::Computed) | None) => Kind::Other,
            };
            let of_figures = || fields.iter().zip(slots).filter(|(_, slot)| **slot != HeadSlot::Lead);
            let has_word = of_figures().any(|(text, _)| FieldContent::of(text) == FieldContent::Word);
            let has_figure = of_figures().any(|(text, _)| FieldContent::of(text).is_figure());
            let is_heading = !is_headed && is_table && has_figures && has_word && !has_figure;
            lines.push(Line { fields, kind, kpi: before.clone(), unit, is_heading });
        }
        lines
    }

    /// Whether a row or a column says whether it is of targets or of actuals.
    pub(super) fn names_rows(&self) -> bool {
        let says_row = |slot: &HeadSlot| {
            matches!(slot, HeadSlot::Of(_, Some(_)) | HeadSlot::Beside(_, Some(_)) | HeadSlot::AtCursor(Some(_)))
        };
        self.is_ours || self.lines.iter().any(|line| line.kind != Kind::Same) || self.slots.iter().any(says_row)
    }

    /// Whether the block has texts, and no figure is among them.
    pub(super) fn is_of_words(&self) -> bool {
        let contents = || self.lines.iter().flat_map(|line| line.fields).map(|text| FieldContent::of(text));
        !self.is_headed
            && !self.is_ours
            && contents().any(|content| content == FieldContent::Word)
            && !contents().any(FieldContent::is_figure)
    }
}

impl Line<'_> {
    /// Whether a column of figures has something in this row.
    pub(super) fn has_figures(&self, slots: &[HeadSlot]) -> bool {
        self.fields.iter().zip(slots).any(|(text, slot)| *slot != HeadSlot::Lead && !is_blank(text))
    }
}

/// The columns of a block without headings: those of names and the like, then one after the other from the first cell on.
/// A column of words behind the first figures is one of remarks.
fn by_place(block: &Block, plan: &Plan, at: CellPlace, leads: &Leads) -> Vec<HeadSlot> {
    let columns = Column::all(plan);
    let first = Column::of(at).and_then(|at| columns.iter().position(|column| *column == at));
    let mut grid = columns.iter().skip(first.unwrap_or(columns.len()));
    let below = BlockColumns::below(block, 0);
    let is_table = block.kinds.is_none() && (0..block.width()).any(|place| below.is_of_figures(place));
    let slots: Vec<HeadSlot> = (0..block.width())
        .map(|place| {
            if place < leads.count {
                return HeadSlot::Lead;
            }
            let column = grid.next();
            match (column, leads.when) {
                _ if is_table && below.is_of_words_only(place) => HeadSlot::Other,
                (_, Some(when)) => HeadSlot::Beside(when, None),
                (Some(column), None) => HeadSlot::Of(*column, None),
                (None, None) => HeadSlot::Beyond,
            }
        })
        .collect();
    slots.iter().map(|slot| if is_twice(*slot, &slots) { HeadSlot::Twice } else { *slot }).collect()
}
