//! The drawer beside the table with 詳細 of one indicator: its large chart, its rates with their formulas, its findings, the
//! choices and texts that most rows leave unchanged, the texts of cells as they were typed, and the provisional values
//! that were replaced.

use std::sync::Arc;

use keikaku::command::{IndicatorCommand, InputField, InputTarget};
use keikaku::plan::indicator::Row;
use keikaku::plan::{Basis, CellPlace, ChoiceKind, ChoiceValue, InputPlace, Measured, TextPlace};
use keikaku::value::IndicatorId;
use keikaku::wording::{Label, TableLabel, approvals, choices, details, formula, terms};
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use crate::browser::screen::PageMark;
use crate::ui::app::report::RowFinding;
use crate::ui::app::{
    EditorView, OpenPlan, ShownRow, focus, place, use_editor_view, use_grid_state, use_locale, use_open_plan,
};
use crate::ui::components::{Button, CommittedField, DocumentField, Icon, IconName, SeverityMark};
use crate::ui::pages::table::grid::charts::DetailsChart;
use crate::ui::pages::table::grid::choice_select::{ChoiceSelect, labelled};
use crate::ui::pages::table::grid::row_texts::mark_all;
use crate::ui::pages::table::row_actions::{DRAWER, FINDINGS, RowAction};

mod counting;
mod part_of;
mod predecessors;
mod restating;
mod stated_rates;

use counting::Counting;
use part_of::PartOfChoice;
use predecessors::Predecessors;
use restating::Restating;
use stated_rates::StatedRates;

/// The choices, in the order in which they are shown; 実績の書き方 follows them.
const CHOICES: [ChoiceKind; 5] =
    [ChoiceKind::Measure, ChoiceKind::Bound, ChoiceKind::Direction, ChoiceKind::RateFormula, ChoiceKind::Measured];
/// The texts of a single line with their labels, in the order in which they are shown.
const LINES: [(TextPlace, Label); 4] = [
    (TextPlace::Group, Label::GROUP),
    (TextPlace::Responsible, Label::RESPONSIBLE),
    (TextPlace::Source, Label::SOURCE),
    (TextPlace::BaselineTime, Label::BASELINE_TIME),
];
/// The place of 記載の累計.
const STATED: InputPlace = InputPlace::Cell(CellPlace::StatedTotal);
/// The longer texts with their labels, in the order in which they are shown.
const AREAS: [(TextPlace, Label); 3] = [
    (TextPlace::Definition, Label::DEFINITION),
    (TextPlace::Note(Row::Target, None), Label::NOTE_TARGET),
    (TextPlace::Note(Row::Actual, None), Label::NOTE_ACTUAL),
];

/// The drawer; empty while it is closed. While it is open it follows the focus from KPI to KPI.
#[component]
pub(crate) fn Drawer() -> impl IntoView {
    let (view, grid_state) = (use_editor_view(), use_grid_state());
    let drawer = grid_state.drawer.clone();
    follow_focus(view, drawer.clone());
    let close = {
        let drawer = drawer.clone();
        move || {
            let Some(id) = drawer.get_untracked() else { return };
            drawer.set(None);
            focus::focus_after_update(vec![RowAction::Details.button_id(id)]);
        }
    };
    let on_key = {
        let close = close.clone();
        move |event: KeyboardEvent| {
            if focus::plain_key(&event).as_deref() == Some("Escape") && !view.fields.is_touched() {
                event.prevent_default();
                close();
            }
        }
    };
    let is_closed = {
        let drawer = drawer.clone();
        move || drawer.with(Option::is_none)
    };
    let content = move || {
        let id = drawer.get()?;
        // A row that was removed and restored has new signals.
        grid_state.order.with(Vec::len);
        grid_state.columns.track();
        let (row, close) = (grid_state.shown_row(id)?, close.clone());
        PageMark::Drawer.set();
        Some(view! { <DrawerContent row on_close=move || close() /> })
    };
    view! {
        <aside class="drawer" id=DRAWER tabindex="-1" aria-labelledby="drawer-name" hidden=is_closed on:keydown=on_key>
            {content}
        </aside>
    }
}

/// Shows the KPI of the cell that has the focus, as long as the drawer is open.
fn follow_focus(view: EditorView, drawer: ArcRwSignal<Option<IndicatorId>>) {
    Effect::new(move |_| {
        let cell = view.fields.tracked_last_cell(view);
        if let Some(InputTarget { field: InputField::Row(id, InputPlace::Cell(_)), .. }) = cell
            && drawer.get_untracked().is_some_and(|shown| shown != id)
        {
            drawer.set(Some(id));
        }
    });
}

/// The name of the KPI, its chart, its rates with their formulas, its findings, and its details.
#[component]
fn DrawerContent(
    /// The row.
    row: ShownRow,
    /// Called when the drawer is to be closed.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let locale = use_locale();
    let name = move || row.view.with(|row| row.name.to_string());
    let rates = Memo::new(move |_| row.read(|shown| formula::rates(shown, row.columns().span(), locale.language())));
    view! {
        <div class="drawer-head">
            <h2 id="drawer-name" lang="ja">{name}</h2>
            <button
                type="button"
                class="quiet"
                aria-label=locale.label(TableLabel::CLOSE_DETAILS)
                title=locale.label(TableLabel::CLOSE_DETAILS)
                on:click=move |_| on_close.run(())
            >
                <Icon name=IconName::Close />
            </button>
        </div>
        <DetailsChart row />
        <ul class="drawer-rates">
            {move || rates.get().into_iter().map(|rate| view! { <li>{rate}</li> }).collect_view()}
        </ul>
        <Predecessors row />
        <FindingList row />
        <Details row />
    }
}

