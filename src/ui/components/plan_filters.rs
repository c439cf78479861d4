//! The filters of a plan's KPIs, which its views share: 検索, グループ, 所管課 and 状態.

use std::sync::Arc;

use keikaku::figures::progress::Verdict;
use keikaku::figures::totals::Span;
use keikaku::plan::{Indicator, Plan};
use keikaku::session::plan_view::PlanView;
use keikaku::wording::{Label, judging};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{use_editor, use_locale, use_open_plan};
use crate::ui::components::{Choice, FilterChoices, Icon, IconName, SearchInput};

/// The search field, the choices グループ and 所管課, and the choice 状態 unless the view shows the states in another way.
#[component]
pub(crate) fn PlanFilters(
    /// Whether the choice 状態 is left out.
    #[prop(optional)]
    without_state: bool,
    /// Further filters of the view.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    /// The number of KPIs up to which the filters are hidden on a narrow screen.
    const FEW: usize = 10;
    let plan = use_open_plan();
    let view = plan.view;
    // This is decided when the view opens, so that the filters do not disappear while the user clears them. Filters
    // that were ever in use stay visible.
    let is_few = |plan: &Arc<Plan>| plan.indicators().len() <= FEW;
    let is_few = untrack(|| plan.read_settled(is_few)) != Some(false);
    let has_filtered = Memo::new(move |before: Option<&bool>| before == Some(&true) || view.with(PlanView::has_filter));
    let is_of_few = move || is_few && !has_filtered.get();
    let filter = Signal::derive(move || view.with(|view| view.filter.clone()));
    let change = move |chosen| view.update(|view| view.filter = chosen);
    view! {
        <span class="plan-filters" class:of-few=is_of_few>
            <SearchField view />
            {(!without_state).then(|| view! { <Icon name=IconName::Filter /> })}
            <FilterChoices filter on_change=change />
            {(!without_state).then(|| view! { <StateChoice view /> })}
            {children.map(|children| children())}
        </span>
    }
}

/// The field of the text that is searched for.
#[component]
fn SearchField(view: RwSignal<PlanView>) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let search = move |text: String| {
        editor.commit_typing();
        view.update(|view| view.filter.set_search(text));
    };
    let text = view.with_untracked(|view| view.filter.search().to_owned());
    view! {
        <label class="field search-field">
            <Icon name=IconName::Search />
            <span class="field-label">{locale.label(Label::SEARCH_INDICATORS)}</span>
            <SearchInput id="search-indicators" text on_search=search />
        </label>
    }
}

/// The choice of a state, or of a grade of the rule in force, as of the end of the year that 概況 shows.
#[component]
fn StateChoice(view: RwSignal<PlanView>) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let all_of = move |plan: &Arc<Plan>| Verdict::all(plan, view.with(|view| view.year_of(plan, clock::today())));
    let all = move || plan.read_settled(all_of);
    let choose = move |option: String| {
        plan.editor.commit_typing();
        let chosen = option.parse().ok().and_then(|nth: usize| untrack(all)?.get(nth).copied());
        view.update(|view| view.state = chosen);
    };
    let options = Memo::new(move |_| {
        let mut options = vec![(String::new(), locale.label(Label::ALL_OF_THEM).to_owned())];
        plan.read_settled(|plan| {
            let word = |of| judging::with_sign(of, Span::from_plan(plan), locale.language());
            options.extend(all_of(plan).into_iter().zip(0..).map(|(of, nth)| (nth.to_string(), word(of))));
        });
        options
    });
    let chosen = Signal::derive(move || {
        let position =
            view.with(|view| view.state).zip(all()).and_then(|(of, all)| all.iter().position(|one| *one == of));
        position.map(|nth| nth.to_string()).unwrap_or_default()
    });
    let (label, name) = (locale.label(Label::COLUMN_STATE), locale.label(Label::FILTER_STATE));
    view! { <Choice id="filter-state" label name options chosen on_select=choose /> }
}

/// Whether a KPI of the plan passes the filters. If the plan has no 基準日, its state is computed as of today.
pub(crate) fn lets_pass(view: &PlanView, plan: &Plan, row: &Indicator) -> bool {
    view.lets_pass(plan, row, clock::today())
}
