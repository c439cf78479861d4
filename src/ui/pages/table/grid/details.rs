//! 詳細 of an indicator, made when opened: the choices and texts that most rows leave as
//! they are, the text of cells as typed, and the trail of provisional values.

use keikaku::edit::indicators::Place;
use keikaku::edit::{CellPlace, Choice, Command, IndicatorCommand, TextPlace};
use keikaku::plan::Indicator;
use keikaku::plan::indicator::{Measured, Row};
use keikaku::wording::{Label, details};
use leptos::prelude::*;
use web_sys::Event;

use crate::ui::app::AppState;
use crate::ui::app::field::place;
use crate::ui::app::field::shown_in_row;
use crate::ui::app::grid_state::{RowSignals, RowView};
use crate::ui::app::report::RowFinding;
use crate::ui::components::el::{El, el, group};
use crate::ui::pages::table::grid::choices::{ChoiceField, choice_select};
use crate::ui::pages::table::grid::large_picture::large_picture;
use crate::ui::pages::table::grid::row_group::{labelled, line, line_field, named_cell};
use crate::ui::pages::table::grid::row_texts::mark_all;

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
pub(crate) fn details_row(app: AppState, signals: RowSignals) -> El {
    let RowSignals { view: row, is_open, findings } = signals;
    let is_closed = {
        let is_open = is_open.clone();
        move || !is_open.get()
    };
    let content = move || is_open.get().then(|| fields(app, row.clone(), findings.clone()));
    line("details").live_flag("hidden", is_closed).with(el("td").role("gridcell").part(content))
}

fn fields(app: AppState, row: ArcRwSignal<RowView>, findings: ArcRwSignal<Vec<RowFinding>>) -> El {
    let now = row.get_untracked().indicator;
    keep_in_step(app, row.clone(), findings);
    let stated = CellPlace::StatedTotal;
    let stated = named_cell(shown_in_row(&now, Place::Cell(stated)), &now, stated);
    let fields = el("div")
        .class("detail-fields")
        .each(ChoiceField::IN_DETAILS.map(|field| choice_select(app, field, &now)))
        .with(survey_years(app, row.clone()))
        .with(labelled(app, now.id, "stated", Label::StatedTotal, stated))
        .each(LINES.map(|(text, label)| text_field(app, &now, text, label, line_field(&now, text))))
        .each(AREAS.map(|(text, label)| text_field(app, &now, text, label, area_field(&now, text))));
    let picture = large_picture(app, &row);
    group().with(picture).with(fields).with(background(app, row))
}

/// A text of the indicator, named `{指標名} {label}`.
fn text_field(app: AppState, row: &Indicator, text: TextPlace, label: Label, control: El) -> El {
    let word = place::word(text);
    labelled(app, row.id, word, label, control)
}

/// A field of several lines for a text of the indicator.
fn area_field(row: &Indicator, text: TextPlace) -> El {
    let place = Place::Text(text);
    el("textarea").in_japanese().id(place::id(row.id, place)).attr("rows", "2").text(shown_in_row(row, place))
}

/// Writes what has changed elsewhere (undo, another place) into the fields, but not under a hand.
fn keep_in_step(app: AppState, row: ArcRwSignal<RowView>, findings: ArcRwSignal<Vec<RowFinding>>) {
    let texts = LINES.into_iter().chain(AREAS).map(|(text, _)| Place::Text(text));
    let places: Vec<Place> = texts.chain([Place::Cell(CellPlace::StatedTotal)]).collect();
    Effect::new(move |_| {
        let row = row.get().indicator;
        for place in &places {
            app.fields.write(&place::id(row.id, *place), &shown_in_row(&row, *place));
        }
        for field in ChoiceField::IN_DETAILS {
            field.write(row.id, field.current(&row));
        }
        // They are made when opened, so the row's own effect may have found none of them to mark.
        findings.with(|findings| mark_all(findings, row.id));
    });
}

/// The years of the survey that measures the KPI, while 把握時期 is a survey.
fn survey_years(app: AppState, row: ArcRwSignal<RowView>) -> El {
    let indicator = row.with_untracked(|row| row.indicator.id);
    let years = Memo::new(move |_| row.with(|row| details::survey_years(&row.indicator)));
    group().part(move || {
        let years = years.get()?;
        let take = move |event: Event| take_survey_years(app, indicator, &event_target_value(&event));
        let input =
            el("input").attr("type", "text").attr("autocomplete", "off").attr("value", years).on("change", take);
        labelled(app, indicator, "survey", Label::SurveyYears, input).into()
    })
}

/// Takes the years if all of them read; what does not stays in the field, and the sentence says what does.
fn take_survey_years(app: AppState, indicator: keikaku::id::IndicatorId, text: &str) {
    let Some(plan) = app.route.get_untracked().plan() else { return };
    match details::read_survey_years(text) {
        Some(years) => {
            let choice = Choice::Measured(Measured::Survey { years });
            app.command(Command::in_indicator(plan, indicator, IndicatorCommand::Choose(choice)));
        }
        None => app.warn(details::survey_years_unread(text, app.words())),
    }
}

/// What stands behind the figures: texts as typed, replaced provisional values, other readings.
fn background(app: AppState, row: ArcRwSignal<RowView>) -> El {
    group().part(move || {
        let row = row.get().indicator;
        let words = app.words();
        let facts = el("div")
            .class("background")
            .with_some(fact_list(app, Label::AsTyped, &details::as_typed(&row, words)))
            .with_some(fact_list(app, Label::NotesOfYears, &details::notes_of_years(&row, words)))
            .with_some(fact_list(app, Label::Earlier, &details::earlier(&row, words)))
            .with_some(fact_list(app, Label::OtherReadings, &details::other_readings(&row, words)));
        Some(facts)
    })
}

fn fact_list(app: AppState, heading: Label, facts: &[String]) -> Option<El> {
    let list = el("ul").each(facts.iter().map(|fact| el("li").text(fact)));
    (!facts.is_empty()).then(|| group().with(el("h2").text(app.label(heading))).with(list))
}
