//! A plan file that was opened: how each of its plans relates to the workbook, the user's choices, and the command that
//! results.

use std::sync::Arc;

use keikaku::command::{Command, ImportStep, PlanFileResolution, PlanResolution};
use keikaku::import::activity_table::{plan_of_records, read_records};
use keikaku::import::plan_file::{Incoming, compare_with};
use keikaku::import::plan_merge::{self, PlanMerge};
use keikaku::import::preview::ImportCounts;
use keikaku::import::text_table::TextTable;
use keikaku::merge::review::Changes;
use keikaku::plan::{Lineages, Plan};
use keikaku::session::folder::Contents;
use keikaku::session::route::Route;
use keikaku::storage::plan_file::{self, PlanFileError};
use keikaku::storage::{Occasion, room_for};
use keikaku::value::PlanId;
use keikaku::wording::{Label, ReviewLabel, activity_log, copies as words_of_room, errors, import};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::storage::{LocalStore, measured};
use crate::ui::app::Saving;
use crate::ui::review::folder::note_copy;
use crate::ui::review::{Decisions, about_file};

/// A plan file that was read.
#[derive(Clone, Debug)]
pub(crate) struct OpenedPlanFile {
    saving: Saving,
    /// The name of the file.
    pub(crate) name: String,
    /// How each of its plans relates to the workbook.
    pub(crate) incoming: Vec<Incoming>,
    /// The sentences about the parts of the file that could not be read.
    pub(crate) unread: Vec<String>,
    /// The content of the file if it contains a single plan.
    contents: Option<Contents>,
    /// The lineages of its plans.
    lineages: Lineages,
    /// Whether the file is a list of records of activity, which are merged with the records of one plan.
    pub(crate) is_of_records: bool,
    /// The choices for the plans that differ. A later choice for a plan replaces an earlier one.
    choices: ArcRwSignal<Vec<(PlanId, PlanChoice)>>,
    /// The decisions on each merged plan: one list for each plan of the file.
    pub(crate) decisions: Decisions,
}

/// What is done with a plan of the file that differs from the plan in the workbook.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum PlanChoice {
    /// そのまま: the plan in the workbook stays unchanged.
    #[default]
    KeepOurs,
    /// 合わせる: both are merged field by field; the user decides where both sides changed the same field.
    Merge,
    /// 置き換え: the plan of the file replaces the plan in the workbook.
    ReplaceOurs,
    /// 別の計画として: the plan of the file is added as another plan.
    KeepBoth,
}

impl PlanChoice {
    /// All choices, in the order in which they are offered.
    pub(crate) const ALL: [Self; 4] = [Self::KeepOurs, Self::Merge, Self::ReplaceOurs, Self::KeepBoth];

    /// The label of the choice.
    pub(crate) fn label(self) -> Label {
        match self {
            Self::Merge => Label::MERGE_PLANS,
            Self::KeepOurs => ReviewLabel::KEEP_OURS,
            Self::ReplaceOurs => ReviewLabel::REPLACE_OURS,
            Self::KeepBoth => ReviewLabel::KEEP_BOTH,
        }
    }
}

/// Reads the bytes of a plan file. If it contains no plan, shows a message and returns `None`.
pub(crate) async fn open(saving: Saving, name: &str, bytes: &[u8]) -> Result<Option<OpenedPlanFile>, PlanFileError> {
    let (messages, locale) = (saving.editor.messages, saving.editor.locale());
    let package = plan_file::read_bytes(bytes)?;
    if package.plans.is_empty() {
        messages.show_error(about_file(name, &errors::no_plan(&package, locale.language()).join("\n")));
        return Ok(None);
    }
    for plan in &package.plans {
        saving.files.fetch(plan.id).await;
    }
    saving.load_lineages();
    let incoming = compare_with(&saving.editor.workbook.get_untracked(), &package);
    Ok(Some(OpenedPlanFile {
        saving,
        name: name.to_owned(),
        decisions: Decisions::new(messages, ReviewLabel::FILE_VALUE, incoming.len()),
        incoming,
        unread: errors::partly(&package, locale.language()),
        contents: Contents::read(bytes).ok(),
        lineages: package.lineages(),
        is_of_records: false,
        choices: ArcRwSignal::default(),
    }))
}

