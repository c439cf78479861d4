//! フォルダに保存 and 新しい保存を取り込む: reads and writes the browser's file as [`Save`] requires, and shows a message on the
//! outcome.

use keikaku::export::file_name::file_name;
use keikaku::merge::Resolution;
use keikaku::session::folder::{End, FileConflict, FileError, Next, Save, SaveMode, Signature};
use keikaku::session::{RemoteMerge, Session, merge_remote};
use keikaku::storage::{Occasion, StoreError};
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, folder};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::folder::{FileHandle, pick, pick_place};
use crate::browser::storage::LocalStore;
use crate::ui::app::field::commit_other_field;
use crate::ui::app::files::file_settings;
use crate::ui::app::{AppState, focus};
use crate::ui::review::folder::conflict::show_conflict;
use crate::ui::review::folder::{FIRST_SAVE, SAVE, move_lost_focus};

/// A conflict between the plan and its file with the decisions on it; `None` if nothing was decided.
type Decided = Option<(FileConflict, Vec<Resolution>)>;

/// Writes the plan into its file, or imports what the file has, by `manner`. If the plan has no file, the person
/// chooses one first.
pub(crate) fn save(app: AppState, plan: PlanId, manner: SaveMode, decided: Decided) {
    run(app, plan, manner, decided, false);
}

/// Writes the plan into another file, which the person chooses first.
pub(crate) fn save_elsewhere(app: AppState, plan: PlanId) {
    run(app, plan, SaveMode::WriteNew, None, true);
}

fn run(app: AppState, plan: PlanId, manner: SaveMode, decided: Decided, elsewhere: bool) {
    let files = app.files;
    if files.get_untracked(plan).is_some_and(|known| known.is_busy) {
        return;
    }
    commit_other_field(app);
    app.fields.commit(app);
    app.message.set(None);
    files.change(plan, |known| known.is_busy = true);
    let had_focus = !focus::is_lost();
    leptos::task::spawn_local(async move {
        files.fetch(plan).await;
        app.load_lineages();
        app.save_now();
        // This comes before a new file is chosen, since choosing it creates an empty file.
        let may_go_on = is_with_the_other_tabs(app, plan);
        files.adopt_newer_base(app, plan).await;
        if !may_go_on {
            return files.change(plan, |known| known.is_busy = false);
        }
        match choose_file(app, plan, manner, elsewhere).await {
            Ok(Some((handle, manner))) => carry_out(app, plan, handle, manner, decided).await,
            Ok(None) => {}
            Err(error) => app.show_error(folder::error_sentence(error, app.language())),
        }
        files.change(plan, |known| known.is_busy = false);
        if had_focus {
            // The pressed button may be gone, since a plan with a file has another one.
            move_lost_focus(vec![SAVE.to_owned(), FIRST_SAVE.to_owned(), "main".to_owned()]);
        }
    });
}

/// The file, with the permission to read and write it, and what to do with it; `None` if the person has chosen none.
async fn choose_file(
    app: AppState,
    plan: PlanId,
    manner: SaveMode,
    elsewhere: bool,
) -> Result<Option<(FileHandle, SaveMode)>, FileError> {
    let known = app.files.get_untracked(plan).unwrap_or_default();
    if let Some(handle) = app.files.handle(plan).filter(|_| !elsewhere) {
        return if handle.allow().await { Ok(Some((handle, manner))) } else { Err(FileError::NotAllowed) };
    }
    if known.record.in_folder && !elsewhere {
        // The file exists, but the browser could not store its handle. Saving it as a new file would empty it.
        return Ok(pick().await?.map(|handle| (handle, manner)));
    }
    let name = app.workbook.get_untracked().plan(plan).map(|plan| file_name(plan)).unwrap_or_default();
    Ok(pick_place(&name).await?.map(|handle| (handle, SaveMode::WriteNew)))
}

async fn carry_out(app: AppState, plan: PlanId, file: FileHandle, manner: SaveMode, decided: Decided) {
    // The base belongs to the plan's own file; a new file only names the saves that its content includes.
    let (base, digest) = app.files.base(app, plan);
    let mut save = match decided {
        Some((conflict, picks)) => Save::decided(plan, manner, base, conflict, picks),
        None => Save::of(plan, manner, base),
    }
    .knowing(digest);
    let mut seen = None;
    let mut next = Next::Read;
    let end = loop {
        next = match next {
            Next::Read => {
                let read = file.read().await.map(|(bytes, properties)| {
                    seen = Some(properties);
                    bytes
                });
                if !app.fields.is_composing() {
                    app.fields.commit(app);
                }
                if read.as_ref().is_ok_and(|bytes| save.brings_in(bytes)) {
                    app.copy_before(plan, Occasion::Merge);
                }
                let mut next = Next::End(End::CannotBe);
                app.update_session(|session| next = save.was_read(session, read));
                next
            }
            Next::Write => {
                app.save_now();
                let signature = Signature { at: clock::now(), by: file_settings().person };
                let text = app.read_session(|session| save.text(session, signature)).unwrap_or_default();
                match seen {
                    Some(properties) => save.was_written(file.write(&text, properties).await),
                    None => Next::End(End::Failed(FileError::Interrupted)),
                }
            }
            Next::End(end) => break end,
        };
    };
    app.save_now();
    let is_done = matches!(end, End::Saved { .. } | End::TakenIn(_));
    if is_done || (matches!(end, End::FileConflict(_)) && app.files.handle(plan).is_none()) {
        app.files.bind(plan, file.clone());
    }
    if is_done && let Some(base) = save.into_base() {
        app.files.set_base(app, plan, base);
    }
    app.files.change(plan, |known| known.properties = seen.filter(|_| matches!(end, End::TakenIn(_))));
    tell(app, plan, &file.name(), manner, end);
}

/// Merges what other tabs have saved, and returns whether that succeeded. Otherwise the file must not be written, since
/// it would lose changes that this page does not have.
fn is_with_the_other_tabs(app: AppState, plan: PlanId) -> bool {
    // A record that was removed from the store does not prevent the save.
    let reconciled = app.with_store(|session, plan_store| merge_remote(session, plan_store, &LocalStore, plan));
    app.show();
    match reconciled {
        Some(Ok(RemoteMerge::Conflicts(_))) => {
            app.merge_other_tab(plan, vec![(plan, StoreError::ChangedElsewhere)], true);
            false
        }
        _ => app.read_session(|session: &Session| session.settled().plan(plan).is_some()) == Some(true),
    }
}

/// Shows a message on the outcome, or shows what has to be decided.
fn tell(app: AppState, plan: PlanId, file: &str, manner: SaveMode, end: End) {
    let words = app.language();
    match end {
        End::Saved { brought, has_written } => app.show_message(folder::saved(file, brought, has_written, words)),
        End::TakenIn(0) => app.show_message(folder::opened(file, words)),
        End::TakenIn(brought) => app.show_message(folder::imported(file, brought, words)),
        End::FileConflict(conflict) => {
            let action = if manner == SaveMode::TakeIn { Label::TakeIn } else { Label::MergeAndSave };
            let go_on = move |conflict, picks| save(app, plan, manner, Some((conflict, picks)));
            show_conflict(app, file, *conflict, action, go_on);
        }
        End::Failed(error) => app.show_error(folder::error_sentence(error, words)),
        End::Unfit(unfit) => app.show_error(folder::unfit(&unfit, words)),
        End::NotReadBack => app.show_error(folder::not_read_back(words)),
        End::CannotBe => app.show_error(folder::merge_impossible(words)),
    }
}
