//! Documents that state their figures in lines of words instead of a table: 「転入者数：500人（←410人）」 on each line, or names and
//! figures on alternate lines.
//!
//! Such lines become the rows of a table with headings, which is then read like any other: what is a target or an actual
//! is taken from the words beside the figures or above them, and asked where they do not say it. Every field of the new
//! rows knows where in the file it stands. Lines that state nothing stay what they are, and are told as not read.

mod labels;
mod line;
mod result;
mod statement;
mod told;
mod yearly;

pub(super) use yearly::arranged as arranged_by_year;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Arc;

use self::line::{DocumentLine, Piece};
use self::statement::{StatedFigure, Statement};
use super::text_table::{FieldPosition, MADE_LINE, TextRow, TextTable};
use crate::columns::{self, Long, Wide};
use crate::plan::indicator::Row;
use crate::value::width::{key, trim};

/// The largest number of rows of a document in words.
const MOST_ROWS: usize = 2_000;
/// The smallest number of names with a figure on the line below that make a document.
const FEWEST_PAIRS: usize = 2;

/// The sheet as a table, if it is a document that states its figures in lines; `None` if it is read as it is, because a table
/// with headings comes first or nothing is stated.
pub(super) fn arranged(sheet: &TextTable) -> Option<TextTable> {
    if sheet.rows.len() > MOST_ROWS {
        return None;
    }
    let mut document = Document::default();
    let mut rest = sheet.rows.as_slice();
    while let Some((row, behind)) = rest.split_first().filter(|(row, _)| !heads_a_table(row)) {
        let taken = document.take(row, behind);
        rest = rest.get(taken..).unwrap_or_default();
    }
    document.into_table(rest)
}

/// Whether a row is one of headings of a table; headings that an arrow parts are those of lines.
fn heads_a_table(row: &TextRow) -> bool {
    columns::heads_a_table(&row.fields()) && DocumentLine::new(row).is_none_or(|line| line.headings().is_none())
}

/// A document on its way to a table.
#[derive(Default)]
struct Document {
    /// The lines with what they state; those that state nothing have `None`.
    lines: Vec<(Arc<TextRow>, Option<Statement>)>,
    /// The number of statements that are nothing but a name with a figure, behind it or on the line below.
    pairs: usize,
    /// What the lines above the next statement say that its figures are.
    caption: BTreeSet<StatedFigure>,
    /// The headings of the earlier and the later figure.
    headings: Option<[Piece; 2]>,
    /// Whether headings stand between statements.
    is_mixed: bool,
}

impl Document {
    /// Takes a row, and those behind it that have figures of it; returns the number of rows that are taken.
    fn take(&mut self, row: &Arc<TextRow>, behind: &[Arc<TextRow>]) -> usize {
        let line = DocumentLine::new(row);
        let next = behind.first();
        if let Some(mut statement) = line.as_ref().and_then(DocumentLine::statement) {
            self.settle(&mut statement);
            self.lines.push((Arc::clone(row), Some(statement)));
            return 1;
        }
        if let Some(headings) = line.as_ref().and_then(DocumentLine::headings) {
            // Headings hold for the lines below them; of a second table of lines nothing is taken for certain.
            self.is_mixed |= self.headings.is_some() || self.stated().next().is_some();
            self.headings = Some(headings);
            return 1;
        }
        if let Some((mut statement, taken)) = line.as_ref().and_then(|line| stacked(line, row, behind)) {
            self.settle(&mut statement);
            self.lines.push((Arc::clone(row), Some(statement)));
            return taken;
        }
        let next = next.and_then(|next| DocumentLine::new(next));
        let pair = line.as_ref().zip(next).and_then(|(line, next)| pair(line, &next));
        if let Some(mut statement) = pair {
            self.settle(&mut statement);
            self.pairs += 1;
            self.lines.push((Arc::clone(row), Some(statement)));
            return 2;
        }
        let listed = line.as_ref().filter(|_| self.said().is_some()).and_then(DocumentLine::listed);
        if let Some(mut statement) = listed {
            self.settle(&mut statement);
            self.pairs += 1;
            self.lines.push((Arc::clone(row), Some(statement)));
            return 1;
        }
        // What stands above statements speaks of those down to the next such line.
        if self.lines.last().is_some_and(|(_, statement)| statement.is_some()) {
            self.caption.clear();
        }
        self.caption.extend(line.as_ref().and_then(DocumentLine::role));
        self.lines.push((Arc::clone(row), None));
        1
    }

