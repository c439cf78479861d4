//! A block as it is understood before it is laid into the grid: its tables with their columns, and for each row the KPI and
//! the row (目標 or 実績) that it names.

use super::block::{Block, is_blank};
use super::contents::{BlockColumns, FieldContent};
use super::heads::{BlockHeader, year_of_time};
use super::leads::Leads;
use super::names::{KpiNames, KpiOf};
use super::slots::{Column, HeadSlot, is_twice};
use super::told::BlockYears;
use crate::columns::{RowWords, only_title_unit, row_words};
use crate::import::unclear_year::number_of_year;
use crate::plan::Plan;
use crate::plan::cell::Reading;
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
    /// Whether it has more or fewer cells than the headings, so that which cell is under which heading is not known.
    pub(super) is_torn: bool,
    /// The index of the table of the block in which it stands.
    pub(super) table: usize,
}

/// The columns of a table of a block.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    /// The meaning of each column.
    pub(super) slots: Vec<HeadSlot>,
    pub(super) leads: Leads,
    /// The texts of the headings; empty where there are none.
    pub(super) heads: Vec<String>,
    /// The indexes of the columns whose heading names a year without era.
    without_era: Vec<usize>,
    /// Whether a figure that names its year is of that year, whatever its column: where no heading says otherwise.
    says_years: bool,
}

/// A block with the meaning of its rows and columns.
#[derive(Clone, Debug)]
pub(super) struct Sheet<'b> {
    /// The columns of its tables, which stand one below the other.
    pub(super) tables: Vec<Columns>,
    pub(super) lines: Vec<Line<'b>>,
    /// Whether a heading says what the columns are.
    pub(super) is_headed: bool,
    /// Whether the block is a copy of our own grid, of which every text was a cell.
    pub(super) is_ours: bool,
    /// Whether the block is a single text, which a person may paste whatever it says.
    pub(super) is_single: bool,
}

impl<'b> Sheet<'b> {
    /// The tables of a block as they are understood when they are pasted at that cell.
    pub(super) fn of(blocks: &'b [Block], years: BlockYears<'_>, names: &KpiNames<'_>, at: CellAddress) -> Self {
        let plan = years.plan;
        if let [Block { kinds: Some(kinds), rows, .. }] = blocks {
            return Self::of_kinds(rows, plan, at.1, kinds);
        }
        let is_single = matches!(blocks, [block] if block.is_single());
        let (mut tables, mut lines, mut is_headed) = (Vec::new(), Vec::new(), false);
        for (table, block) in blocks.iter().enumerate() {
            let header = BlockHeader::of(block, plan, at).filter(|_| !is_single);
            let leads = Leads::of(block, header.as_ref(), names);
            let slots = match &header {
                Some(header) => header.slots(leads.count, BlockColumns::below(block, header.lines), years),
                None => by_place(block, plan, at.1, &leads),
            };
            let is_without_era = |place: &usize| header.as_ref().is_some_and(|header| header.is_without_era(*place));
            let without_era = (0..slots.len()).filter(is_without_era).collect();
            let heads = header.as_ref().map(|header| header.names.clone()).unwrap_or_default();
            let columns = Columns { slots, leads, heads, without_era, says_years: header.is_none() && !is_single };
            lines.extend(Self::lines(block, table, &columns, names, header.as_ref()));
            tables.push(columns);
            is_headed |= header.is_some();
        }
        Self { tables, lines, is_headed, is_ours: false, is_single }
    }

    /// Our own copy, whose rows alternate only if both kinds are among them.
    fn of_kinds(rows: &'b [Vec<String>], plan: &Plan, at: CellPlace, kinds: &[Row]) -> Self {
        let both = kinds.contains(&Row::Target) && kinds.contains(&Row::Actual);
        let line = |(fields, kind): (&'b Vec<String>, &Row)| Line {
            fields,
            kind: if both { Kind::Named(*kind) } else { Kind::Same },
            kpi: KpiOf::None,
            unit: String::new(),
            is_heading: false,
            is_torn: false,
            table: 0,
        };
        let lines = rows.iter().zip(kinds).map(line).collect();
        let width = rows.iter().map(Vec::len).max().unwrap_or_default();
        let slots = from_cursor(width, plan, at)
            .map(|column| column.map_or(HeadSlot::Beyond, |column| HeadSlot::Of(column, None)));
        let (leads, heads, without_era) = (Leads::default(), Vec::new(), Vec::new());
        let tables = vec![Columns { slots: slots.collect(), leads, heads, without_era, says_years: false }];
        Self { tables, lines, is_headed: false, is_ours: true, is_single: false }
    }

