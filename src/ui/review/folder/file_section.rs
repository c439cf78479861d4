//! フォルダの計画ファイル on 取込・出力.

use keikaku::session::folder::{SaveMode, Signature};
use keikaku::wording::{FolderLabel, folder};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::folder::can_pick;
use crate::ui::app::{use_locale, use_messages, use_open_plan, use_saving};
use crate::ui::components::Button;
use crate::ui::review::folder::file_settings::FileSettings;
use crate::ui::review::folder::file_status::use_shown_file;
use crate::ui::review::folder::saving::{save, save_in_folder, save_into_existing};
use crate::ui::review::folder::{FIRST_SAVE, move_lost_focus};
use crate::ui::review::use_previews;

/// The purpose of a file in a folder, the plan's file with its buttons, and the settings of the person who saves. If
/// the browser cannot open files in folders, a sentence explains this instead.
#[component]
pub(crate) fn FileSection() -> impl IntoView {
    let locale = use_locale();
    let file = if can_pick() {
        view! {
            <p>{locale.label(FolderLabel::MEANING)}</p>
            <p>{locale.label(FolderLabel::PLACES)}</p>
            <PlanFile />
        }
        .into_any()
    } else {
        view! { <p>{locale.label(FolderLabel::NO_PICKERS)}</p> }.into_any()
    };
    view! {
        <section class="panel">
            <h3>{locale.label(FolderLabel::FILE)}</h3>
            {file}
            <FileSettings />
        </section>
    }
}

/// The name of the file, who saved it last, and the buttons that save into it and that choose another file.
#[component]
fn PlanFile() -> impl IntoView {
    let (locale, saving, previews, plan) = (use_locale(), use_saving(), use_previews(), use_open_plan());
    let name = Memo::new(move |_| {
        let record = saving.files.get(plan.id)?.record;
        record.name.filter(|_| record.in_folder)
    });
    let has_file = move || name.with(Option::is_some);
    let last_saved = Memo::new(move |_| {
        let mark = saving.files.get(plan.id)?.base?.mark;
        let signature = Signature { at: mark.at, by: mark.by };
        name.get().and_then(|_| folder::saved_by(&signature, clock::today(), locale.language()))
    });
    let file = use_shown_file();
    let is_not_looked_at = move || file.known.with(|known| known.is_read && !known.is_looked_at());
    view! {
        {move || name.get().map(|name| view! { <p class="file-name">{folder::listed(&name, locale.language())}</p> })}
        {move || last_saved.get().map(|sentence| view! { <p data-field="file-saved-by">{sentence}</p> })}
        <Show when=is_not_looked_at>
            <p data-field="file-not-looked-at">{locale.label(FolderLabel::FILE_NOT_LOOKED_AT)}</p>
        </Show>
        <div class="buttons">
            <Button
                class="secondary"
                id=FIRST_SAVE
                text=locale.label(FolderLabel::SAVE_TO_FOLDER_FILE)
                on_press=move |_| save(previews, plan.id, SaveMode::Write)
            />
            <Show when=has_file>
                <Button
                    class="secondary"
                    id="folder-place"
                    text=locale.label(FolderLabel::CHOOSE_FOLDER_PLACE)
                    on_press=move |_| save_in_folder(previews, plan.id)
                />
            </Show>
            <Button
                class="secondary"
                text=locale.label(FolderLabel::CHOOSE_EXISTING_FILE)
                on_press=move |_| save_into_existing(previews, plan.id)
            />
            <Show when=has_file>
                <LetGoButton />
            </Show>
        </div>
    }
}

/// ファイルとの結びつきを外す, which leaves the file unchanged.
#[component]
fn LetGoButton() -> impl IntoView {
    let (locale, messages, saving, plan) = (use_locale(), use_messages(), use_saving(), use_open_plan());
    let forget = move |_| {
        saving.files.disconnect(plan.id);
        messages.say(FolderLabel::FILE_LET_GO);
        move_lost_focus(vec![FIRST_SAVE.to_owned(), "main".to_owned()]);
    };
    view! { <Button class="quiet" text=locale.label(FolderLabel::LET_FILE_GO) on_press=forget /> }
}
