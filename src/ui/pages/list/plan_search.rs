//! The search field of the list.

use keikaku::value::width;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::icon::{Icon, IconName};
use crate::ui::pages::list::listed_plan::ListedPlan;

/// The search field with its label, and a status that says if no plan matches. It is hidden while there are no plans.
#[component]
pub(crate) fn PlanSearch(
    /// The plans that are searched.
    #[prop(into)]
    plans: Signal<Vec<ListedPlan>>,
    /// The search key, which [`width::key`] makes of the typed text.
    #[prop(into)]
    wanted: Signal<String>,
    /// Called with another search key.
    #[prop(into)]
    on_search: Callback<String>,
) -> impl IntoView {
    let locale = use_locale();
    let search = move |event| on_search.run(width::key(&event_target_value(&event)));
    let is_found = move || {
        let wanted = wanted.read();
        plans.with(|plans| plans.is_empty() || plans.iter().any(|plan| plan.contains(&wanted)))
    };
    view! {
        <div class="search" hidden=move || plans.with(Vec::is_empty)>
            <label for="find-plan">
                <Icon name=IconName::Search />
                {locale.label(Label::FindPlan)}
            </label>
            <input type="search" autocomplete="off" id="find-plan" on:input=search />
            <p role="status">{move || if is_found() { "" } else { locale.label(Label::NoSuchPlanListed) }}</p>
        </div>
    }
}
