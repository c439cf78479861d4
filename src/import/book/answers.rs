//! Import of an answer book (回答用ブック) that comes back in whatever state: sheets renamed, rows sorted, added or removed, columns
//! moved, the hidden sheet lost.
//!
//! Each sheet to fill in becomes the rows 実績 of a returned file. The number of a row identifies its KPI by the hidden sheet. If
//! name and unit are those of another KPI, the visible words decide; if the hidden sheet is lost, they are all there is. What the
//! book does not ask about is no statement ([`TextTable::is_part`]).

use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use super::{Book, BookRow, BookSheet};
use crate::columns::answer_book::{self as words, Asked};
use crate::columns::fields::{id, plain, prose};
use crate::columns::guard::guard;
use crate::columns::notes::join_notes;
use crate::columns::{self, Wide};
use crate::import::seen::SeenSheet;
use crate::import::text_table::{AnsweredSheet, FieldPosition, FilePart, FileText, OtherSheets, TextRow, TextTable};
use crate::plan::indicator::Row;
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::{PlanId, VersionId};
use crate::value::width::{key, trim};

mod answer;
mod hidden;

use hidden::{Hidden, Known};

/// The number of rows in which the headings are looked for.
pub(super) const HEAD: usize = 60;
/// The number of characters of the respondent's name that are kept.
const MOST_OF_RESPONDENT: usize = 60;

/// The table of each sheet to fill in, with the name of the sheet; empty if the book is no answer book.
pub(super) fn tables(book: &Book) -> Vec<(String, TextTable)> {
    let hidden = book.sheets.iter().find_map(Hidden::read);
    let sheets = book.sheets.iter().filter(|sheet| !is_ours(sheet));
    let read = sheets.filter_map(|sheet| Some((sheet, table(sheet, hidden.as_ref())?)));
    let (sheets, done): (Vec<_>, Vec<_>) = read.map(|(sheet, read)| ((sheet, read.0), read.1)).unzip();
    let with_others = |(nth, (sheet, mut table)): (usize, (&BookSheet, TextTable))| {
        let others = done.iter().enumerate().filter(|(other, _)| *other != nth).map(|(_, done)| *done);
        table.answered.others = others.max().unwrap_or_default();
        (sheet.name.clone(), table)
    };
    sheets.into_iter().enumerate().map(with_others).collect()
}

/// Whether the sheet is the hidden sheet of an answer book, which is only used to read the others.
pub(super) fn is_ours(sheet: &BookSheet) -> bool {
    Hidden::read(sheet).is_some()
}

/// Whether the sheet has the headings of a sheet to fill in.
pub(super) fn has_heads(sheet: &BookSheet) -> bool {
    heads(sheet).is_some()
}

/// The table of a sheet to fill in without its book; `None` if the sheet is not one.
pub(super) fn of_sheet(sheet: &BookSheet) -> Option<TextTable> {
    table(sheet, None).map(|(table, _)| table)
}

/// The formatting of a sheet to fill in. Marks on the state of a figure are moved to the figure, so that both are asked about
/// together. Its hidden rows are read, so none are listed.
pub(super) fn seen(sheet: &BookSheet) -> SeenSheet {
    let mut seen = SeenSheet { hidden_lines: BTreeSet::new(), ..sheet.seen.clone() };
    let Some((_, heads)) = heads(sheet) else { return seen };
    for year in heads.years() {
        let (figure, status) = (heads.column(Asked::Figure, year), heads.column(Asked::Status, year));
        let Some((figure, status)) = figure.zip(status) else { continue };
        let cells = std::mem::take(&mut seen.marked).into_iter();
        let (of_status, others): (Vec<_>, Vec<_>) = cells.partition(|((_, column), _)| *column == status + 1);
        seen.marked = others.into_iter().collect();
        for ((line, _), taken) in of_status {
            let of_figure = seen.marked.entry((line, figure + 1)).or_default();
            of_figure.struck.extend(taken.struck);
            of_figure.signs.extend(taken.signs);
        }
    }
    seen
}

/// The row of headings with its index; `None` if the sheet is no sheet to fill in.
fn heads(sheet: &BookSheet) -> Option<(usize, Heads<'_>)> {
    sheet.rows.iter().take(HEAD).enumerate().find_map(|(at, row)| Some((at, Heads::read(row)?)))
}

/// The text of a cell; blank beyond the last cell, `None` for a cell that another cell covers.
fn cell(row: &BookRow, column: usize) -> Option<&str> {
    row.cells.get(column).map_or(Some(""), |cell| cell.as_deref())
}

/// The text of a cell without blanks around it; blank if there is no such column.
fn text(row: &BookRow, column: Option<usize>) -> &str {
    column.and_then(|column| cell(row, column)).map(trim).unwrap_or_default()
}

