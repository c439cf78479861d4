//! What the headings over a column state about it.

use super::unit_in;
use crate::columns::in_names::names_increments;
use crate::columns::parts_of_names::{is_in_brackets, names_only_a_part};
use crate::columns::seen_words::{KindSaid, Parting, Seen, outside_brackets, says_a_figure};
use crate::columns::stated_units::{counted_in, says_only_a_unit};
use crate::columns::vocabulary::{
    FigureKind, HeadWord, MEAN, is_of_one_line, is_standard, kind_word_at_end, says_other_figures,
};
use crate::import::reading::grid::{CellId, GridCell};
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{SheetColumn, SheetSection};
use crate::plan::cell::certainty_in;
use crate::value::fiscal_year::Time;
use crate::value::only;

/// The longest rest of a heading with which its word for a kind still counts, in letters.
const FEW_LETTERS: usize = 4;

/// A heading over a column.
#[derive(Clone, Copy)]
struct Heading<'s> {
    at: CellId,
    cell: &'s GridCell,
    /// Whether it is in the column itself, and not merged over it from the left.
    is_own: bool,
}

impl MarkedSheet<'_> {
    /// Adds what the headings of a column state to it.
    pub(super) fn with_headings(&self, section: &SheetSection, mut column: SheetColumn) -> SheetColumn {
        for line in 0..section.heads.len() {
            let Some((at, is_own)) = self.heading(section, line, column.index) else { continue };
            let Some(cell) = self.grid.cell(at) else { continue };
            let heading = Heading { at, cell, is_own };
            self.read_time(&mut column, heading);
            heading.read_kind(&mut column);
            self.read_attribute(section, &mut column, heading);
            self.read_unit_and_name(&mut column, heading);
        }
        column
    }

    fn read_time(&self, column: &mut SheetColumn, Heading { at, cell, .. }: Heading<'_>) {
        let is_known = self.tells(cell) == Some(HeadWord::Year) || self.is_year_row(at.row);
        let span = || (column.time.is_none() && cell.seen.times.contains(&Time::Span)).then_some(Time::Span);
        // The number of a plan year below the year itself adds nothing.
        let is_more = |time: &Time| !(matches!(time, Time::Nth(_)) && matches!(column.time, Some(Time::Year(_))));
        // A time for only one of two lines, such as 上段：R6 over 下段：R9, is left open.
        let of_line = || is_of_one_line(&cell.text).then_some(Time::Span);
        if let Some(time) = of_line().or_else(|| self.time(at, is_known).filter(is_more)).or_else(span) {
            (column.time, column.time_at) = (Some(time), Some(at));
        }
        column.part = cell.seen.part_of_year.or(column.part);
    }

    /// Reads the attribute that the cells of the column give for the figures beside them: names, units, remarks.
    fn read_attribute(&self, section: &SheetSection, column: &mut SheetColumn, heading: Heading<'_>) {
        let seen = &heading.cell.seen;
        // 単位 below 指標 means that the names are followed by their units.
        let is_of_names = column.head == Some(HeadWord::Name)
            && seen.head == Some(HeadWord::Unit)
            && !self.cells(section, column.index).all(|cell| cell.seen.unit.is_some());
        if heading.is_own && !self.is_of_units(heading.at.row) && !is_of_names {
            column.head = seen.head;
        }
    }

    fn read_unit_and_name(&self, column: &mut SheetColumn, Heading { at, cell, .. }: Heading<'_>) {
        let seen = &cell.seen;
        let is_of_units = self.is_of_units(at.row);
        let is_part_beside = self.is_beside_parts(at, cell);
        let of_row = || is_of_units.then(|| cell.text.trim().to_owned());
        // 人数 is a measure; 単位：人, alone on its line, is the unit of the table.
        let is_unit =
            |unit: &String| !names_only_a_part(unit) && !self.says_unit_of_table(at.row, cell) && !is_part_beside;
        let own = unit_in(cell).or_else(|| counted_in(&cell.text)).filter(is_unit);
        column.unit = own.or_else(of_row).or_else(|| column.unit.take());
        let has_letters = seen.rest.contains(char::is_alphabetic);
        let is_part = is_part_beside || seen.numbers_a_part();
        let goes_on = column.name_at.is_some() && counted_in(&cell.text).is_some();
        let is_word = has_letters && seen.head.is_none() && !says_value(cell) && !is_of_units && !goes_on;
        if is_part || is_word {
            column.upper_names.extend(column.name_at.replace(at));
        }
    }

    /// Whether a heading that looks like a unit is beside words for parts and names a part itself: 団体 beside 個人.
    fn is_beside_parts(&self, at: CellId, cell: &GridCell) -> bool {
        let is_unit = cell.seen.unit.is_some() && cell.seen.head.is_none() && !is_in_brackets(cell.text.trim());
        is_unit && self.grid.filled(at.row).any(|(_, cell)| cell.seen.is_words && cell.seen.head.is_none())
    }

    /// Whether a cell is the only one of its line that states a unit: 総合戦略KPI | | | 単位：人.
    fn says_unit_of_table(&self, row: usize, cell: &GridCell) -> bool {
        let units = || self.grid.filled(row).filter(|(_, cell)| says_only_a_unit(&cell.text));
        says_only_a_unit(&cell.text) && units().count() == 1
    }

    /// Whether the first cell of a heading row marks the others as units and is no column heading itself: 単位 | 人 | 件.
    fn is_of_units(&self, row: usize) -> bool {
        let mut cells = self.grid.filled(row).map(|(_, cell)| &cell.seen);
        let is_label = cells.next().is_some_and(|seen| seen.head == Some(HeadWord::Unit));
        is_label && cells.all(|seen| seen.unit.is_some())
    }
}

