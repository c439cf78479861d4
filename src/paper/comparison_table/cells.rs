//! The tables of KPIs of both states, cell by cell.
//!
//! A cell is compared with the cell of the same KPI and the same year's column, wherever the two are placed. A figure
//! is the same if it is the same number in the same unit: `0` and `0 千円`, `24` and `24.00` differ only in notation. A
//! total is the same if its figure is, regardless of the years that it names as missing in brackets.

use std::collections::HashMap;

use crate::compare::words::{Run, changed_words, is_same_but_for_notation, whole};
use crate::paper::comparison_table::content::{ComparedBlock, ComparedCell, ComparedTable, text_of};
use crate::paper::kpi_block::{KpiBlock, kpi_block};
use crate::paper::printed_document::content::{PrintedBlock, PrintedSection, PrintedTable, TableColumn};
use crate::paper::sheet::{WrittenTotal, is_same_figure};
use crate::plan::{CellPlace, Plan};
use crate::value::{ById, FiscalYear, IndicatorId, width};
use crate::wording::Language;
use crate::wording::medium::Medium;

/// The meaning of the KPIs' cells in the old and in the new state, beyond their printed text.
pub(super) struct Meanings(HashMap<IndicatorId, [Meaning; 2]>);

/// The unit of a KPI, its total, and whether that is the target of the whole period.
#[derive(Clone, Debug, Default)]
struct Meaning {
    unit: String,
    total: WrittenTotal,
    is_of_period: bool,
}

impl Meanings {
    /// The meanings of the KPIs of both states; a KPI that one state lacks has a blank meaning there.
    pub(super) fn from_plans(before: &Plan, after: &Plan) -> Self {
        let mut meanings: HashMap<IndicatorId, [Meaning; 2]> = HashMap::new();
        for (side, plan) in [before, after].into_iter().enumerate() {
            for row in plan.indicators() {
                if let Some(meaning) = meanings.entry(row.id).or_default().get_mut(side) {
                    let total = WrittenTotal::new(row, plan, Medium::paper_of(&plan.form), Language::Japanese);
                    *meaning = Meaning { unit: row.unit.clone(), total, is_of_period: row.has_period_target() };
                }
            }
        }
        Self(meanings)
    }
}

/// The differences between the printed KPI tables of two states. The comparison table marks them, the sentences state
/// them and the coverage counts them.
#[derive(Debug)]
pub(super) struct ChangedFigures {
    /// The KPIs with changed figures, each with the place of its columns in `columns`.
    kpis: ById,
    columns: Vec<Vec<TableColumn>>,
    /// The years of the columns that only one state prints.
    years: Vec<FiscalYear>,
    /// Whether only one state prints a column of totals, which appears with the first KPI whose target is for the whole
    /// period.
    has_other_totals: bool,
    /// The heading of the column of totals, if both states print one.
    pub(super) total_head: Option<String>,
}

impl ChangedFigures {
    /// Compares the printed tables of KPIs of both states, cell by cell.
    pub(super) fn new(before: &Plan, after: &Plan, meanings: &Meanings) -> Self {
        let [old, new] = [before, after].map(|plan| kpi_block(plan, false, Language::Japanese));
        let (old_head, total_head) = (total_head(&old), total_head(&new));
        let has_other_totals = old_head.is_some() != total_head.is_some();
        let total_head = total_head.filter(|_| old_head.is_some()).cloned();
        let (old_years, new_years) = (printed_years(&old, before), printed_years(&new, after));
        let only_in = |one: &[(FiscalYear, String)], other: &[(FiscalYear, String)]| {
            one.iter().filter(|year| !other.contains(year)).map(|(year, _)| *year).collect::<Vec<_>>()
        };
        let years = [only_in(&old_years, &new_years), only_in(&new_years, &old_years)].concat();
        let (mut kpis, mut columns) = (ById::default(), Vec::new());
        let (old, new) = (PrintedFigures::new(&old), PrintedFigures::new(&new));
        let only_new = new.columns.iter().filter(|column| !old.columns.contains(column));
        let all: Vec<TableColumn> = old.columns.iter().chain(only_new).copied().collect();
        for kpi in old.ids.iter().chain(&new.ids) {
            let is_changed = |column: &TableColumn| {
                !is_same((Some(*kpi), 0, *column), old.figure(*kpi, *column), new.figure(*kpi, *column), meanings)
            };
            let changed: Vec<TableColumn> = all.iter().filter(|column| is_changed(column)).copied().collect();
            if !changed.is_empty() && kpis.get(*kpi).is_none() {
                kpis.insert(*kpi, columns.len());
                columns.push(changed);
            }
        }
        Self { kpis, columns, years, has_other_totals, total_head }
    }