/// The column with this heading.
fn column(row: &BookRow, head: &str) -> Option<usize> {
    row.cells.iter().position(|cell| cell.as_deref().is_some_and(|cell| key(cell) == key(head)))
}

/// The questions of a book with their columns; of two columns with the same question only the first.
type AskedColumns = Vec<((Asked, FiscalYear), usize)>;

fn asked_columns(row: &BookRow) -> AskedColumns {
    let mut columns = AskedColumns::new();
    for (cell, column) in row.cells.iter().zip(0..) {
        let asked = cell.as_deref().and_then(Asked::of_head);
        columns.extend(asked.filter(|asked| column_of(&columns, *asked).is_none()).map(|asked| (asked, column)));
    }
    columns
}

fn column_of(columns: &AskedColumns, asked: (Asked, FiscalYear)) -> Option<usize> {
    columns.iter().find(|(known, _)| *known == asked).map(|(_, column)| *column)
}

/// A field of the table with its position in the sheet; `None` for a field that is not in the sheet.
type Field = (String, Option<FieldPosition>);

/// The headings of a sheet to fill in.
struct Heads<'s> {
    row: &'s BookRow,
    number: Option<usize>,
    name: usize,
    unit: Option<usize>,
    asked: AskedColumns,
    /// The columns that are not ours, which are reported as unread.
    others: Vec<usize>,
}

impl<'s> Heads<'s> {
    fn read(row: &'s BookRow) -> Option<Self> {
        let asked = asked_columns(row);
        let [number, unit, definition] = [words::NUMBER, words::UNIT, words::DEFINITION].map(|head| column(row, head));
        let name = column(row, words::NAME)?;
        let has_figures = asked.iter().any(|((asked, _), _)| *asked == Asked::Figure);
        let is_of_kpis = number.is_some() || definition.is_some();
        let is_other = |column: &usize| !words::is_head(cell(row, *column).unwrap_or_default());
        let others = (0..row.cells.len()).filter(is_other).collect();
        let is_to_fill_in = has_figures && asked.len() > 1 && is_of_kpis;
        is_to_fill_in.then_some(Self { row, number, name, unit, asked, others })
    }

    fn column(&self, asked: Asked, year: FiscalYear) -> Option<usize> {
        column_of(&self.asked, (asked, year))
    }

    /// The years with a column for figures.
    fn years(&self) -> impl Iterator<Item = FiscalYear> {
        self.asked.iter().filter(|((asked, _), _)| *asked == Asked::Figure).map(|((_, year), _)| *year)
    }

    fn has_notes(&self) -> bool {
        self.asked.iter().any(|((asked, _), _)| *asked == Asked::Note)
    }
}

/// The table of a sheet to fill in, and how far the sheet was edited; `None` if the sheet is not one.
fn table(sheet: &BookSheet, hidden: Option<&Hidden>) -> Option<(TextTable, OtherSheets)> {
    let (at, heads) = heads(sheet)?;
    let (above, below) = (sheet.rows.get(..at)?, sheet.rows.get(at + 1..)?);
    let reader = AnswerReader::new(above, heads, hidden, below);
    let (mut rows, mut texts) = (vec![reader.heads()], Vec::new());
    for row in below.iter().filter(|row| Heads::read(row).is_none()) {
        rows.extend(reader.row(row));
        reader.take_texts(row, &mut texts);
    }
    let (section, respondent) =
        (behind(above, |label| key(label) == key(words::RESPONSIBLE)), behind(above, words::is_respondent));
    let respondent: String = respondent.unwrap_or_default().chars().take(MOST_OF_RESPONDENT).collect();
    let is_filled_in = below.iter().any(|row| reader.is_filled_in(row));
    let done = match respondent.is_empty() {
        false => OtherSheets::Signed,
        true if is_filled_in => OtherSheets::FilledIn,
        true => OtherSheets::Untouched,
    };
    let missing = section.as_ref().map(|section| reader.missing(section, below)).unwrap_or_default();
    let rows = without_repeats(rows, &texts);
    let answered = AnsweredSheet { texts, section, respondent, missing, ..AnsweredSheet::default() };
    Some((TextTable { rows, is_part: true, answered, ..TextTable::default() }, done))
}

/// The text behind a label above the table; `None` if there is no such label, or no text behind it.
fn behind(above: &[BookRow], is_label: impl Fn(&str) -> bool) -> Option<String> {
    let written = above.iter().find_map(|row| {
        let at = row.cells.iter().position(|cell| cell.as_deref().is_some_and(&is_label))?;
        let mut behind = row.cells.get(at + 1..)?.iter().flatten().map(|text| trim(text));
        behind.find(|text| !text.is_empty())
    });
    Some(plain(written?).chars().filter(|letter| !letter.is_control()).collect())
}

