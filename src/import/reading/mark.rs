//! The user's statements about a sheet: marks on its rows, columns and rectangles. An answer to a question is also a mark, so that there is
//! one memory, one undo and one format. Later marks override earlier ones.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::import::text_table::FieldPosition;
use crate::plan::coded::coded;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

/// The cells to which a mark applies.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Region {
    parts: Vec<CellArea>,
    /// Whether the lines of each part come after those of the part before it, as with the many cells of an answer.
    is_ordered: bool,
}

/// A rectangle of lines and columns of the source, counted from 1; `None` is unbounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct CellArea {
    lines: Bounds,
    columns: Bounds,
}

/// The first and the last line or column, counted from 1; `None` is unbounded.
pub type Bounds = Option<(usize, usize)>;

/// What a mark states about its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// The row or column holds this attribute of the figures beside or below it.
    Tells(HeadWord),
    /// The figures are of this indicator.
    Name(String),
    /// The figures are of the indicator that the line above each block of them names.
    NameAbove,
    /// In rows without a name the indicator above continues.
    NamesGoOn,
    /// The figures are of this kind, of this time, or both.
    Figures {
        /// The kind.
        kind: Option<FigureKind>,
        /// The time.
        year: Option<YearSaid>,
    },
    /// The kinds of the figures on the upper and the lower line of an indicator, whether the lines are in one cell or in two rows.
    Lines([FigureKind; 2]),
    /// The figures are in this unit.
    Unit(String),
    /// Figures of years up to this year are actuals, and figures of later years are targets.
    ActualsUntil(YearSaid),
    /// Years without an era belong to this era (令和, 平成 or 昭和).
    Era(String),
    /// The fiscal year of 1年目, from which counted years follow.
    FirstYear(FiscalYear),
    /// The year from which relative years are counted (昨年度, 来年度).
    ThisYear(YearSaid),
    /// At which side of the headings rows begin that lack cells.
    Aligned(RowSide),
    /// Figures in cells that look different from their texts count as they appear.
    AsSeen,
    /// The figure counts without the remark beside it.
    WithoutRemark,
    /// Rows that look like sums of others, or were left out before, belong to indicators of their own.
    OwnIndicator,
    /// The words in column headings name parts of the indicators (男性, 女性), and each part is an indicator of its own.
    Apart,
    /// These cells are the figures, and no other cells are.
    Values,
    /// These cells are not read.
    LeftOut,
}

/// The time of figures as the user gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearSaid {
    /// This fiscal year.
    Year(FiscalYear),
    /// The reported year plus this number of years.
    Reported(i32),
    /// The whole period of the plan, which only targets have.
    Period,
}

/// The prefix of a name that means an indicator of the plan by its id; the name of a table cannot begin with it.
const OF_PLAN: char = '\u{1}';

/// The name with which a mark refers to an indicator of the plan ([`Says::Name`]), independent of its title.
pub fn name_of_indicator(id: IndicatorId) -> String {
    format!("{OF_PLAN}{id}")
}

/// The indicator of the plan to which a name refers; `None` for a name from a table.
pub fn indicator_named(name: &str) -> Option<IndicatorId> {
    name.strip_prefix(OF_PLAN)?.parse().ok()
}

coded! {
    /// The side of the headings at which a row with too few cells begins.
    RowSide {
        /// Its last cells are missing.
        Left: "left",
        /// Its cells before the first figure are missing.
        Right: "right",
    }
}

/// A statement of the user about some cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetMark {
    /// The cells.
    pub on: Region,
    /// The statement.
    pub says: Says,
}

impl Region {
    fn new(parts: Vec<CellArea>) -> Self {
        let is_behind = |pair: &[CellArea]| match pair {
            [CellArea { lines: Some((_, last)), .. }, CellArea { lines: Some((first, _)), .. }] => last < first,
            _ => false,
        };
        Self { is_ordered: parts.iter().all(|part| part.lines.is_some()) && parts.windows(2).all(is_behind), parts }
    }

    /// The cells of these lines in these columns.
    pub fn area(lines: Bounds, columns: Bounds) -> Self {
        Self::new(vec![CellArea { lines, columns }])
    }

    /// All cells.
    pub fn all() -> Self {
        Self::area(None, None)
    }

    /// The cells of these lines.
    pub fn lines(first: usize, last: usize) -> Self {
        Self::area(Some((first, last)), None)
    }

    /// The cells of a column in these lines.
    pub fn column_in(column: usize, lines: (usize, usize)) -> Self {
        Self::area(Some(lines), Some((column, column)))
    }

    /// The cells of a column.
    pub fn column(column: usize) -> Self {
        Self::area(None, Some((column, column)))
    }

    /// One cell.
    pub fn cell(at: FieldPosition) -> Self {
        Self::column_in(at.column, (at.line, at.line))
    }

    /// The cells of any of these regions.
    pub fn of_all(regions: impl IntoIterator<Item = Self>) -> Self {
        let mut known = HashSet::new();
        let parts = regions.into_iter().flat_map(|region| region.parts);
        Self::new(parts.filter(|part| known.insert(*part)).collect())
    }

