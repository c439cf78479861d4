//! Counts by state or grade, as a stacked bar and as buttons that filter a list.

use keikaku::figures::chart::stacked;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_locale;

/// The width of the bar in view-box units.
const WIDTH: i32 = 1000;

/// A state or grade, with the number of its KPIs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct StateCount {
    /// The class that sets its colour.
    pub(crate) class: &'static str,
    /// The sign of the state, which distinguishes it without colour.
    pub(crate) sign: &'static str,
    /// The name of the state.
    pub(crate) word: String,
    /// The number of KPIs in the state.
    pub(crate) count: usize,
    /// Whether its button is pressed.
    pub(crate) is_pressed: bool,
    /// Whether the state is always listed. The button of any other state is shown only if a KPI is in the state, or while
    /// the button is pressed, so that the filter can be removed.
    pub(crate) is_usual: bool,
}

/// The bar, and a button for each state with its sign, name and count.
#[component]
pub(crate) fn StateCounts(
    /// The states, in their order.
    #[prop(into)]
    counts: Signal<Vec<StateCount>>,
    /// Called with the index of the state whose button was pressed.
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
    // The buttons are not recreated when their counts change, so that none loses the focus.
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
