//! The state of a plan of the list.

use std::sync::Arc;

use keikaku::figures::progress;
use keikaku::paper::comparison_table::summary;
use keikaku::plan::Plan;
use keikaku::value::id::PlanId;
use keikaku::wording::attention::AttentionList;
use keikaku::wording::status;
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::report::finding_counts_text;
use crate::ui::app::{use_editor, use_locale, use_saving};

/// The number of findings in a plan and of what is to be done next, the number of its KPIs in each state of 概況, and the time of its last save.
#[component]
pub(crate) fn PlanState(
    /// The plan.
    id: PlanId,
    /// Changes once it is read what was asked of whom.
    are_lineages_read: RwSignal<bool>,
) -> impl IntoView {
    let (locale, editor, saving) = (use_locale(), use_editor(), use_saving());
    let language = locale.language();
    // The memo compares plans by pointer first, so that a change of one plan checks no other plan again.
    let plan = Memo::new(move |_| editor.settled.with(|workbook| workbook.plan(id).cloned()));
    let found = move || plan.get().map(|plan| view! { <span>{finding_counts_text(&plan, language)}</span> });
    let steps = move || {
        are_lineages_read.track();
        let inquiries = editor.read_session(|session| session.lineage(id).inquiries().to_vec()).unwrap_or_default();
        let plan = plan.get()?;
        let changes = summary::changes_in_hand(&plan);
        let list = AttentionList::new(&plan, &inquiries, changes, clock::today(), 1, language);
        let first = list.lines.first()?;
        Some(view! { <span data-attention="">{status::attention(&first.text, list.count, language)}</span> })
    };
    let progress = move || plan.get().map(|plan| view! { <Progress plan /> });
    let saved = move || {
        // The time changes with each save, and the state of saving is notified then.
        saving.save_state.track();
        let at = saving.saved_at(id)?;
        Some(view! { <span class="saved">{status::saved(at, clock::today(), language)}</span> })
    };
    view! { <div class="state">{found} {steps} {progress} {saved}</div> }
}

/// The number of KPIs that have met their target, as a bar, and the number in each state by the end of the year at which 概況
/// opens. Where nothing can be judged there is no bar.
#[component]
fn Progress(
    /// The plan.
    plan: Arc<Plan>,
) -> impl IntoView {
    let as_of = progress::as_of(&plan, clock::today());
    let year = progress::usual_year(&plan, as_of);
    let counts = progress::counts(&progress::entries(&plan, year, as_of));
    let [met, on_track, below, ..] = counts;
    let bar = (met + on_track + below > 0).then(|| {
        let all: usize = counts.iter().sum();
        view! { <progress max=all.to_string() value=met.to_string() aria-hidden="true" /> }
    });
    view! {
        {bar}
        <span>{status::progress_counts(counts, year, &plan.judging, use_locale().language())}</span>
    }
}
