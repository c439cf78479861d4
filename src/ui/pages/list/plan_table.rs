//! The plans of the list as a table.

use std::time::Duration;

use keikaku::value::id::PlanId;
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_saving};
use crate::ui::pages::list::listed_plan::{ListedPlan, find};
use crate::ui::pages::list::plan_actions::PlanActions;
use crate::ui::pages::list::plan_link_id;
use crate::ui::pages::list::plan_state::PlanState;
use crate::ui::pages::list::rename_form::RenameForm;
use crate::ui::review::folder::file_name::FileName;

const COLUMNS: [Label; 6] = [
    Label::ColumnPlan,
    Label::ColumnForm,
    Label::ColumnYears,
    Label::ColumnIndicators,
    Label::ColumnState,
    Label::ColumnActions,
];

/// How many rows are made in one go: what stands in each is found by checking its plan.
const AT_ONCE: usize = 100;

/// One row a plan; rows that do not match the search are hidden. At most one plan is being renamed. Of very many plans the
/// first rows come at once, and the page reacts while the others follow.
#[component]
pub(crate) fn PlanTable(
    /// The plans, in the order of the rows.
    #[prop(into)]
    plans: Signal<Vec<ListedPlan>>,
    /// The search key that a row has to match.
    #[prop(into)]
    wanted: Signal<String>,
) -> impl IntoView {
    let (locale, saving) = (use_locale(), use_saving());
    let renamed = RwSignal::new(None::<PlanId>);
    let made = RwSignal::new(AT_ONCE);
    let are_lineages_read = RwSignal::new(false);
    let ids = move || plans.with(|plans| plans.iter().take(made.get()).map(|plan| plan.id).collect::<Vec<_>>());
    Effect::new(move |_| {
        if made.get() < plans.with(Vec::len) {
            set_timeout(move || _ = made.try_update(|made| *made += AT_ONCE), Duration::ZERO);
        }
    });
    let row = move |id| {
        let is_renaming = Signal::derive(move || renamed.get() == Some(id));
        let set_renaming = move |is_renaming: bool| renamed.set(is_renaming.then_some(id));
        view! { <PlanRow id plans wanted is_renaming on_renaming=set_renaming are_lineages_read /> }
    };
    // What was asked of whom is read once the list is shown, which does not wait for it.
    Effect::new(move |_| {
        let read = move || {
            saving.load_lineages();
            are_lineages_read.try_set(true);
        };
        set_timeout(read, Duration::ZERO);
    });
    let head = |label| view! { <th scope="col">{locale.label(label)}</th> };
    view! {
        <table class="plan-table" hidden=move || plans.with(Vec::is_empty)>
            <thead>
                <tr>{COLUMNS.into_iter().map(head).collect_view()}</tr>
            </thead>
            <tbody>
                <For each=ids key=|id| *id children=row />
            </tbody>
        </table>
    }
}

/// A plan: its name as the link to its table, its state, and the actions on it.
#[component]
fn PlanRow(
    /// The plan.
    id: PlanId,
    /// All plans of the list.
    plans: Signal<Vec<ListedPlan>>,
    /// The search key that the row has to match.
    wanted: Signal<String>,
    /// Whether the field for a new name is open.
    is_renaming: Signal<bool>,
    /// Called with whether that field is to be open.
    #[prop(into)]
    on_renaming: Callback<bool>,
    /// Changes once it is read what was asked of whom.
    are_lineages_read: RwSignal<bool>,
) -> impl IntoView {
    let plan = Memo::new(move |_| plans.with(|plans| find(plans, id)));
    let shown =
        move |read: fn(&ListedPlan) -> String| move || plan.with(|plan| plan.as_ref().map(read)).unwrap_or_default();
    let opening = move || plan.with(|plan| plan.as_ref().map(|plan| plan.opening.fragment()));
    let is_out = move || plan.with(|plan| plan.as_ref().is_some_and(|plan| !plan.contains(&wanted.read())));
    view! {
        <tr hidden=is_out>
            <td class="plan-title">
                <a lang="ja" id=plan_link_id(id) href=opening>
                    {shown(|plan| plan.name.clone())}
                </a>
                <span class="bodies" lang="ja">
                    {shown(|plan| plan.bodies.clone())}
                </span>
                <FileName plan=id />
                <Show when=move || is_renaming.get()>
                    <RenameForm id on_close=move |()| on_renaming.run(false) />
                </Show>
            </td>
            <td>{shown(|plan| plan.form.clone())}</td>
            <td>{shown(|plan| plan.years.clone())}</td>
            <td class="figure">{shown(|plan| plan.indicators.to_string())}</td>
            <td>
                <PlanState id are_lineages_read />
            </td>
            <td class="actions">
                <PlanActions id is_renaming on_renaming />
            </td>
        </tr>
    }
}
