//! ファイルに保存 and 新しい保存を取り込む: reads and writes the browser's file as [`Save`] requires, and shows a message about the
//! outcome.

use keikaku::export::file_name::free_file_name;
use keikaku::merge::Resolution;
use keikaku::plan::Plan;
use keikaku::session::folder::{Contents, End, FileConflict, FileError, Next, Save, SaveMode, Signature, Unfit};
use keikaku::session::{RemoteMerge, Session};
use keikaku::storage::{Occasion, StoreError};
use keikaku::value::PlanId;
use keikaku::wording::{FolderLabel, folder};
use leptos::prelude::*;
use send_wrapper::SendWrapper;

use crate::browser::clock;
use crate::browser::folder::{FileHandle, FolderHandle, pick, pick_folder};
use crate::ui::app::field::commit_other_field;
use crate::ui::app::files::file_settings;
use crate::ui::app::{Saving, focus};
use crate::ui::review::folder::conflict::ConflictWithFile;
use crate::ui::review::folder::{FIRST_SAVE, SAVE, move_lost_focus};
use crate::ui::review::{Decisions, OpenPreview, Previews};

/// A conflict between the plan and its file, with the decisions; `None` if nothing was decided.
type Decided = Option<(FileConflict, Vec<Resolution>)>;

/// The maximum number of names that are tried for a new file in a folder, if other plans use the first names.
const MOST_NAMES: usize = 9;

/// Which file is read or written.
#[derive(Debug)]
enum Place {
    /// The file of the plan. If the plan has none, a person chooses the folder for it.
    Own,
    /// The plan's file in a folder that the user chooses.
    Folder,
    /// An existing file that the user chooses.
    Existing,
    /// The file that was chosen before the user had to decide a conflict.
    Chosen(FileHandle),
}

/// Writes the plan into its file, or imports the changes of the file, depending on `mode`. If the plan has no file, the
/// user chooses one first.
pub(crate) fn save(previews: Previews, plan: PlanId, mode: SaveMode) {
    run(previews, plan, mode, None, Place::Own);
}

/// Writes the plan into a file in another folder, which the user chooses first.
pub(crate) fn save_in_folder(previews: Previews, plan: PlanId) {
    run(previews, plan, SaveMode::WriteInFolder, None, Place::Folder);
}

/// Merges the plan with an existing file, which the user chooses first. The file becomes the plan's file.
pub(crate) fn save_into_existing(previews: Previews, plan: PlanId) {
    run(previews, plan, SaveMode::WriteChosen, None, Place::Existing);
}

/// Continues a save with the decisions on its conflict.
pub(crate) fn save_decided(previews: Previews, asked: ConflictWithFile, picks: Vec<Resolution>) {
    let ConflictWithFile { plan, file, mode, conflict, .. } = asked;
    run(previews, plan, mode, Some((conflict, picks)), Place::Chosen(file.take()));
}

fn run(previews: Previews, plan: PlanId, mode: SaveMode, decided: Decided, place: Place) {
    let saving = previews.saving;
    let messages = saving.editor.messages;
    let files = saving.files;
    if !files.begin(plan) {
        return;
    }
    commit_other_field(saving.fields);
    saving.editor.commit_typing();
    messages.clear();
    let had_focus = !focus::is_lost();
    leptos::task::spawn_local(async move {
        files.fetch(plan).await;
        saving.load_lineages();
        saving.save_now();
        // This is checked before a folder is chosen, because choosing it creates an empty file there.
        let may_go_on = is_with_the_other_tabs(saving, plan);
        files.adopt_newer_base(saving, plan).await;
        if !may_go_on {
            return files.end(plan);
        }
        match choose_file(saving, plan, mode, place).await {
            Ok(Some((handle, mode))) => carry_out(previews, plan, handle, mode, decided).await,
            Ok(None) => {}
            Err(error) => messages.show_error(folder::error_sentence(error, saving.editor.language())),
        }
        files.end(plan);
        if had_focus {
            // The pressed button may be gone, since a plan with a file has other buttons.
            move_lost_focus(vec![SAVE.to_owned(), FIRST_SAVE.to_owned(), "main".to_owned()]);
        }
    });
}

/// The file, with permission to read and write it, and the mode of the save; `None` if the user has chosen no file.
async fn choose_file(
    saving: Saving,
    plan: PlanId,
    mode: SaveMode,
    place: Place,
) -> Result<Option<(FileHandle, SaveMode)>, FileError> {
    let known = saving.files.get_untracked(plan).unwrap_or_default();
    let (file, mode) = match (place, saving.files.handle(plan)) {
        (Place::Chosen(handle), _) | (Place::Own, Some(handle)) => (Some(handle), mode),
        // The file exists, but the browser could not store its handle.
        (Place::Own, None) if known.record.in_folder => (pick().await?, mode),
        // Without a file nothing can be imported, and no file is created for an import.
        (Place::Own, None) if mode == SaveMode::TakeIn => return Ok(None),
        (Place::Existing, _) => (pick().await?, SaveMode::WriteChosen),
        (Place::Own | Place::Folder, _) => {
            let Some(plan) = saving.editor.workbook.get_untracked().plan(plan).cloned() else { return Ok(None) };
            let Some(folder) = pick_folder().await? else { return Ok(None) };
            (Some(file_in(&folder, &plan).await?), SaveMode::WriteInFolder)
        }
    };
    match file {
        Some(file) if !file.allow().await => Err(FileError::NotAllowed),
        file => Ok(file.map(|file| (file, mode))),
    }
}

