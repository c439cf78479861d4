//! The passages of a text that both sides changed.

use keikaku::merge::review::Decision;
use keikaku::merge::{Passage, PassageChoice, Passages};
use keikaku::wording::{Label, import};
use leptos::html;
use leptos::prelude::*;

use crate::ui::app::use_app;
use crate::ui::review::decisions::ChangeIndex;

/// The choices for the open passages of a text so far.
pub(crate) type PassageChoices = StoredValue<Vec<Option<PassageChoice>>>;

/// The whole text in its passages. Each that both sides changed to different ones has radio buttons for 現在の値, for the
/// other side's paragraphs and for both.
#[component]
pub(crate) fn TextPassages(
    /// The position of the change in the lists.
    index: ChangeIndex,
    /// The text.
    passages: Passages,
    /// What is chosen.
    chosen: PassageChoices,
    /// The radio button of 段落ごとに選ぶ, which is chosen together with a passage.
    by_passage: NodeRef<html::Input>,
    /// What the other side's value is called.
    theirs: Label,
    /// Called when a passage is chosen.
    on_decide: Callback<Decision>,
) -> impl IntoView {
    let language = use_app().language();
    let count = passages.open();
    let choose = Callback::new(move |(nth, choice): (usize, PassageChoice)| {
        if let Some(radio) = by_passage.get_untracked() {
            radio.set_checked(true);
        }
        chosen.update_value(|chosen| {
            if let Some(place) = chosen.get_mut(nth) {
                *place = Some(choice);
            }
        });
        on_decide.run(Decision::Passages(chosen.get_value()));
    });
    let mut open = 0..count;
    let passages = passages.iter().filter_map(|passage| match passage {
        Passage::Settled(paragraphs) => Some(view! { <p class="passage">{paragraphs.join("\n")}</p> }.into_any()),
        Passage::Open { ours, theirs: other } => {
            let nth = open.next()?;
            let sides = [
                (PassageChoice::Ours, Label::CurrentValue, import::passage_side(ours, language)),
                (PassageChoice::Theirs, theirs, import::passage_side(other, language)),
                (PassageChoice::Both, Label::BothPassages, String::new()),
            ];
            let now = chosen.with_value(|chosen| chosen.get(nth).copied().flatten());
            let options = sides.map(|(choice, label, text)| {
                let is_chosen = now == Some(choice);
                let on_choose = move |()| choose.run((nth, choice));
                view! { <PassageOption index nth choice label text is_chosen on_choose /> }
            });
            let name = import::passage(nth + 1, count, language);
            Some(view! { <div class="passage-sides" role="radiogroup" aria-label=name>{options}</div> }.into_any())
        }
    });
    view! { <div class="passages">{passages.collect_view()}</div> }
}

/// A radio button with its label and its paragraphs.
#[component]
fn PassageOption(
    index: ChangeIndex,
    /// The number of the open passage, counted from 0.
    nth: usize,
    choice: PassageChoice,
    label: Label,
    text: String,
    /// Whether it was the chosen one when the passages were shown.
    is_chosen: bool,
    #[prop(into)] on_choose: Callback<()>,
) -> impl IntoView {
    let side = match choice {
        PassageChoice::Ours => "-ours",
        PassageChoice::Theirs => "-theirs",
        PassageChoice::Both => "-both",
    };
    let (name, id) = (index.passage(nth, ""), index.passage(nth, side));
    let value = format!("{id}-value");
    view! {
        <label class="choice">
            <input
                type="radio"
                name=name
                id=id
                aria-label=use_app().label(label)
                aria-describedby=value.clone()
                checked=is_chosen
                on:change=move |_| on_choose.run(())
            />
            <span>{use_app().label(label)}</span>
            <span class="value" id=value>{text}</span>
        </label>
    }
}
