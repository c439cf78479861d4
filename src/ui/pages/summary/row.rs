//! A row of 総括表: a KPI of a plan.

use std::sync::Arc;

use keikaku::checks::{FindingPlace, RowPlace as PlaceInRow};
use keikaku::figures::summary::{Source, SummaryColumn, SummaryRow};
use keikaku::session::summary_view::SummaryPanel;
use keikaku::wording::Label;
use keikaku::wording::summary::{self as words, SummaryTexts};
use keikaku::wording::{Language, LookedLabel, SummaryLabel, terms};
use leptos::prelude::*;
use web_sys::MouseEvent;

use crate::browser::clock;
use crate::ui::app::focus;
use crate::ui::app::report::view_of;
use crate::ui::components::{Button, IconName, Menu, state_class};
use crate::ui::pages::summary::looked_files::use_looked;
use crate::ui::pages::summary::row_panel;
use crate::ui::pages::summary::shown_summary::ShownSummary;

/// The prefix of the ids of elements in rows: the name, the box and the menu.
pub(super) const ROW_ID: &str = "summary-row-";

/// The largest number of letters of a figure in the usual size.
const USUAL_FIGURE: usize = 11;

/// The place of a row.
#[derive(Clone, Copy)]
pub(super) struct RowPlace {
    /// The index of its line.
    pub(super) line: usize,
    /// The number of the row in the summary, from 0.
    pub(super) number: u32,
    /// Whether the line above belongs to another plan, so that this row names its plan.
    pub(super) begins_plan: bool,
}

fn name_id(number: u32) -> String {
    format!("{ROW_ID}name-{number}")
}

fn box_id(number: u32) -> String {
    format!("{ROW_ID}box-{number}")
}

/// The id of the button of the row's menu.
pub(super) fn acts_id(number: u32) -> String {
    format!("{ROW_ID}acts-{number}")
}

/// The id of the corresponding element in another row.
pub(super) fn beside(id: &str, number: u32) -> String {
    let (kind, _) = id.rsplit_once('-').unwrap_or_default();
    format!("{kind}-{number}")
}

/// The class of the cells of a column.
pub(super) fn column_class(column: SummaryColumn) -> &'static str {
    match column {
        SummaryColumn::Name => "of-name",
        SummaryColumn::State => "of-state",
        SummaryColumn::Target | SummaryColumn::Actual | SummaryColumn::Rate | SummaryColumn::Difference => "figure",
        SummaryColumn::Body
        | SummaryColumn::Plan
        | SummaryColumn::Group
        | SummaryColumn::Unit
        | SummaryColumn::Basis
        | SummaryColumn::Years
        | SummaryColumn::Grade
        | SummaryColumn::Certainty
        | SummaryColumn::Responsible
        | SummaryColumn::Changed => "of-text",
    }
}

/// Selects the row of the line, or deselects a selected row.
pub(super) fn toggle(page: ShownSummary, line: usize) {
    let key = page.now.with_untracked(|now| Some(now.as_ref()?.row_of_line(line)?.1.key().to_owned()));
    if let Some(key) = key {
        page.marks.update(|marks| marks.select(&key, !marks.is_selected(&key)));
    }
}

/// The element of a row.
pub(super) fn row_view(
    page: ShownSummary,
    row: &Arc<SummaryRow>,
    place: RowPlace,
    columns: &[SummaryColumn],
) -> AnyView {
    let language = page.editor_view.editor.language();
    let texts = SummaryTexts::new(row, clock::today(), language);
    let cells = columns.iter().map(|column| cell(page, row, &texts, *column, place));
    let (number, row) = (place.number, Arc::clone(row));
    let is_opened = page.marks.with_untracked(|marks| marks.opened.as_deref() == Some(row.key()));
    let state = row.state().map_or("", |state| state_class(state.into()));
    let is_selected = move || page.marks.with(|marks| marks.is_selected(row.key()));
    let line = place.line;
    view! {
        <tr
            class=state
            class:begins-plan=place.begins_plan
            data-summary-row=""
            data-line=line
            aria-rowindex=line + 2
            aria-current=is_opened.then_some("true")
        >
            <td class="of-box">
                <input
                    type="checkbox"
                    id=box_id(number)
                    aria-label=SummaryLabel::SELECT_ROW.text(language)
                    aria-labelledby=format!("{} {}", name_id(number), box_id(number))
                    prop:checked=is_selected
                    on:change=move |_| toggle(page, line)
                />
            </td>
            {cells.collect_view()}
            <td class="of-acts">
                <Menu
                    id=acts_id(number)
                    icon=IconName::More
                    label=SummaryLabel::ACTS_OF_ROW.text(language)
                    labelled_by=format!("{} {}", name_id(number), acts_id(number))
                >
                    {acts(page, number)}
                </Menu>
            </td>
        </tr>
    }
    .into_any()
}

