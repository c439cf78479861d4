//! The files of plans: in a folder where the browser has pickers, downloaded and opened elsewhere.
//!
//! What may be written over, and what has to be decided first, is told by [`keikaku::session::folder`]; here the browser's
//! files are read and written as it says.

pub(crate) mod copies;
pub(crate) mod header;
pub(crate) mod looking;
pub(crate) mod opening;
pub(crate) mod saving;
pub(crate) mod section;

pub(crate) use copies::{download, note_copy};

pub(crate) use header::{header, listed};
pub(crate) use opening::open;
pub(crate) use section::section;

use keikaku::session::folder::FILE_PREFIX;
use keikaku::session::keeping::Store;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::moment;
use crate::browser::storage::LocalStore;
use crate::ui::app::AppState;
use crate::ui::app::focus;

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

/// Another view is shown: its plan's file is looked at where there are files, or where the plan was kept on another day.
fn look_at_files(app: AppState) {
    let saved = app.route.get_untracked().plan().and_then(|plan| app.saved_at(plan));
    let is_of_another_day = saved.is_some_and(|saved| saved.get(..DAY) != moment::now().get(..DAY));
    if is_of_another_day || LocalStore.keys(FILE_PREFIX).is_ok_and(|keys| !keys.is_empty()) {
        looking::arrive(app);
    }
}

/// Looks at files from now on, whenever another view is shown and when the hand comes back to the page.
pub(crate) fn listen(app: AppState) {
    look_at_files(app);
    window_event_listener(ev::hashchange, move |_| look_at_files(app));
    looking::listen(app);
}
