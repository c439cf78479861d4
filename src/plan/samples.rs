//! Seven plans to begin with, or to look at: five with the figures of real, published documents, and two plans of groups
//! with a year of records, which are made up, as their titles state.
//!
//! Names, units, figures, dates and headings are written as in the documents (`25,000 千円`, `43,458.00`, `-`, 平成33年3月31日)
//! and are read by the same reader as typed text. No sentence is taken from the documents: definitions that need words
//! are our own, and so are the texts of the document, one for each section that must be filled.
//!
//! - 000, in its state after the change, writes units in its cells and dates in an era that ended.
//! - 001 has no unit anywhere and states its totals in a table of their own.
//! - 002 is the clean plan: two unused slots, and six columns, the last of which is outside the project.
//! - 003 has lost three names and units in a page break; they stay blank, since nothing may be guessed.
//! - 004 is a strategy: one target for the whole period, ratios, a survey, and two pages that disagree.
//! - 005 and 006 are made up: a local-brand council and a co-creation community, whose actuals are from their records.

use std::sync::Arc;

use crate::plan::activity_log::SurveyChoice;
use crate::plan::cell::{Bound, Cell};
use crate::plan::indicator::{Basis, Measure, Measured, OtherReading};
use crate::plan::{
    ActivityLog, ActivityRecord, ActualSource, Aggregation, BuiltIn, Facts, Form, Indicator, Plan, RateFormula,
    RecordText, YearAxis,
};
use crate::value::{AsOf, FiscalYear, IndicatorId, PlanId, RecordId};

mod f2016;
mod f2022;
mod groups;
mod strategy;
mod texts;

/// A plan that can be opened as a sample.
#[derive(Debug)]
pub struct SamplePlan {
    code: &'static str,
    form: BuiltIn,
    facts: FactTable,
    first_year: i32,
    headings: &'static [&'static str],
    rows: &'static [SampleRow],
    /// The texts of the document, in several lists.
    texts: &'static [texts::Texts],
    /// The records of activity.
    records: &'static [SampleRecord],
    /// The answers of the survey, and whether each counts.
    choices: &'static [(&'static str, bool)],
}

/// A record of activity of a sample.
#[derive(Clone, Copy, Debug)]
struct SampleRecord {
    /// The KPI, counted from 0.
    kpi: usize,
    on: &'static str,
    amount: &'static str,
    choice: &'static str,
    what: &'static str,
}

/// The facts of a sample in the order of [`Facts`]; facts that the document does not state are empty.
#[derive(Debug)]
struct FactTable {
    name: &'static str,
    body: &'static str,
    area: &'static str,
    grant: &'static str,
    measure_code: &'static str,
    project_name: &'static str,
    project_cost: &'static str,
    project: (&'static str, &'static str),
    project_length: &'static str,
    project_note: &'static str,
    plan: (&'static str, &'static str),
    approved_on: &'static str,
    evaluated_in: &'static str,
}

/// A KPI as its document writes it.
#[derive(Clone, Copy, Debug)]
struct SampleRow {
    group: &'static str,
    name: &'static str,
    unit: &'static str,
    measure: Measure,
    basis: Basis,
    bound: Bound,
    survey: &'static [i32],
    definition: &'static str,
    source: &'static str,
    baseline: &'static str,
    as_of_text: &'static str,
    as_of: When,
    /// The targets with one text for each column; an empty text is a blank cell.
    targets: &'static [&'static str],
    period_target: &'static str,
    /// The stated total; empty where the document has none.
    stated_total: &'static str,
    readings: &'static [Other],
    /// How the actuals are computed from records; `None` if they are typed.
    aggregation: Option<Aggregation>,
}

/// The date or period of a baseline.
#[derive(Clone, Copy, Debug)]
enum When {
    Unsaid,
    FiscalYear(i32),
    CalendarYear(i32),
    Mean(i32, i32),
}

/// A statement about a KPI on another page of the document.
#[derive(Clone, Copy, Debug)]
struct Other {
    place: &'static str,
    name: Option<&'static str>,
    basis: Option<Basis>,
    definition: Option<&'static str>,
    project: Option<&'static str>,
}

/// The defaults of a row, on the basis of increments; the tables fill in the rest.
const ROW: SampleRow = SampleRow {
    group: "",
    name: "",
    unit: "",
    measure: Measure::Count,
    basis: Basis::Increment,
    bound: Bound::AtLeast,
    survey: &[],
    definition: "",
    source: "",
    baseline: "",
    as_of_text: "",
    as_of: When::Unsaid,
    targets: &[],
    period_target: "",
    stated_total: "",
    readings: &[],
    aggregation: None,
};

