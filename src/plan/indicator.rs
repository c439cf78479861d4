//! One KPI: what is measured, how its target counts, where it starts, and its cells year by year.
//!
//! What is measured ([`Measure`]) and what one target figure stands for ([`Basis`]) are independent (`docs/domain.md`,
//! "What a target stands for"). Changing the basis keeps the cells that are no longer shown, so nothing typed is lost. A
//! blank cell is not stored: [`Indicator::target`] and [`Indicator::actual`] return a blank cell for it.

use litemap::LiteMap;

use crate::plan::YearAxis;
use crate::plan::activity_log::{ActualSource, Recorded, RecordedActual, SurveyChoice};
use crate::plan::cell::{Bound, Cell, POINTS, Reading, State, is_same_unit};
use crate::value::{Amount, AsOf, Date, FiscalYear, IndicatorId, PlanId, width};

/// The unit of a rate.
const PERCENT: &str = "%";

static BLANK: Cell = Cell { state: State::Blank, text: String::new() };

/// A KPI of a plan: its texts, its choices and its cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// The id of the indicator, which never changes.
    pub id: IndicatorId,
    /// The group (グループ, 基本目標); a heading is printed wherever it differs from the row above.
    pub group: String,
    /// The name (指標名) as written; `-` marks an unused slot of the 2022 form.
    pub name: String,
    /// The unit (単位) as written.
    pub unit: String,
    /// The kind of quantity that is measured (指標の種類).
    pub measure: Measure,
    /// What one target figure stands for (目標の数え方); `None` while nobody has chosen it (未設定), so that there is no total
    /// and no rate.
    pub basis: Option<Basis>,
    /// How an actual is compared with a target (目標の条件).
    pub bound: Bound,
    /// The direction that is aimed at (めざす向き); `None` while nobody has chosen it (未設定), so that there is no rate.
    pub direction: Option<Direction>,
    /// The formula of the rate (達成率の出し方) of this KPI; `None` for the formula of its plan.
    pub rate_formula: Option<RateFormula>,
    /// What a baseline other than 0 counts on an increment KPI.
    pub level_meaning: LevelMeaning,
    /// The time at which the value is known (把握時期).
    pub measured: Measured,
    /// The section in charge (所管課).
    pub responsible: String,
    /// The definition and the method of calculation (定義と算出方法).
    pub definition: String,
    /// The source of the figures (出典).
    pub source: String,
    /// The KPI of the plan of which this one is a part (うち…, 内訳); `None` for a KPI that is not a part.
    /// [`crate::plan::Plan::whole_of`] looks it up, since the other KPI may be gone.
    pub part_of: Option<IndicatorId>,
    /// The value before the project starts (事業開始前).
    pub baseline: Baseline,
    /// The targets by fiscal year, without blank ones. They are kept while `basis` does not show them.
    pub targets: LiteMap<FiscalYear, Cell>,
    /// The single target of a period, for 計画期間の累計 and 計画期間の平均.
    pub period_target: Cell,
    /// The final targets that were replaced after the first actual was entered, by fiscal year, oldest first; those of
    /// the period have no year.
    pub earlier_targets: LiteMap<Option<FiscalYear>, Vec<Earlier>>,
    /// The actuals by fiscal year, without empty ones.
    pub actuals: LiteMap<FiscalYear, Actual>,
    /// Whether the actuals of an increment KPI are written as increments or as levels.
    pub actuals_are: ActualsAre,
    /// Where the actuals come from (実績のつけ方).
    pub actual_source: ActualSource,
    /// The answers that a survey offers, if the actual is the share of the answers that count.
    pub choices: Vec<SurveyChoice>,
    /// The fiscal years in which the typed actual counts although there are records, in ascending order.
    pub adopted: Vec<FiscalYear>,
    /// The KPIs of earlier plans that this one continues (前の計画の指標), first the one whose figures it continues; several if
    /// KPIs were merged. They are looked up, since an earlier plan may not be in this browser.
    pub follows: Vec<(PlanId, IndicatorId)>,
    /// The actuals that the records of the plan give. The plan keeps them up to date ([`crate::plan::Plan::with_log`]).
    pub recorded: Recorded,
    /// The stated total (記載の累計), from a document or from the user; it is never set from the computed total.
    pub stated_total: Option<Cell>,
    /// The final level that a document states elsewhere.
    pub stated_final_level: Option<Cell>,
    /// The document's own statement of how far the targets are met (記載の達成率・評価), by fiscal year; the statement about the
    /// whole has no year.
    pub stated_rates: LiteMap<Option<FiscalYear>, StatedRate>,
    /// The notes by row and fiscal year; notes without a year belong to the whole row.
    pub notes: LiteMap<(Row, Option<FiscalYear>), String>,
    /// The differing statements about this KPI in other places of the source document.
    pub readings: Vec<OtherReading>,
    /// The warnings and notes that the user has silenced, each with a reason.
    pub acknowledged: Vec<Acknowledgement>,
}

