//! Which KPIs 効果検証 shows on the sheet of a year: of the KPIs that pass the filters of the plan's views, either all, or
//! those with entries missing, those whose target is not met, or those with one judgement or grade.

use crate::checks::evaluation_sheet::missing_when_settled;
use crate::figures::progress::Verdict;
use crate::plan::evaluation::{EvaluationRow, Frozen, RowState};
use crate::plan::filter::Filter;
use crate::plan::{EvaluationPart, Plan};
use crate::value::{FiscalYear, IndicatorId};

/// Which KPIs of a sheet are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SheetRows {
    /// All of them.
    #[default]
    All,
    /// KPIs with a blank that the form requires before 確定.
    Lacking,
    /// KPIs that are judged and have not met their target.
    Unmet,
    /// KPIs with that judgement or grade.
    Judged(Verdict),
}

impl SheetRows {
    /// The choices for the sheet of that year, each with the number of KPIs that it shows and that pass the filter. A
    /// judgement that is not usual is included only if such a KPI has it, or if it is `chosen`.
    pub fn counted(filter: &Filter, plan: &Plan, year: FiscalYear, sheet: &Frozen, chosen: Self) -> Vec<(Self, usize)> {
        let lacking = lacking(plan, year, sheet);
        let passing: Vec<_> = sheet.rows.iter().filter(|row| passes(filter, plan, row)).collect();
        let count = |of: Self| passing.iter().filter(|row| of.has((plan, year, sheet), &lacking, row)).count();
        let verdicts = Verdict::all(plan, year).into_iter().map(Self::Judged);
        let counted = [Self::All, Self::Lacking, Self::Unmet].into_iter().chain(verdicts).map(|of| (of, count(of)));
        let is_offered = |(of, count): &(Self, usize)| match of {
            Self::Judged(verdict) => *count > 0 || verdict.is_usual() || *of == chosen,
            _ => true,
        };
        counted.filter(is_offered).collect()
    }

    /// The choice as it applies to the sheet of a year: [`Self::All`] if the year does not have the chosen judgement or
    /// grade, for example under another rule.
    #[must_use]
    pub fn in_force(self, plan: &Plan, year: FiscalYear) -> Self {
        match self {
            Self::Judged(verdict) if !Verdict::all(plan, year).contains(&verdict) => Self::All,
            _ => self,
        }
    }

    /// The KPIs of a sheet that this choice shows and that pass the filter, in the sheet's order.
    pub fn shown(self, filter: &Filter, plan: &Plan, year: FiscalYear, sheet: &Frozen) -> Vec<IndicatorId> {
        let (lacking, of) = (lacking(plan, year, sheet), self.in_force(plan, year));
        let is_shown = |row: &&EvaluationRow| passes(filter, plan, row) && of.has((plan, year, sheet), &lacking, row);
        sheet.rows.iter().filter(is_shown).map(|row| row.indicator).collect()
    }

    fn has(
        self,
        (plan, year, sheet): (&Plan, FiscalYear, &Frozen),
        lacking: &[IndicatorId],
        row: &EvaluationRow,
    ) -> bool {
        match self {
            Self::All => true,
            Self::Lacking => lacking.contains(&row.indicator),
            Self::Unmet => matches!(row.state, RowState::OnTrack | RowState::Below),
            Self::Judged(verdict) => Some(verdict) == Verdict::listed_on_sheet(plan, year, sheet, row),
        }
    }
}

/// Whether a KPI of a sheet passes the filter. A KPI that is no longer in the plan passes only the default filter.
fn passes(filter: &Filter, plan: &Plan, row: &EvaluationRow) -> bool {
    plan.indicator(row.indicator).map_or(*filter == Filter::default(), |row| filter.lets_pass(row))
}

/// The KPIs with a blank that the form requires before 確定.
fn lacking(plan: &Plan, year: FiscalYear, sheet: &Frozen) -> Vec<IndicatorId> {
    missing_when_settled(plan, year, sheet).into_iter().filter_map(EvaluationPart::indicator).collect()
}
