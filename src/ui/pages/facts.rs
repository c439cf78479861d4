//! 基本情報: the facts that the plan's form has, each with its text, how the text is understood, and its findings.

pub(crate) mod judging;
pub(crate) mod rates;

use keikaku::checks::FindingPlace;
use keikaku::command::InputField;
use keikaku::plan::Fact;
use keikaku::storage::Calendar;
use keikaku::value::width;
use keikaku::wording::{FactsLabel, Label, facts};
use leptos::prelude::*;

use crate::ui::app::{place, use_editor_view, use_locale, use_open_plan};
use crate::ui::components::{CheckField, DocumentField};
use crate::ui::pages::facts::judging::JudgingFields;
use crate::ui::pages::facts::rates::RateChoices;
use crate::ui::pages::found_at::{FoundAt, is_wrong};
use crate::ui::review::Preview;

/// The view 基本情報: a field for each fact of the plan's form. The fields are recreated when the plan gets another
/// form.
#[component]
pub(crate) fn FactsPage() -> impl IntoView {
    let (locale, form) = (use_locale(), use_open_plan().followed_form());
    let name = move || form.get().map(|form| form.name.text(locale.language()).to_owned());
    let fields =
        move || form.get().map(|form| form.fact_list().map(|fact| view! { <FactField fact /> }).collect_view());
    view! {
        <h1>{locale.label(Label::VIEW_FACTS)}</h1>
        <Preview />
        <p class="form-name">{name}</p>
        <CalendarChoice />
        <div class="facts">
            {fields}
            <RateChoices />
            <JudgingFields />
        </div>
    }
}

/// 元号を併記する: whether days are shown with their era as well.
#[component]
fn CalendarChoice() -> impl IntoView {
    let (locale, view) = (use_locale(), use_editor_view());
    let is_on = Signal::derive(move || view.calendar.get() == Calendar::Both);
    let switch = move |is_on| view.set_calendar(if is_on { Calendar::Both } else { Calendar::Western });
    view! { <CheckField label=locale.label(Label::BOTH_CALENDARS) is_on on_switch=switch /> }
}

/// A fact: its label, its field and its notes. 本文 shows the fact as well, if the form has a place for it.
#[component]
pub(crate) fn FactField(
    /// The fact.
    fact: Fact,
) -> impl IntoView {
    let (locale, form) = (use_locale(), use_open_plan().form());
    let is_required = form.requires(fact);
    view! {
        <div class="fact">
            <div class="fact-head">
                <label for=place::of_fact(fact)>{facts::label(fact, &form, locale.language()).to_owned()}</label>
                {is_required.then(|| view! { <span class="required">{locale.label(FactsLabel::REQUIRED)}</span> })}
            </div>
            <FactControl fact is_required />
            <FactNotes fact is_required />
        </div>
    }
}

/// The field itself, of one or of several lines.
#[component]
fn FactControl(fact: Fact, is_required: bool) -> impl IntoView {
    let (field, described_by, is_invalid) =
        (InputField::Fact(fact), notes_id(fact), is_wrong(FindingPlace::Fact(fact)));
    let (rows, class) = (fact.is_long().then_some(2), if fact.is_day() { "day" } else { "line" });
    view! { <DocumentField field nostrip:rows=rows class described_by is_invalid is_required /> }
}

/// The notes beside a field, which describe it for assistive technology: how to fill it in, how it is understood,
/// whether it is missing, and its findings.
#[component]
fn FactNotes(fact: Fact, is_required: bool) -> impl IntoView {
    let (language, view, plan) = (use_locale().language(), use_editor_view(), use_open_plan());
    let text = Memo::new(move |_| plan.read(|plan| plan.facts.text(fact)).unwrap_or_default());
    let hint = facts::hint(fact, &plan.form(), language);
    let understood = move || {
        let has_eras = view.calendar.get() == Calendar::Both;
        text.with(|text| facts::understood(fact, text, has_eras, language))
    };
    let project_years = move || plan.read(|plan| facts::project_years(plan, language));
    let is_missing = move || is_required && text.with(|text| width::trim(text).is_empty());
    view! {
        <div class="beside" id=notes_id(fact)>
            {(!hint.is_empty()).then(|| view! { <span class="hint">{hint}</span> })}
            {move || understood().map(|understood| view! { <span class="understood">{understood}</span> })}
            {(fact == Fact::ProjectEnd).then(|| view! { <span class="understood">{project_years}</span> })}
            {move || is_missing().then(|| view! { <span class="missing">{Label::NOT_ENTERED.text(language)}</span> })}
            <FoundAt is_at=move |place| place == FindingPlace::Fact(fact) />
        </div>
    }
}

/// The id of the notes beside a field.
fn notes_id(fact: Fact) -> String {
    format!("about-{}", place::of_fact(fact))
}
