//! What the cells above the rows of a name column add to them: the indicator whose parts they are, and the unit that they do not state.
//!
//! A row is a part by its words (男性), by an indent or a list mark below the name of its whole, or because it and its neighbours add up to
//! the whole. Its whole is the nearest name above it, or else the line above its group, or else the heading of the column or the title. A
//! line that names a whole is put before the names of all rows that it reaches, or of none.

use std::sync::Arc;

use crate::columns::in_names::{behind_number, names_a_part, names_a_sum, says_part};
use crate::columns::parts_of_names::{
    OF_NO_QUANTITY, is_in_brackets, is_line_of_section, mark_of_item, may_name_a_part, names_a_quantity,
    names_only_a_part, quantity_in_caption, without_part,
};
use crate::columns::seen_words::outside_brackets;
use crate::columns::stated_units::{unit_in_brackets, unit_of_title};
use crate::columns::vocabulary::{OF_PARTS, QUANTITIES};
use crate::import::reading::grid::{CellId, GridCell, SheetCell};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{ColumnHolds, RowOver, SheetColumn, SheetSection};
use crate::plan::cell::Cell;
use crate::value::Amount;
use crate::value::width::{is_space, key};

/// The most parts that are summed up.
const MOST_PARTS: usize = 20;

/// A row with the cell of its name.
type NamedRow<'g> = (usize, Option<SheetCell<'g>>);

/// The rows of a table with their names in one column.
pub(super) struct RowsOfNames<'s> {
    pub(super) sheet: &'s MarkedSheet<'s>,
    pub(super) section: &'s SheetSection,
    /// The name column.
    pub(super) name: usize,
}

/// What lines above a group add to its rows.
struct LineOver {
    /// The whole that is put before the names, and the number of first rows for which it is.
    of_names: Option<(CellId, usize)>,
    /// The whole for words for parts that have no name above them.
    of_parts: Option<CellId>,
    /// The upper line (see [`UpperLine`]) and the line of the group, if they differ.
    upper: Option<(CellId, CellId)>,
    /// The unit that the line states, and the number of first rows that have it.
    unit: Option<(Arc<str>, usize)>,
}

/// A line above the line of a group.
struct UpperLine<'g> {
    /// The upper line, and the line of the group below it.
    lines: (SheetCell<'g>, SheetCell<'g>),
    /// The names of the rows of the group.
    names: Vec<&'g str>,
}

impl<'s> RowsOfNames<'s> {
    /// What the cells above each row add to it; only for rows with an addition.
    pub(super) fn overs(&self) -> Vec<RowOver> {
        let section = self.section;
        let mut overs = Vec::new();
        let starts = section.groups.iter().map(|group| section.rows_above(group.first).len());
        let (mut from, mut upper) = (0, None);
        for to in starts.chain([section.rows.len()]) {
            let rows = section.rows.get(from..to).unwrap_or_default();
            let rows: Vec<NamedRow<'s>> =
                rows.iter().map(|row| (*row, self.sheet.own_name(section, *row, self.name))).collect();
            upper = self.upper_line(&rows, upper);
            if let Some(line) = self.line_over(&rows, upper.as_ref()) {
                self.add_overs(&rows, &line, &mut overs);
            }
            from = to;
        }
        overs
    }

