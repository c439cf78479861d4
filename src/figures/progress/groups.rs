//! The groups (グループ) of the KPIs, as 概況 counts them and 印刷 heads them.

use super::ProgressEntry;
use crate::value::width;

/// The KPIs of one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressGroup<'a> {
    /// The name of the group as its first KPI writes it; empty for the KPIs without a group.
    pub name: &'a str,
    /// The KPIs in their order.
    pub entries: Vec<&'a ProgressEntry>,
}

/// The entries by group, the groups in the order of their first KPI. Names that differ only in blanks or width are one, and so
/// are the KPIs of a group that do not stand together: a count is one of the whole group.
pub fn groups(entries: &[ProgressEntry]) -> Vec<ProgressGroup<'_>> {
    let mut groups: Vec<(String, ProgressGroup<'_>)> = Vec::new();
    for entry in entries {
        let key = width::key(&entry.row.group);
        match groups.iter_mut().find(|(known, _)| *known == key) {
            Some((_, group)) => group.entries.push(entry),
            None => groups.push((key, ProgressGroup { name: width::trim(&entry.row.group), entries: vec![entry] })),
        }
    }
    groups.into_iter().map(|(_, group)| group).collect()
}
