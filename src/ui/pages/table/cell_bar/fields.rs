//! The fields of the chosen cell in its bar: its note, the parts of a share, and why its last value was replaced.

use keikaku::command::InputField;
use keikaku::plan::indicator::Row;
use keikaku::plan::place::earlier_at;
use keikaku::plan::{CellPlace, InputPlace, Measure, SharePart, TextPlace};
use keikaku::session::route::Route;
use keikaku::value::IndicatorId;
use keikaku::wording::{Label, TableLabel};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::{EditorView, ShownRow, focus, place, use_editor_view, use_locale};
use crate::ui::components::{Adoption, DocumentField};
use crate::ui::pages::table::cell_bar::adding::Adding;
use crate::ui::pages::table::cell_bar::bar_cell::{followed, give_back};
use crate::ui::pages::table::cell_bar::foreign_unit::ForeignUnit;

/// The fields of the cell: the note of a year, the numerator and the denominator of a share, and the reason for which the
/// last value was replaced.
#[component]
pub(crate) fn CellFields() -> impl IntoView {
    let editor_view = use_editor_view();
    let chosen = Memo::new(move |_| followed(editor_view, &editor_view.grid_state()?));
    move || {
        let (id, place) = chosen.get()?;
        let grid_state = editor_view.grid_state()?;
        // A row that was removed and restored has new signals, so the order of the rows is tracked as well.
        grid_state.order.with(Vec::len);
        let row = grid_state.shown_row(id)?;
        Some(view! { <FieldsOfCell row place /> })
    }
}

/// The fields of one cell.
#[component]
fn FieldsOfCell(
    /// The row of the grid.
    row: ShownRow,
    /// The place of the cell.
    place: CellPlace,
) -> impl IntoView {
    let editor_view = use_editor_view();
    let of_year = match place {
        CellPlace::Target(year) => Some((Row::Target, year)),
        CellPlace::Actual(year) => Some((Row::Actual, year)),
        CellPlace::Baseline | CellPlace::Period | CellPlace::StatedTotal => None,
    };
    let year_of_actual = of_year.filter(|(row, _)| *row == Row::Actual).map(|(_, year)| year);
    let is_share = Memo::new(move |_| row.read(|row| row.measure == Measure::Ratio));
    let replaced = Memo::new(move |_| row.read(|row| earlier_at(row, place).len()));
    let id = row.id;
    let note = of_year.map(|(kind, year)| {
        let place = InputPlace::Text(TextPlace::Note(kind, Some(year)));
        view! { <BarField id place label=Label::CELL_NOTE /> }
    });
    let unit = view! { <ForeignUnit row place /> };
    let adding = view! { <Adding row place /> };
    let is_grid = matches!(editor_view.editor.navigation.route.get_untracked(), Route::Kpi(_));
    let adoption = year_of_actual.filter(|_| is_grid).map(|year| view! { <Adoption row year /> });
    // Each field is in its own closure, so that typing in one field does not recreate the others.
    let parts = move || {
        let year = year_of_actual.filter(|_| is_share.get())?;
        let part = |part, label| view! { <BarField id place=InputPlace::Part(year, part) label /> };
        let parts =
            [part(SharePart::Numerator, TableLabel::NUMERATOR), part(SharePart::Denominator, TableLabel::DENOMINATOR)];
        Some(parts.collect_view())
    };
    let reason = move || {
        let last = replaced.get().checked_sub(1)?;
        let place = InputPlace::Text(TextPlace::EarlierReason(place, last));
        Some(view! { <BarField id place label=TableLabel::EARLIER_REASON /> })
    };
    view! {
        {unit}
        {adding}
        {adoption}
        <div class="cell-fields" on:keydown=move |event| on_field_key(editor_view, &event)>
            {note}
            {parts}
            {reason}
        </div>
    }
}

/// Handles Enter, which commits what was typed, and Esc in an untouched field (in a touched field, the first Esc
/// restores the old text). Both return the focus to the cell.
fn on_field_key(view: EditorView, event: &Event) {
    let leads_back = match focus::plain_key(event).as_deref() {
        Some("Enter") => true,
        Some("Escape") => !view.fields.is_touched(),
        _ => false,
    };
    if leads_back && !view.fields.is_composing() {
        event.prevent_default();
        event.stop_propagation();
        view.editor.commit_typing();
        give_back(view);
    }
}

/// A field of the bar with its label. Its text follows the row.
#[component]
fn BarField(
    /// The indicator.
    id: IndicatorId,
    /// The place of the field in the indicator.
    place: InputPlace,
    /// The label of the field.
    label: Label,
) -> impl IntoView {
    let locale = use_locale();
    let field = InputField::Row(id, place);
    let is_note = matches!(place, InputPlace::Text(TextPlace::Note(..)));
    let class = if matches!(place, InputPlace::Part(..)) { "part" } else { "note" };
    let label_id = format!("label-{}", place::id(id, place));
    let labelled_by = if is_note { format!("name-{id} {label_id}") } else { label_id.clone() };
    view! {
        <span class="field">
            <span class="field-label" id=label_id.clone()>{locale.label(label)}</span>
            <DocumentField field class labelled_by />
        </span>
    }
}
