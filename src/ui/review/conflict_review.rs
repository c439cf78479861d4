//! The review of a plan that was changed in two places: here, and in another tab or in its file.

use std::sync::Arc;

use keikaku::merge::Resolution;
use keikaku::merge::review::Changes;
use keikaku::plan::Plan;
use keikaku::wording::{Label, ReviewLabel};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::review::{ChangeReview, ChangeTable, Decisions};

/// The preview of a plan's conflicts: the reason for the question, and the changes to decide. The plan is not read
/// again while somebody decides. If it changes in the meantime, the code that applies the decisions asks again.
#[component]
pub(crate) fn ConflictReview(
    /// The heading.
    #[prop(default = ReviewLabel::PREVIEW)]
    heading: Label,
    /// The name of the plan or of its file.
    #[prop(into)]
    name: String,
    /// The reason why somebody has to decide.
    reason: &'static str,
    /// The decisions of the person, in a single list.
    decisions: Decisions,
    /// The changes, without any decision.
    changes: Changes,
    /// The plan as it was when the preview was opened.
    plan: Arc<Plan>,
    /// The label of the button that continues.
    action: Label,
    /// Called with the decisions when the button is pressed and no decision is missing.
    #[prop(into)]
    on_decided: Callback<Vec<Resolution>>,
) -> impl IntoView {
    let changes = Arc::new(changes);
    let lists = {
        let (decisions, changes) = (decisions.clone(), Arc::clone(&changes));
        Signal::derive(move || vec![decisions.applied_to(0, Changes::clone(&changes))])
    };
    let table = {
        let decisions = decisions.clone();
        move || {
            decisions.track_redraw();
            let changes = decisions.applied_untracked(0, Changes::clone(&changes));
            view! { <ChangeTable decisions=decisions.clone() list=0 changes plan=Some(Arc::clone(&plan)) /> }
        }
    };
    let pick = move |lists: Vec<Changes>| on_decided.run(lists.iter().flat_map(Changes::picks).collect());
    let action = use_locale().label(action).to_owned();
    let intro = move || view! { <p class="note">{reason}</p> };
    view! {
        <ChangeReview heading name decisions lists action on_decided=pick intro>
            {table}
        </ChangeReview>
    }
}
