//! The choice of what 印刷 prints.

use std::sync::Arc;

use keikaku::session::plan_view::PrintContent;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, Language, printing};
use leptos::prelude::*;

use super::Printed;

use crate::ui::app::{use_editor_view, use_locale};

/// The choice 印刷するもの: the document, the list, the sheets and, if a KPI is chosen, its sheet alone. It lasts as long as the page.
#[component]
pub(crate) fn ContentChoice(
    /// The plan.
    plan: PlanId,
    /// What is printed.
    printed: Memo<Option<Arc<Printed>>>,
) -> impl IntoView {
    const NAME: &str = "print-content";
    let (locale, editor_view) = (use_locale(), use_editor_view());
    let view = editor_view.plan_view(plan);
    let options = [PrintContent::Document, PrintContent::List, PrintContent::Sheets, PrintContent::ChosenSheet];
    let options = options.map(|content| {
        let is_current = move || printed.with(|printed| printed.as_ref().is_some_and(|it| it.content == content));
        let choose = move |_| view.update(|view| view.printed = Some(content));
        let label = move || printed.get().and_then(|printed| printed.label(content, locale.language()));
        // The element stays when the chosen KPI is gone, so that the focus does.
        let is_missing = move || label().is_none();
        view! {
            <label class="choice" hidden=is_missing>
                <input type="radio" name=NAME prop:checked=is_current on:change=choose />
                <span>{label}</span>
            </label>
        }
    });
    view! {
        <div class="print-content screen-only" role="radiogroup" aria-labelledby=NAME>
            <span id=NAME class="field-label">{locale.label(Label::PrintWhat)}</span>
            {options}
        </div>
    }
}

impl Printed {
    /// The label of a choice; `None` for the chosen KPI if there is none.
    fn label(&self, content: PrintContent, language: Language) -> Option<String> {
        let chosen = self.view.chosen_in(&self.plan);
        let number = chosen.and_then(|chosen| self.plan.indicators().iter().position(|row| row.id == chosen.id));
        let chosen = chosen.zip(number).map(|(row, place)| (&**row, place + 1));
        let is_there = content != PrintContent::ChosenSheet || chosen.is_some();
        is_there.then(|| printing::content(content, chosen, language))
    }
}
