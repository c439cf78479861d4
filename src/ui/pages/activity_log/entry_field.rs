//! A field of 記録する, whose text does not belong to a record yet.

use keikaku::plan::RecordText;
use keikaku::session::plan_view::PlanView;
use keikaku::wording::activity_log;
use leptos::html;
use leptos::prelude::*;

use crate::ui::app::use_locale;

/// The id of the field of a text.
pub(crate) fn field_id(of: RecordText) -> String {
    format!("entry-{}", of.code())
}

/// The id of the sentence on why the text cannot be saved.
fn problem_id(of: RecordText) -> String {
    format!("entry-{}-problem", of.code())
}

/// The field with its label and, if the text cannot be saved, the reason.
#[component]
pub(super) fn EntryField(
    /// The choices about the plan's views, with the record that is being entered.
    view: RwSignal<PlanView>,
    /// The text.
    of: RecordText,
    /// The label, if it differs from the usual label of the text.
    #[prop(optional)]
    label: Option<&'static str>,
    /// The unit of the KPI, for the text behind a figure and for the reason.
    #[prop(optional)]
    unit: String,
    /// The id of the list of proposals.
    #[prop(optional)]
    proposals: Option<&'static str>,
    /// The views before and behind the field.
    #[prop(optional)]
    around: Option<(AnyView, AnyView)>,
) -> impl IntoView {
    let locale = use_locale();
    let input = NodeRef::<html::Input>::new();
    let label = label.unwrap_or_else(|| activity_log::text_label(of, locale.language()));
    let text = Memo::new(move |_| view.with(|view| view.entry.text(of).to_owned()));
    Effect::new(move |_| {
        let text = text.get();
        if let Some(input) = input.get().filter(|input| input.value() != text) {
            input.set_value(&text);
        }
    });
    let (before, behind) = around.unzip();
    let is_wrong = move || view.with(|view| view.entry.problem.as_ref().is_some_and(|(at, _)| *at == of));
    view! {
        <div class="entry-field">
            <label class="field-label" for=field_id(of)>{label}</label>
            <span class="entry-line">
                {before}
                <input
                    type="text"
                    id=field_id(of)
                    node_ref=input
                    lang="ja"
                    autocomplete="off"
                    class:figure=of.is_figure()
                    inputmode=of.is_figure().then_some("decimal")
                    list=proposals
                    value=text.get_untracked()
                    aria-invalid=move || is_wrong().then_some("true")
                    aria-describedby=problem_id(of)
                    on:input=move |event| view.update(|view| view.entry.set_text(of, &event_target_value(&event)))
                />
                {(!unit.is_empty()).then(|| view! { <span lang="ja" class="unit">{unit.clone()}</span> })}
                {behind}
            </span>
            {problem(view, of, unit)}
        </div>
    }
}

/// The reason why the record is not saved, beside the text that has to be corrected.
pub(super) fn problem(view: RwSignal<PlanView>, of: RecordText, unit: String) -> impl IntoView {
    let locale = use_locale();
    let sentence = move || {
        let problem = view.with(|view| view.entry.problem.clone()).filter(|(at, _)| *at == of);
        problem.map(|(of, problem)| activity_log::problem(of, &problem, &unit, locale.language()))
    };
    view! { <p class="entry-problem" id=problem_id(of) role="alert">{sentence}</p> }
}
