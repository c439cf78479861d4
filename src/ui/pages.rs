//! The views, one file each, and the choice between them.

pub(crate) mod activity_log;
pub(crate) mod amendment;
pub(crate) mod checks;
pub(crate) mod compare;
pub(crate) mod copies;
pub(crate) mod document;
pub(crate) mod evaluation;
pub(crate) mod exchange;
pub(crate) mod facts;
pub(crate) mod found_at;
pub(crate) mod inquiry;
pub(crate) mod list;
pub(crate) mod next_period;
pub(crate) mod overview;
pub(crate) mod place_link;
pub(crate) mod print;
pub(crate) mod put_away;
pub(crate) mod summary;
pub(crate) mod table;
pub(crate) mod year_actuals;

use keikaku::command::Command;
use keikaku::plan::Placement;
use keikaku::session::route::Route;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{OpenPlan, use_editor, use_editor_view, use_locale, use_navigation};
use crate::ui::components::Button;
use crate::ui::pages::activity_log::ActivityLogPage;
use crate::ui::pages::amendment::AmendmentPage;
use crate::ui::pages::checks::ChecksPage;
use crate::ui::pages::compare::ComparePage;
use crate::ui::pages::copies::CopiesPage;
use crate::ui::pages::document::DocumentPage;
use crate::ui::pages::evaluation::EvaluationPage;
use crate::ui::pages::exchange::ExchangePage;
use crate::ui::pages::facts::FactsPage;
use crate::ui::pages::inquiry::InquiryPage;
use crate::ui::pages::list::ListPage;
use crate::ui::pages::next_period::NextPeriodPage;
use crate::ui::pages::overview::OverviewPage;
use crate::ui::pages::print::PrintPage;
use crate::ui::pages::put_away::PutAwayPage;
use crate::ui::pages::summary::SummaryPage;
use crate::ui::pages::table::TablePage;
use crate::ui::pages::year_actuals::YearActualsPage;

/// The view that the address names, or a sentence that its plan does not exist.
#[component]
pub(crate) fn Page() -> impl IntoView {
    let (navigation, editor, editor_view) = (use_navigation(), use_editor(), use_editor_view());
    let is_there = Memo::new(move |_| {
        let plan = navigation.route.get().plan();
        plan.is_none_or(|id| editor.workbook.with(|workbook| workbook.plan(id).is_some()))
    });
    let page = move || {
        let (route, is_there) = (navigation.route.get(), is_there.get());
        if let Some(plan) = route.plan() {
            OpenPlan::provide(editor_view, plan);
        }
        match (route, is_there) {
            (_, false) => view! { <PlanGone /> }.into_any(),
            (Route::List, _) => view! { <ListPage /> }.into_any(),
            (Route::Bin, _) => view! { <PutAwayPage placement=Placement::Bin /> }.into_any(),
            (Route::Archive, _) => view! { <PutAwayPage placement=Placement::Archive /> }.into_any(),
            (Route::Summary, _) => view! { <SummaryPage /> }.into_any(),
            (Route::Compare(left, right), _) => view! { <ComparePage left right /> }.into_any(),
            (Route::Facts(_), _) => view! { <FactsPage /> }.into_any(),
            (Route::Checks(_), _) => view! { <ChecksPage /> }.into_any(),
            (Route::Kpi(_), _) => view! { <TablePage /> }.into_any(),
            (Route::Close(_, year), _) => view! { <YearActualsPage year /> }.into_any(),
            (Route::Exchange(_), _) => view! { <ExchangePage /> }.into_any(),
            (Route::Copies(_), _) => view! { <CopiesPage /> }.into_any(),
            (Route::Overview(_), _) => view! { <OverviewPage /> }.into_any(),
            (Route::Print(_), _) => view! { <PrintPage /> }.into_any(),
            (Route::Document(_), _) => view! { <DocumentPage /> }.into_any(),
            (Route::Amendment(_), _) => view! { <AmendmentPage /> }.into_any(),
            (Route::Filing(_), _) => view! { <ChecksPage is_on_filing=true /> }.into_any(),
            (Route::Inquiry(_), _) => view! { <InquiryPage /> }.into_any(),
            (Route::Evaluation(_), _) => view! { <EvaluationPage /> }.into_any(),
            (Route::NextPeriod(_), _) => view! { <NextPeriodPage /> }.into_any(),
            (Route::Records(_), _) => view! { <ActivityLogPage /> }.into_any(),
        }
    };
    view! {
        <PutAway />
        {page}
    }
}

/// The note on an open plan that is in the bin or in the archive, to which this or another tab moved it, with the way
/// back.
#[component]
fn PutAway() -> impl IntoView {
    let (locale, navigation, editor) = (use_locale(), use_navigation(), use_editor());
    let put_away = Memo::new(move |_| {
        let id = navigation.route.get().plan()?;
        let placement = editor.workbook.with(|workbook| workbook.plan(id).map(|plan| plan.placement))?;
        (placement != Placement::Active).then_some((id, placement == Placement::Archive))
    });
    let is_archived = move || put_away.get().is_some_and(|(_, is_archived)| is_archived);
    let put_back = move |_| {
        if let Some((plan, _)) = put_away.get() {
            editor.command(Command::MovePlan { plan, placement: Placement::Active });
        }
    };
    view! {
        <div class="put-away" class:archived=is_archived role="status">
            {move || {
                put_away
                    .get()
                    .map(|(_, is_archived)| {
                        let label = if is_archived { Label::IN_ARCHIVE } else { Label::IN_BIN };
                        view! {
                            <p>{locale.label(label)}</p>
                            <Button class="secondary" text=locale.label(Label::PUT_BACK) on_press=put_back />
                        }
                    })
            }}
        </div>
    }
}

/// What is shown instead of a plan that does not exist, with a link to the list.
#[component]
fn PlanGone() -> impl IntoView {
    let locale = use_locale();
    view! {
        <h1>{locale.label(Label::PLAN_LIST)}</h1>
        <p>{locale.label(Label::PLAN_GONE)}</p>
        <p>
            <a href=Route::List.fragment()>{locale.label(Label::BACK_TO_LIST)}</a>
        </p>
    }
}
