//! 比べる: two plans or files side by side. Nothing is imported, changed or stored by it.
//!
//! What is on the sides lives in [`AppState::preview`](crate::ui::app::AppState::preview), where a file waits that was read,
//! so that it stays when the language is switched and goes when the view is left. The address names the plans; a file is not
//! there any more once the page is opened again, and that is said.

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

use crate::ui::app::use_app;
use crate::ui::pages::compare::compare_side::CompareSide;
use crate::ui::pages::compare::comparison_result::ComparisonResult;
use crate::ui::pages::compare::sides::{ComparedSides, Outcome};
use crate::ui::review::Preview;

/// The view, which begins with what the address names, unless there is something on the sides already.
#[component]
pub(crate) fn ComparePage(
    /// What the address names of the left side.
    left: ComparedSide,
    /// What the address names of the right side.
    right: ComparedSide,
) -> impl IntoView {
    let app = use_app();
    if app.preview.with_untracked(Option::is_none) {
        let sides = ComparedSides::new(app, left, right);
        app.preview.set(Some(ViewFn::from(move || view! { <Comparing sides=sides.clone() /> })));
    }
    view! { <Preview /> }
}

/// The two sides, a sentence on how they differ, and the differences. A file that is dropped beside the sides goes to the
/// first that is empty.
#[component]
fn Comparing(
    /// What is on the sides. The parts of the view get it from the context.
    sides: ComparedSides,
) -> impl IntoView {
    let app = use_app();
    provide_context(sides.clone());
    let (compared, dropped) = (sides.clone(), sides.clone());
    let outcome = Memo::new(move |_| compared.outcome());
    let summary = move || match outcome.get() {
        Outcome::Waiting => app.label(Label::ChooseBoth).to_owned(),
        Outcome::Refused(sentence) => sentence,
        Outcome::Compared(comparison) => words_of::summary(&comparison, app.language()),
    };
    let result = move || match outcome.get() {
        Outcome::Compared(comparison) => Some(view! { <ComparisonResult comparison /> }),
        Outcome::Waiting | Outcome::Refused(_) => None,
    };
    view! {
        <div class="compare" on:drop=move |event: DragEvent| dropped.on_drop(None, &event)>
            <h1>{app.label(Label::Compare)}</h1>
            <p class="compare-meaning">{app.label(Label::CompareMeaning)}</p>
            <div class="compare-sides">
                <CompareSide which=Which::Left />
                <CompareSide which=Which::Right />
            </div>
            <div class="buttons">
                <button type="button" class="secondary" id="swap-sides" on:click=move |_| sides.swap()>
                    {app.label(Label::SwapSides)}
                </button>
            </div>
            <p class="compare-summary" role="status">
                {summary}
            </p>
            {result}
        </div>
    }
}