/// The rows without repetitions of an earlier row, such as a row that was copied and left unchanged.
fn without_repeats(mut rows: Vec<TextRow>, texts: &[FileText]) -> Vec<Arc<TextRow>> {
    let mut seen = HashSet::new();
    rows.retain(|row| {
        let mut fields: Vec<String> = row.fields().map(str::to_owned).collect();
        fields.extend(texts.iter().filter(|text| text.line == row.line).map(|text| text.text.to_string()));
        seen.insert(fields)
    });
    rows.into_iter().map(Arc::new).collect()
}

/// The reader of the rows of a sheet to fill in.
struct AnswerReader<'s> {
    heads: Heads<'s>,
    /// The KPIs of the hidden sheet; empty if it is lost, or belongs to another book.
    kpis: &'s [Known],
    /// The plan, its version and the earlier versions as text.
    versions: [String; 3],
    /// The columns beside ours that have content.
    others: Vec<usize>,
    /// The numbers that occur in several rows.
    repeated: HashSet<String>,
}

impl<'s> AnswerReader<'s> {
    fn new(above: &'s [BookRow], heads: Heads<'s>, hidden: Option<&'s Hidden>, below: &'s [BookRow]) -> Self {
        let visible = || above.iter().flat_map(|row| &row.cells).flatten().flat_map(|cell| cell.split_whitespace());
        let (version, plan) = (visible().find_map(id::<VersionId>), visible().find_map(id::<PlanId>));
        // A sheet that names another version was moved into this book from another book.
        let hidden =
            hidden.filter(|hidden| version.is_none_or(|version| hidden.version.is_none_or(|own| own == version)));
        let longest = below.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        let has_text = |column: &usize| below.iter().any(|row| !text(row, Some(*column)).is_empty());
        let beyond = heads.row.cells.len()..longest;
        let others = heads.others.iter().copied().chain(beyond).filter(has_text).collect();
        let mut numbers = HashSet::new();
        let of_row = |row: &BookRow| heads.number.and_then(|column| cell(row, column)).map(key);
        let repeated = below.iter().filter_map(of_row).filter(|number| !numbers.insert(number.clone())).collect();
        let plan = plan.or(hidden.and_then(|hidden| hidden.plan)).map(|plan| plan.to_string());
        let version = version.or(hidden.and_then(|hidden| hidden.version)).map(|version| version.to_string());
        let before = hidden.map(|hidden| hidden.before.clone());
        let kpis = hidden.map_or(&[][..], |hidden| &hidden.kpis);
        Self { heads, kpis, versions: [plan, version, before].map(Option::unwrap_or_default), others, repeated }
    }

    /// The headings of the table of a returned file.
    fn heads(&self) -> TextRow {
        let mut names = vec![Wide::PlanId, Wide::Version, Wide::BaseVersions, Wide::KpiId, Wide::KpiName, Wide::Unit];
        names.extend((!self.kpis.is_empty()).then_some(Wide::Responsible));
        names.extend([Wide::Row].into_iter().chain(self.heads.years().map(Wide::Year)));
        names.extend(self.heads.has_notes().then_some(Wide::Note));
        let mut fields: Vec<Field> = names.into_iter().map(|column| (column.name(), None)).collect();
        for column in &self.others {
            let text = cell(self.heads.row, *column).map(trim).filter(|text| !text.is_empty());
            let text = text.map_or_else(|| words::no_head(*column + 1), str::to_owned);
            fields.push((text, Some(FieldPosition { line: self.heads.row.line, column: column + 1 })));
        }
        TextRow::arranged(self.heads.row.line, &fields)
    }

