//! Cells with several figures, each behind its label: 「R5：10人、R6：12人」 under 目標値, 「目標：45 実績：41」 under R5, 「45／41」 under
//! R4（目標／実績）. Each label gets a column of its own behind those of the table, so that its figures are read under a heading like any
//! other; cells that say anything else stay where they are. Labels of parts (男性 81.1年 女性 85.2年) get rows of their own.
//!
//! It is done only under headings on one line, in tables that are no files of ours and have neither a row for each year nor one for
//! each of targets and actuals, and only if no other column has the heading already.

mod parts;

use std::sync::Arc;

use super::text_table::{FieldPosition, TextRow, TextTable};
use crate::columns::{self, Slot, Wide, headed_figures, headings_of_both, is_same_heading};
use crate::plan::cell::{Reading, State, is_unit};
use crate::value::width::{key, trim};

/// The largest number of rows of a sheet that is looked through: larger ones are those of programs.
const MOST_ROWS: usize = 2_000;
/// The largest number of columns of a table whose cells are looked at.
const MOST_COLUMNS: usize = 40;

/// The sheet with a column or a row for each label; `None` if no cell is parted.
pub(super) fn parted(sheet: &TextTable) -> Option<TextTable> {
    let heads = |row: &Arc<TextRow>| columns::heads_a_table(&row.fields());
    if sheet.rows.len() > MOST_ROWS || !sheet.rows.iter().any(heads) {
        return None;
    }
    let columns = in_columns(sheet);
    parts::in_rows(columns.as_ref().unwrap_or(sheet)).or(columns)
}

/// The sheet with a column for each year or role that labels a figure in a cell; `None` if there is none.
fn in_columns(sheet: &TextTable) -> Option<TextTable> {
    let heads = |row: &Arc<TextRow>| columns::heads_a_table(&row.fields());
    let mut changed = TextTable { rows: Vec::new(), ..sheet.clone() };
    let (mut rest, mut is_changed) = (sheet.rows.as_slice(), false);
    while let Some((head, behind)) = rest.split_first() {
        let until = behind.iter().position(heads).unwrap_or(behind.len());
        let (below, next) = behind.split_at_checked(until).unwrap_or((behind, &[]));
        let above = changed.rows.last().cloned();
        let table = if heads(head) { Table::of(above.as_deref(), head, below) } else { None };
        let splits = table.as_ref().map(Table::splits).unwrap_or_default();
        match table.filter(|_| !splits.is_empty()) {
            Some(table) => table.part(&splits, &mut changed),
            None => changed.rows.extend([head].into_iter().chain(below).map(Arc::clone)),
        }
        is_changed |= !splits.is_empty();
        rest = next;
    }
    is_changed.then_some(changed)
}

/// A table whose cells may be parted.
struct Table<'t> {
    head: &'t Arc<TextRow>,
    below: &'t [Arc<TextRow>],
    slots: Vec<Slot>,
    /// The number of fields of its longest row.
    width: usize,
}

/// A column that is parted.
struct Split {
    place: usize,
    /// The headings of its parts.
    headings: Vec<String>,
    /// Whether each of its cells is parted.
    is_whole: bool,
}

impl<'t> Table<'t> {
    /// The table with these headings, below that row; `None` if it is read otherwise, or if a cell may have been lost in it.
    fn of(above: Option<&TextRow>, head: &'t Arc<TextRow>, below: &'t [Arc<TextRow>]) -> Option<Self> {
        let slots: Vec<Slot> = head.fields().map(Slot::read).collect();
        let is_other = |slot: &Slot| [Slot::When, Slot::Of(Wide::Row, None)].contains(slot) || slot.is_of_ids();
        // 目標/実績 alone may head the column of 区分, or figures of both.
        let says_row =
            |place| below.iter().filter_map(|row| row.field(place)).any(|text| columns::row_named(text).is_some());
        let is_other = |(place, (slot, name)): (usize, (&Slot, &str))| {
            is_other(slot) && (headings_of_both(name).is_none() || says_row(place))
        };
        let is_upper = |row: &TextRow| texts_of(row) > 1 && !row.fields().any(columns::is_figure);
        let is_lower = |row: &Arc<TextRow>| columns::head_figures(row.fields().map(Slot::read));
        let is_of_figures = |slot: &Slot| slot.is_of_figures() || matches!(slot, Slot::Value | Slot::Computed);
        let mut names = slots.iter().zip(head.fields());
        let last = names.rposition(|(slot, name)| is_of_figures(slot) || headings_of_both(name).is_some())?;
        // A row that begins with its unit has lost its name.
        let name = slots.iter().position(|slot| *slot == Slot::Of(Wide::KpiName, None));
        let is_nameless = |row: &Arc<TextRow>| name.and_then(|name| row.field(name)).is_some_and(is_unit);
        let is_torn = |row: &Arc<TextRow>| row.width() > head.width() || row.len() <= last && texts_of(row) > 1;
        let is_read_otherwise = slots.iter().zip(head.fields()).enumerate().any(is_other)
            || above.is_some_and(is_upper)
            || below.first().is_some_and(is_lower)
            || below.iter().any(|row| is_torn(row) || is_nameless(row));
        let width = below.iter().map(|row| row.len()).max()?.max(head.len());
        (!is_read_otherwise && width <= MOST_COLUMNS).then_some(Self { head, below, slots, width })
    }

