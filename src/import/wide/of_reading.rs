//! A table of others that was read as figures with their places ([`SheetReading`]) as the rows of a wide file, so that it is
//! matched, compared and merged like any other file. Each figure keeps its line and column of the source.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use super::file::{FileKpi, FileRow, Lacks, Part, UnreadColumn, UnreadParts, UnreadRow, WideFile};
use super::table_columns::{RateColumn, TableColumns, TimeOfBaseline};
use crate::columns::vocabulary::FigureKind;
use crate::columns::{self, Wide};
use crate::import::reading::{DescribingText, FigurePlace, PlacedFigure, ReadSheet, SheetGrid, SheetReading};
use crate::import::text_table::TextRow;
use crate::plan::cell::Certainty;
use crate::plan::indicator::Row;
use crate::value::fiscal_year::{FiscalYear, ends_of_spans, names_calendar_year};
use crate::value::width::key;

impl WideFile {
    /// The rows of a wide file that say what was read of a sheet.
    pub fn of_reading(source: Arc<ReadSheet>) -> Self {
        let ReadSheet { grid, reading } = &*source;
        let rows = grid.rows.iter().map(|row| {
            let texts: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            Arc::new(TextRow::new(row.first().map_or(0, |cell| cell.place.line), &texts))
        });
        let rows = rows.collect();
        let file = Made { grid, reading, rows, known: Vec::new(), kpis: Vec::new(), places: HashMap::new() }.file();
        let unread = unread(&source);
        Self { source: Some(source), unread, ..file }
    }
}

/// The figures of one indicator in one row of the sheet.
#[derive(Default)]
struct RowFigures {
    places: Vec<(Wide, usize)>,
    rates: Vec<(Wide, RateColumn)>,
    certainties: Vec<(Wide, Certainty)>,
    are_increments: bool,
    baseline: Option<TimeOfBaseline>,
}

/// The rows of an indicator as they are made: the figures of its targets and of its actuals, by the rows of the sheet.
#[derive(Default)]
struct MadeKpi {
    name: String,
    unit: String,
    target: MadeRow,
    actual: MadeRow,
    first: usize,
}

/// The figures of the targets or of the actuals of an indicator, by the rows of the sheet.
#[derive(Default)]
struct MadeRow {
    rows: BTreeMap<usize, RowFigures>,
    /// Figures that are only a part of their cell, each as a row of its own.
    parts: Vec<Part>,
}

struct Made<'a> {
    grid: &'a SheetGrid,
    reading: &'a SheetReading,
    rows: Vec<Arc<TextRow>>,
    /// The columns of rows so far; most rows have those of the row before.
    known: Vec<Arc<TableColumns>>,
    kpis: Vec<MadeKpi>,
    /// The indexes of the indicators by name and unit.
    places: HashMap<(String, String), usize>,
}

