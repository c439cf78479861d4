//! The long file (公開用) as it is looked at: the plans in it, each with the cells of its KPIs and what is stated of them.
//!
//! A file may have the rows of many plans, one under the other as several files were put together. Nothing of it is taken into a
//! plan: it does not say all that a plan has, and what it does not say stays blank. A row that is torn, and a word or a number
//! that is none of the file's, refuses the whole file with its line.

use std::sync::Arc;

use crate::columns::guard::unguard;
use crate::columns::{self, Long, ValueKind};
use crate::figures::summary::{StatedFigures, StatedKpi, StatedRate, StatedYear};
use crate::import::encoding::{self, Cp932};
use crate::import::read::{ImportError, heads_long_file};
use crate::import::text_table::{OpenQuote, Slices, TextRow};
use crate::plan::cell::{Cell, State};
use crate::plan::grade_rule::{GradeRule, GradeWord, built_in_rules};
use crate::plan::indicator::{Actual, ActualsAre, Basis, Row};
use crate::plan::{BuiltIn, Form, Indicator, MOST_INDICATORS, MOST_YEARS, Plan, RateFormula, RateRounding, YearAxis};
use crate::value::amount::Amount;
use crate::value::fiscal_year::{FiscalYear, read_as_of};
use crate::value::id::{IndicatorId, PlanId};

/// A long file that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongFile {
    /// Its plans, in the order in which they come first.
    pub plans: Vec<LongPlan>,
    columns: Columns,
}

/// A plan of a long file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LongPlan {
    /// The plan with what the file says of it, and nothing else.
    pub plan: Arc<Plan>,
    /// What the file states of its KPIs.
    pub stated: Arc<StatedFigures>,
    /// Its rows in the file.
    rows: Vec<Arc<TextRow>>,
}

impl LongFile {
    /// The plans of a table that was written here, which is a long file.
    pub fn from_records(records: &[Vec<String>]) -> Result<Self, ImportError> {
        let mut rows = records.iter().zip(1..).map(|(fields, line)| {
            let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
            Arc::new(TextRow::new(line, &fields))
        });
        let head = rows.next().ok_or(ImportError::NoHeader)?;
        let mut read = PlansInFile::new(&head)?;
        rows.try_for_each(|row| read.take(&row))?;
        read.finish()
    }

    /// The rows of a plan as they stand in the file, in the columns of the long file, below its headings.
    pub fn records(&self, plan: PlanId) -> Vec<Vec<String>> {
        let rows = self.plans.iter().find(|of| of.plan.id == plan).map(|of| &of.rows);
        let head = Long::ALL.iter().map(|column| column.name().to_owned()).collect();
        let record =
            |row: &Arc<TextRow>| Long::ALL.iter().map(|column| self.columns.written(row, *column).to_owned()).collect();
        [head].into_iter().chain(rows.into_iter().flatten().map(record)).collect()
    }
}

/// The bytes of a long file that are being read, some rows at a time. To stop, drop it.
#[derive(Debug)]
pub struct LongReader {
    slices: Slices,
    /// The number of rows that were taken; the first has the headings.
    taken: usize,
    plans: PlansInFile,
}

impl LongReader {
    /// Starts to read these bytes; `None` if they are no long file.
    pub fn new(bytes: &[u8], cp932: &dyn Cp932) -> Option<Result<Self, ImportError>> {
        let mut slices = Slices::new(encoding::decode(bytes, cp932).ok()?.text);
        slices.step(1);
        let head = slices.rows_from(0).first().filter(|row| heads_long_file(row))?;
        let plans = PlansInFile::new(head);
        Some(plans.map(|plans| Self { slices, taken: 1, plans }))
    }

    /// Reads at most this number of further rows. Returns the file once all of it is read.
    pub fn step(mut self, rows: usize) -> Result<Result<LongFile, Self>, ImportError> {
        let is_done = self.slices.step(rows);
        let new = self.slices.rows_from(self.taken);
        self.taken += new.len();
        if !is_done {
            new.iter().try_for_each(|row| self.plans.take(row))?;
            return Ok(Err(self));
        }
        let from = self.taken - new.len();
        // A row whose quote is open would be told as one that is torn.
        let rows = self.slices.finish().map_err(|OpenQuote { line }| ImportError::OpenQuote { line })?.rows;
        rows.iter().skip(from).try_for_each(|row| self.plans.take(row))?;
        self.plans.finish().map(Ok)
    }
}