impl Heading<'_> {
    fn read_kind(self, column: &mut SheetColumn) {
        let seen = &self.cell.seen;
        let of_two = is_of_two_kinds(seen);
        let is_below_target = column.placed_kind() == Some(FigureKind::Target)
            && column.kind_at.is_some_and(|at| at.index == column.index);
        let kind = seen.kind().filter(|kind| of_two || says_kind(seen, *kind)).map(|kind| match kind {
            _ if of_two => KindSaid::Several,
            KindSaid::Placed(kind) if has_unknown_words(seen) || seen.rest == MEAN => KindSaid::Proposed(kind),
            // 目標値 over 実績値 names the two lines of a row.
            KindSaid::Placed(FigureKind::Actual) if is_below_target => KindSaid::Several,
            kind => kind,
        });
        if let Some(kind) = kind.filter(|_| (!seen.is_words || self.is_own) && !says_value(self.cell)) {
            // 見込 below 実績 only states how certain the actuals are.
            let is_said = matches!(kind, KindSaid::Proposed(kind) if column.kind == Some(KindSaid::Placed(kind)));
            (column.kind, column.kind_at) = (if is_said { column.kind } else { Some(kind) }, Some(self.at));
        }
        column.certainty = certainty_in(&seen.key).or(column.certainty);
        column.are_increments |= names_increments(&self.cell.text);
    }
}

/// Whether a cell among the headings holds a value itself, instead of heading the cells below it: 目標 50件（5年累計）.
pub(in crate::import::reading) fn says_value(cell: &GridCell) -> bool {
    cell.seen.has_figure() || !cell.seen.kinds.is_empty() && says_a_figure(&cell.text)
}

/// Whether the two parts of a heading state different kinds: 目標／実績, 基準値→目標値. Brackets do not count, since they may qualify the one kind:
/// 現状値（実績）.
fn is_of_two_kinds(seen: &Seen) -> bool {
    matches!(seen.parted_kinds(), Some((Parting::Stroke | Parting::Arrow, [Some(_), Some(_)])))
}

/// Whether the word for a kind in a heading counts: it is almost alone, alone in brackets, or at the end of the text outside brackets. In a
/// longer text it is part of a name.
fn says_kind(seen: &Seen, kind: KindSaid) -> bool {
    if seen.rest.is_empty() || seen.head.is_some() {
        return true;
    }
    if says_other_figures(&seen.rest) || is_standard(&seen.key) {
        return false;
    }
    // 延べ利用者数（R5実績）.
    let is_in_brackets = || seen.in_brackets.as_ref().is_some_and(|inner| inner.is_label && inner.kind() == Some(kind));
    let is_short = seen.rest.chars().count() <= FEW_LETTERS && kind != KindSaid::Placed(FigureKind::Rate);
    matches!(kind, KindSaid::Placed(_))
        && (is_short
            || is_in_brackets()
            || matches!(kind_word_at_end(&outside_brackets(&seen.key)), Some(KindSaid::Placed(_))))
}

/// Whether the word for actuals is followed by a bracket with words that no list has, so that the figures may be those of a part of the
/// year or of others: 実績（中間）. A single letter only names a column: 実績（ア）.
fn has_unknown_words(seen: &Seen) -> bool {
    let is_actual = seen.kind() == Some(KindSaid::Placed(FigureKind::Actual));
    let is_letter = |letter: char| letter.is_ascii_alphabetic() || matches!(letter, 'あ'..='ん' | 'ア'..='ン');
    let names_column = |inner: &Seen| inner.rest.is_empty() || only(inner.rest.chars()).is_some_and(is_letter);
    let inner = seen.in_brackets.as_ref().filter(|inner| !names_column(inner));
    is_actual && inner.is_some_and(|inner| seen.rest.ends_with(&inner.rest))
}