    /// A row of the table; `None` for a row without content, or with nothing but its number.
    fn row(&self, row: &BookRow) -> Option<TextRow> {
        let text = |column: Option<usize>| text(row, column);
        let (number, name) = (text(self.heads.number), text(Some(self.heads.name)));
        let is_asked = self.heads.asked.iter().any(|(_, column)| !text(Some(*column)).is_empty());
        let is_other = self.others.iter().any(|column| !text(Some(*column)).is_empty());
        let first = row.cells.iter().flatten().map(|text| trim(text)).find(|text| !text.is_empty())?;
        let is_kpi = is_asked || !name.is_empty();
        if !is_kpi && !is_other && key(first) == key(number) && number.parse::<u32>().is_ok() {
            return None;
        }
        let known = self.known(row);
        let position =
            |column: Option<usize>| column.map(|column| FieldPosition { line: row.line, column: column + 1 });
        let first_of =
            |texts: [&str; 2]| texts.into_iter().find(|text| !text.is_empty()).unwrap_or_default().to_owned();
        // A remark below the table becomes a row without a KPI, which is listed as unread.
        let known_name = known.map_or(if is_kpi { "" } else { first }, |known| &known.name);
        let known_unit = known.map_or("", |known| &known.unit);
        let mut fields: Vec<Field> = self.versions.iter().map(|text| (text.clone(), None)).collect();
        fields.push((known.map_or("", |known| &known.id).to_owned(), None));
        fields.push((first_of([name, known_name]), position(Some(self.heads.name))));
        fields.push((first_of([text(self.heads.unit), known_unit]), position(self.heads.unit)));
        fields.extend(known.or(self.kpis.first()).map(|known| (known.responsible.clone(), None)));
        fields.push((if is_kpi { columns::row(Row::Actual) } else { "" }.to_owned(), None));
        let mut notes = Vec::new();
        for year in self.heads.years() {
            let given = |asked| self.heads.column(asked, year).and_then(|column| cell(row, column));
            let stood = |asked| known.and_then(|known| known.stood(asked, year));
            let was = stood(Asked::Figure).zip(stood(Asked::Status));
            let figure = answer::combined(given(Asked::Figure), given(Asked::Status), was);
            fields.push((figure, position(self.heads.column(Asked::Figure, year))));
            notes.push((year, plain(given(Asked::Note).or(stood(Asked::Note)).unwrap_or_default())));
        }
        if self.heads.has_notes() {
            let notes = join_notes("", notes.iter().map(|(year, note)| (*year, trim(note))));
            let column = self.heads.asked.iter().find(|((asked, _), _)| *asked == Asked::Note);
            fields.push((guard(&notes), position(column.map(|(_, column)| *column))));
        }
        fields.extend(self.others.iter().map(|column| (text(Some(*column)).to_owned(), position(Some(*column)))));
        Some(TextRow::arranged(row.line, &fields))
    }

    /// Adds the texts of a row that belong to the sheets of 効果検証.
    fn take_texts(&self, row: &BookRow, texts: &mut Vec<FileText>) {
        for ((asked, year), column) in &self.heads.asked {
            let Some((text, cell)) = asked.text().zip(cell(row, *column)) else { continue };
            let (line, year, part, text) = (row.line, *year, FilePart::OfRow(text), prose(cell).into());
            texts.push(FileText { line, year, part, text });
        }
    }

    /// Whether a cell to fill in differs from its content when the book was written. False if the hidden sheet is lost, since
    /// then nobody can know.
    fn is_filled_in(&self, row: &BookRow) -> bool {
        let Some(known) = self.known(row) else { return false };
        let is_new = |((asked, year), column): &((Asked, FiscalYear), usize)| {
            let said = cell(row, *column).map(trim);
            let stood = known.stood(*asked, *year).map(trim).unwrap_or_default();
            said.is_some_and(|said| !answer::says_the_same(&plain(said), &plain(stood)))
        };
        self.heads.asked.iter().any(is_new)
    }

    /// The names of the KPIs that the book asks this section about and that have no row.
    fn missing(&self, section: &str, below: &[BookRow]) -> Vec<String> {
        let asked = if key(section) == key(words::NO_SECTION) { "" } else { section };
        let found: HashSet<&str> =
            below.iter().filter_map(|row| self.known(row)).map(|known| known.id.as_str()).collect();
        let of_section = self.kpis.iter().filter(|known| key(&plain(&known.responsible)) == key(asked));
        let lacking = of_section.filter(|known| !found.contains(known.id.as_str()));
        lacking.map(|known| plain(&known.name).into_owned()).collect()
    }

    /// The KPI of the hidden sheet that a row is about. Where number and words disagree, the words decide if they match exactly
    /// one KPI; a number that occurs in several rows is not enough by itself.
    fn known(&self, row: &BookRow) -> Option<&'s Known> {
        let [number, name, unit] =
            [self.heads.number, Some(self.heads.name), self.heads.unit].map(|column| text(row, column));
        let number = key(number);
        let by_number = self.kpis.iter().find(|known| !number.is_empty() && known.number == number);
        if let Some(known) = by_number.filter(|known| name.is_empty() || known.is_called(name, unit)) {
            return Some(known);
        }
        let mut alike = self.kpis.iter().filter(|known| known.is_called(name, unit));
        match (alike.next(), alike.next()) {
            (Some(one), None) => Some(one),
            (Some(_), Some(_)) => None,
            // Only the name or only the unit was changed.
            (None, _) => by_number.filter(|known| !self.repeated.contains(&number) && known.is_like(name, unit)),
        }
    }
}