/// The plan's file in the folder, which is created empty if it does not exist. If a file of that name belongs to
/// another plan, it is not touched and the next name is tried.
async fn file_in(folder: &FolderHandle, plan: &Plan) -> Result<FileHandle, FileError> {
    let mut file = folder.file(&free_file_name(plan, 0)).await?;
    for taken in 1..MOST_NAMES {
        let (bytes, _) = file.read().await?;
        if !matches!(Contents::read_of(&bytes, plan.id), Err(Unfit::OtherPlan(_))) {
            break;
        }
        file = folder.file(&free_file_name(plan, taken)).await?;
    }
    Ok(file)
}

async fn carry_out(previews: Previews, plan: PlanId, file: FileHandle, mode: SaveMode, decided: Decided) {
    let saving = previews.saving;
    // The base belongs to the plan's own file; a new file only names the saves that its content includes.
    let (base, digest) = saving.files.base(saving, plan);
    let mut save = match decided {
        Some((conflict, picks)) => Save::decided(plan, mode, base, conflict, picks),
        None => Save::start(plan, mode, base),
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
                if !saving.fields.is_composing() {
                    saving.editor.commit_typing();
                }
                if read.as_ref().is_ok_and(|bytes| save.brings_in(bytes)) {
                    saving.copy_before(plan, Occasion::Merge);
                }
                let mut next = Next::End(End::CannotBe);
                saving.editor.update_session(|session| next = save.was_read(session, read));
                next
            }
            Next::Write => {
                saving.save_now();
                let signature = Signature { at: clock::now(), by: file_settings().person };
                let text = saving.editor.read_session(|session| save.text(session, signature)).flatten();
                match (text, seen) {
                    (Some(text), Some(properties)) => save.was_written(file.write(&text, properties).await),
                    (Some(_), None) => Next::End(End::Failed(FileError::Interrupted)),
                    (None, _) => Next::End(End::CannotBe),
                }
            }
            Next::End(end) => break end,
        };
    };
    saving.save_now();
    let is_done = matches!(end, End::Saved { .. } | End::TakenIn(_));
    let was_lost = !mode.is_chosen() && saving.files.handle(plan).is_none();
    if is_done || (matches!(end, End::FileConflict(_)) && was_lost) {
        saving.files.bind(plan, file.clone());
    }
    let brought = save.brought();
    if is_done && let Some(base) = save.into_base() {
        saving.files.set_base(saving, plan, base);
    }
    saving.files.change(plan, |known| known.properties = seen.filter(|_| matches!(end, End::TakenIn(_))));
    tell(previews, plan, file, mode, brought, end);
}

/// Merges the changes that other tabs have saved, and returns whether the file may be written. After a conflict it must
/// not be written, since it would lose changes that this page does not have.
fn is_with_the_other_tabs(saving: Saving, plan: PlanId) -> bool {
    // A record that was removed from the store does not prevent the save.
    let reconciled = saving.with_store(|mut tab| tab.merge(plan));
    saving.editor.show();
    match reconciled {
        Some(Ok(RemoteMerge::Conflicts(_))) => {
            saving.merge_other_tab(plan, vec![(plan, StoreError::ChangedElsewhere)], true);
            false
        }
        _ => saving.editor.read_session(|session: &Session| session.settled().plan(plan).is_some()) == Some(true),
    }
}

/// Shows a message about the outcome, or shows what has to be decided. `brought` is the number of changes that were
/// imported from the file, even if the save failed afterwards.
fn tell(previews: Previews, plan: PlanId, file: FileHandle, mode: SaveMode, brought: usize, end: End) {
    let messages = previews.saving.editor.messages;
    let locale = messages.locale;
    let (words, name) = (locale.language(), file.name());
    let fail = |sentence: String| messages.show_error(folder::after_import(brought, &sentence, words));
    match end {
        End::Saved { brought, has_written } => messages.show_message(folder::saved(&name, brought, has_written, words)),
        End::TakenIn(0) => messages.show_message(folder::opened(&name, words)),
        End::TakenIn(brought) => messages.show_message(folder::imported(&name, brought, words)),
        // If a preview is already open, it stays open.
        End::FileConflict(_) if previews.has_file() => fail(locale.label(FolderLabel::PREVIEW_FIRST).to_owned()),
        End::FileConflict(conflict) => {
            fail(folder::why_asked(conflict.base_knowledge, words).to_owned());
            let (file, decisions) = (SendWrapper::new(file), Decisions::new(messages, FolderLabel::VALUE, 1));
            let asked = ConflictWithFile { plan, file, mode, conflict: *conflict, decisions };
            previews.show(OpenPreview::FileConflict(asked));
        }
        End::Failed(error) => fail(folder::error_sentence(error, words)),
        End::Unfit(unfit) if mode.is_chosen() => fail(folder::not_chosen(&unfit, words)),
        End::Unfit(unfit) => fail(folder::unfit(&unfit, words)),
        End::NotReadBack => fail(folder::not_read_back(words)),
        End::CannotBe => fail(folder::merge_impossible(words)),
    }
}