/// Where the columns stand in the file, in the order of [`Long::ALL`].
#[derive(Clone, Debug, PartialEq, Eq)]
struct Columns {
    /// The number of the headings.
    width: usize,
    places: Vec<usize>,
}

impl Columns {
    fn new(head: &TextRow) -> Result<Self, ImportError> {
        let place = |column: &Long| {
            let is_named = |text: &str| text.trim() == column.name() || text.trim() == column.key();
            head.fields().position(is_named).ok_or_else(|| not_of_file(head, *column, ""))
        };
        Ok(Self { width: head.width(), places: Long::ALL.iter().map(place).collect::<Result<_, _>>()? })
    }

    /// A field as it is written.
    fn written<'r>(&self, row: &'r TextRow, column: Long) -> &'r str {
        self.places.get(column as usize).and_then(|place| row.field(*place)).unwrap_or_default()
    }

    /// The text of a field.
    fn field<'r>(&self, row: &'r TextRow, column: Long) -> &'r str {
        unguard(self.written(row, column))
    }

    /// What a field says; it is refused if that is nothing that the file may say.
    fn read<T>(&self, row: &TextRow, column: Long, read: impl FnOnce(&str) -> Option<T>) -> Result<T, ImportError> {
        let text = self.field(row, column);
        read(text.trim()).ok_or_else(|| not_of_file(row, column, text))
    }
}

fn not_of_file(row: &TextRow, column: Long, text: &str) -> ImportError {
    ImportError::NotOfSheet { line: row.line, heading: column.name(), text: text.to_owned() }
}

/// The plans of a file whose rows are being taken.
#[derive(Debug)]
struct PlansInFile {
    head: TextRow,
    columns: Columns,
    plans: Vec<PlanInFile>,
}

#[derive(Debug)]
struct PlanInFile {
    id: PlanId,
    name: String,
    bodies: Vec<String>,
    project: (FiscalYear, FiscalYear),
    rate_rounding: RateRounding,
    /// The years that rows name, each with its heading.
    years: Vec<(FiscalYear, String)>,
    kpis: Vec<KpiInFile>,
    rules: Vec<GradeRule>,
    rows: Vec<Arc<TextRow>>,
}

#[derive(Debug)]
struct KpiInFile {
    kpi: Indicator,
    stated: StatedKpi,
    /// What was taken, with its line.
    taken: Vec<(ValueKind, Option<FiscalYear>, usize)>,
}

/// A value of a row.
struct Value<'r> {
    kind: ValueKind,
    year: Option<FiscalYear>,
    state: State,
    raw: &'r str,
    label: &'r str,
    note: &'r str,
}

impl PlansInFile {
    fn new(head: &TextRow) -> Result<Self, ImportError> {
        Ok(Self { head: head.clone(), columns: Columns::new(head)?, plans: Vec::new() })
    }

    /// Takes a row. One that repeats the headings, as where files were put together, says nothing.
    fn take(&mut self, row: &Arc<TextRow>) -> Result<(), ImportError> {
        let expected = self.columns.width;
        if row.len() < expected || row.width() > expected {
            return Err(ImportError::RowTorn { line: row.line, found: row.len(), expected });
        }
        if row.fields().zip(self.head.fields()).all(|(text, head)| text.trim_start_matches('\u{feff}') == head) {
            return Ok(());
        }
        let columns = &self.columns;
        // The last column is read of each row, so that a file that ends within it is noticed.
        let rate_rounding = columns.read(row, Long::RateRounding, columns::read_rate_rounding)?;
        let id: PlanId = columns.read(row, Long::PlanId, |text| text.parse().ok())?;
        let known = self.plans.iter().rposition(|plan| plan.id == id);
        if known.is_none() {
            self.plans.push(PlanInFile { rate_rounding, ..PlanInFile::new(id, columns, row)? });
        }
        let place = known.unwrap_or(self.plans.len() - 1);
        self.plans.get_mut(place).map_or(Ok(()), |plan| plan.take(columns, row))
    }

