//! 様式の項目: the items for which the form of the office asks.

use keikaku::command::PlanCommand;
use keikaku::plan::SheetColumn;
use keikaku::wording::{EvaluationLabel, Label, evaluation};
use leptos::prelude::*;

use crate::ui::app::use_locale;
use crate::ui::components::CheckField;
use crate::ui::pages::evaluation::sheet::use_sheet;

/// The choice of the items for which the form asks, closed at first.
#[component]
pub(super) fn Columns() -> impl IntoView {
    let (language, sheet) = (use_locale().language(), use_sheet());
    // The boxes are created when the part is first opened.
    let is_shown = RwSignal::new(false);
    let choice = move |column: &'static SheetColumn| {
        let is_on = Signal::derive(move || sheet.asks(*column));
        let switch = move |is_asked| {
            sheet.plan.command(PlanCommand::SetSheetColumn(*column, is_asked));
        };
        view! { <CheckField label=evaluation::column(*column, language) is_on on_switch=switch /> }
    };
    view! {
        <details class="evaluation-columns">
            <summary on:click=move |_| is_shown.set(true)>{Label::SHEET_COLUMNS.text(language)}</summary>
            <p class="hint">{EvaluationLabel::SHEET_COLUMNS_MEANING.text(language)}</p>
            <div class="radio-choices">
                {move || is_shown.get().then(|| SheetColumn::ALL.iter().map(choice).collect_view())}
            </div>
        </details>
    }
}