impl Indicator {
    /// Creates an empty row on the given basis whose value should increase, as for most KPIs.
    pub fn new(id: IndicatorId, basis: Basis) -> Self {
        Self { basis: Some(basis), direction: Some(Direction::Up), ..Self::unset(id) }
    }

    /// Creates an empty row whose basis and direction nobody has chosen.
    pub fn unset(id: IndicatorId) -> Self {
        Self {
            id,
            basis: None,
            group: String::new(),
            name: String::new(),
            unit: String::new(),
            measure: Measure::default(),
            bound: Bound::default(),
            direction: None,
            rate_formula: None,
            level_meaning: LevelMeaning::default(),
            measured: Measured::default(),
            responsible: String::new(),
            definition: String::new(),
            source: String::new(),
            part_of: None,
            baseline: Baseline::default(),
            targets: LiteMap::new(),
            period_target: Cell::default(),
            earlier_targets: LiteMap::new(),
            actuals: LiteMap::new(),
            actuals_are: ActualsAre::default(),
            actual_source: ActualSource::default(),
            choices: Vec::new(),
            adopted: Vec::new(),
            follows: Vec::new(),
            recorded: Recorded::default(),
            stated_total: None,
            stated_final_level: None,
            stated_rates: LiteMap::new(),
            notes: LiteMap::new(),
            readings: Vec::new(),
            acknowledged: Vec::new(),
        }
    }

    /// The target of a fiscal year; a blank cell if there is none.
    pub fn target(&self, year: FiscalYear) -> &Cell {
        self.targets.get(&year).unwrap_or(&BLANK)
    }

    /// The actual of a fiscal year, from its records if any of them count; a blank cell if there is none.
    pub fn actual(&self, year: FiscalYear) -> &Cell {
        self.actual_entry(year).map_or(&BLANK, |actual| &actual.cell)
    }

    /// The actual of a fiscal year with its parts; `None` if there is none.
    pub fn actual_entry(&self, year: FiscalYear) -> Option<&Actual> {
        match self.from_records(year) {
            Some(recorded) => Some(&recorded.actual),
            None => self.actuals.get(&year),
        }
    }

    /// The actual that the records of a fiscal year give; `None` if none of them can be counted, or if the typed actual was chosen.
    pub fn from_records(&self, year: FiscalYear) -> Option<&RecordedActual> {
        let is_adopted = self.adopted.contains(&year) && self.typed_actual(year).is_some();
        self.recorded.get(year).filter(|recorded| recorded.counted > 0 && !is_adopted)
    }

    /// The typed actual of a fiscal year, whether or not there are records; `None` if the cell is blank.
    pub fn typed_actual(&self, year: FiscalYear) -> Option<&Cell> {
        self.actuals.get(&year).map(|actual| &actual.cell).filter(|cell| !cell.is_blank())
    }

