//! One KPI: its head (number, name, unit, この目標値は, buttons), the rows 目標 and 実績 with their inputs, and the
//! derived rows 目標累計, 実績累計 and 達成率 that follow each keystroke ([`RowTexts`]).
//!
//! The structure depends on the columns and on whether there is one target for the period; both are in the row's key, so
//! that another structure is another row group.

use std::sync::Arc;

use keikaku::edit::indicators::Place;
use keikaku::edit::{CellPlace, TextPlace};
use keikaku::fiscal_year::FiscalYear;
use keikaku::id::IndicatorId;
use keikaku::plan::Indicator;
use keikaku::wording::Label;
use leptos::prelude::*;

use super::choices::{ChoiceField, choice_select};
use super::details::Details;
use super::row_texts::{RowTexts, Slot};
use super::{ACTS, GRIDCELL};
use crate::ui::board::{Frame, RowSignals, RowView};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::field::{Shown, place};
use crate::ui::live::text;

/// The row group of one indicator.
#[component]
pub(super) fn RowGroup(
    /// Its signals.
    signals: RowSignals,
    /// What all rows share.
    frame: Arc<Frame>,
) -> impl IntoView {
    let desk = use_desk();
    let row = signals.view.clone();
    let now = row.get_untracked();
    let texts = RowTexts::of(&now, &frame, desk.words());
    let view = group(desk, &now, &frame, &texts, signals);
    keep_in_step(desk, row, frame, texts);
    view
}

/// One effect a row: writes what changed.
fn keep_in_step(desk: Desk, row: ArcRwSignal<RowView>, frame: Arc<Frame>, built: RowTexts) {
    let words = desk.words();
    let id = row.with_untracked(|row| row.indicator.id);
    Effect::new(move |before: Option<RowTexts>| {
        let now = row.with(|row| RowTexts::of(row, &frame, words));
        now.write_over(before.as_ref().unwrap_or(&built), id, &frame, desk.fields);
        now
    });
}

fn group(desk: Desk, row: &RowView, frame: &Frame, texts: &RowTexts, signals: RowSignals) -> AnyView {
    let id = row.indicator.id;
    let once = |word| Slot::Once(word).id(id);
    view! {
        <tbody role="rowgroup" class="kpi" data-indicator=id.to_string()>
            <tr role="row" class="group-heading" id=once("line-group") hidden=!texts.lines.group>
                <th role="rowheader" scope="rowgroup" id=once("group")>{texts.group.clone()}</th>
            </tr>
            <tr role="row" class="kpi-head">
                <th role="rowheader" scope="rowgroup">
                    <span id=once("name") hidden>{texts.name.clone()}</span>
                    {head(desk, &row.indicator, texts, &signals)}
                </th>
            </tr>
            {target_row(desk, row, frame, texts)}
            {actual_row(desk, row, frame, texts)}
            {Derived::of(texts).map(|derived| derived.view(desk, id, frame)).into_iter().collect_view()}
            <tr role="row" class="unreadable" id=once("line-unread") hidden=!texts.lines.unread>
                <td role=GRIDCELL id=once("unread")>{texts.unread.clone()}</td>
            </tr>
            <Details row=signals.view is_open=signals.is_open />
        </tbody>
    }
    .into_any()
}

/// Number, name, unit, この目標値は and the buttons.
fn head(desk: Desk, row: &Arc<Indicator>, texts: &RowTexts, signals: &RowSignals) -> AnyView {
    let id = row.id;
    let unit_label = format!("label-{id}-unit");
    let buttons = ACTS.map(|(word, label)| act_button(desk, row, word, label, signals));
    view! {
        <div class="kpi-head-fields">
            <span class="number" aria-hidden="true" id=Slot::Once("number").id(id)>{texts.number.clone()}</span>
            <input
                type="text"
                class="name"
                id=place::id(id, Place::Text(TextPlace::Name))
                aria-label=texts.name_label.clone()
                autocomplete="off"
                value=row.name.clone()
            />
            <span class="field">
                <span class="field-label" id=unit_label.clone()>{desk.label(Label::Unit)}</span>
                <input
                    type="text"
                    class="unit"
                    id=place::id(id, Place::Text(TextPlace::Unit))
                    aria-labelledby=format!("name-{id} {unit_label}")
                    autocomplete="off"
                    value=row.unit.clone()
                />
            </span>
            {choice_select(desk, ChoiceField::Basis, row)}
            <span class="kpi-buttons">{buttons.into_iter().collect_view()}</span>
        </div>
    }
    .into_any()
}

fn act_button(desk: Desk, row: &Indicator, word: &str, label: Label, signals: &RowSignals) -> AnyView {
    let (id, is_open) = (row.id, signals.is_open.clone());
    let button = format!("act-{id}-{word}");
    let expanded = (word == "details").then(|| text(move || is_open.get().to_string()));
    view! {
        <button type="button" class="quiet" id=button.clone() aria-labelledby=format!("name-{id} {button}") aria-expanded=expanded>
            {desk.label(label)}
        </button>
    }
    .into_any()
}

