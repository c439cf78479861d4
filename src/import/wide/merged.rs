//! Cells that are merged over several rows: a file has their text in the first row and blanks below it.

use std::collections::BTreeMap;

use super::file::{FileRow, Part};
use crate::columns::Wide;

/// The columns whose cells are merged over several KPIs.
const MERGED: [Wide; 2] = [Wide::Group, Wide::Responsible];

/// The texts of merged cells that hold for the rows below them.
#[derive(Debug, Default)]
pub(super) struct MergedCells(BTreeMap<Wide, Part>);

impl MergedCells {
    /// Takes the texts of a row, which hold for the rows below it.
    pub(super) fn take(&mut self, part: &Part) {
        for column in MERGED {
            if part.field(column).is_some_and(|field| !field.trim().is_empty()) {
                self.0.insert(column, part.only(column));
            }
        }
    }

    /// Gives a row what merged cells above it say of it: its group and its section.
    pub(super) fn fill(&mut self, row: &mut FileRow) {
        if let Some(own) = row.parts.first().cloned() {
            self.take(&own);
        }
        for column in MERGED {
            if row.trimmed(column).is_none() {
                row.parts.extend(self.0.get(&column).cloned());
            }
        }
    }
}