fn cell(
    page: ShownSummary,
    row: &Arc<SummaryRow>,
    texts: &SummaryTexts<'_>,
    column: SummaryColumn,
    place: RowPlace,
) -> AnyView {
    let language = page.editor_view.editor.language();
    let (class, text) = (column_class(column), texts.text(column));
    match column {
        SummaryColumn::Name => name_cell(page, row, text, place.number),
        SummaryColumn::State => {
            let reason = texts.reason();
            view! {
                <td class=class title=reason>
                    <span class="sign" aria-hidden="true">{row.state().map(|state| words::sign(Some(state)))}</span>
                    <span lang="ja">{text}</span>
                </td>
            }
            .into_any()
        }
        // A plan is named once, in its first row.
        SummaryColumn::Body | SummaryColumn::Plan if !place.begins_plan => {
            view! { <td class=class><span class="visually-hidden" lang="ja">{text}</span></td> }.into_any()
        }
        SummaryColumn::Plan => {
            let title = text.clone();
            let mark = row
                .of
                .is_looked_at()
                .then(|| view! { <small class="not-kept">{words::source_mark(&row.of, language)}</small> });
            view! { <td class=class title=title lang="ja"><span class="two-lines">{text}</span>{mark}</td> }.into_any()
        }
        SummaryColumn::Actual => {
            let certainty = row.certainty().map_or("", |certainty| terms::certainty(certainty, language));
            let is_long = text.chars().count() > USUAL_FIGURE;
            view! { <td class=class class:long=is_long>{text}" "<small>{certainty}</small></td> }.into_any()
        }
        SummaryColumn::Grade => {
            let rule = row.grade().map(|(rule, _)| rule.name.clone());
            view! { <td class=class title=rule lang="ja">{text}</td> }.into_any()
        }
        _ if class == "figure" => {
            let is_long = text.chars().count() > USUAL_FIGURE;
            view! { <td class=class class:long=is_long>{text}</td> }.into_any()
        }
        _ => {
            let title = text.clone();
            view! { <td class=class title=title lang="ja"><span class="two-lines">{text}</span></td> }.into_any()
        }
    }
}

/// The name of the KPI, as a link into its plan; as plain text if the plan is not in this browser.
fn name_cell(page: ShownSummary, row: &Arc<SummaryRow>, text: String, number: u32) -> AnyView {
    let name = words::row_name(row, page.editor_view.editor.language());
    let title = text.clone();
    let content = if row.of.is_looked_at() {
        view! { <span id=name_id(number) tabindex="-1" role="group" aria-label=name lang="ja">{text}</span> }.into_any()
    } else {
        let place = place_of(row);
        let href = view_of(row.plan().id, place).fragment();
        let go = move |event: MouseEvent| {
            event.prevent_default();
            open(page, number);
        };
        view! { <a id=name_id(number) lang="ja" aria-label=name href=href on:click=go>{text}</a> }.into_any()
    };
    view! { <th scope="row" class="of-name" title=title><span class="two-lines">{content}</span></th> }.into_any()
}

fn place_of(row: &SummaryRow) -> FindingPlace {
    FindingPlace::Indicator { id: row.row.id, row_place: PlaceInRow::Name }
}

/// Opens the plan of the row at its KPI, in the year of the table.
fn open(page: ShownSummary, number: u32) {
    let Some((row, year)) = page.now.with_untracked(|now| {
        let now = now.as_ref()?;
        Some((Arc::clone(now.row(number)?), now.summary.year))
    }) else {
        return;
    };
    page.marks.update_untracked(|marks| marks.opened = Some(row.key().to_owned()));
    let plan = row.plan().id;
    page.editor_view.plan_view(plan).update(|view| (view.year, view.chosen) = (Some(year), Some(row.row.id)));
    page.editor_view.go_to(plan, place_of(&row));
}

/// The actions on a row.
fn acts(page: ShownSummary, number: u32) -> AnyView {
    let language = page.editor_view.editor.language();
    let is_kept = page
        .now
        .with_untracked(|now| now.as_ref().and_then(|now| now.row(number)).is_some_and(|row| !row.of.is_looked_at()));
    let opening = is_kept.then(|| act(SummaryLabel::OPEN_PLAN, language, move || open(page, number)));
    let show = move |panel: SummaryPanel| {
        let key = page.now.with_untracked(|now| Some(now.as_ref()?.row(number)?.key().to_owned()));
        page.marks.update(|marks| marks.panel = key.map(|key| (panel, key)));
        focus::focus_after_update(vec![row_panel::HEADING.to_owned()]);
    };
    let file = page.now.with_untracked(|now| {
        let of = &now.as_ref()?.row(number)?.of;
        match &of.source {
            // A long file has no plan that could be imported.
            Source::LookedAt { file, .. } if of.stated.is_none() => Some(file.clone()),
            Source::LookedAt { .. } | Source::Kept => None,
        }
    });
    let looked = use_looked();
    let import = file.map(|file| {
        let label = LookedLabel::IMPORT.text(language);
        view! { <Button class="quiet" text=label on_press=move |_| looked.import(&file) /> }
    });
    view! {
        {opening}
        {act(SummaryLabel::COMPARE_DEFINITIONS, language, move || show(SummaryPanel::Definitions))}
        {act(SummaryLabel::SHOW_SERIES, language, move || show(SummaryPanel::Series))}
        {import}
    }
    .into_any()
}

fn act(label: Label, language: Language, on_press: impl Fn() + Send + Sync + 'static) -> AnyView {
    view! { <Button class="quiet" text=label.text(language) on_press=move |_| on_press() /> }.into_any()
}
