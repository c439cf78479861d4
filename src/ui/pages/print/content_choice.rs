//! What 印刷 prints, and the choice of it.

use std::sync::Arc;

use keikaku::plan::Plan;
use keikaku::session::plan_view::{PlanView, PrintContent};
use keikaku::wording::{Language, PrintLabel, printing};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{use_locale, use_open_plan};

/// What is printed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Printed {
    /// The plan.
    pub(super) plan: Arc<Plan>,
    /// The choices of the page.
    pub(super) view: PlanView,
    /// What of the plan is printed.
    pub(super) content: PrintContent,
    /// The number of KPIs that are printed.
    pub(super) count: usize,
    /// The number of KPIs that the plan has.
    pub(super) all: usize,
}

impl Printed {
    /// What is printed of the plan according to the choices of the page.
    pub(super) fn new(plan: &Arc<Plan>, view: &PlanView) -> Self {
        let used = || plan.used_indicators();
        Self {
            plan: Arc::clone(plan),
            view: view.clone(),
            content: view.print_content(plan),
            count: used().filter(|row| view.prints(plan, row, clock::today())).count(),
            all: used().count(),
        }
    }

    /// The label of a choice; `None` for the chosen KPI if there is none.
    fn label(&self, content: PrintContent, language: Language) -> Option<String> {
        let chosen = self.view.chosen_in(&self.plan);
        let number = chosen.and_then(|chosen| self.plan.indicators().iter().position(|row| row.id == chosen.id));
        let chosen = chosen.zip(number).map(|(row, place)| (&**row, place + 1));
        let is_there = content != PrintContent::ChosenSheet || chosen.is_some();
        is_there.then(|| printing::content(content, chosen, language))
    }
}

/// The choice 印刷するもの: the document, the list, the sheets and, if a KPI is chosen, its sheet alone. It lasts as long as the page.
#[component]
pub(crate) fn ContentChoice(
    /// What is printed.
    printed: Memo<Option<Arc<Printed>>>,
) -> impl IntoView {
    const NAME: &str = "print-content";
    let (locale, plan) = (use_locale(), use_open_plan());
    let view = plan.view;
    let options = PrintContent::ALL.map(|content| {
        let is_current = move || printed.with(|printed| printed.as_ref().is_some_and(|it| it.content == content));
        let choose = move |_| view.update(|view| view.printed = Some(content));
        let label = move || printed.get().and_then(|printed| printed.label(content, locale.language()));
        // The element stays when the chosen KPI is gone, so that it keeps the focus.
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
            <span id=NAME class="field-label">{locale.label(PrintLabel::PRINT_WHAT)}</span>
            {options}
        </div>
    }
}
