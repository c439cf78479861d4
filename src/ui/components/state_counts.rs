//! Counts by state or grade, as a stacked bar and as buttons that filter a list.

use keikaku::figures::chart::stacked;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_locale;

/// The width of the bar in view-box units.
const WIDTH: i32 = 1000;

/// One of the states.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StateCount {
    /// The class that gives it its colour.
    pub(crate) class: &'static str,
    /// Its shape.
    pub(crate) sign: &'static str,
    /// Its word.
    pub(crate) word: String,
    /// How many KPIs are in it.
    pub(crate) count: usize,
    /// Whether its button is pressed.
    pub(crate) is_pressed: bool,
    /// Whether a plan has it at any time. One that is not usual has a button only where a KPI is in it, or where it is pressed: then
    /// it stays there to be given up.
    pub(crate) is_usual: bool,
}

/// The bar and a button for each state, with its shape, its word and its count.
#[component]
pub(crate) fn StateCounts(
    /// The states, in their order.
    #[prop(into)]
    counts: Signal<Vec<StateCount>>,
    /// Called with the number of the state whose button was pressed.
    #[prop(into)]
    on_press: Callback<usize>,
) -> impl IntoView {
    let bars = move || {
        counts.with(|counts| {
            let parts = stacked::parts(&counts.iter().map(|state| state.count).collect::<Vec<_>>(), WIDTH);
            let bars = counts.iter().zip(parts).map(|(state, (left, width))| {
                view! { <rect class=state.class x=left y="0" width=width height="14"></rect> }
            });
            bars.collect_view()
        })
    };
    // The buttons stay where they are while their counts change, so that none loses the focus.
    let length = Memo::new(move |_| counts.with(Vec::len));
    let buttons = move || (0..length.get()).map(|nth| state_button(nth, counts, on_press)).collect_view();
    view! {
        <svg class="state-bar" viewBox=format!("0 0 {WIDTH} 14") preserveAspectRatio="none" aria-hidden="true">{bars}</svg>
        <div class="states" role="group" aria-label=use_locale().label(Label::STATE_FILTER)>{buttons}</div>
    }
}

/// The button of the nth state.
fn state_button(nth: usize, counts: Signal<Vec<StateCount>>, on_press: Callback<usize>) -> AnyView {
    let state = move || counts.with(|counts| counts.get(nth).cloned()).unwrap_or_default();
    let is_left_out = move || {
        let state = state();
        !state.is_usual && state.count == 0 && !state.is_pressed
    };
    view! {
        <button
            type="button"
            class=move || format!("state-filter {}", state().class)
            hidden=is_left_out
            aria-pressed=move || state().is_pressed.to_string()
            on:click=move |_| on_press.run(nth)
        >
            <span class="sign" aria-hidden="true">{move || state().sign}</span>
            <span lang="ja">{move || state().word}</span>
            <span class="figure">{move || state().count}</span>
        </button>
    }
    .into_any()
}
