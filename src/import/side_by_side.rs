//! Tables that stand side by side under one line of headings: 「指標 | 目標 | 実績」 twice, as where the activities of a project stand beside its
//! results. Their rows are put below each other, since a row has one indicator.
//!
//! It is done only where the headings of all tables are the same and nothing stands behind the last.

use std::sync::Arc;

use super::text_table::{FieldPosition, TextRow, TextTable};
use crate::columns::{self, Slot};
use crate::value::width::{key, trim};

/// The number of rows that are searched for the headings.
const HEAD: usize = 40;
/// The largest number of rows of a sheet that is looked through: larger ones are those of programs.
const MOST_ROWS: usize = 2_000;

/// The sheet with the rows of the further tables below those of the first; `None` if there are none.
pub(super) fn below_each_other(sheet: &TextTable) -> Option<TextTable> {
    if sheet.rows.len() > MOST_ROWS {
        return None;
    }
    let (at, blocks) = sheet.rows.iter().take(HEAD).enumerate().find_map(|(at, row)| Some((at, Blocks::of(row)?)))?;
    let (above, below) = sheet.rows.split_at_checked(at)?;
    let (head, below) = below.split_first()?;
    // Below the headings of another table it would not be known of which the further rows are.
    if below.iter().any(|row| columns::heads_a_table(&row.fields())) {
        return None;
    }
    // A year or a unit above a further table is that of it alone.
    let behind = blocks.first + blocks.width;
    if above.iter().any(|row| row.fields_from(behind).any(|text| !trim(text).is_empty())) {
        return None;
    }
    let mut rows: Vec<Arc<TextRow>> = above.to_vec();
    let first = [head].into_iter().chain(below).map(|row| Arc::new(blocks.first(row)));
    rows.extend(first.filter(|row| row.fields().any(|text| !trim(text).is_empty())));
    let mut line = below.last().unwrap_or(head).line;
    for number in 1..blocks.count {
        for row in below.iter().filter(|row| blocks.has_texts(row, number)) {
            line += 1;
            rows.push(Arc::new(blocks.further(row, number, line)));
        }
    }
    Some(TextTable { rows, ..sheet.clone() })
}

/// The columns of tables that stand side by side.
struct Blocks {
    /// The index of the first column of the first one.
    first: usize,
    width: usize,
    count: usize,
}

/// A field with where it stands in the file.
type Field = (String, Option<FieldPosition>);

impl Blocks {
    /// Those below these headings; `None` if they are those of one table.
    fn of(head: &TextRow) -> Option<Self> {
        let fields: Vec<&str> = head.fields().take(head.width()).map(trim).collect();
        let mut names =
            fields.iter().enumerate().filter(|(_, text)| columns::names_a_kpi(text)).map(|(place, _)| place);
        let (first, second) = (names.next()?, names.next()?);
        let width = second - first;
        // What numbers the indicators may stand before their names.
        (0..=first).rev().find_map(|first| Self::starting(fields.get(first..)?, first, width))
    }

    /// Those of that width from that column on; `None` if their headings are not the same.
    fn starting(own: &[&str], first: usize, width: usize) -> Option<Self> {
        let block = own.get(..width)?;
        let are_same =
            |one: &&str, own: &&str| columns::names_a_kpi(one) && columns::names_a_kpi(own) || key(one) == key(own);
        let is_same =
            |other: &[&str]| other.len() == width && other.iter().zip(block).all(|(one, own)| are_same(one, own));
        let heads_figures = block.iter().filter(|text| Slot::read(text).is_of_figures()).count() > 1;
        let blocks = Self { first, width, count: own.len() / width.max(1) };
        (width > 1 && blocks.count > 1 && heads_figures && own.chunks(width).all(is_same)).then_some(blocks)
    }

    /// The row of the first table with what stands before it.
    fn first(&self, row: &TextRow) -> TextRow {
        let until = self.first + self.width;
        let field = |(place, text): (usize, &str)| -> Field { (text.to_owned(), row.written(place)) };
        let beyond = self.first + self.width * self.count;
        let own = row.fields().enumerate().filter(|(place, _)| *place < until || *place >= beyond).map(field);
        TextRow::arranged(row.line, &own.collect::<Vec<_>>())
    }

    fn places(&self, number: usize) -> std::ops::Range<usize> {
        let from = self.first + self.width * number;
        from..from + self.width
    }

    fn has_texts(&self, row: &TextRow, number: usize) -> bool {
        self.places(number).any(|place| row.field(place).is_some_and(|text| !trim(text).is_empty()))
    }

    /// The row of that table on a line of its own.
    fn further(&self, row: &TextRow, number: usize, line: usize) -> TextRow {
        let before = (0..self.first).map(|place| (row.field(place).unwrap_or_default().to_owned(), None));
        let own = self.places(number).map(|place| {
            let text = row.field(place);
            (text.unwrap_or_default().to_owned(), text.and_then(|_| row.written(place)))
        });
        TextRow::arranged(line, &before.chain(own).collect::<Vec<Field>>())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::text_table::barred;

    #[test]
    fn tables_with_the_same_headings_are_put_below_each_other() {
        let gives = |text: &str, expected: &str| barred::gives(text, below_each_other, expected);
        gives(
            "事業|活動指標|目標|実績|成果指標|目標|実績\n訓練|回数|12|10|来た人|100|84\n点検|戸数|50|51||",
            "事業|活動指標|目標|実績\n訓練|回数|12|10\n点検|戸数|50|51\n訓練|来た人|100|84",
        );
        gives(
            "No|指標|目標|実績|No|指標|目標|実績\n1|回数|12|10|3|来た人|100|84\n2|戸数|50|51|4|会員|9|8",
            "No|指標|目標|実績\n1|回数|12|10\n2|戸数|50|51\n3|来た人|100|84\n4|会員|9|8",
        );
        for text in [
            "指標|目標|実績|指標|目標|達成率\n回数|12|10|来た人|100|84",
            "指標|目標|実績|指標|目標|実績|備考\n回数|12|10|来た人|100|84|",
            "指標|目標|指標|目標\n回数|12|来た人|100",
            "指標名|指標|目標|実績\n1|来た人|100|84",
            "指標|目標|実績|指標|目標|実績\n回数|12|10|来た人|100|84\n指標|R5目標|R5実績\n冊数|5|6",
        ] {
            gives(text, text);
        }
    }
}
