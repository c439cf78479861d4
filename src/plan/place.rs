//! The places of a KPI: its cells, its texts, the two parts of a share, its choices; and what stands in each of them.
//!
//! A place is a value and holds no reference, so that commands, differences, findings and the page's cells all name the same
//! thing in the same way.

use crate::plan::Indicator;
use crate::plan::cell::{Bound, Cell};
use crate::plan::indicator::{ActualsAre, Basis, Direction, LevelMeaning, Measure, Measured, Row};
use crate::value::fiscal_year::FiscalYear;
use crate::value::id::IndicatorId;

/// A cell of the grid: of which row, and which.
pub type CellAddress = (IndicatorId, CellPlace);

/// A cell of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CellPlace {
    /// 目標 of a year.
    Target(FiscalYear),
    /// 実績 of a year.
    Actual(FiscalYear),
    /// 事業開始前.
    Baseline,
    /// The one target of a period.
    Period,
    /// 記載の累計.
    StatedTotal,
}

/// A text of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TextPlace {
    /// 指標名.
    Name,
    /// 単位.
    Unit,
    /// グループ.
    Group,
    /// 所管課.
    Responsible,
    /// 定義と算出方法.
    Definition,
    /// 出典.
    Source,
    /// The note of a row or of one of its cells.
    Note(Row, Option<FiscalYear>),
    /// Why a provisional actual of that year was replaced; counted from 0, oldest first.
    EarlierReason(FiscalYear, usize),
}

/// One of the two parts of a share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SharePart {
    /// 分子.
    Numerator,
    /// 分母.
    Denominator,
}

/// A cell or a text: whatever is filled by typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InputPlace {
    /// A cell.
    Cell(CellPlace),
    /// A text.
    Text(TextPlace),
    /// A part of a share.
    Part(FiscalYear, SharePart),
}

/// A choice about an indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// この目標値は.
    Basis(Basis),
    /// 測るもの.
    Measure(Measure),
    /// 比べ方.
    Bound(Bound),
    /// めざす向き.
    Direction(Direction),
    /// 把握時期.
    Measured(Measured),
    /// What the baseline of an increment KPI counts.
    LevelMeaning(LevelMeaning),
    /// How actuals are written down.
    ActualsAre(ActualsAre),
}

impl Choice {
    /// Which choice it is.
    pub fn of(&self) -> ChoiceKind {
        match self {
            Self::Basis(_) => ChoiceKind::Basis,
            Self::Measure(_) => ChoiceKind::Measure,
            Self::Bound(_) => ChoiceKind::Bound,
            Self::Direction(_) => ChoiceKind::Direction,
            Self::Measured(_) => ChoiceKind::Measured,
            Self::LevelMeaning(_) => ChoiceKind::LevelMeaning,
            Self::ActualsAre(_) => ChoiceKind::ActualsAre,
        }
    }
}

/// Which choice was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChoiceKind {
    /// この目標値は.
    Basis,
    /// 測るもの.
    Measure,
    /// 比べ方.
    Bound,
    /// めざす向き.
    Direction,
    /// 把握時期.
    Measured,
    /// What the baseline of an increment KPI counts.
    LevelMeaning,
    /// How actuals are written down.
    ActualsAre,
}

/// What stands in a text now.
pub fn text_at(row: &Indicator, place: TextPlace) -> String {
    match place {
        TextPlace::Name => row.name.clone(),
        TextPlace::Unit => row.unit.clone(),
        TextPlace::Group => row.group.clone(),
        TextPlace::Responsible => row.responsible.clone(),
        TextPlace::Definition => row.definition.clone(),
        TextPlace::Source => row.source.clone(),
        TextPlace::Note(of, year) => row.notes.get(&(of, year)).cloned().unwrap_or_default(),
        TextPlace::EarlierReason(year, nth) => {
            let earlier = row.actuals.get(&year).and_then(|actual| actual.earlier.get(nth));
            earlier.map(|one| one.reason.clone()).unwrap_or_default()
        }
    }
}

/// What stands in a cell now.
pub fn cell_at(row: &Indicator, place: CellPlace) -> Cell {
    match place {
        CellPlace::Target(year) => row.target(year).clone(),
        CellPlace::Actual(year) => row.actual(year).clone(),
        CellPlace::Baseline => row.baseline.cell.clone(),
        CellPlace::Period => row.period_target.clone(),
        CellPlace::StatedTotal => row.stated_total.clone().unwrap_or_default(),
    }
}

/// What stands in a part now.
pub fn part_at(row: &Indicator, year: FiscalYear, part: SharePart) -> Cell {
    let parts = row.actuals.get(&year).and_then(|actual| actual.parts.as_ref());
    parts.map(|(above, below)| if part == SharePart::Numerator { above } else { below }).cloned().unwrap_or_default()
}
