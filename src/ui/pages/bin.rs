//! ごみ箱: the plans that were put away, each with its way back.

use keikaku::edit::Command;
use keikaku::plan::Shelf;
use keikaku::wording::Label;
use leptos::prelude::*;

use super::{ListedPlan, listed};
use crate::ui::desk::use_desk;
use crate::ui::focus;
use crate::ui::live::{flag, part, press};
use crate::ui::route::Route;

/// The bin.
#[component]
pub(super) fn BinPage() -> impl IntoView {
    let desk = use_desk();
    let plans = Memo::new(move |_| listed(desk, Shelf::Bin));
    view! {
        <h1>{desk.label(Label::Bin)}</h1>
        <p class="empty" hidden=flag(move || !plans.with(Vec::is_empty))>{desk.label(Label::BinIsEmpty)}</p>
        <ul class="bin-list">
            {part(move || plans.get().into_iter().map(|plan| view! { <BinRow plan /> }.into_any()).collect_view().into_any())}
        </ul>
        <p><a id="back-link" href=Route::List.fragment()>{desk.label(Label::BackToList)}</a></p>
    }
}

#[component]
fn BinRow(
    /// The plan.
    plan: ListedPlan,
) -> impl IntoView {
    let desk = use_desk();
    let (name_id, button_id) = (format!("binned-{}", plan.id), format!("back-{}", plan.id));
    let put_back = move |_| {
        desk.command(Command::ShelvePlan { plan: plan.id, shelf: Shelf::Desk });
        focus::give_soon(vec!["back-link".to_owned()]);
    };
    view! {
        <li>
            <span id=name_id.clone()>{plan.name.clone()}</span>
            <span class="bodies">{plan.bodies.clone()}</span>
            <button
                type="button"
                class="secondary"
                id=button_id.clone()
                aria-labelledby=format!("{name_id} {button_id}")
                on:click=press(put_back)
            >
                {desk.label(Label::PutBack)}
            </button>
        </li>
    }
}
