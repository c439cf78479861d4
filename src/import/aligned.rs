//! Rows of a copied text that have lost blank cells, where what stands in the others leaves only one way to put them under the
//! headings: 「来場者数 | 10 | 20」 under 「指標 | 単位 | 現状値 | 目標値」 lacks its unit.
//!
//! A figure stands only in a column of figures, a time only behind a figure, and a word in neither. A row that can be put under
//! the headings in two ways stays as it is: it is asked about ([`crate::import::questions::Ask::ShortRows`]).

use std::sync::Arc;

use super::blanks::beside_figures;
use super::glued::unit_of;
use super::text_table::{Delimiter, FieldPosition, TextRow, TextTable};
use crate::columns::{self, Slot, Wide};
use crate::plan::cell::{Reading, State, is_number, is_unit};
use crate::value::fiscal_year::year_mentions;
use crate::value::width::{narrow, trim};

/// The number of rows that are searched for the first headings.
const HEAD: usize = 40;
/// The largest number of rows of a copied text.
const MOST_ROWS: usize = 2_000;
/// The largest number of columns of a table whose rows are looked at.
const MOST_COLUMNS: usize = 40;
/// The number of rows below headings by which a column of words is known.
const LOOKED_AT: usize = 60;
/// The number of letters of the longest text that is a time.
const LONGEST_TIME: usize = 20;

/// The sheet with the cells of its short rows under their headings; `None` if no row is changed.
pub(super) fn under_headings(sheet: &TextTable, delimiter: Delimiter) -> Option<TextTable> {
    let heads = |row: &Arc<TextRow>| columns::heads_a_table(&row.fields());
    if delimiter != Delimiter::Tab || sheet.rows.len() > MOST_ROWS || !sheet.rows.iter().take(HEAD).any(heads) {
        return None;
    }
    let mut rows = sheet.rows.clone();
    let (mut table, mut is_changed) = (None, false);
    for at in 0..rows.len() {
        let Some((row, below)) = rows.get(at..).and_then(<[_]>::split_first) else { break };
        if heads(row) {
            let of_table = below.iter().take(LOOKED_AT).take_while(|row| !heads(row));
            table = Table::of(row, &of_table.map(|row| &**row).collect::<Vec<_>>());
            continue;
        }
        let found = table.as_ref().and_then(|table| table.behind_its_row(row).or_else(|| table.arranged(row)));
        let found = found.map(Arc::new);
        if let Some((row, found)) = rows.get_mut(at).zip(found) {
            (*row, is_changed) = (found, true);
        }
    }
    is_changed.then_some(TextTable { rows, ..TextTable::default() })
}

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Figure,
    /// The time of the figure before it.
    Time,
    Unit,
    /// Words, which are no figures.
    Words,
    /// The heading does not say it.
    Any,
}

/// What a cell is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Figure,
    /// A number that may be that of a year, too.
    FigureOrTime,
    Time,
    /// A word for a figure that is missing, which may stand for a word as well.
    Dash,
    /// A word that is a unit, and names no KPI.
    Unit,
    Word,
}

/// The columns of a table.
struct Table {
    columns: Vec<Column>,
    /// The index of the column that names the KPIs.
    names: usize,
    /// The index of the column of 区分; `None` if there is none.
    rows: Option<usize>,
}

