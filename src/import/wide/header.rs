//! The headings of a table: on one line or on two, of our own file or of a table that an office made for itself.
//!
//! Of two lines the lower one completes the upper: words beside a year, or 目標 and 実績 under it (or over it), where a
//! heading that spans several columns is written in the first of them only. A line below that says something of a
//! column which is named already is a row of values.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use super::years::{answered_year, ask_year};
use crate::columns::{Slot, Wide, is_other_name};
use crate::import::questions::{Answers, Question};
use crate::import::text_table::TextRow;
use crate::plan::indicator::Row;
use crate::value::fiscal_year::FiscalYear;

/// The places of the known columns in the rows of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct TableColumns {
    places: Vec<(Wide, usize)>,
    /// The column of the year, where each row states its own; `None` where the headings do.
    pub(super) year: Option<Wide>,
}

impl TableColumns {
    pub(super) fn new(places: Vec<(Wide, usize)>, year: Option<Wide>) -> Self {
        Self { places, year }
    }

    /// The index of that column in a row, counted from 0; `None` if the table does not have it.
    pub(super) fn place(&self, column: Wide) -> Option<usize> {
        self.places.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// The columns with their indexes, from left to right.
    pub(super) fn iter(&self) -> impl Iterator<Item = (Wide, usize)> {
        self.places.iter().copied()
    }

    /// The same columns without that one.
    pub(super) fn without(&self, column: Wide) -> Self {
        Self { places: self.iter().filter(|(known, _)| *known != column).collect(), year: self.year }
    }
}

/// A column whose heading is not known, or not yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stranger {
    /// The heading of the column.
    pub(super) name: String,
    /// The index of the column in a row, counted from 0.
    pub(super) place: usize,
    /// Whether it would be a column of figures if its year were known.
    pub(super) is_asked: bool,
    /// The row (区分) of its figures; `None` where the heading names none.
    pub(super) of: Option<Row>,
}

/// A column of figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct FigureColumn {
    /// The row (区分) of its figures; `None` where the heading names none.
    pub(super) of: Option<Row>,
    /// The column of the wide file; `None` where each row states its year.
    pub(super) column: Option<Wide>,
    pub(super) place: usize,
}

/// The headings of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Header {
    /// The columns that identify the KPI or describe it, with their indexes.
    pub(super) columns: Vec<(Wide, usize)>,
    pub(super) figures: Vec<FigureColumn>,
    /// The index of the column of years (年度), in a table with a row for each year.
    pub(super) when: Option<usize>,
    pub(super) strangers: Vec<Stranger>,
    /// The number of columns up to the last one that has a heading.
    pub(super) width: usize,
    /// The number of lines that the headings take.
    pub(super) lines: usize,
    /// The heading of each column.
    pub(super) names: Vec<String>,
    /// A heading with the same meaning as one before it; `None` if there is none.
    pub(super) twice: Option<String>,
}

/// A reader of headings that remembers what it has read: the same headings may stand on every page of a table, and each
/// is looked at several times, alone and with the line below it.
#[derive(Default)]
pub(super) struct HeadingReader(RefCell<HashMap<String, HeadingText>>);

/// What a heading says.
#[derive(Clone, Copy)]
struct HeadingText {
    slot: Slot,
    /// Whether it is one of the names that offices use instead of ours.
    is_other_name: bool,
}

impl HeadingReader {
    fn read(&self, text: &str) -> HeadingText {
        if let Some(known) = self.0.borrow().get(text) {
            return *known;
        }
        let read = HeadingText { slot: Slot::read(text), is_other_name: is_other_name(text) };
        self.0.borrow_mut().insert(text.to_owned(), read);
        read
    }

    fn slot(&self, text: &str) -> Slot {
        self.read(text).slot
    }
}

