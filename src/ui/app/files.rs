//! What the page knows of the files of its plans: the records of the store, the handles of the browser, and the text that each
//! file had when it was read or written last.

use std::collections::BTreeMap;
use std::sync::Arc;

use keikaku::plan::Plan;
use keikaku::session::folder::{Contents, Signature, changes_since};
use keikaku::storage::{
    self, FILE_PREFIX, FileRecord, FileSettings, Store, StoredTime, VersionVector, file_key, file_of,
    forget_files_of_gone, note_file,
};
use keikaku::value::id::PlanId;
use keikaku::wording::folder::FileStatus;
use leptos::prelude::*;

use crate::browser::folder::{Handle, Look};
use crate::browser::storage::LocalStore;
use crate::browser::{clock, indexed_db};
use crate::ui::app::AppState;
use crate::ui::app::saving::{change_settings, settings};

/// What the person has chosen of files.
pub(crate) fn chosen() -> FileSettings {
    storage::decode_file_settings(&settings())
}

/// Changes what the person has chosen of files, and stores it with the settings.
pub(crate) fn change(change: impl FnOnce(&mut FileSettings)) {
    let mut chosen = chosen();
    change(&mut chosen);
    change_settings(|settings| settings.files = Some(storage::encode_file_settings(&chosen)));
}

/// The files, by plan.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Files {
    /// What is known of each.
    known: RwSignal<BTreeMap<PlanId, Known>>,
    /// The browser's handles of those that were chosen in a folder, as far as they were needed. No other thread may have
    /// them.
    handles: StoredValue<BTreeMap<PlanId, Handle>, LocalStorage>,
}

/// What is known of one.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Known {
    pub(crate) record: FileRecord,
    /// What it held when it was read or written last.
    pub(crate) base: Option<Contents>,
    /// Which writes of the plan there were then. A plan that does not include them (it was mended from an older copy, say)
    /// does not come from the base.
    seen: VersionVector,
    /// How it was found when it was looked at last.
    pub(crate) found: Found,
    /// What it was like when it was looked at last.
    pub(crate) look: Option<Look>,
    /// Whether it is time to save one, once the days were counted.
    pub(crate) is_due: Option<bool>,
    /// Whether a save is under way.
    pub(crate) is_busy: bool,
    /// Whether the handle and the text are read from where they are kept.
    pub(crate) is_read: bool,
}

/// How a file was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Found {
    /// As it was.
    #[default]
    AsKnown,
    /// Somebody else has saved it since.
    Newer(Signature),
    /// It could not be read, or is no file of the plan.
    Unreadable,
}

/// The present time, as a record holds it.
fn now() -> StoredTime {
    clock::now().map(StoredTime::from).unwrap_or_default()
}

fn kept_handle(plan: PlanId) -> String {
    format!("{plan}/handle")
}

fn kept_text(plan: PlanId) -> String {
    format!("{plan}/text")
}

impl Files {
    /// As the store has them.
    pub(crate) fn of_store() -> Self {
        for plan in forget_files_of_gone(&LocalStore) {
            leptos::task::spawn_local(async move {
                indexed_db::remove(&kept_handle(plan)).await;
                indexed_db::remove(&kept_text(plan)).await;
            });
        }
        let keys = LocalStore.keys(FILE_PREFIX).unwrap_or_default();
        let ids = keys.iter().filter_map(|key| key.strip_prefix(FILE_PREFIX)?.parse().ok());
        let known =
            ids.filter_map(|id: PlanId| Some((id, Known { record: file_of(&LocalStore, id)?, ..Known::default() })));
        Self { known: RwSignal::new(known.collect()), handles: StoredValue::new_local(BTreeMap::new()) }
    }

    /// Forgets all of it: everything was wiped.
    pub(crate) fn forget(self) {
        self.handles.try_update_value(BTreeMap::clear);
        self.known.try_set(BTreeMap::new());
    }

    /// The handle of that plan's file, if it is known here.
    pub(crate) fn handle(self, plan: PlanId) -> Option<Handle> {
        self.handles.try_with_value(|handles| handles.get(&plan).cloned()).flatten()
    }

    fn set_handle(self, plan: PlanId, handle: Handle) {
        self.handles.try_update_value(|handles| handles.insert(plan, handle));
    }

    /// What is known of the file of that plan.
    pub(crate) fn get(self, plan: PlanId) -> Option<Known> {
        self.known.try_with(|files| files.get(&plan).cloned()).flatten()
    }

    pub(crate) fn get_untracked(self, plan: PlanId) -> Option<Known> {
        self.known.try_with_untracked(|files| files.get(&plan).cloned()).flatten()
    }

    /// Notes something of it; nobody is told where it was known.
    pub(crate) fn note(self, plan: PlanId, change: impl FnOnce(&mut Known)) {
        let before = self.get_untracked(plan);
        let new = || Known { record: FileRecord { since: now(), ..FileRecord::default() }, ..Known::default() };
        let mut after = before.clone().unwrap_or_else(new);
        change(&mut after);
        if before.as_ref() == Some(&after) {
            return;
        }
        if before.is_none_or(|before| before.record != after.record) {
            note_file(&LocalStore, plan, &after.record);
        }
        self.known.try_update(|files| files.insert(plan, after));
    }