impl Table {
    /// The columns of the table with these headings; `None` if rows of it are read otherwise: those of a file of ours need no cell, and
    /// a row for each year has all that it needs.
    fn of(head: &TextRow, below: &[&TextRow]) -> Option<Self> {
        let width = head.width();
        let slots: Vec<Slot> = head.fields().take(width).map(Slot::read).collect();
        let is_other = |slot: &Slot| slot.is_of_ids() || *slot == Slot::When;
        if width > MOST_COLUMNS || slots.iter().any(is_other) {
            return None;
        }
        let full: Vec<&TextRow> = below.iter().copied().filter(|row| row.width() == width).collect();
        let columns = slots.iter().enumerate().map(|(place, slot)| match slot {
            Slot::Of(column, _) if column.is_figure() => Column::Figure,
            Slot::Figures(_) | Slot::UnclearYear(_) | Slot::Value => Column::Figure,
            Slot::TimeOf => Column::Time,
            Slot::Of(Wide::Unit, _) => Column::Unit,
            Slot::Of(Wide::Note | Wide::KpiNo, _) => Column::Any,
            Slot::Of(..) => Column::Words,
            Slot::When | Slot::Computed | Slot::Blank | Slot::Unknown if is_of_words(&full, place) => Column::Words,
            Slot::When | Slot::Computed | Slot::Blank | Slot::Unknown => Column::Any,
        });
        let names = slots.iter().position(|slot| *slot == Slot::Of(Wide::KpiName, None))?;
        let rows = slots.iter().position(|slot| *slot == Slot::Of(Wide::Row, None));
        Some(Self { columns: columns.collect(), names, rows })
    }

    /// The row with blank cells where it has lost them, as long as the headings; `None` if it has lost none, or if that can be put in
    /// no way or in several.
    fn arranged(&self, row: &TextRow) -> Option<TextRow> {
        let own = row.fields().take(row.width()).enumerate();
        let fields: Vec<(String, Option<FieldPosition>)> =
            own.flat_map(|(place, text)| parts(text).into_iter().map(move |part| (part, row.written(place)))).collect();
        let texts: Vec<&str> = fields.iter().map(|(text, _)| trim(text)).collect();
        if fields.len() >= self.columns.len() || texts.iter().any(|text| text.is_empty()) {
            return None;
        }
        let kinds = self.kinds(&texts);
        let places = Ways::of(self, &kinds)?.only()?;
        let mut arranged = vec![(String::new(), None); self.columns.len()];
        for (field, place) in fields.into_iter().zip(places) {
            *arranged.get_mut(place)? = field;
        }
        Some(TextRow::arranged(row.line, &arranged))
    }

    /// The row with 実績, with which it begins, under 区分, where it has a cell for each column from that one on: what stands before it was
    /// merged over the rows of its KPI. `None` for any other row.
    fn behind_its_row(&self, row: &TextRow) -> Option<TextRow> {
        let rows = self.rows?;
        let is_blank = |text: &str| trim(text).is_empty();
        let first = row.fields().position(|text| !is_blank(text))?;
        let cells = || row.fields().enumerate().take(row.width()).skip(first);
        let is_whole = cells().all(|(_, text)| !is_blank(text)) && cells().count() + rows == self.columns.len();
        let names = |text: &str| columns::row_named(text).is_some() || columns::is_row_of_stated_rates(text);
        let names_row = row.field(first).is_some_and(names);
        if first >= rows || !is_whole || !names_row {
            return None;
        }
        let blank = std::iter::repeat_n((String::new(), None), rows);
        let cells = cells().map(|(place, text)| (text.to_owned(), row.written(place)));
        Some(TextRow::arranged(row.line, &blank.chain(cells).collect::<Vec<_>>()))
    }

    fn kinds(&self, texts: &[&str]) -> Vec<Kind> {
        let units: Vec<Option<String>> = texts.iter().map(|text| unit_of(text)).collect();
        let has_units = units.iter().flatten().any(|unit| !unit.is_empty());
        let has_times = self.columns.contains(&Column::Time);
        let kind = |(text, unit): (&&str, &Option<String>)| match unit {
            // Beside figures with units a number without one is none of them, if there are times.
            Some(unit) if unit.is_empty() && may_be_year(text) && has_times => {
                if has_units {
                    Kind::Time
                } else {
                    Kind::FigureOrTime
                }
            }
            Some(_) if !is_time(text) => Kind::Figure,
            _ if is_time(text) => Kind::Time,
            _ if Reading::from_text(text, "").state != State::Unread => Kind::Dash,
            _ if is_unit(text) => Kind::Unit,
            _ => Kind::Word,
        };
        texts.iter().zip(&units).map(kind).collect()
    }
}

