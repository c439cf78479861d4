//! The filters of a plan's KPIs, which its views share: グループ, 所管課 and 状態.

use keikaku::figures::progress::ProgressState;
use keikaku::plan::{Indicator, Plan};
use keikaku::session::plan_view::PlanView;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, judging};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{focus, use_app};
use crate::ui::components::choice::Choice;
use crate::ui::components::filter_choices::FilterChoices;
use crate::ui::components::icon::{Icon, IconName};

/// The choices グループ, 所管課 and, unless the view shows the states in another way, 状態.
#[component]
pub(crate) fn PlanFilters(
    /// The plan.
    plan: PlanId,
    /// Whether the choice 状態 is left out.
    #[prop(optional)]
    without_state: bool,
) -> impl IntoView {
    let view = use_app().plan_view(plan);
    let filter = Signal::derive(move || view.with(|view| view.filter.clone()));
    let change = move |chosen| view.update(|view| view.filter = chosen);
    view! {
        {(!without_state).then(|| view! { <Icon name=IconName::Filter /> })}
        <FilterChoices plan filter on_change=change />
        {(!without_state).then(|| view! { <StateChoice plan view /> })}
    }
}

/// The choice of a state by the end of the year that 概況 shows.
#[component]
fn StateChoice(plan: PlanId, view: RwSignal<PlanView>) -> impl IntoView {
    const FIELD: &str = "filter-state";
    let app = use_app();
    let choose = move |option: String| {
        app.fields.commit(app);
        let state = option.parse().ok().and_then(|rank: usize| ProgressState::ALL.get(rank).copied());
        view.update(|view| view.state = state);
        focus::focus_after_update(vec![FIELD.to_owned()]);
    };
    move || {
        let words = app.settled.with_untracked(|workbook| workbook.plan(plan).map(|plan| plan.judging.clone()));
        let words = words.unwrap_or_default();
        let states = ProgressState::ALL.map(|state| {
            let name = judging::state(state, &words, app.language());
            (state.rank().to_string(), format!("{} {name}", judging::sign(state)))
        });
        let all = (String::new(), app.label(Label::AllOfThem).to_owned());
        let options = [all].into_iter().chain(states).collect();
        let selected = view.with(|view| view.state).map(|state| state.rank().to_string()).unwrap_or_default();
        view! { <Choice id=FIELD label=app.label(Label::FilterState) options selected on_select=choose /> }
    }
}

/// Whether the filters let a KPI of the plan pass, as of today where the plan has no 基準日.
pub(crate) fn lets_pass(view: &PlanView, plan: &Plan, row: &Indicator) -> bool {
    view.lets_pass(plan, row, clock::today())
}
