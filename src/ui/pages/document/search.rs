//! 検索と置換: searches the texts of the plan for words, and replaces them in one step.

use keikaku::checks::{FindingPlace, RowPlace};
use keikaku::command::replacing::{FoundWords, found};
use keikaku::command::{InputField, PlanCommand};
use keikaku::plan::{Fact, InputPlace, TextPlace};
use keikaku::wording::{DocumentLabel, document};
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_messages, use_open_plan};
use crate::ui::components::Button;
use crate::ui::pages::place_link::PlaceLink;

/// The most texts that are listed. All found texts are counted, and all are replaced.
const MOST_LISTED: usize = 50;

/// The panel, which is closed at first.
#[component]
pub(crate) fn WordSearch() -> impl IntoView {
    let (locale, messages, plan) = (use_locale(), use_messages(), use_open_plan());
    let sought = RwSignal::new(String::new());
    let by = RwSignal::new(String::new());
    let texts = Memo::new(move |_| plan.read(|plan| sought.with(|sought| found(plan, sought))).unwrap_or_default());
    let result_text = move || {
        let is_sought = sought.with(|sought| !sought.is_empty());
        is_sought.then(|| texts.with(|texts| document::found(texts, locale.language())))
    };
    let replace = move |_| {
        let (sought, by) = (sought.get_untracked(), by.get_untracked());
        let said = document::replaced(&texts.get_untracked(), &by, locale.language());
        if plan.command(PlanCommand::ReplaceWords { sought, by }) {
            messages.show_message(said);
        }
    };
    let list = move || {
        let listed = texts.get().into_iter().take(MOST_LISTED);
        listed.map(|one| view! { <FoundText one sought=sought.get() /> }).collect_view()
    };
    view! {
        <details class="word-search">
            <summary>{locale.label(DocumentLabel::SEARCH_WORDS)}</summary>
            <p class="hint">{locale.label(DocumentLabel::SEARCH_MEANING)}</p>
            <div class="word-search-fields">
                <label>{locale.label(DocumentLabel::SOUGHT)}<input type="text" autocomplete="off" bind:value=sought /></label>
                <label>{locale.label(DocumentLabel::REPLACED_BY)}<input type="text" autocomplete="off" bind:value=by /></label>
                <Button class="secondary" text=locale.label(DocumentLabel::REPLACE_ALL) on_press=replace />
            </div>
            <p role="status">{result_text}</p>
            <ul class="found-texts">{list}</ul>
        </details>
    }
}

/// A text that was found, with the link to its place.
#[component]
fn FoundText(one: FoundWords, sought: String) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let label = plan.read(|plan| document::found_in(&one, plan, locale.language())).unwrap_or_default();
    let excerpt = document::excerpt(&one.text, &sought).map(|(before, it, after)| {
        view! { <span lang="ja">{before}<mark>{it.to_owned()}</mark>{after}</span> }
    });
    view! { <li><PlaceLink place=place_of(one.field) text=label />" "{excerpt}</li> }
}

/// The place to which the link leads. A text of an indicator without a finding place of its own leads to the name, and
/// a text of an approval to the reason of the amendment, which is in the same view.
fn place_of(field: InputField) -> FindingPlace {
    match field {
        InputField::Fact(fact) => FindingPlace::Fact(fact),
        InputField::Text(place) => FindingPlace::Text(place),
        // The search does not cover records.
        InputField::Approval(..) | InputField::Record(..) => FindingPlace::Fact(Fact::AmendmentReason),
        InputField::Evaluation(place) => FindingPlace::Evaluation(place),
        InputField::Row(id, InputPlace::Text(TextPlace::Definition)) => {
            FindingPlace::Indicator { id, row_place: RowPlace::Definition }
        }
        InputField::Row(id, _) => FindingPlace::Indicator { id, row_place: RowPlace::Name },
    }
}
