//! The years over which a KPI is computed, and the contribution of its cell of one year to a sum.

use std::ops::RangeInclusive;

use crate::plan::cell::State;
use crate::plan::evaluation::{ChosenGrade, EvaluationRow};
use crate::plan::judging::{JudgedWord, Threshold};
use crate::plan::{
    Cell, Certainty, Evaluation, EvaluationPart, Evaluations, GradeRule, Grading, Indicator, Judging, KpiText, Plan,
    RateFormula, RateRounding, YearAxis,
};
use crate::value::{Amount, Date, FiscalYear, IndicatorId};

/// The context in which a KPI is computed: its plan's year columns, its project years (`docs/decisions.md` 3), its
/// formula of rates, its settings for rounding and judging, and the day that decides whether a year has ended. It is a
/// small `Copy` value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span<'a> {
    axis: &'a YearAxis,
    first: FiscalYear,
    last: FiscalYear,
    /// The number of columns that are used, from the first one.
    columns: usize,
    rate_formula: RateFormula,
    rate_rounding: RateRounding,
    judging: Option<&'a Judging>,
    grading: Option<(&'a Grading, &'a Evaluations)>,
    as_of: Option<Date>,
}

impl<'a> Span<'a> {
    /// The columns and project years of a plan.
    pub fn from_plan(plan: &'a Plan) -> Self {
        let span = Self::new(&plan.years, plan.project_years());
        let span = span.rated_by(plan.rate_formula).rounded_by(plan.rate_rounding);
        Self { as_of: plan.reference_date, ..span.judged_by(&plan.judging, &plan.grading, &plan.evaluations) }
    }

    /// The same years as of that day, which decides whether a year has ended. Without a day every year has ended.
    #[must_use]
    pub fn as_of(self, day: Date) -> Self {
        Self { as_of: Some(day), ..self }
    }

    /// The day that decides whether a year has ended, if it is before the end of `year`.
    pub fn day_within(self, year: FiscalYear) -> Option<Date> {
        self.as_of.filter(|day| day.fiscal_year() <= year)
    }

    /// Whether the year has begun by the day of [`Span::as_of`]; `true` without a day.
    pub fn has_begun(self, year: FiscalYear) -> bool {
        self.as_of.is_none_or(|day| year <= day.fiscal_year())
    }

    /// The same years with another formula of rates (達成率の出し方).
    #[must_use]
    pub fn rated_by(self, rate_formula: RateFormula) -> Self {
        Self { rate_formula, ..self }
    }

    /// The same years with rates that are rounded in another way (達成率の端数).
    #[must_use]
    pub fn rounded_by(self, rate_rounding: RateRounding) -> Self {
        Self { rate_rounding, ..self }
    }

    /// The same years with these judgement words and this threshold, with the rule of grades in force, and with the
    /// grades that people chose on these sheets.
    #[must_use]
    pub fn judged_by(self, judging: &'a Judging, grading: &'a Grading, sheets: &'a Evaluations) -> Self {
        Self { judging: Some(judging), grading: Some((grading, sheets)), ..self }
    }

