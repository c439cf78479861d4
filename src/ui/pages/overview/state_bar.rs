//! The number of KPIs in each state, or with each grade of the rule in force, as a stacked bar and as buttons that filter the list.

use keikaku::figures::progress::Verdict;
use keikaku::figures::totals::Span;
use keikaku::wording::judging;
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::{StateCount, StateCounts, state_class};
use crate::ui::pages::overview::overview_figures::use_overview;

/// The bar and the buttons. A button that is pressed once more shows all again.
#[component]
pub(crate) fn StateBar() -> impl IntoView {
    let (language, overview) = (use_locale().language(), use_overview());
    let counts = Signal::derive(move || {
        let Some(figures) = overview.figures() else { return Vec::new() };
        let pressed = overview.view.with(|view| view.state);
        let count = |(of, count): (Verdict, usize)| StateCount {
            class: state_class(of),
            sign: judging::sign(of),
            word: judging::verdict(of, Span::from_plan(&figures.plan), language),
            count,
            is_pressed: pressed == Some(of),
            is_usual: of.is_usual(),
        };
        figures.counts().into_iter().map(count).collect()
    });
    let press = move |nth: usize| {
        let Some((of, _)) = overview.figures_now().and_then(|figures| figures.counts().get(nth).copied()) else {
            return;
        };
        overview.view.update(|view| view.state = (view.state != Some(of)).then_some(of));
    };
    view! { <StateCounts counts on_press=press /> }
}
