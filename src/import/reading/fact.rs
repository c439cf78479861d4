//! The figures of a table, each with the name, kind and time that its sources state, and what is missing or in doubt.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::grid::{CellId, GridCell, SheetCell};
use super::mark::{Says, SheetMark};
use super::marked_sheet::MarkedSheet;
use super::names::Named;
use super::row_labels::{RowLabel, nearest};
use super::section::{SheetColumn, SheetSection};
use crate::columns::Wide;
use crate::columns::in_names::{ENDS_OF_TIMES, name_and_unit};
use crate::columns::seen_words::{CellFigure, KindSaid, Seen, name_and_words};
use crate::columns::vocabulary::FigureKind;
use crate::columns::words_of_years::PartOfYear;
use crate::plan::cell::{Certainty, POINTS, certainty_in};
use crate::value::fiscal_year::{FiscalYear, Time};
use crate::value::width::{key, trim};

mod marking;
mod two_figures;
mod units;

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

/// Dates each undated rate of a row by the nearest actual at its left.
fn date_rates(values: &mut [Value]) {
    let mut last = None;
    for value in values {
        // One of two values whose kinds are still asked is an actual.
        if value.kind == Some(FigureKind::Actual) || value.doubt == Some(FigureDoubt::Lines) {
            last = Some((value.time, value.time_at, value.year));
        } else if value.is_undated_rate() {
            (value.time, value.time_at, value.year) = last.unwrap_or_default();
            value.is_dated_beside = true;
        }
    }
}

