//! The actions on a plan of the list.

use std::sync::Arc;

use keikaku::command::{Command, Origin, plans};
use keikaku::plan::Placement;
use keikaku::session::plan_list::PlanLine;
use keikaku::session::route::Route;
use keikaku::value::PlanId;
use keikaku::wording::{Label, ListLabel, NextLabel};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{focus, use_editor, use_locale};
use crate::ui::components::{Button, IconName, Menu};
use crate::ui::pages::list::element_ids::{ARCHIVE_LINK, BIN_LINK, menu_id, plan_link_id, rename_field_id};
use crate::ui::pages::list::plan_lines::use_lines;
use crate::ui::review::folder::file_name::FileName;

/// The button `{計画名} の操作`, which opens the menu of the actions.
#[component]
pub(crate) fn PlanActions(
    /// The plan.
    id: PlanId,
    /// Its line; `None` once it is gone.
    line: Memo<Option<Arc<PlanLine>>>,
    /// Called when the field for a new name is to be opened.
    on_rename: Callback<()>,
) -> impl IntoView {
    view! {
        <Menu
            id=menu_id(id)
            icon=IconName::More
            label=use_locale().label(Label::ACTS_OF)
            labelled_by=format!("{} {}", plan_link_id(id), menu_id(id))
        >
            <Acts id line on_rename />
        </Menu>
    }
}

/// What needs attention and the file of the plan, for users who cannot hover over the line; and 名前を変更, 複製, 次の期間の計画を作る,
/// 保管する and ごみ箱へ, whose accessible names contain the name of the plan. 複製, 保管する and ごみ箱へ send a command at once.
#[component]
fn Acts(id: PlanId, line: Memo<Option<Arc<PlanLine>>>, on_rename: Callback<()>) -> impl IntoView {
    let (locale, editor, lines) = (use_locale(), use_editor(), use_lines());
    let act = |text: &'static str, key: &str, on_press: Callback<()>| {
        let button = format!("{key}-{id}");
        let name = format!("{} {button}", plan_link_id(id));
        view! {
            <Button class="quiet" id=button labelled_by=name text=text on_press=move |_| on_press.run(()) />
        }
    };
    let rename = move |()| {
        on_rename.run(());
        focus::focus_after_update(vec![rename_field_id(id)]);
    };
    let put_away = move |placement, link: &'static str| {
        Callback::new(move |()| {
            editor.command(Command::MovePlan { plan: id, placement });
            focus::focus_after_update(vec![link.to_owned()]);
        })
    };
    let copy = move |()| {
        let plan = editor.workbook.get_untracked().plan(id).cloned();
        let Some(plan) = plan else { return };
        let copy = plans::copied(&plan, clock::fresh_plan());
        let copy_id = copy.id;
        editor.command(Command::AddPlan { plan: Arc::new(copy), origin: Origin::Copy });
        lines.focus_plan(copy_id);
    };
    let renew = move |()| editor.navigation.go(Route::NextPeriod(id));
    let attention = move || line.with(|line| Some(line.as_ref()?.attention.as_ref()?.1.clone()));
    view! {
        {move || attention().map(|text| view! { <span class="menu-note">{text}</span> })}
        <FileName plan=id />
        {act(locale.label(ListLabel::RENAME), "rename", Callback::new(rename))}
        {act(locale.label(Label::COPY), "copy", Callback::new(copy))}
        {act(NextLabel::MAKE.text(locale.language()), "next", Callback::new(renew))}
        <hr />
        {act(locale.label(ListLabel::TO_ARCHIVE), "archive", put_away(Placement::Archive, ARCHIVE_LINK))}
        {act(locale.label(ListLabel::TO_BIN), "bin", put_away(Placement::Bin, BIN_LINK))}
    }
}
