//! The field for a number that is added to a figure (＋足す), beside it what comes of it, and the button that adds it. A
//! telephone's keyboard of digits has no plus.

use keikaku::plan::place::cell_at;
use keikaku::plan::unit::can_be_added;
use keikaku::plan::{CellPlace, Indicator, Measure};
use keikaku::wording::Label;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::ui::app::{focus, use_locale};

/// The id of the field for the number to add. No two are open at once.
pub(crate) const FIELD: &str = "added-number";

/// Whether a number can be added to a cell of the KPI: to a figure, or to a blank cell. Two shares make no third one.
pub(crate) fn can_add(row: &Indicator, place: CellPlace) -> bool {
    let adds_up = matches!(row.measure, Measure::Count | Measure::Amount) && can_be_added(&row.unit);
    adds_up && cell_at(row, place).with_added("0", &row.unit).is_some()
}

/// The field, what comes of it, and the button that adds.
#[component]
pub(crate) fn AddedNumber(
    /// What adding the typed number would make, as `58 ＋ 5 ＝ 63`.
    #[prop(into)]
    sum: Callback<String, String>,
    /// Adds the typed number.
    #[prop(into)]
    add: Callback<String>,
    /// Closes the field without adding anything.
    #[prop(into)]
    give_up: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let typed = RwSignal::new(String::new());
    let on_key = move |event: KeyboardEvent| {
        match focus::plain_key(&event).as_deref() {
            Some("Enter") => add.run(typed.get_untracked()),
            Some("Escape") => give_up.run(()),
            _ => return,
        }
        event.prevent_default();
    };
    view! {
        <span class="adding" on:keydown=on_key>
            <label for=FIELD>{locale.label(Label::ADDED_NUMBER)}</label>
            <input
                type="text"
                id=FIELD
                inputmode="decimal"
                autocomplete="off"
                on:input=move |event| typed.set(event_target_value(&event))
            />
            <output>{move || sum.run(typed.get())}</output>
            <button type="button" class="primary" on:click=move |_| add.run(typed.get_untracked())>
                {locale.label(Label::ADD_NOW)}
            </button>
        </span>
    }
}
