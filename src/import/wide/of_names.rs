//! A table that names indicators and has no figures yet, as it is pasted into a new plan.

use std::sync::Arc;

use super::file::{FileKpi, FileRow, Part, WideFile, is_nothing};
use super::table_columns::TableColumns;
use crate::columns::Wide;
use crate::columns::vocabulary::HeadWord;
use crate::import::reading::{GridCell, SheetGrid};
use crate::import::text_table::TextRow;

impl WideFile {
    /// The indicators of a sheet whose first row of headings has a column of names; `None` if no row has.
    pub fn of_names(grid: &SheetGrid) -> Option<Self> {
        let mut headings = grid.rows.iter().map(|row| texts(row)).enumerate();
        let (at, columns) = headings.find(|(_, columns)| columns.place(Wide::KpiName).is_some())?;
        let columns = Arc::new(columns);
        let kpi = |row: &Vec<GridCell>| {
            let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            let row = Arc::new(TextRow::new(row.first().map_or(0, |cell| cell.place.line), &texts));
            let parts = vec![Part { columns: Arc::clone(&columns), row }];
            FileKpi { target: Some(FileRow { parts }), ..FileKpi::default() }
        };
        let kpis = grid.rows.iter().skip(at + 1).map(kpi).filter(|kpi| !is_nothing(&kpi.name()));
        Some(Self { kpis: kpis.collect(), ..Self::default() })
    }
}

/// The columns of a row of headings that name or describe an indicator.
fn texts(row: &[GridCell]) -> TableColumns {
    let column = |cell: &GridCell| match cell.seen.head? {
        HeadWord::Name => Some(Wide::KpiName),
        HeadWord::Unit => Some(Wide::Unit),
        HeadWord::Group => Some(Wide::Group),
        HeadWord::Responsible => Some(Wide::Responsible),
        HeadWord::Note => Some(Wide::Note),
        HeadWord::Year => None,
    };
    let places = row.iter().map(column).enumerate().filter_map(|(place, column)| Some((column?, place)));
    TableColumns::new(places.collect(), None)
}
