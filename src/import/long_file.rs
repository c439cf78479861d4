//! The long file (公開用), which can be viewed: the plans in it, each with the cells of its KPIs and the figures that the file states.
//!
//! A file may have the rows of many plans, one below the other, as when several files were joined. Nothing of it is imported
//! into a plan: it does not contain everything that a plan has, and what it lacks stays blank. A torn row, or a word or number
//! that the file never contains, refuses the whole file with its line.

use std::sync::Arc;

use litemap::LiteMap;

use crate::columns::guard::unguard;
use crate::columns::{self, Long, ValueKind};
use crate::figures::progress::WordSource;
use crate::figures::summary::{StatedFigures, StatedKpi, StatedRate, StatedYear};
use crate::import::encoding::{self, Cp932};
use crate::import::read::{ImportError, heads_long_file};
use crate::import::text_table::{Headings, TextRow, TextRows, delimiter};
use crate::plan::cell::{Cell, State};
use crate::plan::grade_rule::{GradeRule, GradeWord, built_in_rules};
use crate::plan::indicator::{Actual, ActualsAre, Basis, Row};
use crate::plan::{
    BuiltIn, Facts, Form, Indicator, MOST_INDICATORS, MOST_YEARS, Plan, RateFormula, RateRounding, YearAxis,
};
use crate::value::amount::Amount;
use crate::value::fiscal_year::{FiscalYear, read_as_of};
use crate::value::id::{IndicatorId, PlanId};

/// The content of a long file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongFile {
    /// Its plans, in the order of their first rows.
    pub plans: Vec<LongPlan>,
    headings: Headings<Long>,
}

/// A plan of a long file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongPlan {
    /// The plan with the content of the file, and nothing else.
    pub plan: Arc<Plan>,
    /// The rates and words that the file states for its KPIs.
    pub stated: Arc<StatedFigures>,
    /// Its rows in the file.
    rows: Vec<Arc<TextRow>>,
}

impl LongFile {
    /// Reads the records of a table that this program wrote as a long file. Returns the reason if it is refused.
    pub fn from_records(records: &[Vec<String>]) -> Result<Self, ImportError> {
        let mut rows = records.iter().zip(1..).map(|(fields, line)| Arc::new(TextRow::new(line, fields)));
        let head = rows.next().ok_or(ImportError::NoHeader)?;
        let mut read = PlansInFile::new(TextRow::clone(&head))?;
        rows.try_for_each(|row| read.take(row))?;
        read.finish()
    }

    /// The rows of a plan as they are in the file, in the columns of the long file, below its headings.
    pub fn records(&self, plan: PlanId) -> Vec<Vec<String>> {
        let rows = self.plans.iter().find(|of| of.plan.id == plan).map(|of| &of.rows);
        let head = Long::ALL.iter().map(|column| column.name().to_owned()).collect();
        let record = |row: &Arc<TextRow>| {
            let written = |column: &Long| self.headings.field(row, *column).unwrap_or_default().to_owned();
            Long::ALL.iter().map(written).collect()
        };
        [head].into_iter().chain(rows.into_iter().flatten().map(record)).collect()
    }
}

/// A long file that is read some rows at a time. To stop, drop the reader.
#[derive(Debug)]
pub struct LongReader {
    rows: TextRows<String>,
    plans: PlansInFile,
}

impl LongReader {
    /// Starts to read these bytes; `None` if they are not a long file.
    pub fn new(bytes: &[u8], cp932: &dyn Cp932) -> Option<Result<Self, ImportError>> {
        let text = encoding::decode(bytes, cp932).ok()?.text;
        let delimiter = delimiter(&text);
        let mut rows = TextRows::new(text, delimiter);
        let head = rows.next()?.ok().filter(heads_long_file)?;
        Some(PlansInFile::new(head).map(|plans| Self { rows, plans }))
    }

    /// Reads at most this number of further rows. Returns the file once all of it is read, otherwise the reader.
    pub fn step(mut self, rows: usize) -> Result<Result<LongFile, Self>, ImportError> {
        for _ in 0..rows {
            let Some(row) = self.rows.next() else { return self.plans.finish().map(Ok) };
            self.plans.take(Arc::new(row?))?;
        }
        Ok(Err(self))
    }
}

