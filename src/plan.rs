//! What is kept: a workbook of plans, each with its facts, its run of fiscal years and its indicators.
//!
//! Plain values without signals, clocks or floats; what did not change is shared by `Arc`, so a
//! whole workbook is cheap to keep as an undo step. Derived facts (totals, rates, findings) are never stored.
//!
//! Invariants, held by the constructors: ids are unique within a workbook and within a plan; the
//! years of a plan are a non-empty run of consecutive fiscal years.

use std::ops::RangeInclusive;
use std::sync::Arc;

use crate::value::fiscal_year;
use crate::value::{Date, FiscalYear, IndicatorId, PlanId};

#[macro_use]
pub(crate) mod coded;

pub mod activity_log;
pub mod approval;
pub mod cell;
pub mod comparison_style;
pub mod document;
pub mod evaluation;
pub mod facts;
pub mod filter;
pub mod form;
pub mod grade_rule;
pub mod indicator;
pub mod judging;
pub mod lineage;
mod parts;
pub mod place;
mod rounding;
pub mod samples;
pub mod unit;

pub use activity_log::{ActivityLog, ActivityRecord, ActualSource, Aggregation, RecordText};
pub use approval::{Approval, ApprovalText, MOST_APPROVALS, PlanVersion, Procedure};
pub use cell::{Bound, Cell, Certainty, UnknownReason};
pub use comparison_style::ComparisonStyle;
pub use document::{DocumentPlace, DocumentTexts};
pub use evaluation::{
    Evaluation, EvaluationPart, EvaluationPlace, Evaluations, Grading, KpiText, SheetColumn, SheetColumns, SheetState,
    SheetText, WholeText,
};
pub use facts::{Fact, Facts};
pub use form::{BuiltIn, Form, Leaf};
pub use grade_rule::GradeRule;
pub use indicator::{
    Acknowledgement, Actual, ActualsAre, Baseline, Basis, Direction, Indicator, LevelMeaning, Measure, Measured,
    RateFormula,
};
pub use judging::Judging;
pub use lineage::{KpiTable, Lineage, Lineages};
pub use parts::names_a_part;
pub use place::{CellAddress, CellPlace, ChoiceKind, ChoiceValue, InputPlace, SharePart, TextPlace};
pub use rounding::{Decimals, RateRounding, Rounding};

/// KPIs that one plan may hold.
pub const MOST_INDICATORS: usize = 500;
/// Fiscal years that one plan may hold.
pub const MOST_YEARS: usize = 30;
/// The maximum number of characters in a cell or text of a KPI: the limit of an Excel cell, so that every written table can be read.
pub const MOST_LETTERS: usize = 32_767;

/// All plans of a user, in the order of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Workbook {
    plans: Vec<Arc<Plan>>,
}

impl Workbook {
    /// Creates a workbook of these plans. Of two plans with the same id the first is used.
    pub fn new(plans: impl IntoIterator<Item = Arc<Plan>>) -> Self {
        let mut workbook = Self::default();
        for plan in plans {
            if workbook.plan(plan.id).is_none() {
                workbook.plans.push(plan);
            }
        }
        workbook
    }

    /// All plans in the order of the list, including those in the bin.
    pub fn plans(&self) -> &[Arc<Plan>] {
        &self.plans
    }

    /// The plan of that id; `None` if there is none.
    pub fn plan(&self, id: PlanId) -> Option<&Arc<Plan>> {
        self.plans.iter().find(|plan| plan.id == id)
    }

    /// A copy of the workbook in which this plan replaces the plan with the same id, or is added at the end.
    #[must_use]
    pub fn with_plan(&self, plan: Arc<Plan>) -> Self {
        let mut plans = self.plans.clone();
        match plans.iter_mut().find(|kept| kept.id == plan.id) {
            Some(place) => *place = plan,
            None => plans.push(plan),
        }
        Self { plans }
    }

    /// A copy of the workbook without the plan of that id.
    #[must_use]
    pub fn without_plan(&self, id: PlanId) -> Self {
        Self { plans: self.plans.iter().filter(|plan| plan.id != id).cloned().collect() }
    }
}

/// The section of the list of plans in which a plan is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Placement {
    /// The plan is in use.
    #[default]
    Active,
    /// The plan is archived and still readable.
    Archive,
    /// The plan is in the bin (ごみ箱) until the bin is emptied.
    Bin,
}