    /// The columns in which figures of the KPI changed.
    pub(super) fn columns_of(&self, kpi: IndicatorId) -> &[TableColumn] {
        self.kpis.get(kpi).and_then(|at| self.columns.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Whether only one state prints the column of that year.
    pub(super) fn contains_year(&self, year: FiscalYear) -> bool {
        self.years.contains(&year)
    }

    /// Whether the choices of the KPI affect the printed table.
    pub(super) fn follow_choices_of(&self, kpi: IndicatorId) -> bool {
        self.has_other_totals || self.contains_any_of(kpi)
    }

    /// Whether any printed figure of the KPI changed.
    pub(super) fn contains_any_of(&self, kpi: IndicatorId) -> bool {
        !self.columns_of(kpi).is_empty()
    }

    /// Whether the printed cell, or a printed total that depends on it, changed.
    pub(super) fn contains(&self, kpi: IndicatorId, cell: CellPlace) -> bool {
        let columns: &[TableColumn] = match cell {
            CellPlace::Baseline => &[TableColumn::Baseline],
            CellPlace::Target(year) => &[TableColumn::Year(year), TableColumn::FinalTarget],
            CellPlace::Period | CellPlace::StatedTotal => &[TableColumn::Total, TableColumn::FinalTarget],
            CellPlace::Actual(_) => &[],
        };
        columns.iter().any(|column| self.columns_of(kpi).contains(column))
    }
}

/// The figures of a printed table, indexed by KPI and column.
struct PrintedFigures<'b> {
    columns: &'b [TableColumn],
    ids: Vec<IndicatorId>,
    figures: Vec<&'b [String]>,
    places: ById,
}

impl<'b> PrintedFigures<'b> {
    fn new(block: &'b KpiBlock) -> Self {
        let rows = block.rows.iter().filter_map(|row| Some((row.id?, row.figures.as_slice())));
        let (ids, figures): (Vec<IndicatorId>, Vec<&[String]>) = rows.unzip();
        Self { columns: &block.columns, places: ById::places(ids.iter().copied()), ids, figures }
    }

    /// The figure of the KPI in that column; blank if the table has none.
    fn figure(&self, kpi: IndicatorId, column: TableColumn) -> &'b str {
        let row = self.places.get(kpi).and_then(|place| self.figures.get(place));
        let place = self.columns.iter().position(|one| *one == column);
        row.zip(place).and_then(|(row, place)| row.get(place)).map_or("", String::as_str)
    }
}

/// The heading of the printed column of totals; `None` if there is no such column or no KPI.
fn total_head(block: &KpiBlock) -> Option<&String> {
    let place = block.columns.iter().position(|column| *column == TableColumn::Total)?;
    block.heads.get(place).filter(|_| !block.rows.is_empty())
}

/// The years with a column in the printed table, and the last year with its heading if only the final target is printed.
fn printed_years(block: &KpiBlock, plan: &Plan) -> Vec<(FiscalYear, String)> {
    let columns = block.columns.iter().zip(&block.heads).filter(|_| !block.rows.is_empty());
    let year = |(column, head): (&TableColumn, &String)| match column {
        TableColumn::Year(year) => Some((*year, String::new())),
        TableColumn::FinalTarget => Some((plan.years.last(), head.clone())),
        _ => None,
    };
    columns.filter_map(year).collect()
}

/// The place of a cell; the id is `None` for a head and for a row that is not in use.
type Place = (Option<IndicatorId>, usize, TableColumn);

/// The cells of all tables of a section by their places. Rows that are not in use are distinguished by their position.
fn cells_of(section: &PrintedSection) -> HashMap<Place, &str> {
    let mut cells = HashMap::new();
    for table in tables_in(section) {
        for (column, head) in table.columns.iter().zip(&table.head) {
            cells.insert((None, 0, *column), head.as_str());
        }
        for (at, row) in table.rows.iter().enumerate() {
            for (column, cell) in table.columns.iter().zip(row) {
                cells.insert(place(table, at, *column), cell.as_str());
            }
        }
    }
    cells
}

fn place(table: &PrintedTable, row: usize, column: TableColumn) -> Place {
    match table.kpis.get(row).copied().flatten() {
        Some(kpi) => (Some(kpi), 0, column),
        None => (None, row + 1, column),
    }
}

fn tables_in(section: &PrintedSection) -> impl Iterator<Item = &PrintedTable> {
    section.blocks.iter().filter_map(|block| if let PrintedBlock::Table(table) = block { Some(table) } else { None })
}

/// Whether both states print the same tables in a section, apart from notation.
pub(super) fn are_same(before: &PrintedSection, after: &PrintedSection, meanings: &Meanings) -> bool {
    let (old, new) = (cells_of(before), cells_of(after));
    old.len() == new.len()
        && old.iter().all(|(place, text)| new.get(place).is_some_and(|other| is_same(*place, text, other, meanings)))
        && order(before) == order(after)
}

/// The KPIs of the tables in their order, each once.
fn order(section: &PrintedSection) -> Vec<Option<IndicatorId>> {
    let mut order = Vec::new();
    for kpi in tables_in(section).flat_map(|table| &table.kpis) {
        if !order.contains(kpi) {
            order.push(*kpi);
        }
    }
    order
}

