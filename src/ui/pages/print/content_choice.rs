//! The choice of what 印刷 prints.

use keikaku::session::plan_view::PrintContent;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, printing};
use leptos::prelude::*;

use crate::ui::app::use_app;

/// The choice 印刷するもの: the list, the sheets and, if a KPI is chosen, its sheet alone. It lasts as long as the page.
#[component]
pub(crate) fn ContentChoice(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    const NAME: &str = "print-content";
    let app = use_app();
    let view = app.plan_view(plan);
    let with_plan = move || app.workbook.with(|workbook| workbook.plan(plan).cloned());
    let current = Memo::new(move |_| with_plan().map(|plan| view.with(|view| view.print_content(&plan))));
    let chosen = Memo::new(move |_| with_plan().and_then(|plan| view.with(|view| view.chosen_in(&plan)?.id.into())));
    let option = move |content: PrintContent| {
        let label = move || {
            let plan = with_plan()?;
            let number = plan.indicators().iter().position(|row| Some(row.id) == chosen.get());
            let row = number.and_then(|place| Some((&**plan.indicators().get(place)?, place + 1)));
            Some(printing::content(content, row, app.language()))
        };
        let choose = move |_| view.update(|view| view.printed = Some(content));
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name=NAME
                    prop:checked=move || current.get() == Some(content)
                    on:change=choose
                />
                <span>{label}</span>
            </label>
        }
    };
    view! {
        <div class="print-content screen-only" role="radiogroup" aria-labelledby=NAME>
            <span id=NAME class="field-label">{app.label(Label::PrintWhat)}</span>
            {option(PrintContent::List)}
            {option(PrintContent::Sheets)}
            {move || chosen.get().map(|_| option(PrintContent::ChosenSheet))}
        </div>
    }
}