/// A regional plan: its facts, fiscal years, texts and indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// The id of the plan, which never changes.
    pub id: PlanId,
    /// The form that the plan follows.
    pub form: Arc<Form>,
    /// The section of the list of plans in which the plan is shown.
    pub placement: Placement,
    /// The facts of the section 基本情報 (basic information).
    pub facts: Facts,
    /// The reference date (基準日) for the rules about time; none of them reads a clock (`docs/decisions.md` 7).
    pub reference_date: Option<Date>,
    /// The formula of the rates (達成率の出し方) of all KPIs that have none of their own.
    pub rate_formula: RateFormula,
    /// How rates are rounded where they are shown (達成率の端数).
    pub rate_rounding: RateRounding,
    /// The words and the threshold by which KPIs are judged (判定).
    pub judging: Judging,
    /// The fiscal years that are the columns of the KPI table.
    pub years: YearAxis,
    /// The texts of the document (本文).
    pub document: DocumentTexts,
    /// Findings on facts and headings that the user has silenced; silenced findings on a row are stored in the row.
    pub acknowledged: Vec<Acknowledgement>,
    /// The layout of the table of old and new (新旧対照表).
    pub comparison_style: ComparisonStyle,
    /// The sheets of 効果検証 by their fiscal years, which approved states do not have.
    pub evaluations: Evaluations,
    /// The rule of grades in force, which approved states do not have.
    pub grading: Grading,
    /// The parts of the sheets that the form requires (様式の項目), which approved states do not have.
    pub sheet_columns: SheetColumns,
    log: ActivityLog,
    approvals: Vec<Arc<Approval>>,
    indicators: Vec<Arc<Indicator>>,
}

/// The content of a plan except its id and its rows ([`Plan::own`]).
pub(crate) struct Own<'a> {
    pub(crate) form: &'a Arc<Form>,
    pub(crate) placement: Placement,
    pub(crate) facts: &'a Facts,
    pub(crate) reference_date: Option<Date>,
    pub(crate) rate_formula: RateFormula,
    pub(crate) rate_rounding: RateRounding,
    pub(crate) judging: &'a Judging,
    pub(crate) years: &'a YearAxis,
    pub(crate) document: &'a DocumentTexts,
    pub(crate) acknowledged: &'a [Acknowledgement],
    pub(crate) comparison_style: &'a ComparisonStyle,
    pub(crate) evaluations: &'a Evaluations,
    pub(crate) grading: &'a Grading,
    pub(crate) sheet_columns: SheetColumns,
    pub(crate) log: &'a ActivityLog,
    pub(crate) approvals: &'a [Arc<Approval>],
}

impl Plan {
    /// Creates an empty plan in use, without facts and indicators.
    pub fn new(id: PlanId, form: impl Into<Arc<Form>>, years: YearAxis) -> Self {
        Self {
            id,
            form: form.into(),
            placement: Placement::Active,
            facts: Facts::default(),
            reference_date: None,
            rate_formula: RateFormula::default(),
            rate_rounding: RateRounding::default(),
            judging: Judging::default(),
            years,
            document: DocumentTexts::default(),
            acknowledged: Vec::new(),
            comparison_style: ComparisonStyle::default(),
            evaluations: Evaluations::default(),
            grading: Grading::None,
            sheet_columns: SheetColumns::default(),
            log: ActivityLog::default(),
            approvals: Vec::new(),
            indicators: Vec::new(),
        }
    }

