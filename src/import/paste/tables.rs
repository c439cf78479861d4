//! The tables of a block, one below the other, each with headings of its own.

use std::borrow::Cow;
use std::slice;
use std::sync::Arc;

use super::block::Block;
use super::heads::BlockHeader;
use crate::columns::{Slot, are_headings, heads_a_table, is_figure, names_a_kpi};
use crate::import::copied_text::with_tabs;
use crate::import::read::of_table;
use crate::import::text_table::{Delimiter, TextRow, TextTable};
use crate::plan::Plan;
use crate::plan::place::CellAddress;

impl Block {
    /// The tables of the block when it is pasted at that cell. A further one begins with headings that name the column of the KPIs,
    /// below a table that has such headings, too; the same headings once more, as on a further page, begin one as well.
    pub(super) fn tables(&self, plan: &Plan, at: CellAddress) -> Cow<'_, [Self]> {
        let whole = || Cow::Borrowed(slice::from_ref(self));
        let Some(first) = BlockHeader::of(self, plan, at).filter(|_| self.kinds.is_none()) else { return whole() };
        let mut starts = vec![0];
        let is_upper = |place: usize| self.rows.get(place).is_some_and(|row| heads_figures(row));
        for (place, row) in self.rows.iter().enumerate().skip(first.lines) {
            // Of headings on two lines the first begins the table.
            let start = if is_upper(place - 1) { place - 1 } else { place };
            if names_kpis(row) && start >= first.lines && !starts.contains(&start) {
                starts.push(start);
            }
        }
        if starts.len() == 1 {
            return whole();
        }
        let ends = starts.iter().skip(1).copied().chain([self.rows.len()]);
        let rows = starts.iter().zip(ends).filter_map(|(start, end)| self.rows.get(*start..end));
        Cow::Owned(rows.map(|rows| Self::of_rows(rows.to_vec(), None)).collect())
    }
}

/// Whether a row is one of headings that name the column of the KPIs.
fn names_kpis(row: &[String]) -> bool {
    let fields = row.iter().map(String::as_str);
    fields.clone().any(names_a_kpi) && heads_a_table(&fields) || are_headings(&fields)
}

/// Whether a row is one of headings of figures.
fn heads_figures(row: &[String]) -> bool {
    row.iter().any(|text| Slot::read(text).is_of_figures()) && !row.iter().any(|text| is_figure(text))
}

/// The largest number of rows of a block of which the cells may lie otherwise than on the page.
const MOST_ROWS: usize = 2_000;

impl Block {
    /// The block with its cells as they stood on the page: parted where a copied text has lost what parted them, and with names once
    /// that are repeated before each figure. What is our own copy, or a single text, is as it is.
    pub(super) fn arranged(&self) -> Cow<'_, Self> {
        if self.kinds.is_some() || self.height() < 2 || self.height() > MOST_ROWS {
            return Cow::Borrowed(self);
        }
        let lines = self.lines_apart();
        let rows = lines.as_ref().unwrap_or(&self.rows).iter().zip(1..).map(|(row, line)| {
            let fields: Vec<&str> = row.iter().map(String::as_str).collect();
            Arc::new(TextRow::new(line, &fields))
        });
        let sheet = of_table(TextTable { rows: rows.collect(), ..TextTable::default() }, Delimiter::Tab);
        // What a row lacks at its end is no statement.
        let len =
            |row: &TextRow| (0..row.len()).rposition(|place| row.written(place).is_some()).map_or(0, |last| last + 1);
        let rows = sheet.rows.iter().map(|row| row.fields().take(len(row)).map(str::to_owned).collect());
        Cow::Owned(Self::of_rows(rows.collect(), None))
    }

    /// The rows of a block that is lines of a page, in which blanks or bars part the cells; `None` if it is none.
    fn lines_apart(&self) -> Option<Vec<Vec<String>>> {
        let is_of_lines =
            self.rows.iter().all(|row| row.len() < 2 && !row.iter().any(|text| text.contains(['\n', '\r'])));
        let text = || self.rows.iter().map(|row| row.concat()).collect::<Vec<_>>().join("\n");
        let text = is_of_lines.then(text).and_then(|text| with_tabs(&text))?;
        Some(text.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect())
    }
}
