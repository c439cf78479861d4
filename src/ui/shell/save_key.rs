//! Ctrl+S: saves the file of the shown plan, or the file of all plans if no plan is shown.

use keikaku::session::folder::SaveMode;
use keikaku::value::PlanId;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::field::commit_other_field;
use crate::ui::pages::exchange::{save_all, save_plan_file};
use crate::ui::review::Previews;
use crate::ui::review::folder::saving::save;

/// Saves if the key is Ctrl+S, on every view, and returns whether it is. A key that is held down saves once.
pub(super) fn on_key(previews: Previews, event: &KeyboardEvent) -> bool {
    let is_alone = (event.ctrl_key() || event.meta_key()) && !event.alt_key() && !event.shift_key();
    let is_ours = is_alone && event.key().eq_ignore_ascii_case("s");
    if is_ours && !event.repeat() {
        let saving = previews.saving;
        commit_other_field(saving.fields);
        match saving.editor.navigation.route.get_untracked().plan() {
            Some(plan) => save_plan(previews, plan),
            None => save_all(saving),
        }
    }
    is_ours
}

/// Saves into the plan's file in a folder if it has one; otherwise downloads the plan file, as 計画ファイルを保存 does.
fn save_plan(previews: Previews, plan: PlanId) {
    let saving = previews.saving;
    saving.editor.commit_typing();
    leptos::task::spawn_local(async move {
        saving.files.fetch(plan).await;
        if saving.files.get_untracked(plan).is_some_and(|known| known.record.in_folder) {
            save(previews, plan, SaveMode::Write);
        } else {
            save_plan_file(saving, plan, false);
        }
    });
}
