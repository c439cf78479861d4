//! The columns that one question is about, and the tables with the same headings.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use crate::columns::vocabulary::{FigureKind, KindSaid};
use crate::import::reading::fact::Value;
use crate::import::reading::marked_sheet::MarkedSheet;
use crate::import::reading::section::{SheetColumn, SheetSection};
use crate::value::distinct;

/// Keys that group the columns of parts of years, and the columns of different indicators.
const PARTS_OF_YEARS: &str = "年の一部";
const DIFFERENT_INDICATORS: &str = "それぞれの指標";

/// For each table and each group of columns that may be asked about: the tables with the same headings over these columns, or only the
/// table itself if it has none there.
pub(super) fn tables_alike(
    sheet: &MarkedSheet<'_>,
    sections: &[SheetSection],
) -> Vec<HashMap<Vec<usize>, Rc<[usize]>>> {
    let mut by_headings: HashMap<(Vec<usize>, Vec<&str>), Vec<usize>> = HashMap::new();
    for (table, section) in sections.iter().enumerate() {
        // By a mark, a figure may be in any column.
        let of_figures = section.columns.iter().map(|column| vec![column.index]);
        let of_names = section.named.iter().map(|(_, name)| name.rivals.clone()).filter(|rivals| !rivals.is_empty());
        let together = columns_together(sheet, section).into_iter().chain([columns_of_years(section)]);
        for columns in distinct(of_figures.chain(of_names).chain(together)) {
            let cells = columns.iter().flat_map(|column| section.heads.iter().map(|row| section.cell(*row, *column)));
            let headings = cells.map(|at| at.and_then(|at| sheet.grid.cell(at)).map_or("", |cell| &cell.seen.key));
            let headings: Vec<&str> = headings.collect();
            by_headings.entry((columns, headings)).or_default().push(table);
        }
    }
    let mut alike = vec![HashMap::new(); sections.len()];
    for ((columns, headings), tables) in by_headings {
        let has_none = headings.iter().all(|text| text.is_empty());
        let together: Rc<[usize]> = tables.as_slice().into();
        for table in tables {
            let own = if has_none { Rc::from([table]) } else { Rc::clone(&together) };
            if let Some(of_table) = alike.get_mut(table) {
                of_table.insert(columns.clone(), own);
            }
        }
    }
    alike
}

/// The groups of columns that are asked about together: parts of years (4月, 上半期), columns below the same word that excludes them as figures
/// (対計画比 of each year), and columns of different indicators without a kind and a year.
pub(super) fn columns_together(sheet: &MarkedSheet<'_>, section: &SheetSection) -> Vec<Vec<usize>> {
    let heading =
        |column: &SheetColumn| column.kind_at.and_then(|at| sheet.grid.cell(at)).map(|cell| cell.seen.words());
    let mut groups: Vec<(&str, Vec<usize>)> = Vec::new();
    for column in section.values() {
        let word = match column.kind {
            _ if column.part.is_some() => PARTS_OF_YEARS,
            None if column.is_bare() && column.whole.is_some() => DIFFERENT_INDICATORS,
            Some(KindSaid::Forbidden) if column.time.is_some() => {
                let Some(word) = heading(column) else { continue };
                word
            }
            _ => continue,
        };
        match groups.iter_mut().find(|(known, _)| *known == word) {
            Some((_, columns)) => columns.push(column.index),
            None => groups.push((word, vec![column.index])),
        }
    }
    groups.into_iter().map(|(_, columns)| columns).filter(|columns| columns.len() > 1).collect()
}

/// The columns of figures whose headings have a year and no kind.
pub(super) fn columns_of_years(section: &SheetSection) -> Vec<usize> {
    let says_year = |column: &&SheetColumn| column.kind.is_none() && column.time.is_some();
    section.values().filter(says_year).map(|column| column.index).collect()
}

/// Whether the kinds of a table's figures are asked together: it has headings, and none of them states a kind.
pub(super) fn asks_kinds_together(section: &SheetSection) -> bool {
    // The value before the project has its own column, whatever the other columns are.
    let says_kind = |column: &SheetColumn| column.kind.is_some() && column.placed_kind() != Some(FigureKind::Baseline);
    // Without headings each column is asked about by itself.
    !section.heads.is_empty() && !section.values().any(says_kind)
}

/// The tables with figures in rows that continue the indicator of another row (`go_on`), or in other rows.
pub(super) fn tables_with(values: &[Value], go_on: bool) -> BTreeSet<usize> {
    values.iter().filter(|value| value.goes_on() == go_on).map(|value| value.section).collect()
}
