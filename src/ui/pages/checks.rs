//! チェック: every finding of the plan with a link to its place, the required fields that are 未入力, the findings that
//! the user has silenced, with the reasons, and 提出前の確認.

pub(crate) mod before_filing;
pub(crate) mod finding_lists;
pub(crate) mod reference_date;
pub(crate) mod silencing;
mod worded_finding;

use keikaku::wording::{Label, names};
use leptos::prelude::*;

use crate::ui::app::{focus, use_locale, use_open_plan};
use crate::ui::components::show_page_foot;
use crate::ui::pages::checks::before_filing::BeforeFiling;
use crate::ui::pages::checks::finding_lists::FindingLists;
use crate::ui::pages::checks::reference_date::ReferenceDate;
use crate::ui::pages::checks::worded_finding::HEADING;
use crate::ui::review::Preview;

/// The view チェック.
#[component]
pub(crate) fn ChecksPage(
    /// Whether the address leads to the part 提出前の確認.
    #[prop(optional)]
    is_on_filing: bool,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let current = plan.settled();
    show_page_foot(locale, current);
    if is_on_filing {
        focus::focus_when_present(vec![before_filing::HEADING.to_owned()]);
    }
    // A group does not file its plan.
    let is_filed = Memo::new(move |_| current.with(|plan| plan.as_ref().is_some_and(|plan| !plan.form.for_groups)));
    let plan_name = move || current.with(|plan| plan.as_ref().map(|plan| names::plan_name(plan, locale.language())));
    view! {
        <h1 id=HEADING tabindex="-1">{locale.label(Label::VIEW_CHECKS)}</h1>
        <Preview />
        <article class="checks-paper">
            <p class="paper-only paper-title" lang="ja">{plan_name}</p>
            <ReferenceDate />
            <FindingLists />
            {move || is_filed.get().then(|| view! { <BeforeFiling /> })}
        </article>
    }
}
