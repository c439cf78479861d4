//! フォルダの計画ファイル on 取込・出力.

use keikaku::session::folder::{SaveMode, Signature};
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, folder};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::folder::can_pick;
use crate::ui::app::use_app;
use crate::ui::review::folder::file_settings::FileSettings;
use crate::ui::review::folder::saving::{save, save_elsewhere};
use crate::ui::review::folder::{FIRST_SAVE, move_lost_focus};

/// The purpose of a file in a folder, the plan's file with its buttons, and the settings of the person who saves. If
/// the browser cannot open files in folders, a sentence says so instead.
#[component]
pub(crate) fn FileSection(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let app = use_app();
    let file = if can_pick() {
        view! {
            <p>{app.label(Label::FolderMeaning)}</p>
            <p>{app.label(Label::FolderPlaces)}</p>
            <PlanFile plan />
        }
        .into_any()
    } else {
        view! { <p>{app.label(Label::NoPickers)}</p> }.into_any()
    };
    view! {
        <section class="panel">
            <h2>{app.label(Label::FolderFile)}</h2>
            {file}
            <FileSettings />
        </section>
    }
}

/// The name of the file, who saved it last, and the buttons for it. The buttons are created anew only if the plan gets
/// or loses its file, so that they keep the focus while it is saved.
#[component]
fn PlanFile(plan: PlanId) -> impl IntoView {
    let app = use_app();
    let name = Memo::new(move |_| {
        let record = app.files.get(plan)?.record;
        record.name.filter(|_| record.in_folder)
    });
    let has_file = move || name.with(Option::is_some);
    let last_saved = Memo::new(move |_| {
        let mark = app.files.get(plan)?.base?.mark;
        let signature = Signature { at: mark.at, by: mark.by };
        name.get().and_then(|_| folder::saved_by(&signature, clock::today(), app.language()))
    });
    let first_save = move |_| save(app, plan, SaveMode::Write, None);
    // The header has this button if the plan has a file; two buttons would have the same accessible name.
    let first_save = move || {
        view! {
            <button type="button" class="primary" id=FIRST_SAVE on:click=first_save>
                {app.label(Label::SaveToFolder)}
            </button>
        }
    };
    view! {
        {move || name.get().map(|name| view! { <p class="file-name">{folder::listed(&name, app.language())}</p> })}
        {move || last_saved.get().map(|sentence| view! { <p data-field="file-saved-by">{sentence}</p> })}
        <div class="buttons">
            <Show when=has_file fallback=first_save>
                <FileButtons plan />
            </Show>
        </div>
    }
}

/// 計画ファイルの保存先を選ぶ, and ファイルとの結びつきを外す, which leaves the file unchanged.
#[component]
fn FileButtons(plan: PlanId) -> impl IntoView {
    let app = use_app();
    let forget = move |_| {
        app.files.disconnect(plan);
        app.show_message(app.label(Label::FileLetGo).to_owned());
        move_lost_focus(vec![FIRST_SAVE.to_owned(), "main".to_owned()]);
    };
    view! {
        <button type="button" class="secondary" id="folder-place" on:click=move |_| save_elsewhere(app, plan)>
            {app.label(Label::ChooseFolderPlace)}
        </button>
        <button type="button" class="quiet" on:click=forget>{app.label(Label::LetFileGo)}</button>
    }
}
