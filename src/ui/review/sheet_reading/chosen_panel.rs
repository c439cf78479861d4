//! The panel that describes the selected cells of a sheet.

use keikaku::import::reading::CellState;
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{SheetReadingLabel, names};
use leptos::prelude::*;

use super::chosen_cells::state_label;
use super::mark_menu;
use super::sheet_view::use_sheet_view;
use crate::ui::app::use_locale;
use crate::ui::components::Button;

/// The maximum number of figures of the selected cells that are described.
const MOST_TOLD: usize = 6;

/// The description of the selected cells, with the button that opens the menu.
#[component]
pub(crate) fn ChosenPanel() -> impl IntoView {
    let (locale, view) = (use_locale(), use_sheet_view());
    let content = move || {
        let language = locale.language();
        let Some(chosen) = view.chosen.get() else {
            return view! { <p class="note">{locale.label(SheetReadingLabel::CHOOSE)}</p> }.into_any();
        };
        let sheet = view.sheet.get();
        let name = wording::region(&chosen.region(&sheet.grid), language);
        let facts = sheet.reading.facts.iter().chain(&sheet.reading.stated).filter(|fact| chosen.has(fact.cell));
        let told: Vec<String> =
            facts.take(MOST_TOLD).map(|fact| wording::figure(&sheet.grid, fact, language)).collect();
        let single = chosen.single();
        let text = single.and_then(|at| sheet.grid.cell(at)).map(|cell| cell.text.trim().to_owned());
        let text = text.filter(|text| !text.is_empty()).map(|text| names::without_long_runs(&text));
        let state = single.map(|at| view.states.with(|states| states.get(at)));
        let state = state.filter(|state| !matches!(state, CellState::Placed | CellState::Label));
        let state = state.map(|state| locale.label(state_label(state)));
        view! {
            <h3>{name}</h3>
            {text.map(|text| view! { <p class="cell-text" lang="ja">{text}</p> })}
            {state.map(|state| view! { <p class="note">{state}</p> })}
            <ul class="sheet-told">{told.into_iter().map(|said| view! { <li>{said}</li> }).collect_view()}</ul>
            <Button
                class="secondary"
                id="sheet-say"
                text=locale.label(SheetReadingLabel::SAY)
                on_press=move |_| mark_menu::open_at_id(view, "sheet-say")
            />
        }
        .into_any()
    };
    view! { <section class="sheet-chosen">{content}</section> }
}
