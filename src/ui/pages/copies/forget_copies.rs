//! The button and the question by which all copies of a plan are deleted.

use keikaku::storage::forget_copies;
use keikaku::value::PlanId;
use keikaku::wording::{ExchangeLabel, Label, copies as words_of};
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::app::{Messages, focus, use_locale, use_messages, use_open_plan, use_saving};
use crate::ui::components::AskedButton;

/// この計画の控えをすべて消す. Deleting copies cannot be undone, so a question comes first.
#[component]
pub(crate) fn ForgetCopies(
    /// The number of copies.
    count: usize,
    /// Called after the copies were deleted.
    on_change: Callback<()>,
) -> impl IntoView {
    let (locale, messages, saving, plan) = (use_locale(), use_messages(), use_saving(), use_open_plan());
    let confirm = move |()| {
        forget(messages, plan.id);
        on_change.run(());
        focus::focus_after_update(vec!["main".to_owned()]);
        // The deleted copies may have made room for what could not be saved before.
        saving.save_now();
    };
    view! {
        <div>
            <AskedButton
                label=locale.label(ExchangeLabel::FORGET_COPIES)
                rank="secondary"
                id="forget-copies"
                question=words_of::forget(count, locale.language())
                question_id="forgetting"
                confirm_label=locale.label(Label::REMOVE_FOR_GOOD)
                cancel_label=locale.label(Label::KEEP_IT)
                cancel_id="keep-copies"
                on_confirm=confirm
            />
        </div>
    }
}

/// Deletes the copies of a plan, and shows a message on the outcome.
fn forget(messages: Messages, plan: PlanId) {
    match forget_copies(&LocalStore, plan) {
        Ok(_) => messages.say(ExchangeLabel::COPIES_FORGOTTEN),
        Err(error) => messages.say_store_error(error),
    }
}