fn is_same((kpi, _, column): Place, one: &str, other: &str, meanings: &Meanings) -> bool {
    if is_same_but_for_notation(one, other) {
        return true;
    }
    let Some([before, after]) = kpi.and_then(|kpi| meanings.0.get(&kpi)) else { return false };
    let is_of_period = before.is_of_period && after.is_of_period;
    match column {
        TableColumn::FinalTarget if is_of_period => before.total.says_the_same(&before.unit, &after.total, &after.unit),
        TableColumn::Total => before.total.says_the_same(&before.unit, &after.total, &after.unit),
        TableColumn::Baseline => {
            // The time of the baseline follows in brackets.
            let [(one, time), (other, other_time)] =
                [one, other].map(|text| text.rsplit_once('（').unwrap_or((text, "")));
            is_same_but_for_notation(time, other_time) && is_same_figure([one, other], [&before.unit, &after.unit])
        }
        TableColumn::Year(_) | TableColumn::FinalTarget => is_same_figure([one, other], [&before.unit, &after.unit]),
        TableColumn::Number | TableColumn::Name | TableColumn::Label | TableColumn::Unit => false,
    }
}

/// The tables of a section, compared with those of the other state.
pub(super) fn tables(own: &PrintedSection, other: &PrintedSection, meanings: &Meanings) -> Vec<ComparedBlock> {
    let others = cells_of(other);
    let compared = tables_in(own).map(|table| {
        let head = table.columns.iter().zip(&table.head).map(|(column, text)| {
            let other = others.get(&(None, 0, *column));
            other.map_or_else(|| whole(text, true), |other| words(other, text))
        });
        let rows = table.rows.iter().enumerate().map(|(at, row)| {
            let cells = table.columns.iter().zip(row).map(|(column, text)| {
                let place = place(table, at, *column);
                cell(place, text, others.get(&place).copied(), meanings)
            });
            cells.collect()
        });
        ComparedBlock::Table(ComparedTable {
            head: head.collect(),
            rows: rows.collect(),
            words: table.words,
            widths: widths(table),
        })
    });
    compared.collect()
}

/// The largest length of a name that is only a number: `KPI①`.
const SHORT_NAME: usize = 6;

/// The widths of the columns on half a page: the figures get what they need, the names the rest.
fn widths(table: &PrintedTable) -> Vec<usize> {
    let figures = table.widths.len().saturating_sub(table.words);
    if table.words != 1 || figures < 5 {
        return table.widths.clone();
    }
    // If the name is below the table, as in the form of a strategy, the first column has only the number.
    let longest = table.rows.iter().filter_map(|row| row.first()).map(|name| name.chars().count()).max();
    let names = if longest.unwrap_or_default() <= SHORT_NAME { 10 } else { 22 };
    let each = ((100 - names) / figures).min(14);
    [100 - each * figures].into_iter().chain(std::iter::repeat_n(each, figures)).collect()
}

/// The runs of `own`, compared with the other text.
fn words(other: &str, own: &str) -> Vec<Run> {
    let [_, own] = changed_words(other, own);
    own
}

/// Compares a cell. A changed figure is marked as a whole, with its unit; in a name only the changed words are marked.
fn cell(place: Place, own: &str, other: Option<&str>, meanings: &Meanings) -> ComparedCell {
    // A label only names its column and is no content.
    let is_content = place.2 != TableColumn::Label;
    let is_changed = is_content && other.is_none_or(|other| !is_same(place, own, other, meanings));
    let runs = match other {
        Some(other) if is_changed && matches!(place.2, TableColumn::Name) => words(other, own),
        _ => whole(own, is_changed && !width::trim(own).is_empty()),
    };
    ComparedCell { runs, filler: None, spoken: is_changed.then(|| other.unwrap_or_default().to_owned()) }
}

/// A table that only one state has.
pub(super) fn alone(table: &PrintedTable) -> ComparedTable {
    let changed = |text: &String| ComparedCell { runs: whole(text, true), ..ComparedCell::default() };
    ComparedTable {
        head: table.head.iter().map(|text| whole(text, true)).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(changed).collect()).collect(),
        words: table.words,
        widths: widths(table),
    }
}

/// The words for a side that has nothing: on the new side (0) that something was removed, on the old side that
/// something was added.
pub(super) fn filler(side: usize) -> &'static str {
    if side == 0 { "（削る）" } else { "（新設）" }
}

/// Completes the changed cells of a section: the text for screen readers (from … to …) and, if `has_fillers`, the word
/// in a cell that is blank on this side only.
pub(super) fn finish(sides: &mut [Vec<ComparedBlock>; 2], has_fillers: bool) {
    for (side, blocks) in sides.iter_mut().enumerate() {
        for block in blocks {
            let ComparedBlock::Table(table) = block else { continue };
            for cell in table.rows.iter_mut().flatten() {
                let own = text_of(&cell.runs);
                let Some(other) = cell.spoken.take() else { continue };
                let is_blank = |text: &str| width::trim(text).is_empty();
                let is_filled = has_fillers && is_blank(&own) && !is_blank(&other);
                cell.filler = is_filled.then(|| filler(side).to_owned());
                let none = |text: String| if is_blank(&text) { "なし".to_owned() } else { text };
                let (before, after) = if side == 0 { (other, own) } else { (own, other) };
                cell.spoken = Some(format!("変更: {} → {}", none(before), none(after)));
            }
        }
    }
}
