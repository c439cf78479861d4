//! The name of a plan's file, in the list of plans.

use keikaku::value::PlanId;
use keikaku::wording::folder;
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_saving};

/// The name of the file; nothing if the plan has no file.
#[component]
pub(crate) fn FileName(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let name = Memo::new(move |_| saving.files.get(plan)?.record.name);
    move || {
        name.get().map(|name| view! { <span class="file-of-plan">{folder::listed(&name, locale.language())}</span> })
    }
}
