//! A table that names indicators and has no figures yet, as it is pasted into a new plan.

use std::sync::Arc;

use super::file::{FileKpi, FileRow, Part, WideFile, is_nothing};
use super::table_columns::TableColumns;
use crate::columns::{Slot, Wide};
use crate::import::text_table::{TextRow, TextTable};

impl WideFile {
    /// The indicators of a sheet whose first row of headings has a column of names; `None` if no row has.
    pub fn of_names(sheet: &TextTable) -> Option<Self> {
        let mut headings = sheet.rows.iter().map(|row| texts(row)).enumerate();
        let (at, columns) = headings.find(|(_, columns)| columns.place(Wide::KpiName).is_some())?;
        let columns = Arc::new(columns);
        let kpi = |row: &Arc<TextRow>| {
            let parts = vec![Part { columns: Arc::clone(&columns), row: Arc::clone(row) }];
            FileKpi { target: Some(FileRow { parts }), ..FileKpi::default() }
        };
        let kpis = sheet.rows.iter().skip(at + 1).map(kpi).filter(|kpi| !is_nothing(&kpi.name()));
        Some(Self { kpis: kpis.collect(), ..Self::default() })
    }
}

/// The columns of a row of headings that name or describe an indicator.
fn texts(row: &TextRow) -> TableColumns {
    let column = |text| Slot::read(text).column().filter(|column| !column.is_figure());
    let places = row.fields().map(column).enumerate().filter_map(|(place, column)| Some((column?, place)));
    TableColumns::new(places.collect(), None)
}
