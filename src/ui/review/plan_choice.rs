//! The choice of the plan into which a table from another office is imported.

use std::sync::Arc;

use keikaku::import::preview::OpenedOn;
use keikaku::plan::{Placement, Plan};
use keikaku::wording::import::sheet as wording;
use keikaku::wording::{SheetReadingLabel, names};
use leptos::prelude::*;

use crate::ui::app::{use_editor, use_locale};
use crate::ui::components::{Choice, CommittedField};
use crate::ui::review::TableFiles;

/// The choice of a new plan or an existing plan: a plan in use, or the open plan, even if it is put away. Each existing
/// plan is listed with the number of the table's indicators that it has. For a new plan, the body that prepares it can be typed.
#[component]
pub(crate) fn PlanChoice(
    /// The files.
    files: TableFiles,
    /// The index of the file.
    nth: usize,
    /// The id of the `<select>`.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let Some(file) = files.file(nth).cloned() else { return ().into_any() };
    let opened = RwSignal::from(file.opened.clone());
    let shown = editor.navigation.route.get_untracked().plan();
    let (of_body, makes_a_plan) = (file.clone(), file.makes_a_plan.clone());
    let options = Signal::derive(move || {
        let language = locale.language();
        editor.workbook.with(|workbook| {
            let matching = file.matching_plans(workbook);
            let is_here = |plan: &&Arc<Plan>| plan.placement == Placement::Active || Some(plan.id) == shown;
            let plans = workbook.plans().iter().filter(is_here).map(|plan| {
                let count = matching.iter().find(|(matched, _)| *matched == plan.id).map_or(0, |(_, count)| *count);
                let name = names::plan_name(plan, language);
                (plan.id.to_string(), wording::plan_choice(&name, count, language))
            });
            let new = (String::new(), wording::new_plan(&file.new_name(), language));
            [new].into_iter().chain(plans).collect::<Vec<_>>()
        })
    });
    let chosen = Signal::derive(move || match opened.get() {
        OpenedOn::List => String::new(),
        OpenedOn::Plan(plan) => plan.to_string(),
    });
    let choose = move |chosen: String| {
        opened.set(chosen.parse().map_or(OpenedOn::List, OpenedOn::Plan));
    };
    let body = move || {
        let (of_text, of_commit) = (of_body.clone(), of_body.answers.clone());
        let set = move |body: String| {
            of_commit.update(|answers| answers.body = Some(body));
            Ok(())
        };
        view! {
            <label class="field">
                <span class="field-label">{locale.label(SheetReadingLabel::BODY)}</span>
                <CommittedField text=Signal::derive(move || of_text.new_body()) on_commit=Box::new(set) />
            </label>
        }
    };
    view! {
        <Choice id label=locale.label(SheetReadingLabel::PLAN) options chosen on_select=choose />
        <Show when=move || makes_a_plan.get()>{body.clone()}</Show>
    }
    .into_any()
}
