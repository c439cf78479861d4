//! The passages of a text that both sides changed.

use keikaku::merge::review::Decision;
use keikaku::merge::{Passage, PassageChoice, Passages};
use keikaku::wording::{Label, ReviewLabel, import};
use leptos::html;
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::review::{ChangeIndex, SideOption};

/// The choices so far for the open passages of a text.
pub(crate) type PassageChoices = StoredValue<Vec<Option<PassageChoice>>>;

/// The whole text, divided into its passages. Each passage that both sides changed differently has radio buttons for
/// 現在の値, for the other side's paragraphs and for both.
#[component]
pub(crate) fn TextPassages(
    /// The position of the change in the lists.
    index: ChangeIndex,
    /// The text.
    passages: Passages,
    /// The choices so far.
    chosen: PassageChoices,
    /// The radio button of 段落ごとに選ぶ, which is selected when a passage is chosen.
    by_passage: NodeRef<html::Input>,
    /// The label of the other side's value.
    theirs: Label,
    /// Called when a passage is chosen.
    on_decide: Callback<Decision>,
) -> impl IntoView {
    let language = use_locale().language();
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
        Passage::Settled(paragraphs) => {
            Some(view! { <p class="passage">{import::passage_side(paragraphs, language)}</p> }.into_any())
        }
        Passage::Open { ours, theirs: other } => {
            let nth = open.next()?;
            let sides = [
                (PassageChoice::Ours, "-ours", ReviewLabel::CURRENT_VALUE, import::passage_side(ours, language)),
                (PassageChoice::Theirs, "-theirs", theirs, import::passage_side(other, language)),
                (PassageChoice::Both, "-both", ReviewLabel::BOTH_PASSAGES, String::new()),
            ];
            let now = chosen.with_value(|chosen| chosen.get(nth).copied().flatten());
            let options = sides.map(|(choice, side, label, text)| {
                let id = index.passage(nth, side);
                let value = format!("{id}-value");
                let (is_chosen, on_choose) = (now == Some(choice), move |()| choose.run((nth, choice)));
                let label = label.text(language);
                view! {
                    <SideOption name=index.passage(nth, "") id label is_chosen on_choose>
                        <span class="value" id=value>{text}</span>
                    </SideOption>
                }
            });
            let name = import::passage(nth + 1, count, language);
            Some(view! { <div class="passage-sides" role="radiogroup" aria-label=name>{options}</div> }.into_any())
        }
    });
    view! { <div class="passages">{passages.collect_view()}</div> }
}
