//! Adding to a figure on a telephone (＋足す): a button beside the open cell, and the field that puts the sum into the cell as
//! one step.

use keikaku::command::{IndicatorCommand, InputPhase};
use keikaku::plan::{Cell, CellPlace, InputPlace};
use keikaku::wording::{Label, grid};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{EditorView, ShownRow, focus, place, use_editor, use_editor_view, use_locale};
use crate::ui::components::AddedNumber;
use crate::ui::components::added_number::{FIELD, can_add};
use crate::ui::pages::table::cell_bar::bar_cell::{BarCell, fill};

/// The button ＋足す of the chosen cell, or the field that the button opens; nothing if the cell cannot be added to. Only
/// a narrow screen shows it (`style/cards.css`).
#[component]
pub(super) fn Adding(
    /// The row of the grid.
    row: ShownRow,
    /// The place of the cell.
    place: CellPlace,
) -> impl IntoView {
    let (locale, editor, editor_view) = (use_locale(), use_editor(), use_editor_view());
    let is_open = RwSignal::new(false);
    let can_add = Memo::new(move |_| row.read(|row| can_add(row, place)));
    let open = move |_| {
        editor.commit_typing();
        is_open.set(true);
        focus::focus_after_update(vec![FIELD.to_owned()]);
    };
    let sum = move |added: String| {
        let shown = BarCell::now(editor_view);
        shown.map(|shown| grid::adding(&shown.cell(), &added, &shown.row.indicator.unit)).unwrap_or_default()
    };
    let take = move |added: String| {
        if add(editor_view, &added) {
            is_open.set(false);
        }
    };
    let give_up = move |()| {
        is_open.set(false);
        return_to_cell(editor_view);
    };
    move || match (can_add.get(), is_open.get()) {
        (false, _) => ().into_any(),
        (true, true) => view! { <AddedNumber sum add=take give_up /> }.into_any(),
        (true, false) => view! {
            // The focus stays in the cell: the bar is shown only while the cell has the focus.
            <button type="button" class="add" on:mousedown=|event| event.prevent_default() on:click=open>
                {locale.label(Label::ADD_TO_CELL)}
            </button>
        }
        .into_any(),
    }
}

/// Adds the number to the chosen cell as one step and returns the focus to the cell. Returns `false` if nothing can be
/// added, which a message states.
fn add(view: EditorView, added: &str) -> bool {
    let Some(shown) = BarCell::now(view) else { return false };
    let cell: Cell = shown.cell();
    let Some((text, _)) = cell.with_added(added, &shown.row.indicator.unit) else {
        view.editor.messages.say_error(Label::NOTHING_TO_ADD);
        return false;
    };
    let set = IndicatorCommand::SetCell { place: shown.place, text, phase: InputPhase::Left, on: clock::today() };
    fill(view, &shown, vec![(shown.id, set)], false);
    return_to_cell(view);
    true
}

fn return_to_cell(view: EditorView) {
    if let Some(shown) = untrack(|| BarCell::now(view)) {
        focus::focus_after_update(vec![place::id(shown.id, InputPlace::Cell(shown.place))]);
    }
}