/// A row of the file.
#[derive(Clone, Copy)]
struct LongRow<'r> {
    headings: &'r Headings<Long>,
    row: &'r TextRow,
}

impl<'r> LongRow<'r> {
    /// The text of a field.
    fn field(self, column: Long) -> &'r str {
        unguard(self.headings.field(self.row, column).unwrap_or_default())
    }

    /// The value of a field. Refuses the file if `read` returns `None`.
    fn read<T>(self, column: Long, read: impl FnOnce(&str) -> Option<T>) -> Result<T, ImportError> {
        let text = self.field(column);
        read(text.trim()).ok_or_else(|| not_of_file(self.row, column, text))
    }

    /// The value of a field; `None` if the field is blank.
    fn read_filled<T>(self, column: Long, read: impl FnOnce(&str) -> Option<T>) -> Result<Option<T>, ImportError> {
        self.read(column, |text| if text.is_empty() { Some(None) } else { read(text).map(Some) })
    }
}

fn not_of_file(row: &TextRow, column: Long, text: &str) -> ImportError {
    ImportError::NotOfSheet { line: row.line, heading: column.name(), text: text.to_owned() }
}

/// The plans of a file while its rows are read.
#[derive(Debug)]
struct PlansInFile {
    head: TextRow,
    headings: Headings<Long>,
    plans: Vec<PlanInFile>,
}

#[derive(Debug)]
struct PlanInFile {
    id: PlanId,
    facts: Facts,
    rate_rounding: RateRounding,
    /// The years that rows name, each with its label.
    years: LiteMap<FiscalYear, String>,
    kpis: Vec<KpiInFile>,
    rules: Vec<GradeRule>,
    rows: Vec<Arc<TextRow>>,
}

#[derive(Debug)]
struct KpiInFile {
    kpi: Indicator,
    stated: StatedKpi,
    /// The lines of the values that were read, by their kind and year.
    taken: Vec<((ValueKind, Option<FiscalYear>), usize)>,
}

/// A value of a row.
struct Value<'r> {
    kind: ValueKind,
    year: Option<FiscalYear>,
    state: State,
    raw: &'r str,
    label: &'r str,
    /// The note without the remark on a word or on a draft figure.
    note: &'r str,
    /// The source of a judgement or grade, if it is not derived from the figures of the file.
    word_source: Option<WordSource>,
}

impl PlansInFile {
    fn new(head: TextRow) -> Result<Self, ImportError> {
        let headings = Headings::first(&head, Long::from_heading);
        match Long::ALL.iter().find(|column| headings.place(**column).is_none()) {
            Some(lacking) => Err(not_of_file(&head, *lacking, "")),
            None => Ok(Self { head, headings, plans: Vec::new() }),
        }
    }

    /// Reads a row. A row that repeats the headings, as where files were joined, is skipped.
    fn take(&mut self, row: Arc<TextRow>) -> Result<(), ImportError> {
        if row.is_blank() {
            return Ok(());
        }
        let headings = &self.headings;
        headings.fit(&row, headings.width.checked_sub(1))?;
        if row.fields().zip(self.head.fields()).all(|(text, head)| text.trim_start_matches('\u{feff}') == head) {
            return Ok(());
        }
        let file_row = LongRow { headings, row: &row };
        // The last column is read in each row, so that a file that was cut within it is noticed.
        let rate_rounding = file_row.read(Long::RateRounding, columns::read_rate_rounding)?;
        let id: PlanId = file_row.read(Long::PlanId, |text| text.parse().ok())?;
        let known = self.plans.iter().rposition(|plan| plan.id == id);
        if known.is_none() {
            self.plans.push(PlanInFile::new(id, rate_rounding, file_row)?);
        }
        let place = known.unwrap_or(self.plans.len() - 1);
        self.plans.get_mut(place).map_or(Ok(()), |plan| plan.take(headings, row))
    }

