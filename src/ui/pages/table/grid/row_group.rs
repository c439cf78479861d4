//! The row group of a KPI: its head (number, name, unit, この目標値は, buttons), the rows 目標 and 実績 with their inputs, the
//! computed rows 目標累計, 実績累計 and 達成率, which follow each keystroke, its findings, its small chart and its 詳細.
//!
//! The structure depends on the columns and on whether there is one target for the period. Both are in the row's key,
//! so that another structure leads to another row group.

use std::sync::Arc;

use keikaku::plan::Indicator;
use keikaku::plan::place::{ChoiceKind, InputPlace, TextPlace};
use keikaku::value::id::IndicatorId;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::field::registry::{PageField, bind_field};
use crate::ui::app::field::{place, shown_in_row};
use crate::ui::app::grid_state::{Columns, RowSignals};
use crate::ui::app::use_app;
use crate::ui::pages::table::grid::cells::{ActualRow, Computed, ComputedRow, TargetRow};
use crate::ui::pages::table::grid::choice_select::ChoiceSelect;
use crate::ui::pages::table::grid::details::DetailsRow;
use crate::ui::pages::table::grid::finding_line::FindingLine;
use crate::ui::pages::table::grid::row_texts::RowTexts;
use crate::ui::pages::table::levels::bind;
use crate::ui::pages::table::row_actions::{RowAction, carry_out};

/// The row group of one indicator.
#[component]
pub(crate) fn RowGroup(
    /// The signals of the row.
    signals: RowSignals,
    /// The columns of the grid.
    columns: Arc<Columns>,
) -> impl IntoView {
    let app = use_app();
    let language = app.language();
    let row = signals.view.get_untracked().indicator;
    let id = row.id;
    let texts = {
        let (view, findings, columns) = (signals.view.clone(), signals.findings.clone(), Arc::clone(&columns));
        Memo::new(move |_| view.with(|row| findings.with(|found| RowTexts::of(row, found, &columns, language))))
    };
    sync_fields(&signals, &columns, texts);
    let years = columns.years.len();
    view! {
        <tbody role="rowgroup" class="kpi" data-indicator=id.to_string()>
            <GroupHeading texts />
            <tr role="row" class="kpi-head">
                <th role="rowheader">
                    <span lang="ja" id=format!("name-{id}") hidden>
                        {move || texts.with(|texts| texts.name.clone())}
                    </span>
                    <Head row=Arc::clone(&row) is_open=signals.is_open.clone() texts />
                </th>
            </tr>
            <TargetRow row=Arc::clone(&row) columns=Arc::clone(&columns) texts />
            <ActualRow row columns=Arc::clone(&columns) texts />
            <ComputedRow computed=Computed::RunningTarget years texts />
            <ComputedRow computed=Computed::RunningActual years texts />
            <ComputedRow computed=Computed::Rate years texts />
            <FindingLine signals=signals.clone() columns=Arc::clone(&columns) />
            <DetailsRow signals columns />
        </tbody>
    }
}

/// Writes into the fields of the row whatever differs from what was written last, and marks the fields with findings.
///
/// There is one effect for each row and not for each field: a plan with 500 KPIs and 15 years has 16,000 fields.
fn sync_fields(signals: &RowSignals, columns: &Arc<Columns>, texts: Memo<RowTexts>) {
    let app = use_app();
    let (view, columns) = (signals.view.clone(), Arc::clone(columns));
    let id = view.with_untracked(|row| row.indicator.id);
    // The effect runs after the fields were created, with their texts but without marks.
    let made = RowTexts { marks: Vec::new(), ..texts.get_untracked() };
    Effect::new(move |before: Option<RowTexts>| {
        let now = texts.get();
        now.write_over(before.as_ref().unwrap_or(&made), id, &columns, app.fields);
        if columns.shows_levels {
            view.with(|row| bind(app, &row.indicator, &columns));
        }
        now
    });
}

/// The heading of the group that begins with this indicator.
#[component]
fn GroupHeading(
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    view! {
        <tr role="row" class="group-heading" hidden=move || texts.with(|texts| !texts.lines.group)>
            <th role="rowheader">
                <span lang="ja">{move || texts.with(|texts| texts.group.clone())}</span>
                <span class="no-group">{use_app().label(Label::NoGroup)}</span>
            </th>
        </tr>
    }
}

/// The head of the row group: number, name, unit, この目標値は and the buttons.
#[component]
fn Head(
    /// The indicator as it is when the row is created.
    row: Arc<Indicator>,
    /// Whether the 詳細 of the row are open.
    is_open: ArcRwSignal<bool>,
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let id = row.id;
    let (name_place, unit_place) = (InputPlace::Text(TextPlace::Name), InputPlace::Text(TextPlace::Unit));
    let (name, unit) = (shown_in_row(&row, name_place), shown_in_row(&row, unit_place));
    let name_label = move || texts.with(|texts| texts.name_label.clone());
    let unit = move |labelled_by: String| {
        view! {
            <input
                type="text"
                lang="ja"
                id=place::id(id, unit_place)
                use:bind_field=PageField::of_row(id, unit_place)
                autocomplete="off"
                value=unit
                class="unit"
                aria-labelledby=labelled_by
            />
        }
        .into_any()
    };
    view! {
        <div class="kpi-head-fields">
            <span class="number" aria-hidden="true">{move || texts.with(|texts| texts.number.clone())}</span>
            <input
                type="text"
                lang="ja"
                id=place::id(id, name_place)
                use:bind_field=PageField::of_row(id, name_place)
                autocomplete="off"
                value=name
                class="name"
                aria-label=name_label
            />
            {labelled(id, "unit", Label::Unit, unit)}
            <ChoiceSelect id choice=ChoiceKind::Basis current=Signal::derive(move || texts.with(|texts| texts.basis)) />
            <span class="kpi-buttons">
                {RowAction::ALL.map(|action| view! { <ActionButton id action is_open=is_open.clone() /> }).collect_view()}
            </span>
        </div>
    }
}

/// A control with its visible label and the accessible name `{指標名} {label}`. `make` receives the ids of the elements
/// that make up the name.
pub(crate) fn labelled(id: IndicatorId, word: &str, label: Label, make: impl FnOnce(String) -> AnyView) -> AnyView {
    let label_id = format!("label-{id}-{word}");
    let control = make(format!("name-{id} {label_id}"));
    view! {
        <span class="field">
            <span class="field-label" id=label_id>{use_app().label(label)}</span>
            {control}
        </span>
    }
    .into_any()
}

/// The button of 詳細, 上へ, 下へ, 複製 or 削除 of a KPI.
#[component]
fn ActionButton(
    /// The indicator.
    id: IndicatorId,
    /// The action of the button.
    action: RowAction,
    /// Whether the 詳細 of the row are open.
    is_open: ArcRwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let button_id = action.button_id(id);
    let is_expanded = move || (action == RowAction::Details).then(|| is_open.get().to_string());
    view! {
        <button
            type="button"
            class="quiet"
            id=button_id.clone()
            aria-labelledby=format!("name-{id} {button_id}")
            aria-expanded=is_expanded
            on:click=move |_| carry_out(app, id, action)
        >
            {app.label(action.label())}
        </button>
    }
}
