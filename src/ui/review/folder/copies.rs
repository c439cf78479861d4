//! Plan files that are downloaded and opened by hand. Unless the plan has a file in a folder, the plan is compared with
//! the last of them.

use keikaku::session::folder::Contents;
use keikaku::storage::plan_file::write_marked;
use keikaku::value::PlanId;

use crate::browser::clock;
use crate::ui::app::files::file_settings;
use crate::ui::app::{JSON, Saving};

/// Handles 計画ファイルを保存: downloads the plan under that name.
pub(crate) fn download(saving: Saving, plan: PlanId, name: String) {
    leptos::task::spawn_local(async move {
        saving.files.fetch(plan).await;
        let Some(text) = written(saving, plan) else { return };
        if saving.editor.messages.try_offer(&name, text.as_bytes(), JSON) {
            note_written(saving, plan, &name, &text);
        }
    });
}

/// The plan as the text of a plan file, with everything that belongs to the plan; `None` if the plan is gone. The
/// caller must have fetched the state of the plan's file before, so that the text lists the previous saves.
pub(crate) fn written(saving: Saving, plan: PlanId) -> Option<String> {
    let base = saving.files.get_untracked(plan).and_then(|known| known.base);
    let before = base.map(|base| base.saves()).unwrap_or_default();
    let text = saving.editor.read_session(|session| {
        let settled = session.settled();
        let (now, person) = (clock::now(), file_settings().person);
        settled.plan(plan).map(|plan| write_marked(plan, session.lineages(), now, person, &before))
    });
    text.flatten()
}

/// Records that the plan is in the file with that text.
pub(crate) fn note_written(saving: Saving, plan: PlanId, name: &str, text: &str) {
    if let Ok(contents) = Contents::read_of(text.as_bytes(), plan) {
        note_copy(saving, name, contents, false);
    }
}

/// Records that the plan is in that file: merged with it, written into it or, if `is_whole`, exactly as in the file. A
/// plan with a file in a folder stays connected with its file; an import from another file is then a change that its
/// own file does not contain yet.
pub(crate) fn note_copy(saving: Saving, name: &str, mut contents: Contents, is_whole: bool) {
    let plan = contents.plan.id;
    let known = saving.files.get_untracked(plan).unwrap_or_default();
    if known.record.in_folder {
        return;
    }
    if let Some(base) = known.base.filter(|_| !is_whole) {
        contents.know_of(&base);
    }
    saving.save_now();
    saving.files.note(plan, |known| {
        known.is_read = true;
        known.properties = None;
        known.record.name = Some(name.to_owned());
    });
    saving.files.set_base(saving, plan, contents);
}