    fn finish(self) -> Result<LongFile, ImportError> {
        if self.plans.is_empty() {
            return Err(ImportError::NoRows);
        }
        let form = BuiltIn::default().form();
        let rules = if self.plans.iter().any(|plan| !plan.rules.is_empty()) { built_in_rules() } else { Vec::new() };
        let finished = self.plans.into_iter().map(|plan| {
            let first = plan.rows.first().cloned();
            // A plan without a year cannot be built, and no plan is dropped silently.
            let refused = || first.map_or(ImportError::NoRows, |row| not_of_file(&row, Long::FiscalYear, ""));
            plan.finish(&form, &rules).ok_or_else(refused)
        });
        Ok(LongFile { plans: finished.collect::<Result<_, _>>()?, headings: self.headings })
    }
}

impl PlanInFile {
    fn new(id: PlanId, rate_rounding: RateRounding, row: LongRow<'_>) -> Result<Self, ImportError> {
        let bodies = row.field(Long::Body).split(columns::BETWEEN_BODIES).filter(|body| !body.is_empty());
        let (start, end) = row.read(Long::ProjectYears, read_years)?;
        let facts = Facts {
            name: row.field(Long::PlanName).to_owned(),
            prepared_by: bodies.map(str::to_owned).collect(),
            project_start: format!("{start}-04-01"),
            project_end: format!("{end}-04-01"),
            ..Facts::default()
        };
        let years = LiteMap::new();
        Ok(Self { id, facts, rate_rounding, years, kpis: Vec::new(), rules: Vec::new(), rows: Vec::new() })
    }

    fn take(&mut self, headings: &Headings<Long>, row: Arc<TextRow>) -> Result<(), ImportError> {
        let row = LongRow { headings, row: self.rows.push_mut(row) };
        let value = Value::read(row)?;
        if let Some(year) = value.year.filter(|year| !self.years.contains_key(year)) {
            let farthest = self.years.keys().map(|known| year.western().abs_diff(known.western())).max();
            if farthest.is_some_and(|years| years as usize >= MOST_YEARS) {
                return Err(not_of_file(row.row, Long::FiscalYear, &year.to_string()));
            }
            self.years.insert(year, value.label.to_owned());
        }
        let id: IndicatorId = row.read(Long::KpiId, |text| text.parse().ok())?;
        let is_full = self.kpis.len() == MOST_INDICATORS;
        let kpi = match self.kpis.iter().rposition(|kpi| kpi.kpi.id == id).and_then(|known| self.kpis.get_mut(known)) {
            Some(known) => known,
            None if is_full => return Err(not_of_file(row.row, Long::KpiId, &id.to_string())),
            None => self.kpis.push_mut(KpiInFile::new(id, row)?),
        };
        let of_value = (value.kind, value.year);
        if let Some((_, before)) = kpi.taken.iter().find(|(taken, _)| *taken == of_value) {
            return Err(ImportError::RowTwice { line: row.row.line, before: *before });
        }
        kpi.taken.push((of_value, row.row.line));
        if value.kind.is_figure() {
            row.field(Long::Unit).clone_into(&mut kpi.kpi.unit);
        }
        kpi.take(&value, &mut self.rules).ok_or_else(|| not_of_file(row.row, Long::Raw, value.raw))
    }

    /// The plan, with its KPIs in the order of their numbers; `None` without a year.
    fn finish(mut self, form: &Arc<Form>, known: &[GradeRule]) -> Option<LongPlan> {
        self.name_rules(known);
        let ((first, _), (last, _)) = (self.years.first()?, self.years.last()?);
        let years = (first.western()..=last.western()).filter_map(FiscalYear::new);
        let headings = years.map(|year| self.years.get(&year).cloned().unwrap_or_default()).collect();
        let mut plan = Plan::new(self.id, Arc::clone(form), YearAxis::new(*first, headings)?);
        (plan.facts, plan.rate_rounding) = (self.facts, self.rate_rounding);
        self.kpis.sort_by_key(|kpi| kpi.stated.number);
        let (kpis, stated) = self.kpis.into_iter().map(|kpi| (Arc::new(kpi.kpi), kpi.stated)).unzip();
        let stated = StatedFigures { kpis: stated, rules: self.rules };
        let plan = Arc::new(plan.with_indicators(kpis)?);
        Some(LongPlan { plan, stated: Arc::new(stated), rows: self.rows })
    }

