//! Rates, judgements and grades in the long file, for each year that has an actual.
//!
//! They are derived values like the computed totals, so that a reader of the file need not know our formulas; they are not
//! imported. Rates and judgements are those of 概況; a grade is the grade on the sheet of the year, as it was settled or as the
//! user chose it.

use std::sync::Arc;

use super::LongValue;
use crate::columns::{self, ValueKind};
use crate::figures::achievement::{self, Achievement, Rate};
use crate::figures::by_year::ActualByYear;
use crate::figures::evaluation::PlanInForce;
use crate::figures::progress::{self, ProgressEntry, ProgressState, WordSource};
use crate::figures::totals::Span;
use crate::plan::cell::State;
use crate::plan::evaluation::Frozen;
use crate::plan::{Certainty, GradeRule, Indicator, Judging, Plan};
use crate::value::{Amount, Date, FiscalYear};

/// The settings for judging the KPIs of a plan, and the words for the results.
#[derive(Clone, Debug)]
pub struct JudgedBy {
    /// The day that decides whether a year is over, if the plan has no 基準日.
    pub today: Date,
    /// The grade rule in force; `None` without one.
    pub rule: Option<Arc<GradeRule>>,
    /// The word for a state.
    pub word: fn(ProgressState, &Judging) -> String,
    /// The name of a rule.
    pub rule_name: fn(&GradeRule) -> String,
}

/// The judged KPIs of a plan, year by year.
pub(super) struct JudgedYears<'a> {
    plan: &'a Plan,
    by: &'a JudgedBy,
    years: Vec<JudgedYear>,
}

/// A year with its KPIs in 概況.
struct JudgedYear {
    year: FiscalYear,
    is_over: bool,
    entries: Vec<ProgressEntry>,
    /// The sheet with the grades of the year: the settled sheet, or for a year that is over the sheet by the rule in force.
    /// `None` if the year is not settled and is not over or has no rule.
    sheet: Option<Arc<Frozen>>,
}

impl<'a> JudgedYears<'a> {
    /// Judges the KPIs in each year of the plan as of its 基準日 or, without one, [`JudgedBy::today`]. Grades come from the settled
    /// sheet of the year; for a year that is over without one, from the sheet by the rule in force.
    pub(super) fn new(plan: &'a Plan, by: &'a JudgedBy) -> Self {
        let as_of = progress::as_of(plan, by.today);
        let of_year = |year: FiscalYear| {
            let is_settled = plan.evaluations.get(year).is_some_and(|sheet| sheet.state.frozen().is_some());
            let is_over = as_of.fiscal_year() > year;
            let has_sheet = is_settled || (is_over && by.rule.is_some());
            let sheet = has_sheet.then(|| PlanInForce::sheet_of_past(plan, year, by.rule.clone())).flatten();
            JudgedYear { year, is_over, entries: progress::entries(plan, year, as_of), sheet }
        };
        Self { plan, by, years: plan.years.years().map(of_year).collect() }
    }

    /// The rows of a KPI, year by year, for years with an actual.
    pub(super) fn values(&self, kpi: &Indicator) -> Vec<LongValue> {
        let mut values = Vec::new();
        for JudgedYear { year, is_over, entries, sheet } in &self.years {
            let entry = entries.iter().find(|entry| entry.row.id == kpi.id);
            let has_actual = !matches!(kpi.actual(*year).state, State::Blank | State::NotApplicable);
            if let Some(entry) = entry.filter(|_| has_actual) {
                values.extend(self.rates(kpi, entry));
                values.extend(is_over.then(|| self.judgement(entry)));
                values.extend(sheet.as_ref().and_then(|sheet| self.grade(entry, sheet)));
            }
        }
        for value in &mut values {
            let heading = self.plan.years.iter().find(|(year, _)| Some(*year) == value.year);
            value.label = heading.map(|(year, heading)| super::label(year, heading)).unwrap_or_default();
        }
        values
    }