/// The findings in the row, each with its severity and its code. A press on a finding leads to the field in which it is
/// corrected.
#[component]
fn FindingList(row: ShownRow) -> impl IntoView {
    let (view, plan) = (use_editor_view(), use_open_plan());
    let item = move |finding: RowFinding| {
        let place = finding.finding.place;
        let mend = move |_| view.go_to(plan.id, place);
        view! {
            <li>
                <SeverityMark severity=finding.severity />
                <Button class="quiet" text={format!("{} {}", finding.code, finding.sentence)} on_press=mend />
            </li>
        }
    };
    move || {
        let found = row.findings.get();
        (!found.is_empty())
            .then(|| view! { <ul class="drawer-findings" id=FINDINGS tabindex="-1">{found.into_iter().map(item).collect_view()}</ul> })
    }
}

/// The choices, the texts, and further facts about the figures.
#[component]
fn Details(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (id, editor_view) = (row.id, use_editor_view());
    // The fields are created when the details are opened, which can be after the row's own effect has marked its
    // fields.
    Effect::new(move |_| row.findings.with(|findings| mark_all(editor_view.fields, findings, id)));
    let choice = |choice: ChoiceKind| {
        let current = Signal::derive(move || row.read(|row| choices::current(choice, row)));
        view! { <ChoiceSelect id choice current /> }
    };
    let text = |(text, label): (TextPlace, Label)| {
        let place = InputPlace::Text(text);
        let is_area = AREAS.iter().any(|(area, _)| *area == text);
        labelled(id, place::word(text), label, move |labelled_by| {
            let (field, rows) = (InputField::Row(id, place), is_area.then_some(2));
            view! { <DocumentField field nostrip:rows=rows labelled_by /> }.into_any()
        })
    };
    let stated = move |labelled_by| {
        let field = InputField::Row(id, STATED);
        view! { <DocumentField field class="cell" labelled_by is_number=true /> }.into_any()
    };
    view! {
        <div class="detail-fields">
            {CHOICES.map(choice).collect_view()}
            <WhatActualsAre row />
            <Counting row />
            <SurveyYears row />
            <PartOfChoice row />
            {labelled(id, "stated", Label::STATED_TOTAL, stated)}
            {LINES.map(text).collect_view()}
            {AREAS.map(text).collect_view()}
        </div>
        <Restating row />
        <StatedRates row />
        <Background row />
    }
}

/// 実績の書き方: a choice if the years hold increments, because the actuals can be levels; otherwise a text on what the
/// actual of a year is.
#[component]
fn WhatActualsAre(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    const KIND: ChoiceKind = ChoiceKind::ActualsAre;
    let (locale, id) = (use_locale(), row.id);
    let basis = Memo::new(move |_| row.read(|row| row.basis));
    move || {
        if basis.get() == Some(Basis::Increment) {
            let current = Signal::derive(move || row.read(|row| choices::current(KIND, row)));
            return view! { <ChoiceSelect id choice=KIND current /> }.into_any();
        }
        let text = terms::actual_of_year(&row.now(), locale.language());
        labelled(id, choices::word(KIND), choices::label(KIND), move |labelled_by| {
            view! { <output aria-labelledby=labelled_by>{text}</output> }.into_any()
        })
    }
}

/// The years of the survey that measures the KPI, while 把握時期 is a survey.
#[component]
fn SurveyYears(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let (plan, id) = (use_open_plan(), row.id);
    let years = Memo::new(move |_| row.read(|row| details::survey_years(row)));
    let is_survey = Memo::new(move |_| years.with(Option::is_some));
    let text = Signal::derive(move || years.get().unwrap_or_default());
    let field = move |labelled_by: String| {
        let take = move |text: String| set_survey_years(plan, id, &text);
        view! { <CommittedField text on_commit=Box::new(take) labelled_by /> }.into_any()
    };
    move || is_survey.get().then(|| labelled(id, "survey", TableLabel::SURVEY_YEARS, field))
}

/// Sets the years if all of them can be read. Otherwise a message explains how to write them.
fn set_survey_years(plan: OpenPlan, indicator: IndicatorId, text: &str) -> Result<(), String> {
    let years = details::read_survey_years(text);
    let years = years.ok_or_else(|| details::survey_years_unread(text, plan.editor.language()));
    let years = years.inspect_err(|why| plan.editor.messages.show_error(why.clone()))?;
    plan.command_on(indicator, IndicatorCommand::Choose(ChoiceValue::Measured(Measured::Survey { years })));
    Ok(())
}

/// Further facts about the figures: texts as typed, notes of years, approved targets, replaced values, and other
/// statements of the document.
#[component]
fn Background(
    /// The row.
    row: ShownRow,
) -> impl IntoView {
    let language = use_locale().language();
    let lists = move || {
        let (row, columns) = (row.read(Arc::clone), row.columns());
        [
            (TableLabel::AS_TYPED, details::as_typed(&row, language)),
            (TableLabel::NOTES_OF_YEARS, details::notes_of_years(&row, language)),
            (TableLabel::APPROVALS_OF_ROW, approvals::history(&columns.approvals, &row, language)),
            (TableLabel::EARLIER, details::earlier(&row, language)),
            (Label::OTHER_READINGS, details::other_readings(&row, language)),
        ]
        .map(|(heading, facts)| (!facts.is_empty()).then(|| view! { <FactList heading facts /> }))
        .collect_view()
    };
    view! { <div class="background">{lists}</div> }
}

/// A list of facts with its heading.
#[component]
fn FactList(
    /// The heading of the list.
    heading: Label,
    /// The facts, one sentence each.
    facts: Vec<String>,
) -> impl IntoView {
    view! {
        <h2>{use_locale().label(heading)}</h2>
        <ul>{facts.into_iter().map(|fact| view! { <li>{fact}</li> }).collect_view()}</ul>
    }
}
