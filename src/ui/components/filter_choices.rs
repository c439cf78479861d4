//! The choices of グループ and 所管課 by which the rows of a plan are filtered.

use keikaku::plan::filter::{By, Filter};
use keikaku::wording::Label;
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::components::Choice;

/// A choice for each text by which rows can be filtered. A choice is shown if the plan has more than one value of the
/// text, and while the filter is in use, so that it can be removed.
#[component]
pub(crate) fn FilterChoices(
    /// The present filter.
    #[prop(into)]
    filter: Signal<Filter>,
    /// Called with the filter that a person has chosen.
    #[prop(into)]
    on_change: Callback<Filter>,
) -> impl IntoView {
    By::ALL.map(|by| view! { <FilterChoice by filter on_change /> })
}

/// The choice of a value of one text.
#[component]
fn FilterChoice(
    /// The text by which rows are filtered.
    by: By,
    filter: Signal<Filter>,
    on_change: Callback<Filter>,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let (id, label, name) = match by {
        By::Group => ("filter-group", Label::GROUP, Label::FILTER_GROUP),
        By::Responsible => ("filter-section", Label::RESPONSIBLE, Label::FILTER_RESPONSIBLE),
    };
    let values = Memo::new(move |_| plan.read_settled(|plan| by.values(plan)).unwrap_or_default());
    let current = Memo::new(move |_| filter.with(|filter| filter.value(by).map(str::to_owned)));
    let choose = move |option: String| {
        plan.editor.commit_typing();
        let mut next = filter.get_untracked();
        next.set(by, option.strip_prefix('=').map(str::to_owned));
        on_change.run(next);
    };
    let chosen = Signal::derive(move || current.get().as_deref().map(option_of).unwrap_or_default());
    let options = Signal::derive(move || {
        let all = (String::new(), locale.label(Label::ALL_OF_THEM).to_owned());
        let option = |value: String| {
            let text = if value.is_empty() { locale.label(Label::NONE_OF_THEM).to_owned() } else { value.clone() };
            (option_of(&value), text)
        };
        [all].into_iter().chain(values.get().into_iter().map(option)).collect::<Vec<_>>()
    });
    let (label, name) = (locale.label(label), locale.label(name));
    let is_of_use = Memo::new(move |_| values.with(Vec::len) > 1 || current.with(Option::is_some));
    move || is_of_use.get().then(|| view! { <Choice id label name options chosen on_select=choose /> })
}

/// The option of a value. The `=` at the beginning distinguishes a blank value from no choice.
fn option_of(value: &str) -> String {
    format!("={value}")
}
