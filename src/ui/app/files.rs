//! The files of plans as the page knows them: the records of the store, the file handles of the browser, and the
//! content that each file had when it was last read or written.

use std::collections::BTreeSet;
use std::sync::Arc;

use keikaku::plan::{Lineage, Plan};
use keikaku::session::folder::{Contents, Signature};
use keikaku::storage::{
    self, FILE_PREFIX, FileRecord, FileSettings, Store, StoredTime, VersionVector, file_key, file_of,
    forget_files_of_gone, note_file,
};
use keikaku::value::PlanId;
use keikaku::wording::folder::FileStatus;
use leptos::prelude::*;
use litemap::LiteMap;

use crate::browser::folder::{FileHandle, FileProperties};
use crate::browser::{LocalStore, clock, indexed_db};
use crate::ui::app::saving::Saving;
use crate::ui::app::settings::{change_settings, settings};

/// The user's settings for files.
pub(crate) fn file_settings() -> FileSettings {
    storage::decode_file_settings(&settings())
}

/// Changes the user's settings for files, and stores them with the other settings.
pub(crate) fn change(change: impl FnOnce(&mut FileSettings)) {
    let mut settings = file_settings();
    change(&mut settings);
    change_settings(|all| all.files = Some(storage::encode_file_settings(&settings)));
}

/// The files of the plans, as a handle.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Files {
    /// The state of the file of each plan that has one.
    known: RwSignal<LiteMap<PlanId, FileState>>,
    /// The state that no view shows. It is thread-local, because the handles belong to the thread that received them.
    untracked: StoredValue<FilesState, LocalStorage>,
}

/// The parts of the state of files that no view shows.
#[derive(Debug, Default)]
struct FilesState {
    /// The browser's handles of the files that were chosen in a folder, loaded as needed.
    handles: LiteMap<PlanId, FileHandle>,
    /// The plans whose file is being chosen, read or written. A plan that is saved for the first time has no
    /// [`FileState`] yet.
    busy: BTreeSet<PlanId>,
}

/// The state of the file of a plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct FileState {
    /// The record of the file in the store.
    pub(crate) record: FileRecord,
    /// The content of the file when it was last read or written; `None` if it is not known.
    pub(crate) base: Option<Contents>,
    /// The writes of the plan that the content of the file included at that time. A plan that does not include them
    /// (for example because it was restored from an older copy) is not derived from that content.
    seen: VersionVector,
    /// The condition in which the file was found when it was last checked.
    pub(crate) condition: FileCondition,
    /// The properties of the file when it was last checked.
    pub(crate) properties: Option<FileProperties>,
    /// Whether a reminder to save a file is due; `None` until that was computed.
    pub(crate) is_due: Option<bool>,
    /// Whether the handle and the content were read from `IndexedDB`.
    pub(crate) is_read: bool,
}

/// The condition in which a file was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum FileCondition {
    /// This page has not looked at the file yet, for example because the user has to give permission first.
    #[default]
    NotLookedAt,
    /// The file is unchanged since it was last read or written here.
    Unchanged,
    /// Somebody else has saved the file since.
    Newer(Signature),
    /// The file could not be read, or is not a file of the plan.
    Unreadable,
}

/// The current time in the format of the stored records.
fn now() -> StoredTime {
    clock::now().map(StoredTime::from).unwrap_or_default()
}

fn handle_key(plan: PlanId) -> String {
    format!("{plan}/handle")
}

fn text_key(plan: PlanId) -> String {
    format!("{plan}/text")
}

impl Files {
    /// The files according to the store. Records of plans that no longer exist are removed.
    pub(crate) fn of_store() -> Self {
        for plan in forget_files_of_gone(&LocalStore) {
            leptos::task::spawn_local(async move {
                indexed_db::remove(&handle_key(plan)).await;
                indexed_db::remove(&text_key(plan)).await;
            });
        }
        let keys = LocalStore.keys(FILE_PREFIX).unwrap_or_default();
        let ids = keys.iter().filter_map(|key| key.strip_prefix(FILE_PREFIX)?.parse().ok());
        let known = ids.filter_map(|id: PlanId| {
            Some((id, FileState { record: file_of(&LocalStore, id)?, ..FileState::default() }))
        });
        Self { known: RwSignal::new(known.collect()), untracked: StoredValue::new_local(FilesState::default()) }
    }

