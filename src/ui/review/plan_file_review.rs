//! The preview of a plan file.

use std::sync::Arc;

use keikaku::checks;
use keikaku::import::plan_file::Incoming;
use keikaku::import::plan_merge::PlanMerge;
use keikaku::import::preview::Note;
use keikaku::merge::review::Changes;
use keikaku::plan::Plan;
use keikaku::wording::{Label, ReviewLabel, import, names};
use leptos::prelude::*;

use crate::ui::app::{use_editor, use_locale};
use crate::ui::review::plan_file::PlanChoice;
use crate::ui::review::{ChangeReview, ChangeTable, OpenedPlanFile, use_previews};

/// The preview: the sentences about unread parts of the file, the number of its plans that are equal to plans in the
/// workbook, and every other plan, which is added or has a choice of what is done with it. 取り込む imports the chosen
/// plans.
#[component]
pub(crate) fn PlanFileReview(
    /// The file.
    file: OpenedPlanFile,
) -> impl IntoView {
    let (language, previews) = (use_locale().language(), use_previews());
    let lists = {
        let file = file.clone();
        Signal::derive(move || file.lists())
    };
    let (unread, same) = (file.unread.clone(), file.count_same());
    let intro = move || {
        view! {
            {unread.into_iter().map(|sentence| view! { <p class="trouble">{sentence}</p> }).collect_view()}
            {(same > 0).then(|| view! { <p>{import::same_plans(same, language)}</p> })}
        }
    };
    let (name, decisions) = (file.name.clone(), file.decisions.clone());
    let import = {
        let file = file.clone();
        // If something could not be imported, the decisions stay.
        move |lists: Vec<Changes>| {
            if file.import(&lists) {
                previews.close();
            }
        }
    };
    let plans = move || {
        let plan = |(nth, incoming): (usize, &Incoming)| match incoming {
            Incoming::Same(_) => None,
            Incoming::Add(plan) => Some(view! { <AddedPlan plan=Arc::clone(plan) /> }.into_any()),
            Incoming::Differs { theirs, .. } => {
                let (theirs, incoming) = (Arc::clone(theirs), incoming.clone());
                Some(view! { <DifferingPlan file=file.clone() nth incoming theirs /> }.into_any())
            }
        };
        file.incoming.iter().enumerate().filter_map(plan).collect_view()
    };
    view! {
        <ChangeReview name decisions lists action=Label::TAKE_IN.text(language).to_owned() on_decided=import intro>
            <ul class="changes">{plans()}</ul>
        </ChangeReview>
    }
}

/// A plan that does not exist in the workbook and is added. Its doubtful figures are listed; the checks report them as
/// findings after the import.
#[component]
fn AddedPlan(plan: Arc<Plan>) -> impl IntoView {
    let locale = use_locale();
    view! {
        <li data-change="add">
            <span class="kind">{locale.label(ReviewLabel::WILL_BE_ADDED)}</span>
            <span>{names::plan_name(&plan, locale.language())}</span>
            <DoubtfulFigures plan />
        </li>
    }
}

/// The doubtful figures of a plan that is imported as a whole; nothing if there are none.
#[component]
fn DoubtfulFigures(plan: Arc<Plan>) -> impl IntoView {
    let doubtful = import::doubtful_cells(&checks::doubtful_cells_of_plan(&plan), use_locale().language());
    (!doubtful.is_empty()).then(|| view! { <p class="note">{doubtful}</p> })
}

/// A plan that differs from the plan in the workbook: the choice of what is done with it, and the changes if it is
/// merged.
#[component]
fn DifferingPlan(
    file: OpenedPlanFile,
    /// The index of the plan in the file.
    nth: usize,
    incoming: Incoming,
    /// The plan in the file.
    theirs: Arc<Plan>,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let (id, name) = (theirs.id, names::plan_name(&theirs, locale.language()));
    let options = PlanChoice::ALL.map(|resolution| {
        let is_chosen = untrack(|| file.choice(id)) == resolution;
        let choose = {
            let file = file.clone();
            move |_| file.choose(id, resolution)
        };
        view! {
            <label class="choice">
                <input type="radio" name=format!("choice-{id}") checked=is_chosen on:change=choose />
                <span>{locale.label(resolution.label())}</span>
            </label>
        }
    });
    let options = (!file.is_of_records).then(|| options.into_iter().collect_view());
    let doubtful = {
        let file = file.clone();
        move || {
            let is_whole = matches!(file.choice(id), PlanChoice::ReplaceOurs | PlanChoice::KeepBoth);
            is_whole.then(|| view! { <DoubtfulFigures plan=Arc::clone(&theirs) /> })
        }
    };
    let changes = move || {
        editor.settled.track();
        file.decisions.track_redraw();
        let merge = file.merge(&incoming)?;
        Some(view! { <MergedPlan file=file.clone() nth merge /> })
    };
    view! {
        <li data-change="conflict">
            <span class="kind">{locale.label(ReviewLabel::DIFFERS_FROM_OURS)}</span>
            <div role="radiogroup" aria-label=name>
                <span>{name.clone()}</span>
                {options}
            </div>
            {doubtful}
            {changes}
        </li>
    }
}

/// The changes that result from merging a plan, with notes.
#[component]
fn MergedPlan(file: OpenedPlanFile, nth: usize, merge: PlanMerge) -> impl IntoView {
    let language = use_locale().language();
    let changes = file.decisions.applied_untracked(nth, merge.changes());
    let base_is_unknown = (!merge.base_is_known).then(|| import::note(&Note::BaseUnknown, language));
    let nothing = changes.is_empty().then(|| import::nothing_to_merge(language).to_owned());
    let notes = base_is_unknown.into_iter().flatten().chain(nothing);
    let notes = notes.map(|sentence| view! { <p class="note">{sentence}</p> }).collect_view();
    view! {
        <div class="merged">
            {notes}
            <ChangeTable decisions=file.decisions list=nth changes plan=Some(merge.ours) />
        </div>
    }
}
