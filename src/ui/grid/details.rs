//! 詳細 of an indicator, made when opened: the choices and texts that most rows leave as they are, the text of cells as
//! typed, and the trail of provisional values.

use keikaku::edit::indicators::Place;
use keikaku::edit::{CellPlace, Choice, Command, IndicatorCommand, TextPlace};
use keikaku::plan::Indicator;
use keikaku::plan::indicator::{Measured, Row};
use keikaku::wording::{Label, details};
use leptos::ev::Event;
use leptos::prelude::*;

use super::GRIDCELL;
use super::choices::{ChoiceField, choice_select};
use super::row_group::cell;
use crate::ui::board::RowView;
use crate::ui::desk::{Desk, use_desk};
use crate::ui::field::{Shown, place};
use crate::ui::live::{flag, part};

/// Single lines, in their order.
const LINES: [(TextPlace, Label); 3] = [
    (TextPlace::Group, Label::Group),
    (TextPlace::Responsible, Label::Responsible),
    (TextPlace::Source, Label::Source),
];
/// Longer texts.
const AREAS: [(TextPlace, Label); 3] = [
    (TextPlace::Definition, Label::Definition),
    (TextPlace::Note(Row::Target, None), Label::NoteTarget),
    (TextPlace::Note(Row::Actual, None), Label::NoteActual),
];

/// The row below the figures, while it is open.
#[component]
pub(super) fn Details(
    /// The row.
    row: ArcRwSignal<RowView>,
    /// Whether it is open.
    is_open: ArcRwSignal<bool>,
) -> impl IntoView {
    let is_hidden = {
        let is_open = is_open.clone();
        flag(move || !is_open.get())
    };
    let content = part(move || {
        let row = is_open.get().then(|| row.clone());
        row.map(|row| view! { <DetailFields row /> }).into_any()
    });
    view! {
        <tr role="row" class="details" hidden=is_hidden>
            <td role=GRIDCELL>{content}</td>
        </tr>
    }
}

#[component]
fn DetailFields(
    /// The row.
    row: ArcRwSignal<RowView>,
) -> impl IntoView {
    let desk = use_desk();
    let now = row.get_untracked().indicator;
    keep_in_step(desk, row.clone());
    let choices = ChoiceField::IN_DETAILS.map(|field| choice_select(desk, field, &now));
    let lines = LINES.map(|(text, label)| text_field(desk, &now, text, label, false));
    let areas = AREAS.map(|(text, label)| text_field(desk, &now, text, label, true));
    view! {
        <div class="detail-fields">
            {choices.into_iter().collect_view()}
            <SurveyYears row=row.clone() />
            {stated_total(desk, &now)}
            {lines.into_iter().collect_view()}
            {areas.into_iter().collect_view()}
        </div>
        <Background row />
    }
}

/// Writes what has changed elsewhere (undo, another place) into the fields, but not under a hand.
fn keep_in_step(desk: Desk, row: ArcRwSignal<RowView>) {
    let texts = LINES.into_iter().chain(AREAS).map(|(text, _)| Place::Text(text));
    let places: Vec<Place> = texts.chain([Place::Cell(CellPlace::StatedTotal)]).collect();
    Effect::new(move |_| {
        let row = row.get().indicator;
        for place in &places {
            Shown::of(&row, *place).write(desk.fields, &place::id(row.id, *place));
        }
        for field in ChoiceField::IN_DETAILS {
            field.write(row.id, field.current(&row));
        }
    });
}

/// A text of the indicator, named `{指標名} {label}`.
fn text_field(desk: Desk, row: &Indicator, text: TextPlace, label: Label, is_long: bool) -> AnyView {
    let id = place::id(row.id, Place::Text(text));
    let label_id = format!("label-{id}");
    let labels = format!("name-{} {label_id}", row.id);
    let value = Shown::of(row, Place::Text(text)).text;
    let control = if is_long {
        view! { <textarea id=id aria-labelledby=labels rows="2" prop:value=value></textarea> }.into_any()
    } else {
        view! { <input type="text" id=id aria-labelledby=labels autocomplete="off" value=value /> }.into_any()
    };
    view! {
        <span class="field" class:long=is_long>
            <span class="field-label" id=label_id>{desk.label(label)}</span>
            {control}
        </span>
    }
    .into_any()
}

fn stated_total(desk: Desk, row: &Indicator) -> AnyView {
    let label_id = format!("label-{}-stated", row.id);
    let labels = format!("name-{} {label_id}", row.id);
    view! {
        <span class="field">
            <span class="field-label" id=label_id>{desk.label(Label::StatedTotal)}</span>
            {cell(row, CellPlace::StatedTotal, &labels)}
        </span>
    }
    .into_any()
}

/// The years of the survey that measures the KPI, while 把握時期 is a survey.
#[component]
fn SurveyYears(
    /// The row.
    row: ArcRwSignal<RowView>,
) -> impl IntoView {
    let desk = use_desk();
    let years = Memo::new(move |_| row.with(|row| (row.indicator.id, details::survey_years(&row.indicator))));
    part(move || {
        let (indicator, years) = years.get();
        let Some(years) = years else { return ().into_any() };
        let label_id = format!("label-{indicator}-survey");
        let labels = format!("name-{indicator} {label_id}");
        let take = move |event: Event| take_survey_years(desk, indicator, &event_target_value(&event));
        view! {
            <span class="field">
                <span class="field-label" id=label_id>{desk.label(Label::SurveyYears)}</span>
                <input type="text" aria-labelledby=labels autocomplete="off" value=years on:change=take />
            </span>
        }
        .into_any()
    })
}

/// Takes the years if all of them read; what does not stays in the field, and the sentence says what does.
fn take_survey_years(desk: Desk, indicator: keikaku::id::IndicatorId, text: &str) {
    let Some(plan) = desk.route.get_untracked().plan() else { return };
    match details::read_survey_years(text) {
        Some(years) => {
            let choice = Choice::Measured(Measured::Survey { years });
            desk.command(Command::in_indicator(plan, indicator, IndicatorCommand::Choose(choice)));
        }
        None => desk.warn(details::survey_years_unread(text, desk.words())),
    }
}

/// What stands behind the figures: texts as typed, replaced provisional values, other readings.
#[component]
fn Background(
    /// The row.
    row: ArcRwSignal<RowView>,
) -> impl IntoView {
    let desk = use_desk();
    let list = move |heading: Label, lines: Vec<String>| {
        let is_empty = lines.is_empty();
        let lines = lines.into_iter().map(|line| view! { <li>{line}</li> }.into_any()).collect_view();
        (!is_empty).then(|| view! { <h3>{desk.label(heading)}</h3> <ul>{lines}</ul> }.into_any())
    };
    part(move || {
        let row = row.get().indicator;
        view! {
            <div class="background">
                {list(Label::AsTyped, details::as_typed(&row, desk.words()))}
                {list(Label::Earlier, details::earlier(&row, desk.words()))}
                {list(Label::OtherReadings, details::other_readings(&row, desk.words()))}
            </div>
        }
        .into_any()
    })
}