/// Dates each undated rate of a turned table by the actual right above it.
fn date_rates_below(values: &mut [Value]) {
    let width = values.iter().map(|value| value.column + 1).max().unwrap_or_default();
    let mut columns = vec![None; width];
    for value in values {
        let Some(above) = columns.get_mut(value.column) else { continue };
        if let Some(of_actual) = above.take().filter(|_| value.is_undated_rate()) {
            (value.time, value.time_at, value.year) = of_actual;
            value.is_dated_beside = true;
        }
        if value.kind == Some(FigureKind::Actual) {
            *above = Some((value.time, value.time_at, value.year));
        }
    }
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

    /// Whether words show that a figure is not of its kind: words beside it, the words of its time, or its name.
    fn is_doubted_by_words(&self, value: &Value, cell: &GridCell, before: InCell<'_>) -> bool {
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

    /// Sets the kind by the label in the cell, the headings and the labels at the left.
    fn say_kind(&self, value: &mut Value, column: &SheetColumn, label: Option<&Seen>) {
        let by_row = nearest(&self.labels, value.column).0;
        let by_label = label.and_then(Seen::kind);
        let by_column = by_label.or(column.kind);
        let row_kind = by_row.and_then(|label| label.kind).filter(|_| by_label.is_none());
        let is_no_kind =
            |kind: Option<KindSaid>| matches!(kind, Some(KindSaid::Sum | KindSaid::Forbidden | KindSaid::Several));
        let is_row_odd = is_no_kind(row_kind) && !self.section.is_turned;
        let named = value.name.as_ref().and_then(|(_, at)| self.sheet.grid.cell(*at));
        let says_again =
            || named.is_some_and(|cell| cell.seen.says_again) || self.sheet.sum_of_row(self.section, self.at).is_some();
        let is_sum = !self.section.is_turned && says_again();
        if is_no_kind(by_column) || is_row_odd && !(is_sum && row_kind == Some(KindSaid::Sum)) {
            value.doubt = Some(FigureDoubt::NoKind);
        } else if is_sum {
            value.doubt = Some(FigureDoubt::SumRow);
        }
        let [of_column, of_row] = [by_column, row_kind].map(|kind| kind.and_then(KindSaid::placed));
        // The overall rate that ends a table is below targets and actuals: 達成率 | | 50.0%.
        if of_row == Some(FigureKind::Rate) && matches!(of_column, Some(FigureKind::Target | FigureKind::Actual)) {
            value.doubt = Some(FigureDoubt::NoKind);
        }
        (value.kind, value.kind_at) = match (of_column, of_row) {
            (Some(FigureKind::Rate), _) => (Some(FigureKind::Rate), column.kind_at),
            (_, Some(FigureKind::Rate)) => (Some(FigureKind::Rate), by_row.map(|label| label.at)),
            (Some(FigureKind::Baseline), _) => (Some(FigureKind::Baseline), column.kind_at),
            (Some(one), Some(other)) if one != other => (None, None),
            (Some(kind), _) => (Some(kind), column.kind_at),
            (None, kind) => (kind, by_row.map(|label| label.at)),
        };
        let proposed = |kind: Option<KindSaid>| kind.and_then(KindSaid::proposed);
        let weak = proposed(by_column).or(proposed(row_kind));
        // A weak word that contradicts the other source leaves the kind open.
        if weak.is_some_and(|weak| value.kind.is_some_and(|kind| kind != weak)) {
            (value.kind, value.kind_at) = (None, None);
        }
        let is_actual = value.kind == Some(FigureKind::Actual);
        let labelled = by_row.and_then(|label| self.sheet.grid.cell(label.at));
        let parts = [column.part, labelled.and_then(|cell| cell.seen.part_of_year)];
        if parts.into_iter().flatten().any(|part| part == PartOfYear::Half || is_actual) {
            value.doubt = value.doubt.or(Some(FigureDoubt::NoKind));
        }
        value.certainty = labelled.and_then(|cell| certainty_in(&cell.seen.key)).or(value.certainty);
        value.proposed_at = match proposed(by_column) {
            Some(_) => column.kind_at,
            None => by_row.filter(|_| weak.is_some()).map(|label| label.at),
        };
        let above = self.kind_above();
        value.proposed = weak.or_else(|| self.kind_in_line_above());
        let is_silent = by_column.is_none() && row_kind.is_none() && value.doubt.is_none();
        let is_of_block = is_silent && !self.section.heads.is_empty() && self.sheet.grid.words.has_blocks_of_kinds;
        // A line with a year over a list of names and figures also states the kind: 令和5年度実績.
        let is_month = named.is_some_and(|cell| cell.seen.part_of_year.is_some());
        let is_list = is_silent && self.section.heads.is_empty() && self.section.named.len() == 1 && !is_month;
        let is_dated = |at: CellId| self.sheet.time(at, false).is_some();
        let is_said = |(_, at): &(KindSaid, CellId)| is_of_block || is_list && is_dated(*at);
        if let Some((KindSaid::Placed(kind), at)) = above.filter(is_said) {
            (value.kind, value.kind_at) = (Some(kind), Some(at));
        }
    }

    /// The kind that the line above the table states, with the cell of the line. The caller uses it only as a proposal, except where lines
    /// head blocks of both kinds or lists of a year and no weak word is involved.
    fn kind_above(&self) -> Option<(KindSaid, CellId)> {
        let lines = self.sheet.lines_above(self.section, self.at).take(2);
        // The title above a list does not apply to a list below another line.
        let group = self.section.group(self.at).and_then(|group| group.lines.first().copied());
        let first = group.filter(|_| self.section.heads.is_empty()).unwrap_or_default();
        let mut said = lines.filter(|(at, cell)| at.row >= first && cell.seen.rest.is_empty());
        match said.find_map(|(at, cell)| Some((cell.seen.kind()?, at)))? {
            said @ (KindSaid::Placed(kind) | KindSaid::Proposed(kind), _) if kind != FigureKind::Rate => Some(said),
            _ => None,
        }
    }

    /// The kind that the line above the table names among other words, which distinguishes it from tables below other lines: （１）目標の推移.
    fn kind_in_line_above(&self) -> Option<FigureKind> {
        let (_, line) = self.sheet.line_of_block(self.section, self.at)?;
        line.seen.kind()?.figure_kind()
    }

    /// Sets the time by the label in the cell or beside the figure, the column of times, the headings and the labels of the row.
    fn say_time(&self, value: &mut Value, column: &SheetColumn, label: Option<&Seen>) {
        let sheet = self.sheet;
        let own = label.and_then(Seen::time).or(value.figure.time);
        let beside = column.times_in.and_then(|times| sheet.filled_cell(self.section, self.at, times));
        let beside_time = beside.and_then(|(at, _)| sheet.time(at, true));
        let by_row = nearest(&self.labels, value.column).1;
        // A label between two figures applies to the figure behind it.
        let is_behind = |time: &RowLabel| time.at.row == self.at && time.column > value.column;
        let by_row = by_row.or(self.time.filter(|time| !is_behind(time)));
        let is_beyond = |time: &RowLabel| self.is_beyond_figures_of(time.column, value.column);
        let by_row = by_row.filter(|time| value.kind != Some(FigureKind::Rate) && !is_beyond(time));
        let row_time = by_row.and_then(|label| label.time);
        (value.time, value.time_at) = own
            .map(|time| (Some(time), Some(value.at)))
            .or_else(|| beside_time.map(|time| (Some(time), beside.map(|(at, _)| at))))
            .or_else(|| column.time.map(|time| (Some(time), column.time_at)))
            .unwrap_or((row_time, by_row.map(|label| label.at)));
        let year = |time: Option<Time>| time.and_then(|time| sheet.year(time));
        let differ = |one, other| year(one).zip(year(other)).is_some_and(|(one, other)| one != other);
        let is_one_of_two = beside.is_none() && differ(column.time, row_time);
        if (differ(own, column.time) || is_one_of_two) && value.kind != Some(FigureKind::Baseline) {
            (value.time, value.doubt) = (None, value.doubt.or(Some(FigureDoubt::TwoTimes)));
        }
        let is_of_card = value.time.is_none() && self.section.heads.is_empty();
        let dating = |kind| sheet.dating_line(self.at, kind);
        if let Some(at) = value.kind.filter(|_| is_of_card).and_then(dating) {
            (value.time, value.time_at) = (sheet.time(at, false), Some(at));
        }
        // A line that names a kind dates only figures of that kind: 目標年度：令和9年度, 目標値（令和9年度）. A line without a kind dates actuals; targets
        // below it may be of the last year, so it dates them only if other blocks are below lines with other years.
        let kind_of = |(at, cell): &SheetCell<'_>| {
            let kind = cell.seen.kind().and_then(KindSaid::placed);
            kind.or_else(|| sheet.dated_by(at.row)?.0)
        };
        let is_open = value.time.is_none() && value.doubt.is_none();
        let is_actual = value.kind == Some(FigureKind::Actual);
        let is_in_block = value.kind == Some(FigureKind::Target) && sheet.grid.words.has_blocks_of_years;
        let counts = |line: &SheetCell<'_>| match kind_of(line) {
            Some(kind) => Some(kind) == value.kind && line.0.index == 0,
            None => is_actual || is_in_block,
        };
        let above = sheet.lines_above(self.section, self.at).take(2).filter(|_| is_open);
        let mut dated = above.filter(|(_, cell)| cell.seen.rest.is_empty() && !cell.seen.times.is_empty());
        if let Some((at, cell)) = dated.find(counts) {
            // The actuals of a month are not those of its year.
            if is_actual && cell.seen.part_of_year.is_some() {
                value.doubt = Some(FigureDoubt::NoKind);
            }
            (value.time, value.time_at) = sheet.time(at, false).map(|time| (time, at)).unzip();
        }
    }

    /// Whether a column has at least as many figures between it and a time of its row as the row's shortest run of figures, so that the
    /// time is not its own: 24% in R3 | 3,310 | R8 | 3,500 | 24%, and no figure in R4 | 1,000 | 912 | R5 | 1,100 | 1,189.
    fn is_beyond_figures_of(&self, time: usize, column: usize) -> bool {
        let times: Vec<usize> =
            self.labels.iter().filter(|label| label.time.is_some()).map(|label| label.column).collect();
        if times.len() < 2 {
            return false;
        }
        let columns = &self.section.columns;
        let figures = |from: usize, to: usize| {
            columns.get(from..to).unwrap_or_default().iter().filter(|column| column.is_value()).count()
        };
        let ends = times.iter().skip(1).copied().chain([columns.len()]);
        let fewest = times.iter().zip(ends).map(|(from, to)| figures(*from, to)).min();
        fewest.is_some_and(|fewest| figures(time, column) >= fewest)
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
