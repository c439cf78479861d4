//! 定義を比べる: how KPIs of the same name are defined in several plans.

use std::sync::Arc;

use super::SummaryRow;
use crate::plan::RateFormula;
use crate::value::width;

/// A field that is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DefinitionField {
    /// 指標名 as it is written.
    Name,
    /// 単位.
    Unit,
    /// 指標の種類.
    Measure,
    /// 目標の数え方.
    Basis,
    /// めざす向き.
    Direction,
    /// 達成率の出し方 in force.
    RateFormula,
    /// 把握時期.
    Measured,
    /// 定義.
    Definition,
    /// 出典.
    Source,
    /// 所管課.
    Responsible,
}

impl DefinitionField {
    /// All fields, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Name,
        Self::Unit,
        Self::Measure,
        Self::Basis,
        Self::Direction,
        Self::RateFormula,
        Self::Measured,
        Self::Definition,
        Self::Source,
        Self::Responsible,
    ];

    /// Whether these KPIs differ in the field. Texts that differ only in spaces or width count as equal. The office in
    /// charge, and a field that a row does not state, never count as a difference.
    pub fn differs(self, rows: &[&SummaryRow]) -> bool {
        let [first, others @ ..] = rows else { return false };
        others.iter().any(|other| self.is_other(first, other))
    }

    /// Whether the row states the field; a row of a long file does not have all fields.
    pub fn is_said(self, row: &SummaryRow) -> bool {
        row.of.stated.is_none()
            || match self {
                Self::Measured | Self::Definition => false,
                Self::RateFormula => row.row.rate_formula.is_some(),
                _ => true,
            }
    }

    fn is_other(self, one: &SummaryRow, other: &SummaryRow) -> bool {
        if !self.is_said(one) || !self.is_said(other) {
            return false;
        }
        let (left, right) = (&*one.row, &*other.row);
        let is_other = |left: &str, right: &str| width::key(left) != width::key(right);
        match self {
            Self::Name => is_other(&left.name, &right.name),
            Self::Unit => is_other(&left.unit, &right.unit),
            Self::Measure => left.measure != right.measure,
            Self::Basis => left.basis != right.basis,
            Self::Direction => left.direction != right.direction,
            // A long file states the formula in force.
            Self::RateFormula if one.of.stated.is_some() || other.of.stated.is_some() => {
                let is_of_gain = |row: &SummaryRow| rate_formula(row).is_of_planned_gain(row.row.direction);
                is_of_gain(one) != is_of_gain(other)
            }
            Self::RateFormula => rate_formula(one) != rate_formula(other),
            Self::Measured => left.measured != right.measured,
            Self::Definition => is_other(&left.definition, &right.definition),
            Self::Source => is_other(&left.source, &right.source),
            Self::Responsible => false,
        }
    }
}

/// The formula of the rates of a KPI: its own, or that of its plan.
pub fn rate_formula(row: &SummaryRow) -> RateFormula {
    row.row.rate_formula.unwrap_or(row.plan().rate_formula)
}

/// The rows with the same name as `of`, including `of`, in their order. Names that differ only in spaces or width count
/// as the same.
pub fn same_named<'r>(rows: &'r [Arc<SummaryRow>], of: &SummaryRow) -> Vec<&'r SummaryRow> {
    rows.iter().map(|row| &**row).filter(|row| row.keys.name == of.keys.name).collect()
}
