//! The state of saving in the header: what this device has stored, and how the plan's file differs.

use keikaku::storage::StoreError;
use keikaku::value::{PlanId, Timestamp};
use keikaku::wording::folder::{DeviceStatus, SaveSentence, save_sentence};
use keikaku::wording::{Label, errors};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::journal::JournalState;
use crate::ui::app::saving::SaveState;
use crate::ui::app::{Saving, use_locale, use_saving};
use crate::ui::components::Button;
use crate::ui::review::folder::file_status::{FileStatusButtons, ShownFile, use_shown_file};

/// 端末に保存済み・計画ファイルに未保存の変更8件, 保存中, or the reason why the workbook is not saved, with buttons for what the user can do
/// about it.
#[component]
pub(crate) fn SaveStateLine() -> impl IntoView {
    let saving = use_saving();
    let file = use_shown_file();
    let class = move || if saving.save_state.with(is_error) { "save-state failed" } else { "save-state" };
    let conflict = Memo::new(move |_| saving.save_state.with(conflict));
    let sentence = Memo::new(move |_| saving.save_state.with(|state| sentence(saving, state, file)));
    let class_of_rest = move || if sentence.with(|sentence| sentence.is_of_file) { "of-file" } else { "time" };
    view! {
        <div class=class>
            <span data-field="save-state" role="status" title=move || sentence.with(text)>
                <span class="on-device">{move || sentence.get().device}</span>
                <span class=class_of_rest>{move || sentence.get().rest}</span>
            </span>
            {move || conflict.get().map(|(plan, error)| view! { <ConflictButtons plan error /> })}
            <FileStatusButtons file />
        </div>
    }
}

fn text(sentence: &SaveSentence) -> String {
    format!("{}{}", sentence.device, sentence.rest)
}

/// The buttons for a conflict in the store. A record that was removed can be saved again by もう一度保存; otherwise there is
/// 別の計画として保存, and 合わせる if the record can be read. 読み直す is offered unless the record cannot be read.
#[component]
fn ConflictButtons(
    plan: PlanId,
    /// The reason why the plan is not saved.
    error: StoreError,
) -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let is_gone = matches!(error, StoreError::Gone(_));
    let can_merge = is_gone || error == StoreError::ChangedElsewhere;
    let save_again_or_merge = move |_| {
        if is_gone {
            saving.save_again();
        } else {
            saving.merge_other_tab(plan, vec![(plan, error)], true);
        }
    };
    let label = if is_gone { Label::SAVE_AGAIN } else { Label::MERGE_PLANS };
    view! {
        {can_merge.then(|| view! {
            <Button class="primary" text=locale.label(label) on_press=save_again_or_merge />
        })}
        {(!is_gone).then(|| view! {
            <Button
                class="secondary"
                text=locale.label(Label::SAVE_AS_ANOTHER)
                on_press=move |_| saving.save_as_other_plan(plan)
            />
        })}
        {can_merge.then(|| view! {
            <Button class="secondary" text=locale.label(Label::RELOAD) on_press=move |_| saving.reload(plan) />
        })}
    }
}

/// The plan whose record another tab has changed or removed, or has replaced by a record that cannot be read, with the
/// reason; `None` if there is no such plan.
fn conflict(state: &SaveState) -> Option<(PlanId, StoreError)> {
    let SaveState::Failed(refusals) = state else { return None };
    let blocks = |error| matches!(error, StoreError::ChangedElsewhere | StoreError::Gone(_) | StoreError::InTheWay);
    refusals.iter().copied().find(|(_, error)| blocks(*error))
}

fn is_error(state: &SaveState) -> bool {
    matches!(state, SaveState::NoStore(_) | SaveState::Failed(_))
}

/// The status of a plan that the store has: it counts as saved once the journal has it as well. While the journal is
/// written at the start, plans that were in the store already are not shown as being saved.
fn saved(journal: JournalState, at: Option<Timestamp>, is_from_start: bool) -> DeviceStatus {
    match journal {
        JournalState::Missing => DeviceStatus::SavedOnce(at),
        JournalState::Writing if !is_from_start => DeviceStatus::Saving,
        JournalState::Complete | JournalState::Writing => DeviceStatus::Saved(at),
    }
}

/// The state of saving as a sentence; blank if there is nothing to save.
fn sentence(saving: Saving, state: &SaveState, file: ShownFile) -> SaveSentence {
    let locale = saving.editor.locale();
    let device = match state {
        SaveState::Opened if saving.editor.workbook.with_untracked(|workbook| workbook.plans().is_empty()) => {
            return SaveSentence::plain(String::new());
        }
        SaveState::Opened => saved(saving.journal_state(), None, true),
        SaveState::Saving => DeviceStatus::Saving,
        SaveState::Saved(at) => saved(saving.journal_state(), *at, false),
        SaveState::NoStore(error) => return SaveSentence::plain(errors::store(*error, locale.language())),
        SaveState::Failed(failed) => {
            let error = failed.first().map(|(_, error)| errors::store(*error, locale.language()));
            return SaveSentence::plain(error.unwrap_or_default());
        }
    };
    file.status.with(|status| {
        let of_file = status.as_ref().map(|status| (status, file.in_folder.get()));
        save_sentence(device, of_file, clock::today(), locale.language())
    })
}
