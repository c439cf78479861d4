//! The figures of a table, each with the name, kind and time that its sources state, and what is missing or in doubt.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::grid::{CellId, GridCell};
use super::mark::{Says, SheetMark};
use super::marked_sheet::MarkedSheet;
use super::names::Named;
use super::row_labels::{RowLabel, nearest};
use super::section::{SheetColumn, SheetSection};
use crate::columns::Wide;
use crate::columns::in_names::name_and_unit;
use crate::columns::seen_words::{CellFigure, Seen, name_and_words};
use crate::columns::vocabulary::FigureKind;
use crate::plan::cell::Certainty;
use crate::value::fiscal_year::{FiscalYear, Time};
use crate::value::width::key;

mod kind;
mod marking;
mod time;
mod two_figures;
mod units;

use time::{date_rates, date_rates_below};
pub(super) use units::is_of_shares;

/// Where a figure goes in a plan, in the order in which a plan shows its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FigurePlace {
    /// The kind of the figure in the plan.
    pub kind: FigureKind,
    /// The column of our file for such a figure: its year, the baseline or the whole period.
    pub column: Wide,
}

/// Why the user must be asked about a figure although its sources state something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FigureDoubt {
    /// Its row may be the sum of others.
    SumRow,
    /// Its heading or label states that it is no figure of an indicator, or names several kinds.
    NoKind,
    /// Two of its sources state different times.
    TwoTimes,
    /// Its row cannot be aligned with the headings.
    Ragged,
    /// Its cell looks different from its text: letters were struck out or raised, or it was merged over several columns.
    Altered,
    /// A remark with other digits is beside it in its cell.
    Remark,
    /// It is one of two figures in a cell or on two lines, and nothing states which kind each is.
    Lines,
}

/// A figure of the sheet with what its sources state.
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of the figure, and they combine")]
#[derive(Clone, Debug, Default)]
pub(super) struct Value {
    pub(super) section: usize,
    pub(super) column: usize,
    pub(super) at: CellId,
    pub(super) figure: CellFigure,
    pub(super) name: Option<Named>,
    /// The word for a part of its indicator that precedes it in its cell.
    pub(super) part: Option<String>,
    pub(super) kind: Option<FigureKind>,
    pub(super) kind_at: Option<CellId>,
    /// The kind that a weak word or the line above proposes.
    pub(super) proposed: Option<FigureKind>,
    /// The heading or label with the weak word.
    pub(super) proposed_at: Option<CellId>,
    pub(super) time: Option<Time>,
    pub(super) time_at: Option<CellId>,
    pub(super) year: Option<FiscalYear>,
    pub(super) is_of_period: bool,
    pub(super) unit: String,
    pub(super) doubt: Option<FigureDoubt>,
    pub(super) certainty: Option<Certainty>,
    pub(super) is_increment: bool,
    /// Whether a dash or a word is in the place of the figure (-, 集計中).
    pub(super) is_stated: bool,
    /// Whether it is a remark: words or a mark beside other figures of its row (コロナにより中止).
    pub(super) is_remark: bool,
    /// Whether it is a rate that got the year of the actual beside or above it.
    pub(super) is_dated_beside: bool,
    /// Whether a mark states its kind.
    pub(super) is_told: bool,
    /// Whether a mark states that it counts as it appears.
    pub(super) is_as_seen: bool,
    /// The heading or label that divides it, if it is two figures and the user is asked for their kinds.
    pub(super) parted_at: Option<CellId>,
    /// Whether it is on one of the two lines of its indicator whose kinds the words of the sheet state, and no mark does.
    pub(super) is_of_lines: bool,
}

impl Value {
    /// The text of the figure: its part of the cell, or the whole cell.
    pub(super) fn text(&self, sheet: &MarkedSheet<'_>) -> String {
        let cell = || sheet.grid.cell(self.at).map(|cell| cell.text.trim().to_owned());
        self.figure.text.clone().or_else(cell).unwrap_or_default()
    }

    /// Whether the name in another row applies to its row.
    pub(super) fn goes_on(&self) -> bool {
        self.name.as_ref().is_some_and(|(_, at)| at.row != self.at.row)
    }

    /// Whether it is a rate without a time or year.
    fn is_undated_rate(&self) -> bool {
        self.kind == Some(FigureKind::Rate) && self.time.is_none() && self.year.is_none()
    }

    /// Whether a weak word in its own row proposes its kind.
    pub(super) fn is_proposed_by_row(&self) -> bool {
        self.proposed_at.is_some_and(|at| at.row == self.at.row)
    }

    /// Whether the word that gives or proposes its kind is in its own row.
    pub(super) fn is_labelled(&self) -> bool {
        self.proposed_at.or(self.kind_at).is_some_and(|at| at.row == self.at.row)
    }

