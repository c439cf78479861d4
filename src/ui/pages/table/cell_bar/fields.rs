//! The fields of the chosen cell in its bar: its note, the parts of a share, and why its last provisional value went.

use keikaku::command::InputField;
use keikaku::plan::Indicator;
use keikaku::plan::indicator::{Measure, Row};
use keikaku::plan::place::{CellPlace, InputPlace, SharePart, TextPlace};
use keikaku::value::fiscal_year::FiscalYear;
use keikaku::wording::Label;
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::field::registry::{PageField, bind_field};
use crate::ui::app::field::{place, shown_in_row};
use crate::ui::app::grid_state::RowView;
use crate::ui::app::{AppState, focus, use_app};
use crate::ui::pages::table::cell_bar::{followed, give_back};

/// The fields of the cell: the numerator and the denominator of a share, the note, and the reason for which the last
/// provisional value was replaced. There are none unless the cell is that of a year.
#[component]
pub(crate) fn CellFields() -> impl IntoView {
    let app = use_app();
    let chosen = Memo::new(move |_| {
        let (id, place) = followed(app, &app.grid_state()?)?;
        let (row, year) = match place {
            CellPlace::Target(year) => (Row::Target, year),
            CellPlace::Actual(year) => (Row::Actual, year),
            CellPlace::Baseline | CellPlace::Period | CellPlace::StatedTotal => return None,
        };
        Some((id, row, year))
    });
    move || {
        let (id, row, year) = chosen.get()?;
        let grid_state = app.grid_state()?;
        // The signals of a row that was removed and restored are other ones, so the order of the rows is tracked as
        // well.
        grid_state.order.with(Vec::len);
        let view = grid_state.row(id)?.view;
        Some(view! { <FieldsOfYear view row year /> })
    }
}

/// The fields of one year's cell.
#[component]
fn FieldsOfYear(
    /// The row of the grid.
    view: ArcRwSignal<RowView>,
    /// The row of the cell, 目標 or 実績.
    row: Row,
    /// The year.
    year: FiscalYear,
) -> impl IntoView {
    let app = use_app();
    let is_actual = row == Row::Actual;
    let is_share = follow(&view, move |row| is_actual && row.measure == Measure::Ratio);
    let replaced = follow(&view, move |row| if is_actual { earlier(row, year) } else { 0 });
    let note = InputPlace::Text(TextPlace::Note(row, Some(year)));
    // Each field is in a closure of its own, so that typing in one of them creates none of the others anew.
    let parts = {
        let view = view.clone();
        move || {
            let part = |part, label| view! { <BarField view=view.clone() place=InputPlace::Part(year, part) label /> };
            is_share.get().then(|| {
                [part(SharePart::Numerator, Label::Numerator), part(SharePart::Denominator, Label::Denominator)]
                    .collect_view()
            })
        }
    };
    let reason = {
        let view = view.clone();
        move || {
            let last = replaced.get().checked_sub(1)?;
            let place = InputPlace::Text(TextPlace::EarlierReason(year, last));
            Some(view! { <BarField view=view.clone() place label=Label::EarlierReason /> })
        }
    };
    view! {
        <div class="cell-fields" on:keydown=move |event| on_field_key(app, &event)>
            <BarField view place=note label=Label::CellNote />
            {parts}
            {reason}
        </div>
    }
}

/// Handles Enter, which commits what was typed, and Esc in a field that is not touched (the first Esc restores the old
/// text). Both return the focus to the cell.
fn on_field_key(app: AppState, event: &Event) {
    let leads_back = match focus::plain_key(event).as_deref() {
        Some("Enter") => true,
        Some("Escape") => !app.fields.is_touched(),
        _ => false,
    };
    if leads_back && !app.fields.is_composing() {
        event.prevent_default();
        event.stop_propagation();
        app.fields.commit(app);
        give_back(app);
    }
}

/// A value computed from a row, which notifies only if it differs.
fn follow<T: Default + PartialEq + Send + Sync + 'static>(
    view: &ArcRwSignal<RowView>,
    read: impl Fn(&Indicator) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let view = view.clone();
    Memo::new(move |_| view.with(|row| read(&row.indicator)))
}

/// The number of provisional values that an actual has replaced.
fn earlier(row: &Indicator, year: FiscalYear) -> usize {
    row.actuals.get(&year).map_or(0, |actual| actual.earlier.len())
}

/// A field of the bar with its label. Its text follows the row.
#[component]
fn BarField(
    /// The row of the grid.
    view: ArcRwSignal<RowView>,
    /// The place of the field in the indicator.
    place: InputPlace,
    /// The label of the field.
    label: Label,
) -> impl IntoView {
    let app = use_app();
    let indicator = view.with_untracked(|row| row.indicator.id);
    let (id, field) = (place::id(indicator, place), PageField::of_row(indicator, place));
    let is_note = matches!(place, InputPlace::Text(TextPlace::Note(..)));
    let class = if matches!(place, InputPlace::Part(..)) { "part" } else { "note" };
    let label_id = format!("label-{id}");
    let labelled_by = if is_note { format!("name-{indicator} {label_id}") } else { label_id.clone() };
    let text = move |view: &RowView| shown_in_row(&view.indicator, place);
    let made_with = view.with_untracked(text);
    Effect::new(move |_| app.fields.write(InputField::Row(indicator, place), &view.with(text)));
    view! {
        <span class="field">
            <span class="field-label" id=label_id.clone()>{app.label(label)}</span>
            <input
                type="text"
                class=class
                autocomplete="off"
                id=id
                use:bind_field=field
                value=made_with
                aria-labelledby=labelled_by
            />
        </span>
    }
}