/// Opens a table as a list of records of activity; `None` if it is no such list. A list from another office is accepted
/// only while 活動記録 of a plan is shown.
pub(crate) fn open_records(saving: Saving, name: &str, sheet: &TextTable) -> Option<Result<OpenedPlanFile, String>> {
    let (editor, language) = (saving.editor, saving.editor.language());
    let workbook = editor.workbook.get_untracked();
    let named = plan_of_records(sheet);
    let route = editor.navigation.route.get_untracked();
    let is_asked = named.is_some() || matches!(route, Route::Records(_));
    let id = named.flatten().or(route.plan().filter(|_| is_asked));
    let refused = || about_file(name, activity_log::records_of_other(language));
    let Some(ours) = id.and_then(|id| workbook.plan(id)) else { return named.map(|_| Err(refused())) };
    let read = match read_records(sheet, ours, clock::today())? {
        Ok(read) => read,
        Err(error) => return Some(Err(about_file(name, &activity_log::records_error(error, language)))),
    };
    let unread = vec![activity_log::records_read(&read, language)];
    let incoming = if read.plan == *ours {
        Incoming::Same(Arc::clone(ours))
    } else {
        Incoming::Differs { ours: Arc::clone(ours), theirs: read.plan }
    };
    Some(Ok(OpenedPlanFile {
        saving,
        name: name.to_owned(),
        decisions: Decisions::new(editor.messages, ReviewLabel::FILE_VALUE, 1),
        incoming: vec![incoming],
        unread,
        contents: None,
        lineages: Lineages::new(),
        is_of_records: true,
        choices: ArcRwSignal::default(),
    }))
}

impl OpenedPlanFile {
    /// The number of its plans that are equal to the plans in the workbook.
    pub(crate) fn count_same(&self) -> usize {
        self.incoming.iter().filter(|one| matches!(one, Incoming::Same(_))).count()
    }

    /// The choice for that plan. The choices are tracked.
    pub(crate) fn choice(&self, plan: PlanId) -> PlanChoice {
        let chosen = self.choices.with(|choices| choices.iter().rev().find(|(id, _)| *id == plan).copied());
        match chosen {
            Some((_, resolution)) => resolution,
            None if self.is_of_records || self.base(plan).is_some() => PlanChoice::Merge,
            None => PlanChoice::default(),
        }
    }

    /// Stores the choice for that plan.
    pub(crate) fn choose(&self, plan: PlanId, resolution: PlanChoice) {
        self.choices.update(|choices| choices.push((plan, resolution)));
    }

    /// The state of the plan that was last saved or opened here, if the file was saved on top of that state; `None`
    /// otherwise.
    fn base(&self, plan: PlanId) -> Option<Arc<Plan>> {
        let contents = self.contents.as_ref().filter(|contents| contents.plan.id == plan)?;
        let base = self.saving.files.get_untracked(plan)?.base?;
        contents.contains(&base).then_some(base.plan)
    }

    /// The result of merging that plan of the file into the plan in the workbook; `None` unless merging is chosen and
    /// the plan in the workbook still exists. The choices are tracked.
    pub(crate) fn merge(&self, incoming: &Incoming) -> Option<PlanMerge> {
        let Incoming::Differs { theirs, .. } = incoming else { return None };
        if self.choice(theirs.id) != PlanChoice::Merge {
            return None;
        }
        let workbook = self.saving.editor.workbook.get_untracked();
        let ours = workbook.plan(theirs.id)?;
        if self.is_of_records {
            return Some(plan_merge::offer_records(ours, theirs));
        }
        if let Some(base) = self.base(theirs.id) {
            return Some(plan_merge::offer_on(&base, ours, theirs));
        }
        let here = self.saving.editor.read_session(|session| session.lineage(theirs.id)).unwrap_or_default();
        let there = self.lineages.get(&theirs.id).cloned().unwrap_or_default();
        Some(plan_merge::offer(ours, theirs, &here, &there))
    }

    /// The changes of each plan with the decisions applied; empty for a plan that is not merged. The workbook, the
    /// choices and the decisions are tracked.
    pub(crate) fn lists(&self) -> Vec<Changes> {
        self.saving.editor.settled.track();
        let changes = |incoming| self.merge(incoming).map(|merge| merge.changes()).unwrap_or_default();
        let decided = |(nth, incoming)| self.decisions.applied_to(nth, changes(incoming));
        self.incoming.iter().enumerate().map(decided).collect()
    }