    /// Settles what a later figure is by what stands above.
    fn settle(&self, statement: &mut Statement) {
        let has_earlier = statement.figures.iter().any(|(figure, _)| *figure == StatedFigure::Earlier);
        if self.headings.is_some() && has_earlier && statement.figures.len() == 2 {
            for (figure, _) in statement.figures.iter_mut().filter(|(figure, _)| *figure != StatedFigure::Earlier) {
                *figure = StatedFigure::Later;
            }
            return;
        }
        let Some(said) = self.said() else { return };
        for (figure, _) in statement.figures.iter_mut().filter(|(figure, _)| *figure == StatedFigure::Later) {
            *figure = said;
        }
    }

    /// What the lines above say that the figures are; `None` if they do not say it.
    fn said(&self) -> Option<StatedFigure> {
        let mut said = self.caption.iter().copied().filter(|said| *said != StatedFigure::Earlier);
        said.next().filter(|_| said.next().is_none())
    }

    fn stated(&self) -> impl Iterator<Item = &Statement> {
        self.lines.iter().filter_map(|(_, statement)| statement.as_ref())
    }

    /// Puts each result beside what another line states of the KPI. One of anything else, or a second one, says nothing.
    fn join_results(&mut self) {
        let is_result = |said: &Option<Statement>| said.as_ref().is_some_and(|statement| statement.time.is_some());
        let (results, others): (Vec<_>, Vec<_>) =
            std::mem::take(&mut self.lines).into_iter().partition(|(_, said)| is_result(said));
        self.lines = others;
        for (row, result) in results {
            let Some(result) = result else { continue };
            let is_its = |said: &&mut Statement| {
                key(&said.name.text) == key(&result.name.text) && !said.has(StatedFigure::Actual)
            };
            match self.lines.iter_mut().filter_map(|(_, said)| said.as_mut()).find(is_its) {
                Some(said) => {
                    said.figures.extend(result.figures);
                    said.time = result.time;
                    said.rest.extend(result.rest);
                }
                None => self.lines.push((row, None)),
            }
        }
        self.lines.sort_by_key(|(row, _)| row.line);
    }

    /// Takes the numbers of items off the names, where each of them has one.
    fn take_numbers_off(&mut self) {
        let is_numbered = |said: &Statement| columns::behind_number_of_item(&said.name.text).is_some();
        if self.stated().count() < FEWEST_PAIRS || !self.stated().all(is_numbered) {
            return;
        }
        for said in self.lines.iter_mut().filter_map(|(_, said)| said.as_mut()) {
            let bare = columns::behind_number_of_item(&said.name.text).map(str::to_owned);
            said.name.text = bare.unwrap_or_else(|| std::mem::take(&mut said.name.text));
        }
    }

    /// The table of the statements; `None` if the sheet is no document. The rows behind are those of a table below it.
    fn into_table(mut self, behind: &[Arc<TextRow>]) -> Option<TextTable> {
        self.join_results();
        self.take_numbers_off();
        let stated = self.stated().count();
        // A single name above a figure may be anything, and a sentence among the rows of a table is a remark. One between lines
        // of text alone is what these lead to.
        let is_of_text = |row: &TextRow| row.fields().filter(|field| !trim(field).is_empty()).count() <= 1;
        let is_text = || behind.is_empty() && self.lines.iter().all(|(row, said)| said.is_some() || is_of_text(row));
        let is_of_sentences = || stated > self.pairs && is_text();
        let is_document =
            (2 * stated >= self.lines.len() || is_of_sentences()) && stated > behind.len() && !self.is_mixed;
        if !is_document || stated == self.pairs && self.pairs < FEWEST_PAIRS {
            return None;
        }
        let columns = Columns::of(&self);
        let mut rows = vec![Arc::new(columns.headings(self.headings.as_ref()))];
        rows.extend(self.lines.iter().map(|(row, statement)| match statement {
            Some(statement) => Arc::new(columns.row(row.line, statement)),
            None => Arc::new(columns.beside(row)),
        }));
        // A table below the document is not read with it, and told.
        rows.extend(behind.iter().map(|row| Arc::new(columns.beside(row))));
        Some(TextTable { rows, ..TextTable::default() })
    }
}

/// The statement of a name with lines of labelled figures below it, and the number of its rows; `None` if the lines are anything else.
fn stacked(name: &DocumentLine, row: &TextRow, behind: &[Arc<TextRow>]) -> Option<(Statement, usize)> {
    let is_remark = columns::is_in_brackets(&name.text);
    if name.is_figure() || name.ends_with_figure() || is_remark || name.role().is_some() || name.states_no_name() {
        return None;
    }
    let of_name = |row: &&Arc<TextRow>| DocumentLine::new(row).is_some_and(|line| line.states_no_name());
    let below = behind.iter().take(MOST_STACKED).take_while(of_name).count();
    let rows = behind.get(..below).filter(|rows| !rows.is_empty())?;
    let line = DocumentLine::of([row].into_iter().chain(rows.iter().map(|row| &**row)))?;
    let statement = line.statement().filter(|found| found.rest.is_empty() && found.figures.len() > 1)?;
    Some((statement, 1 + below))
}

