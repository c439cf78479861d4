//! Conversion of a foreign table, which was read as placed figures ([`SheetReading`]), to the rows of a wide file, so that it is
//! matched, compared and merged like any other file. Each figure keeps its line and column in the source.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use litemap::LiteMap;

use super::file::{
    FileKpi, FileRow, Lacks, StatedFigure, UnreadColumn, UnreadParts, UnreadRow, WideFile, is_nothing, with_certainty,
};
use crate::columns::stated_units::name_without_unit_among_words;
use crate::columns::vocabulary::{FigureKind, HeadWord};
use crate::columns::{self, Wide};
use crate::import::reading::{GridCell, PlacedFigure, ReadSheet, SheetGrid, SheetReading};
use crate::import::text_table::TextRow;
use crate::plan::indicator::StatedRate;
use crate::value::distinct;
use crate::value::fiscal_year::{FiscalYear, ends_of_spans, names_calendar_year};
use crate::value::width::key;

impl WideFile {
    /// The rows of a wide file with everything that was read from a sheet.
    pub fn of_reading(source: Arc<ReadSheet>) -> Self {
        let ReadSheet { grid, reading } = &*source;
        let file = Made { grid, reading, kpis: Vec::new(), places: HashMap::new(), last: None }.file();
        let unread = unread(&source);
        Self { source: Some(source), unread, ..file }
    }

    /// The KPIs of a table that lists names without figures; its headings are the first row with a heading for names. `None` if
    /// no row has one.
    pub fn of_names(grid: &SheetGrid) -> Option<Self> {
        let mut headings = grid.rows.iter().map(|row| described_columns(row)).enumerate();
        let (at, columns) = headings.find(|(_, columns)| columns.iter().any(|(column, _)| *column == Wide::KpiName))?;
        let kpi = |row: &Vec<GridCell>| {
            let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            let row = Arc::new(TextRow::new(row.first().map_or(0, |cell| cell.place.line), &texts));
            let target = FileRow::new(Arc::clone(&columns), row);
            FileKpi { target: Some(target), ..FileKpi::default() }
        };
        let kpis = grid.rows.iter().skip(at + 1).map(kpi).filter(|kpi| !is_nothing(&kpi.name()));
        Some(Self { kpis: kpis.collect(), ..Self::default() })
    }
}

/// The columns whose headings are for texts that name or describe an indicator.
fn described_columns(row: &[GridCell]) -> Arc<[(Wide, usize)]> {
    let column = |cell: &GridCell| match cell.seen.head? {
        HeadWord::Name => Some(Wide::KpiName),
        HeadWord::Unit => Some(Wide::Unit),
        HeadWord::Group => Some(Wide::Group),
        HeadWord::Responsible => Some(Wide::Responsible),
        HeadWord::Note => Some(Wide::Note),
        HeadWord::Kind | HeadWord::Year => None,
    };
    row.iter().map(column).enumerate().filter_map(|(place, column)| Some((column?, place))).collect()
}

/// The row of targets or of actuals of an indicator while it is built.
#[derive(Clone, Default)]
struct MadeRow {
    row: FileRow,
    /// The rows of the sheet that hold its figures, each with the columns of the figures that are the whole text of their cell.
    of_sheet: LiteMap<usize, Vec<Wide>>,
}

struct Made<'a> {
    grid: &'a SheetGrid,
    reading: &'a SheetReading,
    /// For each indicator, its row of targets and its row of actuals.
    kpis: Vec<[MadeRow; 2]>,
    /// The indexes of the indicators by the keys of name and unit.
    places: HashMap<(String, String), usize>,
    /// The index of the last indicator, with its name and unit as written: successive figures mostly belong to the same indicator.
    last: Option<(&'a str, &'a str, usize)>,
}

impl<'a> Made<'a> {
    fn file(mut self) -> WideFile {
        let reading = self.reading;
        let mut facts: Vec<&PlacedFigure> = reading.facts.iter().collect();
        let target = |fact: &PlacedFigure| (key(&fact.name), fact.place);
        let has_stated = !reading.stated.is_empty();
        let taken: HashSet<_> = facts.iter().filter(|_| has_stated).map(|fact| target(fact)).collect();
        facts.extend(reading.stated.iter().filter(|stated| !taken.contains(&target(stated))));
        facts.sort_by_key(|fact| fact.cell);
        let mut file = WideFile::default();
        for fact in facts.iter().filter(|fact| !fact.is_remark) {
            file.years.extend(self.take(fact));
        }
        file.years = distinct(file.years);
        self.note_heads(&facts, &mut file);
        for fact in facts {
            self.note(fact);
        }
        let kpis = std::mem::take(&mut self.kpis).into_iter();
        let kpi = |[target, actual]: [MadeRow; 2]| {
            // A note belongs to the actuals of its row, or without actuals to the targets.
            let with_actuals: BTreeSet<usize> = actual.of_sheet.keys().copied().collect();
            let target = self.row(target, |at| !with_actuals.contains(&at));
            FileKpi { target, actual: self.row(actual, |_| true), ..FileKpi::default() }
        };
        file.kpis = kpis.map(kpi).collect();
        file
    }

