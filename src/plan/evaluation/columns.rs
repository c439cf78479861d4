//! 様式の項目: the parts of a sheet that the form of the office requires.
//!
//! Other parts are folded away, or hidden while they are blank. The setting belongs to the plan and not to an approved
//! state. When plans are merged, each column is a field of its own.

use std::fmt;
use std::str::FromStr;

use super::{EvaluationPart, KpiText, NotAnEvaluationPart, SheetText, WholeText};

coded! {
    /// A part of the sheet that the form of an office may require.
    SheetColumn {
        /// 要因.
        Cause: "cause",
        /// 今後の取組.
        Measure: "measure",
        /// 前年の取組, with what became of it.
        Kept: "kept",
        /// 事業効果.
        Effect: "effect",
        /// 外部有識者の評価.
        ExpertsGrade: "experts_grade",
        /// 今後の方針 with its reason.
        Policy: "policy",
        /// 総合戦略の見直しの有無.
        RevisesStrategy: "revises_strategy",
        /// 意見と対応.
        Opinions: "opinions",
        /// 費用; the amount spent (実績額) is in every form.
        Money: "money",
        /// 会議.
        Meetings: "meetings",
        /// 公表・報告.
        Publication: "publication",
        /// Not a part of the sheet: 実績額 is called 決算額.
        ClosedAccounts: "closed_accounts",
    }
}

/// The parts that the form of the office requires. By default 意見と対応, 費用 and 会議 are not required, and 実績額 has its usual
/// name. It prints as the codes in the order of [`SheetColumn::ALL`], separated by spaces, and records store this form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SheetColumns(u16);

impl Default for SheetColumns {
    fn default() -> Self {
        use SheetColumn::{ClosedAccounts, Meetings, Money, Opinions};
        let mut columns = Self(0);
        for column in SheetColumn::ALL {
            columns.set(*column, !matches!(column, Opinions | Money | Meetings | ClosedAccounts));
        }
        columns
    }
}

impl SheetColumns {
    /// Whether the form requires the column.
    pub fn asks(self, column: SheetColumn) -> bool {
        self.0 & bit(column) != 0
    }

    /// Sets whether the form requires the column.
    pub fn set(&mut self, column: SheetColumn, is_asked: bool) {
        if is_asked {
            self.0 |= bit(column);
        } else {
            self.0 &= !bit(column);
        }
    }

    /// Whether the part is shown on the sheet even while it is blank: a part that is required, a part of no column, and a
    /// part in a section that is folded as a whole.
    pub fn shows_blank(self, part: EvaluationPart) -> bool {
        let is_folded =
            matches!(part, EvaluationPart::Sheet(_) | EvaluationPart::Opinion(..) | EvaluationPart::Meeting(..));
        is_folded || SheetColumn::of_part(part).is_none_or(|column| self.asks(column))
    }
}

fn bit(column: SheetColumn) -> u16 {
    1 << column as u16
}

impl SheetColumn {
    /// The column to which a text of a KPI belongs; `None` for a text that no form requires.
    pub fn of_kpi_text(text: KpiText) -> Option<Self> {
        match text {
            KpiText::Cause => Some(Self::Cause),
            KpiText::Measure => Some(Self::Measure),
            KpiText::Kept | KpiText::KeptNote => Some(Self::Kept),
            KpiText::Grade | KpiText::GradeReason | KpiText::CorrectedNote => None,
        }
    }

    /// The column to which a part belongs; `None` for a part that no form requires, such as a grade, which depends on the rule.
    pub fn of_part(part: EvaluationPart) -> Option<Self> {
        Some(match part {
            EvaluationPart::Kpi(_, text) => return Self::of_kpi_text(text),
            EvaluationPart::Whole(_, WholeText::Effect) => Self::Effect,
            EvaluationPart::Whole(_, WholeText::ExpertsGrade) => Self::ExpertsGrade,
            EvaluationPart::Whole(_, WholeText::Policy | WholeText::PolicyReason) => Self::Policy,
            EvaluationPart::Whole(_, WholeText::RevisesStrategy) => Self::RevisesStrategy,
            EvaluationPart::Whole(_, WholeText::Name | WholeText::Grade) | EvaluationPart::Points(..) => return None,
            EvaluationPart::Opinion(..) => Self::Opinions,
            EvaluationPart::Meeting(..) => Self::Meetings,
            EvaluationPart::Sheet(SheetText::Budget | SheetText::Spent | SheetText::Grant | SheetText::Donations) => {
                Self::Money
            }
            EvaluationPart::Sheet(SheetText::PublishedOn | SheetText::PublishedWhere | SheetText::ReportedOn) => {
                Self::Publication
            }
        })
    }
}

impl fmt::Display for SheetColumns {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let asked = SheetColumn::ALL.iter().filter(|column| self.asks(**column));
        f.write_str(&asked.map(|column| column.code()).collect::<Vec<_>>().join(" "))
    }
}

impl FromStr for SheetColumns {
    type Err = NotAnEvaluationPart;

    fn from_str(printed: &str) -> Result<Self, NotAnEvaluationPart> {
        let mut columns = Self(0);
        for code in printed.split(' ').filter(|_| !printed.is_empty()) {
            columns.set(SheetColumn::with_code(code).ok_or(NotAnEvaluationPart)?, true);
        }
        // Each choice has only one printed form.
        if columns.to_string() == printed { Ok(columns) } else { Err(NotAnEvaluationPart) }
    }
}
