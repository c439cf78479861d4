//! The headings of a table that was written here: on one line, in any order, with columns that somebody has added.

use std::sync::Arc;

use super::file::UnreadColumn;
use crate::import::read::ImportError;
use crate::import::text_table::TextRow;
use crate::value::width::trim;

/// The headings of a table with columns of that kind.
#[derive(Debug)]
pub(super) struct Headings<C> {
    /// The heading of each column.
    pub(super) names: Vec<String>,
    /// The known columns with their indexes.
    pub(super) columns: Arc<[(C, usize)]>,
    /// The number of columns up to the last one that has a heading.
    pub(super) width: usize,
}

impl<C: Copy + PartialEq> Headings<C> {
    /// The headings in a row, each with the column that it names. Returns an error if two of them have the same meaning.
    pub(super) fn new(row: &TextRow, column: impl Fn(&str) -> Option<C>) -> Result<Self, ImportError> {
        let mut columns: Vec<(C, usize)> = Vec::new();
        for (place, text) in row.fields().enumerate() {
            let Some(column) = column(text) else { continue };
            if columns.iter().any(|(known, _)| *known == column) {
                return Err(ImportError::HeadingTwice { line: row.line, heading: trim(text).to_owned() });
            }
            columns.push((column, place));
        }
        let names = row.fields().map(|text| trim(text).to_owned()).collect();
        Ok(Self { names, columns: columns.into(), width: row.width() })
    }

    /// The index of a column; `None` if the table does not have it.
    pub(super) fn place(&self, column: C) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// What a row says in a column; `None` if it does not have it.
    pub(super) fn field<'r>(&self, row: &'r TextRow, column: C) -> Option<&'r str> {
        row.field(self.place(column)?)
    }

    /// The columns whose headings are not known.
    pub(super) fn unread(&self) -> impl Iterator<Item = UnreadColumn> {
        let is_known = |place: usize| self.columns.iter().any(|(_, known)| *known == place);
        let unknown = self.names.iter().enumerate().filter(move |(place, _)| !is_known(*place));
        unknown.map(|(place, name)| UnreadColumn {
            heading: name.clone(),
            position: place + 1,
            ..UnreadColumn::default()
        })
    }

    /// Returns the reason to refuse the file if a row is longer than the headings, or ends before the column with that index.
    pub(super) fn fit(&self, row: &TextRow, needed: Option<usize>) -> Result<(), ImportError> {
        let is_cut = needed.is_some_and(|needed| needed >= row.len());
        if row.width() > self.width || is_cut { Err(self.torn(row)) } else { Ok(()) }
    }

    /// The reason for which a row refuses the file that does not fit the headings.
    pub(super) fn torn(&self, row: &TextRow) -> ImportError {
        ImportError::RowTorn { line: row.line, found: row.len(), expected: self.width }
    }
}