impl SamplePlan {
    /// The samples of real documents in the order of their codes.
    pub const ALL: [&'static Self; 5] =
        [&f2016::SENDAI, &f2016::SAITAMA, &f2022::SAKATA, &f2022::ISESAKI, &strategy::SENDAI];

    /// The samples of groups, which are made up.
    pub const OF_GROUPS: [&'static Self; 2] = [&groups::BRAND, &groups::COMMUNITY];

    /// The code of the sample in tests and addresses: `000` to `006`.
    pub fn code(&self) -> &'static str {
        self.code
    }

    /// The form of its plan.
    pub fn form(&self) -> Arc<Form> {
        self.form.form()
    }

    /// The title on screen: the body and the plan's name.
    pub fn title(&self) -> String {
        format!("{} {}", self.facts.body, self.facts.name)
    }

    /// Creates the plan with that id and an id from `ids` for each of its rows; `None` only if `ids` returns an id twice.
    pub fn plan(&self, id: PlanId, mut ids: impl FnMut() -> IndicatorId) -> Option<Plan> {
        let headings = self.headings.iter().map(|&heading| heading.to_owned()).collect();
        let years = YearAxis::new(FiscalYear::new(self.first_year)?, headings)?;
        let rows = self.rows.iter().map(|row| row.indicator(ids(), &years, self.choices)).map(Arc::new).collect();
        let mut plan = Plan::new(id, self.form, years);
        plan.facts = self.facts.as_written();
        // The documents name no other formula of the rate.
        let is_of_document = self.records.is_empty();
        plan.rate_formula = if is_of_document { RateFormula::OfTarget } else { RateFormula::default() };
        for (place, text) in self.texts.iter().copied().flatten() {
            if let Ok(place) = place.parse() {
                plan.document.set(place, text);
            }
        }
        let plan = plan.with_indicators(rows)?;
        Some(if is_of_document { plan } else { plan.with_log(self.log(&plan)) })
    }

    fn log(&self, plan: &Plan) -> ActivityLog {
        let record = |(minute, sample): (u32, &SampleRecord)| {
            let kpi = plan.indicators().get(sample.kpi)?.id;
            let texts = [
                (RecordText::On, sample.on),
                (RecordText::Indicator, &kpi.to_string()),
                (RecordText::Amount, &sample.amount.replace(',', "")),
                (RecordText::Choice, sample.choice),
                (RecordText::What, sample.what),
            ];
            Some(
                texts
                    .into_iter()
                    .fold(ActivityRecord::new(RecordId::noted(minute, 0)), |record, (of, text)| record.with(of, text)),
            )
        };
        (1..).zip(self.records).filter_map(record).collect()
    }
}

impl FactTable {
    fn as_written(&self) -> Facts {
        Facts {
            name: self.name.to_owned(),
            prepared_by: vec![self.body.to_owned()],
            area: self.area.to_owned(),
            grant: self.grant.to_owned(),
            measure_code: self.measure_code.to_owned(),
            project_name: self.project_name.to_owned(),
            project_cost: self.project_cost.to_owned(),
            project_start: self.project.0.to_owned(),
            project_end: self.project.1.to_owned(),
            project_length: self.project_length.to_owned(),
            project_note: self.project_note.to_owned(),
            plan_start: self.plan.0.to_owned(),
            plan_end: self.plan.1.to_owned(),
            approved_on: self.approved_on.to_owned(),
            evaluated_in: self.evaluated_in.to_owned(),
            contacts: String::new(),
            amendment_reason: String::new(),
        }
    }
}

impl SampleRow {
    fn indicator(&self, id: IndicatorId, years: &YearAxis, choices: &[(&str, bool)]) -> Indicator {
        let mut indicator = Indicator::new(id, self.basis);
        self.group.clone_into(&mut indicator.group);
        self.name.clone_into(&mut indicator.name);
        self.unit.clone_into(&mut indicator.unit);
        indicator.measure = self.measure;
        indicator.bound = self.bound;
        if !self.survey.is_empty() {
            indicator.measured = Measured::Survey { years: self.survey.to_vec() };
        }
        self.definition.clone_into(&mut indicator.definition);
        self.source.clone_into(&mut indicator.source);
        indicator.readings = self.readings.iter().map(Other::reading).collect();
        indicator.actual_source = self.aggregation.map_or(ActualSource::Typed, ActualSource::Records);
        if self.aggregation == Some(Aggregation::Share) {
            let choice = |(word, counts): &(&str, bool)| SurveyChoice { word: (*word).to_owned(), counts: *counts };
            indicator.choices = choices.iter().map(choice).collect();
        }
        self.fill_in_figures(&mut indicator, years);
        indicator
    }

    fn fill_in_figures(&self, indicator: &mut Indicator, years: &YearAxis) {
        let read = |text: &str| Cell::read(text, self.unit);
        indicator.baseline.cell = read(self.baseline);
        self.as_of_text.clone_into(&mut indicator.baseline.as_of_text);
        indicator.baseline.as_of = self.as_of.read();
        for (year, text) in years.years().zip(self.targets).filter(|(_, text)| !text.is_empty()) {
            indicator.targets.insert(year, read(text));
        }
        indicator.period_target = read(self.period_target);
        indicator.stated_total = (!self.stated_total.is_empty()).then(|| read(self.stated_total));
    }
}

impl When {
    fn read(self) -> Option<AsOf> {
        match self {
            Self::Unsaid => None,
            Self::FiscalYear(year) => FiscalYear::new(year).map(AsOf::FiscalYear),
            Self::CalendarYear(year) => Some(AsOf::CalendarYear(year)),
            Self::Mean(from, to) => Some(AsOf::Mean(FiscalYear::new(from)?, FiscalYear::new(to)?)),
        }
    }
}

impl Other {
    fn reading(&self) -> OtherReading {
        OtherReading {
            place: self.place.to_owned(),
            name: self.name.map(str::to_owned),
            unit: None,
            basis: self.basis,
            definition: self.definition.map(str::to_owned),
            project: self.project.map(str::to_owned),
        }
    }
}
