//! グループ別: how many KPIs of each group are in each state, or have each grade of the rule in force.

use keikaku::figures::progress::{self, ProgressGroup, Verdict};
use keikaku::figures::totals::Span;
use keikaku::plan::Plan;
use keikaku::value::FiscalYear;
use keikaku::wording::{Label, OverviewLabel, judging};
use leptos::prelude::*;

use crate::ui::app::{Locale, use_locale};
use crate::ui::pages::overview::overview_figures::use_overview;

/// The counts of a plan that has more than one group, in a `<details>` element.
#[component]
pub(crate) fn GroupCounts() -> impl IntoView {
    let (locale, overview) = (use_locale(), use_overview());
    move || {
        let figures = overview.figures()?;
        let groups = progress::groups(&figures.counted);
        (groups.len() > 1).then(|| counts(locale, (&figures.plan, figures.year), &groups))
    }
}

fn counts(locale: Locale, (plan, year): (&Plan, FiscalYear), groups: &[ProgressGroup<'_>]) -> AnyView {
    let all = progress::tally(plan, year, groups.iter().flat_map(|group| group.entries.iter().copied()));
    // An unusual state ([`Verdict::is_usual`]) gets a column only if a KPI is in it.
    let is_shown: Vec<bool> = all.iter().map(|(of, count)| of.is_usual() || *count > 0).collect();
    let shown = |all: Vec<(Verdict, usize)>| {
        all.into_iter().zip(is_shown.iter()).filter(|(_, is_shown)| **is_shown).map(|(counted, _)| counted)
    };
    let head = |(of, _)| {
        let head = judging::with_sign(of, Span::from_plan(plan), locale.language());
        view! { <th scope="col">{head}</th> }
    };
    let heads = shown(all).map(head).collect_view();
    let rows = groups.iter().map(|group| {
        let name = if group.name.is_empty() { locale.label(Label::NO_GROUP) } else { group.name }.to_owned();
        let counts = shown(progress::tally(plan, year, group.entries.iter().copied()));
        let cells = counts.map(|(_, count)| view! { <td class="figure">{count}</td> }).collect_view();
        view! { <tr><th scope="row" lang="ja">{name}</th>{cells}</tr> }
    });
    view! {
        <details class="group-counts">
            <summary>{locale.label(OverviewLabel::BY_GROUP)}</summary>
            <table>
                <thead><tr><th scope="col">{locale.label(Label::GROUP)}</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
