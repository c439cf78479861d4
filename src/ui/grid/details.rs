//! 詳細 of an indicator, made when opened: the choices and texts that most rows leave as
//! they are, the text of cells as typed, and the trail of provisional values.

use keikaku::edit::indicators::Place;
use keikaku::edit::{CellPlace, Choice, Command, IndicatorCommand, TextPlace};
use keikaku::plan::Indicator;
use keikaku::plan::indicator::{Measured, Row};
use keikaku::wording::{Label, details};
use leptos::prelude::*;
use web_sys::Event;

use super::choices::{ChoiceField, choice_select};
use super::large_picture::large_picture;
use super::row_group::{labelled, line, line_field, named_cell};
use super::row_texts::mark_all;
use crate::ui::board::{RowSignals, RowView};
use crate::ui::checking::RowFinding;
use crate::ui::desk::Desk;
use crate::ui::el::{El, el, group};
use crate::ui::field::{place, shown_in_row};

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
pub(super) fn details_row(desk: Desk, signals: RowSignals) -> El {
    let RowSignals { view: row, is_open, findings } = signals;
    let is_closed = {
        let is_open = is_open.clone();
        move || !is_open.get()
    };
    let content = move || is_open.get().then(|| fields(desk, row.clone(), findings.clone()));
    line("details").live_flag("hidden", is_closed).with(el("td").role("gridcell").part(content))
}

fn fields(desk: Desk, row: ArcRwSignal<RowView>, findings: ArcRwSignal<Vec<RowFinding>>) -> El {
    let now = row.get_untracked().indicator;
    keep_in_step(desk, row.clone(), findings);
    let stated = CellPlace::StatedTotal;
    let stated = named_cell(shown_in_row(&now, Place::Cell(stated)), &now, stated);
    let fields = el("div")
        .class("detail-fields")
        .each(ChoiceField::IN_DETAILS.map(|field| choice_select(desk, field, &now)))
        .with(survey_years(desk, row.clone()))
        .with(labelled(desk, now.id, "stated", Label::StatedTotal, stated))
        .each(LINES.map(|(text, label)| text_field(desk, &now, text, label, line_field(&now, text))))
        .each(AREAS.map(|(text, label)| text_field(desk, &now, text, label, area_field(&now, text))));
    let picture = large_picture(desk, &row);
    group().with(picture).with(fields).with(background(desk, row))
}

/// A text of the indicator, named `{指標名} {label}`.
fn text_field(desk: Desk, row: &Indicator, text: TextPlace, label: Label, control: El) -> El {
    let word = place::word(text);
    labelled(desk, row.id, word, label, control)
}

/// A field of several lines for a text of the indicator.
fn area_field(row: &Indicator, text: TextPlace) -> El {
    let place = Place::Text(text);
    el("textarea").in_japanese().id(place::id(row.id, place)).attr("rows", "2").text(shown_in_row(row, place))
}

/// Writes what has changed elsewhere (undo, another place) into the fields, but not under a hand.
fn keep_in_step(desk: Desk, row: ArcRwSignal<RowView>, findings: ArcRwSignal<Vec<RowFinding>>) {
    let texts = LINES.into_iter().chain(AREAS).map(|(text, _)| Place::Text(text));
    let places: Vec<Place> = texts.chain([Place::Cell(CellPlace::StatedTotal)]).collect();
    Effect::new(move |_| {
        let row = row.get().indicator;
        for place in &places {
            desk.fields.write(&place::id(row.id, *place), &shown_in_row(&row, *place));
        }
        for field in ChoiceField::IN_DETAILS {
            field.write(row.id, field.current(&row));
        }
        // They are made when opened, so the row's own effect may have found none of them to mark.
        findings.with(|findings| mark_all(findings, row.id));
    });
}

/// The years of the survey that measures the KPI, while 把握時期 is a survey.
fn survey_years(desk: Desk, row: ArcRwSignal<RowView>) -> El {
    let indicator = row.with_untracked(|row| row.indicator.id);
    let years = Memo::new(move |_| row.with(|row| details::survey_years(&row.indicator)));
    group().part(move || {
        let years = years.get()?;
        let take = move |event: Event| take_survey_years(desk, indicator, &event_target_value(&event));
        let input =
            el("input").attr("type", "text").attr("autocomplete", "off").attr("value", years).on("change", take);
        labelled(desk, indicator, "survey", Label::SurveyYears, input).into()
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
fn background(desk: Desk, row: ArcRwSignal<RowView>) -> El {
    group().part(move || {
        let row = row.get().indicator;
        let words = desk.words();
        let facts = el("div")
            .class("background")
            .with_some(fact_list(desk, Label::AsTyped, &details::as_typed(&row, words)))
            .with_some(fact_list(desk, Label::NotesOfYears, &details::notes_of_years(&row, words)))
            .with_some(fact_list(desk, Label::Earlier, &details::earlier(&row, words)))
            .with_some(fact_list(desk, Label::OtherReadings, &details::other_readings(&row, words)));
        Some(facts)
    })
}

fn fact_list(desk: Desk, heading: Label, facts: &[String]) -> Option<El> {
    let list = el("ul").each(facts.iter().map(|fact| el("li").text(fact)));
    (!facts.is_empty()).then(|| group().with(el("h2").text(desk.label(heading))).with(list))
}