    /// The line above that of a group, if it names the indicator whose parts the rows of the group are: ごみ排出量（t） over 家庭系 over 可燃 | 不燃. It
    /// also applies to the next groups whose rows have the same names.
    fn upper_line(&self, rows: &[NamedRow<'s>], last: Option<UpperLine<'s>>) -> Option<UpperLine<'s>> {
        let mut lines = self.lines(rows.first()?.0);
        let nearest = lines.next()?;
        let names: Vec<&str> = rows.iter().filter_map(|(_, own)| Some(own.as_ref()?.1.seen.key.as_str())).collect();
        let Some(above) = lines.next() else {
            // Rows of other indicators may follow the last of these names. A group line with another ending may be of another indicator
            // (図書館, 蔵書): both groups have the names of its rows, so it is put before them instead of the upper line.
            let end = |(_, line): &SheetCell<'_>| line.text.trim().chars().next_back();
            let of_same_names = last.filter(|upper| names.starts_with(&upper.names));
            return of_same_names.map(|upper| {
                let is_alike = end(&upper.lines.1) == end(&nearest);
                UpperLine { lines: (if is_alike { upper.lines.0 } else { nearest }, nearest), ..upper }
            });
        };
        let is_whole = names_a_whole(above.1) && unit_in_brackets(&above.1.text).is_some();
        is_whole.then_some(UpperLine { lines: (above, nearest), names })
    }

    /// What the lines above rows of a group add to them; `None` if there is nothing that the rows could need.
    fn line_over(&self, rows: &[NamedRow<'s>], upper: Option<&UpperLine<'s>>) -> Option<LineOver> {
        let (first, _) = rows.first()?;
        let is_group = self.section.group(*first).is_some();
        let below_group = || if is_group { self.lines(*first).next() } else { self.heading_of_parts(*first) };
        let line = upper.map(|upper| upper.lines.0).or_else(below_group);
        let unit = line.and_then(|(at, _)| self.unit_of_name(at));
        // A line with a unit of its own names what is counted, with or without the word for a quantity: 利用者（人） over 東館.
        let has_unit = |cell: &GridCell| is_group && cell.seen.is_words && unit_in_brackets(&cell.text).is_some();
        let is_whole = |cell: &GridCell| upper.is_some() || names_a_whole(cell) || has_unit(cell);
        let unnumbered = |cell: &'s GridCell| behind_number(&cell.text).unwrap_or(&cell.text);
        let is_sure = |cell: &'s GridCell| {
            quantity_in_caption(&cell.text).is_some() || is_whole(cell) && !is_line_of_section(unnumbered(cell))
        };
        let whole = line.filter(|(_, cell)| is_sure(cell));
        if whole.is_none() && unit.is_none() && !may_have_parts(rows) {
            return None;
        }
        let (reach, sure) = self.reach_of_line(rows, unit.as_deref());
        // A row in another unit ends the reach for certain only if the line states its own unit.
        let names = if unit.is_some() { Some(sure) } else { Some(reach).filter(|reach| sure == *reach) };
        // A heading that names no whole cannot be the whole of a part; a line may be the beginning of any name.
        let may_begin = |(_, cell): &SheetCell<'_>| !is_line_of_section(&cell.text);
        let of_parts = if is_group { line.filter(may_begin) } else { whole };
        Some(LineOver {
            of_names: whole.map(|(at, _)| at).zip(names),
            of_parts: of_parts.map(|(at, _)| at),
            upper: upper.map(|upper| (upper.lines.0.0, upper.lines.1.0)).filter(|(upper, below)| upper != below),
            unit: unit.map(|unit| (Arc::from(unit), if is_group { sure } else { rows.len() })),
        })
    }

