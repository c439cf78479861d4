//! The files of plans: in a folder where the browser has pickers, downloaded and opened elsewhere.
//!
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
pub(super) use known::{files, forget};

pub(super) use header::{header, listed};
pub(super) use looking::listen;
pub(super) use opening::open;
pub(super) use section::section;

use keikaku::session::folder::FILE_PREFIX;
use keikaku::session::keeping::Store;
use leptos::prelude::*;

use super::desk::Desk;
use super::focus;
use crate::browser::moment;
use crate::browser::storage::LocalStore;

/// Letters of the day in a moment.
const DAY: usize = 10;

/// Gives the focus to the first of these that is there, where a button took it away with itself. What a button stands on is
/// worked out in several steps, so that it is still there for a moment.
fn give_on(ids: Vec<String>) {
    leptos::task::spawn_local(async {
        moment::breath().await;
        focus::keep(ids);
    });
}

impl Desk {
    /// Another view is shown: its plan's file is looked at where there are files, or where the plan was kept on another day.
    pub(crate) fn look_at_files(self) {
        let saved = self.route.get_untracked().plan().and_then(|plan| self.saved_at(plan));
        let is_of_another_day = saved.is_some_and(|saved| saved.get(..DAY) != moment::now().get(..DAY));
        if is_of_another_day || LocalStore.keys(FILE_PREFIX).is_ok_and(|keys| !keys.is_empty()) {
            looking::arrive(self);
        }
    }
}
