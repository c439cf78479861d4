//! The button below a long list of marks. Thousands of rows take seconds to draw, so only the first rows are drawn at
//! first.

use keikaku::wording::form_book;
use leptos::prelude::*;

use crate::ui::app::use_locale;

/// The number of rows that are drawn at first.
pub(super) const MOST_ROWS: usize = 300;

/// The button that shows the rest, if there are more rows.
#[component]
pub(super) fn MoreRows(
    /// The number of rows of the list.
    #[prop(into)]
    rows: Signal<usize>,
    /// Whether all rows are drawn.
    shows_all: RwSignal<bool>,
) -> impl IntoView {
    let locale = use_locale();
    let rest = move || if shows_all.get() { 0 } else { rows.get().saturating_sub(MOST_ROWS) };
    let name = move || form_book::more(rest(), locale.language());
    let show = move |_| shows_all.set(true);
    view! {
        <Show when=move || rest() != 0>
            <div class="buttons">
                <button type="button" class="secondary" on:click=show>{name}</button>
            </div>
        </Show>
    }
}
