//! Rules for a form file that a user loads, beyond the rules for a form in a plan.
//!
//! A plan that already carries a form against these rules stays readable: a form that was accepted once is never rejected.

use super::{BuiltIn, Form, FormFault, FormFaultKind, SectionKind, TableLayout};
use crate::value::width;

/// The placeholder for the year in the heading of the year columns.
pub(crate) const YEAR: &str = "{年度}";
/// The placeholder there for the number of the year in the table.
pub(crate) const NTH: &str = "{n}";

impl Form {
    /// The faults for which the file of the form is not loaded, in the order of the file.
    pub fn faults_at_loading(&self) -> Vec<FormFault> {
        let mut faults = Vec::new();
        if BuiltIn::with_code(&self.code).is_some() {
            faults.push(FormFaultKind::CodeOfBuiltIn.into_fault("code"));
        }
        if self.has_name_of_built_in() {
            faults.push(FormFaultKind::NameOfBuiltIn.into_fault("name"));
        }
        let table = &self.table;
        let years = table.year_head.replace(YEAR, "").replace(NTH, "");
        for (at, head) in [
            ("table.baseline_head", &table.baseline_head),
            ("table.year_head", &years),
            ("table.total_head", &table.total_head),
        ] {
            if head.contains(['{', '}']) {
                faults.push(FormFaultKind::Braces.into_fault(at));
            }
        }
        // The single column of a final target needs no year.
        if table.layout != TableLayout::FinalTarget && !table.year_head.contains(YEAR) {
            faults.push(FormFaultKind::YearHead.into_fault("table.year_head"));
        }
        faults
    }

    /// Whether the form has a table of KPIs, without which no printed document of its plans shows a KPI.
    pub fn has_kpi_table(&self) -> bool {
        self.outline().iter().any(|one| one.section.kind == SectionKind::KpiTable)
    }

    fn has_name_of_built_in(&self) -> bool {
        let is_same = |one: &str, other: &str| width::key(one) == width::key(other);
        BuiltIn::ALL.iter().copied().map(BuiltIn::form).any(|form| {
            is_same(&form.name.japanese, &self.name.japanese) || is_same(&form.name.english, &self.name.english)
        })
    }
}
