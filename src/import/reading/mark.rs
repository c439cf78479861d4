//! What a person says of a sheet: marks on rows, columns and rectangles of it. An answer to a question is a mark, too, so that
//! there is one memory, one undo and one format. Later marks win over earlier ones.

use std::collections::HashSet;
use std::fmt;
use std::str::FromStr;

use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::import::text_table::FieldPosition;
use crate::plan::coded::coded;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

/// The cells that a mark is on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Region {
    parts: Vec<CellArea>,
    /// Whether the lines of each part are behind those of the part before it, as those of the many cells of an answer are.
    is_ordered: bool,
}

/// A rectangle of lines and columns as they stand in the source, counted from 1; what is `None` has no bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct CellArea {
    lines: Bounds,
    columns: Bounds,
}

/// The first and the last line or column, counted from 1; `None` has no bound.
pub type Bounds = Option<(usize, usize)>;

/// What a mark says of its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// A row or column tells this attribute of the figures beside or below it.
    Tells(HeadWord),
    /// The figures are of this indicator.
    Name(String),
    /// The figures are of the indicator that the line above each block of them names.
    NameAbove,
    /// Rows without a name go on with the indicator above them.
    NamesGoOn,
    /// The figures are of this kind, of this time, or both.
    Figures {
        /// The kind.
        kind: Option<FigureKind>,
        /// The time.
        year: Option<YearSaid>,
    },
    /// Of an indicator with two lines, in one cell or in two rows, the figures of the upper and of the lower one are of these kinds.
    Lines([FigureKind; 2]),
    /// The figures are in this unit.
    Unit(String),
    /// The figures of years up to this one are actuals, those of later ones targets.
    ActualsUntil(YearSaid),
    /// Years without an era are of this one (令和, 平成 or 昭和).
    Era(String),
    /// The first of the years that are only counted (1年目).
    FirstYear(FiscalYear),
    /// The year from which others are named (昨年度, 来年度).
    ThisYear(YearSaid),
    /// Rows that lack cells begin or end with their headings.
    Aligned(RowSide),
    /// Figures in cells that look otherwise than their texts count as they are seen.
    AsSeen,
    /// Of figures with a remark beside them the figure counts alone.
    WithoutRemark,
    /// Rows that look like sums of others, or were left out before, are of indicators of their own.
    OwnIndicator,
    /// The words in the headings of columns name parts of the indicators, each of which is an indicator of its own (男性, 女性).
    Apart,
    /// These cells are the figures, and no others.
    Values,
    /// These cells are not read.
    LeftOut,
}

/// The time of figures, as a person says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum YearSaid {
    /// This fiscal year.
    Year(FiscalYear),
    /// So many years behind the reported one.
    Reported(i32),
    /// The whole period of the plan, which only targets have.
    Period,
}

/// What the name of an indicator of the plan begins with that a mark says, before its id: no table can name it.
const OF_PLAN: char = '\u{1}';

/// The name by which a mark means an indicator of the plan ([`Says::Name`]), whatever that is called.
pub fn name_of_indicator(id: IndicatorId) -> String {
    format!("{OF_PLAN}{id}")
}

/// The indicator of the plan that a name means; `None` for the name of a table.
pub fn indicator_named(name: &str) -> Option<IndicatorId> {
    name.strip_prefix(OF_PLAN)?.parse().ok()
}

coded! {
    /// The side of the headings at which a row of too few cells begins.
    RowSide {
        /// Its last cells are missing.
        Left: "left",
        /// Its cells before the first figure are missing.
        Right: "right",
    }
}

/// What a person says of some cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetMark {
    /// The cells.
    pub on: Region,
    /// What is said of them.
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

    /// The cells of that column in these lines.
    pub fn column_in(column: usize, lines: (usize, usize)) -> Self {
        Self::area(Some(lines), Some((column, column)))
    }

    /// The cells of that column.
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

    /// These cells, those below each other as one part of their column.
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

    /// The mark that says that of these cells.
    pub fn mark(&self, says: Says) -> SheetMark {
        SheetMark { on: self.clone(), says }
    }

    /// Its rectangles: the first and the last line and column of each, counted from 1; `None` has no bound.
    pub fn areas(&self) -> impl Iterator<Item = (Bounds, Bounds)> {
        self.parts.iter().map(|area| (area.lines, area.columns))
    }

    /// Whether the cell is one of them.
    pub fn has(&self, at: FieldPosition) -> bool {
        let within = |bounds: Bounds, it: usize| bounds.is_none_or(|(first, last)| (first..=last).contains(&it));
        let has = |area: &CellArea| within(area.lines, at.line) && within(area.columns, at.column);
        if self.is_ordered {
            let before = |area: &CellArea| area.lines.is_some_and(|(_, last)| last < at.line);
            return self.parts.get(self.parts.partition_point(before)).is_some_and(has);
        }
        self.parts.iter().any(has)
    }

    /// Whether each of its rectangles is within one of these cells.
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

    /// Whether it is of whole rows.
    pub fn is_of_rows(&self) -> bool {
        self.parts.iter().all(|area| area.lines.is_some() && area.columns.is_none())
    }

    /// Whether it names columns: of whole ones, of parts of them, or of cells.
    pub fn names_columns(&self) -> bool {
        self.parts.iter().all(|area| area.columns.is_some())
    }

    /// Whether it is of columns, and of more than one line of them.
    pub fn is_of_columns(&self) -> bool {
        let is_column = |area: &CellArea| area.columns.is_some() && area.lines.is_none_or(|(first, last)| first < last);
        self.parts.iter().all(is_column)
    }
}

impl SheetMark {
    /// The attribute that a row or a column tells by the mark; `None` if it says anything else.
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
