//! One KPI: its head (number, name, unit, この目標値は, buttons), the rows 目標 and 実績 with their inputs, and the
//! derived rows 目標累計, 実績累計 and 達成率 that follow each keystroke.

use std::sync::Arc;

use keikaku::edit::indicators::Place;
use keikaku::edit::{CellPlace, TextPlace};
use keikaku::fiscal_year::FiscalYear;
use keikaku::plan::Indicator;
use keikaku::plan::indicator::{Basis, Measure};
use keikaku::wording::figures::{self, TotalTexts, YearTexts};
use keikaku::wording::{Label, names};
use leptos::prelude::*;

use super::ACTS;
use super::choices::{ChoiceField, ChoiceSelect};
use super::details::Details;
use crate::ui::board::{Frame, RowSignals, RowView};
use crate::ui::desk::{Desk, use_desk};
use crate::ui::field::{Fields, Shown, place};

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
    let now = row.get_untracked().indicator;
    keep_in_step(desk.fields, &row, &frame, &now);
    let id = now.id;
    let name = {
        let row = row.clone();
        move || row.with(|row| row.name.to_string())
    };
    let group = {
        let row = row.clone();
        move || row.with(|row| row.indicator.group.clone())
    };
    let begins_group = {
        let row = row.clone();
        move || row.with(|row| row.begins_group)
    };
    view! {
        <tbody role="rowgroup" class="kpi" data-indicator=id.to_string()>
            <tr role="row" class="group-heading" hidden=move || !begins_group()>
                <th role="rowheader" scope="rowgroup">{group}</th>
            </tr>
            <tr role="row" class="kpi-head">
                <th role="rowheader" scope="rowgroup">
                    <span id=format!("name-{id}") hidden>{name}</span>
                    <Head row=row.clone() is_open=signals.is_open.clone() />
                </th>
            </tr>
            <Figures row=row.clone() frame />
            <Unreadable row=row.clone() />
            <Details row is_open=signals.is_open />
        </tbody>
    }
}

/// The fields of the group that are always there.
fn places(frame: &Frame) -> Vec<Place> {
    let targets = frame.years.years().map(CellPlace::Target);
    let actuals = frame.years.years().map(CellPlace::Actual);
    let cells = targets.chain(actuals).chain([CellPlace::Baseline, CellPlace::Period]).map(Place::Cell);
    cells.chain([Place::Text(TextPlace::Name), Place::Text(TextPlace::Unit)]).collect()
}

/// Writes the document's form into the fields whose form has changed, but not under a hand.
fn keep_in_step(fields: Fields, row: &ArcRwSignal<RowView>, frame: &Frame, now: &Indicator) {
    let places = places(frame);
    let shown: Vec<Shown> = places.iter().map(|place| Shown::of(now, *place)).collect();
    let row = row.clone();
    Effect::new(move |before: Option<Vec<Shown>>| {
        let row = row.get().indicator;
        let before = before.as_ref().unwrap_or(&shown);
        let now: Vec<Shown> = places.iter().map(|place| Shown::of(&row, *place)).collect();
        for ((place, before), now) in places.iter().zip(before).zip(&now) {
            if before != now {
                now.write(fields, &place::id(row.id, *place));
            }
        }
        ChoiceField::Basis.write(&row);
        now
    });
}

/// Number, name, unit, この目標値は and the buttons.
#[component]
fn Head(
    /// The row.
    row: ArcRwSignal<RowView>,
    /// Whether 詳細 are open.
    is_open: ArcRwSignal<bool>,
) -> impl IntoView {
    let desk = use_desk();
    let now = row.get_untracked().indicator;
    let id = now.id;
    let number = {
        let row = row.clone();
        move || row.with(|row| row.number)
    };
    let name_label = move || names::name_field(number(), desk.words());
    let number = move || row.with(|row| row.number.to_string());
    let buttons = ACTS.map(|(word, label)| {
        let button = format!("act-{id}-{word}");
        let is_open = is_open.clone();
        let expanded = (word == "details").then_some(move || is_open.get().to_string());
        view! {
            <button type="button" class="quiet" id=button.clone() aria-labelledby=format!("name-{id} {button}") aria-expanded=expanded>
                {desk.label(label)}
            </button>
        }
    });
    let unit_label = format!("label-{id}-unit");
    view! {
        <div class="kpi-head-fields">
            <span class="number" aria-hidden="true">{number}</span>
            <input
                type="text"
                class="name"
                id=place::id(id, Place::Text(TextPlace::Name))
                aria-label=name_label
                autocomplete="off"
                value=now.name.clone()
            />
            <span class="field">
                <span class="field-label" id=unit_label.clone()>{desk.label(Label::Unit)}</span>
                <input
                    type="text"
                    class="unit"
                    id=place::id(id, Place::Text(TextPlace::Unit))
                    aria-labelledby=format!("name-{id} {unit_label}")
                    autocomplete="off"
                    value=now.unit.clone()
                />
            </span>
            <ChoiceSelect field=ChoiceField::Basis row=now />
            <span class="kpi-buttons">{buttons.collect_view()}</span>
        </div>
    }
}

