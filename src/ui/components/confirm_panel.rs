//! A question before a command that cannot be undone.

use super::button::Button;
use leptos::prelude::*;

/// The question with two buttons, one that confirms and one that cancels.
#[component]
pub(crate) fn ConfirmPanel(
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
    /// The id of the cancel button, which gets the focus when the question is asked.
    #[prop(into)]
    cancel_id: String,
    /// The rank of the confirm button: `danger` for an act that cannot be undone.
    #[prop(default = "danger")]
    rank: &'static str,
    /// Called when the confirm button is pressed.
    #[prop(into)]
    on_confirm: Callback<()>,
    /// Called when the cancel button is pressed.
    #[prop(into)]
    on_cancel: Callback<()>,
    /// Further buttons in front of the two.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="panel" role="group" aria-labelledby=question_id>
            <p id=question_id>{move || question.get()}</p>
            <div class="buttons">
                {children.map(|children| children())}
                <Button class=rank text=confirm_label on_press=move |_| on_confirm.run(()) />
                <Button class="secondary" id=cancel_id text=cancel_label on_press=move |_| on_cancel.run(()) />
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

    use super::*;
    use crate::ui::test_page::{TestPage, shown};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_test]
    async fn each_button_calls_only_its_own_handler() {
        let (done, left) = (ArcRwSignal::new(0), ArcRwSignal::new(0));
        let page = {
            let (done, left) = (done.clone(), left.clone());
            TestPage::show(move |_| {
                let (confirm, cancel) =
                    (move |()| done.update(|count| *count += 1), move |()| left.update(|count| *count += 1));
                view! {
                    <ConfirmPanel
                        question=Signal::stored("空にしますか。".to_owned())
                        confirm_label="空にする"
                        cancel_label="やめる"
                        cancel_id="cancel"
                        on_confirm=confirm
                        on_cancel=cancel
                    />
                }
            })
        };
        shown().await;
        assert_eq!(page.text("p"), "空にしますか。");
        page.click("button.danger");
        assert_eq!((done.get_untracked(), left.get_untracked()), (1, 0));
        page.click("#cancel");
        assert_eq!((done.get_untracked(), left.get_untracked()), (1, 1));
    }
}
