//! 達成率の出し方 and 達成率の端数: the formula by which the plan rates its KPIs on 各年度の値, and the rounding of the rates that are
//! shown.

use keikaku::command::PlanCommand;
use keikaku::plan::{Plan, RateFormula, RateRounding};
use keikaku::wording::{FactsLabel, Label, Language, terms};
use leptos::prelude::*;

use crate::ui::app::{use_locale, use_open_plan};
use crate::ui::components::SelectField;

const FORMULAS: [RateFormula; 3] = [RateFormula::ByDirection, RateFormula::OfTarget, RateFormula::OfPlannedGain];

/// The two choices. They send [`PlanCommand::SetRateFormula`] and [`PlanCommand::SetRateRounding`].
#[component]
pub(crate) fn RateChoices() -> impl IntoView {
    view! {
        <RateChoice
            id="rate-formula"
            label=Label::RATE_FORMULA
            does=FactsLabel::RATE_FORMULA_DOES
            all=&FORMULAS
            text=terms::rate_formula
            read=|plan| plan.rate_formula
            command=PlanCommand::SetRateFormula
        />
        <RateChoice
            id="rate-rounding"
            label=Label::RATE_ROUNDING
            does=FactsLabel::RATE_ROUNDING_DOES
            all=&RateRounding::ALL
            text=terms::rate_rounding
            read=|plan| plan.rate_rounding
            command=PlanCommand::SetRateRounding
        />
    }
}

/// A choice with a sentence on its effect. The value of an option is its index in `all`.
#[component]
fn RateChoice<T: Copy + PartialEq + Send + Sync + 'static>(
    id: &'static str,
    label: Label,
    /// The sentence on the effect of the choice.
    does: Label,
    /// The options.
    all: &'static [T],
    text: fn(T, Language) -> &'static str,
    /// Reads the present option from the plan.
    read: fn(&Plan) -> T,
    /// Makes the command that sets an option.
    command: fn(T) -> PlanCommand,
) -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let meaning = format!("{id}-meaning");
    let option = |(place, each): (usize, &T)| (place.to_string(), text(*each, locale.language()).to_owned());
    let options: Vec<_> = all.iter().enumerate().map(option).collect();
    let chosen = Memo::new(move |_| {
        let chosen = plan.read(|plan| read(plan));
        all.iter().position(|each| Some(*each) == chosen).map(|place| place.to_string()).unwrap_or_default()
    });
    let choose = move |place: String| {
        if let Some(each) = place.parse().ok().and_then(|place: usize| all.get(place)) {
            plan.command(command(*each));
        }
    };
    view! {
        <div class="fact">
            <div class="fact-head">
                <label for=id>{locale.label(label)}</label>
            </div>
            <SelectField id options chosen on_select=choose described_by=meaning.clone() />
            <div class="beside" id=meaning>
                <span class="hint">{locale.label(does)}</span>
            </div>
        </div>
    }
}
