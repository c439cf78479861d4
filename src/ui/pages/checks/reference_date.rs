//! 基準日 on チェック: the day that the checks of dates and years take as the present day. Without a 基準日 those checks are not
//! made, which the page states.

use keikaku::command::PlanCommand;
use keikaku::storage::Calendar;
use keikaku::value::fiscal_year;
use keikaku::value::{Date, width};
use keikaku::wording::{ChecksLabel, Label, facts};
use leptos::prelude::*;

use crate::browser::clock;
use crate::ui::app::{OpenPlan, use_editor_view, use_locale, use_open_plan};
use crate::ui::components::{Button, CommittedField};

/// The id of the field for the day.
const FIELD: &str = "reference-date";
/// The id of the sentence that describes the field.
const MEANING: &str = "about-reference-date";

/// The field, a button that enters today, and a sentence on what the day is used for. It sends
/// [`PlanCommand::SetReferenceDate`].
///
/// It is a text field like the fields of all other days: officials write days by era, and a browser's own date field
/// reports other days while somebody types in it.
#[component]
pub(crate) fn ReferenceDate() -> impl IntoView {
    let (locale, plan) = (use_locale(), use_open_plan());
    let day = Memo::new(move |_| plan.read(|plan| plan.reference_date).flatten());
    let text = Signal::derive(move || day.get().map(Date::western_label).unwrap_or_default());
    // The reason why the text in the field is not a day.
    let error = RwSignal::new(None);
    let set_today = move |_| {
        set(plan, Some(clock::today()));
        // The day may be unchanged although the field holds a text that is not a day.
        error.set(None);
    };
    let meaning = move || {
        let is_set = day.with(Option::is_some);
        let does = locale.label(if is_set { ChecksLabel::REFERENCE_DATE_DOES } else { ChecksLabel::NO_REFERENCE_DATE });
        error.get().unwrap_or_else(|| does.to_owned())
    };
    view! {
        <div class="reference-date">
            <label for=FIELD>{locale.label(Label::REFERENCE_DATE)}</label>
            <CommittedField
                id=FIELD
                class="day"
                text
                error
                on_commit=Box::new(move |text| take(plan, &text))
                described_by=MEANING
            />
            <Button class="secondary" text=locale.label(ChecksLabel::REFERENCE_DATE_TODAY) on_press=set_today />
            {move || day.get().map(|day| view! { <DayLabel day /> })}
            <p class="hint" id=MEANING>{meaning}</p>
        </div>
    }
}

/// The day as it is understood, with its era if the user has chosen so.
#[component]
fn DayLabel(day: Date) -> impl IntoView {
    let view = use_editor_view();
    let label = move || facts::day_label(day, view.calendar.get() == Calendar::Both);
    view! { <span class="understood" lang="ja">{label}</span> }
}

/// Sets the day that was entered, or no day for a blank text. Returns the reason if the text is not a day.
fn take(plan: OpenPlan, text: &str) -> Result<(), String> {
    let day = match fiscal_year::read_named_day(text, clock::today()) {
        Ok(named) => Some(named.date),
        Err(_) if width::trim(text).is_empty() => None,
        Err(error) => return Err(facts::day_error(error, plan.editor.language()).to_owned()),
    };
    set(plan, day);
    Ok(())
}

fn set(plan: OpenPlan, day: Option<Date>) {
    plan.command(PlanCommand::SetReferenceDate(day));
}