    /// Marks the plan's file as being saved or imported; `false` if it is marked already.
    pub(crate) fn begin(self, plan: PlanId) -> bool {
        self.untracked.try_update_value(|untracked| untracked.busy.insert(plan)).unwrap_or(false)
    }

    /// Removes the mark of [`Self::begin`].
    pub(crate) fn end(self, plan: PlanId) {
        self.untracked.try_update_value(|untracked| untracked.busy.remove(&plan));
    }

    /// Whether that plan's file is being saved or imported.
    pub(crate) fn is_busy(self, plan: PlanId) -> bool {
        self.untracked.try_with_value(|untracked| untracked.busy.contains(&plan)).unwrap_or(false)
    }

    /// Forgets all files, after everything was wiped.
    pub(crate) fn forget(self) {
        self.untracked.try_update_value(|untracked| untracked.handles.clear());
        self.known.try_set(LiteMap::new());
    }

    /// The handle of that plan's file; `None` if it is not known on this page.
    pub(crate) fn handle(self, plan: PlanId) -> Option<FileHandle> {
        self.untracked.try_with_value(|untracked| untracked.handles.get(&plan).cloned()).flatten()
    }

    fn set_handle(self, plan: PlanId, handle: FileHandle) {
        self.untracked.try_update_value(|untracked| untracked.handles.insert(plan, handle));
    }

    /// The state of the file of that plan; `None` if the plan has no file.
    pub(crate) fn get(self, plan: PlanId) -> Option<FileState> {
        self.known.try_with(|files| files.get(&plan).cloned()).flatten()
    }

    /// Like [`Self::get`], but untracked.
    pub(crate) fn get_untracked(self, plan: PlanId) -> Option<FileState> {
        self.known.try_with_untracked(|files| files.get(&plan).cloned()).flatten()
    }