impl Made<'_> {
    fn file(mut self) -> WideFile {
        let reading = self.reading;
        let units = units(reading);
        let mut facts: Vec<&PlacedFigure> = reading.facts.iter().collect();
        let of = |fact: &PlacedFigure| (key(&fact.name), fact.place);
        let taken: HashSet<_> = facts.iter().map(|fact| of(fact)).collect();
        facts.extend(reading.stated.iter().filter(|stated| !taken.contains(&of(stated))));
        facts.sort_by_key(|fact| fact.cell);
        let mut file = WideFile::default();
        let only_unit = |fact: &PlacedFigure| units.get(&key(&fact.name)).and_then(Option::as_deref);
        for fact in &facts {
            if !fact.is_remark {
                file.years.extend(self.take(fact, only_unit(fact)));
            }
        }
        self.note_heads(&facts, &mut file);
        for fact in facts {
            self.note(fact, only_unit(fact));
        }
        let texts = self.texts();
        file.kpis = std::mem::take(&mut self.kpis).into_iter().map(|kpi| self.kpi(kpi, &texts)).collect();
        file
    }

    /// Notes of the heads over targets and actuals the years that they span, and one that is no fiscal year by its words.
    fn note_heads(&self, facts: &[&PlacedFigure], file: &mut WideFile) {
        let is_of_year = |fact: &&&PlacedFigure| matches!(fact.place.kind(), FigureKind::Target | FigureKind::Actual);
        let mut heads = BTreeSet::new();
        for fact in facts.iter().filter(is_of_year) {
            let is_target = fact.place.kind() == FigureKind::Target;
            let over = [fact.kind_at, fact.time_at].into_iter().flatten();
            heads.extend(over.filter(|at| *at != fact.cell && *at != fact.name_at).map(|at| (at, is_target)));
        }
        for (at, is_of_targets) in heads {
            let Some(head) = self.grid.cell(at).filter(|cell| !cell.seen.times.is_empty()) else { continue };
            if is_of_targets {
                file.spanned_years.extend(ends_of_spans(&head.text));
            }
            if file.calendar_year.is_none() && names_calendar_year(&head.text) {
                file.calendar_year = Some(head.text.trim().to_owned());
            }
        }
    }

    /// Adds a figure to its indicator; returns its year.
    fn take(&mut self, fact: &PlacedFigure, only_unit: Option<&str>) -> Option<FiscalYear> {
        let (row, column) = match fact.place {
            FigurePlace::Baseline => (Row::Target, Wide::Baseline),
            FigurePlace::Period => (Row::Target, Wide::Total),
            FigurePlace::Target(year) => (Row::Target, Wide::Year(year)),
            FigurePlace::Actual(year) | FigurePlace::Rate(year) => (Row::Actual, Wide::Year(year)),
        };
        let is_whole = self.grid.cell(fact.cell).is_some_and(|cell| cell.text.trim() == fact.text);
        let rate = matches!(fact.place, FigurePlace::Rate(_)).then(|| self.rate(fact));
        let baseline = (fact.place == FigurePlace::Baseline).then(|| self.time_of_baseline(fact)).flatten();
        let whole = self.rows.get(fact.cell.row).cloned();
        let written = self.grid.cell(fact.cell).map(|cell| cell.place);
        let certainty = fact.certainty.filter(|_| row == Row::Actual || fact.place == FigurePlace::Baseline);
        let kpi = self.kpi_of(fact, only_unit)?;
        let made = if row == Row::Actual { &mut kpi.actual } else { &mut kpi.target };
        if is_whole {
            let figures = made.rows.entry(fact.cell.row).or_default();
            match rate {
                Some(rate) => figures.rates.push((column, rate)),
                None => figures.places.push((column, fact.cell.index)),
            }
            figures.baseline = baseline.or(figures.baseline.take());
            figures.certainties.extend(certainty.map(|certainty| (column, certainty)));
            figures.are_increments |= fact.is_increment;
        } else {
            let columns = match rate {
                Some(rate) => TableColumns::default().with_rates(vec![(column, RateColumn { place: 0, ..rate })]),
                None => TableColumns::new(vec![(column, 0)], None).with_time_of_baseline(baseline),
            };
            let line = whole.map_or(0, |row| row.line);
            let row = Arc::new(TextRow::arranged(line, &[(&fact.text, written)]));
            made.parts.push(Part { columns: Arc::new(columns), row });
        }
        if let Wide::Year(year) = column { Some(year) } else { None }
    }

    /// Notes of a cell what it says beside its figure, or in the place of one: 16分（5分短縮）, コロナにより中止.
    fn note(&mut self, fact: &PlacedFigure, only_unit: Option<&str>) {
        let Some(cell) = self.grid.cell(fact.cell) else { return };
        let has_remark = || cell.seen.figure.as_ref().is_some_and(|figure| figure.has_remark);
        if fact.place.kind() == FigureKind::Rate || !(fact.is_remark || has_remark()) {
            return;
        }
        let year = match fact.place {
            FigurePlace::Target(year) | FigurePlace::Actual(year) => Some(Wide::Year(year)),
            _ => None,
        };
        let columns = Arc::new(TableColumns::new(vec![(Wide::Note, 0)], year));
        let row = Arc::new(TextRow::arranged(cell.place.line, &[(cell.text.trim(), Some(cell.place))]));
        let Some(kpi) = self.kpi_of(fact, only_unit) else { return };
        let made = if fact.place.kind() == FigureKind::Actual { &mut kpi.actual } else { &mut kpi.target };
        made.parts.push(Part { columns, row });
    }

    /// The indicator of a figure: of its name and the unit that the table says. Without one it is of the only unit that the table
    /// says for the name, or else of that beside its first figure.
    fn kpi_of(&mut self, fact: &PlacedFigure, only_unit: Option<&str>) -> Option<&mut MadeKpi> {
        let next = self.kpis.len();
        let said = if fact.unit.is_empty() { only_unit.unwrap_or_default() } else { &fact.unit };
        let place = *self.places.entry((key(&fact.name), key(said))).or_insert(next);
        if place == next {
            let unit = if said.is_empty() { fact.unit().to_owned() } else { said.to_owned() };
            self.kpis.push(MadeKpi { name: fact.name.clone(), unit, first: fact.cell.row, ..MadeKpi::default() });
        }
        self.kpis.get_mut(place)
    }

    fn rate(&self, fact: &PlacedFigure) -> RateColumn {
        let heading =
            fact.kind_at.and_then(|at| self.grid.cell(at)).map(|cell| columns::formula_in_heading(&cell.text));
        RateColumn { place: fact.cell.index, formula: heading.unwrap_or_default() }
    }

    /// The time of a value before the project: what stands beside it, or the year of its heading.
    fn time_of_baseline(&self, fact: &PlacedFigure) -> Option<TimeOfBaseline> {
        let said =
            fact.time_at.filter(|at| *at != fact.cell && Some(*at) != fact.kind_at).and_then(|at| self.grid.cell(at));
        let own = said
            .filter(|cell| cell.seen.is_label && cell.seen.kinds.is_empty())
            .map(|cell| cell.text.trim().to_owned());
        own.or_else(|| fact.year.map(FiscalYear::era_label)).map(TimeOfBaseline)
    }

    /// What describes the indicators, by the row of the sheet.
    fn texts(&self) -> HashMap<usize, Vec<DescribingText>> {
        let mut texts: HashMap<usize, Vec<DescribingText>> = HashMap::new();
        for text in &self.reading.texts {
            texts.entry(text.row).or_default().push(*text);
        }
        texts
    }

    fn kpi(&mut self, kpi: MadeKpi, texts: &HashMap<usize, Vec<DescribingText>>) -> FileKpi {
        let MadeKpi { name, unit, target, actual, first } = kpi;
        let line = self.rows.get(first).map_or(0, |row| row.line);
        let mut fields = vec![(Wide::KpiName, name), (Wide::Unit, unit)];
        for DescribingText { column, at, .. } in
            texts.get(&first).into_iter().flatten().filter(|text| text.column != Wide::Note)
        {
            let text = self.grid.cell(*at).map(|cell| cell.text.trim().to_owned());
            fields.extend(text.map(|text| (*column, text)));
        }
        let places = fields.iter().enumerate().map(|(index, (column, _))| (*column, index)).collect();
        let described: Vec<&str> = fields.iter().map(|(_, text)| text.as_str()).collect();
        let described = Part {
            columns: self.columns(TableColumns::new(places, None)),
            row: Arc::new(TextRow::new(line, &described)),
        };
        // A note is of the actuals of its row, or else of the targets.
        let note = |at: &usize| {
            texts.get(at).into_iter().flatten().find(|text| text.column == Wide::Note).map(|text| text.at.index)
        };
        let with_actuals: BTreeSet<usize> = actual.rows.keys().copied().collect();
        let mut row = |MadeRow { rows: figures, parts: more }: MadeRow, are_actuals: bool| {
            if figures.is_empty() && more.is_empty() {
                return None;
            }
            let is_of_years = figures.len() > 1;
            let of_rows = figures.into_iter().filter_map(|(at, figures)| {
                let note = note(&at).filter(|_| are_actuals || !with_actuals.contains(&at));
                self.part(at, figures, note, is_of_years)
            });
            let of_rows: Vec<Part> = of_rows.collect();
            // A row of an indicator is where its first figure stands.
            let mut parts: Vec<Part> = of_rows.into_iter().chain(more).collect();
            parts.push(described.clone());
            Some(FileRow { parts })
        };
        let (target, actual) = (row(target, false), row(actual, true));
        FileKpi { target, actual, ..FileKpi::default() }
    }

    /// The figures of a row of the sheet with the note beside them, which is of their year where each row has its own.
    fn part(&mut self, at: usize, mut figures: RowFigures, note: Option<usize>, is_of_years: bool) -> Option<Part> {
        let year = match figures.places.as_slice() {
            [(year @ Wide::Year(_), _)] if is_of_years && note.is_some() => Some(*year),
            _ => None,
        };
        figures.places.extend(note.map(|index| (Wide::Note, index)));
        let columns = TableColumns::new(figures.places, year)
            .with_rates(figures.rates)
            .with_certainties(figures.certainties)
            .with_increments(figures.are_increments)
            .with_time_of_baseline(figures.baseline);
        Some(Part { columns: self.columns(columns), row: Arc::clone(self.rows.get(at)?) })
    }

    /// These columns, shared with the rows that have the same.
    fn columns(&mut self, columns: TableColumns) -> Arc<TableColumns> {
        /// How many of the last different columns are compared.
        const COMPARED: usize = 4;
        if let Some(known) = self.known.iter().rev().take(COMPARED).find(|known| ***known == columns) {
            return Arc::clone(known);
        }
        let made = Arc::new(columns);
        self.known.push(Arc::clone(&made));
        made
    }
}

