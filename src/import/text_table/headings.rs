//! The headings of a table that this program wrote, or of a list: on one line, in any order, possibly with added columns.

use std::sync::Arc;

use super::TextRow;
use crate::import::import_error::ImportError;
use crate::value::width::trim;

/// The headings of a table, with columns of type `C`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Headings<C> {
    /// The heading of each column.
    pub(crate) names: Vec<String>,
    /// The known columns with their indexes, each once.
    pub(crate) columns: Arc<[(C, usize)]>,
    /// The number of columns up to the last one that has a heading.
    pub(crate) width: usize,
}

impl<C: Copy + PartialEq> Headings<C> {
    /// The headings in a row. Of two headings with the same meaning, the first is the column and the second counts as unread.
    pub(crate) fn first(row: &TextRow, column: impl Fn(&str) -> Option<C>) -> Self {
        let mut columns: Vec<(C, usize)> = Vec::new();
        for (place, text) in row.fields().enumerate() {
            let named = column(text).filter(|named| columns.iter().all(|(known, _)| known != named));
            columns.extend(named.map(|column| (column, place)));
        }
        let names = row.fields().map(|text| trim(text).to_owned()).collect();
        Self { names, columns: columns.into(), width: row.width() }
    }

    /// Like [`Self::first`], but refuses two headings with the same meaning.
    pub(crate) fn new(row: &TextRow, column: impl Fn(&str) -> Option<C>) -> Result<Self, ImportError> {
        let headings = Self::first(row, &column);
        let twice = headings.unread().find(|(_, name)| column(name).is_some()).map(|(_, name)| name.to_owned());
        match twice {
            Some(heading) => Err(ImportError::HeadingTwice { line: row.line, heading }),
            None => Ok(headings),
        }
    }

    /// The index of a column; `None` if the table does not have it.
    pub(crate) fn place(&self, column: C) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// The text of a row in a column; `None` if the row does not have the column.
    pub(crate) fn field<'r>(&self, row: &'r TextRow, column: C) -> Option<&'r str> {
        row.field(self.place(column)?)
    }

    /// The headings that are not read as a column, with their indexes.
    pub(crate) fn unread(&self) -> impl Iterator<Item = (usize, &str)> {
        let is_known = |place: usize| self.columns.iter().any(|(_, known)| *known == place);
        let names = self.names.iter().map(String::as_str).enumerate();
        names.filter(move |(place, _)| !is_known(*place))
    }

    /// Returns the reason to refuse the file if a row is longer than the headings, or ends before the column with the index `needed`.
    pub(crate) fn fit(&self, row: &TextRow, needed: Option<usize>) -> Result<(), ImportError> {
        let is_cut = needed.is_some_and(|needed| needed >= row.len());
        if row.width() > self.width || is_cut { Err(self.torn(row)) } else { Ok(()) }
    }

    /// The error for a row that does not fit the headings.
    pub(crate) fn torn(&self, row: &TextRow) -> ImportError {
        ImportError::RowTorn { line: row.line, found: row.len(), expected: self.width }
    }
}
