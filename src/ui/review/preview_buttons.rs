//! The buttons at the end of a preview.

use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::Button;
use crate::ui::review::use_previews;

/// The button that continues, キャンセル, and a remark behind them, which therefore moves no button when it appears or
/// disappears.
#[component]
pub(crate) fn PreviewButtons(
    /// The name of the button that continues.
    #[prop(into)]
    action: Signal<String>,
    /// Called when that button is pressed.
    #[prop(into)]
    on_action: Callback<()>,
    /// The remark behind the buttons.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (locale, previews) = (use_locale(), use_previews());
    view! {
        <div class="buttons">
            <button type="button" class="primary" on:click=move |_| on_action.run(())>{action}</button>
            <Button class="secondary" text=locale.label(Label::CANCEL) on_press=move |_| previews.cancel() />
            {children.map(|children| children())}
        </div>
    }
}