    /// The rule of grades whose words replace those of judgement for the year: the rule of a settled sheet, else the
    /// rule in force.
    pub fn rule_of_views(self, year: FiscalYear) -> Option<&'a GradeRule> {
        let (grading, sheets) = self.grading?;
        sheets.rule_of_views(grading, year)
    }

    /// The rule of the settled sheet of that year, or without a year the rule in force.
    pub fn rule_of(self, sheet: Option<FiscalYear>) -> Option<&'a GradeRule> {
        match (sheet, self.grading?) {
            (Some(year), _) => self.rule_of_views(year),
            (None, (Grading::Rule(rule), _)) => Some(rule),
            (None, _) => None,
        }
    }

    /// The sheet of the year, on which people may have chosen grades.
    pub fn sheet(self, year: FiscalYear) -> Option<&'a Evaluation> {
        Some(self.grading?.1.get(year)?)
    }

    /// The row of a KPI as it was settled by a rule that grades KPIs.
    pub fn settled_row(self, indicator: IndicatorId, year: FiscalYear) -> Option<&'a EvaluationRow> {
        self.sheet(year)?.state.frozen().filter(|frozen| frozen.grades_kpis())?.row(indicator)
    }

    /// The judgement word that a person chose on the sheet of the year, if 目標との比較 is the rule of the sheet.
    pub fn chosen_judgement(self, indicator: IndicatorId, year: FiscalYear) -> Option<JudgedWord> {
        let (grading, sheets) = self.grading?;
        let rule = match sheets.settled(year) {
            Some(frozen) => frozen.rule.as_ref().map(|rule| rule.id.as_str()),
            None => grading.rule_id(),
        };
        let sheet = sheets.get(year).filter(|_| rule == Some(GradeRule::TARGET_COMPARISON))?;
        ChosenGrade::read(sheet.text(EvaluationPart::Kpi(indicator, KpiText::Grade))).judged_word()
    }

    /// The words and the threshold by which the plan judges its KPIs; `None` if the defaults apply.
    pub fn judging(self) -> Option<&'a Judging> {
        self.judging
    }

    /// The lowest rate at which a target that is not met counts as おおむね順調.
    pub fn on_track_from(self) -> Threshold {
        self.judging.map_or_else(Threshold::default, |judging| judging.on_track_from)
    }

    /// How rates are rounded where they are shown.
    pub fn rate_rounding(self) -> RateRounding {
        self.rate_rounding
    }

    /// Whether the KPI's rate is that of the planned change (増減による), by its own formula or that of its plan.
    pub fn is_rated_by_gain(self, indicator: &Indicator) -> bool {
        indicator.rate_formula.unwrap_or(self.rate_formula).is_of_planned_gain(indicator.direction)
    }

    /// The columns of `axis` with a project in the years `project`, the formula 向きによる and the default rounding. If the
    /// project ends before it begins (PLAN-006), all columns count as project years, so that no blank is read as 該当なし
    /// because of it.
    pub fn new(axis: &'a YearAxis, project: RangeInclusive<FiscalYear>) -> Self {
        let project = if project.is_empty() { axis.first()..=axis.last() } else { project };
        let (first, last) = (*project.start(), *project.end());
        Self {
            axis,
            first,
            last,
            columns: axis.len(),
            rate_formula: RateFormula::default(),
            rate_rounding: RateRounding::default(),
            judging: None,
            grading: None,
            as_of: None,
        }
    }

    /// The same columns up to that year, as if the plan had no later columns; its project years stay.
    #[must_use]
    pub fn up_to(self, year: FiscalYear) -> Self {
        let columns = self.axis.years().filter(|column| *column <= year).count();
        Self { columns: columns.min(self.columns), ..self }
    }

    /// The last column in which the project runs.
    pub fn last_project_year(self) -> Option<FiscalYear> {
        self.years().rev().find(|year| self.is_in_project(*year))
    }

    /// The fiscal years of the columns in ascending order.
    pub fn years(self) -> impl DoubleEndedIterator<Item = FiscalYear> + ExactSizeIterator {
        self.axis.years().take(self.columns)
    }

    /// The fiscal years of the columns in the order in which a year is chosen to represent the whole: first the years
    /// that have begun, newest first, then the others.
    pub fn newest_first(self) -> impl Iterator<Item = FiscalYear> {
        let newest = move |has_begun| self.years().rev().filter(move |year| self.has_begun(*year) == has_begun);
        newest(true).chain(newest(false))
    }

    /// Whether the fiscal year is one of the columns.
    pub fn contains(self, year: FiscalYear) -> bool {
        self.years().any(|column| column == year)
    }

    /// Whether the project runs in the fiscal year.
    pub fn is_in_project(self, year: FiscalYear) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

/// The contribution of the cell of one fiscal year to a sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Figure {
    /// A number, which is added.
    Number {
        /// The value in the indicator's unit.
        amount: Amount,
        /// Whether the value is final, preliminary or an estimate.
        certainty: Certainty,
    },
    /// No figure exists (該当なし): the year is skipped and the sum stays complete.
    NotApplicable,
    /// A figure is expected and missing, so the sum has a gap.
    Missing(Gap),
}

/// The reason why an expected figure is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing has been entered (未入力).
    Blank,
    /// The figure is not known yet (未把握).
    Unknown,
    /// The cell contains text that is not a number.
    Unread,
    /// The year has a level, but there is no baseline to subtract.
    NoBaseline,
    /// The year has a level, but the given earlier year, whose level is to be subtracted, has none.
    NoYearBefore(FiscalYear),
}

impl Figure {
    /// The figure of a year's cell. Outside the project years a blank counts as 該当なし; a value there counts like any
    /// other (KPI-006 warns of it).
    pub fn from_cell(cell: &Cell, span: Span<'_>, year: FiscalYear) -> Self {
        match cell.state {
            State::Number { amount, certainty } => Self::Number { amount, certainty },
            State::NotApplicable => Self::NotApplicable,
            State::Blank if !span.is_in_project(year) => Self::NotApplicable,
            State::Blank => Self::Missing(Gap::Blank),
            State::Unknown { .. } => Self::Missing(Gap::Unknown),
            State::Unread => Self::Missing(Gap::Unread),
        }
    }
}