    /// Changes or creates the state of a plan's file, and stores its record. Views are notified only if the state
    /// differs.
    pub(crate) fn note(self, plan: PlanId, change: impl FnOnce(&mut FileState)) {
        let before = self.get_untracked(plan);
        let new = || FileState { record: FileRecord { since: now(), ..FileRecord::default() }, ..FileState::default() };
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

    /// Changes the state of a plan's file if the plan has one. After waiting for the browser, callers use this instead
    /// of [`Self::note`], since the file may have been disconnected or wiped in the meantime.
    pub(crate) fn change(self, plan: PlanId, change: impl FnOnce(&mut FileState)) {
        if self.get_untracked(plan).is_some() {
            self.note(plan, change);
        }
    }

    /// Disconnects the plan from its file. The file itself is not touched.
    pub(crate) fn disconnect(self, plan: PlanId) {
        self.untracked.try_update_value(|untracked| untracked.handles.remove(&plan));
        self.known.try_update(|files| files.remove(&plan));
        // If the record cannot be removed, it names a file that can be chosen again.
        let _ = LocalStore.remove(&file_key(plan));
        leptos::task::spawn_local(async move {
            indexed_db::remove(&handle_key(plan)).await;
            indexed_db::remove(&text_key(plan)).await;
        });
    }

    /// Reads the handle and the content of that plan's file from `IndexedDB`, once.
    pub(crate) async fn fetch(self, plan: PlanId) {
        if self.get_untracked(plan).is_none_or(|known| known.is_read) {
            return;
        }
        let handle = indexed_db::read(&handle_key(plan)).await;
        let text = indexed_db::read(&text_key(plan)).await.and_then(|text| text.as_string());
        if let Some(handle) = handle
            && self.handle(plan).is_none()
        {
            self.set_handle(plan, FileHandle::from_stored(handle));
        }
        let base = text.and_then(|text| Contents::read_of(text.as_bytes(), plan).ok());
        self.change(plan, |known| {
            known.is_read = true;
            // If a content was saved in the meantime, it is newer.
            if known.base.is_none() {
                known.seen = VersionVector::from(known.record.seen.clone().unwrap_or_default());
                known.base = base;
            }
        });
    }

    /// Uses the content that another tab has since read or written as the base, if this tab includes the writes of that
    /// content.
    pub(crate) async fn adopt_newer_base(self, saving: Saving, plan: PlanId) {
        let (Some(stored), Some(known)) = (file_of(&LocalStore, plan), self.get_untracked(plan)) else { return };
        let seen = VersionVector::from(stored.seen.clone().unwrap_or_default());
        if stored.digest.is_none() || stored.digest == known.record.digest || !saving.includes(plan, &seen) {
            return;
        }
        let text = indexed_db::read(&text_key(plan)).await.and_then(|text| text.as_string());
        let base = text.and_then(|text| Contents::read_of(text.as_bytes(), plan).ok());
        if let Some(base) = base.filter(|base| Some(base.digest()) == stored.digest) {
            self.change(plan, |known| {
                (known.base, known.seen, known.record) = (Some(base), seen, stored);
                (known.condition, known.properties) = (FileCondition::NotLookedAt, None);
            });
        }
    }

    /// The content of the file that the shown plan is derived from, and the digest of its text; both `None` if the plan
    /// is not derived from the file.
    pub(crate) fn base(self, saving: Saving, plan: PlanId) -> (Option<Contents>, Option<String>) {
        let known = self.get_untracked(plan).filter(|known| saving.includes(plan, &known.seen));
        known.map(|known| (known.base, known.record.digest)).unwrap_or_default()
    }

    /// Makes a file the file of the plan, and stores its handle in `IndexedDB` if the browser can do so.
    pub(crate) fn bind(self, plan: PlanId, handle: FileHandle) {
        self.note(plan, |known| {
            known.is_read = true;
            known.record.name = Some(handle.name());
            known.record.in_folder = true;
            known.record.since = now();
            (known.condition, known.properties) = (FileCondition::NotLookedAt, None);
        });
        self.set_handle(plan, handle.clone());
        leptos::task::spawn_local(async move {
            // If the handle cannot be stored, the file has to be chosen again after a reload.
            let _ = indexed_db::write(&handle_key(plan), handle.value()).await;
        });
    }

    /// Records that the file was read or written and has this content. The content is stored for later visits only if
    /// the store holds the current state of the plan as well; otherwise only this page uses it.
    pub(crate) fn set_base(self, saving: Saving, plan: PlanId, base: Contents) {
        let (is_saved, seen) = (saving.is_saved(), saving.seen(plan));
        let text = Arc::clone(&base.text);
        self.note(plan, |known| {
            known.record.at = Some(now());
            known.record.since = now();
            known.record.digest = is_saved.then(|| base.digest()).or(known.record.digest.take());
            if is_saved {
                known.record.seen = Some(seen.to_string());
            }
            (known.base, known.seen) = (Some(base), seen);
            (known.condition, known.is_due) = (FileCondition::Unchanged, Some(false));
        });
        if is_saved {
            leptos::task::spawn_local(async move {
                let _ = indexed_db::write(&text_key(plan), &text.as_ref().into()).await;
            });
        }
    }
}

impl FileState {
    /// Whether this page knows the current content of the file: a file in a folder was checked, and a file that was
    /// downloaded or opened by hand is not written by anybody else.
    pub(crate) fn is_looked_at(&self) -> bool {
        !self.record.in_folder || self.condition != FileCondition::NotLookedAt
    }

    /// How the plan and its lineage, if it was read, differ from the file; `None` if the plan has no file, or the content of
    /// the file was not read from `IndexedDB` yet.
    pub(crate) fn file_status(&self, plan: &Plan, lineage: Option<&Lineage>) -> Option<FileStatus> {
        self.record.name.as_ref()?;
        match &self.condition {
            FileCondition::NotLookedAt | FileCondition::Unchanged => {}
            FileCondition::Newer(signature) => return Some(FileStatus::Newer(signature.clone())),
            FileCondition::Unreadable => return Some(FileStatus::Unreadable),
        }
        let Some(base) = &self.base else { return self.is_read.then_some(FileStatus::Unknown) };
        Some(match base.lacks(plan, lineage) {
            0 if !self.is_looked_at() => FileStatus::NotLookedAt,
            0 => FileStatus::Same(self.record.at.as_ref().and_then(StoredTime::timestamp)),
            count => FileStatus::Changes(count),
        })
    }
}
