//! Choices above a table: one out of several, with a visible label; the two by which rows are picked out; and one kind of
//! what is listed, as buttons with counts.

use std::sync::Arc;

use keikaku::filter::{By, Filter};
use keikaku::id::PlanId;
use keikaku::wording::Label;

use crate::ui::app::AppState;
use crate::ui::app::focus;
use crate::ui::components::el::{El, button, el, group};
use leptos::prelude::*;

/// A choice with its visible label. The options are a word for each, and what it is called.
pub(crate) fn choice(
    id: &str,
    label: &str,
    options: Vec<(String, String)>,
    current: &str,
    act: impl Fn(String) + Send + 'static,
) -> El {
    let option = |(word, name): (String, String)| {
        let is_current = word == current;
        el("option").attr("value", word).flag("selected", is_current).text(name)
    };
    let select = el("select")
        .id(id)
        .each(options.into_iter().map(option))
        .on("change", move |event| act(event_target_value(&event)));
    el("label").class("field").with(el("span").class("field-label").text(label)).with(select)
}

/// グループ and 所管課, where there is more than one of them; and while rows are left out, so that there is a way to have them
/// back.
pub(crate) fn filter_choices(app: AppState, plan: PlanId, filter: RwSignal<Filter>) -> El {
    let values = Memo::new(move |_| {
        app.settled.with(|workbook| workbook.plan(plan).map(|plan| By::ALL.map(|by| by.values(plan))))
    });
    group().part(move || {
        let values = By::ALL.into_iter().zip(values.get()?);
        let choices = values.filter_map(|(by, values)| {
            let current = filter.with(|filter| filter.value(by).map(str::to_owned));
            (values.len() > 1 || current.is_some()).then(|| filter_choice(app, filter, by, values, current))
        });
        Some(group().each(choices))
    })
}

/// A blank value is told from no choice at all by a mark ahead of the value.
fn filter_choice(app: AppState, filter: RwSignal<Filter>, by: By, values: Vec<String>, current: Option<String>) -> El {
    let (id, label) = match by {
        By::Group => ("filter-group", Label::FilterGroup),
        By::Responsible => ("filter-section", Label::FilterResponsible),
    };
    let gone = current.clone().filter(|value| !values.contains(value));
    let named = |value: String| {
        let name = if value.is_empty() { app.label(Label::NoneOfThem).to_owned() } else { value.clone() };
        (format!("={value}"), name)
    };
    let all = (String::new(), app.label(Label::AllOfThem).to_owned());
    let options = [all].into_iter().chain(values.into_iter().chain(gone).map(named)).collect();
    let word = current.map(|value| format!("={value}")).unwrap_or_default();
    choice(id, app.label(label), options, &word, move |word| {
        app.fields.leave(app);
        filter.update(|filter| filter.set(by, word.strip_prefix('=').map(str::to_owned)));
        focus::give_soon(vec![id.to_owned()]);
    })
}

/// How many there are of a kind, followed.
pub(crate) type Count = Arc<dyn Fn() -> usize + Send + Sync>;

/// How many there are of each kind, as buttons that show one kind alone; a kind of which there are none has no button.
pub(crate) fn kind_buttons<K: Copy + PartialEq + Send + Sync + 'static>(
    app: AppState,
    shown: &ArcRwSignal<Option<K>>,
    all: Count,
    kinds: impl IntoIterator<Item = (K, &'static str, Count)>,
) -> El {
    let words = app.words();
    let one = |kind: Option<K>, name: &'static str, count: Count| {
        let (pressed, pressing, hidden) = (shown.clone(), shown.clone(), Arc::clone(&count));
        button("quiet", "")
            .live_flag("hidden", move || kind.is_some() && hidden() == 0)
            .live("aria-pressed", move || Some((pressed.get() == kind).to_string()))
            .with(el("span").live_text(move || words.of(format!("{name} {}", count()), format!("{} {name}", count()))))
            .press(move || pressing.set(kind))
    };
    el("div")
        .class("kinds")
        .role("group")
        .attr("aria-label", app.label(Label::ShowKind))
        .with(one(None, app.label(Label::AllOfThem), all))
        .each(kinds.into_iter().map(|(kind, name, count)| one(Some(kind), name, count)))
}
