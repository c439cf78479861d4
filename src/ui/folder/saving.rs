//! フォルダに保存, and 新しい保存を取り込む: what [`Save`] says is done with the browser's file, and how it went is said.

use keikaku::exchange::package::file_name;
use keikaku::id::PlanId;
use keikaku::merge::Pick;
use keikaku::save::Occasion;
use keikaku::session::Session;
use keikaku::session::folder::{Clash, End, FileTrouble, Manner, Next, Save, Signature};
use keikaku::session::keeping::{Reconciled, StoreTrouble, reconcile};
use keikaku::wording::{Label, folder};
use leptos::prelude::*;

use super::give_on;
use super::header::SAVE;
use super::known::{Files, chosen, files, handle};
use super::section::FIRST_SAVE;
use crate::browser::folder::{Handle, pick, pick_place};
use crate::browser::moment;
use crate::browser::storage::LocalStore;
use crate::ui::desk::Desk;
use crate::ui::field::hand_in;
use crate::ui::focus;
use crate::ui::taking::show_clash;

/// What somebody has decided of a clash.
type Decided = Option<(Clash, Vec<Pick>)>;

/// Saves into the plan's file, or brings in what lies there. Without a file a place is chosen first.
pub(super) fn save(desk: Desk, plan: PlanId, manner: Manner, decided: Decided) {
    run(desk, plan, manner, decided, false);
}

/// Saves into another place, which is chosen first.
pub(super) fn save_elsewhere(desk: Desk, plan: PlanId) {
    run(desk, plan, Manner::WriteNew, None, true);
}

fn run(desk: Desk, plan: PlanId, manner: Manner, decided: Decided, elsewhere: bool) {
    let files = files();
    if files.get_untracked(plan).is_some_and(|known| known.is_busy) {
        return;
    }
    hand_in();
    desk.fields.leave(desk);
    desk.message.set(None);
    files.change(plan, |known| known.is_busy = true);
    let had_focus = !focus::is_lost();
    leptos::task::spawn_local(async move {
        files.fetch(plan).await;
        desk.know_lineages();
        desk.save_now();
        // Before a place is chosen: choosing a new one makes an empty file there.
        let may_go_on = is_with_the_other_tabs(desk, plan);
        files.catch_up(desk, plan).await;
        if !may_go_on {
            return files.change(plan, |known| known.is_busy = false);
        }
        match place(desk, files, plan, manner, elsewhere).await {
            Ok(Some((place, manner))) => carry_out(desk, files, plan, place, manner, decided).await,
            Ok(None) => {}
            Err(trouble) => desk.warn(folder::trouble(trouble, desk.words())),
        }
        files.change(plan, |known| known.is_busy = false);
        if had_focus {
            // The button that was pressed may have gone: the one of a plan that has a file took its place.
            give_on(vec![SAVE.to_owned(), FIRST_SAVE.to_owned(), "main".to_owned()]);
        }
    });
}

/// The file that is saved into, with leave to do so; nothing where somebody has chosen none.
async fn place(
    desk: Desk,
    files: &Files,
    plan: PlanId,
    manner: Manner,
    elsewhere: bool,
) -> Result<Option<(Handle, Manner)>, FileTrouble> {
    let known = files.get_untracked(plan).unwrap_or_default();
    if let Some(handle) = handle(plan).filter(|_| !elsewhere) {
        return if handle.allow().await { Ok(Some((handle, manner))) } else { Err(FileTrouble::NotAllowed) };
    }
    if known.record.in_folder && !elsewhere {
        // It is there, and the browser could not keep the way to it: choosing a new place would empty it.
        return Ok(pick().await?.map(|handle| (handle, manner)));
    }
    let name = desk.workbook.get_untracked().plan(plan).map(|plan| file_name(plan)).unwrap_or_default();
    // Names of files hold neither quotes nor backslashes.
    Ok(pick_place(&format!("\"{name}\"")).await?.map(|handle| (handle, Manner::WriteNew)))
}

async fn carry_out(desk: Desk, files: &Files, plan: PlanId, place: Handle, manner: Manner, decided: Decided) {
    // A new file comes from nothing; what it was saved from is told to it all the same.
    let (base, digest) = files.base(desk, plan);
    let mut save = match decided {
        Some((clash, chosen)) => Save::decided(plan, manner, base, clash, chosen),
        None => Save::of(plan, manner, base),
    }
    .knowing(digest);
    let mut seen = None;
    let mut next = Next::Read;
    let end = loop {
        next = match next {
            Next::Read => {
                let read = place.read().await.map(|(bytes, look)| {
                    seen = Some(look);
                    bytes
                });
                if !desk.fields.is_composing() {
                    desk.fields.leave(desk);
                }
                if read.as_ref().is_ok_and(|bytes| save.brings_in(bytes)) {
                    desk.copy_before(plan, Occasion::Merge);
                }
                let mut next = Next::End(End::CannotBe);
                desk.update_session(|session| next = save.was_read(session, read));
                next
            }
            Next::Write => {
                desk.save_now();
                let signature = Signature { at: Some(moment::now()), by: chosen().person };
                let text = desk.read_session(|session| save.text(session, signature)).unwrap_or_default();
                match seen {
                    Some(look) => save.was_written(place.write(&text, look).await),
                    None => Next::End(End::Trouble(FileTrouble::Interrupted)),
                }
            }
            Next::End(end) => break end,
        };
    };
    desk.save_now();
    let is_done = matches!(end, End::Saved { .. } | End::TakenIn(_));
    if is_done || (matches!(end, End::Clash(_)) && handle(plan).is_none()) {
        files.bind(plan, place.clone());
    }
    if is_done && let Some(base) = save.into_base() {
        files.build_on(desk, plan, base);
    }
    files.change(plan, |known| known.look = seen.filter(|_| matches!(end, End::TakenIn(_))));
    tell(desk, plan, &place.name(), manner, end);
}

/// Whether what other tabs have saved is in what is here: what this page has not seen it must not write over.
fn is_with_the_other_tabs(desk: Desk, plan: PlanId) -> bool {
    // A record that is gone from the store is no reason to let go of the plan.
    let met = desk.with_store(|session, keeper| reconcile(session, keeper, &LocalStore, plan));
    desk.show();
    match met {
        Some(Ok(Reconciled::Conflicts(_))) => {
            desk.meet_other_tab(plan, vec![(plan, StoreTrouble::ChangedElsewhere)], true);
            false
        }
        _ => desk.read_session(|session: &Session| session.settled().plan(plan).is_some()) == Some(true),
    }
}

fn tell(desk: Desk, plan: PlanId, file: &str, manner: Manner, end: End) {
    let words = desk.words();
    match end {
        End::Saved { brought, has_written } => desk.say(folder::saved(file, brought, has_written, words)),
        End::TakenIn(0) => desk.say(folder::opened(file, words)),
        End::TakenIn(brought) => desk.say(folder::taken_in(file, brought, words)),
        End::Clash(clash) => {
            let is_written = manner != Manner::TakeIn;
            let label = if is_written { desk.label(Label::MergeAndSave) } else { desk.label(Label::TakeIn) };
            show_clash(desk, file, *clash, label, move |clash, chosen| save(desk, plan, manner, Some((clash, chosen))));
        }
        End::Trouble(trouble) => desk.warn(folder::trouble(trouble, words)),
        End::Unfit(unfit) => desk.warn(folder::unfit(&unfit, words)),
        End::NotReadBack => desk.warn(folder::not_read_back(words)),
        End::CannotBe => desk.warn(folder::cannot_be(words)),
    }
}
