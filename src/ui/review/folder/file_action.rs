//! A button that reads or writes the file of the shown plan.

use keikaku::export::file_name::file_name;
use keikaku::session::folder::SaveMode;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::browser::folder::can_pick;
use crate::ui::app::{use_editor, use_locale, use_navigation, use_saving};
use crate::ui::components::{Icon, IconName};
use crate::ui::review::folder::download;
use crate::ui::review::folder::saving::save;
use crate::ui::review::use_previews;

/// The button. It does nothing on views without a plan. If the browser cannot write files in a folder, the plan's file
/// is downloaded instead.
#[component]
pub(crate) fn FileAction(
    /// The id of the button, by which it gets the focus.
    id: &'static str,
    /// The label of the button.
    label: Label,
    /// The way in which the file is read or written.
    mode: SaveMode,
    /// The icon before the label. Only the icon is shown if there is little room.
    #[prop(optional, into)]
    icon: Option<IconName>,
) -> impl IntoView {
    let (locale, navigation, editor, saving, previews) =
        (use_locale(), use_navigation(), use_editor(), use_saving(), use_previews());
    let act = move |_| {
        let Some(plan) = navigation.route.get_untracked().plan() else { return };
        if can_pick() {
            save(previews, plan, mode);
        } else if let Some(name) =
            editor.workbook.with_untracked(|workbook| workbook.plan(plan).map(|plan| file_name(plan)))
        {
            editor.commit_typing();
            download(saving, plan, name);
        }
    };
    view! {
        <button type="button" class="secondary" id=id on:click=act>
            {icon.map(|name| view! { <Icon name /> })} <span class="words">{locale.label(label)}</span>
        </button>
    }
}
