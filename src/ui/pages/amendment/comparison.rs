//! 新旧対照表を作る: the table of two versions, with remarks on what the table covers.

use std::sync::Arc;

use keikaku::export::file_name::comparison_file_name;
use keikaku::paper::comparison_table::{ComparedStates, not_said, notation_only, out_of_order};
use keikaku::plan::{Plan, PlanVersion};
use keikaku::wording::{AmendmentLabel, Label, Language};
use leptos::prelude::*;

use crate::browser::word;
use crate::ui::app::{Locale, use_locale, use_messages, use_open_plan};
use crate::ui::components::{Button, Choice};
use crate::ui::pages::amendment::comparison_paper::ComparisonPaper;
use crate::ui::pages::amendment::layout_choices::LayoutChoices;
use crate::ui::pages::amendment::summary::ChangesInWords;
use crate::ui::pages::amendment::versions::{VersionPair, version_name};

/// The button 新旧対照表を作る, and the table that it makes.
#[component]
pub(super) fn ComparisonPart() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let is_made = RwSignal::new(false);
    let chosen = RwSignal::new([None::<PlanVersion>; 2]);
    let view = plan.view;
    let compared = Memo::new(move |_| {
        let plan = plan.read_settled(Arc::clone).filter(|_| is_made.get())?;
        VersionPair::chosen(&plan, chosen.get(), view.with(|view| view.prints_eras))
    });
    let has_any = Memo::new(move |_| plan.read_settled(|plan| !plan.approvals().is_empty()).unwrap_or_default());
    let make = move |_| {
        chosen.set([None; 2]);
        is_made.set(true);
    };
    view! {
        <section class="comparison-part">
            <div class="screen-only buttons">
                <button
                    type="button"
                    class=move || if is_made.get() { "secondary" } else { "primary" }
                    hidden=move || !has_any.get()
                    on:click=make
                >
                    {locale.label(AmendmentLabel::MAKE_COMPARISON)}
                </button>
                <Show when=move || compared.with(Option::is_some)>
                    <ComparisonButtons compared />
                </Show>
            </div>
            <Show when=move || compared.with(Option::is_some)>
                <div class="screen-only comparison-tools">
                    <VersionChoice compared chosen at=1 label=AmendmentLabel::COMPARISON_AFTER id="comparison-after" />
                    <VersionChoice compared chosen at=0 label=AmendmentLabel::COMPARISON_BEFORE id="comparison-before" />
                    <LayoutChoices />
                </div>
            </Show>
            {move || compared.get().map(|compared| made(locale, &compared))}
        </section>
    }
}

/// The choice of one of the two versions. The element stays while its options change, so that it keeps the focus.
#[component]
fn VersionChoice(
    /// The versions that are compared.
    compared: Memo<Option<VersionPair>>,
    /// The chosen versions; `None` for a version that is chosen by default.
    chosen: RwSignal<[Option<PlanVersion>; 2]>,
    /// The index of the version: 0 is the older.
    at: usize,
    /// The label of the choice.
    label: Label,
    /// The id of the element.
    id: &'static str,
) -> impl IntoView {
    let locale = use_locale();
    let options = Memo::new(move |_| {
        let options = compared.with(|compared| {
            let plan = &compared.as_ref()?.plan;
            let option = |version| (code(version), version_name(plan, version, locale.language()));
            Some(versions(plan).into_iter().map(option).collect::<Vec<_>>())
        });
        options.unwrap_or_default()
    });
    let shown = Signal::derive(move || {
        let version = |pair: &VersionPair| pair.versions.get(at).copied().map(code);
        compared.with(|compared| compared.as_ref().and_then(version)).unwrap_or_default()
    });
    let choose = move |picked: String| {
        let Some(compared) = compared.get_untracked() else { return };
        let mut both = compared.versions.map(Some);
        if let Some(place) = both.get_mut(at) {
            *place = versions(&compared.plan).into_iter().find(|version| code(*version) == picked);
        }
        chosen.set(both);
    };
    view! { <Choice id label=locale.label(label) options chosen=shown on_select=choose /> }
}

/// Every version of the plan, the newest first.
fn versions(plan: &Plan) -> Vec<PlanVersion> {
    let approved = plan.approvals().iter().rev().map(|one| PlanVersion::Approved(one.id));
    [PlanVersion::Draft].into_iter().chain(approved).collect()
}

fn code(version: PlanVersion) -> String {
    match version {
        PlanVersion::Draft => "draft".to_owned(),
        PlanVersion::Approved(id) => id.to_string(),
    }
}

/// The table with the remarks on it and the changes in words.
fn made(locale: Locale, compared: &VersionPair) -> impl IntoView + use<> {
    let states = compared.states();
    view! {
        <div class="screen-only">{remarks(locale, compared, &states)}</div>
        <ComparisonPaper table=compared.table_of(&states) />
        <ChangesInWords compared=compared.clone() />
    }
}

/// The remarks: what the table covers, what differs only in notation, and what is not known of the approvals.
fn remarks(locale: Locale, compared: &VersionPair, states: &ComparedStates<'_>) -> impl IntoView + use<> {
    let language = locale.language();
    let coverage = states.coverage().sentence(language);
    let notes = notation_only(&compared.before, &compared.after);
    let notes = notes.iter().map(|one| ("AMD-003", one.sentence(&compared.after, language)));
    let missing = missing(compared, language);
    let notes = missing.into_iter().map(|text| ("AMD-009", text)).chain(notes);
    let notes = notes.map(|(code, text)| view! { <li data-finding=code>{format!("{code} {text}")}</li> });
    view! {
        <p class="coverage" data-field="coverage">{coverage}</p>
        <ul class="comparison-notes">{notes.collect_view()}</ul>
    }
}

/// The sentences on what is missing of the two approvals, and on a newer version that was approved first.
fn missing(compared: &VersionPair, language: Language) -> Vec<String> {
    let approvals = compared.versions.into_iter().filter_map(|version| match version {
        PlanVersion::Approved(id) => compared.plan.approval(id),
        PlanVersion::Draft => None,
    });
    let not_said = approvals.filter_map(|approval| not_said(&compared.plan, approval, language));
    not_said.chain(out_of_order(&compared.plan, compared.versions, language)).collect()
}

/// The buttons that print the table, write it for Word and copy it.
#[component]
fn ComparisonButtons(compared: Memo<Option<VersionPair>>) -> impl IntoView {
    let (locale, messages) = (use_locale(), use_messages());
    // The browser itself tells the user if printing fails.
    let print = |_| drop(window().print());
    let write = move |_| {
        let Some(compared) = compared.get_untracked() else { return };
        let (name, said) = (comparison_file_name(&compared.after), locale.label(Label::WORD_WRITTEN).to_owned());
        messages.offer_word(name, said, async move {
            let json = compared.table().to_json().ok()?;
            word::write_comparison(&json).await.ok()
        });
    };
    let copy = move |_| {
        if let Some(compared) = compared.get_untracked() {
            messages.copy(compared.table().copy(), locale.label(Label::TABLE_COPIED).to_owned());
        }
    };
    view! {
        <Button class="primary" text=locale.label(Label::PRINT_IT) on_press=print />
        <Button class="secondary" text=locale.label(Label::WRITE_WORD) on_press=write />
        <Button class="secondary" text=locale.label(Label::COPY_TABLE) on_press=copy />
    }
}
