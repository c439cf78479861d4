//! The list of 概況: a row for each KPI, sorted by any of its columns.

use keikaku::checks::{FindingPlace, RowPlace};
use keikaku::figures::chart::bullet::Bullet;
use keikaku::figures::progress::{ProgressEntry, SortBy};
use keikaku::plan::Plan;
use keikaku::session::plan_view::PlanView;
use keikaku::wording::progress::{ProgressTexts, bullet_legend, heading};
use keikaku::wording::{Label, OverviewLabel, judging, names, parts, units};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::{SortHead, part_mark, state_class};
use crate::ui::pages::overview::overview_figures::{Overview, use_overview};
use crate::ui::pages::place_link::PlaceLink;

/// The columns of the table. `None` is the bar, which can't be sorted by.
pub(super) const COLUMNS: [Option<SortBy>; 11] = [
    Some(SortBy::State),
    Some(SortBy::Number),
    Some(SortBy::Name),
    None,
    Some(SortBy::Actual),
    Some(SortBy::Target),
    Some(SortBy::Rate),
    Some(SortBy::OfFinal),
    Some(SortBy::Difference),
    Some(SortBy::Year),
    Some(SortBy::Responsible),
];

/// The table of the KPIs that the filters let pass; a sentence if there is none.
#[component]
pub(crate) fn ProgressTable() -> impl IntoView {
    let (locale, overview) = (use_locale(), use_overview());
    let heads = COLUMNS.map(|column| {
        if let Some(column) = column {
            return head(column, overview);
        }
        let name = locale.label(OverviewLabel::BULLET_COLUMN);
        view! { <th role="columnheader" scope="col" class="of-bullet">{name}</th> }.into_any()
    });
    let rows = move || {
        let figures = overview.figures()?;
        let names = names::indicators(&figures.plan, locale.language());
        let rows = figures.listed.iter().map(|entry| {
            let name = names.get(entry.number.saturating_sub(1)).cloned().unwrap_or_default();
            row(overview, &figures.plan, entry, name)
        });
        Some(rows.collect_view())
    };
    let legend = move || overview.figures().map(|figures| bullet_legend(&figures.listed, locale.language()));
    let is_empty = move || overview.figures().is_none_or(|figures| figures.listed.is_empty());
    view! {
        <p class="bullet-legend">{legend}</p>
        <table role="table" class="overview" aria-label=locale.label(Label::OVERVIEW)>
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
        <p class="empty" hidden=move || !is_empty()>{locale.label(Label::NOTHING_PASSES)}</p>
    }
}

/// The heading of a column. A press sorts the list by it, and reverses a list that is sorted by it.
fn head(column: SortBy, overview: Overview) -> AnyView {
    let is_descending = Signal::derive(move || {
        let (by, is_descending) = overview.view.with(PlanView::order);
        (by == column).then_some(is_descending)
    });
    let sort = move |()| {
        overview.view.update(|view| {
            let (by, is_descending) = view.order();
            view.order = Some((column, by == column && !is_descending));
        });
    };
    let name = heading(column, use_locale().language());
    view! { <SortHead name class=column_class(column) is_descending on_press=sort /> }.into_any()
}

fn column_class(column: SortBy) -> &'static str {
    match column {
        SortBy::State => "of-state",
        SortBy::Number => "of-number figure",
        SortBy::Name => "of-name",
        SortBy::Target | SortBy::Actual => "of-amount figure",
        SortBy::Rate => "of-rate figure",
        SortBy::OfFinal => "of-final figure",
        SortBy::Difference => "of-difference figure",
        SortBy::Year => "of-year",
        SortBy::Responsible => "of-section",
    }
}

/// The row of a KPI.
fn row(overview: Overview, plan: &Plan, entry: &ProgressEntry, name: String) -> AnyView {
    let language = use_locale().language();
    let texts = ProgressTexts::new(entry, plan, language);
    let (verdict, id) = (entry.verdict, entry.row.id);
    let is_chosen = overview.view.with_untracked(|view| view.chosen == Some(id));
    let place = FindingPlace::Indicator { id, row_place: RowPlace::Name };
    let choose = move |_| overview.view.update_untracked(|view| view.chosen = Some(id));
    let cell = |column: SortBy, text: String, mark: &str| {
        let text = if mark.is_empty() { text } else { format!("{text} {mark}") };
        view! { <td role="cell" class=column_class(column) data-of=heading(column, language)>{signed(names::without_long_runs(&text))}</td> }
    };
    let small = |class, text: String, on_paper: String| {
        let [text, on_paper] = [text, on_paper].map(|text| names::without_long_runs(&text));
        (!text.is_empty()).then(|| view! { <small class=class>{in_both_media(text, on_paper)}</small> })
    };
    let unit = units::behind_name(&entry.row.name, entry.row.unit_of_years(), language);
    view! {
        <tr role="row" data-progress="" class=state_class(verdict) aria-current=is_chosen.then_some("true")>
            <td role="cell" class="of-state">
                <span class="sign" aria-hidden="true">{judging::sign(verdict)}</span>
                <span lang="ja">{texts.state}</span>
            </td>
            {cell(SortBy::Number, entry.number.to_string(), "")}
            <th role="rowheader" scope="row" class="of-name" class:part=entry.is_part on:click=choose>
                {part_mark(parts::mark(&entry.row.name, entry.is_part, language))}
                <PlaceLink place text=name lang="ja" />
                {small("unit", unit.clone(), unit)}
                {small("reason", texts.reason, texts.paper_reason)}
            </th>
            <td role="cell" class="of-bullet">{entry.bullet().map(bullet)}</td>
            {cell(SortBy::Actual, texts.actual, texts.certainty)}
            {cell(SortBy::Target, texts.target, "")}
            {cell(SortBy::Rate, texts.rate.figure, texts.rate.word)}
            {cell(SortBy::OfFinal, texts.of_final, "")}
            {cell(SortBy::Difference, texts.difference, "")}
            {cell(SortBy::Year, texts.year, "")}
            {cell(SortBy::Responsible, entry.row.responsible.clone(), "")}
        </tr>
    }
    .into_any()
}

/// A figure, whose minus is △ on paper.
fn signed(text: String) -> AnyView {
    let on_paper = text.strip_prefix('-').map_or_else(|| text.clone(), |rest| format!("△{rest}"));
    in_both_media(text, on_paper)
}

/// A text that may differ on paper.
fn in_both_media(text: String, on_paper: String) -> AnyView {
    if text == on_paper {
        return text.into_any();
    }
    view! {
        <span class="screen-only">{text}</span>
        <span class="paper-only">{on_paper}</span>
    }
    .into_any()
}

/// The bar of a KPI. Its figures are in the cells beside it.
pub(super) fn bullet(bullet: Bullet) -> impl IntoView {
    let Bullet { start, end, target, goal, today } = bullet;
    let (width, height) = (Bullet::WIDTH, Bullet::HEIGHT);
    view! {
        <svg class="bullet" viewBox=format!("0 0 {width} {height}") preserveAspectRatio="none" aria-hidden="true">
            <rect class="bar" x=start y="5" width=end - start height="6"></rect>
            {goal.map(|x| view! { <path class="goal" d=format!("M{x} 1V15") /> })}
            {target.map(|x| view! { <path class="target" d=format!("M{x} 2V14") /> })}
            {today.map(|x| view! { <path class="today" d=format!("M{x} 11V16") /> })}
        </svg>
    }
}