/// The columns of a sheet that have words and are nothing of an indicator; lines of words, and words among figures, are remarks.
fn unread(ReadSheet { grid, reading }: &ReadSheet) -> UnreadParts {
    let mut parts = UnreadParts::default();
    let mut columns: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let of_figures: HashSet<usize> = reading.facts.iter().map(|fact| fact.cell.index).collect();
    for at in reading.unused(grid) {
        let is_alone =
            grid.rows.get(at.row).is_some_and(|row| row.iter().filter(|cell| !cell.seen.is_blank()).count() == 1);
        let Some(cell) = grid.cell(at) else { continue };
        if is_alone || of_figures.contains(&at.index) {
            let text = cell.text.trim().to_owned();
            parts.rows.push(UnreadRow { line: cell.place.line, text, lacks: Lacks::Remark });
        } else {
            columns.entry(at.index).or_default().push(cell.place.line);
        }
    }
    let heading = |index: usize| {
        let cells = grid.rows.iter().filter_map(|row| row.get(index));
        cells.map(|cell| cell.text.trim()).find(|text| !text.is_empty()).unwrap_or_default().to_owned()
    };
    let column = |(index, lines)| UnreadColumn {
        heading: heading(index),
        is_known: false,
        position: index + 1,
        lines,
        said_by_plan: 0,
    };
    parts.columns = columns.into_iter().map(column).collect();
    parts
}

/// The one unit that tables say of the figures with a name; `None` where they say several.
fn units(reading: &SheetReading) -> HashMap<String, Option<String>> {
    let mut units: HashMap<String, Option<String>> = HashMap::new();
    for fact in reading.facts.iter().filter(|fact| !fact.unit.is_empty()) {
        let known = units.entry(key(&fact.name)).or_insert_with(|| Some(fact.unit.clone()));
        if known.as_ref().is_some_and(|known| key(known) != key(&fact.unit)) {
            *known = None;
        }
    }
    units
}