    /// Records the spans of years from the headings over targets, and from those over targets and actuals the first with a year not marked
    /// as fiscal.
    fn note_heads(&self, facts: &[&PlacedFigure], file: &mut WideFile) {
        let is_of_year = |fact: &&&PlacedFigure| matches!(fact.place.kind, FigureKind::Target | FigureKind::Actual);
        let mut heads = Vec::new();
        for fact in facts.iter().filter(is_of_year) {
            let is_target = fact.place.kind == FigureKind::Target;
            let over = [fact.kind_at, fact.time_at].into_iter().flatten();
            heads.extend(over.filter(|at| *at != fact.cell && *at != fact.name_at).map(|at| (at, is_target)));
        }
        for (at, is_of_targets) in distinct(heads) {
            let Some(head) = self.grid.cell(at).filter(|cell| !cell.seen.times.is_empty()) else { continue };
            if is_of_targets {
                file.spanned_years.extend(ends_of_spans(&head.text));
            }
            if file.calendar_year.is_none() && names_calendar_year(&head.text) {
                file.calendar_year = Some(head.text.trim().to_owned());
            }
        }
    }

    /// Adds a figure to its indicator. Returns its year.
    fn take(&mut self, fact: &'a PlacedFigure) -> Option<FiscalYear> {
        let (column, kind) = (fact.place.column, fact.place.kind);
        let (line, text) = (self.grid.line(fact.cell.row), fact.text.clone());
        let is_whole = self.grid.cell(fact.cell).is_some_and(|cell| cell.text.trim() == text);
        let certainty = fact.certainty.filter(|_| is_whole && kind != FigureKind::Target);
        let as_of = (kind == FigureKind::Baseline).then(|| self.time_of_baseline(fact)).flatten();
        let formula = self.formula(fact);
        let made = self.row_of(fact)?;
        if is_whole {
            made.of_sheet.entry(fact.cell.row).or_default().extend((kind != FigureKind::Rate).then_some(column));
            made.row.are_increments |= fact.is_increment;
        }
        if kind == FigureKind::Rate {
            let text = with_certainty(text.into(), certainty).into_owned();
            made.row.rates.push((column, StatedRate { text, formula }));
        } else {
            made.row.add(StatedFigure { column, text, line, certainty, as_of, is_whole }, fact.unit());
        }
        column.year()
    }

    /// Adds the text of a cell as a note if it has a remark beside its figure or in place of one: 16分（5分短縮）, コロナにより中止.
    fn note(&mut self, fact: &'a PlacedFigure) {
        let Some(cell) = self.grid.cell(fact.cell) else { return };
        let has_remark = || cell.seen.figure.as_ref().is_some_and(|figure| figure.has_remark);
        if fact.place.kind == FigureKind::Rate || !(fact.is_remark || has_remark()) {
            return;
        }
        let note = (fact.place.column.year(), cell.text.trim().to_owned());
        if let Some(made) = self.row_of(fact) {
            made.row.notes.push(note);
        }
    }

    /// The row for a figure, in the indicator with its name and the unit that the table states. Where the table states no unit,
    /// the indicator gets the unit beside its first figure.
    fn row_of(&mut self, fact: &'a PlacedFigure) -> Option<&mut MadeRow> {
        let known = self.last.filter(|(name, unit, _)| *name == fact.name && *unit == fact.unit);
        let place = known.map_or_else(|| self.place_of(fact), |(.., place)| place);
        self.last = Some((&fact.name, &fact.unit, place));
        let is_of_actuals = matches!(fact.place.kind, FigureKind::Actual | FigureKind::Rate);
        self.kpis.get_mut(place)?.get_mut(usize::from(is_of_actuals))
    }

    /// The index of the indicator of a figure, which is created if there is none.
    fn place_of(&mut self, fact: &PlacedFigure) -> usize {
        let next = self.kpis.len();
        let place = *self.places.entry((key(&fact.name), key(&fact.unit))).or_insert(next);
        if place == next {
            let row = MadeRow { row: self.named_row(fact), ..MadeRow::default() };
            self.kpis.push([row.clone(), row]);
        }
        place
    }

