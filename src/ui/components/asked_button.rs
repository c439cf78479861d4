//! A button for an act that cannot be undone: pressing it asks a question first.

use leptos::prelude::*;

use super::button::Button;
use crate::ui::app::focus;
use crate::ui::components::ConfirmPanel;

/// The button, and the question below it once it is pressed. The cancel button gets the focus; after cancelling the
/// focus returns to the button.
#[component]
pub(crate) fn AskedButton(
    /// The label of the button.
    #[prop(into)]
    label: String,
    /// The class of the button, which sets its rank.
    rank: &'static str,
    /// The id of the button.
    #[prop(into)]
    id: String,
    /// The question, which names what would be deleted.
    #[prop(into)]
    question: Signal<String>,
    /// The id of the question, if the question is the accessible name of the group of buttons.
    #[prop(optional)]
    question_id: Option<&'static str>,
    /// The label of the button that confirms.
    confirm_label: &'static str,
    /// The label of the button that cancels.
    cancel_label: &'static str,
    /// The id of the cancel button.
    #[prop(into)]
    cancel_id: String,
    /// Called when the question is answered with yes.
    #[prop(into)]
    on_confirm: Callback<()>,
) -> impl IntoView {
    let asks = RwSignal::new(false);
    let (to_button, to_cancel) = (vec![id.clone()], vec![cancel_id.clone()]);
    let ask = move |_| {
        asks.set(true);
        focus::focus_after_update(to_cancel.clone());
    };
    let cancel = Callback::new(move |()| {
        asks.set(false);
        focus::focus_after_update(to_button.clone());
    });
    let confirm = move |()| {
        asks.set(false);
        on_confirm.run(());
    };
    view! {
        <Button class=rank id=id text=label on_press=ask />
        <Show when=move || asks.get()>
            <ConfirmPanel
                question
                nostrip:question_id=question_id
                confirm_label
                cancel_label
                cancel_id=cancel_id.clone()
                on_confirm=confirm
                on_cancel=cancel
            />
        </Show>
    }
}
