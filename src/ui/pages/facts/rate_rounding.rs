//! 達成率の端数: how the plan rounds its rates where they are shown.

use keikaku::command::{Command, PlanCommand};
use keikaku::plan::RateRounding;
use keikaku::value::id::PlanId;
use keikaku::wording::{Label, terms};
use leptos::prelude::*;

use crate::ui::app::{use_editor, use_locale};

const FIELD: &str = "rate-rounding";
const MEANING: &str = "rate-rounding-meaning";

/// The choice with a sentence on what it does. It sends [`PlanCommand::SetRateRounding`].
#[component]
pub(crate) fn RateRoundingChoice(
    /// The plan.
    plan: PlanId,
) -> impl IntoView {
    let (locale, editor) = (use_locale(), use_editor());
    let rounding =
        Memo::new(move |_| editor.workbook.with(|workbook| workbook.plan(plan).map(|plan| plan.rate_rounding)));
    let current = move || {
        let place = RateRounding::ALL.iter().position(|one| rounding.get() == Some(*one));
        place.map(|place| place.to_string()).unwrap_or_default()
    };
    let choose = move |event| {
        let place = event_target_value(&event).parse::<usize>().ok();
        if let Some(rounding) = place.and_then(|place| RateRounding::ALL.get(place)) {
            editor.command(Command::InPlan { plan, command: PlanCommand::SetRateRounding(*rounding) });
        }
    };
    let options = RateRounding::ALL.iter().enumerate().map(|(place, rounding)| {
        view! { <option value=place.to_string()>{terms::rate_rounding(*rounding, locale.language())}</option> }
    });
    view! {
        <div class="fact">
            <div class="fact-head">
                <label for=FIELD>{locale.label(Label::RateRounding)}</label>
            </div>
            <select id=FIELD aria-describedby=MEANING prop:value=current on:change=choose>
                {options.collect_view()}
            </select>
            <div class="beside" id=MEANING>
                <span class="hint">{locale.label(Label::RateRoundingDoes)}</span>
            </div>
        </div>
    }
}
