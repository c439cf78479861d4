//! Rows below headings that are none of a KPI, and are listed with what they lack to be one.

use std::sync::Arc;

use super::WideReader;
use super::whose::has_other_unit;
use crate::columns::in_names::is_note;
use crate::columns::{self, Wide};
use crate::import::read::ImportError;
use crate::import::text_table::TextRow;
use crate::import::wide::captions::unit_part;
use crate::import::wide::file::{FileKpi, Lacks, Part, UnreadRow};
use crate::import::wide::section::Section;
use crate::import::wide::table_columns::TableColumns;
use crate::value::width::trim;

impl WideReader<'_> {
    /// Lists a row below headings that is none of a KPI by its shape or by its words: true if it is one.
    pub(super) fn leaves_out(&mut self, section: &Section, row: &Arc<TextRow>) -> Result<bool, ImportError> {
        let lacks = if section.is_torn(row) {
            let torn = ImportError::RowTorn { line: row.line, found: row.len(), expected: section.header.width };
            if section.header.is_ours {
                return Err(torn);
            }
            self.torn.get_or_insert(torn);
            Lacks::Columns
        } else if section.is_remark(row) {
            self.pass_sentence(section, row);
            Lacks::Remark
        } else if section.is_of_words(row) {
            self.above = None;
            Lacks::Columns
        } else {
            return Ok(self.takes_unit(section, row));
        };
        self.captions.below_remark = true;
        self.leave_out(row, lacks);
        Ok(true)
    }

    /// Takes a row with nothing but the unit of the KPI above it (単位：人); where that has one, if only in its name, or nothing stands
    /// above, the row is a remark. False for any other row.
    fn takes_unit(&mut self, section: &Section, row: &Arc<TextRow>) -> bool {
        let is_alone = || row.fields().filter(|field| !trim(field).is_empty()).count() == 1;
        if !section.has_unit_for_name(row) || !is_alone() {
            return false;
        }
        let kpi = self.above.and_then(|above| self.file.kpis.get_mut(above));
        let has_none = |kpi: &&mut FileKpi| kpi.rows().all(|row| row.trimmed(Wide::Unit).is_none());
        match (kpi.filter(has_none), section.unit_for_name(row)) {
            (Some(kpi), Some(unit)) if !has_other_unit(kpi, &unit.unit) => {
                for of_row in kpi.target.iter_mut().chain(&mut kpi.actual) {
                    of_row.parts.push(unit_part(&unit));
                }
                kpi.unit_is_open = false;
            }
            _ => self.leave_out(row, Lacks::Remark),
        }
        true
    }

    /// A remark that is no note may name an indicator (満足と答えた市民を増やす。): in a table with a column of names, a row below
    /// it that has none goes on with nothing above it.
    fn pass_sentence(&mut self, section: &Section, row: &TextRow) {
        let first = row.fields().map(trim).find(|field| !field.is_empty()).unwrap_or_default();
        let is_of_one = section.header.is_of_one_kpi();
        if !is_of_one && !is_note(first) && !columns::is_in_brackets(first) && self.above.take().is_some() {
            self.captions.name = None;
        }
    }

    /// Leaves out a row of a KPI. What stands below it is not of the KPI above it, and its merged cells hold for the rows below.
    pub(super) fn pass_over(&mut self, section: &Section, row: &Arc<TextRow>) {
        self.above = None;
        let columns = Arc::new(TableColumns::new(section.header.columns.clone(), None));
        self.merged.take(&Part { columns, row: Arc::clone(row) });
    }

    /// Lists a row that is not one of a KPI.
    pub(super) fn leave_out(&mut self, row: &Arc<TextRow>, lacks: Lacks) {
        self.captions.take(row);
        let text = row.fields().map(trim).find(|field| !field.is_empty()).unwrap_or_default();
        self.file.unread.rows.push(UnreadRow { line: row.line, text: text.to_owned(), lacks });
    }
}
