//! The links between the views of a plan.

use keikaku::session::route::Route;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{AppState, use_app};

/// The links between the views of the open plan, with the number of its findings beside チェック; nothing if no plan is
/// open.
#[component]
pub(crate) fn PlanViews() -> impl IntoView {
    let app = use_app();
    let plan = Memo::new(move |_| app.route.get().plan());
    move || {
        plan.get().map(|plan| {
            view! {
                <nav class="plan-views" aria-label=app.label(Label::PlanViews)>
                    <ul>
                        <ViewLink label=Label::Overview to=Route::Overview(plan) />
                        <ViewLink label=Label::ViewFacts to=Route::Facts(plan) />
                        <ViewLink label=Label::ViewKpi to=Route::Kpi(plan) />
                        <ViewLink label=Label::ViewChecks to=Route::Checks(plan)>
                            <span class="count">{move || finding_count(app)}</span>
                        </ViewLink>
                        <ViewLink label=Label::ViewExchange to=Route::Exchange(plan) />
                        <ViewLink label=Label::ViewPrint to=Route::Print(plan) />
                    </ul>
                </nav>
            }
        })
    }
}

/// A link in the list, which is marked while its view is shown.
#[component]
fn ViewLink(
    /// The label of the view.
    label: Label,
    /// The view.
    to: Route,
    /// The content beside the link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let app = use_app();
    let current = move || (app.route.get().view() == to).then_some("page");
    view! {
        <li>
            <a href=to.fragment() aria-current=current>{app.label(label)}</a>
            {children.map(|children| children())}
        </li>
    }
}

/// The number of open findings; blank if there are none.
fn finding_count(app: AppState) -> String {
    let open = app.report.with(|report| report.as_ref().map_or(0, |report| report.open));
    if open == 0 { String::new() } else { open.to_string() }
}