    /// How the command resolves that plan of the file; `None` if the plan in the workbook stays unchanged.
    fn pick(&self, incoming: &Incoming, changes: &Changes) -> Option<PlanFileResolution> {
        let theirs = match incoming {
            Incoming::Add(plan) => return Some(PlanFileResolution::Whole(PlanResolution::Add(Arc::clone(plan)))),
            Incoming::Same(_) => return None,
            Incoming::Differs { theirs, .. } => theirs,
        };
        match self.choice(theirs.id) {
            PlanChoice::Merge => self.merge(incoming)?.pick(changes.picks()),
            PlanChoice::KeepOurs => None,
            PlanChoice::ReplaceOurs => Some(PlanFileResolution::Whole(PlanResolution::Replace(Arc::clone(theirs)))),
            PlanChoice::KeepBoth => {
                let mut another = Plan::clone(theirs);
                another.set_id(clock::fresh_plan());
                Some(PlanFileResolution::Whole(PlanResolution::Add(Arc::new(another))))
            }
        }
    }

    /// Imports everything that was chosen in one step, and returns whether that succeeded; otherwise the reason is
    /// shown. `lists` are the changes with the decisions applied.
    pub(crate) fn import(&self, lists: &[Changes]) -> bool {
        let (saving, language) = (self.saving, self.saving.editor.language());
        let messages = saving.editor.messages;
        let picks = untrack(|| {
            let picks = self.incoming.iter().zip(lists).filter_map(|(one, changes)| self.pick(one, changes));
            picks.collect::<Vec<PlanFileResolution>>()
        });
        let count = picks.len();
        if count == 0 {
            let differs = self.count_same() < self.incoming.len();
            messages.show_message(import::imported(&self.name, ImportCounts::default(), differs, 0, language));
        } else if self.has_room(&picks) && self.carry_out(picks) {
            let said = if self.is_of_records {
                let listed = lists.first().map(Changes::tally).unwrap_or_default();
                let counts = ImportCounts { listed, ..ImportCounts::default() };
                import::imported(&self.name, counts, true, 0, language)
            } else {
                import::plans_imported(&self.name, count, language)
            };
            messages.show_message(saving.save_imported(said));
        } else {
            return false;
        }
        true
    }

    /// Whether the store has room for the plans that are imported as a whole; if not, a message shows this. If the
    /// store cannot be read, the header shows its state, and the result is `true`.
    fn has_room(&self, picks: &[PlanFileResolution]) -> bool {
        let plans: Vec<Arc<Plan>> = picks.iter().filter_map(whole).map(|pick| Arc::clone(pick.plan())).collect();
        let room = measured("").and_then(|used| room_for(&LocalStore, used, &plans));
        let Some(room) = room.ok().filter(|room| !room.is_enough()) else { return true };
        let (needed, free) = (words_of_room::percent(room.needed), words_of_room::percent_free(room.free));
        self.saving.editor.messages.show_error(import::no_room(
            &self.name,
            needed,
            free,
            self.saving.editor.language(),
        ));
        false
    }

    /// Copies the plans, applies these resolutions to the workbook, and stores the lineages and the file's content.
    /// Returns whether the command was carried out.
    fn carry_out(&self, picks: Vec<PlanFileResolution>) -> bool {
        let saving = self.saving;
        let known = plan_merge::lineages_of(&picks, &self.lineages);
        let imported: Vec<(PlanId, bool)> = picks.iter().map(plan_and_is_whole).collect();
        for (plan, is_whole) in &imported {
            saving.copy_before(*plan, if *is_whole { Occasion::Import } else { Occasion::Merge });
        }
        let whole = picks.iter().filter_map(whole).cloned().collect();
        let merged = ImportStep::of_plans(picks, &self.name, clock::today()).map(Command::ApplyImport);
        if !saving.editor.command(merged.unwrap_or(Command::ImportPlans { picks: whole })) {
            return false;
        }
        saving.load_lineages();
        saving.editor.update_session(|session| session.join_lineages(&known));
        if let Some(contents) = &self.contents
            && let Some((_, is_whole)) = imported.iter().find(|(plan, _)| *plan == contents.plan.id)
        {
            note_copy(saving, &self.name, contents.clone(), *is_whole);
        }
        true
    }
}

/// The resolution of a plan that is imported as a whole; `None` if the plan is merged.
fn whole(pick: &PlanFileResolution) -> Option<&PlanResolution> {
    match pick {
        PlanFileResolution::Whole(pick) => Some(pick),
        PlanFileResolution::Merge(..) => None,
    }
}

fn plan_and_is_whole(pick: &PlanFileResolution) -> (PlanId, bool) {
    match pick {
        PlanFileResolution::Whole(pick) => (pick.plan().id, true),
        PlanFileResolution::Merge(id, _) => (*id, false),
    }
}
