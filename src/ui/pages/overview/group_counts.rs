//! グループ別: how many KPIs of each group are in each state.

use keikaku::figures::progress::{self, ProgressGroup, ProgressState};
use keikaku::plan::Judging;
use keikaku::wording::{Label, judging};
use leptos::prelude::*;

use crate::ui::app::{Locale, use_locale};
use crate::ui::pages::overview::Overview;

/// The counts of a plan that has more than one group, in a part of the page that is opened.
#[component]
pub(crate) fn GroupCounts(
    /// What the view shows.
    overview: Overview,
) -> impl IntoView {
    let locale = use_locale();
    move || {
        let figures = overview.figures()?;
        let groups = progress::groups(&figures.counted);
        (groups.len() > 1).then(|| counts(locale, &figures.plan.judging, &groups))
    }
}

fn counts(locale: Locale, words: &Judging, groups: &[ProgressGroup<'_>]) -> AnyView {
    let all = progress::counts(groups.iter().flat_map(|group| group.entries.iter().copied()));
    // A state that no plan has at any time gets a column where a KPI is in it.
    let shown: Vec<ProgressState> = ProgressState::ALL
        .into_iter()
        .zip(all)
        .filter(|(state, count)| state.is_usual() || *count > 0)
        .map(|(state, _)| state)
        .collect();
    let head = |state: &ProgressState| {
        let head = judging::with_sign(*state, words, locale.language());
        view! { <th scope="col">{head}</th> }
    };
    let heads = shown.iter().map(head).collect_view();
    let rows = groups.iter().map(|group| {
        let name = if group.name.is_empty() { locale.label(Label::NoGroup) } else { group.name }.to_owned();
        let counts = progress::counts(group.entries.iter().copied());
        let count = |state: &ProgressState| counts.get(state.rank()).copied().unwrap_or_default();
        let cells = shown.iter().map(|state| view! { <td class="figure">{count(state)}</td> }).collect_view();
        view! { <tr><th scope="row" lang="ja">{name}</th>{cells}</tr> }
    });
    view! {
        <details class="group-counts">
            <summary>{locale.label(Label::ByGroup)}</summary>
            <table>
                <thead><tr><th scope="col">{locale.label(Label::Group)}</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}
