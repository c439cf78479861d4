//! The number of KPIs in each state, or with each grade of the rule in force, as a stacked bar and as buttons that filter the list.

use keikaku::figures::chart::stacked;
use keikaku::figures::progress::Verdict;
use keikaku::figures::totals::Span;
use keikaku::wording::{Label, judging};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::state_class::state_class;
use crate::ui::pages::overview::Overview;

/// The width of the bar in view-box units.
const WIDTH: i32 = 1000;

/// The bar and a button for each state or grade, with its sign, its word and its count. A button that is pressed once more shows
/// all again.
#[component]
pub(crate) fn StateBar(
    /// What the view shows.
    overview: Overview,
) -> impl IntoView {
    let locale = use_locale();
    let bars = move || {
        let counts = overview.figures()?.counts();
        let parts = stacked::parts(&counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), WIDTH);
        let bars = counts.into_iter().zip(parts).map(|((of, _), (left, width))| {
            view! { <rect class=state_class(of.state) x=left y="0" width=width height="14"></rect> }
        });
        Some(bars.collect_view())
    };
    // The buttons stay where they are while their counts change, so that none loses the focus.
    let length = Memo::new(move |_| overview.figures().map_or(0, |figures| Verdict::all(&figures.plan).len()));
    let buttons = move || (0..length.get()).map(|nth| view! { <StateButton nth overview /> }).collect_view();
    view! {
        <svg class="state-bar" viewBox=format!("0 0 {WIDTH} 14") preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
        <div class="states" role="group" aria-label=locale.label(Label::StateFilter)>{buttons}</div>
    }
}

/// The button of the nth of the states and grades that KPIs of the plan can have.
#[component]
fn StateButton(nth: usize, overview: Overview) -> impl IntoView {
    let language = use_locale().language();
    let counted = move || overview.figures().and_then(|figures| figures.counts().get(nth).copied());
    let of = move || counted().map(|(of, _)| of);
    let is_pressed = move || of().is_some_and(|of| overview.view.with(|view| view.state == Some(of)));
    let press = move |_| {
        let Some(of) = untrack(of) else { return };
        overview.view.update(|view| view.state = (view.state != Some(of)).then_some(of));
    };
    let word = move || {
        let (figures, of) = (overview.figures()?, of()?);
        Some(judging::verdict(of, Span::from_plan(&figures.plan), language))
    };
    let count = move || counted().map_or(0, |(_, count)| count);
    // Most plans never have a KPI in the states that are not usual. One that is chosen stays there to be given up.
    let is_left_out = move || !of().is_some_and(Verdict::is_usual) && count() == 0 && !is_pressed();
    view! {
        <button
            type="button"
            class=move || format!("state-filter {}", of().map_or("", |of| state_class(of.state)))
            hidden=is_left_out
            aria-pressed=move || is_pressed().to_string()
            on:click=press
        >
            <span class="sign" aria-hidden="true">{move || of().map(|of| judging::sign(of.state))}</span>
            <span lang="ja">{word}</span>
            <span class="figure">{count}</span>
        </button>
    }
}