    fn finish(self) -> Result<LongFile, ImportError> {
        if self.plans.is_empty() {
            return Err(ImportError::NoRows);
        }
        let form = BuiltIn::default().form();
        let rules = if self.plans.iter().any(|plan| !plan.rules.is_empty()) { built_in_rules() } else { Vec::new() };
        let finished = self.plans.into_iter().map(|plan| {
            let first = plan.rows.first().cloned();
            // No plan is without a year, and none is left out without a word.
            let refused = || first.map_or(ImportError::NoRows, |row| not_of_file(&row, Long::FiscalYear, ""));
            plan.finish(&form, &rules).ok_or_else(refused)
        });
        Ok(LongFile { plans: finished.collect::<Result<_, _>>()?, columns: self.columns })
    }
}

impl PlanInFile {
    fn new(id: PlanId, columns: &Columns, row: &TextRow) -> Result<Self, ImportError> {
        let bodies = columns.field(row, Long::Body).split(columns::BETWEEN_BODIES).filter(|body| !body.is_empty());
        Ok(Self {
            id,
            name: columns.field(row, Long::PlanName).to_owned(),
            bodies: bodies.map(str::to_owned).collect(),
            project: columns.read(row, Long::ProjectYears, read_years)?,
            rate_rounding: RateRounding::default(),
            years: Vec::new(),
            kpis: Vec::new(),
            rules: Vec::new(),
            rows: Vec::new(),
        })
    }

    fn take(&mut self, columns: &Columns, row: &Arc<TextRow>) -> Result<(), ImportError> {
        self.rows.push(Arc::clone(row));
        let value = Value::read(columns, row)?;
        if let Some(year) = value.year.filter(|year| self.years.iter().all(|(known, _)| known != year)) {
            let last = self.years.iter().map(|(known, _)| year.western().abs_diff(known.western())).max();
            if last.is_some_and(|last| last as usize >= MOST_YEARS) {
                return Err(not_of_file(row, Long::FiscalYear, &year.to_string()));
            }
            self.years.push((year, value.label.to_owned()));
        }
        let id: IndicatorId = columns.read(row, Long::KpiId, |text| text.parse().ok())?;
        let place = match self.kpis.iter().rposition(|kpi| kpi.kpi.id == id) {
            Some(known) => known,
            None if self.kpis.len() == MOST_INDICATORS => return Err(not_of_file(row, Long::KpiId, &id.to_string())),
            None => {
                let kpi = KpiInFile::new(id, columns, row)?;
                let place = self.kpis.partition_point(|other| other.stated.number <= kpi.stated.number);
                self.kpis.insert(place, kpi);
                place
            }
        };
        let Some(kpi) = self.kpis.get_mut(place) else { return Ok(()) };
        if let Some((.., before)) = kpi.taken.iter().find(|(kind, year, _)| (*kind, *year) == (value.kind, value.year))
        {
            return Err(ImportError::RowTwice { line: row.line, before: *before });
        }
        kpi.taken.push((value.kind, value.year, row.line));
        if value.kind.is_figure() {
            columns.field(row, Long::Unit).clone_into(&mut kpi.kpi.unit);
        }
        kpi.take(&value, &mut self.rules).ok_or_else(|| not_of_file(row, Long::Raw, columns.field(row, Long::Raw)))
    }