    /// Whether only the kinds of its indicator's two lines can give its kind.
    pub(super) fn waits_for_lines(&self) -> bool {
        self.is_of_lines && self.kind.is_none()
    }

    /// Whether a figure of its kind needs a year, and its year is not known.
    pub(super) fn lacks_year(&self) -> bool {
        let has_none = match self.kind {
            Some(FigureKind::Baseline) => true,
            Some(FigureKind::Target) => self.is_of_period,
            _ => false,
        };
        self.year.is_none() && !has_none
    }

    /// Where the figure goes; `None` if something is missing or in doubt.
    pub(super) fn place(&self) -> Option<FigurePlace> {
        let kind = self.kind.filter(|_| self.name.is_some() && self.doubt.is_none())?;
        let column = match kind {
            FigureKind::Baseline => Wide::Baseline,
            FigureKind::Target if self.is_of_period => Wide::Total,
            _ => Wide::Year(self.year?),
        };
        Some(FigurePlace { kind, column })
    }
}

impl MarkedSheet<'_> {
    /// The figures of all tables.
    pub(super) fn values(&self, sections: &[SheetSection]) -> Vec<Value> {
        let cells = sections.iter().map(|section| section.rows.len() * section.values().count()).sum();
        let mut values = Vec::with_capacity(cells);
        for (index, section) in sections.iter().enumerate() {
            let (mut last, names, of_table) = (None, OnceCell::new(), values.len());
            for row in &section.rows {
                let labels = self.row_labels(section, *row);
                // A time before the names also applies to the rows below over which its cell was merged.
                let goes_on = |label: &RowLabel| {
                    self.filled_cell(section, *row, label.column).is_none()
                        && section.named.iter().all(|(_, name)| name.index > label.column)
                };
                let row_time = nearest(&labels, usize::MAX).1.or(last.filter(goes_on));
                last = row_time;
                let row = Row { sheet: self, section, index, at: *row, labels, time: row_time, names: &names };
                let first = values.len();
                row.add_values(&mut values);
                date_rates(values.get_mut(first..).unwrap_or_default());
            }
            if section.is_turned {
                date_rates_below(values.get_mut(of_table..).unwrap_or_default());
            }
        }
        values
    }
}

/// A row of a table with its labels.
struct Row<'a> {
    sheet: &'a MarkedSheet<'a>,
    section: &'a SheetSection,
    index: usize,
    at: usize,
    labels: Vec<RowLabel>,
    /// The time of the row, or of the row above if its cell was merged over both.
    time: Option<RowLabel>,
    /// The names of the table, computed when first needed.
    names: &'a OnceCell<HashSet<&'a str>>,
}

/// A cell of a row with its column.
#[derive(Clone, Copy)]
struct Spot<'a> {
    column: &'a SheetColumn,
    at: CellId,
    cell: &'a GridCell,
}

