//! The unit that a table states for a figure, and a different unit in the figure's own heading.

use super::{FigureDoubt, Row, Spot, Value};
use crate::columns::in_names::{name_and_unit, says_part};
use crate::columns::parts_of_names::repeats_above;
use crate::columns::seen_words::CellFigure;
use crate::columns::stated_units::{has_own_unit, may_count, unit_among, unit_in_brackets, unit_of_title};
use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::import::reading::columns::{LONGEST_UNIT, unit_in, unit_of_line};
use crate::import::reading::grid::{CellId, GridCell};
use crate::import::reading::names::Named;
use crate::import::reading::row_labels::nearest;
use crate::import::reading::section::SheetColumn;
use crate::plan::cell::{SHARES, are_of_one_kind};
use crate::value::width::key;

/// The most rows above a row in which the unit is looked for that a ditto sign repeats, so that a long column of signs stays fast.
const MOST_ALIKE: usize = 1_000;

impl Spot<'_> {
    /// Appends the unit of a heading to the figure if its row has another unit: 90 below 実績（千人） is 90千人 of an indicator in 人. If the
    /// indicator is in shares and the heading's unit is not, the figure is in doubt.
    pub(super) fn say_unit(self, value: &mut Value) {
        let is_other = |own: &&String| key(own) != key(&value.unit);
        let is_bare = value.figure.unit.is_none() && value.kind != Some(FigureKind::Rate);
        let Some(own) = self.column.unit.as_ref().filter(is_other).filter(|_| is_bare) else { return };
        // As below R5実績（市）.
        if is_of_shares(&value.unit) && !is_of_shares(own) {
            value.doubt = value.doubt.or(Some(FigureDoubt::NoKind));
            return;
        }
        let text = value.figure.text.as_deref().unwrap_or(self.cell.text.trim());
        (value.figure.text, value.figure.unit) = (Some(format!("{text}{own}")), Some(own.clone()));
    }
}

impl Row<'_> {
    /// The unit that the table states for a figure, by its row, its column, its name, or the title; empty if it states none.
    pub(super) fn unit(&self, column: &SheetColumn, name: Option<&Named>, figure: &CellFigure) -> String {
        let section = self.section;
        let written = |at: CellId| unit_in_brackets(&self.sheet.grid.cell(at)?.text);
        let of_label = || unit_in(self.sheet.grid.cell(nearest(&self.labels, column.index).0?.at)?);
        // 12回 below 実績（人） belongs to an indicator in 回.
        let is_own = |unit: &String| figure.unit.as_ref().is_none_or(|own| are_of_one_kind(own, unit));
        let of_column = || column.unit.clone().filter(is_own);
        let in_brackets = || name.and_then(|(name, at)| unit_in_brackets(name).or_else(|| written(*at)));
        let of_whole = || {
            let names = section.name_column(column.index)?;
            section.over(names.index, self.at)?.unit.as_deref().map(str::to_owned)
        };
        let of_naming_line = || self.sheet.unit_of_naming_line(section, self.at);
        let of_name = || name_and_unit(&name?.0).map(|(_, unit)| unit.to_owned());
        let said = self
            .unit_of_row(column, name)
            .or_else(of_label)
            .or_else(in_brackets)
            .or_else(of_column)
            .or_else(of_naming_line)
            .or_else(of_name)
            .or_else(|| self.unit_below_name(column));
        // The unit has to fit the quantity over the names, if there is one.
        let counted = column.whole.as_deref().or(name.map(|(name, _)| name.as_str())).unwrap_or_default();
        let fits = |unit: &String| {
            may_count(unit, counted) && name.is_none_or(|(name, _)| may_count(unit, name) && !has_own_unit(name))
        };
        let said = said.or_else(|| of_whole().filter(fits));
        let of_title = || unit_among(&section.units, counted);
        match &figure.unit {
            None => said.or_else(|| self.unit_of_lines(column).or_else(of_title).filter(fits)),
            Some(_) => said,
        }
        .unwrap_or_default()
    }

    /// The unit in the column of units. A unit that is merged over the rows of its indicator is beside the name.
    fn unit_of_row(&self, column: &SheetColumn, name: Option<&Named>) -> Option<String> {
        let section = self.section;
        let units = section.columns.get(column.units_in?)?;
        let rows = [Some(self.at), name.map(|(_, at)| at.row)];
        // うち県外 below a unit names the part to which the figures of its row belong, and is no unit.
        let cell = |row: usize| self.sheet.filled_cell(section, row, units.index).map(|(_, cell)| cell);
        let unit = |row: usize| cell(row).filter(|cell| !says_part(&cell.text));
        let is_same = |cell: &&GridCell| repeats_above(&cell.text);
        let cell = rows.into_iter().flatten().find_map(unit)?;
        let rows_above = section.rows_above(self.at).iter().rev().take(MOST_ALIKE);
        let above = || rows_above.filter_map(|row| unit(*row)).find(|cell| !is_same(cell));
        let cell = if is_same(&cell) { above()? } else { cell };
        let may_be_unknown = matches!(units.head, None | Some(HeadWord::Unit));
        unit_as_written(cell).or_else(|| unknown_unit(cell).filter(|_| may_be_unknown))
    }

    /// The unit in the name column, which follows a name that breaks there: 農業産出額 beside 目標, （億円） beside 実績.
    fn unit_below_name(&self, column: &SheetColumn) -> Option<String> {
        let names = self.section.name_column(column.index)?;
        unit_of_line(self.sheet.filled_cell(self.section, self.at, names.index)?.1)
    }

    /// The unit in the line of units below the row if the table has such lines, or else in a line above the row.
    fn unit_of_lines(&self, column: &SheetColumn) -> Option<String> {
        let section = self.section;
        let below = section.units_below.partition_point(|line| *line < self.at);
        let Some(line) = section.units_below.get(below) else {
            let of_shares = |cell: &GridCell| unit_in_brackets(&cell.text).filter(|unit| is_of_shares(unit));
            let said =
                |cell: &GridCell| unit_of_title(&cell.text).or_else(|| unit_of_line(cell)).or_else(|| of_shares(cell));
            return self.sheet.lines_above(section, self.at).find_map(|(_, cell)| said(cell));
        };
        match self.sheet.grid.only(*line) {
            Some((_, cell)) => unit_of_line(cell),
            None if *line == self.at + 1 => unit_as_written(self.sheet.filled_cell(section, *line, column.index)?.1),
            None => None,
        }
    }
}

/// Whether figures in this unit are shares of a whole.
pub(in crate::import::reading) fn is_of_shares(unit: &str) -> bool {
    SHARES.contains(&&*key(unit))
}

/// The unit that a cell consists of, as written but without brackets around it.
fn unit_as_written(cell: &GridCell) -> Option<String> {
    let unit = cell.seen.unit.as_ref()?;
    let bare = cell.text.trim().trim_matches(['(', ')', '[', ']', '（', '）', '［', '］']);
    Some(if key(bare) == *unit { bare.to_owned() } else { unit.clone() })
}

/// A short text in a column of units that no list has as a unit: PV, フォロワー, 人/10万人, 件（累計）.
fn unknown_unit(cell: &GridCell) -> Option<String> {
    let seen = &cell.seen;
    let is_bare_figure = seen.figure.is_some() && !seen.key.contains(char::is_alphabetic);
    let is_word = !is_bare_figure && !seen.is_dash;
    let is_short = is_word && seen.key.chars().count() <= LONGEST_UNIT;
    is_short.then(|| cell.text.trim().to_owned())
}
