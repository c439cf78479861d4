//! Finding the headings: on the line where most of them are known, wherever it stands, or on two lines of which the
//! lower one completes the upper.

use super::read::Trouble;
use crate::exchange::columns::{Heading, Wide};
use crate::exchange::table::SheetRow;

/// Rows among which the headings are looked for; above them there may be titles.
const HEAD: usize = 40;
/// Headings by which the long file is known.
const OF_THE_LONG_FILE: [&str; 2] =
    [crate::exchange::columns::Long::State.name(), crate::exchange::columns::Long::Raw.name()];

/// The headings of a file.
pub(super) struct Header {
    /// What each column is, up to the last one that has a heading.
    pub(super) columns: Vec<(Heading, String)>,
    /// The first row behind them.
    pub(super) data: usize,
}

impl Header {
    /// Finds the headings among the first rows.
    pub(super) fn find(rows: &[SheetRow]) -> Result<Self, Trouble> {
        let candidates = (0..rows.len().min(HEAD)).flat_map(|at| [on_one_line(rows, at), on_two_lines(rows, at)]);
        let sound = candidates.flatten().filter(Self::is_sound);
        let best = sound.reduce(|best, next| if next.known() > best.known() { next } else { best });
        let header = best.ok_or_else(|| unknown(rows))?;
        header.check_unique(rows)?;
        Ok(header)
    }

    /// Where a column stands.
    pub(super) fn position(&self, column: Wide) -> Option<usize> {
        self.columns.iter().position(|(heading, _)| heading.column() == Some(column))
    }

    /// Without 区分 and something that names the KPI nothing could be told.
    fn is_sound(&self) -> bool {
        let has = |column| self.position(column).is_some();
        has(Wide::Row) && (has(Wide::KpiId) || has(Wide::KpiName))
    }

    fn known(&self) -> usize {
        self.columns.iter().filter(|(heading, _)| heading.column().is_some()).count()
    }

    /// Which of two columns with one meaning counts is not ours to guess.
    fn check_unique(&self, rows: &[SheetRow]) -> Result<(), Trouble> {
        let line = rows.get(self.data.saturating_sub(1)).map_or(1, |row| row.line);
        let mut seen = Vec::new();
        for (heading, name) in &self.columns {
            let Some(column) = heading.column() else { continue };
            if seen.contains(&column) {
                return Err(Trouble::HeadingTwice { line, heading: name.clone() });
            }
            seen.push(column);
        }
        Ok(())
    }
}

fn on_one_line(rows: &[SheetRow], at: usize) -> Option<Header> {
    Some(Header::new(rows.get(at)?.fields.clone(), at + 1))
}

/// The headings of two lines, each column's put together; only where the lower line says nothing of a column that
/// the upper one already names, since then it is a row of values.
fn on_two_lines(rows: &[SheetRow], at: usize) -> Option<Header> {
    let (upper, lower) = (rows.get(at)?, rows.get(at + 1)?);
    let width = upper.fields.len().max(lower.fields.len());
    let field = |row: &SheetRow, column: usize| row.fields.get(column).map_or("", |field| field.trim()).to_owned();
    let is_named = |text: &str| Heading::read(text).column().is_some();
    let repeats = |column| !field(lower, column).is_empty() && is_named(&field(upper, column));
    let joined = |column| format!("{} {}", field(upper, column), field(lower, column)).trim().to_owned();
    (0..width).all(|column| !repeats(column)).then(|| Header::new((0..width).map(joined).collect(), at + 2))
}

impl Header {
    fn new(fields: Vec<String>, data: usize) -> Self {
        let named = fields.iter().rposition(|field| !field.trim().is_empty()).map_or(0, |last| last + 1);
        let columns =
            fields.into_iter().take(named).map(|field| (Heading::read(&field), field.trim().to_owned())).collect();
        Self { columns, data }
    }
}

/// What to call a file whose headings are not those of a wide file.
fn unknown(rows: &[SheetRow]) -> Trouble {
    let has = |row: &SheetRow, name: &str| row.fields.iter().any(|field| field.trim() == name);
    let is_long = |row: &SheetRow| OF_THE_LONG_FILE.iter().all(|name| has(row, name));
    if rows.iter().take(HEAD).any(is_long) { Trouble::LongFile } else { Trouble::NoHeader }
}
