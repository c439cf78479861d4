//! The headings of a table that was written here: on one line, in any order, with columns that somebody has added.

use std::sync::Arc;

use super::table_columns::TableColumns;
use crate::columns::fields::id;
use crate::columns::{Heading, Wide, heads_ours};
use crate::import::read::ImportError;
use crate::import::text_table::TextRow;
use crate::value::id::IndicatorId;
use crate::value::width::trim;

/// The headings of a table.
#[derive(Debug)]
pub(super) struct Headings {
    /// The heading of each column.
    pub(super) names: Vec<String>,
    /// Where the known columns stand.
    pub(super) columns: Arc<TableColumns>,
    /// The number of columns up to the last one that has a heading.
    pub(super) width: usize,
}

impl Headings {
    /// The headings in a row; `None` if it is another row. Returns an error if two of them have the same meaning.
    pub(super) fn read(row: &TextRow) -> Result<Option<Self>, ImportError> {
        if !heads_ours(row.fields()) {
            return Ok(None);
        }
        let mut columns: Vec<(Wide, usize)> = Vec::new();
        for (place, text) in row.fields().enumerate() {
            let Some(column) = Heading::read(text).column() else { continue };
            if columns.iter().any(|(known, _)| *known == column) {
                return Err(ImportError::HeadingTwice { line: row.line, heading: trim(text).to_owned() });
            }
            columns.push((column, place));
        }
        let width = row.width();
        let names = row.fields().map(|text| trim(text).to_owned()).collect();
        Ok(Some(Self { names, columns: Arc::new(TableColumns::new(columns, None)), width }))
    }

    /// The headings that are not known, with the indexes of their columns.
    pub(super) fn strangers(&self) -> impl Iterator<Item = (&str, usize)> {
        let is_known = |place: usize| self.columns.iter().any(|(_, known)| known == place);
        self.names.iter().enumerate().filter(move |(place, _)| !is_known(*place)).map(|(place, name)| (&**name, place))
    }

    /// Whether a row has an id in the column of those of the KPIs.
    pub(super) fn has_id(&self, row: &TextRow) -> bool {
        let place = self.columns.place(Wide::KpiId);
        place.and_then(|place| row.field(place)).and_then(id::<IndicatorId>).is_some()
    }

    /// Whether a row is longer than the headings, or too short to say which KPI it belongs to.
    pub(super) fn is_torn(&self, row: &TextRow) -> bool {
        let beyond = row.fields_from(self.width).any(|field| !trim(field).is_empty());
        let names = self.columns.place(Wide::KpiId).or(self.columns.place(Wide::KpiName));
        beyond || names.max(self.columns.place(Wide::Row)).is_some_and(|last| last >= row.len())
    }
}
