//! The head of a row group, beside its lines: number, name, unit, 目標の数え方 and buttons at the left, 達成率 and the chart at
//! the right.

use std::sync::Arc;

use keikaku::plan::{ChoiceKind, Indicator, InputPlace, TextPlace};
use keikaku::value::IndicatorId;
use keikaku::wording::{Label, judging};
use leptos::prelude::*;

use crate::ui::app::field::shown_in_row;
use crate::ui::app::{PageField, ShownRow, bind_field, place, use_editor_view, use_locale};
use crate::ui::components::{IconName, Menu, part_mark, state_class};
use crate::ui::pages::table::grid::charts::RowChart;
use crate::ui::pages::table::grid::choice_select::ChoiceSelect;
use crate::ui::pages::table::grid::figure::rate_figure;
use crate::ui::pages::table::grid::finding_mark::FindingMark;
use crate::ui::pages::table::grid::row_texts::RowTexts;
use crate::ui::pages::table::row_actions::{RowAction, carry_out, menu_id};

/// The row of the head. It takes no height of its own; its cells lie beside the lines below it (`style/grid.css`).
#[component]
pub(crate) fn KpiHead(
    /// The row.
    row: ShownRow,
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let id = row.id;
    view! {
        <tr role="row" class="kpi-head">
            <th role="rowheader" class="kpi-name" class:part=move || texts.with(|texts| texts.is_part)>
                <span lang="ja" id=format!("name-{id}") hidden>
                    {move || texts.with(|texts| texts.name.clone())}
                </span>
                <span class="number" aria-hidden="true">{move || texts.with(|texts| texts.number.clone())}</span>
                <FindingMark id findings=row.findings />
                {move || part_mark(texts.with(|texts| texts.part_mark))}
                <NameFields row=row.now() texts />
                <span class="kpi-buttons">
                    <DetailsButton id />
                    <Menu
                        id=menu_id(id)
                        icon=IconName::More
                        label=use_locale().label(Label::ACTS_OF)
                        labelled_by=format!("name-{id} {}", menu_id(id))
                    >
                        {RowAction::IN_MENU.map(|action| view! { <ActButton id action /> }).collect_view()}
                    </Menu>
                </span>
            </th>
            <RateCell row texts />
            <td role="gridcell" class="picture"><RowChart row /></td>
        </tr>
    }
}

/// 達成率, with the sign of the judgement before it and its year below. While the cell has the focus, the cell bar shows
/// its texts.
#[component]
fn RateCell(
    row: ShownRow,
    /// The texts of the row group.
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let (language, view) = (use_locale().language(), use_editor_view());
    let rate = view.grid_state().map(|grid_state| grid_state.rate);
    let left = rate.clone();
    let standing = move || texts.with(|texts| texts.standing);
    let class = move || standing().map_or_else(|| "rate".to_owned(), |of| format!("rate {}", state_class(of)));
    let word = move || standing().map(|of| judging::verdict(of, row.columns().span(), language));
    view! {
        <td
            role="gridcell"
            class=class
            data-field="rate"
            data-sign=move || standing().map(|of| judging::sign(of))
            aria-description=word
            tabindex="-1"
            on:focus=move |_| rate.iter().for_each(|rate| rate.set(Some(row.id)))
            on:blur=move |_| left.iter().for_each(|rate| rate.set(None))
        >
            {move || texts.with(|texts| rate_figure(&texts.totals.rate, language))}
        </td>
    }
}

/// The length in bytes above which a name may be broken anywhere: in a run of thousands of brackets, which anyone may
/// paste, a browser searches for line breaks for seconds.
const LONGEST_NAME: usize = 300;

/// The fields of the name and the unit, and the choice 目標の数え方. The name is one line of text that wraps.
#[component]
fn NameFields(
    /// The indicator as it is when the row is created.
    row: Arc<Indicator>,
    texts: Memo<RowTexts>,
) -> impl IntoView {
    let locale = use_locale();
    let id = row.id;
    let (name, unit) = (InputPlace::Text(TextPlace::Name), InputPlace::Text(TextPlace::Unit));
    let unit_label = locale.label(Label::UNIT);
    let blank_label = |label| view! { <span class="blank-label" aria-hidden="true">{locale.label(label)}</span> };
    view! {
        {blank_label(Label::INDICATOR_NAME)}
        <textarea
            lang="ja"
            class="name"
            class:blank=move || texts.with(|texts| texts.is_blank(TextPlace::Name))
            class:long=move || texts.with(|texts| texts.name.len() > LONGEST_NAME)
            id=place::id(id, name)
            use:bind_field=PageField::of_row(id, name)
            rows="2"
            data-one-line=""
            enterkeyhint="next"
            autocomplete="off"
            title=move || texts.with(|texts| texts.name.clone())
            aria-label=move || texts.with(|texts| texts.name_label.clone())
        >
            {shown_in_row(&row, name)}
        </textarea>
        <span class="kpi-measure">
            {blank_label(Label::UNIT)}
            <input
                type="text"
                lang="ja"
                class="unit"
                class:blank=move || texts.with(|texts| texts.is_blank(TextPlace::Unit))
                id=place::id(id, unit)
                use:bind_field=PageField::of_row(id, unit)
                autocomplete="off"
                value=shown_in_row(&row, unit)
                aria-label=move || texts.with(|texts| format!("{} {unit_label}", texts.name))
            />
            <ChoiceSelect
                id
                choice=ChoiceKind::Basis
                current=Signal::derive(move || texts.with(|texts| texts.basis))
                name=Signal::derive(move || texts.with(|texts| texts.name.clone()))
            />
        </span>
    }
}

/// The button 詳細, which opens the details in the drawer or closes them.
#[component]
fn DetailsButton(id: IndicatorId) -> impl IntoView {
    let (locale, view) = (use_locale(), use_editor_view());
    let button_id = RowAction::Details.button_id(id);
    let drawer = view.grid_state().map(|grid_state| grid_state.drawer);
    let is_expanded = move || drawer.as_ref().is_some_and(|drawer| drawer.get() == Some(id)).to_string();
    view! {
        <button
            type="button"
            class="quiet"
            id=button_id.clone()
            aria-labelledby=format!("name-{id} {button_id}")
            aria-expanded=is_expanded
            on:click=move |_| carry_out(view, id, RowAction::Details)
        >
            {locale.label(RowAction::Details.label())}
        </button>
    }
}

/// The button of 上へ, 下へ, 複製 or 削除 of a KPI.
#[component]
fn ActButton(id: IndicatorId, action: RowAction) -> impl IntoView {
    let (locale, view) = (use_locale(), use_editor_view());
    let button_id = action.button_id(id);
    let is_delete = action == RowAction::Delete;
    view! {
        {is_delete.then(|| view! { <hr /> })}
        <button
            type="button"
            class=if is_delete { "quiet danger-text" } else { "quiet" }
            id=button_id.clone()
            aria-labelledby=format!("name-{id} {button_id}")
            on:click=move |_| carry_out(view, id, action)
        >
            {locale.label(action.label())}
        </button>
    }
}
