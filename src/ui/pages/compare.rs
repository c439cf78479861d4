//! 比べる: two plans or files side by side. Comparing imports, changes and stores nothing.
//!
//! The state of the two sides is kept apart from the view ([`KeptSides`]), so that it stays when the language is switched
//! and is dropped when the view is left. The address contains the plans but not a file: after the page is opened again,
//! the view says that the file is no longer available.

mod compare_side;
mod comparison_result;
mod difference_table;
mod side_content;
mod sides;

use keikaku::compare::Which;
use keikaku::session::route::ComparedSide;
use keikaku::wording::{Label, compare as words_of};
use leptos::prelude::*;
use web_sys::DragEvent;

use crate::ui::app::{Editor, use_editor, use_locale};
use crate::ui::pages::compare::compare_side::CompareSide;
use crate::ui::pages::compare::comparison_result::ComparisonResult;
use crate::ui::pages::compare::sides::{ComparedSides, ComparisonOutcome};

/// The view 比べる. The sides begin with what the address contains, unless they have content already.
#[component]
pub(crate) fn ComparePage(
    /// The content of the left side according to the address.
    left: ComparedSide,
    /// The content of the right side according to the address.
    right: ComparedSide,
) -> impl IntoView {
    let sides = expect_context::<KeptSides>().sides(use_editor(), left, right);
    view! { <Comparing sides /> }
}

/// The two sides from when the view is opened until another one is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeptSides(StoredValue<Option<ComparedSides>>);

impl KeptSides {
    /// Makes the sides known to the view.
    pub(crate) fn provide() -> Self {
        let kept = Self(StoredValue::new(None));
        provide_context(kept);
        kept
    }

    /// The sides that are kept; without them, those that the address names.
    fn sides(self, editor: Editor, left: ComparedSide, right: ComparedSide) -> ComparedSides {
        let sides = self.0.get_value().unwrap_or_else(|| ComparedSides::new(editor, left, right));
        self.0.set_value(Some(sides.clone()));
        sides
    }

    /// Forgets the sides, since another view is opened.
    pub(crate) fn forget(self) {
        self.0.set_value(None);
    }
}

/// The two sides, a sentence on how they differ, and the differences. A file that is dropped outside of the sides goes
/// to the first empty one.
#[component]
fn Comparing(
    /// The content of the sides, which this component provides as a context.
    sides: ComparedSides,
) -> impl IntoView {
    let locale = use_locale();
    provide_context(sides.clone());
    let (compared, dropped) = (sides.clone(), sides.clone());
    let outcome = Memo::new(move |_| compared.outcome());
    let summary = move || match outcome.get() {
        ComparisonOutcome::Waiting => locale.label(Label::ChooseBoth).to_owned(),
        ComparisonOutcome::Refused(sentence) => sentence,
        ComparisonOutcome::Compared(comparison) => words_of::summary(&comparison, locale.language()),
    };
    let result = move || match outcome.get() {
        ComparisonOutcome::Compared(comparison) => Some(view! { <ComparisonResult comparison /> }),
        ComparisonOutcome::Waiting | ComparisonOutcome::Refused(_) => None,
    };
    view! {
        <div class="compare" on:drop=move |event: DragEvent| dropped.on_drop(None, &event)>
            <h1>{locale.label(Label::Compare)}</h1>
            <p class="compare-meaning">{locale.label(Label::CompareMeaning)}</p>
            <div class="compare-sides">
                <CompareSide which=Which::Left />
                <CompareSide which=Which::Right />
            </div>
            <div class="buttons">
                <button type="button" class="secondary" id="swap-sides" on:click=move |_| sides.swap()>
                    {locale.label(Label::SwapSides)}
                </button>
            </div>
            <p class="compare-summary" role="status">
                {summary}
            </p>
            {result}
        </div>
    }
}