    /// Notes something of one that is known: not of one that was let go of, or wiped, while something was waited for.
    pub(crate) fn change(self, plan: PlanId, change: impl FnOnce(&mut Known)) {
        if self.get_untracked(plan).is_some() {
            self.note(plan, change);
        }
    }

    /// Lets go of the file: it stays where it is, and nothing of it is known here any more.
    pub(crate) fn let_go(self, plan: PlanId) {
        self.handles.try_update_value(|handles| handles.remove(&plan));
        self.known.try_update(|files| files.remove(&plan));
        // What can't be removed names a file that is chosen again.
        let _ = LocalStore.remove(&file_key(plan));
        leptos::task::spawn_local(async move {
            indexed_db::remove(&kept_handle(plan)).await;
            indexed_db::remove(&kept_text(plan)).await;
        });
    }

    /// Reads the handle and the text of that plan's file from where they are kept, once.
    pub(crate) async fn fetch(self, plan: PlanId) {
        if self.get_untracked(plan).is_none_or(|known| known.is_read) {
            return;
        }
        let kept = indexed_db::read(&kept_handle(plan)).await;
        let text = indexed_db::read(&kept_text(plan)).await.and_then(|text| text.as_string());
        if let Some(kept) = kept
            && self.handle(plan).is_none()
        {
            self.set_handle(plan, Handle::kept(kept));
        }
        let base = text.and_then(|text| Contents::read_of(text.as_bytes(), plan).ok());
        self.change(plan, |known| {
            known.is_read = true;
            // What was saved meanwhile is newer.
            if known.base.is_none() {
                known.seen = VersionVector::from(known.record.seen.clone().unwrap_or_default());
                known.base = base;
            }
        });
    }

    /// Takes what another tab has read or written since for the base, if this one has seen its plan.
    pub(crate) async fn catch_up(self, app: AppState, plan: PlanId) {
        let (Some(stored), Some(known)) = (file_of(&LocalStore, plan), self.get_untracked(plan)) else { return };
        let seen = VersionVector::from(stored.seen.clone().unwrap_or_default());
        if stored.digest.is_none() || stored.digest == known.record.digest || !app.includes(plan, &seen) {
            return;
        }
        let text = indexed_db::read(&kept_text(plan)).await.and_then(|text| text.as_string());
        let base = text.and_then(|text| Contents::read_of(text.as_bytes(), plan).ok());
        if let Some(base) = base.filter(|base| Some(base.digest()) == stored.digest) {
            self.change(plan, |known| (known.base, known.seen, known.record) = (Some(base), seen, stored));
        }
    }

    /// What the plan that is shown comes from, and the digest of its text, where it does.
    pub(crate) fn base(self, app: AppState, plan: PlanId) -> (Option<Contents>, Option<String>) {
        let known = self.get_untracked(plan).filter(|known| app.includes(plan, &known.seen));
        known.map(|known| (known.base, known.record.digest)).unwrap_or_default()
    }

    /// From now on that is the file of the plan, and its handle is kept where the browser can.
    pub(crate) fn bind(self, plan: PlanId, handle: Handle) {
        self.note(plan, |known| {
            known.is_read = true;
            known.record.name = Some(handle.name());
            known.record.in_folder = true;
            known.record.since = now();
        });
        self.set_handle(plan, handle.clone());
        leptos::task::spawn_local(async move {
            // One that cannot be kept is chosen again after a reload.
            let _ = indexed_db::write(&kept_handle(plan), handle.value()).await;
        });
    }

    /// The file was read or written, and holds this. Where the store holds what is here, whoever opens it builds on this text,
    /// too; else only this page does.
    pub(crate) fn build_on(self, app: AppState, plan: PlanId, base: Contents) {
        let (is_kept, seen) = (app.is_kept(), app.seen(plan));
        let text = Arc::clone(&base.text);
        self.note(plan, |known| {
            known.record.at = Some(now());
            known.record.since = now();
            known.record.digest = is_kept.then(|| base.digest()).or(known.record.digest.take());
            if is_kept {
                known.record.seen = Some(seen.to_string());
            }
            (known.base, known.seen) = (Some(base), seen);
            (known.found, known.is_due) = (Found::AsKnown, Some(false));
        });
        if is_kept {
            leptos::task::spawn_local(async move {
                let _ = indexed_db::write(&kept_text(plan), &text.as_ref().into()).await;
            });
        }
    }
}

impl Known {
    /// How the plan stands to it; nothing while there is no file, and before what is known of it was read.
    pub(crate) fn standing(&self, plan: &Plan) -> Option<FileStatus> {
        self.record.name.as_ref()?;
        match &self.found {
            Found::AsKnown => {}
            Found::Newer(signature) => return Some(FileStatus::Newer(signature.clone())),
            Found::Unreadable => return Some(FileStatus::Unreadable),
        }
        let Some(base) = &self.base else { return self.is_read.then_some(FileStatus::Unknown) };
        Some(match changes_since(&base.plan, plan) {
            0 => FileStatus::Same(self.record.at.as_ref().and_then(StoredTime::timestamp)),
            count => FileStatus::Changes(count),
        })
    }
}
