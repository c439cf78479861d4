//! The records that are listed, and which of them are on the page.

use std::sync::Arc;

use keikaku::plan::ActivityRecord;
use keikaku::session::record_list::{RecordFilter, RecordGroup, RecordsOfGroup, latest, slice};
use keikaku::value::{IndicatorId, RecordId};
use keikaku::wording::activity_log;
use leptos::prelude::*;

use crate::ui::app::{EditorView, OpenPlan};

/// The number of records that a telephone shows below 記録する.
const LATEST: usize = 5;
/// The rows of a group in their order, each with its KPI, on which its fields depend.
pub(super) type Rows = Vec<(RecordId, Option<IndicatorId>)>;

/// The records that are listed.
#[derive(Clone, Copy)]
pub(super) struct Listing {
    /// The page.
    pub(super) editor_view: EditorView,
    /// The plan.
    pub(super) plan: OpenPlan,
    /// The filter that is in force.
    pub(super) filter: Memo<RecordFilter>,
    /// All records that the filter lets pass, by group.
    pub(super) groups: Memo<Vec<Arc<RecordsOfGroup>>>,
    /// The index of the first row that is shown, and the index behind the last, from 0.
    pub(super) shown: RwSignal<(usize, usize)>,
    /// Whether all records are listed, not only the last ones.
    pub(super) lists_all: RwSignal<bool>,
    /// The KPIs as options.
    pub(super) kpis: Memo<Vec<(String, String)>>,
    /// The years and months with records as options.
    pub(super) spans: Memo<Vec<(String, String)>>,
}

impl Listing {
    /// The listed records from `record` on, including those behind the rows that are shown.
    pub(super) fn from(self, record: RecordId) -> Vec<RecordId> {
        let ids: Vec<RecordId> = if self.lists_all.get_untracked() {
            self.groups.with_untracked(|groups| {
                groups.iter().flat_map(|group| group.records.iter().map(|record| record.id)).collect()
            })
        } else {
            untrack(|| self.rows()).into_iter().flat_map(|(_, rows)| rows).map(|(id, _)| id).collect()
        };
        ids.into_iter().skip_while(|id| *id != record).collect()
    }

    /// The rows that are shown, by group; the last records are in no group.
    pub(super) fn rows(self) -> Vec<(Option<RecordGroup>, Rows)> {
        let row = |record: &Arc<ActivityRecord>| (record.id, record.indicator());
        if !self.lists_all.get() {
            let saved = self.plan.view.with(|view| view.entry.saved.clone());
            let latest = self.plan.read_settled(|plan| latest(plan, &saved, LATEST)).unwrap_or_default();
            return vec![(None, latest.iter().map(row).collect())];
        }
        let (from, to) = self.shown.get();
        let rows =
            |(group, records): (RecordGroup, &[Arc<ActivityRecord>])| (Some(group), records.iter().map(row).collect());
        self.groups.with(|groups| slice(groups, from..to).into_iter().map(rows).collect())
    }

    /// How many records the filter lets pass.
    pub(super) fn count(self) -> usize {
        self.groups.with(|groups| groups.iter().map(|group| group.records.len()).sum())
    }

    /// The heading of a group, and the sums of its records.
    pub(super) fn heading(self, group: RecordGroup) -> (String, String) {
        let language = self.plan.editor.language();
        let sums = self.plan.read_settled(|plan| {
            self.groups.with(|groups| {
                groups.iter().find(|one| one.group == group).map(|one| activity_log::sums(one, plan, language))
            })
        });
        (activity_log::group(group, language), sums.flatten().unwrap_or_default())
    }
}
