//! 概況: the state of a plan's KPIs at the end of one fiscal year. A plan opens in this view.
//!
//! It follows the plan. Nothing is edited in it but the figures to which a group's cards add. The year, the filters,
//! the order and the chosen KPI are shared with the plan's other views ([`PlanView`]).

pub(crate) mod group_counts;
pub(crate) mod kpi_cards;
pub(crate) mod next_steps;
mod overview_figures;
pub(crate) mod progress_table;
pub(crate) mod state_bar;
pub(crate) mod tools;

use keikaku::figures::progress;
use keikaku::wording::progress::OverviewSheet;
use keikaku::wording::{Label, OverviewLabel, facts, grid, names, parts, printing, status, terms};
use leptos::prelude::*;

use crate::browser::{clock, screen};
use crate::ui::app::{use_locale, use_open_plan, use_saving};
use crate::ui::components::{PlanFilters, YearChoice};
use crate::ui::pages::overview::group_counts::GroupCounts;
use crate::ui::pages::overview::kpi_cards::KpiCards;
use crate::ui::pages::overview::next_steps::NextSteps;
use crate::ui::pages::overview::overview_figures::{Overview, OverviewFigures, use_overview};
use crate::ui::pages::overview::progress_table::ProgressTable;
use crate::ui::pages::overview::state_bar::StateBar;
use crate::ui::pages::overview::tools::Tools;
use crate::ui::review::Preview;

/// The view 概況.
#[component]
pub(crate) fn OverviewPage() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let overview = Overview::provide(plan);
    let has_kpis = Memo::new(move |_| plan.read(|plan| plan.begun_indicators().next().is_some()) == Some(true));
    let content = move || {
        if has_kpis.get() {
            view! { <Content /> }.into_any()
        } else {
            view! { <p class="empty">{locale.label(OverviewLabel::NOTHING_TO_OVERSEE)}</p> }.into_any()
        }
    };
    let sheet = Memo::new(move |_| {
        let figures = overview.figures()?;
        Some(OverviewSheet::from_entries(&figures.listed, &figures.plan, locale.language()))
    });
    let class = move || {
        sheet.get().map_or_else(|| "overview-page".to_owned(), |sheet| format!("overview-page {}", sheet.class()))
    };
    view! {
        <div
            class=class
            style:--rows=move || sheet.get().map(|sheet| sheet.lines.to_string())
            style:--amount=move || sheet.get().map(|sheet| in_ems(sheet.amount))
            style:--difference=move || sheet.get().map(|sheet| in_ems(sheet.difference))
            style:--sheet-name=move || sheet.get().map(|sheet| sheet.name.div_ceil(10).to_string())
        >
            <p class="paper-only" lang="ja">{move || overview.figures().map(|figures| paper_title(overview, &figures))}</p>
            <h1>{locale.label(Label::OVERVIEW)}</h1>
            <p class="plan-facts screen-only" lang="ja">{move || overview.figures().map(|figures| about_plan(&figures))}</p>
            <Preview />
            {content}
        </div>
    }
}

/// A width in tenths of an em, as a CSS length.
fn in_ems(tenths: usize) -> String {
    format!("calc({tenths}em / 10)")
}

/// The years of the plan, its contact, and who saved its file last and when.
fn about_plan(figures: &OverviewFigures) -> String {
    let (locale, saving) = (use_locale(), use_saving());
    let file = saving.files.get(figures.plan.id).and_then(|file| Some(file.base?.mark));
    status::about_plan(&figures.plan, file.as_ref(), clock::today(), locale.language())
}

/// The title that only paper shows above the list: the name of the plan, the year, the bodies, the 基準日, and the filters
/// if they leave KPIs out.
fn paper_title(overview: Overview, figures: &OverviewFigures) -> String {
    let (language, plan) = (use_locale().language(), &figures.plan);
    let day = facts::day_label(progress::as_of(plan, clock::today()), false);
    let mut parts = vec![names::plan_name(plan, language), terms::year(figures.year, language)];
    parts.extend(plan.facts.prepared_by.iter().cloned());
    parts.push(format!("{} {day}", Label::REFERENCE_DATE.text(language)));
    let (shown, all) = (figures.listed.len(), plan.begun_indicators().count());
    if shown < all {
        parts.push(
            overview.view.with_untracked(|view| printing::filtered(view, (plan, figures.year), shown, all, language)),
        );
    }
    parts.join(language.choose("　", " · "))
}

/// The view of a plan that has KPIs.
#[component]
fn Content() -> impl IntoView {
    let overview = use_overview();
    let text = move || overview.figures().map(|figures| about(&figures));
    let is_for_groups = Memo::new(move |_| overview.figures().is_some_and(|figures| figures.plan.form.for_groups));
    // On the screens that show cards, the buttons of [`Tools`] come after the cards.
    let shows_cards = move || is_for_groups.get() && screen::is_narrow();
    let tools = move || view! { <Tools /> };
    view! {
        <div class="overview-tools">
            <YearChoice />
            <PlanFilters without_state=true />
            <span class="count">{text}</span>
            {move || (!shows_cards()).then(tools)}
        </div>
        <StateBar />
        <NextSteps />
        <GroupCounts />
        {move || is_for_groups.get().then(|| view! { <KpiCards /> })}
        {move || shows_cards().then(|| view! { <div class="overview-tools">{tools()}</div> })}
        <ProgressTable />
    }
}

/// The 基準日, or the words that it is today (blank for a group's plan); the number of listed KPIs, if the filters leave
/// some out; and how many of the counted KPIs are parts of others.
fn about(figures: &OverviewFigures) -> String {
    let locale = use_locale();
    let as_of = match figures.plan.reference_date {
        Some(day) => format!("{}: {}", locale.label(Label::REFERENCE_DATE), facts::day_label(day, false)),
        // A group's plan does not state that it is today.
        None if figures.plan.form.for_groups => String::new(),
        None => locale.label(OverviewLabel::AS_OF_TODAY).to_owned(),
    };
    let all = figures.plan.begun_indicators().count();
    let shown = figures.listed.len();
    let shown = if shown == all { String::new() } else { grid::shown(shown, all, locale.language()) };
    let parts = parts::among(progress::parts(&figures.counted), locale.language());
    let said = [as_of, shown, parts].into_iter().filter(|part| !part.is_empty());
    said.collect::<Vec<_>>().join("　")
}
