//! The merge of a plan of a plan file into the one that is here, as an alternative to そのまま (keep), 置き換え (replace) and
//! 別の計画として (add as another plan).
//!
//! Both lineages are read for a table that is in the past of both plans: the newest that was sent from either. On that
//! base the tables are merged three ways; what does not travel in tables has no base. A file that says that it was
//! saved on top of what was last saved or opened here has all of it as its base. Without any base the two states are
//! compared with each other and the user is told so: content on one side only is no conflict, different content is.

use std::sync::Arc;

use crate::command::{PlanFileResolution, PlanResolution};
use crate::merge::review::{Changes, of_differences};
use crate::merge::{Base, DiffStatus, Difference, PlanSetting, Plans, Resolution, merge_plans};
use crate::plan::lineage::{KpiTable, Lineage, Lineages};
use crate::plan::{ActivityRecord, Plan, RecordText};

/// The merge of a plan of a file with the one that is here, before it is decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanMerge {
    /// The plan as it is here.
    pub ours: Arc<Plan>,
    /// The plan as it is in the file.
    pub theirs: Arc<Plan>,
    /// Whether a common base of both plans is known. If not, the user has to be told.
    pub base_is_known: bool,
    /// All differences, in the order of the plan.
    pub differences: Vec<Difference>,
}

/// Compares the plan of the file with ours. `here` and `there` are what each side knows of sent and imported tables.
pub fn offer(ours: &Arc<Plan>, theirs: &Arc<Plan>, here: &Lineage, there: &Lineage) -> PlanMerge {
    let common = common_table(here, there);
    let base = if common.is_sheet { Base::Sheets(&common) } else { Base::Table(&common) };
    PlanMerge { base_is_known: !common.is_sheet, ..PlanMerge::new(base, ours, theirs) }
}

/// Compares the plan of the file that was saved on top of `base` with ours, which is also based on it.
pub fn offer_on(base: &Plan, ours: &Arc<Plan>, theirs: &Arc<Plan>) -> PlanMerge {
    PlanMerge::new(Base::Plan(base), ours, theirs)
}

/// Compares records of a file with those of the plan. A new one that says what a record here says already is only offered.
pub fn offer_records(ours: &Arc<Plan>, theirs: &Arc<Plan>) -> PlanMerge {
    // Which record is which is known by its id, so that nobody has to be told of a base.
    let mut merge = PlanMerge::new(Base::Unknown, ours, theirs);
    let texts_said = |record: &ActivityRecord| {
        let texts = record.texts().filter(|(of, _)| !matches!(of, RecordText::Note | RecordText::By));
        texts.map(|(of, text)| (of, text.to_owned())).collect::<Vec<_>>()
    };
    let mut here: Vec<_> = ours.log().iter().map(|record| texts_said(record)).collect();
    here.sort_unstable();
    for difference in &mut merge.differences {
        if let Resolution::SetPlan(PlanSetting::Record(id, Some(record))) = &difference.pick
            && ours.log().get(*id).is_none()
            && here.binary_search(&texts_said(record)).is_ok()
        {
            difference.status = DiffStatus::Offered;
        }
    }
    merge
}

/// The newest table of KPIs that was sent before the two plans diverged; if both lineages have none in common, that of a sheet of
/// 効果検証. Beside it stand the texts of sheets that were sent in any common table, each as the newest one has it.
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
        let differences = merge_plans(Plans { base, ours, theirs });
        Self { ours: Arc::clone(ours), theirs: Arc::clone(theirs), base_is_known: true, differences }
    }

    /// The differences as changes that a person decides on.
    pub fn changes(&self) -> Changes {
        of_differences(&self.ours, &self.theirs, self.base_is_known, &self.differences)
    }

    /// The merge of these picks into the plan; `None` if nothing is picked, so that the plan stays as it is (そのまま).
    pub fn pick(&self, picks: Vec<Resolution>) -> Option<PlanFileResolution> {
        (!picks.is_empty()).then(|| PlanFileResolution::Merge(self.ours.id, picks))
    }
}

/// The lineages of the imported plans by what the file knows: all of it for a plan that is new here; only the tables that were sent
/// where ours is replaced, since undo restores ours. A plan that is imported under another id starts without a lineage, and so does
/// one that is merged: its merge may be undone, and with its tables as a base nothing of the file would be offered again.
pub fn lineages_of(picks: &[PlanFileResolution], file: &Lineages) -> Lineages {
    let known = picks.iter().filter_map(|pick| match pick {
        PlanFileResolution::Whole(PlanResolution::Add(plan)) => Some((plan.id, file.get(&plan.id)?.clone())),
        PlanFileResolution::Whole(PlanResolution::Replace(plan)) => Some((plan.id, file.get(&plan.id)?.only_sent())),
        PlanFileResolution::Merge(..) => None,
    });
    known.collect()
}