    /// The fiscal years that have a typed actual or records, in ascending order.
    pub fn actual_years(&self) -> Vec<FiscalYear> {
        let mut years: Vec<FiscalYear> = self.actuals.keys().copied().chain(self.recorded.years()).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The actual of each fiscal year in [`Self::actual_years`].
    pub fn shown_actuals(&self) -> impl Iterator<Item = (FiscalYear, &Cell)> {
        self.actual_years().into_iter().map(|year| (year, self.actual(year)))
    }

    /// The row as a table of these years states it: actuals from records are written like typed ones, and the row has no records.
    #[must_use]
    pub fn with_actuals_stated(&self, years: &YearAxis) -> Self {
        let mut stated = self.without_records();
        for year in self.recorded.years().filter(|year| years.contains(*year)) {
            if let Some(recorded) = self.from_records(year) {
                let earlier = self.actuals.get(&year).map(|actual| actual.earlier.clone()).unwrap_or_default();
                stated.actuals.insert(year, Actual { earlier, ..recorded.actual.clone() });
            }
        }
        stated
    }

    /// The row with only its typed actuals.
    #[must_use]
    pub fn without_records(&self) -> Self {
        Self { recorded: Recorded::default(), ..self.clone() }
    }

    /// Whether its unit is %.
    pub fn is_in_percent(&self) -> bool {
        width::key(&self.unit) == PERCENT
    }

    /// Whether the yearly figures are percentage points, because each year adds to a share in percent.
    pub fn is_in_points(&self) -> bool {
        self.measure == Measure::Ratio && self.basis == Some(Basis::Increment) && self.is_in_percent()
    }

    /// The unit of the yearly figures: ポイント if they add to a share in percent, otherwise the KPI's unit.
    pub fn unit_of_years(&self) -> &str {
        if self.is_in_points() { POINTS } else { &self.unit }
    }

    /// Whether a value is expected in a fiscal year; a KPI measured by a survey has one only in the years of the
    /// survey.
    pub fn is_measured_in(&self, year: FiscalYear) -> bool {
        match &self.measured {
            Measured::Survey { years } => years.contains(&year.western()),
            Measured::YearEnd | Measured::Rolling => true,
        }
    }

    /// Whether the KPI has one target for the whole period instead of one for each year.
    pub fn has_period_target(&self) -> bool {
        self.basis.is_some_and(Basis::is_period)
    }

    /// The one target for all years: the target of the period, or for increments the stated total if no year has a
    /// target. `None` if there is no such target.
    pub fn whole_target(&self) -> Option<&Cell> {
        match self.basis? {
            Basis::PeriodTotal | Basis::PeriodAverage => Some(&self.period_target),
            Basis::Increment if self.targets.values().all(Cell::is_blank) => {
                self.stated_total.as_ref().filter(|total| total.amount().is_some())
            }
            Basis::Increment | Basis::Level => None,
        }
    }

    /// Whether 目標の条件 only follows from めざす向き: no target has a bound written after it, and no other bound was chosen.
    pub(crate) fn has_usual_bound(&self) -> bool {
        let is_written = |cell: &Cell| Reading::from_text(&cell.text, &self.unit).bound.is_some();
        let is_usual = self.bound == usual_bound(self.direction);
        is_usual && !self.targets.values().any(is_written) && !is_written(&self.period_target)
    }

    /// Whether the row is an unused slot of the 2022 form, named `-` (`docs/decisions.md` 6).
    pub fn is_unused(&self) -> bool {
        Cell::stated(&self.name) == Some(State::NotApplicable)
    }

    /// Whether nobody has begun the row: it has no name, no unit and no entered cell, not even a target that its 目標の数え方 does not show.
    pub fn is_untouched(&self) -> bool {
        self.is_blank_beside_targets() && self.period_target.is_blank() && self.targets.values().all(Cell::is_blank)
    }

    /// Whether the row is a KPI: not an unused slot, and with something to show. Only such rows are printed.
    pub fn is_begun(&self) -> bool {
        let has_target = if self.has_period_target() {
            !self.period_target.is_blank()
        } else {
            !self.targets.values().all(Cell::is_blank)
        };
        !self.is_unused() && (has_target || !self.is_blank_beside_targets())
    }

    /// Whether no name, no unit and no figure other than a target is entered.
    fn is_blank_beside_targets(&self) -> bool {
        let is_blank = |text: &str| width::trim(text).is_empty();
        let actuals = self.actuals.values().map(|actual| &actual.cell);
        let mut cells = actuals.chain([&self.baseline.cell]).chain(&self.stated_total);
        is_blank(&self.name) && is_blank(&self.unit) && cells.all(Cell::is_blank)
    }
}

/// The kind of quantity that a KPI measures (指標の種類).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// A count (件数).
    #[default]
    Count,
    /// An amount of money (金額).
    Amount,
    /// A ratio (割合).
    Ratio,
    /// A description (定性): the cells are text, without total and rate.
    Descriptive,
}

/// What one target figure stands for (目標の数え方).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Basis {
    /// The increment of each fiscal year (各年度の増加分).
    #[default]
    Increment,
    /// The value of each fiscal year (各年度の値).
    Level,
    /// The total over the plan period (計画期間の累計), with one target for the whole period.
    PeriodTotal,
    /// The mean over the plan period (計画期間の平均), with one target for the whole period.
    PeriodAverage,
}

impl Basis {
    /// Whether the KPI has one target for the whole period instead of one for each year.
    pub fn is_period(self) -> bool {
        matches!(self, Self::PeriodTotal | Self::PeriodAverage)
    }
}

/// The direction in which the value should change (めざす向き).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// The value should increase (増やす).
    Up,
    /// The value should decrease (減らす).
    Down,
    /// The value should be kept (保つ).
    Keep,
}

/// The bound that a target has by default: 以下 if the value should decrease, otherwise 以上.
pub(crate) fn usual_bound(direction: Option<Direction>) -> Bound {
    if direction == Some(Direction::Down) { Bound::AtMost } else { Bound::AtLeast }
}

