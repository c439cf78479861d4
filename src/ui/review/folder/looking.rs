//! Checks whether somebody else has saved the plan's file, and whether a reminder to save is due.

use keikaku::session::folder::{Contents, Signature};
use keikaku::storage::{Due, StoredTime, is_due};
use keikaku::value::PlanId;
use leptos::ev;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::Saving;
use crate::ui::app::files::{FileCondition, file_settings};

/// Checks the file whenever the window gets the focus.
pub(crate) fn listen(saving: Saving) {
    window_event_listener(ev::focus, move |_| look(saving));
}

/// Reads the stored state of the shown plan's file, once, and checks the file. Called when another view is shown.
pub(crate) fn arrive(saving: Saving) {
    let Some(plan) = saving.editor.navigation.route.get_untracked().plan() else { return };
    count_days(saving, plan);
    leptos::task::spawn_local(async move {
        saving.files.fetch(plan).await;
        if saving.files.get_untracked(plan).is_some_and(|known| known.base.is_some()) {
            // The file has the records of tables and inquiries, too.
            saving.load_lineages();
        }
        look(saving);
    });
}

/// Records whether a reminder to save a file of that plan is due. This is computed once each time the page is opened.
fn count_days(saving: Saving, plan: PlanId) {
    let (files, Some(days)) = (saving.files, file_settings().remind.days()) else { return };
    let known = files.get_untracked(plan);
    if known.as_ref().is_some_and(|known| known.is_due.is_some()) {
        return;
    }
    let since = known.map_or_else(|| saving.saved_at(plan), |known| known.record.since.timestamp());
    let due = since.map_or(Due::CountAgain, |since| is_due(since.date(), clock::today(), days));
    let since = since.filter(|_| due != Due::CountAgain).or_else(clock::now);
    files.note(plan, |known| {
        known.is_due = Some(due == Due::Yes);
        known.record.since = since.map(StoredTime::from).unwrap_or_default();
    });
}

/// Checks whether somebody else has saved the file of the shown plan. Does nothing if the user would have to give
/// permission.
fn look(saving: Saving) {
    let (files, Some(plan)) = (saving.files, saving.editor.navigation.route.get_untracked().plan()) else { return };
    let Some(known) = files.get_untracked(plan).filter(|known| known.record.in_folder && !files.is_busy(plan)) else {
        return;
    };
    let Some(handle) = files.handle(plan) else { return };
    leptos::task::spawn_local(async move {
        if !handle.is_allowed().await {
            return;
        }
        let Ok(properties) = handle.properties().await else {
            return files.change(plan, |known| known.condition = FileCondition::Unreadable);
        };
        if known.properties == Some(properties) && known.condition != FileCondition::Unreadable {
            return;
        }
        let read = handle
            .read()
            .await
            .ok()
            .and_then(|(bytes, properties)| Some((Contents::read_of(&bytes, plan).ok()?, properties)));
        files.change(plan, |known| {
            let Some((contents, properties)) = read else { return known.condition = FileCondition::Unreadable };
            known.properties = Some(properties);
            let is_newer = known.base.as_ref().is_some_and(|base| base.text != contents.text);
            let signature = Signature { at: contents.mark.at, by: contents.mark.by };
            known.condition = if is_newer { FileCondition::Newer(signature) } else { FileCondition::Unchanged };
        });
    });
}
