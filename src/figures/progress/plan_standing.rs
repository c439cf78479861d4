//! The progress of a whole plan by the end of one fiscal year, as one line of 計画一覧.
//!
//! All figures are of one year: the year chosen for all plans, or else the newest year of each plan that has ended. A
//! plan without that year has no counts and thus no missing actual. The words are those of judgement in every
//! plan, with the plan's own threshold, so that plans can be compared; grades are counted beside them
//! (`docs/decisions.md` 88).
//!
//! ```
//! use keikaku::figures::progress::PlanStanding;
//! use keikaku::plan::samples::SamplePlan;
//! use keikaku::value::{Date, FiscalYear, IndicatorId, PlanId};
//!
//! # fn example() -> Option<()> {
//! let mut ids = (1..).map(IndicatorId::from_bits);
//! let plan = SamplePlan::ALL.first()?.plan(PlanId::from_bits(1), || ids.next().expect("an id"))?;
//! let today = Date::new(2026, 11, 27)?;
//! let standing = PlanStanding::new(&plan, None, today);
//! assert_eq!(standing.missing(), standing.due, "nobody has entered an actual");
//! assert_eq!(PlanStanding::new(&plan, FiscalYear::new(1999), today).due, 0, "the plan lacks that year");
//! # Some(())
//! # }
//! # assert!(example().is_some());
//! ```

use super::{ProgressEntry, ProgressState, STATES, as_of, counts, entries, is_expected, tally, year_due};
use crate::figures::totals::Span;
use crate::plan::Plan;
use crate::plan::cell::State;
use crate::plan::lineage::SentInquiry;
use crate::value::{Date, FiscalYear};

/// The figures of a plan by the end of a fiscal year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanStanding {
    /// The year of all figures; `None` if the plan lacks the chosen year, or has not begun.
    pub year: Option<FiscalYear>,
    /// The number of KPIs whose actual of the year is expected, or entered without being expected.
    pub due: usize,
    /// The number of these whose actual is neither blank nor 未把握: a figure or 該当なし.
    pub entered: usize,
    /// The number of KPIs in each state, in the order of [`ProgressState::ALL`].
    pub states: [usize; STATES],
    /// The number of KPIs with each grade; `None` without a rule of grades.
    pub grades: Option<PlanGrades>,
}

/// The number of KPIs with each word of a rule of grades.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanGrades {
    /// The name of the rule.
    pub rule: String,
    /// The words that KPIs can have with their counts, best first.
    pub words: Vec<(String, usize)>,
}

/// The progress of a plan's inquiry (照会).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InquiryStanding {
    /// The number of sections that were asked.
    pub asked: usize,
    /// The number of these with an answer that was not left out of the plan.
    pub answered: usize,
    /// The number of days since the deadline while a section has not answered; 0 before the deadline, without one, and once
    /// all have answered.
    pub days_overdue: u32,
}

impl PlanStanding {
    /// The figures of the chosen year, or of the newest year that has ended, or of the first year while that runs.
    /// `today` decides whether a year has ended if the plan has no 基準日.
    pub fn new(plan: &Plan, chosen: Option<FiscalYear>, today: Date) -> Self {
        let as_of = as_of(plan, today);
        let newest = || Some(year_due(plan, as_of)).filter(|year| *year <= as_of.fiscal_year());
        let Some(year) = chosen.or_else(newest).filter(|year| plan.years.contains(*year)) else {
            return Self::default();
        };
        let entries = entries(plan, year, as_of);
        let span = Span::from_plan(plan);
        let is_blank = |entry: &ProgressEntry| entry.row.actual(year).is_blank();
        let is_unknown = |entry: &ProgressEntry| matches!(entry.row.actual(year).state, State::Unknown { .. });
        let is_entered = |entry: &&ProgressEntry| !is_blank(entry) && !is_unknown(entry);
        let is_due = |entry: &&ProgressEntry| !is_blank(entry) || is_expected(&entry.row, span, year);
        Self {
            year: Some(year),
            due: entries.iter().filter(is_due).count(),
            entered: entries.iter().filter(is_entered).count(),
            states: counts(&entries),
            grades: grade_counts(plan, year, &entries),
        }
    }

    /// The number of KPIs whose actual is expected and blank, or 未把握.
    pub fn missing(&self) -> usize {
        self.due - self.entered
    }

    /// The number of KPIs in that state.
    pub fn count(&self, state: ProgressState) -> usize {
        self.states.get(state.rank()).copied().unwrap_or_default()
    }
}

fn grade_counts(plan: &Plan, year: FiscalYear, entries: &[ProgressEntry]) -> Option<PlanGrades> {
    let rule = plan.rule_of_views(year)?;
    let label = |word: usize| rule.words.get(word).map(|word| word.label.clone());
    let words = tally(plan, year, entries).into_iter().filter_map(|(of, count)| Some((label(of.word?)?, count)));
    Some(PlanGrades { rule: rule.name.clone(), words: words.collect() })
}

impl InquiryStanding {
    /// The progress of the newest inquiry, or of the newest inquiry about the chosen year; `None` if there is none.
    pub fn new(inquiries: &[SentInquiry], chosen: Option<FiscalYear>, today: Date) -> Option<Self> {
        let asks = |inquiry: &&SentInquiry| chosen.is_none_or(|year| inquiry.figures().any(|asked| asked.year == year));
        let inquiry = inquiries.iter().rev().find(asks)?;
        let asked = inquiry.sections.len();
        let answered = inquiry.sections.iter().filter(|section| !section.state().waits()).count();
        let days = inquiry.due_on().filter(|_| answered < asked).map(|day| today.days_since(day));
        let days_overdue = days.and_then(|days| u32::try_from(days).ok()).unwrap_or_default();
        Some(Self { asked, answered, days_overdue })
    }

    /// The number of sections that have not answered.
    pub fn waiting(self) -> usize {
        self.asked - self.answered
    }
}