    /// The texts of a column, in rows that have others.
    fn cells(&self, place: usize) -> impl Iterator<Item = &str> {
        let rows = self.below.iter().filter(|row| texts_of(row) > 1);
        rows.filter_map(move |row| row.field(place)).filter(|text| !trim(text).is_empty())
    }

    /// The columns that are parted.
    fn splits(&self) -> Vec<Split> {
        let mut splits: Vec<Split> = (0..self.slots.len()).filter_map(|place| self.split(place)).collect();
        // Of two columns with one meaning neither would be read.
        let is_same = |one: &str, other: &str| match (Slot::read(one), Slot::read(other)) {
            (Slot::UnclearYear(_) | Slot::Computed, _) | (_, Slot::UnclearYear(_) | Slot::Computed) => {
                key(one) == key(other)
            }
            (one, other) => one == other,
        };
        let own: Vec<&str> = self.head.fields().collect();
        let all: Vec<String> = splits.iter().flat_map(|split| split.headings.clone()).collect();
        splits.retain(|split| {
            let is_alone = |heading: &String| {
                let others = own.iter().enumerate().filter(|(place, _)| *place != split.place);
                all.iter().filter(|other| is_same(other, heading)).count() == 1
                    && !others.into_iter().any(|(_, other)| is_same(other, heading))
            };
            split.headings.iter().all(is_alone)
        });
        splits
    }

    /// How a column is parted; `None` if it is not.
    fn split(&self, place: usize) -> Option<Split> {
        let heading = self.head.field(place)?;
        let is_of_both = headings_of_both(heading).is_some();
        let mut marks = self.cells(place).map(|text| columns::pair_of_figures(text).map(|(mark, _)| mark));
        let first = marks.next()?;
        if is_of_both && (first.is_none() || marks.any(|mark| mark != first)) {
            return None;
        }
        let is_alone =
            |row: &Arc<TextRow>| texts_of(row) == 1 && row.field(place).is_some_and(|text| !trim(text).is_empty());
        let (mut headings, mut is_whole): (Vec<String>, bool) = (Vec::new(), !self.below.iter().any(is_alone));
        for text in self.cells(place) {
            let found = headed_figures(heading, text);
            // A dash is of none of the labels, and told.
            is_whole &= found.is_some() || Reading::from_text(text, "").state == State::NotApplicable;
            for (heading, _) in found.into_iter().flatten() {
                if !headings.iter().any(|known| is_same_heading(known, &heading)) {
                    headings.push(heading);
                }
            }
        }
        // Of a cell without labels the year may be asked, or stand beside it; under a year it would take the place of the others.
        let is_of_year = !matches!(self.slots.get(place), Some(Slot::Figures(_)));
        let may_stay = is_whole || !is_of_year && !self.slots.contains(&Slot::TimeOf);
        (!headings.is_empty() && may_stay).then_some(Split { place, headings, is_whole })
    }

    /// Adds the rows of the table with the parts of those columns behind them.
    fn part(&self, splits: &[Split], sheet: &mut TextTable) {
        let mut heads = padded(self.head, self.width);
        for split in splits {
            if let Some(heading) = heads.get_mut(split.place).filter(|_| split.is_whole) {
                heading.0.clear();
            }
            let written = self.head.written(split.place);
            heads.extend(split.headings.iter().map(|heading| (heading.clone(), written)));
        }
        sheet.rows.push(Arc::new(TextRow::arranged(self.head.line, &heads)));
        for row in self.below {
            if texts_of(row) < 2 {
                sheet.rows.push(Arc::clone(row));
                continue;
            }
            let mut fields = padded(row, self.width);
            for split in splits {
                let heading = self.head.field(split.place).unwrap_or_default();
                let text = row.field(split.place).unwrap_or_default();
                let found = headed_figures(heading, text).unwrap_or_default();
                if let Some(field) = fields.get_mut(split.place).filter(|_| !found.is_empty()) {
                    *field = Field::default();
                }
                for heading in &split.headings {
                    let figure =
                        found.iter().find(|(known, _)| is_same_heading(known, heading)).map(|(_, figure)| *figure);
                    if figure.is_some() {
                        sheet.whole.insert((row.line, fields.len()), text.to_owned());
                    }
                    let written = figure.and_then(|_| row.written(split.place));
                    fields.push((figure.unwrap_or_default().to_owned(), written));
                }
            }
            sheet.rows.push(Arc::new(TextRow::arranged(row.line, &fields)));
        }
    }
}