    /// Adds an entry for each row of a group that gets an addition; a word for a part is joined to the nearest name above it.
    fn add_overs(&self, rows: &[NamedRow<'s>], line: &LineOver, overs: &mut Vec<RowOver>) {
        let (mut above, mut parents) = (None::<CellId>, Vec::<(usize, CellId)>::new());
        // The index up to which rows are parts of the name above, since they add up to its figures.
        let mut end_of_parts = 0;
        for (nth, named) in rows.iter().enumerate() {
            let (row, own) = *named;
            let is_below = |above, cell| nth < end_of_parts || self.is_below_name(row, cell, above);
            let below = own.filter(|(_, cell)| above.is_some_and(|above| is_below(above, cell)));
            // Names with a smaller indent are parts of the whole, too.
            let indent = below.map_or(0, |(_, cell)| cell.indent);
            parents.retain(|(known, _)| *known < indent);
            let parent = parents.last().map(|(_, at)| *at);
            parents.extend(below.map(|(at, _)| (indent, at)));
            let (whole, unit) = match above {
                _ if !is_part(named) && below.is_none() => {
                    let is_indicator =
                        |(_, cell): &SheetCell<'_>| !names_a_sum(&cell.text) && !names_a_part(&cell.text);
                    above = own.filter(is_indicator).map(|(at, _)| at).or(above);
                    end_of_parts = nth + 1 + self.parts_that_add_up(rows.get(nth..).unwrap_or_default());
                    let reached = |(_, count): &(CellId, usize)| nth < *count;
                    let unit = line.unit.as_ref().filter(|(_, count)| nth < *count);
                    (line.of_names.filter(reached).map(|(at, _)| at), unit.map(|(unit, _)| Arc::clone(unit)))
                }
                Some(above) => (Some(above), self.unit_of_name(above).map(Arc::from)),
                None => (line.of_parts, line.unit.as_ref().map(|(unit, _)| Arc::clone(unit))),
            };
            let below_upper = || line.upper.filter(|(upper, _)| whole == Some(*upper)).map(|(_, below)| below);
            let between = parent.or_else(below_upper);
            if whole.is_some() || unit.is_some() {
                overs.push(RowOver { row, whole, between, unit });
            }
        }
    }

    /// The number of rows behind the first that are its parts, since in all columns of figures, and in more than one, they add up to it:
    /// 日帰り 421 | 480 and 宿泊 49 | 61 below 観光入込客数 470 | 541.
    fn parts_that_add_up(&self, rows: &[NamedRow<'_>]) -> usize {
        let Some(((whole, own), behind)) = rows.split_first() else { return 0 };
        // Any name above indented rows may be their whole: 　一般書 below 本館.
        let are_indented = behind.first().is_some_and(|(_, own)| own.is_some_and(|(_, cell)| cell.indent > 0));
        let may_be_whole = |(_, cell): &SheetCell<'_>| names_a_whole(cell) || are_indented;
        let Some((at, _)) = own.filter(may_be_whole) else { return 0 };
        let may_be_part = |(row, own): &&NamedRow<'_>| {
            own.is_some_and(|(_, cell)| !names_a_whole(cell)) && self.is_in_unit_of(*row, at)
        };
        let mut parts = behind.iter().take(MOST_PARTS).take_while(may_be_part).peekable();
        if parts.peek().is_none() {
            return 0;
        }
        let of_whole = self.amounts(*whole);
        let mut sums = vec![Some(Amount::ZERO); of_whole.len()];
        let adds_up = |(row, _): &NamedRow<'_>| {
            for (sum, amount) in sums.iter_mut().zip(self.amounts(*row)) {
                *sum = sum.zip(amount).map(|(sum, amount)| sum + amount);
            }
            let known = || sums.iter().zip(&of_whole).filter_map(|(sum, whole)| Some(((*sum)?, (*whole)?)));
            // Zero has no parts.
            known().filter(|(_, whole)| whole.signum() != 0).count() > 1 && known().all(|(sum, whole)| sum == whole)
        };
        let ends: Vec<bool> = parts.map(adds_up).collect();
        // A single part only repeats the figures of its whole.
        ends.iter().rposition(|is_end| *is_end).filter(|last| *last > 0).map_or(0, |last| last + 1)
    }

    /// Whether the figures of a row are the sums of the rows from `first` on, without other sums among them: those known in all rows agree.
    pub(super) fn is_sum_since(&self, first: usize, row: usize) -> bool {
        let rows = self.section.rows_above(row).iter().filter(|part| **part >= first);
        let parts = rows.filter(|part| self.sheet.sum_of_row(self.section, **part).is_none());
        let mut sums = vec![Some(Amount::ZERO); self.section.values().count()];
        for part in parts {
            for (sum, amount) in sums.iter_mut().zip(self.amounts(*part)) {
                *sum = sum.zip(amount).map(|(sum, amount)| sum + amount);
            }
        }
        let stated = self.amounts(row);
        let mut known = sums.into_iter().zip(stated).filter_map(|(sum, stated)| sum.zip(stated)).peekable();
        known.peek().is_some() && known.all(|(sum, stated)| sum == stated)
    }

