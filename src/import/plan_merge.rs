//! The merge of a plan of a plan file into the workbook's plan, as an alternative to そのまま (keep), 置き換え (replace) and 別の計画として (add
//! as another plan).
//!
//! Both lineages are searched for a table in the past of both plans: the newest table that either side sent. With this base the
//! tables are merged three ways; content that does not travel in tables has no base. If the file states that it was saved on top
//! of what was last saved or opened here, that whole state is the base. Without any base the two states are compared directly and
//! the user is informed: content on one side only is no conflict, different content is one.

use std::sync::Arc;

use crate::command::{PlanFileResolution, PlanResolution};
use crate::merge::review::{Changes, of_differences};
use crate::merge::{Base, DiffStatus, Difference, PlanSetting, Plans, Resolution, merge_plans};
use crate::plan::lineage::{KpiTable, Lineage, Lineages};
use crate::plan::{ActivityRecord, Plan, RecordText};

/// The merge of a plan of a file with our plan, before the user decides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanMerge {
    /// The plan in the workbook.
    pub ours: Arc<Plan>,
    /// The plan in the file.
    pub theirs: Arc<Plan>,
    /// Whether a common base of both plans is known. If not, the user has to be informed.
    pub base_is_known: bool,
    /// All differences, in the order of the plan.
    pub differences: Vec<Difference>,
}

/// Compares the plan of the file with ours. `here` and `there` are the sent and imported tables that each side knows of.
pub fn offer(ours: &Arc<Plan>, theirs: &Arc<Plan>, here: &Lineage, there: &Lineage) -> PlanMerge {
    let common = common_table(here, there);
    let base = if common.is_sheet { Base::Sheets(&common) } else { Base::Table(&common) };
    PlanMerge { base_is_known: !common.is_sheet, ..PlanMerge::new(base, ours, theirs) }
}

/// Compares the plan of the file with ours when both are based on `base`.
pub fn offer_on(base: &Plan, ours: &Arc<Plan>, theirs: &Arc<Plan>) -> PlanMerge {
    PlanMerge::new(Base::Plan(base), ours, theirs)
}

/// Compares records of a file with those of the plan.
pub fn offer_records(ours: &Arc<Plan>, theirs: &Arc<Plan>) -> PlanMerge {
    // Records are identified by their ids, so the user needs no information about a base.
    PlanMerge::new(Base::Unknown, ours, theirs)
}

/// Only offers a new record with the same content as one of the plan: two people may have entered the same event.
fn offer_same_records(differences: &mut [Difference], ours: &Plan) {
    let texts_said = |record: &ActivityRecord| {
        let texts = record.texts().filter(|(of, _)| !matches!(of, RecordText::Note | RecordText::By));
        texts.map(|(of, text)| (of, text.to_owned())).collect::<Vec<_>>()
    };
    let mut here: Vec<_> = ours.log().iter().map(|record| texts_said(record)).collect();
    here.sort_unstable();
    for difference in differences {
        if let Resolution::SetPlan(PlanSetting::Record(id, Some(record))) = &difference.pick
            && ours.log().get(*id).is_none()
            && here.binary_search(&texts_said(record)).is_ok()
        {
            difference.status = DiffStatus::Offered;
        }
    }
}

/// The newest table of KPIs that was sent before the two plans diverged; if the lineages have none in common, an empty table that
/// is marked as a sheet of 効果検証. It carries the texts of the 効果検証 sheets of all common tables, each in its newest form.
fn common_table(here: &Lineage, there: &Lineage) -> KpiTable {
    let was_sent_there = |version| there.entries().iter().any(|entry| entry.sent && entry.version == version);
    let both = here.entries().iter().rev().filter(|entry| entry.sent && was_sent_there(entry.version));
    let tables: Vec<&KpiTable> = both.filter_map(|entry| entry.table.table()).collect();
    let of_kpis = tables.iter().find(|table| !table.is_sheet).copied();
    let mut common = KpiTable {
        texts: Vec::new(),
        ..of_kpis.map_or_else(|| KpiTable { is_sheet: true, ..KpiTable::default() }, KpiTable::clone)
    };
    for (place, text) in tables.iter().flat_map(|table| &table.texts) {
        if common.sheet_text(*place).is_none() {
            common.put_text(*place, Arc::clone(text));
        }
    }
    common
}

impl PlanMerge {
    fn new(base: Base<'_>, ours: &Arc<Plan>, theirs: &Arc<Plan>) -> Self {
        let mut differences = merge_plans(Plans { base, ours, theirs });
        offer_same_records(&mut differences, ours);
        Self { ours: Arc::clone(ours), theirs: Arc::clone(theirs), base_is_known: true, differences }
    }

    /// The differences as changes for the user to decide on.
    pub fn changes(&self) -> Changes {
        of_differences(&self.ours, &self.theirs, self.base_is_known, &self.differences)
    }

    /// The merge of these picks into the plan; `None` if there are none, so that the plan stays as it is (そのまま).
    pub fn pick(&self, picks: Vec<Resolution>) -> Option<PlanFileResolution> {
        (!picks.is_empty()).then(|| PlanFileResolution::Merge(self.ours.id, picks))
    }
}

/// The lineages of the imported plans, taken from the file. A plan that is new here gets its whole lineage. A replaced plan gets
/// only the sent tables, since undo restores ours. A plan that is imported under another id gets none, and neither does a merged
/// plan: its merge may be undone, and with the file's tables as a base nothing of the file would be offered again.
pub fn lineages_of(picks: &[PlanFileResolution], file: &Lineages) -> Lineages {
    let known = picks.iter().filter_map(|pick| match pick {
        PlanFileResolution::Whole(PlanResolution::Add(plan)) => Some((plan.id, file.get(&plan.id)?.clone())),
        PlanFileResolution::Whole(PlanResolution::Replace(plan)) => Some((plan.id, file.get(&plan.id)?.only_sent())),
        PlanFileResolution::Merge(..) => None,
    });
    known.collect()
}