impl Header {
    /// The headings that begin with the first of these rows; `None` if it is not one of headings.
    pub(super) fn begin(rows: &[Arc<TextRow>], reader: &HeadingReader) -> Option<Self> {
        let best = |rows: &[Arc<TextRow>]| {
            let one = Self::on(rows.get(..1)?, reader).filter(Self::is_sound);
            let two = rows.get(..2).and_then(|rows| Self::on(rows, reader)).filter(Self::is_sound);
            match (one, two) {
                (Some(one), Some(two)) if one.known() >= two.known() => Some(one),
                (one, two) => two.or(one),
            }
        };
        let header = best(rows)?;
        // A title above the headings is no part of them.
        let next = rows.get(1..).filter(|_| header.lines == 2).and_then(best);
        if next.is_some_and(|next| next.known() > header.known()) { None } else { Some(header) }
    }

    fn on(rows: &[Arc<TextRow>], reader: &HeadingReader) -> Option<Self> {
        let width = rows.iter().map(|row| row.len()).max().unwrap_or_default();
        let mut slots: Vec<(String, usize)> = Vec::new();
        let mut spanning = String::new();
        for place in 0..width {
            let field = |row: &Arc<TextRow>| row.field(place).map(str::trim).unwrap_or_default().to_owned();
            let name = match rows {
                [upper, lower] => {
                    let upper = field(upper);
                    spanning = if upper.is_empty() { spanning } else { upper.clone() };
                    join(upper, &spanning, &field(lower), reader)?
                }
                rows => rows.iter().map(field).collect(),
            };
            slots.push((name, place));
        }
        let read: Vec<HeadingText> = slots.iter().map(|(name, _)| reader.read(name)).collect();
        let has = |slot| read.iter().any(|text| text.slot == slot);
        let (has_when, has_rows) = (has(Slot::When), has(Slot::Of(Wide::Row, None)));
        let own = |text: &HeadingText| text.slot.column().filter(|_| !text.is_other_name);
        let own: BTreeSet<Wide> = read.iter().filter_map(own).collect();
        let names = slots.iter().map(|(name, _)| name.clone()).collect();
        let mut header = Self { lines: rows.len(), names, ..Self::default() };
        for ((name, place), text) in slots.into_iter().zip(read) {
            header.take((name, text), place, &own, has_when, has_rows);
        }
        Some(header)
    }

    fn take(
        &mut self,
        (name, text): (String, HeadingText),
        place: usize,
        own: &BTreeSet<Wide>,
        has_when: bool,
        has_rows: bool,
    ) {
        self.width = if name.is_empty() { self.width } else { place + 1 };
        match text.slot {
            // 合計 beside 累計 is a column of the office.
            Slot::Of(column, _) if own.contains(&column) && text.is_other_name => {
                self.strangers.push(Stranger { name, place, is_asked: false, of: None });
            }
            // Where 区分 stands in a column, a heading need not say it.
            Slot::Of(column, of) if column.is_figure() => {
                let of = of.filter(|_| !has_rows);
                self.figure(FigureColumn { of, column: Some(column), place }, name);
            }
            Slot::Of(column, _) if self.columns.iter().any(|(known, _)| *known == column) => self.twice = Some(name),
            Slot::Of(column, _) => self.columns.push((column, place)),
            Slot::When if self.when.is_some() => self.twice = Some(name),
            Slot::When => self.when = Some(place),
            Slot::Figures(of) if has_when => self.figure(FigureColumn { of: Some(of), column: None, place }, name),
            Slot::Value if has_when => self.figure(FigureColumn { of: None, column: None, place }, name),
            slot => {
                let (is_asked, of) = match slot {
                    Slot::UnclearYear(of) => (true, of),
                    Slot::Figures(of) => (!has_rows, Some(of)),
                    _ => (false, None),
                };
                self.strangers.push(Stranger { name, place, is_asked, of });
            }
        }
    }

    /// Adds a column of figures. If there is one with the same meaning already, the new heading is recorded in
    /// `twice` instead, since which of the two counts must not be guessed.
    fn figure(&mut self, figure: FigureColumn, name: String) {
        if self.has(figure) {
            self.twice = Some(name);
        } else {
            self.figures.push(figure);
        }
    }