    /// The plan, with its KPIs in the order of their numbers; `None` of one without a year.
    fn finish(mut self, form: &Arc<Form>, known: &[GradeRule]) -> Option<LongPlan> {
        self.name_rules(known);
        let (first, last) = (self.years.iter().map(|(year, _)| *year).min()?, self.years.iter().map(|of| of.0).max()?);
        let mut headings = vec![String::new(); usize::try_from(last.western() - first.western()).ok()? + 1];
        for (year, heading) in self.years {
            let place = usize::try_from(year.western() - first.western()).ok()?;
            *headings.get_mut(place)? = heading;
        }
        let mut plan = Plan::new(self.id, Arc::clone(form), YearAxis::new(first, headings)?);
        (plan.facts.name, plan.facts.prepared_by, plan.rate_rounding) = (self.name, self.bodies, self.rate_rounding);
        let (start, end) = self.project;
        (plan.facts.project_start, plan.facts.project_end) = (format!("{start}-04-01"), format!("{end}-04-01"));
        let (kpis, stated) = self.kpis.into_iter().map(|kpi| (Arc::new(kpi.kpi), kpi.stated)).unzip();
        let stated = StatedFigures { kpis: stated, rules: self.rules };
        let plan = Arc::new(plan.with_indicators(kpis)?);
        Some(LongPlan { plan, stated: Arc::new(stated), rows: self.rows })
    }

    /// Puts the rule that comes with the program in the place of what the file says of it, where all words are its own, so that
    /// grades have their order and are counted with those of other plans.
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
    fn new(id: IndicatorId, columns: &Columns, row: &TextRow) -> Result<Self, ImportError> {
        let text = |column| columns.field(row, column).to_owned();
        let formula = |text: &str| match text {
            "" => Some(None),
            columns::OF_TARGET => Some(Some(RateFormula::OfTarget)),
            columns::OF_PLANNED_GAIN => Some(Some(RateFormula::OfPlannedGain)),
            _ => None,
        };
        let part_of = |text: &str| if text.is_empty() { Some(None) } else { text.parse().ok().map(Some) };
        let kpi = Indicator {
            name: text(Long::KpiName),
            group: text(Long::Group),
            responsible: text(Long::Responsible),
            source: text(Long::Source),
            measure: columns.read(row, Long::Measure, columns::read_measure)?,
            direction: columns.read(row, Long::Direction, columns::read_direction)?,
            bound: columns.read(row, Long::Bound, columns::read_bound)?,
            rate_formula: columns.read(row, Long::RateFormula, formula)?,
            actuals_are: columns.read(row, Long::ActualsAre, columns::read_counted_as)?,
            part_of: columns.read(row, Long::PartOf, part_of)?,
            ..Indicator::unset(id)
        };
        let number = columns.read(row, Long::KpiNo, |text| text.parse().ok())?;
        Ok(Self { kpi, stated: StatedKpi { number, years: Vec::new() }, taken: Vec::new() })
    }

    /// Takes a value; `None` if its word is none of a judgement.
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
                    // The word is of the figures, while the plan's is that of increments which are written as levels.
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
                self.year(value.year?)?.judgement = Some(columns::read_judgement(usual)?);
            }
            ValueKind::Grade => self.year(value.year?)?.grade = value.grade(rules),
        }
        Some(())
    }

    /// What is stated of a year.
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
    fn read(columns: &Columns, row: &'r TextRow) -> Result<Self, ImportError> {
        let text = |column| columns.field(row, column);
        let year = |text: &str| match text {
            "" => Some(None),
            _ => text.parse().ok().and_then(FiscalYear::new).map(Some),
        };
        let amount = match text(Long::Value).trim() {
            "" => None,
            _ => Some(columns.read(row, Long::Value, Amount::from_plain)?),
        };
        Ok(Self {
            kind: columns.read(row, Long::ValueKind, ValueKind::from_word)?,
            year: columns.read(row, Long::FiscalYear, year)?,
            state: columns.read(row, Long::State, |word| columns::read_state(word, amount))?,
            raw: text(Long::Raw),
            label: text(Long::FiscalYearLabel),
            note: text(Long::Note),
        })
    }

    /// The cell with its text as it was written. A year in which nothing is expected is 該当なし in the file although nothing was
    /// written; the cell is blank.
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

    /// The grade among the words of its rule. Under 目標との比較 the grade is the judgement once more.
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

/// The years of 事業期間: `2019年度～2023年度`.
fn read_years(text: &str) -> Option<(FiscalYear, FiscalYear)> {
    let year = |text: &str| text.strip_suffix(columns::YEAR)?.parse().ok().and_then(FiscalYear::new);
    let (first, last) = text.split_once(columns::BETWEEN_YEARS)?;
    Some((year(first)?, year(last)?))
}
