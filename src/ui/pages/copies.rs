//! 控え: the automatic copies of a plan, the newest first. Each row shows when the plan had that state, why it was copied
//! and in how many places the copy differs from the current plan.

mod copy_row;
mod forget_copies;

use keikaku::session::route::Route;
use keikaku::storage::{Copy as PlanCopy, copies, prune};
use keikaku::wording::{ExchangeLabel, Label, copies as words_of, errors};
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::app::{Locale, use_locale, use_open_plan};
use crate::ui::pages::copies::copy_row::CopyRow;
use crate::ui::pages::copies::forget_copies::ForgetCopies;
use crate::ui::review::Preview;

const COLUMNS: [Label; 4] =
    [ExchangeLabel::COLUMN_WHEN, ExchangeLabel::COLUMN_OCCASION, ExchangeLabel::COLUMN_DIFFERS, Label::COLUMN_ACTIONS];

/// The copies of a plan. A copy can be compared with the plan, restored by a command that can be undone, and
/// downloaded; all of them can be deleted.
#[component]
pub(crate) fn CopiesPage() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    // Copies that cannot be removed now are removed later.
    let _ = prune(&LocalStore);
    let changed = Trigger::new();
    let on_change = Callback::new(move |()| changed.notify());
    let list = move || {
        changed.track();
        plan.editor.settled.track();
        match copies(&LocalStore, plan.id) {
            Ok(copies) if copies.is_empty() => {
                view! { <p class="empty">{locale.label(ExchangeLabel::NO_COPIES)}</p> }.into_any()
            }
            Ok(copies) => view! { <CopyList copies on_change /> }.into_any(),
            Err(error) => view! { <p class="trouble">{errors::store(error, locale.language())}</p> }.into_any(),
        }
    };
    view! {
        <h1>{locale.label(ExchangeLabel::COPIES)}</h1>
        <p>{locale.label(ExchangeLabel::COPIES_MEANING)}</p>
        <p class="note">{locale.label(ExchangeLabel::COPIES_POLICY)}</p>
        {list}
        <Preview />
        <p>
            <a href=Route::Exchange(plan.id).fragment()>{locale.label(ExchangeLabel::BACK_TO_PLAN_FILES)}</a>
        </p>
    }
}

/// The name of a copy beside a plan in 比べる.
pub(crate) fn name(locale: Locale, copy: &PlanCopy) -> String {
    words_of::copy(&words_of::state_time(copy.saved, locale.language()), locale.language())
}

/// The table of the copies, and the button that deletes them.
#[component]
fn CopyList(
    /// The copies, the newest first. When they or the plan change, the list is recreated.
    copies: Vec<PlanCopy>,
    /// Called after copies were added or deleted.
    on_change: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let count = copies.len();
    let state_times = words_of::state_times(copies.iter().map(|copy| copy.saved), locale.language());
    let head = |label| view! { <th scope="col">{locale.label(label)}</th> };
    let row = |(copy, state_time)| view! { <CopyRow copy state_time on_change /> };
    view! {
        <table class="plan-table copy-table">
            <thead>
                <tr>{COLUMNS.into_iter().map(head).collect_view()}</tr>
            </thead>
            <tbody>{copies.into_iter().zip(state_times).map(row).collect_view()}</tbody>
        </table>
        <ForgetCopies count on_change />
    }
}
