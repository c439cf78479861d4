//! The state of a plan of the list.

use keikaku::figures::achievement::ProgressCounts;
use keikaku::value::id::PlanId;
use keikaku::wording::status;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::report::finding_counts_text;
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
    let found = move || plan.get().map(|plan| view! { <span>{finding_counts_text(&plan, language)}</span> });
    let progress = move || plan.get().map(|plan| view! { <Progress counts=ProgressCounts::of(&plan) /> });
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
    counts: ProgressCounts,
) -> impl IntoView {
    let bar = (counts.met + counts.unmet > 0).then(|| {
        view! { <progress max=counts.all().to_string() value=counts.met.to_string() aria-hidden="true" /> }
    });
    view! {
        {bar}
        <span>{status::progress_counts(counts, use_app().language())}</span>
    }
}
