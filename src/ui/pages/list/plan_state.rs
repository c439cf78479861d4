//! How a plan of the list is doing.

use keikaku::figures::achievement::Standing;
use keikaku::value::id::PlanId;
use keikaku::wording::status;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::report::in_short;
use crate::ui::app::use_app;

/// What the checks found in a plan, how many of its KPIs have met their target, and when it was saved.
#[component]
pub(crate) fn PlanState(
    /// Which plan it is.
    id: PlanId,
) -> impl IntoView {
    let app = use_app();
    let language = app.language();
    // Compared by pointer first, so that a change of one plan checks no other again.
    let plan = Memo::new(move |_| app.settled.with(|workbook| workbook.plan(id).cloned()));
    let found = move || plan.get().map(|plan| view! { <span>{in_short(&plan, language)}</span> });
    let progress = move || plan.get().map(|plan| view! { <Progress standing=Standing::of(&plan) /> });
    let saved = move || {
        // The time changes with each save.
        app.save_state.track();
        let at = app.saved_at(id)?;
        Some(view! { <span class="saved">{status::saved(at, clock::today(), language)}</span> })
    };
    view! { <div class="state">{found} {progress} {saved}</div> }
}

/// How many KPIs have met their target, as a bar and in words. Without any target there is no bar.
#[component]
fn Progress(
    /// How many KPIs have met their target, have not, and have no rate.
    standing: Standing,
) -> impl IntoView {
    let bar = (standing.met + standing.unmet > 0).then(|| {
        view! { <progress max=standing.all().to_string() value=standing.met.to_string() aria-hidden="true" /> }
    });
    view! {
        {bar}
        <span>{status::standing(standing, use_app().language())}</span>
    }
}