    fn lines(
        block: &'b Block,
        table: usize,
        columns: &Columns,
        names: &KpiNames<'_>,
        header: Option<&BlockHeader>,
    ) -> Vec<Line<'b>> {
        let Columns { slots, leads, .. } = columns;
        let first = header.map_or(0, |header| header.lines);
        let text = |fields: &'b [String], place: Option<usize>| {
            place.and_then(|place| fields.get(place)).map(String::as_str).unwrap_or_default()
        };
        let is_table = (0..block.width()).filter(|place| slots.get(*place) != Some(&HeadSlot::Lead)).count() > 1;
        let has_figures = (0..block.width()).any(|place| BlockColumns::below(block, first).is_of_figures(place));
        let title = block_unit(block, first);
        let mut before = KpiOf::None;
        let mut lines = Vec::new();
        for fields in block.rows.iter().skip(first) {
            let own = text(fields, leads.unit);
            let read = names.read(text(fields, leads.names), own, &before);
            before = read.kpi;
            let of_row = match &before {
                KpiOf::Shown(_, unit) => unit.as_str(),
                KpiOf::Unknown(_) | KpiOf::None => own,
            };
            let says_unit =
                || fields.iter().any(|text| Reading::from_text(text, "").unit.is_some_and(|unit| !unit.is_empty()));
            let of_title = || title.as_ref().filter(|_| !says_unit()).cloned().unwrap_or_default();
            let unit = if is_blank(of_row) { of_title() } else { of_row.to_owned() };
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
            let is_heading = header.is_none() && is_table && has_figures && has_word && !has_figure;
            let is_torn = header.is_some_and(|header| header.is_torn(fields));
            lines.push(Line { fields, kind, kpi: before.clone(), unit, is_heading, is_torn, table });
        }
        lines
    }

    /// The meaning of each column of a row.
    pub(super) fn slots(&self, line: &Line<'_>) -> &[HeadSlot] {
        self.tables.get(line.table).map_or(&[], |table| &table.slots)
    }

    /// Whether a figure of that row that names its year is of that year.
    pub(super) fn says_years(&self, line: &Line<'_>) -> bool {
        self.tables.get(line.table).is_some_and(|table| table.says_years)
    }

    /// The text of the column with the year of each row; `None` if there is none.
    pub(super) fn when<'l>(&self, line: &'l Line<'_>) -> Option<&'l str> {
        let when = self.tables.get(line.table)?.leads.when?;
        line.fields.get(when).map(String::as_str)
    }

    /// Whether the year of a figure is written without era: in its heading, beside it or behind it.
    pub(super) fn is_without_era(&self, line: &Line<'_>, place: usize) -> bool {
        let Some(table) = self.tables.get(line.table) else { return false };
        let text = |place: usize| line.fields.get(place).map_or("", String::as_str);
        match table.slots.get(place) {
            Some(HeadSlot::Beside(time, _) | HeadSlot::AfterTarget(time)) => {
                number_of_year(&year_of_time(text(*time))).is_some()
            }
            Some(HeadSlot::AtCursor(_)) => number_of_year(text(place)).is_some(),
            _ => table.without_era.contains(&place),
        }
    }

    /// Whether a column of figures has something in this row.
    pub(super) fn has_figures(&self, line: &Line<'_>) -> bool {
        line.fields.iter().zip(self.slots(line)).any(|(text, slot)| *slot != HeadSlot::Lead && !is_blank(text))
    }

    /// Whether a row or a column says whether it is of targets or of actuals.
    pub(super) fn names_rows(&self) -> bool {
        let says_row = |slot: &HeadSlot| match slot {
            HeadSlot::Of(_, row) | HeadSlot::Beside(_, row) | HeadSlot::AtCursor(row) => row.is_some(),
            HeadSlot::AfterTarget(_) => true,
            _ => false,
        };
        self.is_ours
            || self.lines.iter().any(|line| line.kind != Kind::Same)
            || self.tables.iter().flat_map(|table| &table.slots).any(says_row)
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

/// The unit that stands above a table, 「（単位：千円）」, or among its headings; `None` if several do.
fn block_unit(block: &Block, lines: usize) -> Option<String> {
    let texts = block.rows.iter().take(lines).flatten();
    let mut units = texts.filter_map(|text| only_title_unit(text));
    let first = units.next()?;
    units.all(|unit| unit == first).then_some(first)
}

/// The columns of a block without headings: those of names and the like, then one after the other from the first cell on.
/// A column of words behind the first figures is one of remarks.
fn by_place(block: &Block, plan: &Plan, at: CellPlace, leads: &Leads) -> Vec<HeadSlot> {
    let below = BlockColumns::below(block, 0);
    let is_table = (0..block.width()).any(|place| below.is_of_figures(place));
    let mut grid = from_cursor(block.width(), plan, at);
    let slots: Vec<HeadSlot> = (0..block.width())
        .map(|place| {
            if place < leads.count {
                return HeadSlot::Lead;
            }
            let column = grid.next().flatten();
            match (column, leads.when) {
                _ if is_table && below.is_of_words_only(place) => HeadSlot::Other(None),
                (_, Some(when)) => HeadSlot::Beside(when, None),
                (Some(column), None) => HeadSlot::Of(column, None),
                (None, None) => HeadSlot::Beyond,
            }
        })
        .collect();
    slots.iter().map(|slot| if is_twice(*slot, &slots) { HeadSlot::Twice } else { *slot }).collect()
}

/// The columns of the grid from the first cell on, as many as the block has; `None` behind the last one.
fn from_cursor(width: usize, plan: &Plan, at: CellPlace) -> impl Iterator<Item = Option<Column>> {
    let columns = Column::all(plan);
    let first = Column::of(at).and_then(|at| columns.iter().position(|column| *column == at)).unwrap_or(columns.len());
    (first..first + width).map(move |place| columns.get(place).copied())
}
