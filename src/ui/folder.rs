//! The files of plans: in a folder where the browser has pickers, downloaded and opened elsewhere.
//!
//! It is in the chunk `exchange` ([`chunk`]), as is the merge that it needs: loaded where a plan has a file, where one is
//! asked for, and where a plan was worked on another day. From then on it is called by [`Folder`], a table of functions.
//! What may be written over, and what has to be decided first, is told by [`keikaku::session::folder`]; here the browser's
//! files are read and written as it says.

mod copies;
mod header;
mod known;
mod looking;
mod opening;
mod saving;
mod section;

pub(super) use copies::{download, note_copy};
pub(super) use known::files;

use std::cell::Cell;

use keikaku::id::PlanId;
use keikaku::session::folder::FILE_PREFIX;
use keikaku::session::keeping::Store;
use wasm_split_macros::wasm_split;

use super::desk::Desk;
use super::el::El;
use super::focus;
use super::late::LateView;
use crate::browser::chunk::{self, NotArrived};
use crate::browser::moment;
use crate::browser::storage::LocalStore;

/// What can be asked of files, once their chunk is there.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Folder {
    /// The name of a plan's file, in the list.
    listed: fn(Desk, PlanId) -> Option<El>,
    /// The section of 取込・出力.
    section: fn(Desk, PlanId) -> El,
    /// フォルダの計画ファイルを開く.
    pub(crate) open: fn(Desk),
    /// Another view is shown.
    arrive: fn(Desk),
    /// Everything was wiped.
    forget: fn(Desk),
}

/// Letters of the day in a moment.
const DAY: usize = 10;

thread_local! {
    static FOLDER: Cell<Option<Folder>> = const { Cell::new(None) };
}

#[wasm_split(exchange, wasm_split_path = chunk, fallible)]
fn bring(desk: Desk) -> Result<(), NotArrived> {
    // Two may have asked at once.
    if FOLDER.get().is_none() {
        chunk::wear(include_str!("../../style/folder.css"));
        looking::listen(desk);
        FOLDER.set(Some(Folder {
            listed: header::listed,
            section: section::section,
            open: opening::open,
            arrive: looking::arrive,
            forget: known::forget,
        }));
        desk.folder.set(Some(LateView::new(move || header::header(desk))));
        looking::arrive(desk);
    }
    Ok(())
}

/// Gives the focus to the first of these that is there, where a button took it away with itself. What a button stands on is
/// worked out in several steps, so that it is still there for a moment.
fn give_on(ids: Vec<String>) {
    any_spawner::Executor::spawn_local(async {
        moment::breath().await;
        focus::keep(ids);
    });
}

impl Desk {
    /// Brings the code of files where the view that is shown needs it.
    pub(crate) fn bring_folder(self) {
        if let Some(folder) = FOLDER.get() {
            return (folder.arrive)(self);
        }
        let saved = self.route.get_untracked().plan().and_then(|plan| self.saved_at(plan));
        let is_of_another_day = saved.is_some_and(|saved| saved.get(..DAY) != moment::now().get(..DAY));
        if is_of_another_day || LocalStore.keys(FILE_PREFIX).is_ok_and(|keys| !keys.is_empty()) {
            self.with_folder(|_| |_| ());
        }
    }

    /// Does something of files, once their code is there.
    pub(crate) fn with_folder(self, what: fn(Folder) -> fn(Self)) {
        self.when_arrived(async move {
            if FOLDER.get().is_none() {
                bring(self).await?;
            }
            if let Some(folder) = FOLDER.get() {
                what(folder)(self);
            }
            Ok(())
        });
    }

    /// The name of a plan's file, in the list.
    pub(crate) fn listed_file(self, plan: PlanId) -> Option<El> {
        self.folder.track();
        (FOLDER.get()?.listed)(self, plan)
    }

    /// The section of 取込・出力, once its code is there.
    pub(crate) fn file_section(self, plan: PlanId) -> Option<El> {
        self.folder.track();
        Some((FOLDER.get()?.section)(self, plan))
    }

    /// Forgets what is known of files: everything was wiped.
    pub(crate) fn forget_files(self) {
        if let Some(folder) = FOLDER.get() {
            (folder.forget)(self);
        }
    }
}
