//! The groups (グループ) of KPIs, by which 概況 counts and 印刷 sets headings.

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

/// The entries by group; the groups are in the order of their first KPI. Names that differ only in spaces or width are
/// the same group. KPIs of a group belong together even if they are not adjacent, because a count covers the whole
/// group.
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