/// The five rows of figures.
#[component]
fn Figures(
    /// The row.
    row: ArcRwSignal<RowView>,
    /// What all rows share.
    frame: Arc<Frame>,
) -> impl IntoView {
    let desk = use_desk();
    let words = desk.words();
    let totals = {
        let (row, frame) = (row.clone(), Arc::clone(&frame));
        Memo::new(move |_| row.with(|row| figures::totals(&row.indicator, frame.span(), words)))
    };
    let by_year = {
        let (row, frame) = (row.clone(), Arc::clone(&frame));
        Memo::new(move |_| row.with(|row| figures::years(&row.indicator, frame.span(), words)))
    };
    let kind = {
        let row = row.clone();
        Memo::new(move |_| row.with(|row| (row.indicator.basis, row.indicator.measure == Measure::Descriptive)))
    };
    let has_running_targets = move || kind.get() == (Basis::Increment, false);
    let has_running_actuals = move || kind.get().0 != Basis::Level && !kind.get().1;
    let actuals = row.with_untracked(|row| actual_cells(&row.indicator, &frame));
    view! {
        <TargetRow row frame totals />
        <tr role="row" class="actual">
            <RowHead label=Label::RowActual />
            <td role="gridcell" class="no-input"></td>
            {actuals}
            <td role="gridcell" class="total" data-field="actual-total">{move || totals.with(|totals| totals.actual.clone())}</td>
        </tr>
        <DerivedRow label=Label::RowRunningTarget texts=by_year of=|texts| &texts.running_targets is_shown=Signal::derive(has_running_targets) />
        <DerivedRow label=Label::RowRunningActual texts=by_year of=|texts| &texts.running_actuals is_shown=Signal::derive(has_running_actuals) />
        <tr role="row" class="derived rate">
            <RowHead label=Label::RowRate />
            <td role="gridcell"></td>
            {move || derived_cells(&by_year.get().rates)}
            <td role="gridcell" class="total" data-field="rate">{move || totals.with(|totals| totals.rate.clone())}</td>
        </tr>
    }
}

#[component]
fn RowHead(
    /// The row's word.
    label: Label,
) -> impl IntoView {
    view! { <th role="rowheader" scope="row" class="row-head">{use_desk().label(label)}</th> }
}

/// 目標: a cell a year, or one for the whole period.
#[component]
fn TargetRow(
    /// The row.
    row: ArcRwSignal<RowView>,
    /// What all rows share.
    frame: Arc<Frame>,
    /// The texts of 合計.
    totals: Memo<TotalTexts>,
) -> impl IntoView {
    let is_period = {
        let row = row.clone();
        Memo::new(move |_| row.with(|row| row.indicator.basis.is_period()))
    };
    let id = row.with_untracked(|row| row.indicator.id);
    let baseline =
        row.with_untracked(|row| cell(&row.indicator, CellPlace::Baseline, &format!("name-{id} lbl-baseline")));
    let years = {
        let row = row.clone();
        move || {
            let is_period = is_period.get();
            row.with_untracked(|row| target_cells(&row.indicator, &frame, is_period)).into_any()
        }
    };
    let period = move || {
        let labels = format!("name-{id} lbl-period lbl-target");
        is_period.get().then(|| row.with_untracked(|row| cell(&row.indicator, CellPlace::Period, &labels)))
    };
    view! {
        <tr role="row" class="target">
            <RowHead label=Label::RowTarget />
            <td role="gridcell">{baseline}</td>
            {years}
            <td role="gridcell" class="total" data-field="target-total">
                {period}
                <span>{move || totals.with(|totals| totals.target.clone())}</span>
            </td>
        </tr>
    }
}

fn target_cells(row: &Indicator, frame: &Frame, is_period: bool) -> impl IntoView + use<> {
    let one = |year: FiscalYear| {
        let labels = format!("name-{} lbl-y{year} lbl-target", row.id);
        let input = (!is_period).then(|| cell(row, CellPlace::Target(year), &labels));
        view! { <td role="gridcell" class:no-input=is_period>{input}</td> }
    };
    frame.years.years().map(one).collect_view()
}

fn actual_cells(row: &Indicator, frame: &Frame) -> impl IntoView + use<> {
    let one = |year: FiscalYear| {
        let labels = format!("name-{} lbl-y{year} lbl-actual", row.id);
        view! { <td role="gridcell">{cell(row, CellPlace::Actual(year), &labels)}</td> }
    };
    frame.years.years().map(one).collect_view()
}

/// An editable cell, named by the elements that `labels` lists.
pub(super) fn cell(row: &Indicator, place: CellPlace, labels: &str) -> impl IntoView + use<> {
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
}

#[component]
fn DerivedRow(
    /// The row's word.
    label: Label,
    /// The texts of all derived rows.
    texts: Memo<YearTexts>,
    /// Which of them.
    of: fn(&YearTexts) -> &Vec<String>,
    /// Whether the row means anything for this KPI.
    is_shown: Signal<bool>,
) -> impl IntoView {
    view! {
        <tr role="row" class="derived" hidden=move || !is_shown.get()>
            <RowHead label />
            <td role="gridcell"></td>
            {move || derived_cells(of(&texts.get()))}
            <td role="gridcell" class="total"></td>
        </tr>
    }
}

fn derived_cells(texts: &[String]) -> impl IntoView + use<> {
    texts.iter().map(|text| view! { <td role="gridcell">{text.clone()}</td> }).collect_view()
}

/// The line for cells that could not be read: the text stays, and what to do about it is said.
#[component]
fn Unreadable(
    /// The row.
    row: ArcRwSignal<RowView>,
) -> impl IntoView {
    let desk: Desk = use_desk();
    let sentence = Memo::new(move |_| row.with(|row| figures::unread_cells(&row.indicator, desk.words())));
    view! {
        <tr role="row" class="unreadable" hidden=move || sentence.with(String::is_empty)>
            <td role="gridcell">{sentence}</td>
        </tr>
    }
}