    /// A row with the name, the unit and the descriptions of a figure's indicator, taken from the figure's row of the sheet.
    fn named_row(&self, fact: &PlacedFigure) -> FileRow {
        let name = name_without_unit_among_words(&fact.name, fact.unit());
        let name = name.as_deref().unwrap_or(&fact.name);
        let named = [(Wide::KpiName, name), (Wide::Unit, fact.unit())].into_iter();
        let described = self.texts(fact.cell.row).filter(|(column, _)| *column != Wide::Note);
        let (columns, texts): (Vec<Wide>, Vec<&str>) = named.chain(described).unzip();
        let row = TextRow::new(self.grid.line(fact.cell.row), &texts);
        FileRow::new(columns.into_iter().zip(0..).collect(), Arc::new(row))
    }

    /// The formula in the heading of a rate; empty for other figures.
    fn formula(&self, fact: &PlacedFigure) -> String {
        let heading = fact.kind_at.filter(|_| fact.place.kind == FigureKind::Rate).and_then(|at| self.grid.cell(at));
        heading.map(|cell| columns::formula_in_heading(&cell.text)).unwrap_or_default()
    }

    /// The date of a value before the project: the label beside it, or the year of its heading.
    fn time_of_baseline(&self, fact: &PlacedFigure) -> Option<String> {
        let beside = fact.time_at.filter(|at| *at != fact.cell && Some(*at) != fact.kind_at);
        let said = beside.and_then(|at| self.grid.cell(at));
        let own = said.filter(|cell| cell.seen.is_label && cell.seen.kinds.is_empty());
        own.map(|cell| cell.text.trim().to_owned()).or_else(|| fact.year.map(FiscalYear::era_label))
    }

    /// The descriptions of indicators in a row of the sheet: the text of each with its column in the wide file.
    fn texts(&self, row: usize) -> impl Iterator<Item = (Wide, &str)> {
        let from = self.reading.texts.partition_point(|text| text.row < row);
        let texts = self.reading.texts.get(from..).unwrap_or_default().iter().take_while(move |text| text.row == row);
        texts.filter_map(|text| Some((text.column, self.grid.cell(text.at)?.text.trim())))
    }

    /// The finished row, with the notes from those of its sheet rows for which `is_own` is true; `None` if it has no content.
    fn row(&self, made: MadeRow, is_own: impl Fn(usize) -> bool) -> Option<FileRow> {
        let MadeRow { row, of_sheet } = made;
        if row.figures.is_empty() && row.rates.is_empty() && row.notes.is_empty() {
            return None;
        }
        // Where several rows of the sheet make up the row, a note belongs to the year of its own sheet row.
        let is_of_years = of_sheet.len() > 1;
        let notes = of_sheet.iter().filter(|(at, _)| is_own(**at)).filter_map(|(at, columns)| {
            let (_, note) = self.texts(*at).find(|(column, _)| *column == Wide::Note)?;
            let year = if let [column] = columns.as_slice() { column.year() } else { None };
            Some((year.filter(|_| is_of_years), note.to_owned()))
        });
        Some(FileRow { notes: notes.chain(row.notes).collect(), ..row })
    }
}

/// The columns with words that do not belong to an indicator. Lines of words, and words among figures, are remarks.
fn unread(ReadSheet { grid, reading }: &ReadSheet) -> UnreadParts {
    let mut parts = UnreadParts::default();
    let mut columns: LiteMap<usize, Vec<usize>> = LiteMap::new();
    let of_figures: BTreeSet<usize> = reading.facts.iter().map(|fact| fact.cell.index).collect();
    for at in reading.unused(grid) {
        let Some(cell) = grid.cell(at) else { continue };
        if grid.only(at.row).is_some() || of_figures.contains(&at.index) {
            let text = cell.text.trim().to_owned();
            parts.rows.push(UnreadRow { line: cell.place.line, text, lacks: Lacks::Remark });
        } else {
            columns.entry(at.index).or_default().push(cell.place.line);
        }
    }
    let heading = |index: usize| {
        let cells = grid.rows.iter().filter_map(|row| row.get(index));
        cells.map(|cell| cell.text.trim()).find(|text| !text.is_empty()).unwrap_or_default()
    };
    for (index, lines) in columns {
        let (heading, position) = (heading(index).to_owned(), index + 1);
        parts.columns.push(UnreadColumn { heading, position, lines, ..UnreadColumn::default() });
    }
    parts
}