    /// Replaces a grade rule of the file by the built-in rule of the same name if that has all of its words, so that grades are
    /// ordered and are counted together with those of other plans.
    fn name_rules(&mut self, known: &[GradeRule]) {
        for (nth, rule) in self.rules.iter_mut().enumerate() {
            let Some(known) = known.iter().find(|known| known.name == rule.name) else { continue };
            let place = |word: &GradeWord| known.words.iter().position(|other| other.label == word.label);
            let Some(places) = rule.words.iter().map(place).collect::<Option<Vec<usize>>>() else { continue };
            let grades =
                self.kpis.iter_mut().flat_map(|kpi| &mut kpi.stated.years).filter_map(|year| year.grade.as_mut());
            for grade in grades.filter(|grade| grade.0 == nth) {
                grade.1 = places.get(grade.1).copied().unwrap_or_default();
            }
            *rule = known.clone();
        }
    }
}

impl KpiInFile {
    fn new(id: IndicatorId, row: LongRow<'_>) -> Result<Self, ImportError> {
        let text = |column| row.field(column).to_owned();
        let formula = |text: &str| match text {
            columns::OF_TARGET => Some(RateFormula::OfTarget),
            columns::OF_PLANNED_GAIN => Some(RateFormula::OfPlannedGain),
            _ => None,
        };
        let kpi = Indicator {
            name: text(Long::KpiName),
            group: text(Long::Group),
            responsible: text(Long::Responsible),
            source: text(Long::Source),
            measure: row.read(Long::Measure, columns::read_measure)?,
            direction: row.read(Long::Direction, columns::read_direction)?,
            bound: row.read(Long::Bound, columns::read_bound)?,
            rate_formula: row.read_filled(Long::RateFormula, formula)?,
            actuals_are: row.read(Long::ActualsAre, columns::read_counted_as)?,
            part_of: row.read_filled(Long::PartOf, |text| text.parse().ok())?,
            ..Indicator::unset(id)
        };
        let number = row.read(Long::KpiNo, |text| text.parse().ok())?;
        Ok(Self { kpi, stated: StatedKpi { number, years: Vec::new() }, taken: Vec::new() })
    }

    /// Stores a value; `None` if its word is no known judgement.
    fn take(&mut self, value: &Value<'_>, rules: &mut Vec<GradeRule>) -> Option<()> {
        let kpi = &mut self.kpi;
        let mut note = |row| {
            if !value.note.is_empty() {
                kpi.notes.insert((row, value.year), value.note.to_owned());
            }
        };
        match value.kind {
            ValueKind::Baseline => {
                note(Row::Target);
                kpi.baseline.cell = value.cell();
                if value.label != columns::BEFORE_THE_PROJECT {
                    (kpi.baseline.as_of_text, kpi.baseline.as_of) = (value.label.to_owned(), read_as_of(value.label));
                }
            }
            ValueKind::Target(basis) => {
                note(Row::Target);
                kpi.basis = basis;
                if basis != Some(Basis::Increment) {
                    // In the file the word describes the figures; in a plan it describes increments that are written as levels.
                    kpi.actuals_are = ActualsAre::default();
                }
                match (value.year, value.cell()) {
                    (None, cell) => kpi.period_target = cell,
                    (Some(_), cell) if cell.is_blank() => {}
                    (Some(year), cell) => _ = kpi.targets.insert(year, cell),
                }
            }
            ValueKind::StatedTotal => kpi.stated_total = Some(value.cell()),
            ValueKind::ComputedTotal => {}
            ValueKind::Actual => {
                note(Row::Actual);
                let (year, cell) = (value.year?, value.cell());
                self.year(year)?.is_missing = value.state == State::Blank;
                if !cell.is_blank() {
                    self.kpi.actuals.insert(year, Actual { cell, ..Actual::default() });
                }
            }
            ValueKind::YearRate => self.year(value.year?)?.yearly = value.rate(),
            ValueKind::CumulativeRate => self.year(value.year?)?.cumulative = value.rate(),
            ValueKind::Judgement => {
                let usual = if value.note.is_empty() { value.raw } else { value.note };
                let year = self.year(value.year?)?;
                year.judgement = Some(columns::read_judgement(usual)?);
                year.word_source = value.word_source.unwrap_or(year.word_source);
            }
            ValueKind::Grade => {
                let year = self.year(value.year?)?;
                year.grade = value.grade(rules);
                year.word_source = value.word_source.unwrap_or(year.word_source);
            }
        }
        Some(())
    }