/// The ways to put the cells of a row under headings, in their order.
struct Ways<'t> {
    table: &'t Table,
    kinds: &'t [Kind],
    /// The number of cells up to the last figure or time. What stands behind these follows them.
    placed: usize,
    /// The number of ways, at most two, for the cells from one on in the columns from one on, where it is known.
    known: Vec<Option<u8>>,
}

/// A step on the way: the index of the next cell, that of the next column, and whether the last column of figures before it has a cell.
#[derive(Clone, Copy)]
struct Step {
    cell: usize,
    column: usize,
    has_figure: bool,
}

impl<'t> Ways<'t> {
    fn of(table: &'t Table, kinds: &'t [Kind]) -> Option<Self> {
        let last = kinds.iter().rposition(|kind| matches!(kind, Kind::Figure | Kind::FigureOrTime | Kind::Time))?;
        let known = vec![None; 2 * (last + 2) * (table.columns.len() + 1)];
        Some(Self { table, kinds, placed: last + 1, known })
    }

    /// The index of the column of each cell; `None` if there is no way, or more than one.
    fn only(mut self) -> Option<Vec<usize>> {
        let mut step = Step { cell: 0, column: 0, has_figure: false };
        if self.number(step) != 1 {
            return None;
        }
        let mut places = Vec::new();
        while step.cell < self.placed {
            let taken = self.taken(step).filter(|taken| self.number(*taken) == 1);
            if taken.is_some() {
                places.push(step.column);
            }
            step = taken.or_else(|| self.passed(step))?;
        }
        // A word under a heading of figures may be anything.
        let of = |place: &usize| self.table.columns.get(*place);
        let mut cells = places.iter().zip(self.kinds);
        let is_sound =
            cells.all(|(place, kind)| of(place) != Some(&Column::Figure) || !matches!(kind, Kind::Word | Kind::Unit));
        places.extend((step.column..).take(self.kinds.len() - self.placed));
        is_sound.then_some(places)
    }

    fn number(&mut self, step: Step) -> u8 {
        let columns = self.table.columns.len();
        let is_too_long = columns - step.column < self.kinds.len() - step.cell;
        if is_too_long || step.cell == self.placed {
            return u8::from(!is_too_long && step.column > self.table.names);
        }
        let at = 2 * (step.cell * (columns + 1) + step.column) + usize::from(step.has_figure);
        if let Some(known) = self.known.get(at).copied().flatten() {
            return known;
        }
        let taken = self.taken(step).map_or(0, |taken| self.number(taken));
        let passed = self.passed(step).map_or(0, |passed| self.number(passed));
        let found = (taken + passed).min(2);
        if let Some(known) = self.known.get_mut(at) {
            *known = Some(found);
        }
        found
    }

    /// The step behind the one that puts the cell into the column; `None` if it may not stand there.
    fn taken(&self, step: Step) -> Option<Step> {
        let (kind, of) = (self.kinds.get(step.cell)?, self.table.columns.get(step.column)?);
        let has_figure = step.has_figure || *of == Column::Figure;
        let is_named = step.column != self.table.names || *kind == Kind::Word;
        (is_named && may_stand(*kind, *of, step.has_figure)).then_some(Step {
            cell: step.cell + 1,
            column: step.column + 1,
            has_figure,
        })
    }

    /// The step behind the one that leaves the column blank; `None` if it may not be, as a row names its KPI.
    fn passed(&self, step: Step) -> Option<Step> {
        let is_figure = self.table.columns.get(step.column) == Some(&Column::Figure);
        let passed = Step { column: step.column + 1, has_figure: step.has_figure && !is_figure, ..step };
        (step.column != self.table.names).then_some(passed)
    }
}

/// Whether a cell may stand in a column. A word in a column of figures may be one that nobody can read.
fn may_stand(kind: Kind, column: Column, has_figure: bool) -> bool {
    match (column, kind) {
        (Column::Any, _) => true,
        (Column::Figure, kind) => {
            matches!(kind, Kind::Figure | Kind::FigureOrTime | Kind::Dash | Kind::Unit | Kind::Word)
        }
        (Column::Time, kind) => has_figure && matches!(kind, Kind::Time | Kind::FigureOrTime | Kind::Dash),
        (Column::Unit, kind) => matches!(kind, Kind::Word | Kind::Unit | Kind::Dash),
        (Column::Words, kind) => matches!(kind, Kind::Word | Kind::Unit | Kind::Dash | Kind::Time),
    }
}