    fn rates(&self, kpi: &Indicator, entry: &ProgressEntry) -> impl Iterator<Item = LongValue> {
        let certainty = match kpi.actual(entry.year).state {
            State::Number { certainty, .. } => certainty,
            _ => Certainty::Final,
        };
        let span = Span::from_plan(self.plan).as_of(progress::as_of(self.plan, self.by.today));
        let yearly = match achievement::yearly(kpi, span, entry.year) {
            Achievement::Rate(rate) => value_of_rate(ValueKind::YearRate, entry.year, &rate, certainty),
            _ => None,
        };
        let certainty = match &entry.actual {
            Some(ActualByYear::Amount(_, certainty)) => *certainty,
            Some(ActualByYear::Mean(sum)) => sum.certainty(),
            None => certainty,
        };
        let cumulative = entry.rate.as_ref().filter(|_| entry.is_cumulative());
        let cumulative =
            cumulative.and_then(|rate| value_of_rate(ValueKind::CumulativeRate, entry.year, rate, certainty));
        let of_target = if entry.is_cumulative() { ValueKind::CumulativeRate } else { ValueKind::YearRate };
        yearly.into_iter().chain(cumulative).map(move |mut rate| {
            if rate.kind == of_target {
                rate.note += &columns::remark_on_target(entry.in_force);
            }
            rate
        })
    }

    /// The judgement of a year that is over, with the usual word in 備考 if the plan has a word of its own.
    fn judgement(&self, entry: &ProgressEntry) -> LongValue {
        let state = entry.state();
        let is_judged = matches!(state, ProgressState::Met | ProgressState::OnTrack | ProgressState::Below);
        let word = (self.by.word)(state, &self.plan.judging);
        // Under 目標との比較 the word comes from the sheet; beside the grade of another rule it comes from the figures.
        let source = if entry.verdict.word.is_none() { entry.word_source } else { WordSource::Figures };
        let remark = columns::remark_on_word(source);
        let usual = columns::judgement(state);
        let usual = if usual != word || !remark.is_empty() { usual } else { "" };
        // A settled sheet has its own target.
        let by_target = if remark.is_empty() { columns::remark_on_target(entry.in_force) } else { String::new() };
        value_of_word(ValueKind::Judgement, entry.year, word, is_judged, [usual, remark, &by_target].concat())
    }

    /// The grade on the sheet of the year, with the rule in 備考 and a remark there if the sheet was settled with other figures;
    /// `None` if the sheet has no rule for KPIs or not this KPI.
    fn grade(&self, entry: &ProgressEntry, sheet: &Frozen) -> Option<LongValue> {
        let (kpi, year) = (entry.row.id, entry.year);
        let rule = sheet.rule.as_deref().filter(|rule| rule.grades_kpis())?;
        sheet.row(kpi)?;
        let id = sheet.grade(self.plan.evaluations.get(year).map(|sheet| &**sheet), kpi);
        let word = id.and_then(|id| rule.word(id)).map(|word| word.label.clone()).unwrap_or_default();
        let is_judged = id.is_some() && id != rule.unknown.as_deref();
        let note = [&(self.by.rule_name)(rule), columns::remark_on_word(entry.word_source)].concat();
        Some(value_of_word(ValueKind::Grade, year, word, is_judged, note))
    }
}

/// The rate in percent, exact to 8 places.
fn value_of_rate(kind: ValueKind, year: FiscalYear, rate: &Rate, certainty: Certainty) -> Option<LongValue> {
    let amount = Amount::from_plain(&rate.value.exact_percent())?;
    let note = if rate.fell_behind { columns::FELL_BEHIND.to_owned() } else { String::new() };
    let state = State::Number { amount, certainty };
    Some(LongValue { kind, year: Some(year), label: String::new(), state, raw: String::new(), note })
}

/// A word, which has no numeric value.
fn value_of_word(kind: ValueKind, year: FiscalYear, word: String, is_judged: bool, note: String) -> LongValue {
    let state = if is_judged { State::NotApplicable } else { State::Unknown { reason: None } };
    LongValue { kind, year: Some(year), label: String::new(), state, raw: word, note }
}