    /// The stated figures of a year.
    fn year(&mut self, year: FiscalYear) -> Option<&mut StatedYear> {
        let years = &mut self.stated.years;
        if let Some(known) = years.iter().position(|stated| stated.year == year) {
            return years.get_mut(known);
        }
        years.push(StatedYear::new(year));
        years.last_mut()
    }
}

impl<'r> Value<'r> {
    fn read(row: LongRow<'r>) -> Result<Self, ImportError> {
        let year = |text: &str| text.parse().ok().and_then(FiscalYear::new);
        let amount = row.read_filled(Long::Value, Amount::from_plain)?;
        let kind = row.read(Long::ValueKind, ValueKind::from_word)?;
        let note = row.field(Long::Note);
        let is_word = matches!(kind, ValueKind::Judgement | ValueKind::Grade);
        let remark = columns::read_remark_on_word(note).filter(|_| is_word);
        Ok(Self {
            kind,
            year: row.read_filled(Long::FiscalYear, year)?,
            state: row.read(Long::State, |word| columns::read_state(word, amount))?,
            raw: row.field(Long::Raw),
            label: row.field(Long::FiscalYearLabel),
            note: columns::without_remark(remark.map_or(note, |(note, _)| note)),
            word_source: remark.map(|(_, source)| source),
        })
    }

    /// The cell with its text as it was written. A year in which nothing is expected is 該当なし in the file although its text is
    /// blank; its cell is blank.
    fn cell(&self) -> Cell {
        let (state, raw) = match self.state {
            State::NotApplicable if self.raw.is_empty() => (State::Blank, ""),
            State::Blank => (State::Blank, ""),
            State::Unknown { .. } => {
                let said = Cell::stated(self.raw).filter(|state| matches!(state, State::Unknown { .. }));
                (said.unwrap_or(self.state), if self.raw.is_empty() { columns::NOT_KNOWN } else { self.raw })
            }
            state => (state, self.raw),
        };
        let text = match state {
            State::Number { amount, .. } if raw.is_empty() => amount.plain(),
            _ => raw.to_owned(),
        };
        Cell { state, text }
    }

    fn rate(&self) -> Option<StatedRate> {
        let State::Number { amount: percent, .. } = self.state else { return None };
        Some(StatedRate { percent, fell_behind: self.note == columns::FELL_BEHIND })
    }

    /// The indexes of the grade's rule and of its word in that rule; `None` without a word, or under 目標との比較, where the grade
    /// repeats the judgement.
    fn grade(&self, rules: &mut Vec<GradeRule>) -> Option<(usize, usize)> {
        if self.raw.is_empty() || self.note == columns::TARGET_COMPARISON {
            return None;
        }
        let (name, label) = (self.note.to_owned(), self.raw.to_owned());
        let nth = rules.iter().position(|rule| rule.name == name).unwrap_or(rules.len());
        if nth == rules.len() {
            rules.push(GradeRule { id: name.clone(), name, ..GradeRule::default() });
        }
        let words = &mut rules.get_mut(nth)?.words;
        let place = words.iter().position(|word| word.label == label).unwrap_or(words.len());
        if place == words.len() {
            words.push(GradeWord { id: label.clone(), label, ..GradeWord::default() });
        }
        Some((nth, place))
    }
}

/// Reads the years of 事業期間: `2019年度～2023年度`.
fn read_years(text: &str) -> Option<(FiscalYear, FiscalYear)> {
    let year = |text: &str| text.strip_suffix(columns::YEAR)?.parse().ok().and_then(FiscalYear::new);
    let (first, last) = text.split_once(columns::BETWEEN_YEARS)?;
    Some((year(first)?, year(last)?))
}
