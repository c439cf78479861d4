//! The number of KPIs in each state, as a stacked bar and as buttons that filter the list.

use keikaku::figures::chart::stacked;
use keikaku::figures::progress::ProgressState;
use keikaku::wording::{Label, judging};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::state_class::state_class;
use crate::ui::pages::overview::Overview;

/// The width of the bar in view-box units.
const WIDTH: i32 = 1000;

/// The bar and a button for each state, with its sign, its word and its count. A button that is pressed once more shows all
/// states again.
#[component]
pub(crate) fn StateBar(
    /// What the view shows.
    overview: Overview,
) -> impl IntoView {
    let locale = use_locale();
    let bars = move || {
        let figures = overview.figures()?;
        let parts = ProgressState::ALL.into_iter().zip(stacked::parts(&figures.counts(), WIDTH));
        let bars = parts.map(|(state, (left, width))| {
            view! { <rect class=state_class(state) x=left y="0" width=width height="14"></rect> }
        });
        Some(bars.collect_view())
    };
    let buttons = ProgressState::ALL.map(|state| view! { <StateButton state overview /> });
    view! {
        <svg class="state-bar" viewBox=format!("0 0 {WIDTH} 14") preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
        <div class="states" role="group" aria-label=locale.label(Label::StateFilter)>{buttons}</div>
    }
}

/// The button of a state.
#[component]
fn StateButton(state: ProgressState, overview: Overview) -> impl IntoView {
    let language = use_locale().language();
    let is_pressed = move || overview.view.with(|view| view.state == Some(state));
    let press = move |_| overview.view.update(|view| view.state = (view.state != Some(state)).then_some(state));
    let word = move || {
        let words = overview.figures().map(|figures| judging::state(state, &figures.plan.judging, language));
        words.unwrap_or_default()
    };
    let count = move || overview.figures().map_or(0, |figures| figures.count(state));
    // Most plans never have a KPI in the states that are not usual. One that is chosen stays there to be given up.
    let is_left_out = move || !state.is_usual() && count() == 0 && !is_pressed();
    view! {
        <button
            type="button"
            class=format!("state-filter {}", state_class(state))
            hidden=is_left_out
            aria-pressed=move || is_pressed().to_string()
            on:click=press
        >
            <span class="sign" aria-hidden="true">{judging::sign(state)}</span>
            <span lang="ja">{word}</span>
            <span class="figure">{count}</span>
        </button>
    }
}
