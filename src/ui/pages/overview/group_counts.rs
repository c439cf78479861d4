//! グループ別: how many KPIs of each group are in each state.

use keikaku::figures::progress::{self, ProgressEntry, ProgressState};
use keikaku::plan::Judging;
use keikaku::value::width;
use keikaku::wording::{Label, judging};
use leptos::prelude::*;

use crate::ui::app::{AppState, use_app};
use crate::ui::pages::overview::Overview;

/// The counts of a plan that has more than one group, in a part of the page that is opened.
#[component]
pub(crate) fn GroupCounts(
    /// What the view shows.
    overview: Overview,
) -> impl IntoView {
    let app = use_app();
    move || {
        let figures = overview.figures()?;
        let groups = grouped(&figures.counted);
        (groups.len() > 1).then(|| counts(app, &figures.plan.judging, groups))
    }
}

fn counts(app: AppState, words: &Judging, groups: Vec<(String, [usize; 5])>) -> AnyView {
    let heads = ProgressState::ALL.map(|state| {
        let head = format!("{} {}", judging::sign(state), judging::state(state, words, app.language()));
        view! { <th scope="col">{head}</th> }
    });
    let rows = groups.into_iter().map(|(name, counts)| {
        let name = if name.is_empty() { app.label(Label::NoGroup).to_owned() } else { name };
        let cells = counts.map(|count| view! { <td class="figure">{count}</td> });
        view! { <tr><th scope="row" lang="ja">{name}</th>{cells}</tr> }
    });
    view! {
        <details class="group-counts">
            <summary>{app.label(Label::ByGroup)}</summary>
            <table>
                <thead><tr><th scope="col">{app.label(Label::Group)}</th>{heads}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </details>
    }
    .into_any()
}

/// The groups in the order of the grid, each with its counts.
fn grouped(counted: &[ProgressEntry]) -> Vec<(String, [usize; 5])> {
    let key = |entry: &ProgressEntry| width::key(&entry.row.group);
    let mut groups: Vec<(String, [usize; 5])> = Vec::new();
    let mut known: Vec<String> = Vec::new();
    for entry in counted {
        let key_of = key(entry);
        if !known.contains(&key_of) {
            let counts = progress::counts(counted.iter().filter(|other| key(other) == key_of));
            groups.push((width::trim(&entry.row.group).to_owned(), counts));
            known.push(key_of);
        }
    }
    groups
}
