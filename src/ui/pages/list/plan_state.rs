//! The state of a plan of the list.

use keikaku::figures::achievement::Standing;
use keikaku::value::id::PlanId;
use keikaku::wording::status;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::report::in_short;
use crate::ui::app::use_app;

/// The number of findings in a plan, the number of its KPIs that have met their target, and the time of its last save.
#[component]
pub(crate) fn PlanState(
    /// The plan.
    id: PlanId,
) -> impl IntoView {
    let app = use_app();
    let language = app.language();
    // The memo compares plans by pointer first, so that a change of one plan checks no other plan again.
    let plan = Memo::new(move |_| app.settled.with(|workbook| workbook.plan(id).cloned()));
    let found = move || plan.get().map(|plan| view! { <span>{in_short(&plan, language)}</span> });
    let progress = move || plan.get().map(|plan| view! { <Progress standing=Standing::of(&plan) /> });
    let saved = move || {
        // The time changes with each save, and the state of saving is notified then.
        app.save_state.track();
        let at = app.saved_at(id)?;
        Some(view! { <span class="saved">{status::saved(at, clock::today(), language)}</span> })
    };
    view! { <div class="state">{found} {progress} {saved}</div> }
}

/// The number of KPIs that have met their target, as a bar and as text. Without any target there is no bar.
#[component]
fn Progress(
    /// The number of KPIs whose target is met, is not met, or has no rate.
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