/// The largest number of lines of figures below a name.
const MOST_STACKED: usize = 4;

/// The statement of a name with a figure on the line below; `None` if the lines are anything else.
fn pair(name: &DocumentLine, figure: &DocumentLine) -> Option<Statement> {
    let is_name = !name.is_figure() && name.role().is_none();
    let (name, piece) = (name.only_field().filter(|_| is_name)?, figure.only_field().filter(|_| figure.is_figure())?);
    Some(Statement { name, unit: None, figures: vec![(StatedFigure::Later, piece)], time: None, rest: Vec::new() })
}

/// The columns of the table of a document.
struct Columns {
    has_units: bool,
    /// What the columns of figures hold, from left to right.
    figures: Vec<StatedFigure>,
    /// Whether the times of the actuals stand apart from them.
    has_times: bool,
    /// The number of columns for what is left over in a line.
    left_over: usize,
}

/// A field of a row that is put together, with where it stands in the file.
type Field<'a> = (Cow<'a, str>, Option<FieldPosition>);

const BLANK: Field<'static> = (Cow::Borrowed(""), None);

impl Columns {
    fn of(document: &Document) -> Self {
        let stated = || document.stated();
        let figures: BTreeSet<StatedFigure> = stated().flat_map(|of| &of.figures).map(|(figure, _)| *figure).collect();
        Self {
            has_units: stated().any(|of| of.unit.is_some()),
            figures: figures.into_iter().collect(),
            has_times: stated().filter(|of| of.has(StatedFigure::Actual)).all(|of| of.time.is_some()),
            left_over: stated().map(|of| of.rest.len()).max().unwrap_or_default(),
        }
    }

    fn headings(&self, stated: Option<&[Piece; 2]>) -> TextRow {
        let made = |name: String| (Cow::Owned(name), None);
        let unit = self.has_units.then(|| made(Wide::Unit.name()));
        let mut fields: Vec<Field<'_>> = [made(Wide::KpiName.name())].into_iter().chain(unit).collect();
        fields.extend(self.figures.iter().map(|figure| match (figure, stated) {
            (StatedFigure::Earlier, Some([earlier, _])) => field(earlier),
            (StatedFigure::Later, Some([_, later])) => field(later),
            (StatedFigure::Earlier, None) => made(Wide::Baseline.name()),
            (StatedFigure::Midway, _) => made(columns::MIDWAY_TARGET.to_owned()),
            (StatedFigure::Target, _) => made(columns::row(Row::Target).to_owned()),
            (StatedFigure::Actual, _) => made(columns::row(Row::Actual).to_owned()),
            (StatedFigure::Between, _) | (StatedFigure::Later, None) => made(Long::Value.name().to_owned()),
        }));
        if let Some(place) = self.place_of_times(fields.len()) {
            fields.insert(place, made(columns::TIME.to_owned()));
        }
        // The first is the note of the KPI; further ones are told as not read.
        fields.extend(vec![made(Wide::Note.name()); self.left_over]);
        TextRow::arranged(MADE_LINE, &fields)
    }

    fn row(&self, line: usize, statement: &Statement) -> TextRow {
        let unit = self.has_units.then(|| statement.unit.as_ref().map_or(BLANK, field));
        let mut fields: Vec<Field<'_>> = [field(&statement.name)].into_iter().chain(unit).collect();
        fields.extend(self.figures.iter().map(|wanted| {
            let found = statement.figures.iter().find(|(figure, _)| figure == wanted);
            found.map_or(BLANK, |(_, piece)| field(piece))
        }));
        if let Some(place) = self.place_of_times(fields.len()) {
            fields.insert(place, statement.time.as_ref().map_or(BLANK, field));
        }
        fields.extend(statement.rest.iter().map(field));
        TextRow::arranged(line, &fields)
    }

    /// The index of the column with the times of the actuals, behind these; `None` without one. The last of so many columns is
    /// that of the last figures.
    fn place_of_times(&self, columns: usize) -> Option<usize> {
        let behind = self.figures.iter().rev().position(|figure| *figure == StatedFigure::Actual)?;
        self.has_times.then_some(columns - behind)
    }

    /// A row that states nothing, beside the columns of the table.
    fn beside(&self, row: &TextRow) -> TextRow {
        let figures = 1 + usize::from(self.has_units) + self.figures.len();
        let width = figures + usize::from(self.place_of_times(figures).is_some()) + self.left_over;
        let mut fields: Vec<Field<'_>> = vec![BLANK; width];
        fields.extend(row.fields().enumerate().map(|(place, text)| (Cow::Borrowed(text), row.written(place))));
        TextRow::arranged(row.line, &fields)
    }
}

fn field(piece: &Piece) -> Field<'_> {
    (Cow::Borrowed(&piece.text), Some(piece.written))
}