/// The number of texts of a row.
fn texts_of(row: &TextRow) -> usize {
    row.fields().filter(|text| !trim(text).is_empty()).count()
}

/// A field with where it stands in the file.
type Field = (String, Option<FieldPosition>);

/// The fields of a row, with blank ones up to that width.
fn padded(row: &TextRow, width: usize) -> Vec<Field> {
    let own = row.fields().enumerate().map(|(place, text)| (text.to_owned(), row.written(place)));
    own.chain(std::iter::repeat_with(Field::default)).take(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[track_caller]
    fn gives(text: &str, expected: &str) {
        barred::gives(text, parted, expected);
    }

    #[test]
    fn each_year_in_a_cell_has_a_column_of_its_own() {
        gives(
            "指標|目標値|備考\n出店数|R5：10店、R6：12店|市\n会員数|令和6年度 7人/R7 8人|\n講座の数|-|",
            "指標||備考|R5 目標値|R6 目標値|R7 目標値\n出店数||市|10店|12店|\n会員数||||7人|8人\n講座の数|-||||",
        );
        gives("指標|実績値\n出店数|(R5)10 (R6)-", "指標||R5 実績値|R6 実績値\n出店数||10|-");
        gives(
            "指標|実績値\n出店数|R5 10 R6 12\n会員数|9",
            "指標|実績値|R5 実績値|R6 実績値\n出店数||10|12\n会員数|9||",
        );
    }

    #[test]
    fn targets_and_actuals_in_a_cell_have_columns_of_their_own() {
        for cell in ["目標：45 実績：41", "目標45/実績41", "計画 45 実績 41", "目標値 45、実績値 41"]
        {
            let words: Vec<String> =
                columns::labelled_figures(cell).unwrap_or_default().iter().map(|one| one.label.to_owned()).collect();
            let headings = format!("R5 {}", words.join("|R5 "));
            gives(&format!("指標|R5\n出店数|{cell}"), &format!("指標||{headings}\n出店数||45|41"));
        }
        gives(
            "指標|R4（目標／実績）|R5 計画・実績\n出店数|45／41|50/-\n会員数|7／8|9/10",
            "指標|||R4（目標）|R4（実績）|R5 目標|R5 実績\n出店数|||45|41|50|-\n会員数|||7|8|9|10",
        );
    }

    #[test]
    fn what_is_not_labelled_for_certain_stays_as_it_is() {
        for text in [
            "指標|目標値\n出店数|10 R5 12 R6",
            "指標|目標値\n出店数|R5：10店、12店",
            "指標|目標値\n出店数|R5：10店、R5：12店",
            "指標|目標値\n出店数|R5～R7：10店、R8：12店",
            "指標|目標値\n出店数|R5/10、R6/12",
            "指標|目標値（R7）\n出店数|R5：10店、R6：12店",
            "指標|目標値|R5目標値\n出店数|R5：10店、R6：12店|9店",
            "指標|R5実績\n出店数|目標：45 実績：41",
            "指標|R5\n出店数|目標：45 実績見込：41",
            "指標|R5\n出店数|目標：45 目標：41",
            "指標|R4（目標／実績）\n出店数|45／41\n会員数|7",
            "指標|R4（目標／実績）\n出店数|45／41\n会員数|7・8",
            "指標|R4（目標／実績）\n出店数|45／41／5",
            "指標ID|指標名|目標値\nA|出店数|R5：10店、R6：12店",
            "指標|年度|目標値\n出店数|R5|R5：10店、R6：12店",
            "指標|R5\n出店数|目標：45 実績：41\n会員数|9",
            "指標|目標値|目標年度\n出店数|R5：10店、R6：12店|R6\n会員数|9|R6",
        ] {
            gives(text, text);
        }
    }
}