    /// The content of the plan except its id and its rows, field by field. Code that must know all of it destructures
    /// this value, so that it does not compile until it handles a new field.
    pub(crate) fn own(&self) -> Own<'_> {
        let Self {
            id: _,
            form,
            placement,
            facts,
            reference_date,
            rate_formula,
            rate_rounding,
            judging,
            years,
            document,
            acknowledged,
            comparison_style,
            evaluations,
            grading,
            sheet_columns,
            log,
            approvals,
            indicators: _,
        } = self;
        Own {
            form,
            placement: *placement,
            facts,
            reference_date: *reference_date,
            rate_formula: *rate_formula,
            rate_rounding: *rate_rounding,
            judging,
            years,
            document,
            acknowledged,
            comparison_style,
            evaluations,
            grading,
            sheet_columns: *sheet_columns,
            log,
            approvals,
        }
    }

    /// The approved states in their order; the plan itself is the current draft.
    pub fn approvals(&self) -> &[Arc<Approval>] {
        &self.approvals
    }

    /// The newest filed state whose approval day can be read and is at most 31 March of the year's end; `None` without one.
    pub fn version_in_force(&self, year: FiscalYear) -> Option<&Arc<Approval>> {
        let end = Date::new(year.western().saturating_add(1), 3, 31)?;
        let is_by_then = |one: &Approval| fiscal_year::read_date(&one.approved_on).is_ok_and(|read| read.date <= end);
        self.approvals.iter().rev().find(|one| one.is_filed() && is_by_then(one))
    }

    /// The indicators in the order of the grid.
    pub fn indicators(&self) -> &[Arc<Indicator>] {
        &self.indicators
    }

    /// The indicators in the order of the grid without unused slots.
    pub fn used_indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.indicators().iter().filter(|row| !row.is_unused())
    }

    /// The indicators that somebody has begun, in the order of the grid. Only these are counted and judged.
    pub fn begun_indicators(&self) -> impl Iterator<Item = &Arc<Indicator>> {
        self.indicators().iter().filter(|row| row.is_begun())
    }

    /// The indicator of that id; `None` if there is none.
    pub fn indicator(&self, id: IndicatorId) -> Option<&Arc<Indicator>> {
        self.indicators.iter().find(|indicator| indicator.id == id)
    }

    /// A copy of the plan with these indicators; `None` if two share an id or there are more than [`MOST_INDICATORS`].
    #[must_use]
    pub fn with_indicators(&self, indicators: Vec<Arc<Indicator>>) -> Option<Self> {
        if indicators.len() > MOST_INDICATORS || !have_different_ids(&indicators) {
            return None;
        }
        let mut after = self.clone();
        after.indicators = indicators.into_iter().map(|row| self.counted(row)).collect();
        Some(after)
    }

    /// A copy of the plan in which this indicator replaces the one with the same id; unchanged if there is none.
    #[must_use]
    pub fn with_indicator(&self, indicator: Arc<Indicator>) -> Self {
        let mut after = self.clone();
        if let Some(place) = after.indicators.iter_mut().find(|kept| kept.id == indicator.id) {
            *place = self.counted(indicator);
        }
        after
    }

    /// The records of activity (活動記録), which approved states do not have.
    pub fn log(&self) -> &ActivityLog {
        &self.log
    }

    /// A copy of the plan with this log; the recorded actuals of each KPI whose records differ are computed again.
    #[must_use]
    pub fn with_log(&self, log: ActivityLog) -> Self {
        let differing = self.log.differing(&log);
        let mut after = self.clone();
        after.log = log;
        let kpi_of = |log: &ActivityLog, id| log.get(id).and_then(|record| record.indicator());
        let mut touched: Vec<Option<IndicatorId>> =
            differing.into_iter().flat_map(|id| [kpi_of(&self.log, id), kpi_of(&after.log, id)]).collect();
        touched.sort_unstable();
        touched.dedup();
        for row in &mut after.indicators {
            if touched.contains(&Some(row.id)) {
                *row = with_recorded(&after.log, Arc::clone(row), Some(&self.log));
            }
        }
        after
    }

    /// The log, for several changes; the caller then updates the recorded actuals with [`Self::recounted`].
    pub(crate) fn log_mut(&mut self) -> &mut ActivityLog {
        &mut self.log
    }

    /// The plan with all recorded actuals computed anew from its records.
    #[must_use]
    pub(crate) fn recounted(mut self) -> Self {
        for row in &mut self.indicators {
            *row = with_recorded(&self.log, Arc::clone(row), None);
        }
        self
    }

    /// The row with the actuals that the plan's records give it; a row that has them already is kept.
    fn counted(&self, row: Arc<Indicator>) -> Arc<Indicator> {
        let before = self.indicator(row.id).filter(|before| before.counts_like(&row));
        if before.is_some_and(|before| before.recorded == row.recorded) {
            row
        } else {
            with_recorded(&self.log, row, None)
        }
    }

    /// The years in which the project runs, from 事業実施期間. A start without a readable date is the first column, an end
    /// without one the last column (`docs/decisions.md` 3). Outside these years a blank counts as 該当なし.
    pub fn project_years(&self) -> RangeInclusive<FiscalYear> {
        self.years_between(&self.facts.project_start, &self.facts.project_end)
    }

    /// The years of the period that the form asks for: 事業実施期間, or 計画期間 in a form without a project.
    pub fn period_years(&self) -> RangeInclusive<FiscalYear> {
        match self.form.fact(Fact::ProjectEnd) {
            Some(_) => self.project_years(),
            None => self.years_between(&self.facts.plan_start, &self.facts.plan_end),
        }
    }

    fn years_between(&self, start: &str, end: &str) -> RangeInclusive<FiscalYear> {
        let read = |text: &str| fiscal_year::read_date(text).ok().map(|read| read.date.fiscal_year());
        read(start).unwrap_or(self.years.first())..=read(end).unwrap_or(self.years.last())
    }
}

