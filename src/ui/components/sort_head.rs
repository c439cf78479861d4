//! The heading of a column in a table that is sorted by pressing its headings.

use keikaku::wording::grid;
use leptos::prelude::*;

use crate::ui::app::use_locale;

/// The heading with the button `{見出し} で並べ替え`, and ▲ or ▼ if the rows are sorted by the column.
#[component]
pub(crate) fn SortHead(
    /// The heading.
    name: &'static str,
    /// The class of the column.
    class: &'static str,
    /// The width of the column, if the style sheet does not define it.
    #[prop(default = None)]
    width: Option<String>,
    /// Whether the rows are sorted by the column in descending order; `None` if they are not sorted by it.
    #[prop(into)]
    is_descending: Signal<Option<bool>>,
    /// Called when the button is pressed.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    let order = move || is_descending.get().map(|is_it| if is_it { "descending" } else { "ascending" });
    let sign = move || is_descending.get().map(|is_it| if is_it { "▼" } else { "▲" });
    view! {
        <th role="columnheader" scope="col" class=class aria-label=name aria-sort=order style:--column-width=width>
            <button
                type="button"
                class="sort"
                aria-label=grid::sort_by(name, use_locale().language())
                on:click=move |_| on_press.run(())
            >
                {name}
                <span class="sign" aria-hidden="true">{sign}</span>
            </button>
        </th>
    }
}