    /// The figures of a row in the columns of figures, without regard to their unit.
    fn amounts(&self, row: usize) -> Vec<Option<Amount>> {
        let amount = |column: &SheetColumn| {
            let (_, cell) = self.sheet.filled_cell(self.section, row, column.index)?;
            Cell::read(&cell.text, "").amount()
        };
        self.section.values().map(amount).collect()
    }

    /// Whether a row is an item below the name of its whole, in no other unit, and is no name of an indicator itself: 　日帰り or ・日帰り below
    /// 観光入込客数. A text that is only brackets continues the name above instead.
    fn is_below_name(&self, row: usize, cell: &GridCell, above: CellId) -> bool {
        let whole = self.sheet.grid.cell(above).filter(|whole| names_a_whole(whole) && whole.indent == 0);
        let is_item = |whole: &GridCell| {
            cell.indent > 0 || is_marked(cell) && mark_of_item(&cell.text) != mark_of_item(&whole.text)
        };
        let names_none =
            || ![QUANTITIES, OF_NO_QUANTITY].iter().any(|ends| ends.ends(&outside_brackets(&cell.seen.key)));
        whole.is_some_and(is_item) && !is_in_brackets(&cell.text) && names_none() && self.is_in_unit_of(row, above)
    }

    /// Whether the row has the unit of the indicator named by a cell, or one of the units is unknown.
    pub(super) fn is_in_unit_of(&self, row: usize, name: CellId) -> bool {
        let own = self.sheet.own_name(self.section, row, self.name).and_then(|(at, _)| self.unit_of_name(at));
        let units = own.zip(self.unit_of_name(name));
        units.is_none_or(|(own, whole)| key(&own) == key(&whole))
    }

    /// How many of the rows below a line it reaches, up to a row that names an indicator itself; and how many of these come before a row of
    /// another indicator: in another unit, or no part of a quantity.
    fn reach_of_line(&self, rows: &[NamedRow<'_>], unit: Option<&str>) -> (usize, usize) {
        let has_unit = |cell: &GridCell| cell.indent == 0 && unit_in_brackets(&cell.text).is_some();
        let names_other = |(_, cell): SheetCell<'_>| names_a_whole(cell) || has_unit(cell);
        // A row without indent below indented ones also ends the reach.
        let are_indented = rows.first().is_some_and(|(_, own)| own.is_some_and(|(_, cell)| cell.indent > 0));
        let ends = |own: &Option<SheetCell<'_>>| own.is_some_and(|(_, cell)| are_indented && cell.indent == 0);
        let end = rows.iter().position(|(_, own)| ends(own) || own.is_some_and(names_other));
        let reach = end.unwrap_or(rows.len());
        let of_first = || rows.first().and_then(|(row, _)| self.unit_of_row(*row));
        let unit = unit.map(str::to_owned).or_else(of_first).map(|unit| key(&unit));
        let begins_with_part = rows.first().is_some_and(is_part);
        let differs = |named: &NamedRow<'_>| {
            let (row, own) = named;
            let in_other_unit = || {
                let of_row = self.unit_of_row(*row).map(|unit| key(&unit));
                unit.as_ref().zip(of_row).is_some_and(|(unit, own)| *unit != own)
            };
            let is_other = own.is_some_and(|(_, cell)| OF_NO_QUANTITY.ends(&cell.seen.key));
            is_other || begins_with_part && !is_part(named) || in_other_unit()
        };
        (reach, rows.iter().take(reach).position(differs).unwrap_or(reach))
    }