fn row_head(desk: Desk, label: Label) -> AnyView {
    view! { <th role="rowheader" scope="row" class="row-head">{desk.label(label)}</th> }.into_any()
}

/// 目標: a cell a year, or one for the whole period.
fn target_row(desk: Desk, row: &RowView, frame: &Frame, texts: &RowTexts) -> AnyView {
    let row = &*row.indicator;
    let id = row.id;
    let is_period = row.basis.is_period();
    let year = |year: FiscalYear| {
        let labels = format!("name-{id} lbl-y{year} lbl-target");
        grid_cell((!is_period).then(|| cell(row, CellPlace::Target(year), &labels)))
    };
    let period = is_period.then(|| cell(row, CellPlace::Period, &format!("name-{id} lbl-period lbl-target")));
    view! {
        <tr role="row" class="target">
            {row_head(desk, Label::RowTarget)}
            {grid_cell(Some(cell(row, CellPlace::Baseline, &format!("name-{id} lbl-baseline"))))}
            {frame.years.years().map(year).collect_view()}
            <td role=GRIDCELL class="total" data-field="target-total">
                {period}
                <span id=Slot::Once("total-target").id(id)>{texts.totals.target.clone()}</span>
            </td>
        </tr>
    }
    .into_any()
}

/// 実績: a cell a year.
fn actual_row(desk: Desk, row: &RowView, frame: &Frame, texts: &RowTexts) -> AnyView {
    let row = &*row.indicator;
    let id = row.id;
    let year = |year: FiscalYear| {
        let labels = format!("name-{id} lbl-y{year} lbl-actual");
        grid_cell(Some(cell(row, CellPlace::Actual(year), &labels)))
    };
    view! {
        <tr role="row" class="actual">
            {row_head(desk, Label::RowActual)}
            {grid_cell(None)}
            {frame.years.years().map(year).collect_view()}
            <td role=GRIDCELL class="total" data-field="actual-total" id=Slot::Once("total-actual").id(id)>
                {texts.totals.actual.clone()}
            </td>
        </tr>
    }
    .into_any()
}

/// A cell of the table, grey where nothing can be entered.
fn grid_cell(input: Option<AnyView>) -> AnyView {
    let is_empty = input.is_none();
    view! { <td role=GRIDCELL class:no-input=is_empty>{input}</td> }.into_any()
}

/// An editable cell, named by the elements that `labels` lists.
pub(super) fn cell(row: &Indicator, place: CellPlace, labels: &str) -> AnyView {
    let shown = Shown::of(row, Place::Cell(place));
    view! {
        <input
            type="text"
            class="cell"
            id=place::id(row.id, Place::Cell(place))
            aria-labelledby=labels.to_owned()
            aria-invalid=shown.is_unread.then_some("true")
            inputmode="decimal"
            autocomplete="off"
            value=shown.text
        />
    }
    .into_any()
}

/// A row that is computed; only 達成率 has a 合計.
struct Derived<'a> {
    word: &'static str,
    label: Label,
    texts: &'a [String],
    is_shown: bool,
    total: Option<&'a String>,
}

impl<'a> Derived<'a> {
    fn of(texts: &'a RowTexts) -> [Self; 3] {
        let RowTexts { years, totals, lines, .. } = texts;
        [
            Self {
                word: "sum-target",
                label: Label::RowRunningTarget,
                texts: &years.running_targets,
                is_shown: lines.running_targets,
                total: None,
            },
            Self {
                word: "sum-actual",
                label: Label::RowRunningActual,
                texts: &years.running_actuals,
                is_shown: lines.running_actuals,
                total: None,
            },
            Self {
                word: "rate",
                label: Label::RowRate,
                texts: &years.rates,
                is_shown: true,
                total: Some(&totals.rate),
            },
        ]
    }

    fn view(&self, desk: Desk, id: IndicatorId, frame: &Frame) -> AnyView {
        let word = self.word;
        let cells = frame.years.years().zip(self.texts).map(|(year, text)| {
            view! { <td role=GRIDCELL id=Slot::Yearly(word, year).id(id)>{text.clone()}</td> }.into_any()
        });
        let total = self.total.map(|_| format!("total-{word}-{id}"));
        view! {
            <tr role="row" class="derived" id=format!("line-{word}-{id}") hidden=!self.is_shown>
                {row_head(desk, self.label)}
                {grid_cell(None)}
                {cells.collect_view()}
                <td role=GRIDCELL class="total" data-field=self.total.map(|_| "rate") id=total>{self.total.cloned()}</td>
            </tr>
        }
        .into_any()
    }
}