/// The row with the actuals that `log` gives it. `before` is the log from which its present actuals were computed, if known.
fn with_recorded(log: &ActivityLog, row: Arc<Indicator>, before: Option<&ActivityLog>) -> Arc<Indicator> {
    let recorded = log.recorded(&row, before);
    if row.recorded == recorded { row } else { Arc::new(Indicator { recorded, ..Indicator::clone(&row) }) }
}

/// Whether all ids differ. All pairs are compared, since a plan has few indicators and rarely gets new ones.
fn have_different_ids(indicators: &[Arc<Indicator>]) -> bool {
    let mut rest = indicators;
    while let [first, others @ ..] = rest {
        if others.iter().any(|other| other.id == first.id) {
            return false;
        }
        rest = others;
    }
    true
}

/// The columns of the KPI table: a run of consecutive fiscal years, each with its heading as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct YearAxis {
    first: FiscalYear,
    headings: Vec<String>,
}

impl YearAxis {
    /// A run from `first` with one heading a year (an empty heading is printed as `2022年度`).
    /// `None` if it is empty, longer than [`MOST_YEARS`] or leaves the years that can be named.
    pub fn new(first: FiscalYear, headings: Vec<String>) -> Option<Self> {
        let steps = i32::try_from(headings.len()).ok()?.checked_sub(1)?;
        (headings.len() <= MOST_YEARS && steps >= 0 && first.plus(steps).is_some()).then_some(Self { first, headings })
    }

    /// A run of `count` consecutive fiscal years from `first`, without headings; `None` if `count` is 0 or the run is
    /// too long.
    pub fn starting(first: FiscalYear, count: usize) -> Option<Self> {
        Self::new(first, vec![String::new(); count])
    }

    /// The first fiscal year.
    pub fn first(&self) -> FiscalYear {
        self.first
    }

    /// The last fiscal year.
    pub fn last(&self) -> FiscalYear {
        self.years().next_back().unwrap_or(self.first)
    }

    /// The number of fiscal years; never 0.
    #[expect(clippy::len_without_is_empty, reason = "an axis is never empty")]
    pub fn len(&self) -> usize {
        self.headings.len()
    }

    /// The fiscal years in ascending order, each with its heading as written.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (FiscalYear, &str)> + ExactSizeIterator {
        let first = self.first;
        self.headings.iter().enumerate().map(move |(offset, heading)| {
            let offset = i32::try_from(offset).unwrap_or_default();
            (first.plus(offset).unwrap_or(first), heading.as_str())
        })
    }

    /// The fiscal years in ascending order, without headings.
    pub fn years(&self) -> impl DoubleEndedIterator<Item = FiscalYear> + ExactSizeIterator {
        self.iter().map(|(year, _)| year)
    }

    /// Whether the fiscal year is one of the columns.
    pub fn contains(&self, year: FiscalYear) -> bool {
        (self.first()..=self.last()).contains(&year)
    }

    /// The axis with one more year at the end; `None` if it would be too long or leave the years that can be named.
    #[must_use]
    pub fn appended(&self) -> Option<Self> {
        let mut headings = self.headings.clone();
        headings.push(String::new());
        Self::new(self.first, headings)
    }

    /// The axis with one more year before the first; `None` if it would be too long or leave the years that can be
    /// named.
    #[must_use]
    pub fn prepended(&self) -> Option<Self> {
        let mut headings = self.headings.clone();
        headings.insert(0, String::new());
        Self::new(self.first.plus(-1)?, headings)
    }

    /// The axis without that year; `None` unless it is the first or the last year and not the only one.
    #[must_use]
    pub fn without(&self, year: FiscalYear) -> Option<Self> {
        let mut headings = self.headings.clone();
        if year == self.last() {
            headings.pop();
            Self::new(self.first, headings)
        } else if year == self.first {
            headings.remove(0);
            Self::new(self.first.plus(1)?, headings)
        } else {
            None
        }
    }
}