/// The formula of the rate of a KPI on 各年度の値 (達成率の出し方, `docs/decisions.md` 10). Any other basis has only one formula.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum RateFormula {
    /// Actual ÷ target; for a KPI that should decrease (減らす) the rate of the planned change (向きによる).
    #[default]
    ByDirection,
    /// Actual ÷ target (実績÷目標).
    OfTarget,
    /// (Actual − baseline) ÷ (target − baseline) (増減による).
    OfPlannedGain,
}

impl RateFormula {
    /// Whether a KPI with that direction is rated by its planned change.
    pub fn is_of_planned_gain(self, direction: Option<Direction>) -> bool {
        match self {
            Self::ByDirection => direction == Some(Direction::Down),
            Self::OfTarget => false,
            Self::OfPlannedGain => true,
        }
    }
}

/// What the baseline of an increment KPI counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LevelMeaning {
    /// The baseline is a stock, counted since the start.
    Stock,
    /// The baseline is the value of its own year.
    Annual,
    /// The document does not state what the baseline counts.
    #[default]
    Unset,
}

/// The time at which a value is known (把握時期).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Measured {
    /// The value is known at the end of each fiscal year.
    #[default]
    YearEnd,
    /// The value is known only from a survey in certain years.
    Survey {
        /// The calendar years of the survey, in the western calendar and ascending order.
        years: Vec<i32>,
    },
    /// The value is known at any time.
    Rolling,
}

/// How the actuals of an increment KPI are written (asked once for each KPI; `docs/domain.md`, "Rates").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActualsAre {
    /// Each actual is the increment of its fiscal year.
    #[default]
    Increments,
    /// Each actual is the level reached by the end of its fiscal year.
    Levels,
}

/// The value of a KPI before the project starts (事業開始前).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The value and its text.
    pub cell: Cell,
    /// The date or period of the value as written; empty where the document does not state it.
    pub as_of_text: String,
    /// The date or period of the value; `None` where it is not stated or could not be read.
    pub as_of: Option<AsOf>,
}

/// The actual of one fiscal year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actual {
    /// The current value and its text.
    pub cell: Cell,
    /// The numerator and the denominator of a ratio, if they are recorded.
    pub parts: Option<(Cell, Cell)>,
    /// The provisional values that the current one replaced, oldest first.
    pub earlier: Vec<Earlier>,
}

/// A value that was replaced: a provisional actual, or a final target with which actuals were compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The value that was replaced.
    pub cell: Cell,
    /// The date on which it was replaced.
    pub replaced_on: Date,
    /// The reason for the replacement; empty if the user gave none.
    pub reason: String,
}

/// A document's own statement of how far a target is met: a rate, a mark or a grade (`96.5%`, `○`, `B`, 概ね達成).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StatedRate {
    /// The statement as written.
    pub text: String,
    /// The formula that the document names for the statement, as written; empty if it names none.
    pub formula: String,
}

impl StatedRate {
    /// The rate in percent, with the decimals that are written; `None` for a mark, a grade, a word, and a figure that is
    /// not exact (約96%, 90%以上).
    pub fn percent(&self) -> Option<Amount> {
        let read = Reading::from_text(&self.text, PERCENT);
        let is_percent = read.unit.as_deref().is_none_or(|unit| is_same_unit(unit, PERCENT));
        match read.state {
            State::Number { amount, .. } if is_percent && read.doubt.is_none() && read.bound.is_none() => Some(amount),
            _ => None,
        }
    }
}

/// The two rows of a KPI that are stored; all others are computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// The row of targets (目標).
    Target,
    /// The row of actuals (実績).
    Actual,
}

/// A statement about the same KPI in another place of the source document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherReading {
    /// The place in the document's own numbering.
    pub place: String,
    /// The name of the KPI there, if it differs.
    pub name: Option<String>,
    /// The unit there, if it differs.
    pub unit: Option<String>,
    /// The basis of the target there, if it differs.
    pub basis: Option<Basis>,
    /// The definition there, if it differs.
    pub definition: Option<String>,
    /// The title of the KPI's project there, if not all places have the same.
    pub project: Option<String>,
}

/// A finding that the user has silenced (`docs/decisions.md` 23).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The code of the rule, e.g. `KPI-003`.
    pub code: String,
    /// The place that the finding refers to.
    pub place: String,
    /// The figures for which the finding was silenced; when they change, the finding is shown again.
    pub fingerprint: String,
    /// The reason that the user gave.
    pub reason: String,
}
