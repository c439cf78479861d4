//! 達成率の出し方: by which formula the plan rates its KPIs on 各年度の値.

use keikaku::command::{Command, PlanCommand};
use keikaku::plan::RateFormula;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::{use_editor, use_locale};

const FIELD: &str = "rate-formula";
const MEANING: &str = "rate-formula-meaning";
const FORMULAS: [(&str, RateFormula); 3] = [
    ("by-direction", RateFormula::ByDirection),
    ("of-target", RateFormula::OfTarget),
    ("of-planned-gain", RateFormula::OfPlannedGain),
];

/// The choice with a sentence on what it does. It sends [`PlanCommand::SetRateFormula`].
#[component]
pub(crate) fn RateFormulaChoice(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let formula =
        Memo::new(move |_| editor.workbook.with(|workbook| workbook.plan(plan).map(|plan| plan.rate_formula)));
    let current = move || FORMULAS.iter().find(|(_, one)| formula.get() == Some(*one)).map_or("", |(word, _)| word);
    let choose = move |event| {
        let word = event_target_value(&event);
        if let Some((_, formula)) = FORMULAS.iter().find(|(one, _)| *one == word) {
            editor.command(Command::InPlan { plan, command: PlanCommand::SetRateFormula(*formula) });
        }
    };
    let options = FORMULAS.map(|(word, formula)| {
        view! { <option value=word>{terms::rate_formula(formula, locale.language())}</option> }
    });
    view! {
        <div class="fact">
            <div class="fact-head">
                <label for=FIELD>{locale.label(Label::RateFormula)}</label>
            </div>
            <select id=FIELD aria-describedby=MEANING prop:value=current on:change=choose>
                {options}
            </select>
            <div class="beside" id=MEANING>
                <span class="hint">{locale.label(Label::RateFormulaDoes)}</span>
            </div>
        </div>
    }
}
