//! One KPI: what is measured, how its target counts, where it starts, and its cells year by year.
//!
//! What is measured ([`Measure`]) and what one target figure stands for ([`Basis`]) are independent
//! (`domain.md` 4.1). Changing the basis keeps the cells that no longer show, so nothing typed is lost.
//! A blank cell is the absence of an entry: [`Indicator::target`] and [`Indicator::actual`] give a blank for it.

use std::collections::BTreeMap;

use crate::plan::cell::{Bound, Cell, State};
use crate::value::fiscal_year::{AsOf, Date, FiscalYear};
use crate::value::id::IndicatorId;

static BLANK: Cell = Cell { state: State::Blank, text: String::new() };

/// One KPI of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// Its id, for good.
    pub id: IndicatorId,
    /// グループ (基本目標); a heading stands wherever it differs from the row above.
    pub group: String,
    /// 指標名 as written; `-` is an unused slot of the 2022 form.
    pub name: String,
    /// 単位 as written.
    pub unit: String,
    /// 測るもの.
    pub measure: Measure,
    /// この目標値は.
    pub basis: Basis,
    /// 比べ方.
    pub bound: Bound,
    /// めざす向き.
    pub direction: Direction,
    /// What a baseline other than 0 beside increments counts.
    pub level_meaning: LevelMeaning,
    /// 把握時期.
    pub measured: Measured,
    /// 所管課.
    pub responsible: String,
    /// 定義と算出方法.
    pub definition: String,
    /// 出典.
    pub source: String,
    /// 事業開始前.
    pub baseline: Baseline,
    /// Target by fiscal year, blank ones left out. Kept while `basis` is one that does not show them.
    pub targets: BTreeMap<FiscalYear, Cell>,
    /// The one target of 計画期間の累計 and 計画期間の平均.
    pub period_target: Cell,
    /// Actual by fiscal year, empty ones left out.
    pub actuals: BTreeMap<FiscalYear, Actual>,
    /// How actuals are written down on an increment KPI.
    pub actuals_are: ActualsAre,
    /// 記載の累計: the total that a document states or the user typed; never made from the computed one.
    pub stated_total: Option<Cell>,
    /// A final level that a document states elsewhere.
    pub stated_final_level: Option<Cell>,
    /// Notes: of the row (no year) or of one cell.
    pub notes: BTreeMap<(Row, Option<FiscalYear>), String>,
    /// What other places of the source document say of this KPI.
    pub readings: Vec<OtherReading>,
    /// Warnings and notes that the user has silenced, each with a reason.
    pub acknowledged: Vec<Acknowledgement>,
}

impl Indicator {
    /// An empty row that counts as `basis`.
    pub fn new(id: IndicatorId, basis: Basis) -> Self {
        Self {
            id,
            basis,
            group: String::new(),
            name: String::new(),
            unit: String::new(),
            measure: Measure::default(),
            bound: Bound::default(),
            direction: Direction::default(),
            level_meaning: LevelMeaning::default(),
            measured: Measured::default(),
            responsible: String::new(),
            definition: String::new(),
            source: String::new(),
            baseline: Baseline::default(),
            targets: BTreeMap::new(),
            period_target: Cell::default(),
            actuals: BTreeMap::new(),
            actuals_are: ActualsAre::default(),
            stated_total: None,
            stated_final_level: None,
            notes: BTreeMap::new(),
            readings: Vec::new(),
            acknowledged: Vec::new(),
        }
    }

    /// The target of that year; a blank if there is none.
    pub fn target(&self, year: FiscalYear) -> &Cell {
        self.targets.get(&year).unwrap_or(&BLANK)
    }

    /// The actual of that year; a blank if there is none.
    pub fn actual(&self, year: FiscalYear) -> &Cell {
        self.actuals.get(&year).map_or(&BLANK, |actual| &actual.cell)
    }

    /// Whether a value of that year is to be had: of a survey only in the survey's years.
    pub fn is_measured_in(&self, year: FiscalYear) -> bool {
        match &self.measured {
            Measured::Survey { years } => years.contains(&year.western()),
            Measured::YearEnd | Measured::Rolling => true,
        }
    }

    /// Whether the row is an unused slot of the 2022 form, named `-` (`decisions.md` 6).
    pub fn is_unused(&self) -> bool {
        Cell::read(&self.name, "").state == State::NotApplicable
    }
}

/// 測るもの.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// 件数.
    #[default]
    Count,
    /// 金額.
    Amount,
    /// 割合.
    Ratio,
    /// 定性: cells are text, with no total and no rate.
    Descriptive,
}

/// この目標値は: what one target figure stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Basis {
    /// 各年度の増加分.
    #[default]
    Increment,
    /// 各年度の値.
    Level,
    /// 計画期間の累計: one target for the whole period.
    PeriodTotal,
    /// 計画期間の平均: one target for the whole period.
    PeriodAverage,
}

impl Basis {
    /// Whether the KPI has one target for the whole period instead of one a year.
    pub fn is_period(self) -> bool {
        matches!(self, Self::PeriodTotal | Self::PeriodAverage)
    }
}

/// めざす向き.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Direction {
    /// 増やす.
    #[default]
    Up,
    /// 減らす.
    Down,
    /// 保つ.
    Keep,
}

/// What the baseline of an increment KPI counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LevelMeaning {
    /// Counted since the start.
    Stock,
    /// The value of that year.
    Annual,
    /// The document does not say.
    #[default]
    Unset,
}

/// 把握時期: when the value is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Measured {
    /// At the end of each fiscal year.
    #[default]
    YearEnd,
    /// By a survey in these calendar years.
    Survey {
        /// The survey's years, western, ascending.
        years: Vec<i32>,
    },
    /// All the time.
    Rolling,
}

/// How the actuals of an increment KPI are written down (asked once a KPI, `domain.md` 4.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ActualsAre {
    /// What came on top in that year.
    #[default]
    Increments,
    /// The level reached by the end of that year.
    Levels,
}

/// The value before the project starts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// The value.
    pub cell: Cell,
    /// When it was taken, as written; empty where the document does not say.
    pub as_of_text: String,
    /// When it was taken.
    pub as_of: Option<AsOf>,
}

/// The actual of one year.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Actual {
    /// The value.
    pub cell: Cell,
    /// Numerator and denominator of a ratio, where they are kept.
    pub parts: Option<(Cell, Cell)>,
    /// The provisional values that stood here before, oldest first.
    pub earlier: Vec<Earlier>,
}

/// A provisional value that was replaced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The value that was replaced.
    pub cell: Cell,
    /// The day on which it was.
    pub replaced_on: Date,
    /// Why, if the user said.
    pub reason: String,
}

/// The two rows of a KPI that are kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Row {
    /// 目標.
    Target,
    /// 実績.
    Actual,
}

/// What another place of the source document says of the same KPI.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OtherReading {
    /// Where, in the document's own numbering.
    pub place: String,
    /// Its name there, if it differs.
    pub name: Option<String>,
    /// Its unit there, if it differs.
    pub unit: Option<String>,
    /// What its target stands for there, if it differs.
    pub basis: Option<Basis>,
    /// Its definition there, if it differs.
    pub definition: Option<String>,
}

/// A finding that the user has silenced (`decisions.md` 23).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Acknowledgement {
    /// The rule, e.g. `KPI-003`.
    pub code: String,
    /// The place that it spoke about.
    pub place: String,
    /// The figures that it was given for; when they change it speaks again.
    pub fingerprint: String,
    /// The user's reason.
    pub reason: String,
}
