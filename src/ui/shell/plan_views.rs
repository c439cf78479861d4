//! The links between the views of a plan, in five groups: overview, content of the plan, collecting of actuals, review,
//! and output.

use std::sync::Arc;

use keikaku::figures::progress;
use keikaku::plan::Plan;
use keikaku::plan::form::ViewOnUse;
use keikaku::session::record_entry::is_daily_work;
use keikaku::session::route::Route;
use keikaku::value::PlanId;
use keikaku::wording::{Label, RecordLabel};
use leptos::prelude::*;

use crate::browser::clock;
use crate::browser::screen::PageMark;
use crate::ui::app::{Editor, use_editor, use_locale, use_navigation, use_saving};
use crate::ui::components::menu::Opened;

/// The id of the button that shows the other views.
const OTHERS: &str = "other-views";

/// The links between the views of the open plan, with the number of its findings beside チェック; nothing if no plan is
/// open.
#[component]
pub(crate) fn PlanViews() -> impl IntoView {
    let (locale, navigation, editor) = (use_locale(), use_navigation(), use_editor());
    let plan = Memo::new(move |_| navigation.route.get().plan());
    // On a narrow screen the most frequently used links are at the lower edge, and the others behind a button
    // (shell.css).
    let shows_all = RwSignal::new(false);
    let opened = Opened { is_open: shows_all, button: StoredValue::new(OTHERS.to_owned()) };
    opened.close_elsewhere();
    Effect::new(move |_| {
        navigation.route.track();
        shows_all.set(false);
    });
    let is_daily = Memo::new(move |_| {
        editor
            .settled
            .with(|workbook| plan.get().and_then(|id| workbook.plan(id)).is_some_and(|plan| is_daily_work(plan)))
    });
    // If records are part of the daily work, the lower edge has 記録する in its middle, and short labels beside it.
    let class = move || match (shows_all.get(), is_daily.get()) {
        (false, false) => "plan-views",
        (true, false) => "plan-views all",
        (false, true) => "plan-views daily",
        (true, true) => "plan-views all daily",
    };
    move || {
        plan.get().map(|plan| {
            PageMark::PlanViews.set();
            view! {
                <nav class=class aria-label=locale.label(Label::PLAN_VIEWS) on:keydown=move |event| opened.on_key(&event)>
                    <ul>
                        <ViewLink label=Label::OVERVIEW to=Route::Overview(plan) class="first" />
                        <ViewLink label=Label::VIEW_FACTS to=Route::Facts(plan) class="begins-group" />
                        <ViewLink label=Label::VIEW_DOCUMENT to=Route::Document(plan) />
                        <ViewLink label=Label::VIEW_KPI to=Route::Kpi(plan) class="first of-table" short=RecordLabel::BAR_TABLE />
                        <YearLink plan />
                        <RecordsLink plan is_daily />
                        <LinkOnUse plan view=ViewOnUse::Inquiry label=Label::VIEW_INQUIRY to=Route::Inquiry(plan) />
                        <ViewLink label=Label::VIEW_CHECKS to=Route::Checks(plan) class="begins-group">
                            <span class="count">{move || finding_count(editor)}</span>
                        </ViewLink>
                        <LinkOnUse plan view=ViewOnUse::Amendment label=Label::VIEW_AMENDMENT to=Route::Amendment(plan) />
                        <ViewLink label=Label::VIEW_EVALUATION to=Route::Evaluation(plan) />
                        <ViewLink label=Label::VIEW_PRINT to=Route::Print(plan) class="begins-group" />
                        <ViewLink label=Label::VIEW_EXCHANGE to=Route::Exchange(plan) />
                    </ul>
                    <button
                        type="button"
                        id=OTHERS
                        class="quiet"
                        aria-expanded=move || shows_all.get().to_string()
                        on:click=move |_| shows_all.update(|all| *all = !*all)
                    >
                        {locale.label(Label::OTHER_VIEWS)}
                    </button>
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
    /// `first` if the link is one of the most frequently used, `begins-group` if a divider precedes it.
    #[prop(optional)]
    class: Option<&'static str>,
    /// The short label at the lower edge of a telephone, used if records are part of the daily work.
    #[prop(optional)]
    short: Option<Label>,
    /// Further content beside the link.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (locale, navigation) = (use_locale(), use_navigation());
    let current = move || (navigation.route.get().view() == to).then_some("page");
    view! {
        <li class=class>
            <a href=to.fragment() aria-current=current>{link_words(locale.label(label), short)}</a>
            {children.map(|children| children())}
        </li>
    }
}

/// The label of a link, with its short label for the lower edge of a telephone, if it has one (`style/records.css`).
fn link_words(label: &'static str, short: Option<Label>) -> AnyView {
    let Some(short) = short else { return label.into_any() };
    let short = short.text(use_locale().language());
    view! {
        <span class="long">{label}</span>
        <span class="short">{short}</span>
    }
    .into_any()
}

/// The link to 活動記録, with the short label 記録する on a telephone. It is shown if records are part of the daily work, if
/// the plan has records, or while the view is open.
#[component]
fn RecordsLink(plan: PlanId, is_daily: Memo<bool>) -> impl IntoView {
    let (navigation, editor) = (use_navigation(), use_editor());
    let to = Route::Records(plan);
    let has_records = move || {
        editor.settled.with(|workbook| workbook.plan(plan).is_some_and(|plan| plan.log().iter().next().is_some()))
    };
    let is_shown = Memo::new(move |_| is_daily.get() || has_records() || navigation.route.get().view() == to);
    move || {
        let link = |class| view! { <ViewLink label=Label::ACTIVITY_LOG to class short=RecordLabel::RECORD /> };
        is_shown.get().then(|| link(if is_daily.get() { "first of-records" } else { "" }))
    }
}

/// The link to a view. If the form hides the view until it is used, the link is shown once the plan has used the view,
/// and while the view is open.
#[component]
fn LinkOnUse(plan: PlanId, view: ViewOnUse, label: Label, to: Route) -> impl IntoView {
    let (navigation, editor, saving) = (use_navigation(), use_editor(), use_saving());
    let is_left_out = move || {
        editor.settled.with(|workbook| workbook.plan(plan).is_some_and(|plan| plan.form.views_on_use.contains(&view)))
    };
    let is_used = move || match view {
        ViewOnUse::Amendment => {
            editor.settled.with(|workbook| workbook.plan(plan).is_some_and(|plan| !plan.approvals().is_empty()))
        }
        ViewOnUse::Inquiry => {
            saving.load_lineages();
            editor.read_session(|session| !session.lineage(plan).inquiries().is_empty()).unwrap_or_default()
        }
    };
    let is_shown = Memo::new(move |_| navigation.route.get().view() == to || !is_left_out() || is_used());
    move || is_shown.get().then(|| view! { <ViewLink label to /> })
}

/// The link to 年度の実績入力 of the year that is most likely due.
#[component]
fn YearLink(plan: PlanId) -> impl IntoView {
    let (locale, navigation, editor) = (use_locale(), use_navigation(), use_editor());
    let due = |plan: &Arc<Plan>| progress::year_due(plan, progress::as_of(plan, clock::today()));
    let year = Memo::new(move |_| editor.settled.with(|workbook| workbook.plan(plan).map(due)));
    let current = move || matches!(navigation.route.get(), Route::Close(..)).then_some("page");
    let link = move |year| {
        view! { <li class="first begins-group of-actuals"><a href=Route::Close(plan, year).fragment() aria-current=current>{link_words(locale.label(Label::VIEW_CLOSE), Some(RecordLabel::BAR_ACTUALS))}</a></li> }
    };
    move || year.get().map(link)
}

/// The number of open findings; blank if there are none.
fn finding_count(editor: Editor) -> String {
    let open = editor.report.with(|report| report.as_ref().map_or(0, |report| report.open));
    if open == 0 { String::new() } else { open.to_string() }
}
