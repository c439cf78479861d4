//! The tables of a block, one below the other, each with headings of its own.

use std::borrow::Cow;
use std::slice;

use super::block::Block;
use super::heads::BlockHeader;
use crate::columns::{Slot, are_headings, heads_a_table, is_figure, names_a_kpi};
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
