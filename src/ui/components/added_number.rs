//! The field for a number that is added to a figure (＋足す), with the sum beside it and the button that adds the number.
//! The field exists because a telephone's keyboard of digits has no plus key.

use keikaku::plan::place::cell_at;
use keikaku::plan::unit::can_be_added;
use keikaku::plan::{CellPlace, Indicator, Measure};
use keikaku::wording::Label;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::button::Button;
use crate::ui::app::{focus, use_locale};

/// The id of the field for the number to add. At most one such field is open at a time.
pub(crate) const FIELD: &str = "added-number";

/// Whether a number can be added to a cell of the KPI, which may hold a figure or be blank. Shares cannot be added.
pub(crate) fn can_add(row: &Indicator, place: CellPlace) -> bool {
    let adds_up = matches!(row.measure, Measure::Count | Measure::Amount) && can_be_added(&row.unit);
    adds_up && cell_at(row, place).with_added("0", &row.unit).is_some()
}

/// The field, the resulting sum, and the button that adds the number.
#[component]
pub(crate) fn AddedNumber(
    /// Returns the sum that the typed number would result in, such as `58 ＋ 5 ＝ 63`.
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
            <Button class="primary" text=locale.label(Label::ADD_NOW) on_press=move |_| add.run(typed.get_untracked()) />
        </span>
    }
}
