//! The files of plans: in a folder if the browser can open and save files there; otherwise downloaded and opened by
//! hand.
//!
//! [`keikaku::session::folder`] decides what may be overwritten and what the user has to decide first. This module
//! reads and writes the browser's files accordingly. The state of a plan's file is shown in the header of its views
//! ([`file_status`]), in the list of plans ([`file_name`]) and on 取込・出力 ([`file_section`]).

pub(crate) mod conflict;
pub(crate) mod conflict_review;
pub(crate) mod copies;
pub(crate) mod file_action;
pub(crate) mod file_name;
pub(crate) mod file_section;
pub(crate) mod file_settings;
pub(crate) mod file_status;
pub(crate) mod looking;
pub(crate) mod opening;
pub(crate) mod reminder;
pub(crate) mod saving;

pub(crate) use copies::{download, note_copy, note_written, written};
pub(crate) use opening::open;

use keikaku::storage::{FILE_PREFIX, Store};
use leptos::ev;
use leptos::prelude::*;

use crate::browser::{LocalStore, clock};
use crate::ui::app::{Saving, focus};

/// The id of ファイルに保存 in the header, which is shown if the plan's file may lack changes.
const SAVE: &str = "folder-save";
/// The id of ファイルに保存 on 取込・出力, if the header does not have it.
const FIRST_SAVE: &str = "folder-first-save";

/// Moves the focus to the first of these elements that exists, if the focused button was removed. The buttons are
/// updated in several steps, so the focused button may still exist for a short time.
fn move_lost_focus(ids: Vec<String>) {
    leptos::task::spawn_local(async {
        clock::yield_to_browser().await;
        focus::restore_if_lost(ids);
    });
}

/// Checks the plan's file when another view is shown, if any plan has a file, or if the shown plan was last saved on
/// another day, since a reminder may be due then.
fn look_at_files(saving: Saving) {
    let saved = saving.editor.navigation.route.get_untracked().plan().and_then(|plan| saving.saved_at(plan));
    let is_of_another_day = saved.is_some_and(|saved| saved.date() != clock::today());
    if is_of_another_day || LocalStore.keys(FILE_PREFIX).is_ok_and(|keys| !keys.is_empty()) {
        looking::arrive(saving);
    }
}

/// From now on checks the plan's file whenever another view is shown or the window gets the focus.
pub(crate) fn listen(saving: Saving) {
    look_at_files(saving);
    window_event_listener(ev::hashchange, move |_| look_at_files(saving));
    looking::listen(saving);
}
