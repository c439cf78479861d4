//! The texts of a table that describe its indicators: groups, sections in charge, notes.

use super::marked_sheet::MarkedSheet;
use super::section::{SheetColumn, SheetSection};
use super::{DescribingText, GridCell};
use crate::columns::Wide;
use crate::columns::parts_of_names::repeats_above;
use crate::columns::vocabulary::HeadWord;

impl MarkedSheet<'_> {
    /// The describing texts of a table, row by row. A group or a section in charge also applies to the rows below it that have none or repeat
    /// it by a sign (〃).
    pub(super) fn describing_texts(&self, section: &SheetSection) -> Vec<DescribingText> {
        if section.is_turned {
            return Vec::new();
        }
        let columns: Vec<(&SheetColumn, Wide)> =
            section.columns.iter().filter_map(|column| Some((column, self.described(section, column)?))).collect();
        let mut texts = Vec::new();
        for row in section.rows.iter().filter(|row| !section.ragged.contains(*row)) {
            for (column, described) in &columns {
                let goes_on = matches!(described, Wide::Group | Wide::Responsible);
                let repeats = |cell: &GridCell| goes_on && repeats_above(&cell.text);
                let own = self.filled_cell(section, *row, column.index).filter(|(_, cell)| !repeats(cell));
                let own = own.map(|(at, _)| at);
                let found = own.or_else(|| section.words_above(*row, column.index).filter(|_| goes_on));
                texts.extend(found.map(|at| DescribingText { row: *row, column: *described, at }));
            }
        }
        texts
    }

    /// The attribute that the texts of a column give, by a mark or by its heading; `None` if they describe nothing. Of several columns of
    /// groups by heading only the last counts.
    fn described(&self, section: &SheetSection, column: &SheetColumn) -> Option<Wide> {
        if column.is_value() || section.holds_names(column.index) {
            return None;
        }
        let rows = section.heads.iter().chain(&section.rows);
        let told =
            rows.filter_map(|row| self.filled_cell(section, *row, column.index)).find_map(|(_, cell)| self.tells(cell));
        let is_group =
            |column: &&SheetColumn| column.head == Some(HeadWord::Group) && !section.holds_names(column.index);
        let last_group = || section.columns.iter().filter(is_group).map(|column| column.index).max();
        match told.or(column.head) {
            Some(HeadWord::Group) => (told.is_some() || last_group() == Some(column.index)).then_some(Wide::Group),
            Some(HeadWord::Responsible) => Some(Wide::Responsible),
            Some(HeadWord::Note) if told.is_some() => Some(Wide::Note),
            _ if told.is_some() => None,
            _ => {
                // A heading merged over several lines is in the first of them.
                let (_, cell) =
                    section.heads.iter().rev().find_map(|row| self.filled_cell(section, *row, column.index))?;
                let describes = |named: &Wide| {
                    matches!(named, Wide::Note | Wide::Measure | Wide::Basis | Wide::Bound | Wide::Direction)
                };
                Wide::from_heading(&cell.text).filter(describes)
            }
        }
    }
}
