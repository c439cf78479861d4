//! 比べる: two plans or files side by side. Comparing imports, changes and stores nothing.
//!
//! The state of the two sides is kept apart from the view ([`ComparedSides`]), so that it stays when the language is
//! switched and is dropped when the view is left. The address contains the plans but not a file: after the page is
//! opened again, the view shows that the file is no longer available.

mod compare_side;
mod comparison_result;
mod difference_table;
mod side_content;
mod sides;

use keikaku::compare::Which;
use keikaku::session::route::ComparedSide;
use keikaku::wording::{CompareLabel, Label, compare as words_of};
use leptos::prelude::*;
use web_sys::DragEvent;

use crate::ui::app::use_locale;
use crate::ui::components::Button;
use crate::ui::pages::compare::compare_side::CompareSide;
use crate::ui::pages::compare::comparison_result::ComparisonResult;
pub(crate) use crate::ui::pages::compare::sides::ComparedSides;
use crate::ui::pages::compare::sides::{ComparisonOutcome, use_sides};

/// The view 比べる: the two sides, a sentence on how they differ, and the differences. The sides begin with what the address
/// contains, unless they have content already. A file that is dropped outside of the sides goes to the first empty one.
#[component]
pub(crate) fn ComparePage(
    /// The content of the left side according to the address.
    left: ComparedSide,
    /// The content of the right side according to the address.
    right: ComparedSide,
) -> impl IntoView {
    let (locale, sides) = (use_locale(), use_sides());
    sides.open(left, right);
    let (compared, dropped) = (sides.clone(), sides.clone());
    let outcome = Memo::new(move |_| compared.outcome());
    let summary = move || match outcome.get() {
        ComparisonOutcome::Waiting => locale.label(CompareLabel::CHOOSE_BOTH).to_owned(),
        ComparisonOutcome::Refused(sentence) => sentence,
        ComparisonOutcome::Compared(comparison) => words_of::summary(&comparison, locale.language()),
    };
    let result = move || match outcome.get() {
        ComparisonOutcome::Compared(comparison) => Some(view! { <ComparisonResult comparison /> }),
        ComparisonOutcome::Waiting | ComparisonOutcome::Refused(_) => None,
    };
    view! {
        <div class="compare" on:drop=move |event: DragEvent| dropped.on_drop(None, &event)>
            <h1>{locale.label(Label::COMPARE)}</h1>
            <p class="compare-meaning">{locale.label(CompareLabel::MEANING)}</p>
            <div class="compare-sides">
                <CompareSide which=Which::Left />
                <CompareSide which=Which::Right />
            </div>
            <div class="buttons">
                <Button
                    class="secondary"
                    id="swap-sides"
                    text=locale.label(CompareLabel::SWAP_SIDES)
                    on_press=move |_| sides.swap()
                />
            </div>
            <p class="compare-summary" role="status">
                {summary}
            </p>
            {result}
        </div>
    }
}
