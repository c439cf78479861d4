//! DUP-002, DUP-005 and DUP-006: what other places of a source document state about a KPI.
//!
//! The table of KPIs is stored once, so that no two copies of its figures can differ (DUP-001, DUP-003). Names and
//! definitions in other places of the document are stored as readings, and compared.

use super::rule_context::{Kpi, is_blank};
use super::{DupDetail, Finding, RowPlace};
use crate::value::width::key;

/// Applies the rules to a row.
pub(super) fn of_row(kpi: Kpi<'_>) -> Vec<Finding> {
    let row = kpi.row;
    let mut found = Vec::new();
    for reading in &row.readings {
        let place = reading.place.clone();
        // KPI-001 reports a blank name.
        let differs = |name: &String| !is_blank(&row.name) && without_marks(name) != without_marks(&row.name);
        if let Some(name) = reading.name.clone().filter(differs) {
            found.push(kpi.find(RowPlace::Name, DupDetail::OtherName { name, place: place.clone() }));
        }
        if let Some(definition) = reading.definition.clone().filter(|one| key(one) != key(&row.definition)) {
            found.push(kpi.find(RowPlace::Definition, DupDetail::OtherDefinition { definition, place }));
        }
    }
    found.extend(other_projects(kpi));
    found
}

/// DUP-006 N: two places have different titles of the project that the KPI belongs to. Only the first difference is
/// reported.
fn other_projects(kpi: Kpi<'_>) -> Option<Finding> {
    let mut titles = kpi.row.readings.iter().filter_map(|one| Some((one.place.clone(), one.project.clone()?)));
    let one = titles.next()?;
    let other = titles.find(|(_, title)| key(title) != key(&one.1))?;
    Some(kpi.find(RowPlace::Name, DupDetail::OtherProjects { one, other }))
}

/// The key of a name without the mark of a note (※1) at its end.
fn without_marks(name: &str) -> String {
    let name = key(name);
    name.trim_end_matches(|letter: char| letter.is_ascii_digit() || letter == '\u{203b}').to_owned()
}