    /// The unit of the indicator named by a cell.
    fn unit_of_name(&self, at: CellId) -> Option<String> {
        unit_in_brackets(&self.sheet.grid.cell(at)?.text).or_else(|| self.unit_of_row(at.row))
    }

    /// The unit of a row in the column of units or beside its first figure.
    fn unit_of_row(&self, row: usize) -> Option<String> {
        let cell = |column: usize| self.sheet.filled_cell(self.section, row, column);
        let mut units = self.section.columns.iter().filter(|column| column.holds == ColumnHolds::Units);
        let stated = units.find_map(|column| cell(column.index)?.1.seen.unit.clone());
        let mut figures = self.section.values().filter_map(|column| cell(column.index));
        stated.or_else(|| figures.find_map(|(_, cell)| cell.seen.figure.as_ref()?.unit.clone()))
    }

    /// The lines above a row in the name column, the nearest first.
    pub(super) fn lines(&self, row: usize) -> impl Iterator<Item = SheetCell<'s>> {
        let name = self.name;
        self.sheet.group_lines(self.section, row).filter(move |(at, _)| at.index == name)
    }

    /// The whole of the parts in the name column by its heading, or else by the title if that has a unit.
    fn heading_of_parts(&self, row: usize) -> Option<SheetCell<'s>> {
        let cell = |head: &usize| self.sheet.filled_cell(self.section, *head, self.name);
        let mut headings = self.section.heads.iter().rev().filter_map(cell);
        let has_unit = |cell: &GridCell| unit_in_brackets(&cell.text).is_some() && unit_of_title(&cell.text).is_none();
        // A heading for the kind of parts (部門, 要介護度) does not name the whole.
        let names_none = |cell: &GridCell| OF_PARTS.has(&cell.seen.key) || !names_a_whole(cell);
        let of_parts = |cell: &GridCell| cell.seen.head.is_none() && !has_unit(cell) && names_none(cell);
        let heading = headings.next().filter(|(_, cell)| !of_parts(cell));
        heading.or_else(|| self.sheet.line_of_block(self.section, row).filter(|(_, cell)| has_unit(cell)))
    }
}

/// Whether any row may be a part: by its words, by its indent, or because it follows the name of a whole, to which it may add up.
fn may_have_parts(rows: &[NamedRow<'_>]) -> bool {
    let mut is_whole = false;
    rows.iter().any(|named| {
        let own = named.1.map(|(_, cell)| cell);
        let is_behind_whole = std::mem::replace(&mut is_whole, own.is_some_and(names_a_whole));
        let is_set_apart = own.is_some_and(|cell| cell.indent > 0);
        is_part(named) || is_set_apart || is_behind_whole
    })
}

/// Whether the name of a row is a word for a part.
fn is_part((_, own): &NamedRow<'_>) -> bool {
    let is_named = |cell: &GridCell| names_only_a_part(&cell.text) || says_part(&cell.text);
    // A row with a unit of its own is a part only if it is indented: 件数（件） beside 金額（千円） is another indicator.
    own.is_some_and(|(_, cell)| is_named(cell) || cell.indent > 0 && may_name_a_part(&cell.text))
}

/// Whether a name has the mark of an item before it.
fn is_marked(cell: &GridCell) -> bool {
    mark_of_item(&cell.text).is_some()
}

/// Whether a cell names an indicator that may have parts below it.
pub(in crate::import::reading) fn names_a_whole(cell: &GridCell) -> bool {
    let is_named = cell.seen.is_words && cell.seen.head.is_none();
    let is_of_quantity = |name: &str| names_a_quantity(&outside_brackets(name));
    let has_part = || cell.text.trim().contains(is_space) && is_of_quantity(&key(without_part(&cell.text)));
    is_named && (is_of_quantity(&cell.seen.key) || has_part()) && !names_only_a_part(&cell.text)
}
