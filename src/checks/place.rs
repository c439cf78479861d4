//! The place of a finding: a fact of the plan, a heading of the table, or a place in a row.
//!
//! The printed forms are stable, because silenced findings store them (`docs/decisions.md` 23). The places of a row are
//! in the order of the grid: the head of the row, 目標, 実績, then the fields of 詳細.

use std::fmt;

use crate::plan::{DocumentPlace, EvaluationPlace, Fact, RecordText};
use crate::value::{FiscalYear, IndicatorId, RecordId};

/// The place to which a finding refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingPlace {
    /// A fact of the basic information (基本情報).
    Fact(Fact),
    /// A place of the document (本文).
    Text(DocumentPlace),
    /// The heading of a year's column.
    Heading(FiscalYear),
    /// A column of a file that is being read, counted from 1; its year is not known yet.
    Column(usize),
    /// A place of a sheet of 効果検証.
    Evaluation(EvaluationPlace),
    /// A place in the row of an indicator.
    Indicator {
        /// The id of the indicator.
        id: IndicatorId,
        /// The place in its row.
        row_place: RowPlace,
    },
}

impl FindingPlace {
    /// The id of the indicator in whose row the place is; `None` for other places.
    pub fn indicator(self) -> Option<IndicatorId> {
        self.in_row().map(|(id, _)| id)
    }

    /// The place in the row; `None` for places outside rows.
    pub fn row_place(self) -> Option<RowPlace> {
        self.in_row().map(|(_, row_place)| row_place)
    }

    fn in_row(self) -> Option<(IndicatorId, RowPlace)> {
        match self {
            Self::Indicator { id, row_place } => Some((id, row_place)),
            Self::Fact(_) | Self::Text(_) | Self::Heading(_) | Self::Column(_) | Self::Evaluation(_) => None,
        }
    }
}

/// Prints `facts/project_end`, `document/s7_1/heading`, `headings/2020`, `columns/3`, `evaluation/2024/sheet/spent`,
/// `k…/target-2024`.
impl fmt::Display for FindingPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fact(fact) => write!(f, "facts/{fact}"),
            Self::Text(place) => write!(f, "document/{place}"),
            Self::Heading(year) => write!(f, "headings/{year}"),
            Self::Column(nth) => write!(f, "columns/{nth}"),
            Self::Evaluation(place) => write!(f, "evaluation/{}/{}", place.year, place.part),
            Self::Indicator { id, row_place } => write!(f, "{id}/{row_place}"),
        }
    }
}

/// A place in the row of an indicator, in the order of the grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RowPlace {
    /// The name (指標名).
    Name,
    /// The unit (単位).
    Unit,
    /// The meaning of a target (目標の数え方).
    Basis,
    /// The source of actuals (実績のつけ方).
    ActualSource,
    /// The direction that is aimed at (めざす向き).
    Direction,
    /// The definition (定義と算出方法).
    Definition,
    /// The section in charge (所管課).
    Responsible,
    /// The baseline (事業開始前).
    Baseline,
    /// The date or period of the baseline.
    AsOf,
    /// The row of targets (目標) as a whole.
    Targets,
    /// The target (目標) of a fiscal year.
    Target(FiscalYear),
    /// The single target of the period.
    Period,
    /// The actual (実績) of a fiscal year.
    Actual(FiscalYear),
    /// The time at which the value is known (把握時期).
    Measured,
    /// The stated total (記載の累計).
    StatedTotal,
    /// The final level that a document states elsewhere.
    FinalLevel,
    /// The rate that the document states for a year, or for the whole period.
    StatedRate(Option<FiscalYear>),
    /// A text of one of its activity records.
    Record(RecordId, RecordText),
}

/// Prints `target-2024`, the form that a silenced finding stores. It has no id, because it is stored in the row itself
/// and copied with it.
impl fmt::Display for RowPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Name => f.write_str("name"),
            Self::Unit => f.write_str("unit"),
            Self::Basis => f.write_str("basis"),
            Self::ActualSource => f.write_str("actual-source"),
            Self::Direction => f.write_str("direction"),
            Self::Definition => f.write_str("definition"),
            Self::Responsible => f.write_str("responsible"),
            Self::Baseline => f.write_str("baseline"),
            Self::AsOf => f.write_str("as_of"),
            Self::Targets => f.write_str("targets"),
            Self::Target(year) => write!(f, "target-{year}"),
            Self::Period => f.write_str("period"),
            Self::Actual(year) => write!(f, "actual-{year}"),
            Self::Measured => f.write_str("measured"),
            Self::StatedTotal => f.write_str("stated_total"),
            Self::FinalLevel => f.write_str("final_level"),
            Self::StatedRate(Some(year)) => write!(f, "stated_rate-{year}"),
            Self::StatedRate(None) => f.write_str("stated_rate"),
            Self::Record(record, of) => write!(f, "record-{record}-{}", of.code()),
        }
    }
}
