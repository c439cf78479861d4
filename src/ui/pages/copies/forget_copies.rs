//! The button and the question by which all copies of a plan are deleted.

use keikaku::storage::forget_copies;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, copies as words_of, errors};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::{AppState, focus, use_app};
use crate::ui::components::confirm_panel::ConfirmPanel;

const CANCEL_ID: &str = "keep-copies";
const FORGET_ID: &str = "forget-copies";

/// この計画の控えをすべて消す. Deleting copies cannot be undone, so a question comes first.
#[component]
pub(crate) fn ForgetCopies(
    /// The plan of the copies.
    plan: PlanId,
    /// The number of copies.
    count: usize,
    /// Called after the copies were deleted.
    on_change: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let asks = RwSignal::new(false);
    let ask = move |_| {
        asks.set(true);
        focus::focus_after_update(vec![CANCEL_ID.to_owned()]);
    };
    let cancel = move |()| {
        asks.set(false);
        focus::focus_after_update(vec![FORGET_ID.to_owned()]);
    };
    let confirm = move |()| {
        forget(app, plan);
        on_change.run(());
        focus::focus_after_update(vec!["main".to_owned()]);
        // The deleted copies may have made room for what could not be saved before.
        app.save_now();
    };
    view! {
        <div>
            <button type="button" class="secondary" id=FORGET_ID on:click=ask>
                {app.label(Label::ForgetCopies)}
            </button>
            <Show when=move || asks.get()>
                <ConfirmPanel
                    question=words_of::forget(count, app.language())
                    question_id="forgetting"
                    confirm_label=app.label(Label::RemoveForGood)
                    cancel_label=app.label(Label::KeepIt)
                    cancel_id=CANCEL_ID
                    on_confirm=confirm
                    on_cancel=cancel
                />
            </Show>
        </div>
    }
}

/// Deletes the copies of a plan, and shows a message that they are deleted or why not.
fn forget(app: AppState, plan: PlanId) {
    match forget_copies(&LocalStore, plan) {
        Ok(_) => app.show_message(app.label(Label::CopiesForgotten).to_owned()),
        Err(error) => app.show_error(errors::store(error, app.language())),
    }
}
