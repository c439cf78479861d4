//! Builds KPIs for the tests of totals and rates: a cell is given as one would type it, in ASCII digits.

#![expect(clippy::unwrap_used, reason = "a test may stop at a wrong fixture")]

use std::ops::RangeInclusive;

use keikaku::figures::totals::Span;
use keikaku::plan::cell::{Bound, Cell, Certainty, State, UnknownReason};
use keikaku::plan::indicator::{Actual, ActualsAre, Basis, Direction, Indicator, Measure};
use keikaku::plan::{RateFormula, YearAxis};
use keikaku::value::amount::Amount;
use keikaku::value::fiscal_year::{AsOf, FiscalYear};
use keikaku::value::id::IndicatorId;

/// A KPI with its year columns.
#[derive(Clone, Debug)]
pub(crate) struct Kpi {
    pub indicator: Indicator,
    axis: YearAxis,
    project: RangeInclusive<FiscalYear>,
}

impl Kpi {
    /// A KPI with that basis over `count` columns from `first`, all of them project years.
    #[track_caller]
    pub(crate) fn new(basis: impl Into<Option<Basis>>, first: i32, count: usize) -> Self {
        let axis = YearAxis::starting(year(first), count).unwrap();
        let project = axis.first()..=axis.last();
        let indicator =
            Indicator { basis: basis.into(), ..Indicator::new(IndicatorId::from_bits(1), Basis::Increment) };
        Self { indicator, axis, project }
    }

    /// 各年度の増加分.
    #[track_caller]
    pub(crate) fn increments(first: i32, targets: &[impl AsRef<str>]) -> Self {
        Self::new(Basis::Increment, first, targets.len()).targets(targets)
    }

    /// 各年度の値.
    #[track_caller]
    pub(crate) fn levels(first: i32, targets: &[impl AsRef<str>]) -> Self {
        Self::new(Basis::Level, first, targets.len()).targets(targets)
    }

    /// 計画期間の累計 over five years from 2019.
    #[track_caller]
    pub(crate) fn period_total(target: &str) -> Self {
        let mut kpi = Self::new(Basis::PeriodTotal, 2019, 5);
        kpi.indicator.period_target = cell(target);
        kpi
    }

    /// 計画期間の平均 over three years from 2019.
    #[track_caller]
    pub(crate) fn period_average(target: &str) -> Self {
        let mut kpi = Self::new(Basis::PeriodAverage, 2019, 3);
        kpi.indicator.period_target = cell(target);
        kpi
    }

    #[track_caller]
    pub(crate) fn targets(mut self, texts: &[impl AsRef<str>]) -> Self {
        self.indicator.targets = self.axis.years().zip(texts.iter().map(|text| cell(text.as_ref()))).collect();
        self
    }

    #[track_caller]
    pub(crate) fn actuals(mut self, texts: &[impl AsRef<str>]) -> Self {
        let cells = texts.iter().map(|text| Actual { cell: cell(text.as_ref()), ..Actual::default() });
        self.indicator.actuals = self.axis.years().zip(cells).collect();
        self
    }

    /// Sets the actuals, which are written as levels.
    #[track_caller]
    pub(crate) fn actual_levels(mut self, texts: &[impl AsRef<str>]) -> Self {
        self.indicator.actuals_are = ActualsAre::Levels;
        self.actuals(texts)
    }

    #[track_caller]
    pub(crate) fn baseline(mut self, text: &str) -> Self {
        self.indicator.baseline.cell = cell(text);
        self
    }

    pub(crate) fn baseline_of(mut self, as_of: AsOf) -> Self {
        self.indicator.baseline.as_of = Some(as_of);
        self
    }

    #[track_caller]
    pub(crate) fn stated(mut self, text: &str) -> Self {
        self.indicator.stated_total = Some(cell(text));
        self
    }

    pub(crate) fn bound(mut self, bound: Bound) -> Self {
        self.indicator.bound = bound;
        self
    }

    pub(crate) fn direction(mut self, direction: impl Into<Option<Direction>>) -> Self {
        self.indicator.direction = direction.into();
        self
    }

    pub(crate) fn by_planned_gain(self) -> Self {
        self.rated(RateFormula::OfPlannedGain)
    }

    pub(crate) fn rated(mut self, formula: RateFormula) -> Self {
        self.indicator.rate_formula = Some(formula);
        self
    }

    pub(crate) fn measure(mut self, measure: Measure) -> Self {
        self.indicator.measure = measure;
        self
    }

    /// Makes only these columns project years.
    #[track_caller]
    pub(crate) fn project(mut self, first: i32, last: i32) -> Self {
        self.project = year(first)..=year(last);
        self
    }

    pub(crate) fn span(&self) -> Span<'_> {
        Span::new(&self.axis, self.project.clone())
    }
}

#[track_caller]
pub(crate) fn year(western: i32) -> FiscalYear {
    FiscalYear::new(western).unwrap()
}

#[track_caller]
pub(crate) fn amount(digits: &str) -> Amount {
    Amount::from_plain(&digits.replace(',', "")).unwrap()
}

/// The cell for a text: an empty text is blank, `-` is 該当なし, `未把握` is itself; a number can have `(速報)` or `(見込)` after
/// it; any other text is unread.
pub(crate) fn cell(text: &str) -> Cell {
    let marked = |mark: &str, certainty| text.strip_suffix(mark).map(|digits| (digits, certainty));
    let (digits, certainty) = marked("(速報)", Certainty::Preliminary)
        .or_else(|| marked("(見込)", Certainty::Estimate))
        .unwrap_or((text, Certainty::Final));
    let state = match digits {
        "" => State::Blank,
        "-" => State::NotApplicable,
        "未把握" => State::Unknown { reason: Some(UnknownReason::Unpublished) },
        _ => Amount::from_plain(&digits.replace(',', ""))
            .map_or(State::Unread, |amount| State::Number { amount, certainty }),
    };
    Cell { state, text: text.to_owned() }
}
