//! この端末からすべて消す, for a device that other people use as well. It cannot be undone, so a question on the page comes first,
//! which names what would be deleted and offers すべて保存.

use keikaku::storage::{Stock, stock, wipe};
use keikaku::wording::{Label, errors, status};
use leptos::prelude::*;

use crate::browser::storage::LocalStore;
use crate::ui::app::{AppState, focus, use_app};
use crate::ui::components::confirm_panel::ConfirmPanel;
use crate::ui::pages::exchange::save_all;
use crate::ui::review::previews::{Previews, use_previews};

const CANCEL_ID: &str = "keep-all";

/// The question with what would be deleted, and three buttons: すべて保存, the deletion, and one that cancels.
#[component]
pub(crate) fn WipePanel(
    /// The content of the store that would be deleted.
    stock: Stock,
    /// Called when the question is to be closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let (app, previews) = (use_app(), use_previews());
    let wipe_all = move |()| {
        on_close.run(());
        wipe_now(previews);
    };
    view! {
        <ConfirmPanel
            question=status::wipe_all(stock, app.language())
            question_id="wiping"
            confirm_label=app.label(Label::WipeNow)
            cancel_label=app.label(Label::KeepAll)
            cancel_id=CANCEL_ID
            on_confirm=wipe_all
            on_cancel=on_close
        >
            <button type="button" class="secondary" on:click=move |_| save_all(app)>
                {app.label(Label::SaveBeforeWiping)}
            </button>
        </ConfirmPanel>
    }
}

/// The content that would be deleted, for [`WipePanel`], which then gets the focus. If there is none, or the store
/// cannot be read, a message says so and `None` is returned.
pub(crate) fn stock_to_wipe(app: AppState) -> Option<Stock> {
    // What is being typed would be deleted as well, and すべて保存 has to write it.
    app.fields.commit(app);
    let found = untrack(|| app.found().len());
    match stock(&LocalStore, &app.workbook.get_untracked()).map(|stock| Stock { found, ..stock }) {
        Ok(stock) if !stock.is_empty() => {
            focus::focus_after_update(vec![CANCEL_ID.to_owned()]);
            return Some(stock);
        }
        Ok(_) => app.show_message(app.label(Label::NothingToWipe).to_owned()),
        Err(error) => app.show_error(errors::store(error, app.language())),
    }
    None
}

/// Clears the store before the page: if the browser refuses that, everything stays as it is.
fn wipe_now(previews: Previews) {
    let app = previews.app;
    match wipe(&LocalStore) {
        Ok(()) => {
            app.wipe_journal();
            app.files.forget();
            previews.discard();
            app.forget_everything();
            app.show_message(app.label(Label::Wiped).to_owned());
        }
        Err(error) => app.show_error(errors::store(error, app.language())),
    }
}