/// What precedes a figure in its cell.
#[derive(Clone, Copy)]
enum InCell<'a> {
    Nothing,
    /// The label that states its kind or its time.
    Label(&'a Seen),
    /// The word for a part of its indicator.
    Part(&'a Seen),
}

impl Row<'_> {
    fn add_values(&self, values: &mut Vec<Value>) {
        // A target may be given in words (維持); among figures, words are remarks.
        let cell = |column: &SheetColumn| self.sheet.filled_cell(self.section, self.at, column.index);
        let mut cells = self.section.values().filter_map(cell);
        let is_in_words = !self.sheet.has_figure(self.at) && cells.any(|(_, cell)| cell.seen.is_words);
        for column in &self.section.columns {
            let is_value = column.is_value();
            let Some(at) = self.section.cell(self.at, column.index) else { continue };
            let Some(cell) = self.sheet.grid.cell(at) else { continue };
            let (spot, seen) = (Spot { column, at, cell }, &cell.seen);
            let is_aim = || seen.is_words && !seen.has_digit() && !self.names_an_indicator(cell);
            let says_figures = |mark: &SheetMark| matches!(mark.says, Says::Figures { .. }) && mark.on.names_columns();
            // A blank beside figures states that there is no figure. A mark among figures (▲) is a remark: it is neither dropped nor read
            // as something in the place of a figure.
            let says_none = if seen.is_blank() { !is_in_words } else { seen.is_dash || seen.is_mark || is_aim() };
            if is_value && says_none && (seen.is_blank() || !self.sheet.is_left_out(cell)) {
                let stated = self.value(spot, &CellFigure::default(), InCell::Nothing);
                let is_remark = seen.is_mark || seen.is_words && !is_in_words;
                values.push(Value { is_stated: true, is_remark, ..stated });
            } else if is_value || self.sheet.marks_on(cell).any(says_figures) {
                self.add_figures(spot, values);
            }
        }
    }

    /// Adds the figures of a cell that are read: two values, a single figure, or figures with labels or parts of their indicator before
    /// them.
    fn add_figures(&self, spot: Spot<'_>, values: &mut Vec<Value>) {
        let (cell, seen) = (spot.cell, &spot.cell.seen);
        if let Some(two) = self.two_figures(spot) {
            values.extend(two);
        } else if self.sheet.is_figure(cell) || self.sheet.has_parts(cell) {
            let own = seen.figure.iter().map(|figure| (InCell::Nothing, figure));
            let labelled = seen.labelled.iter().map(|(label, figure)| (InCell::Label(label), figure));
            let of_parts = seen.of_parts.iter().map(|(part, figure)| (InCell::Part(part), figure));
            let all = own.chain(labelled).chain(of_parts);
            values.extend(all.map(|(before, figure)| self.value(spot, figure, before)));
        }
    }

    /// Whether the text of a cell is the name of an indicator of the table, so that it is no target in words.
    fn names_an_indicator(&self, cell: &GridCell) -> bool {
        let names = self.names.get_or_init(|| {
            let columns = self.section.name_indexes().into_iter();
            let cells = columns.flat_map(|column| self.sheet.cells(self.section, column));
            cells.map(|cell| cell.seen.key.as_str()).collect()
        });
        names.contains(cell.seen.key.as_str())
    }

    /// A figure with what its sources state, overridden by marks.
    fn value(&self, spot: Spot<'_>, figure: &CellFigure, before: InCell<'_>) -> Value {
        let Spot { column, at, cell } = spot;
        let name = self.sheet.name(self.section, self.at, column.index);
        let name = name.map(|(name, at)| (self.without_kind(name, at), at));
        let (figure, unit) = (figure.clone(), self.unit(column, name.as_ref(), figure));
        let (label, in_cell) = match before {
            InCell::Nothing => (None, None),
            InCell::Label(label) => (Some(label), None),
            InCell::Part(part) => (None, Some(part.key.as_str())),
        };
        let name = name.map(|(name, at)| {
            let bare = name_and_unit(&name).filter(|(_, own)| key(own) == key(&unit)).map(|(bare, _)| bare.to_owned());
            let name = bare.unwrap_or(name);
            let is_apart = self.sheet.is_marked(cell, &Says::Apart);
            (if is_apart { self.name_apart(&name, column.index, in_cell) } else { name }, at)
        });
        let (section, index) = (self.index, column.index);
        let part = in_cell.map(str::to_owned);
        let mut value = Value { section, column: index, at, figure, unit, name, part, ..Value::default() };
        (value.certainty, value.is_increment) = (column.certainty, column.are_increments);
        self.say_kind(&mut value, column, label);
        self.say_time(&mut value, column, label);
        spot.say_unit(&mut value);
        value.year = value.time.and_then(|time| self.sheet.year(time));
        if self.is_doubted_by_words(&value, cell, before) {
            value.doubt = value.doubt.or(Some(FigureDoubt::NoKind));
        }
        if self.section.ragged.contains(&self.at) {
            (value.kind, value.time, value.year) = (None, None, None);
            value.doubt = Some(FigureDoubt::Ragged);
        }
        value.is_as_seen = self.sheet.is_marked(cell, &Says::AsSeen);
        if cell.is_altered && !value.is_as_seen {
            value.doubt = Some(FigureDoubt::Altered);
        }
        if value.figure.has_remark && !self.sheet.is_marked(cell, &Says::WithoutRemark) {
            value.doubt = value.doubt.or(Some(FigureDoubt::Remark));
        }
        self.mark(&mut value, spot);
        value
    }

    /// The name of a figure that is an indicator of its own: the name with the word for its part from the cell, the heading or its row, or
    /// else behind the line above its block.
    fn name_apart(&self, name: &str, column: usize, in_cell: Option<&str>) -> String {
        let has_whole = self.section.columns.get(column).is_some_and(|column| column.whole.is_some());
        let in_heading = || self.sheet.part_in_heading(self.section, column).filter(|_| !has_whole);
        let part = in_cell.or_else(in_heading).or_else(|| self.sheet.word_of_row(&self.labels, column));
        match part {
            Some(part) => format!("{name} {part}"),
            None if has_whole => name.to_owned(),
            None => self
                .sheet
                .words_of_block(self.section, self.at)
                .map_or_else(|| name.to_owned(), |line| format!("{line} {name}")),
        }
    }

    /// A name without the kind in brackets or behind a blank at its end.
    fn without_kind(&self, name: String, at: CellId) -> String {
        let inner = self.sheet.grid.cell(at).and_then(|cell| cell.seen.in_brackets.as_ref());
        if !inner.is_some_and(|inner| !inner.kinds.is_empty() && inner.is_label) {
            return name;
        }
        name_and_words(&name).map_or(name.clone(), |(name, _)| name.trim().to_owned())
    }
}