/// The cells that only blanks part in a field that begins with a figure. A name may have a figure in it.
fn parts(field: &str) -> Vec<String> {
    let parts = beside_figures(field);
    if parts.first().is_some_and(|first| is_number(first)) { parts } else { vec![field.to_owned()] }
}

/// Whether the column has texts in these rows, and none of them is a figure.
fn is_of_words(rows: &[&TextRow], place: usize) -> bool {
    let texts = || rows.iter().filter_map(|row| row.field(place)).map(trim).filter(|text| !text.is_empty());
    texts().next().is_some() && texts().all(|text| unit_of(text).is_none())
}

/// Whether a text is a year, or begins with one and says little more: R6, 平成28年3月末.
fn is_time(text: &str) -> bool {
    let mentions = year_mentions(text);
    let [only] = mentions.as_slice() else { return false };
    text.starts_with(&*only.text) && text.chars().count() <= LONGEST_TIME
}

/// Whether a number may be that of a year: 26, 2014.
fn may_be_year(text: &str) -> bool {
    let is_digit = |letter: char| narrow(letter).is_ascii_digit();
    text.chars().all(is_digit) && matches!(text.chars().count(), 1 | 2 | 4)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[track_caller]
    fn gives(text: &str, expected: &str) {
        barred::gives(text, |sheet| under_headings(sheet, Delimiter::Tab), expected);
    }

    #[test]
    fn what_stands_in_the_cells_says_where_others_were_lost() {
        gives("指標|単位|現状値|目標値\n出店数|10|20", "指標|単位|現状値|目標値\n出店数||10|20");
        gives(
            "指標|単位|現状値|目標値|方向\n出店数|10 20 増加を目指す",
            "指標|単位|現状値|目標値|方向\n出店数||10|20|増加を目指す",
        );
        gives("分野|指標|単位|目標値\n出店数|店|20", "分野|指標|単位|目標値\n|出店数|店|20");
        gives("分野|指標|現状値|目標値\n出店数|10|20", "分野|指標|現状値|目標値\n|出店数|10|20");
        gives(
            "指標|基準値|基準年度|中間目標値|最終目標値|目標年度|最終実績|評価\n出店数|10店|21|20店|26|30店|○",
            "指標|基準値|基準年度|中間目標値|最終目標値|目標年度|最終実績|評価\n出店数|10店|21||20店|26|30店|○",
        );
        gives(
            "指標|方向|目標値|根拠\n出店数|増やす|20|調査\n会員数|30|名簿",
            "指標|方向|目標値|根拠\n出店数|増やす|20|調査\n会員数||30|名簿",
        );
    }

    #[test]
    fn what_is_blank_behind_the_last_cell_is_added() {
        gives(
            "指標|目標値|単位|目標年度|実績値\n出店数|10|店|R5",
            "指標|目標値|単位|目標年度|実績値\n出店数|10|店|R5|",
        );
    }

    #[test]
    fn a_row_that_fits_in_several_ways_stays_as_it_is() {
        for text in [
            "指標|現状値|目標値|実績値\n出店数|10|20",
            "指標|単位|現状値|目標値\n出店数|店|20",
            "指標|単位|現状値|目標値\n出店数|人/日程度|20",
            "分野|指標|単位|目標値\n商工|出店数|20",
            "指標|目標値|指標の説明\n20|出店数",
            "指標|単位|現状値|目標値\n就業率 65歳以上|40",
            "指標|目標値|目標年度|実績値\n出店数|2|3",
            "指標|基準値|根拠|目標値\n出店数|20",
            "指標|基準値|基準年度|目標値|目標年度\n出店数|10|R3|R8|20",
            "指標|単位|現状値|目標値\n出店数||20",
        ] {
            gives(text, text);
        }
    }
}
