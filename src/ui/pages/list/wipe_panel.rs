//! この端末からすべて消す, for a device that other people use as well. It cannot be undone, so a question on the page comes first,
//! which names what would be deleted and offers すべて保存.

use keikaku::storage::{Stock, stock, wipe};
use keikaku::wording::{ListLabel, status};
use leptos::prelude::*;

use crate::browser::LocalStore;
use crate::ui::app::{EditorView, Saving, focus, use_editor_view, use_locale, use_saving};
use crate::ui::components::{Button, ConfirmPanel};
use crate::ui::pages::exchange::save_all;
use crate::ui::review::{Previews, use_previews};

const CANCEL_ID: &str = "keep-all";

/// The question with what would be deleted, and three buttons: すべて保存, the deletion, and the cancellation.
#[component]
pub(crate) fn WipePanel(
    /// The content of the store that would be deleted.
    stock: Stock,
    /// Called when the question is to be closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let (locale, view, saving, previews) = (use_locale(), use_editor_view(), use_saving(), use_previews());
    let wipe_all = move |()| {
        on_close.run(());
        wipe_now(view, previews);
    };
    view! {
        <ConfirmPanel
            question=status::wipe_all(stock, locale.language())
            question_id="wiping"
            confirm_label=locale.label(ListLabel::WIPE_NOW)
            cancel_label=locale.label(ListLabel::KEEP_ALL)
            cancel_id=CANCEL_ID
            on_confirm=wipe_all
            on_cancel=on_close
        >
            <Button class="secondary" text=locale.label(ListLabel::SAVE_BEFORE_WIPING) on_press=move |_| save_all(saving) />
        </ConfirmPanel>
    }
}

/// The content that would be deleted, for [`WipePanel`], which then gets the focus. `None` if there is no content or
/// the store cannot be read, which a message states.
pub(crate) fn stock_to_wipe(saving: Saving) -> Option<Stock> {
    let messages = saving.editor.messages;
    // What is being typed would be deleted as well, and すべて保存 has to write it.
    saving.editor.commit_typing();
    let found = untrack(|| saving.found().len());
    match stock(&LocalStore, &saving.editor.workbook.get_untracked()).map(|stock| Stock { found, ..stock }) {
        Ok(stock) if !stock.is_empty() => {
            focus::focus_after_update(vec![CANCEL_ID.to_owned()]);
            return Some(stock);
        }
        Ok(_) => messages.say(ListLabel::NOTHING_TO_WIPE),
        Err(error) => messages.say_store_error(error),
    }
    None
}

/// Clears the store before the page, so that everything stays as it is if the browser refuses.
fn wipe_now(view: EditorView, previews: Previews) {
    let saving = previews.saving;
    let messages = saving.editor.messages;
    match wipe(&LocalStore) {
        Ok(()) => {
            saving.wipe_journal();
            saving.files.forget();
            previews.discard();
            view.forget_work();
            saving.forget_everything();
            messages.say(ListLabel::WIPED);
        }
        Err(error) => messages.say_store_error(error),
    }
}
