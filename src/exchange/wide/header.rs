//! Finding the headings: on the line where most of them are known, wherever it stands, or on two lines of which the
//! lower one completes the upper.

use std::sync::Arc;

use crate::exchange::columns::{Heading, Long, Wide};
use crate::exchange::read::Trouble;
use crate::exchange::table::SheetRow;

/// Rows among which the headings are looked for; above them there may be titles.
const HEAD: usize = 40;
/// Headings by which the long file is known.
const OF_THE_LONG_FILE: [Long; 2] = [Long::State, Long::Raw];

/// Where each column that is known stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Columns(Vec<(Wide, usize)>);

impl Columns {
    /// Where that column stands.
    pub(super) fn place(&self, column: Wide) -> Option<usize> {
        self.0.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// The columns with their places, from left to right.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Wide, usize)> {
        self.0.iter().copied()
    }
}

/// A column that is not known.
pub(super) struct Stranger {
    /// Its heading.
    pub(super) name: String,
    /// Where it stands.
    pub(super) place: usize,
    /// Whether it is a year without era or century.
    pub(super) unclear_year: bool,
}

/// The headings of a file.
#[derive(Default)]
pub(super) struct Header {
    /// The columns that are known.
    pub(super) columns: Arc<Columns>,
    /// The others.
    pub(super) strangers: Vec<Stranger>,
    /// How many columns there are up to the last one that has a heading.
    pub(super) width: usize,
    /// The first row behind them.
    pub(super) data: usize,
    /// A second heading with the meaning of another.
    twice: Option<String>,
}

impl Header {
    /// Finds the headings among the first rows.
    pub(super) fn find(rows: &[SheetRow]) -> Result<Self, Trouble> {
        let mut best = Self::default();
        for at in 0..rows.len().min(HEAD) {
            for lines in 1..=2 {
                let header = Self::at(rows, at, lines).filter(Self::is_sound);
                best = header.filter(|header| header.known() > best.known()).unwrap_or(best);
            }
        }
        let line = rows.get(best.data.saturating_sub(1)).map_or(1, |row| row.line);
        match best.twice {
            // Which of two columns with one meaning counts is not ours to guess.
            Some(heading) => Err(Trouble::HeadingTwice { line, heading }),
            None if best.known() == 0 => Err(unknown(rows)),
            None => Ok(best),
        }
    }

    /// The headings on one line or on two, each column's put together; the latter only where the lower line says nothing
    /// of a column that the upper one already names, since then it is a row of values.
    fn at(rows: &[SheetRow], at: usize, lines: usize) -> Option<Self> {
        let rows = rows.get(at..at + lines)?;
        let width = rows.iter().map(SheetRow::len).max().unwrap_or_default();
        let mut header = Self { data: at + lines, ..Self::default() };
        let mut columns = Columns::default();
        for place in 0..width {
            let field = |row: &SheetRow| row.field(place).map(str::trim).unwrap_or_default().to_owned();
            let name = match rows {
                [upper, lower] => join(field(upper), &field(lower))?,
                rows => rows.iter().map(field).collect(),
            };
            header.take(name, place, &mut columns);
        }
        header.columns = Arc::new(columns);
        Some(header)
    }

    fn take(&mut self, name: String, place: usize, columns: &mut Columns) {
        self.width = if name.is_empty() { self.width } else { place + 1 };
        match Heading::read(&name) {
            Heading::Known(column) if columns.place(column).is_some() => self.twice = Some(name),
            Heading::Known(column) => columns.0.push((column, place)),
            heading => {
                let unclear_year = heading == Heading::UnclearYear;
                self.strangers.push(Stranger { name, place, unclear_year });
            }
        }
    }

    /// Without 区分 and something that names the KPI nothing could be told.
    fn is_sound(&self) -> bool {
        let has = |column| self.columns.place(column).is_some();
        has(Wide::Row) && (has(Wide::KpiId) || has(Wide::KpiName))
    }

    fn known(&self) -> usize {
        self.columns.0.len()
    }
}

/// A heading of two lines; `None` if the upper is one by itself and the lower says something, too.
fn join(mut upper: String, lower: &str) -> Option<String> {
    if lower.is_empty() {
        return Some(upper);
    }
    if Heading::read(&upper).column().is_some() {
        return None;
    }
    if !upper.is_empty() {
        upper.push(' ');
    }
    upper.push_str(lower);
    Some(upper)
}

/// What to call a file whose headings are not those of a wide file.
fn unknown(rows: &[SheetRow]) -> Trouble {
    let has = |row: &SheetRow, name: &str| row.fields().any(|field| field.trim() == name);
    let is_long = |row: &SheetRow| OF_THE_LONG_FILE.iter().all(|column| has(row, column.name()));
    if rows.iter().take(HEAD).any(is_long) { Trouble::LongFile } else { Trouble::NoHeader }
}