    /// These cells; cells below each other become one part of their column.
    pub fn of_cells(mut cells: Vec<FieldPosition>) -> Self {
        cells.sort_unstable_by_key(|at| (at.column, at.line));
        let mut parts: Vec<CellArea> = Vec::new();
        for FieldPosition { line, column } in cells {
            let columns = Some((column, column));
            match parts.last_mut() {
                Some(CellArea { lines: Some((_, last)), columns: of }) if *of == columns && *last + 1 >= line => {
                    *last = line;
                }
                _ => parts.push(CellArea { lines: Some((line, line)), columns }),
            }
        }
        Self::new(parts)
    }

    /// A mark with this statement on the region.
    pub fn mark(&self, says: Says) -> SheetMark {
        SheetMark { on: self.clone(), says }
    }

    /// The rectangles of the region: the lines and the columns of each, counted from 1; `None` is unbounded.
    pub fn areas(&self) -> impl Iterator<Item = (Bounds, Bounds)> {
        self.parts.iter().map(|area| (area.lines, area.columns))
    }

    /// Whether the region contains the cell.
    pub fn has(&self, at: FieldPosition) -> bool {
        let within = |bounds: Bounds, it: usize| bounds.is_none_or(|(first, last)| (first..=last).contains(&it));
        let has = |area: &CellArea| within(area.lines, at.line) && within(area.columns, at.column);
        if self.is_ordered {
            let before = |area: &CellArea| area.lines.is_some_and(|(_, last)| last < at.line);
            return self.parts.get(self.parts.partition_point(before)).is_some_and(has);
        }
        self.parts.iter().any(has)
    }

    /// Whether each of its rectangles is within a rectangle of the other region.
    pub fn is_within(&self, other: &Self) -> bool {
        let is_bound = |inner: Bounds, outer: Bounds| {
            let is_inside = |(first, last): (usize, usize)| inner.is_some_and(|(from, to)| first <= from && to <= last);
            outer.is_none_or(is_inside)
        };
        let is_inside = |inner: &CellArea, outer: &CellArea| {
            is_bound(inner.lines, outer.lines) && is_bound(inner.columns, outer.columns)
        };
        self.parts.iter().all(|part| other.parts.iter().any(|outer| is_inside(part, outer)))
    }

    /// Whether all its parts are whole rows.
    pub fn is_of_rows(&self) -> bool {
        self.parts.iter().all(|area| area.lines.is_some() && area.columns.is_none())
    }

    /// Whether all its parts are bound to columns: whole columns, parts of columns, or cells.
    pub fn names_columns(&self) -> bool {
        self.parts.iter().all(|area| area.columns.is_some())
    }

    /// Whether all its parts are columns, or parts of columns with more than one line.
    pub fn is_of_columns(&self) -> bool {
        let is_column = |area: &CellArea| area.columns.is_some() && area.lines.is_none_or(|(first, last)| first < last);
        self.parts.iter().all(is_column)
    }
}

impl SheetMark {
    /// The attribute that the mark assigns to a row or a column; `None` for any other statement.
    pub(super) fn attribute(&self) -> Option<HeadWord> {
        if let Says::Tells(attribute) = self.says { Some(attribute) } else { None }
    }
}

impl fmt::Display for Region {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, CellArea { lines, columns }) in self.parts.iter().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            if lines.is_none() && columns.is_none() {
                f.write_str("all")?;
            }
            for (letter, bounds) in [("r", lines), ("c", columns)] {
                match bounds {
                    Some((first, last)) if first == last => write!(f, "{letter}{first}")?,
                    Some((first, last)) => write!(f, "{letter}{first}:{last}")?,
                    None => {}
                }
            }
        }
        Ok(())
    }
}

/// The error for a text that is no region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no region of a sheet: all, r3, r3:9, c5, r3:9c2:4, several by commas")]
pub struct NoRegion;

impl FromStr for Region {
    type Err = NoRegion;

    fn from_str(text: &str) -> Result<Self, NoRegion> {
        let parts: Result<Vec<CellArea>, NoRegion> = text.split(',').map(area).collect();
        parts.map(Self::new)
    }
}

fn area(text: &str) -> Result<CellArea, NoRegion> {
    if text == "all" {
        return Ok(CellArea { lines: None, columns: None });
    }
    let (lines, columns) = match text.strip_prefix('r') {
        Some(rest) => rest.split_once('c').map_or((Some(rest), None), |(lines, columns)| (Some(lines), Some(columns))),
        None => (None, Some(text.strip_prefix('c').ok_or(NoRegion)?)),
    };
    let bounds = |text: &str| -> Result<(usize, usize), NoRegion> {
        let number = |text: &str| text.parse::<usize>().map_err(|_| NoRegion);
        let (first, last) = text.split_once(':').unwrap_or((text, text));
        Ok((number(first)?, number(last)?))
    };
    Ok(CellArea { lines: lines.map(bounds).transpose()?, columns: columns.map(bounds).transpose()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regions_are_written_as_they_are_read() {
        for text in ["all", "r3", "r3:9", "c5", "c2:4", "r3:9c2:4", "r4c2,r9c2"] {
            assert_eq!(text.parse::<Region>().map(|region| region.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "x", "r", "r3:", "c", "3"] {
            assert_eq!(text.parse::<Region>(), Err(NoRegion), "{text}");
        }
    }
}