    fn has(&self, figure: FigureColumn) -> bool {
        self.figures.iter().any(|known| known.column == figure.column && known.of == figure.of)
    }

    pub(super) fn place(&self, column: Wide) -> Option<usize> {
        self.columns.iter().find(|(known, _)| *known == column).map(|(_, place)| *place)
    }

    /// Without something that names the KPI, and something that says what of it is meant, nothing could be told.
    fn is_sound(&self) -> bool {
        let has = |column| self.place(column).is_some();
        let asked = || self.strangers.iter().any(|stranger| stranger.is_asked);
        (has(Wide::KpiId) || has(Wide::KpiName)) && (has(Wide::Row) || !self.figures.is_empty() || asked())
    }

    /// Whether they can be the headings of a further table: a KPI may be named like a heading and have 目標 in its row.
    pub(super) fn may_follow(&self) -> bool {
        self.place(Wide::Row).is_some() || !self.figures.is_empty()
    }

    fn known(&self) -> usize {
        let asked = self.strangers.iter().filter(|stranger| stranger.is_asked).count();
        self.columns.len() + self.figures.len() + usize::from(self.when.is_some()) + asked
    }

    /// Whether the table has figures that are totals only.
    pub(super) fn is_of_totals(&self) -> bool {
        !self.figures.is_empty() && self.figures.iter().all(|figure| figure.column == Some(Wide::Total))
    }

    /// Asks for the years of columns whose headings do not state them, and sets those that were answered.
    pub(super) fn ask_years(&mut self, line: usize, answers: &Answers) -> Vec<Question> {
        let mut questions = Vec::new();
        let has_rows = self.place(Wide::Row).is_some();
        for stranger in std::mem::take(&mut self.strangers) {
            if !stranger.is_asked {
                self.strangers.push(stranger);
                continue;
            }
            let question = ask_year(line, stranger.place, &stranger.name, &self.years_beside(stranger.place), answers);
            let of = stranger.of.filter(|_| !has_rows);
            let figure =
                answered_year(&question).map(|column| FigureColumn { of, column: Some(column), place: stranger.place });
            questions.push(question);
            match figure.filter(|figure| !self.has(*figure)) {
                Some(figure) => self.figures.push(figure),
                None => self.strangers.push(stranger),
            }
        }
        questions
    }

    /// The years of other columns, that of the nearest column on the left first.
    fn years_beside(&self, place: usize) -> Vec<FiscalYear> {
        let mut nearest: Vec<&FigureColumn> = self.figures.iter().collect();
        nearest.sort_by_key(|figure| (figure.place > place, figure.place.abs_diff(place)));
        let mut named: Vec<FiscalYear> = Vec::new();
        for figure in nearest {
            if let Some(Wide::Year(year)) = figure.column
                && !named.contains(&year)
            {
                named.push(year);
            }
        }
        named
    }
}

/// A heading of two lines; `None` if the upper is one by itself and the lower says something else.
fn join(mut upper: String, spanning: &str, lower: &str, reader: &HeadingReader) -> Option<String> {
    if lower.is_empty() {
        return Some(upper);
    }
    if spans(spanning, lower, reader) {
        return Some(format!("{spanning} {lower}"));
    }
    if reader.slot(&upper).column().is_some() {
        return None;
    }
    if !upper.is_empty() {
        upper.push(' ');
    }
    upper.push_str(lower);
    Some(upper)
}

/// Whether an upper heading spans the lower one: a year over 目標 and 実績, or one of these over years.
fn spans(upper: &str, lower: &str, reader: &HeadingReader) -> bool {
    let is_figure =
        |slot| matches!(slot, Slot::Of(column, None) if column.is_figure()) || slot == Slot::UnclearYear(None);
    match (reader.slot(upper), reader.slot(lower)) {
        (upper, Slot::Figures(_)) => is_figure(upper),
        (Slot::Figures(_), lower) => is_figure(lower),
        _ => false,
    }
}
